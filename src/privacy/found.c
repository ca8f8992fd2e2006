/* SPDX-License-Identifier: MIT */
/* Numbers and labelled things in one list. See found.h. */
#include "privacy/found.h"

#include "privacy/labels.h"
#include "privacy/numbers.h"

#include <assert.h>
#include <string.h>

static const enum diag_code codes[NUMBER_KINDS] = {
    [NUMBER_ID] = DIAG_ID_NUMBER,   [NUMBER_ID_MISTYPED] = DIAG_ID_MISTYPED,
    [NUMBER_ID_OLD] = DIAG_ID_OLD,  [NUMBER_STUDENT] = DIAG_STUDENT_NUMBER,
    [NUMBER_MOBILE] = DIAG_MOBILE,  [NUMBER_LANDLINE] = DIAG_LANDLINE,
    [NUMBER_CARD] = DIAG_BANK_CARD, [NUMBER_COVERED] = DIAG_COVERED_NUMBER,
};

/* Adds one; what overlaps the last one becomes a part of it. */
static void add(struct arena *arena, struct founds *out, struct found found, bool number)
{
    struct found *last = out->len > 0 ? &out->items[out->len - 1] : NULL;

    assert(found.start < found.end && (last == NULL || found.start >= last->start));
    if (last == NULL || found.start >= last->end) {
        *ARRAY_PUSH(arena, out) = found;
        return;
    }
    if (number) {
        last->code = found.code;
        last->kind = NULL;
        last->rest = false;
    }
    last->end = found.end > last->end ? found.end : last->end;
}

static struct found of_number(const struct number *number)
{
    assert(number->kind < NUMBER_KINDS && codes[number->kind] != 0);
    return (struct found){.code = codes[number->kind], .start = number->start, .end = number->end};
}

static struct found of_label(const struct label_find *find)
{
    const struct label_kind_row *row = label_kind_row(find->kind);

    return (struct found){row->code, &row->words, find->rest, find->start, find->end};
}

/* Where a line ends in a CR alone, as on old Macs; the end of the text where none does. */
static size_t next_lone(struct slice text, size_t at)
{
    while ((at = slice_find(text, '\r', at)) < text.len && at + 1 < text.len &&
           text.data[at + 1] == '\n')
        at++;
    return at;
}

/* The same with line ends as all other files have them, byte for byte in its place. */
static struct slice with_line_feeds(struct arena *arena, struct slice text)
{
    size_t at = next_lone(text, 0);

    if (at >= text.len)
        return text;
    char *copy = ARENA_ARRAY(arena, text.len, char);
    memcpy(copy, text.data, text.len);
    for (; at < text.len; at = next_lone(text, at + 1))
        copy[at] = '\n';
    return (struct slice){copy, text.len};
}

void found_in(struct arena *arena, struct slice text, bool record, struct founds *out)
{
    struct numbers numbers = {0};
    struct label_finds finds = {0};

    text = with_line_feeds(arena, text);
    if (record)
        numbers_find(arena, text, &numbers);
    else
        numbers_find_written(arena, text, &numbers);
    labels_find(arena, text, record, &finds);
    for (size_t i = 0, k = 0; i < numbers.len || k < finds.len;) {
        bool number =
            k == finds.len || (i < numbers.len && numbers.items[i].start <= finds.items[k].start);

        add(arena, out, number ? of_number(&numbers.items[i++]) : of_label(&finds.items[k++]),
            number);
    }
}
