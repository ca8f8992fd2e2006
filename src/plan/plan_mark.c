/* SPDX-License-Identifier: MIT */
/* What a target counts, as a number. See plan.h. */
#include "base/buffer.h"
#include "base/hash.h"
#include "plan/plan_room.h"

#include <stdlib.h>

#define MARK_DIGITS 16

struct mark {
    struct arena *arena;
    struct buffer *out;
    const struct field *shape; /* of the records */
};

/* What a text of the plan is. */
enum role {
    ROLE_TEXT,
    ROLE_PATH,   /* of a field of the records */
    ROLE_FIELD,  /* a field of the entries that are measured, or further out */
    ROLE_FIELDS, /* a mapping whose keys are such fields */
};

/* ---- words for fields ---- */

/* A path by the names of the fields where it has their labels or other words for them: by whatever
 * words the plan asks for a field, it asks the same. */
static struct slice own_path(const struct mark *mark, const struct field *from, struct slice path)
{
    struct slice own = {0}, rest = path;

    while (rest.data != NULL) {
        struct slice part = slice_cut(&rest, '.');
        const struct field *named = field_named(from, part), *below = field_called(from, part);

        if (below == NULL)
            return path;
        part = named != NULL ? part : below->name;
        own = own.data == NULL ? part
                               : arena_printf(mark->arena, "%.*s.%.*s", (int)own.len, own.data,
                                              (int)part.len, part.data);
        from = below;
    }
    return own;
}

/* The same of a field that is looked for in the entry, then outward. */
static struct slice own_name(const struct mark *mark, const struct field *item, struct slice name)
{
    for (; item != NULL; item = item->parent) {
        if (field_at_path(item, name) != NULL)
            return own_path(mark, item, name);
    }
    return name;
}

static struct slice text_of(const struct mark *mark, enum role role, const struct field *item,
                            struct slice text)
{
    return role == ROLE_PATH    ? own_path(mark, mark->shape, text)
           : role == ROLE_FIELD ? own_name(mark, item, text)
                                : text;
}

/* ---- what is written ---- */

static void add_text(struct buffer *out, struct slice text)
{
    buffer_addf(out, "%zu:", text.len);
    buffer_add(out, text);
}

static void add_scalar(const struct mark *mark, enum role role, const struct field *item,
                       const struct node *node)
{
    struct decimal number;

    buffer_byte(mark->out, node->kind == NODE_NUMBER ? '#' : '=');
    if (node->kind == NODE_NUMBER && node_number(node, &number) == DECIMAL_OK)
        decimal_print(mark->out, number);
    else
        add_text(mark->out, text_of(mark, role, item, node->text));
    buffer_byte(mark->out, ' ');
}

/* A key as it counts, and what stands behind it. */
struct marked {
    struct slice key;
    const struct node *value;
};

static int by_key(const void *a, const void *b)
{
    return slice_cmp(((const struct marked *)a)->key, ((const struct marked *)b)->key);
}

/* Of a field of a measure. */
static enum role role_of(const struct measure_kind *kind, struct slice key)
{
    if (kind == NULL)
        return slice_is(key, "since") ? ROLE_FIELD : ROLE_TEXT;
    return slice_is(key, kind->key)                            ? ROLE_PATH
           : slice_is(key, "distinct")                         ? ROLE_FIELD
           : slice_is(key, "where") || slice_is(key, "having") ? ROLE_FIELDS
                                                               : ROLE_TEXT;
}

static void add_node(const struct mark *mark, enum role role, const struct field *item,
                     const struct node *node);

static void add_map(const struct mark *mark, enum role role, const struct field *item,
                    const struct node *node)
{
    const struct measure_kind *kind = measure_kind_of(node);
    struct marked *members = ARENA_ARRAY(mark->arena, node->count, struct marked);

    if (kind != NULL)
        item = field_at_path(mark->shape, node_text(node_get(node, kind->key)));
    role = role == ROLE_FIELDS ? ROLE_FIELD : ROLE_TEXT;
    for (uint32_t i = 0; i < node->count; i++)
        members[i] = (struct marked){text_of(mark, role, item, node->members[i].key.text),
                                     &node->members[i].value};
    if (node->count > 1)
        qsort(members, node->count, sizeof *members, by_key);
    buffer_byte(mark->out, '{');
    for (uint32_t i = 0; i < node->count; i++) {
        add_text(mark->out, members[i].key);
        add_node(mark, role_of(kind, members[i].key), item, members[i].value);
    }
    buffer_byte(mark->out, '}');
}

