/* SPDX-License-Identifier: MIT */
/* Which of several plans judges: never the one whose file comes first. See ledger.h. */
#include "ledger/ledger_room.h"

#include <assert.h>
#include <string.h>

static const struct node *head_of(const struct plan *plan, const char *key)
{
    return node_get(&plan->tree->root, key);
}

void plan_choice_check_id(struct opening *o, const struct plan *plan)
{
    for (size_t i = 0; i < o->plan_count; i++) {
        if (!slice_eq(o->plans[i].id, plan->id))
            continue;
        struct diag *diag =
            diag_add(o->diags, DIAG_DUPLICATE_PLAN, node_span(plan->tree, head_of(plan, "plan")));
        diag_set(diag, "id", plan->id);
        diag_also(diag, node_span(o->plans[i].tree, head_of(&o->plans[i], "plan")));
    }
}

static bool holds(const struct plan *plan, date_days day)
{
    return plan->from <= day && day <= plan->to;
}

/* A year within three; one of the same period is not. */
static bool lies_within(const struct plan *plan, const struct plan *other)
{
    assert(plan->from <= plan->to && other->from <= other->to);
    return other->from <= plan->from && plan->to <= other->to &&
           (other->from < plan->from || plan->to < other->to);
}

/* Two of one id are reported already, and --plan cannot tell them apart. */
static bool is_rival(const struct plan *plan, const struct plan *other)
{
    return plan != other && !slice_eq(plan->id, other->id);
}

/* ---- plans that cross ---- */

static void report_crossing(struct opening *o, const struct plan *plan, const struct plan *other)
{
    const struct node *period = head_of(plan, "period");
    struct span span = node_span(plan->tree, node_get(period, "to"));
    char from[11], to[11];

    if (span_checked(span))
        return;
    struct diag *diag = diag_add(o->diags, DIAG_PLANS_CROSS, span);
    diag_set(diag, "id", plan->id);
    diag_set(diag, "other", other->id);
    diag_set(diag, "from", date_print(plan->from > other->from ? plan->from : other->from, from));
    diag_set(diag, "to", date_print(plan->to < other->to ? plan->to : other->to, to));
    diag_also(diag, node_span(other->tree, node_get(head_of(other, "period"), "to")));
}

/* Each plan that crosses another is reported once, with the first that it crosses. */
static void check_crossing(struct opening *o)
{
    for (size_t i = 1; i < o->plan_count; i++) {
        const struct plan *plan = &o->plans[i];

        for (size_t j = 0; j < i; j++) {
            const struct plan *other = &o->plans[j];

            if (!is_rival(plan, other) || plan->from > other->to || other->from > plan->to ||
                lies_within(plan, other) || lies_within(other, plan))
                continue;
            report_crossing(o, plan, other);
            break;
        }
    }
}

/* ---- the choice ---- */

/* Where no plan holds the day, that of the plan that ends last. */
static date_days day_of_choice(const struct opening *o)
{
    date_days day = o->options->has_as_of ? o->options->as_of : o->options->today;
    date_days last = DATE_MIN;

    for (size_t i = 0; i < o->plan_count; i++) {
        if (holds(&o->plans[i], day))
            return day;
        last = o->plans[i].to > last ? o->plans[i].to : last;
    }
    return last;
}

/* Whether the plan lies within every other that holds the day. */
static bool is_innermost(const struct opening *o, const struct plan *plan, date_days day)
{
    for (size_t i = 0; i < o->plan_count; i++) {
        const struct plan *other = &o->plans[i];

        if (holds(other, day) && is_rival(plan, other) && !lies_within(plan, other))
            return false;
    }
    return true;
}

static struct plan *find_asked(const struct opening *o)
{
    for (size_t i = 0; i < o->plan_count; i++) {
        if (slice_eq(o->plans[i].id, o->options->plan))
            return &o->plans[i];
    }
    return NULL;
}

static struct plan *find_innermost(const struct opening *o, date_days day)
{
    for (size_t i = 0; i < o->plan_count; i++) {
        if (holds(&o->plans[i], day) && is_innermost(o, &o->plans[i], day))
            return &o->plans[i];
    }
    return NULL;
}

static void keep_rivals(struct opening *o, date_days day)
{
    struct ledger *ledger = o->ledger;

    ledger->chosen_for = day;
    ledger->rivals = ARENA_ARRAY(o->arena, o->plan_count, struct slice);
    for (size_t i = 0; i < o->plan_count; i++) {
        const struct plan *plan = &o->plans[i];

        if (holds(plan, day) && (ledger->plan == NULL || is_rival(ledger->plan, plan)))
            ledger->rivals[ledger->rival_count++] = plan->id;
    }
}

/* Where a plan file is there but unusable, its own faults say why; one that git keeps out of the
 * folder is reported with all that it keeps out. */
static bool is_explained(const struct files *files)
{
    for (size_t i = 0; i < files->len; i++) {
        if (files->items[i].role == ROLE_PLAN)
            return true;
    }
    for (size_t i = 0; i < files->left.len; i++) {
        if (files->left.items[i].why == LEFT_ABSENT)
            return true;
    }
    return false;
}

static void report_none(struct opening *o)
{
    struct slice *ids = ARENA_ARRAY(o->arena, o->plan_count, struct slice);

    if (o->options->plan.len == 0) {
        if (!is_explained(&o->ledger->files))
            diag_add_path(o->diags, DIAG_NO_PLAN, o->ledger->files.shown);
        return;
    }
    for (size_t i = 0; i < o->plan_count; i++)
        ids[i] = o->plans[i].id;
    struct diag *diag = diag_add_path(o->diags, DIAG_UNKNOWN_PLAN, (struct slice){0});
    diag_set(diag, "id", o->options->plan);
    diag_set_nearest(diag, o->options->plan, ids, o->plan_count);
}

/* Of two plans of one id that say different things nobody knows which is meant. */
static bool has_double(const struct opening *o, const struct plan *chosen)
{
    assert(chosen >= o->plans && chosen < o->plans + o->plan_count);
    const uint8_t *hash = o->plan_files[chosen - o->plans]->hash;

    for (size_t i = 0; i < o->plan_count; i++) {
        if (&o->plans[i] != chosen && slice_eq(o->plans[i].id, chosen->id) &&
            memcmp(o->plan_files[i]->hash, hash, FILES_HASH_BYTES) != 0)
            return true;
    }
    return false;
}

void plan_choice_make(struct opening *o)
{
    date_days day = day_of_choice(o);
    bool asked = o->options->plan.len > 0;

    assert(day >= DATE_MIN && day <= DATE_MAX);
    o->ledger->plan = asked ? find_asked(o) : find_innermost(o, day);
    if (o->ledger->plan == NULL && (asked || o->plan_count == 0)) {
        report_none(o);
        return;
    }
    if (o->ledger->plan != NULL)
        o->ledger->doubtful = o->ledger->doubtful || has_double(o, o->ledger->plan);
    if (asked)
        return;
    check_crossing(o);
    keep_rivals(o, day);
}
