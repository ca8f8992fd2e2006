/* SPDX-License-Identifier: MIT */
/* From facts to an assessment. See assess.h. */
#include "assess/assess.h"

#include "assess/todo.h"
#include "assess/without_room.h"

#include <assert.h>

static struct limits limits_of(const struct bound *bound)
{
    return (struct limits){.has_min = bound->has_min,
                           .has_max = bound->has_max,
                           .min = bound->min,
                           .max = bound->max,
                           .min_exact = bound->min_exact,
                           .max_exact = bound->max_exact,
                           .over_notes = bound->over_notes,
                           .in = bound->in,
                           .min_most = bound->min_most};
}

static struct citation citation_of(const struct cite *cite)
{
    return (struct citation){cite->clause, cite->quote};
}

/* ---- a target ---- */

/* A part of a target says so wherever its title stands. */
static struct name part_title(struct arena *arena, const struct name *title)
{
    static const struct words words = T("of which: {title}", "其中：{title}");
    struct name out = *title;

    for (int lang = 0; lang < LANG_COUNT; lang++) {
        struct buffer text = {0};
        const struct lang_arg arg = {"title", title->text[lang]};

        if (title->text[lang].len == 0)
            continue;
        lang_expand(&text, words.text[lang], &arg, 1);
        out.text[lang] = arena_copy(arena, buffer_slice(&text));
        buffer_free(&text);
    }
    return out;
}

static void copy_words(struct arena *arena, const struct target *target, struct assessed *out)
{
    out->id = target->id;
    out->title = target->title;
    out->part_of = target->part_of;
    if (target->part_of.len > 0)
        out->title = part_title(arena, &target->title);
    out->citation = citation_of(&target->cite);
    out->reading = target->reading;
    out->note = target->note;
    out->counted_in = target->counted_in;
    out->from = target->window.from;
    out->to = target->window.to;
    out->due = target->window.due;
    out->sheets = target->sheets;
    out->sheet_count = target->sheet_count;
    out->points = target->points;
    out->veto = target->veto;
    out->judged_by = target->judged_by;
    out->name = target->name;
    out->why = target->why;
    out->also = ARENA_ARRAY(arena, target->also_count, struct citation);
    out->also_count = target->also_count;
    for (size_t i = 0; i < target->also_count; i++)
        out->also[i] = citation_of(&target->also[i]);
}

static enum figure_kind kind_of(const struct target *target)
{
    if (target->apiece.asked)
        return FIGURE_VALUES;
    if (target->window.slicing.every != EVERY_NONE)
        return FIGURE_PERIODS;
    switch (target->kind) {
    case TARGET_NUMBER:
    case TARGET_CHANGE:
        return FIGURE_NUMBER;
    case TARGET_LEVEL:
        return FIGURE_LEVEL;
    case TARGET_ITEMS:
        return FIGURE_ITEMS;
    case TARGET_SHARE:
        return FIGURE_SHARE;
    case TARGET_MEMBERS:
        break;
    }
    return FIGURE_MEMBERS;
}

/* Whether levels or items are values of a private field. */
static bool words_are_private(const struct plan *plan, const struct target *target)
{
    if (target->kind != TARGET_LEVEL && target->kind != TARGET_ITEMS)
        return false;
    const struct measure *measure = &plan->measures.items[target->good];

    return (measure->value != NULL && measure->value->private) ||
           (measure->shown_field != NULL && measure->shown_field->private);
}

static bool is_of_people(const struct ledger *ledger, const struct target *target)
{
    bool people = target_has_measure(ledger, target, measure_counts_people) ||
                  want_is_of_people(ledger, target);

    for (size_t i = 0; i < target->member_count && !people; i++)
        people = is_of_people(ledger, &target->members[i]);
    return people;
}

static const struct measure *measure_at(const struct assessing *assessing, size_t index)
{
    return &assessing->ledger->plan->measures.items[index];
}

static void copy_apiece(const struct assessing *assessing, const struct target *target,
                        struct assessed *out)
{
    if (!target->apiece.asked)
        return;
    const struct field *field = measure_at(assessing, target->good)->per_field;

    out->apiece = (struct label){field->name, field->label};
    if (target->apiece.in != NULL)
        out->apiece_in = target->apiece.in->text;
}

static void copy_kind(const struct assessing *assessing, const struct target *target,
                      struct assessed *out)
{
    out->kind = kind_of(target);
    out->mean = target->good != MEASURE_NONE && measure_at(assessing, target->good)->kind->mean;
    out->whole = counts_whole(assessing->ledger->plan, target);
    out->per = target->per;
    out->ratio = target->ratio;
    out->change = target->kind == TARGET_CHANGE;
    out->in_points = target->in_points;
    out->of_people = is_of_people(assessing->ledger, target);
    out->private_words = words_are_private(assessing->ledger->plan, target);
    out->any = target->any;
    out->member_count = target->member_count;
    out->slicing = target->window.slicing;
    out->slice_count = target->slice_count;
    out->slices_in = target->slices_in;
    copy_apiece(assessing, target, out);
    if (target->kind != TARGET_LEVEL)
        return;
    const struct field *field = measure_at(assessing, target->good)->value;

