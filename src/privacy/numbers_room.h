/* SPDX-License-Identifier: MIT */
/*
 * numbers_room: a chain of digits, as numbers_read.c makes it of bytes and numbers_kind.c
 * recognises numbers in it.
 */
#ifndef TAIZHANG_PRIVACY_NUMBERS_ROOM_H
#define TAIZHANG_PRIVACY_NUMBERS_ROOM_H

#include "privacy/numbers.h"

#include <stdint.h>

/* What stands before a digit. */
enum link {
    LINK_NONE, /* another digit of its run */
    LINK_SPACE,
    LINK_HYPHEN,
    LINK_DOT,
    LINK_UNDERSCORE,
    LINK_SLASH,
    LINK_MIDDLE,
    LINK_PAREN, /* a closing parenthesis, as behind an area code */
    LINK_MIXED,
    LINK_LOOSE =
        16, /* added to one of them: it has spaces around it, and is not the same without */
};

#define VALUE_X 10 /* the check character X */

struct digit {
    uint32_t at;
    uint8_t len; /* in bytes */
    uint8_t value;
    uint8_t link; /* to the digit before it; LINK_NONE for the first of a chain, too */
};

/* How many digits numbers have. */
#define ID_LEN     18
#define OLD_LEN    15
#define MOBILE_LEN 11
#define CARD_MIN   16
#define CARD_MAX   19

/* A longer chain is looked at in parts, with so many digits in two of them. */
#define CHAIN_MAX     512
#define CHAIN_OVERLAP 64

struct chain {
    struct slice text;
    struct digit digits[CHAIN_MAX];
    size_t len;
    bool open_left, open_right; /* the chain goes on there */
    size_t done;                /* digits before this are part of a number that was found */
};

/* ---- numbers_chain.c ---- */

/* Whether a group begins at digit i, or ends before it. */
bool chain_begins_group(const struct chain *chain, size_t i);
bool chain_ends_group(const struct chain *chain, size_t i);

/* The one separator inside [i, j), LINK_NONE for an unbroken run, else LINK_MIXED. */
enum link chain_link(const struct chain *chain, size_t i, size_t j);

/* Whether what begins at i, or ends before j, with this separator between its groups, is not
 * joined to more by the same, nor torn out of something else. */
bool chain_free_left(const struct chain *chain, size_t i, enum link link);
bool chain_free_right(const struct chain *chain, size_t j, enum link link);

/* Whether the groups of [i, j) have the lengths of one of the forms, a letter for each: "cdd"
 * is 3-4-4. NULL ends the forms. */
bool chain_is_grouped(const struct chain *chain, size_t i, size_t j, const char *const *forms);

/* Whether all groups of [i, j) end in so many zeros: then they are amounts. */
bool chain_is_round(const struct chain *chain, size_t i, size_t j, size_t zeros);

unsigned digits_value(const struct digit *digits, size_t count);

/* A real month and day, of four digits. */
bool digits_are_date(unsigned year, const struct digit *month_day);

/* Eight digits that are a date of 1900 to 2100. */
bool digits_are_plain_date(const struct digit *digits);

/* ---- numbers_id.c, numbers_phone.c, numbers_kind.c: 0 where none begins at digit i ---- */

size_t id_at(const struct chain *chain, size_t i, enum number_kind *kind);
size_t old_id_at(const struct chain *chain, size_t i);
size_t mobile_at(const struct chain *chain, size_t i);
size_t landline_at(const struct chain *chain, size_t i);

/* An identity number of eighteen that begins at digit i, as far as its digits go. */
enum id_form { ID_NONE, ID_MISTYPED, ID_VALID };
enum id_form id_form(const struct digit *digits);

/* The number that begins at digit i; its count of digits, 0 for none. */
size_t number_at(const struct chain *chain, size_t i, enum number_kind *kind);

/* Whether eleven digits are those of a mobile. */
bool is_mobile(const struct digit *digits);

/* ---- numbers_chars.c ---- */

/* The separator at a byte, and the bytes that it takes; LINK_NONE where there is none. */
enum link separator_at(struct slice text, size_t at, size_t *len);

/* Bytes of the check letter X at a byte, in any of its forms; 0 where there is none. */
size_t check_letter_at(struct slice text, size_t at);

/* The Chinese digit at a byte, always three bytes; -1 where there is none. */
int han_digit_at(struct slice text, size_t at);

/* Bytes of characters without width at a byte. */
size_t zero_width_at(struct slice text, size_t at);

#endif
