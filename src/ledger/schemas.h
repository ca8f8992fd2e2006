/* SPDX-License-Identifier: MIT */
/* schemas: the three schemas that a ledger is read with, built in or from a folder. */
#ifndef TAIZHANG_LEDGER_SCHEMAS_H
#define TAIZHANG_LEDGER_SCHEMAS_H

#include "schema/shape.h"

struct schemas {
    struct schema *township;
    struct schema *plan;
    struct schema *unit;
    struct schema *persons; /* built in, whose patterns those of a user's folder use; or NULL */
};

/*
 * Loads township.schema.json, plan.schema.json and unit.schema.json from the folder, or the
 * built-in ones where it is empty. false where one cannot be read or used.
 */
bool schemas_load(struct arena *arena, struct slice folder, struct diag_list *diags,
                  struct schemas *out);

void schemas_free(struct schemas *schemas);

#endif
