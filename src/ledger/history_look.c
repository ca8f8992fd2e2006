/* SPDX-License-Identifier: MIT */
/* What an object of a history says. See history_room.h. */
#include "base/file.h"
#include "ledger/files_room.h"
#include "ledger/foreign.h"
#include "ledger/history_room.h"
#include "ledger/strange.h"

#include <assert.h>
#include <errno.h>
#include <stdio.h>

/* Characters of an object's name that are shown: enough to be unique, and few enough for a line. */
#define SHORT_NAME 12

#define NOTHING    ((struct slice){NULL, 0})

_Static_assert(OBJECT_HEAD_BYTES >= FOREIGN_HEAD_BYTES,
               "the head of a large object tells what it is");

/* ---- texts ---- */

/* The findings in one text, while it is not known yet whether an earlier version had them. */
struct look {
    struct arena *arena; /* of this text alone */
    struct diag_list list;
};

static struct look look_open(void)
{
    struct arena *arena = arena_new();

    return (struct look){arena, diag_list_init(arena)};
}

/* `path` is what stays when there is another version of the text, which `raw` shows unmasked. */
static void look_close(struct history *history, struct look *look, struct slice path,
                       struct slice raw)
{
    history_report(history, path, raw, &look->list);
    arena_free(look->arena);
}

static void report_name(struct diag_list *list, enum diag_code code, struct slice path,
                        struct slice name)
{
    diag_set(diag_add_path(list, code, path), "name", name);
}

/* Looks at each way of decoding a text. A finding is recognised in another version by the text as
 * it is decoded that way. */
static void look_at_text(struct history *history, struct slice shown, struct slice path,
                         struct slice text)
{
    struct arena *arena = arena_new();
    const struct strange strange = strange_read(arena, text);

    for (size_t i = 0; i < strange.count; i++) {
        struct look look = look_open();
        struct slice masked = arena_copy(look.arena, strange.readings[i]);
        const struct source source = source_init(look.arena, shown, masked);

        guard_strange_text(look.arena, &source, &look.list);
        if (look.list.len == 0)
            history_look_at_values(look.arena, &source, &look.list);
        look_close(history, &look, path, strange.readings[i]);
    }
    arena_free(arena);
}

/* ---- files ---- */

/* "COMMIT:PATH", which `git show` takes, of a path that may be shown. */
static struct slice place_of(const struct history *history, struct arena *arena, struct slice path)
{
    struct slice root = slice_sub(buffer_slice(&history->root), 0, SHORT_NAME);

    return arena_printf(arena, "%.*s:%.*s", (int)root.len, root.data, (int)path.len, path.data);
}

/* A text that only a tag leads to has no path. */
static struct slice shown_path(const struct history *history, struct arena *arena,
                               const struct listed *listed)
{
    assert(listed->name.len >= SHORT_NAME);
    if (listed->rest.len > 0)
        return place_of(history, arena, guard_path(arena, listed->rest));
    return arena_printf(arena, "blob %.*s", SHORT_NAME, listed->name.data);
}

/* The path as seen from the ledger that it lies in; data NULL where it lies in none. */
static struct slice below_ledger(const struct history *history, struct slice path)
{
    for (size_t i = 0; i < history->ledgers.len; i++) {
        struct slice folder = history->ledgers.items[i];

        if (folder.len == 0)
            return path;
        if (path.len > folder.len && path.data[folder.len] == '/' &&
            slice_eq(slice_sub(path, 0, folder.len), folder))
            return slice_sub(path, folder.len + 1, path.len);
    }
    return NOTHING;
}

static void look_at_blob(struct history *history, const struct listed *listed, struct slice text,
                         bool large)
{
    struct look look = look_open();
    struct slice shown = shown_path(history, look.arena, listed);
    struct slice name = path_last_part(guard_path(look.arena, listed->rest));
    struct slice below = below_ledger(history, listed->rest);
    bool inside = below.data != NULL;

    history->size->texts++;
    if (inside && foreign_private(below))
        report_name(&look.list, DIAG_PRIVATE_FILE, shown, name);
    else if (strange_is_foreign(listed->rest, text, inside))
        files_report_foreign(&look.list, shown, name, inside);
    else if (large)
        files_report_unreadable(&look.list, shown, EFBIG);
    else
        look_at_text(history, shown, listed->rest, text);
    look_close(history, &look, listed->rest, NOTHING);
}

/* ---- folders ---- */

/* A name is reported where it stands itself, and not again in the paths of all that is below it. */
static void look_at_name(struct history *history, struct arena *arena, struct slice folder,
                         struct slice name)
{
    struct slice path = folder.len > 0 ? file_join(arena, folder, name) : name;
    struct slice shown = guard_path(arena, path), last = path_last_part(shown);

    if (slice_eq(path_last_part(guard_names(arena, path)), name))
        return;
    struct look look = look_open();
    report_name(&look.list, DIAG_NUMBER_IN_NAME, place_of(history, look.arena, shown), last);
    look_close(history, &look, path, NOTHING);
}

