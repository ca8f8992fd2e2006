/* SPDX-License-Identifier: MIT */
/* Looking up a built-in schema. See builtin.h. */
#include "schema/builtin.h"

#include <assert.h>
#include <string.h>

const struct builtin *builtin_find(struct slice name)
{
    for (const struct builtin *at = builtin_schemas; at->name != NULL; at++) {
        assert((at == builtin_schemas || strcmp(at[-1].name, at->name) < 0) && "in order of name");
        if (slice_is(name, at->name))
            return at;
    }
    return NULL;
}
