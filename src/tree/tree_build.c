/* SPDX-License-Identifier: MIT */
/* Scalars placed, lists and mappings opened and closed. See tree_build_room.h. */
#include "tree/tree_build_room.h"

#include <assert.h>
#include <string.h>

/* The tags that mean what is understood without them (YAML 1.2, 10.1). */
#define TAG_MAP  "tag:yaml.org,2002:map"
#define TAG_LIST "tag:yaml.org,2002:seq"

static struct span span_of(const struct builder *builder, const struct node *node)
{
    return (struct span){builder->source, node->start, node->end};
}

static const struct frame *innermost(const struct builder *builder)
{
    return builder->depth > 0 ? &builder->frames[builder->depth - 1] : NULL;
}

static bool in_mapping(const struct builder *builder)
{
    return builder->depth > 0 && innermost(builder)->node.kind == NODE_MAP;
}

/* Whether the next node is a key. */
static bool key_comes(const struct builder *builder)
{
    assert(builder->depth == 0 || builder->waiting.len >= innermost(builder)->first);
    return in_mapping(builder) && (builder->waiting.len - innermost(builder)->first) % 2 == 0;
}

bool build_stop(struct builder *builder, enum stop stop)
{
    assert(builder->stop == STOP_NONE && stop != STOP_NONE);
    builder->stop = stop;
    return false;
}

void build_begin(struct builder *builder, const struct stretch *stretch, struct diag_list *diags)
{
    assert(stretch->shifts.len > 0 && stretch->shifts.items[0].at == 0);
    builder->diags = diags;
    builder->stretch = stretch;
    builder->key_line = SIZE_MAX;
    builder->doubt = builder->stray = 0;
    builder->suspicious = builder->misread = false;
    builder->stop = STOP_NONE;
    builder->depth = 0;
    builder->waiting.len = 0;
    builder->root = (struct node){0};
    builder->has_root = false;
}

/* ---- nodes ---- */

static bool key_is_sound(struct builder *builder, struct node *key)
{
    if (key->kind == NODE_LIST || key->kind == NODE_MAP || key->text.len == 0) {
        diag_add(builder->diags, DIAG_KEY_NOT_TEXT, span_of(builder, key));
        return build_stop(builder, STOP_KEY);
    }
    key->kind = NODE_STRING;
    const uint32_t number =
        builder->numbering == NULL ? 0 : numbering_find(builder->numbering, key->text);
    node_set_name(key, number, key->text);
    assert(number == 0 || !suspicious_key(key->text));
    builder->strange = builder->strange || number == 0;
    builder->suspicious =
        builder->suspicious || (number == 0 && !key->quoted && suspicious_key(key->text));
    if (!key->quoted && key->text.data[0] == '<' && slice_is(key->text, "<<")) {
        diag_add(builder->diags, DIAG_MERGE_KEY, span_of(builder, key));
        key->faulty = true;
    }
    return true;
}

/* Where the next node goes, and is made: a copy of what was just put together field by field makes
 * the processor wait for each of them. settle() must follow. */
static struct node *next_place(struct builder *builder)
{
    return builder->depth == 0 ? &builder->root
                               : ARRAY_PUSH_MOVING(builder->waiting_arena, &builder->waiting);
}

static void take_back(struct builder *builder)
{
    if (builder->depth == 0)
        builder->root = (struct node){0};
    else
        builder->waiting.len--;
}

/* The node that was put in the next place is one of the tree, or is taken back. */
static bool settle(struct builder *builder, struct node *node, bool key)
{
    bool sound = true;

    if (++builder->nodes > TREE_NODES_MAX) {
        diag_add(builder->diags, DIAG_TOO_MANY_ALIASES, span_of(builder, node));
        sound = build_stop(builder, STOP_BOUND);
    } else if (key) {
        sound = key_is_sound(builder, node);
    }
    if (!sound)
        take_back(builder);
    else if (builder->depth == 0)
        builder->has_root = true;
    return sound;
}

bool build_place(struct builder *builder, const struct node *node)
{
    bool key = key_comes(builder);
    struct node *place = next_place(builder);

    *place = *node;
    return settle(builder, place, key);
}

/* The name of an anchor, kept beyond its event. */
static struct slice keep(struct builder *builder, struct slice anchor)
{
    return anchor.len == 0 ? anchor : arena_copy(builder->arena, anchor);
}

