/* SPDX-License-Identifier: MIT */
/* The entries behind a figure, for a terminal: `taizhang why`. */
#include "base/text.h"
#include "base/wrap.h"
#include "report/page.h"
#include "report/report_room.h"

#define NUMBER_COLUMNS 6
#define DATE_COLUMNS   10

/* The columns of a unit's entries, as wide as the widest cell; keys with the space behind them, and
 * 0 where there are none. */
struct trail_columns {
    size_t running, keys, value;
};

/* Where the further lines of an entry begin. */
static size_t entry_hang(const struct page *page, const struct trail_columns *columns)
{
    return columns->running + 2 + (page->stacked ? 0 : DATE_COLUMNS + 2);
}

static enum word side_word(const struct assessed *target, enum trail_side side)
{
    static const enum word words[SIDE_COUNT] = {[SIDE_COUNTED] = WORD_SIDE_COUNTED,
                                                [SIDE_AMONG] = WORD_SIDE_AMONG,
                                                [SIDE_LESS] = WORD_SIDE_LESS,
                                                [SIDE_FROM] = WORD_SIDE_FROM,
                                                [SIDE_FROM_AMONG] = WORD_SIDE_FROM_AMONG,
                                                [SIDE_FROM_LESS] = WORD_SIDE_FROM_LESS};

    return side == SIDE_AMONG && target->ratio ? WORD_SIDE_BY : words[side];
}

static void add_date(struct buffer *out, bool dated, date_days day)
{
    char text[11];

    if (dated)
        buffer_add(out, date_print(day, text));
    else
        buffer_fill(out, ' ', DATE_COLUMNS);
}

/* No line cuts a place. */
static void add_place(struct buffer *out, const struct place *place)
{
    buffer_adds(out, WRAP_KEEP);
    place_add(out, place);
    buffer_adds(out, WRAP_LOOSE);
}

static void add_remark(struct buffer *out, enum lang lang, size_t start, struct slice remark)
{
    if (remark.len == 0)
        return;
    if (out->len > start)
        say(out, lang, WORD_COMMA);
    buffer_add(out, remark);
}

/* Why a line is not simply counted: it repeats, lacks evidence, or reaches what is wanted. */
void trail_add_remarks(struct buffer *out, enum lang lang, bool color,
                       const struct trail_line *line)
{
    struct buffer names = {0}, text = {0};
    size_t start = out->len;

    figure_add_labels(out, lang, line->shows, line->shows_count);
    if (!line->counts) {
        say(&text, lang, line->lacks_field ? WORD_WHY_FIELD : WORD_ADDS_NOTHING);
        add_remark(out, lang, start, buffer_slice(&text));
    }
    if (line->lacks_count > 0) {
        text.len = names.len = 0;
        say_with(&text, lang, WORD_LACKS, LABELS("names", line->lacks, line->lacks_count));
        paint_add(&names, color, PAINT_DOUBT, buffer_slice(&text));
        add_remark(out, lang, start, buffer_slice(&names));
    }
    if (line->reaches) {
        text.len = names.len = 0;
        say(&text, lang, WORD_REACHED);
        paint_add(&names, color, PAINT_GOOD, buffer_slice(&text));
        add_remark(out, lang, start, buffer_slice(&names));
    }
    buffer_free(&names);
    buffer_free(&text);
}

/* The figure that a line makes, a level by its name. */
static void add_running(struct buffer *out, enum lang lang, const struct assessed *target,
                        const struct trail_line *line)
{
    const struct label *level =
        target->kind == FIGURE_LEVEL ? figure_level(target, line->recorded) : NULL;

    if (line->no_data)
        buffer_byte(out, '-');
    else if (level != NULL)
        text_safe(out, label_name(level, lang));
    else
        number_add(out, lang, line->recorded);
}

/* Widens a column to a cell, which is emptied. */
static void widen(size_t *columns, struct buffer *cell, size_t space)
{
    size_t width = text_width(buffer_slice(cell));

    if (width > 0 && width + space > *columns)
        *columns = width + space;
    cell->len = 0;
}

static void widen_line(struct trail_columns *columns, enum lang lang, const struct assessed *target,
                       const struct trail_line *line)
{
    struct buffer cell = {0};

    add_running(&cell, lang, target, line);
    widen(&columns->running, &cell, 0);
    text_safe(&cell, line->key);
    widen(&columns->keys, &cell, 2);
    if (line->has_value)
        number_add(&cell, lang, line->value);
    widen(&columns->value, &cell, 0);
    buffer_free(&cell);
}

