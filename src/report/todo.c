/* SPDX-License-Identifier: MIT */
/* What is left to do, unit by unit, in exact amounts: `taizhang todo`. */
#include "assess/todo.h"
#include "base/text.h"
#include "report/json.h"
#include "report/page.h"
#include "report/report_json.h"
#include "report/report_room.h"

#include <assert.h>

/* Whether nobody of a group has anything to do. */
static bool has_nothing(const struct assessment *assessment, size_t group)
{
    return todo_count(assessment, group, TODO_NOW) + todo_count(assessment, group, TODO_LATER) == 0;
}

/* The units of an assessment, then all of them together, then the plan. */
static size_t group_count(const struct assessment *assessment)
{
    return assessment->unit_count + (assessment->only_unit == PART_TOTAL ? 2 : 0);
}

static size_t group_at(const struct assessment *assessment, size_t index)
{
    assert(index < group_count(assessment));
    if (index < assessment->unit_count)
        return index;
    return index == assessment->unit_count ? PART_TOTAL : TODO_PLAN;
}

/* ---- text ---- */

/* "Nanbei Street: 9 to do" */
static void add_group_title(const struct page *page, size_t group, size_t now)
{
    bool of_unit = group < page->assessment->unit_count;
    struct buffer title = {0};

    say_with(&title, page->lang,
             group == PART_TOTAL  ? WORD_TODO_TOTAL
             : group == TODO_PLAN ? WORD_TODO_PLAN
                                  : WORD_TODO_COUNT,
             TEXT("unit", of_unit ? unit_name(page->assessment, group, page->lang) : SLICE("")),
             COUNT("count", now));
    page_blank(page);
    paint_add(page->out, page->color, PAINT_STRONG, buffer_slice(&title));
    page_end(page, PAGE_INDENT);
    buffer_free(&title);
}

static void add_group(const struct page *page, size_t group)
{
    size_t later = todo_count(page->assessment, group, TODO_LATER);
    const struct document *doc =
        page_document(page, page->stacked ? PAGE_DEEP : 6 + page->id_columns);

    if (has_nothing(page->assessment, group))
        return;
    add_group_title(page, group, todo_count(page->assessment, group, TODO_NOW));
    document_todo(doc, group, TODO_NOW);
    if (later > 0) {
        buffer_adds(page->out, "  ");
        say_with(page->out, page->lang, WORD_TODO_LATER, COUNT("count", later));
        page_end(page, PAGE_INDENT);
        document_todo(doc, group, TODO_LATER);
    }
}

void todo_text(struct buffer *out, const struct assessment *assessment,
               const struct report_style *style)
{
    struct page page;
    size_t before;

    page_open(&page, out, assessment, style);
    page_head(&page);
    before = out->len;
    for (size_t i = 0; i < group_count(assessment); i++)
        add_group(&page, group_at(assessment, i));
    if (out->len == before) {
        page_blank(&page);
        page_word(&page, WORD_TODO_NOTHING);
    }
    page_close(&page);
}

/* ---- JSON ---- */

static void add_json_items(struct json *json, const struct assessment *assessment, size_t group,
                           enum todo wanted)
{
    for (size_t i = 0; i < assessment->target_count; i++) {
        const struct assessed *target = &assessment->targets[i];
        const struct part *part = todo_part(target, group);

        if (part == NULL || todo_of(part) != wanted)
            continue;
        json_open(json, NULL, '{');
        json_string(json, "target", target->id);
        json_name(json, "title", &target->title);
        json_date(json, "due", target->due);
        report_json_counted_in(json, target);
        report_json_want(json, part);
        report_json_figures(json, target, part);
        json_close(json, '}');
    }
}

void todo_json(struct buffer *out, const struct assessment *assessment,
               const struct report_style *style)
{
    struct json json = {.out = out};

    (void)style;
    json_open(&json, NULL, '{');
    report_json_head(&json, assessment);
    json_open(&json, "units", '[');
    for (size_t i = 0; i < group_count(assessment); i++) {
        size_t group = group_at(assessment, i);

        if (has_nothing(assessment, group))
            continue;
        json_open(&json, NULL, '{');
        json_optional(&json, "unit",
                      group < assessment->unit_count ? assessment->units[group].id
                                                     : (struct slice){NULL, 0});
        json_bool(&json, "of-the-plan", group == TODO_PLAN);
        json_open(&json, "todo", '[');
        add_json_items(&json, assessment, group, TODO_NOW);
        json_close(&json, ']');
        json_open(&json, "not-due", '[');
        add_json_items(&json, assessment, group, TODO_LATER);
        json_close(&json, ']');
        json_close(&json, '}');
    }
    json_close(&json, ']');
    json_close(&json, '}');
    json_end(&json);
}
