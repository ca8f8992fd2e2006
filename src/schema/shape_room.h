/* SPDX-License-Identifier: MIT */
/*
 * shape_room: how a shape is built, in two passes.
 *
 * The first makes the fields. A field is made of layers: the schema of its property and
 * all that says something of the same value. The second resolves what fields say of other
 * fields: x-ref, x-at-most, x-same, x-proves, dates and evidence.
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

/* Whole years of a checked schema; `none` where it does not say them. */
int64_t shape_age(const struct node *node, int64_t none);

/* The second pass. */
void shape_resolve(struct shape *shape, struct field *root);

/* The field of a path such as households.youths.code, from a field on; NULL, with a diagnostic at
 * the node, for none. */
const struct field *shape_follow(struct shape *shape, const struct pending *pending,
                                 const struct node *node, const struct field *from,
                                 struct slice path);

/* A node of the word's value is not what it must be. */
void shape_malformed(struct shape *shape, const struct pending *pending, const struct node *node,
                     const struct words *expected);

/* x-same and x-proves, in shape_same.c. */
void shape_resolve_same(struct shape *shape, const struct pending *pending);
void shape_resolve_proves(struct shape *shape, const struct pending *pending);

#endif
