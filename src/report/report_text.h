/* SPDX-License-Identifier: MIT */
/* report_text: the parts of the report for a terminal. Each prints nothing where it has nothing. */
#ifndef TAIZHANG_REPORT_REPORT_TEXT_H
#define TAIZHANG_REPORT_REPORT_TEXT_H

#include "report/page.h"

/* What is missing, target by target and in each unit by unit. */
void report_text_missing(const struct page *page);

/* What is different from an older report. */
void report_text_changes(const struct page *page);

/* The targets that are judged otherwise when the plan is read otherwise. */
void report_text_readings(const struct page *page);

#endif
