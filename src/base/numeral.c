/* SPDX-License-Identifier: MIT */
/* Chinese numerals: text_numeral(), text_numerals() and text_has_number() of normalise.h. */
#include "base/normalise.h"
#include "base/text.h"

#include <assert.h>

#define NUMERALS_MAX 32 /* of one number: four below ten thousand with their powers, four times */
#define PLACES_MAX   15 /* written by their digits alone */

#define HAN          0x4E00 /* ○ is as often a tick */

enum { THOUSAND = 1000, MYRIAD = 10000, MYRIADS = 100000000 };

_Static_assert(MYRIADS / MYRIAD == MYRIAD, "read_powers() goes from one power to the next");

/* A digit 0 to 9; a power of ten as its value; -1 for anything else. */
static int64_t numeral(uint32_t code)
{
    static const struct {
        uint32_t letters[3];
        int64_t value;
    } rows[] = {
        {{U'零', U'〇', U'○'}, 0},  {{U'一', U'壹'}, 1},      {{U'二', U'两', U'贰'}, 2},
        {{U'三', U'叁'}, 3},        {{U'四', U'肆'}, 4},      {{U'五', U'伍'}, 5},
        {{U'六', U'陆'}, 6},        {{U'七', U'柒'}, 7},      {{U'八', U'捌'}, 8},
        {{U'九', U'玖'}, 9},        {{U'十', U'拾'}, 10},     {{U'百', U'佰'}, 100},
        {{U'千', U'仟'}, THOUSAND}, {{U'万', U'萬'}, MYRIAD}, {{U'亿', U'億'}, MYRIADS},
    };

    for (size_t i = 0; code >= 0x2000 && i < sizeof rows / sizeof rows[0]; i++) {
        for (size_t j = 0; j < sizeof rows[i].letters / sizeof rows[i].letters[0]; j++) {
            if (rows[i].letters[j] == code)
                return rows[i].value;
        }
    }
    return -1;
}

/* 二〇一六: four digits or more one after the other, or a single one. */
static bool read_places(const int64_t *run, size_t len, int64_t *out)
{
    *out = 0;
    for (size_t i = 0; i < len; i++) {
        if (run[i] > 9 || i == PLACES_MAX)
            return false;
        *out = *out * 10 + run[i];
    }
    return len == 1 || len >= 4;
}

/*
 * Below ten thousand: digits with powers that fall, 零 for what is skipped. The 十 at the start
 * has its 一 left out. 一百五 is said for 150 and could be read as 105: no number.
 */
static bool read_section(const int64_t *run, size_t len, int64_t *out)
{
    int64_t digit = -1, last = 10000;
    bool zero = false;

    *out = 0;
    for (size_t i = 0; i < len; i++) {
        if (run[i] < 10) {
            if (digit > 0 || (digit == 0 && run[i] == 0))
                return false;
            digit = run[i];
            zero = zero || digit == 0;
            continue;
        }
        if (digit < 0 && i == 0 && run[i] == 10)
            digit = 1;
        if (digit <= 0 || run[i] >= last)
            return false;
        *out += digit * run[i];
        last = run[i];
        digit = -1;
        zero = false;
    }
    if (digit > 0 && last > 10 && last < 10000 && !zero)
        return false;
    *out += digit > 0 ? digit : 0;
    assert(*out < MYRIAD);
    return len > 0 && digit != 0;
}

/*
 * Below the square of the power, which is that of 亿 or 万; by the power of 1, below ten thousand:
 * what stands above it and what below, with 零 for what is skipped. 三万五 is said for 35000 and
 * could be read as 30005: no number.
 */
static bool read_powers(const int64_t *run, size_t len, int64_t power, int64_t *out)
{
    int64_t above, below = 0;
    size_t split = 0;

    if (power == 1)
        return read_section(run, len, out);
    while (split < len && run[split] != power)
        split++;
    if (split == len)
        return read_powers(run, len, power / MYRIAD, out);
    if (!read_powers(run, split, power / MYRIAD, &above))
        return false;
    bool skips = split + 1 < len && run[split + 1] == 0;
    size_t rest = split + 1 + skips;
    if (rest < len && !read_powers(run + rest, len - rest, power / MYRIAD, &below))
        return false;
    if (rest < len && below < power / 10 && !skips)
        return false;
    assert(above < power && below < power);
    *out = above * power + below;
    return true;
}

static bool read_number(const int64_t *run, size_t len, int64_t *out)
{
    return read_places(run, len, out) || read_powers(run, len, MYRIADS, out);
}

/* 三四, 二三十: one after the other they are about as many; at most how many, or 0. */
static int64_t about(const int64_t *run, size_t len)
{
    bool powers = len == 3 && run[2] > 9;

    if ((len != 2 && !powers) || run[0] <= 0 || run[0] > 8 || run[1] != run[0] + 1)
        return 0;
    return powers ? run[1] * run[2] : run[1];
}

size_t text_numeral(struct slice s, size_t at, int64_t *value)
{
    int64_t run[NUMERALS_MAX], digit = 0;
    size_t from = at, len = 0, places = 0;
    uint32_t code;

    for (size_t next = at; next < s.len; at = next, len++) {
        text_next(s, &next, &code);
        digit = numeral(code);
        if (digit < 0)
            break;
        places += digit < 10;
        if (len < NUMERALS_MAX)
            run[len] = digit;
    }
    *value = -1;
    if (len == 0 || len > NUMERALS_MAX)
        return at - from;
    if (about(run, len) > 0)
        *value = about(run, len);
    else if ((places < len || len == 1) && !read_number(run, len, value))
        *value = -1;
    return at - from;
}

bool text_numerals(struct buffer *out, struct slice s)
{
    bool digit_before = false;

    for (size_t at = 0; at < s.len;) {
        int64_t run[NUMERALS_MAX], value;
        size_t len = 0, from = at, next = at;
        uint32_t code;

        for (; next < s.len && len < NUMERALS_MAX; at = next, len++) {
            text_next(s, &next, &code);
            run[len] = numeral(code);
            if (run[len] < 0)
                break;
        }
        if (len == 0) {
            digit_before = s.data[from] >= '0' && s.data[from] <= '9';
            buffer_add(out, slice_sub(s, from, next));
            at = next;
            continue;
        }
        if (digit_before || len == NUMERALS_MAX || !read_number(run, len, &value) ||
            (at < s.len && s.data[at] >= '0' && s.data[at] <= '9'))
            return false;
        buffer_addf(out, "%lld", (long long)value);
        digit_before = true;
    }
    return true;
}

bool text_has_number(struct slice s)
{
    for (size_t at = 0; at < s.len;) {
        uint32_t code;

        if (byte_is_digit(s.data[at]))
            return true;
        if ((unsigned char)s.data[at] < 0x80) {
            at++;
            continue;
        }
        if (!text_next(s, &at, &code))
            continue;
        int64_t value = code >= HAN ? numeral(code) : -1;
        if (text_is_number(code) || (value >= 0 && value <= THOUSAND))
            return true;
    }
    return false;
}