/* As deep as a tree may be (TREE_DEPTH_MAX). */
static void add_node(const struct mark *mark, enum role role, const struct field *item,
                     const struct node *node)
{
    if (node_is_scalar(node)) {
        add_scalar(mark, role, item, node);
    } else if (node->kind == NODE_MAP) {
        add_map(mark, role, item, node);
    } else {
        buffer_byte(mark->out, '[');
        for (uint32_t i = 0; i < node->count; i++)
            add_node(mark, role, item, &node->items[i]);
        buffer_byte(mark->out, ']');
    }
}

/* What of `every` is more than a word, and no bound. */
static void add_slicing(const struct mark *mark, const struct node *every)
{
    static const char *const keys[] = {"spans", "except", "by"};

    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        const struct node *node = node_get(every, keys[i]);

        if (node == NULL)
            continue;
        buffer_adds(mark->out, keys[i]);
        add_node(mark, ROLE_TEXT, NULL, node);
    }
}

/* Of whose values the same is asked: the field by its own name, and the list. */
static void add_apiece(const struct mark *mark, const struct plan *plan,
                       const struct target *target)
{
    if (!target->apiece.asked)
        return;
    const struct field *field = plan->measures.items[target->good].per_field;

    buffer_adds(mark->out, "per ");
    add_text(mark->out, field_path(mark->arena, field));
    if (target->apiece.listed != MEASURE_NONE)
        add_node(mark, ROLE_TEXT, NULL, plan->measures.items[target->apiece.listed].node);
}

static bool asks_working_days(const struct measure *measure)
{
    bool working = false;

    for (size_t i = 0; i < measure->where_count; i++)
        working = working || measure->where[i].lasting.working;
    return working;
}

/* Members as deep as they may be (MEMBERS_DEPTH_MAX). */
static bool counts_working_days(const struct plan *plan, const struct target *target)
{
    const size_t measures[] = {target->good, target->among, target->less};
    bool working = false;

    for (size_t i = 0; i < sizeof measures / sizeof measures[0]; i++)
        working = working || (measures[i] != MEASURE_NONE &&
                              asks_working_days(&plan->measures.items[measures[i]]));
    for (size_t i = 0; i < target->member_count && !working; i++)
        working = counts_working_days(plan, &target->members[i]);
    return working;
}

/* Which days are worked. */
static void add_workdays(struct buffer *out, const struct workdays *workdays)
{
    for (size_t i = 0; i < workdays->off_count; i++)
        buffer_addf(out, "-%d:%d ", (int)workdays->off[i].from, (int)workdays->off[i].to);
    for (size_t i = 0; i < workdays->worked_count; i++)
        buffer_addf(out, "+%d ", (int)workdays->worked[i]);
}

struct slice target_mark(struct arena *arena, const struct plan *plan, const struct target *target)
{
    const struct node *measure = node_get(target->node, "measure");
    struct buffer text = {0};
    const struct mark mark = {arena, &text, target->shape};
    uint8_t hash[HASH_BYTES];
    char hex[HASH_HEX_SIZE];

    buffer_add(&text, every_name(target->window.slicing.every));
    buffer_byte(&text, ' ');
    add_slicing(&mark, node_get(target->node, "every"));
    if (measure != NULL)
        add_node(&mark, ROLE_TEXT, NULL, measure);
    add_apiece(&mark, plan, target);
    if (counts_working_days(plan, target))
        add_workdays(&text, &plan->workdays);
    hash_bytes(buffer_slice(&text), hash);
    buffer_free(&text);
    hash_hex(hash, hex);
    return arena_copy(arena, slice_sub(slice_of(hex), 0, MARK_DIGITS));
}
