/* SPDX-License-Identifier: MIT */
/*
 * A text near a wrong one that a pattern takes. The ways of writing are few and are tried in
 * order, the likeliest slip first; a pattern knows its form better than any code here.
 */
#include "base/normalise.h"
#include "suggest/suggest.h"
#include "suggest/suggest_room.h"
#include "suggest/suggest_value.h"

#include <assert.h>

#define LENGTH_MAX 40 /* of a text that is worth it: codes and dates are shorter */
#define ZEROS_MAX  2

struct attempt {
    struct pattern *pattern;
    char text[LENGTH_MAX + 1 + ZEROS_MAX];
    size_t len;
};

enum letters { LETTERS_KEPT, LETTERS_SMALL, LETTERS_CAPITAL };

static bool fits(const struct attempt *attempt)
{
    return pattern_find(attempt->pattern, (struct slice){attempt->text, attempt->len}) ==
           PATTERN_YES;
}

/* Puts a byte in, which the text has room for. */
static void insert(struct attempt *attempt, size_t at, char byte)
{
    assert(at <= attempt->len && attempt->len < sizeof attempt->text);
    for (size_t i = attempt->len; i > at; i--)
        attempt->text[i] = attempt->text[i - 1];
    attempt->text[at] = byte;
    attempt->len++;
}

static void copy_cased(struct attempt *attempt, struct slice text, enum letters letters)
{
    assert(text.len <= LENGTH_MAX);
    attempt->len = text.len;
    for (size_t i = 0; i < text.len; i++) {
        char byte = text.data[i];

        if (letters == LETTERS_SMALL && byte >= 'A' && byte <= 'Z')
            byte = (char)(byte - 'A' + 'a');
        else if (letters == LETTERS_CAPITAL && byte >= 'a' && byte <= 'z')
            byte = (char)(byte - 'a' + 'A');
        attempt->text[i] = byte;
    }
}

/* Hyphens for what else stands between the parts of a code, one for each run of them. */
static void join_by_hyphens(struct attempt *attempt)
{
    size_t kept = 0;

    for (size_t i = 0; i < attempt->len; i++) {
        char byte = attempt->text[i];
        bool between = byte == '_' || byte == ' ' || byte == '.' || byte == '/' || byte == '-';

        if (!between)
            attempt->text[kept++] = byte;
        else if (kept > 0 && attempt->text[kept - 1] != '-')
            attempt->text[kept++] = '-';
    }
    assert(kept <= attempt->len);
    attempt->len = kept;
}

/* One hyphen more, as far behind as can be: the number of a code stands at its end. */
static bool add_hyphen(struct attempt *attempt)
{
    struct attempt wanting = *attempt;

    for (size_t at = wanting.len; at-- > 1;) {
        if (wanting.text[at] == '-' || wanting.text[at - 1] == '-')
            continue;
        *attempt = wanting;
        insert(attempt, at, '-');
        if (fits(attempt))
            return true;
    }
    *attempt = wanting;
    return false;
}

/* Zeros before the last number, with or without the hyphen. */
static bool add_zeros(struct attempt *attempt)
{
    struct attempt wanting = *attempt;
    size_t at = wanting.len;

    while (at > 0 && byte_is_digit(wanting.text[at - 1]))
        at--;
    if (at == wanting.len)
        return false;
    for (int zeros = 1; zeros <= ZEROS_MAX; zeros++) {
        insert(&wanting, at, '0');
        *attempt = wanting;
        if (fits(attempt) || add_hyphen(attempt))
            return true;
    }
    return false;
}

/* As it is, then by separators; in one case of the letters. */
static bool try_case(struct attempt *attempt, struct slice text, enum letters letters)
{
    copy_cased(attempt, text, letters);
    if (fits(attempt))
        return true;
    join_by_hyphens(attempt);
    return fits(attempt) || add_hyphen(attempt);
}

