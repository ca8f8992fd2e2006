/* SPDX-License-Identifier: MIT */
/* How faults name things: fields, values, types. */
#include "schema/schema_check.h"

#include "base/text.h"

struct span schema_short_span(const struct tree *tree, const struct node *node)
{
    if (node->kind == NODE_MAP && node->count > 0)
        return node_span(tree, &node->members[0].key);
    if (node->kind == NODE_LIST && node->end > node->start)
        return (struct span){tree->source, node->start, node->start + 1};
    return node_span(tree, node);
}

void schema_set_key(struct check *check, struct diag *diag, const char *name, struct slice key,
                    const struct name *label)
{
    static const char *const formats[] = {[LANG_EN] = "%.*s (%.*s)", [LANG_ZH] = "%.*s（%.*s）"};
    struct name named = {0};

    for (int lang = 0; lang < LANG_COUNT; lang++) {
        struct slice text = label == NULL ? key : name_in(label, (enum lang)lang, key);

        if (slice_eq(text, key) || key.len == 0)
            named.text[lang] = text;
        else
            named.text[lang] = arena_printf(check->arena, formats[lang], (int)key.len, key.data,
                                            (int)text.len, text.data);
    }
    diag_set_name(diag, name, &named, key);
}

void schema_set_field(struct check *check, struct diag *diag, const struct at *at)
{
    static const struct words document = {{"the file", "整个文件"}};
    const struct name *label = NULL;

    for (;;) {
        label = at->top == NULL ? NULL : schema_label(at->top);
        if (at->key != NULL || label != NULL || at->up == NULL)
            break;
        at = at->up;
    }
    if (at->key == NULL && label == NULL)
        diag_set_words(diag, "field", &document);
    else
        schema_set_key(check, diag, "field", at->key == NULL ? SLICE("") : at->key->text, label);
}

#define VALUE_CHARACTERS_MAX 60

void schema_set_value(struct diag *diag, const char *name, const struct node *node)
{
    static const struct words list = {{"a list", "列表"}},
                              map = {{"a group of fields", "一组字段"}};
    static const struct words nothing = {{"nothing", "空值"}};
    size_t at = 0;
    uint32_t ignored;

    if (node->kind == NODE_LIST || node->kind == NODE_MAP) {
        diag_set_words(diag, name, node->kind == NODE_LIST ? &list : &map);
        return;
    }
    if (node->text.len == 0) {
        diag_set_words(diag, name, &nothing);
        return;
    }
    for (int i = 0; i < VALUE_CHARACTERS_MAX && at < node->text.len; i++)
        text_next(node->text, &at, &ignored);
    if (at == node->text.len) {
        diag_set(diag, name, node->text);
    } else {
        diag_set(diag, name, arena_printf(diag->arena, "%.*s...", (int)at, node->text.data));
    }
}

static const struct {
    unsigned type;
    struct words words;
} type_words[] = {
    {TYPE_STRING, {{"text", "文字"}}},
    {TYPE_NUMBER, {{"a number", "数字"}}},
    {TYPE_INTEGER, {{"a whole number", "整数"}}},
    {TYPE_BOOLEAN, {{"true or false", "是非值（true 或 false）"}}},
    {TYPE_ARRAY, {{"a list", "列表"}}},
    {TYPE_OBJECT, {{"a group of fields", "一组字段"}}},
    {TYPE_NULL, {{"nothing (null)", "空值（null）"}}},
};

#define TYPE_COUNT (sizeof type_words / sizeof type_words[0])

void schema_add_types(struct buffer *out, enum lang lang, unsigned types)
{
    static const struct words or = {{" or ", "或"}};
    bool first = true;

    if (types & TYPE_NUMBER)
        types &= ~(unsigned)TYPE_INTEGER;
    for (size_t i = 0; i < TYPE_COUNT; i++) {
        if ((types & type_words[i].type) == 0)
            continue;
        buffer_adds(out, first ? "" : or.text[lang]);
        buffer_adds(out, type_words[i].words.text[lang]);
        first = false;
    }
}

