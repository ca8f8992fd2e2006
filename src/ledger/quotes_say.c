/* SPDX-License-Identifier: MIT */
/* What is said of a quote that does not stand in the plan's text. See quotes_room.h. */
#include "base/normalise.h"
#include "base/text.h"
#include "ledger/quotes_room.h"

struct span parting_span(const struct tree *tree, const struct node *node,
                         const struct parting *parting)
{
    struct span span = node_span(tree, node);
    size_t quotes = (span.end - span.start - node->text.len) / 2; /* the marks around it */
    struct slice raw = slice_sub(tree->source->text, span.start, span.end);

    if (span.end - span.start > node->text.len + 2 || quotes + node->text.len > raw.len ||
        !slice_eq(slice_sub(raw, quotes, quotes + node->text.len), node->text))
        return span;
    return (struct span){tree->source, span.start + quotes + parting->quote,
                         span.start + quotes + parting->quote_to};
}

/* "青 (U+9752)": what one sees, and what cannot be taken for anything else. */
#define PIECE_MAX 4

static void add_codes(struct buffer *out, struct slice piece)
{
    uint32_t code;

    for (size_t at = 0, i = 0; at < piece.len; i++) {
        text_next(piece, &at, &code);
        buffer_addf(out, "%sU+%04X", i == 0 ? "" : " ", (unsigned)code);
        if (i + 1 == PIECE_MAX && at < piece.len) {
            buffer_adds(out, " …");
            return;
        }
    }
}

static bool is_seen(struct slice piece)
{
    uint32_t code;

    for (size_t at = 0; at < piece.len;) {
        text_next(piece, &at, &code);
        if (code >= 0x20 && !text_is_blank(code) && text_width(piece) > 0)
            return true;
    }
    return false;
}

static void add_piece(struct buffer *out, struct slice piece, enum lang lang)
{
    static const struct words none = T("nothing", "（空）"), line = T("a line end", "（换行）");
    static const char *const formats[] = {[LANG_EN] = " (", [LANG_ZH] = "（"};
    static const char *const closes[] = {[LANG_EN] = ")", [LANG_ZH] = "）"};
    bool seen = is_seen(piece);

    if (piece.len == 0 || (!seen && slice_find(piece, '\n', 0) < piece.len)) {
        buffer_adds(out, (piece.len == 0 ? &none : &line)->text[lang]);
        return;
    }
    if (seen) {
        text_safe(out, piece);
        buffer_adds(out, formats[lang]);
    }
    add_codes(out, piece);
    buffer_adds(out, seen ? closes[lang] : "");
}

/* Radicals, which text out of a PDF holds in the place of the characters that look like them. */
static bool has_radical(struct slice s, size_t *at)
{
    uint32_t code;

    for (size_t next = 0; next < s.len;) {
        *at = next;
        text_next(s, &next, &code);
        if (code >= 0x2E80 && code <= 0x2FDF)
            return true;
    }
    return false;
}

/* The normal form of a character in the middle of a word: at an end it might be dropped. */
static void add_plain(struct buffer *out, struct slice character)
{
    struct buffer word = {0};

    buffer_byte(&word, 'x');
    buffer_add(&word, character);
    buffer_byte(&word, 'x');
    text_normalise(out, buffer_slice(&word));
    buffer_free(&word);
}

static bool look_alike(struct slice a, struct slice b)
{
    struct buffer left = {0}, right = {0};

    add_plain(&left, a);
    add_plain(&right, b);
    bool alike = slice_eq(buffer_slice(&left), buffer_slice(&right));
    buffer_free(&left);
    buffer_free(&right);
    return alike;
}

static const struct words *words_for(struct slice text, struct slice quote,
                                     const struct parting *parting)
{
    static const struct words other =
        T("{where} the quote has {quote}, and {file} has {text}: copy the words from there",
          "{where}，引文写的是 {quote}，{file} 写的是 {text}：请从那里逐字复制");
    static const struct words radical = T(
        "{where} the quote has {quote}, and {file} has {text}: one of the two is a radical, which "
        "text out of a PDF holds in the place of a character that looks like it; where it is the "
        "text's, mend the text and its sha256, else copy the words from there",
        "{where}，引文写的是 {quote}，{file} 写的是 {text}：其中一个是部首，PDF "
        "里复制出来的文字常用它顶替样子"
        "相同的汉字；原文里是部首的，请改正原文并更新 sha256，不然请从原文逐字复制");
    static const struct words alike =
        T("{where} the quote has {quote}, and {file} has {text}: they look alike and are two "
          "characters; copy the words from there",
          "{where}，引文写的是 {quote}，{file} 写的是 "
          "{text}：样子差不多，却是两个字符；请从那里逐字复制");
    struct slice a = slice_sub(quote, parting->quote, parting->quote_to);
    struct slice b = slice_sub(text, parting->text, parting->text_to);
    size_t ignored;

    if (has_radical(a, &ignored) || has_radical(b, &ignored))
        return &radical;
    return a.len > 0 && b.len > 0 && look_alike(a, b) ? &alike : &other;
}

