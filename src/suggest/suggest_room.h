/* SPDX-License-Identifier: MIT */
/* suggest_room: what the files of the room share: how what was meant is offered. */
#ifndef TAIZHANG_SUGGEST_SUGGEST_ROOM_H
#define TAIZHANG_SUGGEST_SUGGEST_ROOM_H

#include "schema/schema_choices.h"
#include "schema/schema_say.h"
#include "schema/schema_walk.h"

/*
 * Sets "hint": "did you mean held-by (主办)?", or where found is NULL what there is while that
 * is few enough: "one of: study (学习), training (培训)", in English without labels while it is not
 * many.
 */
void suggest_set_choice(struct diag *diag, const struct choices *choices,
                        const struct choice *found);

/* The same of a word where the name of a field was wanted. To who writes Chinese the Chinese word
 * is offered: "did you mean 日期 (date)?" */
void suggest_set_key(struct diag *diag, struct slice word, const struct choices *choices,
                     const struct choice *found);

/* Sets "hint": all of these may have been meant. */
void suggest_set_several(struct diag *diag, const struct choices *choices);

/* Appends "held-by (主办)": a label that only repeats the name is left out. */
void suggest_add_named(struct buffer *out, enum lang lang, const struct choice *choice);

/* Sets a placeholder to that. */
void suggest_set_named(struct diag *diag, const char *name, const struct choice *choice);

/* What is changed by the normal form, in words: "full-width characters". */
void suggest_set_marks(struct diag *diag, unsigned changed);

/* Sets "hint" to "write 30". */
void suggest_set_write(struct diag *diag, struct slice text);

/* "text or a list" */
void suggest_add_types(struct buffer *out, enum lang lang, unsigned types);

/* Says of a text whose normal form is of one of the types that it holds full-width characters and
 * the like, which is all that is wrong. false where that is not so, and while probing. */
bool suggest_normal_type(struct check *check, struct at *at, unsigned types);

/* Says that nothing stands where something should, and where it may stand instead. */
void suggest_empty(struct check *check, struct at *at);

#endif
