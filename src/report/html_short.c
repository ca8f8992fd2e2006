/* SPDX-License-Identifier: MIT */
/* What is short, and where: each target that has something left to do, the units in it and the
 * exact amounts. */
#include "report/html_room.h"
#include "report/state.h"

static void add_short_part(const struct html_page *page, const struct assessed *target,
                           const struct part *part)
{
    html_open(page->html, "li");
    html_part_name(page, target, part);
    html_say(page, WORD_COLON);
    figure_add_whole(page->text, page->lang, target, part);
    html_flush(page);
    html_close(page->html);
}

static void add_short_target(const struct html_page *page, const struct assessed *target)
{
    struct html *html = page->html;

    html_open(html, "li");
    html_badge(page, target->verdict);
    html_open_class(html, "div", "short");
    html_target_link(page, target);
    html_open(html, "ul");
    for (size_t i = 0; i <= target->part_count; i++) {
        if (open_part(target, i) != NULL)
            add_short_part(page, target, open_part(target, i));
    }
    html_close_many(html, 3);
}

void html_short(const struct html_page *page)
{
    const struct assessment *assessment = page->assessment;
    struct by_verdict at = {0};
    bool any = false;

    for (const struct assessed *target; (target = by_verdict_next(assessment, &at)) != NULL;) {
        if (!target_is_open(target))
            continue;
        if (!any) {
            html_say_in(page, "h3", NULL, WORD_HTML_SHORT);
            html_open_class(page->html, "ul", "shorts");
        }
        any = true;
        add_short_target(page, target);
    }
    if (any)
        html_close(page->html);
}