static bool try_date(struct attempt *attempt, struct slice text)
{
    struct civil civil;
    char day[11];

    if (suggest_value_date(text, &civil) != SUGGESTED_DAY || civil.year < 1 || civil.month < 1 ||
        civil.month > 12 || civil.day < 1 || civil.day > date_month_days(civil.year, civil.month))
        return false;
    copy_cased(attempt, date_print(date_of(civil), day), LETTERS_KEPT);
    return fits(attempt);
}

static bool try_quarter(struct attempt *attempt, struct slice text)
{
    struct buffer quarter = {0};
    bool fitting = false;

    if (suggest_value_quarter(&quarter, text)) {
        copy_cased(attempt, buffer_slice(&quarter), LETTERS_KEPT);
        fitting = fits(attempt);
    }
    buffer_free(&quarter);
    return fitting;
}

/* Whether a text says by itself that it is a quarter, and is no month of a year. */
static bool names_quarter(struct slice text)
{
    for (size_t i = 4; i < text.len; i++) {
        if (text.data[i] != '-' && text.data[i] != '/' && text.data[i] != '.' &&
            text.data[i] != '_' && text.data[i] != ' ' && !byte_is_digit(text.data[i]))
            return true;
    }
    return false;
}

/*
 * Appends a text near this one that the pattern takes: in other case, with another separator
 * or one more hyphen, as a date or quarter, with zeros before its last number. *sure: nothing
 * was added that could have been something else.
 */
static bool suggest_pattern(struct buffer *out, struct pattern *pattern, struct slice text,
                            bool *sure)
{
    struct attempt attempt = {.pattern = pattern};
    bool found;

    if (text.len == 0 || text.len > LENGTH_MAX)
        return false;
    *sure = true;
    found = try_case(&attempt, text, LETTERS_KEPT) || try_case(&attempt, text, LETTERS_SMALL) ||
            try_case(&attempt, text, LETTERS_CAPITAL) || try_date(&attempt, text);
    if (!found) {
        found = try_quarter(&attempt, text);
        *sure = names_quarter(text);
    }
    if (!found) {
        copy_cased(&attempt, text, LETTERS_SMALL);
        join_by_hyphens(&attempt);
        found = add_zeros(&attempt);
        *sure = false;
    }
    if (found)
        buffer_add(out, (struct slice){attempt.text, attempt.len});
    return found;
}

/* "such as 2016-Q3", from the examples of the schema; else the pattern itself. */
static void set_form(struct diag *diag, const struct at *at, const struct rule *rule)
{
    static const char *const formats[2][LANG_COUNT] = {
        {"it must match the pattern %.*s", "它要符合这个格式：%.*s"},
        {"write it like this: %.*s", "请照这样写：%.*s"},
    };
    const struct node *examples = schema_note(rule->in, KEYWORD_EXAMPLES);
    struct slice text = rule->value->text;
    struct name form;

    if (examples == NULL)
        examples = schema_note(at->top, KEYWORD_EXAMPLES);
    bool exemplary =
        examples != NULL && examples->count > 0 && examples->items[0].kind == NODE_STRING;
    if (exemplary)
        text = examples->items[0].text;
    for (int lang = 0; lang < LANG_COUNT; lang++)
        form.text[lang] =
            arena_printf(diag->arena, formats[exemplary][lang], (int)text.len, text.data);
    diag_set_name(diag, "hint", &form, SLICE(""));
}

void suggest_form(struct diag *diag, const struct at *at, const struct rule *rule)
{
    struct buffer normal = {0}, meant = {0};
    bool sure;

    if (diag->arena == NULL)
        return;
    text_normalise(&normal, at->node->text);
    if (!suggest_pattern(&meant, rule->pattern, buffer_slice(&normal), &sure)) {
        set_form(diag, at, rule);
    } else if (sure) {
        suggest_set_write(diag, buffer_slice(&meant));
    } else {
        struct choice choice = {.name = buffer_slice(&meant)};

        suggest_set_choice(diag, NULL, &choice);
    }
    buffer_free(&normal);
    buffer_free(&meant);
}
