/* SPDX-License-Identifier: MIT */
/*
 * From ECMA-262 (section 22.2.1, with its flag u) to PCRE2: what the two write alike and
 * mean differently is spelled out, and what only PCRE2 knows is refused.
 */
#include "schema/schema_pattern.h"

#include <assert.h>
#include <string.h>

/* WhiteSpace and LineTerminator (ECMA-262, sections 12.2 and 12.3), and all else. */
#define SPACES                                                                                     \
    "\\x09-\\x0d\\x20\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff"
#define NO_SPACES                                                                                  \
    "\\x00-\\x08\\x0e-\\x1f\\x21-\\x9f\\xa1-\\u167f\\u1681-\\u1fff\\u200b-\\u2027\\u202a-"         \
    "\\u202e\\u2030-\\u205e\\u2060-\\u2fff\\u3001-\\ufefe\\uff00-\\u{10ffff}"
#define ANY_BUT_LINE_ENDS "[^\\x0a\\x0d\\u2028\\u2029]"

struct reading {
    struct slice text;
    size_t at;
    bool in_class;
    bool quantified; /* the last thing was a quantifier */
    struct buffer *out;
    struct buffer *reason;
};

static char peek(const struct reading *reading, size_t ahead)
{
    size_t at = reading->at + ahead;

    if (at >= reading->text.len)
        return '\0';
    return reading->text.data[at];
}

static bool refuse(struct reading *reading, size_t len)
{
    struct slice what = slice_sub(reading->text, reading->at, reading->at + len);

    buffer_addf(reading->reason, "ECMA-262 does not know %.*s", (int)what.len, what.data);
    return false;
}

static void copy(struct reading *reading, size_t len)
{
    buffer_add(reading->out, slice_sub(reading->text, reading->at, reading->at + len));
    assert(reading->at + len <= reading->text.len);
    reading->at += len;
}

static void replace(struct reading *reading, size_t len, const char *by)
{
    buffer_adds(reading->out, by);
    reading->at += len;
}

/* General categories by their long names (UAX 44, table 12); PCRE2 knows the short ones. */
static const char *const categories[][2] = {
    {"Cased_Letter", "L&"},
    {"Close_Punctuation", "Pe"},
    {"Combining_Mark", "M"},
    {"Connector_Punctuation", "Pc"},
    {"Control", "Cc"},
    {"Currency_Symbol", "Sc"},
    {"Dash_Punctuation", "Pd"},
    {"Decimal_Number", "Nd"},
    {"Enclosing_Mark", "Me"},
    {"Final_Punctuation", "Pf"},
    {"Format", "Cf"},
    {"Initial_Punctuation", "Pi"},
    {"LC", "L&"},
    {"Letter", "L"},
    {"Letter_Number", "Nl"},
    {"Line_Separator", "Zl"},
    {"Lowercase_Letter", "Ll"},
    {"Mark", "M"},
    {"Math_Symbol", "Sm"},
    {"Modifier_Letter", "Lm"},
    {"Modifier_Symbol", "Sk"},
    {"Nonspacing_Mark", "Mn"},
    {"Number", "N"},
    {"Open_Punctuation", "Ps"},
    {"Other", "C"},
    {"Other_Letter", "Lo"},
    {"Other_Number", "No"},
    {"Other_Punctuation", "Po"},
    {"Other_Symbol", "So"},
    {"Paragraph_Separator", "Zp"},
    {"Private_Use", "Co"},
    {"Punctuation", "P"},
    {"Separator", "Z"},
    {"Space_Separator", "Zs"},
    {"Spacing_Mark", "Mc"},
    {"Surrogate", "Cs"},
    {"Symbol", "S"},
    {"Titlecase_Letter", "Lt"},
    {"Unassigned", "Cn"},
    {"Uppercase_Letter", "Lu"},
    {"cntrl", "Cc"},
    {"digit", "Nd"},
    {"punct", "P"},
};

static struct slice category(struct slice name)
{
    for (size_t i = 0; i < sizeof categories / sizeof categories[0]; i++) {
        if (slice_is(name, categories[i][0]))
            return slice_of(categories[i][1]);
    }
    return name;
}

