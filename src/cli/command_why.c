/* SPDX-License-Identifier: MIT */
/* taizhang why: the entries behind a figure, and those that were passed over. */
#include "assess/todo.h"
#include "cli/cli_room.h"
#include "ledger/ledger.h"
#include "report/report.h"

#include <assert.h>
#include <unistd.h>

static const struct assessed *find_target(const struct assessment *assessment, struct slice id)
{
    for (size_t i = 0; i < assessment->target_count; i++) {
        if (slice_eq(assessment->targets[i].id, id))
            return &assessment->targets[i];
    }
    return NULL;
}

/* A unit that the target does not ask has no figure there. */
static void report_unit(struct run *run, const struct assessment *assessment,
                        const struct assessed *target, size_t unit)
{
    struct diag *diag =
        diag_add_path(&run->diags, DIAG_NOT_A_UNIT_OF_TARGET, (struct slice){NULL, 0});
    struct buffer ids = {0};

    assert(unit < assessment->unit_count);
    for (size_t i = 0; i < target->part_count; i++) {
        if (i > 0)
            buffer_adds(&ids, ", ");
        buffer_add(&ids, assessment->units[target->parts[i].unit].id);
    }
    diag_set(diag, "target", target->id);
    diag_set(diag, "unit", assessment->units[unit].id);
    diag_set(diag, "units", buffer_slice(&ids));
    buffer_free(&ids);
}

/* The unit of the argument or of --unit, PART_TOTAL for all; false where it is none of the
 * target's. */
static bool find_unit(struct run *run, const struct ledger *ledger,
                      const struct assessment *assessment, const struct assessed *target,
                      size_t *out)
{
    struct slice name = run_argument_at(run, 1);

    if (name.data == NULL)
        name = run->options.unit;
    *out = PART_TOTAL;
    if (name.len == 0)
        return true;
    *out = run_unit(run, ledger, name);
    if (*out == UNIT_NONE)
        return false;
    if (unit_part(target, *out) != NULL)
        return true;
    report_unit(run, assessment, target, *out);
    return false;
}

/* `shown` takes the verdict of the target, which --fail-on asks for. */
static void explain(struct run *run, const struct view_format *format, struct slice id,
                    struct buffer *text, struct assessment *shown)
{
    const struct report_style style = run_style(run, STDOUT_FILENO);
    struct slice unit_name = run->options.unit;
    struct assessment assessment;
    struct ledger ledger;
    struct trail trail;
    size_t unit;

    run->options.unit = (struct slice){NULL, 0}; /* the trail is cut down, not the assessment */
    if (!run_assess(run, (struct slice){NULL, 0}, id, &ledger, &assessment))
        return;
    run->options.unit = unit_name;
    const struct assessed *target = find_target(&assessment, ledger.traced);
    if (target == NULL || !find_unit(run, &ledger, &assessment, target, &unit))
        return;
    shown->counts[target->verdict] = 1;
    trail_make(run->assessing, run->arena, target, unit, &trail);
    format->trail(text, &assessment, &trail, &style);
}

int command_why(struct run *run)
{
    run_settle(run, (struct slice){NULL, 0});
    const struct view_format *format = run_view_format(run);
    struct assessment shown = {0};
    struct slice id = run_argument(run, 2);
    struct buffer text = {0};

    if (id.data == NULL)
        diag_add_path(&run->diags, DIAG_MISSING_TARGET, (struct slice){NULL, 0});
    else if (format != NULL && run->diags.failures == 0)
        explain(run, format, id, &text, &shown);
    return run_finish(run, &text, &shown);
}
