/* SPDX-License-Identifier: MIT */
/* arena, buffer, lang and memory: what all text is built of. */
#include "base/arena.h"
#include "base/buffer.h"
#include "base/lang.h"
#include "base/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#if defined(__SANITIZE_ADDRESS__)
#define HAS_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HAS_ASAN 1
#endif
#endif

#ifdef HAS_ASAN
#include <sanitizer/asan_interface.h>
#endif

struct numbers {
    ARRAY(int);
};

static int make_arena(void **state)
{
    *state = arena_new();
    return 0;
}

static int drop_arena(void **state)
{
    arena_free(*state);
    return 0;
}

static bool is_zero(const unsigned char *bytes, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (bytes[i] != 0)
            return false;
    }
    return true;
}

/* Sizes around the alignment, and beyond the first and the last size of a block. */
static void gives_zeroed_aligned_memory(void **state)
{
    static const size_t SIZES[] = {0, 1, 15, 16, 17, 100, 4096, 16384, 20000, 1 << 20, 3 << 20, 7};

    for (int round = 0; round < 3; round++) {
        for (size_t i = 0; i < sizeof SIZES / sizeof SIZES[0]; i++) {
            unsigned char *bytes = arena_alloc(*state, SIZES[i], 1);

            assert_non_null(bytes);
            assert_int_equal((uintptr_t)bytes % _Alignof(max_align_t), 0);
            assert_true(is_zero(bytes, SIZES[i]));
            memset(bytes, 0xAA, SIZES[i]);
        }
    }
}

static void keeps_allocations_apart(void **state)
{
    unsigned char *blocks[500];

    for (size_t i = 0; i < 500; i++) {
        blocks[i] = ARENA_ARRAY(*state, i, unsigned char);
        memset(blocks[i], (int)(i % 251) + 1, i);
    }
    for (size_t i = 0; i < 500; i++) {
        for (size_t j = 0; j < i; j++)
            assert_int_equal(blocks[i][j], i % 251 + 1);
    }
    int *one = ARENA_NEW(*state, int);
    assert_int_equal(*one, 0);
    arena_free(NULL);
}

static void poisons_what_lies_between(void **state)
{
#ifdef HAS_ASAN
    char *first = arena_alloc(*state, 5, 1);
    char *second = arena_alloc(*state, 16, 1);

    assert_null(__asan_region_is_poisoned(first, 5));
    assert_null(__asan_region_is_poisoned(second, 16));
    assert_true(__asan_address_is_poisoned(first + 5));
    assert_true(__asan_address_is_poisoned(second + 16));
    assert_true(__asan_address_is_poisoned(second - 1));
#else
    (void)state;
    skip();
#endif
}

static void copies_and_prints(void **state)
{
    char source[] = {'a', '\0', 'b'};
    struct slice copy = arena_copy(*state, (struct slice){source, 3});

    source[0] = 'x';
    assert_memory_equal(copy.data, "a\0b", 4); /* and a NUL */
    assert_int_equal(copy.len, 3);

    copy = arena_copy(*state, (struct slice){NULL, 0});
    assert_string_equal(copy.data, "");
    assert_int_equal(copy.len, 0);

    copy = arena_printf(*state, "%s %d", "西街", 42);
    assert_string_equal(copy.data, "西街 42");
    assert_int_equal(copy.len, 9);
}

/* What is taken from either before and after stays as it is, to a byte. */
static void adopts_another(void **state)
{
    struct arena *arena = *state, *other = arena_new();
    struct slice before = arena_copy(arena, SLICE("before")), own = arena_copy(other, SLICE("own"));
    char *large = arena_alloc(other, 100000, 1);

    memset(large, 'x', 100000);
    arena_join(arena, other);
    struct slice after = arena_copy(arena, SLICE("after"));
    char *zeroed = arena_alloc(arena, 100000, 1);
    assert_true(slice_is(before, "before") && slice_is(own, "own") && slice_is(after, "after"));
    assert_int_equal(large[0] + large[99999], 2 * 'x');
    assert_int_equal(zeroed[0] + zeroed[99999], 0);

    struct arena *empty = arena_new();
    arena_join(empty, arena_new());
    arena_join(arena, empty);
    assert_true(slice_is(own, "own"));
}

