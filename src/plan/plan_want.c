/* SPDX-License-Identifier: MIT */
/* How much is wanted, and how much of it by when. */
#include "plan/plan_room.h"

#include <assert.h>
#include <string.h>

/* What a bound can be written as, by the kind of the target. */
static const struct words bound_wanted[] = {
    [TARGET_NUMBER] = T("write a number", "请写数字"),
    [TARGET_LEVEL] = T("write one of the field's values, and only under each: levels "
                       "have no total",
                       "请写该字段的一个取值，并且只能写在 each 里：等级没有合计"),
    [TARGET_ITEMS] = T("write a number of items, or all", "请写几项，或写 all（全部）"),
    [TARGET_SHARE] =
        T("write a percentage from 0% to 100%, or all; what is asked of all units alike "
          "may be a fraction, such as 2/3",
          "请写 0% 到 100% 的百分比，或写 all（全部）；对各单位一样的要求也可以写 2/3 "
          "这样的分数"),
    [TARGET_CHANGE] = T("write a number, below 0 for less", "请写数字，减少写负数"),
    [TARGET_MEMBERS] = T("write a number of targets, or all", "请写几个目标，或写 all（全部）"),
};

_Static_assert(sizeof bound_wanted / sizeof bound_wanted[0] == TARGET_MEMBERS + 1, "one a kind");

static const struct words ratio_wanted =
    T("write a number; a ratio is no percentage", "请写数字；比值不是百分比");

static const struct words points_wanted =
    T("write a number of points, such as 3 or 3 points", "请写几个百分点，例如 3 或 3个百分点");

static const struct words least_wanted = T("write 0 or more; only a change goes below it",
                                           "请写不小于 0 的数字；只有增减（change）可以写负数");

/* What could have been meant instead of a bound. */
static const struct words *wanted_for(const struct target *target, const struct node *node)
{
    struct decimal number;

    if (target->kind != TARGET_CHANGE && target->kind != TARGET_SHARE &&
        node->kind == NODE_NUMBER && node_number(node, &number) == DECIMAL_OK && number.coef < 0)
        return &least_wanted;
    if (target->in_points)
        return &points_wanted;
    return target->ratio ? &ratio_wanted : &bound_wanted[target->kind];
}

static bool report_bound(const struct planner *planner, const struct target *target,
                         const struct node *node)
{
    struct diag *diag = planner_fault(planner, DIAG_BAD_BOUND, node);

    diag_set(diag, "value", node_text(node));
    diag_set_words(diag, "wanted", wanted_for(target, node));
    return false;
}

static bool is_all(const struct node *node)
{
    return slice_is(node_text(node), "all") || slice_is(node_text(node), "全部");
}

/* "99.5%": the number before the sign. */
static bool read_percent(const struct node *node, struct decimal *out)
{
    struct slice text = node_text(node);

    return node->kind == NODE_STRING && slice_ends(text, "%") &&
           decimal_parse(slice_sub(text, 0, text.len - 1), out) == DECIMAL_OK && out->coef >= 0;
}

/* "3 points", "3个百分点": the number before the word. */
static bool read_points(const struct node *node, struct decimal *out)
{
    static const char *const words[] = {"points", "point", "个百分点", "百分点"};
    struct slice text = node_text(node);

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (slice_ends(text, words[i]))
            return decimal_parse(slice_trim(slice_sub(text, 0, text.len - strlen(words[i]))),
                                 out) == DECIMAL_OK;
    }
    return false;
}

/* A number that is no less than nothing, but of a change, which may go down. */
static bool read_plain(const struct target *target, const struct node *node, struct decimal *out)
{
    if (target->in_points && node->kind == NODE_STRING)
        return read_points(node, out);
    return node->kind == NODE_NUMBER && node_number(node, out) == DECIMAL_OK &&
           (out->coef >= 0 || target->kind == TARGET_CHANGE);
}

/* Whether the figure has no halves: things, people, targets. */
static bool is_whole(const struct planner *planner, const struct target *target)
{
    if (target->kind == TARGET_CHANGE)
        return is_whole(planner, &target->members[CHANGE_TO]) &&
               is_whole(planner, &target->members[CHANGE_FROM]);
    if (target->kind == TARGET_ITEMS || target->kind == TARGET_MEMBERS)
        return true;
    if (target->kind != TARGET_NUMBER || target->good == MEASURE_NONE)
        return false;
    return measure_is_whole(&planner->plan->measures.items[target->good]);
}

