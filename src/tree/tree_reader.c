/* SPDX-License-Identifier: MIT */
/* libyaml's events for the builder, and where they stand: libyaml counts characters. */
#include "base/memory.h"
#include "tree/tree_build_room.h"

#include <assert.h>
#include <stdlib.h>
#include <yaml.h>

struct reader {
    struct builder builder;
    struct diag_list silence; /* what is found while nothing is to be reported */
    yaml_parser_t parser;
    size_t index;  /* the character that libyaml last told us of, from 0 in the stretch */
    size_t offset; /* its byte */

    /* What the builder knew of the file before the last stretch. */
    size_t aliases, anchors;
    uint64_t nodes;
};

/* ---- places ---- */

/* The byte of libyaml's character `index`, counted from one that is known. */
static size_t byte_of(struct slice text, size_t index, size_t from_index, size_t from_offset)
{
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

    if (high == 1) /* nothing is corrected, as nearly always */
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
    const struct stretch *stretch = reader->builder.stretch;

    if (mark->index < reader->index)
        return (uint32_t)source_byte(stretch, byte_of(stretch->text, mark->index, 0, 0));
    reader->offset = byte_of(stretch->text, mark->index, reader->index, reader->offset);
    reader->index = mark->index;
    return (uint32_t)source_byte(stretch, reader->offset);
}

/* ---- events ---- */

static struct slice anchor_name(const yaml_char_t *name)
{
    return name == NULL ? (struct slice){NULL, 0} : slice_of((const char *)name);
}

/* What every event has: where it stands. */
static struct event event_at(struct reader *reader, enum event_kind kind, const yaml_event_t *yaml)
{
    struct event event = {.kind = kind,
                          .line = yaml->start_mark.line,
                          .end_line = yaml->end_mark.line,
                          .column = yaml->start_mark.column};

    if (kind != EVENT_END)
        event.start = mark_byte(reader, &yaml->start_mark);
    event.end = mark_byte(reader, &yaml->end_mark);
    if (kind == EVENT_END)
        event.start = event.end;
    return event;
}

static bool take_scalar(struct reader *reader, const yaml_event_t *yaml)
{
    struct event event = event_at(reader, EVENT_SCALAR, yaml);

    event.plain = yaml->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    event.tag = (const char *)yaml->data.scalar.tag;
    event.anchor = anchor_name(yaml->data.scalar.anchor);
    event.text = (struct slice){(const char *)yaml->data.scalar.value, yaml->data.scalar.length};
    return build_take(&reader->builder, &event);
}

static bool take_alias(struct reader *reader, const yaml_event_t *yaml)
{
    struct event event = event_at(reader, EVENT_ALIAS, yaml);

    event.anchor = anchor_name(yaml->data.alias.anchor);
    return build_take(&reader->builder, &event);
}

static bool take_list(struct reader *reader, const yaml_event_t *yaml)
{
    struct event event = event_at(reader, EVENT_LIST, yaml);

    event.flow = yaml->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
    event.tag = (const char *)yaml->data.sequence_start.tag;
    event.anchor = anchor_name(yaml->data.sequence_start.anchor);
    return build_take(&reader->builder, &event);
}

static bool take_map(struct reader *reader, const yaml_event_t *yaml)
{
    struct event event = event_at(reader, EVENT_MAP, yaml);

    event.flow = yaml->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
    event.tag = (const char *)yaml->data.mapping_start.tag;
    event.anchor = anchor_name(yaml->data.mapping_start.anchor);
    return build_take(&reader->builder, &event);
}

/* Takes one event; false where reading cannot go on. */
static bool take(struct reader *reader, const yaml_event_t *yaml)
{
    struct event event;

    switch (yaml->type) {
    case YAML_SCALAR_EVENT:
        return take_scalar(reader, yaml);
    case YAML_ALIAS_EVENT:
        return take_alias(reader, yaml);
    case YAML_SEQUENCE_START_EVENT:
        return take_list(reader, yaml);
    case YAML_MAPPING_START_EVENT:
        return take_map(reader, yaml);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        event = event_at(reader, EVENT_END, yaml);
        return build_take(&reader->builder, &event);
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
    const struct builder *builder = &reader->builder;
    const struct stretch *stretch = builder->stretch;
    struct syntax_fault fault = {
        .problem = parser->problem,
        .context = parser->context,
        .at = source_byte(stretch, byte_of(stretch->text, parser->problem_mark.index, 0, 0)),
        .context_at =
            source_byte(stretch, byte_of(stretch->text, parser->context_mark.index, 0, 0)),
    };

    if (builder->depth > 0 && builder->frames[builder->depth - 1].flow) {
        fault.in_flow = true;
        fault.flow_at = builder->frames[builder->depth - 1].node.start;
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
            reader->builder.stop = STOP_SYNTAX;
            return;
        }
        bool more = event.type != YAML_STREAM_END_EVENT;
        bool sound = take(reader, &event);

        yaml_event_delete(&event);
        if (!sound || !more)
            return;
    }
}

/* ---- stretches ---- */

