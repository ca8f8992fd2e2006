/* SPDX-License-Identifier: MIT */
/*
 * Wholes and the parts that make them up. See disclosure_room.h.
 *
 * A year is its halves, and all volunteers are those of each kind: who knows the whole and all
 * parts but one knows that one. As with is_within() it is the records that say what makes up what.
 */
#include "assess/disclosure_room.h"

#include <assert.h>

#define PARTS_MAX  12
#define COVERS_MAX 16   /* ways to make up one whole */
#define STEPS_MAX  5000 /* of a search: who finds more adds up a great deal */

struct making_up {
    struct disclosure *d;
    size_t whole;
    size_t parts[PARTS_MAX];
    size_t count, rest; /* rest: how much is still to be made up */
    size_t steps, covers;
};

static bool fits(const struct making_up *making, size_t quantity)
{
    struct disclosure *d = making->d;
    size_t size = base_size(d, quantity);

    if (d->quantities.items[quantity].old != d->quantities.items[making->whole].old)
        return false;
    if (size == 0 || size > making->rest || size == base_size(d, making->whole) ||
        d->quantities.items[quantity].proven != d->quantities.items[making->whole].proven ||
        !is_within(d, quantity, making->whole))
        return false;
    for (size_t i = 0; i < making->count; i++) {
        if (!is_apart(d, quantity, making->parts[i]))
            return false;
    }
    return true;
}

/* Entries that make up the entries need not make up the figures: of `last` only one counts. */
static bool adds_up(const struct making_up *making)
{
    const struct disclosure *d = making->d;
    bool any = false;

    for (size_t unit = 0; unit < d->unit_count; unit++) {
        int64_t sum = 0, whole = value_of(d, making->whole, unit);
        bool all = whole != NO_VALUE;

        for (size_t i = 0; i < making->count; i++) {
            int64_t value = value_of(d, making->parts[i], unit);

            all = all && value != NO_VALUE;
            sum += all ? value : 0;
        }
        if (all && sum != whole)
            return false;
        any = any || all;
    }
    return any;
}

static void keep_cover(struct making_up *making)
{
    struct disclosure *d = making->d;

    assert(making->rest == 0 && making->count <= PARTS_MAX);
    if (!adds_up(making))
        return;
    struct cover *cover = ARRAY_PUSH(d->arena, &d->covers);

    *cover = (struct cover){.whole = making->whole,
                            .parts = ARENA_ARRAY(d->arena, making->count, size_t),
                            .count = making->count};
    for (size_t i = 0; i < making->count; i++) {
        assert(making->parts[i] != making->whole);
        assert(i == 0 || making->parts[i - 1] < making->parts[i]);
        cover->parts[i] = making->parts[i];
    }
    making->covers++;
}

static void make_up(struct making_up *making, size_t from)
{
    if (making->rest == 0)
        keep_cover(making);
    if (making->rest == 0 || making->count == PARTS_MAX)
        return;
    for (size_t i = from; i < making->d->quantities.len && making->covers < COVERS_MAX; i++) {
        size_t size;

        if (making->steps++ > STEPS_MAX)
            return;
        if (!fits(making, i))
            continue;
        size = base_size(making->d, i);
        assert(size > 0 && size <= making->rest);
        making->parts[making->count++] = i;
        making->rest -= size;
        make_up(making, i + 1);
        making->count--;
        making->rest += size;
    }
}

/* Whether a quantity is what a measure counts, as it stands or in other words of the plan. */
static bool counts(struct disclosure *d, size_t quantity, size_t measure, const struct base *like)
{
    const struct quantity *one = &d->quantities.items[quantity];
    const struct base *base = &d->bases.items[one->base];
    const struct measure *a, *b = &d->ledger->plan->measures.items[measure];

    assert(measure < d->ledger->plan->measures.len);
    if (one->less != NONE || base->until != like->until)
        return false;
    a = &d->ledger->plan->measures.items[base->measure];
    return a->item == b->item && a->value == b->value && a->kind == b->kind &&
           (base->measure == measure ||
            (base->period == like->period && base_is(d, quantity, measure, like->period)));
}

/* What is left of a whole, and what was taken off it. */
static void add_less(struct disclosure *d, size_t rest)
{
    const struct quantity of = d->quantities.items[rest];
    const struct base base = d->bases.items[of.base];

    for (size_t whole = 0; whole < d->quantities.len; whole++) {
        if (d->quantities.items[whole].proven || !counts(d, whole, base.measure, &base))
            continue;
        for (size_t less = 0; less < d->quantities.len; less++) {
            if (d->quantities.items[less].proven != of.proven || !counts(d, less, of.less, &base))
                continue;
            struct cover *cover = ARRAY_PUSH(d->arena, &d->covers);

            *cover = (struct cover){whole, ARENA_ARRAY(d->arena, 2, size_t), 2};
            cover->parts[0] = rest;
            cover->parts[1] = less;
        }
    }
}

static void index_covers(struct disclosure *d)
{
    d->covers_of = ARENA_ARRAY(d->arena, d->quantities.len, struct cover_list);
    for (size_t i = 0; i < d->covers.len; i++) {
        const struct cover *cover = &d->covers.items[i];

        assert(cover->count > 0 && cover->whole < d->quantities.len);
        *ARRAY_PUSH(d->arena, &d->covers_of[cover->whole]) = i;
        for (size_t k = 0; k < cover->count; k++)
            *ARRAY_PUSH(d->arena, &d->covers_of[cover->parts[k]]) = i;
    }
}

void find_covers(struct disclosure *d)
{
    for (size_t whole = 0; whole < d->quantities.len; whole++) {
        const struct quantity *quantity = &d->quantities.items[whole];
        struct making_up making = {.d = d, .whole = whole};

        if (quantity->less != NONE)
            add_less(d, whole);
        if (quantity->less != NONE)
            continue;
        making.rest = base_size(d, whole);
        if (making.rest > 0)
            make_up(&making, 0);
    }
    index_covers(d);
}
