/* SPDX-License-Identifier: MIT */
/*
 * arena: memory of one lifetime (the run; one file), freed in one go.
 *
 * Everything taken from an arena lives until arena_free(); nothing is freed on
 * its own. Memory comes zeroed and aligned for any type. In builds with
 * AddressSanitizer the bytes between allocations are poisoned, so that an arena
 * hides no overrun. An arena is for one thread at a time.
 *
 * An array that grows lives in an arena, too: any struct with the three members
 * of ARRAY() can be pushed to. Growing leaves the old block behind until the
 * arena goes, at most as much again as the array itself.
 *
 *     struct names { ARRAY(struct slice); } names = {0};
 *     *ARRAY_PUSH(arena, &names) = name;
 *
 * What grows to megabytes is pushed to by ARRAY_PUSH_MOVING(), which gives the old block back:
 * nobody may point to an item of it, or hold a copy of the array, while something is added.
 */
#ifndef TAIZHANG_BASE_ARENA_H
#define TAIZHANG_BASE_ARENA_H

#include "base/slice.h"

struct arena;

/* Never NULL: see memory.h. */
struct arena *arena_new(void);

/* One that goes with another at the latest, and may be freed before: for what is used up on the
 * way. Both are of one thread. */
struct arena *arena_within(struct arena *outer);

/* Frees all that was taken from it, and itself. NULL is allowed. */
void arena_free(struct arena *arena);

/* What was taken from `other` lives as long as the arena from now on; `other` itself is gone. For
 * work that may have been in vain, whose arena is freed then, or was done by another thread. */
void arena_join(struct arena *arena, struct arena *other);

/* count * size bytes, zeroed. */
void *arena_alloc(struct arena *arena, size_t count, size_t size);

#define ARENA_NEW(arena, type)          ((type *)arena_alloc((arena), 1, sizeof(type)))
#define ARENA_ARRAY(arena, count, type) ((type *)arena_alloc((arena), (count), sizeof(type)))

/* Of a block of the arena that nobody uses any more: a large one is freed, and of a small one the
 * memory stays until the arena goes. NULL is allowed. */
void arena_drop(struct arena *arena, void *block, size_t bytes);

/* A copy of s with a NUL behind it, so that .data is a C string, too. */
struct slice arena_copy(struct arena *arena, struct slice s);

/* printf into the arena. */
struct slice arena_printf(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The members of a struct that is a growing array of type. */
#define ARRAY(type)                                                                                \
    type *items;                                                                                   \
    size_t len;                                                                                    \
    size_t cap

/* Whether it is seen at once that there is room. clang's analyser does not know that there are
 * items where there is, and calls them NULL. */
#ifdef __clang_analyzer__
#define ARRAY_HAS_ROOM(array) false
#else
#define ARRAY_HAS_ROOM(array) ((array)->len < (array)->cap)
#endif

/* Makes room for one more item, zeroed, and gives a pointer to it. */
#define ARRAY_PUSH(arena, array)                                                                   \
    ((array)->items = ARRAY_HAS_ROOM(array)                                                        \
                          ? (array)->items                                                         \
                          : array_reserve((arena), (array)->items, (array)->len, &(array)->cap,    \
                                          sizeof *(array)->items),                                 \
     &(array)->items[(array)->len++])

/* The same, and what the items stood in before is given back (arena_drop()). */
#define ARRAY_PUSH_MOVING(arena, array)                                                            \
    ((array)->items = ARRAY_HAS_ROOM(array)                                                        \
                          ? (array)->items                                                         \
                          : array_reserve_moving((arena), (array)->items, (array)->len,            \
                                                 &(array)->cap, sizeof *(array)->items),           \
     &(array)->items[(array)->len++])

/* The work of ARRAY_PUSH(): items with room for at least len + 1. */
void *array_reserve(struct arena *arena, void *items, size_t len, size_t *cap, size_t size);
void *array_reserve_moving(struct arena *arena, void *items, size_t len, size_t *cap, size_t size);

#endif
