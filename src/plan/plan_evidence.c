/* SPDX-License-Identifier: MIT */
/* Which evidence makes an entry count as proven. */
#include "plan/plan_room.h"

#include <assert.h>

/* The field that holds the evidence of an item: its own, or that of what encloses it. */
static const struct field *evidence_field(const struct field *item)
{
    while (item != NULL && item->own_evidence == NULL)
        item = item->parent;
    return item == NULL ? NULL : item->own_evidence;
}

/* A kind of evidence by the name of its field, or another name. */
static const struct field *find_kind(const struct field *evidence, struct slice word)
{
    return evidence == NULL ? NULL : field_called(evidence, word);
}

/* Where the schema does not say which field of the entries their evidence is, none has any. */
static void hint_no_evidence(struct diag *diag)
{
    static const struct words words =
        T("the schema says of no field there that it is the evidence (x-evidence)",
          "记录格式没有写明那里哪个字段是佐证（x-evidence）");

    planner_hint(diag, &words, NULL, 0);
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
    if (evidence == NULL)
        hint_no_evidence(diag);
    else
        diag_set_nearest_or_all(diag, node->text, names, count);
    return false;
}

/* The kinds of a list, into `out` where it is not NULL. */
static bool take_kinds(const struct planner *planner, const struct field *item,
                       const struct node *list, struct measure *out)
{
    const struct field *evidence = evidence_field(item);
    bool sound = true;

    if (list->kind != NODE_LIST) {
        planner->members->faulty = planner->members->faulty || list->faulty;
        return false;
    }
    assert(out == NULL || (out->item == item && out->evidence_count == 0));
    if (out != NULL)
        out->evidence = ARENA_ARRAY(planner->arena, list->count, const struct field *);
    for (uint32_t i = 0; i < list->count; i++) {
        const struct field *kind = find_kind(evidence, node_text(&list->items[i]));

        if (list->items[i].faulty) {
            planner->members->faulty = true; /* reported at its own place */
            sound = false;
        } else if (kind == NULL) {
            sound = report_kind(planner, evidence, &list->items[i]);
        } else if (out != NULL && out->evidence_count < EVIDENCE_MAX) {
            out->evidence[out->evidence_count++] = kind;
        }
    }
    return sound;
}

bool evidence_check(const struct planner *planner, const struct node *map)
{
    bool sound = true;

    for (uint32_t i = 0; map != NULL && map->kind == NODE_MAP && i < map->count; i++) {
        const struct member *member = &map->members[i];

        if (member->key.faulty || node_any_faulty(&member->value))
            continue;
        const struct field *item = path_field(planner, &member->key);
        sound = item != NULL && take_kinds(planner, item, &member->value, NULL) && sound;
    }
    return sound;
}

/* What a map says of an item: its keys are paths, which have been followed before. */
static const struct member *member_of(const struct planner *planner, const struct node *map,
                                      const struct field *item)
{
    for (uint32_t i = 0; map != NULL && map->kind == NODE_MAP && i < map->count; i++) {
        const struct member *member = &map->members[i];

        if (field_at_path(planner->unit_shape, member->key.text) == item)
            return member;
    }
    return NULL;
}

/* The target's own map is merged over the plan's, and the nearest path counts:
 * households.exit before households. */
static const struct node *evidence_for(const struct planner *planner, const struct node *own,
                                       const struct field *item)
{
    const struct node *plans = node_get(&planner->tree->root, "evidence");

    for (const struct field *at = item; at != NULL && at->parent != NULL; at = at->parent) {
        const struct member *member = member_of(planner, own, at);

        if (member == NULL)
            member = member_of(planner, plans, at);
        if (member != NULL)
            return &member->value;
    }
    return NULL;
}

bool evidence_compile(const struct planner *planner, const struct node *own, struct measure *out)
{
    const struct node *list = own;

    if (own != NULL && own->kind == NODE_STRING)
        return true; /* none */
    if (!evidence_check(planner, own))
        return false;
    if (own == NULL || own->kind == NODE_MAP)
        list = evidence_for(planner, own, out->item);
    return list == NULL || take_kinds(planner, out->item, list, out);
}
