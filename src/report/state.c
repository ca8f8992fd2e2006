/* SPDX-License-Identifier: MIT */
/* See state.h. */
#include "report/state.h"

#include "base/text.h"
#include "report/figure.h"

/* ---- counts ---- */

static void add_verdict_count(struct buffer *out, enum lang lang, enum verdict verdict,
                              size_t count)
{
    if (verdict == VERDICT_NO_DATA)
        say_with(out, lang, count == 1 ? WORD_HTML_HAS_NO_DATA : WORD_HTML_HAVE_NO_DATA,
                 COUNT("count", count), VERDICT("verdict", verdict));
    else
        say_with(out, lang, count == 1 ? WORD_HTML_IS : WORD_HTML_ARE, COUNT("count", count),
                 VERDICT("verdict", verdict));
}

/* What holds first, then the rest in the order of the verdicts: "30 are met, 10 are short". */
static void add_verdict_counts(struct buffer *out, enum lang lang, const size_t *counts)
{
    int left = 0;
    bool first = true;

    for (int i = 0; i < VERDICT_COUNT; i++)
        left += counts[i] > 0;
    for (int i = -1; i < VERDICT_COUNT; i++) {
        enum verdict verdict = i < 0 ? VERDICT_MET : (enum verdict)i;

        if (counts[verdict] == 0 || i == VERDICT_MET)
            continue;
        left--;
        if (!first)
            say(out, lang, left == 0 ? WORD_HTML_AND : WORD_COMMA);
        first = false;
        add_verdict_count(out, lang, verdict, counts[verdict]);
    }
}

void state_add_counts(struct buffer *out, enum lang lang, const size_t counts[VERDICT_COUNT])
{
    struct buffer verdicts = {0};
    size_t all = 0;

    for (int i = 0; i < VERDICT_COUNT; i++)
        all += counts[i];
    add_verdict_counts(&verdicts, lang, counts);
    if (all > 0)
        say_with(out, lang, all == 1 ? WORD_HTML_OF_TARGET : WORD_HTML_OF_TARGETS,
                 COUNT("count", all), BUILT("verdicts", &verdicts));
    buffer_free(&verdicts);
}

/* ---- who ---- */

/* The unit with the most targets left to do; how many units have as many. */
static size_t find_most(const struct assessment *assessment, size_t *ties)
{
    size_t most = 0;

    for (size_t i = 1; i < assessment->unit_count; i++) {
        if (assessment->units[i].behind > assessment->units[most].behind)
            most = i;
    }
    *ties = 0;
    for (size_t i = 0; i < assessment->unit_count; i++)
        *ties += assessment->units[i].behind == assessment->units[most].behind;
    return most;
}

/* A target that would be reached but for one unit. */
static bool is_open_alone(const struct assessed *target, size_t unit)
{
    bool open = false;

    for (size_t i = 0; i < target->part_count; i++) {
        if (open_part(target, i) == NULL)
            continue;
        if (target->parts[i].unit != unit)
            return false;
        open = true;
    }
    return open && open_part(target, target->part_count) == NULL;
}

static size_t count_alone(const struct assessment *assessment, size_t unit)
{
    size_t alone = 0;

    for (size_t i = 0; i < assessment->target_count; i++)
        alone += is_open_alone(&assessment->targets[i], unit);
    return alone;
}

/* "Nanbei Street has a part in 9 of them, more than any other unit; ..." */
static void add_most(struct buffer out[STATE_PIECES], enum lang lang,
                     const struct assessment *assessment, size_t unit)
{
    size_t only = count_alone(assessment, unit);

    say_with(&out[STATE_STRONG], lang, WORD_HTML_MOST,
             TEXT("unit", unit_name(assessment, unit, lang)),
             COUNT("behind", assessment->units[unit].behind), COUNT("alone", only));
    say_with(&out[STATE_BEHIND], lang, only == 0 ? WORD_HTML_MOST_END : WORD_HTML_MOST_ALONE,
             TEXT("unit", unit_name(assessment, unit, lang)),
             COUNT("behind", assessment->units[unit].behind), COUNT("alone", only));
}

#define TIED_NAMES_MAX 6 /* the names of more say less than how many they are */

/* Several units have as many. */
static void add_tied(struct buffer *out, enum lang lang, const struct assessment *assessment,
                     size_t most, size_t ties)
{
    struct buffer names = {0};
    size_t count = ties;
    bool many = ties > TIED_NAMES_MAX;

    for (size_t i = 0; !many && i < assessment->unit_count; i++) {
        if (assessment->units[i].behind != most)
            continue;
        ties--;
        if (names.len > 0)
            say(&names, lang, ties == 0 ? WORD_HTML_AND : WORD_LIST_COMMA);
        text_safe(&names, unit_name(assessment, i, lang));
    }
    say_with(out, lang, many ? WORD_HTML_MOST_MANY : WORD_HTML_MOST_TIED, BUILT("units", &names),
             COUNT("count", count), COUNT("behind", most));
    buffer_free(&names);
}

