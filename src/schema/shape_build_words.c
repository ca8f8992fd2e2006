/* SPDX-License-Identifier: MIT */
/*
 * What the x- words of one layer say of a field. The first layer that has a word counts:
 * what stands at the property goes before what it refers to.
 */
#include "schema/shape_build.h"

#include <assert.h>

#define VALUE   (1U << FIELD_VALUE)
#define VALUES  (1U << FIELD_VALUES)
#define RECORD  (1U << FIELD_RECORD)
#define ENTRIES (1U << FIELD_ENTRIES)

struct shape_word {
    void (*set)(const struct saying *saying);
    unsigned kinds; /* of fields that it may stand at; 0: the keyword says nothing of fields */
    bool shared;    /* it is read elsewhere, too, and may stand where no field is */
};

static void set_label(const struct saying *saying)
{
    struct name *label = &saying->field->label;

    if (label->text[LANG_ZH].data == NULL && label->text[LANG_EN].data == NULL)
        *label = schema_name(saying->value);
    saying->field->others.label = label;
}

static bool is_pending(const struct saying *saying)
{
    const struct shape *shape = saying->shape;

    for (size_t i = shape->pending.len; i > 0; i--) {
        const struct pending *pending = &shape->pending.items[i - 1];

        if (pending->field == saying->field && pending->word == saying->word)
            return true;
    }
    return false;
}

static void set_pending(const struct saying *saying)
{
    if (!is_pending(saying))
        *ARRAY_PUSH(saying->shape->arena, &saying->shape->pending) =
            (struct pending){saying->field, saying->word, saying->key, saying->value};
}

/* Whether another field beside it has such a name is seen when all are known. */
static void set_former(const struct saying *saying)
{
    if (saying->field->others.former != NULL)
        return;
    saying->field->others.former = saying->value;
    set_pending(saying);
}

static void set_also(const struct saying *saying)
{
    if (saying->field->others.also == NULL)
        saying->field->others.also = saying->value;
}

static void set_date(const struct saying *saying)
{
    struct slice text = saying->value->text;

    if (saying->field->date != FIELD_DATE_NONE)
        return;
    saying->field->date = slice_is(text, "on")     ? FIELD_DATE_ON
                          : slice_is(text, "from") ? FIELD_DATE_FROM
                                                   : FIELD_DATE_TO;
    set_pending(saying);
}

static void set_unique(const struct saying *saying)
{
    struct slice text = saying->value->text;

    if (saying->field->unique == FIELD_UNIQUE_NONE)
        saying->field->unique = slice_is(text, "entry-list") ? FIELD_UNIQUE_LIST
                                : slice_is(text, "unit")     ? FIELD_UNIQUE_UNIT
                                                             : FIELD_UNIQUE_TOWNSHIP;
}

static void set_missing(const struct saying *saying)
{
    saying->field->no_data = true;
}

static void set_plausible(const struct saying *saying)
{
    const struct node *min = node_get(saying->value, "min");
    const struct node *max = node_get(saying->value, "max");
    struct field *field = saying->field;

    if (field->has_min || field->has_max)
        return;
    field->has_min = min != NULL && node_number(min, &field->min) == DECIMAL_OK;
    field->has_max = max != NULL && node_number(max, &field->max) == DECIMAL_OK;
}

/* What one layer says, no other takes back. */
#define FLAG(name)                                                                                 \
    static void set_##name(const struct saying *saying)                                            \
    {                                                                                              \
        saying->field->name = saying->field->name || saying->value->boolean;                       \
    }
FLAG(path)
FLAG(people)
FLAG(permits)
FLAG(private)
FLAG(rises)
FLAG(shared)
FLAG(unit)

static void set_evidence(const struct saying *saying)
{
    saying->field->evidence = saying->field->evidence || saying->value->boolean;
    if (saying->field->evidence)
        set_pending(saying);
}

static void set_code(const struct saying *saying)
{
    const enum field_kind kind = saying->field->kind;

    if (kind == FIELD_VALUE || kind == FIELD_VALUES)
        saying->field->code = saying->field->code || saying->value->boolean;
}

static void set_prefix(const struct saying *saying)
{
    if (saying->field->prefix == NULL)
        saying->field->prefix = saying->value;
}

static void set_once(const struct saying *saying)
{
    saying->field->once = true;
}

static void set_succeeds(const struct saying *saying)
{
    saying->field->succeeds = saying->field->succeeds || saying->value->boolean;
    if (saying->value->boolean)
        set_pending(saying);
}

static void set_open(const struct saying *saying)
{
    saying->field->open = saying->field->open || saying->value->boolean;
    if (saying->value->boolean)
        set_pending(saying);
}

static void set_reach(const struct saying *saying)
{
    if (saying->field->has_reach)
        return;
    saying->field->has_reach = true;
    saying->field->reach = shape_age(saying->value, 0);
}

static unsigned type_of(struct slice name)
{
    if (slice_is(name, "string"))
        return FIELD_TEXT;
    if (slice_is(name, "integer"))
        return FIELD_NUMBER;
    if (slice_is(name, "number"))
        return FIELD_NUMBER | FIELD_FRACTION;
    return slice_is(name, "boolean") ? FIELD_BOOLEAN : 0;
}

static void set_type(const struct saying *saying)
{
    const struct node *value = saying->value;

    if (value->kind == NODE_STRING)
        saying->field->types |= type_of(value->text);
    for (uint32_t i = 0; value->kind == NODE_LIST && i < value->count; i++)
        saying->field->types |= type_of(value->items[i].text);
}

