/* SPDX-License-Identifier: MIT */
/* Which texts a spreadsheet would make something else of: a date, a number, a truth. See csv.h. */
#include "base/text.h"
#include "report/csv.h"

/* What a text is made of, once it is folded; anything else in it, and it stays a text. */
struct makeup {
    size_t digits, points;
    bool part;     /* / - : , % and the like between or around digits */
    bool word;     /* a month, or morning and afternoon */
    bool exponent; /* an e among digits */
    bool named;    /* 年, 月, 日 and so on behind digits */
};

/* The length of a month's name, whole or cut, or of am and pm, at the beginning of a text. */
static size_t word_at(struct slice text)
{
    static const char *const words[] = {
        "january",  "february", "march", "april", "june", "july", "august", "september", "october",
        "november", "december", "sept",  "jan",   "feb",  "mar",  "apr",    "may",       "jun",
        "jul",      "aug",      "sep",   "oct",   "nov",  "dec",  "am",     "pm"};

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (slice_starts(text, words[i]))
            return slice_of(words[i]).len;
    }
    return 0;
}

static size_t name_at(struct slice text)
{
    static const char *const names[] = {"年", "月", "日", "号", "时", "分", "秒", "上午", "下午"};

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (slice_starts(text, names[i]))
            return slice_of(names[i]).len;
    }
    return 0;
}

static size_t part_at(struct slice text)
{
    static const char *const parts[] = {"/", "-", ":", ",", "%", "+", "(", ")", "$", "¥", "€", "£"};

    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        if (slice_starts(text, parts[i]))
            return slice_of(parts[i]).len;
    }
    return 0;
}

/* 1e5, 1e-5: digits on both sides. */
static bool is_exponent(struct slice text, size_t at)
{
    size_t behind = at + 1;

    if (text.data[at] != 'e' || at == 0 ||
        (!byte_is_digit(text.data[at - 1]) && text.data[at - 1] != '.'))
        return false;
    if (behind < text.len && (text.data[behind] == '+' || text.data[behind] == '-'))
        behind++;
    return behind < text.len && byte_is_digit(text.data[behind]);
}

/* false where the text holds anything that no date and no number does. */
static bool take_apart(struct slice text, struct makeup *out)
{
    for (size_t at = 0; at < text.len;) {
        struct slice rest = slice_sub(text, at, text.len);
        size_t word = word_at(rest), name = name_at(rest), part = part_at(rest);

        out->digits += byte_is_digit(text.data[at]);
        out->points += text.data[at] == '.';
        out->word = out->word || word > 0;
        out->named = out->named || name > 0;
        out->part = out->part || part > 0;
        if (byte_is_digit(text.data[at]) || text.data[at] == '.') {
            at++;
        } else if (word + name + part > 0) {
            at += word + name + part;
        } else if (is_exponent(text, at)) {
            out->exponent = true;
            at++;
        } else {
            return false;
        }
    }
    return true;
}

/* A number that is shown as it was written: 12, 0.5; not 007, 1.50, nor one of 16 digits. */
static bool is_shown_alike(struct slice text, const struct makeup *makeup)
{
    bool zero = text.len > 1 && text.data[0] == '0' && text.data[1] != '.';
    char last = text.data[text.len - 1];

    return makeup->points <= 1 && !zero && makeup->digits <= 15 && text.data[0] != '.' &&
           last != '.' && (makeup->points == 0 || last != '0');
}

bool csv_is_converted(struct slice text)
{
    struct makeup makeup = {0};
    struct buffer folded = {0};
    bool converted;

    if (slice_has(text, "\uFF0C")) /* words, which the fold below would make a comma of */
        return false;
    text_fold(&folded, text);
    const struct slice plain = buffer_slice(&folded);
    if (slice_is(plain, "true") || slice_is(plain, "false"))
        converted = true;
    else if (!take_apart(plain, &makeup) || makeup.digits == 0)
        converted = false;
    else
        converted = makeup.part || makeup.word || makeup.named || makeup.exponent ||
                    !is_shown_alike(plain, &makeup);
    buffer_free(&folded);
    return converted;
}
