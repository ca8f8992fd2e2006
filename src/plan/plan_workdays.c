/* SPDX-License-Identifier: MIT */
/*
 * `holidays` and `workdays`: the days that a plan takes out of the working days, and puts in. What
 * cannot be so is an error; what is hardly meant, or missing, is a warning.
 */
#include "plan/plan_room.h"

/* Nobody is off for longer, and what lies further from the plan's own time is another year's. */
#define OFF_DAYS_MAX 62
#define FAR_DAYS     366

static void set_days(struct diag *diag, const struct day_range *range)
{
    char first[11], last[11];

    diag_set(diag, "from", date_print(range->from, first));
    diag_set(diag, "to", date_print(range->to, last));
}

/* A day, which is a range of one, or a range; false where it is neither. */
static bool read_range(const struct node *node, struct day_range *out)
{
    if (node->kind != NODE_MAP) {
        bool day = node_date(node, &out->from);

        out->to = out->from;
        return day;
    }
    return node_date(node_get(node, "from"), &out->from) &&
           node_date(node_get(node, "to"), &out->to) && out->from <= out->to;
}

/* Days off for months, or in a year that the plan has nothing to do with. */
static void doubt_far(const struct planner *planner, const struct node *node,
                      const struct day_range *range)
{
    const struct plan *plan = planner->plan;
    struct diag *diag = NULL;

    if (range->to - range->from >= OFF_DAYS_MAX || range->to < plan->from - FAR_DAYS ||
        range->from > plan->to + FAR_DAYS)
        diag = planner_doubt(planner, DIAG_DAYS_FAR, node);
    if (diag != NULL)
        set_days(diag, range);
}

/* A list as it is written; what is no day is reported here or before, and left out. */
struct day_list {
    struct day_range *ranges; /* a day alone is a range of one */
    const struct node **nodes;
    size_t count;
    bool sound;
};

static bool report_no_days(const struct planner *planner, const struct node *node)
{
    if (!node_any_faulty(node))
        planner_fault(planner, DIAG_NO_DAYS, node);
    return false;
}

static struct day_list read_list(const struct planner *planner, const char *key, bool ranges)
{
    const struct node *list = node_get(&planner->tree->root, key);
    uint32_t count = node_count(list, NODE_LIST);
    struct day_list out = {.ranges = ARENA_ARRAY(planner->arena, count, struct day_range),
                           .nodes = ARENA_ARRAY(planner->arena, count, const struct node *),
                           .sound = list == NULL || list->kind == NODE_LIST ||
                                    report_no_days(planner, list)};

    for (uint32_t i = 0; list != NULL && i < count; i++) {
        const struct node *node = &list->items[i];

        if ((node->kind == NODE_MAP && !ranges) || !read_range(node, &out.ranges[out.count])) {
            out.sound = report_no_days(planner, node);
            continue;
        }
        doubt_far(planner, node, &out.ranges[out.count]);
        out.nodes[out.count++] = node;
    }
    return out;
}

/* A day that is worked, and is off, too; or that is no day of a weekend. */
static bool check_worked(const struct planner *planner, const struct node *node, date_days day)
{
    char text[11];
    bool off = workdays_any_off(&planner->plan->workdays, day, day);
    struct diag *diag = NULL;

    if (off)
        diag = planner_fault(planner, DIAG_OFF_AND_WORKED, node);
    else if (!day_is_weekend(day))
        diag = planner_doubt(planner, DIAG_WORKED_ANYWAY, node);
    if (diag != NULL)
        diag_set(diag, "date", date_print(day, text));
    return !off;
}

bool workdays_compile(const struct planner *planner, struct plan *plan)
{
    const struct day_list off = read_list(planner, "holidays", true);
    const struct day_list worked = read_list(planner, "workdays", false);
    date_days *days = ARENA_ARRAY(planner->arena, worked.count, date_days);
    size_t count = 0;

    plan->workdays = workdays_make(planner->arena, off.ranges, off.count, NULL, 0);
    for (size_t i = 0; i < worked.count; i++) {
        if (check_worked(planner, worked.nodes[i], worked.ranges[i].from))
            days[count++] = worked.ranges[i].from;
    }
    bool sound = off.sound && worked.sound && count == worked.count;
    plan->workdays =
        workdays_make(planner->arena, off.ranges, plan->workdays.off_count, days, count);
    return sound;
}

/* ---- whether they were forgotten ---- */

/* The first year that working days are counted in and of which no day off is listed; 0: none. */
static int year_without(const struct plan *plan, const struct window *window)
{
    int last = date_civil(window->to).year;

    for (int year = date_civil(window->from).year; year <= last; year++) {
        if (!workdays_any_off(&plan->workdays, date_of((struct civil){year, 1, 1}),
                              date_of((struct civil){year, 12, 31})))
            return year;
    }
    return 0;
}

/* Reported once, where a measure asks for working days first. */
void workdays_check(const struct planner *planner)
{
    const struct plan *plan = planner->plan;

    for (size_t i = 0; i < plan->measures.len; i++) {
        const struct measure *measure = &plan->measures.items[i];

        for (size_t k = 0; k < measure->where_count; k++) {
            const struct lasting *lasting = &measure->where[k].lasting;
            int year = lasting->working ? year_without(plan, &measure->window) : 0;
            struct diag *diag =
                year == 0 ? NULL : planner_doubt(planner, DIAG_NO_DAYS_OFF, lasting->node);

            if (diag != NULL)
                diag_set_number(diag, "year", year);
            if (year != 0)
                return;
        }
    }
}
