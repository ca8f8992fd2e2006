/* SPDX-License-Identifier: MIT */
/*
 * pattern_program: patterns of many forms, matched without PCRE2 as long as they are asked seldom.
 *
 * A pattern for what may name a person is 15 KB, and a small ledger asks it of some fifty texts: to
 * compile it takes PCRE2 as long as all else that is checked of them. Here it becomes a row of
 * instructions in one walk over its text, and a text is matched by trying them (Thompson's
 * instructions, with backtracking). Whether a pattern is found is all that is asked, so that greedy
 * is like lazy, and a group like any other.
 *
 * The long ones of the built-in schemas are read when the program is built: to read them once more
 * takes as long as a hundred such texts.
 *
 * A pattern that is not surely understood is declined, and so are texts that are long, are no UTF-8
 * or have characters beyond the first plane, and those that take many steps: for PCRE2 may give up
 * on them.
 */
#ifndef TAIZHANG_SCHEMA_PATTERN_PROGRAM_ROOM_H
#define TAIZHANG_SCHEMA_PATTERN_PROGRAM_ROOM_H

#include "base/arena.h"

#include <stdint.h>

enum pattern_op_kind {
    OP_CHAR,   /* character a */
    OP_SET,    /* one of b ranges from range a on; of none of them where `no` */
    OP_REPEAT, /* the next instruction, which takes a character, a to b times */
    OP_SPLIT,  /* goes on at a, or else at b */
    OP_JUMP,   /* goes on at a */
    OP_LOOK,   /* what follows, up to OP_DONE, is found from here (or is not: `no`); goes on at a */
    OP_BACK,   /* goes back by a characters, in what looks behind */
    OP_START,  /* the text begins here */
    OP_END,    /* the text ends here */
    OP_BOUND,  /* a word of ASCII begins or ends here */
    OP_DONE,
};

struct pattern_op {
    uint8_t kind; /* enum pattern_op_kind */
    bool no;
    uint32_t a, b;
};

struct char_range {
    uint32_t from, to;
};

#define PROGRAM_CHAR_MAX 0xFFFFU
#define PROGRAM_FIRSTS   2048

struct pattern_program {
    struct arena *arena;          /* NULL: of one that is part of taizhang */
    const struct pattern_op *ops; /* none: declined */
    size_t op_count;
    const struct char_range *ranges; /* of a set in order, and apart from each other */
    size_t range_count;
    bool may_be_empty; /* a match may take no character, and any may be the first */
    uint64_t firsts[PROGRAM_FIRSTS / 64]; /* by their last bits: what a match may begin with */
};

/* Of a pattern as ECMA-262 writes it, and PCRE2 takes. */
const struct pattern_program *program_new(struct slice pattern);

/* What embed_schemas.c made of a pattern of a built-in schema. */
struct built_program {
    struct slice pattern;
    struct pattern_program program;
};

/* The last has no pattern. */
extern const struct built_program built_programs[];

/* The same as program_new(), which is only asked where it is not one of these. */
const struct pattern_program *program_of(struct slice pattern);

/* Of its instructions; part of making one. */
void program_find_firsts(struct pattern_program *program);

void program_free(const struct pattern_program *program);

enum program_match { PROGRAM_NO, PROGRAM_YES, PROGRAM_DECLINED };

enum program_match program_find(const struct pattern_program *program, struct slice text);

#endif
