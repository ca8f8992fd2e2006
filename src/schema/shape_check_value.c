/* SPDX-License-Identifier: MIT */
/* Values that cannot be so, or hardly: x-at-most, x-plausible, x-age. See shape_check.h. */
#include "schema/shape_check_room.h"

/* ---- x-at-most ---- */

/* Whether one value is greater, or later, than another of its kind. */
static bool is_beyond(const struct node *value, const struct node *bound, bool *dates)
{
    struct decimal a, b;
    date_days first, last, bound_first, bound_last;

    *dates = value->kind == NODE_STRING;
    if (*dates)
        return node_days(value, &first, &last) && node_days(bound, &bound_first, &bound_last) &&
               first > bound_last;
    return value->kind == NODE_NUMBER && bound->kind == NODE_NUMBER && !bound->faulty &&
           node_number(value, &a) == DECIMAL_OK && node_number(bound, &b) == DECIMAL_OK &&
           decimal_cmp(a, b) > 0;
}

void judge_at_most(const struct judging *j, const struct field *field, const struct node *map,
                   struct node *node)
{
    static const struct words more = {{"more than", "多于"}}, later = {{"later than", "晚于"}};
    const struct member *bound = node_member(map, field->at_most->name);
    bool dates;

    if (bound == NULL || !is_beyond(node, &bound->value, &dates))
        return;
    struct diag *diag = judge_fault(j, node, DIAG_AT_MOST);

    field_set_name(diag, "field", field);
    schema_set_value(diag, "value", node);
    diag_set_words(diag, "more", dates ? &later : &more);
    field_set_name(diag, "other", field->at_most);
    schema_set_value(diag, "bound", &bound->value);
    diag_also(diag, node_span(j->tree, &bound->value));
}

/* ---- x-plausible ---- */

static void set_usual(struct diag *diag, const struct field *field)
{
    static const char *const both[] = {
        [LANG_EN] = "%.*s to %.*s", [LANG_ZH] = "在 %.*s 到 %.*s 之间"};
    static const char *const least[] = {[LANG_EN] = "%.*s or more", [LANG_ZH] = "不少于 %.*s"};
    static const char *const most[] = {[LANG_EN] = "at most %.*s", [LANG_ZH] = "不超过 %.*s"};
    struct buffer min = {0}, max = {0};
    struct name usual = {0};

    if (diag->arena == NULL)
        return;
    decimal_print(&min, field->min);
    decimal_print(&max, field->max);
    for (int lang = 0; lang < LANG_COUNT; lang++) {
        if (field->has_min && field->has_max)
            usual.text[lang] = arena_printf(diag->arena, both[lang], (int)min.len, min.data,
                                            (int)max.len, max.data);
        else if (field->has_min)
            usual.text[lang] = arena_printf(diag->arena, least[lang], (int)min.len, min.data);
        else
            usual.text[lang] = arena_printf(diag->arena, most[lang], (int)max.len, max.data);
    }
    diag_set_name(diag, "usual", &usual, SLICE(""));
    buffer_free(&min);
    buffer_free(&max);
}

void judge_plausible(const struct judging *j, const struct field *field, const struct node *node)
{
    struct decimal value;

    if (node->kind != NODE_NUMBER || node_number(node, &value) != DECIMAL_OK ||
        ((!field->has_min || decimal_cmp(value, field->min) >= 0) &&
         (!field->has_max || decimal_cmp(value, field->max) <= 0)))
        return;
    struct diag *diag = judge_doubt(j, node, DIAG_IMPLAUSIBLE);

    if (diag == NULL)
        return;
    field_set_name(diag, "field", field);
    schema_set_value(diag, "value", node);
    set_usual(diag, field);
}

/* ---- x-age ---- */

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
void judge_age(const struct judging *j, const struct field *field, const struct node *map,
               struct node *node, const struct beginning *around)
{
    struct decimal number;
    int64_t year;

    if (around->field == NULL || node->kind != NODE_NUMBER || may_have(map, field->age_needs) ||
        node_number(node, &number) != DECIMAL_OK || !decimal_to_int(number, &year) ||
        date_civil(around->day).year - year >= field->age_under)
        return;
    struct diag *diag = judge_fault(j, node, DIAG_UNDER_AGE);

    schema_set_value(diag, "value", node);
    schema_set_value(diag, "bound", around->node);
    diag_set_number(diag, "age", field->age_under);
    field_set_name(diag, "needs", field->age_needs);
    diag_set(diag, "key", field->age_needs->name);
    set_parts(diag, field->age_needs);
    diag_also(diag, node_span(j->tree, around->node));
}
