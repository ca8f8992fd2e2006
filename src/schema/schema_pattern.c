/* SPDX-License-Identifier: MIT */
/* Compiling and matching; the only file that knows PCRE2. See schema_pattern.h. */
#include "schema/schema_pattern.h"

#include "base/memory.h"
#include "base/text.h"
#include "schema/pattern_first_room.h"
#include "schema/pattern_program_room.h"
#include "schema/pattern_seen_room.h"
#include "schema/pattern_steps_room.h"

#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

/* Enough for any sane pattern on any sane text, and over in well under a second. */
#define MATCH_STEPS_MAX 1000000
/* Nearly all values are short: a list of those that make a pattern give up must end soon, too. */
#define BRIEF_BYTES     256
#define BRIEF_STEPS_MAX 50000
#define MATCH_KIB_MAX   16384

/*
 * To compile a pattern takes PCRE2 as long as hundreds of matches, and to make machine code of it
 * as long as thousands: as long as it is asked seldom, its program does (pattern_program_room.h),
 * or else PCRE2 interprets. Whether a pattern gives up must not depend on how many were asked
 * before it, so the interpreter is stopped where the machine is far from that, which then decides.
 */
#define SELDOM                1000
#define INTERPRETED_STEPS_MAX 1000

/* A pattern compiled; it does not change any more, but for the machine code. */
struct engine {
    pcre2_general_context *memory;
    pcre2_match_context *limits, *brief; /* of any text, and of a short one */
    pcre2_match_context *interpreted;
    pcre2_code *code;            /* where `first` is known, of a match right where it is asked */
    pcre2_code *_Atomic machine; /* the same, compiled to the end; NULL until it is needed */
    struct pattern_first first;  /* what it can begin with */
};

/* What is there as soon as a pattern was asked. */
struct pattern_asked {
    const struct pattern_program *program; /* NULL: for PCRE2 alone */
    atomic_uint matches;                   /* up to SELDOM */
    struct pattern_seen seen;              /* texts in which it is not */
};

struct pattern {
    struct slice text; /* of a built-in one; else the engine was made of it at once */
    struct pattern_steps steps;
    struct pattern_asked *_Atomic asked; /* NULL until they are needed */
    struct engine *_Atomic engine;
    pthread_mutex_t making; /* of these, and of machine code */
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

static pcre2_code *compile(pcre2_general_context *memory, struct slice text, uint32_t options,
                           struct buffer *reason)
{
    pcre2_compile_context *context = pcre2_compile_context_create(memory);
    int error;
    size_t offset;

    pcre2_set_compile_extra_options(context, PCRE2_EXTRA_ALT_BSUX);

    pcre2_code *code = pcre2_compile((PCRE2_SPTR)(text.len > 0 ? text.data : ""), text.len,
                                     PATTERN_OPTIONS | options, &error, &offset, context);
    pcre2_compile_context_free(context);
    if (code == NULL) {
        PCRE2_UCHAR words[256];

        if (pcre2_get_error_message(error, words, sizeof words) < 0)
            words[0] = '\0';
        buffer_adds(reason, (const char *)words);
    }
    return code;
}

static void engine_free(struct engine *engine)
{
    if (engine == NULL)
        return;
    pcre2_code_free(engine->code);
    pcre2_code_free(atomic_load(&engine->machine));
    pcre2_match_context_free(engine->interpreted);
    pcre2_match_context_free(engine->limits);
    pcre2_match_context_free(engine->brief);
    pcre2_general_context_free(engine->memory);
    free(engine);
}

static pcre2_match_context *limits_new(pcre2_general_context *memory, uint32_t steps)
{
    pcre2_match_context *limits = pcre2_match_context_create(memory);

    pcre2_set_match_limit(limits, steps);
    pcre2_set_heap_limit(limits, MATCH_KIB_MAX);
    return limits;
}

static struct engine *new_engine(struct slice translated, struct buffer *reason)
{
    pcre2_general_context *memory = pcre2_general_context_create(allocate, release, NULL);
    struct engine *engine = memory_alloc(sizeof *engine);

