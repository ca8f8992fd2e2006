/* SPDX-License-Identifier: MIT */
/*
 * Conditions that no entry can meet, or that every entry meets: what is asked is held against all
 * that an entry could hold. Only what the schema or the window proves is reported.
 */
#include "plan/plan_room.h"

#include <assert.h>

/* A condition, and the range of numbers that it lets pass: days and ranks are numbers here, too. */
struct asked {
    const struct planner *planner;
    const struct measure *measure;
    const struct condition *condition;
    bool has_low, has_high;   /* a limit of the condition */
    bool open_low, open_high; /* after and before leave out the limit itself */
    struct decimal low, high;
};

static bool asks_limit(const struct asked *asked)
{
    return asked->has_low || asked->has_high;
}

/* Whether an entry without the field cannot fit. */
static bool asks_value(const struct asked *asked)
{
    const struct condition *condition = asked->condition;

    return condition->any_count > 0 || asks_limit(asked) || lasting_asks_ended(&condition->lasting);
}

/* Whether every entry has the field; one in a mapping of its own may come later than the entry. */
static bool is_always_there(const struct condition *condition)
{
    return condition->field->required && condition->field->parent == condition->owner;
}

static void take_low(struct asked *asked, enum plan_limits which, bool open)
{
    const struct plan_limit *limit = &asked->condition->limits[which];
    int order = asked->has_low && limit->set ? decimal_cmp(limit->number, asked->low) : 1;

    if (!limit->set || order < 0)
        return;
    asked->open_low = open || (order == 0 && asked->open_low);
    asked->has_low = true;
    asked->low = limit->number;
}

static void take_high(struct asked *asked, enum plan_limits which, bool open)
{
    const struct plan_limit *limit = &asked->condition->limits[which];
    int order = asked->has_high && limit->set ? decimal_cmp(limit->number, asked->high) : -1;

    if (!limit->set || order > 0)
        return;
    asked->open_high = open || (order == 0 && asked->open_high);
    asked->has_high = true;
    asked->high = limit->number;
}

static struct asked asked_of(const struct planner *planner, const struct measure *measure,
                             const struct condition *condition)
{
    struct asked asked = {.planner = planner, .measure = measure, .condition = condition};

    take_low(&asked, LIMIT_MIN, false);
    take_low(&asked, LIMIT_AFTER, true);
    take_high(&asked, LIMIT_MAX, false);
    take_high(&asked, LIMIT_BEFORE, true);
    return asked;
}

static bool above_low(const struct asked *asked, struct decimal number)
{
    int order = asked->has_low ? decimal_cmp(number, asked->low) : 1;

    return order > 0 || (order == 0 && !asked->open_low);
}

static bool below_high(const struct asked *asked, struct decimal number)
{
    int order = asked->has_high ? decimal_cmp(number, asked->high) : -1;

    return order < 0 || (order == 0 && !asked->open_high);
}

/* ---- what is reported ---- */

static bool say_never(const struct asked *asked, const struct node *node, const struct words *words,
                      const struct lang_arg *args, size_t count)
{
    struct diag *diag = planner_fault(asked->planner, DIAG_CONDITION_NEVER, node);

    field_set_name(diag, "field", asked->condition->field);
    planner_hint(diag, words, args, count);
    return false;
}

/* It is no fault, and always true. */
static bool say_doubt(const struct asked *asked, enum diag_code code, const struct node *node)
{
    struct diag *diag = planner_doubt(asked->planner, code, node);

    if (diag != NULL)
        field_set_name(diag, "field", asked->condition->field);
    return true;
}

/* ---- is it there at all ---- */

static bool check_present(const struct asked *asked, const struct node *node)
{
    static const struct words there =
        T("every entry has this field: delete the condition, or ask for its value",
          "每条记录都有这个字段：请删掉这个条件，或者改成对取值的要求");
    static const struct words both = T(
        "an entry without the field has no value that could fit: write present, or the value, not "
        "both",
        "没有这个字段，就谈不上取值：present 和取值的要求只写一个");
    const struct condition *condition = asked->condition;

    if (!condition->asks_present)
        return true;
    if (!condition->present && is_always_there(condition))
        return say_never(asked, node, &there, NULL, 0);
    if (!condition->present && asks_value(asked))
        return say_never(asked, node, &both, NULL, 0);
    if (condition->present && is_always_there(condition) && condition->none_count == 0 &&
        condition->lasting.way == LASTING_NONE && !asks_value(asked))
        return say_doubt(asked, DIAG_CONDITION_ALWAYS, node);
    return true;
}

