/* SPDX-License-Identifier: MIT */
/* What each keyword compiles to. See schema_keyword.h. */
#include "schema/schema_compile.h"

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

const struct keyword_row schema_keywords[KEYWORD_COUNT] = {
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
#define X_WORD(NAME, name, compile, stage, kinds, at, takes, manual)                               \
    [KEYWORD_X_##NAME] = {name, compile, stage, kinds},
#include "schema/vocabulary.def"
#undef X_WORD
};
