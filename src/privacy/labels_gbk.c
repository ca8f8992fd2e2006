/* SPDX-License-Identifier: MIT */
/* Labels in texts that are no UTF-8: as their bytes have it, and read as GBK. See labels.h. */
#include "privacy/labels_room.h"

#include "base/text.h"
#include "privacy/numbers_room.h"

#include <assert.h>

/* Adds one; what overlaps the last one becomes a part of it. */
static void add(struct arena *arena, struct label_finds *out, const struct label_find *find)
{
    struct label_find *last = out->len > 0 ? &out->items[out->len - 1] : NULL;

    assert(find->start < find->end && (last == NULL || find->start >= last->start));
    if (last == NULL || find->start >= last->end)
        *ARRAY_PUSH(arena, out) = *find;
    else if (find->end > last->end)
        last->end = find->end;
}

/* 100000人: that it is an amount is said in GBK, where the bytes say nothing. */
static bool is_counted_in_gbk(struct arena *arena, struct slice text, size_t at)
{
    struct grown grown = {0};

    if (at >= text.len || (unsigned char)text.data[at] < 0x80)
        return false;
    return plain_is_counted(text_from_gbk(arena, slice_sub(text, at, at + 2), &grown), 0);
}

static void find_in_bytes(struct arena *arena, struct slice text, bool record,
                          struct label_finds *out)
{
    struct label_finds finds = {0};

    labels_pass(arena, text, record, &finds);
    for (size_t i = 0; i < finds.len; i++) {
        if (!is_counted_in_gbk(arena, text, finds.items[i].end))
            add(arena, out, &finds.items[i]);
    }
}

static void find_in_gbk(struct arena *arena, struct slice text, bool record,
                        struct label_finds *out)
{
    struct grown grown = {0};
    struct slice copy = text_from_gbk(arena, text, &grown);
    size_t before = 0;

    labels_pass(arena, copy, record, out);
    for (size_t i = 0; i < out->len; i++) {
        before = grown_before(&grown, before, out->items[i].start);
        out->items[i].start -= before;
        before = grown_before(&grown, before, out->items[i].end);
        out->items[i].end -= before;
        assert(out->items[i].start < out->items[i].end && out->items[i].end <= text.len);
    }
}

void labels_find(struct arena *arena, struct slice text, bool record, struct label_finds *out)
{
    struct label_finds finds = {0}, more = {0};

    if (text_invalid(text) == text.len) {
        labels_pass(arena, text, record, out);
        return;
    }
    find_in_bytes(arena, text, record, &finds);
    find_in_gbk(arena, text, record, &more);
    for (size_t i = 0, k = 0; i < finds.len || k < more.len;) {
        bool first = k == more.len || (i < finds.len && finds.items[i].start < more.items[k].start);

        add(arena, out, first ? &finds.items[i++] : &more.items[k++]);
    }
}