/* "after 创建“四无”(无": a few characters that are alike in both. */
#define BESIDE_MAX 6

static void add_where(struct buffer *out, struct slice quote, const struct parting *parting,
                      enum lang lang)
{
    static const struct words before = T("after “{part}”", "在“{part}”后面"),
                              behind = T("before “{part}”", "在“{part}”前面");
    struct buffer safe = {0};
    size_t from = parting->quote, to = parting->quote;

    if (parting->from_end) {
        from = to = parting->quote_to;
        for (int i = 0; i < BESIDE_MAX && to < quote.len; i++)
            to = cluster_end(quote, to);
    }
    for (int i = 0; !parting->from_end && i < BESIDE_MAX && from > 0; i++)
        from = cluster_before(quote, from);
    text_safe(&safe, slice_sub(quote, from, to));
    const struct lang_arg arg = {"part", buffer_slice(&safe)};
    lang_expand(out, (parting->from_end ? &behind : &before)->text[lang], &arg, 1);
    buffer_free(&safe);
}

static void expand(struct buffer *out, const struct quotes *quotes, struct slice quote,
                   const struct parting *parting, enum lang lang)
{
    struct slice text = quotes->source->text;
    struct buffer parts[3] = {0};

    add_where(&parts[0], quote, parting, lang);
    add_piece(&parts[1], slice_sub(quote, parting->quote, parting->quote_to), lang);
    add_piece(&parts[2], slice_sub(text, parting->text, parting->text_to), lang);
    const struct lang_arg args[] = {{"where", buffer_slice(&parts[0])},
                                    {"quote", buffer_slice(&parts[1])},
                                    {"text", buffer_slice(&parts[2])},
                                    {"file", quotes->plan->source_file}};
    lang_expand(out, words_for(text, quote, parting)->text[lang], args, 4);
    for (int i = 0; i < 3; i++)
        buffer_free(&parts[i]);
}

/* Where nothing is near, a radical in the quote is the likeliest reason. */
static void expand_alone(struct buffer *out, const struct quotes *quotes, struct slice quote,
                         enum lang lang)
{
    static const struct words copy =
        T("copy the words from {file}, character for character", "请从 {file} 逐字复制");
    static const struct words radical =
        T("{quote} in it is a radical, as text out of a PDF holds them, and not the character that "
          "looks like it: copy the words from {file}, character for character",
          "其中的 {quote} 是部首（PDF 里复制出来的文字常这样），不是样子相同的汉字：请从 {file} "
          "逐字复制");
    struct buffer piece = {0};
    size_t at = 0;
    bool radicals = has_radical(quote, &at);

    add_piece(&piece, slice_sub(quote, at, cluster_end(quote, at)), lang);
    const struct lang_arg args[] = {{"file", quotes->plan->source_file},
                                    {"quote", buffer_slice(&piece)}};
    lang_expand(out, (radicals ? &radical : &copy)->text[lang], args, 2);
    buffer_free(&piece);
}

/* The piece of the text, without a line end behind it, which is no place to mark. */
static struct span text_span(const struct source *source, const struct parting *parting)
{
    size_t to = parting->text_to;

    while (to > parting->text &&
           (source->text.data[to - 1] == '\n' || source->text.data[to - 1] == '\r'))
        to--;
    return (struct span){source, parting->text, to};
}

void parting_say(const struct quotes *quotes, struct diag *diag, struct slice quote,
                 const struct parting *parting)
{
    struct name hint = {0};

    if (diag->arena == NULL)
        return;
    for (int lang = 0; lang < LANG_COUNT; lang++) {
        struct buffer out = {0};

        if (parting == NULL)
            expand_alone(&out, quotes, quote, (enum lang)lang);
        else
            expand(&out, quotes, quote, parting, (enum lang)lang);
        hint.text[lang] = arena_copy(diag->arena, buffer_slice(&out));
        buffer_free(&out);
    }
    diag_set_name(diag, "hint", &hint, SLICE(""));
    if (parting != NULL)
        diag_also(diag, text_span(quotes->source, parting));
}
