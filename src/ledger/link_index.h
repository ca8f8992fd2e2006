/* SPDX-License-Identifier: MIT */
/*
 * link_index: what references are looked up in, in the orders that they are asked for.
 *
 * The ids of all files are sorted by field, unit and value, where their field is unique in a unit
 * only. Of a reference that may name an entry of any unit, and of an entry that is known by an id,
 * they are asked for in another order: to go through all units, or all ids, for each would take as
 * long as the ledger is large, twice over.
 */
#ifndef TAIZHANG_LEDGER_LINK_INDEX_H
#define TAIZHANG_LEDGER_LINK_INDEX_H

#include "ledger/facts.h"

/* Ids in another order; of equal ones first that which stands first among the ids. */
struct id_order {
    const struct mention **items;
    size_t count;
};

struct id_order ids_by_value(struct arena *arena, const struct mention_list *ids);
struct id_order ids_by_entry(struct arena *arena, const struct mention_list *ids);

/* The first id of this field and value, or entry; NULL for none. */
const struct mention *find_by_value(const struct id_order *order, const struct field *field,
                                    struct slice value);
const struct mention *find_by_entry(const struct id_order *order, const struct field *field,
                                    uint32_t entry);

/* The ids of a field and unit, which stand together; of a field whose values are unique in the
 * township, all of them. */
struct id_range {
    const struct field *field;
    uint32_t unit;
    size_t from;
};

struct id_ranges {
    const struct mention_list *ids;
    ARRAY(struct id_range);
};

/* Of ids that are sorted by field, unit (where it counts) and value; they outlive the ranges. */
struct id_ranges ids_by_unit(struct arena *arena, const struct mention_list *ids);

/* The index of the first id that is not before this field, unit and value; ids->len for none. */
size_t ids_lower_bound(const struct id_ranges *ranges, const struct field *field, uint32_t unit,
                       struct slice value);

/* Sorts facts->lost, which the two below ask; to be done when no more is added. */
void lost_sort(struct facts *facts);

/* Whether an entry of a unit, or of any, lacks its own value of an id field. */
bool lost_has(const struct facts *facts, const struct field *field, uint32_t unit);
bool lost_has_any(const struct facts *facts, const struct field *field);

#endif