/* One within another is gone with it, or before, whatever the order; memory of the outer one stays
 * as it is. LeakSanitizer tells if one is forgotten. */
static void goes_with_another(void **state)
{
    struct arena *outer = arena_within(*state), *kept = arena_within(outer);
    struct arena *first = arena_within(outer), *middle = arena_within(outer);
    struct arena *last = arena_within(outer), *deep = arena_within(arena_within(kept));
    struct slice before = arena_copy(outer, SLICE("outer"));

    (void)arena_copy(deep, SLICE("deep"));
    arena_free(middle);
    arena_free(last);
    arena_free(first);
    struct slice own = arena_copy(kept, SLICE("kept"));

    assert_true(slice_is(before, "outer") && slice_is(own, "kept"));
    arena_free(kept);
    assert_true(slice_is(before, "outer"));
    (void)arena_copy(arena_within(outer), SLICE("forgotten"));
    arena_free(outer);
    assert_true(slice_is(arena_copy(*state, SLICE("all")), "all"));
}

static void arrays_grow(void **state)
{
    struct numbers numbers = {0};

    for (int i = 0; i < 1000; i++) {
        int *item = ARRAY_PUSH(*state, &numbers);

        assert_int_equal(*item, 0);
        *item = i;
    }
    assert_int_equal(numbers.len, 1000);
    assert_true(numbers.cap >= 1000);
    for (int i = 0; i < 1000; i++)
        assert_int_equal(numbers.items[i], i);
}

/* What would be undefined behaviour is seen here as the status of a child. */
static void assert_leaves(void (*what)(void))
{
    int status;
    int ends[2];
    char text[128] = "";

    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        dup2(ends[1], STDERR_FILENO);
        what();
        _exit(0);
    }
    close(ends[1]);
    assert_true(read(ends[0], text, sizeof text - 1) > 0);
    close(ends[0]);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), MEMORY_EXIT_STATUS);
    assert_string_equal(text, "taizhang: out of memory / 内存不足\n");
}

static void overflow_mul(void)
{
    memory_mul(SIZE_MAX / 2 + 1, 2);
}

static void overflow_add(void)
{
    memory_add(SIZE_MAX, 1);
}

static void overflow_arena(void)
{
    arena_alloc(arena_new(), SIZE_MAX / 4 + 1, 4);
}

/* What was taken from the other stays, whichever of the two holds anything; and more can be taken.
 */
static void takes_over_another(void **state)
{
    (void)state;
    for (int which = 0; which < 4; which++) {
        struct arena *arena = arena_new(), *other = arena_new();
        struct slice mine = SLICE(""), its = SLICE("");

        if ((which & 1) != 0)
            mine = arena_copy(arena, SLICE("mine"));
        for (int i = 0; (which & 2) != 0 && i < 5000; i++)
            its = arena_copy(other, SLICE("that of the other, several blocks"));
        arena_join(arena, other);
        struct slice later = arena_copy(arena, SLICE("later"));
        assert_true(mine.len == 0 || slice_is(mine, "mine"));
        assert_true(its.len == 0 || slice_starts(its, "that of the other"));
        assert_true(slice_is(later, "later"));
        arena_free(arena);
    }
}

static void leaves_where_sizes_overflow(void **state)
{
    (void)state;
    assert_leaves(overflow_mul);
    assert_leaves(overflow_add);
    assert_leaves(overflow_arena);
    assert_int_equal(memory_mul(0, SIZE_MAX), 0);
    assert_int_equal(memory_mul(SIZE_MAX, 0), 0);
    assert_true(memory_mul(SIZE_MAX / 2, 2) == SIZE_MAX - 1);
    assert_true(memory_add(SIZE_MAX, 0) == SIZE_MAX);
}

static void buffers_grow(void **state)
{
    struct buffer buffer = {0};

    (void)state;
    buffer_add(&buffer, (struct slice){NULL, 0});
    buffer_fill(&buffer, 'x', 0);
    buffer_adds(&buffer, "ab");
    buffer_byte(&buffer, '\0');
    buffer_fill(&buffer, ' ', 3);
    buffer_addf(&buffer, "%d%s", 7, "西街");
    assert_int_equal(buffer.len, 13);
    assert_memory_equal(buffer.data, "ab\0   7西街", 13);

    for (int i = 0; i < 5000; i++)
        buffer_addf(&buffer, "%d", i % 10);
    assert_int_equal(buffer_slice(&buffer).len, 5013);
    assert_memory_equal(buffer.data + 13, "0123456789012", 13);
    assert_int_equal(buffer.data[5012], '9');

    buffer_free(&buffer);
    assert_null(buffer.data);
    assert_int_equal(buffer.len + buffer.cap, 0);
}

