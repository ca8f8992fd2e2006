/* SPDX-License-Identifier: MIT */
/*
 * json: a streaming writer of JSON (RFC 8259), indented by two spaces or all on one line.
 *
 * Numbers are exact decimals. Strings are UTF-8; bytes that are not become U+FFFD, and
 * control, bidirectional and other invisible characters are escaped, so that a terminal
 * shows them. The caller opens and closes in order; a debug build checks.
 */
#ifndef TAIZHANG_REPORT_JSON_H
#define TAIZHANG_REPORT_JSON_H

#include "base/date.h"
#include "base/decimal.h"
#include "base/lang.h"
#include "report/piece.h"

#define JSON_DEPTH_MAX 16

struct json {
    struct buffer *out;
    const struct text_taker *taker; /* of what was written; NULL: nobody */
    bool one_line;
    size_t depth;
    bool filled[JSON_DEPTH_MAX + 1]; /* by depth: something stands there already */
};

/* Every value may have a key, which is NULL inside a list and at the top. */
void json_open(struct json *json, const char *key, char bracket); /* '{' or '[' */
void json_close(struct json *json, char bracket);

/* Ends the text, where all is closed. */
void json_end(struct json *json);

void json_string(struct json *json, const char *key, struct slice value);
void json_decimal(struct json *json, const char *key, struct decimal value);
void json_size(struct json *json, const char *key, size_t value);
void json_bool(struct json *json, const char *key, bool value);
void json_null(struct json *json, const char *key);
void json_date(struct json *json, const char *key, date_days value);

/* {"zh": ..., "en": ...}, with null for a language that is missing. */
void json_name(struct json *json, const char *key, const struct name *value);

/* A string, or null where it has no data. */
void json_optional(struct json *json, const char *key, struct slice value);

#endif