/* ---- one of a few values ---- */

static bool has_text(const struct plan_value *values, size_t count, struct slice text)
{
    for (size_t i = 0; i < count; i++) {
        if (slice_eq(values[i].text, text))
            return true;
    }
    return false;
}

static bool fits(const struct asked *asked, size_t rank)
{
    const struct condition *condition = asked->condition;
    struct slice name = condition->field->values[rank].name;

    assert(rank < condition->field->value_count);
    return (condition->any_count == 0 || has_text(condition->any, condition->any_count, name)) &&
           !has_text(condition->none, condition->none_count, name) &&
           (condition->scale != SCALE_RANK || !asks_limit(asked) ||
            (above_low(asked, decimal_of((int64_t)rank)) &&
             below_high(asked, decimal_of((int64_t)rank))));
}

static bool check_values(const struct asked *asked, const struct node *node)
{
    static const struct words words = T("none of the values of this field fits: {values}",
                                        "这个字段的取值没有一个合得上：{values}");
    static const struct words absent = T(
        "only entries without the field are left: write present: false, or leave out fewer values",
        "剩下的只有没写这个字段的记录：要的就是它们，请写 present: "
        "false；不是，请少排除几个取值");
    const struct condition *condition = asked->condition;
    const struct field *field = condition->field;
    struct buffer names = {0};
    size_t passed = 0;

    for (size_t i = 0; i < field->value_count; i++) {
        passed += fits(asked, i);
        buffer_addf(&names, "%s%.*s", i == 0 ? "" : ", ", (int)field->values[i].name.len,
                    field->values[i].name.data);
    }
    bool alone = condition->any_count == 0 && !asks_limit(asked) && !is_always_there(condition);
    bool sound = passed > 0 || say_never(asked, node, alone ? &absent : &words,
                                         &(struct lang_arg){"values", buffer_slice(&names)}, 1);
    buffer_free(&names);
    /* Where the field has only one value so far, naming it is no mistake: more may be added. */
    if (passed == field->value_count && passed > 1 && !condition->asks_present &&
        is_always_there(condition))
        say_doubt(asked, DIAG_CONDITION_ALWAYS, node);
    return sound;
}

/* A condition must not leave out both true and false. */
static bool check_switch(const struct asked *asked, const struct node *node)
{
    static const struct words words = T("true and false are left out both: leave out one",
                                        "true 和 false 都排除了：请只排除一个");
    const struct condition *condition = asked->condition;
    bool out[2] = {false, false};

    for (size_t i = 0; i < condition->none_count; i++)
        out[condition->none[i].boolean] = true;
    return !out[false] || !out[true] || say_never(asked, node, &words, NULL, 0);
}

/* ---- numbers ---- */

/* Reports a condition that nothing meets, with two numbers or days in the hint: the ends of what
 * can be there, or of what is asked. */
static bool say_between(const struct asked *asked, const struct node *node,
                        const struct words *words, enum plan_scale scale,
                        const struct decimal ends[2])
{
    struct buffer low = {0}, high = {0};

    planner_number(&low, scale, ends[0]);
    planner_number(&high, scale, ends[1]);
    const struct lang_arg args[] = {{"from", buffer_slice(&low)}, {"to", buffer_slice(&high)}};
    bool sound = say_never(asked, node, words, args, 2);
    buffer_free(&low);
    buffer_free(&high);
    return sound;
}

/* Nothing meets both limits where min is above max, or `after` is later than `before`. */
static bool check_order(const struct asked *asked, const struct node *node)
{
    static const struct words words =
        T("nothing lies from {from} to {to}: check both ends, perhaps they are swapped",
          "从 {from} 到 {to} 之间什么也没有：请核对这两头，也许写反了");
    bool whole = field_is_whole(asked->condition->field) && asked->condition->scale == SCALE_NUMBER;
    struct decimal low = whole ? decimal_ceil(asked->low) : asked->low; /* 5.5 to 5.7 */
    int order = asked->has_low && asked->has_high ? decimal_cmp(low, asked->high) : -1;
    bool days = asked->condition->scale == SCALE_DATE;
    struct decimal next;

    /* No day lies between two consecutive days, either. */
    if (order < 0 && days && asked->open_low && asked->open_high &&
        decimal_add(asked->low, decimal_of(1), &next))
        order = decimal_cmp(next, asked->high);
    if (order < 0 || (order == 0 && !asked->open_low && !asked->open_high))
        return true;
    return say_between(asked, node, &words, asked->condition->scale,
                       (struct decimal[]){asked->low, asked->high});
}

