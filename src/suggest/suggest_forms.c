/* SPDX-License-Identifier: MIT */
/* What a branch asks for, in a few words: its label, or what tells it from others. */
#include "suggest/suggest.h"
#include "suggest/suggest_room.h"

#define WORDS_MAX 8

static void add_list(struct buffer *out, enum lang lang, const struct node *list)
{
    static const struct words comma = T(", ", "、");

    for (uint32_t i = 0; i < list->count && i < WORDS_MAX; i++) {
        buffer_adds(out, i > 0 ? comma.text[lang] : "");
        buffer_add(out, node_is_scalar(&list->items[i]) ? list->items[i].text : SLICE("..."));
    }
    buffer_adds(out, list->count > WORDS_MAX ? " ..." : "");
}

static void add_keys(struct buffer *out, enum lang lang, const struct rule *required)
{
    static const struct words with = T("with ", "含字段 ");

    buffer_adds(out, with.text[lang]);
    add_list(out, lang, required->value);
}

/* "fields such as each, total": where none of them is required. */
static void add_properties(struct buffer *out, enum lang lang, const struct properties *properties)
{
    static const struct words fields = T("fields such as ", "字段，例如 ");
    static const struct words comma = T(", ", "、");

    buffer_adds(out, fields.text[lang]);
    for (size_t i = 0; i < properties->len && i < WORDS_MAX; i++) {
        buffer_adds(out, i > 0 ? comma.text[lang] : "");
        buffer_add(out, properties->items[i].name);
    }
}

static void add_form(struct buffer *out, enum lang lang, const struct subschema *branch)
{
    static const struct words other = T("another form", "其他写法");
    static const struct words such_as = T("such as ", "例如 ");
    const struct name *label = schema_label(branch);
    const struct node *title = schema_note(branch, KEYWORD_TITLE);
    const struct node *examples = schema_note(branch, KEYWORD_EXAMPLES);
    const struct rule *format = schema_rule(branch, KEYWORD_FORMAT);
    const struct rule *list = schema_rule(branch, KEYWORD_ENUM),
                      *value = schema_rule(branch, KEYWORD_CONST);
    const struct rule *required = schema_rule(branch, KEYWORD_REQUIRED);
    const struct rule *type = schema_rule(branch, KEYWORD_TYPE);
    const struct rule *group = schema_rule(branch, KEYWORD_PROPERTIES);

    if (label != NULL) {
        buffer_add(out, name_in(label, lang, SLICE("")));
    } else if (title != NULL) {
        buffer_add(out, title->text);
    } else if (format != NULL) {
        buffer_adds(out, format_words(format->format)->text[lang]);
    } else if (examples != NULL && examples->count > 0 && node_is_scalar(&examples->items[0])) {
        buffer_adds(out, such_as.text[lang]);
        buffer_add(out, examples->items[0].text);
    } else if (list != NULL) {
        add_list(out, lang, list->value);
    } else if (value != NULL && node_is_scalar(value->value)) {
        buffer_add(out, value->value->text);
    } else if (required != NULL && required->names.len > 0) {
        add_keys(out, lang, required);
    } else if (group != NULL && group->in->properties.len > 0) {
        add_properties(out, lang, &group->in->properties);
    } else if (type != NULL) {
        suggest_add_types(out, lang, type->types);
    } else {
        buffer_adds(out, other.text[lang]);
    }
}

void suggest_forms(struct check *check, struct diag *diag, const struct rule *rule,
                   const struct at *at, bool passing)
{
    static const struct words between = T("; ", "；");
    struct name forms = {0};

    if (diag->arena == NULL)
        return; /* it is counted only */
    for (int lang = 0; lang < LANG_COUNT; lang++) {
        struct buffer text = {0};

        for (size_t i = 0; i < rule->schemas.len; i++) {
            const struct subschema *branch = rule->schemas.items[i];

            if (passing && schema_probe(check, branch, at) != PROBE_PASSES)
                continue;
            buffer_adds(&text, text.len > 0 ? between.text[lang] : "");
            add_form(&text, (enum lang)lang, branch);
        }
        forms.text[lang] = arena_copy(check->arena, buffer_slice(&text));
        buffer_free(&text);
    }
    diag_set_name(diag, "forms", &forms, SLICE(""));
}
