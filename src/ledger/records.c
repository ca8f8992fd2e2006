/* SPDX-License-Identifier: MIT */
/* The record files of a ledger, one by one. See ledger_room.h. */
#include "ledger/ledger_room.h"

#include "base/file.h"
#include "check/shape_check.h"
#include "ledger/stub.h"
#include "privacy/guard.h"

#include <assert.h>

struct contents_rules contents_rules_of(const struct opening *o)
{
    return (struct contents_rules){schema_shape(o->schemas.unit), schema_shape(o->schemas.plan),
                                   schema_shape(o->schemas.township), &o->ledger->township};
}

void note_unit(struct opening *o, size_t unit, bool whole)
{
    assert(unit == UNIT_NONE || unit < o->ledger->township.unit_count);
    o->all_whole = o->all_whole && whole;
    if (unit != UNIT_NONE) {
        o->unit_seen[unit] = true;
        o->unit_whole[unit] = o->unit_whole[unit] && whole;
        return;
    }
    o->all_known = false;
    for (size_t i = 0; !whole && i < o->ledger->township.unit_count; i++)
        o->unit_whole[i] = false;
}

void note_left_out(struct opening *o, size_t unit)
{
    if (unit == UNIT_NONE) {
        note_unit(o, UNIT_NONE, false);
        return;
    }
    assert(unit < o->ledger->township.unit_count);
    o->all_whole = false;
    o->unit_reported[unit] = true;
    o->unit_whole[unit] = false;
}

/* ---- one file ---- */

enum contents contents_look(struct opening *o, const struct source *source)
{
    struct arena *arena = arena_new(); /* of this look alone */
    struct diag_list unheard = diag_list_init(arena);
    const struct contents_rules rules = contents_rules_of(o);
    struct tree tree;

    tree_read(arena, source, &unheard, &tree);
    enum contents contents = contents_of(&rules, &tree);
    arena_free(arena);
    return contents;
}

/* Reports a file that holds no records, though it is called so: nothing of it is missing. */
static void pass_over(struct opening *o, const struct ledger_file *file, enum contents contents)
{
    static const struct words plan =
        T("a plan; plans are read in the folder plans/ alone", "计划；计划只在 plans/ 文件夹里读");
    static const struct words township =
        T("a township file; there is one, and it stands at the top of the ledger",
          "镇情文件；它只有一个，放在台账的最上层");
    bool foreign = contents == CONTENTS_FOREIGN;
    struct diag *diag =
        diag_add_path(o->diags, foreign ? DIAG_FOREIGN_YAML : DIAG_WRONG_FOLDER, file->path);

    diag_set(diag, "name", path_last_part(file->path));
    if (!foreign)
        diag_set_words(diag, "thing", contents == CONTENTS_PLAN ? &plan : &township);
    left_add(o->arena, &o->ledger->files.left, file->path, foreign ? LEFT_FOREIGN : LEFT_PLACE,
             false);
}

/* Whether a file is none of records, though its name is one of theirs. */
static bool is_other(struct opening *o, struct ledger_file *file, const struct source *source)
{
    if (contents_has_field(schema_shape(o->schemas.unit), true, source->text))
        return false; /* it names its unit: that is most of them */
    enum contents contents = contents_look(o, source);

    if (contents == CONTENTS_RECORDS || contents == CONTENTS_UNKNOWN)
        return false;
    pass_over(o, file, contents);
    file->whole = true;
    return true;
}

/* Checks and counts the records of a file. A copy of another file is only reported as a copy
 * (leave_near_copy()), and all else that was reported of it is taken back. */
static void count_records(struct opening *o, const struct facts_rules *rules, struct copies *copies,
                          size_t index, struct arena *arena, struct source *source)
{
    struct ledger_file *file = &o->ledger->files.items[index];
    const struct shape_days days = {o->options->today, o->span.known, o->span.from, o->span.to};
    const struct diag_list before = *o->diags;
    struct tree *tree = check_document(o, arena, file, source, o->schemas.unit);

    copies_remember(copies, index);
    if (copies_mostly(copies, rules, index, tree)) {
        diag_take_back(o->diags, &before);
        return;
    }
    facts_check_numbers(rules->shape, tree, &tree->root, o->diags);
    shape_check(rules->shape, tree, days, o->diags);
    size_t unit = facts_add_file(rules, tree, (uint32_t)index, o->diags, &o->ledger->facts);

    note_unit(o, unit, file->whole);
}

