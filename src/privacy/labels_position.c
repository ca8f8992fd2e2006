/* SPDX-License-Identifier: MIT */
/*
 * Positions on earth: a latitude and a longitude so precise that they mean a house. See labels.h.
 *
 * Drawings and tables are full of pairs of figures: without a word a pair counts only where both
 * have four decimals, one can be a latitude of China and the other a longitude, and no figure, no
 * single letter and no attribute of XML is joined to them.
 */
#include "privacy/labels_room.h"

#include <assert.h>
#include <string.h>

#define DEGREES_MAX  3 /* digits */
#define DECIMALS_MIN 4
#define JOIN_MAX     200 /* bytes between a word and its figures */
#define GAP_MAX      24  /* signs between a latitude and the word for the longitude */

enum axis { AXIS_ANY, AXIS_LATITUDE, AXIS_LONGITUDE };

struct coordinate {
    size_t start, end;
    unsigned degrees;
    enum axis axis;
    bool precise;
};

/* ---- one of them ---- */

static bool skip_axis(struct slice text, size_t *at, enum axis *axis)
{
    static const char *const latitudes[] = {"北纬", "纬度", "latitude", "lat", "n", NULL};
    static const char *const longitudes[] = {"东经", "经度", "longitude", "long",
                                             "lng",  "lon",  "e",         NULL};
    size_t next = *at;

    if (chars_skip_any(text, &next, latitudes))
        *axis = AXIS_LATITUDE;
    else if (chars_skip_any(text, &next, longitudes))
        *axis = AXIS_LONGITUDE;
    else
        return false;
    if (chars_is_letter(chars_left(text, next)) && chars_is_letter(chars_at(text, next)))
        return false;
    *at = next;
    return true;
}

/* .30658, or °39′31″, or °39.5167′ */
static bool read_fraction(struct slice text, size_t *at, size_t least)
{
    unsigned number;
    size_t next = *at;

    if (chars_next(text, &next) != '.')
        return false;
    size_t decimals = chars_number(text, &next, 9, &number);
    if (decimals == 0)
        return false;
    while (chars_number(text, &next, 9, &number) > 0) /* however many there are */
        continue;
    *at = next;
    return decimals >= least;
}

static bool read_minutes(struct slice text, size_t *at)
{
    static const char *const minutes[] = {"′", "'", "’", "分", NULL};
    static const char *const seconds[] = {"″", "\"", "”", "''", "′′", "’’", "秒", NULL};
    unsigned number;
    bool precise;

    chars_skip_blanks(text, at);
    if (chars_number(text, at, 2, &number) == 0 || number >= 60)
        return false;
    precise = read_fraction(text, at, 3);
    if (!chars_skip_any(text, at, minutes))
        return precise;
    size_t next = *at;
    chars_skip_blanks(text, &next);
    if (chars_number(text, &next, 2, &number) == 0 || number >= 60)
        return precise;
    (void)read_fraction(text, &next, 1);
    if (!chars_skip_any(text, &next, seconds))
        return precise;
    *at = next;
    return true;
}

static bool is_axis_letter(uint32_t c)
{
    return chars_lower(c) == 'n' || chars_lower(c) == 'e';
}

/* An N or E behind the figures. */
static void read_axis_behind(struct slice text, struct coordinate *out)
{
    size_t at = out->end;

    chars_skip_blanks(text, &at);
    uint32_t c = chars_next(text, &at);
    if (out->axis != AXIS_ANY || !is_axis_letter(c) || chars_is_word(chars_at(text, at)))
        return;
    out->axis = chars_lower(c) == 'n' ? AXIS_LATITUDE : AXIS_LONGITUDE;
    out->end = at;
}

static bool read_coordinate(struct slice text, size_t at, struct coordinate *out)
{
    static const char *const degrees[] = {"°", "度", "º", " deg", NULL};

    *out = (struct coordinate){.start = at};
    if (!chars_is_digit(chars_at(text, at)) && skip_axis(text, &at, &out->axis))
        chars_skip_blanks(text, &at);
    if (chars_number(text, &at, 4, &out->degrees) == 0 || out->degrees > 180)
        return false;
    out->precise = read_fraction(text, &at, DECIMALS_MIN);
    out->end = at;
    if (chars_skip_any(text, &at, degrees)) {
        out->end = at;
        if (!out->precise && read_minutes(text, &at)) {
            out->precise = true;
            out->end = at;
        }
    }
    read_axis_behind(text, out);
    uint32_t c = chars_at(text, out->end);
    return !chars_is_digit(c) && (!chars_is_letter(c) || is_axis_letter(c));
}