static bool check_range(const struct asked *asked, const struct node *node)
{
    static const struct words words = T("the schema lets this field run from {from} to {to} only",
                                        "按记录格式，这个字段只能在 {from} 到 {to} 之间");
    static const struct words least =
        T("the schema lets this field be no less than {from}", "按记录格式，这个字段不小于 {from}");
    static const struct words most =
        T("the schema lets this field be no more than {to}", "按记录格式，这个字段不大于 {to}");
    const struct field *field = asked->condition->field;
    const struct words *said = !field->has_most ? &least : !field->has_least ? &most : &words;
    bool above = asked->has_low && field->has_most && !above_low(asked, field->most);
    bool below = asked->has_high && field->has_least && !below_high(asked, field->least);

    if (above || below)
        return say_between(asked, node, said, SCALE_NUMBER,
                           (struct decimal[]){field->least, field->most});
    if ((asked->has_low && field->has_max && !above_low(asked, field->max)) ||
        (asked->has_high && field->has_min && !below_high(asked, field->min)))
        return say_doubt(asked, DIAG_CONDITION_HARDLY, node);
    if (is_always_there(asked->condition) && asked->condition->none_count == 0 &&
        (!asked->has_low || (field->has_least && above_low(asked, field->least))) &&
        (!asked->has_high || (field->has_most && below_high(asked, field->most))))
        return say_doubt(asked, DIAG_CONDITION_ALWAYS, node);
    return true;
}

/* ---- days ---- */

/*
 * The first and last day that the field of an entry that counts can hold: an event lies in the
 * window, an interval has begun by its end. false where the window says nothing of the field.
 */
static bool days_of_window(const struct asked *asked, date_days *from, date_days *to)
{
    const struct condition *condition = asked->condition;
    const struct window *window = &asked->measure->window;
    const struct field *dates = asked->measure->item;

    while (dates != NULL && dates->on == NULL && dates->from == NULL && dates->to == NULL)
        dates = dates->parent;
    if (dates == NULL || asked->measure->item->kind == FIELD_RECORD)
        return false;
    *from = dates->on == condition->field ? window->from : DATE_MIN;
    *to = window->due < window->to || window->slicing.by.next ? window->due : window->to;
    return condition->field == dates->on || condition->field == dates->from;
}

static bool check_days(const struct asked *asked, const struct node *node)
{
    static const struct words words =
        T("entries that count are dated from {from} to {to}: move the date, or the target's window",
          "算数的记录，日期在 {from} 到 {to} 之间：请改这里的日期，或者改目标的时段（window）");
    static const struct words until =
        T("entries that count begin by {to}: move the date, or the target's window",
          "算数的记录，最晚从 {to} 开始：请改这里的日期，或者改目标的时段（window）");
    const struct condition *condition = asked->condition;
    date_days from, to, first, last;
    bool any = condition->any_count == 0;

    if (!days_of_window(asked, &from, &to))
        return true;
    for (size_t i = 0; i < condition->any_count && !any; i++) {
        struct node value = {.kind = NODE_STRING, .text = condition->any[i].text};

        any = !node_days(&value, &first, &last) || (last >= from && last <= to);
    }
    if (any && above_low(asked, decimal_of(to)) && below_high(asked, decimal_of(from)))
        return true;
    return say_between(asked, node, from == DATE_MIN ? &until : &words, SCALE_DATE,
                       (struct decimal[]){decimal_of(from), decimal_of(to)});
}

bool condition_check(const struct planner *planner, const struct measure *measure,
                     const struct member *member, const struct condition *condition)
{
    const struct asked asked = asked_of(planner, measure, condition);
    const struct field *field = condition->field;
    const struct node *node =
        member->value.kind == NODE_MAP && member->value.count > 0 ? &member->key : &member->value;

    if (field == condition->owner || condition->never) /* `self` is there */
        return true;
    if (!check_present(&asked, node))
        return false;
    if (field->kind != FIELD_VALUE || (condition->asks_present && !condition->present))
        return true;
    if (field->value_count > 0)
        return check_values(&asked, node);
    if (field->types == FIELD_BOOLEAN)
        return check_switch(&asked, node);
    if (!check_order(&asked, node) || !check_days(&asked, node))
        return false;
    return condition->scale != SCALE_NUMBER || !asks_limit(&asked) || check_range(&asked, node);
}
