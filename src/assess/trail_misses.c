/* SPDX-License-Identifier: MIT */
/* Entries that a figure passes over for one reason alone. See trail.h. */
#include "assess/trail_room.h"

#include <assert.h>

/* ---- places and labels, which lines have, too ---- */

struct place trail_place(struct trailing *t, uint32_t entry, uint32_t start)
{
    const struct ledger *ledger = t->assessing->ledger;
    const struct entry found = entry_at(&ledger->facts.all, entry);

    return (struct place){ledger->files.items[found.file].path,
                          places_line(t->assessing->places, found.file, start)};
}

static struct label value_label(const struct field *field, struct slice text)
{
    struct label label = {.id = text};

    if (text.len == 0)
        return label;
    label.id = field_canonical(field, text);
    for (size_t i = 0; i < field->value_count; i++) {
        if (slice_eq(field->values[i].name, label.id))
            label.name = field->values[i].label;
    }
    return label;
}

static bool is_in(uint64_t mask, size_t index)
{
    return index >= SHOWN_MAX || (mask & UINT64_C(1) << index) != 0;
}

static size_t count_in(uint64_t mask, size_t count)
{
    size_t in = 0;

    for (size_t i = 0; i < count; i++)
        in += is_in(mask, i);
    return in;
}

/* Of each line of a trail there are two rows of labels, most of them empty. */
struct label *trail_labels(struct trailing *t, const struct field *field,
                           const struct plan_value *values, size_t count, uint64_t mask,
                           size_t *out_count)
{
    struct label *labels = ARENA_ARRAY(t->arena, count_in(mask, count), struct label);

    *out_count = 0;
    for (size_t i = 0; i < count; i++) {
        if (is_in(mask, i))
            labels[(*out_count)++] = value_label(field, values[i].text);
    }
    return labels;
}

/* ---- near misses ---- */

static enum trail_why why_of(enum miss_why why)
{
    static const enum trail_why whys[] = {
        [MISS_BEFORE] = WHY_BEFORE, [MISS_AFTER] = WHY_AFTER, [MISS_BETWEEN] = WHY_BETWEEN,
        [MISS_ENDED] = WHY_ENDED,   [MISS_WHERE] = WHY_VALUE, [MISS_FIELD] = WHY_FIELD,
        [MISS_FAULT] = WHY_FAULT,
    };

    _Static_assert(sizeof whys / sizeof whys[0] == MISS_FAULT + 1, "one for each");

    return whys[why];
}

/* The limits as the plan writes them: "min 30". */
static struct label *limit_labels(struct trailing *t, const struct condition *condition,
                                  size_t *count)
{
    static const char *const names[LIMIT_COUNT] = {[LIMIT_MIN] = "min",
                                                   [LIMIT_MAX] = "max",
                                                   [LIMIT_AFTER] = "after",
                                                   [LIMIT_BEFORE] = "before"};
    struct label *labels = ARENA_ARRAY(t->arena, LIMIT_COUNT, struct label);

    *count = 0;
    for (int i = 0; i < LIMIT_COUNT; i++) {
        if (condition->limits[i].set)
            labels[(*count)++].id =
                arena_printf(t->arena, "%s %.*s", names[i], (int)condition->limits[i].text.len,
                             condition->limits[i].text.data);
    }
    return labels;
}

/* "within 15 since opened" */
static struct label *lasting_label(struct trailing *t, const struct lasting *lasting, size_t *count)
{
    struct label *label = ARENA_NEW(t->assessing->arena, struct label);

    *count = 1;
    label->id = arena_printf(t->assessing->arena, "%s %d since %.*s%s", lasting_key(lasting->way),
                             (int)lasting->days, (int)lasting->since->name.len,
                             lasting->since->name.data, lasting->working ? ", days working" : "");
    return label;
}

/* It is the days between two dates that do not fit, or one of the dates. */
static void write_lasted(struct trailing *t, const struct miss *miss, struct trail_miss *out)
{
    const struct lasting *lasting = &miss->condition->lasting;
    bool asks_ended = lasting_asks_ended(lasting);

    if (!miss->lasted.begun) {
        out->field = (struct label){lasting->since->name, lasting->since->label};
        out->value = value_label(lasting->since, miss->value);
        return;
    }
    if (!asks_ended && miss->lasted.ended) /* that it has a value says all */
        return;
    out->wanted = lasting_label(t, lasting, &out->wanted_count);
    out->limited = true;
    out->lasted = (struct trail_days){
        .counted = miss->lasted.counted,
        .ended = miss->lasted.ended,
        .working = lasting->working,
        .limited = asks_ended == miss->lasted.ended,
        .above = lasting_asks_more(lasting),
        .days = miss->lasted.days,
        .limit = lasting->days,
    };
}

