/* SPDX-License-Identifier: MIT */
/* Memory of one lifetime. See arena.h. */
#include "base/arena.h"

#include "base/memory.h"

#include <assert.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
#define ARENA_POISON 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_POISON 1
#endif
#endif

#ifdef ARENA_POISON
#include <sanitizer/asan_interface.h>
#define POISON(at, len)   ASAN_POISON_MEMORY_REGION((at), (len))
#define UNPOISON(at, len) ASAN_UNPOISON_MEMORY_REGION((at), (len))
#define GAP               ARENA_ALIGN
#else
#define POISON(at, len)   ((void)0)
#define UNPOISON(at, len) ((void)0)
#define GAP               0
#endif

#define ARENA_ALIGN _Alignof(max_align_t)

/* Chunks double from the first size to the last. */
#define CHUNK_FIRST ((size_t)16 << 10)
#define CHUNK_LAST  ((size_t)1 << 20)

/* A block that takes more has a chunk of its own, which can go, or grow, by itself. */
#define SHARED_MAX ((size_t)64 << 10)

struct chunk {
    struct chunk *next;
    size_t size; /* of bytes[] */
    size_t used;
    max_align_t bytes[];
};

struct arena {
    struct chunk *chunks; /* the newest first; the one that allocations come from */
    size_t next_size;
    struct arena *inner; /* the newest of those that go with it */
    struct arena *outer, *newer,
        *older; /* of one that goes with another, and its neighbours there */
};

struct arena *arena_new(void)
{
    struct arena *arena = memory_alloc(sizeof *arena);

    *arena = (struct arena){.next_size = CHUNK_FIRST};
    return arena;
}

struct arena *arena_within(struct arena *outer)
{
    struct arena *arena = arena_new();

    arena->outer = outer;
    arena->older = outer->inner;
    if (arena->older != NULL)
        arena->older->newer = arena;
    outer->inner = arena;
    return arena;
}

static void leave_outer(struct arena *arena)
{
    if (arena->outer == NULL)
        return;
    if (arena->newer == NULL)
        arena->outer->inner = arena->older;
    else
        arena->newer->older = arena->older;
    if (arena->older != NULL)
        arena->older->newer = arena->newer;
}

static void free_alone(struct arena *arena)
{
    for (struct chunk *chunk = arena->chunks; chunk != NULL;) {
        struct chunk *next = chunk->next;

        UNPOISON(chunk->bytes, chunk->size);
        free(chunk);
        chunk = next;
    }
    free(arena);
}

/* Frees a list of arenas; those that go with one of them join the list when it goes. */
static void free_list(struct arena *list)
{
    while (list != NULL) {
        struct arena *one = list, *oldest = one->inner;

        list = one->older;
        if (oldest != NULL) {
            while (oldest->older != NULL)
                oldest = oldest->older;
            oldest->older = list;
            list = one->inner;
        }
        free_alone(one);
    }
}

void arena_free(struct arena *arena)
{
    if (arena == NULL)
        return;
    leave_outer(arena);
    free_list(arena->inner);
    free_alone(arena);
}

/* Behind the newest chunk of the arena, which goes on being the one that is taken from. */
void arena_join(struct arena *arena, struct arena *other)
{
    struct chunk **last = &other->chunks;

    assert(arena != other && other->outer == NULL && other->inner == NULL);
    while (*last != NULL)
        last = &(*last)->next;
    if (arena->chunks == NULL) {
        arena->chunks = other->chunks;
    } else {
        *last = arena->chunks->next;
        arena->chunks->next = other->chunks;
    }
    free(other);
}

static struct chunk *chunk_new(size_t size)
{
    struct chunk *chunk = memory_alloc(memory_add(sizeof *chunk, size));

    *chunk = (struct chunk){.size = size};
    POISON(chunk->bytes, size);
    return chunk;
}

static struct chunk *add_chunk(struct arena *arena, size_t need)
{
    size_t size = arena->next_size;

    if (need > size)
        size = need;
    else if (arena->next_size < CHUNK_LAST)
        arena->next_size *= 2;

    struct chunk *chunk = chunk_new(size);
    chunk->next = arena->chunks;
    arena->chunks = chunk;
    return chunk;
}

/* Behind the newest one, which goes on being the one that is taken from. */
static struct chunk *add_alone(struct arena *arena, size_t need)
{
    struct chunk *chunk = chunk_new(need);
    struct chunk **at = arena->chunks == NULL ? &arena->chunks : &arena->chunks->next;

