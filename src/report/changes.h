/* SPDX-License-Identifier: MIT */
/* changes: what changed since an older report, in words, shared by the formats that people read. */
#ifndef TAIZHANG_REPORT_CHANGES_H
#define TAIZHANG_REPORT_CHANGES_H

#include "assess/comparison.h"
#include "base/buffer.h"
#include "report/phrase.h"

/* What has happened, as one says it under a heading. Plain text, safe to print; a format escapes
 * it once more for itself. */

/* "what changed since 2016-09-30", with the plan of the older report where it is another one. */
void changes_title_add(struct buffer *out, enum lang lang, const struct assessment *assessment);

/* That nothing changed; in a public report, nothing that it shows. */
enum word changes_none(const struct assessment *assessment);

/* "met, was short": of a target whose verdict is another one. */
void verdict_change_add(struct buffer *out, enum lang lang, const struct verdict_change *change);

/* One figure: "Nanbei Street: 20 of 20, was 17; met, was short". */
void change_add(struct buffer *out, enum lang lang, const struct assessment *assessment,
                const struct change *change);

/* Where a target's changes end that begin at `from`: the first one of another target. */
size_t changes_end(const struct comparison *comparison, size_t from);

/* The change of a target's verdict; NULL where it is the same. */
const struct verdict_change *verdict_change_of(const struct comparison *comparison,
                                               const struct assessed *target);

/* Whether any figure of the target changed: a verdict may without, as when the due date passes. */
bool changes_have_figures(const struct comparison *comparison, const struct assessed *target);

/* "+" where it is better now, "-" where it is worse, " " where neither can be said. */
const char *change_sign(int way);

#endif
