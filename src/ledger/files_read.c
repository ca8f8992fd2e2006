/* SPDX-License-Identifier: MIT */
/* The texts of a ledger's files, wherever they come from. See files.h. */
#include "base/file.h"
#include "base/hash.h"
#include "ledger/files_room.h"
#include "ledger/staged.h"
#include "tree/tree.h"

#include <assert.h>
#include <errno.h>
#include <string.h>

int files_text(struct arena *arena, const struct files *files, const struct ledger_file *file,
               struct slice *out)
{
    assert(files->staged == NULL || file->staged != NULL);
    if (files->staged == NULL)
        return file_read(arena, file->real.data, TREE_BYTES_MAX, out);
    return staged_read(arena, files->staged, file->staged, TREE_BYTES_MAX, out);
}

void files_report_unread(struct arena *arena, const struct files *files, struct ledger_file *file,
                         int error, struct diag_list *diags)
{
    if (file->failed)
        return;
    if (files->staged == NULL || error == EFBIG)
        files_report_unreadable(diags, file->path, error);
    else
        staged_report(arena, files->staged, file->path, error, diags);
    file->failed = true;
}

struct slice files_head(const struct files *files, const struct ledger_file *file, char *out,
                        size_t size)
{
    struct slice head = {out, 0}, text;

    if (files->staged == NULL) {
        head.len = file_head(file->real.data, out, size);
        return head;
    }
    struct arena *arena = arena_new(); /* of this text alone */
    if (files_text(arena, files, file, &text) == 0) {
        head.len = text.len < size ? text.len : size;
        memcpy(out, text.data, head.len);
    }
    arena_free(arena);
    return head;
}

bool files_peek(struct arena *arena, const struct files *files, const struct ledger_file *file,
                struct slice *out)
{
    return files_text(arena, files, file, out) == 0;
}

/* The one place where bytes become a source, wherever they came from. */
static struct source *new_source(struct arena *arena, const struct ledger_file *file,
                                 struct slice text)
{
    struct source *source = ARENA_NEW(arena, struct source);

    assert(text.data[text.len] == '\0');
    *source = source_init(arena, file->path, text);
    return source;
}

bool files_take(struct arena *arena, const struct files *files, struct ledger_file *file,
                struct diag_list *diags, struct source **out)
{
    struct slice text;
    int error = files_text(arena, files, file, &text);

    if (error != 0) {
        files_report_unread(arena, files, file, error, diags);
        return false;
    }
    file->read = true;
    hash_text(text, file->hash);
    *out = new_source(arena, file, text);
    return true;
}

bool files_read(struct arena *arena, const struct files *files, struct ledger_file *file,
                struct diag_list *diags, struct source **out)
{
    if (!files_take(arena, files, file, diags, out))
        return false;
    guard_text(arena, *out, diags);
    return true;
}

void files_keep_masked(struct arena *arena, struct ledger_file *file, const struct source *source)
{
    const struct source_ranges *masked = source_masked(source);

    assert(file->masked.len == 0 && "a file is checked once");
    for (size_t i = 0; i < masked->len; i++)
        *ARRAY_PUSH(arena, &file->masked) = masked->items[i];
}

static bool is_same_text(const struct ledger_file *file, struct slice text)
{
    uint8_t hash[FILES_HASH_BYTES];

    hash_text(text, hash);
    return memcmp(hash, file->hash, sizeof hash) == 0;
}

struct source *files_reread(struct arena *arena, const struct files *files,
                            struct ledger_file *file)
{
    struct source *source;
    struct slice text;

    if (!file->read || files_text(arena, files, file, &text) != 0)
        return NULL;
    if (!is_same_text(file, text)) {
        file->changed = true;
        return NULL;
    }
    source = new_source(arena, file, text);
    for (size_t i = 0; i < file->masked.len; i++) {
        const struct source_range *range = &file->masked.items[i];

        (range->personal ? source_mask_personal : source_mask)(source, range->start, range->end);
    }
    return source;
}

void files_report_changed(const struct files *files, struct diag_list *diags)
{
    for (size_t i = 0; i < files->len; i++) {
        if (files->items[i].changed)
            files_warn(diags, DIAG_CHANGED_MEANWHILE, files->items[i].path);
    }
}

void files_guard_sources(struct files *files, struct diag_list *diags)
{
    for (size_t i = 0; i < files->len; i++) {
        struct ledger_file *file = &files->items[i];
        struct source *source;

        if (file->role != ROLE_SOURCE)
            continue;
        struct arena *arena = arena_new(); /* of this text alone */
        (void)files_read(arena, files, file, diags, &source);
        file->read = false; /* for nothing of it counts, unless a plan wants it */
        arena_free(arena);
    }
}

/* Whether the folder holds another text than git; a file that is gone from it holds none. */
static bool has_changed(struct arena *arena, const struct ledger_file *file)
{
    uint8_t hash[FILES_HASH_BYTES];
    struct slice text;

    if (file_read(arena, file->real.data, TREE_BYTES_MAX, &text) != 0)
        return false;
    hash_text(text, hash);
    return memcmp(hash, file->hash, sizeof hash) != 0;
}

void files_warn_changed(struct arena *arena, const struct files *files, struct diag_list *diags)
{
    for (size_t i = 0; files->staged != NULL && i < files->len; i++) {
        const struct ledger_file *file = &files->items[i];

        if (file->read && !file->sound && file->role != ROLE_SOURCE && has_changed(arena, file))
            files_warn(diags, DIAG_STAGED_DIFFERS, file->path);
    }
}