static void refuse_tag(struct builder *builder, struct node *node, const char *tag)
{
    struct diag *diag = diag_add(builder->diags, DIAG_TAG, span_of(builder, node));

    diag_set(diag, "tag", slice_of(tag));
    node->faulty = true;
}

/* ---- scalars ---- */

/* The bytes of the source where the value stands there as it is; else a copy of the value. */
static struct slice scalar_text(struct builder *builder, const struct node *node,
                                struct slice value)
{
    size_t skip = node->quoted ? 1 : 0;
    struct slice text = builder->source->text;
    char quote = '\0';

    if (skip > 0 && node->start < text.len)
        quote = text.data[node->start];
    return stand_in_undo(builder->arena, slice_sub(text, node->start + skip, node->end - skip),
                         quote, value);
}

/* A value that does not stand behind its field on one line may be a field that was meant. */
static bool is_suspicious(const struct builder *builder, size_t line, struct slice text)
{
    const struct frame *frame = innermost(builder);

    if (frame != NULL && frame->flow)
        return frame->node.kind == NODE_LIST && suspicious_item(text);
    if (frame != NULL && frame->node.kind == NODE_MAP && line == builder->key_line)
        return suspicious_start(text);
    return suspicious_value(text) || suspicious_start(text);
}

/* What the look of a scalar tells of slips of typing. */
static void suspect(struct builder *builder, const struct node *node, size_t line, bool key)
{
    if (key)
        builder->key_line = line;
    else if (!node->quoted && is_suspicious(builder, line, node->text))
        builder->suspicious = true;
}

/* What a scalar stands for without a tag; a key is text, whatever it looks like. */
static void read_value(struct node *node, bool key)
{
    if (key)
        return;
    if (!node->quoted)
        tree_resolve(node);
    tree_keep_days(node);
}

static bool add_scalar(struct builder *builder, const struct event *event)
{
    bool key = key_comes(builder);
    struct node node = {
        .kind = NODE_STRING,
        .quoted = !event->plain,
        .start = event->start,
        .end = event->end,
    };

    node.text = scalar_text(builder, &node, event->text);
    node.faulty = build_in_doubt(builder, node.start, node.end, key, false) ||
                  source_is_masked(builder->source, node.start, node.end);
    suspect(builder, &node, event->line, key);
    if (event->plain && event->end_line > event->line && suspicious_lines(node.text))
        builder->misread = true;
    if (event->tag != NULL) {
        if (!tree_resolve_tag(event->tag, &node))
            refuse_tag(builder, &node, event->tag);
        tree_keep_days(&node);
    } else {
        read_value(&node, key);
    }
    build_remember(builder, keep(builder, event->anchor), node, 1);
    return build_place(builder, &node);
}

bool build_scalar(struct builder *builder, size_t start, size_t end, bool quoted)
{
    size_t skip = quoted ? 1 : 0;
    bool key = key_comes(builder);
    struct node *node = next_place(builder);

    *node = (struct node){
        .kind = NODE_STRING,
        .quoted = quoted,
        .faulty = source_is_masked(builder->source, start, end),
        .start = (uint32_t)start,
        .end = (uint32_t)end,
        .text = slice_sub(builder->source->text, start + skip, end - skip),
    };

    assert(builder->stretch->doubts.len == 0 && builder->stretch->strays.len == 0);
    suspect(builder, node, 0, key); /* always the line of the key */
    read_value(node, key);
    return settle(builder, node, key);
}

/* ---- lists and mappings ---- */

static bool open_container(struct builder *builder, const struct event *event)
{
    bool map = event->kind == EVENT_MAP;
    struct node node = {
        .kind = map ? NODE_MAP : NODE_LIST, .start = event->start, .end = event->end};

    if (!key_comes(builder))
        node.faulty = build_in_doubt(builder, node.start, node.start + 1, false, true);
    if (event->tag != NULL && strcmp(event->tag, map ? TAG_MAP : TAG_LIST) != 0 &&
        strcmp(event->tag, "!") != 0)
        refuse_tag(builder, &node, event->tag);
    if (key_comes(builder)) {
        diag_add(builder->diags, DIAG_KEY_NOT_TEXT, span_of(builder, &node));
        return build_stop(builder, STOP_KEY);
    }
    if (builder->depth == TREE_DEPTH_MAX) {
        diag_set_number(diag_add(builder->diags, DIAG_TOO_DEEP, span_of(builder, &node)), "max",
                        TREE_DEPTH_MAX);
        return build_stop(builder, STOP_BOUND);
    }
    builder->frames[builder->depth++] = (struct frame){
        .node = node,
        .first = builder->waiting.len,
        .column = event->column,
        .flow = event->flow,
        .anchor = keep(builder, event->anchor),
        .nodes = builder->nodes,
    };
    return true;
}

