/* SPDX-License-Identifier: MIT */
/* A ledger from folder to facts. See ledger.h. */
#include "ledger/ledger_room.h"

#include "base/memory.h"
#include "check/check.h"
#include "ledger/commit.h"
#include "ledger/link.h"
#include "ledger/quotes.h"
#include "ledger/settings.h"
#include "ledger/stub.h"

#include <assert.h>

/* ---- one document ---- */

static bool is_stub(struct opening *o, const struct ledger_file *file, const struct source *source)
{
    enum left_why why = stub_of(source->text);

    if (why != LEFT_WHY_COUNT)
        stub_report(o->arena, file, why, (struct slice){NULL, 0}, o->diags);
    return why != LEFT_WHY_COUNT;
}

/* With what the schema says that an excerpt shows. */
static bool read_source(struct opening *o, struct arena *arena, struct ledger_file *file,
                        const struct schema *schema, struct source **out)
{
    const struct secrets *before = o->diags->secrets;

    o->diags->secrets = schema_secrets(schema);
    bool read = files_read(arena, &o->ledger->files, file, o->diags, out);
    o->diags->secrets = before;
    return read;
}

struct tree *read_document(struct opening *o, struct arena *arena, struct ledger_file *file,
                           const struct schema *schema)
{
    struct source *source;

    if (!read_source(o, arena, file, schema, &source))
        return NULL;
    if (is_stub(o, file, source))
        return NULL;
    return check_document(arena, o->arena, file, source, schema, o->diags);
}

/*
 * The tree is walked several times, here and in work.c, and no two of the walks can be
 * one: each needs what the one before has marked anywhere in it. What is masked comes before all
 * that shows a value, the check before what is said only of values that are not faulty, numbers too
 * long for a sum before parts are added up, dates of an odd year before dates are compared, and all
 * of these before names are read and facts made.
 *
 * A personal number in a remark is reported, and makes nothing of the file doubtful.
 */
struct tree *check_document(struct arena *arena, struct arena *keep, struct ledger_file *file,
                            struct source *source, const struct schema *schema,
                            struct diag_list *diags)
{
    struct tree *tree = ARENA_NEW(arena, struct tree);
    const struct secrets *before = diags->secrets;
    size_t errors = diags->errors;

    diags->secrets = schema_secrets(schema);
    file->whole = tree_read_as(arena, source, schema_outline(schema), diags, tree);
    guard_tree(arena, tree, diags);
    schema_name_keys(schema, tree, diags);
    schema_sort_out(arena, schema, tree, diags);
    schema_check(schema, tree, diags);
    tree_check_readers(tree, diags);
    diags->secrets = before;
    files_keep_masked(keep, file, source);
    file->sound =
        diags->errors == errors && (file->masked.len == 0 || !node_any_faulty(&tree->root));
    return tree;
}

static bool read_township(struct opening *o)
{
    for (size_t i = 0; i < o->ledger->files.len; i++) {
        struct ledger_file *file = &o->ledger->files.items[i];

        if (file->role != ROLE_TOWNSHIP)
            continue;
        struct tree *tree = read_document(o, o->arena, file, o->schemas.township);
        if (tree == NULL)
            return false;
        bool compiled = township_compile(o->arena, tree, schema_shape(o->schemas.township),
                                         o->diags, &o->ledger->township);
        file->sound = file->sound && compiled;
        o->ledger->doubtful = !file->sound && !settings_alone_faulty(tree);
        file->sound = file->sound && file->masked.len == 0;
        return o->ledger->township.unit_count > 0;
    }
    return false;
}

/* ---- plans ---- */

