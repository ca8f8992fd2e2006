/* SPDX-License-Identifier: MIT */
/* Assessment by points. See score.h. */
#include "assess/score_room.h"

#include "assess/todo.h"
#include "base/arena.h"

#include <assert.h>
#include <stdlib.h>

/* ---- points of one figure ---- */

/* What is reached of what is wanted, each as an amount of the same. */
struct reach {
    struct decimal have, want;
};

/* One of the last decimal that points are told to. */
static struct decimal least(int decimals)
{
    return (struct decimal){1, -decimals};
}

/* a / b, rounded half up. */
static bool divide(struct decimal a, struct decimal b, int decimals, struct decimal *out)
{
    struct decimal fine;

    return decimal_divide(a, b, -(decimals + 1), false, &fine) &&
           decimal_add(fine, (struct decimal){5, -(decimals + 1)}, &fine) &&
           decimal_divide(fine, decimal_of(1), -decimals, false, out);
}

/* full x have / want; false where it does not fit. */
static bool proportion(struct decimal full, struct reach reach, int decimals, struct decimal *out)
{
    struct decimal product;

    *out = decimal_cmp(reach.have, reach.want) >= 0 ? full : decimal_of(0);
    if (decimal_cmp(reach.have, reach.want) >= 0 || reach.have.coef <= 0)
        return true;
    if (!decimal_mul(full, reach.have, &product) || !divide(product, reach.want, decimals, out))
        return false;
    if (full.coef > 0 && decimal_cmp(*out, full) >= 0)
        return decimal_sub(full, least(decimals), out);
    return true;
}

/* More may come. */
static bool is_open(enum verdict verdict)
{
    return verdict == VERDICT_NOT_DUE || verdict == VERDICT_ON_TRACK || verdict == VERDICT_BEHIND;
}

/* Of periods all that are to come are wanted, too. */
static struct reach reach_of_periods(const struct assessed *target, const struct part *part)
{
    size_t wanted = target->slices_in > 0 ? target->slices_in : target->slice_count;

    return (struct reach){part->proven, decimal_of((int64_t)wanted)};
}

/* What points in proportion go by. */
static struct reach reach_of(const struct assessed *target, const struct part *part)
{
    if (target->kind == FIGURE_PERIODS)
        return reach_of_periods(target, part);
    return (struct reach){part->reach, part->reach_wanted};
}

/* The same as it is told, in what the figure counts, of whole things in whole ones: by this points
 * are taken off and added. */
static struct reach amounts_of(const struct assessed *target, const struct part *part)
{
    const struct decimal want =
        target->mean || target->in_points ? part->limits.min : part->wanted_proven;

    if (target->kind == FIGURE_PERIODS)
        return reach_of_periods(target, part);
    return (struct reach){part->proven, target->whole ? decimal_ceil(want) : want};
}

static bool is_broken(const struct part *part)
{
    return part->beyond && part->verdict == VERDICT_SHORT;
}

/* There is no figure, so that nobody can say how much is missing: of a share of nothing nothing
 * would be. */
static bool cannot_lack(const struct assessed *target, const struct part *part)
{
    return part->no_data && !part->spared &&
           (part->share || target->change || part->limits.unknown);
}

/* How much is missing of what is wanted, or beyond what is allowed; 0: nothing. */
static bool shortfall(const struct assessed *target, const struct part *part, struct decimal *out)
{
    const struct reach reach = amounts_of(target, part);

    *out = decimal_of(0);
    if (part->spared)
        return true;
    if (is_broken(part))
        *out = part->missing;
    else if (part->has_wanted)
        return decimal_cmp(reach.have, reach.want) >= 0 || decimal_sub(reach.want, reach.have, out);
    return true;
}

static bool surplus(const struct assessed *target, const struct part *part, struct decimal *out)
{
    const struct reach reach = amounts_of(target, part);

    *out = decimal_of(0);
    return part->no_data || is_broken(part) || !part->has_wanted ||
           decimal_cmp(reach.have, reach.want) <= 0 || decimal_sub(reach.have, reach.want, out);
}

/* ---- what is missing or beyond, of one figure or several ---- */

struct shortfalls {
    struct decimal missing, beyond;
    bool uncounted; /* of some nobody can say how much is missing */
    bool sound;
};

static void add_amounts(const struct assessed *target, const struct part *part,
                        struct shortfalls *out)
{
    struct decimal missing, beyond;

