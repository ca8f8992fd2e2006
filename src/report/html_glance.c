/* SPDX-License-Identifier: MIT */
/* The year at a glance: what holds, in sentences and tiles, and who has most left to do. */
#include "report/html_room.h"

/* ---- sentences ---- */

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

void html_counts(const struct html_page *page, const size_t counts[VERDICT_COUNT])
{
    struct buffer count = {0}, verdicts = {0};
    size_t all = 0;

    for (int i = 0; i < VERDICT_COUNT; i++)
        all += counts[i];
    add_verdict_counts(&verdicts, page->lang, counts);
    const struct lang_arg args[] = {
        {"count", figure_number(&count, page->lang, decimal_of((int64_t)all))},
        {"verdicts", buffer_slice(&verdicts)}};
    if (all > 0)
        word_add(page->text, all == 1 ? WORD_HTML_OF_TARGET : WORD_HTML_OF_TARGETS, page->lang,
                 args, 2);
    html_flush(page);
    buffer_free(&count);
    buffer_free(&verdicts);
}

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

bool html_is_open(const struct part *part)
{
    return part != NULL && todo_of(part) == TODO_NOW;
}

/* A target that would be reached but for one unit. */
static bool is_open_alone(const struct assessed *target, size_t unit)
{
    bool open = false;

    for (size_t i = 0; i < target->part_count; i++) {
        if (!html_is_open(todo_part_at(target, i)))
            continue;
        if (target->parts[i].unit != unit)
            return false;
        open = true;
    }
    return open && !html_is_open(todo_part(target, PART_TOTAL));
}

static size_t count_open(const struct assessment *assessment)
{
    size_t open = 0;

    for (size_t i = 0; i < assessment->target_count; i++)
        open += todo_of(&(struct part){.verdict = assessment->targets[i].verdict}) == TODO_NOW &&
                assessment->targets[i].verdict != VERDICT_UNDEFINED;
    return open;
}

static size_t count_alone(const struct assessment *assessment, size_t unit)
{
    size_t alone = 0;

    for (size_t i = 0; i < assessment->target_count; i++)
        alone += is_open_alone(&assessment->targets[i], unit);
    return alone;
}

/* "Nanbei Street has a part in 9 of them, more than any other unit; ..." */
static void add_most(const struct html_page *page, size_t unit)
{
    const struct assessment *assessment = page->assessment;
    struct buffer behind = {0}, alone = {0};
    size_t only = count_alone(assessment, unit);
    const struct lang_arg args[] = {
        {"unit", unit_name(assessment, unit, page->lang)},
        {"behind",
         figure_number(&behind, page->lang, decimal_of((int64_t)assessment->units[unit].behind))},
        {"alone", figure_number(&alone, page->lang, decimal_of((int64_t)only))}};

    html_open_class(page->html, "strong", "most");
    word_add(page->text, WORD_HTML_MOST, page->lang, args, 3);
    html_flush(page);
    html_close(page->html);
    word_add(page->text, only == 0 ? WORD_HTML_MOST_END : WORD_HTML_MOST_ALONE, page->lang, args,
             3);
    html_flush(page);
    buffer_free(&behind);
    buffer_free(&alone);
}

/* Several units have as many. */
static void add_tied(const struct html_page *page, size_t most, size_t ties)
{
    const struct assessment *assessment = page->assessment;
    struct buffer names = {0}, behind = {0};

    for (size_t i = 0; i < assessment->unit_count; i++) {
        if (assessment->units[i].behind != most)
            continue;
        ties--;
        if (names.len > 0)
            word_add(&names, ties == 0 ? WORD_HTML_AND : WORD_LIST_COMMA, page->lang, NULL, 0);
        buffer_add(&names, unit_name(assessment, i, page->lang));
    }
    const struct lang_arg args[] = {
        {"units", buffer_slice(&names)},
        {"behind", figure_number(&behind, page->lang, decimal_of((int64_t)most))}};
    word_add(page->text, WORD_HTML_MOST_TIED, page->lang, args, 2);
    html_flush(page);
    buffer_free(&names);
    buffer_free(&behind);
}

