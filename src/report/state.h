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

/* Whether something is left to do now; NULL is nothing. */
bool part_is_open(const struct part *part);

/*
 * The part of target->parts[index] where something is left to do there, else NULL; of part_count
 * that of all units together, or the total which in a public report stands for those that are not
 * told.
 */
const struct part *open_part(const struct assessed *target, size_t index);

/*
 * Whether something is left to do in a target, whoever has to do it: what every format lists as not
 * reached, and counts as open. One that is undefined is open, too, though no unit can do anything:
 * whoever wrote the plan has to say what it means. One that is not due is not.
 */
bool target_is_open(const struct assessed *target);
size_t count_open(const struct assessment *assessment);

/* Whether a target is on a sheet, by its index; NO_SHEET: on none. */
#define NO_SHEET SIZE_MAX

bool target_on_sheet(const struct assessed *target, size_t sheet);

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

#endif
