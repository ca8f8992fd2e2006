/* SPDX-License-Identifier: MIT */
/* The kinds of measure. See measure_kind.h. */
#include "plan/measure_kind.h"

#include "plan/plan_room.h"

#include <assert.h>

/* What is taken off a sum is taken off what is proven of it, too, whether or not it has evidence:
 * no more is proven than recorded. */
void gathered_add(struct gathered *all, struct decimal value, bool proven)
{
    if (!decimal_add(all->recorded, value, &all->recorded) ||
        ((proven || value.coef < 0) && !decimal_add(all->proven, value, &all->proven)))
        all->overflow = true;
}

static bool add_value(struct gathered *all, const struct given *given)
{
    gathered_add(all, given->value, given->proven);
    return true;
}

static struct decimal count_bits(uint64_t bits)
{
    int64_t count = 0;

    for (; bits != 0; bits &= bits - 1)
        count++;
    return decimal_of(count);
}

static bool join_items(struct gathered *all, const struct given *given)
{
    uint64_t before = all->shown;

    all->shown |= given->shown;
    all->shown_proven |= given->proven ? given->shown : 0;
    assert((all->shown_proven & ~all->shown) == 0 && "what is proven is recorded");
    all->recorded = count_bits(all->shown);
    all->proven = count_bits(all->shown_proven);
    return all->shown != before;
}

static const struct measure_kind kinds[] = {
    {
        .key = "count",
        .compile = measure_count,
        .take = add_value,
        .grows = true,
        .adds_up = true,
    },
    {
        .key = "sum",
        .compile = measure_sum,
        .take = add_value,
        .grows = true,
        .adds_up = true,
    },
    {
        .key = "last",
        .compile = measure_last,
        .take = add_value,
        .latest = true,
        .adds_up = true,
        .asks_entry = true,
    },
    {
        .key = "covers",
        .compile = measure_covers,
        .take = join_items,
        .items = true,
        .grows = true,
    },
    {
        .key = "average",
        .compile = measure_sum,
        .take = add_value,
        .asks_entry = true,
        .mean = true,
    },
};

/* What no row may say: that a figure grows which the latest entry decides, or a mean; that units
 * add up to items that occur, or to a mean; that of no entry there is a mean, or a latest value. */
static void assert_kind(const struct measure_kind *kind)
{
#ifndef NDEBUG
    assert(kind->key != NULL && kind->compile != NULL && kind->take != NULL);
    assert(!kind->grows || (!kind->latest && !kind->mean));
    assert(!kind->adds_up || (!kind->items && !kind->mean));
    assert(!(kind->mean || kind->latest) || kind->asks_entry);
#else
    (void)kind;
#endif
}

const struct measure_kind *measure_kind_of(const struct node *measure)
{
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        assert_kind(&kinds[i]);
        if (node_get(measure, kinds[i].key) != NULL)
            return &kinds[i];
    }
    return NULL;
}

bool measure_is_whole(const struct measure *measure)
{
    return measure->value == NULL || (!measure->kind->mean && field_is_whole(measure->value));
}

uint64_t measure_all_shown(const struct measure *measure)
{
    assert(measure->shown_count <= SHOWN_MAX);
    return measure->shown_count == SHOWN_MAX ? UINT64_MAX
                                             : (UINT64_C(1) << measure->shown_count) - 1;
}
