/* SPDX-License-Identifier: MIT */
/*
 * schema_mend: the text that a wrong value was meant to be, tried against the rule that it
 * broke. What is offered to write is always something that the rule takes.
 */
#ifndef TAIZHANG_SCHEMA_SCHEMA_MEND_H
#define TAIZHANG_SCHEMA_SCHEMA_MEND_H

#include "base/plain.h"
#include "schema/schema_check.h"

/*
 * Says of a value whose plain form passes the rule (is of one of the types) that it holds
 * full-width characters and the like, which is all that is wrong. false where that is not so,
 * and while probing.
 */
bool mend_say(struct check *check, const struct rule *rule, struct at *at);
bool mend_say_types(struct check *check, struct at *at, unsigned types);

/* What is changed by the plain form, in words: "full-width characters". */
void mend_set_marks(struct diag *diag, unsigned changed);

/*
 * Appends a text near this one that the pattern takes: in other case, with another separator
 * or one more hyphen, as a date or quarter, with zeros before its last number. *sure: nothing
 * was added that could have been something else.
 */
bool mend_pattern(struct buffer *out, const struct pattern *pattern, struct slice text, bool *sure);

/* Sets "hint" to "write 30". */
void schema_set_write(struct diag *diag, struct slice text);

#endif
