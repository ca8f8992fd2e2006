/* SPDX-License-Identifier: MIT */
/* See schema_told.h. */
#include "schema/schema_told.h"

#include <assert.h>
#include <stdlib.h>

#define BRANCHES_FEW 16 /* that are asked as fast one by one */
#define KEYS_MAX     8  /* of the first branch are tried */

static const struct rule *words_rule(const struct subschema *schema)
{
    const struct rule *rule = schema_rule(schema, KEYWORD_CONST);

    return rule != NULL ? rule : schema_rule(schema, KEYWORD_ENUM);
}

const struct rule *branch_discriminator(const struct subschema *schema, struct slice name)
{
    const struct subschema *property = schema_property(schema, name);

    return property == NULL ? NULL : words_rule(property);
}

/* The rule by which a branch wants a word, or one of some; NULL where it takes anything else. */
static const struct rule *words_of(const struct subschema *branch, struct slice key)
{
    const struct rule *rule = key.len == 0 ? words_rule(branch) : branch_discriminator(branch, key);

    if (rule == NULL || rule->keyword == KEYWORD_CONST)
        return rule != NULL && rule->value->kind == NODE_STRING ? rule : NULL;
    for (uint32_t i = 0; i < rule->value->count; i++) {
        if (rule->value->items[i].kind != NODE_STRING)
            return NULL;
    }
    return rule;
}

bool branch_add_words(const struct subschema *branch, struct choices *words)
{
    const struct rule *list = schema_rule(branch, KEYWORD_ENUM),
                      *value = schema_rule(branch, KEYWORD_CONST);

    if ((subschema_types(branch) & TYPE_STRING) == 0)
        return true;
    if (value != NULL)
        choices_add(words, value->value->text, NULL);
    else if (list != NULL)
        choices_add_enum(words, list);
    return value != NULL || list != NULL;
}

static void add_words(struct arena *arena, struct told *told, const struct rule *rule,
                      size_t branch)
{
    const struct node *value = rule->value;

    if (rule->keyword == KEYWORD_CONST)
        *ARRAY_PUSH(arena, told) = (struct told_word){value->text, branch};
    for (uint32_t i = 0; rule->keyword == KEYWORD_ENUM && i < value->count; i++)
        *ARRAY_PUSH(arena, told) = (struct told_word){value->items[i].text, branch};
}

static int compare_words(const void *a, const void *b)
{
    const struct told_word *one = a, *other = b;
    int order = slice_cmp(one->word, other->word);

    return order != 0 ? order : (one->branch > other->branch) - (one->branch < other->branch);
}

/* Whether most branches are told apart by a key, and how. */
static bool tell_by(struct arena *arena, struct told *told, const struct rule *rule,
                    struct slice key)
{
    told->key = key;
    told->len = told->rest.len = 0;
    for (size_t i = 0; i < rule->schemas.len; i++) {
        const struct rule *words = words_of(rule->schemas.items[i], key);

        if (words != NULL)
            add_words(arena, told, words, i);
        else
            *ARRAY_PUSH(arena, &told->rest) = i;
        if (told->rest.len > i / 2 + 1)
            return false;
    }
    if (told->len > 1)
        qsort(told->items, told->len, sizeof *told->items, compare_words);
    return true;
}

static bool tell(struct arena *arena, struct told *told, const struct rule *rule)
{
    const struct rule *group = schema_rule(rule->schemas.items[0], KEYWORD_PROPERTIES);

    if (tell_by(arena, told, rule, (struct slice){NULL, 0}))
        return true;
    for (size_t i = 0; group != NULL && i < KEYS_MAX && i < group->in->properties.len; i++) {
        const struct slice key = group->in->properties.items[i].name;

        if (key.len > 0 && words_of(rule->schemas.items[0], key) != NULL &&
            tell_by(arena, told, rule, key))
            return true;
    }
    return false;
}

/* Adds the words that a branch wants; false where it may take another text there. */
static bool gather_branch(struct told *told, const struct subschema *branch,
                          struct choices *choices)
{
    const bool by_words = words_of(branch, told->key) != NULL;

    if (told->key.len > 0) {
        if ((subschema_types(branch) & TYPE_OBJECT) == 0)
            return true;
        if (branch_discriminator(branch, told->key) == NULL)
            return false;
        branch = told->top = schema_property(branch, told->key);
    }
    return (by_words || (subschema_types(branch) & TYPE_STRING) == 0) &&
           branch_add_words(branch, choices);
}

