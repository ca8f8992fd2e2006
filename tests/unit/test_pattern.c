/* SPDX-License-Identifier: MIT */
/* Patterns: what is matched without PCRE2, interpreted or by its machine code is matched alike. */
#include "base/buffer.h"
#include "base/pool.h"
#include "base/text.h"
#include "schema/builtin.h"
#include "schema/pattern_program_room.h"
#include "schema/schema_pattern.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* More than are interpreted. */
#define ASKED_OFTEN 1200

static struct pattern *compiled(const char *text)
{
    struct buffer reason = {0};
    struct pattern *pattern = pattern_new(slice_of(text), &reason);

    if (pattern == NULL)
        fail_msg("%s: %.*s", text, (int)reason.len, reason.data);
    buffer_free(&reason);
    return pattern;
}

static unsigned next_of(uint32_t *seed, size_t count)
{
    *seed = *seed * 1664525 + 1013904223;
    return (unsigned)((*seed >> 16) % count);
}

/* A text by chance of what the pattern itself is written with, so that some of them match. */
static struct slice text_like(const char *pattern, char *out, size_t max, uint32_t *seed)
{
    static const char others[] = "aazz0099--vvQQ4.. A\t\n";
    size_t len = next_of(seed, max);

    for (size_t i = 0; i < len; i++) {
        out[i] = next_of(seed, 4) == 0 ? pattern[next_of(seed, strlen(pattern))]
                                       : others[next_of(seed, sizeof others - 1)];
    }
    return (struct slice){out, len};
}

static void assert_alike(const char *text)
{
    struct buffer grouped = {0};
    struct pattern *bare = compiled(text);
    uint32_t seed = 1;
    char about[24];

    /* Groups are not for steps. */
    buffer_addf(&grouped, "(?:%s)", text);
    buffer_byte(&grouped, '\0');
    struct pattern *group = compiled(grouped.data);

    for (int i = 0; i < 20000; i++) {
        struct slice like = text_like(text, about, sizeof about, &seed);

        if (pattern_find(bare, like) != pattern_find(group, like))
            fail_msg("%s is found in \"%.*s\" otherwise in a group", text, (int)like.len,
                     like.data);
    }
    pattern_free(group);
    pattern_free(bare);
    buffer_free(&grouped);
}

static void test_steps(void **state)
{
    static const char *const patterns[] = {
        "^[a-z][a-z0-9-]*$",
        "^[a-z][a-z0-9-]*-v[0-9]{3,}$",
        "^[0-9]{4}-Q[1-4]$",
        "^[0-9]{1,3}$",
        "^a{0}$",
        "^a{0,}$",
        "^a{2,2}z*$",
        "^$",
        "^a*a*a*$",
        "^a?a?a?aaa$",
        "^[.]?[a-z]+[.]*$",
        "^a?z?0?9?-?$",
        "^[a-]+$",
        "^[-]+$",
        "^-+v$",
        "^[a-z]{0,15}$",
        /* of these all or some are declined */
        "^[a-z]{0,16}$",
        "^[^a]+$",
        "^[-a]+$",
        "^[a-z-9]+$",
        "^a.z$",
        "^a|z$",
        "^a+?$",
        "a$",
        "^a",
        "^[a\\-]+$",
        "^\\d+$",
        "^(a-?)+$",
        "^a$|",
    };

    (void)state;
    for (size_t i = 0; i < sizeof patterns / sizeof patterns[0]; i++)
        assert_alike(patterns[i]);
}

/* Texts that are not UTF-8, or are long, are for PCRE2, which may not know. */
static void test_steps_declined_texts(void **state)
{
    struct pattern *pattern = compiled("^[a-z]+$");
    char many[1000];

    (void)state;
    memset(many, 'a', sizeof many);
    assert_int_equal(pattern_find(pattern, (struct slice){many, sizeof many}), PATTERN_YES);
    assert_int_equal(pattern_find(pattern, SLICE("aé")), PATTERN_NO);
    assert_int_equal(pattern_find(pattern, SLICE("1\xff")), PATTERN_GAVE_UP);
    assert_int_equal(pattern_find(pattern, SLICE("a\0")), PATTERN_NO);
    pattern_free(pattern);
}

/* ---- programs ---- */

/* What a program is asked at most. */
#define ASKED_SELDOM 900

/* Letters of a pattern that stand together, or one of what parts them: some texts match, many
 * nearly. */
