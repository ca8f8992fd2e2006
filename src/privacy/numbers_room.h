/* SPDX-License-Identifier: MIT */
/*
 * numbers_room: a chain of digits, as numbers_read.c makes it of bytes and numbers_kind.c
 * recognises numbers in it.
 */
#ifndef TAIZHANG_PRIVACY_NUMBERS_ROOM_H
#define TAIZHANG_PRIVACY_NUMBERS_ROOM_H

#include "privacy/numbers.h"

#include <stdint.h>

/* What stands before a digit: one of these, or a weak one, with LINK_LOOSE perhaps. */
enum {
    LINK_NONE, /* another digit of its run */
    LINK_SPACE,
    LINK_HYPHEN,
    LINK_DOT,
    LINK_UNDERSCORE,
    LINK_SLASH,
    LINK_MIDDLE,
    LINK_PAREN, /* a closing parenthesis, as behind an area code */
    LINK_MIXED,
    LINK_LOOSE = 16, /* added: it has spaces around it, and is not the same without */
    LINK_WEAK = 32,  /* with the sign's code above LINK_SIGN_SHIFT: any other sign */
};

#define LINK_SIGN_SHIFT 8
#define LINK_QUOTE      (LINK_WEAK | (uint32_t)'"' << LINK_SIGN_SHIFT)
#define LINK_BREAK      (LINK_WEAK | (uint32_t)'\n' << LINK_SIGN_SHIFT) /* <br> */
#define LINK_DUN        (LINK_WEAK | 0x3001U << LINK_SIGN_SHIFT)        /* 、 */
#define LINK_COMMA      (LINK_WEAK | (uint32_t)',' << LINK_SIGN_SHIFT)
#define LINK_BRACKET    (LINK_WEAK | (uint32_t)'(' << LINK_SIGN_SHIFT)

#define VALUE_X         10 /* the check character X */

struct digit {
    uint32_t at;
    uint32_t link; /* to the digit before it; LINK_NONE for the first of a chain, too */
    uint8_t len;   /* in bytes */
    uint8_t value;
    bool odd; /* none that people write numbers with: Chinese, circled, "&#49;" */
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
    size_t len;
    bool open_left, open_right;     /* the chain goes on there */
    size_t done;                    /* digits before this are part of a number that was found */
    struct digit digits[CHAIN_MAX]; /* the first `len`; it comes last, for nobody clears it */
};

/* ---- numbers_chain.c ---- */

/* Whether a group begins at digit i, or ends before it. */
bool chain_begins_group(const struct chain *chain, size_t i);
bool chain_ends_group(const struct chain *chain, size_t i);

/* The one separator inside [i, j), LINK_NONE for an unbroken run, else LINK_MIXED. */
uint32_t chain_link(const struct chain *chain, size_t i, size_t j);

/* Whether what begins at i, or ends before j, with this separator between its groups, is not
 * joined to more by the same, nor torn out of something else. */
bool chain_free_left(const struct chain *chain, size_t i, uint32_t link);
bool chain_free_right(const struct chain *chain, size_t j, uint32_t link);

/* Whether a unit stands behind digit j - 1: the last figures are a count. */
bool chain_is_counted(const struct chain *chain, size_t j);

size_t chain_groups(const struct chain *chain, size_t i, size_t j);

/* Whether the groups of [i, j) have the lengths of one of the forms, a letter for each: "cdd"
 * is 3-4-4. NULL ends the forms. */
bool chain_is_grouped(const struct chain *chain, size_t i, size_t j, const char *const *forms);

/* Whether groups of [i, j) end only at the places of a mask, bit n for n digits; whether all are of
 * one length, the last one perhaps shorter. */
bool chain_is_cut_at(const struct chain *chain, size_t i, size_t j, uint32_t places);
bool chain_is_even(const struct chain *chain, size_t i, size_t j);

/* Whether all groups of [i, j) end in so many zeros: then they are amounts. */
bool chain_is_round(const struct chain *chain, size_t i, size_t j, size_t zeros);

/* Whether [i, j) is what stands behind the point of a number: 0.123. */
bool chain_is_fraction(const struct chain *chain, size_t i, size_t j);

unsigned digits_value(const struct digit *digits, size_t count);

/* A real month and day, of four digits. */
bool digits_are_date(unsigned year, const struct digit *month_day);

/* Eight digits that are a date of 1900 to 2100. */
bool digits_are_plain_date(const struct digit *digits);

/* ---- numbers_row.c ---- */

