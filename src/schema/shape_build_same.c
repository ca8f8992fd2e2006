/* SPDX-License-Identifier: MIT */
/* The second pass of x-same and x-proves: the fields that they name. Their forms were checked when
 * they were compiled. See shape_build.h. */
#include "schema/shape_build.h"

#include <assert.h>

/* A record of plain texts is a text in several languages. */
static bool is_text(const struct field *field)
{
    bool texts = field->kind == FIELD_RECORD && field->field_count > 0;

    for (size_t i = 0; texts && i < field->field_count; i++)
        texts = field->fields[i].kind == FIELD_VALUE && (field->fields[i].types & FIELD_TEXT) != 0;
    return texts;
}

static bool is_inside(const struct field *field, const struct field *collection)
{
    while (field != NULL && field != collection)
        field = field->parent;
    return field == collection;
}

static const struct field *field_of(struct shape *shape, const struct pending *pending,
                                    const struct node *name)
{
    static const struct words expected =
        T("fields of an entry with plain values", "记录里单个值或值列表的字段");
    const struct field *field = shape_follow(shape, pending, name, pending->field, name->text);

    if (field == NULL || ((field_has_scalars(field) || is_text(field)) && field != pending->field &&
                          is_inside(field, pending->field)))
        return field;
    shape_malformed(shape, pending, name, &expected);
    return NULL;
}

/* The fields of a list of names that are known; returns how many. */
static size_t find_fields(struct shape *shape, const struct pending *pending,
                          const struct node *names, const struct field ***out)
{
    size_t count = 0;

    *out = ARENA_ARRAY(shape->arena, names == NULL ? 0 : names->count, const struct field *);
    for (uint32_t i = 0; names != NULL && i < names->count; i++) {
        const struct field *field = field_of(shape, pending, &names->items[i]);

        if (field != NULL)
            (*out)[count++] = field;
    }
    return count;
}

/* Which of the fields must be there. */
static void add_present(struct shape *shape, const struct pending *pending,
                        const struct node *names, struct sameness *out)
{
    static const struct words expected = T("one of the fields listed", "所列字段之一");

    for (uint32_t i = 0; names != NULL && i < names->count; i++) {
        const struct node *name = &names->items[i];
        const struct field *field = shape_follow(shape, pending, name, pending->field, name->text);
        size_t at = 0;

        while (at < out->count && out->fields[at] != field)
            at++;
        assert(out->count <= SAME_FIELDS_MAX && "a bit for each");
        if (at < out->count)
            out->present |= UINT64_C(1) << at;
        else if (field != NULL)
            shape_malformed(shape, pending, name, &expected);
    }
}

void shape_resolve_same(struct shape *shape, const struct pending *pending)
{
    const struct node *value = pending->value;
    struct field *field = pending->field;
    bool many = value->items[0].kind == NODE_MAP;

    field->same_count = many ? value->count : 1;
    field->same = ARENA_ARRAY(shape->arena, field->same_count, struct sameness);
    if (!many)
        field->same[0].count = find_fields(shape, pending, value, &field->same[0].fields);
    for (uint32_t i = 0; many && i < value->count; i++) {
        struct sameness *same = &field->same[i];
        const struct node *line = &value->items[i];

        same->count = find_fields(shape, pending, node_get(line, "fields"), &same->fields);
        same->agree_count = find_fields(shape, pending, node_get(line, "agree"), &same->agree);
        add_present(shape, pending, node_get(line, "present"), same);
        same->township = node_get(line, "scope") != NULL;
    }
}

void shape_resolve_proves(struct shape *shape, const struct pending *pending)
{
    static const struct words expected =
        T("an entry's evidence (x-evidence)", "记录的佐证（x-evidence）");

    if (!pending->field->evidence)
        shape_malformed(shape, pending, pending->key, &expected);
    for (uint32_t i = 0; i < pending->value->count; i++) {
        const struct member *member = &pending->value->members[i];
        const struct field *kind = shape_right_below(shape, pending, &member->key, pending->field);

        for (size_t k = 0; kind != NULL && k < pending->field->field_count; k++) {
            if (&pending->field->fields[k] == kind)
                pending->field->fields[k].proves =
                    slice_is(member->value.text, "day") ? FIELD_PROVES_DAY : FIELD_PROVES_ENTRY;
        }
    }
}
