/* SPDX-License-Identifier: MIT */
/*
 * schema_keyword: the keywords that are known, by number.
 *
 * How the value behind a keyword is read, the table of schema_compile_keyword.c says; what checks a
 * value by it, that of check/check_keyword.c. Adding a keyword of JSON Schema is adding its number
 * here, in the order of the names, and a row there; adding a word of our own is adding its row to
 * vocabulary.def, manual and all. Either needs a second row where it judges values.
 */
#ifndef TAIZHANG_SCHEMA_SCHEMA_KEYWORD_H
#define TAIZHANG_SCHEMA_SCHEMA_KEYWORD_H

/* When a rule is asked, among all of one subschema. */
enum stage {
    STAGE_NONE,   /* never: an annotation, or a neighbour does the work */
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

/* In the byte order of the names. */
enum keyword {
    KEYWORD_ANCHOR,
    KEYWORD_COMMENT,
    KEYWORD_DEFS,
    KEYWORD_DYNAMIC_ANCHOR,
    KEYWORD_DYNAMIC_REF,
    KEYWORD_ID,
    KEYWORD_REF,
    KEYWORD_SCHEMA,
    KEYWORD_VOCABULARY,
    KEYWORD_ADDITIONAL_PROPERTIES,
    KEYWORD_ALL_OF,
    KEYWORD_ANY_OF,
    KEYWORD_CONST,
    KEYWORD_CONTAINS,
    KEYWORD_CONTENT_ENCODING,
    KEYWORD_CONTENT_MEDIA_TYPE,
    KEYWORD_CONTENT_SCHEMA,
    KEYWORD_DEFAULT,
    KEYWORD_DEPENDENT_REQUIRED,
    KEYWORD_DEPENDENT_SCHEMAS,
    KEYWORD_DEPRECATED,
    KEYWORD_DESCRIPTION,
    KEYWORD_ELSE,
    KEYWORD_ENUM,
    KEYWORD_ENUM_DESCRIPTIONS,
    KEYWORD_EXAMPLES,
    KEYWORD_EXCLUSIVE_MAXIMUM,
    KEYWORD_EXCLUSIVE_MINIMUM,
    KEYWORD_FORMAT,
    KEYWORD_IF,
    KEYWORD_ITEMS,
    KEYWORD_MAX_CONTAINS,
    KEYWORD_MAX_ITEMS,
    KEYWORD_MAX_LENGTH,
    KEYWORD_MAX_PROPERTIES,
    KEYWORD_MAXIMUM,
    KEYWORD_MIN_CONTAINS,
    KEYWORD_MIN_ITEMS,
    KEYWORD_MIN_LENGTH,
    KEYWORD_MIN_PROPERTIES,
    KEYWORD_MINIMUM,
    KEYWORD_MULTIPLE_OF,
    KEYWORD_NOT,
    KEYWORD_ONE_OF,
    KEYWORD_PATTERN,
    KEYWORD_PATTERN_PROPERTIES,
    KEYWORD_PREFIX_ITEMS,
    KEYWORD_PROPERTIES,
    KEYWORD_PROPERTY_NAMES,
    KEYWORD_READ_ONLY,
    KEYWORD_REQUIRED,
    KEYWORD_THEN,
    KEYWORD_TITLE,
    KEYWORD_TYPE,
    KEYWORD_UNEVALUATED_ITEMS,
    KEYWORD_UNEVALUATED_PROPERTIES,
    KEYWORD_UNIQUE_ITEMS,
    KEYWORD_WRITE_ONLY,
#include "keyword_codes.inc"
    KEYWORD_COUNT,
};

#endif
