/* SPDX-License-Identifier: MIT */
/*
 * settings: what a ledger says of how it wants to be read and shown, in `settings` of its township
 * file: a language, formats by command, a folder of schemas.
 *
 * They are read before anything else, for the schemas are needed to check the very file that names
 * them. What is wrong with them is told by that check; here it is as if it were not said.
 */
#ifndef TAIZHANG_LEDGER_SETTINGS_H
#define TAIZHANG_LEDGER_SETTINGS_H

#include "tree/tree.h"

struct settings {
    struct slice language;      /* zh or en; empty: none */
    struct slice schemas;       /* a folder, from that of the ledger; empty: none */
    const struct node *formats; /* a format by command; NULL: none */
};

/* The settings of a township file by its text, in the arena; none where it cannot be read. */
struct settings settings_of(struct arena *arena, struct slice path, struct slice text);

/* Those of the ledger in a folder; none where there is no ledger. */
struct settings settings_read(struct arena *arena, struct slice folder);

/* Whether a township file holds faults in its settings and nowhere else: no figure depends on them.
 */
bool settings_alone_faulty(const struct tree *tree);

/* The format for a command; empty: none. */
struct slice settings_format(const struct settings *settings, struct slice command);

#endif
