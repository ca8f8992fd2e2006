/* SPDX-License-Identifier: MIT */
/* `where`: which entries a measure looks at. */
#include "base/text.h"
#include "check/check.h"
#include "plan/plan_room.h"
#include "schema/schema_choices.h"
#include "suggest/suggest.h"

#include <assert.h>

/* Of more values than these, not every one is compared with every other. */
#define VALUES_MAX 1000

/* The names that could have been meant, for the nearest. */
static void report_field(const struct planner *planner, const struct field *item,
                         const struct node *node)
{
    static const struct words header = T("the header", "文件开头");
    struct diag *diag = planner_fault(planner, DIAG_UNKNOWN_FIELD, node);
    const struct choices none = {.arena = planner->arena};
    const struct choices *own = item->words == NULL ? &none : item->words;
    struct choices near = {.arena = planner->arena};

    for (const struct field *at = item; at != NULL; at = at->parent) {
        for (size_t i = 0; at->words != NULL && i < at->words->len; i++)
            *ARRAY_PUSH(planner->arena, &near) = at->words->items[i];
    }
    diag_set(diag, "name", node->text);
    if (item->parent == NULL)
        diag_set_words(diag, "path", &header);
    else
        diag_set(diag, "path", field_path(planner->arena, item));
    /* The fields of the entry come first. Where no name is near, only these are listed. */
    suggest_field(diag, node->text, &near, own);
}

bool field_lookup(const struct planner *planner, const struct field *item, const struct node *node,
                  const struct field **owner, const struct field **field)
{
    *owner = *field = item;
    if (field_has_scalars(item) && slice_is(node->text, "self"))
        return true;
    const struct field *at = item;
    do {
        *field = field_at_path(at, node->text);
        *owner = at;
        if (*field != NULL)
            return true;
        at = at->parent;
    } while (at != NULL);
    report_field(planner, item, node);
    return false;
}

static bool is_known_value(const struct field *field, struct slice text)
{
    for (size_t i = 0; i < field->value_count; i++) {
        if (slice_eq(field->values[i].name, text))
            return true;
    }
    return false;
}

/* The nearest spelling of a value, or where none is near, the values there are. */
void report_value(const struct planner *planner, const struct field *field, const struct node *node)
{
    struct diag *diag = planner_fault(planner, DIAG_UNKNOWN_VALUE, node);
    size_t count = field->value_count + field->alias_count;
    struct slice *names = ARENA_ARRAY(planner->arena, count, struct slice);

    for (size_t i = 0; i < field->value_count; i++)
        names[i] = field->values[i].name;
    for (size_t i = 0; i < field->alias_count; i++)
        names[field->value_count + i] = field->aliases[i].alias;
    diag_set(diag, "value", node->text);
    diag_set(diag, "field", field->name);
    if (text_nearest(node->text, names, count) == count)
        count = field->value_count;
    diag_set_nearest_or_all(diag, node->text, names, count);
}

static bool report_never(const struct planner *planner, const struct field *field,
                         const struct node *node)
{
    struct diag *diag = planner_fault(planner, DIAG_NEVER_HOLDS, node);

    diag_set(diag, "field", field->name);
    diag_set(diag, "value", node->text);
    return false;
}

static bool unit_compile(const struct planner *planner, const struct node *node,
                         struct plan_value *out)
{
    size_t unit = township_find(planner->township, node->text);

    if (unit == UNIT_NONE)
        return report_unit(planner, node);
    out->text = planner->township->units[unit].id;
    return true;
}

static bool value_compile(const struct planner *planner, const struct field *field,
                          const struct node *node, struct plan_value *out)
{
    *out = (struct plan_value){.kind = node->kind, .text = node->text, .boolean = node->boolean};
    if (node->kind == NODE_NUMBER && node_number(node, &out->number) != DECIMAL_OK)
        out->kind = NODE_STRING;
    if (field->unit)
        return unit_compile(planner, node, out);
    out->text =
        field->code ? field_code(planner->arena, node->text) : field_canonical(field, node->text);
    if (field->value_count > 0 && !is_known_value(field, out->text)) {
        report_value(planner, field, node);
        return false;
    }
    if (field->value_count > 0)
        return true;
    if (!field_has_scalars(field))
        return report_never(planner, field, node);
    return field_allows(field, planner->tree, node, planner->diags);
}

bool plan_value_equal(const struct plan_value *a, const struct plan_value *b)
{
    if (a->kind != b->kind)
        return false;
    if (a->kind == NODE_NUMBER)
        return decimal_cmp(a->number, b->number) == 0;
    return a->kind == NODE_BOOL ? a->boolean == b->boolean : slice_eq(a->text, b->text);
}

/* Two spellings of one value would be counted twice. */
static bool check_differ(const struct planner *planner, const struct node *list,
                         const struct plan_value *values, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        for (size_t k = 0; k < i; k++) {
            if (!plan_value_equal(&values[i], &values[k]))
                continue;
            diag_set(planner_fault(planner, DIAG_SAME_VALUE, &list->items[i]), "value",
                     list->items[i].text);
            return false;
        }
    }
    return true;
}