static void assert_expands(const char *template, const char *expected)
{
    static const struct lang_arg ARGS[] = {
        {"name", {"西街", 6}},
        {"count", {"12", 2}},
        {"empty", {NULL, 0}},
        {"brace", {"{name}", 6}},
    };
    struct buffer out = {0};

    lang_expand(&out, template, ARGS, sizeof ARGS / sizeof ARGS[0]);
    buffer_byte(&out, '\0');
    assert_string_equal(out.data, expected);
    buffer_free(&out);
}

static void expands_templates(void **state)
{
    (void)state;
    assert_expands("", "");
    assert_expands("no placeholder", "no placeholder");
    assert_expands("{name}", "西街");
    assert_expands("{name} has {count} of {count}.", "西街 has 12 of 12.");
    assert_expands("{name}{empty}{count}", "西街12");
    assert_expands("a value is no template: {brace}", "a value is no template: {name}");
    assert_expands("never closed: {name", "never closed: {name");
    assert_expands("never opened: name}", "never opened: name}");
}

static void names_fall_back(void **state)
{
    struct name both = {{SLICE("West Street"), SLICE("西街")}};
    struct name chinese = {.text[LANG_ZH] = SLICE("西街")};
    struct name none = {0};

    (void)state;
    assert_true(slice_is(name_in(&both, LANG_EN, SLICE("id")), "West Street"));
    assert_true(slice_is(name_in(&both, LANG_ZH, SLICE("id")), "西街"));
    assert_true(slice_is(name_in(&chinese, LANG_EN, SLICE("id")), "西街"));
    assert_true(slice_is(name_in(&none, LANG_ZH, SLICE("id")), "id"));
}

/* What grows by moving holds what was pushed, however large it is, and nothing may point to where
 * it stood. A large one between others is freed, and they stay. */
static void grows_by_moving(void **state)
{
    enum { COUNT = 1 << 20 };
    struct arena *arena = *state;
    struct numbers numbers = {0};
    char *before = arena_alloc(arena, 3, 1 << 20), *between = arena_alloc(arena, 1, 16);

    *ARRAY_PUSH_MOVING(arena, &numbers) = 0;
    int *first = numbers.items;
    for (int i = 1; i < COUNT; i++) {
        *ARRAY_PUSH_MOVING(arena, &numbers) = i;
        if (i == COUNT / 2)
            arena_drop(arena, before, (size_t)3 << 20);
    }
    memcpy(between, "stays as it was", 16);
    assert_ptr_not_equal(first, numbers.items);
#ifdef HAS_ASAN
    assert_true(__asan_address_is_poisoned(first));
#endif
    for (int i = 0; i < COUNT; i++)
        assert_int_equal(numbers.items[i], i);
    assert_string_equal(between, "stays as it was");
    arena_drop(arena, NULL, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(grows_by_moving, make_arena, drop_arena),
        cmocka_unit_test_setup_teardown(gives_zeroed_aligned_memory, make_arena, drop_arena),
        cmocka_unit_test_setup_teardown(keeps_allocations_apart, make_arena, drop_arena),
        cmocka_unit_test_setup_teardown(poisons_what_lies_between, make_arena, drop_arena),
        cmocka_unit_test_setup_teardown(copies_and_prints, make_arena, drop_arena),
        cmocka_unit_test_setup_teardown(adopts_another, make_arena, drop_arena),
        cmocka_unit_test_setup_teardown(goes_with_another, make_arena, drop_arena),
        cmocka_unit_test_setup_teardown(arrays_grow, make_arena, drop_arena),
        cmocka_unit_test(takes_over_another),
        cmocka_unit_test(leaves_where_sizes_overflow),
        cmocka_unit_test(buffers_grow),
        cmocka_unit_test(expands_templates),
        cmocka_unit_test(names_fall_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
