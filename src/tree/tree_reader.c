/* SPDX-License-Identifier: MIT */
/*
 * libyaml's events into nodes. A stack of open lists and mappings instead of recursion,
 * so that a fault in the middle still leaves all that was read before it.
 */
#include "base/memory.h"
#include "tree/tree_room.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

/* An open list or mapping. Its children wait on reader.waiting from `first` on. */
struct frame {
    struct node node;
    size_t first;
    size_t column; /* of its first key or dash */
    bool flow;
    struct slice anchor; /* empty: none */
    uint64_t nodes;      /* of the whole file when it opened */
};

struct anchor {
    struct slice name;
    struct node node;
    uint64_t nodes; /* that an alias to it stands for */
};

struct reader {
    struct arena *arena;
    const struct source *source;
    struct diag_list *diags;
    struct diag_list silence; /* what is found while nothing is to be told */
    yaml_parser_t parser;

    /* The stretch that is being read. libyaml counts characters: the byte of the character that
     * it last told us of. */
    const struct stretch *stretch;
    size_t index;
    size_t offset;
    size_t key_line; /* where the last key stood */
    size_t doubt;    /* the first that no node answers for yet */
    size_t stray;    /* likewise */
    bool suspicious, misread;
    enum stop stop;

    struct frame frames[TREE_DEPTH_MAX];
    size_t depth;
    struct {
        ARRAY(struct node);
    } waiting; /* of a mapping: key, value, key, value ... */
    struct {
        ARRAY(struct anchor);
    } anchors;
    bool lost_anchors;
    size_t aliases; /* in all that was told */
    uint64_t nodes; /* likewise */
    struct node root;
    bool has_root;
};

/* The byte of libyaml's character `index`, counted from one that is known. */
static size_t byte_of(const struct reader *reader, size_t index, size_t from_index,
                      size_t from_offset)
{
    struct slice text = reader->stretch->text;

    for (; from_index < index && from_offset < text.len; from_index++) {
        from_offset++;
        while (from_offset < text.len && ((unsigned char)text.data[from_offset] & 0xC0) == 0x80)
            from_offset++;
    }
    return from_offset;
}

/* Where a byte of the stretch stands in the source; what was put in stands where it was put. */
static size_t source_byte(const struct stretch *stretch, size_t at)
{
    const struct shift *shifts = stretch->shifts.items;
    size_t low = 0, high = stretch->shifts.len;

    if (high == 1) /* nothing is mended, as nearly always */
        return shifts[0].source + at;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;

        if (shifts[middle].at <= at)
            low = middle;
        else
            high = middle;
    }
    size_t byte = shifts[low].source + (at - shifts[low].at);
    return high < stretch->shifts.len && byte > shifts[high].source ? shifts[high].source : byte;
}

/* Events come in order, so this walks over the text once in all. */
static uint32_t mark_byte(struct reader *reader, const yaml_mark_t *mark)
{
    if (mark->index < reader->index)
        return (uint32_t)source_byte(reader->stretch, byte_of(reader, mark->index, 0, 0));
    reader->offset = byte_of(reader, mark->index, reader->index, reader->offset);
    reader->index = mark->index;
    return (uint32_t)source_byte(reader->stretch, reader->offset);
}

static struct span span_of(const struct reader *reader, const struct node *node)
{
    return (struct span){reader->source, node->start, node->end};
}

static bool in_mapping(const struct reader *reader)
{
    return reader->depth > 0 && reader->frames[reader->depth - 1].node.kind == NODE_MAP;
}

/* Whether the next node is a key. */
static bool key_comes(const struct reader *reader)
{
    return in_mapping(reader) &&
           (reader->waiting.len - reader->frames[reader->depth - 1].first) % 2 == 0;
}

static bool stop_at(struct reader *reader, enum stop stop)
{
    reader->stop = stop;
    return false;
}

static bool key_is_sound(struct reader *reader, struct node *key)
{
    if (key->kind == NODE_LIST || key->kind == NODE_MAP || key->text.len == 0) {
        diag_add(reader->diags, DIAG_KEY_NOT_TEXT, span_of(reader, key));
        return stop_at(reader, STOP_KEY);
    }
    key->kind = NODE_STRING;
    reader->suspicious = reader->suspicious || (!key->quoted && suspicious_key(key->text));
    if (!key->quoted && slice_is(key->text, "<<")) {
        diag_add(reader->diags, DIAG_MERGE_KEY, span_of(reader, key));
        key->faulty = true;
    }
    return true;
}

