/* SPDX-License-Identifier: MIT */
/* schema_format: the formats that are known. A format that is named asserts: it is no mere
 * annotation. */
#ifndef TAIZHANG_SCHEMA_SCHEMA_FORMAT_H
#define TAIZHANG_SCHEMA_SCHEMA_FORMAT_H

#include "base/arena.h"
#include "base/lang.h"

enum format { FORMAT_DATE, FORMAT_COUNT };

/* false where there is none of that name. */
bool format_find(struct slice name, enum format *out);

/* All names, for offering the nearest. */
size_t format_names(struct arena *arena, struct slice **out);

/* "a date such as 2016-03-05" */
const struct words *format_words(enum format format);

#endif