static bool lies_in_china(const struct coordinate *one, enum axis axis)
{
    return axis == AXIS_LATITUDE ? one->degrees >= 3 && one->degrees <= 53
                                 : one->degrees >= 73 && one->degrees <= 135;
}

/* ---- a pair ---- */

static bool skip_between(struct slice text, size_t *at)
{
    static const char *const signs[] = {",", "、", "/", ";", "%2c", "|", NULL};

    chars_skip_blanks(text, at);
    bool sign = chars_skip_any(text, at, signs);
    chars_skip_blanks(text, at);
    return sign;
}

struct coordinate_pair {
    struct coordinate one, two;
    bool named;  /* N and E stand with them */
    bool parted; /* by more than blanks */
};

static bool read_pair(struct slice text, size_t at, struct coordinate_pair *pair)
{
    const struct coordinate *one = &pair->one, *two = &pair->two;

    if (!read_coordinate(text, at, &pair->one) || !one->precise)
        return false;
    at = one->end;
    pair->parted = skip_between(text, &at);
    if (!read_coordinate(text, at, &pair->two) || !two->precise)
        return false;
    pair->named = one->axis != AXIS_ANY && two->axis != AXIS_ANY && one->axis != two->axis;
    return pair->named ||
           (lies_in_china(one, AXIS_LATITUDE) && lies_in_china(two, AXIS_LONGITUDE)) ||
           (lies_in_china(one, AXIS_LONGITUDE) && lies_in_china(two, AXIS_LATITUDE));
}

/* ---- what stands around an unnamed pair ---- */

/* A word of two letters and more, or a Han character, ends before `at`. */
static bool ends_word(struct slice text, size_t at)
{
    uint32_t last = chars_before(text, &at);

    return chars_is_han(last) || (chars_is_letter(last) && chars_is_letter(chars_left(text, at)));
}

static bool is_free_left(struct slice text, size_t at)
{
    size_t from = at;
    uint32_t c = chars_left(text, at);
    bool blank = c == ' ' || c == '\t';

    while (c == ' ' || c == '\t') {
        (void)chars_before(text, &from);
        c = chars_left(text, from);
    }
    if (c == CHARS_END || c == '\n' || c == '\r' || chars_is_han(c))
        return true;
    if (chars_is_letter(c))
        return blank && ends_word(text, from);
    (void)chars_before(text, &from);
    if (c == '"' || c == '\'')
        return chars_left(text, from) != '='; /* an attribute of a drawing */
    if (c == '(')
        return !chars_is_word(chars_left(text, from));
    if (c == ',')
        return chars_is_han(chars_left(text, from));
    return c == ':' || c == '=' || c == '|' || c == 0x3001 || c == 0x3002 || c == 0x3010 ||
           c == ';' || c == '<';
}

static bool is_free_right(struct slice text, size_t at)
{
    chars_skip_blanks(text, &at);
    uint32_t c = chars_next(text, &at);

    if (chars_is_letter(c))
        return chars_is_letter(chars_at(text, at));
    if (c == ',' || c == ';') {
        chars_skip_blanks(text, &at);
        c = chars_at(text, at);
    }
    return !chars_is_digit(c) && c != '-' && c != '.' && c != '+' && c != '%';
}

/* POINT(104.1… 30.6…), as databases write one place. */
static bool is_point(struct slice text, size_t at)
{
    return chars_ends_any(text, at, (const char *const[]){"point(", "point (", NULL});
}

/* Behind the sign of degrees: minutes, and what stands behind these. */
static bool may_be_minutes(struct slice text, size_t at)
{
    size_t digits = 0;

    while (at < text.len && text.data[at] == ' ')
        at++;
    for (; at < text.len && byte_is_digit(text.data[at]); at++)
        digits++;
    unsigned char next = at < text.len ? (unsigned char)text.data[at] : '\n';
    return digits == 0 || digits > 2 || next == '.' || next == '\'' || next == ' ' || next > 0xC2;
}

