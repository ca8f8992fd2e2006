/* SPDX-License-Identifier: MIT */
/*
 * Labels at the head of a column: what stands below them in tables of commas, semicolons, tabs,
 * strokes or blanks. See labels.h.
 *
 * A line whose label has no value behind it may be a head; each line is looked at once, as a head
 * or as a row below one, so that all is linear. A cell in quotes may hold line ends, and a head may
 * be all of its line, with one value in each line below.
 */
#include "privacy/labels_room.h"

#include <assert.h>
#include <string.h>

#define WHOSE_MAX 24  /* bytes of a cell before its label: 监护人电话 */
#define CELL_MAX  200 /* bytes of a cell with line ends in it */
#define EDGE_MAX  32  /* bytes of a line before a label in its first cell */
#define BLANK_MAX 2   /* lines between a head and what is below it */

#define STROKE    0x2502 /* │ of drawn tables */
#define BOXES     0x2500 /* from here on signs that these are drawn with */

/* ---- rows ---- */

static bool is_end(uint32_t c)
{
    return c == '\n' || c == CHARS_END;
}

static size_t line_start(struct slice text, size_t at)
{
    while (at > 0 && text.data[at - 1] != '\n')
        at--;
    return at;
}

static bool is_cell_end(struct slice text, size_t at)
{
    uint32_t c = chars_at(text, at);

    return is_end(c) || c == '\r' || c == '\t' || c == ',' || c == ';';
}

/* A quote that a cell begins with. */
static bool opens_cell(struct slice text, size_t at)
{
    return text.data[at] == '"' && (at == 0 || is_cell_end(text, at - 1));
}

/* Whether a cell in quotes goes on over the line end at `at`: its other quote is near, and a
 * separator or a line end behind it. */
static bool goes_on(struct slice text, size_t at)
{
    struct slice near = slice_sub(text, at, at + CELL_MAX);
    size_t quote = slice_find(near, '"', 0);

    return quote < near.len && is_cell_end(text, at + quote + 1);
}

/* Where the row begins that holds `at`, which may be in a cell in quotes that began lines ago. */
static size_t row_start(struct slice text, size_t at)
{
    size_t start = line_start(text, at);

    for (size_t quote = start; quote > 0 && at - quote < CELL_MAX; quote--) {
        if (text.data[quote - 1] == '"')
            return opens_cell(text, quote - 1) && goes_on(text, start - 1)
                       ? line_start(text, quote - 1)
                       : start;
    }
    return start;
}

/* The next character of a row, CHARS_END at its end; whether it stands in quotes is in *quoted. A
 * line end in a cell is a blank. */
static uint32_t next_in_row(struct slice text, size_t *at, bool *quoted)
{
    size_t from = *at;
    uint32_t c = chars_next(text, at);

    *quoted = *quoted != (c == '"');
    if (c == '\n' && *quoted && goes_on(text, from))
        return ' ';
    return is_end(c) ? CHARS_END : c;
}

/* Of what may part the cells of a row, the first of these that is in it does. */
static const uint32_t separators[] = {'|', STROKE, '\t', ',', ';', ' ', CHARS_END};

#define SEPARATORS (sizeof separators / sizeof separators[0] - 1)

static size_t rank_of(uint32_t c)
{
    size_t rank = 0;

    if (chars_is_word(c) || chars_is_han(c))
        return SEPARATORS;
    while (rank < SEPARATORS && separators[rank] != c)
        rank++;
    return rank;
}

static uint32_t separator_of(struct slice text, size_t from)
{
    size_t best = SEPARATORS;
    bool quoted = false;

    for (uint32_t c; best > 0 && (c = next_in_row(text, &from, &quoted)) != CHARS_END;) {
        size_t rank = rank_of(c);

        best = rank < best ? rank : best;
    }
    return separators[best];
}

/* What stands around a value in its cell. */
static bool is_around(uint32_t c)
{
    static const char signs[] = " \t\r\n\"'`*[]=#>/-";

    for (const char *sign = signs; *sign != '\0'; sign++) {
        if (c == (unsigned char)*sign)
            return true;
    }
    return false;
}

/* Characters that are not seen are passed over with what stands beside them, which may lie outside
 * of the cell: one that holds nothing else is empty. */
static void trim(struct slice text, size_t *start, size_t *end)
{
    size_t from = *start, to = *end;

    while (from < to && is_around(chars_at(text, from)))
        (void)chars_next(text, &from);
    from = from < to ? from : to;
    while (to > from && is_around(chars_left(text, to)))
        (void)chars_before(text, &to);
    *start = from;
    *end = to > from ? to : from;
}

