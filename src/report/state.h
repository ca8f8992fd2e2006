/* SPDX-License-Identifier: MIT */
/* state: the order in which reports list targets and sheets, and phrases of how things stand that
 * several parts share: plain text, which a format escapes for itself. */
#ifndef TAIZHANG_REPORT_STATE_H
#define TAIZHANG_REPORT_STATE_H

#include "report/report_room.h"

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

/* "ledger/nanbei.yaml.bak: its name does not end in .yaml": a file that is left out, by its index,
 * of an assessment that is not public. */
void state_add_left(struct buffer *out, enum lang lang, const struct assessment *assessment,
                    size_t index);

/* The rows of a unit: what it has recorded and no target counts. */
struct uncounted_rows {
    const struct uncounted *items;
    size_t count;
};
struct uncounted_rows uncounted_of(const struct assessment *assessment, size_t unit);

/* "recorded but in no target: support 12, sessions 3", of a unit; nothing where all counts. */
void state_add_uncounted(struct buffer *out, enum lang lang, const struct assessment *assessment,
                         size_t unit);

/* The values that a total counts once though several units have them; nothing without any. They
 * are codes: a public assessment holds none. */
void state_add_doubles(struct buffer *out, enum lang lang, const struct assessed *target);

#endif
