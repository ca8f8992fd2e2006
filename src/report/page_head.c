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

/* Another plan holds the day, too, and this one was chosen for it lies within. */
static void add_rivals(const struct page *page)
{
    const struct assessment *assessment = page->assessment;
    struct buffer rivals = {0};

    for (size_t i = 0; i < assessment->rival_count; i++) {
        if (i > 0)
            say(&rivals, page->lang, WORD_COMMA);
        text_safe(&rivals, assessment->rivals[i]);
    }
    if (assessment->rival_count > 0) {
        say_with(page->out, page->lang, WORD_RIVALS, TEXT("plan", assessment->plan),
                 BUILT("plans", &rivals));
        page_end(page, PAGE_INDENT);
    }
    buffer_free(&rivals);
}

void page_only(const struct page *page)
{
    const struct assessment *assessment = page->assessment;

    add_rivals(page);
    if (assessment->narrow) {
        say_with(page->out, page->lang,
                 assessment->end == DATE_MAX     ? WORD_ONLY_FROM
                 : assessment->begin == DATE_MIN ? WORD_ONLY_TO
                                                 : WORD_ONLY,
                 DAY("begin", assessment->begin), DAY("end", assessment->end));
        page_end(page, PAGE_INDENT);
    }
    if (assessment->only_unit != PART_TOTAL && assessment->targets_small > 0) {
        say_with(page->out, page->lang, WORD_HTML_LEFT_OUT,
                 COUNT("count", assessment->targets_small));
        page_end(page, PAGE_INDENT);
    }
    if (assessment->only_unit != PART_TOTAL) {
        say_with(page->out, page->lang, WORD_ONLY_UNIT,
                 TEXT("unit", unit_name(assessment, assessment->only_unit, page->lang)));
        page_end(page, PAGE_INDENT);
    }
}

#define LEFT_TOLD_MAX 20

void page_left_out(const struct page *page)
{
    const struct assessment *assessment = page->assessment;
    size_t told = assessment->is_public ? 0 : assessment->left_count;

    if (assessment->left_count == 0)
        return;
    say_with(page->out, page->lang, WORD_LEFT_OUT, COUNT("count", assessment->left_count));
    page_end(page, PAGE_INDENT);
    for (size_t i = 0; i < told && i < LEFT_TOLD_MAX; i++) {
        buffer_adds(page->out, "  ");
        state_add_left(page->out, page->lang, assessment, i);
        page_end(page, PAGE_INDENT);
    }
    if (told > LEFT_TOLD_MAX) {
        buffer_adds(page->out, "  ");
        say_with(page->out, page->lang, WORD_LEFT_MORE, COUNT("count", told - LEFT_TOLD_MAX));
        page_end(page, PAGE_INDENT);
    }
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
    page_left_out(page);
    buffer_free(&title);
}

void page_provenance(const struct page *page)
{
    const struct assessment *assessment = page->assessment;

    const enum word lines[] = {WORD_FROM, WORD_HASH,
                               assessment->commit.len > 0  ? WORD_COMMIT
                               : assessment->commit_hidden ? WORD_HIDDEN_COMMIT
                                                           : WORD_NO_COMMIT};

    page_blank(page);
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        say_with(page->out, page->lang, lines[i], TEXT("ledger", assessment->ledger),
                 COUNT("files", assessment->files), COUNT("faulty", assessment->files_faulty),
                 COUNT("unread", assessment->files_unread), TEXT("hash", assessment->hash),
                 TEXT("commit", assessment->commit), TEXT("version", assessment->version));
        page_end(page, PAGE_INDENT);
    }
}
