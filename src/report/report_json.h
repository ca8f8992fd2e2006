/* SPDX-License-Identifier: MIT */
/* report_json: parts of the JSON report that the other JSON outputs have, too. */
#ifndef TAIZHANG_REPORT_REPORT_JSON_H
#define TAIZHANG_REPORT_REPORT_JSON_H

#include "assess/assessment.h"
#include "report/json.h"

/* Version, plan, township and as-of date. */
void report_json_head(struct json *json, const struct assessment *assessment);

/* The bounds under a key; null where nothing is judged. */
void report_json_limits(struct json *json, const char *key, bool judged,
                        const struct limits *limits);

/* "want": what is asked of the part; null where nothing is. */
void report_json_want(struct json *json, const struct part *part);

/* "2016-Q3". */
/* How the time is cut: "every", and what is more to say of it than a word. */
void report_json_every(struct json *json, const struct assessed *target);

/* "points" of a sheet that is assessed by them. */
void report_json_score(struct json *json, const struct assessment *assessment, size_t sheet);

void report_json_period(struct json *json, const char *key, struct calendar_slice period);

/* A list of ids. */
void report_json_labels(struct json *json, const char *key, const struct label *labels,
                        size_t count);

/* The fields of a suspected entry, into an object that is open. */
void report_json_suspect(struct json *json, const struct suspect *suspect);

/* The fields of a figure by itself, into an object that is open. */
void report_json_figure(struct json *json, const struct assessed *target, const struct part *part);

/* The same and what it is made of: members, periods, entries without evidence, suspects. */
void report_json_figures(struct json *json, const struct assessed *target, const struct part *part);

/* The word behind the figures of a target, where the plan has one. */
void report_json_counted_in(struct json *json, const struct assessed *target);

#endif
