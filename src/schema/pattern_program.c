/* SPDX-License-Identifier: MIT */
/* A pattern read into instructions. See pattern_program_room.h. */
#include "schema/pattern_program_room.h"

#include "base/text.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define GROUP_DEPTH_MAX 32
#define GROUP_TIMES_MAX 4     /* of one that is counted */
#define OPS_MAX         65536 /* with what is counted inside of what is counted */
#define COUNT_MAX       1000

struct program_reader {
    struct slice text;
    size_t at;
    unsigned depth;
    struct arena *arena; /* of what is read */
    struct {
        ARRAY(struct pattern_op);
    } ops;
    struct {
        ARRAY(struct char_range);
    } ranges;
};

/* How many characters something takes. */
struct char_count {
    size_t least, most; /* most: SIZE_MAX for any number */
};

static char peek(const struct program_reader *reader, size_t ahead)
{
    size_t at = reader->at + ahead;

    if (at >= reader->text.len)
        return '\0';
    return reader->text.data[at];
}

static bool skip(struct program_reader *reader, const char *string)
{
    size_t len = 0;

    while (string[len] != '\0' && peek(reader, len) == string[len])
        len++;
    if (string[len] != '\0')
        return false;
    reader->at += len;
    return true;
}

static uint32_t here(const struct program_reader *reader)
{
    return (uint32_t)reader->ops.len;
}

/* Where it stands. */
static uint32_t emit(struct program_reader *reader, struct pattern_op op)
{
    uint32_t at = here(reader);

    *ARRAY_PUSH(reader->arena, &reader->ops) = op;
    return at;
}

static void set(struct program_reader *reader, uint32_t at, struct pattern_op op)
{
    reader->ops.items[at] = op;
}

static struct char_count one_after_other(struct char_count a, struct char_count b)
{
    bool endless = a.most == SIZE_MAX || b.most == SIZE_MAX;

    return (struct char_count){a.least + b.least, endless ? SIZE_MAX : a.most + b.most};
}

/* ---- sets of characters ---- */

static void add_range(struct program_reader *reader, uint32_t from, uint32_t to)
{
    *ARRAY_PUSH(reader->arena, &reader->ranges) = (struct char_range){from, to};
}

/* \s (ECMA-262, sections 12.2 and 12.3), \d and \w, and the script Han (Unicode, Scripts.txt). */
static const struct char_range spaces[] = {
    {0x09, 0x0D},     {0x20, 0x20},     {0xA0, 0xA0},     {0x1680, 0x1680}, {0x2000, 0x200A},
    {0x2028, 0x2029}, {0x202F, 0x202F}, {0x205F, 0x205F}, {0x3000, 0x3000}, {0xFEFF, 0xFEFF},
};
static const struct char_range digits[] = {{'0', '9'}};
static const struct char_range word[] = {{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}};
static const struct char_range han[] = {
    {0x2E80, 0x2E99}, {0x2E9B, 0x2EF3}, {0x2F00, 0x2FD5}, {0x3005, 0x3005},
    {0x3007, 0x3007}, {0x3021, 0x3029}, {0x3038, 0x303B}, {0x3400, 0x4DBF},
    {0x4E00, 0x9FFF}, {0xF900, 0xFA6D}, {0xFA70, 0xFAD9},
};

#define ADD_ALL(READER, RANGES) add_all((READER), (RANGES), sizeof(RANGES) / sizeof(RANGES)[0])

static void add_all(struct program_reader *reader, const struct char_range *ranges, size_t count)
{
    for (size_t i = 0; i < count; i++)
        add_range(reader, ranges[i].from, ranges[i].to);
}

/* \s and the like: adds its ranges; false where there is none. */
static bool read_named(struct program_reader *reader)
{
    if (peek(reader, 0) != '\\')
        return false;
    if (skip(reader, "\\s"))
        ADD_ALL(reader, spaces);
    else if (skip(reader, "\\d"))
        ADD_ALL(reader, digits);
    else if (skip(reader, "\\w"))
        ADD_ALL(reader, word);
    else if (skip(reader, "\\p{Script=Han}"))
        ADD_ALL(reader, han);
    else
        return false;
    return true;
}