/* Whether [i, j) is a line of a table, which another one stands above or below: cells of digits
 * with signs or strokes between, or columns with blanks, whose widths differ. */
bool chain_is_row(const struct chain *chain, size_t i, size_t j);

/* ---- numbers_beside.c: the words beside a number ---- */

/* Whether a text ends in one of the words; it without them, again and again. NULL ends the words.
 */
bool ends_any(struct slice s, const char *const *words);
struct slice without_any(struct slice s, const char *const *words);

/* Whether a unit stands behind digit j - 1: 元, .00元, 吨. */
bool chain_is_amount(const struct chain *chain, size_t j);

/* Whether digit i stands behind the word for the number of a thing: a meter, an order, a contract.
 */
bool chain_is_of_thing(const struct chain *chain, size_t i);

/* Whether digit i stands behind the word for a sum in a table: 合计, 小计. */
bool chain_is_total(const struct chain *chain, size_t i);

/* Whether digit i stands behind 各村 or 分别, as figures of a list do, or is the first argument of
 * a function: matrix(1,3,8... */
bool chain_is_listed(const struct chain *chain, size_t i, uint32_t link);

/* Whether a text ends in what an office is called by: 江口镇中心小学. */
bool ends_in_office(struct slice text);

/* Whether what stands at a byte of a text is behind the word for an office, or for what one has a
 * telephone for. */
bool is_behind_office(struct slice text, size_t at);

/* Whether the telephone in [start, end) has its office in brackets behind it, and nobody before
 * it: 联系电话：…（学校）, but not 张三电话：…（学校）. */
bool is_before_office(struct slice text, size_t start, size_t end);

/* Whether one of the two is so of the digits [i, j). */
bool chain_is_office(const struct chain *chain, size_t i, size_t j);

/* ---- numbers_sum.c ---- */

/* Whether [i, j) is written as a sum is, 13,890,617,243, and something says that it is one: other
 * figures of the chain, a word for money or a count before it, a unit behind it. */
bool chain_is_sum(const struct chain *chain, size_t i, size_t j);

/* Whether the digits [i, j), more than five, are a round figure behind a word for money or people.
 */
bool chain_is_round_sum(const struct chain *chain, size_t i, size_t j);

/* ---- numbers_page.c ---- */

/* Whether the digits [i, j) are the name of a page of the web: https://…/19900000000.html */
bool chain_is_page(const struct chain *chain, size_t i, size_t j);

/* ---- numbers_office.c ---- */

/* Whether digit i stands behind the word for the registration of an organisation, or for the
 * account of one. */
bool chain_is_register(const struct chain *chain, size_t i);
bool chain_is_public_account(const struct chain *chain, size_t i);

/* ---- numbers_id.c, numbers_phone.c, numbers_kind.c: 0 where none begins at digit i ---- */

/* A sign that parts the items of a list, or cells of a table. */
bool link_is_list(uint32_t link);

/* Whether [i, j) is written in a guise: with an odd digit within, or weak signs between. A
 * Chinese digit at the end may belong to the word beside it: 张三138... */
bool chain_is_guise(const struct chain *chain, size_t i, size_t j);

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

/* A number some of whose digits are covered, which begins with digit i of the chain and goes on
 * in the text behind the chain; where it ends in the text, 0 for none. */
size_t covered_end(const struct chain *chain, size_t *i);

/* Two digits that begin an identity number, four that begin a card. */
bool is_region(unsigned province);
bool begins_card(const struct digit *digits);

/* ---- numbers_chars.c ---- */

bool is_one_of(char byte, const char *set);

/* How a text is read. */
struct alphabet {
    bool wide;    /* odd digits are digits, and all signs are separators */
    bool written; /* characters may be written by their numbers: "\u4e00", "%31" */
    bool markup;  /* tags and entities of HTML are none of the text: <b>, "&nbsp;", "&#49;" */
};

enum sign_kind { SIGN_OTHER, SIGN_DIGIT, SIGN_SEPARATOR, SIGN_UNSEEN };

struct sign {
    enum sign_kind kind;
    uint32_t link;
    uint8_t len; /* in bytes */
    uint8_t value;
    bool odd;
};

/* What stands at a byte; a line end, or the end of the text, is nothing to us. */
struct sign sign_at(struct slice text, size_t at, const struct alphabet *alphabet);

/* Bytes of characters at a byte that are not seen. *keycap becomes true where one of them makes
 * the digit before it a key. */
size_t unseen_at(struct slice text, size_t at, const struct alphabet *alphabet, bool *keycap);

/* The same in any text, as labels_*.c read it. */
size_t zero_width_at(struct slice text, size_t at);

