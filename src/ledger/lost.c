/* SPDX-License-Identifier: MIT */
/*
 * Files whose names are none of records. Most are a warning and no more: a note, a script. One that
 * looks like records - nanbei.yaml.txt of Notepad, an editor's nanbei.yaml~ - is there and not
 * read, so what it may feed is unclear: of its unit and collections, as far as it says.
 */
#include "ledger/ledger_room.h"

#include "base/file.h"
#include "base/text.h"

#include <string.h>

enum loss {
    LOSS_NONE,    /* no records */
    LOSS_COPY,    /* a file that is counted has the same text */
    LOSS_RECORDS, /* records, or what may be such */
};

static void report(struct opening *o, const struct ledger_file *file, enum loss loss)
{
    static const struct words hints[] = {
        [LOSS_NONE] = T("rename it if it holds records (Notepad likes to add .txt), or "
                        "move it out of the ledger",
                        "如果里面是记录，请改名（记事本爱加 "
                        ".txt）；否则请移出台账"),
        [LOSS_COPY] = T("a file that is counted has the same text: delete it",
                        "它与另一个已经计入的文件内容相同：请删掉"),
        [LOSS_RECORDS] = T("it looks like records, and what they may feed is unclear: "
                           "rename it to end in .yaml (Notepad likes to add .txt), or "
                           "move it out of the ledger",
                           "里面像是记录，可能用到的目标都“不能判断”：请改名，以 .yaml "
                           "结尾（记事本爱加 .txt）；不是记录的，请移出台账")};
    struct diag *diag = diag_add_path(o->diags, DIAG_NO_RECORDS, file->path);
    diag_set(diag, "name", path_last_part(file->path));
    diag_set_words(diag, "hint", &hints[loss]);
    if (loss != LOSS_NONE)
        left_add(o->arena, &o->ledger->files.left, file->path,
                 loss == LOSS_COPY ? LEFT_COPY : LEFT_SUFFIX, loss == LOSS_RECORDS);
}

/* Whether records in it are missing from the facts; then their gaps are there. */
static bool add_gaps(struct opening *o, const struct facts_rules *rules, const struct tree *tree)
{
    struct facts *facts = &o->ledger->facts;
    size_t before = facts->gaps.len;
    size_t unit = facts_add_left_out(rules, tree, facts);

    if (facts->gaps.len > before)
        note_left_out(o, unit);
    else if (unit != UNIT_NONE)
        o->unit_reported[unit] = true;
    return facts->gaps.len > before;
}

static enum loss look_into(struct opening *o, struct arena *arena, const struct facts_rules *rules,
                           const struct copies *copies, struct ledger_file *file)
{
    struct diag_list unheard = diag_list_init(arena);
    struct contents_rules contents = contents_rules_of(o);
    struct source *source;
    struct slice text;
    struct tree tree;

    if (files_peek(arena, &o->ledger->files, file, &text) && copies_counted(copies, text)) {
        file->read = true; /* all that is to be said of its text is said of the other */
        return LOSS_COPY;
    }
    if (!files_read(arena, &o->ledger->files, file, o->diags, &source)) {
        facts_add_unreadable(&o->ledger->facts);
        note_left_out(o, UNIT_NONE);
        return LOSS_RECORDS;
    }
    tree_read(arena, source, &unheard, &tree);
    guard_tree(arena, &tree, o->diags);
    switch (contents_of(&contents, &tree)) {
    case CONTENTS_PLAN:
    case CONTENTS_TOWNSHIP:
    case CONTENTS_FOREIGN:
        return LOSS_NONE;
    case CONTENTS_UNKNOWN:
        if (tree.whole && tree.root.kind == NODE_NULL)
            return LOSS_NONE; /* nothing stands in it */
        break;
    case CONTENTS_RECORDS:
        break;
    }
    schema_name_keys(o->schemas.unit, &tree, &unheard);
    return add_gaps(o, rules, &tree) ? LOSS_RECORDS : LOSS_NONE;
}

#define LOOK_BYTES_MAX 1000000 /* of a text whose lines do not say at once what it is */

/* Whether a text under a strange name may hold records: by its lines, or, where it is JSON, is
 * indented or begins with an entry, by what it is when it is read. */
static bool may_hold_records(struct opening *o, struct arena *arena,
                             const struct facts_rules *rules, const struct ledger_file *file)
{
    struct slice text;

    if (!files_peek(arena, &o->ledger->files, file, &text))
        return false;
    if (slice_starts(text, "\xFF\xFE") || slice_starts(text, "\xFE\xFF"))
        return contents_has_field(rules->shape, false,
                                  text_from_utf16(arena, text, slice_starts(text, "\xFE\xFF")));
    if (contents_has_field(rules->shape, false, text))
        return true;
    if (text.len == 0 || text.len > LOOK_BYTES_MAX || strchr("{[- \t\r\n#", text.data[0]) == NULL)
        return false;
    struct source source = source_init(arena, file->path, text);
    return contents_look(o, &source) == CONTENTS_RECORDS;
}

static void look_at(struct opening *o, const struct facts_rules *rules, const struct copies *copies,
                    struct ledger_file *file)
{
    struct arena *arena = arena_new(); /* of this file alone */
    enum loss loss = LOSS_NONE;

    if (files_named_as_records(file->relative) || may_hold_records(o, arena, rules, file))
        loss = look_into(o, arena, rules, copies, file);
    report(o, file, loss);
    arena_free(arena);
}

/* Records in a folder of other things. */
static void look_at_misplaced(struct opening *o, const struct facts_rules *rules,
                              const struct copies *copies, struct ledger_file *file)
{
    struct arena *arena = arena_new(); /* of this file alone */
    enum loss loss = look_into(o, arena, rules, copies, file);
    struct diag *diag = diag_add_path(o->diags, DIAG_RECORDS_ELSEWHERE, file->path);

    diag_set(diag, "name", path_last_part(file->path));
    left_add(o->arena, &o->ledger->files.left, file->path,
             loss == LOSS_COPY ? LEFT_COPY : LEFT_PLACE, loss == LOSS_RECORDS);
    arena_free(arena);
}

/* A text in sources/ that names a unit at the left edge is none of a plan. */
static bool is_misplaced(const struct opening *o, const struct facts_rules *rules,
                         const struct ledger_file *file)
{
    bool found = false;

    if (file->role != ROLE_SOURCE || !files_named_as_records(file->relative))
        return file->role == ROLE_MISPLACED;
    struct arena *arena = arena_new();
    struct slice text;

    if (files_peek(arena, &o->ledger->files, file, &text))
        found = contents_has_field(rules->shape, true, text);
    arena_free(arena);
    return found;
}

void lost_read(struct opening *o, const struct facts_rules *rules, const struct copies *copies)
{
    struct files *files = &o->ledger->files;

    for (size_t i = 0; i < files->len; i++) {
        if (is_misplaced(o, rules, &files->items[i]))
            look_at_misplaced(o, rules, copies, &files->items[i]);
    }

    for (size_t i = 0; i < files->others.len; i++)
        look_at(o, rules, copies, &files->others.items[i]);
}