/* A character that means itself, or does so behind a backslash. */
static bool read_char(struct program_reader *reader, uint32_t *out)
{
    if (reader->at >= reader->text.len)
        return false;
    if (peek(reader, 0) != '\\')
        return text_next(reader->text, &reader->at, out) && *out <= PROGRAM_CHAR_MAX;
    *out = (unsigned char)peek(reader, 1);
    reader->at += 2;
    return *out != '\0' && strchr("^$\\.*+?()[]{}|/-", (int)*out) != NULL;
}

/* A character of a class, or two with a dash between them. */
static bool read_range(struct program_reader *reader)
{
    uint32_t from, to;

    if (peek(reader, 0) == '[' || peek(reader, 0) == '-' || !read_char(reader, &from))
        return false;
    to = from;
    if (peek(reader, 0) == '-' && peek(reader, 1) != ']') {
        reader->at++;
        if (peek(reader, 0) == '[' || !read_char(reader, &to))
            return false;
    }
    add_range(reader, from, to);
    return from <= to;
}

static int compare_ranges(const void *a, const void *b)
{
    const struct char_range *first = a, *second = b;

    return (first->from > second->from) - (first->from < second->from);
}

/* The ranges from `first` on as one set: in order, and none in another. */
static struct pattern_op make_set(struct program_reader *reader, size_t first, bool no)
{
    struct char_range *ranges = &reader->ranges.items[first];
    size_t count = reader->ranges.len - first, kept = 0;

    qsort(ranges, count, sizeof *ranges, compare_ranges);
    for (size_t i = 1; i < count; i++) {
        if (ranges[i].from > ranges[kept].to)
            ranges[++kept] = ranges[i];
        else if (ranges[i].to > ranges[kept].to)
            ranges[kept].to = ranges[i].to;
    }
    reader->ranges.len = first + kept + 1;
    return (struct pattern_op){OP_SET, no, (uint32_t)first, (uint32_t)kept + 1};
}

static bool read_class(struct program_reader *reader, struct pattern_op *out)
{
    size_t first = reader->ranges.len;
    bool no = skip(reader, "[^");

    reader->at += !no;
    while (reader->at < reader->text.len && peek(reader, 0) != ']') {
        if (peek(reader, 0) == '-' && peek(reader, 1) == ']') {
            add_range(reader, '-', '-');
            reader->at++;
        } else if (!read_named(reader) && !read_range(reader)) {
            return false;
        }
    }
    reader->at++;
    if (reader->ranges.len == first)
        return false;
    *out = make_set(reader, first, no);
    return true;
}

/* One character, whichever. */
static bool read_single(struct program_reader *reader, struct pattern_op *out)
{
    size_t first = reader->ranges.len;

    if (peek(reader, 0) == '[')
        return read_class(reader, out);
    if (read_named(reader)) {
        *out = make_set(reader, first, false);
        return true;
    }
    char c = peek(reader, 0);
    *out = (struct pattern_op){.kind = OP_CHAR};
    return (c == '\\' || strchr("^$.*+?()[]{}|", c) == NULL) && read_char(reader, &out->a);
}

/* ---- how often ---- */

static bool read_count(struct program_reader *reader, size_t *out)
{
    size_t from = reader->at;

    for (*out = 0; byte_is_digit(peek(reader, 0)) && *out <= COUNT_MAX; reader->at++)
        *out = *out * 10 + (size_t)(peek(reader, 0) - '0');
    return reader->at > from && *out <= COUNT_MAX;
}

static bool read_braces(struct program_reader *reader, struct char_count *out)
{
    if (!read_count(reader, &out->least))
        return false;
    out->most = out->least;
    if (skip(reader, ",")) {
        out->most = SIZE_MAX;
        if (peek(reader, 0) != '}' && !read_count(reader, &out->most))
            return false;
    }
    return skip(reader, "}") && out->least <= out->most;
}

/* Behind something; once where there is no quantifier. */
static bool read_times(struct program_reader *reader, struct char_count *out)
{
    *out = (struct char_count){1, 1};
    if (skip(reader, "{")) {
        if (!read_braces(reader, out))
            return false;
    } else if (skip(reader, "*")) {
        *out = (struct char_count){0, SIZE_MAX};
    } else if (skip(reader, "+")) {
        out->most = SIZE_MAX;
    } else if (skip(reader, "?")) {
        out->least = 0;
    } else {
        return true;
    }
    (void)skip(reader, "?");
    return true;
}

/* ---- groups ---- */

static bool read_choice(struct program_reader *reader, bool behind, struct char_count *extent);

