/* SPDX-License-Identifier: MIT */
/* The entries behind the figure of a target, with file and line: its audit trail. */
#include "report/html_room.h"

#include <assert.h>

static enum word side_word(const struct assessed *target, enum trail_side side)
{
    static const enum word words[SIDE_COUNT] = {[SIDE_COUNTED] = WORD_HTML_COUNTED,
                                                [SIDE_AMONG] = WORD_HTML_AMONG,
                                                [SIDE_LESS] = WORD_HTML_LESS,
                                                [SIDE_FROM] = WORD_HTML_FROM,
                                                [SIDE_FROM_AMONG] = WORD_HTML_FROM_AMONG,
                                                [SIDE_FROM_LESS] = WORD_HTML_FROM_LESS};

    return side == SIDE_AMONG && target->ratio ? WORD_HTML_BY : words[side];
}

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

static void add_day(const struct document *doc, bool dated, date_days day)
{
    if (dated)
        date_add(doc->text, doc->lang, day);
    html_flush_in(doc, "td", NULL);
}

static void add_running(const struct document *doc, const struct assessed *target,
                        const struct trail_line *line)
{
    const struct label *level =
        target->kind == FIGURE_LEVEL ? figure_level(target, line->recorded) : NULL;

    if (line->period.every != EVERY_NONE) { /* with `every`, each period counts from nothing */
        period_add(doc->text, doc->lang, line->period);
        say(doc->text, doc->lang, WORD_COLON);
    }
    if (line->no_data)
        buffer_byte(doc->text, '-');
    else if (level != NULL)
        buffer_add(doc->text, label_name(level, doc->lang));
    else
        number_add(doc->text, doc->lang, line->recorded);
    if (level == NULL && decimal_cmp(line->recorded, line->proven) != 0) {
        say(doc->text, doc->lang, WORD_COMMA);
        say_with(doc->text, doc->lang, WORD_PROVEN, NUMBER("proven", line->proven));
    }
    html_flush_in(doc, "td", NULL);
}

static void add_where(const struct document *doc, const struct place *place)
{
    html_open(html_of(doc), "td");
    document_place(doc, place);
    html_close(html_of(doc));
}

/* What is counted of the entry: a code, a number, or both. */
static void add_entry(const struct document *doc, const struct assessed *target,
                      const struct trail_line *line)
{
    html_open(html_of(doc), "td");
    buffer_add(doc->text, line->key);
    if (line->has_value && target->kind != FIGURE_LEVEL) {
        if (line->key.len > 0)
            say(doc->text, doc->lang, WORD_COLON);
        number_add(doc->text, doc->lang, line->value);
    }
    document_flush(doc);
    html_close(html_of(doc));
}

static void add_line(const struct document *doc, const struct assessed *target,
                     const struct trail_line *line)
{
    add_day(doc, line->dated, line->day);
    add_entry(doc, target, line);
    add_running(doc, target, line);
    add_where(doc, &line->place);
    trail_add_remarks(doc->text, doc->lang, false, line);
    html_flush_in(doc, "td", NULL);
}

static void add_miss(const struct document *doc, const struct trail_miss *miss)
{
    add_day(doc, miss->dated, miss->day);
    buffer_add(doc->text, miss->key);
    html_flush_in(doc, "td", NULL);
    html_flush_in(doc, "td", NULL);
    add_where(doc, &miss->place);
    trail_add_reason(doc->text, doc->lang, miss);
    html_flush_in(doc, "td", NULL);
}

/* ---- groups ---- */

/* "Nanbei Street, counted: 12", beside its rows: the first of them is open. */
static void open_group(const struct document *doc, const struct assessed *target,
                       const struct trail_unit *unit, enum word word, size_t count)
{
    struct html *html = html_of(doc);

    assert(count > 0);
    html_open(html, "tbody");
    html_open(html, "tr");
    html_open_class(html, "th", "group");
    html_set(html, "scope", "rowgroup");
    html_set_number(html, "rowspan", count);
    document_part(doc, target, unit->part);
    html_say_with_in(doc, "span", NULL, word, COUNT("count", count));
    html_close(html);
}

static void add_side(const struct document *doc, const struct assessed *target,
                     const struct trail_unit *unit, enum trail_side side)
{
    size_t count = unit->line_counts[side];

    if (count == 0)
        return;
    open_group(doc, target, unit, side_word(target, side), count);
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            html_open(html_of(doc), "tr");
        add_line(doc, target, &unit->lines[side][i]);
        html_close(html_of(doc));
    }
    html_close(html_of(doc));
}

static void add_unit(const struct document *doc, const struct assessed *target,
                     const struct trail_unit *unit)
{
    for (int side = 0; side < SIDE_COUNT; side++)
        add_side(doc, target, unit, (enum trail_side)side);
    if (unit->miss_count == 0)
        return;
    open_group(doc, target, unit, WORD_HTML_MISSED, unit->miss_count);
    for (size_t i = 0; i < unit->miss_count; i++) {
        if (i > 0)
            html_open(html_of(doc), "tr");
        add_miss(doc, &unit->misses[i]);
        html_close(html_of(doc));
    }
    html_close(html_of(doc));
}

static void add_table(const struct document *doc, const struct assessed *target,
                      const struct trail *trail)
{
    struct html *html = html_of(doc);

    html_open_scroll(doc, WORD_HTML_ENTRIES, target);
    html_open_table(doc, "entries", NO_WORD, COLUMN(WORD_HTML_UNIT), COLUMN(WORD_HTML_DAY),
                    COLUMN(WORD_HTML_ENTRY), COLUMN_OF("number", WORD_HTML_RUNNING),
                    COLUMN(WORD_HTML_PLACE), COLUMN(WORD_HTML_REMARK));
    for (size_t i = 0; i < trail->unit_count; i++)
        add_unit(doc, target, &trail->units[i]);
    html_close_many(html, 2);
}

void html_entries(const struct document *doc, const struct assessed *target,
                  const struct trail *trail)
{
    size_t lines = count_lines(trail);

    assert(!doc->assessment->is_public);
    if (lines + count_misses(trail) == 0)
        return;
    html_open(html_of(doc), "details");
    html_say_with_in(doc, "summary", NULL, WORD_HTML_ENTRIES_COUNT, COUNT("count", lines));
    add_table(doc, target, trail);
    if (trail->far > 0) {
        html_say_with_in(doc, "p", "aside", WORD_FAR, COUNT("count", trail->far));
    }
    html_close(html_of(doc));
}
