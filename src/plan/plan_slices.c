/* SPDX-License-Identifier: MIT */
/* Into which slices the window of a target is cut: `every`, `stubs`, and the plan's own spans. */
#include "plan/plan_room.h"

#include <assert.h>
#include <stdlib.h>

/* ---- spans of the plan ---- */

static int by_first_day(const void *a, const void *b)
{
    const struct calendar_span *one = a, *other = b;

    return (one->from > other->from) - (one->from < other->from);
}

/* Two spans that share a day would both count what happened on it. */
static bool check_apart(const struct planner *planner, const struct node *node,
                        const struct span_set *set)
{
    for (size_t i = 1; i < set->count; i++) {
        if (set->spans[i - 1].to < set->spans[i].from)
            continue;
        struct diag *diag =
            planner_fault(planner, DIAG_SPANS_OVERLAP, &node_member(node, set->spans[i].id)->value);

        diag_set(diag, "name", set->spans[i].id);
        diag_set(diag, "other", set->spans[i - 1].id);
        return false;
    }
    return true;
}

static bool set_compile(const struct planner *planner, const struct member *from,
                        struct span_set *out)
{
    const struct node *node = &from->value;
    uint32_t count = node_count(node, NODE_MAP);

    *out = (struct span_set){.id = from->key.text,
                             .spans = ARENA_ARRAY(planner->arena, count, struct calendar_span)};
    for (uint32_t i = 0; i < count; i++) {
        const struct node *span = &node->members[i].value;
        struct calendar_span *one = &out->spans[out->count];

        *one = (struct calendar_span){.id = node->members[i].key.text,
                                      .title = node_name(node_get(span, "title"))};
        if (!node_date(node_get(span, "from"), &one->from) ||
            !node_date(node_get(span, "to"), &one->to))
            return false; /* not by the schema */
        if (one->from > one->to) {
            planner_fault(planner, DIAG_WINDOW_ENDS_FIRST, span);
            return false;
        }
        out->count++;
    }
    if (out->count > 1)
        qsort(out->spans, out->count, sizeof *out->spans, by_first_day);
    out->sound = check_apart(planner, node, out);
    return out->sound;
}

bool spans_compile(const struct planner *planner, struct plan *plan)
{
    const struct node *sets = node_get(&planner->tree->root, "spans");
    uint32_t count = node_count(sets, NODE_MAP);
    bool sound = true;

    plan->span_sets = ARENA_ARRAY(planner->arena, count, struct span_set);
    for (uint32_t i = 0; i < count; i++) {
        sound = !sets->members[i].key.faulty && !node_any_faulty(&sets->members[i].value) &&
                set_compile(planner, &sets->members[i], &plan->span_sets[plan->span_set_count]) &&
                sound;
        plan_index_add(planner->arena, &plan->spans_by_id,
                       plan_index_hash(plan->span_sets[plan->span_set_count].id),
                       plan->span_set_count);
        plan->span_set_count++;
    }
    return sound;
}

static bool find_spans(const struct planner *planner, const struct node *name, struct slicing *out)
{
    const struct node *sets = node_get(&planner->tree->root, "spans");
    const struct plan *plan = planner->plan;
    const uint64_t hash = plan_index_hash(node_text(name));
    size_t count;

    for (size_t at = 0, i; plan_index_next(&plan->spans_by_id, hash, &at, &i);) {
        const struct span_set *set = &plan->span_sets[i];

        if (!slice_eq(set->id, node_text(name)))
            continue;
        planner->members->faulty = planner->members->faulty || !set->sound;
        if (set->sound)
            *out = (struct slicing){.every = EVERY_SPAN,
                                    .spans = set->spans,
                                    .span_count = set->count,
                                    .skips_stubs = out->skips_stubs};
        return set->sound;
    }
    struct diag *diag = planner_unknown(planner, DIAG_UNKNOWN_SPANS, name, sets);

    if (diag != NULL) {
        struct slice *names = node_keys(planner->arena, sets, &count);

        diag_set_nearest_or_all(diag, node_text(name), names, count);
    }
    return false;
}

/* ---- a part of all ---- */

/* The least whole number that is not less than dividend / divisor. */
static size_t part_up(struct decimal dividend, struct decimal divisor)
{
    struct decimal quotient = decimal_of(0);
    int64_t number = 0;

    if (!decimal_divide(dividend, divisor, 0, true, &quotient) ||
        !decimal_to_int(quotient, &number) || number < 1)
        return 1;
    return (size_t)number;
}

