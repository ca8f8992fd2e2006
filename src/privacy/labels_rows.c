/* SPDX-License-Identifier: MIT */
/*
 * Labels at the head of a column in tables whose rows are no lines: those of HTML and of
 * spreadsheets in XML (<tr>, <Row>), and the tuples of an INSERT. See labels.h.
 *
 * The pass remembers where the last row or bracket began; each row is read once, as a head or as
 * one below a head, so that all is linear.
 */
#include "privacy/labels_room.h"

#include <assert.h>
#include <string.h>

#define TUPLE_MAX 4096 /* bytes of the names of columns, or of a row */

static const char *const row_opens[] = {"<tr", "<row", NULL};
static const char *const row_ends[] = {"</tr", "</row", "</table", "<table", "<tr", "<row", NULL};
static const char *const cell_opens[] = {"<td", "<th", "<cell", NULL};
static const char *const cell_ends[] = {"</td", "</th", "</cell", NULL};

/* ---- rows of tags ---- */

/* Whether a tag of these names begins there: <tr> and <tr class="a">, and no <track>. */
static bool is_tag(struct slice text, size_t at, const char *const *names)
{
    return chars_skip_any(text, &at, names) && !chars_is_word(chars_at(text, at));
}

static size_t tag_end(struct slice text, size_t at)
{
    size_t end = slice_find(text, '>', at);

    return end < text.len ? end + 1 : text.len;
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

/* Tags and blanks around what a cell shows: <p><span lang="zh">QQ</span></p>, &nbsp; */
static void trim_tags(struct slice text, size_t *start, size_t *end)
{
    static const char space[] = "&nbsp;";
    size_t before, length = strlen(space);

    do {
        before = *end - *start;
        while (*start < *end && is_blank(text.data[*start]))
            ++*start;
        while (*end > *start && is_blank(text.data[*end - 1]))
            --*end;
        if (*start < *end && text.data[*start] == '<')
            *start = tag_end(slice_sub(text, 0, *end), *start);
        if (*end > *start && text.data[*end - 1] == '>') {
            while (*end > *start && text.data[--*end] != '<')
                ;
        }
        if (slice_starts(slice_sub(text, *start, *end), space))
            *start += length;
        if (slice_ends(slice_sub(text, *start, *end), space))
            *end -= length;
    } while (*end - *start < before);
}

/* The cells of the row that begins there; gives where it ends. */
static size_t read_tags(struct slice text, size_t at, struct row *row)
{
    size_t cell = 0;

    row->count = 0;
    for (at = tag_end(text, at); (at = slice_find(text, '<', at)) < text.len; at++) {
        bool opens = is_tag(text, at, cell_opens), ends = is_tag(text, at, row_ends);

        if (!opens && !ends && !is_tag(text, at, cell_ends))
            continue;
        if (cell > 0) {
            size_t end = at;

            trim_tags(text, &cell, &end);
            row_add_cell(text, row, cell, end);
            cell = 0;
        }
        if (ends)
            return at;
        if (opens) {
            cell = tag_end(text, at);
            at = cell - 1;
        }
    }
    return text.len;
}

/* Where the next row of the table begins: nothing but tags stands between two. */
static size_t next_tags(struct slice text, size_t at)
{
    while (at < text.len && (is_blank(text.data[at]) || text.data[at] == '<')) {
        if (is_tag(text, at, row_opens))
            return at;
        if (is_tag(text, at, (const char *const[]){"</table", "<table", NULL}))
            break;
        at = is_blank(text.data[at]) ? at + 1 : tag_end(text, at);
    }
    return text.len;
}

/* ---- tuples ---- */

/* Behind the quote that closes the one at `at`; a quote in a text is written twice or escaped. */
static size_t quote_end(struct slice text, size_t at, size_t limit)
{
    char quote = text.data[at++];

    for (; at < limit && text.data[at] != quote; at++)
        at += text.data[at] == '\\';
    return at < limit ? at + 1 : limit;
}

static void add_field(struct slice text, struct row *row, size_t start, size_t end)
{
    while (start < end && is_blank(text.data[start]))
        start++;
    if (end - start > 1 && text.data[start] == 'N' && text.data[start + 1] == '\'')
        start++; /* N'…' of SQL Server */
    row_add_cell(text, row, start, end);
}

/* The fields of a tuple whose bracket opens there; gives where it ends. Where it does not, count is
 * 0. */
static size_t read_tuple(struct slice text, size_t at, struct row *row)
{
    size_t limit = at + TUPLE_MAX < text.len ? at + TUPLE_MAX : text.len, field = ++at, depth = 0;

    row->count = 0;
    while (at < limit) {
        char byte = text.data[at];

        if (byte == '\'' || byte == '"' || byte == '`') {
            at = quote_end(text, at, limit);
            continue;
        }
        if (depth == 0 && (byte == ',' || byte == ')')) {
            add_field(text, row, field, at);
            field = at + 1;
        }
        if (byte == ')' && depth-- == 0)
            return at + 1;
        if (byte == '(' && depth++ > 0)
            break;
        at++;
    }
    row->count = 0;
    return at;
}

static size_t skip_blanks(struct slice text, size_t at)
{
    while (at < text.len && is_blank(text.data[at]))
        at++;
    return at;
}

/* Where the next tuple begins, behind a comma. */
static size_t next_tuple(struct slice text, size_t at)
{
    at = skip_blanks(text, at);
    if (at < text.len && text.data[at] == ',')
        at = skip_blanks(text, at + 1);
    return at < text.len && text.data[at] == '(' ? at : text.len;
}

/* The first tuple behind the names of an INSERT. */
static size_t first_tuple(struct slice text, size_t at)
{
    static const char *const words[] = {"values", "value", NULL};

    at = skip_blanks(text, at);
    return chars_skip_any(text, &at, words) ? next_tuple(text, at) : text.len;
}

/* ---- tables ---- */

struct way {
    size_t (*read)(struct slice, size_t, struct row *);
    size_t (*first)(struct slice, size_t); /* the row behind the head */
    size_t (*next)(struct slice, size_t);
};

static const struct way ways[ROWS_COUNT] = {
    [ROWS_TAGS] = {read_tags, next_tags, next_tags},
    [ROWS_TUPLES] = {read_tuple, first_tuple, next_tuple},
};

void label_see_row(struct label_scan *scan, size_t at)
{
    bool tuple = scan->text.data[at] == '(';

    if (tuple || is_tag(scan->text, at, row_opens))
        scan->rows[tuple ? ROWS_TUPLES : ROWS_TAGS] = at + 1;
}

bool scan_is_behind_columns(const struct label_scan *scan, size_t at)
{
    const struct label_finds *columns = &scan->columns;

    return columns->len == 0 || columns->items[columns->len - 1].end <= at;
}

/* Whether the row that was seen last is the head of a table. */
static bool read_table(struct label_scan *scan, enum rows kind)
{
    const struct way *way = &ways[kind];
    struct slice text = scan->text;
    struct label_scan below = *scan;
    struct head head = {.separator = ','};
    struct row row;
    size_t end = way->read(text, scan->rows[kind] - 1, &row);

    if (row.count == 0)
        scan->seen = end; /* it never ends: none that begins within it is tried */
    size_t at = row.count < 2 ? text.len : way->first(text, end);
    if (at >= text.len || !scan_is_behind_columns(scan, at) || !row_find_heads(text, &row, &head))
        return false;
    below.out = &scan->columns;
    for (; at < text.len; at = way->next(text, end)) {
        end = way->read(text, at, &row);
        assert(end > at && "each row is read once");
        if (row.count > 1)
            (void)row_read_values(&below, &head, &row);
    }
    scan->seen = end;
    scan->looked = end > scan->looked ? end : scan->looked;
    return true;
}

bool label_read_rows(struct label_scan *scan)
{
    bool table = false;

    for (int kind = 0; kind < ROWS_COUNT; kind++) {
        if (!table && scan->rows[kind] > scan->seen)
            table = read_table(scan, (enum rows)kind);
        scan->rows[kind] = 0;
    }
    return table;
}
