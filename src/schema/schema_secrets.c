/* SPDX-License-Identifier: MIT */
/*
 * What nobody may see of a document, gathered from its schema: the fields that take codes, the
 * sections whose entries are persons, and the words that may stand in them. See diag/secret.h.
 */
#include "schema/schema_choices.h"
#include "schema/schema_compile.h"
#include "schema/schema_mark.h"

#include <assert.h>
#include <stdlib.h>

struct secret_collector {
    struct arena *arena;
    struct {
        ARRAY(struct secret_field);
    } fields;
    struct names codes;
};

/* Words are gathered where they may grow, and kept in as much as they are. */
struct word_collector {
    struct arena *arena;
    const struct names *said; /* by any field */
    struct choices names, values;
};

/* ---- sections ---- */

/* `true` is what programs of YAML 1.1 write for `on`. */
static void add_truths(struct choices *choices, struct slice word, struct slice name)
{
    static const char *const truths[][3] = {{"false", "False", "FALSE"}, {"true", "True", "TRUE"}};
    bool truth;

    for (size_t i = 0; tree_reads_truth(word, &truth) && i < 3; i++)
        choices_add_word(choices, slice_of(truths[truth][i]), name, NULL);
}

static void add_field_truths(struct choices *choices, const struct field *field)
{
    const struct node *former = field->others.former;

    add_truths(choices, field->name, field->name);
    for (uint32_t i = 0; former != NULL && i < former->count; i++)
        add_truths(choices, former->items[i].text, field->name);
}

void choices_add_field(struct choices *choices, const struct field *field)
{
    const struct field *owner = field->parent;

    assert(owner != NULL && "the whole document has no name");
    for (size_t i = 0; i < owner->schema_count; i++) {
        const struct property *property =
            property_find(&owner->schemas[i]->properties, field->name);

        if (property != NULL)
            choices_add_property(choices, property);
    }
    add_field_truths(choices, field);
}

/* A property of one of the schemas of a mapping. */
struct layered {
    const struct property *property;
    size_t layer;
};

static int compare_layered(const void *a, const void *b)
{
    const struct layered *one = a, *other = b;
    int order = slice_cmp(one->property->name, other->property->name);

    return order != 0 ? order : (one->layer > other->layer) - (one->layer < other->layer);
}

/* All of them by name, of one name in the order of the schemas. */
static size_t list_layered(struct arena *arena, const struct field *owner, struct layered **out)
{
    struct {
        ARRAY(struct layered);
    } all = {0};

    for (size_t i = 0; i < owner->schema_count; i++) {
        const struct properties *properties = &owner->schemas[i]->properties;

        for (size_t k = 0; k < properties->len; k++)
            *ARRAY_PUSH(arena, &all) = (struct layered){&properties->items[k], i};
    }
    if (all.len > 1)
        qsort(all.items, all.len, sizeof *all.items, compare_layered);
    *out = all.items;
    return all.len;
}

