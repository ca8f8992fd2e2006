/* SPDX-License-Identifier: MIT */
/* Adding up facts. See assess_room.h. */
#include "assess/assess_room.h"

#include <stdlib.h>

static struct part *part_of(struct assessed *out, size_t unit)
{
    size_t low = 0, high = out->part_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (out->parts[middle].unit < unit)
            low = middle + 1;
        else
            high = middle;
    }
    return low < out->part_count && out->parts[low].unit == unit ? &out->parts[low] : NULL;
}

/* A sum that does not fit is no figure: it is told as something that could not be read. */
static void add(struct part *part, struct decimal value, bool proven)
{
    if (!decimal_add(part->recorded, value, &part->recorded) ||
        (proven && !decimal_add(part->proven, value, &part->proven)))
        part->unreadable++;
}

/* ---- every entry counts ---- */

static void tally_all(const struct fact *facts, size_t count, struct assessed *out)
{
    for (size_t i = 0; i < count; i++) {
        add(part_of(out, facts[i].unit), facts[i].value, facts[i].proven);
        /* An entry that units share counts once in the total. */
        if (!facts[i].again)
            add(&out->total, facts[i].value, facts[i].proven);
    }
}

/* ---- different values count ---- */

static int compare_units(const struct fact *a, const struct fact *b)
{
    return (a->unit > b->unit) - (a->unit < b->unit);
}

static int by_unit_then_key(const void *a, const void *b)
{
    const struct fact *first = a, *second = b;
    int order = compare_units(first, second);

    return order != 0 ? order : slice_cmp(first->key, second->key);
}

static int by_key_then_unit(const void *a, const void *b)
{
    const struct fact *first = a, *second = b;
    int order = slice_cmp(first->key, second->key);

    return order != 0 ? order : compare_units(first, second);
}

/* One value in one unit: recorded once, and proven where any of its entries is. */
static size_t run_in_unit(const struct fact *facts, size_t count, size_t from, bool *proven)
{
    size_t to = from;

    *proven = false;
    for (; to < count && by_unit_then_key(&facts[from], &facts[to]) == 0; to++)
        *proven = *proven || facts[to].proven;
    return to;
}

static void tally_units(const struct fact *facts, size_t count, struct assessed *out)
{
    for (size_t i = 0; i < count;) {
        bool proven;
        size_t next = run_in_unit(facts, count, i, &proven);

        add(part_of(out, facts[i].unit), decimal_of(1), proven);
        i = next;
    }
}

/* Whether a unit has a value only by sharing entries of another: that is no double. */
static bool only_shared(const struct fact *facts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (!facts[i].again)
            return false;
    }
    return true;
}

/* A value that several units count is one in the total, and is told. */
static void tally_total(struct arena *arena, const struct fact *facts, size_t count,
                        struct assessed *out)
{
    struct {
        ARRAY(struct shared_value);
    } doubles = {0};

    for (size_t i = 0; i < count;) {
        bool proven = false;
        size_t units = 0, from = i;

        while (i < count && slice_eq(facts[i].key, facts[from].key)) {
            bool here;
            size_t before = i;

            i = run_in_unit(facts, count, i, &here);
            proven = proven || here;
            units += !only_shared(&facts[before], i - before);
        }
        add(&out->total, decimal_of(1), proven);
        if (units > 1)
            *ARRAY_PUSH(arena, &doubles) = (struct shared_value){facts[from].key, units};
    }
    out->doubles = doubles.items;
    out->double_count = doubles.len;
}

/* "Entries without the field do not count." */
static size_t drop_keyless(struct fact *facts, size_t count)
{
    size_t kept = 0;

    for (size_t i = 0; i < count; i++) {
        if (facts[i].key.data != NULL)
            facts[kept++] = facts[i];
    }
    return kept;
}

static void tally_distinct(struct arena *arena, struct fact *facts, size_t count,
                           struct assessed *out)
{
    count = drop_keyless(facts, count);
    if (count == 0)
        return;
    qsort(facts, count, sizeof *facts, by_unit_then_key);
    tally_units(facts, count, out);
    qsort(facts, count, sizeof *facts, by_key_then_unit);
    tally_total(arena, facts, count, out);
}

static void count_entry(struct part *part, const struct fact *fact)
{
    part->no_data = false;
    part->entries++;
    part->entries_unproven += !fact->proven;
}

/* "Where no entry means no data, one silent unit leaves the total without data too." */
static void count_entries(const struct target *target, const struct fact *facts, size_t count,
                          struct assessed *out)
{
    for (size_t i = 0; i < out->part_count; i++)
        out->parts[i].no_data = out->parts[i].must_report = target->no_data;
    out->total.must_report = target->no_data;
    for (size_t i = 0; i < count; i++) {
        count_entry(part_of(out, facts[i].unit), &facts[i]);
        if (!facts[i].again)
            count_entry(&out->total, &facts[i]);
    }
    for (size_t i = 0; i < out->part_count; i++)
        out->total.no_data = out->total.no_data || out->parts[i].no_data;
}

void tally_target(struct arena *arena, const struct target *target, struct fact *facts,
                  size_t fact_count, struct assessed *out)
{
    count_entries(target, facts, fact_count, out);
    if (target->measure.distinct)
        tally_distinct(arena, facts, fact_count, out);
    else
        tally_all(facts, fact_count, out);
}

/* Whether what a unit recorded is one in a total that has the unit. */
static bool in_total_by_home(struct assessed *out, const struct gap *gap)
{
    return gap->home != gap->unit && gap->home != INDEX_NONE && part_of(out, gap->home) != NULL;
}

/* What nobody knows the unit of is missing from the total, and perhaps from some units. */
static void add_unknown(const struct facts *facts, const struct gap *gap, struct assessed *out)
{
    for (size_t i = 0; i < out->part_count; i++) {
        if (facts->may_be_unread[out->parts[i].unit])
            out->parts[i].unreadable += gap->count;
    }
    if (!in_total_by_home(out, gap))
        out->total.unreadable += gap->count;
}

/* Whether other units may share the entries that a measure counts. */
static bool may_be_shared(const struct measure *measure)
{
    for (const struct field *at = measure->item; at != NULL; at = at->parent) {
        for (size_t i = 0; at->kind == FIELD_ENTRIES && i < at->field_count; i++) {
            if (at->fields[i].shared)
                return true;
        }
    }
    return false;
}

static void add_gap(const struct facts *facts, const struct target *target, const struct gap *gap,
                    struct assessed *out)
{
    struct part *part = gap->unit == INDEX_NONE ? NULL : part_of(out, gap->unit);

    if (gap->unit == INDEX_NONE) {
        add_unknown(facts, gap, out);
    } else if (part != NULL) {
        part->unreadable += gap->count;
        if (!in_total_by_home(out, gap))
            out->total.unreadable += gap->count;
    } else if (!gap->entry && may_be_shared(&target->measure)) {
        /* In what was not read there may be entries that this target's units share. */
        out->total.unreadable += gap->count;
    }
}

void tally_gaps(const struct facts *facts, const struct target *target, struct assessed *out)
{
    for (size_t i = 0; i < facts->gaps.len; i++) {
        if (gap_concerns(&facts->gaps.items[i], &target->measure))
            add_gap(facts, target, &facts->gaps.items[i], out);
    }
}