bool values_compile(const struct planner *planner, const struct field *field,
                    const struct node *node, struct plan_value **out, size_t *count)
{
    bool sound = true;

    *count = node->kind == NODE_LIST ? node->count : 1;
    *out = ARENA_ARRAY(planner->arena, *count, struct plan_value);
    for (size_t i = 0; i < *count; i++) {
        const struct node *one = node->kind == NODE_LIST ? &node->items[i] : node;

        sound = value_compile(planner, field, one, &(*out)[i]) && sound;
    }
    return sound && (*count > VALUES_MAX || check_differ(planner, node, *out, *count));
}

/* By what a field is compared; where the schema does not say, the limit does. */
static enum plan_scale scale_of(const struct field *field, const struct node *limit)
{
    date_days day;

    if (field->ordered)
        return SCALE_RANK;
    if ((field->types & FIELD_CALENDAR) != 0 || field->date != FIELD_DATE_NONE)
        return SCALE_DATE;
    if ((field->types & FIELD_NUMBER) != 0)
        return SCALE_NUMBER;
    return node_date(limit, &day) ? SCALE_DATE : SCALE_NUMBER;
}

/* The limit as a number of the scale; false where it is none, or the field has no scale. */
static bool limit_number(const struct condition *condition, const struct node *node,
                         struct decimal *out)
{
    const struct field *field = condition->field;
    date_days day;

    if (!field_has_scalars(field) ||
        (field->types == FIELD_TEXT && !field->ordered && field->date == FIELD_DATE_NONE))
        return false;
    switch (condition->scale) {
    case SCALE_RANK:
        assert(field_rank(field, field_canonical(field, node->text)) >= 0);
        *out = decimal_of(field_rank(field, field_canonical(field, node->text)));
        return true;
    case SCALE_DATE:
        *out = decimal_of(node_date(node, &day) ? day : 0);
        return node_date(node, &day);
    case SCALE_NUMBER:
        break;
    }
    return node->kind == NODE_NUMBER && node_number(node, out) == DECIMAL_OK;
}

static bool limit_compile(const struct planner *planner, const struct node *node,
                          struct condition *condition, enum plan_limits which)
{
    struct plan_limit *limit = &condition->limits[which];
    const struct field *field = condition->field;

    if (node == NULL)
        return true;
    condition->scale = scale_of(field, node);
    limit->set = true;
    limit->text = node->text;
    if (condition->scale == SCALE_RANK &&
        field_rank(field, field_canonical(field, node->text)) < 0) {
        report_value(planner, field, node);
        return false;
    }
    if (limit_number(condition, node, &limit->number))
        return true;
    struct diag *diag = planner_fault(planner, DIAG_BAD_LIMIT, node);
    diag_set(diag, "value", node->text);
    diag_set(diag, "field", field->name);
    return false;
}

/* {term: NAME}: any of the items that the plan lists under that name. */
static bool term_compile(const struct planner *planner, const struct node *name,
                         struct condition *out, struct measure *measure)
{
    const struct node *items = name == NULL ? NULL : term_items(planner, name);

    if (name == NULL)
        return true;
    if (items == NULL)
        return false;
    out->never = items->count == 0;
    measure->undefined = measure->undefined || out->never;
    return values_compile(planner, out->field, items, &out->any, &out->any_count);
}

/* {min, max, after, before, not, present, term, within ... since} */
static bool limits_compile(const struct planner *planner, const struct node *node,
                           struct condition *out, struct measure *measure)
{
    static const char *const keys[LIMIT_COUNT] = {[LIMIT_MIN] = "min",
                                                  [LIMIT_MAX] = "max",
                                                  [LIMIT_AFTER] = "after",
                                                  [LIMIT_BEFORE] = "before"};
    const struct node *none = node_get(node, "not"), *present = node_get(node, "present");
    bool sound = true;

    for (int which = 0; which < LIMIT_COUNT; which++)
        sound = limit_compile(planner, node_get(node, keys[which]), out, (enum plan_limits)which) &&
                sound;
    if (none != NULL)
        sound = values_compile(planner, out->field, none, &out->none, &out->none_count) && sound;
    if (present != NULL) {
        out->asks_present = true;
        out->present = present->boolean;
    }
    sound = lasting_compile(planner, node, measure, out) && sound;
    return term_compile(planner, node_get(node, "term"), out, measure) && sound;
}

static bool condition_compile(const struct planner *planner, struct measure *measure,
                              const struct member *member, struct condition *out)
{
    if (!field_lookup(planner, measure->item, &member->key, &out->owner, &out->field))
        return false;
    bool sound =
        member->value.kind == NODE_MAP
            ? limits_compile(planner, &member->value, out, measure)
            : values_compile(planner, out->field, &member->value, &out->any, &out->any_count);
    return sound && condition_check(planner, measure, member, out);
}

bool where_compile(const struct planner *planner, const struct node *node, struct measure *out)
{
    bool sound = true;

    if (node == NULL)
        return true;
    if (node->kind != NODE_MAP)
        return false;
    assert(out->where_count == 0 && out->item != NULL);
    out->where = ARENA_ARRAY(planner->arena, node->count, struct condition);
    out->where_count = node->count;
    for (uint32_t i = 0; i < node->count; i++)
        sound = condition_compile(planner, out, &node->members[i], &out->where[i]) && sound;
    return sound;
}
