/* SPDX-License-Identifier: MIT */
/*
 * Codes in a record: one spelling for what is the same number, so that all that compares them
 * agrees (links, distinct, having, where), and what they begin with (x-prefix).
 */
#include "ledger/codes.h"
#include "ledger/facts_room.h"

#include <assert.h>
#include <stdlib.h>

/* ---- what all codes of a file begin with ---- */

/* Fewer may well be slips of their own. */
#define FOREIGN_MIN 3

/* false where a code fits, or begins otherwise than the ones before. */
static bool survey_code(const struct naming *naming, const struct field *field,
                        const struct node *node)
{
    struct survey *survey = naming->survey;
    const struct slice prefix = code_prefix(node->text);
    size_t home;

    if (node->kind != NODE_STRING || node->faulty || field->prefix == NULL ||
        code_is_anybodys(field))
        return true;
    if (code_fits(naming->rules->township, field, node->text, naming->unit, &home) ||
        (survey->count > 0 && !slice_eq(survey->prefix, prefix)))
        return false;
    survey->prefix = prefix;
    survey->count++;
    return true;
}

static bool survey_node(const struct naming *naming, const struct field *field,
                        const struct node *node)
{
    bool alike = true;

    if (field->code && node->kind == NODE_STRING)
        return survey_code(naming, field, node);
    for (uint32_t i = 0; alike && node->kind == NODE_LIST && i < node->count; i++)
        alike = survey_node(naming, field, &node->items[i]);
    for (uint32_t i = 0; alike && node->kind == NODE_MAP && i < node->count; i++) {
        const struct field *below = field_at_key(field, &node->members[i].key);

        alike = below == NULL || survey_node(naming, below, &node->members[i].value);
    }
    return alike;
}

/* The header of a file that was copied as a pattern: one slip, and every code seems to be wrong. */
static bool is_foreign_file(const struct naming *naming)
{
    const struct facts_rules *rules = naming->rules;
    struct survey *survey = naming->survey;
    struct node *unit;

    if (survey->done)
        return survey->foreign;
    survey->done = true;
    survey->foreign =
        survey_node(naming, rules->shape, &naming->tree->root) && survey->count >= FOREIGN_MIN;
    unit = unit_node(rules, naming->tree);
    /* Without a sound header that is reported, before this or after. */
    if (!survey->foreign || unit == NULL || naming->unit == UNIT_NONE)
        return survey->foreign;
    code_report_header(naming->diags, node_span(naming->tree, unit), rules->township,
                       survey->prefix, survey->count, naming->unit);
    unit->faulty = true;
    return true;
}

/* ---- one code ---- */

/* What stands in the list of another unit, too, is judged with that (link.c). */
static void check_prefix(const struct naming *naming, const struct field *field, struct node *node)
{
    const struct township *township = naming->rules->township;
    size_t home;

    if (code_fits(township, field, node->text, naming->unit, &home) ||
        (!code_is_anybodys(field) && is_foreign_file(naming)) || (field->once && home != UNIT_NONE))
        return;
    code_report(naming->diags, node_span(naming->tree, node), township, field, node->text,
                naming->unit);
    node->faulty = true;
}

void name_listed_codes(const struct naming *naming, const struct field *field, struct node *list)
{
    for (uint32_t i = 0; i < list->count; i++) {
        struct node *item = &list->items[i];

        if (item->kind == NODE_STRING &&
            !source_is_masked(naming->tree->source, item->start, item->end))
            check_prefix(naming, field, item);
    }
}

void name_code(const struct naming *naming, const struct field *field, struct node *node)
{
    if (node->kind != NODE_STRING || node->faulty)
        return;
    check_prefix(naming, field, node);
    node->text = field_code(naming->arena, node->text);
    node->kept = KEPT_NOTHING;
}

static int compare_codes(const void *a, const void *b)
{
    const struct node *first = *(struct node *const *)a, *second = *(struct node *const *)b;
    int order = slice_cmp(first->text, second->text);

    return order != 0 ? order : (first->start > second->start) - (first->start < second->start);
}

/* Whether some of the codes are not written as they are compared: else the schema has found what
 * stands there twice. */
static bool any_respelled(const struct node *list)
{
    for (uint32_t i = 0; i < list->count; i++) {
        const struct node *item = &list->items[i];

        if (item->kind == NODE_STRING && !item->faulty &&
            item->end - item->start != item->text.len + (item->quoted ? 2 : 0))
            return true;
    }
    return false;
}

static void report_twice(const struct naming *naming, const struct field *field,
                         const struct node *first, struct node *second)
{
    const struct span span = node_span(naming->tree, second), also = node_span(naming->tree, first);

    assert(first->start <= second->start && "the later one is at fault");
    struct diag *diag = diag_add(naming->diags, DIAG_SAME_CODE, span);

    diag_set(diag, "value", slice_sub(span.source->text, span.start, span.end));
    diag_set(diag, "other", slice_sub(also.source->text, also.start, also.end));
    diag_set(diag, "field", field->name);
    diag_set(diag, "file", span.source->path);
    diag_set_number(diag, "line", (int64_t)source_position(also.source, also.start).line);
    diag_also(diag, also);
    second->faulty = true;
}

void name_code_list(const struct naming *naming, const struct field *field, struct node *list)
{
    if (list->count < 2 || !any_respelled(list))
        return;
    struct arena *scratch = arena_new();
    struct node **items = ARENA_ARRAY(scratch, list->count, struct node *);
    size_t count = 0;

    for (uint32_t i = 0; i < list->count; i++) {
        if (list->items[i].kind == NODE_STRING && !list->items[i].faulty)
            items[count++] = &list->items[i];
    }
    if (count > 1)
        qsort((void *)items, count, sizeof *items, compare_codes);
    for (size_t i = 1; i < count; i++) {
        if (slice_eq(items[i - 1]->text, items[i]->text))
            report_twice(naming, field, items[i - 1], items[i]);
    }
    arena_free(scratch);
}
