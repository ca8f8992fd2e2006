/* SPDX-License-Identifier: MIT */
/* What is left to do, unit by unit, in exact amounts: `taizhang todo`. */
#include "base/text.h"
#include "report/json.h"
#include "report/page.h"
#include "report/report_json.h"
#include "report/report_room.h"

enum todo todo_of(const struct part *part)
{
    if (part->spared)
        return TODO_NONE;
    switch (part->verdict) {
    case VERDICT_UNCLEAR:
    case VERDICT_SHORT:
    case VERDICT_NO_DATA:
    case VERDICT_UNPROVEN:
    case VERDICT_UNDEFINED:
    case VERDICT_BEHIND:
        return TODO_NOW;
    case VERDICT_NOT_DUE:
    case VERDICT_ON_TRACK:
        return TODO_LATER;
    case VERDICT_OVER:
    case VERDICT_MET:
    case VERDICT_REPORTED:
    case VERDICT_WITHHELD:
    case VERDICT_COUNT:
        break;
    }
    return TODO_NONE;
}

bool has_pooled_total(const struct assessed *target)
{
    return target->total_judged && (target->part_count > 1 || target->each_judged);
}

/* Whether a target is unclear by what no unit accounts for. */
static bool is_unclear_alone(const struct assessed *target)
{
    bool alone = target->total.verdict == VERDICT_UNCLEAR;

    for (size_t i = 0; i < target->part_count; i++)
        alone = alone && target->parts[i].verdict != VERDICT_UNCLEAR;
    return alone;
}

const struct part *unit_part_at(const struct assessed *target, size_t index)
{
    return target->part_count == 1 && target->total_judged && !target->each_judged
               ? &target->total
               : &target->parts[index];
}

const struct part *todo_part_at(const struct assessed *target, size_t index)
{
    if (target->verdict == VERDICT_UNDEFINED) /* is nothing that a unit could do */
        return NULL;
    return unit_part_at(target, index);
}

const struct part *todo_part(const struct assessed *target, size_t unit)
{
    if (unit == PART_TOTAL)
        return target->verdict == VERDICT_UNDEFINED || has_pooled_total(target) ||
                       is_unclear_alone(target)
                   ? &target->total
                   : NULL;
    /* Parts stand in the order of the units. */
    size_t low = 0, high = target->part_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (target->parts[middle].unit == unit)
            return todo_part_at(target, middle);
        if (target->parts[middle].unit < unit)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

/* Who has to do it: a unit, PART_TOTAL for all of them together, or who wrote the plan. */
#define GROUP_PLAN (PART_TOTAL - 1)

static const struct part *group_part(const struct assessed *target, size_t group)
{
    if ((target->verdict == VERDICT_UNDEFINED) != (group == GROUP_PLAN))
        return NULL;
    return todo_part(target, group == GROUP_PLAN ? PART_TOTAL : group);
}

static size_t count_todo(const struct assessment *assessment, size_t group, enum todo wanted)
{
    size_t count = 0;

    for (size_t i = 0; i < assessment->target_count; i++) {
        const struct part *part = group_part(&assessment->targets[i], group);

        count += part != NULL && todo_of(part) == wanted;
    }
    return count;
}

static bool has_nothing(const struct assessment *assessment, size_t group)
{
    return count_todo(assessment, group, TODO_NOW) + count_todo(assessment, group, TODO_LATER) == 0;
}

/* The units of an assessment, then all of them together, then the plan. */
static size_t group_count(const struct assessment *assessment)
{
    return assessment->unit_count + (assessment->only_unit == PART_TOTAL ? 2 : 0);
}

static size_t group_at(const struct assessment *assessment, size_t index)
{
    if (index < assessment->unit_count)
        return index;
    return index == assessment->unit_count ? PART_TOTAL : GROUP_PLAN;
}

/* ---- text ---- */

static void add_item(const struct page *page, const struct assessed *target,
                     const struct part *part)
{
    buffer_adds(page->out, "  ");
    page_symbol(page, part->verdict);
    page_padded(page, PAINT_STRONG, target->id, page->id_columns);
    text_safe(page->out, name_in(&target->title, page->lang, target->id));
    word_add(page->out, WORD_COLON, page->lang, NULL, 0);
    figure_add_whole(page->out, page->lang, target, part);
    if (todo_of(part) == TODO_LATER)
        figure_add_due(page->out, page->lang, target);
    size_t hang = page->stacked ? PAGE_DEEP : 4 + page->id_columns;
    page_end(page, hang);
    page_unproven(page, page->stacked ? PAGE_DEEP : hang + 2, part);
    page_suspects(page, page->stacked ? PAGE_DEEP : hang + 2, part);
}

static void add_items(const struct page *page, size_t group, enum todo wanted)
{
    for (size_t i = 0; i < page->assessment->target_count; i++) {
        const struct assessed *target = &page->assessment->targets[i];
        const struct part *part = group_part(target, group);

        if (part != NULL && todo_of(part) == wanted)
            add_item(page, target, part);
    }
}

/* "Nanbei Street: 9 to do" */
static void add_group_title(const struct page *page, size_t group, size_t now)
{
    struct buffer count = {0}, name = {0}, title = {0};

    if (group < page->assessment->unit_count)
        text_safe(&name, unit_name(page->assessment, group, page->lang));
    const struct lang_arg args[] = {
        {"unit", buffer_slice(&name)},
        {"count", figure_number(&count, page->lang, decimal_of((int64_t)now))}};
    word_add(&title,
             group == PART_TOTAL   ? WORD_TODO_TOTAL
             : group == GROUP_PLAN ? WORD_TODO_PLAN
                                   : WORD_TODO_COUNT,
             page->lang, args, 2);
    page_blank(page);
    paint_add(page->out, page->color, PAINT_STRONG, buffer_slice(&title));
    page_end(page, PAGE_INDENT);
    buffer_free(&count);
    buffer_free(&name);
    buffer_free(&title);
}

static void add_group(const struct page *page, size_t group)
{
    size_t later = count_todo(page->assessment, group, TODO_LATER);

    if (has_nothing(page->assessment, group))
        return;
    add_group_title(page, group, count_todo(page->assessment, group, TODO_NOW));
    add_items(page, group, TODO_NOW);
    if (later > 0) {
        buffer_adds(page->out, "  ");
        words_with_number(page->out, page->lang, WORD_TODO_LATER, "count",
                          decimal_of((int64_t)later));
        page_end(page, PAGE_INDENT);
        add_items(page, group, TODO_LATER);
    }
}

void todo_text(struct buffer *out, const struct assessment *assessment,
               const struct report_style *style)
{
    const struct page page = page_init(out, assessment, style);
    size_t before;

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
        const struct part *part = group_part(target, group);

        if (part == NULL || todo_of(part) != wanted)
            continue;
        json_open(json, NULL, '{');
        json_string(json, "target", target->id);
        json_name(json, "title", &target->title);
        json_date(json, "due", target->due);
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
        json_bool(&json, "of-the-plan", group == GROUP_PLAN);
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
    buffer_byte(out, '\n');
}
