/* SPDX-License-Identifier: MIT */
/* The entries behind the figure of a target, with file and line: its audit trail. */
#include "report/html_room.h"

static const enum word side_words[] = {[SIDE_COUNTED] = WORD_HTML_COUNTED,
                                       [SIDE_AMONG] = WORD_HTML_AMONG,
                                       [SIDE_LESS] = WORD_HTML_LESS};

static size_t count_lines(const struct trail *trail)
{
    size_t count = 0;

    for (size_t i = 0; i < trail->unit_count; i++) {
        for (int side = 0; side < SIDE_COUNT; side++)
            count += trail->units[i].line_counts[side];
    }
    return count;
}

static size_t count_misses(const struct trail *trail)
{
    size_t count = 0;

    for (size_t i = 0; i < trail->unit_count; i++)
        count += trail->units[i].miss_count;
    return count;
}

/* ---- cells ---- */

static void add_day(const struct html_page *page, bool dated, date_days day)
{
    if (dated)
        date_add(page->text, page->lang, day);
    html_flush_in(page, "td", NULL);
}

static void add_running(const struct html_page *page, const struct assessed *target,
                        const struct trail_line *line)
{
    const struct label *level =
        target->kind == FIGURE_LEVEL ? figure_level(target, line->recorded) : NULL;

    if (line->period.every != EVERY_NONE) { /* with `every`, each period counts from nothing */
        period_add(page->text, page->lang, line->period);
        say(page->text, page->lang, WORD_COLON);
    }
    if (level != NULL)
        buffer_add(page->text, label_name(level, page->lang));
    else
        number_add(page->text, page->lang, line->recorded);
    if (level == NULL && decimal_cmp(line->recorded, line->proven) != 0) {
        say(page->text, page->lang, WORD_COMMA);
        say_with(page->text, page->lang, WORD_PROVEN, NUMBER("proven", line->proven));
    }
    html_flush_in(page, "td", NULL);
}

static void add_where(const struct html_page *page, const struct place *place)
{
    html_open(page->html, "td");
    html_place(page, place);
    html_close(page->html);
}

/* What is counted of the entry: a code, a number, or both. */
static void add_entry(const struct html_page *page, const struct assessed *target,
                      const struct trail_line *line)
{
    html_open(page->html, "td");
    buffer_add(page->text, line->key);
    if (line->has_value && target->kind != FIGURE_LEVEL) {
        if (line->key.len > 0)
            say(page->text, page->lang, WORD_COLON);
        number_add(page->text, page->lang, line->value);
    }
    html_flush(page);
    html_close(page->html);
}

static void add_line(const struct html_page *page, const struct assessed *target,
                     const struct trail_line *line)
{
    add_day(page, line->dated, line->day);
    add_entry(page, target, line);
    add_running(page, target, line);
    add_where(page, &line->place);
    trail_add_remarks(page->text, page->lang, false, line);
    html_flush_in(page, "td", NULL);
}

static void add_miss(const struct html_page *page, const struct trail_miss *miss)
{
    add_day(page, miss->dated, miss->day);
    buffer_add(page->text, miss->key);
    html_flush_in(page, "td", NULL);
    html_flush_in(page, "td", NULL);
    add_where(page, &miss->place);
    trail_add_reason(page->text, page->lang, miss);
    html_flush_in(page, "td", NULL);
}

/* ---- groups ---- */

/* "Nanbei Street, counted: 12", beside its rows: the first of them is open. */
static void open_group(const struct html_page *page, const struct assessed *target,
                       const struct trail_unit *unit, enum word word, size_t count)
{
    struct html *html = page->html;

    html_open(html, "tbody");
    html_open(html, "tr");
    html_open_class(html, "th", "group");
    html_set(html, "scope", "rowgroup");
    html_set_number(html, "rowspan", count);
    html_part_name(page, target, unit->part);
    html_say_with_in(page, "span", NULL, word, COUNT("count", count));
    html_close(html);
}

static void add_side(const struct html_page *page, const struct assessed *target,
                     const struct trail_unit *unit, enum trail_side side)
{
    size_t count = unit->line_counts[side];

    if (count == 0)
        return;
    open_group(page, target, unit, side_words[side], count);
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            html_open(page->html, "tr");
        add_line(page, target, &unit->lines[side][i]);
        html_close(page->html);
    }
    html_close(page->html);
}

static void add_unit(const struct html_page *page, const struct assessed *target,
                     const struct trail_unit *unit)
{
    for (int side = 0; side < SIDE_COUNT; side++)
        add_side(page, target, unit, (enum trail_side)side);
    if (unit->miss_count == 0)
        return;
    open_group(page, target, unit, WORD_HTML_MISSED, unit->miss_count);
    for (size_t i = 0; i < unit->miss_count; i++) {
        if (i > 0)
            html_open(page->html, "tr");
        add_miss(page, &unit->misses[i]);
        html_close(page->html);
    }
    html_close(page->html);
}

static void add_table(const struct html_page *page, const struct assessed *target,
                      const struct trail *trail)
{
    struct html *html = page->html;

    html_open_scroll(page, WORD_HTML_ENTRIES, target);
    html_open_table(page, "entries", NO_WORD, COLUMN(WORD_HTML_UNIT), COLUMN(WORD_HTML_DAY),
                    COLUMN(WORD_HTML_ENTRY), COLUMN_OF("number", WORD_HTML_RUNNING),
                    COLUMN(WORD_HTML_PLACE), COLUMN(WORD_HTML_REMARK));
    for (size_t i = 0; i < trail->unit_count; i++)
        add_unit(page, target, &trail->units[i]);
    html_close_many(html, 2);
}

void html_entries(const struct html_page *page, const struct assessed *target,
                  const struct trail *trail)
{
    size_t lines = count_lines(trail);

    if (lines + count_misses(trail) == 0)
        return;
    html_open(page->html, "details");
    html_say_with_in(page, "summary", NULL, WORD_HTML_ENTRIES_COUNT, COUNT("count", lines));
    add_table(page, target, trail);
    if (trail->far > 0) {
        html_say_with_in(page, "p", "aside", WORD_FAR, COUNT("count", trail->far));
    }
    html_close(page->html);
}