/* Whether the file has the text of another one, for which all is reported already. A stub, which
 * stands in place of a document, counts as a copy only by its name. */
static bool is_again(struct copies *copies, size_t index, const struct source *source)
{
    return stub_of(source->text) == LEFT_WHY_COUNT ? copies_again(copies, index)
                                                   : copies->of[index] != COPY_NONE;
}

static void read_records(struct opening *o, const struct facts_rules *rules, struct copies *copies,
                         size_t index)
{
    struct ledger_file *file = &o->ledger->files.items[index];
    struct arena *arena = arena_new(); /* of this file alone */
    size_t errors = o->diags->errors;
    struct source *source;
    bool read = files_take(arena, &o->ledger->files, file, o->diags, &source);

    file->sound = read;
    if (read && is_again(copies, index, source)) {
        file->whole = true;
        arena_free(arena);
        return;
    }
    if (read)
        guard_text(arena, source, o->diags);
    if (!read || is_stub(o, file, source)) {
        if (!read)
            left_add(o->arena, &o->ledger->files.left, file->path, LEFT_UNREADABLE, true);
        facts_add_unreadable(&o->ledger->facts);
        note_left_out(o, UNIT_NONE);
    } else if (!is_other(o, file, source)) {
        count_records(o, rules, copies, index, arena, source);
    }
    file->sound = file->sound && o->diags->errors == errors;
    arena_free(arena);
}

/* Reads all files of records. Those that have the name of a copy and the text of another file come
 * last, for the other one may hold no records, or be a copy itself. */
static void read_files(struct opening *o, const struct facts_rules *rules, struct copies *copies)
{
    const struct files *files = &o->ledger->files;
    bool *called = ARENA_ARRAY(o->arena, files->len, bool);

    for (size_t i = 0; i < files->len; i++)
        called[i] = copies->of[i] != COPY_NONE;
    for (size_t i = 0; i < files->len; i++) {
        if (files->items[i].role == ROLE_RECORDS && !called[i])
            read_records(o, rules, copies, i);
    }
    for (size_t i = 0; i < files->len; i++) {
        if (called[i] && !copies->near[i])
            read_records(o, rules, copies, i);
    }
}

/* ---- copies ---- */

/* By file: whether entries of it are among the facts, or it holds what could not be read. */
static bool *find_filled(struct opening *o)
{
    const struct facts *facts = &o->ledger->facts;
    const struct files *files = &o->ledger->files;
    bool *filled = ARENA_ARRAY(o->arena, files->len, bool);

    for (size_t i = 0; i < files->len; i++)
        filled[i] = !files->items[i].sound;
    for (size_t i = 0; i < facts->entries.len; i++)
        filled[facts->entries.items[i].file] = true;
    return filled;
}

/* The file that stands for a copy: of one with the same text as another, that other. */
static const struct ledger_file *original_of(const struct opening *o, const struct copies *copies,
                                             size_t index)
{
    size_t of = copies->of[index];

    assert(of != COPY_NONE && of != index);
    if (copies->of[of] != COPY_NONE && !copies->near[of])
        of = copies->of[of];
    return &o->ledger->files.items[of];
}

static void report_copy(struct opening *o, const struct copies *copies, size_t index)
{
    struct files *files = &o->ledger->files;
    const struct ledger_file *file = &files->items[index], *of = original_of(o, copies, index);
    bool near = copies->near[index];
    struct diag *diag = diag_add_path(o->diags, near ? DIAG_NEAR_COPY : DIAG_FILE_COPY, file->path);

    diag_set(diag, "name", path_last_part(file->path));
    diag_set(diag, "file", of->path);
    left_add(o->arena, &files->left, file->path, near ? LEFT_NEAR_COPY : LEFT_COPY, near);
    files->left.items[files->left.len - 1].like = of->path;
}

/* Nobody knows which of the two is right: what it holds is unclear, and personal numbers in it are
 * reported as those of any file. */
