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

struct word {
    enum keyword keyword;
    unsigned kinds; /* of fields that it may stand at */
    void (*set)(const struct saying *saying);
    bool shared; /* it is read elsewhere, too, and may stand where no field is */
};

static void set_label(const struct saying *saying)
{
    struct name *label = &saying->field->label;

    if (label->text[LANG_ZH].data == NULL && label->text[LANG_EN].data == NULL)
        *label = schema_name(saying->value);
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
    struct field *field = saying->field;
    struct slice *names;

    if (field->former != NULL)
        return;
    names = ARENA_ARRAY(saying->shape->arena, saying->value->count, struct slice);
    for (uint32_t i = 0; i < saying->value->count; i++)
        names[field->former_count++] = saying->value->items[i].text;
    field->former = names;
    set_pending(saying);
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

static const struct word words[] = {
    {KEYWORD_TYPE, ~0U, set_type, true},
    {KEYWORD_FORMAT, ~0U, set_format, true},
    {KEYWORD_ENUM, ~0U, shape_set_enum, true},
    {KEYWORD_MINIMUM, ~0U, set_least, true},
    {KEYWORD_MAXIMUM, ~0U, set_most, true},
    {KEYWORD_X_AGE, VALUE, set_pending, false},
    {KEYWORD_X_AGES, VALUE, shape_set_ages, false},
    {KEYWORD_X_AT_MOST, VALUE | VALUES | ENTRIES, set_pending, false},
    {KEYWORD_X_CODE, ~0U, set_code, true},
    {KEYWORD_X_DATE, VALUE, set_date, false},
    {KEYWORD_X_EVIDENCE, RECORD, set_evidence, false},
    {KEYWORD_X_FORMER, ~0U, set_former, true},
    {KEYWORD_X_LABEL, ~0U, set_label, true},
    {KEYWORD_X_MISSING, ENTRIES, set_missing, false},
    {KEYWORD_X_ONCE, VALUE | VALUES, set_once, false},
    {KEYWORD_X_OPEN, VALUE | VALUES, set_open, false},
    {KEYWORD_X_PARTS, VALUE, set_pending, false},
    {KEYWORD_X_PATH, VALUE | VALUES, set_path, false},
    {KEYWORD_X_PEOPLE, VALUE | VALUES | ENTRIES, set_people, false},
    {KEYWORD_X_PERMITS, VALUE, set_permits, false},
    {KEYWORD_X_PLAUSIBLE, VALUE, set_plausible, false},
    {KEYWORD_X_PREFIX, VALUE | VALUES, set_prefix, false},
    {KEYWORD_X_PRIVATE, ~0U, set_private, false},
    {KEYWORD_X_PROVES, RECORD, set_pending, false},
    {KEYWORD_X_REACH, VALUE, set_reach, false},
    {KEYWORD_X_REF, VALUE | VALUES, set_pending, false},
    {KEYWORD_X_RISES, VALUE, set_rises, false},
    {KEYWORD_X_SAME, ENTRIES, set_pending, false},
    {KEYWORD_X_SHARED, VALUE | VALUES, set_shared, false},
    {KEYWORD_X_SUCCEEDS, VALUE | VALUES, set_succeeds, false},
    {KEYWORD_X_UNIQUE, VALUE | VALUES, set_unique, false},
    {KEYWORD_X_UNIT, VALUE | VALUES, set_unit, false},
    {KEYWORD_X_WITHIN, VALUE, set_pending, false},
};

static void refuse_word(struct shape *shape, const struct word *word, const struct node *key)
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

static const struct member *find(const struct shape *shape, const struct node *layer,
                                 enum keyword keyword)
{
    assert(keyword < KEYWORD_COUNT);
    return node_member(layer, slice_of(shape->compiler->keywords[keyword].name));
}

void shape_words(struct shape *shape, struct field *field, const struct node *layer)
{
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        const struct word *word = &words[i];
        const struct member *member = find(shape, layer, word->keyword);

        if (member == NULL)
            continue;
        assert(word->set != NULL && word->kinds != 0);
        if ((word->kinds >> field->kind & 1U) != 0)
            word->set(
                &(struct saying){shape, field, word->keyword, layer, &member->key, &member->value});
        else
            refuse_word(shape, word, &member->key);
    }
}

void shape_refuse_unread(struct shape *shape, const struct subschema *schema)
{
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        const struct member *member = find(shape, schema->node, words[i].keyword);

        if (member != NULL && !words[i].shared)
            diag_set(compile_fault(shape->compiler, &member->key, DIAG_SCHEMA_WORD_UNREAD), "key",
                     member->key.text);
    }
}
