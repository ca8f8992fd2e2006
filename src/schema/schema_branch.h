/* SPDX-License-Identifier: MIT */
/*
 * schema_branch: which of several branches was meant, when none of them fits.
 *
 * A branch of another type was not meant. Among mappings the branch was meant whose
 * telling keys fit: properties with a const or an enum, then the required keys.
 */
#ifndef TAIZHANG_SCHEMA_SCHEMA_BRANCH_H
#define TAIZHANG_SCHEMA_SCHEMA_BRANCH_H

#include "schema/schema_keyword.h"

/* Says of a value that none of the branches fits what is wrong with it. */
void schema_fault_branches(struct check *check, const struct rule *rule, struct at *at);

/* "a date such as 2016-03-05; text": what the branches ask for. Only those that pass, or all. */
void schema_set_forms(struct check *check, struct diag *diag, const struct rule *rule,
                      const struct at *at, bool passing);

#endif