/* Levels stand under the heads of their lists, two columns in. */
static struct trail_columns measure(enum lang lang, const struct assessed *target,
                                    const struct trail_unit *unit)
{
    struct trail_columns columns = {.running = NUMBER_COLUMNS, .value = NUMBER_COLUMNS};
    struct buffer cell = {0};

    for (size_t i = 0; i < target->level_count; i++) {
        text_safe(&cell, label_name(&target->levels[i], lang));
        widen(&columns.running, &cell, 2);
    }
    for (int side = 0; side < SIDE_COUNT; side++) {
        for (size_t i = 0; i < unit->line_counts[side]; i++)
            widen_line(&columns, lang, target, &unit->lines[side][i]);
    }
    for (size_t i = 0; i < unit->miss_count; i++) {
        text_safe(&cell, unit->misses[i].key);
        widen(&columns.keys, &cell, 2);
    }
    buffer_free(&cell);
    return columns;
}

static void add_trail_line(const struct page *page, const struct assessed *target,
                           const struct trail_columns *columns, const struct trail_line *line)
{
    struct buffer cell = {0};

    add_running(&cell, page->lang, target, line);
    text_pad_left(page->out, buffer_slice(&cell), columns->running);
    buffer_adds(page->out, "  ");
    add_date(page->out, line->dated, line->day);
    buffer_adds(page->out, "  ");
    if (columns->keys > 0)
        page_padded(page, PAINT_NONE, line->key, columns->keys);
    cell.len = 0;
    if (line->has_value && target->kind != FIGURE_LEVEL) {
        number_add(&cell, page->lang, line->value);
        text_pad_left(page->out, buffer_slice(&cell), columns->value);
        buffer_adds(page->out, "  ");
    }
    add_place(page->out, &line->place);
    cell.len = 0;
    trail_add_remarks(&cell, page->lang, page->color, line);
    if (cell.len > 0) {
        buffer_adds(page->out, "  ");
        buffer_add(page->out, buffer_slice(&cell));
    }
    page_end(page, entry_hang(page, columns));
    buffer_free(&cell);
}

static void add_side(const struct page *page, const struct assessed *target,
                     const struct trail_columns *columns, const struct trail_unit *unit,
                     enum trail_side side)
{
    size_t count = unit->line_counts[side];
    struct calendar_slice period = {.every = EVERY_NONE};

    if (count == 0)
        return;
    buffer_adds(page->out, "  ");
    say_with(page->out, page->lang, side_word(target, side), COUNT("count", count));
    page_end(page, PAGE_INDENT);
    for (size_t i = 0; i < count; i++) {
        const struct trail_line *line = &unit->lines[side][i];

        if (line->period.every != period.every || line->period.day != period.day) {
            buffer_adds(page->out, "    ");
            period_add(page->out, page->lang, line->period);
            page_end(page, PAGE_INDENT);
            period = line->period;
        }
        add_trail_line(page, target, columns, line);
    }
}

/* ---- near misses ---- */

/* "closed: 16 days, at most 15" */
static void add_days_reason(struct buffer *out, enum lang lang, const struct trail_miss *miss)
{
    const struct trail_days *lasted = &miss->lasted;
    bool one = lasted->days == 1;
    struct buffer days = {0};

    say_with(&days, lang,
             lasted->working ? (one ? WORD_WORKING_DAYS_ONE : WORD_WORKING_DAYS)
                             : (one ? WORD_DAYS_ONE : WORD_DAYS),
             COUNT("count", lasted->days));
    say_with(out, lang, lasted->ended ? WORD_WHY_LASTED : WORD_WHY_SO_FAR,
             TEXT("field", label_name(&miss->field, lang)), BUILT("days", &days));
    if (lasted->limited)
        say_with(out, lang, lasted->above ? WORD_WHY_NOT_ABOVE : WORD_WHY_AT_MOST,
                 COUNT("limit", lasted->limit));
    buffer_free(&days);
}

static void add_value_reason(struct buffer *out, enum lang lang, const struct trail_miss *miss)
{
    enum word word = miss->value.id.len == 0   ? WORD_WHY_NO_VALUE
                     : miss->wanted_count == 0 ? WORD_WHY_VALUE
                     : miss->limited           ? WORD_WHY_LIMIT
                                               : WORD_WHY_OTHER;
    say_with(out, lang, word, TEXT("field", label_name(&miss->field, lang)),
             TEXT("value", label_name(&miss->value, lang)),
             LABELS("wanted", miss->wanted, miss->wanted_count));
}

