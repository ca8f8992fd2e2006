/* SPDX-License-Identifier: MIT */
/* The rule of x-filled: a place that is filled, and with nothing. See schema_filled.h. */
#include "base/file.h"
#include "base/normalise.h"
#include "check/check_room.h"
#include "schema/schema_filled.h"
#include "schema/schema_mark.h"

#include <assert.h>

/* What the field is called, for 无照片 and "no photo". */
static struct names names_of(const struct check *check, const struct at *at)
{
    const struct name *label = at->top == NULL ? NULL : schema_label(at->top);
    const struct node *also = at->top == NULL ? NULL : schema_note(at->top, KEYWORD_X_ALSO);
    struct names names = {0};

    if (at->key != NULL)
        *ARRAY_PUSH(check->arena, &names) = at->key->text;
    for (int lang = 0; label != NULL && lang < LANG_COUNT; lang++) {
        if (label->text[lang].data != NULL)
            *ARRAY_PUSH(check->arena, &names) = label->text[lang];
    }
    for (uint32_t i = 0; also != NULL && i < also->count; i++)
        *ARRAY_PUSH(check->arena, &names) = also->items[i].text;
    return names;
}

/* A warning; NULL while probing, and where somebody has looked at it. */
static struct diag *doubt(const struct check *check, const struct at *at, enum diag_code code)
{
    const struct span span = node_span(check->tree, at->node);

    return check->report && !span_checked(span) ? diag_add(check->diags, code, span) : NULL;
}

/* Whether the mapping around a field may not be without it. */
static bool is_required(const struct at *at)
{
    const struct rule *rule = at->key == NULL || at->up == NULL || at->up->top == NULL
                                  ? NULL
                                  : schema_rule(at->up->top, KEYWORD_REQUIRED);

    for (size_t i = 0; rule != NULL && i < rule->names.len; i++) {
        if (slice_eq(rule->names.items[i], at->key->text))
            return true;
    }
    return false;
}

static void set_way_out(struct diag *diag, bool required, enum filling filling)
{
    static const struct words ways[2][2] = {
        [FILLING_TEXT] =
            {
                T("if there is something to say, write it; if not, delete the line",
                  "有的请写清楚；没有的，请删掉这一行，不要用别的字占位"),
                T("write what it is; an entry of which that cannot be said yet does not belong "
                  "here",
                  "请写清楚是什么；现在还说不出来的，这条记录先不要写"),
            },
        [FILLING_MARK] =
            {
                T("if there is a mark, write it; if there is none, delete the line: do not fill it "
                  "with another word",
                  "有编号请写编号；没有的，请删掉这一行，不要用别的字占位"),
                T("write the mark; an entry that has none yet does not belong here",
                  "请写编号；现在还没有编号的，这条记录先不要写"),
            },
    };

    assert(filling < sizeof ways / sizeof ways[0]);
    diag_set_words(diag, "way", &ways[filling][required]);
}

/* Blanks are not to be seen in a message. */
static void set_value(struct diag *diag, const struct node *node)
{
    static const struct words blank = T("a blank", "空格");
    struct buffer normal = {0};

    text_normalise(&normal, node->text);
    if (normal.len == 0 && node->text.len > 0)
        diag_set_words(diag, "value", &blank);
    else
        schema_set_value(diag, "value", node);
    buffer_free(&normal);
}

/* In a text that may be left out, no or x may be a name; that it is empty is told by its length. */
static bool may_be_name(struct slice text)
{
    struct buffer bare = {0};

    text_bare(&bare, text);
    const bool may = text.len == 0 || (bare.len > 0 && text.len <= 2);
    buffer_free(&bare);
    return may;
}

/* An error where a figure may stand on it: at a mark, and at what an entry must say. */
static void say_none(struct check *check, const struct rule *rule, struct at *at)
{
    static const struct words what[] = {
        [FILLING_TEXT] = T("what should be said", "要写的内容"),
        [FILLING_MARK] = T("a mark", "编号"),
    };
    const bool required = is_required(at);
    const bool error = rule->filling == FILLING_MARK || required;

    if (!error && may_be_name(at->node->text))
        return;
    struct diag *diag =
        error ? schema_fault(check, at, DIAG_SAYS_NONE) : doubt(check, at, DIAG_NEEDLESS);

    if (diag == NULL)
        return;
    schema_set_field(check, diag, at);
    set_value(diag, at->node);
    if (error)
        diag_set_words(diag, "what", &what[rule->filling]);
    set_way_out(diag, required, rule->filling);
}

