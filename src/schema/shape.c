/* SPDX-License-Identifier: MIT */
/* Looking at a shape. See shape.h. */
#include "schema/schema_say.h"
#include "schema/schema_view.h"

#include <assert.h>
#include <stdlib.h>

const struct field *schema_shape(const struct schema *schema)
{
    return schema->shape;
}

static int compare_with_field(const void *name, const void *field)
{
    return slice_cmp(*(const struct slice *)name, (*(const struct field *const *)field)->name);
}

const struct field *field_below(const struct field *field, struct slice name)
{
    for (size_t i = 0; field->by_name == NULL && i < field->field_count; i++) {
        if (slice_eq(field->fields[i].name, name))
            return &field->fields[i];
    }
    if (field->by_name == NULL)
        return NULL;
    const struct field **found = bsearch(&name, field->by_name, field->field_count,
                                         sizeof *field->by_name, compare_with_field);

    return found == NULL ? NULL : *found;
}

const struct field *field_at_key(const struct field *field, const struct node *key)
{
    const uint32_t number = node_number_of_name(key);

    if (number == 0 || field->by_number == NULL)
        return field_below(field, key->text);
    const uint16_t at = field->by_number[number];
    const struct field *found = at == 0 ? NULL : &field->fields[at - 1];

    assert(found == field_below(field, key->text));
    return found;
}

static const struct field *find_indexed(const struct field *field, struct slice name,
                                        enum named_as most)
{
    size_t place = names_index_find(field->by_word, name, most);

    return place == NAMES_NONE ? NULL : &field->fields[place];
}

const struct field *field_named(const struct field *field, struct slice name)
{
    if (field->by_word != NULL)
        return find_indexed(field, name, NAMED_BEFORE);

    const struct field *found = field_below(field, name);

    for (size_t i = 0; found == NULL && i < field->field_count; i++) {
        if (names_had(&field->fields[i].others, name))
            found = &field->fields[i];
    }
    return found;
}

/* The only field that the word means. */
static const struct field *field_meant(const struct field *field, struct slice word)
{
    const struct field *found = NULL;

    for (size_t i = 0; i < field->field_count; i++) {
        if (!names_mean(&field->fields[i].others, word))
            continue;
        if (found != NULL)
            return NULL;
        found = &field->fields[i];
    }
    return found;
}

const struct field *field_called(const struct field *field, struct slice name)
{
    if (field->by_word != NULL)
        return find_indexed(field, name, NAMED_OTHERWISE);

    const struct field *found = field_named(field, name);

    return found != NULL || name.len == 0 ? found : field_meant(field, name);
}

const struct field *field_at_path(const struct field *field, struct slice path)
{
    while (field != NULL && path.data != NULL)
        field = field_called(field, slice_cut(&path, '.'));
    return field;
}

const struct field *field_named_at_key(const struct field *field, const struct node *key)
{
    const struct field *found = field_at_key(field, key);

    return found != NULL ? found : field_named(field, key->text);
}

bool field_is_whole(const struct field *field)
{
    return (field->types & (FIELD_NUMBER | FIELD_FRACTION)) == FIELD_NUMBER;
}

bool field_has_scalars(const struct field *field)
{
    return field->kind == FIELD_VALUE || field->kind == FIELD_VALUES;
}

const struct field *field_entry(const struct field *field)
{
    while (field->kind != FIELD_ENTRIES && field->parent != NULL)
        field = field->parent;
    return field;
}

struct slice field_canonical(const struct field *field, struct slice text)
{
    const unsigned first = text.len == 0 ? 0 : (unsigned char)text.data[0];

    for (size_t i = 0;
         (field->alias_begins[first / 64] >> first % 64 & 1) != 0 && i < field->alias_count; i++) {
        if (slice_eq(field->aliases[i].alias, text))
            return field->aliases[i].name;
    }
    return text;
}

#define CODE_DIGITS_MIN 3

struct slice field_code(struct arena *arena, struct slice code)
{
    size_t number = code.len, zeros;

    while (number > 0 && code.data[number - 1] >= '0' && code.data[number - 1] <= '9')
        number--;
    zeros = number;
    while (code.len - zeros > CODE_DIGITS_MIN && code.data[zeros] == '0')
        zeros++;
    assert(number <= zeros && zeros <= code.len);
    if (zeros == number)
        return code;
    return arena_printf(arena, "%.*s%.*s", (int)number, code.data, (int)(code.len - zeros),
                        code.data + zeros);
}

int field_rank(const struct field *field, struct slice name)
{
    for (size_t i = 0; field->ordered && i < field->value_count; i++) {
        if (slice_eq(field->values[i].name, name))
            return (int)i;
    }
    return -1;
}

struct node *field_node(const struct field *owner, const struct node *entry,
                        const struct field *field)
{
    const struct node *above = entry;
    struct member *member;

    if (field->parent == NULL)
        return NULL;
    if (field->parent != owner) {
        if (field->parent->kind != FIELD_RECORD)
            return NULL;
        above = field_node(owner, entry, field->parent);
    }
    member = node_numbered(above, field->number, field->name);
    return member == NULL ? NULL : &member->value;
}

/* exit.date (exit date): in a record, the bare name would not say of what. */
static struct name named_in_record(struct arena *arena, const struct field *field)
{
    static const char *const joints[] = {[LANG_EN] = " ", [LANG_ZH] = ""};
    const struct field *record = field->parent;
    struct name label = record->label;

    assert(record->kind == FIELD_RECORD && record->parent != NULL);
    for (int lang = 0; lang < LANG_COUNT; lang++) {
        struct slice above = name_in(&record->label, (enum lang)lang, record->name);
        struct slice own = name_in(&field->label, (enum lang)lang, field->name);

        label.text[lang] = arena_printf(arena, "%.*s%s%.*s", (int)above.len, above.data,
                                        joints[lang], (int)own.len, own.data);
    }
    struct slice key = arena_printf(arena, "%.*s.%.*s", (int)record->name.len, record->name.data,
                                    (int)field->name.len, field->name.data);
    return schema_named(arena, key, &label);
}

struct name field_full_name(struct arena *arena, const struct field *field)
{
    const struct field *above = field->parent;

    if (above != NULL && above->parent != NULL && above->kind == FIELD_RECORD)
        return named_in_record(arena, field);
    return schema_named(arena, field->name, &field->label);
}

void field_set_name(struct diag *diag, const char *name, const struct field *field)
{
    if (diag->arena == NULL)
        return;
    const struct name named = field_full_name(diag->arena, field);

    diag_set_name(diag, name, &named, field->name);
}

struct slice field_path(struct arena *arena, const struct field *field)
{
    struct slice above;

    if (field->parent == NULL || field->parent->name.len == 0)
        return arena_copy(arena, field->name);
    above = field_path(arena, field->parent);
    return arena_printf(arena, "%.*s.%.*s", (int)above.len, above.data, (int)field->name.len,
                        field->name.data);
}
