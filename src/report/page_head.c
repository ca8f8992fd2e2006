/* SPDX-License-Identifier: MIT */
/* The first and the last lines of a page: what it is about, and where it comes from. See page.h. */
#include "base/text.h"
#include "base/wrap.h"
#include "report/page.h"
#include "report/state.h"

/* "3 short", which no line cuts. */
static void add_count(const struct page *page, enum verdict verdict, size_t count)
{
    struct buffer text = {0};

    buffer_addf(&text, WRAP_KEEP "%s ", verdict_symbol(verdict));
    say_with(&text, page->lang, WORD_HEAD_COUNT, COUNT("count", count),
             VERDICT("verdict", verdict));
    buffer_adds(&text, WRAP_LOOSE);
    paint_add(page->out, page->color, verdict_paint(verdict), buffer_slice(&text));
    buffer_free(&text);
}

void page_counts(const struct page *page, size_t targets, const size_t *counts)
{
    bool first = true;

    say_with(page->out, page->lang, targets == 1 ? WORD_TARGETS_ONE : WORD_TARGETS,
             COUNT("count", targets));
    for (int i = 0; i < VERDICT_COUNT; i++) {
        if (counts[i] == 0)
            continue;
        say(page->out, page->lang, first ? WORD_COLON : WORD_COMMA);
        add_count(page, (enum verdict)i, counts[i]);
        first = false;
    }
    page_end(page, PAGE_INDENT);
}

/* The town and its plan; the day; how many targets there are of each verdict. */
void page_head(const struct page *page)
{
    const struct assessment *assessment = page->assessment;
    struct buffer title = {0};

    text_safe(&title, name_in(&assessment->township_name, page->lang, assessment->township));
    say(&title, page->lang, WORD_COLON);
    text_safe(&title, name_in(&assessment->plan_title, page->lang, assessment->plan));
    paint_add(page->out, page->color, PAINT_STRONG, buffer_slice(&title));
    page_end(page, PAGE_INDENT);
    say_with(page->out, page->lang, WORD_AS_OF, DAY("date", assessment->as_of),
             TEXT("plan", assessment->plan));
    page_end(page, PAGE_INDENT);
    page_counts(page, assessment->target_count, assessment->counts);
    page_only(page);
    state_add_suspected(page->out, page->lang, assessment);
    if (page->out->len > 0 && page->out->data[page->out->len - 1] != '\n')
        page_end(page, PAGE_INDENT);
    if (assessment->targets_faulty > 0) {
        say_with(page->out, page->lang, WORD_FAULTY_TARGETS,
                 COUNT("count", assessment->targets_faulty));
        page_end(page, PAGE_INDENT);
    }
    title.len = 0;
    state_add_left_out(&title, page->lang, assessment);
    page_lines(page, &title);
    buffer_free(&title);
}

void page_only(const struct page *page)
{
    struct buffer text = {0};

    state_add_only_days(&text, page->lang, page->assessment);
    state_add_only_unit(&text, page->lang, page->assessment);
    page_lines(page, &text);
    buffer_free(&text);
}

void page_provenance(const struct page *page)
{
    struct buffer text = {0};

    state_add_provenance(&text, page->lang, page->assessment);
    page_blank(page);
    page_lines(page, &text);
    buffer_free(&text);
}
