/* SPDX-License-Identifier: MIT */
/*
 * spoken: a built-in schema for editors in which fields have their Chinese labels, too.
 *
 * It is made of the schema itself, and says the same of a document whether a field has its name or
 * another one (tree/names.h): each label stands beside the name, to be offered while somebody
 * types; the other words are taken and not offered. What is required is so by any of its names. Of
 * a field by two names it says nothing: that is told by the check.
 */
#ifndef TAIZHANG_SCHEMA_SPOKEN_H
#define TAIZHANG_SCHEMA_SPOKEN_H

#include "schema/builtin.h"

#define SPOKEN_SUFFIX ".zh.schema.json"

/* The built-in schema that the file of that name is made of: unit.zh.schema.json; NULL for none. */
const struct builtin *spoken_find(struct arena *arena, struct slice file);

/* Whether its fields have labels: those of reports, which nobody writes, have none. */
bool spoken_is_made(struct arena *arena, const struct builtin *builtin);

/* Appends it as JSON. */
void spoken_schema(struct buffer *out, const struct builtin *builtin);

#endif