static void set_types(struct check *check, struct diag *diag, const char *name, unsigned types)
{
    struct name joined = {0};

    for (int lang = 0; lang < LANG_COUNT; lang++) {
        struct buffer text = {0};

        schema_add_types(&text, (enum lang)lang, types);
        joined.text[lang] = arena_copy(check->arena, buffer_slice(&text));
        buffer_free(&text);
    }
    diag_set_name(diag, name, &joined, SLICE(""));
}

/* What to do about a value of the wrong type, by the first type that is wanted. */
static const struct words *type_hint(unsigned types)
{
    static const struct words none = {{"", ""}};
    static const struct {
        unsigned types;
        struct words words;
    } hints[] = {
        {TYPE_ARRAY,
         {{"write it as a list: one line for each item, beginning with \"- \"",
           "请写成列表：每项一行，以“- ”开头"}}},
        {TYPE_OBJECT,
         {{"write its fields below it, two spaces deeper, each as name: value",
           "请在下面多缩进两个空格，逐行写它的字段，形如“名称: 值”"}}},
        {TYPE_NUMBER | TYPE_INTEGER,
         {{"write digits only, without a unit or other words, such as 20",
           "请只写半角数字，不带单位和其他文字，例如 20"}}},
        {TYPE_BOOLEAN, {{"write true (yes) or false (no)", "请写 true（是）或 false（否）"}}},
        {TYPE_STRING, {{"write one value behind the colon", "请在冒号后面写一个值"}}},
    };

    for (size_t i = 0; i < sizeof hints / sizeof hints[0]; i++) {
        if ((types & hints[i].types) != 0 && (types & ~hints[i].types) == 0)
            return &hints[i].words;
    }
    return &none;
}

/* Text in quotes that would be of a type that is wanted without them. */
static bool needs_no_quotes(const struct node *node, unsigned types)
{
    struct decimal number;
    bool boolean = slice_is(node->text, "true") || slice_is(node->text, "false");

    if (node->kind != NODE_STRING || !node->quoted)
        return false;
    return ((types & TYPE_BOOLEAN) != 0 && boolean) ||
           ((types & (TYPE_NUMBER | TYPE_INTEGER)) != 0 &&
            decimal_parse(node->text, &number) == DECIMAL_OK);
}

static enum diag_code type_fault(const struct node *node, unsigned types)
{
    struct decimal number;

    if (node->kind == NODE_NULL && node->text.len == 0)
        return DIAG_NO_VALUE;
    if (node->kind == NODE_NUMBER && (types & TYPE_INTEGER) != 0)
        return node_number(node, &number) == DECIMAL_OK ? DIAG_NOT_WHOLE : DIAG_NUMBER_NOT_EXACT;
    if ((types & TYPE_STRING) != 0 && node_is_scalar(node))
        return DIAG_NEEDS_QUOTES;
    return needs_no_quotes(node, types) ? DIAG_NEEDS_NO_QUOTES : DIAG_WRONG_TYPE;
}

void schema_fault_types(struct check *check, struct at *at, unsigned types)
{
    enum diag_code code = type_fault(at->node, types);
    struct diag *diag = schema_fault(check, at, code);

    at->closed = true;
    if (diag == NULL)
        return;
    schema_set_field(check, diag, at);
    if (code == DIAG_WRONG_TYPE || code == DIAG_NEEDS_NO_QUOTES)
        set_types(check, diag, "expected", types);
    if (code != DIAG_NO_VALUE && code != DIAG_WRONG_TYPE)
        schema_set_value(diag, "value", at->node);
    if (code == DIAG_WRONG_TYPE || code == DIAG_NEEDS_QUOTES)
        set_types(check, diag, "found", schema_types_of(at->node));
    if (code == DIAG_WRONG_TYPE)
        diag_set_words(diag, "hint", type_hint(types));
}

void schema_fault_forbidden(struct check *check, struct node *key, const struct name *label)
{
    struct diag *diag = schema_fault_key(check, key, DIAG_FORBIDDEN_KEY);

    if (diag != NULL)
        schema_set_key(check, diag, "field", key->text, label);
}
