/* SPDX-License-Identifier: MIT */
/* How things stand, in sentences: how many targets have each verdict, and who has a part in most of
 * what is left to do. See document.h. */
#include "base/text.h"
#include "report/document.h"
#include "report/state.h"

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

static void add_counts(struct buffer *out, enum lang lang, const size_t counts[VERDICT_COUNT])
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

void document_counts(const struct document *doc, const size_t counts[VERDICT_COUNT])
{
    if (doc->format->counts != NULL) {
        doc->format->counts(doc, counts);
        return;
    }
    add_counts(doc->text, doc->lang, counts);
    document_flush_in(doc, NODE_PARAGRAPH);
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
static void add_most(const struct document *doc, size_t unit)
{
    const struct assessment *assessment = doc->assessment;
    size_t only = count_alone(assessment, unit), behind = assessment->units[unit].behind;
    struct slice name = unit_name(assessment, unit, doc->lang);

    document_flush(doc);
    say_with(doc->text, doc->lang, WORD_HTML_MOST, TEXT("unit", name), COUNT("behind", behind));
    document_flush_as(doc, NODE_STRONG, "most");
    say_with(doc->text, doc->lang, only == 0 ? WORD_HTML_MOST_END : WORD_HTML_MOST_ALONE,
             COUNT("alone", only));
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

/* Who falls behind in what is withheld is not reported, so neither is who does most. */
static void add_who_public(const struct document *doc, size_t open)
{
    if (open == 0)
        say(doc->text, doc->lang,
            doc->assessment->targets_small > 0 ? WORD_HTML_OPEN_NONE_SHOWN : WORD_HTML_OPEN_NONE);
}

void document_who(const struct document *doc)
{
    const struct assessment *assessment = doc->assessment;
    size_t open = count_open(assessment), ties;

    if (assessment->unit_count == 0 || assessment->narrow || assessment->only_unit != PART_TOTAL)
        return;

    size_t most = find_most(assessment, &ties), behind = assessment->units[most].behind;

    document_open(doc, NODE_PARAGRAPH);
    if (open > 0)
        say_with(doc->text, doc->lang, open == 1 ? WORD_HTML_OPEN_ONE : WORD_HTML_OPEN,
                 COUNT("count", open));
    if (assessment->is_public)
        add_who_public(doc, open);
    else if (behind == 0)
        say(doc->text, doc->lang, open == 0 ? WORD_HTML_OPEN_NONE : WORD_HTML_MOST_NONE);
    else if (ties == 1)
        add_most(doc, most);
    else
        add_tied(doc->text, doc->lang, assessment, behind, ties);
    document_flush(doc);
    document_close(doc, NODE_PARAGRAPH);
}