static void add_piece(struct buffer *out, struct slice pattern, uint32_t *seed)
{
    static const char *const others[] = {"",  " ", "，", "张", "路", "a",
                                         "Z", "9", "３", "·",  "某", "\n"};
    size_t from = next_of(seed, pattern.len), to;

    if (next_of(seed, 3) == 0) {
        buffer_adds(out, others[next_of(seed, sizeof others / sizeof others[0])]);
        return;
    }
    while (from < pattern.len && strchr("|([])?:=!<\\{}+*^$", pattern.data[from]) == NULL)
        from++;
    while (from < pattern.len && strchr("|([])?:=!<\\{}+*^$", pattern.data[from]) != NULL)
        from++;
    for (to = from; to < pattern.len && strchr("|([])?:=!<\\{}+*^$", pattern.data[to]) == NULL;)
        to++;
    if (to - from < 30)
        buffer_add(out, slice_sub(pattern, from, to)); /* else a class: one of its characters */
    for (size_t at = from; to - from >= 30 && at < to;) {
        size_t next = at;
        uint32_t code;

        (void)text_next(pattern, &next, &code);
        if (next_of(seed, (to - from) / 3) == 0) {
            buffer_add(out, slice_sub(pattern, at, next));
            return;
        }
        at = next;
    }
}

/* Whether a program finds in texts what PCRE2 does, which has no program of a pattern that was
 * compiled at once. */
static size_t assert_program_alike(struct slice pattern, size_t texts, uint32_t seed)
{
    struct buffer reason = {0};
    struct pattern *other = pattern_new(pattern, &reason), *own = NULL;
    size_t found = 0;

    assert_non_null(other);
    for (size_t i = 0; i < texts; i++) {
        struct buffer text = {0};

        if (i % ASKED_SELDOM == 0) {
            pattern_free(own);
            own = pattern_later(pattern);
        }
        for (unsigned pieces = next_of(&seed, 7); pieces > 0; pieces--)
            add_piece(&text, pattern, &seed);
        enum pattern_match wanted = pattern_find(other, buffer_slice(&text));

        found += wanted == PATTERN_YES;
        if (pattern_find(own, buffer_slice(&text)) != wanted)
            fail_msg("%.*s: %s in \"%.*s\"", pattern.len < 200 ? (int)pattern.len : 200,
                     pattern.data, wanted == PATTERN_YES ? "not found" : "found", (int)text.len,
                     text.data);
        buffer_free(&text);
    }
    pattern_free(own);
    pattern_free(other);
    buffer_free(&reason);
    return found;
}

static bool is_taken(const char *pattern)
{
    const struct pattern_program *program = program_new(slice_of(pattern));
    bool taken = program->op_count > 0;

    program_free(program);
    return taken;
}

static void test_programs(void **state)
{
    static const char *const patterns[] = {
        "张|路|某",
        "^张",
        "张$",
        "^$|路",
        "(?:张|路)+某",
        "(?:张路?)*某$",
        "(张|路|)某",
        "(?:张|路){2}某",
        "(?:张|a){0,2}路",
        "(?:(?:张|路){1,2}a){1,3}Z",
        "[张路某]{2,3}9",
        "[^张路]+某",
        "a*张{2,}",
        "张{0,3}?路",
        "\\p{Script=Han}{1,2}(?=$|[，a])",
        "[\\p{Script=Han}9]+\\s",
        "[^\\p{Script=Han}]张",
        "\\ba+\\b",
        "\\w\\d",
        "(?!张路)\\p{Script=Han}路",
        "(?<=张|路路)某",
        "(?<!张|路路)某",
        "(?<=^张|[，a]路)某?",
        "(?<![^张])路(?!某(?=$|a))",
        "张(?=路(?!某))路",
        "a\\.?9|[-]|[9-]a",
        "(?:)张",
        "x*",
        "[a-z]+[A-Z0-9]",
    };

    (void)state;
    for (size_t i = 0; i < sizeof patterns / sizeof patterns[0]; i++) {
        if (!is_taken(patterns[i]))
            fail_msg("%s is declined", patterns[i]);
        assert_true(assert_program_alike(slice_of(patterns[i]), 3000, (uint32_t)i) > 0);
    }
}

static void test_programs_declined(void **state)
{
    static const char *const patterns[] = {
        "(张)\\1",      ".",         "(?<名>张)", "\\P{Script=Han}", "\\p{L}", "(?:张?)*",
        "(?:张|路){5}", "(?<=张+)a", "\\u5f20",   "[\\S]",           "[^]",    "(?:张?){2,}",
    };

    (void)state;
    for (size_t i = 0; i < sizeof patterns / sizeof patterns[0]; i++) {
        if (is_taken(patterns[i]))
            fail_msg("%s is taken", patterns[i]);
    }
}

/* Sets that have a name, character by character. */
static void test_named_sets(void **state)
{
    static const char *const sets[] = {"\\s", "\\d", "\\w", "\\p{Script=Han}", "[^\\s\\w]"};

    (void)state;
    for (size_t i = 0; i < sizeof sets / sizeof sets[0]; i++) {
        const struct pattern_program *program = program_new(slice_of(sets[i]));
        struct pattern *other = compiled(sets[i]);

        for (uint32_t c = 0; c <= PROGRAM_CHAR_MAX; c++) {
            char bytes[4];

            if (c >= 0xD800 && c <= 0xDFFF)
                continue;
            const struct slice text = {bytes, text_put(c, bytes)};
            bool found = pattern_find(other, text) == PATTERN_YES;
            if (program_find(program, text) != (found ? PROGRAM_YES : PROGRAM_NO))
                fail_msg("%s and U+%04X", sets[i], (unsigned)c);
        }
        program_free(program);
        pattern_free(other);
    }
}

