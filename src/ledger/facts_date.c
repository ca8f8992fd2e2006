/* SPDX-License-Identifier: MIT */
/* When an entry happened or held, and whether that is within what a target looks at. */
#include "ledger/facts_room.h"

/* A date or a quarter of a checked node; a quarter is dated by its last day. */
bool date_of_node(const struct node *node, date_days *out)
{
    date_days first;

    return node_days(node, &first, out);
}

static bool date_in(const struct field *owner, const struct node *node, const struct field *field,
                    date_days *out)
{
    if (field == NULL)
        return false;
    return date_of_node(field_node(owner, node, field), out);
}

/* A mapping inside an entry is dated by any date in it, whatever that date is to the entry: a
 * household's `left.date` ends its interval, and is the day that `left` happened. */
static struct dating dating_of_record(const struct field *record, const struct node *node,
                                      const struct dating *enclosing)
{
    for (size_t i = 0; i < record->field_count; i++) {
        date_days day;

        if (record->fields[i].date != FIELD_DATE_NONE &&
            date_in(record, node, &record->fields[i], &day))
            return (struct dating){.dated = true, .from = day, .to = day};
    }
    return *enclosing;
}

struct dating dating_of(const struct field *field, const struct node *node,
                        const struct dating *enclosing)
{
    struct dating dating = {.from = DATE_MIN, .to = DATE_MAX};

    if (field->kind == FIELD_RECORD && field->parent != NULL)
        return dating_of_record(field, node, enclosing);
    if (date_in(field, node, field->on, &dating.from)) {
        dating.dated = true;
        dating.to = dating.from;
        return dating;
    }
    dating.interval = field->from != NULL || field->to != NULL;
    if (!dating.interval)
        return *enclosing;
    dating.dated = true;
    date_in(field, node, field->from, &dating.from);
    date_in(field, node, field->to, &dating.to);
    return dating;
}

/*
 * "An event counts when its date lies in the window and not after the reference date. An
 * interval counts when it is open on the reference date; with `during: window`, when it
 * overlaps the window." Both ends belong to all of these.
 */
bool dating_counts(const struct dating *dating, const struct period *period, bool overlap)
{
    date_days last = period->to < period->reference ? period->to : period->reference;

    if (!dating->dated)
        return true;
    if (period->reference < period->from)
        return false;
    if (dating->interval && overlap)
        return dating->from <= last && dating->to >= period->from;
    if (dating->interval)
        return dating->from <= period->reference && dating->to >= period->reference;
    return dating->from >= period->from && dating->from <= last;
}

enum miss_why dating_miss(const struct dating *dating, const struct period *period)
{
    if (dating->from > period->reference || dating->from > period->to)
        return MISS_AFTER;
    if (!dating->interval && dating->from >= period->from)
        return MISS_BETWEEN;
    return dating->interval ? MISS_ENDED : MISS_BEFORE;
}

/* "A mapping may be dated too: before its date it does not exist for any measure." */
bool record_exists(const struct field *record, const struct node *node, date_days reference)
{
    for (size_t i = 0; i < record->field_count; i++) {
        date_days day;

        if (record->fields[i].date != FIELD_DATE_NONE &&
            date_in(record, node, &record->fields[i], &day) && day > reference)
            return false;
    }
    return true;
}
