/* SPDX-License-Identifier: MIT */
/* Record files that are there twice. See copies.h. */
#include "ledger/copies.h"

#include "base/file.h"
#include "base/hash.h"
#include "ledger/copy_name.h"
#include "ledger/facts_room.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define ORIGINALS_MAX 8 /* files of one base that a copy is held against */

/* ---- the same text ---- */

static bool has_hash(const struct ledger_file *a, const struct ledger_file *b)
{
    return memcmp(a->hash, b->hash, sizeof a->hash) == 0;
}

/* Where a text stands in the table, or would stand. */
static uint32_t *slot_of(const struct copies *copies, const uint8_t hash[FILES_HASH_BYTES])
{
    size_t mask = copies->table_size - 1, at;

    assert((copies->table_size & mask) == 0 && copies->table_size > copies->files->len);
    memcpy(&at, hash, sizeof at);
    for (at &= mask; copies->table[at] != 0; at = (at + 1) & mask) {
        if (memcmp(copies->files->items[copies->table[at] - 1].hash, hash, FILES_HASH_BYTES) == 0)
            break;
    }
    return &copies->table[at];
}

bool copies_again(struct copies *copies, size_t index)
{
    size_t found = *slot_of(copies, copies->files->items[index].hash);
    size_t other = found - 1;

    copies->of[index] = COPY_NONE;
    if (found == 0)
        return false;
    copies->near[index] = copies->near[other];
    copies->of[index] = copies->near[other] ? copies->of[other] : other;
    assert(copies->of[index] != index && copies->of[index] < copies->files->len);
    return true;
}

bool copies_has(const struct copies *copies, const uint8_t hash[FILES_HASH_BYTES])
{
    return *slot_of(copies, hash) != 0;
}

void copies_remember(struct copies *copies, size_t index)
{
    assert(copies->files->items[index].read && "there is no hash of what was not read");
    *slot_of(copies, copies->files->items[index].hash) = (uint32_t)index + 1;
}

bool copies_counted(const struct copies *copies, struct slice text)
{
    uint8_t hash[FILES_HASH_BYTES];

    hash_text(text, hash);
    size_t found = *slot_of(copies, hash);
    return found != 0 && !copies->near[found - 1];
}

/* ---- the same entries ---- */

bool copies_mostly(struct copies *copies, size_t index, const struct entry_hashes *entries)
{
    copies->of[index] =
        entry_table_find(copies->arena, &copies->entries, copies->files->len, index, entries);
    copies->near[index] = copies->of[index] != COPY_NONE;
    return copies->near[index];
}

/* ---- files whose names have marks ---- */

static struct tree *look(struct arena *arena, const struct facts_rules *rules,
                         const struct files *files, struct ledger_file *file)
{
    struct diag_list unheard = diag_list_init(arena);
    struct tree *tree = ARENA_NEW(arena, struct tree);
    struct source *source;

    if (!files_read(arena, files, file, &unheard, &source))
        return NULL;
    tree_read(arena, source, &unheard, tree);
    schema_name_keys(rules->shape->schema, tree, &unheard);
    return tree;
}

enum likeness_of_files { FILES_DIFFER, FILES_MOSTLY_SAME, FILES_SAME };

static enum likeness_of_files compare_files(const struct facts_rules *rules, struct files *files,
                                            struct ledger_file *file, struct ledger_file *other)
{
    struct arena *arena = arena_new(); /* of these two alone */
    struct tree *a = look(arena, rules, files, file), *b = look(arena, rules, files, other);
    enum likeness_of_files likeness = FILES_DIFFER;

    if (a != NULL && b != NULL && has_hash(file, other)) {
        likeness = FILES_SAME;
    } else if (a != NULL && b != NULL && unit_of_file(rules, a) == unit_of_file(rules, b)) {
        likeness = entries_mostly_same(arena, a, b) ? FILES_MOSTLY_SAME : FILES_DIFFER;
    }
    arena_free(arena);
    return likeness;
}

/* A record file's name, for finding the others of its kind. */
struct base_name {
    struct slice base, folder;
    size_t marks;
    size_t file;
};

