/* SPDX-License-Identifier: MIT */
/* What each keyword compiles to. See schema_keyword.h. */
#include "schema/schema_compile.h"

#include <assert.h>
#include <stdlib.h>

#define ANY  (~0U)
#define NUM  (1U << NODE_NUMBER)
#define TEXT (1U << NODE_STRING)
#define LIST (1U << NODE_LIST)
#define MAP  (1U << NODE_MAP)

/* What the vocabulary of 2020-12 knows and this program does not yet: refused by name. */
#define LATER(name)                                                                                \
    {                                                                                              \
        name, compile_later, STAGE_NONE, 0                                                         \
    }
/* Annotations, and words that only the shape reads. */
#define NOTE(name, compile)                                                                        \
    {                                                                                              \
        name, compile, STAGE_NONE, 0                                                               \
    }

static const struct keyword_row rows[KEYWORD_COUNT] = {
    [KEYWORD_ANCHOR] = LATER("$anchor"),
    [KEYWORD_COMMENT] = NOTE("$comment", compile_text),
    [KEYWORD_DEFS] = NOTE("$defs", compile_definitions),
    [KEYWORD_DYNAMIC_ANCHOR] = LATER("$dynamicAnchor"),
    [KEYWORD_DYNAMIC_REF] = LATER("$dynamicRef"),
    [KEYWORD_ID] = NOTE("$id", compile_id),
    [KEYWORD_REF] = {"$ref", compile_ref, STAGE_VALUE, ANY},
    [KEYWORD_SCHEMA] = NOTE("$schema", compile_dialect),
    [KEYWORD_VOCABULARY] = LATER("$vocabulary"),
    [KEYWORD_ADDITIONAL_PROPERTIES] = {"additionalProperties", compile_schema_value, STAGE_UNKNOWN,
                                       MAP},
    [KEYWORD_ALL_OF] = {"allOf", compile_schema_list, STAGE_BRANCH, ANY},
    [KEYWORD_ANY_OF] = {"anyOf", compile_schema_list, STAGE_BRANCH, ANY},
    [KEYWORD_CONST] = {"const", NULL, STAGE_VALUE, ANY},
    [KEYWORD_CONTAINS] = LATER("contains"),
    [KEYWORD_CONTENT_ENCODING] = LATER("contentEncoding"),
    [KEYWORD_CONTENT_MEDIA_TYPE] = LATER("contentMediaType"),
    [KEYWORD_CONTENT_SCHEMA] = LATER("contentSchema"),
    [KEYWORD_DEFAULT] = NOTE("default", NULL),
    [KEYWORD_DEPENDENT_REQUIRED] = {"dependentRequired", compile_dependents, STAGE_MISSING, MAP},
    [KEYWORD_DEPENDENT_SCHEMAS] = LATER("dependentSchemas"),
    [KEYWORD_DEPRECATED] = NOTE("deprecated", compile_flag),
    [KEYWORD_DESCRIPTION] = NOTE("description", compile_text),
    [KEYWORD_ELSE] = NOTE("else", compile_otherwise),
    [KEYWORD_ENUM] = {"enum", compile_enum, STAGE_VALUE, ANY},
    [KEYWORD_ENUM_DESCRIPTIONS] = NOTE("enumDescriptions", compile_texts),
    [KEYWORD_EXAMPLES] = NOTE("examples", compile_list),
    [KEYWORD_EXCLUSIVE_MAXIMUM] = {"exclusiveMaximum", compile_number, STAGE_SIZE, NUM},
    [KEYWORD_EXCLUSIVE_MINIMUM] = {"exclusiveMinimum", compile_number, STAGE_SIZE, NUM},
    [KEYWORD_FORMAT] = {"format", compile_format, STAGE_FORM, TEXT},
    [KEYWORD_IF] = {"if", compile_schema_value, STAGE_BRANCH, ANY},
    [KEYWORD_ITEMS] = {"items", compile_schema_value, STAGE_BELOW, LIST},
    [KEYWORD_MAX_CONTAINS] = LATER("maxContains"),
    [KEYWORD_MAX_ITEMS] = {"maxItems", compile_count, STAGE_SIZE, LIST},
    [KEYWORD_MAX_LENGTH] = {"maxLength", compile_count, STAGE_SIZE, TEXT},
    [KEYWORD_MAX_PROPERTIES] = {"maxProperties", compile_count, STAGE_SIZE, MAP},
    [KEYWORD_MAXIMUM] = {"maximum", compile_number, STAGE_SIZE, NUM},
    [KEYWORD_MIN_CONTAINS] = LATER("minContains"),
    [KEYWORD_MIN_ITEMS] = {"minItems", compile_count, STAGE_SIZE, LIST},
    [KEYWORD_MIN_LENGTH] = {"minLength", compile_count, STAGE_SIZE, TEXT},
    [KEYWORD_MIN_PROPERTIES] = {"minProperties", compile_count, STAGE_MISSING, MAP},
    [KEYWORD_MINIMUM] = {"minimum", compile_number, STAGE_SIZE, NUM},
    [KEYWORD_MULTIPLE_OF] = {"multipleOf", compile_positive, STAGE_SIZE, NUM},
    [KEYWORD_NOT] = {"not", compile_schema_value, STAGE_BRANCH, ANY},
    [KEYWORD_ONE_OF] = {"oneOf", compile_schema_list, STAGE_BRANCH, ANY},
    [KEYWORD_PATTERN] = {"pattern", compile_pattern, STAGE_FORM, TEXT},
    [KEYWORD_PATTERN_PROPERTIES] = {"patternProperties", compile_patterns, STAGE_BELOW, MAP},
    [KEYWORD_PREFIX_ITEMS] = {"prefixItems", compile_prefix, STAGE_BELOW, LIST},
    [KEYWORD_PROPERTIES] = {"properties", compile_properties, STAGE_BELOW, MAP},
    [KEYWORD_PROPERTY_NAMES] = {"propertyNames", compile_schema_value, STAGE_BELOW, MAP},
    [KEYWORD_READ_ONLY] = NOTE("readOnly", compile_flag),
    [KEYWORD_REQUIRED] = {"required", compile_names, STAGE_MISSING, MAP},
    [KEYWORD_THEN] = NOTE("then", compile_then),
    [KEYWORD_TITLE] = NOTE("title", compile_text),
    [KEYWORD_TYPE] = {"type", compile_type, STAGE_TYPE, ANY},
    [KEYWORD_UNEVALUATED_ITEMS] = LATER("unevaluatedItems"),
    [KEYWORD_UNEVALUATED_PROPERTIES] = LATER("unevaluatedProperties"),
    [KEYWORD_UNIQUE_ITEMS] = {"uniqueItems", compile_flag, STAGE_SIZE, LIST},
    [KEYWORD_WRITE_ONLY] = NOTE("writeOnly", compile_flag),
    [KEYWORD_X_AGE] = NOTE("x-age", compile_age),
    [KEYWORD_X_AGES] = NOTE("x-ages", compile_ages),
    [KEYWORD_X_ALIAS] = NOTE("x-alias", compile_alias),
    [KEYWORD_X_ALSO] = NOTE("x-also", compile_texts),
    [KEYWORD_X_ARTICLES] = NOTE("x-articles", compile_articles),
    [KEYWORD_X_AT_MOST] = NOTE("x-at-most", compile_text),
    [KEYWORD_X_CAUTION] = {"x-caution", compile_pattern, STAGE_SIZE, TEXT | MAP},
    [KEYWORD_X_CODE] = {"x-code", compile_flag, STAGE_PERSON, TEXT | LIST | MAP},
    [KEYWORD_X_COUNTERS] = NOTE("x-counters", compile_counters),
    [KEYWORD_X_DATE] = NOTE("x-date", compile_date),
    [KEYWORD_X_EVIDENCE] = NOTE("x-evidence", compile_flag),
    [KEYWORD_X_FILLED] = {"x-filled", compile_filled, STAGE_FILLED, ANY},
    [KEYWORD_X_FORMER] = NOTE("x-former", compile_names),
    [KEYWORD_X_IDIOMS] = NOTE("x-idioms", compile_idioms),
    [KEYWORD_X_LABEL] = NOTE("x-label", compile_label),
    [KEYWORD_X_MISSING] = NOTE("x-missing", compile_missing),
    [KEYWORD_X_NEVER] = NOTE("x-never", compile_never),
    [KEYWORD_X_NONE] = NOTE("x-none", compile_none),
    [KEYWORD_X_ONCE] = NOTE("x-once", compile_once),
    [KEYWORD_X_OPEN] = NOTE("x-open", compile_flag),
    [KEYWORD_X_ORDER] = NOTE("x-order", compile_order),
    [KEYWORD_X_PARTS] = NOTE("x-parts", compile_names),
    [KEYWORD_X_PATH] = NOTE("x-path", compile_flag),
    [KEYWORD_X_PEOPLE] = NOTE("x-people", compile_flag),
    [KEYWORD_X_PERMITS] = NOTE("x-permits", compile_flag),
    [KEYWORD_X_PERSON] = {"x-person", compile_person, STAGE_PERSON, TEXT},
    [KEYWORD_X_PLAUSIBLE] = NOTE("x-plausible", compile_plausible),
    [KEYWORD_X_PREFIX] = NOTE("x-prefix", compile_names),
    [KEYWORD_X_PRIVATE] = NOTE("x-private", compile_flag),
    [KEYWORD_X_PROVES] = NOTE("x-proves", compile_proves),
    [KEYWORD_X_REACH] = NOTE("x-reach", compile_reach),
    [KEYWORD_X_REF] = NOTE("x-ref", compile_text),
    [KEYWORD_X_RISES] = NOTE("x-rises", compile_rises),
    [KEYWORD_X_SAME] = NOTE("x-same", compile_same),
    [KEYWORD_X_SHARED] = NOTE("x-shared", compile_flag),
    [KEYWORD_X_SOME] = NOTE("x-some", compile_some),
    [KEYWORD_X_SUCCEEDS] = NOTE("x-succeeds", compile_flag),
    [KEYWORD_X_UNIQUE] = NOTE("x-unique", compile_unique),
    [KEYWORD_X_UNIT] = NOTE("x-unit", compile_flag),
    [KEYWORD_X_VALUES] = NOTE("x-values", compile_values),
    [KEYWORD_X_WITHIN] = NOTE("x-within", compile_text),
};

static int compare(const void *name, const void *row)
{
    return slice_cmp(*(const struct slice *)name,
                     slice_of(((const struct keyword_row *)row)->name));
}

const struct keyword_row *keyword_row(enum keyword keyword)
{
    return &rows[keyword];
}

bool keyword_find(struct slice name, enum keyword *out)
{
    const struct keyword_row *row = bsearch(&name, rows, KEYWORD_COUNT, sizeof rows[0], compare);

    if (row == NULL)
        return false;
    *out = (enum keyword)(row - rows);
    return true;
}

size_t keyword_names(struct arena *arena, struct slice **out)
{
    *out = ARENA_ARRAY(arena, KEYWORD_COUNT, struct slice);
    for (size_t i = 0; i < KEYWORD_COUNT; i++) {
        (*out)[i] = slice_of(rows[i].name);
        assert((i == 0 || slice_cmp((*out)[i - 1], (*out)[i]) < 0) && "the table is sorted");
    }
    return KEYWORD_COUNT;
}
