/* SPDX-License-Identifier: MIT */
/* state: how things stand, in sentences, shared by the formats that people read. Plain text: a
 * format escapes it for itself. */
#ifndef TAIZHANG_REPORT_STATE_H
#define TAIZHANG_REPORT_STATE_H

#include "report/report_room.h"

/* "Of 50 targets, 30 are met, 10 are short ...": nothing where there is no target. */
void state_add_counts(struct buffer *out, enum lang lang, const size_t counts[VERDICT_COUNT]);

/* In how many targets something is left to do, and who has a part in most of them: what comes
 * before, what is worth being strong, and what comes behind; each may be empty. The assessment has
 * units and is not narrow. */
enum { STATE_BEFORE, STATE_STRONG, STATE_BEHIND, STATE_PIECES };

void state_add_who(struct buffer out[STATE_PIECES], enum lang lang,
                   const struct assessment *assessment);

/*
 * Targets as reports list them, from the worst verdict to the best, those of one verdict in the
 * order of the plan:
 *
 *     struct by_verdict at = {0};
 *
 *     for (const struct assessed *target; (target = by_verdict_next(assessment, &at)) != NULL;)
 */
struct by_verdict {
    enum verdict verdict;
    size_t index;
};

const struct assessed *by_verdict_next(const struct assessment *assessment, struct by_verdict *at);

/* Whether a target is on a sheet, by its index; NO_SHEET: on none. */
#define NO_SHEET SIZE_MAX

bool target_on_sheet(const struct assessed *target, size_t sheet);

/* The sheets as reports list them: after the last, at sheet_count, what is on none. */
size_t sheet_at(const struct assessment *assessment, size_t index);

/* The title over targets that are on none: where the plan has no sheets, these are all. */
enum word sheet_rest_title(const struct assessment *assessment);

/* How many targets are on a sheet, and how many of each verdict. */
size_t sheet_count_verdicts(const struct assessment *assessment, size_t sheet,
                            size_t counts[VERDICT_COUNT]);

/* Whether another reading of the words gives another verdict. */
bool reading_changes(const struct assessed *target, const struct assessed *reading);
bool target_depends_on_reading(const struct assessed *target);

/* That some records could not be read, and what that means. */
void state_add_unread(struct buffer *out, enum lang lang, const struct assessment *assessment);

/* In how many targets something is suspected, and what that does; nothing where none is. */
void state_add_suspected(struct buffer *out, enum lang lang, const struct assessment *assessment);

/* "ledger/nanbei.yaml.bak: its name does not end in .yaml": a file that is left out, by its index,
 * of an assessment that is not public. */
void state_add_left(struct buffer *out, enum lang lang, const struct assessment *assessment,
                    size_t index);

/*
 * In lines, each with its line end: which days, and which unit it is all about, where that is not
 * everything; which files were left out, and why, behind their number (of a public report the
 * number alone); where it all comes from.
 */
void state_add_only_days(struct buffer *out, enum lang lang, const struct assessment *assessment);
void state_add_only_unit(struct buffer *out, enum lang lang, const struct assessment *assessment);
void state_add_left_out(struct buffer *out, enum lang lang, const struct assessment *assessment);
void state_add_provenance(struct buffer *out, enum lang lang, const struct assessment *assessment);

/* "recorded but in no target: support 12, sessions 3", of a unit; nothing where all counts. */
void state_add_uncounted(struct buffer *out, enum lang lang, const struct assessment *assessment,
                         size_t unit);

/* The values that a total counts once though several units have them; nothing without any. They
 * are codes: a public assessment holds none. */
void state_add_doubles(struct buffer *out, enum lang lang, const struct assessed *target);

#endif
