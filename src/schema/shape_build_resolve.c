/* SPDX-License-Identifier: MIT */
/* The second pass of the shape: what fields say of other fields. */
#include "schema/shape_build.h"

#include <assert.h>

static void resolve_ref(struct shape *shape, const struct pending *pending)
{
    static const struct words expected = T("a field of a collection, such as volunteers.code",
                                           "记录列表里的字段，例如 volunteers.code");
    static const struct slice prefix = {"township:", 9};
    struct slice path = pending->value->text;

    if (slice_starts(path, prefix.data)) {
        pending->field->ref_township = true;
        path = slice_sub(path, prefix.len, path.len);
    }

    const struct field *target = shape_follow(shape, pending, pending->value, shape->root, path);
    if (target == NULL)
        return;
    if (field_has_scalars(target) && field_entry(target)->kind == FIELD_ENTRIES)
        pending->field->ref = target;
    else
        shape_malformed(shape, pending, pending->value, &expected);
}

/* Beside the field, else at the top of the file, where it holds for all files of a unit. */
static void resolve_at_most(struct shape *shape, const struct pending *pending)
{
    static const struct words expected =
        T("the name of another plain field beside it or at the top",
          "同一层或文件开头另一个单值字段的名称");
    struct field *root = shape->root, *field = pending->field;
    struct slice name = pending->value->text;
    bool head = field->kind == FIELD_VALUE && field_below(field->parent, name) == NULL &&
                field_below(root, name) != NULL;
    const struct field *target =
        shape_right_below(shape, pending, pending->value, head ? root : field->parent);

    if (target == NULL)
        return;
    if (target->kind != FIELD_VALUE || target == field || (head && field->parent == root)) {
        shape_malformed(shape, pending, pending->value, &expected);
        return;
    }
    assert(target->parent == (head ? root : field->parent));
    field->at_most = target;
    field->at_most_head = head;
    /* The shape is still being made: a field of the root is no constant yet. */
    for (size_t i = 0; head && i < root->field_count; i++)
        root->fields[i].bounds = root->fields[i].bounds || &root->fields[i] == target;
}

/* Numbers beside the field, directly or in records there. */
static void resolve_parts(struct shape *shape, const struct pending *pending)
{
    static const struct words expected =
        T("other fields with a number, beside it or in records there",
          "同一层（或其下一组字段里）另外的数字字段");
    struct field *field = pending->field;

    assert(field->part_count == 0 && "a field says it once");
    field->parts = ARENA_ARRAY(shape->arena, pending->value->count, const struct field *);
    for (uint32_t i = 0; i < pending->value->count; i++) {
        const struct node *item = &pending->value->items[i];
        const struct field *target = shape_follow(shape, pending, item, field->parent, item->text);

        if (target == NULL)
            continue;
        if (target->kind == FIELD_VALUE && target != field &&
            field_entry(target) == field_entry(field))
            field->parts[field->part_count++] = target;
        else
            shape_malformed(shape, pending, item, &expected);
    }
}

/* The field beside it that has x-ages; NULL for none. */
static const struct field *band_beside(const struct field *field)
{
    for (size_t i = 0; i < field->parent->field_count; i++) {
        const struct field *beside = &field->parent->fields[i];

        for (size_t j = 0; j < beside->value_count; j++) {
            if (beside->values[j].has_ages)
                return beside;
        }
    }
    return NULL;
}

/* The form of the word was checked when it was compiled. */
static void resolve_age(struct shape *shape, const struct pending *pending)
{
    const struct node *needs = node_get(pending->value, "needs");
    const struct node *given = node_get(pending->value, "given");
    struct field *field = pending->field;

    field->age_needs = shape_right_below(shape, pending, needs, field->parent);
    field->age_under = shape_age(node_get(pending->value, "under"), 0);
    field->age_max = shape_age(node_get(pending->value, "max"), INT64_MAX);
    assert(field->age_under > 0 && field->age_max > 0);
    field->age_band = band_beside(field);
    if (given == NULL || field->age_needs == NULL)
        return;
    field->age_given = shape_right_below(shape, pending, &given->members[0].key, field->age_needs);
    field->age_giver = given->members[0].value.text;
}

