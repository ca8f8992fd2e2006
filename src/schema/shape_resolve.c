/* SPDX-License-Identifier: MIT */
/* The second pass of the shape: what fields say of other fields. */
#include "schema/shape_room.h"

static void no_such_field(struct shape *shape, const struct pending *pending,
                          const struct node *node, const struct field *above, struct slice name)
{
    struct slice *names = ARENA_ARRAY(shape->arena, above->field_count, struct slice);
    struct diag *diag = compile_fault(shape->compiler, node, DIAG_SCHEMA_NO_SUCH_FIELD);

    for (size_t i = 0; i < above->field_count; i++)
        names[i] = above->fields[i].name;
    diag_set(diag, "key", pending->key->text);
    diag_set(diag, "value", name);
    diag_set_nearest(diag, name, names, above->field_count);
}

const struct field *shape_follow(struct shape *shape, const struct pending *pending,
                                 const struct node *node, const struct field *from,
                                 struct slice path)
{
    const struct field *field = from;

    for (struct slice rest = path; rest.data != NULL;) {
        struct slice name = slice_cut(&rest, '.');
        const struct field *below = field_named(field, name);

        if (below == NULL) {
            no_such_field(shape, pending, node, field, name);
            return NULL;
        }
        field = below;
    }
    return field;
}

static const struct pending *pending_of(const struct shape *shape, const struct field *field,
                                        const char *word)
{
    for (size_t i = 0; i < shape->pending.len; i++) {
        if (shape->pending.items[i].field == field &&
            slice_is(shape->pending.items[i].key->text, word))
            return &shape->pending.items[i];
    }
    return NULL;
}

void shape_malformed(struct shape *shape, const struct pending *pending, const struct node *node,
                     const struct words *expected)
{
    struct rule rule = {.key = pending->key, .value = pending->value};

    compile_expects(shape->compiler, &rule, node, expected);
}

static void resolve_ref(struct shape *shape, const struct pending *pending,
                        const struct field *root)
{
    static const struct words expected = {{"a field of a collection, such as volunteers.code",
                                           "记录列表里的字段，例如 volunteers.code"}};
    static const struct slice prefix = {"township:", 9};
    struct slice path = pending->value->text;

    if (slice_starts(path, prefix.data)) {
        pending->field->ref_township = true;
        path = slice_sub(path, prefix.len, path.len);
    }

    const struct field *target = shape_follow(shape, pending, pending->value, root, path);
    if (target == NULL)
        return;
    if (field_is_plain(target) && field_entry(target)->kind == FIELD_ENTRIES)
        pending->field->ref = target;
    else
        shape_malformed(shape, pending, pending->value, &expected);
}

/* Beside the field, else at the top of the file, where it holds for all files of a unit. */
static void resolve_at_most(struct shape *shape, const struct pending *pending,
                            const struct field *root)
{
    static const struct words expected = {
        {"the name of another plain field beside it or at the top",
         "同一层或文件开头另一个单值字段的名称"}};
    struct field *field = pending->field;
    struct slice name = pending->value->text;
    bool head = field->kind == FIELD_VALUE && field_below(field->parent, name) == NULL &&
                field_below(root, name) != NULL;
    const struct field *target =
        shape_follow(shape, pending, pending->value, head ? root : field->parent, name);

    if (target == NULL)
        return;
    if (target->kind != FIELD_VALUE || target == field || (head && field->parent == root)) {
        shape_malformed(shape, pending, pending->value, &expected);
        return;
    }
    field->at_most = target;
    field->at_most_head = head;
    /* The shape is still being made: a field of the root is no constant yet. */
    for (size_t i = 0; head && i < root->field_count; i++)
        root->fields[i].bounds = root->fields[i].bounds || &root->fields[i] == target;
}

/* Numbers beside the field, directly or in records there. */
static void resolve_parts(struct shape *shape, const struct pending *pending)
{
    static const struct words expected = {
        {"other fields with a number, beside it or in records there",
         "同一层（或其下一组字段里）另外的数字字段"}};
    struct field *field = pending->field;

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

    field->age_needs = shape_follow(shape, pending, needs, field->parent, needs->text);
    field->age_under = shape_age(node_get(pending->value, "under"), 0);
    field->age_max = shape_age(node_get(pending->value, "max"), INT64_MAX);
    field->age_band = band_beside(field);
    if (given == NULL || field->age_needs == NULL)
        return;
    field->age_given = shape_follow(shape, pending, &given->members[0].key, field->age_needs,
                                    given->members[0].key.text);
    field->age_giver = given->members[0].value.text;
}

