/* SPDX-License-Identifier: MIT */
/* The programs that are part of taizhang. See pattern_program_room.h. */
#include "schema/pattern_program_room.h"

const struct pattern_program *program_of(struct slice pattern)
{
    for (const struct built_program *at = built_programs; at->pattern.len > 0; at++) {
        if (slice_eq(pattern, at->pattern))
            return &at->program;
    }
    return program_new(pattern);
}