/* Both name entries; which of them lies in which, the ledger shows. */
static void resolve_within(struct shape *shape, const struct pending *pending)
{
    static const struct words expected =
        T("the name of another field with x-ref beside it", "同一层另一个带 x-ref 的字段的名称");
    const struct field *target =
        shape_follow(shape, pending, pending->value, pending->field->parent, pending->value->text);

    if (target == NULL)
        return;
    if (target != pending->field && target->kind == FIELD_VALUE &&
        shape_pending(shape, target, KEYWORD_X_REF) != NULL)
        pending->field->within = target;
    else
        shape_malformed(shape, pending, pending->value, &expected);
}

/* A former name means one field, and none that is beside it today. */
static void resolve_former(struct shape *shape, const struct pending *pending)
{
    const struct field *above = pending->field->parent;

    for (uint32_t i = 0; above != NULL && i < pending->value->count; i++) {
        const struct node *item = &pending->value->items[i];
        const struct field *taken = field_named(above, item->text);
        struct diag *diag;

        if (taken == NULL || taken == pending->field)
            continue;
        diag = compile_fault(shape->compiler, item, DIAG_SCHEMA_ROLE_TWICE);
        diag_set(diag, "key", pending->key->text);
        diag_set(diag, "value", item->text);
        diag_set(diag, "field", field_path(shape->arena, taken));
    }
}

/* What it passes over where it looks for years. */
static bool resolve_reaching(struct field *field)
{
    field->reaching = field->has_reach;
    for (size_t i = 0; i < field->field_count; i++)
        field->reaching = resolve_reaching(&field->fields[i]) || field->reaching;
    return field->reaching;
}

/* What shape_check() passes over: most fields have nothing that it looks at. */
static bool resolve_judged(struct field *field)
{
    field->judged = (field->at_most != NULL && !field->at_most_head) || field->part_count > 0 ||
                    field->has_min || field->has_max || field->age_needs != NULL ||
                    field->date != FIELD_DATE_NONE || field->permits ||
                    (field->types & FIELD_CALENDAR) != 0;
    for (size_t i = 0; i < field->field_count; i++) {
        const struct field *below = &field->fields[i];

        field->judged = resolve_judged(&field->fields[i]) || field->judged;
        field->bounded = field->bounded || below->part_count > 0 ||
                         (below->at_most != NULL && !below->at_most_head);
    }
    return field->judged;
}

static const struct {
    enum keyword word;
    void (*resolve)(struct shape *shape, const struct pending *pending);
} resolvers[] = {
    {KEYWORD_X_AGE, resolve_age},
    {KEYWORD_X_AT_MOST, resolve_at_most},
    {KEYWORD_X_FORMER, resolve_former},
    {KEYWORD_X_PARTS, resolve_parts},
    {KEYWORD_X_PROVES, shape_resolve_proves},
    {KEYWORD_X_REF, resolve_ref},
    {KEYWORD_X_SAME, shape_resolve_same},
    {KEYWORD_X_WITHIN, resolve_within},
};

static void resolve(struct shape *shape, const struct pending *pending)
{
    for (size_t i = 0; i < sizeof resolvers / sizeof resolvers[0]; i++) {
        if (resolvers[i].word == pending->word)
            resolvers[i].resolve(shape, pending);
    }
}

void shape_resolve(struct shape *shape)
{
    for (size_t i = 0; i < shape->pending.len; i++)
        resolve(shape, &shape->pending.items[i]);
    shape_resolve_roles(shape, shape->root);
    for (size_t i = 0; i < shape->pending.len; i++) {
        const struct pending *pending = &shape->pending.items[i];

        if (pending->word == KEYWORD_X_OPEN || pending->word == KEYWORD_X_SUCCEEDS)
            shape_resolve_times(shape, pending);
    }
    resolve_judged(shape->root);
    resolve_reaching(shape->root);
}
