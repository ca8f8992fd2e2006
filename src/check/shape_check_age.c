/* SPDX-License-Identifier: MIT */
/* Years of birth against the day on which an entry begins: x-age, x-ages. See shape_check.h. */
#include "check/shape_check_room.h"

#include <assert.h>

/* "by, on, reference": what the field consists of, so that the help can say what to write. */
static void set_parts(struct diag *diag, const struct field *record)
{
    static const char *const commas[] = {[LANG_EN] = ", ", [LANG_ZH] = "、"};
    struct name parts = {0};

    for (int lang = 0; diag->arena != NULL && lang < LANG_COUNT; lang++) {
        struct buffer text = {0};

        for (size_t i = 0; i < record->field_count; i++) {
            buffer_adds(&text, i > 0 ? commas[lang] : "");
            buffer_add(&text, record->fields[i].name);
        }
        parts.text[lang] = arena_copy(diag->arena, buffer_slice(&text));
        buffer_free(&text);
    }
    diag_set_name(diag, "parts", &parts, SLICE(""));
}

/* Whether a mapping has a field, or a fault that may be a slip in its name. */
static bool may_have(const struct node *map, const struct field *field)
{
    bool may = map->faulty;

    for (uint32_t i = 0; i < map->count; i++)
        may = may || map->members[i].key.faulty || slice_eq(map->members[i].key.text, field->name);
    return may;
}

/* Only the year of birth is known: whoever may still be too young when the entry begins, is. */
static void report_under_age(const struct shape_checker *j, const struct field *field,
                             struct node *node, const struct beginning *around)
{
    struct diag *diag = judge_fault(j, node, DIAG_UNDER_AGE);

    schema_set_value(diag, "value", node);
    schema_set_value(diag, "bound", around->node);
    diag_set_number(diag, "age", field->age_under);
    field_set_name(diag, "needs", field->age_needs);
    diag_set(diag, "key", field->age_needs->name);
    set_parts(diag, field->age_needs);
    diag_also(diag, node_span(j->tree, around->node));
}

/* What the field that is needed says of who gave it; NULL where that is as it must be. */
static struct node *wrong_giver(const struct field *field, const struct node *map)
{
    const struct field *given = field->age_given;
    struct member *needs = given == NULL ? NULL : node_member(map, field->age_needs->name);
    struct member *member = needs == NULL || needs->value.kind != NODE_MAP
                                ? NULL
                                : node_member(&needs->value, given->name);
    struct node *node = member == NULL ? NULL : &member->value;

    return node == NULL || node->faulty || !node_is_scalar(node) ||
                   slice_eq(field_canonical(given, node->text), field->age_giver)
               ? NULL
               : node;
}

static void report_giver(const struct shape_checker *j, const struct field *field,
                         struct node *node, struct node *giver, const struct beginning *around)
{
    struct diag *diag = judge_fault(j, giver, DIAG_UNDER_AGE_GIVER);

    schema_set_value(diag, "value", node);
    schema_set_value(diag, "bound", around->node);
    diag_set_number(diag, "age", field->age_under);
    field_set_name(diag, "field", field->age_given);
    schema_set_value(diag, "other", giver);
    diag_set(diag, "meant", field->age_giver);
    diag_also(diag, node_span(j->tree, node));
}

static void report_unborn(const struct shape_checker *j, const struct field *field,
                          struct node *node, struct beginning *around)
{
    judge_set_pair(j, judge_fault(j, node, DIAG_UNBORN), field, node, around->field, around->node);
    around->reported = true;
}

static void report_over_age(const struct shape_checker *j, const struct field *field,
                            const struct node *node, const struct beginning *around, int64_t age)
{
    struct diag *diag = judge_doubt(j, node, DIAG_OVER_AGE);

    if (diag == NULL)
        return;
    schema_set_value(diag, "value", node);
    schema_set_value(diag, "bound", around->node);
    diag_set_number(diag, "age", age);
    diag_set_number(diag, "max", field->age_max);
    diag_also(diag, node_span(j->tree, around->node));
}

/* The value of an enum with x-ages; NULL where it says no ages. */
static const struct field_value *band_of(const struct field *band, const struct node *node)
{
    struct slice name = field_canonical(band, node->text);

    for (size_t i = 0; !node->faulty && node_is_scalar(node) && i < band->value_count; i++) {
        if (slice_eq(band->values[i].name, name))
            return band->values[i].has_ages ? &band->values[i] : NULL;
    }
    return NULL;
}

/* Whether a year of birth and the ages beside it can be of one person, a year more or less; a
 * warning where they cannot. A faulty mapping may be of two. */
static bool agrees_with_band(const struct shape_checker *j, const struct field *field,
                             const struct node *map, const struct node *node,
                             const struct beginning *around, int64_t age)
{
    const struct member *member =
        field->age_band == NULL || map->faulty ? NULL : node_member(map, field->age_band->name);
    const struct field_value *band =
        member == NULL ? NULL : band_of(field->age_band, &member->value);
    struct diag *diag;

    if (band == NULL || (age + 1 >= band->min_age && age - 1 <= band->max_age))
        return true;
    diag = judge_doubt(j, node, DIAG_AGE_BAND);
    if (diag == NULL)
        return false;
    field_set_name(diag, "field", field);
    schema_set_value(diag, "value", node);
    field_set_name(diag, "other", field->age_band);
    diag_set_name(diag, "band", &band->label, band->name);
    diag_set_number(diag, "age", age);
    diag_set_number(diag, "year", date_civil(around->day).year);
    diag_also(diag, node_span(j->tree, &member->value));
    return false;
}

void judge_age(const struct shape_checker *j, const struct field *field, const struct node *map,
               struct node *node, struct beginning *around)
{
    struct decimal number;
    struct node *giver;
    int64_t year, age;

    if (around->field == NULL || node->kind != NODE_NUMBER ||
        node_number(node, &number) != DECIMAL_OK || !decimal_to_int(number, &year))
        return;
    assert(field->age_needs != NULL && around->node != NULL);
    if (around->node->doubted)
        return;
    age = date_civil(around->day).year - year;
    giver = age >= field->age_under ? NULL : wrong_giver(field, map);
    if (age < 0)
        report_unborn(j, field, node, around);
    else if (age < field->age_under && !may_have(map, field->age_needs))
        report_under_age(j, field, node, around);
    else if (giver != NULL)
        report_giver(j, field, node, giver, around);
    else if (!judge_is_doubted(j, around) && agrees_with_band(j, field, map, node, around, age) &&
             field->age_max != INT64_MAX && age > field->age_max + 1)
        report_over_age(j, field, node, around, age);
}
