/* SPDX-License-Identifier: MIT */
/* Patterns: what is matched without PCRE2, interpreted or by its machine code is matched alike. */
#include "base/buffer.h"
#include "base/pool.h"
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
        cmocka_unit_test(test_steps),
        cmocka_unit_test(test_steps_declined_texts),
        cmocka_unit_test(test_often),
        cmocka_unit_test(test_threads),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
