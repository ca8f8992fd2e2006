/* SPDX-License-Identifier: MIT */
/* Items made by several threads and merged in order; what waits and what is held is bounded. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "base/memory.h"
#include "base/pool.h"

#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define HAS_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define HAS_SANITIZER 1
#endif
#endif

struct sheet {
    size_t count, merged, making, most_making, sum;
    size_t *made;  /* by item: who made it, + 1 */
    size_t weight; /* of each item */
    size_t last;   /* one item that is made only when all that may be begun beside it are */
    size_t begun_beside;
    size_t ahead;  /* of the job; 0: as many as may be */
    bool in_pairs; /* the first item that is begun waits for another one */
    bool out_of_order, unmade, too_far;
};

static struct sheet sheet_new(size_t count)
{
    struct sheet sheet = {.count = count, .last = SIZE_MAX};

    sheet.made = memory_alloc((count + 1) * sizeof *sheet.made);
    memset(sheet.made, 0, (count + 1) * sizeof *sheet.made);
    return sheet;
}

static void pause_for(long milliseconds)
{
    const struct timespec time = {0, milliseconds * 1000000};

    nanosleep(&time, NULL);
}

static size_t ahead_of(const struct sheet *sheet)
{
    return sheet->ahead > 0 ? sheet->ahead : POOL_AHEAD;
}

/* Whether an item need not wait for others any more. */
static bool may_end(struct sheet *sheet, size_t item)
{
    return (item != sheet->last || sheet->begun_beside + 1 >= ahead_of(sheet)) &&
           (!sheet->in_pairs || sheet->most_making > 1);
}

static void make(void *context, struct pool_worker *worker, size_t item)
{
    struct sheet *sheet = context;

    if (sheet->weight > 0)
        pool_hold(worker, sheet->weight);
    pool_lock(worker);
    sheet->making++;
    if (sheet->making > sheet->most_making)
        sheet->most_making = sheet->making;
    sheet->too_far = sheet->too_far || item - sheet->merged >= ahead_of(sheet);
    sheet->begun_beside += item > sheet->last;
    while (!may_end(sheet, item) || sheet->weight > 0) {
        bool end = may_end(sheet, item);

        pool_unlock(worker);
        pause_for(1); /* others would come in, if they could */
        pool_lock(worker);
        if (end)
            break;
    }
    sheet->made[item] = worker->number + 1;
    sheet->making--;
    pool_unlock(worker);
}

static void merge(void *context, struct pool_worker *worker, size_t item)
{
    struct sheet *sheet = context;

    assert_int_equal(worker->number, 0);
    pool_lock(worker);
    sheet->out_of_order = sheet->out_of_order || item != sheet->merged;
    sheet->unmade = sheet->unmade || sheet->made[item] == 0;
    sheet->sum += item;
    sheet->merged++;
    pool_unlock(worker);
}

static void run(struct sheet *sheet, size_t workers, size_t weight_max)
{
    pool_run(&(struct pool_job){.count = sheet->count,
                                .workers = workers,
                                .weight_max = weight_max,
                                .ahead = sheet->ahead,
                                .context = sheet,
                                .make = make,
                                .merge = merge});
    assert_int_equal(sheet->merged, sheet->count);
    assert_int_equal(sheet->making, 0);
    assert_false(sheet->out_of_order);
    assert_false(sheet->unmade);
    assert_false(sheet->too_far);
}

/* However many there are of both. */
static void test_all_in_order(void **state)
{
    static const size_t counts[] = {0, 1, 2, 3, 7, POOL_AHEAD, 3 * POOL_AHEAD + 5};
    static const size_t workers[] = {1, 2, 3, 8, POOL_WORKERS_MAX};

    (void)state;
    for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
        for (size_t k = 0; k < sizeof workers / sizeof workers[0]; k++) {
            struct sheet sheet = sheet_new(counts[i]);

            run(&sheet, workers[k], 0);
            assert_int_equal(sheet.sum, counts[i] > 0 ? counts[i] * (counts[i] - 1) / 2 : 0);
            free(sheet.made);
        }
    }
}

/* One worker is the caller: each item is merged before the next one is begun. */
static void test_alone(void **state)
{
    struct sheet sheet = sheet_new(100);

    (void)state;
    run(&sheet, 1, 0);
    assert_int_equal(sheet.most_making, 1);
    for (size_t i = 0; i < sheet.count; i++)
        assert_int_equal(sheet.made[i], 1);
    free(sheet.made);
}

/* While one item takes long the others are made, as many as may wait for it: it ends only then. */
static void test_beside_a_long_one(void **state)
{
    static const size_t aheads[] = {0, 2, 5, POOL_AHEAD};

    (void)state;
    for (size_t i = 0; i < sizeof aheads / sizeof aheads[0]; i++) {
        struct sheet sheet = sheet_new(POOL_AHEAD + 100);

        sheet.last = 0;
        sheet.ahead = aheads[i];
        run(&sheet, 2, 0);
        assert_int_equal(sheet.most_making, 2);
        free(sheet.made);
    }
}

/* Of what is so heavy that two are too much one is made at a time. */
static void test_hold(void **state)
{
    struct sheet heavy = sheet_new(20), light = sheet_new(20), beyond = sheet_new(20);

    (void)state;
    heavy.weight = 6;
    run(&heavy, 8, 10);
    assert_int_equal(heavy.most_making, 1);
    beyond.weight = SIZE_MAX; /* heavier than all that may be held: alone, but not never */
    run(&beyond, 8, 10);
    assert_int_equal(beyond.most_making, 1);
    light.weight = 5;
    light.in_pairs = true;
    run(&light, 8, 10);
    assert_int_equal(light.most_making, 2);
    free(heavy.made);
    free(light.made);
    free(beyond.made);
}

/* Where there is room for few threads those do it all. */
static void test_few_threads(void **state)
{
    (void)state;
#ifdef HAS_SANITIZER
    skip(); /* its own memory is what a limit would be for */
#else
    pid_t child = fork();

    if (child == 0) {
        struct sheet sheet = sheet_new(5000);
        const struct rlimit limit = {64 << 20, 64 << 20}; /* of 63 stacks of 8 MiB */

        bool limited = setrlimit(RLIMIT_AS, &limit) == 0;
        run(&sheet, POOL_WORKERS_MAX, 0);
        for (size_t i = 0; i < sheet.count; i++)
            limited = limited && sheet.made[i] < POOL_WORKERS_MAX;
        _exit(limited ? 0 : 1);
    }
    int status = -1;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
#endif
}

static void test_processors(void **state)
{
    (void)state;
    assert_in_range(pool_processors(), 1, POOL_WORKERS_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_all_in_order),      cmocka_unit_test(test_alone),
        cmocka_unit_test(test_beside_a_long_one), cmocka_unit_test(test_hold),
        cmocka_unit_test(test_few_threads),       cmocka_unit_test(test_processors),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
