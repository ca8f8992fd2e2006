/* SPDX-License-Identifier: MIT */
/* The manual of the x- words. See vocabulary.h. */
#include "schema/vocabulary.h"

#include <assert.h>

static const struct vocabulary_row rows[] = {
#define X_WORD(NAME, name, compile, stage, kinds, at, takes, manual) {name, at, takes, manual},
#include "schema/vocabulary.def"
#undef X_WORD
};

#define ROW_COUNT (sizeof rows / sizeof rows[0])

size_t vocabulary_count(void)
{
    return ROW_COUNT;
}

const struct vocabulary_row *vocabulary_row(size_t index)
{
    assert(index < ROW_COUNT);
    return &rows[index];
}

const struct vocabulary_row *vocabulary_find(struct slice name)
{
    for (size_t i = 0; i < ROW_COUNT; i++) {
        if (slice_is(name, rows[i].name))
            return &rows[i];
    }
    return NULL;
}
