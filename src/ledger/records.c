/* SPDX-License-Identifier: MIT */
/* The record files of a ledger: what is made of them (work.h) is taken over one by one. See
 * ledger_room.h. */
#include "ledger/work.h"

#include "base/file.h"
#include "privacy/guard.h"

#include <assert.h>
#include <string.h>

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

/* ---- what stands in a file ---- */

enum contents contents_look(const struct opening *o, const struct source *source)
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

/* ---- works, and what becomes of them ---- */

/* What they are made by and taken over into. */
struct record_run {
    struct opening *o;
    struct copies *copies;
    struct work_rules rules;
    const uint32_t *indices;                  /* of the files, by item */
    struct work **works;                      /* by item % POOL_AHEAD */
    struct work_keep keeps[POOL_WORKERS_MAX]; /* each of one thread alone */
    size_t done, total;                       /* files */
};

static void make_work(void *context, struct pool_worker *worker, size_t item)
{
    struct record_run *reading = context;
    struct work_keep *keep = &reading->keeps[worker->number];

    if (keep->ledger == NULL)
        keep->ledger = arena_new();
    reading->works[item % POOL_AHEAD] =
        work_make(&reading->rules, worker, reading->indices[item], keep);
}

/* Whether all that is to be said of a file is said of another one, whose text it has. */
static bool is_again(struct copies *copies, size_t index, const struct work *work)
{
    bool again =
        work->stub == LEFT_WHY_COUNT ? copies_again(copies, index) : copies->of[index] != COPY_NONE;

    assert((again || work->found != WORK_COPY) && "what was certain stays so");
    return again;
}

/* That a file was read, and what; the rest of what is known of it others may look at meanwhile. */
static void note_read(struct ledger_file *file, const struct work *work)
{
    file->read = work->file.read;
    file->failed = work->file.failed;
    memcpy(file->hash, work->file.hash, sizeof file->hash);
}

/* Of a copy of another file nothing is said but that it is one (leave_near_copy()). */
static void count_records(struct record_run *reading, struct pool_worker *worker, size_t index,
                          struct work *work)
{
    struct opening *o = reading->o;

    pool_lock(worker);
    copies_remember(reading->copies, index);
    pool_unlock(worker);
    if (work->of_unit && copies_mostly(reading->copies, index, &work->entries)) {
        diag_take_back(&work->diags, &work->guarded);
        return;
    }
    facts_join(&o->ledger->facts, &work->facts);
    note_unit(o, work->facts.unit, work->file.whole);
}

/* What is no document, or could not be read, may be any unit's. */
static void leave_out(struct opening *o, const struct ledger_file *file, enum left_why why)
{
    left_add(o->arena, &o->ledger->files.left, file->path, why, true);
    facts_add_unreadable(&o->ledger->facts);
    note_left_out(o, UNIT_NONE);
}

static void take_over(struct record_run *reading, struct pool_worker *worker, size_t index,
                      struct work *work)
{
    struct opening *o = reading->o;
    struct ledger_file *file = &o->ledger->files.items[index];

    file->whole = work->file.whole;
    file->masked = work->file.masked;
    switch (work->found) {
    case WORK_UNREAD:
        leave_out(o, file, LEFT_UNREADABLE);
        break;
    case WORK_STUB:
        leave_out(o, file, work->stub);
        break;
    case WORK_OTHER:
        left_add(o->arena, &o->ledger->files.left, file->path,
                 work->contents == CONTENTS_FOREIGN ? LEFT_FOREIGN : LEFT_PLACE, false);
        break;
    case WORK_RECORDS:
        count_records(reading, worker, index, work);
        break;
    case WORK_COPY:
        assert(false && "a copy is not taken over");
    }
    file->sound = work->file.sound && work->diags.errors == 0;
    diag_join(o->diags, &work->diags);
}

static void merge_work(void *context, struct pool_worker *worker, size_t item)
{
    struct record_run *reading = context;
    size_t index = reading->indices[item];
    struct ledger_file *file = &reading->o->ledger->files.items[index];
    struct work *work = reading->works[item % POOL_AHEAD];

    note_read(file, work);
    if (work->found != WORK_UNREAD && is_again(reading->copies, index, work))
        file->whole = file->sound = true;
    else
        take_over(reading, worker, index, work);
    work_free(work);
    progress_tell(reading->o->options->progress, PROGRESS_RECORDS, ++reading->done, reading->total);
}