    assert(field->ordered && field->value_count > 0 && "a level is one of a row");
    out->levels = ARENA_ARRAY(assessing->arena, field->value_count, struct label);
    out->level_count = field->value_count;
    for (size_t i = 0; i < field->value_count; i++)
        out->levels[i] = (struct label){field->values[i].name, field->values[i].label};
}

void make_parts(const struct assessing *assessing, const struct target *target,
                struct assessed *out)
{
    out->each_judged = target->judged && target->has_each;
    out->total_judged = target->judged && target->has_total;
    if (out->each_judged)
        out->each = limits_of(&target->each);
    if (out->total_judged)
        out->total_limits = limits_of(&target->total);
    out->parts = ARENA_ARRAY(assessing->arena, target->unit_count, struct part);
    out->part_count = target->unit_count;
    for (size_t i = 1; i < target->unit_count; i++)
        assert(target->units[i - 1] < target->units[i] && "parts stand in the order of the units");
    for (size_t i = 0; i < target->unit_count; i++)
        out->parts[i] = (struct part){
            .unit = target->units[i], .judged = out->each_judged, .limits = out->each};
    if (out->each_judged)
        set_quotas(assessing, target, out);
    out->total =
        (struct part){.unit = PART_TOTAL, .judged = out->total_judged, .limits = out->total_limits};
}

static struct assessed *assess_rest(struct assessing *assessing, const struct target *target,
                                    const struct target_tallies *rest, enum figure_kind kind)
{
    struct assessed *out = ARENA_NEW(assessing->arena, struct assessed);

    out->kind = kind;
    make_parts(assessing, target, out);
    add_gaps(assessing->ledger, target, out);
    make_figures(assessing, target, rest, out);
    judge_target(out);
    return out;
}

/* The same figures without what is suspected in them, where they are others. */
static void add_without(struct assessing *assessing, const struct target *target,
                        const struct target_tallies *tallies, struct assessed *out)
{
    struct arena *scratch = arena_new(); /* of the tallies */
    struct suspicions suspicions;

    if (tally_doubts(assessing, scratch, tallies, &suspicions)) {
        const struct target_tallies rest = tally_without(scratch, tallies, &suspicions);
        struct assessing passing = *assessing;

        passing.arena = arena_within(assessing->arena);
        if (compare_without(out, assess_rest(&passing, target, &rest, out->kind)))
            add_suspects(assessing, tallies, &suspicions, out);
        else
            arena_free(passing.arena);
    }
    arena_free(scratch);
}

/* Each unit's is counted in the total, too, unless it is the sum of theirs. */
static void copy_doubles(struct arena *arena, const struct tally *tally, struct assessed *out)
{
    if (figure_adds_up(out))
        return;
    out->double_count = tally->double_count;
    out->doubles = ARENA_ARRAY(arena, tally->double_count, struct shared_value);
    for (size_t i = 0; i < tally->double_count; i++)
        out->doubles[i] = tally->doubles[i];
}

static void assess_measures(struct assessing *assessing, const struct target *target,
                            struct assessed *out)
{
    struct arena *scratch = arena_new();
    const struct target_tallies tallies = tally_target(assessing, scratch, target);
    const struct tally *values = target->kind == TARGET_SHARE ? &tallies.among : &tallies.good;

    assert(target->good != MEASURE_NONE && "all-of has no tally");
    add_gaps(assessing->ledger, target, out);
    make_figures(assessing, target, &tallies, out);
    copy_doubles(assessing->arena, values, out);
    add_unproven(assessing, &tallies, out);
    add_without(assessing, target, &tallies, out);
    arena_free(scratch);
}

void assess_target(struct assessing *assessing, const struct target *target, struct assessed *out)
{
    copy_words(assessing->arena, target, out);
    out->measure = target_mark(assessing->arena, assessing->ledger->plan, target);
    copy_kind(assessing, target, out);
    make_parts(assessing, target, out);
    if (target->kind == TARGET_MEMBERS)
        assess_members(assessing, target, out);
    else if (target->kind == TARGET_CHANGE)
        assess_change(assessing, target, out);
    else
        assess_measures(assessing, target, out);
    judge_target(out);
    if (target->good != MEASURE_NONE && measure_at(assessing, target->good)->kind->adds_up)
        find_carried(out);
}

