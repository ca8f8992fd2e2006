/* SPDX-License-Identifier: MIT */
/* The first and the last lines of a page: what it is about, and where it comes from. See page.h. */
#include "base/text.h"
#include "base/wrap.h"
#include "report/page.h"
#include "report/state.h"

/* "3 short", which no line cuts. */
static void add_count(const struct page *page, enum verdict verdict, size_t count)
{
    struct buffer text = {0}, number = {0};
    const struct lang_arg of[] = {
        {"count", figure_number(&number, page->lang, decimal_of((int64_t)count))},
        {"verdict", slice_of(verdict_words(verdict)->text[page->lang])}};

    buffer_addf(&text, WRAP_KEEP "%s ", verdict_symbol(verdict));
    word_add(&text, WORD_HEAD_COUNT, page->lang, of, 2);
    buffer_adds(&text, WRAP_LOOSE);
    paint_add(page->out, page->color, verdict_paint(verdict), buffer_slice(&text));
    buffer_free(&text);
    buffer_free(&number);
}

void page_counts(const struct page *page, size_t targets, const size_t *counts)
{
    bool first = true;

    words_with_number(page->out, page->lang, targets == 1 ? WORD_TARGETS_ONE : WORD_TARGETS,
                      "count", decimal_of((int64_t)targets));
    for (int i = 0; i < VERDICT_COUNT; i++) {
        if (counts[i] == 0)
            continue;
        word_add(page->out, first ? WORD_COLON : WORD_COMMA, page->lang, NULL, 0);
        add_count(page, (enum verdict)i, counts[i]);
        first = false;
    }
    page_end(page, PAGE_INDENT);
}

/* Another plan holds the day, too, and this one was chosen for it lies within. */
static void add_rivals(const struct page *page)
{
    const struct assessment *assessment = page->assessment;
    struct buffer plan = {0}, rivals = {0};

    for (size_t i = 0; i < assessment->rival_count; i++) {
        if (i > 0)
            word_add(&rivals, WORD_COMMA, page->lang, NULL, 0);
        text_safe(&rivals, assessment->rivals[i]);
    }
    text_safe(&plan, assessment->plan);
    const struct lang_arg args[] = {{"plan", buffer_slice(&plan)},
                                    {"plans", buffer_slice(&rivals)}};
    if (assessment->rival_count > 0) {
        word_add(page->out, WORD_RIVALS, page->lang, args, 2);
        page_end(page, PAGE_INDENT);
    }
    buffer_free(&plan);
    buffer_free(&rivals);
}

void page_only(const struct page *page)
{
    const struct assessment *assessment = page->assessment;
    struct buffer begin = {0}, end = {0};
    const struct lang_arg args[] = {{"begin", figure_date(&begin, page->lang, assessment->begin)},
                                    {"end", figure_date(&end, page->lang, assessment->end)}};

    add_rivals(page);
    if (assessment->narrow) {
        word_add(page->out,
                 assessment->end == DATE_MAX     ? WORD_ONLY_FROM
                 : assessment->begin == DATE_MIN ? WORD_ONLY_TO
                                                 : WORD_ONLY,
                 page->lang, args, 2);
        page_end(page, PAGE_INDENT);
    }
    if (assessment->only_unit != PART_TOTAL && assessment->targets_small > 0) {
        words_with_number(page->out, page->lang, WORD_HTML_LEFT_OUT, "count",
                          decimal_of((int64_t)assessment->targets_small));
        page_end(page, PAGE_INDENT);
    }
    if (assessment->only_unit != PART_TOTAL) {
        struct buffer name = {0};

        text_safe(&name, unit_name(assessment, assessment->only_unit, page->lang));
        words_with(page->out, page->lang, WORD_ONLY_UNIT, "unit", buffer_slice(&name));
        page_end(page, PAGE_INDENT);
        buffer_free(&name);
    }
    buffer_free(&begin);
    buffer_free(&end);
}

