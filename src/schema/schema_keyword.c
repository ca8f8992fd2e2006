/* SPDX-License-Identifier: MIT */
/* The table of keywords, sorted by name in byte order. See schema_keyword.h. */
#include "schema/schema_keyword.h"

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
        name, compile_later, NULL, STAGE_TYPE, 0                                                   \
    }
/* Annotations, and words that only the shape reads. */
#define NOTE(name, compile)                                                                        \
    {                                                                                              \
        name, compile, NULL, STAGE_TYPE, 0                                                         \
    }

static const struct keyword keywords[] = {
    LATER("$anchor"),
    NOTE("$comment", compile_text),
    NOTE("$defs", compile_definitions),
    LATER("$dynamicAnchor"),
    LATER("$dynamicRef"),
    NOTE("$id", compile_id),
    {"$ref", compile_ref, check_ref, STAGE_VALUE, ANY},
    NOTE("$schema", compile_dialect),
    LATER("$vocabulary"),
    {"additionalProperties", compile_schema_value, check_additional_properties, STAGE_UNKNOWN, MAP},
    {"allOf", compile_schema_list, check_all_of, STAGE_BRANCH, ANY},
    {"anyOf", compile_schema_list, check_any_of, STAGE_BRANCH, ANY},
    {"const", NULL, check_const, STAGE_VALUE, ANY},
    LATER("contains"),
    LATER("contentEncoding"),
    LATER("contentMediaType"),
    LATER("contentSchema"),
    NOTE("default", NULL),
    {"dependentRequired", compile_dependents, check_dependent_required, STAGE_MISSING, MAP},
    LATER("dependentSchemas"),
    NOTE("deprecated", compile_flag),
    NOTE("description", compile_text),
    NOTE("else", compile_otherwise),
    {"enum", compile_enum, check_enum, STAGE_VALUE, ANY},
    NOTE("enumDescriptions", compile_texts),
    NOTE("examples", compile_list),
    {"exclusiveMaximum", compile_number, check_exclusive_maximum, STAGE_SIZE, NUM},
    {"exclusiveMinimum", compile_number, check_exclusive_minimum, STAGE_SIZE, NUM},
    {"format", compile_format, check_format, STAGE_FORM, TEXT},
    {"if", compile_schema_value, check_if, STAGE_BRANCH, ANY},
    {"items", compile_schema_value, check_items, STAGE_BELOW, LIST},
    LATER("maxContains"),
    {"maxItems", compile_count, check_max_items, STAGE_SIZE, LIST},
    {"maxLength", compile_count, check_max_length, STAGE_SIZE, TEXT},
    {"maxProperties", compile_count, check_max_properties, STAGE_SIZE, MAP},
    {"maximum", compile_number, check_maximum, STAGE_SIZE, NUM},
    LATER("minContains"),
    {"minItems", compile_count, check_min_items, STAGE_SIZE, LIST},
    {"minLength", compile_count, check_min_length, STAGE_SIZE, TEXT},
    {"minProperties", compile_count, check_min_properties, STAGE_MISSING, MAP},
    {"minimum", compile_number, check_minimum, STAGE_SIZE, NUM},
    {"multipleOf", compile_positive, check_multiple_of, STAGE_SIZE, NUM},
    {"not", compile_schema_value, check_not, STAGE_BRANCH, ANY},
    {"oneOf", compile_schema_list, check_one_of, STAGE_BRANCH, ANY},
    {"pattern", compile_pattern, check_pattern, STAGE_FORM, TEXT},
    {"patternProperties", compile_patterns, check_pattern_properties, STAGE_BELOW, MAP},
    {"prefixItems", compile_prefix, check_prefix_items, STAGE_BELOW, LIST},
    {"properties", compile_properties, check_properties, STAGE_BELOW, MAP},
    {"propertyNames", compile_schema_value, check_property_names, STAGE_BELOW, MAP},
    NOTE("readOnly", compile_flag),
    {"required", compile_names, check_required, STAGE_MISSING, MAP},
    NOTE("then", compile_then),
    NOTE("title", compile_text),
    {"type", compile_type, check_type, STAGE_TYPE, ANY},
    LATER("unevaluatedItems"),
    LATER("unevaluatedProperties"),
    {"uniqueItems", compile_flag, check_unique_items, STAGE_SIZE, LIST},
    NOTE("writeOnly", compile_flag),
    NOTE("x-age", compile_age),
    NOTE("x-ages", compile_ages),
    NOTE("x-alias", compile_alias),
    NOTE("x-also", compile_texts),
    NOTE("x-articles", compile_articles),
    NOTE("x-at-most", compile_text),
    {"x-caution", compile_pattern, check_caution, STAGE_SIZE, TEXT | MAP},
    {"x-code", compile_flag, check_code, STAGE_PERSON, TEXT | LIST | MAP},
    NOTE("x-counters", compile_counters),
    NOTE("x-date", compile_date),
    NOTE("x-evidence", compile_flag),
    {"x-filled", compile_filled, check_filled, STAGE_FILLED, ANY},
    NOTE("x-former", compile_names),
    NOTE("x-idioms", compile_idioms),
    NOTE("x-label", compile_label),
    NOTE("x-missing", compile_missing),
    NOTE("x-never", compile_never),
    NOTE("x-none", compile_none),
    NOTE("x-once", compile_once),
    NOTE("x-open", compile_flag),
    NOTE("x-order", compile_order),
    NOTE("x-parts", compile_names),
    NOTE("x-path", compile_flag),
    NOTE("x-people", compile_flag),
    NOTE("x-permits", compile_flag),
    {"x-person", compile_person, check_person, STAGE_PERSON, TEXT},
    NOTE("x-plausible", compile_plausible),
    NOTE("x-prefix", compile_names),
    NOTE("x-private", compile_flag),
    NOTE("x-proves", compile_proves),
    NOTE("x-reach", compile_reach),
    NOTE("x-ref", compile_text),
    NOTE("x-rises", compile_rises),
    NOTE("x-same", compile_same),
    NOTE("x-shared", compile_flag),
    NOTE("x-some", compile_some),
    NOTE("x-succeeds", compile_flag),
    NOTE("x-unique", compile_unique),
    NOTE("x-unit", compile_flag),
    NOTE("x-values", compile_values),
    NOTE("x-within", compile_text),
};

#define KEYWORD_COUNT (sizeof keywords / sizeof keywords[0])

static int compare(const void *name, const void *keyword)
{
    return slice_cmp(*(const struct slice *)name,
                     slice_of(((const struct keyword *)keyword)->name));
}

const struct keyword *keyword_find(struct slice name)
{
    return bsearch(&name, keywords, KEYWORD_COUNT, sizeof keywords[0], compare);
}

size_t keyword_names(struct arena *arena, struct slice **out)
{
    *out = ARENA_ARRAY(arena, KEYWORD_COUNT, struct slice);
    for (size_t i = 0; i < KEYWORD_COUNT; i++) {
        (*out)[i] = slice_of(keywords[i].name);
        assert(keyword_find((*out)[i]) == &keywords[i] && "the table is sorted");
    }
    return KEYWORD_COUNT;
}
