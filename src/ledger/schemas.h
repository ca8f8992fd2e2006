/* SPDX-License-Identifier: MIT */
/*
 * schemas: the three schemas that a ledger is read with.
 *
 * Each is the file of its name in a folder that somebody names, else the one in the folder
 * `schemas` of the ledger itself, which are the ones that its own collections want; those that are
 * not there are built in.
 */
#ifndef TAIZHANG_LEDGER_SCHEMAS_H
#define TAIZHANG_LEDGER_SCHEMAS_H

#include "base/hash.h"
#include "schema/shape.h"

struct schemas {
    struct schema *township;
    struct schema *plan;
    struct schema *unit;
    struct schema *persons; /* built in, whose patterns those of a user's folder use; or NULL */
};

/* A schema that is not built in, nor a copy of one that is. */
struct own_schema {
    const char *name; /* unit.schema.json */
    char hash[HASH_HEX_SIZE];
};

#define SCHEMA_FILES 3

struct own_schemas {
    struct own_schema items[SCHEMA_FILES];
    size_t count;
};

/*
 * Loads township.schema.json, plan.schema.json and unit.schema.json: those in the folder, where one
 * is named; else those among the files of the ledger (NULL: no ledger); else the built-in ones.
 * false where one cannot be read or used, or the folder holds none of them. `own` may be NULL.
 */
struct files;
bool schemas_load(struct arena *arena, struct slice folder, struct files *files,
                  struct diag_list *diags, struct schemas *out, struct own_schemas *own);

void schemas_free(struct schemas *schemas);

#endif
