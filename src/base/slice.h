/* SPDX-License-Identifier: MIT */
/*
 * slice: a run of bytes that somebody else owns.
 *
 * Text travels through the program as slices, passed by value; NUL-terminated
 * strings exist only where a system interface asks for one. A slice never owns
 * its bytes: whoever returns one says how long they live. The empty slice has
 * len 0, and its data may be NULL.
 */
#ifndef TAIZHANG_BASE_SLICE_H
#define TAIZHANG_BASE_SLICE_H

#include <stdbool.h>
#include <stddef.h>

struct slice {
    const char *data;
    size_t len; /* bytes */
};

/* 0 to 9. */
bool byte_is_digit(char byte);

/* A slice over a string literal. */
#define SLICE(literal) ((struct slice){"" literal, sizeof(literal) - 1})

/* A slice over a NUL-terminated string; NULL gives the empty slice. */
struct slice slice_of(const char *string);

bool slice_eq(struct slice a, struct slice b);
bool slice_is(struct slice a, const char *string);

/* Whether no byte is above 7F. */
bool slice_is_ascii(struct slice s);

/* Byte order, the shorter first where one is a prefix: negative, 0 or positive. */
int slice_cmp(struct slice a, struct slice b);

bool slice_starts(struct slice s, const char *prefix);
bool slice_ends(struct slice s, const char *suffix);
bool slice_has(struct slice s, const char *part);

/* The same of letters of ASCII in whatever case; the word is in lower case. */
bool slice_is_any_case(struct slice a, const char *lower);
bool slice_starts_any_case(struct slice s, const char *lower);
bool slice_ends_any_case(struct slice s, const char *lower);
bool slice_has_any_case(struct slice s, const char *lower);

/* Where byte first occurs at or after from; s.len where it does not. */
size_t slice_find(struct slice s, char byte, size_t from);

/* Where a part that is not empty first stands at or after from; s.len where it does not. */
size_t slice_search(struct slice s, struct slice part, size_t from);

/* Bytes [from, to), both cut to the length of s. */
struct slice slice_sub(struct slice s, size_t from, size_t to);

/*
 * Cuts the part of *rest before the first byte equal to separator, moves *rest
 * behind it, and returns the part. The last part leaves *rest with data NULL.
 *
 *     for (struct slice rest = s; rest.data != NULL;) {
 *         struct slice part = slice_cut(&rest, ',');
 */
struct slice slice_cut(struct slice *rest, char separator);

/* The value of a hexadecimal digit, in whatever case; -1 for any other byte. */
int hex_value(char digit);

/* Without spaces and tabs at both ends. */
struct slice slice_trim(struct slice s);

#endif
