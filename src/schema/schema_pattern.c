/* SPDX-License-Identifier: MIT */
/* Compiling and matching; the only file that knows PCRE2. See schema_pattern.h. */
#include "schema/schema_pattern.h"

#include "base/memory.h"

#include <stdlib.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

/* Enough for any sane pattern on any sane text, and over in well under a second. */
#define MATCH_STEPS_MAX 1000000
#define MATCH_KIB_MAX   16384

struct pattern {
    pcre2_general_context *memory;
    pcre2_match_context *limits;
    pcre2_code *code;
};

static void *allocate(size_t bytes, void *data)
{
    (void)data;
    return memory_alloc(bytes);
}

static void release(void *block, void *data)
{
    (void)data;
    free(block);
}

/*
 * Without PCRE2_UCP, for \d and \w are ASCII in ECMA-262. ALT_BSUX reads \x, \u and \u{}
 * as ECMA-262 does, and a group that did not take part matches the empty text.
 */
#define PATTERN_OPTIONS                                                                            \
    (PCRE2_UTF | PCRE2_DOLLAR_ENDONLY | PCRE2_ALT_BSUX | PCRE2_MATCH_UNSET_BACKREF |               \
     PCRE2_ALLOW_EMPTY_CLASS | PCRE2_NEVER_BACKSLASH_C)

static pcre2_code *compile(pcre2_general_context *memory, struct slice text, struct buffer *reason)
{
    pcre2_compile_context *context = pcre2_compile_context_create(memory);
    int error;
    size_t offset;

    pcre2_set_compile_extra_options(context, PCRE2_EXTRA_ALT_BSUX);

    pcre2_code *code = pcre2_compile((PCRE2_SPTR)(text.len > 0 ? text.data : ""), text.len,
                                     PATTERN_OPTIONS, &error, &offset, context);
    pcre2_compile_context_free(context);
    if (code == NULL) {
        PCRE2_UCHAR words[256];

        if (pcre2_get_error_message(error, words, sizeof words) < 0)
            words[0] = '\0';
        buffer_adds(reason, (const char *)words);
        return NULL;
    }
    /* Where it cannot be, the interpreter does as well. */
    (void)pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);
    return code;
}

struct pattern *pattern_new(struct slice text, struct buffer *reason)
{
    struct buffer translated = {0};
    struct pattern *pattern = NULL;

    if (pattern_translate(text, &translated, reason)) {
        pcre2_general_context *memory = pcre2_general_context_create(allocate, release, NULL);
        pcre2_code *code = compile(memory, buffer_slice(&translated), reason);

        if (code == NULL) {
            pcre2_general_context_free(memory);
        } else {
            pattern = memory_alloc(sizeof *pattern);
            *pattern = (struct pattern){memory, pcre2_match_context_create(memory), code};
            pcre2_set_match_limit(pattern->limits, MATCH_STEPS_MAX);
            pcre2_set_heap_limit(pattern->limits, MATCH_KIB_MAX);
        }
    }
    buffer_free(&translated);
    return pattern;
}

void pattern_free(struct pattern *pattern)
{
    if (pattern == NULL)
        return;
    pcre2_code_free(pattern->code);
    pcre2_match_context_free(pattern->limits);
    pcre2_general_context_free(pattern->memory);
    free(pattern);
}

enum pattern_match pattern_find(const struct pattern *pattern, struct slice text)
{
    pcre2_match_data *data = pcre2_match_data_create(1, pattern->memory);
    PCRE2_SPTR subject = (PCRE2_SPTR)(text.len > 0 ? text.data : "");
    int result = pcre2_match(pattern->code, subject, text.len, 0, 0, data, pattern->limits);

    if (result == PCRE2_ERROR_JIT_STACKLIMIT)
        result =
            pcre2_match(pattern->code, subject, text.len, 0, PCRE2_NO_JIT, data, pattern->limits);
    pcre2_match_data_free(data);
    if (result >= 0)
        return PATTERN_YES;
    return result == PCRE2_ERROR_NOMATCH ? PATTERN_NO : PATTERN_GAVE_UP;
}
