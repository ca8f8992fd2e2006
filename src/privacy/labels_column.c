/* SPDX-License-Identifier: MIT */
/*
 * Labels at the head of a column: what stands below them in tables of commas, semicolons, tabs,
 * strokes or blanks. See labels.h.
 *
 * A line whose label has no value behind it may be a head; each line is looked at once, as a head
 * or as a row below one, so that all is linear.
 */
#include "privacy/labels_room.h"

#include <assert.h>

#define COLUMNS_MAX 32
#define WHOSE_MAX   24 /* bytes of a cell before its label: 监护人电话 */

/* A row that is cut into its cells. */
struct row {
    size_t starts[COLUMNS_MAX], ends[COLUMNS_MAX]; /* without blanks, quotes and marks */
    size_t count;                                  /* of all cells, perhaps more than there are */
};

struct head {
    uint32_t separator;
    size_t count;
    struct hit hits[COLUMNS_MAX];
    bool named[COLUMNS_MAX]; /* which columns have a label */
};

/* ---- rows ---- */

static bool is_end(uint32_t c)
{
    return c == '\n' || c == PLAIN_END;
}

static size_t line_start(struct slice text, size_t at)
{
    while (at > 0 && text.data[at - 1] != '\n')
        at--;
    return at;
}

/* What parts the cells of a line: the first of these that is in it. */
static uint32_t separator_of(struct slice text, size_t from)
{
    static const uint32_t separators[] = {'|', '\t', ',', ';', ' '};
    size_t best = sizeof separators / sizeof separators[0];

    for (uint32_t c; best > 0 && !is_end(c = plain_next(text, &from));) {
        for (size_t i = 0; i < best; i++) {
            if (separators[i] == c)
                best = i;
        }
    }
    return best < sizeof separators / sizeof separators[0] ? separators[best] : PLAIN_END;
}

/* What stands around a value in its cell. */
static bool is_around(uint32_t c)
{
    static const char signs[] = " \t\r\"'`*[]=#>/-";

    for (const char *sign = signs; *sign != '\0'; sign++) {
        if (c == (unsigned char)*sign)
            return true;
    }
    return false;
}

static void trim(struct slice text, size_t *start, size_t *end)
{
    while (*start < *end && is_around(plain_at(text, *start)))
        (void)plain_next(text, start);
    while (*end > *start && is_around(plain_left(text, *end)))
        (void)plain_before(text, end);
}

static void add_cell(struct slice text, struct row *row, size_t start, size_t end)
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
    for (; !is_end(c = plain_next(text, &at)); here = at) {
        quoted = quoted != (c == '"' && separator != ' ');
        if (c != separator || quoted)
            continue;
        if (separator != ' ' || here > cell)
            add_cell(text, row, cell, here);
        cell = at;
    }
    if (separator != ' ' || here > cell)
        add_cell(text, row, cell, here);
    return here;
}

/* ---- heads ---- */

/* A label that ends its cell; behind it may stand a remark in brackets. */
static bool read_head(struct slice text, const struct label_index *index, size_t start, size_t end,
                      struct hit *hit)
{
    for (size_t at = start; at < end && at - start <= WHOSE_MAX; (void)plain_next(text, &at)) {
        const struct label *label = label_at(index, text, at, &hit->label_end);

        if (label == NULL || label->kind == LABEL_EMBEDDED || is_page(label))
            continue;
        *hit = (struct hit){.kind = label->kind, .label = at, .label_end = hit->label_end};
        hit->at = hit->label_end;
        hit->join = label->firm ? JOIN_COLON : JOIN_CELL;
        hit->latin = (unsigned char)label->word[0] < 0x80 && (unsigned char)label->word[1] < 0x80;
        if (label_suffix(text, hit) &&
            (hit->at == end ||
             (hit->at < end && plain_at(text, hit->at) == '(' && plain_left(text, end) == ')')))
            return hit->kind != LABEL_BIRTH || hit->label_end - hit->label > 3;
    }
    return false;
}

static bool find_heads(struct slice text, const struct label_index *index, const struct row *row,
                       struct head *head)
{
    bool any = false;

    head->count = row->count;
    for (size_t i = 0; i < row->count && i < COLUMNS_MAX; i++) {
        head->named[i] = read_head(text, index, row->starts[i], row->ends[i], &head->hits[i]);
        any = any || head->named[i];
    }
    return any && row->count > 1;
}

/* ---- the table ---- */

static bool is_row(const struct head *head, const struct row *row)
{
    return head->separator == ' ' ? row->count == head->count : row->count > 1;
}

/* Below 微信, 医保 and their like figures may be counts; names of letters are accounts. */
static enum join join_of(const struct hit *head, uint32_t first)
{
    return head->join == JOIN_CELL && plain_is_digit(first) ? JOIN_CELL : JOIN_COLON;
}

static void read_values(struct scan *scan, const struct head *head, const struct row *row)
{
    for (size_t i = 0; i < row->count && i < head->count && i < COLUMNS_MAX; i++) {
        if (!head->named[i] || row->ends[i] <= row->starts[i])
            continue;

        struct hit hit = head->hits[i];

        assert(hit.label < hit.label_end && row->ends[i] <= scan->text.len);
        hit.at = row->starts[i];
        hit.join = join_of(&head->hits[i], plain_at(scan->text, hit.at));
        (void)label_read_within(scan, &hit, row->ends[i]);
    }
}

/* Whether a cell may end behind a label: most labels are in sentences. */
static bool may_end(struct slice text, size_t at)
{
    uint32_t c = plain_at(text, at);

    return is_end(c) || is_around(c) || c == '|' || c == ',' || c == ';' || c == '(';
}

void label_read_columns(struct scan *scan, const struct label_index *index, const struct hit *hit,
                        size_t behind)
{
    struct slice text = scan->text;
    struct scan below = *scan;
    struct head head;
    struct row row;

    if (hit->label < scan->looked || !may_end(text, behind))
        return;
    size_t start = line_start(text, hit->label);
    head.separator = separator_of(text, start);
    scan->looked = read_row(text, start, head.separator, &row);
    if (head.separator == PLAIN_END || !find_heads(text, index, &row, &head))
        return;
    assert(scan->looked > hit->label && "the head was read to its end");
    below.out = &scan->columns;
    for (size_t end = scan->looked; end < text.len; scan->looked = end) {
        end = read_row(text, end + 1, head.separator, &row);
        if (!is_row(&head, &row))
            break;
        read_values(&below, &head, &row);
    }
}
