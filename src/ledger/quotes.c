/* SPDX-License-Identifier: MIT */
/* Quotes against the source text. See quotes.h. */
#include "ledger/quotes.h"

#include "base/hash.h"

#include <string.h>

struct quotes {
    const struct plan *plan;
    const struct source *source;
    struct diag_list *diags;
    bool *quoted; /* by byte of the source: some quote holds it */
};

/* Marks every place where the words stand; false where there is none. */
static bool mark(const struct quotes *quotes, struct slice words)
{
    struct slice text = quotes->source->text;
    bool found = false;

    for (size_t at = 0; words.len > 0 && at + words.len <= text.len; at++) {
        at = slice_find(text, words.data[0], at);
        if (!slice_eq(slice_sub(text, at, at + words.len), words))
            continue;
        found = true;
        for (size_t i = at; i < at + words.len; i++)
            quotes->quoted[i] = true;
    }
    return found || words.len == 0;
}

static void check_quote(const struct quotes *quotes, const struct node *node)
{
    if (node == NULL || node->faulty || node->kind != NODE_STRING || mark(quotes, node->text))
        return;
    struct diag *diag =
        diag_add(quotes->diags, DIAG_QUOTE_NOT_IN_SOURCE, node_span(quotes->plan->tree, node));
    diag_set(diag, "file", quotes->plan->source_file);
}

static void check_hash(const struct quotes *quotes, const struct ledger_file *file)
{
    const struct plan *plan = quotes->plan;
    char hex[HASH_HEX_SIZE];

    hash_hex(file->hash, hex);
    if (plan->source_hash.len == 0 || slice_is(plan->source_hash, hex))
        return;
    struct diag *diag =
        diag_add(quotes->diags, DIAG_SOURCE_CHANGED, node_span(plan->tree, plan->hash_node));
    diag_set(diag, "hash", slice_of(hex));
}

/* The source file of the plan among those of the ledger: a name, never a path out of it. */
static struct ledger_file *find_source(struct files *files, const struct plan *plan)
{
    for (size_t i = 0; i < files->len; i++) {
        if (slice_eq(files->items[i].relative, plan->source_file))
            return &files->items[i];
    }
    return NULL;
}

/* NULL where it is not there or cannot be read. */
static const struct ledger_file *read_source(struct arena *arena, struct files *files,
                                             struct quotes *quotes)
{
    struct ledger_file *file = find_source(files, quotes->plan);
    struct source *source;

    if (file == NULL) {
        struct span span = node_span(quotes->plan->tree, quotes->plan->source_node);

        diag_set(diag_add(quotes->diags, DIAG_NO_SOURCE, span), "file", quotes->plan->source_file);
        return NULL;
    }
    if (!files_read(arena, files, file, quotes->diags, &source))
        return NULL;
    quotes->source = source;
    quotes->quoted = ARENA_ARRAY(arena, source->text.len, bool);
    return file;
}

/* The quotes of a list or mapping of things that are quoted: targets, `also`, sheets, context. */
static void check_quotes(const struct quotes *quotes, const struct node *node)
{
    for (uint32_t i = 0; node != NULL && node->kind == NODE_LIST && i < node->count; i++) {
        check_quote(quotes, node_get(&node->items[i], "quote"));
        check_quotes(quotes, node_get(&node->items[i], "also"));
    }
    for (uint32_t i = 0; node != NULL && node->kind == NODE_MAP && i < node->count; i++)
        check_quote(quotes, node_get(&node->members[i].value, "quote"));
}

/* ---- numbers that nothing quotes ---- */

/* Length of the digit at a byte: 1, 3 for a full-width one, 0 for none. */
static size_t digit_at(struct slice text, size_t at)
{
    const unsigned char *byte = (const unsigned char *)text.data + at;

    if (byte[0] >= '0' && byte[0] <= '9')
        return 1;
    return text.len - at >= 3 && byte[0] == 0xEF && byte[1] == 0xBC && byte[2] >= 0x90 &&
                   byte[2] <= 0x99
               ? 3
               : 0;
}

