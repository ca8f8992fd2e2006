/* SPDX-License-Identifier: MIT */
/*
 * catalogue: every message that the program knows, one row each.
 *
 * The rows are in catalogue_*.def, one file per subject:
 *
 *     DIAG(number, NAME, SEVERITY, "slug", message, help, manual)
 *
 * number is the code that people see (TZ101) and never changes its meaning; NAME makes
 * DIAG_NAME; the three texts are T("English", "中文"). The message says what is wrong,
 * the help what to do, the manual (for `taizhang explain`) why it is asked and how it
 * comes about; an example goes with it (examples.h). Message and help may hold
 * {placeholders}. An empty help prints nothing.
 *
 * Numbers: TZ1xx reading YAML (from TZ130 typing slips) · TZ2xx records against the schema (from
 * TZ240 implausible ones, from TZ270 what came later) · TZ3xx records against each other and the
 * folder · TZ4xx township and plan (from TZ490 days and quotas) · TZ5xx schemas · TZ6xx
 * privacy · TZ9xx the world.
 *
 * Severities: error, the file must be corrected (exit status 2); warning, it should be
 * looked at; fatal, the program could not do its work (exit status 3).
 */
#ifndef TAIZHANG_DIAG_CATALOGUE_H
#define TAIZHANG_DIAG_CATALOGUE_H

#include "base/lang.h"

enum severity { SEVERITY_WARNING, SEVERITY_ERROR, SEVERITY_FATAL };

enum diag_code {
#include "diag_codes.inc"
    DIAG_CODE_COUNT
};

struct catalogue_row {
    int number;
    enum severity severity;
    const char *slug;
    struct words message;
    struct words help;
    struct words manual;
};

const struct catalogue_row *catalogue_row(enum diag_code code);

/* The row of "TZ101", "tz101" or a slug; NULL where there is none. */
const struct catalogue_row *catalogue_find(struct slice name);

/* "error", "warning", "fatal" and their Chinese words. */
const struct words *severity_words(enum severity severity);

#endif