static bool report_halves(const struct planner *planner, const struct node *node,
                          struct decimal number)
{
    struct diag *diag = planner_fault(planner, DIAG_BOUND_NOT_WHOLE, node);
    struct decimal above = decimal_ceil(number), below = above;

    decimal_sub(above, decimal_of(1), &below);
    diag_set(diag, "value", node->text);
    planner_set_decimal(diag, "below", below);
    planner_set_decimal(diag, "above", above);
    return false;
}

bool bound_all(const struct planner *planner, const struct target *target, struct decimal *out)
{
    size_t count = 0;

    switch (target->kind) {
    case TARGET_SHARE:
        *out = target->per;
        return !target->ratio;
    case TARGET_ITEMS:
        count = planner->plan->measures.items[target->good].shown_count;
        break;
    case TARGET_MEMBERS:
        count = target->member_count;
        break;
    case TARGET_NUMBER:
    case TARGET_LEVEL:
    case TARGET_CHANGE:
        return false;
    }
    *out = decimal_of((int64_t)count);
    return true;
}

/* Whether a limit is more than can ever be: above 100 percent, more than all items that can be
 * listed, or more than all members. */
static bool is_too_much(const struct planner *planner, const struct target *target,
                        struct decimal limit)
{
    struct decimal all;

    return !target->undefined && bound_all(planner, target, &all) && decimal_cmp(limit, all) > 0;
}

static bool read_level(const struct planner *planner, const struct target *target,
                       const struct node *node, struct decimal *out)
{
    const struct field *field = planner->plan->measures.items[target->good].value;
    int rank = field_rank(field, field_canonical(field, node_text(node)));

    assert(field->ordered && rank < (int)field->value_count);
    if (rank < 0) {
        report_value(planner, field, node);
        return false;
    }
    *out = decimal_of(rank + 1);
    return true;
}

bool limit_read(const struct planner *planner, const struct target *target, bool total,
                const struct node *node, struct decimal *out)
{
    bool sound = false;

    if (target->kind == TARGET_LEVEL && !total && node->kind == NODE_STRING)
        return read_level(planner, target, node, out);
    if (is_all(node))
        sound = bound_all(planner, target, out);
    else if (target->kind == TARGET_SHARE && !target->ratio)
        sound = read_percent(node, out) && !is_too_much(planner, target, *out);
    else if (target->kind != TARGET_LEVEL)
        sound = read_plain(target, node, out) && !is_too_much(planner, target, *out);
    if (sound && is_whole(planner, target) && !decimal_is_integer(*out))
        return report_halves(planner, node, *out);
    return sound || report_bound(planner, target, node);
}

/* The limit under a key, where there is one. */
static bool read_side(const struct planner *planner, const struct target *target, bool total,
                      const struct node *node, bool *has, struct decimal *out)
{
    *has = node != NULL;
    return node == NULL || limit_read(planner, target, total, node, out);
}

/* ---- a part of a share ---- */

#define FRACTION_DIGITS 6

static bool read_count(struct slice text, struct decimal *out)
{
    return text.len > 0 && text.len <= FRACTION_DIGITS && decimal_parse(text, out) == DECIMAL_OK &&
           decimal_is_integer(*out) && out->coef > 0;
}

/* "2/3": also as a percentage, of which it is a little less or more where it has no end. */
static bool read_fraction(const struct target *target, const struct node *node, bool up,
                          struct decimal *percent, struct common_fraction *out)
{
    struct slice by = node_text(node), of = slice_cut(&by, '/');
    struct common_fraction fraction;
    struct decimal hundreds, again;

    if (target->kind != TARGET_SHARE || target->ratio || node->kind != NODE_STRING ||
        !read_count(of, &fraction.of) || !read_count(by, &fraction.by) ||
        decimal_cmp(fraction.of, fraction.by) > 0 ||
        !decimal_mul(fraction.of, decimal_of(100), &hundreds) ||
        !decimal_divide(hundreds, fraction.by, -FRACTION_DIGITS, up, percent))
        return false;
    if (!decimal_mul(*percent, fraction.by, &again) || decimal_cmp(again, hundreds) != 0)
        *out = fraction;
    return true;
}

/* A side of `each` or `total`. */
static bool read_limit(const struct planner *planner, const struct target *target, bool total,
                       const struct node *bound, struct bound *out, bool max)
{
    const struct node *node = node_get(bound, max ? "max" : "min");
    struct decimal *limit = max ? &out->max : &out->min;
    bool *has = max ? &out->has_max : &out->has_min;

    if (node == NULL ||
        !read_fraction(target, node, max, limit, max ? &out->max_exact : &out->min_exact))
        return read_side(planner, target, total, node, has, limit);
    *has = true;
    return true;
}