/* By base, the original first. */
static int compare_names(const void *a, const void *b)
{
    const struct base_name *first = a, *second = b;
    int order = slice_cmp(first->base, second->base);

    if (order != 0)
        return order;
    if (first->marks != second->marks)
        return first->marks < second->marks ? -1 : 1;
    return (first->file > second->file) - (first->file < second->file);
}

/* By folder, and in each by base. */
static int compare_places(const void *a, const void *b)
{
    const struct base_name *first = a, *second = b;
    int order = slice_cmp(first->folder, second->folder);

    return order != 0 ? order : compare_names(a, b);
}

static bool is_any_marked(const struct files *files)
{
    size_t marks = 0;

    for (size_t i = 0; marks == 0 && i < files->len; i++) {
        if (files->items[i].role == ROLE_RECORDS)
            copy_base(files->items[i].relative, &marks);
    }
    return marks > 0;
}

/* The names of all record files. */
static size_t list_names(struct arena *arena, const struct files *files, struct base_name **out)
{
    struct base_name *names = ARENA_ARRAY(arena, files->len, struct base_name);
    size_t count = 0;

    for (size_t i = 0; i < files->len; i++) {
        struct slice path = files->items[i].relative;
        struct base_name *name = &names[count];

        if (files->items[i].role != ROLE_RECORDS)
            continue;
        name->base = copy_base(path, &name->marks);
        name->folder = slice_sub(path, 0, path.len - path_last_part(path).len);
        name->file = i;
        count++;
    }
    *out = names;
    return count;
}

/* What the file of names[at] is a copy of, among those of its base that stand before it. */
static void compare_marked(struct copies *copies, const struct facts_rules *rules,
                           const struct base_name *names, size_t first, size_t at)
{
    size_t file = names[at].file;

    for (size_t i = first; i < at && i < first + ORIGINALS_MAX; i++) {
        size_t other = names[i].file;

        if (copies->of[other] != COPY_NONE)
            continue;
        enum likeness_of_files likeness = compare_files(
            rules, copies->files, &copies->files->items[file], &copies->files->items[other]);

        if (likeness == FILES_DIFFER)
            continue;
        copies->of[file] = other;
        copies->near[file] = likeness == FILES_MOSTLY_SAME;
        if (copies->near[file])
            copies_remember(copies, file);
        return;
    }
}

/* `beside`: those of one folder only; the names are sorted so that these stand together. */
static void compare_all_marked(struct copies *copies, const struct facts_rules *rules,
                               const struct base_name *names, size_t count, bool beside)
{
    size_t first = 0;

    for (size_t i = 1; i < count; i++) {
        if (!slice_eq(names[i].base, names[first].base) ||
            (beside && !slice_eq(names[i].folder, names[first].folder)))
            first = i;
        if (names[i].marks > 0 && i > first && copies->of[names[i].file] == COPY_NONE)
            compare_marked(copies, rules, names, first, i);
    }
}

/* A copy lies beside its original; else it was put elsewhere. Where each unit has a folder, files
 * of the other folders often have the same name. */
static void find_marked(struct copies *copies, const struct facts_rules *rules)
{
    struct base_name *names;

    if (!is_any_marked(copies->files)) /* nearly always */
        return;
    struct arena *scratch = arena_new();
    const size_t count = list_names(scratch, copies->files, &names);

    qsort(names, count, sizeof *names, compare_places);
    compare_all_marked(copies, rules, names, count, true);
    qsort(names, count, sizeof *names, compare_names);
    compare_all_marked(copies, rules, names, count, false);
    arena_free(scratch);
}

struct copies copies_find(struct arena *arena, const struct facts_rules *rules, struct files *files)
{
    struct copies copies = {.arena = arena, .files = files, .table_size = 2};

    while (copies.table_size < 2 * files->len + 2)
        copies.table_size *= 2;
    copies.table = ARENA_ARRAY(arena, copies.table_size, uint32_t);
    copies.of = ARENA_ARRAY(arena, files->len, size_t);
    copies.near = ARENA_ARRAY(arena, files->len, bool);
    for (size_t i = 0; i < files->len; i++)
        copies.of[i] = COPY_NONE;
    find_marked(&copies, rules);
    return copies;
}