/* (?=, (?!, (?<=, (?<! */
static bool read_look(struct program_reader *reader, bool behind, bool no)
{
    uint32_t look = emit(reader, (struct pattern_op){.kind = OP_LOOK, .no = no});
    struct char_count ignored;

    /* NOLINTNEXTLINE(misc-no-recursion): to GROUP_DEPTH_MAX */
    if (!read_choice(reader, behind, &ignored) || !skip(reader, ")"))
        return false;
    emit(reader, (struct pattern_op){.kind = OP_DONE});
    reader->ops.items[look].a = here(reader);
    return strchr("*+?{", peek(reader, 0)) == NULL || peek(reader, 0) == '\0';
}

/* The group is there once; it is read again for each other time, and left out where it may be. */
static bool add_copies(struct program_reader *reader, size_t body, uint32_t start,
                       struct char_count times)
{
    const size_t behind = reader->at;
    uint32_t copies[GROUP_TIMES_MAX] = {start};

    if (times.most > GROUP_TIMES_MAX)
        return false;
    for (size_t i = 1; i < times.most; i++) {
        struct char_count ignored;

        copies[i] = emit(reader, (struct pattern_op){.kind = OP_JUMP, .a = here(reader) + 1});
        reader->at = body;
        /* NOLINTNEXTLINE(misc-no-recursion): to GROUP_DEPTH_MAX */
        if (!read_choice(reader, false, &ignored))
            return false;
    }
    for (size_t i = times.least; i < times.most; i++)
        set(reader, copies[i], (struct pattern_op){OP_SPLIT, false, copies[i] + 1, here(reader)});
    reader->at = behind;
    return times.most > 0;
}

/* A body that may be empty would come without end. */
static bool add_endless(struct program_reader *reader, uint32_t start, struct char_count times,
                        struct char_count extent)
{
    if (times.least > 1 || extent.least == 0)
        return false;
    emit(reader, (struct pattern_op){.kind = OP_SPLIT, .a = start, .b = here(reader) + 1});
    if (times.least == 0)
        set(reader, start, (struct pattern_op){OP_SPLIT, false, start + 1, here(reader)});
    return true;
}

static bool read_group(struct program_reader *reader, struct char_count *extent)
{
    uint32_t start = emit(reader, (struct pattern_op){.kind = OP_JUMP, .a = here(reader) + 1});
    struct char_count times;

    if (!skip(reader, "(?:")) {
        reader->at++;
        if (peek(reader, 0) == '?')
            return false; /* a name */
    }
    size_t body = reader->at;
    /* NOLINTNEXTLINE(misc-no-recursion): to GROUP_DEPTH_MAX */
    if (!read_choice(reader, false, extent) || !skip(reader, ")") || !read_times(reader, &times))
        return false;
    bool endless = times.most == SIZE_MAX;
    if (!(endless ? add_endless(reader, start, times, *extent)
                  : add_copies(reader, body, start, times))) /* NOLINT(misc-no-recursion) */
        return false;
    extent->least *= times.least;
    extent->most = endless || extent->most == SIZE_MAX ? SIZE_MAX : extent->most * times.most;
    return true;
}

static bool read_one(struct program_reader *reader, struct char_count *extent)
{
    struct pattern_op single;

    if (!read_single(reader, &single) || !read_times(reader, extent))
        return false;
    if (extent->least != 1 || extent->most != 1) {
        uint32_t most = extent->most == SIZE_MAX ? UINT32_MAX : (uint32_t)extent->most;

        emit(reader, (struct pattern_op){OP_REPEAT, false, (uint32_t)extent->least, most});
    }
    emit(reader, single);
    return true;
}

static bool read_thing(struct program_reader *reader, struct char_count *extent)
{
    *extent = (struct char_count){0, 0};
    if (skip(reader, "^"))
        emit(reader, (struct pattern_op){.kind = OP_START});
    else if (skip(reader, "$"))
        emit(reader, (struct pattern_op){.kind = OP_END});
    else if (skip(reader, "\\b"))
        emit(reader, (struct pattern_op){.kind = OP_BOUND});
    else if (skip(reader, "(?="))
        return read_look(reader, false, false); /* NOLINT(misc-no-recursion) */
    else if (skip(reader, "(?!"))
        return read_look(reader, false, true); /* NOLINT(misc-no-recursion) */
    else if (skip(reader, "(?<="))
        return read_look(reader, true, false); /* NOLINT(misc-no-recursion) */
    else if (skip(reader, "(?<!"))
        return read_look(reader, true, true); /* NOLINT(misc-no-recursion) */
    else if (peek(reader, 0) == '(')
        return read_group(reader, extent); /* NOLINT(misc-no-recursion) */
    else
        return read_one(reader, extent);
    return true;
}

