/* SPDX-License-Identifier: MIT */
/* Texts of which nothing is known. See strange.h. */
#include "ledger/strange.h"

#include "base/text.h"
#include "ledger/foreign.h"

#include <string.h>

static bool has_zeros(struct slice text)
{
    return text.len > 0 && memchr(text.data, '\0', text.len) != NULL;
}

bool strange_is_foreign(struct slice path, struct slice text, bool inside)
{
    return foreign_by_bytes(text) || (foreign_by_name(path) && (inside || has_zeros(text)));
}

struct strange strange_read(struct arena *arena, struct slice text)
{
    struct strange strange = {.readings = {text}, .count = 1};

    if (has_zeros(text)) {
        strange.readings[strange.count++] = text_from_utf16(arena, text, false);
        strange.readings[strange.count++] = text_from_utf16(arena, text, true);
    }
    return strange;
}
