/* SPDX-License-Identifier: MIT */
/* What must not be shown, for what it says or for what follows from it. See disclosure_room.h. */
#include "assess/disclosure_room.h"

#include <assert.h>

/* ---- withholding ---- */

void withhold_line(struct disclosure *d, struct figure_line *line)
{
    if (line->withheld)
        return;
    line->withheld = d->changed = true;
    for (size_t i = 0; i < line->quantities.len; i++) {
        assert(is_printed(d, line->quantities.items[i], line->set));
        d->quantities.items[line->quantities.items[i]].printed[line->set]--;
    }
}

void withhold(struct disclosure *d, size_t quantity, size_t set)
{
    for (size_t i = 0; i < d->lines.len && is_printed(d, quantity, set); i++) {
        struct figure_line *line = &d->lines.items[i];
        bool reveals = false;

        for (size_t k = 0; line->set == set && k < line->quantities.len; k++)
            reveals = reveals || line->quantities.items[k] == quantity;
        if (reveals)
            withhold_line(d, line);
    }
    assert(!is_printed(d, quantity, set) && "only lines tell it");
}

/* `from`: for what it is a little less than. */
static void guard_from(struct disclosure *d, size_t quantity, size_t set, size_t from)
{
    bool *guarded = &d->quantities.items[quantity].guarded[set];

    assert(value_of(d, quantity, set) != NO_VALUE && quantity != from);
    if (!*guarded || from != NONE)
        *ARRAY_PUSH(d->arena, &d->guards) =
            (struct guard){.quantity = quantity, .set = set, .from = from};
    *guarded = true;
    withhold(d, quantity, set);
}

void guard(struct disclosure *d, size_t quantity, size_t set)
{
    guard_from(d, quantity, set, NONE);
}

/* ---- what is small by itself ---- */

void guard_small(struct disclosure *d)
{
    for (size_t i = 0; i < d->quantities.len; i++) {
        for (size_t set = 0; set < d->sets.len; set++) {
            if (is_small(value_of(d, i, set)))
                guard(d, i, set);
        }
    }
}

/* The quantities that have a value in a set, the least first. */
struct column {
    struct disclosure *d;
    size_t set;
    size_t *items;
    size_t count;
};

static void sort_column(struct column *column)
{
    for (size_t i = 1; i < column->count; i++) {
        size_t item = column->items[i], at = i;
        int64_t value = value_of(column->d, item, column->set);

        for (; at > 0 && value_of(column->d, column->items[at - 1], column->set) > value; at--)
            column->items[at] = column->items[at - 1];
        column->items[at] = item;
    }
}

static void fill_column(struct disclosure *d, size_t set, struct column *out)
{
    out->d = d;
    out->set = set;
    out->count = 0;
    for (size_t i = 0; i < d->quantities.len; i++) {
        if (value_of(d, i, set) != NO_VALUE)
            out->items[out->count++] = i;
    }
    sort_column(out);
}

/* Whether the difference of two that are reported says who is in the one and not in the other. */
static bool distinguish(struct disclosure *d, size_t less, size_t more)
{
    const struct quantity *a = &d->quantities.items[less], *b = &d->quantities.items[more];

    return (a->old && a->twin == more) || (b->old && b->twin == less) || is_within(d, less, more);
}

/* What is a little less than a wider one; of now and before, what was. */
static void guard_near(struct disclosure *d, const struct column *column)
{
    for (size_t i = 0; i < column->count; i++) {
        size_t less = column->items[i];
        int64_t value = value_of(d, less, column->set);

        for (size_t k = i + 1; k < column->count; k++) {
            size_t more = column->items[k];
            int64_t by = value_of(d, more, column->set) - value;

            assert(by >= 0 && "the least stands first");
            if (by > 0 && !is_small(by))
                break;
            size_t which = d->quantities.items[more].old ? more : less;
            size_t other = which == less ? more : less;

            if (by > 0 && !d->quantities.items[other].guarded[column->set] &&
                distinguish(d, less, more))
                guard_from(d, which, column->set, other);
        }
    }
}

void guard_differences(struct disclosure *d)
{
    struct column column = {.items = ARENA_ARRAY(d->arena, d->quantities.len, size_t)};

    for (size_t set = 0; set < d->sets.len; set++) {
        fill_column(d, set, &column);
        guard_near(d, &column);
    }
}

/* ---- what several parts leave of a whole ---- */

#define RESTS_MAX 5
#define STEPS_MAX 1000 /* of a search, in one set below one whole */

/* Parts that have nothing in common, of one whole in one set. */
struct rest {
    struct disclosure *d;
    size_t set, whole;
    int64_t value; /* what they leave */
    size_t parts[RESTS_MAX];
    size_t count, steps;
};

static bool is_apart_from_all(struct rest *rest, size_t quantity)
{
    for (size_t i = 0; i < rest->count; i++) {
        if (!is_apart(rest->d, quantity, rest->parts[i]))
            return false;
    }
    return true;
}

/* The last part goes: those before it may be wider. */
static void guard_rest(struct rest *rest, size_t from)
{
    struct disclosure *d = rest->d;

    for (size_t i = from; i < d->quantities.len && rest->count < RESTS_MAX; i++) {
        int64_t value = value_of(d, i, rest->set);

        if (i == rest->whole || value <= 0 || value > rest->value || is_guarded(d, i, rest->set) ||
            d->quantities.items[i].proven != d->quantities.items[rest->whole].proven ||
            !is_within(d, i, rest->whole) || !is_apart_from_all(rest, i))
            continue;
        if (rest->steps++ > STEPS_MAX)
            return;
        if (is_small(rest->value - value)) {
            guard(d, i, rest->set);
            continue;
        }
        assert(rest->count < RESTS_MAX && value <= rest->value);
        rest->parts[rest->count++] = i;
        rest->value -= value;
        guard_rest(rest, i + 1);
        rest->value += value;
        rest->count--;
    }
}

void guard_rests(struct disclosure *d)
{
    for (size_t set = 0; set < d->sets.len; set++) {
        for (size_t whole = 0; whole < d->quantities.len; whole++) {
            struct rest rest = {.d = d, .set = set, .whole = whole};

            rest.value = value_of(d, whole, set);
            if (rest.value > 0 && !is_guarded(d, whole, set))
                guard_rest(&rest, 0);
        }
    }
}