/* Which plan it is and when: enough to choose one. */
static void read_head(struct opening *o, struct ledger_file *file)
{
    struct source *source;
    struct plan plan;

    if (!read_source(o, o->arena, file, o->schemas.plan, &source) || is_stub(o, file, source))
        return;
    if (contents_has_field(schema_shape(o->schemas.unit), true, source->text) &&
        contents_look(o, source) == CONTENTS_RECORDS) {
        file->role = ROLE_MISPLACED; /* see lost.c */
        return;
    }
    struct tree *tree = check_document(o->arena, o->arena, file, source, o->schemas.plan, o->diags);
    if (!plan_head(tree, &plan)) {
        const struct node *period = node_get(&tree->root, "period");

        if (file->sound && period != NULL)
            diag_add(o->diags, DIAG_PERIOD_ENDS_FIRST, node_span(tree, period));
        file->sound = false;
        return;
    }
    size_t errors = o->diags->errors;
    plan_choice_check_id(o, &plan);
    file->sound = file->sound && o->diags->errors == errors && file->masked.len == 0;
    o->plan_files[o->plan_count] = file;
    o->plans[o->plan_count++] = plan;
}

static size_t count_plans(const struct files *files)
{
    size_t count = 0;

    for (size_t i = 0; i < files->len; i++)
        count += files->items[i].role == ROLE_PLAN;
    return count;
}

static void read_heads(struct opening *o)
{
    struct files *files = &o->ledger->files;
    const size_t count = count_plans(files);

    o->plans = ARENA_ARRAY(o->arena, count, struct plan);
    o->plan_files = ARENA_ARRAY(o->arena, count, struct ledger_file *);
    for (size_t i = 0; i < files->len; i++) {
        if (files->items[i].role == ROLE_PLAN)
            read_head(o, &files->items[i]);
    }
}

/* Every plan is checked whole, whichever is chosen: the next year's mistakes are found now. */
static void compile_plans(struct opening *o)
{
    for (size_t i = 0; i < o->plan_count; i++) {
        struct plan *plan = &o->plans[i];
        struct reading_choices choices = {0};
        size_t errors = o->diags->errors;

        if (plan == o->ledger->plan)
            choices = o->options->choices;
        plan_compile(o->arena, &o->ledger->township, schema_shape(o->schemas.unit),
                     schema_shape(o->schemas.plan), choices, o->diags, plan);
        quotes_check(o->arena, &o->ledger->files, plan, schema_numerals(o->schemas.plan), o->diags);
        o->plan_files[i]->sound = o->plan_files[i]->sound && o->diags->errors == errors;
    }
}

static void trace_target(struct opening *o, struct plan *plan)
{
    const struct target *target = plan_find_called(o->arena, plan, o->options->trace, o->diags);

    if (target == NULL)
        return;
    o->ledger->traced = target->id;
    if (o->options->narrow && target->member_count > 0)
        diag_set(
            diag_add_path(o->diags,
                          target->kind == TARGET_CHANGE ? DIAG_NO_PART_CHANGE : DIAG_NO_PART_FIGURE,
                          (struct slice){NULL, 0}),
            "name", target->id);
    else
        plan_trace(plan, target);
}

static void find_span(struct opening *o)
{
    const size_t plans = count_plans(&o->ledger->files);

    for (size_t i = 0; plans == o->plan_count && i < o->plan_count; i++)
        plan_add_span(&o->plans[i], &o->span);
}

/* What is asked of the chosen plan: as of when, for which part of the time, and what to trace. */
static void apply_options(struct opening *o)
{
    const struct ledger_options *options = o->options;
    struct plan *plan = o->ledger->plan;

    if (plan == NULL)
        return;
    date_days as_of = options->today < plan->to ? options->today : plan->to;
    plan_set_as_of(o->arena, plan, options->has_as_of ? options->as_of : as_of);
    if (options->trace.len > 0 && plan->target_count > 0)
        trace_target(o, plan);
    o->ledger->narrow = options->narrow;
    o->ledger->begin = options->begin;
    o->ledger->end = options->end;
    if (options->narrow)
        plan_narrow(o->arena, plan, options->begin, options->end);
    o->ledger->doubtful = o->ledger->doubtful || plan->damaged;
}

/* ---- the whole ---- */

/* A fault that only the links showed is one of its file, too. */
static void mark_faulty_files(struct ledger *ledger)
{
    for (uint32_t i = 0; i < ledger->facts.all.count; i++) {
        if (entry_is_bad(&ledger->facts.all, i))
            ledger->files.items[entry_file(&ledger->facts.all, i)].sound = false;
    }
}