    first_init(&engine->first, translated);
    pcre2_code *code =
        compile(memory, translated, engine->first.known ? PCRE2_ANCHORED : 0, reason);
    if (code == NULL) {
        pcre2_general_context_free(memory);
        free(engine);
        return NULL;
    }
    engine->memory = memory;
    engine->limits = limits_new(memory, MATCH_STEPS_MAX);
    engine->brief = limits_new(memory, BRIEF_STEPS_MAX);
    engine->interpreted = limits_new(memory, INTERPRETED_STEPS_MAX);
    engine->code = code;
    atomic_init(&engine->machine, NULL);
    return engine;
}

/* NULL where the text is no pattern. */
static struct engine *engine_new(struct slice text, struct buffer *reason)
{
    struct buffer translated = {0};
    struct engine *engine = NULL;

    if (pattern_translate(text, &translated, reason))
        engine = new_engine(buffer_slice(&translated), reason);
    buffer_free(&translated);
    return engine;
}

static struct pattern *new_pattern(struct slice text, struct slice kept, struct engine *engine)
{
    struct pattern *pattern = memory_alloc(sizeof *pattern);

    pattern->text = kept;
    steps_init(&pattern->steps, text);
    atomic_init(&pattern->asked, NULL);
    atomic_init(&pattern->engine, engine);
    if (pthread_mutex_init(&pattern->making, NULL) != 0)
        memory_out();
    return pattern;
}

struct pattern *pattern_new(struct slice text, struct buffer *reason)
{
    struct engine *engine = engine_new(text, reason);

    return engine == NULL ? NULL : new_pattern(text, (struct slice){0}, engine);
}

struct pattern *pattern_later(struct slice text)
{
    return new_pattern(text, text, NULL);
}

static void asked_free(struct pattern_asked *asked)
{
    if (asked == NULL)
        return;
    program_free(asked->program);
    seen_free(&asked->seen);
    free(asked);
}

void pattern_free(struct pattern *pattern)
{
    if (pattern == NULL)
        return;
    asked_free(atomic_load(&pattern->asked));
    engine_free(atomic_load(&pattern->engine));
    pthread_mutex_destroy(&pattern->making);
    free(pattern);
}

static struct pattern_asked *asked_new(struct slice text)
{
    struct pattern_asked *asked = memory_alloc(sizeof *asked);

    asked->program = text.data == NULL ? NULL : program_of(text);
    atomic_init(&asked->matches, 0);
    seen_init(&asked->seen);
    return asked;
}

static struct pattern_asked *asked_of(struct pattern *pattern)
{
    struct pattern_asked *asked = atomic_load_explicit(&pattern->asked, memory_order_acquire);

    if (asked != NULL)
        return asked;
    pthread_mutex_lock(&pattern->making);
    asked = atomic_load(&pattern->asked);
    if (asked == NULL) {
        asked = asked_new(pattern->text);
        atomic_store_explicit(&pattern->asked, asked, memory_order_release);
    }
    pthread_mutex_unlock(&pattern->making);
    return asked;
}

static struct engine *engine_known(struct slice text)
{
    struct buffer reason = {0};
    struct engine *engine = engine_new(text, &reason);

    assert(engine != NULL && "the text is known to be a pattern");
    buffer_free(&reason);
    return engine;
}

/* Who comes meanwhile waits: to do it twice takes no less. */
static struct engine *engine_of(struct pattern *pattern)
{
    struct engine *engine = atomic_load_explicit(&pattern->engine, memory_order_acquire);

