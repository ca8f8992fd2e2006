/* SPDX-License-Identifier: MIT */
/* The walk over a checked tree that leaves its facts. See facts.h. */
#include "ledger/facts_room.h"

#include <assert.h>
#include <stdlib.h>

struct field_list {
    ARRAY(const struct field *);
};

static void add_id_field(struct arena *arena, struct field_list *list, const struct field *field)
{
    for (size_t i = 0; i < list->len; i++) {
        if (list->items[i] == field)
            return;
    }
    *ARRAY_PUSH(arena, list) = field;
}

/* A field is an id where its values must or should be unique, or where another field refers to it.
 */
static void find_id_fields(struct arena *arena, struct field_list *list, const struct field *field)
{
    for (size_t i = 0; i < field->field_count; i++) {
        const struct field *below = &field->fields[i];

        if (below->unique != FIELD_UNIQUE_NONE || below->once)
            add_id_field(arena, list, below);
        if (below->ref != NULL)
            add_id_field(arena, list, below->ref);
        find_id_fields(arena, list, below);
    }
}

static int compare_items(const void *a, const void *b)
{
    uintptr_t first = (uintptr_t)((const struct item_measures *)a)->item;
    uintptr_t second = (uintptr_t)((const struct item_measures *)b)->item;

    return (first > second) - (first < second);
}

static struct item_measures *find_item(const struct facts_rules *rules, const struct field *item)
{
    for (size_t i = 0; i < rules->item_count; i++) {
        if (rules->items[i].item == item)
            return &rules->items[i];
    }
    return NULL;
}

/* The measures by what they look at, so that an item meets only those that it concerns. */
static void index_measures(struct arena *arena, struct facts_rules *rules)
{
    size_t count = rules->plan == NULL || !rules->figures ? 0 : rules->plan->measures.len;

    rules->items = ARENA_ARRAY(arena, count, struct item_measures);
    for (size_t i = 0; i < count; i++) {
        const struct field *item = rules->plan->measures.items[i].item;
        struct item_measures *found = find_item(rules, item);

        if (found == NULL) {
            found = &rules->items[rules->item_count++];
            *found = (struct item_measures){item, ARENA_ARRAY(arena, count, uint32_t), 0};
        }
        found->measures[found->count++] = (uint32_t)i;
    }
    if (rules->item_count > 1)
        qsort(rules->items, rules->item_count, sizeof *rules->items, compare_items);
}

static const bool *find_turning(struct arena *arena, const struct plan *plan)
{
    size_t count = plan == NULL ? 0 : plan->measures.len;
    bool *turns = ARENA_ARRAY(arena, count, bool);

    for (size_t i = 0; i < count; i++)
        turns[i] = measure_turns(&plan->measures.items[i]);
    return turns;
}

struct facts_rules facts_rules_init(struct arena *arena, const struct files *files,
                                    const struct township *township, const struct plan *plan,
                                    bool figures, const struct field *shape, date_days last)
{
    struct facts_rules rules = {
        .files = files,
        .township = township,
        .plan = plan,
        .figures = figures,
        .shape = shape,
        .last = last,
    };
    struct field_list ids = {0};

    find_id_fields(arena, &ids, shape);
    rules.id_fields = ids.items;
    rules.id_field_count = ids.len;
    index_measures(arena, &rules);
    header_find_asked(arena, &rules);
    rules.turns = find_turning(arena, plan);
    return rules;
}

/* Its value stands in the tree. */
static struct mention mention_here(const struct walk *walk, const struct field *field,
                                   const struct node *node)
{
    assert(walk->depth > 0 && node->start <= node->end);
    return (struct mention){
        .field = field,
        .value = node->text,
        .entry = walk->levels[walk->depth - 1].entry,
        .file = walk->file,
        .unit = walk->unit,
        .start = node->start,
        .end = node->end,
    };
}

static struct mention mention_of(const struct walk *walk, struct arena *arena,
                                 const struct field *field, const struct node *node)
{
    struct mention mention = mention_here(walk, field, node);

    mention.value = arena_copy(arena, mention.value);
    return mention;
}

static void add_id(struct walk *walk, const struct field *field, const struct node *node)
{
    if (node->kind == NODE_STRING && !node->faulty)
        *ARRAY_PUSH_MOVING(walk->out->arena, &walk->out->ids) =
            mention_of(walk, walk->keys, field, node);
}

static void add_ref(struct walk *walk, const struct field *field, const struct node *node)
{
    if (node->kind == NODE_STRING && !node->faulty)
        *ARRAY_PUSH_MOVING(walk->out->arena, &walk->out->refs) = mention_here(walk, field, node);
}

