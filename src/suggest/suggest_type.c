/* SPDX-License-Identifier: MIT */
/* How a value of the wrong type is reported: what was wanted, and what to write instead. */
#include "base/normalise.h"
#include "suggest/suggest.h"
#include "suggest/suggest_room.h"
#include "suggest/suggest_value.h"

#include <assert.h>

static const struct {
    unsigned type;
    struct words words;
} type_words[] = {
    {TYPE_STRING, T("text", "文字")},
    {TYPE_NUMBER, T("a number", "数字")},
    {TYPE_INTEGER, T("a whole number", "整数")},
    {TYPE_BOOLEAN, T("true or false", "是非值（true 或 false）")},
    {TYPE_ARRAY, T("a list", "列表")},
    {TYPE_OBJECT, T("a group of fields", "一组字段")},
    {TYPE_NULL, T("nothing (null)", "空值（null）")},
};

#define TYPE_COUNT (sizeof type_words / sizeof type_words[0])

void suggest_add_types(struct buffer *out, enum lang lang, unsigned types)
{
    static const struct words or = T(" or ", "或");
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

        suggest_add_types(&text, (enum lang)lang, types);
        joined.text[lang] = arena_copy(check->arena, buffer_slice(&text));
        buffer_free(&text);
    }
    diag_set_name(diag, name, &joined, SLICE(""));
}

/* What to do about a value of the wrong type: by what it is, then by what is wanted. */
static const struct words *type_hint(const struct node *node, unsigned types)
{
    static const struct words none = T("", "");
    static const struct {
        unsigned types; /* all that is wanted is among these */
        unsigned found; /* and the value is one of these */
        struct words words;
    } hints[] = {
        {TYPE_ARRAY, TYPE_OBJECT,
         T("put \"- \" (a hyphen and a space) before the first field of each entry",
           "请在每条记录的第一个字段前面加上“- ”（半角短横加空格）")},
        {TYPE_ARRAY, TYPE_ANY,
         T("write it as a list: one line for each item, beginning with \"- \"",
           "请写成列表：每项一行，以“- ”开头")},
        {TYPE_OBJECT, TYPE_ARRAY,
         T("write its fields below it without the \"- \", each as name: value",
           "请去掉“- ”，在下面逐行写它的字段，形如“名称: 值”")},
        {TYPE_OBJECT, TYPE_ANY,
         T("write its fields below it, two spaces deeper, each as name: value",
           "请在下面多缩进两个空格，逐行写它的字段，形如“名称: 值”")},
        {TYPE_NUMBER | TYPE_INTEGER, TYPE_ANY,
         T("write digits only, without a unit or other words, such as 20",
           "请只写半角数字，不带单位和其他文字，例如 20")},
        {TYPE_BOOLEAN, TYPE_ANY,
         T("write true (yes) or false (no)", "请写 true（是）或 false（否）")},
        {TYPE_ARRAY | TYPE_OBJECT, TYPE_ANY,
         T("write it as a list: one line for each item, beginning with \"- \"",
           "请写成列表：每项一行，以“- ”开头")},
        {TYPE_STRING, TYPE_ANY, T("write one value behind the colon", "请在冒号后面写一个值")},
        {TYPE_STRING | TYPE_ARRAY, TYPE_ANY,
         T("write one value behind the colon, or several below it, one line each, beginning with "
           "\"- \"",
           "请在冒号后面写一个值；有几个的，在下面每个写一行，以“- ”开头")},
        {TYPE_ANY, TYPE_ANY, T("write one value behind the colon", "请在冒号后面写一个值")},
    };

    for (size_t i = 0; i < sizeof hints / sizeof hints[0]; i++) {
        if ((types & ~hints[i].types) == 0 && (schema_types_of(node) & hints[i].found) != 0)
            return &hints[i].words;
    }
    assert(false && "the last row is for all");
    return &none;
}

/* What a text was meant to be where a number or truth value is wanted; false where nobody knows. */
static bool suggest_typed(struct buffer *out, struct slice text, unsigned types)
{
    struct decimal number;
    bool boolean;

    if ((types & TYPE_NUMBER) != 0 || (types & TYPE_INTEGER) != 0)
        return suggest_value_number(out, text) &&
               decimal_parse(buffer_slice(out), &number) == DECIMAL_OK &&
               ((types & TYPE_NUMBER) != 0 || decimal_is_integer(number));
    if ((types & TYPE_BOOLEAN) == 0 || !suggest_value_boolean(text, &boolean))
        return false;
    buffer_adds(out, boolean ? "true" : "false");
    return true;
}

static void set_type_hint(struct diag *diag, const struct node *node, unsigned types)
{
    struct buffer normal = {0}, meant = {0};

    text_normalise(&normal, node->kind == NODE_STRING ? node->text : SLICE(""));
    if (suggest_typed(&meant, buffer_slice(&normal), types))
        suggest_set_write(diag, buffer_slice(&meant));
    else
        diag_set_words(diag, "hint", type_hint(node, types));
    buffer_free(&normal);
    buffer_free(&meant);
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

#define DIGITS_KEPT 15 /* by spreadsheets and other programs that count in doubles */

/* "a number", and what would be lost by taking it for one. */
static void set_found(struct check *check, struct diag *diag, const struct node *node)
{
    static const struct words zeros =
        T("a number, and the zeros before it would be lost", "数字，前面的 0 会丢掉");
    static const struct words rounded =
        T("a number, and other programs would round its last digits",
          "数字，别的程序还会把末尾几位抹成 0");
    struct slice text = node->text;

    if (node->kind == NODE_NUMBER && text.len > 1 && text.data[0] == '0' && text.data[1] >= '0' &&
        text.data[1] <= '9')
        diag_set_words(diag, "found", &zeros);
    else if (node->kind == NODE_NUMBER && text.len > DIGITS_KEPT)
        diag_set_words(diag, "found", &rounded);
    else
        set_types(check, diag, "found", schema_types_of(node));
}

void suggest_types(struct check *check, struct at *at, unsigned types)
{
    enum diag_code code = type_fault(at->node, types);
    struct diag *diag;

    assert((schema_types_of(at->node) & types) == 0);
    if (code == DIAG_NO_VALUE) {
        suggest_empty(check, at);
        at->closed = true;
        return;
    }
    if (code == DIAG_WRONG_TYPE && suggest_normal_type(check, at, types))
        return;
    diag = schema_fault(check, at, code);
    at->closed = true;
    if (diag == NULL)
        return;
    schema_set_field(check, diag, at);
    if (code == DIAG_WRONG_TYPE || code == DIAG_NEEDS_NO_QUOTES)
        set_types(check, diag, "expected", types);
    if (code != DIAG_WRONG_TYPE)
        schema_set_value(diag, "value", at->node);
    if (code == DIAG_NEEDS_QUOTES)
        set_found(check, diag, at->node);
    if (code == DIAG_WRONG_TYPE) {
        set_types(check, diag, "found", schema_types_of(at->node));
        set_type_hint(diag, at->node, types);
    }
}
