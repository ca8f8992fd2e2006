/* SPDX-License-Identifier: MIT */
/* Loading the schemas. See schemas.h. */
#include "ledger/schemas.h"

#include "base/file.h"
#include "ledger/files_room.h"
#include "schema/spoken.h"

#include <assert.h>

enum schema_file { TOWNSHIP_SCHEMA, PLAN_SCHEMA, UNIT_SCHEMA };

static const char *const names[SCHEMA_FILES] = {
    [TOWNSHIP_SCHEMA] = "township.schema.json",
    [PLAN_SCHEMA] = "plan.schema.json",
    [UNIT_SCHEMA] = "unit.schema.json",
};

struct loading {
    struct arena *arena;
    struct slice folder;
    struct files *files;
    struct diag_list *diags;
    struct own_schemas own;
};

static struct schema *load_builtin(struct arena *arena, const char *name)
{
    const struct builtin *builtin = builtin_find(slice_of(name));

    assert(builtin != NULL);
    return builtin_compile(arena, builtin);
}

/* ---- those that are not built in ---- */

static struct slice path_in_folder(const struct loading *l, const char *name)
{
    return file_join(l->arena, arena_copy(l->arena, l->folder), slice_of(name));
}

static struct ledger_file *file_of_ledger(const struct loading *l, const char *name)
{
    for (size_t i = 0; l->files != NULL && i < l->files->len; i++) {
        struct ledger_file *file = &l->files->items[i];

        if (file->role == ROLE_SCHEMA && slice_is(path_last_part(file->relative), name))
            return file;
    }
    return NULL;
}

static bool is_own(const struct loading *l, const char *name)
{
    if (l->folder.len > 0)
        return file_target(path_in_folder(l, name).data) != FILE_ABSENT;
    return file_of_ledger(l, name) != NULL;
}

static struct source *read_from_folder(const struct loading *l, const char *name)
{
    struct source *source = ARENA_NEW(l->arena, struct source);
    struct slice path = path_in_folder(l, name), text;
    int error = file_read(l->arena, path.data, TREE_BYTES_MAX, &text);

    if (error != 0) {
        files_report_unreadable(l->diags, path, error);
        return NULL;
    }
    *source = source_init(l->arena, path, text);
    guard_text(l->arena, source, l->diags);
    return source;
}

static struct source *read_own(const struct loading *l, const char *name)
{
    struct source *source;

    if (l->folder.len > 0)
        return read_from_folder(l, name);
    return files_read(l->arena, l->files, file_of_ledger(l, name), l->diags, &source) ? source
                                                                                      : NULL;
}

/* A copy of the built-in one says nothing of its own. */
static void note_own(struct loading *l, const char *name, const struct source *source)
{
    struct own_schema *own = &l->own.items[l->own.count];
    uint8_t hash[HASH_BYTES];

    if (slice_eq(source->text, builtin_find(slice_of(name))->text))
        return;
    l->own.count++;
    assert(l->own.count <= SCHEMA_FILES);
    own->name = name;
    hash_text(source->text, hash);
    hash_hex(hash, own->hash);
}

static struct schema *load(struct loading *l, enum schema_file which)
{
    struct tree *tree = ARENA_NEW(l->arena, struct tree);

    if (!is_own(l, names[which]))
        return load_builtin(l->arena, names[which]);
    struct source *source = read_own(l, names[which]);
    if (source == NULL || !tree_read(l->arena, source, l->diags, tree))
        return NULL;
    note_own(l, names[which], source);
    struct schema *schema = schema_compile(l->arena, tree, l->diags);
    if (l->folder.len == 0)
        file_of_ledger(l, names[which])->sound = schema != NULL;
    return schema;
}

/* A folder that was named holds one of them at least, or another one was meant. */
static bool check_folder(const struct loading *l)
{
    for (size_t i = 0; i < SCHEMA_FILES; i++) {
        if (l->folder.len == 0 || is_own(l, names[i]))
            return true;
    }
    diag_set(diag_add_path(l->diags, DIAG_NO_SCHEMAS, l->folder), "path", l->folder);
    return false;
}

/* A schema that nobody asks for by its name is a rule that nobody checks. */
static void check_names(const struct loading *l)
{
    struct slice known[SCHEMA_FILES];

    for (size_t i = 0; i < SCHEMA_FILES; i++)
        known[i] = slice_of(names[i]);
    for (size_t i = 0; l->files != NULL && i < l->files->len; i++) {
        const struct ledger_file *file = &l->files->items[i];
        struct slice name = path_last_part(file->path);

        if (file->role != ROLE_SCHEMA || builtin_find(name) != NULL ||
            spoken_find(l->arena, name) != NULL)
            continue; /* the latter is for editors */
        struct diag *diag = diag_add_path(l->diags, DIAG_SCHEMA_NAME, file->path);
        diag_set(diag, "name", name);
        diag_set_nearest(diag, name, known, SCHEMA_FILES);
    }
}

/* What is personal is built in: those of the user say more, never less. */
static void join_persons(struct arena *arena, bool own_unit, struct schemas *schemas)
{
    struct schema *builtin = schemas->unit;

    if (own_unit)
        builtin = schemas->persons = load_builtin(arena, names[UNIT_SCHEMA]);
    schema_join_persons(schemas->township, builtin, false);
    schema_join_persons(schemas->plan, builtin, false);
    if (own_unit)
        schema_join_persons(schemas->unit, builtin, true);
}

bool schemas_load(struct arena *arena, struct slice folder, struct files *files,
                  struct diag_list *diags, struct schemas *out, struct own_schemas *own)
{
    struct loading loading = {.arena = arena, .folder = folder, .files = files, .diags = diags};

    *out = (struct schemas){0};
    if (!check_folder(&loading))
        return false;
    check_names(&loading);
    out->township = load(&loading, TOWNSHIP_SCHEMA);
    out->plan = load(&loading, PLAN_SCHEMA);
    out->unit = load(&loading, UNIT_SCHEMA);
    if (own != NULL)
        *own = loading.own;
    if (out->township == NULL || out->plan == NULL || out->unit == NULL)
        return false;
    join_persons(arena, is_own(&loading, names[UNIT_SCHEMA]), out);
    return true;
}

void schemas_free(struct schemas *schemas)
{
    schema_free(schemas->township);
    schema_free(schemas->plan);
    schema_free(schemas->unit);
    schema_free(schemas->persons);
    *schemas = (struct schemas){0};
}