static void add_rung(struct walk *walk, const struct field *field, const struct node *node)
{
    struct mention rung;

    if (node->kind != NODE_STRING || node->faulty || walk->unit == INDEX_NONE)
        return;
    rung = mention_of(walk, walk->out->texts, field, node);
    rung.value = field_canonical(field, rung.value);
    if (rung.entry != ENTRY_NONE && field_rank(field, rung.value) >= 0)
        *ARRAY_PUSH(walk->out->arena, &walk->out->rungs) = rung;
}

/* A field of the header that is measured or bounds others: two files of a unit must agree on it. */
static void add_head(struct walk *walk, const struct field *field, const struct node *node)
{
    const struct plan *plan = walk->rules->plan;
    const struct asked_field *asked = header_asked(walk->rules, field);
    bool measured = field->bounds;

    for (size_t i = 0; plan != NULL && i < plan->measures.len; i++)
        measured = measured || plan->measures.items[i].value == field;
    if (asked != NULL && asked->value && node->kind != NODE_LIST && node->kind != NODE_MAP)
        measured = true;
    else if (node->kind != NODE_NUMBER)
        return;
    if (!measured || node->faulty || node->kind == NODE_NULL)
        return;
    struct mention *head = ARRAY_PUSH(walk->out->arena, &walk->out->heads);

    *head = mention_of(walk, walk->out->texts, field, node);
    head->value = walk_key_text(walk, walk->out->texts, field, node); /* 3 and 3.0 do not differ */
}

/* A value that is bounded by a field of the header; that may stand in another file. */
static void add_bounded(struct walk *walk, const struct field *field, const struct node *node)
{
    if (node->kind == NODE_NUMBER && !node->faulty)
        *ARRAY_PUSH_MOVING(walk->out->arena, &walk->out->bounded) =
            mention_of(walk, walk->keys, field, node);
}

/* Calls the function with a scalar, or with each of a list. */
static void each_value(struct walk *walk, const struct field *field, const struct node *node,
                       void (*add)(struct walk *, const struct field *, const struct node *))
{
    if (node->kind != NODE_LIST)
        add(walk, field, node);
    for (uint32_t i = 0; node->kind == NODE_LIST && i < node->count; i++)
        add(walk, field, &node->items[i]);
}

/* Whether a mapping holds a fault of its own. Faults inside the entries of a collection below it
 * count for those entries alone. */
static bool own_fault(const struct field *field, const struct node *node)
{
    if (node->faulty)
        return true;
    for (uint32_t i = 0; node->kind == NODE_MAP && i < node->count; i++) {
        const struct member *member = &node->members[i];
        const struct field *below = field_at_key(field, &member->key);
        bool collection = below != NULL && below->kind == FIELD_ENTRIES;

        if (member->key.faulty || member->value.faulty ||
            (!collection && node_any_faulty(&member->value)))
            return true;
    }
    return false;
}

static uint32_t add_entry(struct walk *walk, const struct field *field, const struct node *node)
{
    uint32_t index = (uint32_t)walk->out->entries.len;

    assert(index != ENTRY_NONE);
    *ARRAY_PUSH_MOVING(walk->out->arena, &walk->out->entries) = (struct entry){
        .field = field,
        .file = walk->file,
        .unit = walk->unit,
        .parent = walk->depth > 0 ? walk->levels[walk->depth - 1].entry : ENTRY_NONE,
        .start = node->start,
        .from = DATE_MIN,
        .to = DATE_MAX,
        .bad = node->kind != NODE_MAP || own_fault(field, node),
    };
    return index;
}

static void walk_mapping(struct walk *walk, const struct field *field, const struct node *node,
                         uint32_t entry);

static void walk_entries(struct walk *walk, const struct field *field, const struct node *list)
{
    if (list->kind != NODE_LIST)
        return;
    for (uint32_t i = 0; i < list->count; i++) {
        uint32_t entry = add_entry(walk, field, &list->items[i]);

        walk_add_hidden(walk, field, &list->items[i]);
        walk_add_shares(walk, field, &list->items[i], entry);
        walk_mapping(walk, field, &list->items[i], entry);
    }
}

static void walk_values(struct walk *walk, const struct field *field, const struct node *list)
{
    for (uint32_t i = 0; list->kind == NODE_LIST && i < list->count; i++)
        measure_item(walk, field, &list->items[i]);
}