void history_look_path(struct history *history, struct slice path)
{
    struct arena *arena = arena_new();
    size_t last = path.len - path_last_part(path).len;

    look_at_name(history, arena, slice_sub(path, 0, last > 0 ? last - 1 : 0),
                 slice_sub(path, last, path.len));
    arena_free(arena);
}

static void note_ledger(struct history *history, struct slice folder)
{
    for (size_t i = 0; i < history->ledgers.len; i++) {
        if (slice_eq(history->ledgers.items[i], folder))
            return;
    }
    *ARRAY_PUSH(history->arena, &history->ledgers) = arena_copy(history->arena, folder);
}

/* What is listed behind the tree of a commit is of that commit, unless it was there before. */
static void note_root(struct history *history, const struct listed *listed)
{
    struct slice commit = buffer_slice(&history->commit), tree = buffer_slice(&history->tree);

    if (listed->rest.len == 0)
        history_keep(&history->root, slice_eq(listed->name, tree) ? commit : listed->name);
}

/* "MODE NAME", a NUL, and the bytes of an object's name, for each entry. */
static void look_at_tree(struct history *history, const struct listed *listed, struct slice text)
{
    struct arena *arena = arena_new();

    note_root(history, listed);
    for (size_t at = 0; at < text.len;) {
        size_t end = slice_find(text, '\0', at);
        struct slice name = slice_sub(text, at, end);

        slice_cut(&name, ' ');
        look_at_name(history, arena, listed->rest, name);
        if (files_is_township(name))
            note_ledger(history, listed->rest);
        at = end + 1 + listed->name.len / 2;
    }
    arena_free(arena);
}

/* ---- what is said ---- */

/* Cuts the lines above the message off, and the empty one. */
static struct slice cut_head(struct slice *text)
{
    size_t end = slice_search(*text, SLICE("\n\n"), 0);
    struct slice head = slice_sub(*text, 0, end);

    *text = slice_sub(*text, end + 2, text->len);
    return head;
}

/* What stands behind a word at the beginning of a line; data NULL where no line has it. */
static struct slice head_value(struct slice head, const char *word)
{
    while (head.data != NULL) {
        struct slice line = slice_cut(&head, '\n');

        if (slice_starts(line, word))
            return slice_sub(line, slice_of(word).len, line.len);
    }
    return NOTHING;
}

/* A message has no path: the same line in another commit is one that was amended or picked. */
static void look_at_message(struct history *history, struct slice shown, struct slice message)
{
    look_at_text(history, shown, NOTHING, message);
}

static void look_at_commit(struct history *history, const struct listed *listed, struct slice text)
{
    struct slice head = cut_head(&text);
    char shown[sizeof "commit " + SHORT_NAME];

    history->size->commits++;
    history_keep(&history->commit, listed->name);
    history_keep(&history->root, listed->name);
    history_keep(&history->tree, head_value(head, "tree "));
    /* Git lists none of a commit where a shallow clone ends; the commit itself knows better. */
    if (listed->rest.len == 0 && head_value(head, "parent ").data != NULL && history->cut.len == 0)
        history_keep(&history->cut, slice_sub(listed->name, 0, SHORT_NAME));
    (void)snprintf(shown, sizeof shown, "commit %.*s", SHORT_NAME, listed->name.data);
    look_at_message(history, slice_of(shown), text);
}

/* A folder of so many entries, or a message of such a length. */
static void look_at_none(struct history *history, const struct listed *listed)
{
    struct look look = look_open();

    files_report_unreadable(&look.list, shown_path(history, look.arena, listed), EFBIG);
    look_close(history, &look, listed->name, NOTHING);
}

void history_look_ref(struct history *history, struct slice name)
{
    struct look look = look_open();
    struct slice shown = guard_path(look.arena, name);

    if (!slice_eq(shown, name))
        report_name(&look.list, DIAG_NUMBER_IN_NAME, shown, shown);
    look_close(history, &look, name, NOTHING);
}

/* A tag holds its name, which stays when it is pushed by another one. */
static void look_at_tag(struct history *history, struct slice text)
{
    struct arena *arena = arena_new();
    struct slice own = head_value(cut_head(&text), "tag "), name = guard_path(arena, own);

    history_look_ref(history, arena_printf(arena, "refs/tags/%.*s", (int)own.len, own.data));
    look_at_message(history, arena_printf(arena, "tag %.*s", (int)name.len, name.data), text);
    arena_free(arena);
}

void history_look(struct history *history, const struct listed *listed, enum object_kind kind,
                  struct slice text, bool large)
{
    if (kind == OBJECT_BLOB)
        look_at_blob(history, listed, text, large);
    else if (large)
        look_at_none(history, listed);
    else if (kind == OBJECT_TREE)
        look_at_tree(history, listed, text);
    else if (kind == OBJECT_COMMIT)
        look_at_commit(history, listed, text);
    else
        look_at_tag(history, text);
}