/* Puts a finished node where it belongs; false where reading cannot go on. */
static bool place(struct reader *reader, struct node node)
{
    if (++reader->nodes > TREE_NODES_MAX) {
        diag_add(reader->diags, DIAG_TOO_MANY_ALIASES, span_of(reader, &node));
        return stop_at(reader, STOP_BOUND);
    }
    if (reader->depth == 0) {
        reader->root = node;
        reader->has_root = true;
        return true;
    }
    if (key_comes(reader) && !key_is_sound(reader, &node))
        return false;
    *ARRAY_PUSH(reader->arena, &reader->waiting) = node;
    return true;
}

static void remember_anchor(struct reader *reader, struct slice name, struct node node,
                            uint64_t nodes)
{
    if (name.len == 0)
        return;
    for (size_t i = 0; i < reader->anchors.len; i++) {
        if (slice_eq(reader->anchors.items[i].name, name)) {
            reader->anchors.items[i].node = node; /* the later one of a name counts */
            reader->anchors.items[i].nodes = nodes;
            return;
        }
    }
    if (reader->anchors.len < TREE_ALIASES_MAX)
        *ARRAY_PUSH(reader->arena, &reader->anchors) = (struct anchor){name, node, nodes};
}

static struct slice anchor_name(struct reader *reader, const yaml_char_t *name)
{
    if (name == NULL)
        return (struct slice){NULL, 0};
    return arena_copy(reader->arena, slice_of((const char *)name));
}

/* The bytes of the source where the value stands there as it is; else a copy of the value. */
static struct slice scalar_text(struct reader *reader, const struct node *node,
                                const yaml_event_t *event)
{
    struct slice value = {(const char *)event->data.scalar.value, event->data.scalar.length};
    size_t skip = node->quoted ? 1 : 0;
    struct slice text = reader->source->text;
    char quote = '\0';

    if (skip > 0 && node->start < text.len)
        quote = text.data[node->start];
    return stand_in_undo(reader->arena, slice_sub(text, node->start + skip, node->end - skip),
                         quote, value);
}

static void mark_cut(struct node *node)
{
    node->faulty = true;
    node->cut = node->kind == NODE_LIST || node->kind == NODE_MAP;
}

/* Whether what stands at [start, end) is in doubt; a key answers for what it overlaps alone. */
static bool in_doubt(struct reader *reader, uint32_t start, uint32_t end, bool key, bool container)
{
    const struct doubts *doubts = &reader->stretch->doubts;
    bool found = false;

    for (; reader->doubt < doubts->len; reader->doubt++) {
        const struct doubt *doubt = &doubts->items[reader->doubt];

        if (doubt->start >= end || (doubt->next && (key || (container && !doubt->container))))
            break;
        found = found || doubt->next || doubt->end > start;
        if (!doubt->next && doubt->end > end)
            break;
    }
    return found;
}

/* A value that does not stand behind its field on one line may be a field that was meant. */
static bool is_suspicious(const struct reader *reader, const yaml_event_t *event, struct slice text)
{
    const struct frame *frame = reader->depth > 0 ? &reader->frames[reader->depth - 1] : NULL;

    if (frame != NULL && frame->flow)
        return frame->node.kind == NODE_LIST && suspicious_item(text);
    if (frame != NULL && frame->node.kind == NODE_MAP && event->start_mark.line == reader->key_line)
        return suspicious_start(text);
    return suspicious_value(text) || suspicious_start(text);
}

static bool read_scalar(struct reader *reader, const yaml_event_t *event)
{
    bool key = key_comes(reader);
    bool plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    const char *tag = (const char *)event->data.scalar.tag;
    struct node node = {
        .kind = NODE_STRING,
        .quoted = !plain,
        .start = mark_byte(reader, &event->start_mark),
        .end = mark_byte(reader, &event->end_mark),
    };

    node.text = scalar_text(reader, &node, event);
    node.faulty = in_doubt(reader, node.start, node.end, key, false) ||
                  source_is_masked(reader->source, node.start, node.end);
    if (key)
        reader->key_line = event->start_mark.line;
    else if (plain && is_suspicious(reader, event, node.text))
        reader->suspicious = true;
    if (plain && event->end_mark.line > event->start_mark.line && suspicious_lines(node.text))
        reader->misread = true;
    if (tag != NULL) {
        if (!tree_tag_kind(tag, node.text, &node.kind, &node.boolean)) {
            struct diag *diag = diag_add(reader->diags, DIAG_TAG, span_of(reader, &node));
            diag_set(diag, "tag", slice_of(tag));
            node.faulty = true;
        }
    } else if (plain) {
        node.kind = tree_scalar_kind(node.text, &node.boolean);
    }
    remember_anchor(reader, anchor_name(reader, event->data.scalar.anchor), node, 1);
    return place(reader, node);
}

