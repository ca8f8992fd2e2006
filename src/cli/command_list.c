/* SPDX-License-Identifier: MIT */
/* taizhang list: what there is. */
#include "base/text.h"
#include "cli/list_room.h"

#include <assert.h>

/* ---- lists of a ledger ---- */

struct table_row *list_row(struct run *run, struct table *table)
{
    return ARRAY_PUSH(run->arena, table);
}

static void list_units(struct run *run, const struct list_input *input, struct table *table)
{
    static const char *const columns[] = {"id", "kind", "name"};

    for (size_t i = 0; i < 3; i++)
        table->columns[table->column_count++] = columns[i];
    for (size_t i = 0; i < input->ledger.township.unit_count; i++) {
        const struct unit *unit = &input->ledger.township.units[i];

        *list_row(run, table) = (struct table_row){
            {unit->id, unit->kind, name_in(&unit->name, run->options.lang, SLICE(""))}};
    }
}

/* ---- lists of the program ---- */

/* Whether -o of `report` writes diagnostics in that format: a name tells them from reports. */
static bool report_writes(const struct diag_format *format)
{
    const struct report_format *report = report_format_for_file(slice_of(format->suffix));

    return format->suffix != NULL &&
           (report == NULL || !slice_is(slice_of(format->suffix), report->suffix));
}

/* The names of commands, by their bits. */
static struct slice join_commands(struct run *run, unsigned takes)
{
    static const char *const names[] = {
#define GROUP(words)
#define COMMAND(name, NAME, arguments, help) [COMMAND_##NAME] = #name,
#include "cli/commands.def"
#undef COMMAND
#undef GROUP
    };
    struct buffer text = {0};

    for (int i = 0; i < COMMAND_COUNT; i++) {
        if ((takes & (1U << i)) != 0)
            buffer_addf(&text, "%s%s", text.len > 0 ? ", " : "", names[i]);
    }
    struct slice joined = arena_copy(run->arena, buffer_slice(&text));
    buffer_free(&text);
    return joined;
}

static void list_formats(struct run *run, const struct list_input *input, struct table *table)
{
    const struct slice views = join_commands(run, TAKES_VIEW);

    (void)input;
    table->columns[table->column_count++] = "command";
    table->columns[table->column_count++] = "format";
    table->columns[table->column_count++] = "suffix";
    for (const struct report_format *at = report_formats; at->name != NULL; at++)
        *list_row(run, table) =
            (struct table_row){{SLICE("report"), slice_of(at->name), slice_of(at->suffix)}};
    for (const struct diag_format *at = diag_formats; at->name != NULL; at++)
        *list_row(run, table) =
            (struct table_row){{report_writes(at) ? SLICE("check, report -o") : SLICE("check"),
                                slice_of(at->name), slice_of(at->suffix)}};
    for (const struct view_format *at = view_formats; at->name != NULL; at++)
        *list_row(run, table) = (struct table_row){{views, slice_of(at->name), SLICE("")}};
}

static void list_codes(struct run *run, const struct list_input *input, struct table *table)
{
    (void)input;
    table->columns[table->column_count++] = "code";
    table->columns[table->column_count++] = "name";
    table->columns[table->column_count++] = "message";
    for (int i = 0; i < DIAG_CODE_COUNT; i++) {
        const struct catalogue_row *row = catalogue_row((enum diag_code)i);

        *list_row(run, table) =
            (struct table_row){{arena_printf(run->arena, "TZ%d", row->number), slice_of(row->slug),
                                slice_of(row->message.text[run->options.lang])}};
    }
}

/* What a list is made of. */
enum list_of { LIST_OF_PROGRAM, LIST_OF_LEDGER, LIST_OF_PLAN };

static const struct list {
    const char *name;
    enum list_of of;
    void (*make)(struct run *run, const struct list_input *input, struct table *table);
} lists[] = {
    {"units", LIST_OF_LEDGER, list_units},
    {"targets", LIST_OF_PLAN, list_targets},
    {"collections", LIST_OF_LEDGER, list_collections},
    {"formats", LIST_OF_PROGRAM, list_formats},
    {"codes", LIST_OF_PROGRAM, list_codes},
};

#define LIST_COUNT (sizeof lists / sizeof lists[0])

static const struct list *find_list(struct run *run, struct slice name)
{
    struct slice names[LIST_COUNT];

    for (size_t i = 0; i < LIST_COUNT; i++) {
        names[i] = slice_of(lists[i].name);
        if (slice_eq(names[i], name))
            return &lists[i];
    }
    struct diag *diag = diag_add_path(&run->diags, DIAG_UNKNOWN_LIST, (struct slice){NULL, 0});
    diag_set(diag, "name", name);
    diag_set_nearest(diag, name, names, LIST_COUNT);
    return NULL;
}

/* Without an argument: what can be listed. */
static void list_lists(struct buffer *out)
{
    for (size_t i = 0; i < LIST_COUNT; i++)
        buffer_addf(out, "%s\n", lists[i].name);
}

static bool open_listed(struct run *run, const struct list *list, struct list_input *input)
{
    const struct slice ledger = run_argument_at(run, 1), nothing = {NULL, 0};

    if (list->of == LIST_OF_LEDGER)
        return run_open(run, ledger, nothing, &input->ledger);
    return list->of == LIST_OF_PROGRAM ||
           run_assess(run, ledger, nothing, &input->ledger, &input->assessment);
}

int command_list(struct run *run)
{
    run_settle(run, run_argument_at(run, 1));
    const struct view_format *format = run_view_format(run);
    struct slice name = run_argument(run, 2);
    const struct list *list = name.data == NULL ? NULL : find_list(run, name);
    const struct assessment none = {0};
    struct list_input input = {0};
    struct table table = {0};
    struct buffer text = {0};

    if (name.data == NULL)
        list_lists(&text);
    if (list != NULL && format != NULL && open_listed(run, list, &input)) {
        list->make(run, &input, &table);
        assert(table.column_count > 0 && table.column_count <= TABLE_COLUMNS_MAX);
        format->table(&text, &table);
    }
    return run_finish(run, &text, &none);
}
