/* SPDX-License-Identifier: MIT */
/*
 * check: documents held against compiled schemas.
 *
 * Checking reports every fault of a document, each once, at the node that is wrong, and
 * marks that node faulty (tree.h). A node that is already faulty, and what hangs on it,
 * is not judged again, so that one mistake makes one message.
 */
#ifndef TAIZHANG_CHECK_CHECK_H
#define TAIZHANG_CHECK_CHECK_H

#include "schema/shape.h"

/*
 * Before the check: reports entries that can be of another collection only than the one that they
 * stand in, so many in a row at once, and puts them where they belong; that collection is cut, for
 * nobody knows whether the line with its name is all that was lost.
 */
void schema_sort_out(struct arena *arena, const struct schema *schema, struct tree *tree,
                     struct diag_list *diags);

/* Checks the document; true where it conforms. Faulty nodes are marked. */
bool schema_check(const struct schema *schema, struct tree *tree, struct diag_list *diags);

/*
 * Whether a scalar that stands elsewhere, as in a condition of a plan, could stand in the
 * field. What the schema does not allow is reported at the node, in the words of the schema.
 */
bool field_allows(const struct field *field, const struct tree *tree, const struct node *node,
                  struct diag_list *diags);

#endif
