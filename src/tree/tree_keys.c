/* SPDX-License-Identifier: MIT */
/* Keys that stand twice in a mapping: reported with both places, and left out. */
#include "base/memory.h"
#include "tree/tree_room.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

struct keys {
    const struct source *source;
    struct diag_list *diags;
    struct node *map;
    uint32_t *firsts; /* by member: 1 + the first of its name; NULL while none stands twice */
};

static struct span span_of(const struct keys *keys, const struct node *node)
{
    return (struct span){keys->source, node->start, node->end};
}

/* Masked keys look alike and are not. */
static bool is_masked(const struct keys *keys, const struct member *member)
{
    return source_is_masked(keys->source, member->key.start, member->key.end);
}

static int compare_members(const void *a, const void *b)
{
    const struct member *first = *(struct member *const *)a, *second = *(struct member *const *)b;
    int order = slice_cmp(first->key.text, second->key.text);

    return order != 0 ? order : (first > second) - (first < second); /* both of one array */
}

/* A line copied with nothing below the first of the two: what belongs to the field is below the
 * other, which has nothing from then on, and the first is not empty by a mistake of its own. */
static void take_over(struct node *first, struct node *second)
{
    if (first->kind != NODE_NULL || first->quoted || first->text.len > 0)
        return;
    *first = *second;
    *second = (struct node){.kind = NODE_NULL, .start = second->end, .end = second->end};
}

static void note(struct keys *keys, uint32_t first, uint32_t second)
{
    assert(first < second && second < keys->map->count);
    if (keys->firsts == NULL) {
        keys->firsts = memory_alloc(memory_mul(keys->map->count, sizeof *keys->firsts));
        memset(keys->firsts, 0, keys->map->count * sizeof *keys->firsts);
    }
    keys->firsts[second] = first + 1;
    take_over(&keys->map->members[first].value, &keys->map->members[second].value);
    keys->map->members[second].key.faulty = true;
    keys->map->faulty = true;
}

/* "日期 (date)", of a key that stands there by another name. */
static void set_key(const struct keys *keys, struct diag *diag, const struct node *key)
{
    static const char *const formats[] = {[LANG_EN] = "%.*s (%.*s)", [LANG_ZH] = "%.*s（%.*s）"};
    const struct slice there = tree_key_as_written(keys->source, key);
    struct name both = {0};

    if (!key->named || diag->arena == NULL) {
        diag_set(diag, "key", key->text);
        return;
    }
    for (int lang = 0; lang < LANG_COUNT; lang++)
        both.text[lang] = arena_printf(diag->arena, formats[lang], (int)there.len, there.data,
                                       (int)key->text.len, key->text.data);
    diag_set_name(diag, "key", &both, key->text);
}

static void report(const struct keys *keys, uint32_t second, enum diag_code code)
{
    const struct member *members = keys->map->members;
    struct span first = span_of(keys, &members[keys->firsts[second] - 1].key);
    struct diag *diag = diag_add(keys->diags, code, span_of(keys, &members[second].key));

    set_key(keys, diag, &members[second].key);
    diag_set_number(diag, "line", (int64_t)source_position(keys->source, first.start).line);
    diag_also(diag, first);
}

/* Whether the key at i stands again as part of what begins again at `from`: its first stands before
 * that. */
static bool is_of_run(const struct keys *keys, uint32_t from, uint32_t i)
{
    return keys->firsts[i] != 0 && keys->firsts[i] <= from;
}

/* By member: of all keys behind it that stand again, the earliest first (as in firsts). */
static uint32_t *earliest_behind(const struct keys *keys)
{
    uint32_t *behind = memory_alloc(memory_mul(keys->map->count, sizeof *behind));
    uint32_t least = UINT32_MAX;

    for (uint32_t i = keys->map->count; i > 0; i--) {
        uint32_t first = keys->firsts[i - 1];

        behind[i - 1] = least;
        least = first != 0 && first < least ? first : least;
    }
    return behind;
}

