/* SPDX-License-Identifier: MIT */
/* Verdicts that depend on how the plan is read: all readings of such a target. See report_text.h.
 */
#include "base/text.h"
#include "report/report_text.h"
#include "report/state.h"

/* What a reading takes the words to mean. */
static void add_why(const struct page *page, const struct assessed *reading)
{
    struct slice why = name_in(&reading->why, page->lang, SLICE(""));

    if (why.len > 0)
        say_with(page->out, page->lang, WORD_READING_WHY, TEXT("why", why));
}

static void add_reading(const struct page *page, struct slice name, const struct assessed *reading)
{
    buffer_fill(page->out, ' ', 2);
    page_padded(page, PAINT_NONE, name, page->reading_columns);
    page_verdict(page, reading->verdict);
    figure_add_summary(page->out, page->lang, reading);
    add_why(page, reading);
    page_end(page, page->stacked ? PAGE_DEEP : 2 + page->reading_columns + page->verdict_columns);
}

/* All readings of a target that has one with another verdict: those that change nothing, too. */
static void add_readings_of(const struct page *page, const struct assessed *target)
{
    struct buffer own = {0};

    page_padded(page, PAINT_STRONG, target->id, text_width(target->id) + 2);
    text_safe(page->out, name_in(&target->title, page->lang, target->id));
    page_end(page, PAGE_INDENT);
    say(&own, page->lang, WORD_READING_OWN);
    add_reading(page, buffer_slice(&own), target);
    for (size_t i = 0; i < target->reading_count; i++)
        add_reading(page, target->readings[i].name, &target->readings[i]);
    buffer_free(&own);
}

void report_text_readings(const struct page *page)
{
    struct buffer title = {0};
    bool any = false;

    say(&title, page->lang, WORD_READINGS);
    for (size_t i = 0; i < page->assessment->target_count; i++) {
        const struct assessed *target = &page->assessment->targets[i];

        if (!target_depends_on_reading(target))
            continue;
        if (!any)
            page_title(page, buffer_slice(&title));
        any = true;
        add_readings_of(page, target);
    }
    buffer_free(&title);
}
