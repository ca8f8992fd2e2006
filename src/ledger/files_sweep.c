/* SPDX-License-Identifier: MIT */
/*
 * Looking for personal numbers in what nobody reads. See files.h.
 *
 * A commit keeps all that is staged, whatever its name and wherever it lies: the list of names that
 * was saved beside the ledger, an editor's copy, a note. Nothing is made of these texts but the
 * places of what must not be in them.
 */
#include "base/file.h"
#include "ledger/files_room.h"
#include "ledger/staged.h"
#include "ledger/strange.h"

struct sweep {
    struct arena *arena;
    struct files *files;
    const struct progress *progress;
    struct diag_list *diags;
    size_t done, total;
    struct {
        ARRAY(struct ledger_file);
    } hidden;                      /* below the ledger */
    struct staged_files elsewhere; /* outside it */
};

/* ---- one text ---- */

static void guard(struct sweep *sweep, struct arena *arena, const struct ledger_file *file,
                  struct slice text)
{
    struct source source = source_init(arena, file->path, text);

    guard_strange_text(arena, &source, sweep->diags);
}

static void look(struct sweep *sweep, struct arena *arena, const struct ledger_file *file,
                 struct slice text, bool inside)
{
    if (strange_is_foreign(file->relative, text, inside)) {
        files_report_foreign(sweep->diags, file->path, path_last_part(file->path), inside);
        return;
    }
    struct strange strange = strange_read(arena, text);
    for (size_t i = 0; i < strange.count; i++)
        guard(sweep, arena, file, strange.readings[i]);
}

static void read_and_look(struct sweep *sweep, struct ledger_file *file, bool inside)
{
    struct arena *arena = arena_new(); /* of this text alone */
    struct slice text;
    int error = files_text(arena, sweep->files, file, &text);

    if (error != 0)
        files_report_unread(arena, sweep->files, file, error, sweep->diags);
    else if (text.len > 0)
        look(sweep, arena, file, text, inside);
    arena_free(arena);
    sweep->done++;
    progress_tell(sweep->progress, PROGRESS_OTHERS, sweep->done, sweep->total);
}

/* ---- which there are ---- */

/* The name as it may be shown; one with a number in it is reported. */
static struct slice show(struct sweep *sweep, struct slice path)
{
    struct slice shown = guard_path(sweep->arena, path);

    if (!slice_eq(shown, path))
        files_warn(sweep->diags, DIAG_NUMBER_IN_NAME, shown);
    return shown;
}

static void take_hidden(struct sweep *sweep, struct slice relative,
                        const struct staged_file *staged)
{
    struct slice path = file_join(sweep->arena, sweep->files->root, relative);

    *ARRAY_PUSH(sweep->arena, &sweep->hidden) = (struct ledger_file){
        .relative = relative, .real = path, .path = show(sweep, path), .staged = staged};
}

static void list_folder(struct sweep *sweep)
{
    struct file_entries entries;

    if (file_list_hidden(sweep->arena, sweep->files->root.data, &entries) != 0)
        return; /* what is wrong with the folder is reported by whoever reads the ledger */
    for (size_t i = 0; i < entries.len; i++) {
        const struct file_entry *entry = &entries.items[i];

        if (entry->error != 0)
            files_report_unreadable(
                sweep->diags,
                guard_path(sweep->arena, file_join(sweep->arena, sweep->files->root, entry->path)),
                entry->error);
        else if (entry->kind == FILE_REGULAR)
            take_hidden(sweep, entry->path, NULL);
    }
}

static void list_staged(struct sweep *sweep)
{
    const struct staged *staged = sweep->files->staged;

    for (size_t i = 0; i < staged->hidden.len; i++) {
        if (staged->hidden.items[i].kind != STAGED_SUBMODULE)
            take_hidden(sweep, staged->hidden.items[i].path, &staged->hidden.items[i]);
    }
    /* What a link leads to is a text, too, and is committed. */
    for (size_t i = 0; i < staged->len; i++) {
        if (staged->items[i].kind == STAGED_LINK)
            take_hidden(sweep, staged->items[i].path, &staged->items[i]);
    }
    (void)staged_elsewhere(sweep->arena, staged, sweep->diags, &sweep->elsewhere);
}

/* ---- all of them ---- */

static bool is_left(const struct ledger_file *file)
{
    return !file->read && !file->failed;
}

/* Walks a list of the ledger twice: to count what is to be done, and to do it. */
static void sweep_files(struct sweep *sweep, struct ledger_file *items, size_t len, bool count)
{
    for (size_t i = 0; i < len; i++) {
        if (!is_left(&items[i]))
            continue;
        if (count)
            sweep->total++;
        else
            read_and_look(sweep, &items[i], true);
    }
}

static void sweep_ledger(struct sweep *sweep, bool count)
{
    struct files *files = sweep->files;

    /* Its own files are read by whoever reads the ledger, or something is wrong that is reported.
     */
    sweep_files(sweep, files->others.items, files->others.len, count);
    sweep_files(sweep, files->silent.items, files->silent.len, count);
    sweep_files(sweep, sweep->hidden.items, sweep->hidden.len, count);
}

static void sweep_elsewhere(struct sweep *sweep)
{
    for (size_t i = 0; i < sweep->elsewhere.len; i++) {
        const struct staged_file *staged = &sweep->elsewhere.items[i];
        struct ledger_file file = {.relative = staged->path,
                                   .real = staged->path,
                                   .path = show(sweep, staged->path),
                                   .staged = staged};

        read_and_look(sweep, &file, false);
    }
}

void files_sweep(struct arena *arena, struct files *files, const struct progress *progress,
                 struct diag_list *diags)
{
    struct sweep sweep = {.arena = arena, .files = files, .progress = progress, .diags = diags};

    if (files->root.len == 0)
        return;
    if (files->staged != NULL)
        list_staged(&sweep);
    else
        list_folder(&sweep);
    sweep_ledger(&sweep, true);
    sweep.total += sweep.elsewhere.len;
    if (sweep.total > 0)
        progress_tell(progress, PROGRESS_OTHERS, 0, sweep.total);
    sweep_ledger(&sweep, false);
    sweep_elsewhere(&sweep);
}
