/* SPDX-License-Identifier: MIT */
/* The entries that are alike, by entry. See facts.h. */
#include "ledger/facts.h"

const struct twin *facts_twins(const struct facts *facts, uint32_t entry)
{
    size_t low = 0, high = facts->twins.len;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (facts->twins.items[middle].entry < entry)
            low = middle + 1;
        else
            high = middle;
    }
    return low < facts->twins.len && facts->twins.items[low].entry == entry
               ? &facts->twins.items[low]
               : NULL;
}

bool facts_suspect(const struct facts *facts, uint32_t entry)
{
    const struct twin *twin = facts_twins(facts, entry);

    if (twin == NULL) /* there may be none at all, and no list to take an end of */
        return false;
    for (const struct twin *end = facts->twins.items + facts->twins.len;
         twin < end && twin->entry == entry; twin++) {
        if (!twin->checked)
            return true;
    }
    return false;
}
