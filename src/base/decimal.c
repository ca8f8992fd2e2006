/* SPDX-License-Identifier: MIT */
/* Exact decimal numbers. See decimal.h. */
#include "base/decimal.h"

#include <assert.h>
#include <stdint.h>

/* What decimal_print() writes without an exponent has at most so many digits. */
#define PLAIN_DIGITS 21

/* Beyond this a written exponent is out of range whatever its digits are. */
#define EXPONENT_MANY (INT64_MAX / 4)

static const uint64_t POWERS[] = {
    UINT64_C(1),
    UINT64_C(10),
    UINT64_C(100),
    UINT64_C(1000),
    UINT64_C(10000),
    UINT64_C(100000),
    UINT64_C(1000000),
    UINT64_C(10000000),
    UINT64_C(100000000),
    UINT64_C(1000000000),
    UINT64_C(10000000000),
    UINT64_C(100000000000),
    UINT64_C(1000000000000),
    UINT64_C(10000000000000),
    UINT64_C(100000000000000),
    UINT64_C(1000000000000000),
    UINT64_C(10000000000000000),
    UINT64_C(100000000000000000),
    UINT64_C(1000000000000000000), /* the least number that is too large for a coefficient */
};

_Static_assert(sizeof POWERS / sizeof POWERS[0] == DECIMAL_DIGITS_MAX + 1,
               "powers up to that of the largest coefficient");

static uint64_t magnitude(struct decimal a)
{
    return a.coef < 0 ? (uint64_t)0 - (uint64_t)a.coef : (uint64_t)a.coef;
}

static int sign(struct decimal a)
{
    return (a.coef > 0) - (a.coef < 0);
}

/* Every function here relies on normalised values: {100, 0}, written by hand, would equal no other
 * value. */
static void check_normal(struct decimal a)
{
    assert(a.coef == 0 ? a.exp == 0 : a.coef % 10 != 0);
    assert(magnitude(a) < POWERS[DECIMAL_DIGITS_MAX]);
    assert(a.exp >= -DECIMAL_EXP_MAX && a.exp <= DECIMAL_EXP_MAX);
    (void)a;
}

/* The value normalised, or false where it does not fit. */
static bool make(bool minus, uint64_t coef, int64_t exp, struct decimal *out)
{
    if (coef == 0)
        exp = 0;
    while (coef != 0 && coef % 10 == 0) {
        coef /= 10;
        exp++;
    }
    if (coef >= POWERS[DECIMAL_DIGITS_MAX] || exp > DECIMAL_EXP_MAX || exp < -DECIMAL_EXP_MAX)
        return false;
    *out = (struct decimal){minus ? -(int64_t)coef : (int64_t)coef, (int32_t)exp};
    return true;
}

/* The value of a digit, or 16 where the character is none. */
static unsigned digit_of(char c)
{
    if (c >= '0' && c <= '9')
        return (unsigned)(c - '0');
    if (c >= 'a' && c <= 'f')
        return (unsigned)(c - 'a') + 10;
    if (c >= 'A' && c <= 'F')
        return (unsigned)(c - 'A') + 10;
    return 16;
}

/* [0-7]+ or [0-9a-fA-F]+, what follows 0o and 0x. */
static enum decimal_fault parse_based(struct slice digits, unsigned base, struct decimal *out)
{
    uint64_t value = 0;
    bool fits = true;

    for (size_t i = 0; i < digits.len; i++) {
        unsigned digit = digit_of(digits.data[i]);

        if (digit >= base)
            return DECIMAL_FORM;
        fits = fits && value <= (UINT64_MAX - digit) / base;
        if (fits)
            value = value * base + digit;
    }
    if (digits.len == 0)
        return DECIMAL_FORM;
    return fits && make(false, value, 0, out) ? DECIMAL_OK : DECIMAL_RANGE;
}

