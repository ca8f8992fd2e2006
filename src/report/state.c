/* SPDX-License-Identifier: MIT */
/* See state.h. */
#include "report/state.h"

#include "base/text.h"
#include "report/figure.h"

/* ---- counts ---- */

static void add_verdict_count(struct buffer *out, enum lang lang, enum verdict verdict,
                              size_t count)
{
    struct buffer text = {0};
    const struct lang_arg args[] = {
        {"count", figure_number(&text, lang, decimal_of((int64_t)count))},
        {"verdict", slice_of(verdict_words(verdict)->text[lang])}};

    if (verdict == VERDICT_NO_DATA)
        word_add(out, count == 1 ? WORD_HTML_HAS_NO_DATA : WORD_HTML_HAVE_NO_DATA, lang, args, 2);
    else
        word_add(out, count == 1 ? WORD_HTML_IS : WORD_HTML_ARE, lang, args, 2);
    buffer_free(&text);
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
            word_add(out, left == 0 ? WORD_HTML_AND : WORD_COMMA, lang, NULL, 0);
        first = false;
        add_verdict_count(out, lang, verdict, counts[verdict]);
    }
}

void state_add_counts(struct buffer *out, enum lang lang, const size_t counts[VERDICT_COUNT])
{
    struct buffer count = {0}, verdicts = {0};
    size_t all = 0;

    for (int i = 0; i < VERDICT_COUNT; i++)
        all += counts[i];
    add_verdict_counts(&verdicts, lang, counts);
    const struct lang_arg args[] = {
        {"count", figure_number(&count, lang, decimal_of((int64_t)all))},
        {"verdicts", buffer_slice(&verdicts)}};
    if (all > 0)
        word_add(out, all == 1 ? WORD_HTML_OF_TARGET : WORD_HTML_OF_TARGETS, lang, args, 2);
    buffer_free(&count);
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
    struct buffer behind = {0}, alone = {0}, name = {0};
    size_t only = count_alone(assessment, unit);

    text_safe(&name, unit_name(assessment, unit, lang));
    const struct lang_arg args[] = {
        {"unit", buffer_slice(&name)},
        {"behind",
         figure_number(&behind, lang, decimal_of((int64_t)assessment->units[unit].behind))},
        {"alone", figure_number(&alone, lang, decimal_of((int64_t)only))}};
    word_add(&out[STATE_STRONG], WORD_HTML_MOST, lang, args, 3);
    word_add(&out[STATE_BEHIND], only == 0 ? WORD_HTML_MOST_END : WORD_HTML_MOST_ALONE, lang, args,
             3);
    buffer_free(&behind);
    buffer_free(&alone);
    buffer_free(&name);
}

#define TIED_NAMES_MAX 6 /* the names of more say less than how many they are */

/* Several units have as many. */
static void add_tied(struct buffer *out, enum lang lang, const struct assessment *assessment,
                     size_t most, size_t ties)
{
    struct buffer names = {0}, behind = {0}, count = {0};
    bool many = ties > TIED_NAMES_MAX;

    figure_number(&count, lang, decimal_of((int64_t)ties));
    for (size_t i = 0; !many && i < assessment->unit_count; i++) {
        if (assessment->units[i].behind != most)
            continue;
        ties--;
        if (names.len > 0)
            word_add(&names, ties == 0 ? WORD_HTML_AND : WORD_LIST_COMMA, lang, NULL, 0);
        text_safe(&names, unit_name(assessment, i, lang));
    }
    const struct lang_arg args[] = {
        {"units", buffer_slice(&names)},
        {"count", buffer_slice(&count)},
        {"behind", figure_number(&behind, lang, decimal_of((int64_t)most))}};
    word_add(out, many ? WORD_HTML_MOST_MANY : WORD_HTML_MOST_TIED, lang, args, 3);
    buffer_free(&names);
    buffer_free(&behind);
    buffer_free(&count);
}

void state_add_who(struct buffer out[STATE_PIECES], enum lang lang,
                   const struct assessment *assessment)
{
    size_t open = count_open(assessment), ties;
    size_t most = find_most(assessment, &ties);

    if (open > 0)
        words_with_number(&out[STATE_BEFORE], lang, open == 1 ? WORD_HTML_OPEN_ONE : WORD_HTML_OPEN,
                          "count", decimal_of((int64_t)open));
    if (assessment->is_public) {
        /* Who falls behind in what is small is not told, so neither is who falls behind most. */
        if (open == 0)
            word_add(&out[STATE_BEHIND], WORD_HTML_OPEN_NONE, lang, NULL, 0);
    } else if (assessment->units[most].behind == 0)
        word_add(&out[STATE_BEHIND], open == 0 ? WORD_HTML_OPEN_NONE : WORD_HTML_MOST_NONE, lang,
                 NULL, 0);
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
    struct buffer files = {0}, faulty = {0}, unread = {0};
    const struct lang_arg args[] = {
        {"files", figure_number(&files, lang, decimal_of((int64_t)assessment->files))},
        {"faulty", figure_number(&faulty, lang, decimal_of((int64_t)assessment->files_faulty))},
        {"unread", figure_number(&unread, lang, decimal_of((int64_t)assessment->files_unread))}};

    word_add(out, WORD_HTML_UNREAD, lang, args, 3);
    buffer_free(&files);
    buffer_free(&faulty);
    buffer_free(&unread);
}

void state_add_suspected(struct buffer *out, enum lang lang, const struct assessment *assessment)
{
    struct buffer count = {0}, others = {0};
    int64_t suspected = 0, other = 0;

    for (size_t i = 0; i < assessment->target_count; i++) {
        const struct assessed *target = &assessment->targets[i];

        suspected += target->suspected;
        other += target->suspected && target->verdict_without != target->verdict;
    }
    const struct lang_arg args[] = {{"count", figure_number(&count, lang, decimal_of(suspected))},
                                    {"other", figure_number(&others, lang, decimal_of(other))}};
    if (suspected > 0)
        word_add(out, assessment->is_public ? WORD_SUSPECTED_PUBLIC : WORD_SUSPECTED_HEAD, lang,
                 args, 2);
    buffer_free(&count);
    buffer_free(&others);
}

void state_add_left(struct buffer *out, enum lang lang, const struct assessment *assessment,
                    size_t index)
{
    const struct left_file *file = &assessment->left[index];
    struct buffer path = {0}, other = {0}, left = {0};

    text_safe(&path, file->path);
    text_safe(&other, file->like);
    const struct lang_arg args[] = {{"file", buffer_slice(&path)},
                                    {"why", slice_of(left_words(file->why)->text[lang])},
                                    {"other", buffer_slice(&other)}};

    word_add(&left, file->like.len > 0 ? WORD_LEFT_FILE_LIKE : WORD_LEFT_FILE, lang, args, 3);
    if (file->may_count)
        words_with(out, lang, WORD_LEFT_UNCLEAR, "left", buffer_slice(&left));
    else
        buffer_add(out, buffer_slice(&left));
    buffer_free(&path);
    buffer_free(&other);
    buffer_free(&left);
}
