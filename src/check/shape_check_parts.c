/* SPDX-License-Identifier: MIT */
/* Parts that are more than their whole: x-parts, and x-at-most of a list. See shape_check.h. */
#include "check/shape_check_room.h"

#include <assert.h>

/* ---- a list that has more entries than another field says ---- */

/* One that stands there twice is reported, and is one. */
static uint32_t count_items(const struct node *list)
{
    uint32_t count = 0;

    for (uint32_t i = 0; i < list->count; i++)
        count += node_is_scalar(&list->items[i]) && list->items[i].faulty ? 0 : 1;
    return count;
}

void judge_count(const struct shape_checker *j, const struct field *field, const struct node *map,
                 struct node *list)
{
    struct member *bound = field->at_most == NULL ? NULL : node_member(map, field->at_most->name);
    uint32_t count = list->kind == NODE_LIST ? count_items(list) : 0;
    struct decimal most;

    if (bound == NULL || bound->value.faulty || bound->value.kind != NODE_NUMBER || list->faulty ||
        list->kind != NODE_LIST || node_number(&bound->value, &most) != DECIMAL_OK ||
        decimal_cmp(decimal_of(count), most) <= 0)
        return;
    list->faulty = bound->value.faulty = true;
    struct diag *diag = diag_add(j->diags, DIAG_LIST_AT_MOST, node_span(j->tree, &bound->value));

    field_set_name(diag, "field", field);
    diag_set_number(diag, "count", count);
    field_set_name(diag, "other", field->at_most);
    schema_set_value(diag, "bound", &bound->value);
    diag_also(diag, schema_short_span(j->tree, list));
}

/* ---- parts ---- */

/* The parts of a whole that stand in a mapping, added up. */
struct sum {
    struct decimal total;
    const struct node *last; /* of the parts; NULL where there is none */
    bool faulty;             /* one of them is, and so is the sum */
    bool too_long;           /* the sum has more digits than can be held, so it is too much */
};

static struct sum sum_up(const struct field *owner, const struct node *map,
                         const struct field *whole)
{
    struct sum sum = {.total = decimal_of(0)};

    for (size_t i = 0; i < whole->part_count; i++) {
        const struct node *part = field_node(owner, map, whole->parts[i]);
        struct decimal number;

        if (part == NULL)
            continue;
        sum.last = part;
        sum.faulty = sum.faulty || part->faulty || part->kind != NODE_NUMBER ||
                     node_number(part, &number) != DECIMAL_OK;
        if (!sum.faulty && !decimal_add(sum.total, number, &sum.total))
            sum.too_long = true;
    }
    return sum;
}

static void add_part(struct buffer *out, struct slice name, struct slice value)
{
    buffer_adds(out, out->len > 0 ? " + " : "");
    buffer_add(out, name);
    if (!slice_ends(name, "）"))
        buffer_byte(out, ' ');
    buffer_add(out, value);
}

/* "covered (people covered) 489 + excluded.declined (not counted declined) 90" */
static void set_parts(struct diag *diag, const struct field *owner, const struct node *map,
                      const struct field *whole)
{
    struct buffer texts[LANG_COUNT] = {{0}};
    struct name parts = {0};

    if (diag->arena == NULL)
        return;
    for (size_t i = 0; i < whole->part_count; i++) {
        const struct node *part = field_node(owner, map, whole->parts[i]);
        const struct name name = field_full_name(diag->arena, whole->parts[i]);

        for (int lang = 0; part != NULL && lang < LANG_COUNT; lang++)
            add_part(&texts[lang], name.text[lang], part->text);
    }
    for (int lang = 0; lang < LANG_COUNT; lang++) {
        parts.text[lang] = arena_copy(diag->arena, buffer_slice(&texts[lang]));
        buffer_free(&texts[lang]);
    }
    diag_set_name(diag, "parts", &parts, SLICE(""));
}

static void set_sum(struct diag *diag, const struct sum *sum)
{
    static const struct words too_long = T("more than 18 digits can hold", "一个超出 18 位的数");
    struct buffer text = {0};

    decimal_print(&text, sum->total);
    if (sum->too_long)
        diag_set_words(diag, "total", &too_long);
    else
        diag_set(diag, "total", buffer_slice(&text));
    buffer_free(&text);
}

void judge_parts(const struct shape_checker *j, const struct field *owner, const struct node *map,
                 const struct field *whole)
{
    struct node *node = field_node(owner, map, whole);
    struct decimal bound;

    if (node == NULL || node->faulty || node->kind != NODE_NUMBER ||
        node_number(node, &bound) != DECIMAL_OK)
        return;
    const struct sum sum = sum_up(owner, map, whole);

    if (sum.last == NULL || sum.faulty || (!sum.too_long && decimal_cmp(sum.total, bound) <= 0))
        return;
    assert(whole->parent == owner && whole->part_count > 0);
    struct diag *diag = judge_fault(j, node, DIAG_PARTS);

    field_set_name(diag, "field", whole);
    schema_set_value(diag, "bound", node);
    set_parts(diag, owner, map, whole);
    set_sum(diag, &sum);
    diag_also(diag, node_span(j->tree, sum.last));
}