    if (engine != NULL)
        return engine;
    pthread_mutex_lock(&pattern->making);
    engine = atomic_load(&pattern->engine);
    if (engine == NULL) {
        engine = engine_known(pattern->text);
        atomic_store_explicit(&pattern->engine, engine, memory_order_release);
    }
    pthread_mutex_unlock(&pattern->making);
    return engine;
}

/* A copy, for others may be matching with the code at this time. */
static const pcre2_code *machine_of(struct pattern *pattern, struct engine *engine)
{
    pcre2_code *machine = atomic_load_explicit(&engine->machine, memory_order_acquire);

    if (machine != NULL)
        return machine;
    pthread_mutex_lock(&pattern->making);
    machine = atomic_load(&engine->machine);
    if (machine == NULL) {
        machine = pcre2_code_copy(engine->code);
        if (machine == NULL)
            memory_out();
        /* Where it cannot be, the interpreter does as well. */
        (void)pcre2_jit_compile(machine, PCRE2_JIT_COMPLETE);
        atomic_store_explicit(&engine->machine, machine, memory_order_release);
    }
    pthread_mutex_unlock(&pattern->making);
    return machine;
}

/* One question: whether a pattern is in a text that is UTF-8. */
struct matching {
    const pcre2_code *code;
    pcre2_match_context *limits;
    bool machine; /* by its machine code, where there is any */
    pcre2_match_data *data;
};

/* What PCRE2 says of a text from a place on. The machine code, where there is any, is called as it
 * is: what goes around it costs more than a short text. */
static int match(const struct matching *by, struct slice text, size_t at)
{
    PCRE2_SPTR subject = (PCRE2_SPTR)(text.len > 0 ? text.data : "");
    int result = PCRE2_ERROR_JIT_BADOPTION;

    if (by->machine)
        result = pcre2_jit_match(by->code, subject, text.len, at, 0, by->data, by->limits);
    if (result == PCRE2_ERROR_JIT_STACKLIMIT || result == PCRE2_ERROR_JIT_BADOPTION)
        result = pcre2_match(by->code, subject, text.len, at, PCRE2_NO_JIT | PCRE2_NO_UTF_CHECK,
                             by->data, by->limits);
    return result;
}

/* The same where it may begin, place by place. */
static int match_firsts(const struct pattern_first *first, const struct matching *by,
                        struct slice text)
{
    int result = PCRE2_ERROR_NOMATCH;

    for (size_t at = 0, from; result == PCRE2_ERROR_NOMATCH;) {
        from = first_next(first, text, &at);
        if (from == text.len)
            break;
        result = match(by, text, from);
    }
    return result;
}

static int match_all(const struct engine *engine, const struct matching *by, struct slice text)
{
    return engine->first.known ? match_firsts(&engine->first, by, text) : match(by, text, 0);
}

static bool is_decided(int result)
{
    return result >= 0 || result == PCRE2_ERROR_NOMATCH;
}

static int ask(struct pattern *pattern, struct engine *engine, bool seldom, struct slice text,
               pcre2_match_data *data)
{
    struct matching by = {engine->code, engine->interpreted, false, data};

    if (seldom && atomic_load_explicit(&engine->machine, memory_order_relaxed) == NULL) {
        int result = match_all(engine, &by, text);

        if (is_decided(result))
            return result;
    }
    by.code = machine_of(pattern, engine);
    by.limits = text.len <= BRIEF_BYTES ? engine->brief : engine->limits;
    by.machine = true;
    return match_all(engine, &by, text);
}

/* What is no UTF-8 cannot be matched. */
static enum pattern_match ask_engine(struct pattern *pattern, bool seldom, struct slice text)
{
    if (text_invalid(text) < text.len)
        return PATTERN_GAVE_UP;

    struct engine *engine = engine_of(pattern);
    pcre2_match_data *data = pcre2_match_data_create(1, engine->memory);
    int result = ask(pattern, engine, seldom, text, data);

    pcre2_match_data_free(data);
    if (!is_decided(result))
        return PATTERN_GAVE_UP;
    return result >= 0 ? PATTERN_YES : PATTERN_NO;
}

static bool is_asked_seldom(struct pattern_asked *asked)
{
    return atomic_load_explicit(&asked->matches, memory_order_relaxed) < SELDOM &&
           atomic_fetch_add_explicit(&asked->matches, 1, memory_order_relaxed) < SELDOM;
}

static enum pattern_match find(struct pattern *pattern, struct pattern_asked *asked,
                               struct slice text)
{
    bool seldom = is_asked_seldom(asked);

    if (seldom && asked->program != NULL) {
        enum program_match match = program_find(asked->program, text);

        if (match != PROGRAM_DECLINED)
            return match == PROGRAM_YES ? PATTERN_YES : PATTERN_NO;
    }
    return ask_engine(pattern, seldom, text);
}

enum pattern_match pattern_find(struct pattern *pattern, struct slice text)
{
    if (steps_know(&pattern->steps, text))
        return steps_match(&pattern->steps, text) ? PATTERN_YES : PATTERN_NO;

    struct pattern_asked *asked = asked_of(pattern);

    if (seen_has(&asked->seen, text))
        return PATTERN_NO;

    enum pattern_match result = find(pattern, asked, text);

    if (result == PATTERN_NO)
        seen_add(&asked->seen, text);
    return result;
}
