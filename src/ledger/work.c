/* SPDX-License-Identifier: MIT */
/* One record file, read, checked and walked by itself. See work.h. */
#include "ledger/work.h"

#include "base/file.h"
#include "check/shape_check.h"
#include "ledger/facts_room.h"
#include "ledger/stub.h"
#include "privacy/guard.h"

/* What git has comes by one pipe, which is asked by one at a time. */
static bool take(const struct work_rules *rules, struct pool_worker *worker, struct arena *arena,
                 struct work *work, struct source **out)
{
    const struct files *files = &rules->opening->ledger->files;

    if (files->staged != NULL)
        pool_lock(worker);
    bool taken = files_take(arena, files, &work->file, &work->diags, out);
    if (files->staged != NULL)
        pool_unlock(worker);
    return taken;
}

/* Whether it is certain already that all is said of another file, whose text it has. What stands in
 * the place of a document is such a copy by its name only. */
static bool is_again(const struct work_rules *rules, struct pool_worker *worker,
                     const struct work *work, size_t index)
{
    if (work->stub != LEFT_WHY_COUNT)
        return rules->copies->of[index] != COPY_NONE;
    pool_lock(worker);
    bool again = copies_has(rules->copies, work->file.hash);
    pool_unlock(worker);
    return again;
}

static void tell_stub(const struct opening *o, struct work *work)
{
    const struct township *township = &o->ledger->township;

    stub_report(work->arena, &work->file, work->stub,
                township->unit_count > 0 ? township->units[0].id : (struct slice){NULL, 0},
                &work->diags);
}

/* Reports a file that holds no records, though it is called so: nothing of it is missing. */
static void tell_other(struct work *work)
{
    static const struct words plan =
        T("a plan; plans are read in the folder plans/ alone", "计划；计划只在 plans/ 文件夹里读");
    static const struct words township =
        T("a township file; there is one, and it stands at the top of the ledger",
          "镇情文件；它只有一个，放在台账的最上层");
    bool foreign = work->contents == CONTENTS_FOREIGN;
    struct diag *diag = diag_add_path(&work->diags, foreign ? DIAG_FOREIGN_YAML : DIAG_WRONG_FOLDER,
                                      work->file.path);

    diag_set(diag, "name", path_last_part(work->file.path));
    if (!foreign)
        diag_set_words(diag, "thing", work->contents == CONTENTS_PLAN ? &plan : &township);
}

/* Whether a file is none of records, though its name is one of theirs. */
static bool is_other(const struct opening *o, struct work *work, const struct source *source)
{
    if (contents_has_field(schema_shape(o->schemas.unit), true, source->text))
        return false; /* it names its unit: that is most of them */
    work->contents = contents_look(o, source);
    return work->contents != CONTENTS_RECORDS && work->contents != CONTENTS_UNKNOWN;
}

static void count_records(const struct work_rules *rules, struct arena *arena, struct work *work,
                          size_t index, struct source *source, const struct work_keep *keep)
{
    const struct opening *o = rules->opening;
    const struct shape_days days = {o->options->today, o->span.known, o->span.from, o->span.to};
    struct tree *tree =
        check_document(arena, keep->ledger, &work->file, source, o->schemas.unit, &work->diags);
    size_t unit = unit_of_file(rules->facts, tree);

    work->of_unit = unit != UNIT_NONE;
    if (work->of_unit)
        work->entries = entry_hashes_of(work->arena, unit, tree);
    facts_check_numbers(rules->facts->shape, tree, &tree->root, &work->diags);
    shape_check(rules->facts->shape, tree, days, &work->diags);
    work->facts =
        facts_of_file(rules->facts, tree, (uint32_t)index, work->arena, keep->ledger, &work->diags);
}

static enum work_found look(const struct work_rules *rules, struct pool_worker *worker,
                            struct arena *arena, struct work *work, size_t index,
                            const struct work_keep *keep)
{
    const struct opening *o = rules->opening;
    struct source *source;

    if (!take(rules, worker, arena, work, &source))
        return WORK_UNREAD;
    pool_hold(worker, source->text.len);
    work->file.sound = true;
    work->stub = stub_of(source->text);
    if (is_again(rules, worker, work, index))
        return WORK_COPY;
    guard_text(arena, source, &work->diags);
    if (work->stub != LEFT_WHY_COUNT) {
        tell_stub(o, work);
        return WORK_STUB;
    }
    if (is_other(o, work, source)) {
        tell_other(work);
        work->file.whole = true;
        return WORK_OTHER;
    }
    work->guarded = work->diags;
    count_records(rules, arena, work, index, source, keep);
    return WORK_RECORDS;
}

struct work *work_make(const struct work_rules *rules, struct pool_worker *worker, size_t index,
                       const struct work_keep *keep)
{
    const struct opening *o = rules->opening;
    struct arena *arena = arena_new(), *tree = arena_new(); /* the tree goes first */
    struct work *work = ARENA_NEW(arena, struct work);

    work->arena = arena;
    work->file = o->ledger->files.items[index];
    work->diags = diag_list_init(arena);
    work->diags.secrets = schema_secrets(o->schemas.unit);
    work->found = look(rules, worker, tree, work, index, keep);
    arena_free(tree);
    return work;
}

void work_free(struct work *work)
{
    arena_free(work->arena);
}
