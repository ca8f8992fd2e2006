/* SPDX-License-Identifier: MIT */
/* A value that goes back in time: x-rises. See link.h. */
#include "ledger/link.h"

#include <assert.h>
#include <stdlib.h>

struct rung {
    const struct mention *mention;
    date_days day;
    int rank;
};

struct rise_finder {
    const struct link_scope *scope;
    struct diag_list *diags;
};

static int compare_numbers(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

/* By field, unit and day; those of one day may have come in any order. */
static int compare_rungs(const void *a, const void *b)
{
    const struct rung *first = a, *second = b;
    uintptr_t field = (uintptr_t)first->mention->field, other = (uintptr_t)second->mention->field;
    int order = (field > other) - (field < other);

    if (order == 0)
        order = compare_numbers(first->mention->unit, second->mention->unit);
    if (order == 0)
        order = compare_numbers(first->day, second->day);
    if (order == 0)
        order = compare_numbers(first->rank, second->rank);
    if (order == 0)
        order = compare_numbers(first->mention->file, second->mention->file);
    return order != 0 ? order : compare_numbers(first->mention->start, second->mention->start);
}

static struct span span_of(const struct rise_finder *finder, const struct mention *mention)
{
    return places_span(finder->scope->places, mention->file, mention->start, mention->end);
}

static void set_value(struct diag *diag, const char *name, const struct rung *rung)
{
    assert(rung->rank >= 0 && "only ranked values are rungs");
    const struct field_value *value = &rung->mention->field->values[rung->rank];

    diag_set_name(diag, name, &value->label, value->name);
}

/* A step down from the one before; what comes behind it is held against it. */
static void judge(struct rise_finder *finder, const struct rung *before, const struct rung *rung)
{
    struct span place;
    char date[11];

    if (before->mention->field != rung->mention->field ||
        before->mention->unit != rung->mention->unit || before->rank <= rung->rank)
        return;
    place = span_of(finder, rung->mention);
    if (span_checked(place))
        return;
    struct diag *diag = diag_add(finder->diags, DIAG_GOES_BACK, place);

    field_set_name(diag, "field", rung->mention->field);
    set_value(diag, "value", rung);
    set_value(diag, "other", before);
    diag_set(diag, "date", date_print(before->day, date));
    diag_also(diag, span_of(finder, before->mention));
}

void link_rises(struct arena *arena, const struct link_scope *scope, struct diag_list *diags,
                const struct facts *facts)
{
    struct rise_finder finder = {scope, diags};
    struct rung *rungs = ARENA_ARRAY(arena, facts->rungs.len, struct rung);
    size_t count = 0;

    for (size_t i = 0; i < facts->rungs.len; i++) {
        const struct mention *mention = &facts->rungs.items[i];

        assert(mention->entry != ENTRY_NONE);
        const struct entry entry = entry_at(&facts->all, mention->entry);

        if (!entry.bad && !entry.doubted && entry.from != DATE_MIN)
            rungs[count++] =
                (struct rung){mention, entry.from, field_rank(mention->field, mention->value)};
    }
    if (count > 1)
        qsort(rungs, count, sizeof *rungs, compare_rungs);
    for (size_t i = 1; i < count; i++)
        judge(&finder, &rungs[i - 1], &rungs[i]);
}
