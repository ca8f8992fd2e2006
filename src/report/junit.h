/* SPDX-License-Identifier: MIT */
/*
 * junit: the elements of JUnit's XML, as Jenkins' schema for it (junit-10.xsd of its xUnit plugin)
 * and GitLab take them: no attribute that one of them refuses, counts that are right, no times,
 * for nothing here takes any.
 */
#ifndef TAIZHANG_REPORT_JUNIT_H
#define TAIZHANG_REPORT_JUNIT_H

#include "report/xml.h"

struct junit_counts {
    size_t tests, failures, errors, skipped;
};

/* One of the element `properties`. */
void junit_property(struct xml *xml, const char *name, struct slice value);

enum junit_outcome { JUNIT_PASSED, JUNIT_FAILURE, JUNIT_ERROR, JUNIT_SKIPPED };

/* One more of that outcome. */
void junit_count(struct junit_counts *counts, enum junit_outcome outcome);

/* The root; Jenkins' schema knows no `skipped` there. */
void junit_open(struct xml *xml, struct slice name, const struct junit_counts *counts);
void junit_close(struct xml *xml);

void junit_suite_open(struct xml *xml, struct slice name, const struct junit_counts *counts);
void junit_suite_close(struct xml *xml);

struct junit_case {
    struct slice classname;
    struct slice name;
    enum junit_outcome outcome;
    struct slice type;    /* of a failure or an error */
    struct slice message; /* the same in a line; of what is skipped: why */
    struct slice text;    /* of a failure or an error: all of it */
};

void junit_case(struct xml *xml, const struct junit_case *one);

#endif
