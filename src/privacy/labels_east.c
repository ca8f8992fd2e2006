/* SPDX-License-Identifier: MIT */
/*
 * Labels in texts that are no UTF-8: as their bytes have it, and read as GBK, Big5 or Shift-JIS.
 * See labels.h.
 *
 * The bytes count in lines that are UTF-8 but for a fault, the other reading in all others: there
 * the words beside a value, 人 or 官方, are read that make none of it.
 */
#include "privacy/labels_room.h"

#include "base/text.h"
#include "privacy/numbers_room.h"

#define LINE_NEAR 400 /* bytes to either side */

/* The line around a place, as far as it matters. */
static struct slice line_at(struct slice text, size_t at)
{
    size_t start = at, end = at;

    while (start > 0 && at - start < LINE_NEAR && text.data[start - 1] != '\n')
        start--;
    while (end < text.len && end - at < LINE_NEAR && text.data[end] != '\n')
        end++;
    return slice_sub(text, start, end);
}

/* What the bytes beyond ASCII of a line are: two characters of GBK may hold one of UTF-8, too. */
enum line_kind { LINE_EITHER, LINE_UTF8, LINE_OTHER };

static enum line_kind line_kind(struct slice line)
{
    size_t good = 0, bad = 0;

    for (size_t at = 0, from = 0; at < line.len; from = at) {
        uint32_t c;

        if (!text_next(line, &at, &c))
            bad++;
        else if (at - from >= 3)
            good += at - from;
    }
    if (good > 3 * bad)
        return LINE_UTF8;
    /* UTF-8 that is read as something else makes words by a rare chance only. */
    bool words = 4 * east_known(line, east_kind_of(line)) > good + bad;
    return words || bad > good ? LINE_OTHER : LINE_EITHER;
}

/* Adds those that stand in lines of other kinds than one. */
static void add_but(struct arena *arena, struct slice text, const struct label_finds *finds,
                    enum line_kind but, struct label_finds *out)
{
    for (size_t i = 0; i < finds->len; i++) {
        if (line_kind(line_at(text, finds->items[i].start)) != but)
            *ARRAY_PUSH(arena, out) = finds->items[i];
    }
}

void labels_find_bytes(struct arena *arena, struct slice text, bool record, struct label_finds *out)
{
    struct label_finds finds = {0};

    labels_pass(arena, text, record, &finds);
    add_but(arena, text, &finds, LINE_OTHER, out);
}

void labels_find_east(struct arena *arena, struct slice text, bool record, struct label_finds *out)
{
    struct grown grown = {0};
    struct label_finds finds = {0};
    struct slice copy = text_from_east(arena, text, east_kind_of(text), &grown);
    size_t before = 0;

    labels_pass(arena, copy, record, &finds);
    for (size_t i = 0; i < finds.len; i++) {
        before = grown_before(&grown, before, finds.items[i].start);
        finds.items[i].start -= before;
        before = grown_before(&grown, before, finds.items[i].end);
        finds.items[i].end -= before;
    }
    add_but(arena, text, &finds, LINE_UTF8, out);
}