void state_add_who(struct buffer out[STATE_PIECES], enum lang lang,
                   const struct assessment *assessment)
{
    size_t open = count_open(assessment), ties;
    size_t most = find_most(assessment, &ties);

    if (open > 0)
        say_with(&out[STATE_BEFORE], lang, open == 1 ? WORD_HTML_OPEN_ONE : WORD_HTML_OPEN,
                 COUNT("count", open));
    if (assessment->is_public) {
        /* Who falls behind in what is small is not told, so neither is who falls behind most. */
        if (open == 0)
            say(&out[STATE_BEHIND], lang,
                assessment->targets_small > 0 ? WORD_HTML_OPEN_NONE_SHOWN : WORD_HTML_OPEN_NONE);
    } else if (assessment->units[most].behind == 0)
        say(&out[STATE_BEHIND], lang, open == 0 ? WORD_HTML_OPEN_NONE : WORD_HTML_MOST_NONE);
    else if (ties == 1)
        add_most(out, lang, assessment, most);
    else
        add_tied(&out[STATE_BEHIND], lang, assessment, assessment->units[most].behind, ties);
}

/* ---- the rest ---- */

bool target_on_sheet(const struct assessed *target, size_t sheet)
{
    for (size_t i = 0; i < target->sheet_count; i++) {
        if (target->sheets[i] == sheet)
            return true;
    }
    return sheet == NO_SHEET && target->sheet_count == 0;
}

enum word sheet_rest_title(const struct assessment *assessment)
{
    return assessment->sheet_count > 0 ? WORD_NO_SHEET : WORD_HTML_ALL_TARGETS;
}

size_t sheet_at(const struct assessment *assessment, size_t index)
{
    return index < assessment->sheet_count ? index : NO_SHEET;
}

size_t sheet_count_verdicts(const struct assessment *assessment, size_t sheet,
                            size_t counts[VERDICT_COUNT])
{
    size_t all = 0;

    for (size_t i = 0; i < VERDICT_COUNT; i++)
        counts[i] = 0;
    for (size_t i = 0; i < assessment->target_count; i++) {
        if (!target_on_sheet(&assessment->targets[i], sheet))
            continue;
        counts[assessment->targets[i].verdict]++;
        all++;
    }
    return all;
}

const struct assessed *by_verdict_next(const struct assessment *assessment, struct by_verdict *at)
{
    for (; at->verdict < VERDICT_COUNT; at->verdict++, at->index = 0) {
        while (at->index < assessment->target_count) {
            const struct assessed *target = &assessment->targets[at->index++];

            if (target->verdict == at->verdict)
                return target;
        }
    }
    return NULL;
}

bool reading_changes(const struct assessed *target, const struct assessed *reading)
{
    return reading->verdict != target->verdict && reading->verdict != VERDICT_WITHHELD &&
           target->verdict != VERDICT_WITHHELD;
}

bool target_depends_on_reading(const struct assessed *target)
{
    for (size_t i = 0; i < target->reading_count; i++) {
        if (reading_changes(target, &target->readings[i]))
            return true;
    }
    return false;
}

void state_add_unread(struct buffer *out, enum lang lang, const struct assessment *assessment)
{
    say_with(out, lang, WORD_HTML_UNREAD, COUNT("files", assessment->files),
             COUNT("faulty", assessment->files_faulty), COUNT("unread", assessment->files_unread));
}

void state_add_suspected(struct buffer *out, enum lang lang, const struct assessment *assessment)
{
    int64_t suspected = 0, other = 0;

    for (size_t i = 0; i < assessment->target_count; i++) {
        const struct assessed *target = &assessment->targets[i];

        suspected += target->suspected;
        other += target->suspected && target->verdict_without != target->verdict;
    }
    if (suspected > 0)
        say_with(out, lang, assessment->is_public ? WORD_SUSPECTED_PUBLIC : WORD_SUSPECTED_HEAD,
                 NUMBER("count", decimal_of(suspected)), NUMBER("other", decimal_of(other)));
}

void state_add_left(struct buffer *out, enum lang lang, const struct assessment *assessment,
                    size_t index)
{
    const struct left_file *file = &assessment->left[index];
    struct buffer left = {0};

    say_with(&left, lang, file->like.len > 0 ? WORD_LEFT_FILE_LIKE : WORD_LEFT_FILE,
             TEXT("file", file->path), TEXT("why", slice_of(left_words(file->why)->text[lang])),
             TEXT("other", file->like));
    if (file->may_count)
        say_with(out, lang, WORD_LEFT_UNCLEAR, BUILT("left", &left));
    else
        buffer_add(out, buffer_slice(&left));
    buffer_free(&left);
}
