/* SPDX-License-Identifier: MIT */
/* What a match of a program may begin with. See pattern_program_room.h. */
#include "schema/pattern_program_room.h"

#include <assert.h>

static void add_first(struct pattern_program *program, uint32_t from, uint32_t to)
{
    for (uint32_t c = from; c <= to && c - from < PROGRAM_FIRSTS; c++)
        program->firsts[c % PROGRAM_FIRSTS / 64] |= UINT64_C(1) << c % 64;
}

static void add_firsts_of(struct pattern_program *program, const struct pattern_op *op)
{
    if (op->kind == OP_CHAR) {
        add_first(program, op->a, op->a);
        return;
    }
    if (op->no)
        add_first(program, 0, PROGRAM_CHAR_MAX);
    for (uint32_t i = 0; i < op->b; i++)
        add_first(program, program->ranges[op->a + i].from, program->ranges[op->a + i].to);
}

/* From an instruction on; what looks around is passed over, which leaves more than need be. */
static void find_firsts(struct pattern_program *program, uint32_t at)
{
    for (;;) {
        const struct pattern_op *op = &program->ops[at];

        switch ((enum pattern_op_kind)op->kind) {
        case OP_CHAR:
        case OP_SET:
            add_firsts_of(program, op);
            return;
        case OP_REPEAT:
            add_firsts_of(program, op + 1);
            if (op->a > 0)
                return;
            at += 2;
            break;
        case OP_SPLIT:
            if (op->a > at)                  /* else a body that comes again */
                find_firsts(program, op->a); /* NOLINT(misc-no-recursion): as groups are */
            at = op->b;
            break;
        case OP_JUMP:
        case OP_LOOK:
            at = op->a;
            break;
        case OP_START:
        case OP_END:
        case OP_BOUND:
            at++;
            break;
        case OP_BACK:
            assert(false && "only in what looks behind");
            return;
        case OP_DONE:
            program->may_be_empty = true;
            add_first(program, 0, PROGRAM_CHAR_MAX);
            return;
        }
    }
}

void program_find_firsts(struct pattern_program *program)
{
    find_firsts(program, 0);
}
