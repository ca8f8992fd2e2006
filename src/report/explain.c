/* SPDX-License-Identifier: MIT */
/* The manual of one diagnostic. */
#include "diag/examples.h"
#include "report/report_room.h"

static enum word where_word(enum example_kind kind)
{
    static const enum word words[EXAMPLE_KIND_COUNT] = {
        [EXAMPLE_RECORDS] = WORD_EXAMPLE_RECORDS, [EXAMPLE_TOWNSHIP] = WORD_EXAMPLE_TOWNSHIP,
        [EXAMPLE_PLAN] = WORD_EXAMPLE_PLAN,       [EXAMPLE_TARGET] = WORD_EXAMPLE_TARGET,
        [EXAMPLE_SCHEMA] = WORD_EXAMPLE_SCHEMA,   [EXAMPLE_COMMAND] = WORD_EXAMPLE_COMMAND,
    };

    return words[kind];
}

/* One side of an example, indented. What is said about it stands behind a # as in YAML and shell,
 * so that a line that is copied does no harm. */
static void add_lines(struct buffer *out, struct slice lines, enum lang lang)
{
    struct example_line line;

    while (example_next(&lines, lang, &line)) {
        buffer_fill(out, ' ', line.text.len > 0 ? 4 : 0);
        buffer_adds(out, line.remark ? "# " : "");
        buffer_add(out, line.text);
        if (line.times.len > 0) {
            buffer_adds(out, "\n    # ");
            say_with(out, lang, WORD_EXAMPLE_TIMES, SAFE("count", line.times));
        }
        buffer_byte(out, '\n');
    }
}

static void add_part(struct buffer *out, enum word heading, enum example_kind kind,
                     struct slice lines, enum lang lang)
{
    buffer_byte(out, '\n');
    say_with(out, lang, heading, TERM("where", where_word(kind)));
    buffer_byte(out, '\n');
    add_lines(out, lines, lang);
}

static void add_example(struct buffer *out, const struct example *example, enum lang lang)
{
    if (example->given.len > 0)
        add_part(out, WORD_EXAMPLE_GIVEN, example->given_kind, example->given, lang);
    add_part(out, WORD_EXAMPLE_WRONG, example->kind, example->wrong, lang);
    add_part(out, WORD_EXAMPLE_RIGHT, example->kind, example->right, lang);
}

/* "{hint}" and the like: what is said depends on the case alone. */
static bool is_placeholder(struct slice text)
{
    return slice_starts(text, "{") && slice_find(text, '}', 0) + 1 == text.len;
}

static void add_help(struct buffer *out, const struct catalogue_row *row, enum lang lang)
{
    const char *help = row->help.text[lang];

    if (help[0] == '\0' || is_placeholder(slice_of(help)))
        return;
    buffer_byte(out, '\n');
    say(out, lang, WORD_WHAT_TO_DO);
    report_template(out, help, lang);
    buffer_byte(out, '\n');
}

void report_explain(struct buffer *out, const struct catalogue_row *row, enum lang lang)
{
    struct example example;

    buffer_addf(out, "TZ%d  %s  (%s)\n\n  ", row->number, row->slug,
                severity_words(row->severity)->text[lang]);
    report_template(out, row->message.text[lang], lang);
    buffer_addf(out, "\n\n%s\n", row->manual.text[lang]);
    add_help(out, row, lang);
    if (example_find(row->number, &example))
        add_example(out, &example, lang);
}
