/* SPDX-License-Identifier: MIT */
/*
 * decimal: exact decimal numbers, for counts, money and the numbers of JSON Schema.
 *
 * A value is coef * 10^exp with coef of at most 18 digits; it is kept normalised
 * (coef has no trailing zero; zero is {0, 0}), so equal values are equal bytes.
 * There is no rounding anywhere: what does not fit is reported.
 */
#ifndef TAIZHANG_BASE_DECIMAL_H
#define TAIZHANG_BASE_DECIMAL_H

#include "base/buffer.h"

#include <stdint.h>

#define DECIMAL_DIGITS_MAX 18
#define DECIMAL_EXP_MAX    9999

struct decimal {
    int64_t coef;
    int32_t exp;
};

enum decimal_fault {
    DECIMAL_OK,
    DECIMAL_FORM,  /* not a number of YAML's core schema or of JSON */
    DECIMAL_RANGE, /* a number, but more than 18 significant digits or a power beyond 9999 */
};

/*
 * Reads the numbers of YAML 1.2's core schema (section 10.3.2), JSON's among them:
 * [-+]? digits with an optional point and exponent, 0o7 and 0x1F. Leading zeros are
 * decimal (010 is ten). .inf and .nan are no numbers here. Digits and power count as
 * normalised, however the number is written; 0o and 0x go up to 64 bits. *out is only
 * set where DECIMAL_OK is returned.
 */
enum decimal_fault decimal_parse(struct slice text, struct decimal *out);

/* value has at most 18 significant digits, as all that is counted has. */
struct decimal decimal_of(int64_t value);

/* Negative, 0 or positive. */
int decimal_cmp(struct decimal a, struct decimal b);

/* false where the exact result does not fit; *out is then unchanged. */
bool decimal_add(struct decimal a, struct decimal b, struct decimal *out);
bool decimal_sub(struct decimal a, struct decimal b, struct decimal *out);

bool decimal_mul(struct decimal a, struct decimal b, struct decimal *out);

/* The greatest whole number that is not greater than a / b, both at least 0 and b not 0; false
 * where the way there does not fit. */
bool decimal_quotient(struct decimal a, struct decimal b, struct decimal *out);

/* a / b in steps of 10^exp: the greatest that is not greater, or for `up` the least that is not
 * less; b is greater than 0. false where the way there does not fit. */
bool decimal_divide(struct decimal a, struct decimal b, int32_t exp, bool up, struct decimal *out);

/* The least whole number that is not less than a. */
struct decimal decimal_ceil(struct decimal a);

/* Mathematically whole: 3.0 and 1e2 are. */
bool decimal_is_integer(struct decimal a);

/* The value as an integer; false where it is none, or does not fit. */
bool decimal_to_int(struct decimal a, int64_t *out);

/* Whether a is a whole multiple of b; b is greater than 0. */
bool decimal_is_multiple(struct decimal a, struct decimal b);

/*
 * As people write it, without an exponent where it has at most 21 digits: 3, -0.5, 1200;
 * else 1.5e300. decimal_parse() reads it back as the same value.
 */
void decimal_print(struct buffer *out, struct decimal a);

#endif
