/* SPDX-License-Identifier: MIT */
/* report_room: the renderers, for the tables of formats, and what they share. */
#ifndef TAIZHANG_REPORT_REPORT_ROOM_H
#define TAIZHANG_REPORT_REPORT_ROOM_H

#include "report/report.h"

void report_text(struct buffer *out, const struct assessment *assessment,
                 const struct report_style *style);
void report_markdown(struct buffer *out, const struct assessment *assessment,
                     const struct report_style *style);
void report_html(struct buffer *out, const struct assessment *assessment,
                 const struct report_style *style);
void report_json(struct buffer *out, const struct assessment *assessment,
                 const struct report_style *style);
void report_csv(struct buffer *out, const struct assessment *assessment,
                const struct report_style *style);
void report_junit(struct buffer *out, const struct assessment *assessment,
                  const struct report_style *style);
void diag_render_text(struct buffer *out, const struct diag_list *diags,
                      const struct report_style *style);
void diag_render_json(struct buffer *out, const struct diag_list *diags,
                      const struct report_style *style);
void diag_render_sarif(struct buffer *out, const struct diag_list *diags,
                       const struct report_style *style);
void diag_render_github(struct buffer *out, const struct diag_list *diags,
                        const struct report_style *style);
void diag_render_gitlab(struct buffer *out, const struct diag_list *diags,
                        const struct report_style *style);
void diag_render_junit(struct buffer *out, const struct diag_list *diags,
                       const struct report_style *style);

void trail_text(struct buffer *out, const struct assessment *assessment, const struct trail *trail,
                const struct report_style *style);
void trail_json(struct buffer *out, const struct assessment *assessment, const struct trail *trail,
                const struct report_style *style);
void balance_text(struct buffer *out, const struct assessment *assessment,
                  const struct report_style *style);
void balance_json(struct buffer *out, const struct assessment *assessment,
                  const struct report_style *style);
void todo_text(struct buffer *out, const struct assessment *assessment,
               const struct report_style *style);
void todo_json(struct buffer *out, const struct assessment *assessment,
               const struct report_style *style);
void table_text(struct buffer *out, const struct table *table);
void table_json(struct buffer *out, const struct table *table);

/* The words of a report that are its own: one row each in words.def. */
enum word {
#include "report_words.inc"
    WORD_COUNT
};

/* What of a part is left to do: nothing, something now, or something that is not due yet. */
enum todo { TODO_NONE, TODO_NOW, TODO_LATER };

enum todo todo_of(const struct part *part);

/* The figure of the unit of target->parts[index]: where a target has one unit and only a total is
 * judged, that total is the unit's. */
const struct part *unit_part_at(const struct assessed *target, size_t index);

/* What is left to do of it is left to that unit (PART_TOTAL: to all together); NULL for none. */
const struct part *todo_part(const struct assessed *target, size_t unit);

/* The same of the unit of target->parts[index]. */
const struct part *todo_part_at(const struct assessed *target, size_t index);

/* Of an entry behind a figure: "no photo, <- reached". */
void trail_add_remarks(struct buffer *out, enum lang lang, bool color,
                       const struct trail_line *line);

/* Why an entry was passed over. */
void trail_add_reason(struct buffer *out, enum lang lang, const struct trail_miss *miss);

/* Recorded, proven, wanted and remaining, as `balance` prints them. */
#define BALANCE_CELLS 4

extern const enum word balance_heads[BALANCE_CELLS];

/*
 * What is still to be done; false where nobody can say, and where a max is passed, for that does
 * not go away by doing more. Of an unproven figure it is what has to be proven.
 */
bool balance_remaining(const struct assessed *target, const struct part *part, struct decimal *out);

void balance_cells(struct buffer cells[BALANCE_CELLS], enum lang lang,
                   const struct assessed *target, const struct part *part);

/* Whether a total is judged beside the units' own figures. */
bool has_pooled_total(const struct assessed *target);

/* Appends a word with its placeholders filled. */
void word_add(struct buffer *out, enum word word, enum lang lang, const struct lang_arg *args,
              size_t arg_count);

/* The name of a unit in the language asked for, else its id. */
struct slice unit_name(const struct assessment *assessment, size_t unit, enum lang lang);

#endif