/* It is part of taizhang, and the same as if it were read now. */
static void assert_built(struct slice pattern)
{
    const struct pattern_program *built = program_of(pattern), *read = program_new(pattern);

    assert_null(built->arena);
    assert_int_equal(built->op_count, read->op_count);
    for (size_t i = 0; i < read->op_count; i++) {
        assert_int_equal(built->ops[i].kind, read->ops[i].kind);
        assert_int_equal(built->ops[i].no, read->ops[i].no);
        assert_int_equal(built->ops[i].a, read->ops[i].a);
        assert_int_equal(built->ops[i].b, read->ops[i].b);
    }
    assert_int_equal(built->range_count, read->range_count);
    assert_memory_equal(built->ranges, read->ranges, read->range_count * sizeof *read->ranges);
    assert_int_equal(built->may_be_empty, read->may_be_empty);
    assert_memory_equal(built->firsts, read->firsts, sizeof read->firsts);
    program_free(read);
}

/* Of the unit schema, where they are long. */
static void test_own_programs(void **state)
{
    static const char *const keys[] = {"\"x-person\": \"", "\"x-caution\": \""};
    struct arena *arena = arena_new();
    const char *schema = arena_copy(arena, builtin_find(slice_of("unit.schema.json"))->text).data;

    (void)state;
    for (size_t k = 0; k < sizeof keys / sizeof keys[0]; k++) {
        struct buffer pattern = {0};
        const char *from = strstr(schema, keys[k]);

        assert_non_null(from);
        for (from += strlen(keys[k]); *from != '"'; from++) {
            from += *from == '\\';
            buffer_byte(&pattern, *from);
        }
        buffer_byte(&pattern, '\0');
        assert_true(is_taken(pattern.data));
        assert_built(slice_of(pattern.data));
        size_t found = assert_program_alike(slice_of(pattern.data), 40000, 7);
        assert_true(found > 1000 && found < 39000);
        buffer_free(&pattern);
    }
    arena_free(arena);
}

/* Whether it gives up is the same the first time and when it is machine code. */
static void test_often(void **state)
{
    struct pattern *endless = compiled("^(a|a)*$"), *hard = compiled("^(a|b)*(a|b)*(a|b)*c$");

    (void)state;
    for (int i = 0; i < ASKED_OFTEN; i++) {
        assert_int_equal(pattern_find(endless, SLICE("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab")),
                         PATTERN_GAVE_UP);
        assert_int_equal(pattern_find(endless, SLICE("aaa")), PATTERN_YES);
        assert_int_equal(pattern_find(hard, SLICE("abababababababababababababababa")), PATTERN_NO);
        assert_int_equal(pattern_find(hard, SLICE("abababababababababababababababac")),
                         PATTERN_YES);
        if (i == 10)
            i = ASKED_OFTEN - 10; /* giving up takes its time */
    }
    for (int i = 0; i < ASKED_OFTEN; i++)
        assert_int_equal(pattern_find(endless, SLICE("aab")), PATTERN_NO);
    assert_int_equal(pattern_find(endless, SLICE("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab")),
                     PATTERN_GAVE_UP);
    pattern_free(endless);
    pattern_free(hard);
}

#define ITEMS 400

struct asked {
    struct pattern *pattern;
    atomic_uint yes;
};

static void ask(void *context, struct pool_worker *worker, size_t item)
{
    struct asked *asked = context;
    static const char *const texts[] = {"路", "张三", "小王", "abc", "王小路"};

    (void)worker;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        if (pattern_find(asked->pattern, slice_of(texts[(i + item) % 5])) == PATTERN_YES)
            atomic_fetch_add(&asked->yes, 1);
    }
}

static void merge(void *context, struct pool_worker *worker, size_t item)
{
    (void)context;
    (void)worker;
    (void)item;
}

/* Asked by several at once the first time, and when the machine code is made. */
static void test_threads(void **state)
{
    struct asked asked = {.pattern = pattern_later(SLICE("(?:张|王)\\p{Script=Han}"))};

    (void)state;
    atomic_init(&asked.yes, 0);
    pool_run(&(struct pool_job){.count = ITEMS,
                                .workers = 4,
                                .weight_max = 1,
                                .context = &asked,
                                .make = ask,
                                .merge = merge});
    assert_int_equal(atomic_load(&asked.yes), 2 * ITEMS);
    pattern_free(asked.pattern);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_steps),      cmocka_unit_test(test_steps_declined_texts),
        cmocka_unit_test(test_programs),   cmocka_unit_test(test_programs_declined),
        cmocka_unit_test(test_named_sets), cmocka_unit_test(test_own_programs),
        cmocka_unit_test(test_often),      cmocka_unit_test(test_threads),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