/* \p{Letter}, \p{gc=Lu}, \p{Script=Han}, \p{scx=Han}, and with \P. */
static bool property(struct reading *reading)
{
    size_t close = slice_find(reading->text, '}', reading->at);

    if (peek(reading, 2) != '{' || close == reading->text.len)
        return refuse(reading, 2);

    struct slice value = slice_sub(reading->text, reading->at + 3, close);
    struct slice name = {NULL, 0};

    if (slice_find(value, '=', 0) < value.len)
        name = slice_cut(&value, '=');
    copy(reading, 2);
    buffer_adds(reading->out, "{");
    if (slice_is(name, "Script") || slice_is(name, "sc"))
        buffer_adds(reading->out, "sc:");
    else if (slice_is(name, "Script_Extensions") || slice_is(name, "scx"))
        buffer_adds(reading->out, "scx:");
    else if (name.data == NULL || slice_is(name, "General_Category") || slice_is(name, "gc"))
        value = category(value);
    else
        return refuse(reading, close + 1 - reading->at);
    buffer_add(reading->out, value);
    buffer_adds(reading->out, "}");
    reading->at = close + 1;
    return true;
}

static bool escape(struct reading *reading)
{
    char letter = peek(reading, 1);

    switch (letter) {
    case 'p':
    case 'P':
        return property(reading);
    case 's':
        replace(reading, 2, reading->in_class ? SPACES : "[" SPACES "]");
        return true;
    case 'S':
        replace(reading, 2, reading->in_class ? NO_SPACES : "[^" SPACES "]");
        return true;
    case 'v':
        replace(reading, 2, "\\x0b");
        return true;
    case '0':
        if (peek(reading, 2) >= '0' && peek(reading, 2) <= '9')
            return refuse(reading, 3);
        replace(reading, 2, "\\x00");
        return true;
    case '-':
        if (!reading->in_class)
            return refuse(reading, 2);
        break;
    default:
        break;
    }

    bool known = letter != '\0' && strchr("dDwWbfnrtcxu^$\\.*+?()[]{}|/-", letter) != NULL;
    if (!reading->in_class && (letter == 'B' || letter == 'k' || (letter >= '1' && letter <= '9')))
        known = true;
    if (!known)
        return refuse(reading, 2);
    copy(reading, 2);
    return true;
}

/* ( alone, (?: (?= (?! (?<= (?<! and (?<name>; all else behind (? or (* is PCRE2's. */
static bool open_group(struct reading *reading)
{
    if (peek(reading, 1) == '*')
        return refuse(reading, 2);
    if (peek(reading, 1) != '?') {
        copy(reading, 1);
        return true;
    }
    if (peek(reading, 2) == '\0' || strchr(":=!<", peek(reading, 2)) == NULL)
        return refuse(reading, 3);
    copy(reading, 3);
    return true;
}

/* The length of {n}, {n,} or {n,m} from here; 0 where the brace is none of these. */
static size_t braces(const struct reading *reading)
{
    size_t len = 1;

    if (peek(reading, len) < '0' || peek(reading, len) > '9')
        return 0;
    while (peek(reading, len) >= '0' && peek(reading, len) <= '9')
        len++;
    if (peek(reading, len) == ',')
        len++;
    while (peek(reading, len) >= '0' && peek(reading, len) <= '9')
        len++;
    return peek(reading, len) == '}' ? len + 1 : 0;
}

/* A quantifier with the ? behind it; a second one, such as PCRE2's a++, is refused. */
static bool quantifier(struct reading *reading, size_t len)
{
    if (reading->quantified)
        return refuse(reading, len);
    copy(reading, len);
    if (peek(reading, 0) == '?')
        copy(reading, 1);
    reading->quantified = true;
    return true;
}

static bool outside_class(struct reading *reading)
{
    char byte = peek(reading, 0);
    size_t repeat = byte == '*' || byte == '+' || byte == '?' ? 1
                    : byte == '{'                             ? braces(reading)
                                                              : 0;

    if (repeat > 0)
        return quantifier(reading, repeat);
    reading->quantified = false;
    switch (byte) {
    case '[':
        reading->in_class = true;
        copy(reading, peek(reading, 1) == '^' ? 2 : 1);
        return true;
    case '.':
        replace(reading, 1, ANY_BUT_LINE_ENDS);
        return true;
    case '(':
        return open_group(reading);
    default:
        copy(reading, 1);
        return true;
    }
}

bool pattern_translate(struct slice text, struct buffer *out, struct buffer *reason)
{
    struct reading reading = {.text = text, .out = out, .reason = reason};

    while (reading.at < text.len) {
        char byte = text.data[reading.at];
        bool sound = true;

        if (byte == '\\') {
            reading.quantified = false;
            sound = escape(&reading);
        } else if (!reading.in_class) {
            sound = outside_class(&reading);
        } else if (byte == '[') { /* [[:alpha:]] is no class within a class */
            replace(&reading, 1, "\\[");
        } else {
            reading.in_class = byte != ']';
            copy(&reading, 1);
        }
        if (!sound)
            return false;
    }
    assert(reading.at == text.len && "nothing is read beyond the end");
    return true;
}
