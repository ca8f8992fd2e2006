/* SPDX-License-Identifier: MIT */
/* Which evidence makes an entry count as proven. */
#include "plan/plan_room.h"

/* The field that holds the evidence of an item: its own, or that of what encloses it. */
static const struct field *evidence_field(const struct field *item)
{
    while (item != NULL && item->own_evidence == NULL)
        item = item->parent;
    return item == NULL ? NULL : item->own_evidence;
}

/* A kind of evidence by the name of its field, or by its label in either language. */
static const struct field *find_kind(const struct field *evidence, struct slice word)
{
    for (size_t i = 0; evidence != NULL && i < evidence->field_count; i++) {
        const struct field *kind = &evidence->fields[i];

        if (slice_eq(kind->name, word) || slice_eq(kind->label.text[LANG_EN], word) ||
            slice_eq(kind->label.text[LANG_ZH], word))
            return kind;
    }
    return NULL;
}

static bool report_kind(const struct planner *planner, const struct field *evidence,
                        const struct node *node)
{
    struct diag *diag = planner_fault(planner, DIAG_UNKNOWN_EVIDENCE, node);
    size_t count = evidence == NULL ? 0 : evidence->field_count;
    struct slice *names = ARENA_ARRAY(planner->arena, count, struct slice);

    for (size_t i = 0; i < count; i++)
        names[i] = evidence->fields[i].name;
    diag_set(diag, "kind", node->text);
    diag_set_nearest(diag, node->text, names, count);
    return false;
}

static bool take_evidence(const struct planner *planner, const struct node *list,
                          struct measure *out)
{
    const struct field *evidence = evidence_field(out->item);
    bool sound = true;

    out->evidence = ARENA_ARRAY(planner->arena, list->count, struct slice);
    for (uint32_t i = 0; i < list->count; i++) {
        const struct field *kind = find_kind(evidence, node_text(&list->items[i]));

        if (kind == NULL)
            sound = report_kind(planner, evidence, &list->items[i]);
        else
            out->evidence[out->evidence_count++] = kind->name;
    }
    return sound;
}

/* The entry of a map that is nearest to the item: households.exit before households. */
static const struct node *evidence_for(const struct planner *planner, const struct node *map,
                                       const struct field *item)
{
    for (const struct field *at = item; at != NULL && at->parent != NULL; at = at->parent) {
        const struct member *member = node_member(map, field_path(planner->arena, at));

        if (member != NULL)
            return &member->value;
    }
    return NULL;
}

bool evidence_compile(const struct planner *planner, const struct node *own, struct measure *out)
{
    const struct node *list = NULL;

    if (own != NULL && own->kind == NODE_STRING)
        return true; /* none */
    if (own != NULL && own->kind == NODE_LIST)
        list = own;
    if (own != NULL && own->kind == NODE_MAP)
        list = evidence_for(planner, own, out->item);
    if (list == NULL)
        list = evidence_for(planner, node_get(&planner->tree->root, "evidence"), out->item);
    return list == NULL || take_evidence(planner, list, out);
}
