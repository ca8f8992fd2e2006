/* SPDX-License-Identifier: MIT */
/*
 * schema_keyword: the table of all keywords that are known, one row each.
 *
 * A row says how the value behind the keyword is read into an operand, and how a value of
 * a document is checked by it. Adding a keyword is adding a row and these two functions.
 */
#ifndef TAIZHANG_SCHEMA_SCHEMA_KEYWORD_H
#define TAIZHANG_SCHEMA_SCHEMA_KEYWORD_H

#include "schema/schema_check.h"

/* When a rule is asked, among all of one subschema. */
enum stage {
    STAGE_PERSON, /* first: what must not be shown is masked before anything is said of it */
    STAGE_FILLED, /* before the type: null in quotes is no better than null */
    STAGE_TYPE,
    STAGE_VALUE,
    STAGE_FORM,
    STAGE_SIZE,
    STAGE_BELOW,
    STAGE_UNKNOWN, /* before missing keys: a slip of the pen is not missing, too */
    STAGE_MISSING,
    STAGE_BRANCH,
};

/* Reads rule->value into the operand; false where it is malformed, with a diagnostic. */
typedef bool keyword_compile(struct compiler *compiler, struct rule *rule);

/* Checks the value; faults go through schema_fault(). */
typedef void keyword_check(struct check *check, const struct rule *rule, struct at *at);

struct keyword {
    const char *name;
    keyword_compile *compile; /* NULL: takes any value */
    keyword_check *check;     /* NULL: says nothing of values, or a neighbour does the work */
    enum stage stage;
    unsigned kinds; /* of nodes that it concerns, 1 << kind */
};

/* NULL where the table has no such row. */
const struct keyword *keyword_find(struct slice name);

/* All names, for offering the nearest. The array is static. */
size_t keyword_names(struct arena *arena, struct slice **out);

#endif
