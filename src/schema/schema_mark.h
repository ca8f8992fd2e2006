/* SPDX-License-Identifier: MIT */
/*
 * schema_mark: shelf marks, and whom they name.
 *
 * A mark is the number of a paper or the name of a file, and people call a file as they like:
 * 罗二蛋.jpg, 王小明的照片3. It may be so called in an entry that is of nobody, too.
 */
#ifndef TAIZHANG_SCHEMA_SCHEMA_MARK_H
#define TAIZHANG_SCHEMA_SCHEMA_MARK_H

#include "schema/schema_view.h"

/* Whether a field takes a mark, or a list of them (x-filled: mark, x-path). */
bool field_takes_mark(const struct field *field);

/* Finds in a mark, from byte *end on, words that look like the name of a person (x-person), alone
 * or with a word for what such marks are of (照片) behind them. The mark is a value in a mapping of
 * the schema `owner`; NULL for none. */
bool mark_find_name(const struct schema *schema, const struct subschema *owner, struct slice mark,
                    size_t *start, size_t *end);

#endif
