/* SPDX-License-Identifier: MIT */
/*
 * What git lists of a history. See history.h.
 *
 * One git lists the objects, commit by commit, the oldest first; another gives what they hold. They
 * are asked for in bundles, so that the second one works while we look at what it gave.
 */
#include "ledger/history_room.h"

#include "tree/tree.h"

#include <assert.h>
#include <errno.h>

#define BUNDLE   64      /* objects */
#define LINE_MAX 1048576 /* of the list: a path, which git does not bound */

#define NOTHING  ((struct slice){NULL, 0})

void history_keep(struct buffer *to, struct slice name)
{
    to->len = 0;
    buffer_add(to, name);
}

/* ---- objects ---- */

static void miss(struct history *history, struct slice name)
{
    if (history->missing++ == 0)
        history_keep(&history->missed, name);
}

/* Takes the answer for one object and looks at it; an errno value where git has failed. */
static int take_object(struct history *history, const struct listed *listed, struct buffer *text)
{
    enum object_kind kind = OBJECT_BLOB;

    text->len = 0;
    int error = objects_answer(&history->objects, listed->name, TREE_BYTES_MAX, &kind, text);
    if (error == ENOENT)
        miss(history, listed->name);
    else if (error == 0 || error == EFBIG)
        history_look(history, listed, kind, buffer_slice(text), error == EFBIG);
    return error == ENOENT || error == EFBIG ? 0 : error;
}

static int ask_for(struct history *history, const struct listed *items, size_t count)
{
    struct buffer lines = {0};

    for (size_t i = 0; i < count; i++) {
        buffer_add(&lines, items[i].name);
        buffer_byte(&lines, '\n');
    }
    int error = objects_ask(&history->objects, buffer_slice(&lines));
    buffer_free(&lines);
    return error;
}

static int take_bundle(struct history *history, const struct listed *items, size_t count,
                       struct buffer *text)
{
    int error = count > 0 ? ask_for(history, items, count) : 0;

    for (size_t i = 0; error == 0 && i < count; i++) {
        error = take_object(history, &items[i], text);
        progress_tell(history->progress, PROGRESS_TEXTS, history->size->texts, 0);
    }
    return error;
}

/* ---- the list ---- */

static bool is_object(struct slice name)
{
    for (size_t i = 0; i < name.len; i++) {
        if (hex_value(name.data[i]) < 0)
            return false;
    }
    return name.len == 40 || name.len == 64; /* SHA-1 or SHA-256 */
}

/* "OBJECT REST", or "?OBJECT" for one that git does not have. */
static int take_line(struct history *history, struct arena *arena, struct slice line,
                     struct listed *items, size_t *count)
{
    bool missing = slice_starts(line, "?");
    struct slice rest = arena_copy(arena, slice_sub(line, missing, line.len));
    struct slice name = slice_cut(&rest, ' ');

    if (!is_object(name))
        return EPROTO;
    assert(*count < BUNDLE);
    if (missing)
        miss(history, name);
    else
        items[(*count)++] = (struct listed){name, rest};
    return 0;
}

/* Reads lines of the list until there is a bundle; ENODATA where they end. */
static int list_bundle(struct history *history, struct process *list, struct arena *arena,
                       struct listed *items, size_t *count)
{
    struct buffer line = {0};
    int error = 0;

    *count = 0;
    while (error == 0 && *count < BUNDLE) {
        line.len = 0;
        error = process_read_line(list, LINE_MAX, &line);
        if (error == 0)
            error = take_line(history, arena, buffer_slice(&line), items, count);
        else if (error == EFBIG || line.len > 0)
            error = EPROTO; /* the last line, too, has an end */
    }
    buffer_free(&line);
    return error;
}

/* Reads the list to its end. An error of the list is left in *error, one of the objects in the
 * objects. */
static void follow(struct history *history, struct process *list, int *error)
{
    struct buffer text = {0};
    int of_objects = 0;

    *error = 0;
    while (*error == 0 && of_objects == 0) {
        struct arena *arena = arena_new();
        struct listed items[BUNDLE];
        size_t count;

        *error = list_bundle(history, list, arena, items, &count);
        if (*error == 0 || *error == ENODATA)
            of_objects = take_bundle(history, items, count, &text);
        arena_free(arena);
    }
    buffer_free(&text);
    if (of_objects != 0)
        objects_report(history->arena, &history->objects, of_objects, history->diags);
    *error = *error == ENODATA ? 0 : *error;
}

/* ---- what cannot be looked at ---- */

static struct diag *report_range(struct history *history, struct slice range)
{
    struct diag *diag = diag_add_path(history->diags, DIAG_BAD_RANGE, NOTHING);

    diag_set(diag, "range", guard_words(history->arena, range));
    return diag;
}

/* Git would take it for an option, or for everything. */
static bool is_range(struct history *history, struct slice range)
{
    static const struct words dash = T("it begins with a dash", "它以短横开头");
    static const struct words empty = T("it is empty", "它是空的");

    if (range.data == NULL || (range.len > 0 && !slice_starts(range, "-")))
        return true;
    diag_set_words(report_range(history, range), "reason", range.len > 0 ? &dash : &empty);
    return false;
}

static void report_list(struct history *history, struct slice range, int error,
                        const struct process_exit *how, struct slice said)
{
    struct slice words = git_words(said);
    bool refused = !how->killed && how->number != 0 && words.len > 0;

    if (refused && range.len > 0 && history->size->commits + history->size->texts == 0)
        diag_set(report_range(history, range), "reason", guard_words(history->arena, words));
    else
        git_report(history->arena, &history->git, error, how, said, history->diags);
}