static void assess_readings(struct assessing *assessing, const struct target *target,
                            struct assessed *out)
{
    out->readings = ARENA_ARRAY(assessing->arena, target->reading_count, struct assessed);
    out->reading_count = target->reading_count;
    for (size_t i = 0; i < target->reading_count; i++)
        assess_target(assessing, &target->readings[i], &out->readings[i]);
}

static void assess_targets(struct assessing *assessing, struct assessment *out)
{
    const struct plan *plan = assessing->ledger->plan;

    out->targets = ARENA_ARRAY(assessing->arena, plan->target_count, struct assessed);
    out->target_count = plan->target_count;
    for (size_t i = 0; i < plan->target_count; i++) {
        assess_target(assessing, &plan->targets[i], &out->targets[i]);
        assess_readings(assessing, &plan->targets[i], &out->targets[i]);
        out->counts[out->targets[i].verdict]++;
    }
}

/* ---- the rest ---- */

static void copy_sheets(struct arena *arena, const struct plan *plan, struct assessment *out)
{
    out->sheets = ARENA_ARRAY(arena, plan->sheet_count, struct assessed_sheet);
    out->sheet_count = plan->sheet_count;
    for (size_t i = 0; i < plan->sheet_count; i++)
        out->sheets[i] = (struct assessed_sheet){.id = plan->sheets[i].id,
                                                 .title = plan->sheets[i].title,
                                                 .citation = citation_of(&plan->sheets[i].cite),
                                                 .marking = plan->sheets[i].marking};
}

static void copy_units(struct arena *arena, const struct township *township, struct assessment *out)
{
    out->township = township->id;
    out->township_name = township->name;
    out->units = ARENA_ARRAY(arena, township->unit_count, struct assessed_unit);
    out->unit_count = township->unit_count;
    for (size_t i = 0; i < township->unit_count; i++)
        out->units[i] = (struct assessed_unit){.id = township->units[i].id,
                                               .kind = township->units[i].kind,
                                               .name = township->units[i].name};
}

static void copy_schemas(struct arena *arena, const struct ledger *ledger, struct assessment *out)
{
    out->schemas = ARENA_ARRAY(arena, ledger->schemas.count, struct schema_used);
    out->schema_count = ledger->schemas.count;
    for (size_t i = 0; i < ledger->schemas.count; i++)
        out->schemas[i] = (struct schema_used){slice_of(ledger->schemas.items[i].name),
                                               slice_of(ledger->schemas.items[i].hash)};
}

static void copy_provenance(const struct ledger *ledger, struct slice version,
                            struct assessment *out)
{
    out->version = version;
    out->ledger = ledger->files.shown;
    out->commit = ledger->commit;
    out->commit_hidden = ledger->commit_hidden;
    out->hash = slice_of(ledger->hash);
    out->files_unread = ledger->files.unlisted;
    out->left = ledger->files.left.items;
    out->left_count = ledger->files.left.len;
    for (size_t i = 0; i < ledger->files.len; i++) {
        const struct ledger_file *file = &ledger->files.items[i];

        if (file->role == ROLE_SOURCE || file->role == ROLE_SCHEMA)
            continue;
        out->files++;
        out->files_faulty += !file->sound;
        out->files_unread += !file->read || !file->whole;
    }
}

static struct assessing *start(struct arena *arena, const struct ledger *ledger)
{
    struct assessing *out = ARENA_NEW(arena, struct assessing);
    struct places *places = ARENA_NEW(arena, struct places);

    *places = places_init(arena, &ledger->files);
    *out = (struct assessing){
        .arena = arena, .ledger = ledger, .view = {.facts = &ledger->facts}, .places = places};
    return out;
}

struct assessing *assess_ledger(struct arena *arena, const struct ledger *ledger,
                                struct slice version, struct assessment *out)
{
    const struct plan *plan = ledger->plan;
    struct assessing *assessing = start(arena, ledger);

    assert(plan != NULL && plan->from <= plan->to);
    assert(plan->as_of >= DATE_MIN && plan->as_of <= DATE_MAX);

    *out = (struct assessment){
        .plan = plan->id,
        .plan_title = plan->title,
        .plan_from = plan->from,
        .plan_to = plan->to,
        .rivals = ledger->rivals,
        .rival_count = ledger->rival_count,
        .as_of = plan->as_of,
        .narrow = ledger->narrow,
        .begin = ledger->begin,
        .end = ledger->end,
        .only_unit = PART_TOTAL,
        .targets_faulty = plan->faulty_count,
    };
    copy_units(arena, &ledger->township, out);
    copy_sheets(arena, plan, out);
    assess_targets(assessing, out);
    assessment_count_behind(out);
    if (!ledger->narrow) /* what lies outside the days that are looked at is in no target's way */
        find_uncounted(assessing, out);
    copy_provenance(ledger, version, out);
    copy_schemas(arena, ledger, out);
    return assessing;
}