static bool read_sequence(struct program_reader *reader, struct char_count *extent)
{
    *extent = (struct char_count){0, 0};
    while (reader->at < reader->text.len && peek(reader, 0) != '|' && peek(reader, 0) != ')') {
        struct char_count one;

        if (!read_thing(reader, &one)) /* NOLINT(misc-no-recursion): to GROUP_DEPTH_MAX */
            return false;
        *extent = one_after_other(*extent, one);
    }
    return true;
}

/* What looks behind begins as far back as it is long, which each alternative is by itself. */
static bool read_alternative(struct program_reader *reader, bool behind, struct char_count *extent)
{
    uint32_t back = here(reader);

    if (behind)
        emit(reader, (struct pattern_op){.kind = OP_BACK});
    if (!read_sequence(reader, extent)) /* NOLINT(misc-no-recursion): to GROUP_DEPTH_MAX */
        return false;
    if (behind && (extent->least != extent->most || extent->most > COUNT_MAX))
        return false;
    if (behind)
        reader->ops.items[back].a = (uint32_t)extent->least;
    return true;
}

/* The jumps at the ends of alternatives are a chain until the end of all is known. */
static void end_choice(struct program_reader *reader, uint32_t jump)
{
    while (jump != 0) {
        uint32_t before = reader->ops.items[jump].a;

        reader->ops.items[jump].a = here(reader);
        jump = before;
    }
}

static bool read_choice(struct program_reader *reader, bool behind, struct char_count *extent)
{
    uint32_t jump = 0;

    *extent = (struct char_count){SIZE_MAX, 0};
    if (++reader->depth > GROUP_DEPTH_MAX || here(reader) > OPS_MAX)
        return false;
    for (bool more = true; more;) {
        uint32_t split = emit(reader, (struct pattern_op){.kind = OP_JUMP, .a = here(reader) + 1});
        struct char_count one;

        /* NOLINTNEXTLINE(misc-no-recursion): to GROUP_DEPTH_MAX */
        if (!read_alternative(reader, behind, &one))
            return false;
        extent->least = one.least < extent->least ? one.least : extent->least;
        extent->most = one.most > extent->most ? one.most : extent->most;
        more = skip(reader, "|");
        if (!more)
            break;
        jump = emit(reader, (struct pattern_op){.kind = OP_JUMP, .a = jump});
        set(reader, split, (struct pattern_op){OP_SPLIT, false, split + 1, here(reader)});
    }
    end_choice(reader, jump);
    reader->depth--;
    return true;
}

/* ---- the program ---- */

/* As much as it is, in its own arena: an array that grows leaves its halves behind. */
static void keep(struct pattern_program *program, const struct program_reader *reader)
{
    struct pattern_op *ops = ARENA_ARRAY(program->arena, reader->ops.len, struct pattern_op);
    struct char_range *ranges = ARENA_ARRAY(program->arena, reader->ranges.len, struct char_range);

    for (size_t i = 0; i < reader->ops.len; i++)
        ops[i] = reader->ops.items[i];
    for (size_t i = 0; i < reader->ranges.len; i++)
        ranges[i] = reader->ranges.items[i];
    program->ops = ops;
    program->op_count = reader->ops.len;
    program->ranges = ranges;
    program->range_count = reader->ranges.len;
}

const struct pattern_program *program_new(struct slice pattern)
{
    struct arena *arena = arena_new();
    struct pattern_program *program = ARENA_NEW(arena, struct pattern_program);
    struct program_reader reader = {.text = pattern, .arena = arena_new()};
    struct char_count extent;

    program->arena = arena;
    if (read_choice(&reader, false, &extent) && reader.at == pattern.len) {
        emit(&reader, (struct pattern_op){.kind = OP_DONE});
        keep(program, &reader);
        program_find_firsts(program);
    }
    arena_free(reader.arena);
    return program;
}

void program_free(const struct pattern_program *program)
{
    if (program != NULL && program->arena != NULL)
        arena_free(program->arena);
}
