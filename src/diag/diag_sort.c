/* SPDX-License-Identifier: MIT */
/* The order in which diagnostics are reported, each once. See diag.h. */
#include "diag/diag_room.h"

#include "base/order.h"

#include <assert.h>
#include <stdlib.h>

static int compare(const struct diag *a, const struct diag *b)
{
    int order = compare_sizes(a->rank, b->rank);

    if (order == 0)
        order = slice_cmp(a->place.path, b->place.path);
    if (order == 0)
        order = compare_sizes(a->place.start.line, b->place.start.line);
    if (order == 0)
        order = compare_sizes(a->place.start.column, b->place.start.column);
    if (order == 0)
        order = catalogue_row(a->code)->number - catalogue_row(b->code)->number;
    return order;
}

/* By the values of the text: what is said twice stands together. */
static int compare_args(const struct diag *a, const struct diag *b)
{
    int order = compare_sizes(a->arg_count, b->arg_count);

    for (size_t i = 0; order == 0 && i < a->arg_count; i++)
        order = slice_cmp(a->args[i].value[LANG_EN], b->args[i].value[LANG_EN]);
    return order;
}

static int compare_whole(const struct diag *a, const struct diag *b)
{
    int order = compare(a, b);

    /* What concerns a file as a whole stays in the order in which it was found. */
    return order != 0 || a->place.start.line == 0 ? order : compare_args(a, b);
}

static int compare_stable(const void *a, const void *b)
{
    const struct diag *first = *(struct diag *const *)a, *second = *(struct diag *const *)b;
    int order = compare_whole(first, second);

    return order != 0 ? order : compare_sizes(first->order, second->order);
}

/* What is reported, and what is only counted, is all that was found. */
static void check_counts(const struct diag_list *list)
{
#ifndef NDEBUG
    size_t unreported = 0;

    for (size_t i = 0; i < list->len; i++)
        unreported += list->items[i]->unreported;
    assert(list->errors + list->warnings + list->failures == list->len + unreported);
#else
    (void)list;
#endif
}

void diag_sort(struct diag_list *list)
{
    size_t kept = 0;

    check_counts(list);
    for (size_t i = 0; i < list->len; i++) {
        struct diag *diag = list->items[i];

        if (diag->code == DIAG_MORE_FAULTS && diag->arg_count == 0)
            diag_set_number(diag, "count", (int64_t)diag->unreported);
    }
    if (list->len > 1)
        qsort(list->items, list->len, sizeof *list->items, compare_stable);
    for (size_t i = 0; i < list->len; i++) {
        struct diag *diag = list->items[i];

        if (kept > 0 && compare(list->items[kept - 1], diag) == 0 &&
            compare_args(list->items[kept - 1], diag) == 0)
            diag_count(list, diag->code, false);
        else
            list->items[kept++] = diag;
    }
    list->len = kept;
}