/* The min, which may be a table of units. */
static bool read_least(const struct planner *planner, const struct target *target, bool total,
                       const struct node *bound, struct bound *out)
{
    const struct node *node = node_get(bound, "min");

    if (total || node == NULL || node->kind != NODE_MAP)
        return read_limit(planner, target, total, bound, out, false);
    out->has_min = true;
    return quota_compile(planner, target, node, out);
}

static bool read_bound(const struct planner *planner, const struct target *target, bool total,
                       const struct node *node, struct bound *out)
{
    const struct node *in = node_get(node, "in");
    bool sound = read_least(planner, target, total, node, out);

    sound = read_limit(planner, target, total, node, out, true) && sound;
    out->over_notes =
        slice_is(planner_word(planner, "targets.want.total.over", node_get(node, "over")), "note");
    if (in != NULL)
        out->in = part_of(in, target->unit_count);
    /* A member of all-of is judged on the units of another, which are not its own. */
    if (out->in > target->unit_count && planner->depth == 0 && target->units_known) {
        diag_set_number(planner_fault(planner, DIAG_IN_TOO_MANY, in), "count",
                        (int64_t)target->unit_count);
        return false;
    }
    const struct decimal most = out->mins != NULL ? out->min_most : out->min;
    if (!sound || !out->has_min || !out->has_max || decimal_cmp(most, out->max) <= 0)
        return sound;
    planner_fault(planner, DIAG_MIN_OVER_MAX, node);
    return false;
}

/* ---- milestones and pace ---- */

/* A milestone that a reading takes over from its target is reported at the reading. */
static struct diag *milestone_fault(const struct planner *planner, enum diag_code code,
                                    const struct node *node)
{
    static const struct words own = T("compare it with the plan's words, and with min in want",
                                      "请对照计划原文，并和 want 里的 min 核对");
    static const struct words taken =
        T("the reading {reading} has another want: write milestones of its own into it",
          "读法 {reading} 的 want 不同：请在该读法里另写 milestones");
    const struct node *reading = planner->reading;
    bool takes = reading != NULL && node_get(reading, "milestones") == NULL;
    const struct node *name = node_get(reading, "name");
    struct diag *diag = planner_fault(planner, code, takes ? name : node);

    planner_hint(diag, takes ? &taken : &own, &(struct lang_arg){"reading", node_text(name)}, 1);
    return diag;
}

static bool report_step(const struct planner *planner, enum diag_code code,
                        const struct node *bound, struct decimal other)
{
    const struct node *min = node_get(bound, "min");
    struct diag *diag = milestone_fault(planner, code, min);

    diag_set(diag, "value", node_text(min));
    planner_set_decimal(diag, "other", other);
    return false;
}

/* What the latest milestone before asks of that side; NULL where none does. */
static const struct decimal *step_before(const struct target *target, bool total)
{
    for (size_t i = target->milestone_count; i-- > 0;) {
        const struct milestone *milestone = &target->milestones[i];

        if (total ? milestone->has_total : milestone->has_each)
            return total ? &milestone->total : &milestone->each;
    }
    return NULL;
}

/* "50%" of what is wanted in the end; of whole things as many as these come to, rounded up. Of a
 * share it is the share itself. */
static bool take_percent(const struct planner *planner, const struct target *target,
                         struct decimal wanted, struct decimal *percent)
{
    struct decimal part;

    if (!decimal_mul(wanted, *percent, &part) || !decimal_mul(part, (struct decimal){1, -2}, &part))
        return false;
    *percent = is_whole(planner, target) ? decimal_ceil(part) : part;
    return true;
}

static bool read_milestone_side(const struct planner *planner, const struct target *target,
                                bool total, const struct node *bound, bool *has,
                                struct decimal *out)
{
    const struct bound *wanted = total ? &target->total : &target->each;
    const struct decimal *before = step_before(target, total);

    if (bound != NULL && !((total ? target->has_total : target->has_each) && wanted->has_min)) {
        milestone_fault(planner, DIAG_MILESTONE_OF_NOTHING, bound);
        return false;
    }
    const struct node *min = node_get(bound, "min");
    bool part = min != NULL && target->kind != TARGET_SHARE && target->kind != TARGET_LEVEL &&
                read_percent(min, out);

