/* SPDX-License-Identifier: MIT */
/* Measures: what each kind of them compiles, paths resolved against the unit schema. */
#include "base/hash.h"
#include "base/text.h"
#include "plan/plan_room.h"
#include "schema/schema_choices.h"
#include "suggest/suggest.h"

#include <assert.h>

/* The first field of that name anywhere below; NULL for none. */
static const struct field *find_below(const struct field *field, struct slice name)
{
    const struct field *found = field_called(field, name);

    for (size_t i = 0; found == NULL && i < field->field_count; i++)
        found = find_below(&field->fields[i], name);
    return found;
}

/* What is near at that level; else the path to a field of that name elsewhere; else what there is.
 */
static void report_step(const struct planner *planner, const struct node *node,
                        const struct field *field, struct slice part)
{
    const struct choices none = {.arena = planner->arena};
    const struct choices *words = field->words == NULL ? &none : field->words;
    struct diag *diag = planner_fault(planner, DIAG_UNKNOWN_PATH, node);
    const struct field *elsewhere = find_below(planner->unit_shape, part);

    diag_set(diag, "path", node->text);
    diag_set(diag, "part", part);
    if (elsewhere != NULL && choices_find(words, part, MATCH_NEAR) == NULL) {
        struct slice path = field_path(planner->arena, elsewhere);

        diag_set_nearest(diag, path, &path, 1);
        return;
    }
    suggest_field(diag, part, words, words);
}

const struct field *path_field(const struct planner *planner, const struct node *node)
{
    const struct field *field = planner->unit_shape;
    struct slice rest = node_text(node);

    while (rest.data != NULL) {
        struct slice part = slice_cut(&rest, '.');
        const struct field *below = field_called(field, part);

        if (below == NULL) {
            report_step(planner, node, field, part);
            return NULL;
        }
        field = below;
    }
    return field;
}

static bool report_path(const struct measure_form *form, enum diag_code code)
{
    diag_set(planner_fault(form->planner, code, form->path), "path", form->path->text);
    return false;
}

/* ---- the values that `having` and `covers` look for ---- */

static bool report_shown(const struct planner *planner, const struct node *node)
{
    diag_set_number(planner_fault(planner, DIAG_TOO_MANY_VALUES, node), "max", SHOWN_MAX);
    return false;
}

static bool compile_shown(const struct planner *planner, const struct node *list,
                          struct measure *out)
{
    if (list->count > SHOWN_MAX)
        return report_shown(planner, list);
    return values_compile(planner, out->shown_field, list, &out->shown, &out->shown_count);
}

/* having: {field: [a, b]}, which only a distinct value can show together. */
static bool compile_having(const struct measure_form *form, struct measure *out)
{
    const struct node *having = node_get(form->node, "having");

    if (having == NULL)
        return true;
    if (!out->distinct || having->kind != NODE_MAP || having->count != 1 ||
        having->members[0].value.kind != NODE_LIST) {
        planner_fault(form->planner, DIAG_HAVING_ALONE, having);
        return false;
    }
    const struct member *member = &having->members[0];
    return field_lookup(form->planner, out->item, &member->key, &out->shown_owner,
                        &out->shown_field) &&
           compile_shown(form->planner, &member->value, out);
}

/* ---- what the kinds compile ---- */

static bool compile_distinct(const struct measure_form *form, struct measure *out)
{
    const struct planner *planner = form->planner;
    const struct node *node = node_get(form->node, "distinct");

    if (node == NULL)
        return true;
    out->distinct = true;
    if (!field_lookup(planner, out->item, node, &out->distinct_owner, &out->distinct_field))
        return false;
    if (out->distinct_field == out->distinct_owner || out->distinct_field->kind == FIELD_VALUE)
        return true;
    diag_set(planner_fault(planner, DIAG_NOT_DISTINCT, node), "field", node->text);
    return false;
}

bool measure_count(const struct measure_form *form, struct measure *out)
{
    out->item = path_field(form->planner, form->path);
    if (out->item == NULL)
        return false;
    if (out->item->kind == FIELD_VALUE)
        return report_path(form, DIAG_NOT_COUNTABLE);
    return compile_distinct(form, out) && compile_having(form, out);
}

static bool compile_value(const struct measure_form *form, struct measure *out)
{
    out->value = path_field(form->planner, form->path);
    if (out->value == NULL)
        return false;
    /* Of what is no value, `where` is still about its entries. */
    out->item = field_has_scalars(out->value) ? out->value->parent : out->value;
    return true;
}

/* The numbers that there are beside it, or in it; where there are none, it can be counted only. */
static bool report_sum(const struct measure_form *form, const struct field *item)
{
    static const struct words
        words = T("numbers there: {numbers}; how many entries there are is told by count",
                  "那里的数字字段有：{numbers}；要数有几条，请用 count"),
        none = T("there is no number there; how many entries there are is told by count",
                 "那里没有数字字段；要数有几条，请用 count");
    struct diag *diag = planner_fault(form->planner, DIAG_NOT_SUMMABLE, form->path);
    struct buffer numbers = {0};

    for (size_t i = 0; i < item->field_count; i++) {
        const struct field *field = &item->fields[i];
        struct slice path = field_path(form->planner->arena, field);

        if (field->kind == FIELD_VALUE && (field->types & FIELD_NUMBER) != 0)
            buffer_addf(&numbers, "%s%.*s", numbers.len == 0 ? "" : ", ", (int)path.len, path.data);
    }
    diag_set(diag, "path", form->path->text);
    diag_set_own(diag, "key", slice_of(measure_kind_of(form->node)->key));
    planner_hint(diag, numbers.len > 0 ? &words : &none,
                 &(struct lang_arg){"numbers", buffer_slice(&numbers)}, 1);
    buffer_free(&numbers);
    return false;
}

