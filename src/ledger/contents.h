/* SPDX-License-Identifier: MIT */
/*
 * contents: what a file is, by what stands in it and not by its name.
 *
 * Records name their unit, or hold a collection that the schema knows; either alone will do, for
 * the other may be damaged or forgotten. A collection is known by its name and by the fields of its
 * entries, so that `groups:` of another program is none of ours, and a misspelt one still is.
 */
#ifndef TAIZHANG_LEDGER_CONTENTS_H
#define TAIZHANG_LEDGER_CONTENTS_H

#include "plan/township.h"

enum contents {
    CONTENTS_RECORDS,
    CONTENTS_PLAN,
    CONTENTS_TOWNSHIP,
    CONTENTS_FOREIGN, /* fields and lists, none of them ours */
    CONTENTS_UNKNOWN, /* a text, or nothing that could be read */
};

struct contents_rules {
    const struct field *unit, *plan, *township_shape; /* of the three kinds of file */
    const struct township *township;                  /* whose units values may name */
};

enum contents contents_of(const struct contents_rules *rules, const struct tree *tree);

/* Whether a line at the left edge of a text begins with a field of the shape; only with the one
 * that names the unit, where that alone is asked for. Cheap, and no proof of anything. */
bool contents_has_field(const struct field *shape, bool unit_only, struct slice text);

#endif