    *has = min != NULL;
    if (part ? !take_percent(planner, target, wanted->min, out)
             : !read_side(planner, target, total, min, has, out))
        return false;
    if (*has && decimal_cmp(*out, wanted->min) > 0)
        return report_step(planner, DIAG_MILESTONE_OVER, bound, wanted->min);
    if (*has && before != NULL && decimal_cmp(*out, *before) < 0)
        return report_step(planner, DIAG_MILESTONE_FALLS, bound, *before);
    return true;
}

static bool read_milestone(const struct planner *planner, const struct target *target,
                           const struct node *node, struct milestone *out)
{
    const struct node *on = node_get(node, "date");
    date_days before = target->milestone_count == 0 ? target->window.from - 1 : out[-1].on;

    assert(out == &target->milestones[target->milestone_count] && "behind those before it");
    if (!node_date(on, &out->on))
        return false;
    if (out->on <= before || out->on > target->window.due) {
        planner_fault(planner, DIAG_MILESTONE_ORDER, on);
        return false;
    }
    const struct node *each = node_get(node, "each");
    bool sound = read_milestone_side(planner, target, false, each, &out->has_each, &out->each);

    out->has_portion =
        sound && out->has_each && (target->each.mins != NULL || target->each.quota != NULL) &&
        target->kind != TARGET_SHARE && read_percent(node_get(each, "min"), &out->portion);
    return read_milestone_side(planner, target, true, node_get(node, "total"), &out->has_total,
                               &out->total) &&
           sound;
}

static bool read_milestones(const struct planner *planner, const struct node *list,
                            struct target *out)
{
    uint32_t count = node_count(list, NODE_LIST);

    bool sound = true;

    out->milestones = ARENA_ARRAY(planner->arena, count, struct milestone);
    for (uint32_t i = 0; i < count; i++) {
        if (read_milestone(planner, out, &list->items[i], &out->milestones[out->milestone_count]))
            out->milestone_count++;
        else
            sound = false;
    }
    return sound;
}

/* A level has no halves; and what neither grows entry by entry nor is the latest, as a mean, does
 * not come about day by day. */
static bool moves_in_steps(const struct planner *planner, const struct target *target)
{
    if (target->kind != TARGET_NUMBER || target->good == MEASURE_NONE)
        return target->kind == TARGET_LEVEL;
    const struct measure_kind *kind = planner->plan->measures.items[target->good].kind;

    return !kind->grows && !kind->latest;
}

/* Progress is measured in amounts: slices and members have none. */
static bool check_pace(const struct planner *planner, const struct target *target,
                       const struct node *milestones, const struct node *pace)
{
    const struct node *first = milestones != NULL ? milestones : pace;
    bool steps = moves_in_steps(planner, target);
    bool amounts = target->window.slicing.every == EVERY_NONE && !target->apiece.asked &&
                   target->kind != TARGET_MEMBERS && target->kind != TARGET_CHANGE &&
                   (!steps || pace == NULL);
    bool one = milestones == NULL || pace == NULL;
    bool judged =
        (target->has_each && target->each.has_min) || (target->has_total && target->total.has_min);

    if (first == NULL || (amounts && one && judged))
        return true;
    planner_fault(planner, DIAG_BAD_PACE, first);
    return false;
}

static bool read_progress(const struct planner *planner, const struct node *node,
                          struct target *out)
{
    const struct node *milestones = node_get(node, "milestones"), *pace = node_get(node, "pace");

    out->linear = pace != NULL;
    return check_pace(planner, out, milestones, pace) && read_milestones(planner, milestones, out);
}

/* Whether its units report, and what all have together, is asked of a side of a change as it is of
 * the change; a bound is not. */
static void pass_want(const struct target *target, struct target *side)
{
    side->judged = target->judged;
    side->has_each = target->has_each;
    side->has_total = target->has_total;
}

bool want_compile(const struct planner *planner, const struct node *node, struct target *out)
{
    const struct node *want = node_get(node, "want");
    const struct node *each = node_get(want, "each"), *total = node_get(want, "total");
    bool sound = true;

    if (want == NULL)
        return false;
    out->judged = want->kind == NODE_MAP;
    out->has_each = each != NULL;
    out->has_total = total != NULL;
    if (each != NULL)
        sound = read_bound(planner, out, false, each, &out->each);
    if (total != NULL)
        sound = read_bound(planner, out, true, total, &out->total) && sound;
    for (size_t i = 0; out->kind == TARGET_CHANGE && i < out->member_count; i++)
        pass_want(out, &out->members[i]);
    return sound && read_progress(planner, node, out) && bounds_check(planner, want, out);
}
