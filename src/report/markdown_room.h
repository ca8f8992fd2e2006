/* SPDX-License-Identifier: MIT */
/* markdown_room: what the files of the Markdown report share. */
#ifndef TAIZHANG_REPORT_MARKDOWN_ROOM_H
#define TAIZHANG_REPORT_MARKDOWN_ROOM_H

#include "report/figure.h"
#include "report/markdown.h"
#include "report/report_room.h"
#include "report/state.h"

struct markdown {
    struct buffer *out;
    const struct assessment *assessment;
    const struct report_style *style;
    enum lang lang;
    struct buffer left_out; /* names of the parts that had no room, escaped */
    size_t left_out_more;   /* how many others there are, which had no room even there */
};

/* Bytes of one text that stands in every report, whatever room there is. The schemas let a title be
 * of 120 characters, which are fewer, whatever they are; a ledger with errors may have others. */
#define MARKDOWN_TEXT_MAX 3000

/* Appends plain text, escaped, and empties its buffer. */
void markdown_flush(struct buffer *out, struct buffer *text);

void markdown_word(const struct markdown *md, struct buffer *out, enum word word);

/* Appends text, escaped; where that takes more than `max` bytes, the beginning and "…". */
void markdown_clip(struct buffer *out, struct slice text, size_t max);

/* Sign and word. */
void markdown_verdict(const struct markdown *md, struct buffer *out, enum verdict verdict);

/* The title, and the id, which `why` asks for. */
void markdown_target(const struct markdown *md, struct buffer *out, const struct assessed *target);

/* The unit of a part, or "all 5 units". */
void markdown_part_name(const struct markdown *md, struct buffer *out,
                        const struct assessed *target, const struct part *part);

/* A row of a table up to the words of the figure: its verdict, the target, the unit. The cell is
 * open. */
void markdown_part(const struct markdown *md, struct buffer *out, const struct assessed *target,
                   const struct part *part, enum verdict verdict);

/* ledger/a.yaml:12, a link where there can be one. */
void markdown_place(const struct markdown *md, struct buffer *out, const struct place *place);

/* The entries of a part that are suspected, each on a line of its own within the cell. */
void markdown_suspects_of(const struct markdown *md, struct buffer *out, const struct part *part);

/* The head of a table. */
void markdown_heads(const struct markdown *md, struct buffer *out, const enum word *heads,
                    size_t count);

/* A part that is too long ends with how much more there is, between two marks; false then. */
bool markdown_more(const struct markdown *md, struct buffer *out, const char *mark, enum word word,
                   size_t more, const char *end);

/* What changed since an older report, if there is one; false where not all of it had room. */
bool markdown_changes(const struct markdown *md);

/* Keeps the name of a part that had no room; says in the end which ones. */
void markdown_left_out(struct markdown *md, struct slice title);
void markdown_say_left_out(struct markdown *md);

/* Folded parts, each where the report with it takes no more than `room` bytes; else its title is
 * added to what is left out. */
void markdown_folded(struct markdown *md, struct slice title, const struct buffer *content,
                     size_t room);
void markdown_suspects(struct markdown *md, size_t room);
void markdown_readings(struct markdown *md, size_t room);
void markdown_sheets(struct markdown *md, size_t room);

#endif
