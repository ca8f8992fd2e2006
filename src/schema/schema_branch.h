/* SPDX-License-Identifier: MIT */
/*
 * schema_branch: which of several branches was meant, when none of them fits.
 *
 * A branch of another type was not meant. Among mappings the branch was meant whose
 * telling keys fit: properties with a const or an enum, then the required keys.
 */
#ifndef TAIZHANG_SCHEMA_SCHEMA_BRANCH_H
#define TAIZHANG_SCHEMA_SCHEMA_BRANCH_H

#include "schema/schema_check.h"

/* Says of a value that none of the branches fits what is wrong with it. */
void schema_fault_branches(struct check *check, const struct rule *rule, struct at *at);

/* "a date such as 2016-03-05; text": what the branches ask for. Only those that pass, or all. */
void schema_set_forms(struct check *check, struct diag *diag, const struct rule *rule,
                      const struct at *at, bool passing);

/* The types that a schema takes; with an enum or const alone, those of their values. */
unsigned types_of_schema(const struct subschema *schema);

/* The const, or else the enum, that a schema asks of a property; NULL for none. */
const struct rule *branch_telling_rule(const struct subschema *schema, struct slice name);

/*
 * Each says what is wrong by one way of telling branches apart; false where that is not the way.
 * A slip of the only word that a branch takes; a text where all want words; a key that tells
 * the branches apart, with a word that none knows; branches that want one key each and no more.
 */
bool branch_say_near(struct check *check, const struct subschema *branch, struct at *at);
bool branch_say_value(struct check *check, const struct rule *rule, struct at *at);
bool branch_say_telling(struct check *check, const struct rule *rule, struct at *at);
bool branch_say_choice(struct check *check, const struct rule *rule, struct at *at);

/* Mappings that each begin with a key of their own (count, sum, share): which of these is
 * missing, misspelt, or too many. */
bool branch_say_openings(struct check *check, const struct rule *rule, struct at *at);

#endif
