/* SPDX-License-Identifier: MIT */
/*
 * What a document holds of persons is masked, whether or not it was checked: names where codes
 * belong, fields called like personal data, and in entries of persons all that the schema does
 * not know. See schema.h.
 */
#include "schema/schema_choices.h"
#include "schema/schema_mark.h"

#include "base/normalise.h"
#include "base/text.h"

#include <assert.h>
#include <stdlib.h>

struct hiding {
    struct arena *arena;
    const struct schema *schema;
    const struct tree *tree;
    struct diag_list *diags;
    enum hiding_for what_for;
    bool below;    /* in a document of unknown kind, in one of its fields */
    bool lines;    /* rests of lines are hidden, whatever stands there */
    bool reported; /* fields called like personal data that the check let pass */
    struct {
        ARRAY(struct source_range);
    } ranges;
    struct {
        ARRAY(struct node *);
    } nodes; /* that have a text of their own */
};

static void look(struct hiding *hiding, const struct field *field, struct node *node, bool person);

/* ---- hiding ---- */

/* A text of an alias stands in another field, which may need it; that of a key in other words is
 * the schema's. */
static bool stands_here(const struct tree *tree, const struct node *node)
{
    const char *text = tree->source->text.data, *own = node->text.data;

    if (node->named)
        return false;
    return own < text || own >= text + tree->source->text.len ||
           (own >= text + node->start && own < text + node->end);
}

static void hide_text(const struct tree *tree, struct node *node)
{
    if (!node_is_scalar(node) || node->text.len == 0)
        return;
    node->kept = KEPT_NOTHING;
    if (stands_here(tree, node))
        text_mask((char *)node->text.data, node->text.len);
    else
        node->text = SLICE("x");
}

void schema_hide_value(struct diag_list *diags, const struct tree *tree, struct node *node)
{
    if (node->end > node->start)
        diag_mask(diags, tree->source, node->start, node->end);
    hide_text(tree, node);
}

static void hide(struct hiding *hiding, struct node *node, size_t start, bool key)
{
    assert(node->end <= hiding->tree->source->text.len);
    if (node->end > start)
        *ARRAY_PUSH(hiding->arena, &hiding->ranges) =
            (struct source_range){.start = start, .end = node->end, .key = key};
    *ARRAY_PUSH(hiding->arena, &hiding->nodes) = node;
}

/* Hides a value and all below it, each with what stands between it and its name or dash: an anchor
 * or a tag. */
static void hide_all(struct hiding *hiding, struct node *node, size_t start)
{
    size_t from = node->start;

    for (uint32_t i = 0; node->kind == NODE_LIST && i < node->count; i++) {
        hide_all(hiding, &node->items[i], from);
        from = node->items[i].end;
    }
    for (uint32_t i = 0; node->kind == NODE_MAP && i < node->count; i++) {
        struct member *member = &node->members[i];

        hide(hiding, &member->key, member->key.start, false);
        hide_all(hiding, &member->value, member->key.end);
    }
    if (!node_is_scalar(node))
        return;
    hide(hiding, node, start < node->end ? start : node->start, false);
    node->faulty = node->faulty || hiding->what_for != HIDE_UNKNOWN;
}

/* Whether a key was only taken for one: no colon stands behind it, so it is perhaps a text. */
static bool is_guessed(const struct hiding *hiding, const struct node *key)
{
    struct slice rest = slice_sub(hiding->tree->source->text, key->end, key->end + 40);

    rest = slice_trim(rest);
    return !slice_starts(rest, ":") && !slice_starts(rest, "：");
}

/* Hides the rest of the line: behind such a key it may belong to no node at all. */
static void hide_line(struct hiding *hiding, size_t start)
{
    size_t end = source_line_end(hiding->tree->source->text, start);

    assert(end <= hiding->tree->source->text.len);
    hiding->lines = true;
    if (end > start)
        *ARRAY_PUSH(hiding->arena, &hiding->ranges) =
            (struct source_range){.start = start, .end = end};
}