void trail_add_reason(struct buffer *out, enum lang lang, const struct trail_miss *miss)
{
    static const enum word words[] = {
        [WHY_BEFORE] = WORD_WHY_BEFORE,   [WHY_AFTER] = WORD_WHY_AFTER,
        [WHY_BETWEEN] = WORD_WHY_BETWEEN, [WHY_ENDED] = WORD_WHY_ENDED,
        [WHY_VALUE] = WORD_WHY_OTHER,     [WHY_FIELD] = WORD_WHY_FIELD,
        [WHY_FAULT] = WORD_WHY_FAULT,
    };

    if (miss->lasted.counted)
        add_days_reason(out, lang, miss);
    else if (miss->why == WHY_VALUE)
        add_value_reason(out, lang, miss);
    else
        say(out, lang, words[miss->why]);
}

static void add_misses(const struct page *page, const struct trail_columns *columns,
                       const struct trail_unit *unit)
{
    if (unit->miss_count == 0)
        return;
    buffer_adds(page->out, "  ");
    say_with(page->out, page->lang, WORD_MISSES, COUNT("count", unit->miss_count));
    page_end(page, PAGE_INDENT);
    for (size_t i = 0; i < unit->miss_count; i++) {
        const struct trail_miss *miss = &unit->misses[i];

        buffer_fill(page->out, ' ', columns->running + 2);
        add_date(page->out, miss->dated, miss->day);
        buffer_adds(page->out, "  ");
        if (columns->keys > 0)
            page_padded(page, PAINT_NONE, miss->key, columns->keys);
        add_place(page->out, &miss->place);
        buffer_adds(page->out, "  ");
        trail_add_reason(page->out, page->lang, miss);
        page_end(page, entry_hang(page, columns));
    }
}

/* ---- the whole ---- */

static void add_figure(const struct page *page, const struct assessed *target,
                       const struct part *part)
{
    struct buffer name = {0};

    part_name_add(&name, page->lang, page->assessment, target, part);
    page_blank(page);
    paint_add(page->out, page->color, PAINT_STRONG, buffer_slice(&name));
    say(page->out, page->lang, WORD_COLON);
    figure_add_whole(page->out, page->lang, target, part);
    page_end(page, PAGE_INDENT);
    document_suspects_of(page_document(page, PAGE_INDENT), part);
    buffer_free(&name);
}

static void add_unit(const struct page *page, const struct assessed *target,
                     const struct trail_unit *unit)
{
    const struct trail_columns columns = measure(page->lang, target, unit);

    add_figure(page, target, unit->part);
    for (int side = 0; side < SIDE_COUNT; side++)
        add_side(page, target, &columns, unit, (enum trail_side)side);
    add_misses(page, &columns, unit);
}

/* Members have trails of their own. */
static void add_members(const struct page *page, const struct trail_unit *unit)
{
    for (size_t i = 0; i < unit->part->member_count; i++) {
        const struct member_verdict *member = &unit->part->members[i];

        buffer_adds(page->out, "  ");
        page_verdict(page, member->verdict);
        page_padded(page, PAINT_STRONG, member->id, page->id_columns);
        text_safe(page->out, name_in(&member->title, page->lang, member->id));
        page_end(page, 2 + page_heading_columns(page));
    }
}

/* Of all units: the figure that pools them. */
static void add_total(const struct page *page, const struct assessed *target)
{
    if (target->kind != FIGURE_LEVEL)
        add_figure(page, target, &target->total);
}

void trail_text(struct buffer *out, const struct assessment *assessment, const struct trail *trail,
                const struct report_style *style)
{
    struct page page;
    const struct assessed *target = trail->target;

    page_open(&page, out, assessment, style);
    page_heading(&page, target);
    page_end(&page, page_heading_columns(&page));
    document_citation(page_document(&page, 0), &target->citation);
    document_beside(&page.doc, target);
    page_small(&page, 0, target);
    say_with(out, page.lang, WORD_COUNTED_FROM, DAY("from", target->from), DAY("to", target->to),
             DAY("date", assessment->as_of));
    page_end(&page, PAGE_INDENT);
    document_only(&page.doc);
    for (size_t i = 0; i < trail->unit_count; i++) {
        add_unit(&page, target, &trail->units[i]);
        add_members(&page, &trail->units[i]);
    }
    if (trail->unit_count > 1)
        add_total(&page, target);
    if (trail->far > 0) {
        page_blank(&page);
        say_with(out, page.lang, WORD_FAR, COUNT("count", trail->far));
        page_end(&page, PAGE_INDENT);
    }
    page_close(&page);
}
