/* SPDX-License-Identifier: MIT */
/* Plain values of checked nodes. */
#include "plan/plan_room.h"

#include <assert.h>

struct slice node_text(const struct node *node)
{
    if (node == NULL || node->faulty || node->kind == NODE_LIST || node->kind == NODE_MAP ||
        node->kind == NODE_NULL)
        return (struct slice){NULL, 0};
    return node->text;
}

struct name node_name(const struct node *node)
{
    static const char *const keys[LANG_COUNT] = {[LANG_EN] = "en", [LANG_ZH] = "zh"};
    struct name name = {0};

    for (int lang = 0; node != NULL && lang < LANG_COUNT; lang++)
        name.text[lang] = node_text(node->kind == NODE_MAP ? node_get(node, keys[lang]) : node);
    return name;
}

bool node_date(const struct node *node, date_days *out)
{
    return node != NULL && !node->faulty && node_day(node, out);
}

struct slice planner_word(const struct planner *planner, const char *path, const struct node *node)
{
    const struct field *field = planner->plan_shape;
    struct slice rest = slice_of(path);

    while (field != NULL && rest.data != NULL)
        field = field_below(field, slice_cut(&rest, '.'));
    return field == NULL ? node_text(node) : field_canonical(field, node_text(node));
}

const struct node *node_last(const struct node *node)
{
    return node_count(node, NODE_MAP) > 0 ? &node->members[node->count - 1].value : node;
}

static bool is_among(struct slice key, const char *const *keys)
{
    while (*keys != NULL && !slice_is(key, *keys))
        keys++;
    return *keys != NULL;
}

struct node node_overlay(struct arena *arena, const struct node *base, const char *const *left,
                         const struct node *over, const char *const *own)
{
    struct node node = *base;

    node.start = over->start;
    node.end = over->end;
    node.members = ARENA_ARRAY(arena, (size_t)base->count + over->count, struct member);
    node.count = 0;
    for (uint32_t i = 0; i < base->count; i++) {
        const struct member *member = &base->members[i];
        const struct member *other = node_member(over, member->key.text);

        if (!is_among(member->key.text, left))
            node.members[node.count++] =
                other != NULL && !is_among(other->key.text, own) ? *other : *member;
    }
    for (uint32_t i = 0; i < over->count; i++) {
        const struct member *member = &over->members[i];

        if (!is_among(member->key.text, own) &&
            (node_member(base, member->key.text) == NULL || is_among(member->key.text, left)))
            node.members[node.count++] = *member;
    }
    assert(node.count <= base->count + over->count);
    return node;
}

struct diag *planner_fault(const struct planner *planner, enum diag_code code,
                           const struct node *node)
{
    return diag_add(planner->diags, code, node_span(planner->tree, node));
}

void planner_set_decimal(struct diag *diag, const char *name, struct decimal number)
{
    struct buffer text = {0};

    decimal_print(&text, number);
    diag_set(diag, name, buffer_slice(&text));
    buffer_free(&text);
}

static bool any_misnamed(const struct node *map)
{
    uint32_t i = 0, count = node_count(map, NODE_MAP);

    if (map != NULL && (map->faulty || map->cut))
        return true;
    while (i < count && !map->members[i].key.faulty)
        i++;
    return i < count;
}

/* Of very many names that nothing has, those beyond the bound are reported as often as they are
 * asked.
 */
static bool reported_before(const struct planner *planner, enum diag_code code, struct slice name)
{
    struct members *members = planner->members;

    for (size_t i = 0; i < members->unknown.len; i++) {
        if (members->unknown.items[i].code == code &&
            slice_eq(members->unknown.items[i].name, name))
            return true;
    }
    if (members->unknown.len < UNKNOWN_MAX)
        *ARRAY_PUSH(planner->arena, &members->unknown) = (struct unknown){name, code};
    assert(members->unknown.len <= UNKNOWN_MAX);
    return false;
}

struct diag *planner_unknown(const struct planner *planner, enum diag_code code,
                             const struct node *name, const struct node *among)
{
    if (any_misnamed(among != NULL ? among : &planner->tree->root) ||
        reported_before(planner, code, node_text(name))) {
        planner->members->faulty = true;
        return NULL;
    }
    struct diag *diag = planner_fault(planner, code, name);

    diag_set(diag, "name", node_text(name));
    return diag;
}

struct diag *planner_doubt(const struct planner *planner, enum diag_code code,
                           const struct node *node)
{
    return span_checked(node_span(planner->tree, node)) ? NULL : planner_fault(planner, code, node);
}

void planner_hint(struct diag *diag, const struct words *words, const struct lang_arg *args,
                  size_t count)
{
    struct name hint = {0};
    struct buffer text = {0};

    if (diag->arena == NULL)
        return;
    for (int lang = 0; lang < LANG_COUNT; lang++) {
        text.len = 0;
        lang_expand(&text, words->text[lang], args, count);
        hint.text[lang] = arena_copy(diag->arena, buffer_slice(&text));
    }
    buffer_free(&text);
    diag_set_name(diag, "hint", &hint, SLICE(""));
}

void planner_number(struct buffer *out, enum plan_scale scale, struct decimal number)
{
    char date[11];
    int64_t day;

    if (scale == SCALE_DATE && decimal_to_int(number, &day))
        buffer_add(out, date_print((date_days)day, date));
    else
        decimal_print(out, number);
}

uint32_t node_count(const struct node *node, enum node_kind kind)
{
    return node != NULL && node->kind == kind ? node->count : 0;
}

struct slice *node_keys(struct arena *arena, const struct node *map, size_t *count)
{
    *count = node_count(map, NODE_MAP);
    struct slice *keys = ARENA_ARRAY(arena, *count, struct slice);

    for (size_t i = 0; i < *count; i++)
        keys[i] = map->members[i].key.text;
    return keys;
}