/* 张小明: 12岁. */
static bool names_person(const struct hiding *hiding, struct slice key)
{
    struct pattern *names = hiding->schema->names;

    return names != NULL && pattern_find(names, key) == PATTERN_YES;
}

/* Whether a key below an unknown field may be the name of a person: it is not in ASCII. */
static bool is_of_anybody(const struct hiding *hiding, struct slice key)
{
    bool wide = false;

    for (size_t i = 0; hiding->below && i < key.len; i++)
        wide = wide || (unsigned char)key.data[i] >= 0x80;
    return wide;
}

/* In a document of unknown kind. */
static void look_below(struct hiding *hiding, struct node *node)
{
    bool before = hiding->below;

    hiding->below = true;
    look(hiding, NULL, node, true);
    hiding->below = before;
}

/* Whether the owner takes a scalar and no fields: then the name of a field is as unknown as its
 * value, and hidden like it. */
static bool is_no_field(const struct field *owner)
{
    return owner != NULL && field_has_scalars(owner);
}

static void hide_member(struct hiding *hiding, const struct field *owner, struct member *member)
{
    bool guessed = is_guessed(hiding, &member->key);

    if (guessed || secret_is_key(member->key.text) || names_person(hiding, member->key.text) ||
        is_of_anybody(hiding, member->key.text) || is_no_field(owner))
        hide(hiding, &member->key, member->key.start, true);
    if (guessed)
        hide_line(hiding, member->key.end);
    if (hiding->what_for == HIDE_UNKNOWN && !node_is_scalar(&member->value))
        look_below(hiding, &member->value);
    else
        hide_all(hiding, &member->value, member->key.end);
}

static int compare_ranges(const void *a, const void *b)
{
    const struct source_range *first = a, *second = b;

    return first->start < second->start ? -1 : first->start > second->start;
}

/* A key in a line that was masked is no longer the name that its number stands for. */
static void forget_names(const struct tree *tree, struct node *node)
{
    for (uint32_t i = 0; node->kind == NODE_LIST && i < node->count; i++)
        forget_names(tree, &node->items[i]);
    for (uint32_t i = 0; node->kind == NODE_MAP && i < node->count; i++) {
        struct member *member = &node->members[i];

        if (source_is_masked(tree->source, member->key.start, member->key.end))
            member->key.kept = KEPT_NOTHING;
        forget_names(tree, &member->value);
    }
}

/* Masks all that is to be hidden, in the messages first: they are searched for the text as it still
 * stands there. */
static void mask_all(struct hiding *hiding, struct node *root)
{
    if (hiding->ranges.len > 0)
        qsort(hiding->ranges.items, hiding->ranges.len, sizeof *hiding->ranges.items,
              compare_ranges);
    diag_mask_ranges(hiding->diags, hiding->tree->source, hiding->ranges.items, hiding->ranges.len);
    for (size_t i = 0; i < hiding->nodes.len; i++)
        hide_text(hiding->tree, hiding->nodes.items[i]);
    if (hiding->lines)
        forget_names(hiding->tree, root);
}

/* ---- fields ---- */

/* The field of a key, which may also be another word for it that can only mean this field. */
static const struct field *field_of(const struct hiding *hiding, const struct field *owner,
                                    struct slice key)
{
    const struct field *field = owner == NULL ? NULL : field_called(owner, key);
    const struct choice *choice;
    struct buffer normal = {0};

    if (field != NULL || owner == NULL || owner->words == NULL)
        return field;
    text_normalise(&normal, key);
    choice = choices_called(hiding->arena, owner->words, buffer_slice(&normal)).len > 1
                 ? NULL
                 : choices_find(owner->words, buffer_slice(&normal), MATCH_SAME);
    buffer_free(&normal);
    return choice == NULL ? NULL : field_below(owner, choice->name);
}

/* The field further up that a list or mapping belongs to which has slipped into an entry; NULL for
 * none. */
