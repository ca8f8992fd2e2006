/* SPDX-License-Identifier: MIT */
/*
 * schema_view: a compiled schema, as those see it that check a document by it or look for what was
 * meant.
 *
 * It is a list of rules, each a keyword with its operand, in the order in which the keywords want
 * to be checked (enum stage). What a keyword must know of its neighbours (additionalProperties of
 * properties) stands in the subschema itself.
 */
#ifndef TAIZHANG_SCHEMA_SCHEMA_VIEW_H
#define TAIZHANG_SCHEMA_SCHEMA_VIEW_H

#include "schema/schema_format.h"
#include "schema/schema_keyword.h"
#include "schema/schema_pattern.h"
#include "schema/shape.h"

/* The types of JSON Schema, as a set. A whole number is of two of them. */
enum {
    TYPE_NULL = 1,
    TYPE_BOOLEAN = 2,
    TYPE_INTEGER = 4,
    TYPE_NUMBER = 8,
    TYPE_STRING = 16,
    TYPE_ARRAY = 32,
    TYPE_OBJECT = 64,
    TYPE_ANY = 127,
};

/* What a value of x-filled is to be. */
enum filling { FILLING_TEXT, FILLING_MARK };

struct subschema;

struct names {
    ARRAY(struct slice);
};

struct subschemas {
    ARRAY(struct subschema *);
};

struct property {
    struct slice name;
    struct subschema *schema;
};

struct properties {
    ARRAY(struct property);    /* sorted by name */
    const uint16_t *by_number; /* of a name: 1 + the index of its property, or 0; NULL: not made */
};

struct patterned {
    struct pattern *pattern;
    struct subschema *schema;
};

struct pattern_index;

struct patterns {
    ARRAY(struct patterned);
    const struct pattern_index *index; /* of many: schema_patterned.h; NULL: few */
};

struct dependent {
    struct slice name;
    struct names needs;
};

struct dependents {
    ARRAY(struct dependent);
};

struct rule {
    enum keyword keyword;
    enum stage stage;         /* when it is asked */
    unsigned kinds;           /* of nodes that it concerns, 1 << kind */
    struct subschema *in;     /* where it stands */
    const struct node *key;   /* as the keyword stands in the schema */
    const struct node *value; /* and what stands behind it */
    const struct told *told;  /* of many branches: schema_told.h; NULL: few */
    union {
        bool on;
        unsigned types;
        size_t count;
        struct decimal number;
        struct names names; /* of `required`; of a long enum its texts, sorted */
        struct dependents dependents;
        struct pattern *pattern;
        enum format format;
        struct subschema *schema;
        struct subschemas schemas;
        enum filling filling;
    };
};

struct rules {
    ARRAY(struct rule);
};

struct subschema {
    const struct node *node;
    const uint8_t *keywords; /* of each member of the node; KEYWORD_COUNT where it is none */
    bool never;              /* the schema `false` */
    struct rules rules;
    struct name label; /* its own x-label */

    /* What neighbours of a keyword look at. */
    struct properties properties;
    struct patterns patterns;
    struct subschemas prefix;
    struct subschema *then, *otherwise;

    /* For finding cycles: the longest chain of steps that stay at the value. */
    bool entered;
    int height; /* 0: not known yet */

    /* For the shape. */
    bool open;  /* a field above is made of it */
    bool known; /* some field is made of it */
    bool used;  /* it is the whole, or what is used refers to it: compile_uses() */

    const struct drawn *drawn; /* for the outline: the fields of this schema alone, at each depth */
};

struct schema {
    struct arena *arena;
    const struct tree *tree;
    struct subschema *root;
    struct subschemas all; /* sorted by node once compiled */
    struct {
        ARRAY(struct pattern *);
    } held; /* to be freed */
    struct field *shape;
    struct outline *outline;
    struct secrets secrets;
    struct pattern *names;         /* the first x-person; NULL for none */
    struct pattern_seen *harmless; /* words for fields that are none of personal data */
    bool joined; /* what is built in of persons was joined to it: it may say less of its own */
    struct numerals numerals;
    struct names none, some; /* x-none and x-some, as text_bare() leaves them, sorted */
    /* Whether a word of them begins or ends with a character, by its last bits: most texts do
     * neither, and are not looked at any further. */
    bool filler_begins[2048], filler_ends[2048];
};

/* The types of a value. */
unsigned schema_types_of(const struct node *node);

/* The types that a schema takes; with an enum or const alone, those of their values. */
unsigned subschema_types(const struct subschema *schema);

/* Whether the rule asks several schemas about the value: allOf, anyOf, oneOf. */
bool rule_has_branches(const struct rule *rule);

/* The rule of a keyword, also by way of $ref and allOf; NULL where there is none. */
const struct rule *schema_rule(const struct subschema *schema, enum keyword keyword);

/* The schema of a property, also by way of $ref and allOf; NULL where there is none. */
const struct subschema *schema_property(const struct subschema *schema, struct slice name);
const struct property *property_find(const struct properties *properties, struct slice name);

/* The same of the key of a document. */
const struct property *property_at_key(const struct properties *properties, const struct node *key);
void properties_sort(struct properties *properties);

/* Whether a sorted list has the name. */
bool names_hold(const struct names *names, struct slice name);
void names_sort(struct names *names);

/* Whether it has properties or items, also by way of $ref and allOf. */
bool schema_has_structure(const struct subschema *schema);

/* A keyword in the schema itself, with what stands behind it; NULL where it is not there. */
const struct member *subschema_member(const struct subschema *schema, enum keyword keyword);

/* The value of an annotation, also by way of $ref and allOf; NULL where there is none. */
const struct node *schema_note(const struct subschema *schema, enum keyword keyword);

/* The label, its own or by way of $ref and allOf; NULL where there is none. */
const struct name *schema_label(const struct subschema *schema);

/* What else the field of a property is called, also by way of $ref and allOf. */
struct other_names schema_other_names(const struct subschema *property);

/* Whether that has a word. */
bool schema_is_called(const struct subschema *property, struct slice word);

/* Text of an x-label, {zh, en}. */
struct name schema_name(const struct node *node);

/* The value that a text is another spelling of, by the x-alias of a schema; NULL for none. */
const struct node *schema_alias(const struct node *schema, struct slice text);

#endif