/* The digits read so far, those before and behind the point in one row. */
struct mantissa {
    uint64_t coef;
    size_t digits; /* of coef */
    size_t zeros;  /* read behind coef, but not yet in it: they may be the last */
    bool over;     /* there were more than DECIMAL_DIGITS_MAX significant digits */
};

static void add_digit(struct mantissa *m, unsigned digit)
{
    if (digit == 0) {
        m->zeros++;
        return;
    }
    size_t places = m->digits == 0 ? 1 : m->zeros + 1;
    if (places > DECIMAL_DIGITS_MAX - m->digits) {
        m->over = true;
    } else {
        m->coef = m->coef * POWERS[places] + digit;
        m->digits += places;
    }
    m->zeros = 0;
}

/* Reads [0-9]* and says how many there were. */
static size_t scan_digits(struct slice text, size_t *at, struct mantissa *m)
{
    size_t from = *at;

    for (; *at < text.len && digit_of(text.data[*at]) < 10; ++*at)
        add_digit(m, digit_of(text.data[*at]));
    return *at - from;
}

static bool scan_byte(struct slice text, size_t *at, char byte)
{
    bool there = *at < text.len && text.data[*at] == byte;

    *at += there;
    return there;
}

/* Reads [-+]? and says whether it was a minus. */
static bool scan_minus(struct slice text, size_t *at)
{
    bool minus = scan_byte(text, at, '-');

    if (!minus)
        scan_byte(text, at, '+');
    return minus;
}

/* Reads ( [eE] [-+]? [0-9]+ )?; false where an e has no number behind it. */
static bool scan_exponent(struct slice text, size_t *at, int64_t *out)
{
    *out = 0;
    if (!scan_byte(text, at, 'e') && !scan_byte(text, at, 'E'))
        return true;

    bool minus = scan_minus(text, at);
    size_t from = *at;
    for (; *at < text.len && digit_of(text.data[*at]) < 10; ++*at) {
        if (*out < EXPONENT_MANY / 10)
            *out = *out * 10 + digit_of(text.data[*at]);
        else
            *out = EXPONENT_MANY;
    }
    if (minus)
        *out = -*out;
    return *at > from;
}

/* [-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?, YAML 1.2.2, 10.3.2 */
enum decimal_fault decimal_parse(struct slice text, struct decimal *out)
{
    struct mantissa m = {0};
    size_t at = 0;
    size_t fraction = 0;
    int64_t exp;

    if (slice_starts(text, "0o"))
        return parse_based(slice_sub(text, 2, text.len), 8, out);
    if (slice_starts(text, "0x"))
        return parse_based(slice_sub(text, 2, text.len), 16, out);

    bool minus = scan_minus(text, &at);
    size_t whole = scan_digits(text, &at, &m);
    if (scan_byte(text, &at, '.'))
        fraction = scan_digits(text, &at, &m);
    if (whole + fraction == 0 || !scan_exponent(text, &at, &exp) || at != text.len)
        return DECIMAL_FORM;

    exp += (int64_t)m.zeros - (int64_t)fraction;
    return !m.over && make(minus, m.coef, exp, out) ? DECIMAL_OK : DECIMAL_RANGE;
}

struct decimal decimal_of(int64_t value)
{
    struct decimal out = {value, 0};
    bool fits = make(value < 0, magnitude(out), 0, &out);

    assert(fits && "a count of more than 18 digits");
    (void)fits;
    return out;
}

static int digit_count(uint64_t coef)
{
    int count = 0;

    while (count <= DECIMAL_DIGITS_MAX && POWERS[count] <= coef)
        count++;
    return count;
}

/* Compares the place of the first digit; only where that is the same, the digits. */
static int cmp_magnitude(struct decimal a, struct decimal b)
{
    uint64_t x = magnitude(a);
    uint64_t y = magnitude(b);
    int digits_x = digit_count(x);
    int digits_y = digit_count(y);
    int places = (digits_x + a.exp) - (digits_y + b.exp);

    if (places != 0)
        return places;
    if (digits_x < digits_y)
        x *= POWERS[digits_y - digits_x];
    else
        y *= POWERS[digits_x - digits_y];
    return (x > y) - (x < y);
}

