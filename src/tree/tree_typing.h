/* SPDX-License-Identifier: MIT */
/*
 * tree_typing: how a piece of text is looked at line by line for slips of typing.
 *
 * A typing walks over the lines of a piece, keeps which columns fields and entries begin in, and
 * copies the text; where it finds a slip it reports it and puts in what was meant. What is inside a
 * text over several lines (after | or >, or in quotes) is copied as it is.
 */
#ifndef TAIZHANG_TREE_TREE_TYPING_H
#define TAIZHANG_TREE_TREE_TYPING_H

#include "tree/tree_room.h"

/* A column that fields or entries begin in. */
struct indent_level {
    size_t column;
    bool list;
    const struct outline *outline; /* of whose fields, or entries, they are; NULL: not known */
    struct line line;              /* where it was opened, or used last */
};

struct typing {
    struct job *job;
    const struct piece *piece;
    struct slice text; /* up to the end of the piece */

    /* the copy */
    struct buffer copy;
    size_t copied; /* up to this byte of the text */
    struct stretch *out;
    size_t slips;
    size_t fields; /* that were behind others on their line */

    struct indent_level levels[TREE_DEPTH_MAX];
    size_t depth;
    bool opened;                 /* the line before ends with a field that has no value yet */
    size_t opened_from;          /* the column of that field */
    const struct outline *field; /* of the last field; NULL: not known */
    bool flowing;                /* the line before ends in a plain scalar, which may go on */
    bool block;                  /* inside a text after | or > */
    size_t block_from;           /* the column of its field */
    char quote;                  /* inside a text in these quotes; 0: not */
    size_t brackets;             /* inside so many of them */
    uint64_t lists; /* which of these are [ ], a bit for each, the innermost the lowest */

    /* an entry that is out of place is so with all its lines: where it begins, and should */
    size_t shift_from, shift_to;

    /* lines that are out of place in the same way as one before are the same slip */
    bool moved;
    size_t moved_from, moved_to; /* a column, and where it should be */
};

/* How the front of a line reads, behind its dashes. */
enum front {
    FRONT_VALUE,    /* no field */
    FRONT_FIELD,    /* name, colon, blank */
    FRONT_WIDE,     /* name, full-width colon */
    FRONT_NO_SPACE, /* name, colon, and the value right behind it */
};

struct field_front {
    enum front kind;
    size_t name, name_end; /* the field's name */
    size_t colon;          /* its colon */
    size_t value;          /* behind the colon */
};

struct field_front typing_front(struct slice text, size_t at, size_t end);

struct slice front_name(struct slice text, const struct field_front *front);

/* Where the value begins on the line, behind the colon, or behind a name that has none. */
size_t front_value(struct slice text, const struct field_front *front, size_t end);

/* Whether no value, but at most a comment, stands there. */
bool front_is_bare(struct slice text, const struct field_front *front, size_t end);

bool typing_starts(struct slice text, size_t at, const char *words);

/* A blank of any kind, or the end of the line. */
bool typing_is_blank(struct slice text, size_t at, size_t end);

/* Where an English word ends that could be a field's name; `at` where there is none. */
size_t typing_english_end(struct slice text, size_t at, size_t end);

/* Whether a field's name and its colon, of whatever width, stand there. */
bool typing_is_named(struct slice text, size_t at, size_t end);

/* Bytes of an entry's dash, or of what looks like one that was meant, whatever stands around it; 0
 * where there is none. */
size_t typing_dash(struct slice text, const struct line *line);

/* Bytes of what stands where an entry's dash should: a dash without a space, another sign, a
 * number; 0: there is none. */
size_t typing_wrong_dash(const struct typing *typing, const struct line *line);

/* Puts `with` in place of [from, to). */
void typing_edit(struct typing *typing, size_t from, size_t to, const char *with);

/* Reports a slip at [from, to); what follows it, or at its very place, is in doubt. */
struct diag *typing_slip(struct typing *typing, enum diag_code code, size_t from, size_t to);

/* Reports blanks from `at` on that are no ASCII spaces; gives the first byte behind them. */
size_t typing_blanks(struct typing *typing, size_t at, size_t end);

/* Finds the level that a line belongs to, and reports where it does not begin in its column, or is
 * moved there by tabs or wide spaces. Gives the column where it begins when that is corrected. */
size_t typing_place(struct typing *typing, const struct line *line, bool entry);

/* The name that a line begins with, behind a dash; empty where there is none. */
struct slice typing_name_on(const struct typing *typing, const struct line *line, bool entry);

/* Whether the line further right belongs to a group, or list, whose name should stand above it:
 * that is reported, the name put in, and its level opened; else NULL. */
struct indent_level *typing_lost_name(struct typing *typing, const struct line *line, bool entry);

/* The column of a line when all of an entry that is out of place is where it should be. */
size_t typing_shifted(const struct typing *typing, size_t column);

/* The column that what belongs to the open field begins in, by the line below, else by custom. */
size_t typing_child_column(const struct typing *typing, const struct line *line);

/* Whether a field of that name may stand among those of a level; not where nobody knows. */
bool level_takes(const struct indent_level *level, struct slice name);

/* Opens a level in that column; deeper ones than `depth` are closed. */
struct indent_level *typing_open(struct typing *typing, size_t depth, struct indent_level level);

/* Whether a line is an entry that lost its dash. It is reported, and read as one; gives the byte
 * where its first field or value begins and sets its column, or 0. */
size_t typing_lost_dash(struct typing *typing, const struct line *line,
                        const struct field_front *front, size_t *column);

/* Looks at words from `at` on, where a field has to stand: reported, and read as a field where that
 * is likely. */
void typing_words(struct typing *typing, const struct line *line, size_t at, size_t column);

/* A level of fields behind the dash of a line. */
void typing_level(struct typing *typing, size_t column, const struct line *line);

/* Looks at a field's name, colon and value; `column` is where it begins. */
void typing_field(struct typing *typing, const struct field_front *front, size_t end,
                  size_t column);

/* Looks at what stands behind a field's colon, or behind a dash. */
void typing_value(struct typing *typing, size_t at, size_t end, size_t column);

/* Whether brackets with nothing but blanks in them stand there: somebody wrote that there is none.
 */
bool typing_is_empty(struct slice text, size_t at, size_t end);

/* Reports a remark, or empty brackets, behind the name of a field whose entries or fields stand
 * below, and leaves it out; false where there is none. */
bool typing_before_list(struct typing *typing, const struct field_front *front, size_t at,
                        size_t end, size_t column);

/* Goes on inside brackets or quotes that an earlier line opened. */
void typing_inside(struct typing *typing, size_t at, size_t end);

#endif
