/* SPDX-License-Identifier: MIT */
/* Where the built-in schemas use a word. See vocabulary.h. */
#include "schema/builtin.h"
#include "schema/vocabulary.h"

#include <assert.h>

/* The way down to a mapping: the key above it, and the way to that. */
struct key_way {
    const struct key_way *above;
    struct slice key;
};

struct search {
    struct arena *arena;
    const struct tree *tree;
    struct slice word;
    struct vocabulary_use *found;
};

/* Of the keys on the way those that name a definition or a field, dotted. */
static void add_names(struct buffer *out, const struct key_way *way)
{
    if (way == NULL || way->above == NULL)
        return;
    add_names(out, way->above);
    if (slice_is(way->above->key, "properties") || slice_is(way->above->key, "$defs")) {
        buffer_adds(out, out->len > 0 ? "." : "");
        buffer_add(out, way->key);
    }
}

/* What is written there, on one line. */
static struct slice on_one_line(struct arena *arena, struct slice text)
{
    struct buffer line = {0};

    while (text.len > 0)
        buffer_add(&line, slice_trim(slice_cut(&text, '\n')));
    struct slice all = arena_copy(arena, buffer_slice(&line));
    buffer_free(&line);
    return all;
}

/* The shortest use says it best. */
static void note_use(const struct search *search, const struct key_way *way,
                     const struct node *value)
{
    struct buffer names = {0};
    struct slice text =
        on_one_line(search->arena, slice_sub(search->tree->source->text, value->start, value->end));

    search->found->count++;
    if (search->found->count == 1 || text.len < search->found->value.len) {
        add_names(&names, way);
        search->found->place = arena_copy(search->arena, buffer_slice(&names));
        search->found->value = text;
        buffer_free(&names);
    }
}

static void look_below(const struct search *search, const struct key_way *way,
                       const struct node *node)
{
    for (uint32_t i = 0; node->kind == NODE_LIST && i < node->count; i++)
        look_below(search, way, &node->items[i]);
    for (uint32_t i = 0; node->kind == NODE_MAP && i < node->count; i++) {
        const struct member *member = &node->members[i];
        const struct key_way below = {way, member->key.text};

        if (slice_eq(member->key.text, search->word))
            note_use(search, way, &member->value);
        look_below(search, &below, &member->value);
    }
}

struct vocabulary_use vocabulary_use(struct arena *arena, const struct vocabulary_row *row)
{
    const struct key_way top = {NULL, SLICE("")};
    struct vocabulary_use best = {0};

    for (const struct builtin *schema = builtin_schemas; schema->name != NULL; schema++) {
        const struct tree *tree = builtin_tree(arena, schema);
        struct vocabulary_use found = {.schema = slice_of(schema->name)};
        const struct search search = {arena, tree, slice_of(row->name), &found};

        look_below(&search, &top, &tree->root);
        if (found.count > best.count)
            best = found;
    }
    assert(best.count == 0 || best.value.len > 0);
    return best;
}
