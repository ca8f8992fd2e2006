/* SPDX-License-Identifier: MIT */
/*
 * suggest: a fault reported with what was meant.
 *
 * The checker finds that something is wrong; what was meant by it, and so what is best said of it,
 * is looked for here, along the compiled schema, by trying what may have been meant (schema_walk.h)
 * and by the ways in which people write (suggest_value.h). No field is known by name. Where a value
 * could mean two things nothing is suggested.
 *
 * What reports a fault counts the value or the key as faulty, and while probing does no more than
 * that.
 */
#ifndef TAIZHANG_SUGGEST_SUGGEST_H
#define TAIZHANG_SUGGEST_SUGGEST_H

#include "schema/schema_walk.h"

/*
 * Reports a key that the mapping may not have, with what it was probably meant to be: the name of a
 * field here, written with full-width characters, in Chinese, with a slip or for the second time;
 * or a field of the mapping above, or of a group below. The field that was meant is not reported as
 * missing, too.
 */
void suggest_key(struct check *check, const struct subschema *schema, struct at *at,
                 struct member *member);

/* Sets "hint" of a message about a word that names no field: which of `near` was meant, or else
 * what there is, `all`. */
void suggest_field(struct diag *diag, struct slice word, const struct choices *near,
                   const struct choices *all);

/* Reports a key that the mapping lacks and that stands one level above it, where it does not
 * belong; false where it does not. */
bool suggest_left_out(struct check *check, struct at *at, struct slice name);

/* Reports a value that is none of these types, in the words that help most. */
void suggest_types(struct check *check, struct at *at, unsigned types);

/*
 * Reports a value whose normal form passes the rule that it holds full-width characters and the
 * like, which is all that is wrong. false where that is not so, and while probing.
 */
bool suggest_normal(struct check *check, const struct rule *rule, struct at *at);

/* Reports a value that is no date, by the rule of its format. */
void suggest_date(struct check *check, const struct rule *rule, struct at *at);

/*
 * Reports a value that none of the branches fits by the one that was meant. A branch of another
 * type was not meant. Among mappings the branch was meant whose discriminating keys fit: properties
 * with a const or an enum, then the required keys.
 */
void suggest_branches(struct check *check, const struct rule *rule, struct at *at);

/* Fills a message: the word of an enum that was meant, or all of them. */
void suggest_word(struct check *check, struct diag *diag, const struct rule *rule,
                  const struct node *node);

/* What a text was meant to be that does not match a pattern, where a text near it does; else what
 * the form is like. */
void suggest_form(struct diag *diag, const struct at *at, const struct rule *rule);

/* "a date such as 2016-03-05; text": what the branches ask for. Only those that pass, or all. */
void suggest_forms(struct check *check, struct diag *diag, const struct rule *rule,
                   const struct at *at, bool passing);

#endif
