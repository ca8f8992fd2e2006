/* SPDX-License-Identifier: MIT */
/* From a node to a subschema with rules. The table of keywords says how each value is read. */
#include "schema/schema_compile.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* The table has a row for each keyword, in the order in which they are looked for; what makes a
 * rule concerns some nodes. */
static void assert_keyword(const struct keyword_row *rows, size_t i)
{
#ifndef NDEBUG
    assert(rows[i].name != NULL && "a keyword without a row");
    assert(i == 0 || strcmp(rows[i - 1].name, rows[i].name) < 0);
    assert((rows[i].stage == STAGE_NONE) == (rows[i].kinds == 0));
#else
    (void)rows;
    (void)i;
#endif
}

_Static_assert(KEYWORD_COUNT <= UINT8_MAX, "a keyword is kept in a byte");

static int compare(const void *key, const void *row)
{
    const struct slice *name = key;
    const char *keyword = ((const struct keyword_row *)row)->name;
    int order = name->data[0] - keyword[0]; /* most differ there */

    if (order == 0)
        order = strncmp(name->data, keyword, name->len);
    return order != 0 || keyword[name->len] == '\0' ? order : -1;
}

/* KEYWORD_COUNT where there is no keyword of that name. */
static enum keyword find(const struct compiler *compiler, struct slice name)
{
    const struct keyword_row *row =
        name.len == 0 || memchr(name.data, '\0', name.len) != NULL
            ? NULL
            : bsearch(&name, compiler->keywords, KEYWORD_COUNT, sizeof *row, compare);

    if (row == NULL)
        return KEYWORD_COUNT;
    assert_keyword(compiler->keywords, (size_t)(row - compiler->keywords));
    return (enum keyword)(row - compiler->keywords);
}

static const uint8_t *find_keywords(const struct compiler *compiler, const struct node *node)
{
    uint8_t *keywords = ARENA_ARRAY(compiler->arena, node->count, uint8_t);

    for (uint32_t i = 0; i < node->count; i++)
        keywords[i] = (uint8_t)find(compiler, node->members[i].key.text);
    return keywords;
}

/* For offering the nearest. */
static size_t names_of(const struct compiler *compiler, struct slice **out)
{
    *out = ARENA_ARRAY(compiler->arena, KEYWORD_COUNT, struct slice);
    for (size_t i = 0; i < KEYWORD_COUNT; i++) {
        assert_keyword(compiler->keywords, i);
        (*out)[i] = slice_of(compiler->keywords[i].name);
    }
    return KEYWORD_COUNT;
}

static void unknown_keyword(struct compiler *compiler, const struct node *key)
{
    struct slice *names;
    size_t count = names_of(compiler, &names);
    struct diag *diag = compile_fault(compiler, key, DIAG_SCHEMA_UNKNOWN_KEYWORD);

    diag_set(diag, "key", key->text);
    diag_set_nearest(diag, key->text, names, count);
}

/* In the order of the stages, else in that of the schema. */
static void insert_rule(struct compiler *compiler, struct subschema *schema, struct rule rule)
{
    struct rules *rules = &schema->rules;

    *ARRAY_PUSH(compiler->arena, rules) = rule;

    size_t at = rules->len - 1;
    assert(rule.stage != STAGE_NONE && rule.kinds != 0);
    while (at > 0 && rules->items[at - 1].stage > rule.stage) {
        rules->items[at] = rules->items[at - 1];
        at--;
    }
    rules->items[at] = rule;
}

static void compile_member(struct compiler *compiler, struct subschema *schema,
                           const struct member *member, enum keyword keyword)
{
    struct rule rule = {
        .keyword = keyword,
        .in = schema,
        .key = &member->key,
        .value = &member->value,
    };

    if (rule.keyword == KEYWORD_COUNT) {
        unknown_keyword(compiler, &member->key);
        return;
    }
    const struct keyword_row *row = &compiler->keywords[rule.keyword];

    rule.stage = row->stage;
    rule.kinds = row->kinds;
    if ((row->compile == NULL || row->compile(compiler, &rule)) && rule.stage != STAGE_NONE)
        insert_rule(compiler, schema, rule);
}

struct subschema *compile_schema(struct compiler *compiler, const struct node *node)
{
    struct subschema *schema = ARENA_NEW(compiler->arena, struct subschema);

    schema->node = node;
    *ARRAY_PUSH(compiler->arena, &compiler->schema->all) = schema;
    if (node->kind == NODE_BOOL) {
        schema->never = !node->boolean;
        return schema;
    }
    if (node->kind != NODE_MAP) {
        compile_fault(compiler, node, DIAG_SCHEMA_NOT_A_SCHEMA);
        return NULL;
    }
    schema->keywords = find_keywords(compiler, node);
    for (uint32_t i = 0; i < node->count; i++)
        compile_member(compiler, schema, &node->members[i], schema->keywords[i]);
    return schema;
}