static void hash_files(struct ledger *ledger)
{
    struct buffer lines = {0};
    uint8_t hash[HASH_BYTES];

    for (size_t i = 0; i < ledger->files.len; i++) {
        const struct ledger_file *file = &ledger->files.items[i];
        char hex[HASH_HEX_SIZE];

        if (!file->read || file->role == ROLE_SOURCE)
            continue;
        hash_hex(file->hash, hex);
        buffer_adds(&lines, hex);
        buffer_adds(&lines, "  ");
        buffer_add(&lines, file->relative);
        buffer_byte(&lines, '\n');
    }
    hash_text(buffer_slice(&lines), hash);
    hash_hex(hash, ledger->hash);
    buffer_free(&lines);
}

/* Up to which the plans look at what is recorded; where none says so, today. */
date_days opening_last_day(const struct opening *o)
{
    return o->span.known && o->span.to < o->options->today ? o->span.to : o->options->today;
}

static bool asks_for_more(const struct ledger_options *options)
{
    return options->choices.count > 0 || options->trace.len > 0;
}

static bool read_all(struct opening *o)
{
    struct ledger *ledger = o->ledger;

    if (!files_find(o->arena, o->options->root, o->options->staged ? FILES_STAGED : FILES_OF_FOLDER,
                    o->diags, &ledger->files))
        return false;
    files_guard_sources(&ledger->files, o->diags);
    if (!schemas_load(o->arena, o->options->schemas, &ledger->files, o->diags, &o->schemas,
                      &ledger->schemas))
        return false;
    if (!read_township(o))
        return false;
    read_heads(o);
    plan_choice_make(o);
    compile_plans(o);
    find_span(o);
    apply_options(o);
    if (o->diags->failures > 0 && (ledger->plan == NULL || asks_for_more(o->options)))
        return false; /* a plan, target or reading was asked for that is not there */
    o->diags->secrets = schema_secrets(o->schemas.unit);
    records_read(o);
    memory_give_back();

    struct arena *links = arena_within(o->arena);
    struct places places = places_init(links, &ledger->files);
    const struct link_scope scope = {&ledger->township, &ledger->files, &places,
                                     o->unit_whole,     o->all_whole,   opening_last_day(o)};
    link_facts(links, &scope, o->diags, &ledger->facts);
    facts_settle(&ledger->facts, ledger->plan, ledger->township.unit_count);
    link_same(&scope, o->diags, &ledger->facts);
    link_marks(&scope, o->diags, &ledger->facts);
    link_rises(links, &scope, o->diags, &ledger->facts);
    link_once(&scope, o->diags, &ledger->facts);
    ledger->facts.known = (struct kept_mentions){0};
    marks_free(&ledger->facts);
    arena_free(links);
    memory_give_back();
    records_find_unread(o);
    mark_faulty_files(ledger);
    o->diags->secrets = NULL;
    records_warn_units(o);
    hash_files(ledger);
    if (!o->options->staged)
        ledger->commit = commit_of(o->arena, ledger->files.root);
    ledger->commit_hidden = !o->options->staged && ledger->commit.len == 0 &&
                            commit_is_hidden(o->arena, ledger->files.root);
    return true;
}

bool ledger_open(struct arena *arena, const struct ledger_options *options, struct diag_list *diags,
                 struct ledger *out)
{
    struct opening opening = {.arena = arena, .options = options, .diags = diags, .ledger = out};

    assert(options->today >= DATE_MIN && options->today <= DATE_MAX);
    assert(!options->narrow || options->begin <= options->end);
    assert(options->jobs >= 1 && options->jobs <= POOL_WORKERS_MAX);
    *out = (struct ledger){0};
    memory_fetch();
    bool sound = read_all(&opening);
    if (options->sweep && (!options->staged || out->files.staged != NULL))
        files_sweep(arena, &out->files, options->progress, diags);
    files_warn_changed(arena, &out->files, diags);
    files_report_changed(&out->files, diags);
    files_close(&out->files);
    schemas_free(&opening.schemas);
    return sound;
}
