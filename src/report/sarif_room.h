/* SPDX-License-Identifier: MIT */
/* sarif_room: what the parts of a SARIF file share. */
#ifndef TAIZHANG_REPORT_SARIF_ROOM_H
#define TAIZHANG_REPORT_SARIF_ROOM_H

#include "report/finding.h"
#include "report/json.h"

struct sarif {
    struct json json;
    const struct diag_list *diags;
    const struct report_style *style;
    const struct fingerprint *fingerprints;
    size_t rules[DIAG_CODE_COUNT];         /* by code: its index among the rules */
    size_t notifications[DIAG_CODE_COUNT]; /* the same among the notifications */
    size_t results;                        /* so far */
    size_t left_out;
};

/* What is wrong in a file; else it is a notification. */
bool sarif_is_result(const struct diag *diag);

/* "warning" or "error" */
const char *sarif_level(const struct diag *diag);

/* {"text": ...} */
void sarif_text(struct json *json, const char *key, const struct buffer *text);

/* The tool, with its rules and notifications: the codes that occur. Sets their indices. */
void sarif_tool(struct sarif *sarif);

#endif
