/* SPDX-License-Identifier: MIT */
/* Which file holds mostly what an earlier one does: the table says what comparing all files says.
 */
#include "ledger/same_entries.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define FILES   120
#define ENTRIES 12

static uint64_t chance(uint64_t *state)
{
    *state = *state * 6364136223846793005U + 1442695040888963407U;
    return *state >> 33;
}

/* The files so far that are counted, as they are. */
struct counted {
    struct entry_hashes entries[FILES];
    size_t files[FILES];
    size_t count;
};

/* Numbers in the order in which files were made: each is another one. */
static uint64_t number(size_t file, size_t index)
{
    return (file * ENTRIES + index + 1) * UINT64_C(0x9E3779B97F4A7C15);
}

/* A file of its own entries, the first of which may be those of an earlier file that has nothing
 * but its own: so there is one file alone that it may have most in common with. */
static struct entry_hashes make_file(struct arena *arena, uint64_t *state, size_t file,
                                     const struct entry_hashes *from, size_t copies)
{
    const size_t count = 1 + chance(state) % ENTRIES;
    struct entry_hashes out = {0};

    for (size_t i = 0; i < count; i++)
        *ARRAY_PUSH(arena, &out) = i < copies && i < from->len ? from->items[i] : number(file, i);
    return out;
}

static bool holds(const struct counted *counted, size_t at, uint64_t entry)
{
    for (size_t i = 0; i < counted->entries[at].len; i++) {
        if (counted->entries[at].items[i] == entry)
            return true;
    }
    return false;
}

static size_t common_with(const struct counted *counted, size_t at,
                          const struct entry_hashes *entries)
{
    size_t common = 0;

    for (size_t i = 0; i < entries->len; i++) {
        size_t first = 0; /* an entry is of the file that has it first */

        while (first < counted->count && !holds(counted, first, entries->items[i]))
            first++;
        common += first == at;
    }
    return common;
}

/* The file that has most in common, where that is most of the shorter one. */
static size_t expected(const struct counted *counted, const struct entry_hashes *entries)
{
    size_t best = 0, common = 0;

    for (size_t i = 0; i < counted->count; i++) {
        size_t with = common_with(counted, i, entries);

        best = with > common ? i : best;
        common = with > common ? with : common;
    }
    if (common < ENTRIES_SAME_LEAST)
        return ENTRIES_OF_NONE;
    const size_t other = counted->entries[best].len;

    return 2 * common > (other < entries->len ? other : entries->len) ? counted->files[best]
                                                                      : ENTRIES_OF_NONE;
}

/* `from`: of the files before it none is like another. */
static void try_files(size_t from)
{
    struct arena *arena = arena_new();
    struct counted *counted = ARENA_NEW(arena, struct counted);
    struct entry_table table = {0};
    struct entry_hashes *pure = ARENA_ARRAY(arena, FILES, struct entry_hashes);
    uint64_t seed = 11;
    size_t found = 0, owns = 0;

    for (size_t i = 0; i < FILES; i++) {
        const bool own = i < from || chance(&seed) % 2 == 0;
        const size_t copies = own ? 0 : chance(&seed) % (2 * ENTRIES);
        const struct entry_hashes entries =
            make_file(arena, &seed, i, &pure[owns == 0 ? 0 : chance(&seed) % owns], copies);
        const size_t like = entry_table_find(arena, &table, FILES, i, &entries);

        assert_int_equal(like, expected(counted, &entries));
        found += like != ENTRIES_OF_NONE;
        if (own)
            pure[owns++] = entries;
        if (like != ENTRIES_OF_NONE)
            continue;
        counted->files[counted->count] = i;
        counted->entries[counted->count++] = entries;
    }
    assert_true((found > 0) == (from < FILES));
    arena_free(arena);
}

static void finds_what_comparing_finds(void **state)
{
    (void)state;
    try_files(1);
    try_files(FILES / 2);
    try_files(FILES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_what_comparing_finds),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
