/* SPDX-License-Identifier: MIT */
/* What could not be read, and which figures it may be missing from. See assess_room.h. */
#include "assess/assess_room.h"

#include <assert.h>

static struct part *part_of(const struct target *target, struct assessed *out, size_t unit)
{
    size_t slot = target_slot(target, unit);

    return slot == SIZE_MAX ? NULL : &out->parts[slot];
}

/* What nobody knows the unit of is missing from the total, and perhaps from some units. */
static void add_unknown(const struct facts *facts, const struct gap *gap, struct assessed *out)
{
    for (size_t i = 0; i < out->part_count; i++) {
        if (facts->may_be_unread[out->parts[i].unit])
            out->parts[i].unreadable += gap->count;
    }
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

/* A single entry of which nobody knows what units share it may be anybody's. */
static void add_anybodys(struct assessed *out)
{
    for (size_t i = 0; i < out->part_count; i++)
        out->parts[i].unreadable++;
    out->total.unreadable++;
}

/* An entry with the units that share it, one gap for each: once in the total. */
static void add_entry(const struct target *target, const struct gap *gaps, size_t count,
                      struct assessed *out)
{
    bool concerned = false;

    for (size_t i = 0; i < count; i++) {
        assert(gaps[i].entry && gaps[i].count == 1 && gaps[i].collection == gaps[0].collection);
        if (gaps[i].unit == INDEX_NONE) {
            add_anybodys(out);
            return;
        }
    }
    for (size_t i = 0; i < count; i++) {
        struct part *part = part_of(target, out, gaps[i].unit);

        if (part != NULL)
            part->unreadable++;
        concerned = concerned || part != NULL;
    }
    out->total.unreadable += concerned;
}

/* `shared`: in what was not read there may be entries that this target's units share. */
static void add_part(const struct facts *facts, const struct target *target, bool shared,
                     const struct gap *gap, struct assessed *out)
{
    struct part *part = gap->unit == INDEX_NONE ? NULL : part_of(target, out, gap->unit);

    if (gap->unit == INDEX_NONE) {
        add_unknown(facts, gap, out);
        return;
    }
    if (part != NULL)
        part->unreadable += gap->count;
    if (part != NULL || shared)
        out->total.unreadable += gap->count;
}

/* Whether a gap concerns a target, and whether what it hides may be shared there. */
static bool is_concerned(const struct ledger *ledger, const struct target *target,
                         const struct gap *gap, bool *shared)
{
    const size_t indices[] = {target->good, target->among, target->less, target->apiece.listed,
                              target->each.quota == NULL ? MEASURE_NONE
                                                         : target->each.quota->measure};
    bool concerns = false;

    *shared = false;
    for (size_t i = 0; i < sizeof indices / sizeof indices[0]; i++) {
        const struct measure *measure =
            indices[i] == MEASURE_NONE ? NULL : &ledger->plan->measures.items[indices[i]];

        if (measure == NULL || !gap_concerns(gap, measure))
            continue;
        concerns = true;
        *shared = *shared || may_be_shared(measure);
    }
    return concerns;
}

void add_gaps(const struct ledger *ledger, const struct target *target, struct assessed *out)
{
    const struct facts *facts = &ledger->facts;
    size_t end;

    for (size_t i = 0; i < facts->gaps.len; i = end) {
        const struct gap *gap = &facts->gaps.items[i];
        bool shared;

        assert(!gap->again && "it follows one for the entry's own unit");
        for (end = i + 1; end < facts->gaps.len && facts->gaps.items[end].again;)
            end++;
        if (!is_concerned(ledger, target, gap, &shared))
            continue;
        if (gap->entry)
            add_entry(target, gap, end - i, out);
        else
            add_part(facts, target, shared, gap, out);
    }
    /* A fault in plan or township may be about any unit. */
    for (size_t i = 0; i < out->part_count; i++)
        out->parts[i].unreadable += ledger->doubtful;
    out->total.unreadable += ledger->doubtful;
}