static void report_gaps(struct history *history)
{
    if (history->cut.len > 0)
        diag_set(diag_add_path(history->diags, DIAG_HISTORY_CUT, NOTHING), "commit",
                 buffer_slice(&history->cut));
    if (history->missing == 0)
        return;
    struct diag *diag = diag_add_path(history->diags, DIAG_HISTORY_MISSING, NOTHING);
    diag_set_number(diag, "count", (int64_t)history->missing);
    diag_set(diag, "object", buffer_slice(&history->missed));
}

/* ---- names ---- */

/* Remembers the names in a commit before the range: what the range changes may have had its name
 * before. */
static void look_before(struct history *history, struct slice commit)
{
    const char *const arguments[] = {"ls-tree",     "-r",          "-t",        "-z",
                                     "--name-only", "--full-tree", commit.data, NULL};
    struct arena *arena = arena_new();
    struct slice paths =
        NOTHING; /* where git gives no answer, names are reported that may be old */

    (void)git_ask(arena, &history->git, arguments, NULL, &paths);
    while (paths.len > 0)
        history_look_path(history, slice_cut(&paths, '\0'));
    arena_free(arena);
}

/* Remembers the names in the commits that a range begins from, which git marks by a dash. */
static void look_before_all(struct history *history, struct slice range)
{
    const char *const arguments[] = {"rev-list", "--boundary", range.data, "--", NULL};
    struct slice commits;

    if (!git_ask(history->arena, &history->git, arguments, NULL, &commits))
        return; /* that it is no range is reported by whoever looks at it */
    history->before = true;
    while (commits.len > 0) {
        struct slice commit = slice_cut(&commits, '\n');

        if (slice_starts(commit, "-"))
            look_before(history, arena_copy(history->arena, slice_sub(commit, 1, commit.len)));
    }
    history->before = false;
}

static void look_at_refs(struct history *history)
{
    const char *const arguments[] = {"for-each-ref", "--format=%(refname)", NULL};
    struct slice names;

    if (!git_ask(history->arena, &history->git, arguments, history->diags, &names))
        return;
    while (names.len > 0)
        history_look_ref(history, slice_cut(&names, '\n'));
}

/* ---- all of it ---- */

static int start_list(const struct history *history, struct slice range, struct process *list)
{
    const char *arguments[] = {"rev-list",
                               "--objects",
                               "--in-commit-order", /* an object behind the first commit with it */
                               "--topo-order",
                               "--reverse",
                               "--parents",
                               "--missing=print",
                               "--all",
                               "--reflog",
                               "--",
                               NULL};

    if (range.len == 0)
        return git_start(&history->git, arguments, list);
    arguments[7] = range.data;
    arguments[8] = "--";
    arguments[9] = NULL;
    return git_start(&history->git, arguments, list);
}

static void look_at_objects(struct history *history, struct slice range)
{
    struct process list;
    struct process_exit how;
    int error = start_list(history, range, &list);

    if (error != 0) {
        git_report(history->arena, &history->git, error, NULL, NOTHING, history->diags);
        return;
    }
    process_close_input(&list);
    follow(history, &list, &error);
    bool given_up = history->objects.error != 0; /* and reported: it need not go on */
    git_end(&list, given_up ? EPROTO : error, &how);
    if (!given_up && (error != 0 || how.killed || how.number != 0))
        report_list(history, range, error, &how, buffer_slice(&list.said));
    buffer_free(&list.said);
}

static bool is_none(struct slice name)
{
    for (size_t i = 0; i < name.len; i++) {
        if (name.data[i] != '0')
            return false;
    }
    return is_object(name);
}

/* Hooks and CI write a commit of zeros for a branch that is new or was deleted. A range from zeros
 * is all that leads to its end; one that ends in zeros is empty, and gives false. */
static bool take_zeros(struct slice *range)
{
    size_t dots = slice_search(*range, SLICE(".."), 0);

    if (dots < range->len && is_none(slice_sub(*range, 0, dots)))
        *range = slice_sub(*range, dots + 2, range->len);
    return !is_none(dots < range->len ? slice_sub(*range, dots + 2, range->len) : *range);
}

static bool is_repository(struct history *history)
{
    const char *const arguments[] = {"rev-parse", "--git-dir", NULL};
    struct slice folder;

    return git_ask(history->arena, &history->git, arguments, history->diags, &folder);
}

void history_check(struct arena *arena, struct slice range, const struct progress *progress,
                   struct diag_list *diags, struct history_size *size)
{
    struct history history = {.arena = arena,
                              .progress = progress,
                              .diags = diags,
                              .size = size,
                              .git = git_at(arena, SLICE("."))};
    struct buffer *const names[] = {&history.root, &history.commit, &history.tree, &history.cut,
                                    &history.missed};

    *size = (struct history_size){0};
    if (!is_range(&history, range) || !is_repository(&history) || !take_zeros(&range))
        return;
    progress_tell(progress, PROGRESS_TEXTS, 0, 0);
    history.objects = objects_of(&history.git);
    range = arena_copy(arena, range);
    if (range.len > 0)
        look_before_all(&history, range);
    else
        look_at_refs(&history);
    look_at_objects(&history, range);
    report_gaps(&history);
    objects_close(&history.objects);
    history_end_reporting(&history);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        buffer_free(names[i]);
}
