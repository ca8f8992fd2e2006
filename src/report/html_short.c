/* SPDX-License-Identifier: MIT */
/* What is short, and where: each target that has something left to do, the units in it and the
 * exact amounts. */
#include "report/html_room.h"
#include "report/state.h"

static void add_short_part(const struct document *doc, const struct assessed *target,
                           const struct part *part)
{
    html_open(html_of(doc), "li");
    document_part(doc, target, part);
    document_say(doc, WORD_COLON);
    figure_add_whole(doc->text, doc->lang, target, part);
    document_flush(doc);
    html_close(html_of(doc));
}

static void add_short_target(const struct document *doc, const struct assessed *target)
{
    struct html *html = html_of(doc);

    html_open(html, "li");
    document_verdict(doc, target->verdict);
    html_open_class(html, "div", "short");
    document_target(doc, target);
    html_open(html, "ul");
    for (size_t i = 0; i <= target->part_count; i++) {
        if (open_part(target, i) != NULL)
            add_short_part(doc, target, open_part(target, i));
    }
    html_close_many(html, 3);
}

void html_short(const struct document *doc)
{
    const struct assessment *assessment = doc->assessment;
    struct by_verdict at = {0};
    bool any = false;

    for (const struct assessed *target; (target = by_verdict_next(assessment, &at)) != NULL;) {
        if (!target_is_open(target))
            continue;
        if (!any) {
            html_say_in(doc, "h3", NULL, WORD_HTML_SHORT);
            html_open_class(html_of(doc), "ul", "shorts");
        }
        any = true;
        add_short_target(doc, target);
    }
    if (any)
        html_close(html_of(doc));
}
