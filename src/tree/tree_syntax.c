/* SPDX-License-Identifier: MIT */
/*
 * What libyaml complains about, as diagnostics: its English words are matched here and
 * nowhere else, and never shown where a better message is known.
 */
#include "tree/tree_room.h"

#include "base/text.h"

#include <assert.h>
#include <string.h>

/* Which of a fault's places is the one to look at. */
enum fault_place { AT_PROBLEM, AT_CONTEXT };

struct syntax_row {
    const char *problem; /* the beginning of libyaml's words */
    const char *context; /* likewise; NULL for any */
    enum diag_code code;
    enum fault_place place;
};

static const struct syntax_row rows[] = {
    {"mapping values are not allowed", NULL, DIAG_COLON_VALUE, AT_PROBLEM},
    {"could not find expected ':'", NULL, DIAG_NO_COLON, AT_CONTEXT},
    {"block sequence entries are not allowed", NULL, DIAG_INDENTATION, AT_PROBLEM},
    {"mapping keys are not allowed", NULL, DIAG_INDENTATION, AT_PROBLEM},
    {"found character that cannot start", NULL, DIAG_BAD_START, AT_PROBLEM},
    {"found a tab character", NULL, DIAG_TAB, AT_PROBLEM},
    {"found unexpected", "while scanning a quoted scalar", DIAG_UNCLOSED_QUOTE, AT_CONTEXT},
    {"found unknown escape", NULL, DIAG_BAD_ESCAPE, AT_PROBLEM},
    {"did not find expected hexdecimal", NULL, DIAG_BAD_ESCAPE, AT_PROBLEM},
    {"found invalid Unicode character", NULL, DIAG_BAD_ESCAPE, AT_PROBLEM},
    {"did not find expected key", NULL, DIAG_INDENTATION, AT_PROBLEM},
    {"did not find expected '-'", NULL, DIAG_INDENTATION, AT_PROBLEM},
    {"did not find expected <document start>", NULL, DIAG_INDENTATION, AT_PROBLEM},
};

static bool begins(const char *text, const char *with)
{
    return text != NULL && strncmp(text, with, strlen(with)) == 0;
}

static const struct syntax_row *find_row(const struct syntax_fault *fault)
{
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (begins(fault->problem, rows[i].problem) &&
            (rows[i].context == NULL || begins(fault->context, rows[i].context)))
            return &rows[i];
    }
    return NULL;
}

/* From `at` to the end of its word, so that the caret marks something. */
static struct span word_at(const struct source *source, size_t at)
{
    size_t end = at;

    while (end < source->text.len && strchr(" \t\r\n", source->text.data[end]) == NULL)
        end++;
    return (struct span){source, at, end};
}

/* libyaml reads on past blanks: at the end of the text, the last word is what was left open. */
static size_t back_to_text(const struct source *source, size_t at)
{
    size_t back = at;

    if (at < source->text.len)
        return at;
    while (back > 0 && strchr(" \t\r\n", source->text.data[back - 1]) != NULL)
        back--;
    return back;
}

static bool begins_line(const struct source *source, size_t at)
{
    size_t start = source_line_start(source, source_position(source, at).line);

    return slice_trim(slice_sub(source->text, start, at)).len == 0;
}

/* A single sign behind a colon or a dash, where YAML wants a value and takes signs for its own:
 * whoever has nothing to write makes a stroke. */
static bool is_lone_sign(const struct source *source, struct span word)
{
    const struct slice text = source->text;
    size_t start = source_line_start(source, source_position(source, word.start).line);
    struct slice before = slice_trim(slice_sub(text, start, word.start));
    size_t rest = word.end;

    while (rest < text.len && strchr(" \t", text.data[rest]) != NULL)
        rest++;
    return word.end == word.start + 1 && strchr("-?*&%@`", text.data[word.start]) != NULL &&
           (rest == text.len || strchr("\r\n#", text.data[rest]) != NULL) && before.len > 0 &&
           strchr(":-", before.data[before.len - 1]) != NULL;
}

/* The line before the one at `at` that holds anything: what its indentation is to fit. */
static int64_t line_before(const struct source *source, size_t at)
{
    size_t line = source_position(source, at).line;

    while (line > 1 && slice_trim(source_line(source, line - 1)).len == 0)
        line--;
    return (int64_t)line - 1;
}

void tree_syntax_fault(const struct source *source, const struct syntax_fault *fault,
                       struct diag_list *diags)
{
    const struct syntax_row *row = find_row(fault);
    enum diag_code code = row != NULL ? row->code : DIAG_SYNTAX;
    size_t at = row != NULL && row->place == AT_CONTEXT ? fault->context_at : fault->at;

    assert(at <= source->text.len);
    assert(!fault->in_flow || fault->flow_at < source->text.len);
    /* Inside brackets nearly every fault is a missing comma or bracket. */
    if (fault->in_flow && (row == NULL || code == DIAG_NO_COLON || code == DIAG_COLON_VALUE))
        code = DIAG_UNCLOSED_BRACKET;

    /* In the middle of a line it is no indentation that is wrong. */
    if (code == DIAG_INDENTATION && !begins_line(source, at))
        code = DIAG_AFTER_VALUE;

    if (code == DIAG_BAD_START && at < source->text.len && source->text.data[at] == '\t')
        code = DIAG_TAB;

    struct span span = word_at(source, back_to_text(source, at));
    if ((code == DIAG_AFTER_VALUE || code == DIAG_BAD_START) && is_lone_sign(source, span))
        code = DIAG_LONE_SIGN;

    struct span opening = {source, fault->flow_at, fault->flow_at + 1};
    struct diag *diag = diag_add(diags, code, code == DIAG_UNCLOSED_BRACKET ? opening : span);
    if (code == DIAG_SYNTAX)
        diag_set(diag, "problem", slice_of(fault->problem));
    if (code == DIAG_LONE_SIGN)
        diag_set(diag, "value", slice_sub(source->text, span.start, span.end));
    if (code == DIAG_INDENTATION)
        diag_set_number(diag, "line", line_before(source, at));
    if (code == DIAG_UNCLOSED_BRACKET)
        diag_also(diag, span);
}
