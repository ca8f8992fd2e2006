/* SPDX-License-Identifier: MIT */
/* What is recorded and counted by no target. See assess_room.h. */
#include "assess/assess_room.h"

struct counting {
    const struct assessing *assessing;
    bool *counted; /* by entry */
};

/* An entry counts with all that it stands in. */
static void mark_entry(const struct counting *counting, uint32_t entry)
{
    const struct facts *facts = &counting->assessing->ledger->facts;

    for (; entry != ENTRY_NONE && !counting->counted[entry];
         entry = entry_parent(&facts->all, entry))
        counting->counted[entry] = true;
}

static void mark_measure(const struct counting *counting, const struct target *target,
                         size_t measure)
{
    if (measure == MEASURE_NONE)
        return;
    struct view_reader reader = view_read(&counting->assessing->view, measure);

    for (struct fact fact; view_next(&reader, &fact);) {
        if (target_slot(target, fact.unit) != SIZE_MAX)
            mark_entry(counting, fact.entry);
    }
}

static void mark_target(const struct counting *counting, const struct target *target)
{
    for (size_t i = 0; target->kind == TARGET_CHANGE && i < target->member_count; i++)
        mark_target(counting, &target->members[i]);
    mark_measure(counting, target, target->good);
    mark_measure(counting, target, target->among);
    mark_measure(counting, target, target->less);
    mark_measure(counting, target, target->apiece.listed);
    if (target->each.quota != NULL)
        mark_measure(counting, target, target->each.quota->measure);
}

/* Whole entries only: what is inside one goes with it. */
static bool is_uncounted(const struct counting *counting, uint32_t index)
{
    const struct entry entry = entry_at(&counting->assessing->ledger->facts.all, index);

    return !counting->counted[index] && !entry.bad && entry.parent == ENTRY_NONE &&
           entry.unit != INDEX_NONE;
}

/* Counts by unit and collection, a row for each unit. */
static size_t *count_entries(const struct counting *counting, const struct field *shape)
{
    const struct ledger *ledger = counting->assessing->ledger;
    size_t *counts = ARENA_ARRAY(counting->assessing->arena,
                                 ledger->township.unit_count * shape->field_count, size_t);

    for (uint32_t i = 0; i < ledger->facts.all.count; i++) {
        const struct entry entry = entry_at(&ledger->facts.all, i);

        if (is_uncounted(counting, i) && entry.field->parent == shape)
            counts[entry.unit * shape->field_count + (size_t)(entry.field - shape->fields)]++;
    }
    return counts;
}

void find_uncounted(struct assessing *assessing, struct assessment *out)
{
    const struct ledger *ledger = assessing->ledger;
    const struct facts *facts = &ledger->facts;
    struct counting counting = {assessing, ARENA_ARRAY(assessing->arena, facts->all.count, bool)};
    struct {
        ARRAY(struct uncounted);
    } rows = {0};

    if (facts->all.count == 0)
        return;
    for (size_t i = 0; i < ledger->plan->target_count; i++)
        mark_target(&counting, &ledger->plan->targets[i]);

    const struct field *shape = ledger->shape;
    const size_t *counts = count_entries(&counting, shape);
    for (size_t i = 0; i < ledger->township.unit_count * shape->field_count; i++) {
        const struct field *field = &shape->fields[i % shape->field_count];

        if (counts[i] > 0)
            *ARRAY_PUSH(assessing->arena, &rows) =
                (struct uncounted){i / shape->field_count, {field->name, field->label}, counts[i]};
    }
    out->uncounted = rows.items;
    out->uncounted_count = rows.len;
}
