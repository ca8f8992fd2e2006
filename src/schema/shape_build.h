/* SPDX-License-Identifier: MIT */
/*
 * shape_build: how a shape is built, in two passes.
 *
 * The first makes the fields. A field is made of layers: the schema of its property and
 * all that says something of the same value. The second resolves what fields say of other
 * fields: x-ref, x-at-most, x-same, x-proves, dates and evidence.
 */
#ifndef TAIZHANG_SCHEMA_SHAPE_BUILD_H
#define TAIZHANG_SCHEMA_SHAPE_BUILD_H

#include "schema/schema_compile.h"

/* More fields than this are no record but a mistake. */
#define SHAPE_FIELDS_MAX 10000

/* A field that names other fields, to be resolved when all are known. */
struct pending {
    struct field *field;
    enum keyword word;
    const struct node *key; /* the word where it stands */
    const struct node *value;
};

struct shape {
    struct compiler *compiler;
    struct arena *arena;
    struct field *root; /* the whole document */
    size_t count;       /* of fields */
    struct {
        ARRAY(struct pending);
    } pending;
};

/* What the words of one layer say of a field. One that has no place there is reported. */
void shape_words(struct shape *shape, struct field *field, const struct subschema *layer);

/* Words of fields where no field is: they would be read by nobody. In what is not used
 * (schema_view.h) they are no fault, for nothing there says anything. */
void shape_refuse_unread(struct shape *shape, const struct subschema *schema);

/* One word, the layer that it stands in, and the field that it speaks of. */
struct saying {
    struct shape *shape;
    struct field *field;
    enum keyword word;
    const struct node *layer;
    const struct node *key;
    const struct node *value;
};

/* The values of an enum, with what x-ages and the like beside it say of them, in
 * shape_build_enum.c. */
void shape_set_enum(const struct saying *saying);

/* Whole years of a checked schema; `none` where it does not say them. */
int64_t shape_age(const struct node *node, int64_t none);

/* The second pass. */
void shape_resolve(struct shape *shape);

/* What a field says by a word; NULL where it does not have the word. */
const struct pending *shape_pending(const struct shape *shape, const struct field *field,
                                    enum keyword word);

/* The field of a path such as households.youths.code, from a field on; NULL, with a diagnostic at
 * the node, for none. */
const struct field *shape_follow(struct shape *shape, const struct pending *pending,
                                 const struct node *node, const struct field *from,
                                 struct slice path);

/* The field right below another, by its name alone: who checks by it looks no further. NULL, with a
 * diagnostic at the node, for none. */
const struct field *shape_right_below(struct shape *shape, const struct pending *pending,
                                      const struct node *node, const struct field *above);
/* A node of the word's value is not what it must be. */
void shape_malformed(struct shape *shape, const struct pending *pending, const struct node *node,
                     const struct words *expected);

/* Which fields date an entry and are its evidence; then x-open and x-succeeds, which need the
 * dates. */
void shape_resolve_roles(struct shape *shape, struct field *owner);
void shape_resolve_times(struct shape *shape, const struct pending *pending);

/* x-same and x-proves, in shape_build_same.c. */
void shape_resolve_same(struct shape *shape, const struct pending *pending);
void shape_resolve_proves(struct shape *shape, const struct pending *pending);

#endif
