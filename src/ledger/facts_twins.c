/* SPDX-License-Identifier: MIT */
/* What is suspected of an entry: that it is another one again, that its evidence proves another.
 * See facts.h. */
#include "ledger/facts.h"

_Static_assert(offsetof(struct twin, entry) == 0 && offsetof(struct reuse, entry) == 0,
               "a list by entry is searched by what its items begin with");

/* The first item of an entry, or where it would stand, in a list by entry. */
static size_t find_first(const void *items, size_t count, size_t size, uint32_t entry)
{
    size_t low = 0, high = count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const uint32_t *at = (const void *)((const char *)items + middle * size);

        if (*at < entry)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const struct twin *facts_twins(const struct facts *facts, uint32_t entry, size_t *count)
{
    const struct twin *twins = facts->twins.items;
    size_t first = find_first(twins, facts->twins.len, sizeof *twins, entry), end = first;

    while (end < facts->twins.len && twins[end].entry == entry)
        end++;
    *count = end - first;
    return *count > 0 ? &twins[first] : NULL;
}

const struct reuse *facts_reuses(const struct facts *facts, uint32_t entry, size_t *count)
{
    const struct reuse *reuses = facts->reuses.items;
    size_t first = find_first(reuses, facts->reuses.len, sizeof *reuses, entry), end = first;

    while (end < facts->reuses.len && reuses[end].entry == entry)
        end++;
    *count = end - first;
    return *count > 0 ? &reuses[first] : NULL;
}

bool facts_suspect(const struct facts *facts, uint32_t entry)
{
    size_t count;
    const struct twin *twins = facts_twins(facts, entry, &count);

    for (size_t i = 0; i < count; i++) {
        if (!twins[i].checked)
            return true;
    }
    return false;
}
