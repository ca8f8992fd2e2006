/* SPDX-License-Identifier: MIT */
/* taizhang list collections: what a record may hold, and a measure name, field by field. */
#include "cli/list_room.h"

#include <assert.h>

/* The kind of a scalar, or of those of a list. */
static const struct words *scalar_words(const struct field *field)
{
    static const struct words choice = T("choice", "选一种"), text = T("text", "文字"),
                              date = T("date", "日期"), whole = T("whole number", "整数"),
                              number = T("number", "数"),
                              truth = T("true or false", "true 或 false"),
                              any = T("any value", "任何值");

    if (field->value_count > 0)
        return &choice;
    if ((field->types & FIELD_CALENDAR) != 0)
        return &date;
    if ((field->types & FIELD_NUMBER) != 0)
        return field_is_whole(field) ? &whole : &number;
    if ((field->types & FIELD_TEXT) != 0)
        return &text;
    return (field->types & FIELD_BOOLEAN) != 0 ? &truth : &any;
}

static struct slice type_of(struct run *run, const struct field *field)
{
    static const struct words collection = T("collection", "记录类别"),
                              record = T("mapping", "一层字段"), list = T("list: ", "列表：");
    enum lang lang = run->options.lang;

    switch (field->kind) {
    case FIELD_ENTRIES:
        return slice_of(collection.text[lang]);
    case FIELD_RECORD:
        return slice_of(record.text[lang]);
    case FIELD_VALUES:
        return arena_printf(run->arena, "%s%s", list.text[lang], scalar_words(field)->text[lang]);
    case FIELD_VALUE:
        break;
    }
    return slice_of(scalar_words(field)->text[lang]);
}

/* What the field is for its entry, where the schema says it: nothing for most. */
static struct slice role_of(struct run *run, const struct field *field)
{
    static const struct words dates[] = {
        [FIELD_DATE_ON] = T("dates the entry", "记录的日期"),
        [FIELD_DATE_FROM] = T("the entry begins", "记录的开始"),
        [FIELD_DATE_TO] = T("the entry ends", "记录的结束"),
    };
    static const struct words part = T("dates this part", "这一层的日期"),
                              unit = T("names the unit", "单位"),
                              shared = T("further units", "其他单位"),
                              evidence = T("evidence", "佐证"), code = T("code", "代号"),
                              names = T("names ", "提到 ");
    enum lang lang = run->options.lang;

    if (field->date == FIELD_DATE_ON && field->parent->kind != FIELD_ENTRIES)
        return slice_of(part.text[lang]);
    if (field->date != FIELD_DATE_NONE)
        return slice_of(dates[field->date].text[lang]);
    if (field->ref != NULL) {
        struct slice path = field_path(run->arena, field->ref);

        return arena_printf(run->arena, "%s%.*s", names.text[lang], (int)path.len, path.data);
    }
    return slice_of(field->shared     ? shared.text[lang]
                    : field->unit     ? unit.text[lang]
                    : field->evidence ? evidence.text[lang]
                    : field->code     ? code.text[lang]
                                      : "");
}

/* "core-values (核心价值观), law (法治)" */
static struct slice values_of(struct run *run, const struct field *field)
{
    struct buffer text = {0};

    for (size_t i = 0; i < field->value_count; i++) {
        const struct field_value *value = &field->values[i];
        struct slice label = name_in(&value->label, run->options.lang, value->name);

        buffer_adds(&text, i > 0 ? ", " : "");
        buffer_add(&text, value->name);
        if (!slice_eq(label, value->name))
            buffer_addf(&text, " (%.*s)", (int)label.len, label.data);
    }
    struct slice all = arena_copy(run->arena, buffer_slice(&text));
    buffer_free(&text);
    return all;
}

static void add_field(struct run *run, const struct field *field, struct table *table)
{
    static const struct words required = T("required", "必填");
    enum lang lang = run->options.lang;

    *list_row(run, table) = (struct table_row){
        {field_path(run->arena, field), name_in(&field->label, lang, field->name),
         type_of(run, field), slice_of(field->required ? required.text[lang] : ""),
         role_of(run, field), values_of(run, field)}};
}

static void add_fields(struct run *run, const struct field *field, struct table *table)
{
    for (size_t i = 0; i < field->field_count; i++) {
        const struct field *below = &field->fields[i];

        add_field(run, below, table);
        if (below->kind == FIELD_ENTRIES || below->kind == FIELD_RECORD)
            add_fields(run, below, table);
    }
}

void list_collections(struct run *run, const struct list_input *input, struct table *table)
{
    static const char *const columns[] = {"path", "label", "type", "required", "role", "values"};

    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++)
        table->columns[table->column_count++] = columns[i];
    add_fields(run, input->ledger.shape, table);
    assert(table->len > 0);
}