bool measure_sum(const struct measure_form *form, struct measure *out)
{
    if (!compile_value(form, out))
        return false;
    if (out->value->kind == FIELD_VALUE && (out->value->types & FIELD_NUMBER) != 0)
        return true;
    return report_sum(form, out->item);
}

/*
 * A record on the way (`coverage.excluded.declined`) is a list of one that may be missing; the
 * latest entry is still that of the collection, and lacks the field.
 */
bool measure_last(const struct measure_form *form, struct measure *out)
{
    if (!compile_value(form, out))
        return false;
    while (out->item->kind == FIELD_RECORD && out->item->parent != NULL)
        out->item = out->item->parent;
    if (out->value->kind == FIELD_VALUE && out->item->kind == FIELD_ENTRIES &&
        ((out->value->types & FIELD_NUMBER) != 0 || out->value->ordered))
        return true;
    return report_path(form, DIAG_NO_LAST);
}

bool measure_covers(const struct measure_form *form, struct measure *out)
{
    const struct node *items = node_get(form->node, "items");
    const struct node *term = node_get(items, "term");

    if (!compile_value(form, out))
        return false;
    if (!field_has_scalars(out->value))
        return report_path(form, DIAG_NO_ITEMS);
    out->shown_owner = out->item;
    out->shown_field = out->value;
    out->value = NULL; /* it adds no number */
    if (term != NULL)
        items = term_items(form->planner, term);
    if (items == NULL || items->kind != NODE_LIST)
        return false;
    out->undefined = items->count == 0;
    return compile_shown(form->planner, items, out);
}

static bool compile_form(const struct measure_form *form, const struct measure_kind *kind,
                         struct measure *out)
{
    out->kind = kind;
    bool sound = kind->compile(form, out);

    /* Each fault is reported in one run: `where` needs only what is looked at. */
    return out->item != NULL && where_compile(form->planner, node_get(form->node, "where"), out) &&
           sound;
}

/* ---- each once ---- */

static uint64_t hash_of(const struct measure *measure)
{
    const uintptr_t nodes[] = {(uintptr_t)measure->node, (uintptr_t)measure->evidence_node,
                               (uintptr_t)measure->per_node};

    return hash_fold(HASH_FOLD_START, (struct slice){(const char *)nodes, sizeof nodes});
}

/* What a target and its readings measure in the same way is measured once. */
static size_t find_measure(const struct plan *plan, const struct measure *wanted)
{
    for (size_t at = 0, i; plan_index_next(&plan->by_node, hash_of(wanted), &at, &i);) {
        const struct measure *measure = &plan->measures.items[i];

        if (measure->node == wanted->node && measure->evidence_node == wanted->evidence_node &&
            measure->per_node == wanted->per_node && window_same(&measure->window, &wanted->window))
            return i;
    }
    return MEASURE_NONE;
}

/* What whoever counts by a measure relies on. */
static void assert_measure(const struct measure *measure)
{
#ifndef NDEBUG
    assert(measure->item != NULL);
    assert(!measure->distinct || measure->distinct_field != NULL);
    assert((measure->per_node == NULL) == (measure->per_field == NULL));
    assert(measure->shown_count == 0 || measure->shown_field != NULL);
    assert(measure->shown_count <= SHOWN_MAX && measure->evidence_count <= EVIDENCE_MAX);
    assert(!measure->kind->items || measure->value == NULL);
    assert(!measure->kind->latest || measure->item->kind == FIELD_ENTRIES);
#else
    (void)measure;
#endif
}

size_t measure_compile(const struct planner *planner, const struct node *node,
                       const struct measuring *measuring)
{
    struct measure measure = {.window = measuring->window,
                              .node = node,
                              .evidence_node = measuring->evident ? measuring->evidence : NULL,
                              .per_node = measuring->per};
    const struct measure_kind *kind = measure_kind_of(node);
    size_t known = find_measure(planner->plan, &measure);

    if (known != MEASURE_NONE || kind == NULL)
        return known;
    const struct measure_form form = {planner, node, node_get(node, kind->key)};

    if (!compile_form(&form, kind, &measure) ||
        (measuring->per != NULL && !apiece_field(planner, measuring->per, &measure)) ||
        (measuring->evident && !evidence_compile(planner, measuring->evidence, &measure)))
        return MEASURE_NONE;
    assert_measure(&measure);
    plan_index_add(planner->arena, &planner->plan->by_node, hash_of(&measure),
                   planner->plan->measures.len);
    *ARRAY_PUSH(planner->arena, &planner->plan->measures) = measure;
    return planner->plan->measures.len - 1;
}