/* Several fields again are an entry whose dash was forgotten: one mistake, reported at the first.
 */
static bool report_all(const struct keys *keys, bool entry)
{
    uint32_t run = UINT32_MAX; /* where the fields begin again */
    uint32_t *behind = keys->firsts == NULL ? NULL : earliest_behind(keys);

    for (uint32_t i = 0; behind != NULL && i < keys->map->count; i++) {
        if (keys->firsts[i] == 0 || (run != UINT32_MAX && is_of_run(keys, run, i)))
            continue;
        if (entry && behind[i] <= i)
            run = i;
        report(keys, i, run == i ? DIAG_DASH_FORGOTTEN : DIAG_DUPLICATE_KEY);
    }
    free(behind);
    free(keys->firsts);
    return run != UINT32_MAX;
}

/* Moves those that are left out behind the others, in the order of the file as these are, and
 * before those that were left out by other names. */
static void part_members(struct node *map)
{
    const uint32_t before = node_left_out(map);
    uint32_t kept = 0, left = 0;
    struct member *out = memory_alloc(memory_mul(map->count, sizeof *out));

    for (uint32_t i = 0; i < map->count; i++) {
        if (map->members[i].key.faulty)
            out[left++] = map->members[i];
        else
            map->members[kept++] = map->members[i];
    }
    if (left > 0)
        memcpy(&map->members[kept], out, left * sizeof *out);
    free(out);
    map->faulty = map->faulty || left > 0;
    map->count = kept;
    map->kept = before + left > 0 ? KEPT_LEFT : KEPT_NOTHING;
    map->value = (int32_t)(before + left);
}

/* Most mappings have few keys, where comparing each with each is fastest. */
#define FEW_KEYS 12

static void check_few_keys(struct keys *keys)
{
    const struct node *map = keys->map;

    for (uint32_t i = 1; i < map->count; i++) {
        for (uint32_t k = 0; k < i; k++) {
            if (!slice_eq(map->members[k].key.text, map->members[i].key.text) ||
                is_masked(keys, &map->members[i]))
                continue;
            note(keys, k, i);
            break;
        }
    }
}

/* Sorting keeps this at O(n log n) for any keys. */
static void check_many_keys(struct keys *keys)
{
    struct node *map = keys->map;
    struct member **sorted = memory_alloc(memory_mul(map->count, sizeof *sorted));

    for (uint32_t i = 0; i < map->count; i++)
        sorted[i] = &map->members[i];
    qsort(sorted, map->count, sizeof *sorted, compare_members);

    const struct member *first = sorted[0];
    for (uint32_t i = 1; i < map->count; i++) {
        if (slice_eq(first->key.text, sorted[i]->key.text) && !is_masked(keys, sorted[i]))
            note(keys, (uint32_t)(first - map->members), (uint32_t)(sorted[i] - map->members));
        else
            first = sorted[i];
    }
    free((void *)sorted);
}

/* Whether all keys have numbers, which differ, and none is faulty: nearly every mapping of a record
 * is done with here. */
static bool are_numbered(const struct node *map)
{
    uint64_t seen[NUMBERED_MAX / 64 + 1] = {0};

    for (uint32_t i = 0; i < map->count; i++) {
        const struct node *key = &map->members[i].key;
        const uint32_t number = node_number_of_name(key);
        const uint64_t bit = UINT64_C(1) << number % 64;

        if (number == 0 || key->faulty || (seen[number / 64] & bit) != 0)
            return false;
        seen[number / 64] |= bit;
    }
    return true;
}

bool tree_check_keys(const struct source *source, struct diag_list *diags, struct node *map,
                     bool entry)
{
    struct keys keys = {.source = source, .diags = diags, .map = map};

    if (are_numbered(map))
        return false;
    if (map->count <= FEW_KEYS)
        check_few_keys(&keys);
    else
        check_many_keys(&keys);
    bool run = report_all(&keys, entry);
    part_members(map);
    return run;
}
