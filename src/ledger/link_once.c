/* SPDX-License-Identifier: MIT */
/* A value that stands in two units at the same time: one person on two lists. See link.h. */
#include "ledger/link.h"

#include <assert.h>
#include <stdlib.h>

struct once_finder {
    const struct link_scope *scope;
    const struct facts *facts;
    struct diag_list *diags;
};

/* An id with the time for which its entry is on the list. */
struct stay {
    const struct kept_mention *id;
    date_days from, to;
};

struct stays {
    ARRAY(struct stay);
};

static int compare_numbers(uintptr_t a, uintptr_t b)
{
    return (a > b) - (a < b);
}

/* By field and value, then by time, then by place. */
static int compare_stays(const void *a, const void *b)
{
    const struct stay *first = a, *second = b;
    int order = compare_numbers(first->id->field, second->id->field);

    if (order == 0)
        order = compare_numbers(first->id->key, second->id->key);
    if (order == 0)
        order = (first->from > second->from) - (first->from < second->from);
    if (order == 0)
        order = compare_numbers(first->id->file, second->id->file);
    return order != 0 ? order : compare_numbers(first->id->start, second->id->start);
}

static struct stays sort_stays(struct arena *arena, const struct facts *facts)
{
    struct stays stays = {0};

    for (size_t i = 0; i < facts->known.len; i++) {
        const struct kept_mention *id = &facts->known.items[i];

        if (!facts->known.fields[id->field]->once || id->unit == INDEX_NONE ||
            id->entry == ENTRY_NONE)
            continue;
        const struct entry entry = entry_at(&facts->all, id->entry);

        if (!entry.bad)
            *ARRAY_PUSH(arena, &stays) = (struct stay){id, entry.from, entry.to};
    }
    if (stays.len > 1)
        qsort(stays.items, stays.len, sizeof *stays.items, compare_stays);
    return stays;
}

static struct span span_of(const struct once_finder *finder, const struct kept_mention *id)
{
    return places_span(finder->scope->places, id->file, id->start, id->start + id->len);
}

static void report(struct once_finder *finder, const struct kept_mention *first,
                   const struct kept_mention *second)
{
    struct span place = span_of(finder, second);

    if (span_checked(place))
        return;
    assert(first->unit < finder->scope->township->unit_count);
    const struct unit *unit = &finder->scope->township->units[first->unit];
    struct diag *diag = diag_add(finder->diags, DIAG_ON_TWO_LISTS, place);

    diag_set(diag, "value", key_of(finder->facts->known.keys, second->key));
    diag_set_name(diag, "unit", &unit->name, unit->id);
    diag_set(diag, "file", finder->scope->files->items[first->file].path);
    diag_set_number(diag, "line",
                    (int64_t)places_line(finder->scope->places, first->file, first->start));
    diag_also(diag, span_of(finder, first));
}

static bool same_value(const struct stay *a, const struct stay *b)
{
    return a->id->field == b->id->field && a->id->key == b->id->key;
}

/*
 * Of the stays so far with one value, which are in the order of their beginnings: the one that
 * ends last, and the one that ends last in any other unit. One of these two overlaps whatever
 * comes next, or nothing does.
 */
struct latest {
    const struct stay *one, *other;
};

static void take(struct latest *latest, const struct stay *stay)
{
    if (latest->one == NULL) {
        latest->one = stay;
    } else if (stay->id->unit == latest->one->id->unit) {
        if (stay->to > latest->one->to)
            latest->one = stay;
    } else if (stay->to > latest->one->to) {
        latest->other = latest->one;
        latest->one = stay;
    } else if (latest->other == NULL || stay->to > latest->other->to) {
        latest->other = stay;
    }
}

/* Who leaves one list on the day of entering another is on one at a time. */
static void judge(struct once_finder *finder, const struct latest *latest, const struct stay *stay)
{
    const struct stay *before = latest->one;

    assert(before == NULL || before->from <= stay->from);
    if (before != NULL && before->id->unit == stay->id->unit)
        before = latest->other;
    if (before != NULL && before->to > stay->from)
        report(finder, before->id, stay->id);
}

void link_once(const struct link_scope *scope, struct diag_list *diags, const struct facts *facts)
{
    struct once_finder finder = {scope, facts, diags};
    struct arena *scratch = arena_new();
    const struct stays stays = sort_stays(scratch, facts);
    struct latest latest = {0};

    for (size_t i = 0; i < stays.len; i++) {
        if (i > 0 && !same_value(&stays.items[i - 1], &stays.items[i]))
            latest = (struct latest){0};
        judge(&finder, &latest, &stays.items[i]);
        take(&latest, &stays.items[i]);
    }
    arena_free(scratch);
}
