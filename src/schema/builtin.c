/* SPDX-License-Identifier: MIT */
/* Looking up a built-in schema. See builtin.h. */
#include "schema/builtin.h"

const struct builtin *builtin_find(struct slice name)
{
    for (const struct builtin *at = builtin_schemas; at->name != NULL; at++) {
        if (slice_is(name, at->name))
            return at;
    }
    return NULL;
}
