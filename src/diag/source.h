/* SPDX-License-Identifier: MIT */
/*
 * source: the bytes of one file, and where a byte stands.
 *
 * Positions inside the program are byte offsets. Lines and columns are made of them
 * only for a message: both are 1-based, columns count characters (code points), and a
 * line ends at LF, CRLF or CR, as editors count them (libyaml also counts NEL, LS and
 * PS). A byte order mark at the start belongs to no column. A source is for one thread at a time:
 * asking where a byte stands remembers where lines start.
 */
#ifndef TAIZHANG_DIAG_SOURCE_H
#define TAIZHANG_DIAG_SOURCE_H

#include "base/arena.h"

#include <stdint.h>

struct source {
    struct slice path; /* as shown to people and as it can be opened from here */
    struct slice text;
    struct source_lines *lines; /* where lines start: made when it is first asked; what is masked */
    size_t bytes_max; /* that are read of it; 0: as many as of a file of a ledger (tree.h) */
};

/* Bytes [start, end) of a source. A NULL source is a place outside any file. */
struct span {
    const struct source *source;
    size_t start;
    size_t end;
};

struct position {
    size_t line;   /* 1-based; 0: no place */
    size_t column; /* 1-based, in characters */
};

/* path, text and arena must live as long as the source. */
struct source source_init(struct arena *arena, struct slice path, struct slice text);

struct position source_position(const struct source *source, size_t offset);

/* Where the line that holds byte `at` ends, its line end included. */
size_t source_line_end(struct slice text, size_t at);

struct source_range {
    size_t start, end;
    bool key;      /* the name of a field, by which messages call it */
    bool personal; /* of somebody: what stands beside it may say of whom */
};

/*
 * Overwrites bytes [start, end) by marks (text_mask()) and remembers them; the text must stand
 * in memory that may be written to.
 */
void source_mask(const struct source *source, size_t start, size_t end);

/* The same of what is somebody's, such as the number of a telephone: the words beside it may be the
 * name. They stay in the text, and no excerpt shows them (secret.h). */
void source_mask_personal(const struct source *source, size_t start, size_t end);

/* The same of many ranges, by their start. */
void source_mask_ranges(const struct source *source, const struct source_range *ranges,
                        size_t count);

/* Whether some byte of [start, end) was masked. */
bool source_is_masked(const struct source *source, size_t start, size_t end);

/* Whether something in [start, end) was somebody's. */
bool source_is_personal(const struct source *source, size_t start, size_t end);

/* Whether something on the line of a byte, not too far from it, was somebody's. */
bool source_is_beside_personal(const struct source *source, size_t at);

struct source_ranges {
    ARRAY(struct source_range);
};

/* What was masked, by place; what masked ranges had in common is one. */
const struct source_ranges *source_masked(const struct source *source);

/* The byte that a line starts at; line is 1-based and there. */
size_t source_line_start(const struct source *source, size_t line);

/* A line without its end; line is 1-based. */
struct slice source_line(const struct source *source, size_t line);

/* The last line, at or above this one, that begins at the margin with neither a blank, a dash nor a
 * remark: in YAML, a field at the top. 0 for none. Fast where it is asked from the top down. */
size_t source_margin_line(const struct source *source, size_t line);

/* Length of the byte order mark that a text begins with: 3 or 0. */
size_t source_bom_length(struct slice text);

/*
 * Whether somebody has looked at it and says so: behind the place, on its line, stands a
 * comment that begins with 已核实 or `checked`. What is only unlikely is then not reported.
 */
bool span_checked(struct span span);

/* A place that is a whole file, for what concerns no line of it. */
struct span span_file(const struct source *source);

#endif
