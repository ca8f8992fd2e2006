/* SPDX-License-Identifier: MIT */
/* Values that cannot be so, or hardly: x-at-most, x-plausible. See shape_check.h. */
#include "check/shape_check_room.h"

#include <assert.h>

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
    return value->kind == NODE_NUMBER && bound->kind == NODE_NUMBER &&
           node_number(value, &a) == DECIMAL_OK && node_number(bound, &b) == DECIMAL_OK &&
           decimal_cmp(a, b) > 0;
}

void judge_at_most(const struct shape_checker *j, const struct field *field, const struct node *map,
                   struct node *node)
{
    static const struct words more = T("more than", "多于"), later = T("later than", "晚于");
    struct member *bound = node_member(map, field->at_most->name);
    bool dates;

    if (bound == NULL || bound->value.faulty || node->doubted || bound->value.doubted ||
        !is_beyond(node, &bound->value, &dates))
        return;
    struct diag *diag = judge_fault(j, node, DIAG_AT_MOST);

    field_set_name(diag, "field", field);
    schema_set_value(diag, "value", node);
    diag_set_words(diag, "more", dates ? &later : &more);
    field_set_name(diag, "other", field->at_most);
    schema_set_value(diag, "bound", &bound->value);
    diag_also(diag, node_span(j->tree, &bound->value));
    /* Which of the two is wrong nobody knows; what else does not fit it is the same mistake. */
    bound->value.faulty = !dates;
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
    assert(field->has_min || field->has_max);
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

void judge_plausible(const struct shape_checker *j, const struct field *field,
                     const struct node *node)
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