void row_add_cell(struct slice text, struct row *row, size_t start, size_t end)
{
    if (row->count < COLUMNS_MAX) {
        trim(text, &start, &end);
        assert(start <= end && end <= text.len);
        row->starts[row->count] = start;
        row->ends[row->count] = end;
    }
    row->count++;
}

/* The cells of the line at `at`; gives where it ends. Blanks are one separator, however many, and
 * none at the ends of the line. */
static size_t read_row(struct slice text, size_t at, uint32_t separator, struct row *row)
{
    size_t cell = at, here = at;
    bool quoted = false;
    uint32_t c;

    row->count = 0;
    for (; (c = next_in_row(text, &at, &quoted)) != CHARS_END; here = at) {
        if (c != separator || (quoted && separator != ' '))
            continue;
        if (separator != ' ' || here > cell)
            row_add_cell(text, row, cell, here);
        if (separator == ' ' && row->count == 1 && row->starts[0] == row->ends[0])
            row->count = 0; /* the mark of a list, a heading, a comment */
        cell = at;
    }
    if (separator != ' ' || here > cell)
        row_add_cell(text, row, cell, here);
    return here;
}

/* ---- heads ---- */

/* What belongs to a label, in its line or the next of its cell: "QQ\n号". */
static bool skip_suffixes(struct slice text, size_t end, struct hit *hit)
{
    while (label_suffix(text, hit)) {
        if (hit->at >= end || (text.data[hit->at] != '\r' && text.data[hit->at] != '\n'))
            return true;
        hit->at++;
    }
    return false;
}

/* A label that ends its cell; behind it may stand a remark in brackets. */
static bool read_head(struct slice text, size_t start, size_t end, struct hit *hit)
{
    for (size_t at = start; at < end && at - start <= WHOSE_MAX; (void)chars_next(text, &at)) {
        const struct label_word *label = label_at(text, at, &hit->label_end);

        if (label == NULL || label->kind == LABEL_EMBEDDED || is_page(label))
            continue;
        *hit = (struct hit){.kind = label->kind, .label = at, .label_end = hit->label_end};
        hit->at = hit->label_end;
        hit->join = label->firm ? JOIN_COLON : JOIN_CELL;
        hit->latin = (unsigned char)label->word[0] < 0x80 && (unsigned char)label->word[1] < 0x80;
        if (skip_suffixes(text, end, hit) &&
            (hit->at == end ||
             (hit->at < end && chars_at(text, hit->at) == '(' && chars_left(text, end) == ')')))
            return hit->kind != LABEL_BIRTH || hit->label_end - hit->label > 3;
    }
    return false;
}

bool row_find_heads(struct slice text, const struct row *row, struct head *head)
{
    bool any = false;

    head->count = row->count;
    for (size_t i = 0; i < row->count && i < COLUMNS_MAX; i++) {
        head->named[i] = read_head(text, row->starts[i], row->ends[i], &head->hits[i]);
        any = any || head->named[i];
    }
    return any;
}

/* ---- the table ---- */

static bool is_row(const struct head *head, const struct row *row)
{
    if (head->count == 1)
        return row->count == 1;
    return head->separator == ' ' ? row->count == head->count : row->count > 1;
}

/* Below 微信, 医保 and their like figures may be counts; names of letters are accounts. */
static enum join join_of(const struct hit *head, uint32_t first)
{
    return head->join == JOIN_CELL && chars_is_digit(first) ? JOIN_CELL : JOIN_COLON;
}

/* A head that is all of its line may be one of a chapter: names of letters alone are words. */
static enum join join_below(const struct head *head, const struct hit *hit, uint32_t first)
{
    if (head->count == 1 && is_account(hit->kind) && !chars_is_digit(first))
        return JOIN_CELL;
    return join_of(hit, first);
}

bool row_read_values(struct label_scan *scan, const struct head *head, const struct row *row)
{
    bool any = false;

    for (size_t i = 0; i < row->count && i < head->count && i < COLUMNS_MAX; i++) {
        if (!head->named[i] || row->ends[i] <= row->starts[i])
            continue;

        struct hit hit = head->hits[i];

        assert(hit.label < hit.label_end && row->ends[i] <= scan->text.len);
        hit.at = row->starts[i];
        hit.join = join_below(head, &head->hits[i], chars_at(scan->text, hit.at));
        any = label_read_within(scan, &hit, row->ends[i]) || any;
    }
    return any;
}

