/* SPDX-License-Identifier: MIT */
/* The order in which diagnostics are reported, each once. See diag.h. */
#include "diag/diag_room.h"

#include "base/order.h"

#include <assert.h>
#include <stdlib.h>

/* One while the list is sorted: packed, or as it was made. */
struct sorted {
    const struct diag_list *list;
    const struct packed_diag *packed;
    struct diag *diag;
};

/* What it is sorted by. */
struct sort_key {
    size_t rank, line, column, order;
    struct slice path;
    enum diag_code code;
};

static struct sort_key key_of(const struct sorted *sorted)
{
    const struct packed_diag *packed = sorted->packed;
    const struct diag *diag = sorted->diag;

    if (diag == NULL)
        return (struct sort_key){packed->rank,  packed->line, packed->column,
                                 packed->order, packed->path, packed->code};
    return (struct sort_key){diag->rank,  diag->place.start.line, diag->place.start.column,
                             diag->order, diag->place.path,       diag->code};
}

static int compare(const struct sort_key *a, const struct sort_key *b)
{
    int order = compare_sizes(a->rank, b->rank);

    if (order == 0)
        order = slice_cmp(a->path, b->path);
    if (order == 0)
        order = compare_sizes(a->line, b->line);
    if (order == 0)
        order = compare_sizes(a->column, b->column);
    if (order == 0)
        order = catalogue_row(a->code)->number - catalogue_row(b->code)->number;
    return order;
}

static const struct diag *whole(const struct sorted *sorted, struct diag *room)
{
    if (sorted->diag != NULL)
        return sorted->diag;
    diag_unpack(sorted->list->texts, sorted->packed, room);
    return room;
}

/* By the values of the text: what is said twice stands together. */
static int compare_args(const struct sorted *first, const struct sorted *second)
{
    struct diag rooms[2];
    const struct diag *a = whole(first, &rooms[0]), *b = whole(second, &rooms[1]);
    int order = compare_sizes(a->arg_count, b->arg_count);

    for (size_t i = 0; order == 0 && i < a->arg_count; i++)
        order = slice_cmp(a->args[i].value[LANG_EN], b->args[i].value[LANG_EN]);
    return order;
}

static int compare_stable(const void *a, const void *b)
{
    const struct sorted *first = a, *second = b;
    const struct sort_key one = key_of(first), other = key_of(second);
    int order = compare(&one, &other);

    /* What concerns a file as a whole stays in the order in which it was found. */
    if (order == 0 && one.line > 0)
        order = compare_args(first, second);
    return order != 0 ? order : compare_sizes(one.order, other.order);
}

static bool is_said_twice(const struct sorted *first, const struct sorted *second)
{
    const struct sort_key one = key_of(first), other = key_of(second);

    return compare(&one, &other) == 0 && compare_args(first, second) == 0;
}

/* What is reported, and what is only counted, is all that was found. */
static void check_counts(const struct diag_list *list)
{
#ifndef NDEBUG
    size_t unreported = 0;

    for (size_t i = 0; i < list->len; i++)
        unreported += list->items[i] == NULL ? 0 : list->items[i]->unreported;
    assert(list->errors + list->warnings + list->failures == list->len + unreported);
#else
    (void)list;
#endif
}

static void set_unreported(const struct diag_list *list)
{
    for (size_t i = 0; i < list->len; i++) {
        struct diag *diag = list->items[i];

        if (diag != NULL && diag->code == DIAG_MORE_FAULTS && diag->arg_count == 0)
            diag_set_number(diag, "count", (int64_t)diag->unreported);
    }
}

static struct sorted *take_all(struct arena *arena, struct diag_list *list)
{
    struct sorted *out = ARENA_ARRAY(arena, list->len, struct sorted);

    while (list->packed.len < list->len)
        *ARRAY_PUSH(list->arena, &list->packed) = NULL;
    for (size_t i = 0; i < list->len; i++)
        out[i] = (struct sorted){list, list->packed.items[i], list->items[i]};
    if (list->len > 1)
        qsort(out, list->len, sizeof *out, compare_stable);
    return out;
}

void diag_sort(struct diag_list *list)
{
    struct arena *arena = arena_new();
    size_t kept = 0;

    check_counts(list);
    set_unreported(list);
    struct sorted *all = take_all(arena, list);
    for (size_t i = 0; i < list->len; i++) {
        if (kept > 0 && is_said_twice(&all[kept - 1], &all[i]))
            diag_count(list, key_of(&all[i]).code, false);
        else
            all[kept++] = all[i];
    }
    list->len = list->packed.len = kept;
    list->fresh = NULL; /* what was not packed by now stays as it is, as long as the list */
    for (size_t i = 0; i < kept; i++) {
        list->items[i] = all[i].diag;
        list->packed.items[i] = all[i].packed;
    }
    arena_free(arena);
}
