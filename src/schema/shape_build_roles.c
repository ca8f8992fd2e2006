/* SPDX-License-Identifier: MIT */
/* Which fields date an entry and are its evidence, and the words that need its dates. */
#include "schema/shape_build.h"

#include <assert.h>

/* An owner has one field of each role; a second one is refused. */
static void take(struct shape *shape, const struct field **role, const struct field *field,
                 enum keyword word)
{
    const struct pending *first, *second;
    struct diag *diag;

    if (*role == NULL) {
        *role = field;
        return;
    }
    first = shape_pending(shape, *role, word);
    second = shape_pending(shape, field, word);
    assert(first != NULL && second != NULL && "who has a role has said so");
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
            take(shape, &owner->on, below, KEYWORD_X_DATE);
        else if (below->date == FIELD_DATE_FROM)
            take(shape, &owner->from, below, KEYWORD_X_DATE);
        else if (below->date == FIELD_DATE_TO)
            take(shape, &owner->to, below, KEYWORD_X_DATE);
    }
}

void shape_resolve_roles(struct shape *shape, struct field *owner)
{
    if (field_has_scalars(owner))
        return;
    take_dates(shape, owner, owner);
    for (size_t i = 0; i < owner->field_count; i++) {
        if (owner->fields[i].evidence)
            take(shape, &owner->own_evidence, &owner->fields[i], KEYWORD_X_EVIDENCE);
        shape_resolve_roles(shape, &owner->fields[i]);
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
void shape_resolve_times(struct shape *shape, const struct pending *pending)
{
    static const struct words there =
        T("an x-ref to entries that last from a date or to one (x-date: from, to; no x-date: on)",
          "x-ref 字段，它提到的记录有开始或结束日期（x-date: from、to，不是 on）");
    static const struct words turn =
        T("an x-ref to entries that end (x-date: to, or on), at an entry that begins (from, or on)",
          "x-ref 字段，它提到的记录有结束日期（x-date: to 或 on），本记录有开始日期（from 或 on）");
    const struct field *field = pending->field;
    struct diag *diag;

    if (field->ref == NULL ? shape_pending(shape, field, KEYWORD_X_REF) != NULL : has_times(field))
        return; /* where x-ref is wrong, that is reported */
    assert(field->open || field->succeeds);
    diag = compile_fault(shape->compiler, pending->key, DIAG_SCHEMA_WORD_MISPLACED);
    diag_set(diag, "key", pending->key->text);
    diag_set_words(diag, "expected", pending->word == KEYWORD_X_OPEN ? &there : &turn);
}