#define LEFT_TOLD_MAX 20

void page_left_out(const struct page *page)
{
    const struct assessment *assessment = page->assessment;
    size_t told = assessment->is_public ? 0 : assessment->left_count;

    if (assessment->left_count == 0)
        return;
    words_with_number(page->out, page->lang, WORD_LEFT_OUT, "count",
                      decimal_of((int64_t)assessment->left_count));
    page_end(page, PAGE_INDENT);
    for (size_t i = 0; i < told && i < LEFT_TOLD_MAX; i++) {
        buffer_adds(page->out, "  ");
        state_add_left(page->out, page->lang, assessment, i);
        page_end(page, PAGE_INDENT);
    }
    if (told > LEFT_TOLD_MAX) {
        buffer_adds(page->out, "  ");
        words_with_number(page->out, page->lang, WORD_LEFT_MORE, "count",
                          decimal_of((int64_t)(told - LEFT_TOLD_MAX)));
        page_end(page, PAGE_INDENT);
    }
}

/* The town and its plan; the day; how many targets there are of each verdict. */
void page_head(const struct page *page)
{
    const struct assessment *assessment = page->assessment;
    struct buffer title = {0}, plan = {0};
    struct buffer date = {0};

    text_safe(&plan, assessment->plan);
    const struct lang_arg args[] = {{"date", figure_date(&date, page->lang, assessment->as_of)},
                                    {"plan", buffer_slice(&plan)}};

    text_safe(&title, name_in(&assessment->township_name, page->lang, assessment->township));
    word_add(&title, WORD_COLON, page->lang, NULL, 0);
    text_safe(&title, name_in(&assessment->plan_title, page->lang, assessment->plan));
    paint_add(page->out, page->color, PAINT_STRONG, buffer_slice(&title));
    page_end(page, PAGE_INDENT);
    word_add(page->out, WORD_AS_OF, page->lang, args, 2);
    page_end(page, PAGE_INDENT);
    page_counts(page, assessment->target_count, assessment->counts);
    page_only(page);
    state_add_suspected(page->out, page->lang, assessment);
    if (page->out->len > 0 && page->out->data[page->out->len - 1] != '\n')
        page_end(page, PAGE_INDENT);
    if (assessment->targets_faulty > 0) {
        words_with_number(page->out, page->lang, WORD_FAULTY_TARGETS, "count",
                          decimal_of((int64_t)assessment->targets_faulty));
        page_end(page, PAGE_INDENT);
    }
    page_left_out(page);
    buffer_free(&date);
    buffer_free(&title);
    buffer_free(&plan);
}

void page_provenance(const struct page *page)
{
    const struct assessment *assessment = page->assessment;
    struct buffer files = {0}, faulty = {0}, unread = {0}, ledger = {0};

    text_safe(&ledger, assessment->ledger);
    const struct lang_arg args[] = {
        {"ledger", buffer_slice(&ledger)},
        {"files", figure_number(&files, page->lang, decimal_of((int64_t)assessment->files))},
        {"faulty",
         figure_number(&faulty, page->lang, decimal_of((int64_t)assessment->files_faulty))},
        {"unread",
         figure_number(&unread, page->lang, decimal_of((int64_t)assessment->files_unread))},
        {"hash", assessment->hash},
        {"commit", assessment->commit},
        {"version", assessment->version}};
    const enum word lines[] = {WORD_FROM, WORD_HASH,
                               assessment->commit.len > 0  ? WORD_COMMIT
                               : assessment->commit_hidden ? WORD_HIDDEN_COMMIT
                                                           : WORD_NO_COMMIT};

    page_blank(page);
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        word_add(page->out, lines[i], page->lang, args, sizeof args / sizeof args[0]);
        page_end(page, PAGE_INDENT);
    }
    buffer_free(&files);
    buffer_free(&faulty);
    buffer_free(&unread);
    buffer_free(&ledger);
}