/* Moves what waits for the frame into arrays of its own. */
static void adopt_children(struct builder *builder, struct frame *frame)
{
    struct node *node = &frame->node;
    size_t count = builder->waiting.len - frame->first;

    if (count == 0)
        return;
    const struct node *children = &builder->waiting.items[frame->first];
    if (node->kind == NODE_LIST) {
        node->count = (uint32_t)count;
        node->items = ARENA_ARRAY(builder->arena, count, struct node);
        memcpy(node->items, children, count * sizeof *children);
    } else {
        assert(count % 2 == 0);
        node->count = (uint32_t)(count / 2);
        node->members = ARENA_ARRAY(builder->arena, count / 2, struct member);
        for (size_t i = 0; i < node->count; i++)
            node->members[i] = (struct member){children[2 * i], children[2 * i + 1]};
    }
    builder->waiting.len = frame->first;
}

/* The last child may be an alias, which stands where its anchor does: then the node ends with its
 * key, or where it began. */
static uint32_t children_end(const struct node *node)
{
    uint32_t end = node->end;

    if (node->count == 0)
        return end;
    if (node->kind == NODE_LIST) {
        const struct node *last = &node->items[node->count - 1];

        return last->end > end ? last->end : end;
    }
    const struct member *last = &node->members[node->count - 1];
    return last->value.end > last->key.end ? last->value.end : last->key.end;
}

/* Closes the innermost frame at `end`; 0 where the file ended before it did. */
static bool close_container(struct builder *builder, uint32_t end)
{
    assert(builder->depth > 0);
    struct frame *frame = &builder->frames[builder->depth - 1];
    uint64_t nodes = builder->nodes > frame->nodes ? builder->nodes - frame->nodes : 0;

    adopt_children(builder, frame);
    /* A block node ends for a reader where the next token begins; for people, with its text. */
    frame->node.end = frame->flow && end != 0 ? end : children_end(&frame->node);
    if (frame->node.kind == NODE_MAP &&
        tree_check_keys(builder->source, builder->diags, &frame->node,
                        builder->depth > 1 && frame[-1].node.kind == NODE_LIST))
        builder->misread = true;
    builder->depth--;
    build_remember(builder, frame->anchor, frame->node, nodes);
    return build_place(builder, &frame->node);
}

bool build_take(struct builder *builder, const struct event *event)
{
    assert(event->start <= event->end && event->end <= builder->source->text.len);
    if (builder->stray < builder->stretch->strays.len)
        build_answer_strays(builder, event);
    switch (event->kind) {
    case EVENT_SCALAR:
        return add_scalar(builder, event);
    case EVENT_ALIAS:
        return build_alias(builder, event);
    case EVENT_LIST:
    case EVENT_MAP:
        return open_container(builder, event);
    case EVENT_END:
        break;
    }
    return close_container(builder, event->end);
}

/* A fault in the middle: the mapping's last key may have no value yet; one of several words is
 * most likely no key at all. */
static void add_missing_value(struct builder *builder, size_t end)
{
    struct node *key = &builder->waiting.items[builder->waiting.len - 1];

    key->faulty = key->faulty || slice_find(key->text, ' ', 0) < key->text.len;
    *ARRAY_PUSH_MOVING(builder->waiting_arena, &builder->waiting) = (struct node){
        .kind = NODE_NULL, .faulty = true, .start = (uint32_t)end, .end = (uint32_t)end};
}

void build_close_all(struct builder *builder, size_t end)
{
    if (builder->stop == STOP_BOUND)
        builder->nodes = 0; /* a bound that was passed is not reported again */
    else if (builder->nodes > TREE_NODES_MAX - TREE_DEPTH_MAX)
        builder->nodes = TREE_NODES_MAX - TREE_DEPTH_MAX; /* and closing passes none */
    while (builder->depth > 0) {
        if (in_mapping(builder) && !key_comes(builder))
            add_missing_value(builder, end);
        if (!close_container(builder, 0))
            return;
    }
}
