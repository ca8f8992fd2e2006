/* SPDX-License-Identifier: MIT */
/* What changed since an older report: a target, then each figure of it. See report_text.h. */
#include "base/text.h"
#include "report/changes.h"
#include "report/report_text.h"

static void add_sign(const struct page *page, int way)
{
    enum paint paint = way > 0 ? PAINT_GOOD : way < 0 ? PAINT_BAD : PAINT_NONE;

    paint_add(page->out, page->color, paint, slice_of(change_sign(way)));
    buffer_byte(page->out, ' ');
}

static void add_figure(const struct page *page, const struct change *change)
{
    buffer_fill(page->out, ' ', PAGE_INDENT);
    add_sign(page, change->way);
    change_add(page->out, page->lang, page->assessment, change);
    page_end(page, PAGE_INDENT + 4);
}

/* "+ aid100  100 people on the hardship roster: met, was short" */
static void add_target(const struct page *page, struct slice id, const struct name *title,
                       const struct verdict_change *verdict)
{
    add_sign(page, verdict == NULL ? 0 : verdict->way);
    page_padded(page, PAINT_STRONG, id, page->id_columns);
    text_safe(page->out, name_in(title, page->lang, id));
    if (verdict != NULL) {
        say(page->out, page->lang, WORD_COLON);
        verdict_change_add(page->out, page->lang, verdict);
    }
    page_end(page, page->stacked ? PAGE_INDENT : 2 + page->id_columns);
}

/* Of targets that are gone, too. */
static size_t id_columns(const struct comparison *comparison, size_t columns)
{
    for (size_t i = 0; i < comparison->change_count; i++) {
        size_t width = text_safe_width(comparison->changes[i].target_id) + 2;

        columns = width > columns ? width : columns;
    }
    return columns;
}

void report_text_changes(const struct page *of)
{
    const struct comparison *comparison = of->assessment->comparison;
    struct page wide = *of;
    const struct page *page = &wide;
    struct buffer title = {0};

    if (comparison == NULL)
        return;
    wide.id_columns = id_columns(comparison, of->id_columns);
    changes_title_add(&title, page->lang, page->assessment);
    page_title(page, buffer_slice(&title));
    buffer_free(&title);
    if (comparison->change_count + comparison->verdict_count == 0)
        page_word(page, changes_none(page->assessment));
    for (size_t i = 0; i < comparison->verdict_count; i++) {
        const struct verdict_change *verdict = &comparison->verdicts[i];

        if (!changes_have_figures(comparison, verdict->target))
            add_target(page, verdict->target->id, &verdict->target->title, verdict);
    }
    for (size_t i = 0, end; i < comparison->change_count; i = end) {
        const struct change *first = &comparison->changes[i];

        end = changes_end(comparison, i);
        add_target(page, first->target_id, &first->title,
                   verdict_change_of(comparison, first->target));
        for (size_t k = i; k < end; k++)
            add_figure(page, &comparison->changes[k]);
    }
}