static size_t digits_end(struct slice text, size_t at)
{
    for (size_t len; at < text.len && (len = digit_at(text, at)) > 0;)
        at += len;
    return at;
}

/* Whether the mark at a byte stands inside a number; a comma only before three digits. */
static bool joins(struct slice text, size_t at)
{
    size_t end = digits_end(text, at + 1);

    if (text.data[at] == ',')
        return end == at + 4;
    return text.data[at] != '\0' && strchr("-:/.", text.data[at]) != NULL && end > at + 1;
}

/* A date or a time is one number to a reader: 2022-06-08, 04:14:34, 1,200. */
static size_t number_end(struct slice text, size_t from)
{
    size_t end = digits_end(text, from);

    while (end > from && end + 1 < text.len && joins(text, end))
        end = digits_end(text, end + 1);
    return end;
}

/* Where the blanks before a byte begin, wide ones among them. */
static size_t before_blanks(struct slice text, size_t at)
{
    while (at > 0 && (text.data[at - 1] == ' ' || text.data[at - 1] == '\t' ||
                      slice_ends(slice_sub(text, 0, at), "\u3000")))
        at -= text.data[at - 1] == ' ' || text.data[at - 1] == '\t' ? 1 : 3;
    return at;
}

/* "1、", "1." or "(1)" at the start of a line numbers a paragraph. */
static bool is_list_number(struct slice text, size_t from, size_t to)
{
    struct slice rest = slice_sub(text, to, text.len);

    from = before_blanks(text, from);
    if (slice_ends(slice_sub(text, 0, from), "(") || slice_ends(slice_sub(text, 0, from), "（"))
        from = before_blanks(text, from - (text.data[from - 1] == '(' ? 1 : 3));
    return (from == 0 || text.data[from - 1] == '\n' || text.data[from - 1] == '\r') &&
           (slice_starts(rest, "、") || slice_starts(rest, ".") || slice_starts(rest, "．") ||
            slice_starts(rest, ")") || slice_starts(rest, "）"));
}

static bool is_own_year(const struct plan *plan, struct slice digits)
{
    struct decimal number, from = decimal_of(date_civil(plan->from).year),
                           to = decimal_of(date_civil(plan->to).year);

    return digits.len == 4 && decimal_parse(digits, &number) == DECIMAL_OK &&
           decimal_cmp(number, from) >= 0 && decimal_cmp(number, to) <= 0;
}

static bool is_quoted(const struct quotes *quotes, size_t from, size_t to)
{
    while (from < to && (quotes->quoted[from] || digit_at(quotes->source->text, from) == 0))
        from++;
    return from == to;
}

/* "Every Arabic number in the source text that no quote holds is listed." */
static void check_numbers(const struct quotes *quotes)
{
    struct slice text = quotes->source->text;

    for (size_t at = 0; at < text.len;) {
        size_t end = number_end(text, at);
        struct slice digits = slice_sub(text, at, end);

        if (end > at && !is_quoted(quotes, at, end) && !is_list_number(text, at, end) &&
            !is_own_year(quotes->plan, digits)) {
            const struct span span = {quotes->source, at, end};

            diag_set(diag_add(quotes->diags, DIAG_NUMBER_NOT_TRACKED, span), "number", digits);
        }
        at = end > at ? end : at + 1;
    }
}

void quotes_check(struct arena *arena, struct files *files, const struct plan *plan,
                  struct diag_list *diags)
{
    const struct node *root = &plan->tree->root;
    struct quotes quotes = {.plan = plan, .diags = diags};

    if (plan->source_file.len == 0)
        return;
    const struct ledger_file *file = read_source(arena, files, &quotes);
    if (file == NULL)
        return;
    check_hash(&quotes, file);
    check_quotes(&quotes, node_get(root, "targets"));
    check_quotes(&quotes, node_get(root, "sheets"));
    check_quotes(&quotes, node_get(root, "context"));
    /* Where targets could not be read, nobody can say what they quote. */
    if (plan->tree->whole && plan->faulty_count == 0 && !plan->damaged)
        check_numbers(&quotes);
}