static const struct field *field_above(const struct field *owner, const struct member *member)
{
    if (owner == NULL || node_is_scalar(&member->value))
        return NULL;
    for (owner = owner->parent; owner != NULL; owner = owner->parent) {
        const struct field *field = field_called(owner, member->key.text);

        if (field != NULL && !field_has_scalars(field))
            return field;
    }
    return NULL;
}

/* Reports a field that is called like personal data, where the check let it pass: the schema allows
 * any field there, or this one. */
static void report(struct hiding *hiding, struct member *member, struct slice word)
{
    if (hiding->what_for != HIDE_AND_REPORT || member->key.faulty)
        return;
    struct span span = node_span(hiding->tree, &member->key);

    diag_set(diag_add(hiding->diags, DIAG_PERSONAL_KEY, span), "word", word);
    member->key.faulty = true;
    hiding->reported = true;
}

static bool hide_personal(struct hiding *hiding, const struct field *field, struct member *member)
{
    const struct secrets *secrets = &hiding->schema->secrets;
    struct slice word = {0};

    if (field == NULL || field->never)
        word = secret_word(secrets->never, secrets->never_count, member->key.text);
    if (word.len == 0)
        return false;
    if (!slice_eq(word, member->key.text))
        hide(hiding, &member->key, member->key.start, true);
    hide_all(hiding, &member->value, member->key.end);
    report(hiding, member, word);
    return true;
}

/* Whether a mapping is the top of a document with entries of persons: fields that have slipped out
 * of an entry may stand there, or entries below a misspelt name. */
static bool is_top(const struct hiding *hiding, const struct field *owner)
{
    return owner == hiding->schema->shape && hiding->schema->secrets.anywhere.person;
}

static void look_at_member(struct hiding *hiding, const struct field *owner, struct member *member,
                           bool person)
{
    const struct field *field = field_of(hiding, owner, member->key.text);

    if (field == NULL)
        field = field_above(owner, member);
    if (hide_personal(hiding, field, member))
        return;
    if (field == NULL && source_is_beside_personal(hiding->tree->source, member->key.start))
        hide(hiding, &member->key, member->key.start, true);
    if (field != NULL) {
        look(hiding, field, &member->value, person);
    } else if (person || is_top(hiding, owner) || names_person(hiding, member->key.text)) {
        hide_member(hiding, owner, member);
    } else {
        look(hiding, NULL, &member->value, false);
    }
}

static bool matches(const struct subschema *schema, enum keyword word, struct slice text)
{
    const struct rule *rule = schema_rule(schema, word);

    return rule != NULL && pattern_find(rule->pattern, text) == PATTERN_YES;
}

/* A text that names somebody where no name belongs (x-person), or seems to speak of somebody
 * (x-caution); a report needs the latter as it is. Where no field belongs no name does. */
static bool is_of_somebody(const struct hiding *hiding, const struct field *field,
                           const struct node *node)
{
    if (field == NULL && node->kind == NODE_STRING && hiding->what_for != HIDE_UNKNOWN)
        return names_person(hiding, node->text);
    for (size_t i = 0; field != NULL && node->kind == NODE_STRING && i < field->schema_count; i++) {
        if (matches(field->schemas[i], KEYWORD_X_PERSON, node->text) ||
            (hiding->what_for == HIDE_FOR_VIEW &&
             matches(field->schemas[i], KEYWORD_X_CAUTION, node->text)))
            return true;
    }
    return false;
}

static void hide_of_somebody(struct hiding *hiding, const struct field *field, struct node *node)
{
    if (is_of_somebody(hiding, field, node) && !span_checked(node_span(hiding->tree, node)))
        hide(hiding, node, node->start, false);
    /* A text in several languages. */
    for (uint32_t i = 0; node->kind == NODE_MAP && i < node->count; i++) {
        struct node *part = &node->members[i].value;

        if (is_of_somebody(hiding, field, part) && !span_checked(node_span(hiding->tree, part)))
            hide(hiding, part, part->start, false);
    }
}