/* Both name entries; which of them lies in which, the ledger shows. */
static void resolve_within(struct shape *shape, const struct pending *pending)
{
    static const struct words expected = {
        {"the name of another field with x-ref beside it", "同一层另一个带 x-ref 的字段的名称"}};
    const struct field *target =
        shape_follow(shape, pending, pending->value, pending->field->parent, pending->value->text);

    if (target == NULL)
        return;
    if (target != pending->field && target->kind == FIELD_VALUE &&
        pending_of(shape, target, "x-ref") != NULL)
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

/* An owner has one field of each role; a second one is refused. */
static void take(struct shape *shape, const struct field **role, const struct field *field,
                 const char *word)
{
    const struct pending *first, *second;
    struct diag *diag;

    if (*role == NULL) {
        *role = field;
        return;
    }
    first = pending_of(shape, *role, word);
    second = pending_of(shape, field, word);
    diag = compile_fault(shape->compiler, second->key, DIAG_SCHEMA_ROLE_TWICE);
    diag_set(diag, "key", second->key->text);
    diag_set(diag, "value", second->value->text);
    diag_set(diag, "field", field_path(shape->arena, *role));
    diag_also(diag, node_span(shape->compiler->schema->tree, first->key));
}

static void take_dates(struct shape *shape, struct field *owner, const struct field *field)
{
    for (size_t i = 0; i < field->field_count; i++) {
        const struct field *below = &field->fields[i];

        if (below->kind == FIELD_RECORD)
            take_dates(shape, owner, below);
        else if (below->date == FIELD_DATE_ON && field == owner)
            take(shape, &owner->on, below, "x-date");
        else if (below->date == FIELD_DATE_FROM)
            take(shape, &owner->from, below, "x-date");
        else if (below->date == FIELD_DATE_TO)
            take(shape, &owner->to, below, "x-date");
    }
}

static void resolve_owner(struct shape *shape, struct field *owner)
{
    if (field_is_plain(owner))
        return;
    take_dates(shape, owner, owner);
    for (size_t i = 0; i < owner->field_count; i++) {
        if (owner->fields[i].evidence)
            take(shape, &owner->own_evidence, &owner->fields[i], "x-evidence");
        resolve_owner(shape, &owner->fields[i]);
    }
}

/* The nearest that dates an entry of the field's collection: it or what it is in; NULL for none. */
static const struct field *dated_by(const struct field *field)
{
    for (field = field_entry(field); field->parent != NULL; field = field->parent) {
        if (field->on != NULL || field->from != NULL || field->to != NULL)
            return field;
    }
    return NULL;
}

/* Without the dates that it speaks of, a word about time would accuse all, or none. */
static bool has_times(const struct field *field)
{
    const struct field *own = dated_by(field), *named = dated_by(field->ref);

    if (named == NULL)
        return false;
    if (field->open && (named->kind != FIELD_ENTRIES || named->on != NULL))
        return false;
    return !field->succeeds || ((named->on != NULL || named->to != NULL) && own != NULL &&
                                (own->on != NULL || own->from != NULL));
}

/* x-open and x-succeeds, when all dates have their owners. */
static void resolve_times(struct shape *shape, const struct pending *pending)
{
    static const struct words there = {
        {"an x-ref to entries that last from a date or to one (x-date: from, to; no x-date: on)",
         "x-ref 字段，它提到的记录有开始或结束日期（x-date: from、to，不是 on）"}};
    static const struct words turn = {
        {"an x-ref to entries that end (x-date: to, or on), at an entry that begins (from, or on)",
         "x-ref 字段，它提到的记录有结束日期（x-date: to 或 on），本记录有开始日期（from 或 on）"}};
    const struct field *field = pending->field;
    struct diag *diag;

    if (field->ref == NULL ? pending_of(shape, field, "x-ref") != NULL : has_times(field))
        return; /* where x-ref is wrong, that is told */
    diag = compile_fault(shape->compiler, pending->key, DIAG_SCHEMA_WORD_MISPLACED);
    diag_set(diag, "key", pending->key->text);
    diag_set_words(diag, "expected", slice_is(pending->key->text, "x-open") ? &there : &turn);
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

/* What schema_rename() passes over. */
static bool resolve_renamed(struct field *field)
{
    field->renamed = field->former_count > 0;
    for (size_t i = 0; i < field->field_count; i++)
        field->renamed = resolve_renamed(&field->fields[i]) || field->renamed;
    return field->renamed;
}

void shape_resolve(struct shape *shape, struct field *root)
{
    for (size_t i = 0; i < shape->pending.len; i++) {
        const struct pending *pending = &shape->pending.items[i];

        if (slice_is(pending->key->text, "x-ref"))
            resolve_ref(shape, pending, root);
        else if (slice_is(pending->key->text, "x-at-most"))
            resolve_at_most(shape, pending, root);
        else if (slice_is(pending->key->text, "x-parts"))
            resolve_parts(shape, pending);
        else if (slice_is(pending->key->text, "x-same"))
            shape_resolve_same(shape, pending);
        else if (slice_is(pending->key->text, "x-proves"))
            shape_resolve_proves(shape, pending);
        else if (slice_is(pending->key->text, "x-within"))
            resolve_within(shape, pending);
        else if (slice_is(pending->key->text, "x-age"))
            resolve_age(shape, pending);
        else if (slice_is(pending->key->text, "x-former"))
            resolve_former(shape, pending);
    }
    resolve_owner(shape, root);
    for (size_t i = 0; i < shape->pending.len; i++) {
        const struct pending *pending = &shape->pending.items[i];

        if (slice_is(pending->key->text, "x-open") || slice_is(pending->key->text, "x-succeeds"))
            resolve_times(shape, pending);
    }
    resolve_judged(root);
    resolve_renamed(root);
    resolve_reaching(root);
}