/* The searches rely on it: shifts, doubts and strays are each in the order of their places. */
static void check_stretch(const struct stretch *stretch)
{
#ifndef NDEBUG
    for (size_t i = 1; i < stretch->shifts.len; i++) {
        assert(stretch->shifts.items[i - 1].at <= stretch->shifts.items[i].at);
        assert(stretch->shifts.items[i - 1].source <= stretch->shifts.items[i].source);
    }
    for (size_t i = 1; i < stretch->doubts.len; i++)
        assert(stretch->doubts.items[i - 1].start <= stretch->doubts.items[i].start);
    for (size_t i = 1; i < stretch->strays.len; i++)
        assert(stretch->strays.items[i - 1].at < stretch->strays.items[i].at);
#else
    (void)stretch;
#endif
}

static void begin(struct reader *reader, const struct stretch *stretch, struct diag_list *diags)
{
    build_begin(&reader->builder, stretch, diags);
    reader->index = reader->offset = 0;
    if (!yaml_parser_initialize(&reader->parser))
        memory_out();
    yaml_parser_set_encoding(&reader->parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&reader->parser, (const unsigned char *)stretch->text.data,
                                 stretch->text.len);
}

/* Reading stopped in the middle: what was open is closed, and what may be half is not believed. */
static void close_where_it_stopped(struct builder *builder, size_t fault, size_t end)
{
    build_close_all(builder, builder->stop == STOP_SYNTAX ? fault : end);
    tree_mark_cut(builder->source->text, &builder->root,
                  builder->stop == STOP_SYNTAX  ? fault
                  : builder->stop == STOP_BOUND ? end
                                                : SIZE_MAX);
}

/* What reader_take_back() takes back to. */
static void remember(struct reader *reader)
{
    reader->aliases = reader->builder.aliases;
    reader->anchors = reader->builder.anchors.len;
    reader->nodes = reader->builder.nodes;
}

struct parse_result reader_read(struct reader *reader, const struct stretch *stretch,
                                struct diag_list *diags)
{
    struct builder *builder = &reader->builder;
    struct parse_result result = {0};
    check_stretch(stretch);
    remember(reader);
    begin(reader, stretch, diags != NULL ? diags : &reader->silence);
    size_t reported = builder->diags->errors; /* those that are only counted, too */
    read_events(reader, &result.fault);
    yaml_parser_delete(&reader->parser);
    if (builder->stop != STOP_NONE)
        close_where_it_stopped(builder, result.fault.at, source_byte(stretch, stretch->text.len));
    build_answer_rest(builder);
    result.root = builder->root;
    result.has_root = builder->has_root;
    result.stop = builder->stop;
    result.suspicious = builder->suspicious || builder->misread;
    result.misread = builder->misread;
    result.reported = builder->diags->errors > reported;
    return result;
}

#ifdef TAIZHANG_PLAIN_SCANNER
/* What was built in an arena of its own is kept in the file's, or freed: a large file that is read
 * twice shall not take the memory twice. */
static void settle_arena(struct builder *builder, struct arena *arena, bool kept)
{
    if (kept) {
        arena_join(arena, builder->arena);
    } else {
        arena_free(builder->arena);
        builder->root = (struct node){0};
    }
    builder->arena = arena;
}

bool reader_read_plain(struct reader *reader, const struct stretch *stretch,
                       struct parse_result *out)
{
    struct builder *builder = &reader->builder;
    size_t start = stretch->shifts.items[0].source, reported = reader->silence.errors;
    struct arena *arena = builder->arena;
    struct slice there = slice_sub(builder->source->text, start, start + stretch->text.len);

    if (stretch->text.data != there.data || stretch->doubts.len > 0)
        return false;
    remember(reader);
    builder->arena = arena_new();
    build_begin(builder, stretch, &reader->silence);
    bool taken = build_plain(builder, start, start + stretch->text.len) && !builder->suspicious &&
                 !builder->misread && reader->silence.errors == reported;
    if (taken)
        *out = (struct parse_result){.root = builder->root, .has_root = true};
    else
        reader_take_back(reader);
    settle_arena(builder, arena, taken);
    return taken;
}
#else
bool reader_read_plain(struct reader *reader, const struct stretch *stretch,
                       struct parse_result *out)
{
    (void)reader;
    (void)stretch;
    (void)out;
    return false;
}
#endif

void reader_take_back(struct reader *reader)
{
    reader->builder.aliases = reader->aliases;
    reader->builder.anchors.len = reader->anchors;
    reader->builder.nodes = reader->nodes;
}

void reader_lost_anchors(struct reader *reader)
{
    reader->builder.lost_anchors = true;
}

bool reader_met_strange(const struct reader *reader)
{
    return reader->builder.strange;
}

struct reader *reader_new(struct arena *arena, const struct source *source,
                          const struct numbering *numbering)
{
    struct reader *reader = memory_alloc(sizeof *reader);

    *reader = (struct reader){.builder = {.arena = arena,
                                          .waiting_arena = arena_new(),
                                          .source = source,
                                          .numbering = numbering},
                              .silence = diag_list_init(arena)};
    return reader;
}

void reader_free(struct reader *reader)
{
    arena_free(reader->builder.waiting_arena);
    free(reader);
}