/* The words of all branches; NULL where one of them may take another text. */
static const struct choices *gather(struct arena *arena, struct told *told, const struct rule *rule)
{
    struct choices *choices = ARENA_NEW(arena, struct choices);

    choices->arena = arena;
    for (size_t i = 0; i < rule->schemas.len; i++) {
        if (!gather_branch(told, rule->schemas.items[i], choices))
            return NULL;
    }
    return choices;
}

static void fit(struct told *told, const struct rule *rule)
{
    for (size_t i = 0; i < rule->schemas.len; i++) {
        const unsigned own = subschema_types(rule->schemas.items[i]);

        told->types |= own;
        for (unsigned type = 0; type < TYPE_COUNT_MAX; type++) {
            const unsigned of_node =
                1U << type == TYPE_INTEGER ? TYPE_INTEGER | TYPE_NUMBER : 1U << type;

            if ((own & of_node) == 0)
                continue;
            told->fitting[type].count++;
            told->fitting[type].last = rule->schemas.items[i];
        }
    }
}

static const struct told *told_of(struct arena *arena, const struct rule *rule)
{
    struct told *told = ARENA_NEW(arena, struct told);

    fit(told, rule);
    if (tell(arena, told, rule)) {
        told->choices = gather(arena, told, rule);
        return told;
    }
    told->len = told->rest.len = 0;
    return told;
}

void schema_tell(struct schema *schema)
{
    for (size_t i = 0; i < schema->all.len; i++) {
        struct rules *rules = &schema->all.items[i]->rules;

        for (size_t k = 0; k < rules->len; k++) {
            struct rule *rule = &rules->items[k];

            if ((rule->keyword == KEYWORD_ANY_OF || rule->keyword == KEYWORD_ONE_OF) &&
                rule->schemas.len > BRANCHES_FEW)
                rule->told = told_of(schema->arena, rule);
        }
    }
}

/* ---- asking ---- */

/* The node that has the word, where it surely is judged by it; NULL where that is not known. */
static const struct node *telling(const struct told *told, const struct node *node)
{
    if (told->key.len > 0) {
        const struct member *member = node_member(node, told->key);

        node = member == NULL || member->key.faulty ? NULL : &member->value;
    }
    return node == NULL || node->faulty || node->kind != NODE_STRING ? NULL : node;
}

static size_t first_of(const struct told *told, struct slice word)
{
    size_t low = 0, high = told->len;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (slice_cmp(told->items[middle].word, word) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

struct branches branches_for(const struct rule *rule, const struct node *node)
{
    const struct told *told = rule->told;
    struct branches branches = {.rule = rule, .count = rule->schemas.len};

    node = told == NULL || told->len == 0 ? NULL : telling(told, node);
    if (node == NULL)
        return branches;
    size_t first = first_of(told, node->text), end = first;

    while (end < told->len && slice_eq(told->items[end].word, node->text))
        end++;
    branches.words = &told->items[first];
    branches.count = told->rest.len + end - first;
    assert(branches.count <= rule->schemas.len && "an enum says a word once");
    return branches;
}

struct subschema *branch_at(const struct branches *branches, size_t index)
{
    const struct rule *rule = branches->rule;

    assert(index < branches->count);
    if (branches->words == NULL)
        return rule->schemas.items[index];
    const size_t rest = rule->told->rest.len;

    return rule->schemas
        .items[index < rest ? rule->told->rest.items[index] : branches->words[index - rest].branch];
}

bool told_is_strange(const struct rule *rule, struct slice key, const struct node *value)
{
    const struct told *told = rule->told;

    if (told == NULL || told->choices == NULL || !slice_eq(told->key, key) || value->faulty ||
        value->kind != NODE_STRING)
        return false;
    const size_t at = first_of(told, value->text);

    return at == told->len || !slice_eq(told->items[at].word, value->text);
}

const struct fitting *told_fitting(const struct told *told, unsigned types)
{
    unsigned type = 0;

    assert(types != 0 && types <= TYPE_ANY);
    while ((types >> type & 1U) == 0)
        type++;
    return &told->fitting[type];
}
