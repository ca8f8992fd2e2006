/* SPDX-License-Identifier: MIT */
/* Bounds against each other: what is asked of each unit, of all together, and of nobody. */
#include "plan/plan_room.h"

static const struct measure *good_of(const struct planner *planner, const struct target *target)
{
    return target->good == MEASURE_NONE ? NULL : &planner->plan->measures.items[target->good];
}

/* Whether some unit may share an entry with others, so that the units add up to more than all. */
static bool may_share(const struct measure *measure)
{
    for (const struct field *at = measure->item; at != NULL; at = at->parent) {
        for (size_t i = 0; i < at->field_count; i++) {
            if (at->fields[i].shared)
                return true;
        }
    }
    return false;
}

/* Whether figures of the kind add up; also where its measure has a fault. */
static bool is_sum(const struct planner *planner, const struct target *target)
{
    const struct measure *good = good_of(planner, target);

    return good == NULL || good->kind->adds_up;
}

/* Whether all together have no more than the units have, added up. */
static bool has_most_of_parts(const struct planner *planner, const struct target *target)
{
    return target->kind == TARGET_ITEMS ||
           (target->kind == TARGET_NUMBER && is_sum(planner, target));
}

/* Whether the total is the sum of the units, and none of them can be below 0. */
static bool adds_up(const struct planner *planner, const struct target *target)
{
    const struct measure *good = good_of(planner, target);
    const struct field *value = good == NULL ? NULL : good->value;

    return target->kind == TARGET_NUMBER && good != NULL && good->kind->adds_up &&
           !good->distinct && !may_share(good) &&
           (value == NULL || (value->has_least && value->least.coef >= 0));
}

/* Whether the figure is a number of each thing that it is taken of: a mean, or a ratio. */
static bool is_mean(const struct planner *planner, const struct target *target)
{
    return target->ratio || target_is_mean(planner, target);
}

/* The share or mean of all lies between those of the units, where each counts its own entries. */
static bool lies_between(const struct planner *planner, const struct target *target)
{
    const struct measure *items = planner->plan->measures.items;

    if (target_is_mean(planner, target))
        return !may_share(good_of(planner, target));
    return target->kind == TARGET_SHARE && !items[target->good].distinct &&
           !items[target->among].distinct && !may_share(&items[target->good]) &&
           !may_share(&items[target->among]);
}

/* Also where as many are asked as there are. */
static bool asks_every_unit(const struct target *target)
{
    return target->each.in == 0 || target->each.in == target->unit_count;
}

/* ---- each and total ---- */

struct clash {
    const struct words *words;
    const struct bound *table; /* where `each` is one; else NULL */
    struct decimal each, product, total;
    size_t units;
    const struct node *node;
};

/* A min of each unit, or "2–3" of a table. */
static void add_each(struct buffer *out, struct decimal each, const struct bound *table)
{
    decimal_print(out, each);
    if (table == NULL || table->mins == NULL)
        return;
    buffer_adds(out, "–");
    decimal_print(out, table->min_most);
}

static bool report_clash(const struct planner *planner, const struct clash *clash)
{
    struct diag *diag = planner_fault(planner, DIAG_BOUNDS_CLASH, clash->node);
    struct buffer texts[4] = {0};
    const char *const names[] = {"each", "product", "total", "units"};
    const struct decimal numbers[] = {clash->each, clash->product, clash->total,
                                      decimal_of((int64_t)clash->units)};
    struct lang_arg args[4];

    for (size_t i = 0; i < 4; i++) {
        add_each(&texts[i], numbers[i], i == 0 ? clash->table : NULL);
        args[i] = (struct lang_arg){names[i], buffer_slice(&texts[i])};
    }
    planner_hint(diag, clash->words, args, 4);
    for (size_t i = 0; i < 4; i++)
        buffer_free(&texts[i]);
    return false;
}

/* The most that each unit may have does not make the least that all should have. */
static bool check_most(const struct planner *planner, const struct node *want,
                       const struct target *target)
{
    static const struct words sum =
        T("{units} units with at most {each} each make {product} at most, and total asks at least "
          "{total}",
          "{units} 个单位每个至多 {each}，合计至多 {product}，而合计要求至少 {total}");
    static const struct words share = T(
        "where each unit has at most {each} %, all together have no more, and total asks at least "
        "{total} %",
        "每个单位至多 {each}%，合起来也不会更多，而合计要求至少 {total}%");
    static const struct words mean = T(
        "where the mean of each unit is at most {each}, that of all is no more, and total asks at "
        "least {total}",
        "每个单位平均至多 {each}，合起来的平均也不会更多，而合计要求至少 {total}");
    struct clash clash = {.words = &sum,
                          .each = target->each.max,
                          .product = target->each.max,
                          .total = target->total.min,
                          .units = target->unit_count,
                          .node = node_get(node_get(want, "total"), "min")};

    if (!target->each.has_max || target->each.over_notes || !asks_every_unit(target) ||
        !target->total.has_min)
        return true;
    if (lies_between(planner, target))
        clash.words = is_mean(planner, target) ? &mean : &share;
    else if (!has_most_of_parts(planner, target) ||
             !decimal_mul(target->each.max, decimal_of((int64_t)target->unit_count),
                          &clash.product))
        return true;
    return decimal_cmp(clash.product, clash.total) >= 0 || report_clash(planner, &clash);
}