static bool read_alias(struct reader *reader, const yaml_event_t *event)
{
    struct slice name = slice_of((const char *)event->data.alias.anchor);
    struct span span = {reader->source, mark_byte(reader, &event->start_mark),
                        mark_byte(reader, &event->end_mark)};

    if (++reader->aliases > TREE_ALIASES_MAX) {
        diag_add(reader->diags, DIAG_TOO_MANY_ALIASES, span);
        return stop_at(reader, STOP_BOUND);
    }
    for (size_t i = 0; i < reader->anchors.len; i++) {
        const struct anchor *anchor = &reader->anchors.items[i];

        if (slice_eq(anchor->name, name)) {
            reader->nodes += anchor->nodes;
            return place(reader, anchor->node);
        }
    }
    if (!reader->lost_anchors)
        diag_set(diag_add(reader->diags, DIAG_UNKNOWN_ALIAS, span), "name", name);
    return place(reader, (struct node){.kind = NODE_NULL,
                                       .faulty = true,
                                       .start = (uint32_t)span.start,
                                       .end = (uint32_t)span.end});
}

static bool open_node(struct reader *reader, const yaml_event_t *event, enum node_kind kind,
                      bool flow, const yaml_char_t *anchor, const yaml_char_t *tag)
{
    struct node node = {
        .kind = kind,
        .start = mark_byte(reader, &event->start_mark),
        .end = mark_byte(reader, &event->end_mark),
    };
    const char *usual = kind == NODE_MAP ? YAML_MAP_TAG : YAML_SEQ_TAG;

    if (!key_comes(reader))
        node.faulty = in_doubt(reader, node.start, node.start + 1, false, true);

    if (tag != NULL && strcmp((const char *)tag, usual) != 0 &&
        strcmp((const char *)tag, "!") != 0) {
        struct diag *diag = diag_add(reader->diags, DIAG_TAG, span_of(reader, &node));
        diag_set(diag, "tag", slice_of((const char *)tag));
        node.faulty = true;
    }
    if (key_comes(reader)) {
        diag_add(reader->diags, DIAG_KEY_NOT_TEXT, span_of(reader, &node));
        return stop_at(reader, STOP_KEY);
    }
    if (reader->depth == TREE_DEPTH_MAX) {
        diag_set_number(diag_add(reader->diags, DIAG_TOO_DEEP, span_of(reader, &node)), "max",
                        TREE_DEPTH_MAX);
        return stop_at(reader, STOP_BOUND);
    }
    reader->frames[reader->depth++] = (struct frame){
        .node = node,
        .first = reader->waiting.len,
        .column = event->start_mark.column,
        .flow = flow,
        .anchor = anchor_name(reader, anchor),
        .nodes = reader->nodes,
    };
    return true;
}

/* Moves what waits for the frame into arrays of its own. */
static void adopt_children(struct reader *reader, struct frame *frame)
{
    struct node *node = &frame->node;
    size_t count = reader->waiting.len - frame->first;

    if (count == 0)
        return;
    const struct node *children = &reader->waiting.items[frame->first];
    if (node->kind == NODE_LIST) {
        node->count = (uint32_t)count;
        node->items = ARENA_ARRAY(reader->arena, count, struct node);
        memcpy(node->items, children, count * sizeof *children);
    } else {
        node->count = (uint32_t)(count / 2);
        node->members = ARENA_ARRAY(reader->arena, count / 2, struct member);
        for (size_t i = 0; i < node->count; i++)
            node->members[i] = (struct member){children[2 * i], children[2 * i + 1]};
    }
    reader->waiting.len = frame->first;
}

static uint32_t children_end(const struct node *node)
{
    if (node->count == 0)
        return node->end;
    return node->kind == NODE_LIST ? node->items[node->count - 1].end
                                   : node->members[node->count - 1].value.end;
}

