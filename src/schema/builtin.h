/* SPDX-License-Identifier: MIT */
/*
 * builtin: the schemas that are part of the program.
 *
 * They are the files of schemas/, made into C by src/embed.cmake at build time, so that
 * the program and the editors of those who write records use the same ones.
 */
#ifndef TAIZHANG_SCHEMA_BUILTIN_H
#define TAIZHANG_SCHEMA_BUILTIN_H

#include "base/slice.h"

struct builtin {
    const char *name;     /* unit.schema.json */
    struct slice text;    /* the file as it is */
    struct slice compact; /* the same schema without descriptions and indentation: half as long
                             to read at every start */
};

/* In order of name; the last has name NULL. */
extern const struct builtin builtin_schemas[];

/* NULL where there is none of that name. */
const struct builtin *builtin_find(struct slice name);

#endif