int decimal_cmp(struct decimal a, struct decimal b)
{
    check_normal(a);
    check_normal(b);
    if (sign(a) != sign(b))
        return sign(a) - sign(b);
    return sign(a) * cmp_magnitude(a, b);
}

/*
 * Where the exponents differ, the lower one ends in a digit that is not zero, and so does
 * the sum: it has the lower exponent, and fits if it has 18 digits there. The higher one,
 * written with the lower exponent, is then less than 2 * 10^18, which int64_t holds.
 */
bool decimal_add(struct decimal a, struct decimal b, struct decimal *out)
{
    struct decimal high = a.exp > b.exp ? a : b;
    struct decimal low = a.exp > b.exp ? b : a;
    int shift = high.exp - low.exp;

    check_normal(a);
    check_normal(b);
    if (a.coef == 0 || b.coef == 0) {
        *out = a.coef == 0 ? b : a;
        return true;
    }
    if (shift > DECIMAL_DIGITS_MAX ||
        magnitude(high) > 2 * POWERS[DECIMAL_DIGITS_MAX] / POWERS[shift])
        return false;

    struct decimal sum = {high.coef * (int64_t)POWERS[shift] + low.coef, low.exp};
    return make(sum.coef < 0, magnitude(sum), sum.exp, out);
}

bool decimal_sub(struct decimal a, struct decimal b, struct decimal *out)
{
    return decimal_add(a, (struct decimal){-b.coef, b.exp}, out);
}

bool decimal_mul(struct decimal a, struct decimal b, struct decimal *out)
{
    uint64_t coef;
    int exp = a.exp + b.exp;

    check_normal(a);
    check_normal(b);
    if (a.coef == 0 || b.coef == 0) {
        *out = (struct decimal){0, 0};
        return true;
    }
    if (__builtin_mul_overflow(magnitude(a), magnitude(b), &coef))
        return false;
    return make((a.coef < 0) != (b.coef < 0), coef, exp, out);
}

/* a as a whole number of units of 10^exp, which is not above its own power. */
static bool scaled(struct decimal a, int exp, uint64_t *out)
{
    int shift = a.exp - exp;

    assert(shift >= 0);
    if (a.coef == 0 || shift == 0) {
        *out = magnitude(a);
        return true;
    }
    return shift <= DECIMAL_DIGITS_MAX && !__builtin_mul_overflow(magnitude(a), POWERS[shift], out);
}

bool decimal_quotient(struct decimal a, struct decimal b, struct decimal *out)
{
    int exp = a.exp < b.exp ? a.exp : b.exp;
    uint64_t x, y;

    check_normal(a);
    check_normal(b);
    assert(a.coef >= 0 && b.coef > 0 && "a quotient of what is no amount");
    return scaled(a, exp, &x) && scaled(b, exp, &y) && y > 0 && make(false, x / y, 0, out);
}

bool decimal_divide(struct decimal a, struct decimal b, int32_t exp, bool up, struct decimal *out)
{
    const struct decimal step = {1, exp}, steps_in_one = {1, -exp};
    bool minus = a.coef < 0, away = up != minus; /* from zero */
    struct decimal size = {minus ? -a.coef : a.coef, a.exp}, steps, near, back;

    if (!decimal_mul(size, steps_in_one, &steps) || !decimal_quotient(steps, b, &steps) ||
        !decimal_mul(steps, step, &near) || !decimal_mul(near, b, &back) ||
        (away && decimal_cmp(back, size) < 0 && !decimal_add(near, step, &near)))
        return false;
    *out = minus ? (struct decimal){-near.coef, near.exp} : near;
    return true;
}

