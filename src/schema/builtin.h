/* SPDX-License-Identifier: MIT */
/*
 * builtin: the schemas that are part of the program.
 *
 * They are the files of schemas/, made into C by src/embed_schemas.c at build time, so that
 * the program and the editors of those who write records use the same ones.
 */
#ifndef TAIZHANG_SCHEMA_BUILTIN_H
#define TAIZHANG_SCHEMA_BUILTIN_H

#include "schema/schema.h"
#include "tree/tree_rows.h"

struct builtin {
    const char *name;      /* unit.schema.json */
    struct slice text;     /* the file as it is */
    struct tree_rows rows; /* what reading it gives */
};

/* In order of name; the last has name NULL. */
extern const struct builtin builtin_schemas[];

/* NULL where there is none of that name. */
const struct builtin *builtin_find(struct slice name);

/* Its tree, as tree_read() would give it; in the arena. */
struct tree *builtin_tree(struct arena *arena, const struct builtin *builtin);

/* The schema, compiled; to be freed as by schema_compile(). It has no faults, and its patterns are
 * compiled when they are first needed. */
struct schema *builtin_compile(struct arena *arena, const struct builtin *builtin);

#endif