    out->uncounted = out->uncounted || cannot_lack(target, part);
    out->sound = out->sound && shortfall(target, part, &missing) &&
                 surplus(target, part, &beyond) &&
                 decimal_add(out->missing, missing, &out->missing) &&
                 decimal_add(out->beyond, beyond, &out->beyond);
}

/* `deduct` for each begun `per`. */
static bool take_off(const struct points *points, struct decimal missing, struct decimal *out)
{
    struct decimal times, off;

    *out = points->full;
    if (!decimal_divide(missing, points->per, 0, true, &times) ||
        !decimal_mul(times, points->deduction, &off) || !decimal_sub(points->full, off, out))
        return false;
    if (out->coef < 0)
        *out = decimal_of(0);
    return true;
}

static bool add_bonus(const struct points *points, struct decimal beyond, struct decimal *out)
{
    struct decimal times;

    *out = decimal_of(0);
    if (!points->has_bonus || beyond.coef <= 0)
        return true;
    if (!decimal_divide(beyond, points->per, 0, false, &times) ||
        !decimal_mul(times, points->bonus, out))
        return false;
    if (points->has_most && decimal_cmp(*out, points->most) > 0)
        *out = points->most;
    return true;
}

/* ---- lines ---- */

/* Where nothing but a max is set, all is there until it is broken. */
static bool in_proportion(const struct assessed *target, const struct part *part, int decimals,
                          struct decimal *out)
{
    const struct decimal full = target->points.full;
    bool holds = verdict_holds(part->verdict) || part->spared;

    *out = holds ? full : decimal_of(0);
    if (holds || is_broken(part) || part->no_data)
        return true;
    if (part->has_wanted)
        return proportion(full, reach_of(target, part), decimals, out);
    if (is_open(part->verdict))
        *out = full;
    return true;
}

static bool points_of(const struct assessed *target, const struct part *part, int decimals,
                      struct decimal *out)
{
    const struct points *points = &target->points;
    struct decimal missing;

    *out = decimal_of(0);
    if (part->no_data && !part->has_wanted && !verdict_holds(part->verdict))
        return true;
    if (points->has_deduction && cannot_lack(target, part))
        return true;
    if (points->has_deduction)
        return shortfall(target, part, &missing) && take_off(points, missing, out);
    if (!points->all)
        return in_proportion(target, part, decimals, out);
    if (verdict_holds(part->verdict) || part->spared)
        *out = points->full;
    return true;
}

/* What a veto rests on: it holds, or that is not known. */
static void judge_veto(enum verdict verdict, struct score_line *line)
{
    line->vetoes = verdict == VERDICT_SHORT;
    line->unclear = line->unclear || verdict == VERDICT_NO_DATA || verdict == VERDICT_UNPROVEN;
}

static void finish_line(const struct assessed *target, enum verdict verdict, bool sound,
                        struct score_line *line)
{
    line->full = target->points.full;
    line->unclear = !sound || verdict == VERDICT_UNCLEAR || verdict == VERDICT_UNDEFINED;
    line->open = is_open(verdict);
    if (line->unclear)
        line->got = line->bonus = decimal_of(0);
    if (target->veto)
        judge_veto(verdict, line);
    assert(line->unclear || decimal_cmp(line->got, line->full) <= 0);
}

static void part_line(const struct assessed *target, const struct part *part, int decimals,
                      struct score_line *line)
{
    struct shortfalls amounts = {.sound = true};
    bool sound = points_of(target, part, decimals, &line->got);

    add_amounts(target, part, &amounts);
    sound = sound && amounts.sound && add_bonus(&target->points, amounts.beyond, &line->bonus);
    finish_line(target, part->verdict, sound, line);
}

/* ---- a target as a whole ---- */

/* What a unit has reached, and no more than it should. */
static struct decimal reached(const struct assessed *target, const struct part *part)
{
    const struct reach reach = reach_of(target, part);

    if (verdict_holds(part->verdict) || part->spared)
        return reach.want;
    if (reach.have.coef < 0 || is_broken(part) || part->no_data)
        return decimal_of(0);
    if (decimal_cmp(reach.have, reach.want) > 0)
        return reach.want;
    return reach.have;
}

/* Also of a share of nothing, which has no data: it has reached nothing. */
static bool all_want(const struct assessed *target)
{
    size_t i = 0;

    while (i < target->part_count && target->parts[i].has_wanted &&
           (target->parts[i].no_data || reach_of(target, &target->parts[i]).want.coef > 0))
        i++;
    return i == target->part_count;
}

