/* SPDX-License-Identifier: MIT */
/*
 * A line read piece by piece, without knowing whether it is YAML at all: for the sources of
 * secret.h alone. What stands before a colon names a field.
 */
#ifndef TAIZHANG_DIAG_SECRET_ROOM_H
#define TAIZHANG_DIAG_SECRET_ROOM_H

#include "diag/secret.h"

enum token_end { STOP_END, STOP_COLON, STOP_COMMA, STOP_OPEN, STOP_CLOSE, STOP_REMARK };

struct token {
    size_t start, end; /* without the sign that ends it */
    size_t next;       /* behind that sign */
    enum token_end stop;
};

/* The piece that begins at `start`; `flow`: between brackets, where a comma ends one; `front`: at
 * the start of the line, where a dash belongs to none and any colon parts. */
struct token secret_next_token(struct slice text, size_t start, bool flow, bool front);

/* Behind the quotation mark that closes the one at `at`. */
size_t secret_quoted_end(struct slice text, size_t at);

/* What stands before a colon, without dashes, brackets and quotation marks. */
struct slice secret_bare_key(struct slice key);

/* By its letters alone, whatever their width; NULL for none. */
const struct secret_field *secret_find_field(const struct secret_section *section,
                                             struct slice key);
/* Whether what is called so takes values alone, in whatever place. */
bool secret_takes_values(const struct secret_section *section, struct slice key);

/* Whether a value is shown behind a field's name; there may be fields of that name in several
 * places. */
bool secret_section_shows(const struct secret_section *section, struct slice key,
                          struct slice value);

const struct secret_section *secret_find_section(const struct secrets *secrets, struct slice key);

bool secret_is_one_of(struct slice all, uint32_t code);
bool secret_is_unit(uint32_t code);

/* A number with its unit, a year or a date, where the right values are such. */
bool secret_is_number(const struct secret_values *values, struct slice value);
/* Whether the numbers in a value that is none may be a date, or some number of somebody. */
bool secret_has_date(const struct secret_values *values, struct slice value);
/* Whether the numbers in what stands where a code belongs are as short as those of a code. */
bool secret_is_code_number(struct slice value);

/* Masks a line, or a part of one, on which something of somebody stands: all but the names of
 * fields that the schema knows. */
void secret_scrub_beside(const struct secrets *secrets, char *line, size_t len);

#endif
