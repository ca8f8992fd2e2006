/* SPDX-License-Identifier: MIT */
/* schema_say: how messages name fields and values, those of schemas and those of documents. */
#ifndef TAIZHANG_SCHEMA_SCHEMA_SAY_H
#define TAIZHANG_SCHEMA_SCHEMA_SAY_H

#include "tree/tree.h"

/* A list or mapping in a few bytes, for the caret: its first key, or where it begins. */
struct span schema_short_span(const struct tree *tree, const struct node *node);

/* "attended (people attended)": a key and its label. */
struct name schema_named(struct arena *arena, struct slice key, const struct name *label);

/* The value, cut to a length fit for a message. */
void schema_set_value(struct diag *diag, const char *name, const struct node *node);

#endif
