/* SPDX-License-Identifier: MIT */
/* What changed since an older report, in Markdown. See markdown_room.h. */
#include "report/changes.h"
#include "report/markdown_room.h"

#define CHANGES_MAX 16000 /* bytes of the changes */

static void add_change_head(const struct markdown *md, struct buffer *out, struct slice id,
                            const struct name *title, const struct verdict_change *verdict)
{
    struct buffer text = {0};

    buffer_adds(out, "- <strong>");
    markdown_add(out, name_in(title, md->lang, id));
    buffer_adds(out, "</strong> (");
    markdown_add(out, id);
    buffer_byte(out, ')');
    if (verdict != NULL) {
        say(&text, md->lang, WORD_COLON);
        verdict_change_add(&text, md->lang, verdict);
        markdown_flush(out, &text);
    }
    buffer_byte(out, '\n');
    buffer_free(&text);
}

/* One target's figures that changed, behind those of the comparison at `from`. */
static void add_changes_of(const struct markdown *md, struct buffer *out, size_t from, size_t end)
{
    const struct comparison *comparison = md->assessment->comparison;
    const struct change *first = &comparison->changes[from];
    struct buffer text = {0};

    add_change_head(md, out, first->target_id, &first->title,
                    verdict_change_of(comparison, first->target));
    for (size_t i = from; i < end; i++) {
        buffer_adds(out, "  - ");
        change_add(&text, md->lang, md->assessment, &comparison->changes[i]);
        markdown_start(out, buffer_slice(&text));
        text.len = 0;
        buffer_byte(out, '\n');
    }
    buffer_free(&text);
}

/* The changes, as long as there is room: each target's where they fit. */
struct changes_list {
    const struct markdown *md;
    size_t end;         /* of the report, where the list has to end */
    struct buffer item; /* of the target at hand */
    size_t more;        /* targets that had no room */
};

static void add_fitting_item(struct changes_list *list)
{
    if (list->md->out->len + list->item.len > list->end)
        list->more++;
    else
        buffer_add(list->md->out, buffer_slice(&list->item));
    list->item.len = 0;
}

static void add_figure_changes(struct changes_list *list)
{
    const struct comparison *comparison = list->md->assessment->comparison;

    for (size_t i = 0, end; i < comparison->change_count; i = end) {
        end = changes_end(comparison, i);
        add_changes_of(list->md, &list->item, i, end);
        add_fitting_item(list);
    }
}

/* Verdicts that changed without any figure, as when the due date passes. */
static void add_verdict_changes(struct changes_list *list)
{
    const struct comparison *comparison = list->md->assessment->comparison;

    for (size_t i = 0; i < comparison->verdict_count; i++) {
        const struct verdict_change *verdict = &comparison->verdicts[i];

        if (changes_have_figures(comparison, verdict->target))
            continue;
        add_change_head(list->md, &list->item, verdict->target->id, &verdict->target->title,
                        verdict);
        add_fitting_item(list);
    }
}

bool markdown_changes(const struct markdown *md)
{
    const struct comparison *comparison = md->assessment->comparison;
    struct changes_list list = {.md = md, .end = md->out->len + CHANGES_MAX};
    struct buffer text = {0};

    if (comparison == NULL)
        return true;
    buffer_adds(md->out, "\n## ");
    changes_title_add(&text, md->lang, md->assessment);
    markdown_clip(md->out, buffer_slice(&text), MARKDOWN_TEXT_MAX);
    buffer_adds(md->out, "\n\n");
    if (comparison->change_count + comparison->verdict_count == 0) {
        markdown_word(md, md->out, WORD_CHANGES_NONE);
        buffer_byte(md->out, '\n');
    }
    add_figure_changes(&list);
    add_verdict_changes(&list);
    buffer_free(&list.item);
    buffer_free(&text);
    return markdown_more(md, md->out, "- … ", WORD_MD_MORE_TARGETS, list.more, "\n");
}