/* The least that so many units should have together; of a table the sum of what is asked of all, or
 * where it is of some only, at least as many times the least of it. */
static bool least_together(const struct target *target, size_t units, struct decimal *out)
{
    if (target->each.mins != NULL && target->each.in == 0)
        return quota_sum(&target->each, target->unit_count, out);
    return decimal_mul(target->each.min, decimal_of((int64_t)units), out);
}

/* The least that each unit should have is more than all may have. */
static bool check_least(const struct planner *planner, const struct node *want,
                        const struct target *target)
{
    static const struct words sum =
        T("{units} units with at least {each} each make {product} at least, and total lets {total} "
          "at "
          "most",
          "{units} 个单位每个至少 {each}，合计至少 {product}，而合计要求至多 {total}");
    static const struct words one =
        T("what one unit has all together have, too: at least {each}, and total lets {total} at "
          "most",
          "一个单位有的，合起来也有：至少 {each}，而合计要求至多 {total}");
    static const struct words share = T(
        "where each unit has at least {each} %, all together have no less, and total lets {total} "
        "% at most",
        "每个单位至少 {each}%，合起来也不会更少，而合计要求至多 {total}%");
    static const struct words mean =
        T("where the mean of each unit is at least {each}, that of all is no less, and total lets "
          "{total} at most",
          "每个单位平均至少 {each}，合起来的平均也不会更少，而合计要求至多 {total}");
    size_t units = target->each.in > 0 ? target->each.in : target->unit_count;
    bool add = adds_up(planner, target);
    struct clash clash = {.words = add                            ? &sum
                                   : is_mean(planner, target)     ? &mean
                                   : target->kind == TARGET_SHARE ? &share
                                                                  : &one,
                          .table = &target->each,
                          .each = target->each.min,
                          .product = target->each.min,
                          .total = target->total.max,
                          .units = units,
                          .node = node_get(node_get(want, "total"), "max")};
    bool pooled = target->kind == TARGET_ITEMS ||
                  (target->kind == TARGET_NUMBER && good_of(planner, target) != NULL &&
                   good_of(planner, target)->value == NULL) ||
                  (lies_between(planner, target) && asks_every_unit(target));

    if (!target->each.has_min || !target->total.has_max || target->total.over_notes || units == 0 ||
        (!add && !pooled))
        return true;
    if (add && !least_together(target, units, &clash.product))
        return true;
    return decimal_cmp(clash.product, clash.total) <= 0 || report_clash(planner, &clash);
}

/* "each.min x units agrees with total.min": a hint, for a plan may ask for more in all. */
static void check_product(const struct planner *planner, const struct node *want,
                          const struct target *target)
{
    size_t units = target->each.in > 0 ? target->each.in : target->unit_count;
    struct decimal product;
    struct buffer each = {0};

    if (target->kind != TARGET_NUMBER || !is_sum(planner, target) || !target->each.has_min ||
        !target->total.has_min || (target->each.mins != NULL && target->each.in > 0) ||
        !least_together(target, units, &product) || decimal_cmp(product, target->total.min) == 0)
        return;
    struct diag *diag =
        planner_doubt(planner, DIAG_EACH_AND_TOTAL, node_get(node_get(want, "total"), "min"));

    if (diag == NULL)
        return;
    diag_set_number(diag, "units", (int64_t)units);
    add_each(&each, target->each.min, &target->each);
    diag_set(diag, "each", buffer_slice(&each));
    buffer_free(&each);
    planner_set_decimal(diag, "product", product);
    planner_set_decimal(diag, "total", target->total.min);
}

/* ---- bounds that nothing can miss ---- */

static bool asks_nothing(const struct planner *planner, const struct target *target, bool total)
{
    const struct bound *bound = total ? &target->total : &target->each;
    struct decimal all;
    const struct decimal min = bound->mins != NULL ? bound->min_most : bound->min;
    bool least = bound->has_min && (target->no_data || min.coef != 0 || bound->quota != NULL);
    bool most =
        bound->has_max && (target->kind == TARGET_LEVEL || !bound_all(planner, target, &all) ||
                           decimal_cmp(bound->max, all) < 0);

    return !least && !most;
}

static void check_empty(const struct planner *planner, const struct node *want,
                        const struct target *target, bool total)
{
    const struct node *bound = node_get(want, total ? "total" : "each");

    if (bound != NULL && bound->count > 0 && !target->undefined &&
        asks_nothing(planner, target, total))
        planner_doubt(planner, DIAG_BOUND_ASKS_NOTHING, &bound->members[0].value);
}

/* A member of all-of is judged on the units of another, which are not its own. */
bool bounds_check(const struct planner *planner, const struct node *want,
                  const struct target *target)
{
    if (planner->depth > 0 || !target->units_known)
        return true;
    check_empty(planner, want, target, false);
    check_empty(planner, want, target, true);
    /* What values have is no sum of units, and what goes by a figure is known of records only. */
    if (target->apiece.asked || target->each.quota != NULL)
        return true;
    if (!check_most(planner, want, target) || !check_least(planner, want, target))
        return false;
    check_product(planner, want, target);
    return true;
}
