/* SPDX-License-Identifier: MIT */
/* Patterns: what is interpreted is matched as by machine code. */
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
        cmocka_unit_test(test_often),
        cmocka_unit_test(test_threads),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
