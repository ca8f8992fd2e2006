/* SPDX-License-Identifier: MIT */
/*
 * shape_room: how a shape is built, in two passes.
 *
 * The first makes the fields. A field is made of layers: the schema of its property and
 * all that says something of the same value. The second resolves what fields say of other
 * fields: x-ref, x-at-most, x-same, dates and evidence.
 */
#ifndef TAIZHANG_SCHEMA_SHAPE_ROOM_H
#define TAIZHANG_SCHEMA_SHAPE_ROOM_H

#include "schema/schema_compile.h"

/* More fields than this are no record but a mistake. */
#define SHAPE_FIELDS_MAX 10000

/* A field that names other fields, to be resolved when all are known. */
struct pending {
    struct field *field;
    const struct node *key; /* the x- word */
    const struct node *value;
};

struct shape {
    struct compiler *compiler;
    struct arena *arena;
    size_t count; /* of fields */
    struct {
        ARRAY(struct pending);
    } pending;
};

/* What the words of one layer say of a field; false where one of them has no place there. */
void shape_words(struct shape *shape, struct field *field, const struct node *layer);

/* An age of a checked schema; `none` where it does not say one. */
int64_t shape_age(const struct node *node, int64_t none);

/* The second pass. */
void shape_resolve(struct shape *shape, struct field *root);

#endif
