/* SPDX-License-Identifier: MIT */
/* Where a quote that does not stand in the plan's text leaves it. See quotes_room.h. */
#include "base/text.h"
#include "ledger/quotes_room.h"

#include <assert.h>

/* Bytes of a text from one end or the other, so that one search finds beginnings and ends. */
struct directed_text {
    struct slice bytes;
    bool backward;
};

static char byte_at(const struct directed_text *directed, size_t at)
{
    assert(at < directed->bytes.len);
    return directed->bytes.data[directed->backward ? directed->bytes.len - 1 - at : at];
}

/* The borders of Knuth, Morris and Pratt: for each length how much of the beginning ends there. */
static size_t *borders_of(struct arena *arena, const struct directed_text *words)
{
    size_t *borders = ARENA_ARRAY(arena, words->bytes.len + 1, size_t);

    for (size_t i = 1, k = 0; i < words->bytes.len; i++) {
        while (k > 0 && byte_at(words, i) != byte_at(words, k))
            k = borders[k];
        k += byte_at(words, i) == byte_at(words, k);
        borders[i + 1] = k;
    }
    return borders;
}

/* The longest beginning of the words that stands in the text; *end is where it ends there. */
static size_t longest_run(struct directed_text text, struct directed_text words, size_t *end)
{
    struct arena *arena = arena_new();
    const size_t *borders = borders_of(arena, &words);
    size_t longest = 0;

    for (size_t i = 0, k = 0; i < text.bytes.len && longest < words.bytes.len; i++) {
        while (k > 0 && (k == words.bytes.len || byte_at(&text, i) != byte_at(&words, k)))
            k = borders[k];
        k += byte_at(&text, i) == byte_at(&words, k);
        if (k > longest) {
            longest = k;
            *end = i + 1;
        }
    }
    arena_free(arena);
    return longest;
}

/* A byte inside a character, not its first. */
static bool is_inside(struct slice s, size_t at)
{
    return at < s.len && ((unsigned char)s.data[at] & 0xC0U) == 0x80U;
}

/* So many characters must be alike, or such a part of the quote: less is chance. */
static bool is_enough(struct slice common, struct slice quote)
{
    size_t count = text_count(common), all = text_count(quote);

    return count >= 8 || (count >= 4 && count * 3 >= all) || (count >= 2 && count * 2 >= all);
}

/* At each end so many characters may be wrong: a pair of quotation marks, a stop. */
#define SKIPPED_MAX 2

size_t cluster_end(struct slice s, size_t at)
{
    if (at < s.len)
        text_cluster(s, &at);
    return at;
}

static size_t character_before(struct slice s, size_t at)
{
    at -= at > 0;
    while (at > 0 && is_inside(s, at))
        at--;
    return at;
}

size_t cluster_before(struct slice s, size_t at)
{
    size_t from = character_before(s, at);

    while (from > 0 && text_width(slice_sub(s, from, at)) == 0 && s.data[from] != '\n')
        from = character_before(s, from);
    return from;
}

/* A piece that is alike: where it stands in the quote and in the text. */
struct common_text {
    bool enough;
    size_t from, to; /* of the quote */
    size_t text;     /* where it begins in the text */
};

/* The beginning of quote[skip..] that stands in the text. */
static struct common_text find_beginning(struct slice text, struct slice quote, size_t skip)
{
    struct slice words = slice_sub(quote, skip, quote.len);
    size_t end = 0;
    size_t run = longest_run((struct directed_text){text, false},
                             (struct directed_text){words, false}, &end);

    while (run > 0 && (is_inside(words, run) || is_inside(text, end))) {
        run--;
        end--;
    }
    return (struct common_text){is_enough(slice_sub(words, 0, run), quote), skip, skip + run,
                                end - run};
}

/* The end of quote[..to] that stands in the text. */
static struct common_text find_end(struct slice text, struct slice quote, size_t to)
{
    struct slice words = slice_sub(quote, 0, to);
    size_t end = 0;
    size_t run =
        longest_run((struct directed_text){text, true}, (struct directed_text){words, true}, &end);
    size_t first = text.len - end, start = to - run;

    while (run > 0 && (is_inside(quote, start) || is_inside(text, first))) {
        run--;
        start++;
        first++;
    }
    return (struct common_text){is_enough(slice_sub(quote, start, to), quote), start, to, first};
}

/* More than this between the two is no slip. */
#define BETWEEN_MAX 60

/* Whether the beginning says better than the end what is meant: it is enough, or more. */
static bool is_more(struct slice quote, const struct common_text *begins,
                    const struct common_text *ends)
{
    if (begins->enough != ends->enough)
        return begins->enough;
    return text_count(slice_sub(quote, begins->from, begins->to)) >
           text_count(slice_sub(quote, ends->from, ends->to));
}

/* Beginning and end stand in the text one after the other: what differs is what lies between. */
static bool join(const struct common_text *begins, const struct common_text *ends,
                 struct parting *out)
{
    size_t text = begins->text + (begins->to - begins->from);

    if (begins->to <= begins->from || ends->to <= ends->from || ends->from < begins->to ||
        ends->text < text || ends->text - text > BETWEEN_MAX ||
        ends->from - begins->to > BETWEEN_MAX)
        return false;
    *out = (struct parting){begins->to, ends->from, text, ends->text, false, 0, 0};
    return true;
}

static void part_behind(struct slice text, struct slice quote, const struct common_text *begins,
                        struct parting *out)
{
    size_t end = begins->text + (begins->to - begins->from);

    *out = (struct parting){
        begins->to, cluster_end(quote, begins->to), end, cluster_end(text, end), false, 0, 0};
}

static void part_before(struct slice text, struct slice quote, const struct common_text *ends,
                        struct parting *out)
{
    *out = (struct parting){cluster_before(quote, ends->from),
                            ends->from,
                            cluster_before(text, ends->text),
                            ends->text,
                            true,
                            0,
                            0};
}

/* What the quote would cover in the text, were it put where the two are alike. */
static void cover(struct slice text, struct slice quote, const struct common_text *common,
                  struct parting *out)
{
    size_t behind = quote.len - common->from;

    out->from = common->text > common->from ? common->text - common->from : 0;
    out->to = text.len - common->text > behind ? common->text + behind : text.len;
    out->from = out->from < out->text ? out->from : out->text;
    out->to = out->to > out->text_to ? out->to : out->text_to;
}

bool parting_find(struct slice text, struct slice quote, struct parting *out)
{
    size_t skip = 0, to = quote.len;

    for (int i = 0; i <= SKIPPED_MAX && skip < to; i++) {
        struct common_text begins = find_beginning(text, quote, skip);
        struct common_text ends = find_end(text, quote, to);
        bool beginning = is_more(quote, &begins, &ends);

        if (begins.enough || ends.enough) {
            if (!join(&begins, &ends, out)) {
                if (beginning)
                    part_behind(text, quote, &begins, out);
                else
                    part_before(text, quote, &ends, out);
            }
            cover(text, quote, beginning ? &begins : &ends, out);
            assert(out->quote <= out->quote_to && out->quote_to <= quote.len);
            assert(out->text <= out->text_to && out->text_to <= text.len);
            return true;
        }
        skip = cluster_end(quote, skip);
        to = cluster_before(quote, to);
    }
    return false;
}