/* A line that is drawn between a head and its rows: ----+----, +----+, ├──┼──┤, ====  ==== */
static bool is_rule(struct slice text, size_t start, size_t end)
{
    size_t at = start;

    while (at < end) {
        uint32_t c = chars_next(text, &at);

        if (c >= 0x80 ? c < BOXES || c >= BOXES + 0x80 : strchr("-+=:| \t\r", (int)c) == NULL)
            return false;
    }
    return end > start;
}

/* The end of the last of a few blank lines behind the line that ends at `end`. */
static size_t skip_blank_lines(struct slice text, size_t end)
{
    for (int i = 0; i < BLANK_MAX && end < text.len; i++) {
        size_t at = end + 1;

        while (at < text.len &&
               (text.data[at] == ' ' || text.data[at] == '\t' || text.data[at] == '\r'))
            at++;
        if (at >= text.len || text.data[at] != '\n')
            break;
        end = at;
    }
    return end;
}

/* Whether a cell may end behind a label: most labels are in sentences. */
static bool may_end(struct slice text, size_t at)
{
    uint32_t c = chars_at(text, at);

    return is_end(c) || is_around(c) || c == '|' || c == STROKE || c == ',' || c == ';' || c == '(';
}

void label_read_columns(struct label_scan *scan, const struct hit *hit, size_t behind)
{
    struct slice text = scan->text;
    struct label_scan below = *scan;
    struct head head;
    struct row row;

    if (hit->label < scan->looked || !may_end(text, behind))
        return;
    size_t start = row_start(text, hit->label);
    head.separator = separator_of(text, start);
    scan->looked = read_row(text, start, head.separator, &row);
    if (!row_find_heads(text, &row, &head))
        return;
    assert(scan->looked > hit->label && "the head was read to its end");
    below.out = &scan->columns;
    size_t end = head.count == 1 ? skip_blank_lines(text, scan->looked) : scan->looked;
    for (; end < text.len; scan->looked = end) {
        size_t begin = end + 1;

        end = read_row(text, begin, head.separator, &row);
        if (is_rule(text, begin, end))
            continue;
        if (!is_row(&head, &row) || (!row_read_values(&below, &head, &row) && head.count == 1))
            break;
    }
}

/* ---- a label at the head of a row ---- */

/* The cell of the label, where nothing but the edge of a drawn table stands before it in its line;
 * all cells of the row, where there is none. */
static size_t first_cell(const struct row *row, const struct hit *hit)
{
    size_t first = row->count > 0 && row->ends[0] == row->starts[0] ? 1 : 0;

    return first < row->count && first < COLUMNS_MAX && hit->label >= row->starts[first] &&
                   hit->label < row->ends[first]
               ? first
               : row->count;
}

/* Whether nothing but Han characters stands in its cell before it, as 固定 of 固定电话: in a
 * program a bracket does. */
static bool is_worded(struct slice text, size_t from, size_t label)
{
    while (from < label) {
        if (!chars_is_han(chars_next(text, &from)))
            return false;
    }
    return true;
}

/* Whether its line begins so near before the label that it may be the first cell. */
static bool may_be_first(struct slice text, size_t label)
{
    size_t from = label;

    while (from > 0 && label - from < EDGE_MAX && text.data[from - 1] != '\n')
        from--;
    return from == 0 || text.data[from - 1] == '\n';
}

void label_read_row(struct label_scan *scan, const struct hit *hit, size_t behind)
{
    struct slice text = scan->text;
    struct label_scan beside = *scan;
    struct hit head;
    struct row row;

    if (hit->label < scan->beside || !may_end(text, behind) || !may_be_first(text, hit->label) ||
        !scan_is_behind_columns(scan, hit->label))
        return;
    size_t start = line_start(text, hit->label);
    uint32_t separator = separator_of(text, start);
    scan->beside = read_row(text, start, separator, &row);
    if (separator == ' ')
        return;
    size_t first = first_cell(&row, hit);
    if (first + 2 >= row.count || !is_worded(text, row.starts[first], hit->label) ||
        !read_head(text, row.starts[first], row.ends[first], &head))
        return;
    beside.out = &scan->columns;
    for (size_t i = first + 1; i < row.count && i < COLUMNS_MAX; i++) {
        struct hit cell = head;

        cell.at = row.starts[i];
        cell.join = join_of(&head, chars_at(text, cell.at));
        if (cell.at < row.ends[i])
            (void)label_read_within(&beside, &cell, row.ends[i]);
    }
}