/* A pseudonym, however long its number is. Before a check no value is faulty. */
static bool is_right_code(const struct field *field, const struct node *node)
{
    if (!field->code || node->faulty || node->kind != NODE_STRING ||
        secret_code_has_birth(node->text))
        return false;
    for (size_t i = 0; i < field->schema_count; i++) {
        if (matches(field->schemas[i], KEYWORD_PATTERN, node->text))
            return true;
    }
    return false;
}

/* A mark that names somebody; in a sound one the check has hidden the name. */
static bool is_mark_of_somebody(const struct hiding *hiding, const struct field *field,
                                const struct node *node)
{
    const struct field *owner = field == NULL ? NULL : field->parent;
    size_t start, end = 0;

    return (hiding->what_for == HIDE_FOR_VIEW || node->faulty) && owner != NULL &&
           node_is_scalar(node) && field_takes_mark(field) &&
           mark_find_name(hiding->schema, owner->schema_count > 0 ? owner->schemas[0] : NULL,
                          node->text, &start, &end);
}

/* Whether it is a wrong value in an entry of a person: it may say about the person what no field
 * asks for. */
static bool is_strange(const struct hiding *hiding, const struct field *field,
                       const struct node *node, bool person)
{
    if (!person || !node_is_scalar(node))
        return false;
    return field == NULL ||
           (field->shown != NULL && (node->faulty || hiding->what_for == HIDE_FOR_VIEW) &&
            !secret_shows(field->shown, node->text) && !is_right_code(field, node));
}

/* Whether it stands on a line with personal data. The check still counts a sound value. */
static bool is_beside(const struct hiding *hiding, const struct node *node)
{
    return node_is_scalar(node) && (node->faulty || hiding->what_for == HIDE_FOR_VIEW) &&
           source_is_beside_personal(hiding->tree->source, node->start);
}

static bool is_name(const struct field *field, const struct node *node)
{
    return field != NULL && (field->code || field->person) && node->kind == NODE_STRING &&
           secret_is_name(node->text);
}

/* What stands behind a key that was there before was not checked: it is as any wrong value. */
static void look_at_left_out(struct hiding *hiding, const struct field *field, struct node *map,
                             bool person)
{
    uint32_t count = node_left_out(map);

    for (uint32_t i = 0; i < count; i++) {
        struct member *member = &map->members[map->count + i];

        member->value.faulty = true;
        look_at_member(hiding, field, member, person);
    }
}

static void look(struct hiding *hiding, const struct field *field, struct node *node, bool person)
{
    person = person || (field != NULL && field->person);
    for (uint32_t i = 0; node->kind == NODE_LIST && i < node->count; i++) {
        struct node *item = &node->items[i];

        /* The items of a list where none is allowed were not checked: none of them counts. */
        if (person && node->faulty && node_is_scalar(item))
            item->faulty = true;
        look(hiding, field, item, person);
    }
    for (uint32_t i = 0; node->kind == NODE_MAP && i < node->count; i++)
        look_at_member(hiding, field, &node->members[i], person);
    look_at_left_out(hiding, field, node, person);
    hide_of_somebody(hiding, field, node);
    if (is_strange(hiding, field, node, person) || is_beside(hiding, node) ||
        is_mark_of_somebody(hiding, field, node))
        hide(hiding, node, node->start, false);
    if (is_name(field, node))
        hide_all(hiding, node, node->start);
}

bool schema_hide(const struct schema *schema, struct tree *tree, struct diag_list *diags,
                 enum hiding_for what_for)
{
    struct hiding hiding = {
        .arena = arena_new(), .schema = schema, .tree = tree, .diags = diags, .what_for = what_for};

    assert(what_for == HIDE_UNKNOWN || schema->shape != NULL);
    if (what_for == HIDE_UNKNOWN)
        look(&hiding, NULL, &tree->root, true);
    else
        look(&hiding, schema->shape, &tree->root, false);
    mask_all(&hiding, &tree->root);
    arena_free(hiding.arena);
    return hiding.reported;
}