static void add_who(const struct html_page *page)
{
    const struct assessment *assessment = page->assessment;
    size_t open = count_open(assessment), ties;

    if (assessment->unit_count == 0 || assessment->narrow)
        return;
    size_t most = find_most(assessment, &ties);

    html_open(page->html, "p");
    if (open > 0)
        html_say_count(page, open == 1 ? WORD_HTML_OPEN_ONE : WORD_HTML_OPEN, open);
    if (assessment->units[most].behind == 0)
        html_say(page, open == 0 ? WORD_HTML_OPEN_NONE : WORD_HTML_MOST_NONE);
    else if (ties == 1)
        add_most(page, most);
    else
        add_tied(page, assessment->units[most].behind, ties);
    html_close(page->html);
}

static void add_sentences(const struct html_page *page)
{
    html_open_class(page->html, "div", "lead");
    html_open(page->html, "p");
    html_counts(page, page->assessment->counts);
    html_close(page->html);
    add_who(page);
    html_close(page->html);
}

static void add_tiles(const struct html_page *page)
{
    struct html *html = page->html;

    html_verdict_bar(page, page->assessment->counts);
    html_open_class(html, "ul", "tiles");
    for (int i = 0; i < VERDICT_COUNT; i++) {
        size_t count = page->assessment->counts[i];

        if (count == 0)
            continue;
        html_open(html, "li");
        html_set_verdict(page, "tile", (enum verdict)i);
        html_open_class(html, "strong", "count");
        buffer_addf(page->text, "%zu", count);
        html_flush(page);
        html_close(html);
        html_open(html, "span");
        html_sign(page, (enum verdict)i);
        html_texts(html, verdict_words((enum verdict)i)->text[page->lang]);
        html_close(html);
        html_close(html);
    }
    html_close(html);
}

/* ---- who has most left to do ---- */

static void add_unit_row(const struct html_page *page, size_t unit, size_t most)
{
    struct html *html = page->html;
    size_t behind = page->assessment->units[unit].behind;

    html_open(html, "tr");
    html_open(html, "th");
    html_set(html, "scope", "row");
    html_unit_link(page, unit);
    html_close(html);
    html_open_class(html, "td", "number");
    buffer_addf(page->text, "%zu", behind);
    html_flush(page);
    html_close(html);
    html_open_class(html, "td", "bars");
    html_count_bar(page, behind, most);
    html_close(html);
    html_close(html);
}

static void add_units(const struct html_page *page)
{
    const struct assessment *assessment = page->assessment;
    size_t ties, quiet = 0;

    if (assessment->unit_count == 0 || assessment->narrow)
        return;
    size_t most = assessment->units[find_most(assessment, &ties)].behind;

    if (most == 0)
        return;
    html_open_class(page->html, "table", "open-units");
    html_caption(page, WORD_HTML_OPEN_UNITS);
    html_open(page->html, "thead");
    html_open(page->html, "tr");
    html_column(page, NULL, WORD_HTML_UNIT);
    html_column(page, "number", WORD_HTML_OPEN_TARGETS);
    html_open_class(page->html, "td", "bars");
    html_close(page->html);
    html_close(page->html);
    html_close(page->html);
    html_open(page->html, "tbody");
    for (size_t behind = most; behind > 0; behind--) {
        for (size_t i = 0; i < assessment->unit_count; i++) {
            if (assessment->units[i].behind == behind)
                add_unit_row(page, i, most);
        }
    }
    html_close(page->html);
    html_close(page->html);
    for (size_t i = 0; i < assessment->unit_count; i++)
        quiet += assessment->units[i].behind == 0;
    if (quiet > 0) {
        html_open_class(page->html, "p", "aside");
        html_say_count(page, quiet == 1 ? WORD_HTML_QUIET_ONE : WORD_HTML_QUIET, quiet);
        html_close(page->html);
    }
}

void html_glance(const struct html_page *page)
{
    html_open(page->html, "section");
    html_set(page->html, "id", "glance");
    html_say_in(page, "h2", NULL, WORD_HTML_GLANCE);
    add_sentences(page);
    add_tiles(page);
    html_open_class(page->html, "div", "two");
    html_open(page->html, "div");
    html_short(page);
    html_close(page->html);
    html_open(page->html, "div");
    add_units(page);
    html_close(page->html);
    html_close(page->html);
    html_close(page->html);
}
