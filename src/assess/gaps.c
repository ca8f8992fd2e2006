/* SPDX-License-Identifier: MIT */
/* What could not be read, and which figures it may be missing from. See assess_room.h. */
#include "assess/assess_room.h"

static struct part *part_of(const struct target *target, struct assessed *out, size_t unit)
{
    size_t slot = target_slot(target, unit);

    return slot == SIZE_MAX ? NULL : &out->parts[slot];
}

/* Whether what a unit recorded is one in a total that has the unit. */
static bool in_total_by_home(const struct target *target, struct assessed *out,
                             const struct gap *gap)
{
    return gap->home != gap->unit && gap->home != INDEX_NONE &&
           part_of(target, out, gap->home) != NULL;
}

/* What nobody knows the unit of is missing from the total, and perhaps from some units. */
static void add_unknown(const struct facts *facts, const struct target *target,
                        const struct gap *gap, struct assessed *out)
{
    for (size_t i = 0; i < out->part_count; i++) {
        if (facts->may_be_unread[out->parts[i].unit])
            out->parts[i].unreadable += gap->count;
    }
    if (!in_total_by_home(target, out, gap))
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

static void add_gap(const struct facts *facts, const struct target *target, bool shared,
                    const struct gap *gap, struct assessed *out)
{
    struct part *part = gap->unit == INDEX_NONE ? NULL : part_of(target, out, gap->unit);

    if (gap->unit == INDEX_NONE) {
        add_unknown(facts, target, gap, out);
    } else if (part != NULL) {
        part->unreadable += gap->count;
        if (!in_total_by_home(target, out, gap))
            out->total.unreadable += gap->count;
    } else if (!gap->entry && shared) {
        /* In what was not read there may be entries that this target's units share. */
        out->total.unreadable += gap->count;
    }
}

void add_gaps(const struct ledger *ledger, const struct target *target, struct assessed *out)
{
    const size_t indices[] = {target->good, target->among, target->less};
    const struct facts *facts = &ledger->facts;

    for (size_t i = 0; i < facts->gaps.len; i++) {
        bool concerns = false, shared = false;

        for (size_t k = 0; k < sizeof indices / sizeof indices[0]; k++) {
            const struct measure *measure =
                indices[k] == MEASURE_NONE ? NULL : &ledger->plan->measures.items[indices[k]];

            if (measure == NULL || !gap_concerns(&facts->gaps.items[i], measure))
                continue;
            concerns = true;
            shared = shared || may_be_shared(measure);
        }
        if (concerns)
            add_gap(facts, target, shared, &facts->gaps.items[i], out);
    }
    /* A fault in plan or township may be about any unit. */
    for (size_t i = 0; i < out->part_count; i++)
        out->parts[i].unreadable += ledger->doubtful;
    out->total.unreadable += ledger->doubtful;
}
