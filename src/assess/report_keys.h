/* SPDX-License-Identifier: MIT */
/*
 * report_keys: the names in a JSON report that are read again when a later one is compared with
 * it, for who writes them and who reads them. The version goes up when a field changes its meaning
 * or goes; new fields leave it as it is.
 */
#ifndef TAIZHANG_ASSESS_REPORT_KEYS_H
#define TAIZHANG_ASSESS_REPORT_KEYS_H

#define REPORT_VERSION 1

/* Of the report. */
#define KEY_VERSION    "taizhang-report"
#define KEY_PLAN       "plan"
#define KEY_AS_OF      "as-of"
#define KEY_ONLY       "only" /* the days that are looked at, where these are not all */
#define KEY_FROM       "from"
#define KEY_TO         "to"
#define KEY_ONLY_UNIT  "only-unit"
#define KEY_UNITS      "units"
#define KEY_TARGETS    "targets"
#define KEY_PROVENANCE "provenance"
#define KEY_COMMIT     "commit"

/* Of what has a name: the plan, units, targets. */
#define KEY_ID    "id"
#define KEY_NAME  "name"
#define KEY_TITLE "title"

/* Of a target. */
#define KEY_KIND     "kind"
#define KIND_AVERAGE "average"
#define KIND_RATIO   "ratio"
#define KIND_CHANGE  "change"
#define KIND_POINTS  "points"
#define KEY_MEASURE  "measure"
#define KEY_TOTAL    "total"
#define KEY_PEOPLE   "people"

/* Of a figure; its verdict is that of a target, too. */
#define KEY_UNIT      "unit"
#define KEY_WITHHELD  "withheld"
#define KEY_VERDICT   "verdict"
#define KEY_RECORDED  "recorded"
#define KEY_PROVEN    "proven"
#define KEY_OF        "of"
#define KEY_OF_PROVEN "of-proven"
#define KEY_MEAN_OF   "mean-of"
#define KEY_NO_DATA   "no-data"

#endif