static void leave_near_copy(struct opening *o, const struct facts_rules *rules,
                            const struct copies *copies, size_t index)
{
    struct arena *arena = arena_new(); /* of this file alone */
    struct diag_list unheard = diag_list_init(arena);
    struct ledger_file *file = &o->ledger->files.items[index];
    struct source *source;
    struct tree tree;

    report_copy(o, copies, index);
    file->whole = true;
    file->sound = false; /* that it is there is a fault */
    if (files_read(arena, &o->ledger->files, file, o->diags, &source)) {
        tree_read(arena, source, &unheard, &tree);
        guard_tree(arena, &tree, o->diags);
        note_left_out(o, facts_add_left_out(rules, &tree, &o->ledger->facts));
    }
    arena_free(arena);
}

static void leave_copies(struct opening *o, const struct facts_rules *rules,
                         const struct copies *copies)
{
    const bool *filled = find_filled(o);

    for (size_t i = 0; i < o->ledger->files.len; i++) {
        if (copies->of[i] == COPY_NONE)
            continue;
        if (copies->near[i])
            leave_near_copy(o, rules, copies, i);
        else if (filled[copies->of[i]]) /* else nothing is there twice */
            report_copy(o, copies, i);
        if (!copies->near[i])
            o->ledger->files.items[i].whole = o->ledger->files.items[i].sound = true;
    }
}

/* ---- all of them ---- */

void records_read(struct opening *o)
{
    struct ledger *ledger = o->ledger;
    struct facts_rules rules = facts_rules_init(o->arena, &ledger->files, &ledger->township,
                                                ledger->plan, schema_shape(o->schemas.unit));

    ledger->shape = rules.shape;
    o->unit_seen = ARENA_ARRAY(o->arena, ledger->township.unit_count, bool);
    o->unit_reported = ARENA_ARRAY(o->arena, ledger->township.unit_count, bool);
    o->unit_whole = ARENA_ARRAY(o->arena, ledger->township.unit_count, bool);
    o->all_known = o->all_whole = true;
    for (size_t i = 0; i < ledger->township.unit_count; i++)
        o->unit_whole[i] = true;
    ledger->facts.arena = o->arena;
    ledger->facts.far = ARENA_ARRAY(o->arena, ledger->township.unit_count, size_t);
    ledger->facts.headers = ARENA_ARRAY(o->arena, ledger->township.unit_count, struct node);
    struct copies copies = copies_find(o->arena, &rules, &ledger->files);

    read_files(o, &rules, &copies);
    facts_settle_headers(&rules, &ledger->facts);
    leave_copies(o, &rules, &copies);
    for (size_t i = 0; i < ledger->files.unlisted; i++) {
        facts_add_unreadable(&ledger->facts);
        note_left_out(o, UNIT_NONE);
    }
    lost_read(o, &rules, &copies);
    left_sort(&ledger->files.left);
}

/* Whether a unit is listed a second time, which is reported already: its records count for the
 * first. */
static bool is_listed_again(const struct opening *o, size_t unit)
{
    const struct township *township = &o->ledger->township;

    return township_find(township, township->units[unit].id) != unit;
}

/* Finds the units without any file: "nobody has said anything" is not "there is nothing". */
static void find_silent(struct opening *o)
{
    size_t count = o->ledger->township.unit_count;
    bool *silent = ARENA_ARRAY(o->arena, count, bool);

    for (size_t i = 0; i < count; i++)
        silent[i] = !o->unit_seen[i] && !is_listed_again(o, i);
    o->ledger->facts.silent = silent;
}

void records_find_unread(struct opening *o)
{
    size_t count = o->ledger->township.unit_count;
    bool *unread = ARENA_ARRAY(o->arena, count, bool);
    bool any = false;

    for (size_t i = 0; !o->all_known && i < count; i++) {
        unread[i] = !o->unit_seen[i];
        any = any || unread[i];
    }
    for (size_t i = 0; !o->all_known && !any && i < count; i++)
        unread[i] = true;
    o->ledger->facts.may_be_unread = unread;
    find_silent(o);
}

void records_warn_units(struct opening *o)
{
    for (size_t i = 0; o->all_known && i < o->ledger->township.unit_count; i++) {
        const struct unit *unit = &o->ledger->township.units[i];

        if (o->unit_seen[i] || o->unit_reported[i] || is_listed_again(o, i))
            continue;
        struct diag *diag = diag_add_path(o->diags, DIAG_UNIT_WITHOUT_FILE, o->ledger->files.shown);
        diag_set(diag, "id", unit->id);
        diag_set_name(diag, "unit", &unit->name, unit->id);
    }
}