static void set_least(const struct saying *saying)
{
    struct field *field = saying->field;

    if (!field->has_least)
        field->has_least = node_number(saying->value, &field->least) == DECIMAL_OK;
}

static void set_most(const struct saying *saying)
{
    struct field *field = saying->field;

    if (!field->has_most)
        field->has_most = node_number(saying->value, &field->most) == DECIMAL_OK;
}

static void set_format(const struct saying *saying)
{
    if (slice_is(saying->value->text, "date"))
        saying->field->types |= FIELD_CALENDAR;
}

static void set_nothing(const struct saying *saying)
{
    (void)saying;
}

static const struct shape_word words[KEYWORD_COUNT] = {
    [KEYWORD_TYPE] = {set_type, ~0U, true},
    [KEYWORD_FORMAT] = {set_format, ~0U, true},
    [KEYWORD_ENUM] = {shape_set_enum, ~0U, true},
    [KEYWORD_MINIMUM] = {set_least, ~0U, true},
    [KEYWORD_MAXIMUM] = {set_most, ~0U, true},
    [KEYWORD_X_AGE] = {set_pending, VALUE, false},
    [KEYWORD_X_ALSO] = {set_also, ~0U, true},
    [KEYWORD_X_AGES] = {set_nothing, VALUE, false}, /* the enum beside it reads it */
    [KEYWORD_X_AT_MOST] = {set_pending, VALUE | VALUES | ENTRIES, false},
    [KEYWORD_X_CODE] = {set_code, ~0U, true},
    [KEYWORD_X_DATE] = {set_date, VALUE, false},
    [KEYWORD_X_EVIDENCE] = {set_evidence, RECORD, false},
    [KEYWORD_X_FORMER] = {set_former, ~0U, true},
    [KEYWORD_X_LABEL] = {set_label, ~0U, true},
    [KEYWORD_X_MISSING] = {set_missing, ENTRIES, false},
    [KEYWORD_X_ONCE] = {set_once, VALUE | VALUES, false},
    [KEYWORD_X_OPEN] = {set_open, VALUE | VALUES, false},
    [KEYWORD_X_PARTS] = {set_pending, VALUE, false},
    [KEYWORD_X_PATH] = {set_path, VALUE | VALUES, false},
    [KEYWORD_X_PEOPLE] = {set_people, VALUE | VALUES | ENTRIES, false},
    [KEYWORD_X_PERMITS] = {set_permits, VALUE, false},
    [KEYWORD_X_PLAUSIBLE] = {set_plausible, VALUE, false},
    [KEYWORD_X_PREFIX] = {set_prefix, VALUE | VALUES, false},
    [KEYWORD_X_PRIVATE] = {set_private, ~0U, false},
    [KEYWORD_X_PROVES] = {set_pending, RECORD, false},
    [KEYWORD_X_REACH] = {set_reach, VALUE, false},
    [KEYWORD_X_REF] = {set_pending, VALUE | VALUES, false},
    [KEYWORD_X_RISES] = {set_rises, VALUE, false},
    [KEYWORD_X_SAME] = {set_pending, ENTRIES, false},
    [KEYWORD_X_SHARED] = {set_shared, VALUE | VALUES, false},
    [KEYWORD_X_SUCCEEDS] = {set_succeeds, VALUE | VALUES, false},
    [KEYWORD_X_UNIQUE] = {set_unique, VALUE | VALUES, false},
    [KEYWORD_X_UNIT] = {set_unit, VALUE | VALUES, false},
    [KEYWORD_X_WITHIN] = {set_pending, VALUE, false},
};

static void refuse_word(struct shape *shape, const struct shape_word *word, const struct node *key)
{
    static const struct words value = T("a plain value", "单个值的字段");
    static const struct words values =
        T("a plain value or a list of plain values", "单个值或值列表的字段");
    static const struct words record = T("a group of fields", "一组字段");
    static const struct words entries = T("a collection (a list of entries)", "记录列表");
    struct diag *diag = compile_fault(shape->compiler, key, DIAG_SCHEMA_WORD_MISPLACED);

    diag_set(diag, "key", key->text);
    diag_set_words(diag, "expected",
                   word->kinds == ENTRIES  ? &entries
                   : word->kinds == RECORD ? &record
                   : word->kinds == VALUE  ? &value
                                           : &values);
}

void shape_words(struct shape *shape, struct field *field, const struct subschema *layer)
{
    const struct node *node = layer->node;

    for (uint32_t i = 0; node->kind == NODE_MAP && i < node->count; i++) {
        const struct member *member = &node->members[i];
        const struct shape_word *word = &words[layer->keywords[i]];

        assert(layer->keywords[i] < KEYWORD_COUNT && "a schema with unknown words has no shape");
        assert((word->set == NULL) == (word->kinds == 0));
        if (word->kinds == 0)
            continue;
        if ((word->kinds >> field->kind & 1U) != 0)
            word->set(&(struct saying){shape, field, layer->keywords[i], node, &member->key,
                                       &member->value});
        else
            refuse_word(shape, word, &member->key);
    }
}

void shape_refuse_unread(struct shape *shape, const struct subschema *schema)
{
    const struct node *node = schema->node;

    for (uint32_t i = 0; node->kind == NODE_MAP && i < node->count; i++) {
        const struct member *member = &node->members[i];
        const struct shape_word *word = &words[schema->keywords[i]];

        if (word->kinds != 0 && !word->shared)
            diag_set(compile_fault(shape->compiler, &member->key, DIAG_SCHEMA_WORD_UNREAD), "key",
                     member->key.text);
    }
}
