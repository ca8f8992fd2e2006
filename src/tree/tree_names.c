/* SPDX-License-Identifier: MIT */
/* Keys that are other names of a field get its name. See tree.h. */
#include "tree/tree_room.h"

struct name_giving {
    const struct tree *tree;
    const struct outline *whole;
    const struct name_rule *rule;
    struct diag_list *diags;
};

static uint32_t number_of(const struct name_giving *naming, struct slice name)
{
    const struct numbering *numbering = naming->whole->numbering;

    return numbering == NULL ? 0 : numbering_find(numbering, name);
}

/* What stands behind the key may be; true where the key got another name. */
static bool name_key(const struct name_giving *naming, const struct outline *owner,
                     struct node *key, const struct outline **below)
{
    *below = outline_child(owner, key->text);
    if (node_number_of_name(key) != 0 || key->faulty || *below == NULL || (*below)->name.len == 0 ||
        slice_eq((*below)->name, key->text))
        return false;
    if (naming->rule != NULL && !naming->rule->allows(naming->rule->of, key->text)) {
        *below = NULL;
        return false;
    }
    node_set_name(key, number_of(naming, (*below)->name), (*below)->name);
    key->named = true;
    return true;
}

/* `entry`: it is one of a list. Depth is bounded by TREE_DEPTH_MAX. */
static void name_keys(const struct name_giving *naming, const struct outline *outline,
                      struct node *node, bool entry)
{
    bool named = false;

    for (uint32_t i = 0; node->kind == NODE_LIST && i < node->count; i++)
        name_keys(naming, outline, &node->items[i], true);
    for (uint32_t i = 0; node->kind == NODE_MAP && i < node->count + node_left_out(node); i++) {
        struct member *member = &node->members[i];
        const struct outline *below;

        if (node_number_of_name(&member->key) != 0 && node_is_scalar(&member->value))
            continue; /* nearly all */
        named = name_key(naming, outline, &member->key, &below) || named;
        if (below != NULL && !node_is_scalar(&member->value))
            name_keys(naming, below, &member->value, false);
    }
    if (named)
        tree_check_keys(naming->tree->source, naming->diags, node, entry);
}

void tree_name_keys(struct tree *tree, const struct outline *outline, const struct name_rule *rule,
                    struct diag_list *diags)
{
    const struct name_giving naming = {tree, outline, rule, diags};

    if (tree->strange)
        name_keys(&naming, outline, &tree->root, false);
}

struct slice tree_key_as_written(const struct source *source, const struct node *key)
{
    struct slice there = slice_sub(source->text, key->start, key->end);

    if (key->quoted && there.len >= 2)
        there = slice_sub(there, 1, there.len - 1);
    return key->named ? there : key->text;
}