    chunk->next = *at;
    *at = chunk;
    return chunk;
}

static size_t with_gap(size_t bytes)
{
    return memory_add(bytes, ARENA_ALIGN - 1 + GAP) / ARENA_ALIGN * ARENA_ALIGN;
}

/* As arena_alloc(), but not zeroed: for what is overwritten at once. */
static void *take(struct arena *arena, size_t bytes)
{
    size_t need = with_gap(bytes);
    struct chunk *chunk = arena->chunks;

    if (need > SHARED_MAX)
        chunk = add_alone(arena, need);
    else if (chunk == NULL || chunk->size - chunk->used < need)
        chunk = add_chunk(arena, need);

    char *at = (char *)chunk->bytes + chunk->used;
    chunk->used += need;
    assert(chunk->used <= chunk->size);
    assert((uintptr_t)at % ARENA_ALIGN == 0);
    UNPOISON(at, bytes);
    return at;
}

void *arena_alloc(struct arena *arena, size_t count, size_t size)
{
    size_t bytes = memory_mul(count, size);

    return memset(take(arena, bytes), 0, bytes);
}

/* Where the chunk of a large block hangs, which has it alone; NULL for a block that shares one. */
static struct chunk **chunk_of(struct arena *arena, const void *block, size_t bytes)
{
    struct chunk **at = &arena->chunks;

    if (with_gap(bytes) <= SHARED_MAX)
        return NULL;
    while (*at != NULL && (const void *)(*at)->bytes != block)
        at = &(*at)->next;
    assert(*at != NULL && (*at)->used == with_gap(bytes) && "a block of this arena");
    return at;
}

void arena_drop(struct arena *arena, void *block, size_t bytes)
{
    if (block == NULL)
        return;
    struct chunk **at = chunk_of(arena, block, bytes);

    POISON(block, bytes);
    if (at == NULL)
        return;
    struct chunk *chunk = *at;

    *at = chunk->next;
    UNPOISON(chunk->bytes, chunk->size);
    free(chunk);
}

struct slice arena_copy(struct arena *arena, struct slice s)
{
    char *copy = take(arena, memory_add(s.len, 1));

    if (s.len > 0)
        memcpy(copy, s.data, s.len);
    copy[s.len] = '\0';
    return (struct slice){copy, s.len};
}

struct slice arena_printf(struct arena *arena, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (len < 0)
        memory_out();

    char *text = take(arena, (size_t)len + 1);
    va_start(args, format);
    (void)vsnprintf(text, (size_t)len + 1, format, args);
    va_end(args);
    return (struct slice){text, (size_t)len};
}

void *array_reserve(struct arena *arena, void *items, size_t len, size_t *cap, size_t size)
{
    assert(len <= *cap && "an array of another owner, or one that was cut short");
    if (len < *cap)
        return items;
    *cap = *cap == 0 ? 4 : memory_mul(*cap, 2);

    size_t bytes = memory_mul(*cap, size), used = len * size;
    char *grown = take(arena, bytes);

    if (len > 0)
        memcpy(grown, items, used);
    memset(grown + used, 0, bytes - used);
    return grown;
}

/* A large block moves with its chunk, which the system may do without copying it: the largest need
 * not double. */
static void *grow_chunk(struct chunk **at, size_t before, size_t bytes)
{
    size_t size = with_gap(bytes);

    UNPOISON((*at)->bytes, (*at)->size);
    *at = memory_realloc(*at, memory_add(sizeof **at, size));
    (*at)->size = (*at)->used = size;
    char *block = (char *)(*at)->bytes;

    memset(block + before, 0, bytes - before);
    POISON(block + bytes, size - bytes);
    return block;
}

void *array_reserve_moving(struct arena *arena, void *items, size_t len, size_t *cap, size_t size)
{
    if (len < *cap)
        return items;
    const size_t before = *cap * size;
    struct chunk **at = chunk_of(arena, items, before);

    if (at != NULL) {
        *cap = memory_add(*cap, before > CHUNK_LAST ? *cap / 4 : *cap);
        return grow_chunk(at, before, memory_mul(*cap, size));
    }
    void *grown = array_reserve(arena, items, len, cap, size);

    if (items != NULL)
        POISON(items, before); /* it has no chunk of its own that could go */
    return grown;
}
