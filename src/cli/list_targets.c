/* SPDX-License-Identifier: MIT */
/* taizhang list targets: what the plan promises, a line each. */
#include "cli/list_room.h"

/* Words one behind the other, as a text of the run's. */
static struct slice joined(struct run *run, struct buffer *words)
{
    struct slice text = arena_copy(run->arena, slice_trim(buffer_slice(words)));

    buffer_free(words);
    return text;
}

static struct slice readings_of(struct run *run, const struct assessed *target)
{
    struct buffer text = {0};

    for (size_t i = 0; i < target->reading_count; i++) {
        buffer_add(&text, target->readings[i].name);
        buffer_byte(&text, ' ');
    }
    return joined(run, &text);
}

static struct slice units_of(struct run *run, const struct assessment *assessment,
                             const struct assessed *target)
{
    struct buffer text = {0};

    for (size_t i = 0; i < target->part_count; i++) {
        buffer_add(&text, assessment->units[target->parts[i].unit].id);
        buffer_byte(&text, ' ');
    }
    return joined(run, &text);
}

static struct slice wants_of(struct run *run, const struct assessed *target)
{
    struct buffer text = {0};

    report_want(&text, target, run->options.lang);
    return joined(run, &text);
}

void list_targets(struct run *run, const struct list_input *input, struct table *table)
{
    static const char *const columns[] = {"id",  "clause",   "title", "wanted",
                                          "due", "readings", "units"};
    char due[11];

    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++)
        table->columns[table->column_count++] = columns[i];
    for (size_t i = 0; i < input->assessment.target_count; i++) {
        const struct assessed *target = &input->assessment.targets[i];

        *list_row(run, table) = (struct table_row){
            {target->id, target->citation.clause,
             name_in(&target->title, run->options.lang, target->id), wants_of(run, target),
             arena_copy(run->arena, date_print(target->due, due)), readings_of(run, target),
             units_of(run, &input->assessment, target)}};
    }
}
