/* SPDX-License-Identifier: MIT */
/* The first lines of a page: what it is about. See page.h. */
#include "base/text.h"
#include "base/wrap.h"
#include "report/page.h"

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

void page_counts(const struct page *page, const size_t counts[VERDICT_COUNT])
{
    size_t targets = 0;
    bool first = true;

    for (int i = 0; i < VERDICT_COUNT; i++)
        targets += counts[i];

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

/* The town and its plan; the day; how many targets there are of each verdict; what has to be known
 * before any figure is read. */
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
    page_counts(page, assessment->counts);
    document_notes(page_document(page, 2));
    buffer_free(&title);
}
