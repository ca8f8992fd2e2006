/* SPDX-License-Identifier: MIT */
/*
 * township: the town and its units, and how people write them.
 *
 * A unit is written by its id, by its name in either language, or by an alias. A spelling
 * that fits two units is an error in the township file. The order of units in the file is
 * their order everywhere.
 *
 * All text points into the township's tree, which must live as long.
 */
#ifndef TAIZHANG_PLAN_TOWNSHIP_H
#define TAIZHANG_PLAN_TOWNSHIP_H

#include "schema/shape.h"

#define UNIT_NONE SIZE_MAX

struct unit {
    struct slice id;
    struct slice kind; /* canonical: community, never 社区 */
    struct name name;
};

struct spelling {
    struct slice text;
    size_t unit;
    size_t rank;             /* in the order of the file */
    const struct node *node; /* where it is written */
};

struct township {
    struct slice id;
    struct name name;
    struct unit *units;
    size_t unit_count;
    struct spelling *spellings; /* sorted by text */
    size_t spelling_count;
    struct slice *words; /* their texts alone, for the nearest */
    struct {
        ARRAY(struct slice);
    } lost; /* sorted: spellings of units that were left out: reported already, and no news
               elsewhere */
    size_t lost_count;              /* how many units that are; also what was not read, as one */
    bool lost_unnamed;              /* of one of them nobody knows how it is written */
    const struct field *kind_field; /* of the township schema: the kinds of unit; may be NULL */
};

/*
 * Compiles a checked tree; shape is that of the township schema. Units that are faulty
 * are left out. false where a fault was found (it is in diags).
 */
bool township_compile(struct arena *arena, const struct tree *tree, const struct field *shape,
                      struct diag_list *diags, struct township *out);

/* The kind of unit for a spelling of it: community for 社区. */
struct slice township_kind(const struct township *township, struct slice word);

/* The unit of that spelling, or UNIT_NONE. */
size_t township_find(const struct township *township, struct slice spelling);

/* Whether a word is, or may be, how a unit is written that was left out for a fault of its own. */
bool township_lost(const struct township *township, struct slice word);

/* Sets "hint" on a diagnostic about a unit that nobody knows. */
void township_set_nearest(const struct township *township, struct diag *diag, struct slice word);

#endif
