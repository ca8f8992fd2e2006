/* SPDX-License-Identifier: MIT */
/*
 * vocabulary: the manual of the x- words, by which a schema says what its fields mean.
 *
 * The rows stand in vocabulary.def, one a word:
 *
 *     X_WORD(NAME, "x-name", compile, stage, kinds, at, takes, manual)
 *
 * compile, stage and kinds are how it is read and when a value is judged by it, as of any keyword
 * (schema_keyword.h); `at` says beside what it may stand, `takes` what may stand behind it, with
 * NAMES in capitals for what the schema fills in, and the manual what it means. Nothing else in the
 * program says these a second time: `taizhang explain x-name` prints them.
 */
#ifndef TAIZHANG_SCHEMA_VOCABULARY_H
#define TAIZHANG_SCHEMA_VOCABULARY_H

#include "base/arena.h"
#include "base/lang.h"

struct vocabulary_row {
    const char *name;
    struct words at;
    const char *takes;
    struct words manual;
};

/* In the order of the names. */
const struct vocabulary_row *vocabulary_row(size_t index);
size_t vocabulary_count(void);

/* The row of that name; NULL where there is none. */
const struct vocabulary_row *vocabulary_find(struct slice name);

/* How a schema that is part of the program uses a word: the one that does so most, and its shortest
 * use. Texts live in the arena, or as long as the program. */
struct vocabulary_use {
    struct slice schema; /* unit.schema.json */
    size_t count;        /* 0: no schema uses it */
    struct slice place;  /* session.date: the definition or the fields on the way */
    struct slice value;  /* as it is written, on one line */
};
struct vocabulary_use vocabulary_use(struct arena *arena, const struct vocabulary_row *row);

#endif