static size_t first_layered(const struct layered *all, size_t count, struct slice name)
{
    size_t low = 0, high = count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (slice_cmp(all[middle].property->name, name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

#define LAYERS_FEW 16

/* As choices_add_field() does it of each field, which looks into each schema. */
static void add_fields(struct choices *choices, const struct field *owner)
{
    struct layered *all;
    size_t count = owner->schema_count > LAYERS_FEW ? list_layered(choices->arena, owner, &all) : 0;

    for (size_t i = 0; count == 0 && i < owner->field_count; i++)
        choices_add_field(choices, &owner->fields[i]);
    for (size_t i = 0; count > 0 && i < owner->field_count; i++) {
        const struct field *field = &owner->fields[i];
        size_t at = first_layered(all, count, field->name);

        for (; at < count && slice_eq(all[at].property->name, field->name); at++)
            choices_add_property(choices, all[at].property);
        add_field_truths(choices, field);
    }
}

/* ---- values ---- */

#define NUMBER_DIGITS 7 /* a day has eight */
#define DECIMAL_DIGITS                                                                             \
    18                 /* of money; numbers of persons, which are as long, are found by numbers.h */
#define TIME_DIGITS 14 /* 2016-03-05 10:30:00 */
#define CODE_DIGITS 4
#define WORD_DIGITS 2 /* in texts, whose right words have no more digits */

static void add_values(struct choices *choices, const struct subschema *schema)
{
    const struct rule *list = schema_rule(schema, KEYWORD_ENUM);

    if (list != NULL)
        choices_add_enum(choices, list);
}

static bool is_dated(const struct field *field)
{
    return field->date != FIELD_DATE_NONE || (field->types & FIELD_CALENDAR) != 0;
}

/* How long and how many the numbers in a right value may be. */
static void set_numbers(struct secret_values *values, const struct field *field)
{
    bool number = (field->types & FIELD_NUMBER) != 0;

    values->dated = is_dated(field);
    values->year = field->age_needs != NULL;
    values->decimal = number && !values->year && !field_is_whole(field);
    values->digits = values->dated     ? TIME_DIGITS
                     : values->decimal ? DECIMAL_DIGITS
                     : number          ? NUMBER_DIGITS
                     : values->coded   ? CODE_DIGITS
                                       : WORD_DIGITS;
}

static bool takes_any_text(const struct field *field)
{
    bool bound = field->code || field->unit || field->value_count > 0 || field_takes_mark(field);

    for (size_t i = 0; i < field->schema_count; i++)
        bound = bound || schema_rule(field->schemas[i], KEYWORD_PATTERN) != NULL;
    return field_has_scalars(field) && !bound &&
           (field->types == 0 || ((field->types & FIELD_TEXT) != 0 && !is_dated(field)));
}

/* No words of its own stand in an entry of it: any words are somebody's. */
static bool is_wordless(const struct field *field)
{
    for (size_t i = 0; i < field->field_count; i++) {
        if (takes_any_text(&field->fields[i]) || !is_wordless(&field->fields[i]))
            return false;
    }
    return true;
}

/* Whether a field is in an entry of people. Entries of courses have codes, too, but they have
 * texts, and their marks name the course; those of a group, which has no texts, name who is in it.
 */
static bool is_of_people(const struct field *field)
{
    while (field != NULL && !field->people && !field->personal &&
           !(field->person && field->kind == FIELD_ENTRIES && is_wordless(field)))
        field = field->parent;
    return field != NULL;
}

/* The right values of a field; NULL for a group of fields, which has none. */
static const struct secret_values *values_of(struct word_collector *gathering,
                                             const struct field *field)
{
    struct secret_values *values = ARENA_NEW(gathering->arena, struct secret_values);
    struct choices *choices = &gathering->values;
    bool pattern = false, mark = field_takes_mark(field) && is_of_people(field);

    choices->len = 0;
    for (size_t i = 0; i < field->schema_count; i++) {
        add_values(choices, field->schemas[i]);
        pattern = pattern || schema_rule(field->schemas[i], KEYWORD_PATTERN) != NULL;
    }
    for (size_t i = 0; mark && i < field->parent->field_count; i++)
        choices_add_field(choices, &field->parent->fields[i]); /* photo: 照片 */
    struct slice *words = ARENA_ARRAY(gathering->arena, choices->len, struct slice);

    for (size_t i = 0; i < choices->len; i++)
        words[i] = choices->items[i].word;
    *values = (struct secret_values){
        .coded = field->code || pattern || !field_has_scalars(field),
        .marked = mark,
        .words = words,
        .count = choices->len,
        .said = gathering->said->items,
        .said_count = gathering->said->len,
    };
    set_numbers(values, field);
    assert(values->digits >= WORD_DIGITS);
    values->open = !values->coded && choices->len == 0 &&
                   (field->types & (FIELD_NUMBER | FIELD_BOOLEAN | FIELD_CALENDAR)) == 0;
    return values;
}

/* x-none and x-some. */
static const struct names *said_of(const struct schema *schema)
{
    struct names *said = ARENA_NEW(schema->arena, struct names);

    for (size_t i = 0; i < schema->none.len; i++)
        *ARRAY_PUSH(schema->arena, said) = schema->none.items[i];
    for (size_t i = 0; i < schema->some.len; i++)
        *ARRAY_PUSH(schema->arena, said) = schema->some.items[i];
    return said;
}

/* The words for the fields of an owner. */
static const struct choices *words_of(struct word_collector *gathering, const struct field *owner)
{
    struct choices *words = ARENA_NEW(gathering->arena, struct choices), *names = &gathering->names;

    names->len = 0;
    add_fields(names, owner);
    words->arena = gathering->arena;
    words->items = ARENA_ARRAY(gathering->arena, names->len, struct choice);
    words->len = words->cap = names->len;
    for (size_t i = 0; i < names->len; i++)
        words->items[i] = names->items[i];
    choices_index(words);
    return words;
}

static void gather_words(struct word_collector *gathering, struct field *field)
{
    field->words = words_of(gathering, field);
    for (size_t i = 0; i < field->field_count; i++) {
        field->fields[i].shown = values_of(gathering, &field->fields[i]);
        if (field->fields[i].field_count > 0)
            gather_words(gathering, &field->fields[i]);
    }
}

static void gather_all_words(struct schema *schema)
{
    struct arena *scratch = arena_new();
    struct word_collector gathering = {.arena = schema->arena,
                                       .said = said_of(schema),
                                       .names = {.arena = scratch},
                                       .values = {.arena = scratch}};

    gather_words(&gathering, schema->shape);
    arena_free(scratch);
}

/* The words of an owner stand in the order of its fields. */
static void gather_below(struct secret_collector *gathering, const struct field *owner)
{
    size_t k = 0;

    for (size_t i = 0; i < owner->field_count; i++) {
        const struct field *below = &owner->fields[i];

        for (; k < owner->words->len && slice_eq(owner->words->items[k].name, below->name); k++)
            *ARRAY_PUSH(gathering->arena, &gathering->fields) = (struct secret_field){
                owner->words->items[k].word, field_has_scalars(below), below->shown};
        gather_below(gathering, below);
    }
}

static bool holds_person(const struct field *field)
{
    bool found = field->person;

    for (size_t i = 0; !found && i < field->field_count; i++)
        found = holds_person(&field->fields[i]);
    return found;
}

/* As many as they are, in the arena of the schema. */
static const struct secret_field *kept(struct arena *arena,
                                       const struct secret_collector *gathering)
{
    struct secret_field *fields = ARENA_ARRAY(arena, gathering->fields.len, struct secret_field);

    for (size_t i = 0; i < gathering->fields.len; i++)
        fields[i] = gathering->fields.items[i];
    return fields;
}

/* One for each word of each field at the top; those of a field have its fields in common. */
static void gather_sections(struct schema *schema)
{
    struct arena *scratch = arena_new();
    struct secret_collector all = {.arena = scratch}, own = {.arena = scratch};
    struct secrets *secrets = &schema->secrets;
    const struct choices *words = schema->shape->words;
    struct secret_section *sections = ARENA_ARRAY(schema->arena, words->len, struct secret_section);
    size_t k = 0;

    for (size_t i = 0; i < schema->shape->field_count; i++) {
        const struct field *field = &schema->shape->fields[i];
        bool person = holds_person(field);

        own.fields.len = 0;
        gather_below(&own, field);
        const struct secret_field *fields = kept(schema->arena, &own);

        for (; k < words->len && slice_eq(words->items[k].name, field->name); k++)
            sections[k] =
                (struct secret_section){words->items[k].word, person, fields, own.fields.len};
        if (person)
            gather_below(&all, field);
    }
    assert(k == words->len && "each word is of a field");
    secrets->sections = sections;
    secrets->section_count = k;
    secrets->anywhere = (struct secret_section){
        .person = all.fields.len > 0, .fields = kept(schema->arena, &all), .count = all.fields.len};
    arena_free(scratch);
}

/* ---- persons and codes ---- */

static void mark_persons(struct field *field)
{
    for (size_t i = 0; i < field->field_count; i++) {
        assert(field->fields[i].parent == field);
        field->person = field->person || (field->parent != NULL && field->fields[i].code);
        mark_persons(&field->fields[i]);
    }
}

static bool takes_codes(const struct field *owner, struct slice name)
{
    const struct field *field = field_below(owner, name);

    return field != NULL && (field->code || field->person);
}

/* Gathers the fields that take codes, by their names alone: an excerpt shows nothing else of a
 * field. */
static void gather_codes(struct secret_collector *gathering, const struct field *field)
{
    for (size_t i = 0; field->words != NULL && i < field->words->len; i++) {
        if (takes_codes(field, field->words->items[i].name))
            *ARRAY_PUSH(gathering->arena, &gathering->codes) = field->words->items[i].word;
    }
    for (size_t i = 0; i < field->field_count; i++)
        gather_codes(gathering, &field->fields[i]);
}

void schema_gather_secrets(struct schema *schema)
{
    struct secret_collector gathering = {.arena = schema->arena};

    mark_persons(schema->shape);
    gather_all_words(schema);
    gather_codes(&gathering, schema->shape);
    schema->secrets.codes = gathering.codes.items;
    schema->secrets.code_count = gathering.codes.len;
    gather_sections(schema);
}

/* ---- what is built in ---- */

/* Takes over what the built-in schema says of a field of the same name in the same place. */
static void join_fields(struct field *field, const struct field *builtin)
{
    assert(slice_eq(field->name, builtin->name) && "the same place of both");
    field->person = field->person || builtin->person;
    field->code = field->code || (builtin->code && field_has_scalars(field));
    field->personal = field->personal || builtin->people;
    for (size_t i = 0; i < field->field_count; i++) {
        const struct field *below = field_below(builtin, field->fields[i].name);

        if (below != NULL)
            join_fields(&field->fields[i], below);
    }
}

static void mark_never(const struct secrets *secrets, struct field *field)
{
    field->never = secret_word(secrets->never, secrets->never_count, field->name).len > 0;
    for (size_t i = 0; i < field->field_count; i++)
        mark_never(secrets, &field->fields[i]);
}

/* Gathers the fields that the schema has itself: such a name, or label, no longer counts as one of
 * personal data (`name` of a township). */
static void gather_own(struct arena *arena, struct names *own, const struct field *field)
{
    for (size_t i = 0; i < field->field_count; i++) {
        *ARRAY_PUSH(arena, own) = field->fields[i].name;
        for (int lang = 0; lang < LANG_COUNT; lang++)
            *ARRAY_PUSH(arena, own) = field->fields[i].label.text[lang];
        gather_own(arena, own, &field->fields[i]);
    }
}

static void join_words(struct schema *schema, const struct secrets *builtin, bool all)
{
    struct secrets *secrets = &schema->secrets;
    struct names words = {0}, own = {0};

    if (!all)
        gather_own(schema->arena, &own, schema->shape);
    names_sort(&own);
    for (size_t i = 0; i < secrets->never_count + builtin->never_count; i++) {
        struct slice word =
            i < secrets->never_count ? secrets->never[i] : builtin->never[i - secrets->never_count];

        if (!names_hold(&own, word))
            *ARRAY_PUSH(schema->arena, &words) = word;
    }
    secrets->never = words.items;
    secrets->never_count = words.len;
}

void schema_join_persons(struct schema *schema, const struct schema *builtin, bool records)
{
    join_words(schema, &builtin->secrets, records);
    if (!records)
        return;
    schema->joined = true;
    if (schema->names == NULL)
        schema->names = builtin->names;
    join_fields(schema->shape, builtin->shape);
    mark_never(&schema->secrets, schema->shape);
    schema_gather_secrets(schema);
}
