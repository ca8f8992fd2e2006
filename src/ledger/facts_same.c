/* SPDX-License-Identifier: MIT */
/*
 * The likeness of an entry: its values in the fields of x-same as bytes that can be compared.
 *
 * A field that is missing is 0; a value of an enum is an odd number, by its place there; any
 * other value is an even number, twice its bytes and two, then the bytes. A list is the number
 * of its values, then these in byte order. Numbers are written in base 128, lowest digits first.
 */
#include "ledger/facts_room.h"

#include <stdlib.h>
#include <string.h>

static void put_number(struct buffer *out, size_t number)
{
    for (; number >= 128; number /= 128)
        buffer_byte(out, (char)(number % 128 | 128));
    buffer_byte(out, (char)number);
}

static void put_text(struct buffer *out, struct slice text)
{
    put_number(out, 2 * text.len + 2);
    buffer_add(out, text);
}

static void put_decimal(struct buffer *out, const struct node *node)
{
    struct buffer text = {0};
    struct decimal number;

    if (node_number(node, &number) == DECIMAL_OK)
        decimal_print(&text, number);
    put_text(out, text.len > 0 ? buffer_slice(&text) : node->text);
    buffer_free(&text);
}

static void put_value(struct walk *walk, const struct field *field, const struct node *node)
{
    struct slice text = node->text;

    if (node->kind == NODE_NUMBER) {
        put_decimal(&walk->scratch, node);
        return;
    }
    if (node->kind == NODE_BOOL)
        text = node->boolean ? SLICE("true") : SLICE("false");
    else
        text = walk_canonical(walk, field, text);
    for (size_t i = 0; i < field->value_count; i++) {
        if (slice_eq(field->values[i].name, text)) {
            put_number(&walk->scratch, 2 * i + 1);
            return;
        }
    }
    put_text(&walk->scratch, text);
}

static int compare_texts(const void *a, const void *b)
{
    return slice_cmp(*(const struct slice *)a, *(const struct slice *)b);
}

/* A list says the same in any order. */
static void put_list(struct walk *walk, const struct field *field, const struct node *list)
{
    struct arena *arena = arena_new();
    struct slice *values = ARENA_ARRAY(arena, list->count, struct slice);
    size_t before = walk->scratch.len;

    for (uint32_t i = 0; i < list->count; i++) {
        put_value(walk, field, &list->items[i]);
        values[i] =
            arena_copy(arena, slice_sub(buffer_slice(&walk->scratch), before, walk->scratch.len));
        walk->scratch.len = before;
    }
    if (list->count > 1)
        qsort(values, list->count, sizeof *values, compare_texts);
    put_number(&walk->scratch, list->count);
    for (uint32_t i = 0; i < list->count; i++)
        buffer_add(&walk->scratch, values[i]);
    arena_free(arena);
}

/* false where the field is missing. */
static bool put_field(struct walk *walk, const struct field *field, const struct node *node)
{
    if (node == NULL || node->kind == NODE_NULL) {
        put_number(&walk->scratch, 0);
        return false;
    }
    if (node->kind == NODE_LIST) {
        put_list(walk, field, node);
        return true;
    }
    if (field->kind == FIELD_VALUES) /* one value is a list of one */
        put_number(&walk->scratch, 1);
    put_value(walk, field, node);
    return true;
}

static struct likenesses *list_of(struct facts *facts, const struct field *collection)
{
    for (size_t i = 0; i < facts->alike.len; i++) {
        if (facts->alike.items[i].collection == collection)
            return &facts->alike.items[i];
    }
    struct likenesses *made = ARRAY_PUSH(facts->arena, &facts->alike);

    made->collection = collection;
    return made;
}

void add_likeness(struct walk *walk)
{
    const struct level *level = &walk->levels[walk->depth - 1];
    const struct field *field = level->field;
    bool any = false;

    if (walk->unit == INDEX_NONE || walk->out->entries.items[level->entry].bad)
        return;
    walk->scratch.len = 0;
    for (size_t i = 0; i < field->same_count; i++)
        any =
            put_field(walk, field->same[i], field_node(field, level->node, field->same[i])) || any;
    if (!any || walk->scratch.len > UINT32_MAX)
        return;

    struct likenesses *list = list_of(walk->out, field);
    struct likeness *made = arena_alloc(walk->out->arena, sizeof *made + walk->scratch.len, 1);
    made->next = list->last;
    made->entry = level->entry;
    made->len = (uint32_t)walk->scratch.len;
    memcpy(made->bytes, walk->scratch.data, walk->scratch.len);
    list->last = made;
    list->count++;
}
