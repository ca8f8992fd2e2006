/* SPDX-License-Identifier: MIT */
/* Words that the plan uses and itself explains. One left empty is not defined. */
#include "plan/plan_room.h"

const struct node *term_items(const struct planner *planner, const struct node *name)
{
    static const struct node none = {.kind = NODE_LIST};
    const struct node *terms = node_get(&planner->tree->root, "terms");
    const struct member *term = node_member(terms, node_text(name));
    size_t count;

    if (term != NULL) {
        const struct node *items = node_get(&term->value, "items");

        if (items == NULL)
            return &none;
        return items->kind != NODE_LIST || node_any_faulty(items) ? NULL : items;
    }
    struct slice *names = node_keys(planner->arena, terms, &count);
    struct diag *diag = planner_unknown(planner, DIAG_UNKNOWN_TERM, name, terms);

    if (diag != NULL)
        diag_set_nearest_or_all(diag, name->text, names, count);
    return NULL;
}