/* Bytes of the check letter X at a byte, in any of its forms; 0 where there is none. */
size_t check_letter_at(struct slice text, size_t at);

/* What covers a digit at a byte, the same for all that look alike; 0 where nothing does. */
uint32_t cover_at(struct slice text, size_t at, size_t *len);

/* ---- numbers_written.c ---- */

/*
 * A character written by its number, as JSON and HTML and addresses of pages do; of "%31" only
 * digits, for "50%13..." is a share. Only the first four hexadecimal digits belong to "\u4e09138".
 */
bool written_code(struct slice rest, uint32_t *code, size_t *len);

/* A tag of HTML that stands within a line and is not seen, or that ends one: <b>, <br/>. */
enum tag { TAG_NONE, TAG_WITHIN, TAG_BREAK };
enum tag tag_at(struct slice text, size_t at, size_t *len);

/* ---- numbers_digits.c ---- */

/* The Chinese digits of common writing, of vouchers (壹贰叁) and of Suzhou (〡〢〣), and radicals
 * that look like them. */
int han_digit(uint32_t code);

/* The Chinese digit of three bytes at a byte; -1 where there is none. */
int han_digit_at(struct slice text, size_t at);

/* How many bytes of 0x80 or more can be passed over, for no digit begins among them; 0 where one
 * may. */
size_t skip_other(struct slice text, size_t at);

/* ---- numbers_hash.c ---- */

/* Where the hash ends that the run of digits at `at` is part of; 0 where it is part of none. */
size_t hash_end(struct slice text, size_t at);

/* ---- numbers_few.c ---- */

#define NUMBER_MIN          10 /* digits of the shortest number */
#define WIDE_SEPARATORS_MAX 5  /* between two digits: `", "` and a blank */

/* The next byte from `at` on that a number may begin with. */
size_t next_start(struct slice text, size_t at, bool written);

/* Where the digits end that begin at `at` and are joined by any separators, if they are so few, and
 * what stands beside and below them is such, that no number can be among them. 0: they must be
 * read. */
size_t few_digits_end(struct slice text, size_t at, bool written);

/* ---- numbers_lines.c ---- */

/* Behind the line end that stands at `at`, perhaps behind blanks, and the marks of the next line; 0
 * where there is none. */
size_t behind_line_end(struct slice text, size_t at);

/* What ended one line and may go on in the next. */
struct line_rest {
    struct digit digits[ID_LEN];
    size_t len, end; /* the byte behind the last; no digits: nothing is open */
};

/* A chain that is all that there is at its place: remembered, where it could be the first part of
 * a number, or looked at as the second one of the chain before it. */
bool lines_join(struct line_rest *rest, const struct chain *chain, struct number *number);

/* ---- numbers_read.c ---- */

struct number_reader {
    struct arena *arena;
    struct alphabet alphabet;
    struct numbers found;
    bool special; /* the chain has something that a plain one has not */
    bool parted;  /* it was looked at in parts */
    struct chain chain;
};

struct finder {
    struct slice text;
    struct number_reader plain, wide;
    struct numbers covered;
    struct line_rest rest;
};

/* Whether a digit stands there; *len is then that of all that is not seen behind it, too. */
bool read_digit(const struct number_reader *reader, size_t at, struct sign *sign, size_t *len);

/* Reads the chain that begins with the digit at `at`, and looks at it; gives where it ends. */
size_t read_chain(struct finder *finder, struct number_reader *reader, size_t at);

/* Adds one to the end of a list, where it does not overlap the last. */
void numbers_add(struct arena *arena, struct numbers *out, struct number number);

/* ---- numbers_east.c ---- */

enum east_kind { EAST_GBK, EAST_BIG5, EAST_SHIFT_JIS, EAST_COUNT };

/* How many characters of a text, read as one of these, are such as stand in words or numbers. */
size_t east_known(struct slice text, enum east_kind kind);

/* Which of them a text is in: the one that most of its characters are known of. */
enum east_kind east_kind_of(struct slice text);

/* Where characters of two bytes take three in UTF-8, by their places there. */
struct grown {
    ARRAY(uint32_t);
};

/* Of a text in one of these what matters to us, in UTF-8. */
struct slice text_from_east(struct arena *arena, struct slice text, enum east_kind kind,
                            struct grown *grown);

/* How many grew before a place there, which is so many bytes further on than in the text;
 * `from` is what it gave for an earlier place, or 0. */
size_t grown_before(const struct grown *grown, size_t from, size_t at);

#endif