/* Most numbers have no point behind their first digits: no need to read them. */
bool position_may_stand(struct slice text, size_t at, size_t end)
{
    static const unsigned char degree[] = {0xC2, 0xB0};
    unsigned char byte = end < text.len ? (unsigned char)text.data[end] : '\n';

    if (end == at || end - at > DEGREES_MAX || byte < degree[0])
        return end > at && end - at <= DEGREES_MAX && byte == '.';
    if (byte == degree[0] && end + 1 < text.len && (unsigned char)text.data[end + 1] == degree[1])
        return may_be_minutes(text, end + sizeof degree);
    return true;
}

static bool may_begin(struct slice text, size_t at)
{
    size_t end = at;

    while (end < text.len && byte_is_digit(text.data[end]))
        end++;
    return position_may_stand(text, at, end);
}

size_t position_at(struct label_scan *scan, size_t at)
{
    struct slice text = scan->text;
    char first = text.data[at];
    bool link = first == '@';
    struct coordinate_pair pair;

    if (first == 'N' || first == 'E') {
        size_t next = at + 1;

        chars_skip_blanks(text, &next);
        if (next >= text.len || !byte_is_digit(text.data[next]))
            return 0;
    } else if (!may_begin(text, link ? at + 1 : at) ||
               (!link && at > 0 && (text.data[at - 1] == '.' || text.data[at - 1] == '-'))) {
        return 0;
    }
    if (!read_pair(text, link ? at + 1 : at, &pair))
        return 0;
    if (!pair.named && !link && (pair.parted || !is_point(text, at)) &&
        (!pair.parted || !is_free_left(text, at) || !is_free_right(text, pair.two.end)))
        return 0;
    assert(pair.one.end <= pair.two.start && pair.two.start < pair.two.end);
    scan_add(scan, LABEL_POSITION, pair.one.start, pair.two.end);
    return pair.two.end;
}

/* ---- behind a word ---- */

/* From a latitude to the longitude that goes with it, perhaps in the next line. */
static bool skip_to_other(struct slice text, size_t *at)
{
    enum axis axis;
    bool named = false;

    for (int i = 0; i < GAP_MAX; i++) {
        size_t next = *at;
        uint32_t c = chars_next(text, &next);

        if (chars_is_digit(c))
            return true;
        if (!named && skip_axis(text, at, &axis)) {
            named = true;
            continue;
        }
        if (c == CHARS_END || chars_is_word(c) || chars_is_han(c))
            return false;
        *at = next;
    }
    return false;
}

/* <lat>30.1…: the word is the name of a tag. */
static bool is_tag(struct slice text, const struct hit *hit)
{
    return hit->label > 0 && text.data[hit->label - 1] == '<' && chars_left(text, hit->at) == '>';
}

/* lat < 30.7…, lon >= 104.1…: a program compares; <td>lat</td> and -> do not. */
static bool is_compared(struct slice text, const struct hit *hit)
{
    size_t open = 0;

    if (hit->at - hit->label_end > JOIN_MAX) /* it stands below its label */
        return false;
    for (size_t at = hit->label_end; at < hit->at;) {
        uint32_t left = chars_left(text, at), c = chars_next(text, &at);

        if (c == '<')
            open++;
        else if (c == '>' && open > 0)
            open--;
        else if (c == '>' && left != '-' && left != '=' && !is_tag(text, hit))
            return true;
    }
    return open > 0;
}

size_t coordinate_read(struct label_scan *scan, const struct hit *hit)
{
    struct slice text = scan->text;
    struct coordinate one, other;
    bool scheme = chars_left(text, hit->label_end) == ':';
    size_t at = scheme ? hit->label_end : hit->at;

    if ((hit->join < JOIN_FIRM && !is_tag(text, hit)) || is_compared(text, hit) ||
        !read_coordinate(text, at, &one) || !one.precise)
        return 0;
    scan_add(scan, LABEL_POSITION, one.start, one.end);
    at = one.end;
    if (skip_to_other(text, &at) && read_coordinate(text, at, &other) && other.precise) {
        scan_add(scan, LABEL_POSITION, other.start, other.end);
        scan->out->items[scan->out->len - 1].rest = true;
        return other.end;
    }
    return one.end;
}
