/* SPDX-License-Identifier: MIT */
/* The days that plans look at, all together. See plan.h. */
#include "plan/plan.h"

#include <assert.h>

static void add_days(struct plan_span *span, date_days from, date_days to)
{
    assert(from <= to);
    span->from = !span->known || from < span->from ? from : span->from;
    span->to = !span->known || to > span->to ? to : span->to;
    span->known = true;
}

static void add_targets(struct plan_span *span, const struct target *targets, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct target *target = &targets[i];

        add_days(span, target->window.from, target->window.to);
        add_days(span, target->window.from, target->window.due);
        add_targets(span, target->readings, target->reading_count);
        add_targets(span, target->members, target->member_count);
    }
}

void plan_add_span(const struct plan *plan, struct plan_span *span)
{
    add_days(span, plan->from, plan->to);
    add_targets(span, plan->targets, plan->target_count);
}
