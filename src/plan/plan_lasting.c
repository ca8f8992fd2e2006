/* SPDX-License-Identifier: MIT */
/* {within: 15, since: FIELD}: how long it took from one date of an entry to another. */
#include "plan/plan_room.h"

#include <assert.h>

/* What the days are counted in takes no more, by the schema of plans; a schema of one's own may. */
#define LASTING_DAYS_MAX 3660

static const char *const keys[LASTING_COUNT] = {[LASTING_WITHIN] = "within",
                                                [LASTING_BEYOND] = "beyond",
                                                [LASTING_PENDING] = "pending",
                                                [LASTING_OVERDUE] = "overdue"};

const char *lasting_key(enum lasting_way way)
{
    assert(way > LASTING_NONE && way < LASTING_COUNT);
    return keys[way];
}

bool lasting_asks_ended(const struct lasting *lasting)
{
    return lasting->way == LASTING_WITHIN || lasting->way == LASTING_BEYOND;
}

bool lasting_asks_more(const struct lasting *lasting)
{
    return lasting->way == LASTING_BEYOND || lasting->way == LASTING_OVERDUE;
}

/* The one way that is asked; false where none is, or several, or what goes with it is missing. */
static bool read_way(const struct node *node, struct lasting *out)
{
    size_t given = 0;
    int64_t days = -1;
    struct decimal number;

    for (int way = LASTING_WITHIN; way < LASTING_COUNT; way++) {
        const struct node *value = node_get(node, keys[way]);

        if (value == NULL)
            continue;
        given++;
        out->way = (enum lasting_way)way;
        if (node_number(value, &number) != DECIMAL_OK || !decimal_to_int(number, &days))
            days = -1;
    }
    out->days = (int32_t)days;
    return given == 1 && days >= 0 && days <= LASTING_DAYS_MAX;
}

/* Working days, in either spelling: no path of the plan's shape leads into a condition. */
static bool are_working(const struct node *days)
{
    return slice_is(node_text(days), "working") || slice_is(node_text(days), "工作日");
}

static bool is_date(const struct field *field)
{
    return field->kind == FIELD_VALUE &&
           ((field->types & FIELD_CALENDAR) != 0 || field->date != FIELD_DATE_NONE);
}

/* What keeps days from being counted between the two; NULL for nothing. */
static const struct words *find_fault(const struct measure *measure,
                                      const struct condition *condition)
{
    static const struct words no_date = T("{since} and {field} must both be dates, by the schema",
                                          "按记录格式，{since} 和 {field} 都要是日期");
    static const struct words header =
        T("name two dates of the entry, or of one around it; those at the top of a file are dates "
          "of the unit",
          "请写记录自己或者它外面那条记录的日期；文件开头的是单位的日期");
    static const struct words same =
        T("from a date to itself no day passes: name in since the date that is counted from",
          "同一个日期到它自己一天也没有：since 里请写起算的那个日期");
    static const struct words swapped =
        T("by the schema {field} is never later than {since}: swap the two",
          "按记录格式，{field} 不会晚于 {since}：请把两个对调");
    static const struct words over = T(
        "by the schema an entry is over at its {field} and counts no longer: write during: window, "
        "or let the schema date it by its first day alone (x-date: on)",
        "按记录格式，到了 {field} 这条记录就结束、不再计入：请写 during: "
        "window，或者在记录格式里只用头一个"
        "日期作记录的日期（x-date: on）");
    const struct lasting *lasting = &condition->lasting;
    if (!is_date(condition->field) || !is_date(lasting->since))
        return &no_date;
    if (condition->owner->parent == NULL || lasting->owner->parent == NULL)
        return &header;
    if (condition->field == lasting->since)
        return &same;
    if (condition->field->at_most == lasting->since)
        return &swapped;
    return lasting_asks_ended(lasting) && condition->field->date == FIELD_DATE_TO &&
                   !measure->window.overlap
               ? &over
               : NULL;
}

static bool check_dates(const struct planner *planner, const struct node *since,
                        const struct measure *measure, const struct condition *condition)
{
    const struct words *fault = find_fault(measure, condition);

    if (fault == NULL)
        return true;
    struct diag *diag = planner_fault(planner, DIAG_NO_DURATION, since);
    const struct lang_arg args[] = {{"field", condition->field->name},
                                    {"since", condition->lasting.since->name}};

    field_set_name(diag, "field", condition->field);
    field_set_name(diag, "since", condition->lasting.since);
    planner_hint(diag, fault, args, 2);
    return false;
}

bool lasting_compile(const struct planner *planner, const struct node *node,
                     const struct measure *measure, struct condition *out)
{
    const struct node *since = node_get(node, "since"), *days = node_get(node, "days");
    struct lasting *lasting = &out->lasting;
    bool sound = read_way(node, lasting);

    if (lasting->way == LASTING_NONE && since == NULL && days == NULL)
        return true;
    if (!sound || since == NULL) {
        planner_fault(planner, DIAG_DURATION_WORDS, &node->members[0].key);
        return false;
    }
    lasting->working = are_working(days);
    lasting->node = days;
    return field_lookup(planner, measure->item, since, &lasting->owner, &lasting->since) &&
           check_dates(planner, since, measure, out);
}