static void walk_member(struct walk *walk, const struct field *field, const struct node *node)
{
    if (field->rises)
        add_rung(walk, field, node);
    if (walk_is_id(walk->rules, field))
        each_value(walk, field, node, add_id);
    if (field->ref != NULL)
        each_value(walk, field, node, add_ref);
    if (field->proves != FIELD_PROVES_MANY)
        each_value(walk, field, node, add_mark);
    if (walk->depth == 1) {
        add_head(walk, field, node);
        header_take(walk, field, node);
    }
    if (field->at_most_head)
        add_bounded(walk, field, node);
    switch (field->kind) {
    case FIELD_ENTRIES:
        walk_entries(walk, field, node);
        break;
    case FIELD_RECORD:
        if (node->kind == NODE_MAP)
            walk_mapping(walk, field, node, walk->levels[walk->depth - 1].entry);
        break;
    case FIELD_VALUES:
        walk_values(walk, field, node);
        break;
    case FIELD_VALUE:
        break;
    }
}

static bool is_doubted(const struct level *level, const struct field *date)
{
    const struct node *node = date == NULL ? NULL : field_node(level->field, level->node, date);

    return node != NULL && node->doubted;
}

/* The innermost level, which is that of the entry; dates of what is around it are its own, too.
 * The units that share it were noted just now. */
static void enter_entry(struct walk *walk, uint32_t index)
{
    struct level *level = &walk->levels[walk->depth];
    struct entry *entry = &walk->out->entries.items[index];

    entry->from = level->dating.from;
    entry->to = level->dating.to;
    entry->interval = level->dating.interval;
    entry->doubted =
        is_doubted(level, level->field->on) || is_doubted(level, level->field->from) ||
        is_doubted(level, level->field->to) ||
        (entry->parent != ENTRY_NONE && walk->out->entries.items[entry->parent].doubted);
    level->share = facts_first_share(walk->out, index);
    level->share_end = walk->out->shares.len;
    assert(entry->from >= DATE_MIN && entry->to <= DATE_MAX);
    assert(entry->interval || entry->from == entry->to ||
           (entry->from == DATE_MIN && entry->to == DATE_MAX));
}

/* An entry, a record in one, or the document: measures it, then what is in it. */
static void walk_mapping(struct walk *walk, const struct field *field, const struct node *node,
                         uint32_t entry)
{
    static const struct dating undated = {.from = DATE_MIN, .to = DATE_MAX};
    const struct dating *enclosing =
        walk->depth > 0 ? &walk->levels[walk->depth - 1].dating : &undated;

    if (node->kind != NODE_MAP || walk->depth == TREE_DEPTH_MAX)
        return;
    walk->levels[walk->depth] = (struct level){
        .field = field, .node = node, .entry = entry, .dating = dating_of(field, node, enclosing)};
    if (field->kind == FIELD_ENTRIES)
        enter_entry(walk, entry);
    walk->depth++;
    measure_item(walk, field, NULL);
    if (field->kind == FIELD_ENTRIES)
        walk_add_lost_ids(walk, field, node);
    if (field->same_count > 0)
        add_likenesses(walk);
    for (uint32_t i = 0; i < node->count; i++) {
        const struct field *below = field_at_key(field, &node->members[i].key);

        if (below != NULL)
            walk_member(walk, below, &node->members[i].value);
        else if (node->members[i].value.kind == NODE_LIST && entry != ENTRY_NONE)
            walk_add_hidden_lists(walk, field);
    }
    walk->depth--;
}

struct file_facts facts_of_file(const struct facts_rules *rules, struct tree *tree, uint32_t file,
                                struct arena *arena, struct arena *texts, struct diag_list *diags)
{
    struct file_facts out = {.facts = {.arena = arena, .texts = texts}};
    struct survey survey = {0};

    assert(rules->shape->parent == NULL);
    out.unit = unit_of_file(rules, tree);
    const struct naming naming = {rules, tree, texts, out.unit, diags, &survey};
    check_names(&naming, rules->shape, &tree->root);
    if (survey.foreign)
        out.unit = UNIT_NONE;
    struct walk walk = {
        .rules = rules,
        .tree = tree,
        .file = file,
        .unit = out.unit == UNIT_NONE ? INDEX_NONE : (uint32_t)out.unit,
        .out = &out.facts,
        .keys = arena,
        .far = &out.far,
        .header = &out.header,
        .known = rules->plan == NULL ? DATE_MAX : rules->plan->as_of,
    };
    walk_add_file_gaps(&walk);
    walk_mapping(&walk, rules->shape, &tree->root, ENTRY_NONE);
    walk_settle_refs(&walk);
    buffer_free(&walk.scratch);
    buffer_free(&walk.put.bytes);
    return out;
}
