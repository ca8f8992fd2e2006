/* SPDX-License-Identifier: MIT */
/* What could not be read, and what it may hide. See facts_room.h. */
#include "ledger/facts_room.h"

bool walk_is_id(const struct facts_rules *rules, const struct field *field)
{
    for (size_t i = 0; i < rules->id_field_count; i++) {
        if (rules->id_fields[i] == field)
            return true;
    }
    return false;
}

static void add_gap(struct facts *out, const struct field *collection, uint32_t unit)
{
    *ARRAY_PUSH(out->arena, &out->gaps) = (struct gap){collection, unit, 1, false, false};
}

/* What one unit lacks is noted together: those of the last few are looked at, for there may be as
 * many as entries. */
#define LOST_REMEMBERED 32

void facts_add_lost(struct facts *facts, const struct field *id, uint32_t unit)
{
    size_t len = facts->lost.len, first = len > LOST_REMEMBERED ? len - LOST_REMEMBERED : 0;

    for (size_t i = len; i-- > first;) {
        if (facts->lost.items[i].field == id && facts->lost.items[i].unit == unit)
            return;
    }
    *ARRAY_PUSH(facts->arena, &facts->lost) = (struct lost_id){id, unit};
}

/* Notes the ids that an entry should have, and has not. */
void walk_add_lost_ids(struct walk *walk, const struct field *field, const struct node *node)
{
    for (size_t i = 0; i < walk->rules->id_field_count; i++) {
        const struct field *id = walk->rules->id_fields[i];
        const struct node *value = id->parent == field ? field_node(field, node, id) : NULL;

        if (id->parent == field && (value == NULL || value->faulty))
            facts_add_lost(walk->out, id, walk->unit);
    }
}

/* Notes all ids that there may be below a field, its own among them. */
static void add_lost_below(struct walk *walk, const struct field *field)
{
    if (walk_is_id(walk->rules, field))
        facts_add_lost(walk->out, field, walk->unit);
    for (size_t i = 0; i < field->field_count; i++)
        add_lost_below(walk, &field->fields[i]);
}

/* All that may stand in lists and records of an entry. */
void walk_add_hidden_lists(struct walk *walk, const struct field *field)
{
    for (size_t i = 0; i < field->field_count; i++) {
        if (field->fields[i].field_count > 0)
            add_lost_below(walk, &field->fields[i]);
    }
}

/* What an entry hides that could not be read, or not to its end. */
void walk_add_hidden(struct walk *walk, const struct field *field, const struct node *node)
{
    if (node->kind != NODE_MAP)
        add_lost_below(walk, field);
    else if (node->cut)
        walk_add_hidden_lists(walk, field);
}

/* What the top of a file hides: unread parts, unknown or doubled fields, collections that
 * are no lists, and everything in a file whose unit nobody knows. */
void walk_add_file_gaps(struct walk *walk)
{
    const struct node *root = &walk->tree->root;
    const struct field *shape = walk->rules->shape;
    bool anything = !walk->tree->whole || root->kind != NODE_MAP;

    for (uint32_t i = 0; root->kind == NODE_MAP && i < root->count; i++) {
        const struct member *member = &root->members[i];
        const struct field *field = field_at_key(shape, &member->key);

        /* Perhaps a collection whose name is misspelt: nobody is accused for its codes. */
        if (field == NULL && member->value.kind == NODE_LIST)
            add_lost_below(walk, shape);
        if (field == NULL || member->key.faulty)
            anything = true;
        else if (member->value.faulty ||
                 (walk->unit == INDEX_NONE &&
                  (field->kind == FIELD_ENTRIES || header_asked(walk->rules, field) != NULL)))
            add_gap(walk->out, field, walk->unit);
    }
    if (anything || root->faulty)
        add_gap(walk->out, NULL, walk->unit);
}

/* Of a field at the top of a file that is not counted. False where it may be any collection. */
static bool add_left_field(struct walk *walk, const struct member *member)
{
    const struct field *field = field_below(walk->rules->shape, member->key.text);

    if (field == NULL)
        return member->value.kind != NODE_LIST && member->value.kind != NODE_MAP;
    if (!field->unit)
        add_gap(walk->out, field, walk->unit);
    return true;
}

size_t facts_add_left_out(const struct facts_rules *rules, const struct tree *tree,
                          struct facts *out)
{
    size_t unit = unit_of_file(rules, tree);
    struct walk walk = {.rules = rules,
                        .tree = tree,
                        .unit = unit == UNIT_NONE ? INDEX_NONE : (uint32_t)unit,
                        .out = out};
    bool known = tree->whole && tree->root.kind == NODE_MAP;

    for (uint32_t i = 0; tree->root.kind == NODE_MAP && i < tree->root.count; i++)
        known = add_left_field(&walk, &tree->root.members[i]) && known;
    if (!known)
        add_gap(out, NULL, walk.unit);
    add_lost_below(&walk, rules->shape); /* codes that others may refer to */
    return unit;
}

void facts_add_unreadable(struct facts *out)
{
    add_gap(out, NULL, INDEX_NONE);
}
