/* SPDX-License-Identifier: MIT */
/*
 * link_index: what references are looked up in, in the orders that they are asked for.
 *
 * The ids of all files are sorted by field, unit and the number of their value, where their field
 * is unique in a unit only. Of a reference that may name an entry of any unit, and of an entry that
 * is known by an id, they are asked for in another order: to go through all units, or all ids, for
 * each would take as long as the ledger is large, twice over.
 */
#ifndef TAIZHANG_LEDGER_LINK_INDEX_H
#define TAIZHANG_LEDGER_LINK_INDEX_H

#include "ledger/facts.h"

/* Behind all ids. */
#define ID_NONE SIZE_MAX

/* An id in another order: by field and value, or entry, as one number. */
struct id_place {
    uint64_t of;
    size_t id; /* index */
};

/* Of equal ones first that which stands first among the ids. */
struct id_order {
    const struct id_place *items; /* NULL: nobody has asked yet */
    size_t count;
};

struct id_order ids_by_value(struct arena *arena, const struct kept_mentions *ids);
struct id_order ids_by_entry(struct arena *arena, const struct kept_mentions *ids);

/* The first id of this field (mention_field()) and value, or entry; ID_NONE for none. */
size_t find_by(const struct id_order *order, uint16_t field, uint32_t value);

/* Sorts ids so, and those of one field, unit and value by their place. */
void ids_sort(struct kept_mentions *ids);

/* The ids of a field and unit, which stand together; of a field whose values are unique in the
 * township, all of them. */
struct id_range {
    uint16_t field;
    uint32_t unit;
    size_t from;
};

struct id_ranges {
    const struct kept_mentions *ids;
    ARRAY(struct id_range);
};

/* Of ids that are sorted, and outlive the ranges. */
struct id_ranges ids_by_unit(struct arena *arena, const struct kept_mentions *ids);

/* The index of the first id of this field, unit and value, or behind where it would stand. */
size_t ids_lower_bound(const struct id_ranges *ranges, uint16_t field, uint32_t unit, uint32_t key);

/* Sorts facts->lost, which the two below ask; to be done when no more is added. */
void lost_sort(struct facts *facts);

/* Whether an entry of a unit, or of any, lacks its own value of an id field. */
bool lost_has(const struct facts *facts, const struct field *field, uint32_t unit);
bool lost_has_any(const struct facts *facts, const struct field *field);

#endif