size_t part_of(const struct node *node, size_t count)
{
    struct slice text = node_text(node);
    struct decimal number = decimal_of(0), divisor = decimal_of(1), product = decimal_of(0);
    int64_t whole = 0;

    if (node->kind == NODE_NUMBER)
        return node_number(node, &number) == DECIMAL_OK && decimal_to_int(number, &whole) &&
                       whole > 0
                   ? (size_t)whole
                   : 0;
    if (slice_ends(text, "%")) {
        text = slice_sub(text, 0, text.len - 1);
        divisor = decimal_of(100);
    } else {
        struct slice rest = text;

        text = slice_cut(&rest, '/');
        if (decimal_parse(rest, &divisor) != DECIMAL_OK || divisor.coef <= 0)
            return 0;
    }
    if (decimal_parse(text, &number) != DECIMAL_OK ||
        !decimal_mul(number, decimal_of((int64_t)count), &product))
        return 0;
    return part_up(product, divisor);
}

/* ---- every ---- */

static bool read_except(const struct planner *planner, const struct node *list, struct slicing *out)
{
    int most = every_count(out->every);
    bool sound = true;

    for (uint32_t i = 0; i < node_count(list, NODE_LIST); i++) {
        struct decimal number;
        int64_t which = 0;

        if (node_number(&list->items[i], &number) != DECIMAL_OK ||
            !decimal_to_int(number, &which) || which < 1 || which > most) {
            struct diag *diag = planner_fault(planner, DIAG_NO_SUCH_SLICE, &list->items[i]);

            diag_set(diag, "value", node_text(&list->items[i]));
            diag_set_number(diag, "most", most);
            sound = false;
        } else {
            out->except |= UINT64_C(1) << which;
        }
    }
    return sound;
}

static bool read_deadline(const struct planner *planner, const struct node *by, struct slicing *out)
{
    int most = out->every == EVERY_WEEK ? 7 : 31;
    struct decimal number;
    int64_t day = 0;

    if (by == NULL)
        return true;
    if (node_number(node_get(by, "day"), &number) != DECIMAL_OK || !decimal_to_int(number, &day))
        return false;
    out->by = (struct deadline){(int)day, node_get(by, "month") != NULL};
    if (day >= 1 && day <= most)
        return true;
    struct diag *diag = planner_fault(planner, DIAG_NO_SUCH_SLICE, node_get(by, "day"));

    diag_set_number(diag, "value", day);
    diag_set_number(diag, "most", most);
    return false;
}

bool slicing_compile(const struct planner *planner, const struct node *node, struct slicing *out)
{
    const struct node *every = node_get(node, "every"), *spans = node_get(every, "spans");
    struct slice stubs = planner_word(planner, "targets.stubs", node_get(node, "stubs"));
    bool map = node_count(every, NODE_MAP) > 0;

    *out = (struct slicing){.skips_stubs = slice_is(stubs, "skip")};
    if (every == NULL)
        return true;
    if (spans != NULL)
        return find_spans(planner, spans, out);
    out->every = every_find(
        planner_word(planner, "targets.every.slice", map ? node_get(every, "slice") : every));
    bool sound = read_except(planner, node_get(every, "except"), out);

    return read_deadline(planner, node_get(every, "by"), out) && sound;
}

/* How many of all its slices must hold; 0: every one. */
static bool read_in(const struct planner *planner, const struct node *in, struct target *out)
{
    if (in == NULL)
        return true;
    out->slices_in = part_of(in, out->slice_count);
    if (out->slices_in <= out->slice_count)
        return true;
    diag_set_number(planner_fault(planner, DIAG_IN_TOO_MANY_SLICES, in), "count",
                    (int64_t)out->slice_count);
    return false;
}

/* A window that cuts a slice asks of the piece what is asked of the whole, unless the plan says
 * what it wants. */
static void check_cut(const struct planner *planner, const struct node *place,
                      const struct window *window)
{
    date_days first, last;
    char from[11], to[11];

    if (!slicing_cuts(&window->slicing, window->from, window->to, &first, &last))
        return;
    struct diag *diag = planner_doubt(planner, DIAG_EVERY_CUT, place);

    if (diag == NULL)
        return;
    diag_set(diag, "from", date_print(first, from));
    diag_set(diag, "to", date_print(last, to));
}

bool slices_check(const struct planner *planner, const struct node *node, struct target *out)
{
    const struct node *every = node_get(node, "every"), *window = node_get(node, "window");

    if (out->window.slicing.every == EVERY_NONE)
        return true;
    out->slice_count = slicing_periods(&out->window.slicing, out->window.from, out->window.to,
                                       out->window.due, NULL);
    if (out->slice_count == 0) {
        planner_fault(planner, DIAG_NO_PERIOD_ENDS, every);
        return false;
    }
    if (!read_in(planner, node_get(every, "in"), out))
        return false;
    if (node_get(node, "stubs") == NULL)
        check_cut(planner, node_last(window != NULL ? window : every), &out->window);
    return true;
}
