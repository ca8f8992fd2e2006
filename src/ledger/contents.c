/* SPDX-License-Identifier: MIT */
/* What a file is, by what stands in it. See contents.h. */
#include "ledger/contents.h"

#include <assert.h>

#define NESTING_MAX 2 /* mappings around records that somebody has put under a key */

/* ---- by the first words of lines ---- */

/* What stands before the first colon of a line; empty where there is none. */
static struct slice word_of(struct slice line)
{
    size_t half = slice_find(line, ':', 0), full = slice_search(line, SLICE("："), 0);
    size_t end = half < full ? half : full;

    return end < line.len ? slice_trim(slice_sub(line, 0, end)) : SLICE("");
}

static bool line_has_field(const struct field *shape, bool unit_only, struct slice line)
{
    if (line.len == 0 || line.data[0] == ' ' || line.data[0] == '-')
        return false; /* nearly every line: it is indented, or an entry */
    const struct field *field = field_called(shape, word_of(line));

    return field != NULL && (field->unit || !unit_only);
}

bool contents_has_field(const struct field *shape, bool unit_only, struct slice text)
{
    if (slice_starts(text, "\xEF\xBB\xBF"))
        text = slice_sub(text, 3, text.len);
    while (text.data != NULL) {
        if (line_has_field(shape, unit_only, slice_cut(&text, '\n')))
            return true;
    }
    return false;
}

/* ---- by the tree ---- */

/* How many keys of a mapping a shape knows, and `other` does not. */
static size_t count_own(const struct field *shape, const struct field *other,
                        const struct node *map)
{
    size_t count = 0;

    for (uint32_t i = 0; i < map->count; i++) {
        struct slice key = map->members[i].key.text;

        count +=
            field_called(shape, key) != NULL && (other == NULL || field_called(other, key) == NULL);
    }
    return count;
}

/* Whether an item of the list is a mapping that has `least` fields of the collection, and they are
 * half of its own. */
static bool any_item_fits(const struct field *collection, const struct node *list, size_t least)
{
    for (uint32_t i = 0; i < list->count; i++) {
        const struct node *item = &list->items[i];
        size_t known = item->kind == NODE_MAP ? count_own(collection, NULL, item) : 0;

        if (known >= least && 2 * known >= item->count)
            return true;
    }
    return false;
}

static bool fits_any_collection(const struct field *shape, const struct node *list)
{
    for (size_t i = 0; i < shape->field_count; i++) {
        if (shape->fields[i].kind == FIELD_ENTRIES && any_item_fits(&shape->fields[i], list, 2))
            return true;
    }
    return false;
}

/* Whether a field is one of records. A list under a known name is, unless all its entries are
 * strange; a plain field below the top may be called so by chance. */
static bool is_of_records(const struct contents_rules *rules, const struct member *member,
                          bool at_top)
{
    const struct field *field = field_called(rules->unit, member->key.text);
    const struct node *value = &member->value;
    bool entries = value->kind == NODE_LIST && value->count > 0 && value->items[0].kind == NODE_MAP;

    if (entries)
        return field != NULL && field->kind == FIELD_ENTRIES
                   ? any_item_fits(field, value, 1)
                   : fits_any_collection(rules->unit, value);
    if (value->kind == NODE_STRING && township_find(rules->township, value->text) != UNIT_NONE)
        return true;
    return at_top && field != NULL;
}

static bool holds_records(const struct contents_rules *rules, const struct node *node, int depth)
{
    assert(depth <= NESTING_MAX);
    if (node->kind == NODE_LIST)
        return fits_any_collection(rules->unit, node);
    for (uint32_t i = 0; node->kind == NODE_MAP && i < node->count; i++) {
        const struct member *member = &node->members[i];

        if (is_of_records(rules, member, depth == 0))
            return true;
        if (depth < NESTING_MAX && member->value.kind == NODE_MAP &&
            holds_records(rules, &member->value, depth + 1)) /* bounded by NESTING_MAX */
            return true;
    }
    return false;
}

enum contents contents_of(const struct contents_rules *rules, const struct tree *tree)
{
    const struct node *root = &tree->root;

    if ((root->kind != NODE_MAP && root->kind != NODE_LIST) || root->count == 0)
        return CONTENTS_UNKNOWN;
    if (root->kind == NODE_MAP) {
        size_t records = count_own(rules->unit, NULL, root);

        if (count_own(rules->plan, rules->unit, root) > 2 + records)
            return CONTENTS_PLAN;
        if (count_own(rules->township_shape, rules->unit, root) > 1 + records)
            return CONTENTS_TOWNSHIP;
    }
    return holds_records(rules, root, 0) ? CONTENTS_RECORDS : CONTENTS_FOREIGN;
}
