/* SPDX-License-Identifier: MIT */
/* From facts to an assessment. See assess.h. */
#include "assess/assess.h"

#include "assess/assess_room.h"
#include "ledger/ledger.h"

#include <string.h>

static struct limits limits_of(const struct bound *bound)
{
    return (struct limits){bound->has_min, bound->has_max, bound->min, bound->max,
                           bound->over_notes};
}

static struct citation citation_of(const struct cite *cite)
{
    return (struct citation){cite->clause, cite->quote};
}

static void copy_words(struct arena *arena, const struct target *target, struct assessed *out)
{
    out->id = target->id;
    out->title = target->title;
    out->citation = citation_of(&target->cite);
    out->reading = target->reading;
    out->note = target->note;
    out->from = target->from;
    out->to = target->to;
    out->due = target->due;
    out->also = ARENA_ARRAY(arena, target->also_count, struct citation);
    out->also_count = target->also_count;
    for (size_t i = 0; i < target->also_count; i++)
        out->also[i] = citation_of(&target->also[i]);
}

static void make_parts(struct arena *arena, const struct target *target, struct assessed *out)
{
    out->each_judged = target->judged && target->has_each;
    out->total_judged = target->judged && target->has_total;
    out->each = limits_of(&target->each);
    out->total_limits = limits_of(&target->total);
    out->parts = ARENA_ARRAY(arena, target->unit_count, struct part);
    out->part_count = target->unit_count;
    for (size_t i = 0; i < target->unit_count; i++)
        out->parts[i] = (struct part){
            .unit = target->units[i], .judged = out->each_judged, .limits = out->each};
    out->total =
        (struct part){.unit = PART_TOTAL, .judged = out->total_judged, .limits = out->total_limits};
}

static void judge(const struct plan *plan, const struct target *target, struct assessed *out)
{
    bool due = target->due <= plan->as_of;

    for (size_t i = 0; i < out->part_count; i++)
        judge_part(&out->parts[i], due);
    judge_part(&out->total, due);
    judge_target(out);
}

/* The facts of each target together, in file order; ends[i] is where target i's end. */
static struct fact *group_facts(struct arena *arena, const struct facts *facts, size_t targets,
                                size_t *ends)
{
    struct fact *grouped = ARENA_ARRAY(arena, facts->facts.len, struct fact);
    size_t start = 0;

    for (size_t i = 0; i < facts->facts.len; i++)
        ends[facts->facts.items[i].target]++;
    for (size_t i = 0; i < targets; i++) {
        size_t count = ends[i];

        ends[i] = start;
        start += count;
    }
    for (size_t i = 0; i < facts->facts.len; i++)
        grouped[ends[facts->facts.items[i].target]++] = facts->facts.items[i];
    return grouped;
}

static void assess_targets(struct arena *arena, const struct ledger *ledger, struct assessment *out)
{
    const struct plan *plan = ledger->plan;
    size_t *ends = ARENA_ARRAY(arena, plan->target_count, size_t);
    struct fact *facts = group_facts(arena, &ledger->facts, plan->target_count, ends);

    out->targets = ARENA_ARRAY(arena, plan->target_count, struct assessed);
    out->target_count = plan->target_count;
    for (size_t i = 0; i < plan->target_count; i++) {
        const struct target *target = &plan->targets[i];
        struct assessed *assessed = &out->targets[i];
        size_t start = i == 0 ? 0 : ends[i - 1];

        copy_words(arena, target, assessed);
        make_parts(arena, target, assessed);
        tally_target(arena, target, facts + start, ends[i] - start, assessed);
        tally_gaps(&ledger->facts, target, assessed);
        assessed->total.unreadable += ledger->doubtful;
        judge(plan, target, assessed);
        out->counts[assessed->verdict]++;
    }
}

static void copy_units(struct arena *arena, const struct township *township, struct assessment *out)
{
    out->township = township->id;
    out->township_name = township->name;
    out->units = ARENA_ARRAY(arena, township->unit_count, struct assessed_unit);
    out->unit_count = township->unit_count;
    for (size_t i = 0; i < township->unit_count; i++)
        out->units[i] = (struct assessed_unit){township->units[i].id, township->units[i].kind,
                                               township->units[i].name};
}

static void copy_provenance(const struct ledger *ledger, struct slice version,
                            struct assessment *out)
{
    out->version = version;
    out->ledger = ledger->files.root;
    out->commit = ledger->commit;
    out->hash = slice_of(ledger->hash);
    out->files_unread = ledger->files.unlisted;
    for (size_t i = 0; i < ledger->files.len; i++) {
        const struct ledger_file *file = &ledger->files.items[i];

        if (file->role == ROLE_SOURCE)
            continue;
        out->files++;
        out->files_faulty += !file->sound;
        out->files_unread += !file->read || !file->whole;
    }
}

void assess_ledger(struct arena *arena, const struct ledger *ledger, struct slice version,
                   struct assessment *out)
{
    const struct plan *plan = ledger->plan;

    *out = (struct assessment){
        .plan = plan->id,
        .plan_title = plan->title,
        .plan_from = plan->from,
        .plan_to = plan->to,
        .as_of = plan->as_of,
        .targets_faulty = plan->faulty_count,
    };
    copy_units(arena, &ledger->township, out);
    assess_targets(arena, ledger, out);
    copy_provenance(ledger, version, out);
}