struct decimal decimal_ceil(struct decimal a)
{
    struct decimal out = {0, 0};
    int behind = -a.exp;
    uint64_t unit, whole;

    check_normal(a);
    if (a.exp >= 0)
        return a;
    unit = behind <= DECIMAL_DIGITS_MAX ? POWERS[behind] : UINT64_MAX;
    whole = magnitude(a) / unit; /* cuts something off: a is not whole */
    bool fits = make(a.coef < 0, a.coef < 0 ? whole : whole + 1, 0, &out);
    assert(fits);
    (void)fits;
    return out;
}

bool decimal_is_integer(struct decimal a)
{
    return a.exp >= 0;
}

bool decimal_to_int(struct decimal a, int64_t *out)
{
    check_normal(a);
    return a.exp >= 0 && a.exp < DECIMAL_DIGITS_MAX &&
           !__builtin_mul_overflow(a.coef, (int64_t)POWERS[a.exp], out);
}

static uint64_t gcd(uint64_t a, uint64_t b)
{
    while (b != 0) {
        uint64_t rest = a % b;

        a = b;
        b = rest;
    }
    return a;
}

/* Divides by factor as long as it divides, but at most `times` times. */
static uint64_t divide_out(uint64_t value, unsigned factor, int times)
{
    for (; times > 0 && value % factor == 0; times--)
        value /= factor;
    return value;
}

/*
 * With n = a.exp - b.exp the question is whether b.coef divides a.coef * 10^n. Where n is
 * negative, a.coef would have to end in a zero, which it does not. Otherwise what of b.coef
 * is not in a.coef must be in 2^n * 5^n: nothing large has ever to be multiplied.
 */
bool decimal_is_multiple(struct decimal a, struct decimal b)
{
    assert(b.coef > 0 && "a multiple of what is not greater than 0");
    int n = a.exp - b.exp;

    check_normal(a);
    check_normal(b);
    if (a.coef == 0)
        return true;
    if (n < 0)
        return false;
    uint64_t rest = magnitude(b) / gcd(magnitude(a), magnitude(b));
    return divide_out(divide_out(rest, 2, n), 5, n) == 1;
}

/* point: how many of the digits stand before it; negative for zeros behind it. */
static void print_plain(struct buffer *out, struct slice digits, int point)
{
    if (point <= 0) {
        buffer_adds(out, "0.");
        buffer_fill(out, '0', (size_t)-point);
        buffer_add(out, digits);
    } else if ((size_t)point >= digits.len) {
        buffer_add(out, digits);
        buffer_fill(out, '0', (size_t)point - digits.len);
    } else {
        buffer_add(out, slice_sub(digits, 0, (size_t)point));
        buffer_byte(out, '.');
        buffer_add(out, slice_sub(digits, (size_t)point, digits.len));
    }
}

static void print_power(struct buffer *out, struct slice digits, int point)
{
    print_plain(out, digits, 1);
    buffer_addf(out, "e%d", point - 1);
}

#define MAGNITUDE_DIGITS 20 /* of a uint64_t, at most */

/* A number in digits, at the end of the room for them. */
static struct slice write_digits(char text[MAGNITUDE_DIGITS], uint64_t number)
{
    size_t at = MAGNITUDE_DIGITS;

    do {
        assert(at > 0);
        text[--at] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    return (struct slice){text + at, MAGNITUDE_DIGITS - at};
}

void decimal_print(struct buffer *out, struct decimal a)
{
    char text[MAGNITUDE_DIGITS];
    struct slice digits = write_digits(text, magnitude(a));
    int point = (int)digits.len + a.exp;
    int behind = a.exp < 0 ? -a.exp : 0;

    check_normal(a);
    if (a.coef < 0)
        buffer_byte(out, '-');
    if ((point > 0 ? point : 1) + behind <= PLAIN_DIGITS)
        print_plain(out, digits, point);
    else
        print_power(out, digits, point);
}
