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

struct pattern_translator {
    struct slice text;
    size_t at;
    bool in_class;
    bool quantified; /* the last thing was a quantifier */
    struct buffer *out;
    struct buffer *reason;
};

static char peek(const struct pattern_translator *translator, size_t ahead)
{
    size_t at = translator->at + ahead;

    if (at >= translator->text.len)
        return '\0';
    return translator->text.data[at];
}

static bool refuse(struct pattern_translator *translator, size_t len)
{
    struct slice what = slice_sub(translator->text, translator->at, translator->at + len);

    buffer_addf(translator->reason, "ECMA-262 does not know %.*s", (int)what.len, what.data);
    return false;
}

static void copy(struct pattern_translator *translator, size_t len)
{
    buffer_add(translator->out, slice_sub(translator->text, translator->at, translator->at + len));
    assert(translator->at + len <= translator->text.len);
    translator->at += len;
}

static void replace(struct pattern_translator *translator, size_t len, const char *by)
{
    buffer_adds(translator->out, by);
    translator->at += len;
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
static bool property(struct pattern_translator *translator)
{
    size_t close = slice_find(translator->text, '}', translator->at);

    if (peek(translator, 2) != '{' || close == translator->text.len)
        return refuse(translator, 2);

    struct slice value = slice_sub(translator->text, translator->at + 3, close);
    struct slice name = {NULL, 0};

    if (slice_find(value, '=', 0) < value.len)
        name = slice_cut(&value, '=');
    copy(translator, 2);
    buffer_adds(translator->out, "{");
    if (slice_is(name, "Script") || slice_is(name, "sc"))
        buffer_adds(translator->out, "sc:");
    else if (slice_is(name, "Script_Extensions") || slice_is(name, "scx"))
        buffer_adds(translator->out, "scx:");
    else if (name.data == NULL || slice_is(name, "General_Category") || slice_is(name, "gc"))
        value = category(value);
    else
        return refuse(translator, close + 1 - translator->at);
    buffer_add(translator->out, value);
    buffer_adds(translator->out, "}");
    translator->at = close + 1;
    return true;
}

static bool escape(struct pattern_translator *translator)
{
    char letter = peek(translator, 1);

    switch (letter) {
    case 'p':
    case 'P':
        return property(translator);
    case 's':
        replace(translator, 2, translator->in_class ? SPACES : "[" SPACES "]");
        return true;
    case 'S':
        replace(translator, 2, translator->in_class ? NO_SPACES : "[^" SPACES "]");
        return true;
    case 'v':
        replace(translator, 2, "\\x0b");
        return true;
    case '0':
        if (peek(translator, 2) >= '0' && peek(translator, 2) <= '9')
            return refuse(translator, 3);
        replace(translator, 2, "\\x00");
        return true;
    case '-':
        if (!translator->in_class)
            return refuse(translator, 2);
        break;
    default:
        break;
    }

    bool known = letter != '\0' && strchr("dDwWbfnrtcxu^$\\.*+?()[]{}|/-", letter) != NULL;
    if (!translator->in_class &&
        (letter == 'B' || letter == 'k' || (letter >= '1' && letter <= '9')))
        known = true;
    if (!known)
        return refuse(translator, 2);
    copy(translator, 2);
    return true;
}

/* ( alone, (?: (?= (?! (?<= (?<! and (?<name>; all else behind (? or (* is PCRE2's. */
static bool open_group(struct pattern_translator *translator)
{
    if (peek(translator, 1) == '*')
        return refuse(translator, 2);
    if (peek(translator, 1) != '?') {
        copy(translator, 1);
        return true;
    }
    if (peek(translator, 2) == '\0' || strchr(":=!<", peek(translator, 2)) == NULL)
        return refuse(translator, 3);
    copy(translator, 3);
    return true;
}

/* The length of {n}, {n,} or {n,m} from here; 0 where the brace is none of these. */
static size_t braces(const struct pattern_translator *translator)
{
    size_t len = 1;

    if (peek(translator, len) < '0' || peek(translator, len) > '9')
        return 0;
    while (peek(translator, len) >= '0' && peek(translator, len) <= '9')
        len++;
    if (peek(translator, len) == ',')
        len++;
    while (peek(translator, len) >= '0' && peek(translator, len) <= '9')
        len++;
    return peek(translator, len) == '}' ? len + 1 : 0;
}

/* A quantifier with the ? behind it; a second one, such as PCRE2's a++, is refused. */
static bool quantifier(struct pattern_translator *translator, size_t len)
{
    if (translator->quantified)
        return refuse(translator, len);
    copy(translator, len);
    if (peek(translator, 0) == '?')
        copy(translator, 1);
    translator->quantified = true;
    return true;
}

static bool outside_class(struct pattern_translator *translator)
{
    char byte = peek(translator, 0);
    size_t repeat = byte == '*' || byte == '+' || byte == '?' ? 1
                    : byte == '{'                             ? braces(translator)
                                                              : 0;

    if (repeat > 0)
        return quantifier(translator, repeat);
    translator->quantified = false;
    switch (byte) {
    case '[':
        translator->in_class = true;
        copy(translator, peek(translator, 1) == '^' ? 2 : 1);
        return true;
    case '.':
        replace(translator, 1, ANY_BUT_LINE_ENDS);
        return true;
    case '(':
        return open_group(translator);
    default:
        copy(translator, 1);
        return true;
    }
}

/* Bytes of characters beyond ASCII, which mean themselves in both, and are nearly all of a long
 * one. */
static size_t others(const struct pattern_translator *translator)
{
    size_t end = translator->at;

    while (end < translator->text.len && (unsigned char)translator->text.data[end] >= 0x80)
        end++;
    return end - translator->at;
}

bool pattern_translate(struct slice text, struct buffer *out, struct buffer *reason)
{
    struct pattern_translator translator = {.text = text, .out = out, .reason = reason};

    while (translator.at < text.len) {
        char byte = text.data[translator.at];
        size_t len = others(&translator);
        bool sound = true;

        if (len > 0) {
            translator.quantified = false;
            copy(&translator, len);
        } else if (byte == '\\') {
            translator.quantified = false;
            sound = escape(&translator);
        } else if (!translator.in_class) {
            sound = outside_class(&translator);
        } else if (byte == '[') { /* [[:alpha:]] is no class within a class */
            replace(&translator, 1, "\\[");
        } else {
            translator.in_class = byte != ']';
            copy(&translator, 1);
        }
        if (!sound)
            return false;
    }
    assert(translator.at == text.len && "nothing is read beyond the end");
    return true;
}