static bool want_the_same(const struct assessed *target)
{
    const struct decimal want = reach_of(target, &target->parts[0]).want;
    size_t i = 1;

    while (i < target->part_count &&
           decimal_cmp(reach_of(target, &target->parts[i]).want, want) == 0)
        i++;
    return i == target->part_count && want.coef > 0;
}

/* How many units it comes to, added up of what they have reached: exactly where all want the same,
 * else to so many decimals. */
#define FRACTION_DECIMALS 9

static bool add_fractions(const struct assessed *target, struct reach *out)
{
    bool same = want_the_same(target);

    out->have = decimal_of(0);
    for (size_t i = 0; i < target->part_count; i++) {
        const struct part *part = &target->parts[i];
        struct decimal own = reached(target, part);

        if ((!same && own.coef > 0 &&
             !decimal_divide(own, reach_of(target, part).want, -FRACTION_DECIMALS, false, &own)) ||
            !decimal_add(out->have, own, &out->have))
            return false;
    }
    return !same || decimal_mul(out->want, reach_of(target, &target->parts[0]).want, &out->want);
}

static size_t count_holding(const struct assessed *target)
{
    size_t count = 0;

    for (size_t i = 0; i < target->part_count; i++)
        count += verdict_holds(target->parts[i].verdict);
    return count;
}

/* In proportion to what the units have reached. Where some have no min, to how many of them hold.
 */
static bool mean_of_units(const struct assessed *target, int decimals, struct decimal *out)
{
    struct reach reach = {
        decimal_of((int64_t)count_holding(target)),
        decimal_of((int64_t)(target->each.in > 0 ? target->each.in : target->part_count))};

    if (target->each.in == 0 && all_want(target) && !add_fractions(target, &reach))
        return false;
    return proportion(target->points.full, reach, decimals, out);
}

static bool units_line(const struct assessed *target, int decimals, struct score_line *line)
{
    struct shortfalls amounts = {.sound = true};

    for (size_t i = 0; i < target->part_count; i++)
        add_amounts(target, &target->parts[i], &amounts);
    if (!amounts.sound || !add_bonus(&target->points, amounts.beyond, &line->bonus))
        return false;
    if (target->points.has_deduction)
        return amounts.uncounted || take_off(&target->points, amounts.missing, &line->got);
    if (verdict_holds(target->verdict)) {
        line->got = target->points.full;
        return true;
    }
    line->got = decimal_of(0);
    return target->points.all || mean_of_units(target, decimals, &line->got);
}

static void whole_line(const struct assessed *target, int decimals, struct score_line *line)
{
    struct score_line units = {0};
    bool sound = true;

    if (target->total_judged) {
        part_line(target, &target->total, decimals, line);
        sound = !line->unclear;
    }
    if (target->each_judged && target->part_count > 0) {
        sound = units_line(target, decimals, &units) && sound;
        if (!target->total_judged)
            *line = (struct score_line){line->target, .got = units.got, .bonus = units.bonus};
        else if (decimal_cmp(units.got, line->got) < 0)
            line->got = units.got;
    }
    finish_line(target, target->verdict, sound, line);
}

/* ---- scores ---- */

static bool on_sheet(const struct assessed *target, size_t sheet)
{
    for (size_t i = 0; i < target->sheet_count; i++) {
        if (target->sheets[i] == sheet)
            return target->points.set || target->veto;
    }
    return false;
}

static void add_line(struct score *score, const struct score_line *line)
{
    score->lines[score->line_count++] = *line;
    score->open = score->open || line->open;
    score->unclear = score->unclear || line->unclear;
    score->vetoed = score->vetoed || line->vetoes;
    if (!decimal_add(score->full, line->full, &score->full) ||
        !decimal_add(score->got, line->got, &score->got) ||
        !decimal_add(score->bonus, line->bonus, &score->bonus))
        score->unclear = true;
}

static void set_band(const struct marking *marking, struct score *score)
{
    if (marking->band_count == 0)
        return;
    score->band = marking->band_count - 1;
    score->has_band = score->vetoed || (!score->unclear && !score->open &&
                                        decimal_cmp(score->full, marking->full) == 0);
    for (size_t i = 0; i < marking->band_count && !score->vetoed; i++) {
        if (decimal_cmp(score->all, marking->bands[i].min) >= 0) {
            score->band = i;
            break;
        }
    }
}

static void finish_score(const struct marking *marking, struct score *score)
{
    if (marking->has_bonus && decimal_cmp(score->bonus, marking->bonus) > 0)
        score->bonus = marking->bonus;
    score->all = score->got;
    if (!decimal_add(score->got, score->bonus, &score->all))
        score->unclear = true;
    set_band(marking, score);
}