/* Closes the innermost frame at `end`; 0 where the file ended before it did. */
static bool close_node(struct reader *reader, uint32_t end)
{
    assert(reader->depth > 0);
    struct frame *frame = &reader->frames[reader->depth - 1];
    uint64_t nodes = reader->nodes - frame->nodes;

    adopt_children(reader, frame);
    /* A block node ends for libyaml where the next token begins; for people, with its text. */
    frame->node.end = frame->flow && end != 0 ? end : children_end(&frame->node);
    if (frame->node.kind == NODE_MAP &&
        tree_check_keys(reader->source, reader->diags, &frame->node,
                        reader->depth > 1 && frame[-1].node.kind == NODE_LIST))
        reader->misread = true;
    reader->depth--;
    remember_anchor(reader, frame->anchor, frame->node, nodes);
    return place(reader, frame->node);
}

/* The entry above, for a list whose entries may be lines alone; else the list. */
static struct node *item_above(struct reader *reader, struct frame *list)
{
    return reader->waiting.len > list->first ? &reader->waiting.items[reader->waiting.len - 1]
                                             : &list->node;
}

/* What a stray stands in may lack a field; and with a mapping those around it, up to the entry. */
static void doubt_innermost(struct reader *reader)
{
    size_t depth = reader->depth;

    if (reader->frames[depth - 1].node.kind == NODE_LIST)
        mark_cut(item_above(reader, &reader->frames[depth - 1]));
    for (; depth > 0 && reader->frames[depth - 1].node.kind == NODE_MAP; depth--)
        mark_cut(&reader->frames[depth - 1].node);
}

/* Strays in front of an event stand in what is open there; but in nothing that ends right behind
 * them and begins further right. */
static void answer_for_strays(struct reader *reader, const yaml_event_t *event)
{
    bool ends = event->type == YAML_SEQUENCE_END_EVENT || event->type == YAML_MAPPING_END_EVENT;
    size_t at = mark_byte(reader, ends ? &event->end_mark : &event->start_mark);

    for (; reader->stray < reader->stretch->strays.len; reader->stray++) {
        const struct stray *stray = &reader->stretch->strays.items[reader->stray];

        if (stray->at >= at || reader->depth == 0 ||
            (stray->dashed && event->type == YAML_MAPPING_START_EVENT) ||
            (ends && stray->column < reader->frames[reader->depth - 1].column))
            return;
        doubt_innermost(reader);
    }
}

/* Takes one event; false where reading cannot go on. */
static bool take(struct reader *reader, const yaml_event_t *event)
{
    if (reader->stray < reader->stretch->strays.len)
        answer_for_strays(reader, event);
    switch (event->type) {
    case YAML_SCALAR_EVENT:
        return read_scalar(reader, event);
    case YAML_ALIAS_EVENT:
        return read_alias(reader, event);
    case YAML_SEQUENCE_START_EVENT:
        return open_node(reader, event, NODE_LIST,
                         event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE,
                         event->data.sequence_start.anchor, event->data.sequence_start.tag);
    case YAML_MAPPING_START_EVENT:
        return open_node(reader, event, NODE_MAP,
                         event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE,
                         event->data.mapping_start.anchor, event->data.mapping_start.tag);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        return close_node(reader, mark_byte(reader, &event->end_mark));
    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_STREAM_END_EVENT:
    case YAML_DOCUMENT_START_EVENT:
    case YAML_DOCUMENT_END_EVENT:
        break;
    }
    return true;
}

/* What libyaml complains of. */
static struct syntax_fault fault_of(const struct reader *reader)
{
    const yaml_parser_t *parser = &reader->parser;
    const struct stretch *stretch = reader->stretch;
    struct syntax_fault fault = {
        .problem = parser->problem,
        .context = parser->context,
        .at = source_byte(stretch, byte_of(reader, parser->problem_mark.index, 0, 0)),
        .context_at = source_byte(stretch, byte_of(reader, parser->context_mark.index, 0, 0)),
    };

    if (reader->depth > 0 && reader->frames[reader->depth - 1].flow) {
        fault.in_flow = true;
        fault.flow_at = reader->frames[reader->depth - 1].node.start;
    }
    return fault;
}