/* A thread that is held up by a large file, or by the system, finds work to be taken over; more
 * that waits would only take memory, and on a busy machine it does. */
#define AHEAD_OF_EACH ((size_t)4)

static size_t ahead_of(size_t jobs)
{
    return AHEAD_OF_EACH * jobs < POOL_AHEAD ? AHEAD_OF_EACH * jobs : POOL_AHEAD;
}

/* What is in work at once is no more text than one file may have, and so is the memory for it. */
static void read_some(struct record_run *reading, const uint32_t *indices, size_t count)
{
    reading->indices = indices;
    pool_run(&(struct pool_job){
        .count = count,
        .workers = reading->o->options->jobs,
        .weight_max = TREE_BYTES_MAX,
        .ahead = ahead_of(reading->o->options->jobs),
        .context = reading,
        .make = make_work,
        .merge = merge_work,
    });
}

/* What threads have put aside stays as long as all else. */
static void join_keeps(struct record_run *reading)
{
    for (size_t i = 0; i < POOL_WORKERS_MAX; i++) {
        if (reading->keeps[i].ledger != NULL)
            arena_join(reading->o->arena, reading->keeps[i].ledger);
    }
}

/* Reads all files of records. Those that have the name of a copy and the text of another file come
 * last, for the other one may hold no records, or be a copy itself. */
static void read_files(struct opening *o, const struct facts_rules *rules, struct copies *copies)
{
    const struct files *files = &o->ledger->files;
    struct record_run reading = {.o = o, .copies = copies, .rules = {o, rules, copies}};
    uint32_t *first = ARENA_ARRAY(copies->arena, files->len, uint32_t);
    uint32_t *called = ARENA_ARRAY(copies->arena, files->len, uint32_t);
    size_t first_count = 0, called_count = 0;

    reading.works = ARENA_ARRAY(o->arena, POOL_AHEAD, struct work *);
    for (size_t i = 0; i < files->len; i++) {
        if (copies->of[i] == COPY_NONE && files->items[i].role == ROLE_RECORDS)
            first[first_count++] = (uint32_t)i;
        else if (copies->of[i] != COPY_NONE && !copies->near[i])
            called[called_count++] = (uint32_t)i;
    }
    reading.total = first_count + called_count;
    progress_tell(o->options->progress, PROGRESS_RECORDS, 0, reading.total);
    read_some(&reading, first, first_count);
    read_some(&reading, called, called_count);
    join_keeps(&reading);
    progress_tell(o->options->progress, PROGRESS_TOGETHER, reading.total, reading.total);
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
    for (size_t i = 0; i < facts->all.runs.len; i++)
        filled[facts->all.runs.items[i].file] = true;
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
        schema_name_keys(o->schemas.unit, &tree, &unheard);
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
    struct facts_rules rules =
        facts_rules_init(o->arena, &ledger->files, &ledger->township, ledger->plan,
                         o->options->figures, schema_shape(o->schemas.unit), opening_last_day(o));

    ledger->shape = rules.shape;
    o->unit_seen = ARENA_ARRAY(o->arena, ledger->township.unit_count, bool);
    o->unit_reported = ARENA_ARRAY(o->arena, ledger->township.unit_count, bool);
    o->unit_whole = ARENA_ARRAY(o->arena, ledger->township.unit_count, bool);
    o->all_known = o->all_whole = true;
    for (size_t i = 0; i < ledger->township.unit_count; i++)
        o->unit_whole[i] = true;
    facts_begin(&ledger->facts, o->arena, ledger->files.len, ledger->township.unit_count,
                ledger->plan == NULL ? 0 : ledger->plan->measures.len);
    struct arena *copying = arena_within(o->arena); /* what is remembered of all files for copies */
    struct copies copies = copies_find(copying, &rules, &ledger->files);

    read_files(o, &rules, &copies);
    facts_settle_headers(&rules, &ledger->facts);
    leave_copies(o, &rules, &copies);
    for (size_t i = 0; i < ledger->files.unlisted; i++) {
        facts_add_unreadable(&ledger->facts);
        note_left_out(o, UNIT_NONE);
    }
    lost_read(o, &rules, &copies);
    arena_free(copying);
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