static void write_miss(struct trailing *t, enum trail_side side, const struct miss *miss,
                       struct trail_miss *out)
{
    const struct condition *condition = miss->condition;

    assert((condition != NULL) == (miss->why == MISS_WHERE));
    *out = (struct trail_miss){
        .side = side,
        .dated = miss->day != DATE_MIN,
        .day = miss->day,
        .key = miss->key,
        .why = why_of(miss->why),
    };
    out->place = trail_place(t, miss->entry, miss->start);
    if (condition == NULL)
        return;
    out->field = (struct label){condition->field->name, condition->field->label};
    out->value = value_label(condition->field, miss->value);
    if (miss->lasts) {
        write_lasted(t, miss, out);
        return;
    }
    out->wanted = condition->any_count > 0
                      ? trail_labels(t, condition->field, condition->any, condition->any_count,
                                     UINT64_MAX, &out->wanted_count)
                      : limit_labels(t, condition, &out->wanted_count);
    out->limited = condition->any_count == 0;
}

/*
 * Whether an item of a unit was reported already as a miss of what is counted: the sides of a share
 * often look at the same entries. Misses stand in the order of the walk, so the search goes on from
 * where it was.
 */
static bool is_listed(const struct miss *const *misses, size_t count, size_t counted,
                      const struct miss *miss, size_t *at)
{
    for (; *at < count; (*at)++) {
        const struct miss *other = misses[*at];

        if (other->measure != counted)
            continue;
        if (other->entry == miss->entry && other->start == miss->start)
            return other->why == miss->why;
        if (other->entry > miss->entry ||
            (other->entry == miss->entry && other->start > miss->start))
            return false;
    }
    return false;
}

/* Unit by unit, each in the order of the walk. */
static void sort_misses(struct trailing *t)
{
    const struct facts *facts = &t->assessing->ledger->facts;
    size_t units = t->assessing->ledger->township.unit_count;

    t->miss_ends = ARENA_ARRAY(t->arena, units + 1, size_t);
    t->misses = ARENA_ARRAY(t->arena, facts->misses.len, const struct miss *);
    for (size_t i = 0; i < facts->misses.len; i++) {
        assert(facts->misses.items[i].unit < units && "a miss is of a unit");
        t->miss_ends[facts->misses.items[i].unit + 1]++;
    }
    for (size_t unit = 1; unit <= units; unit++)
        t->miss_ends[unit] += t->miss_ends[unit - 1];
    /* Each is now where its unit begins; it moves on to where it ends. */
    for (size_t i = 0; i < facts->misses.len; i++)
        t->misses[t->miss_ends[facts->misses.items[i].unit]++] = &facts->misses.items[i];
}

static void list_measures(const struct target *target, size_t measures[SIDE_COUNT])
{
    for (int side = 0; side < SIDE_COUNT; side += SIDE_FROM) {
        const struct target *of = trail_target(target, (enum trail_side)side);

        measures[side + SIDE_COUNTED] = of == NULL ? MEASURE_NONE : of->good;
        measures[side + SIDE_AMONG] = of == NULL ? MEASURE_NONE : of->among;
        measures[side + SIDE_LESS] = of == NULL ? MEASURE_NONE : of->less;
    }
}

/* What a side of a change does not look at for its day, the other one probably does. */
static bool is_of_other_days(const struct target *target, const struct miss *miss)
{
    return target->kind == TARGET_CHANGE && (miss->why == MISS_BEFORE || miss->why == MISS_AFTER);
}

void trail_misses(struct trailing *t, size_t unit, struct trail_unit *out)
{
    size_t measures[SIDE_COUNT];

    list_measures(t->target, measures);
    if (t->miss_ends == NULL)
        sort_misses(t);
    const size_t from = unit == 0 ? 0 : t->miss_ends[unit - 1];
    const size_t count = t->miss_ends[unit] - from;
    const struct miss *const *misses = t->misses + from;
    out->misses = ARENA_ARRAY(t->arena, count, struct trail_miss);
    for (int side = 0; side < SIDE_COUNT; side++) {
        size_t at = 0;

        for (size_t i = 0; i < count; i++) {
            const struct miss *miss = misses[i];

            /* A header that lacks its figure has no line to point at. */
            if (miss->measure == measures[side] && miss->entry != ENTRY_NONE &&
                !is_of_other_days(t->target, miss) &&
                (side == SIDE_COUNTED ||
                 !is_listed(misses, count, measures[SIDE_COUNTED], miss, &at)))
                write_miss(t, (enum trail_side)side, miss, &out->misses[out->miss_count++]);
        }
    }
}