static void read_events(struct reader *reader, struct syntax_fault *fault)
{
    for (;;) {
        yaml_event_t event;

        if (!yaml_parser_parse(&reader->parser, &event)) {
            /* libyaml leaves `error` unset on a few failed allocations. */
            if (reader->parser.error == YAML_MEMORY_ERROR || reader->parser.error == YAML_NO_ERROR)
                memory_out();
            *fault = fault_of(reader);
            reader->stop = STOP_SYNTAX;
            return;
        }
        bool more = event.type != YAML_STREAM_END_EVENT;
        bool sound = take(reader, &event);

        yaml_event_delete(&event);
        if (!sound || !more)
            return;
    }
}

/* A fault in the middle: the mapping's last key may have no value yet; one of several words is
 * most likely no key at all. */
static void add_missing_value(struct reader *reader, size_t end)
{
    struct node *key = &reader->waiting.items[reader->waiting.len - 1];

    key->faulty = key->faulty || slice_find(key->text, ' ', 0) < key->text.len;
    *ARRAY_PUSH(reader->arena, &reader->waiting) = (struct node){
        .kind = NODE_NULL, .faulty = true, .start = (uint32_t)end, .end = (uint32_t)end};
}

static void close_all(struct reader *reader, size_t end)
{
    reader->nodes = 0; /* a bound that was passed is not told again */
    while (reader->depth > 0) {
        if (in_mapping(reader) && !key_comes(reader))
            add_missing_value(reader, end);
        if (!close_node(reader, 0))
            return;
    }
}

/* For a doubt behind the last value, and a stray, the last entry answers, or the whole. */
static void answer_for_the_rest(struct reader *reader)
{
    const struct doubts *doubts = &reader->stretch->doubts;
    struct node *root = &reader->root;

    while (reader->doubt < doubts->len && !doubts->items[reader->doubt].next)
        reader->doubt++;
    if (root->kind == NODE_LIST && root->count > 0)
        root = &root->items[root->count - 1];
    if (reader->stray < reader->stretch->strays.len)
        mark_cut(root);
    if (reader->doubt < doubts->len)
        root->faulty = true;
}

static void begin(struct reader *reader, const struct stretch *stretch)
{
    reader->stretch = stretch;
    reader->index = reader->offset = 0;
    reader->key_line = SIZE_MAX;
    reader->doubt = reader->stray = 0;
    reader->suspicious = reader->misread = false;
    reader->stop = STOP_NONE;
    reader->depth = 0;
    reader->waiting.len = 0;
    reader->root = (struct node){0};
    reader->has_root = false;
    if (!yaml_parser_initialize(&reader->parser))
        memory_out();
    yaml_parser_set_encoding(&reader->parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&reader->parser, (const unsigned char *)stretch->text.data,
                                 stretch->text.len);
}

struct reading reader_read(struct reader *reader, const struct stretch *stretch,
                           struct diag_list *diags)
{
    struct reading reading = {0};
    size_t aliases = reader->aliases, anchors = reader->anchors.len;
    uint64_t nodes = reader->nodes;
    size_t end = source_byte(stretch, stretch->text.len);

    reader->diags = diags != NULL ? diags : &reader->silence;
    size_t told = reader->diags->errors; /* those that are only counted, too */
    begin(reader, stretch);
    read_events(reader, &reading.fault);
    if (reader->stop != STOP_NONE) {
        close_all(reader, reader->stop == STOP_SYNTAX ? reading.fault.at : end);
        tree_mark_cut(reader->source->text, &reader->root,
                      reader->stop == STOP_SYNTAX  ? reading.fault.at
                      : reader->stop == STOP_BOUND ? end
                                                   : SIZE_MAX);
    }
    answer_for_the_rest(reader);
    yaml_parser_delete(&reader->parser);
    reading.root = reader->root;
    reading.has_root = reader->has_root;
    reading.stop = reader->stop;
    reading.suspicious = reader->suspicious || reader->misread;
    reading.misread = reader->misread;
    reading.told = reader->diags->errors > told;
    if (diags == NULL) { /* it will be read again */
        reader->aliases = aliases;
        reader->anchors.len = anchors;
        reader->nodes = nodes;
    }
    return reading;
}

void reader_lost_anchors(struct reader *reader)
{
    reader->lost_anchors = true;
}

struct reader *reader_new(struct arena *arena, const struct source *source)
{
    struct reader *reader = memory_alloc(sizeof *reader);

    *reader = (struct reader){.arena = arena, .source = source, .silence = diag_list_init(arena)};
    return reader;
}

void reader_free(struct reader *reader)
{
    free(reader);
}
