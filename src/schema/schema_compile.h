/* SPDX-License-Identifier: MIT */
/*
 * schema_compile: from the tree of a schema to rules. A table says how the value behind each
 * keyword is read.
 */
#ifndef TAIZHANG_SCHEMA_SCHEMA_COMPILE_H
#define TAIZHANG_SCHEMA_SCHEMA_COMPILE_H

#include "schema/schema_say.h"
#include "schema/schema_view.h"

/* Steps that stay at one value ($ref, allOf, anyOf, ...) may follow each other so often. */
#define SCHEMA_CHAIN_MAX 32

struct compiler;

/* Reads rule->value into the operand; false where it is malformed, with a diagnostic. */
typedef bool keyword_compile(struct compiler *compiler, struct rule *rule);

/* What a keyword compiles to. */
struct keyword_row {
    const char *name;
    keyword_compile *compile; /* NULL: takes any value */
    enum stage stage;         /* of its rule; STAGE_NONE: it makes none */
    unsigned kinds;           /* of nodes that the rule concerns, 1 << kind */
};

extern const struct keyword_row schema_keywords[KEYWORD_COUNT];

/* What is known of a schema before it is compiled. */
enum schema_origin {
    SCHEMA_OF_ANYBODY, /* every fault is looked for */
    SCHEMA_BUILT_IN,   /* none is there, which a test says (test_builtin.c): patterns are compiled
                          when they are needed, and lists of words taken to differ */
};

struct compiler {
    struct schema *schema;
    struct arena *arena;
    struct diag_list *diags;
    const struct keyword_row *keywords; /* by number: schema_keywords */
    enum schema_origin origin;
};

/* schema_compile(), and what it does for a schema that is built in. */
struct schema *schema_compile_as(struct arena *arena, const struct tree *tree,
                                 enum schema_origin origin, struct diag_list *diags);

/* Compiles the schema in a node and all below it; NULL where it is none. */
struct subschema *compile_schema(struct compiler *compiler, const struct node *node);

/* Finds what each $ref refers to, and refuses chains that do not go into the value. */
void compile_references(struct compiler *compiler);

/* Marks what is used: the whole schema, what it holds but for $defs, and what that refers to. */
void compile_uses(struct compiler *compiler);

/* The subschema of a node; NULL where no schema stands there. schema->all is sorted. */
struct subschema *subschema_at(const struct schema *schema, const struct node *node);

struct diag *compile_fault(struct compiler *compiler, const struct node *node, enum diag_code code);

/* The keyword's value is not what it must be: "the value of {key} must be {expected}". */
bool compile_expects(struct compiler *compiler, const struct rule *rule, const struct node *node,
                     const struct words *expected);

/* Reports each text that occurs twice; true where none does. Sorts the copies that it takes. */
bool compile_all_differ(struct compiler *compiler, const struct rule *rule);

/* The enum beside an x- word; NULL, with a diagnostic, where there is none. */
const struct node *compile_enum_beside(struct compiler *compiler, const struct rule *rule);

/* Whether a word names a value of the enum; a diagnostic where it does not. */
bool compile_names_value(struct compiler *compiler, const struct rule *rule,
                         const struct node *list, const struct node *node);

/* The keyword's value must be one of these words. */
bool compile_one_of(struct compiler *compiler, const struct rule *rule, const char *const *words,
                    size_t count, const struct words *expected);

/* A list of words of the whole schema, which stands at its top. */
bool compile_top_names(struct compiler *compiler, struct rule *rule);

#define COMPILE(name) bool compile_##name(struct compiler *compiler, struct rule *rule)
COMPILE(text);
COMPILE(flag);
COMPILE(list);
COMPILE(texts);
COMPILE(dialect);
COMPILE(id);
COMPILE(later);
COMPILE(ref);
COMPILE(definitions);
COMPILE(type);
COMPILE(enum);
COMPILE(count);
COMPILE(number);
COMPILE(positive);
COMPILE(names);
COMPILE(dependents);
COMPILE(pattern);
COMPILE(format);
COMPILE(schema_value);
COMPILE(schema_list);
COMPILE(properties);
COMPILE(patterns);
COMPILE(prefix);
COMPILE(then);
COMPILE(otherwise);

/* The x- words, in schema_compile_words.c and schema_compile_words_age.c. */
COMPILE(label);
COMPILE(values);
COMPILE(alias);
COMPILE(order);
COMPILE(date);
COMPILE(missing);
COMPILE(unique);
COMPILE(plausible);
COMPILE(once);
COMPILE(reach);
COMPILE(rises);
COMPILE(age);
COMPILE(ages);
COMPILE(never);
COMPILE(person);
COMPILE(counters);
COMPILE(articles);
COMPILE(idioms);

/* In schema_compile_filled.c. */
COMPILE(none);
COMPILE(some);
COMPILE(filled);

/* In schema_compile_words_same.c. */
COMPILE(same);
COMPILE(proves);

/* A property among others, of which several may have its name. */
struct alike {
    size_t next; /* the next one of that name; where there is none, as many as there are */
    bool again;  /* one of that name stands before it */
};

/* For each property; lives in the arena. */
const struct alike *properties_alike(struct arena *arena, const struct properties *properties);

/* The outline of a schema whose references are compiled and lead nowhere back. */
struct outline *outline_of(struct arena *arena, const struct subschema *schema);

/* Numbers the names of all properties, for the reader, and notes by number what each mapping has.
 */
void schema_number(struct schema *schema);

/* Gathers from the shape what nobody may see of a document. */
void schema_gather_secrets(struct schema *schema);

/* Builds the shape of a compiled schema; its faults go into the compiler's list. */
struct field *shape_build(struct compiler *compiler);

#endif