/* A score of a unit, or of all; without lines where nothing of the sheet is asked. */
static struct score make_score(struct arena *arena, const struct assessment *assessment,
                               const struct scored_sheet *sheet, size_t unit)
{
    struct score score = {.unit = unit,
                          .lines = ARENA_ARRAY(arena, sheet->target_count, struct score_line)};

    for (size_t i = 0; i < sheet->target_count; i++) {
        const struct assessed *target = &assessment->targets[sheet->targets[i]];
        const struct part *part = score_part(target, unit);
        struct score_line line = {.target = sheet->targets[i]};

        if (part == NULL)
            continue;
        if (unit == PART_TOTAL)
            whole_line(target, sheet->marking.decimals, &line);
        else
            part_line(target, part, sheet->marking.decimals, &line);
        add_line(&score, &line);
    }
    finish_score(&sheet->marking, &score);
    return score;
}

static bool is_ranked(const struct scored_sheet *sheet, const struct score *score)
{
    return !score->unclear && !score->vetoed && decimal_cmp(score->full, sheet->marking.full) == 0;
}

static int by_points(const void *a, const void *b)
{
    return decimal_cmp((*(struct score *const *)b)->all, (*(struct score *const *)a)->all);
}

/* As many as have more come before it; equals share a rank. */
static void rank_units(struct arena *arena, struct scored_sheet *sheet)
{
    struct score **ranked = ARENA_ARRAY(arena, sheet->unit_count, struct score *);
    size_t count = 0;

    for (size_t i = 0; i < sheet->unit_count; i++) {
        if (is_ranked(sheet, &sheet->units[i]))
            ranked[count++] = &sheet->units[i];
    }
    if (count > 1)
        qsort(ranked, count, sizeof *ranked, by_points);
    for (size_t i = 0; i < count; i++) {
        bool equal = i > 0 && decimal_cmp(ranked[i - 1]->all, ranked[i]->all) == 0;

        ranked[i]->rank = equal ? ranked[i - 1]->rank : i + 1;
    }
}

static void list_targets(struct arena *arena, const struct assessment *assessment,
                         struct scored_sheet *sheet)
{
    sheet->targets = ARENA_ARRAY(arena, assessment->target_count, size_t);
    for (size_t i = 0; i < assessment->target_count; i++) {
        if (on_sheet(&assessment->targets[i], sheet->sheet))
            sheet->targets[sheet->target_count++] = i;
    }
}

static void score_sheet(struct arena *arena, const struct assessment *assessment,
                        struct scored_sheet *sheet)
{
    list_targets(arena, assessment, sheet);
    sheet->withheld = score_is_withheld(assessment, sheet);
    if (assessment->only_unit == PART_TOTAL && !sheet->withheld) {
        sheet->whole = make_score(arena, assessment, sheet, PART_TOTAL);
        sheet->has_whole = sheet->whole.line_count > 0;
    }
    sheet->units = ARENA_ARRAY(arena, assessment->unit_count, struct score);
    for (size_t unit = 0; unit < assessment->unit_count; unit++) {
        if (sheet->withheld && !score_tells_unit(assessment, sheet, unit))
            continue;
        sheet->units[sheet->unit_count] = make_score(arena, assessment, sheet, unit);
        sheet->unit_count += sheet->units[sheet->unit_count].line_count > 0;
    }
    if (sheet->marking.ranks && assessment->only_unit == PART_TOTAL && !sheet->withheld)
        rank_units(arena, sheet);
}

void assessment_score(struct arena *arena, struct assessment *assessment)
{
    assessment->scores = ARENA_ARRAY(arena, assessment->sheet_count, struct scored_sheet);
    for (size_t i = 0; i < assessment->sheet_count; i++) {
        struct scored_sheet *sheet = &assessment->scores[assessment->score_count];

        if (!assessment->sheets[i].marking.set)
            continue;
        *sheet = (struct scored_sheet){.sheet = i, .marking = assessment->sheets[i].marking};
        score_sheet(arena, assessment, sheet);
        assessment->score_count++;
    }
}

const struct scored_sheet *score_of_sheet(const struct assessment *assessment, size_t sheet)
{
    for (size_t i = 0; i < assessment->score_count; i++) {
        if (assessment->scores[i].sheet == sheet)
            return &assessment->scores[i];
    }
    return NULL;
}
