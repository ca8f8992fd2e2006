/* SPDX-License-Identifier: MIT */
/*
 * What the x- words of one layer say of a field. The first layer that has a word counts:
 * what stands at the property goes before what it refers to.
 */
#include "schema/shape_room.h"

#define VALUE   (1U << FIELD_VALUE)
#define VALUES  (1U << FIELD_VALUES)
#define RECORD  (1U << FIELD_RECORD)
#define ENTRIES (1U << FIELD_ENTRIES)

/* One word, the layer that it stands in, and the field that it speaks of. */
struct saying {
    struct shape *shape;
    struct field *field;
    const struct node *layer;
    const struct node *key;
    const struct node *value;
};

struct word {
    const char *name;
    unsigned kinds; /* of fields that it may stand at */
    void (*set)(const struct saying *saying);
};

static void set_label(const struct saying *saying)
{
    struct name *label = &saying->field->label;

    if (label->text[LANG_ZH].data == NULL && label->text[LANG_EN].data == NULL)
        *label = schema_name(saying->value);
}

static void set_aliases(const struct saying *saying, const struct node *aliases)
{
    struct field *field = saying->field;

    if (aliases == NULL)
        return;
    field->aliases = ARENA_ARRAY(saying->shape->arena, aliases->count, struct field_alias);
    for (uint32_t i = 0; i < aliases->count; i++)
        field->aliases[field->alias_count++] =
            (struct field_alias){aliases->members[i].key.text, aliases->members[i].value.text};
}

static bool is_pending(const struct saying *saying)
{
    const struct shape *shape = saying->shape;

    for (size_t i = shape->pending.len; i > 0; i--) {
        const struct pending *pending = &shape->pending.items[i - 1];

        if (pending->field == saying->field && slice_eq(pending->key->text, saying->key->text))
            return true;
    }
    return false;
}

static void set_pending(const struct saying *saying)
{
    if (!is_pending(saying))
        *ARRAY_PUSH(saying->shape->arena, &saying->shape->pending) =
            (struct pending){saying->field, saying->key, saying->value};
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

/* The enum with its labels and aliases, in the order of x-order where it has one. */
static void set_enum(const struct saying *saying)
{
    const struct node *order = node_get(saying->layer, "x-order");
    const struct node *labels = node_get(saying->layer, "x-values");
    const struct node *list = order != NULL ? order : saying->value;
    struct field *field = saying->field;

    if (field->values != NULL)
        return;
    field->ordered = order != NULL;
    field->values = ARENA_ARRAY(saying->shape->arena, list->count, struct field_value);
    for (uint32_t i = 0; i < list->count; i++) {
        const struct node *item = &list->items[i];

        if (!node_is_scalar(item) || schema_alias(saying->layer, item->text) != NULL)
            continue;

        const struct member *label = node_member(labels, item->text);
        field->values[field->value_count++] = (struct field_value){
            .name = item->text,
            .label = schema_name(label == NULL ? NULL : &label->value),
        };
    }
    set_aliases(saying, node_get(saying->layer, "x-alias"));
}

int64_t shape_age(const struct node *node, int64_t none)
{
    struct decimal number;
    int64_t years;

    return node != NULL && node_number(node, &number) == DECIMAL_OK &&
                   decimal_to_int(number, &years)
               ? years
               : none;
}

/* On the values of the enum beside it, which the table reads first. */
static void set_ages(const struct saying *saying)
{
    struct field *field = saying->field;

    for (size_t i = 0; i < field->value_count; i++) {
        struct field_value *value = &field->values[i];
        const struct member *ages = node_member(saying->value, value->name);

        if (ages == NULL)
            continue;
        value->has_ages = true;
        value->min_age = shape_age(node_get(&ages->value, "min"), 0);
        value->max_age = shape_age(node_get(&ages->value, "max"), INT64_MAX);
    }
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

static void set_unit(const struct saying *saying)
{
    saying->field->unit = saying->field->unit || saying->value->boolean;
}

static void set_shared(const struct saying *saying)
{
    saying->field->shared = saying->field->shared || saying->value->boolean;
}

static void set_path(const struct saying *saying)
{
    saying->field->path = saying->field->path || saying->value->boolean;
}

static void set_private(const struct saying *saying)
{
    saying->field->private = saying->field->private || saying->value->boolean;
}

static void set_people(const struct saying *saying)
{
    saying->field->people = saying->field->people || saying->value->boolean;
}

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

static void set_permits(const struct saying *saying)
{
    saying->field->permits = saying->field->permits || saying->value->boolean;
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

static void set_rises(const struct saying *saying)
{
    saying->field->rises = saying->field->rises || saying->value->boolean;
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
    {"type", ~0U, set_type},
    {"format", ~0U, set_format},
    {"enum", ~0U, set_enum},
    {"minimum", ~0U, set_least},
    {"maximum", ~0U, set_most},
    {"x-age", VALUE, set_pending},
    {"x-ages", VALUE, set_ages},
    {"x-at-most", VALUE | VALUES | ENTRIES, set_pending},
    {"x-code", ~0U, set_code},
    {"x-date", VALUE, set_date},
    {"x-evidence", RECORD, set_evidence},
    {"x-former", ~0U, set_former},
    {"x-label", ~0U, set_label},
    {"x-missing", ENTRIES, set_missing},
    {"x-once", VALUE | VALUES, set_once},
    {"x-open", VALUE | VALUES, set_open},
    {"x-parts", VALUE, set_pending},
    {"x-path", VALUE | VALUES, set_path},
    {"x-people", VALUE | VALUES | ENTRIES, set_people},
    {"x-permits", VALUE, set_permits},
    {"x-plausible", VALUE, set_plausible},
    {"x-prefix", VALUE | VALUES, set_prefix},
    {"x-private", ~0U, set_private},
    {"x-proves", RECORD, set_pending},
    {"x-reach", VALUE, set_reach},
    {"x-ref", VALUE | VALUES, set_pending},
    {"x-rises", VALUE, set_rises},
    {"x-same", ENTRIES, set_pending},
    {"x-shared", VALUE | VALUES, set_shared},
    {"x-succeeds", VALUE | VALUES, set_succeeds},
    {"x-unique", VALUE | VALUES, set_unique},
    {"x-unit", VALUE | VALUES, set_unit},
    {"x-within", VALUE, set_pending},
};

static void refuse_word(struct shape *shape, const struct word *word, const struct node *key)
{
    static const struct words value = {{"a plain value", "单个值的字段"}};
    static const struct words values = {
        {"a plain value or a list of plain values", "单个值或值列表的字段"}};
    static const struct words record = {{"a group of fields", "一组字段"}};
    static const struct words entries = {{"a collection (a list of entries)", "记录列表"}};
    struct diag *diag = compile_fault(shape->compiler, key, DIAG_SCHEMA_WORD_MISPLACED);

    diag_set(diag, "key", key->text);
    diag_set_words(diag, "expected",
                   word->kinds == ENTRIES  ? &entries
                   : word->kinds == RECORD ? &record
                   : word->kinds == VALUE  ? &value
                                           : &values);
}

void shape_words(struct shape *shape, struct field *field, const struct node *layer)
{
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        const struct member *member = node_member(layer, slice_of(words[i].name));

        if (member == NULL)
            continue;
        if ((words[i].kinds >> field->kind & 1U) != 0)
            words[i].set(&(struct saying){shape, field, layer, &member->key, &member->value});
        else
            refuse_word(shape, &words[i], &member->key);
    }
}
