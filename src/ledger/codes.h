/* SPDX-License-Identifier: MIT */
/*
 * codes: whether a code begins with the id of a unit that it may be of (x-prefix, shape.h).
 *
 * A code is the id of a unit, a hyphen, a letter and a number: nanbei-a017.
 */
#ifndef TAIZHANG_LEDGER_CODES_H
#define TAIZHANG_LEDGER_CODES_H

#include "plan/township.h"

/* Whether a code may stand in a unit's records; *home is the unit that it begins with, UNIT_NONE
 * for none. Where it is not known whose records they are (UNIT_NONE),
 * any unit's id will do. */
bool code_fits(const struct township *township, const struct field *field, struct slice code,
               size_t unit, size_t *home);

/* What a code begins with; empty where it has no hyphen. */
struct slice code_prefix(struct slice code);

/* Whether a field takes the codes of any unit. */
bool code_is_anybodys(const struct field *field);

/* Reports that all codes of a file begin with another id than that of its unit. */
void code_report_header(struct diag_list *diags, struct span span, const struct township *township,
                        struct slice prefix, size_t count, size_t unit);

/* Reports a code that does not fit. */
void code_report(struct diag_list *diags, struct span span, const struct township *township,
                 const struct field *field, struct slice code, size_t unit);

#endif
