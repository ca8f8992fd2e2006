/* SPDX-License-Identifier: MIT */
/* report_room: the renderers, for the tables of formats, and what they share. */
#ifndef TAIZHANG_REPORT_REPORT_ROOM_H
#define TAIZHANG_REPORT_REPORT_ROOM_H

#include "assess/todo.h"
#include "report/phrase.h"
#include "report/report.h"

void report_text(struct buffer *out, const struct assessment *assessment,
                 const struct report_style *style);
void report_markdown(struct buffer *out, const struct assessment *assessment,
                     const struct report_style *style);
void report_asciidoc(struct buffer *out, const struct assessment *assessment,
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

/* The name of a unit in the language asked for, else its id. */
struct slice unit_name(const struct assessment *assessment, size_t unit, enum lang lang);

#endif
