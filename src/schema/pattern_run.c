/* SPDX-License-Identifier: MIT */
/* A text tried by the instructions of a pattern. See pattern_program_room.h. */
#include "schema/pattern_program_room.h"

#include "base/text.h"

#include <assert.h>

#define RUN_CHARS_MAX 256
#define RUN_STEPS_MAX 20000 /* of a text */
#define RUN_DEPTH_MAX 600

struct program_run {
    const struct pattern_program *program;
    uint32_t chars[RUN_CHARS_MAX];
    size_t len;
    unsigned steps, depth;
    bool lost; /* it was too much: nothing is known */
};

static bool is_in_set(const struct pattern_program *program, const struct pattern_op *op,
                      uint32_t c)
{
    const struct char_range *ranges = &program->ranges[op->a];
    size_t low = 0, high = op->b;

    while (low < high) { /* the first range that ends at it or behind it */
        size_t middle = low + (high - low) / 2;

        if (ranges[middle].to < c)
            low = middle + 1;
        else
            high = middle;
    }
    return (low < op->b && ranges[low].from <= c) != op->no;
}

static bool takes(const struct program_run *run, const struct pattern_op *op, size_t at)
{
    if (at >= run->len)
        return false;
    return op->kind == OP_CHAR ? op->a == run->chars[at]
                               : is_in_set(run->program, op, run->chars[at]);
}

static bool is_word(const struct program_run *run, size_t at)
{
    uint32_t c = at < run->len ? run->chars[at] : ' ';

    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

static bool is_bound(const struct program_run *run, size_t at)
{
    return (at > 0 && is_word(run, at - 1)) != is_word(run, at);
}

static bool holds(struct program_run *run, uint32_t from, size_t at);

/* One after the other, as few as may be first. */
static bool repeats(struct program_run *run, uint32_t from, size_t at)
{
    const struct pattern_op *op = &run->program->ops[from];

    for (uint32_t count = 0; count <= op->b; count++, at++) {
        /* NOLINTNEXTLINE(misc-no-recursion): to RUN_DEPTH_MAX */
        if (count >= op->a && holds(run, from + 2, at))
            return true;
        if (run->lost || !takes(run, op + 1, at))
            return false;
    }
    return false;
}

/* Whether it is not soon seen that an alternative does not begin here. */
static bool may_begin(const struct program_run *run, uint32_t from, size_t at)
{
    const struct pattern_op *op = &run->program->ops[from];

    return op->kind > OP_SET || takes(run, op, at);
}

static bool looks(struct program_run *run, uint32_t from, size_t at)
{
    const struct pattern_op *op = &run->program->ops[from];
    bool found = holds(run, from + 1, at); /* NOLINT(misc-no-recursion): to RUN_DEPTH_MAX */

    return !run->lost && found != op->no;
}

/* What takes a character, or none, and goes on behind itself. */
static bool passes(const struct program_run *run, const struct pattern_op *op, size_t *at)
{
    if (op->kind <= OP_SET)
        return takes(run, op, (*at)++);
    if (op->kind == OP_START)
        return *at == 0;
    if (op->kind == OP_END)
        return *at == run->len;
    if (op->kind == OP_BOUND)
        return is_bound(run, *at);
    assert(op->kind == OP_BACK);
    if (*at < op->a)
        return false;
    *at -= op->a;
    return true;
}

/* Goes on as far as there is one way alone. */
static bool go(struct program_run *run, uint32_t from, size_t at)
{
    while (run->steps++ < RUN_STEPS_MAX) {
        const struct pattern_op *op = &run->program->ops[from];

        assert(from < run->program->op_count && at <= run->len);
        if (op->kind == OP_DONE)
            return true;
        if (op->kind == OP_REPEAT)
            return repeats(run, from, at); /* NOLINT(misc-no-recursion): to RUN_DEPTH_MAX */
        if (op->kind == OP_SPLIT) {
            /* NOLINTNEXTLINE(misc-no-recursion): to RUN_DEPTH_MAX */
            if (may_begin(run, op->a, at) && holds(run, op->a, at))
                return true;
            if (run->lost)
                return false;
            from = op->b;
        } else if (op->kind == OP_JUMP || op->kind == OP_LOOK) {
            /* NOLINTNEXTLINE(misc-no-recursion): to RUN_DEPTH_MAX */
            if (op->kind == OP_LOOK && !looks(run, from, at))
                return false;
            from = op->a;
        } else if (passes(run, op, &at)) {
            from++;
        } else {
            return false;
        }
    }
    run->lost = true;
    return false;
}

static bool holds(struct program_run *run, uint32_t from, size_t at)
{
    if (run->depth == RUN_DEPTH_MAX) {
        run->lost = true;
        return false;
    }
    run->depth++;
    bool found = go(run, from, at); /* NOLINT(misc-no-recursion): to RUN_DEPTH_MAX */
    run->depth--;
    return found;
}

/* false where the text is declined. */
static bool read_text(struct program_run *run, struct slice text)
{
    for (size_t at = 0; at < text.len;) {
        uint32_t c;

        if (run->len == RUN_CHARS_MAX || !text_next(text, &at, &c) || c > PROGRAM_CHAR_MAX)
            return false;
        run->chars[run->len++] = c;
    }
    return true;
}

static bool may_be_first(const struct pattern_program *program, uint32_t c)
{
    return (program->firsts[c % PROGRAM_FIRSTS / 64] >> c % 64 & 1) != 0;
}

enum program_match program_find(const struct pattern_program *program, struct slice text)
{
    struct program_run run;

    run.program = program; /* the characters are not there yet */
    run.len = run.steps = run.depth = 0;
    run.lost = false;
    if (program->op_count == 0 || !read_text(&run, text))
        return PROGRAM_DECLINED;
    for (size_t at = 0; at <= run.len && !run.lost; at++) {
        if (at < run.len ? may_be_first(program, run.chars[at]) : program->may_be_empty) {
            if (holds(&run, 0, at))
                return PROGRAM_YES;
        }
    }
    return run.lost ? PROGRAM_DECLINED : PROGRAM_NO;
}