static void say_some(struct check *check, struct at *at)
{
    struct diag *diag = schema_fault(check, at, DIAG_SAYS_SOME);

    if (diag == NULL)
        return;
    schema_set_field(check, diag, at);
    schema_set_value(diag, "value", at->node);
}

static void doubt_mark(struct check *check, const struct at *at)
{
    if (at->node->kind != NODE_STRING || path_has_parts(at->node->text) ||
        text_has_number(at->node->text))
        return;
    struct diag *diag = doubt(check, at, DIAG_MARK_WITHOUT_NUMBER);

    if (diag == NULL)
        return;
    schema_set_field(check, diag, at);
    schema_set_value(diag, "value", at->node);
}

/* Whether a group of fields belongs here, so that no single value is read as a mark. */
static bool takes_fields(const struct rule *rule)
{
    const struct rule *type = schema_rule(rule->in, KEYWORD_TYPE);

    return type != NULL && (type->types & TYPE_STRING) == 0;
}

/* A mark is compared with others by its words, and keeps them; a name in it is only not shown. A
 * text with escapes is hidden as a whole. */
static void hide_names(const struct check *check, const struct at *at)
{
    const struct source *source = check->tree->source;
    const struct subschema *owner = at->up == NULL ? NULL : at->up->top;
    struct node *node = at->node;
    const struct slice text = node->text;
    size_t start, end = 0;

    while (check->report && node->kind == NODE_STRING &&
           mark_find_name(check->schema, owner, text, &start, &end)) {
        const struct slice raw = slice_sub(source->text, node->start, node->end);
        const size_t from = node->start + slice_search(raw, text, 0);

        node->text =
            node->text.data == text.data ? arena_copy(check->diags->arena, text) : node->text;
        if (from < node->end)
            diag_mask(check->diags, source, from + start, from + end);
        else
            diag_mask(check->diags, source, node->start, node->end);
    }
}

/* A field with nothing behind its colon is reported as such: what belongs to it may stand below. */
static void check_one(struct check *check, const struct rule *rule, struct at *at)
{
    const struct node *node = at->node;
    const bool mark = rule->filling == FILLING_MARK;
    enum filled filled = FILLED;

    if (node->faulty || !node_is_scalar(node) || (node->kind == NODE_NULL && node->text.len == 0))
        return;
    if (schema_may_be_unfilled(check->schema, node->text, rule->filling)) {
        const struct names names = names_of(check, at);

        filled = schema_filled(check->schema, &names, node->text, rule->filling);
    }
    if (filled == FILLED_NONE)
        say_none(check, rule, at);
    else if (mark && filled == FILLED_SOME)
        say_some(check, at);
    else if (mark && !takes_fields(rule))
        doubt_mark(check, at);
    if (mark)
        hide_names(check, at);
}

/* Each of a list of marks; what stands there twice is reported as that. */
static void check_marks(struct check *check, const struct rule *rule, struct at *at)
{
    for (uint32_t i = 0; i < at->node->count; i++) {
        struct node *node = &at->node->items[i];
        struct at below = {.node = node, .key = at->key, .up = at->up, .top = at->top};

        if (i == 0 || !node_equal(node, node - 1))
            check_one(check, rule, &below);
    }
}

/* Each language of a text. */
static void check_languages(struct check *check, const struct rule *rule, struct at *at)
{
    for (uint32_t i = 0; i < at->node->count; i++) {
        struct at below = {
            .node = &at->node->members[i].value, .key = at->key, .up = at->up, .top = at->top};

        check_one(check, rule, &below);
    }
}

void check_filled(struct check *check, const struct rule *rule, struct at *at)
{
    if (node_is_scalar(at->node))
        check_one(check, rule, at);
    else if (at->node->kind == NODE_LIST && rule->filling == FILLING_MARK && !takes_fields(rule))
        check_marks(check, rule, at);
    else if (at->node->kind == NODE_MAP && rule->filling == FILLING_TEXT)
        check_languages(check, rule, at);
}
