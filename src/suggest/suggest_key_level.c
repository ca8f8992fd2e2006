/* SPDX-License-Identifier: MIT */
/* A key that belongs to the mapping above or to one below. See suggest.h. */
#include "suggest/suggest.h"
#include "suggest/suggest_key_room.h"

#include <assert.h>

static size_t column_of(const struct check *check, const struct node *node)
{
    return source_position(check->tree->source, node->start).column;
}

/* "the entry", "evidence (佐证)", "the file as a whole", for a mapping. */
static void set_level(struct check *check, struct diag *diag, const char *name, const struct at *at)
{
    static const struct words entry = T("the entry", "这条记录");
    static const struct words file = T("the file as a whole", "整个文件");

    if (at->key != NULL)
        schema_set_at_key(check, diag, name, at->key,
                          at->top == NULL ? NULL : schema_label(at->top));
    else
        diag_set_words(diag, name, at->up == NULL ? &file : &entry);
}

static void set_move_left(struct check *check, struct diag *diag, const struct at *owner,
                          const struct node *key)
{
    assert(owner->node->kind == NODE_MAP && owner->node->count > 0);

    const struct node *first = &owner->node->members[0].key;
    const struct slice name = tree_key_as_written(check->tree->source, first);
    size_t from = column_of(check, key), to = column_of(check, first);
    struct name hint;

    if (from > to) {
        hint.text[LANG_EN] =
            arena_printf(check->arena, "move it %zu spaces to the left, to begin below %.*s",
                         from - to, (int)name.len, name.data);
        hint.text[LANG_ZH] = arena_printf(check->arena, "请左移 %zu 格，和 %.*s 对齐", from - to,
                                          (int)name.len, name.data);
    } else {
        hint.text[LANG_EN] =
            arena_printf(check->arena, "write it beside %.*s", (int)name.len, name.data);
        hint.text[LANG_ZH] =
            arena_printf(check->arena, "请写到 %.*s 旁边", (int)name.len, name.data);
    }
    diag_set_name(diag, "hint", &hint, SLICE(""));
}

/* A mapping above that may have the key and lacks it, and the name that the key has there; across a
 * list only for lists and groups. */
static struct at *owner_above(const struct unknown_key *unknown, struct slice *name)
{
    bool whole = node_is_scalar(&unknown->member->value);

    for (struct at *up = unknown->at->up; up != NULL; up = up->up) {
        const struct subschema *property;

        if (up->node->kind != NODE_MAP) {
            if (whole)
                return NULL;
            continue;
        }
        property = up->top == NULL ? NULL : key_field(up->top, unknown->normal, name);
        if (property != NULL && !property->never && node_member(up->node, *name) == NULL &&
            !key_is_mistaken(up, *name))
            return up;
    }
    return NULL;
}

bool key_say_above(struct unknown_key *unknown)
{
    struct slice name;
    struct at *owner = owner_above(unknown, &name);
    struct diag *diag;

    if (owner == NULL)
        return false;
    diag = schema_fault_key(unknown->check, &unknown->member->key, DIAG_KEY_ELSEWHERE);
    if (diag == NULL)
        return true;
    key_set_written(unknown->check, diag, &unknown->member->key);
    set_level(unknown->check, diag, "owner", owner);
    set_level(unknown->check, diag, "here", unknown->at);
    set_move_left(unknown->check, diag, owner, &unknown->member->key);
    key_count_as_reported(unknown->check, owner, arena_copy(unknown->check->arena, name));
    key_visit_value(unknown, owner->top, name, owner);
    return true;
}

/* The only group of fields below that has a field of this name or label. */
static const struct property *owner_below(const struct unknown_key *unknown,
                                          const struct choice **found, struct choices *choices)
{
    const struct properties *properties = &unknown->schema->properties;
    const struct property *owner = NULL;

    for (size_t i = 0; i < properties->len; i++) {
        const struct rule *group = schema_rule(properties->items[i].schema, KEYWORD_PROPERTIES);
        const struct choice *choice;

        if (group == NULL)
            continue;
        *choices = (struct choices){.arena = unknown->check->arena};
        for (size_t j = 0; j < group->in->properties.len; j++)
            choices_add_property(choices, &group->in->properties.items[j]);
        choice = choices_find(choices, unknown->normal, MATCH_SAME);
        if (choice == NULL)
            continue;
        if (owner != NULL)
            return NULL;
        owner = &properties->items[i];
        *found = choice;
    }
    return owner;
}

static void set_move_below(struct check *check, struct diag *diag, struct slice owner,
                           struct slice name)
{
    struct name hint;

    hint.text[LANG_EN] =
        arena_printf(check->arena, "write %.*s: on a line below %.*s:, two spaces deeper",
                     (int)name.len, name.data, (int)owner.len, owner.data);
    hint.text[LANG_ZH] =
        arena_printf(check->arena, "请在 %.*s: 下面另起一行，多缩进两格，写 %.*s:", (int)owner.len,
                     owner.data, (int)name.len, name.data);
    diag_set_name(diag, "hint", &hint, SLICE(""));
}

bool key_say_below(struct unknown_key *unknown)
{
    struct choices choices;
    const struct choice *found = NULL;
    const struct property *owner = owner_below(unknown, &found, &choices);
    struct diag *diag;

    if (owner == NULL)
        return false;
    assert(found != NULL && "an owner is one by a field of its own");
    diag = schema_fault_key(unknown->check, &unknown->member->key, DIAG_KEY_ELSEWHERE);
    if (diag == NULL)
        return true;
    key_set_written(unknown->check, diag, &unknown->member->key);
    schema_set_key(unknown->check, diag, "owner", owner->name, schema_label(owner->schema));
    set_level(unknown->check, diag, "here", unknown->at);
    set_move_below(unknown->check, diag, owner->name, found->name);
    key_visit_value(unknown, owner->schema, found->name, unknown->at);
    return true;
}

/* What stands in a mapping by any name of a field. */
static struct member *member_called(const struct node *map, const struct subschema *owner,
                                    struct slice name)
{
    const struct subschema *property = schema_property(owner, name);
    struct member *member = node_member(map, name);

    for (uint32_t i = 0; member == NULL && property != NULL && i < map->count; i++) {
        if (schema_is_called(property, map->members[i].key.text))
            member = &map->members[i];
    }
    return member;
}

bool suggest_left_out(struct check *check, struct at *at, struct slice name)
{
    struct at *up = at->up;
    struct member *member;
    struct diag *diag;

    if (!check->report || up == NULL || at->key == NULL || up->top == NULL ||
        up->node->kind != NODE_MAP || schema_property(up->top, name) != NULL)
        return false;
    member = member_called(up->node, at->top, name);
    if (member == NULL || member->key.faulty || schema_property(up->top, member->key.text) != NULL)
        return false;
    diag = schema_fault_key(check, &member->key, DIAG_KEY_ELSEWHERE);
    assert(diag != NULL && "it is reported, and the key was sound");
    key_set_written(check, diag, &member->key);
    set_level(check, diag, "owner", at);
    set_level(check, diag, "here", up);
    set_move_below(check, diag, tree_key_as_written(check->tree->source, at->key), name);
    key_count_as_reported(check, at, name);
    return true;
}
