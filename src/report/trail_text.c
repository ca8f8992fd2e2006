/* SPDX-License-Identifier: MIT */
/* The entries behind a figure, for a terminal: `taizhang why`. */
#include "base/text.h"
#include "report/page.h"
#include "report/report_room.h"

#define NUMBER_COLUMNS 6
#define DATE_COLUMNS   10
#define PLACE_COLUMNS                                                                              \
    (NUMBER_COLUMNS + 2 + DATE_COLUMNS + 2) /* before what stands behind dates                     \
                                             */

/* Where the further lines of an entry begin. */
static size_t entry_hang(const struct page *page)
{
    return page->stacked ? NUMBER_COLUMNS + 2 : PLACE_COLUMNS;
}

static const enum word side_words[] = {[SIDE_COUNTED] = WORD_SIDE_COUNTED,
                                       [SIDE_AMONG] = WORD_SIDE_AMONG,
                                       [SIDE_LESS] = WORD_SIDE_LESS};

/* The widest key of some lines. */
static size_t key_columns(const struct trail_unit *unit)
{
    size_t columns = 0;

    for (int side = 0; side < SIDE_COUNT; side++) {
        for (size_t i = 0; i < unit->line_counts[side]; i++) {
            size_t width = text_width(unit->lines[side][i].key);

            columns = width > columns ? width : columns;
        }
    }
    return columns == 0 ? 0 : columns + 2;
}

static void add_date(struct buffer *out, bool dated, date_days day)
{
    char text[11];

    if (dated)
        buffer_add(out, date_print(day, text));
    else
        buffer_fill(out, ' ', DATE_COLUMNS);
}

static void add_remark(struct buffer *out, enum lang lang, size_t start, struct slice remark)
{
    if (remark.len == 0)
        return;
    if (out->len > start)
        word_add(out, WORD_COMMA, lang, NULL, 0);
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
        word_add(&text, WORD_ADDS_NOTHING, lang, NULL, 0);
        add_remark(out, lang, start, buffer_slice(&text));
    }
    if (line->lacks_count > 0) {
        figure_add_labels(&names, lang, line->lacks, line->lacks_count);
        text.len = 0;
        words_with(&text, lang, WORD_LACKS, "names", buffer_slice(&names));
        names.len = 0;
        paint_add(&names, color, PAINT_DOUBT, buffer_slice(&text));
        add_remark(out, lang, start, buffer_slice(&names));
    }
    if (line->reaches) {
        names.len = text.len = 0;
        word_add(&text, WORD_REACHED, lang, NULL, 0);
        paint_add(&names, color, PAINT_GOOD, buffer_slice(&text));
        add_remark(out, lang, start, buffer_slice(&names));
    }
    buffer_free(&names);
    buffer_free(&text);
}

static size_t level_columns(const struct assessed *target, enum lang lang)
{
    size_t columns = NUMBER_COLUMNS;

    for (size_t i = 0; i < target->level_count; i++) {
        size_t width = text_width(label_name(&target->levels[i], lang)) + 2;

        columns = width > columns ? width : columns;
    }
    return columns;
}

static void add_running(const struct page *page, const struct assessed *target,
                        const struct trail_line *line)
{
    struct buffer text = {0};
    const struct label *level =
        target->kind == FIGURE_LEVEL ? figure_level(target, line->recorded) : NULL;

    if (level != NULL) {
        text_pad_left(page->out, label_name(level, page->lang), level_columns(target, page->lang));
    } else {
        number_add(&text, page->lang, line->recorded);
        text_pad_left(page->out, buffer_slice(&text), NUMBER_COLUMNS);
    }
    buffer_free(&text);
}

static void add_trail_line(const struct page *page, const struct assessed *target, size_t keys,
                           const struct trail_line *line)
{
    struct buffer remarks = {0};

    add_running(page, target, line);
    buffer_adds(page->out, "  ");
    add_date(page->out, line->dated, line->day);
    buffer_adds(page->out, "  ");
    if (keys > 0)
        page_padded(page, PAINT_NONE, line->key, keys);
    if (line->has_value && target->kind != FIGURE_LEVEL) {
        struct buffer value = {0};

        number_add(&value, page->lang, line->value);
        text_pad_left(page->out, buffer_slice(&value), NUMBER_COLUMNS);
        buffer_adds(page->out, "  ");
        buffer_free(&value);
    }
    page_add_place(page->out, &line->place);
    trail_add_remarks(&remarks, page->lang, page->color, line);
    if (remarks.len > 0) {
        buffer_adds(page->out, "  ");
        buffer_add(page->out, buffer_slice(&remarks));
    }
    page_end(page, entry_hang(page));
    buffer_free(&remarks);
}

static void add_side(const struct page *page, const struct assessed *target,
                     const struct trail_unit *unit, enum trail_side side)
{
    size_t keys = key_columns(unit), count = unit->line_counts[side];
    struct slice period = {NULL, 0};

    if (count == 0)
        return;
    buffer_adds(page->out, "  ");
    words_with_number(page->out, page->lang, side_words[side], "count", decimal_of((int64_t)count));
    page_end(page, PAGE_INDENT);
    for (size_t i = 0; i < count; i++) {
        const struct trail_line *line = &unit->lines[side][i];

        if (!slice_eq(line->period, period)) {
            buffer_adds(page->out, "    ");
            period_add(page->out, page->lang, line->period);
            page_end(page, PAGE_INDENT);
            period = line->period;
        }
        add_trail_line(page, target, keys, line);
    }
}

/* ---- near misses ---- */

static void add_value_reason(struct buffer *out, enum lang lang, const struct trail_miss *miss)
{
    struct buffer field = {0}, value = {0}, wanted = {0};

    text_safe(&field, label_name(&miss->field, lang));
    text_safe(&value, label_name(&miss->value, lang));
    figure_add_labels(&wanted, lang, miss->wanted, miss->wanted_count);
    const struct lang_arg args[] = {{"field", buffer_slice(&field)},
                                    {"value", buffer_slice(&value)},
                                    {"wanted", buffer_slice(&wanted)}};
    enum word word = miss->value.id.len == 0 ? WORD_WHY_NO_VALUE
                     : wanted.len == 0       ? WORD_WHY_VALUE
                     : miss->limited         ? WORD_WHY_LIMIT
                                             : WORD_WHY_OTHER;
    word_add(out, word, lang, args, 3);
    buffer_free(&field);
    buffer_free(&value);
    buffer_free(&wanted);
}

void trail_add_reason(struct buffer *out, enum lang lang, const struct trail_miss *miss)
{
    static const enum word words[] = {
        [WHY_BEFORE] = WORD_WHY_BEFORE, [WHY_AFTER] = WORD_WHY_AFTER, [WHY_ENDED] = WORD_WHY_ENDED,
        [WHY_VALUE] = WORD_WHY_OTHER,   [WHY_FIELD] = WORD_WHY_FIELD, [WHY_FAULT] = WORD_WHY_FAULT,
    };

    if (miss->why == WHY_VALUE)
        add_value_reason(out, lang, miss);
    else
        word_add(out, words[miss->why], lang, NULL, 0);
}

static void add_misses(const struct page *page, const struct trail_unit *unit)
{
    if (unit->miss_count == 0)
        return;
    buffer_adds(page->out, "  ");
    words_with_number(page->out, page->lang, WORD_MISSES, "count",
                      decimal_of((int64_t)unit->miss_count));
    page_end(page, PAGE_INDENT);
    for (size_t i = 0; i < unit->miss_count; i++) {
        const struct trail_miss *miss = &unit->misses[i];

        buffer_fill(page->out, ' ', NUMBER_COLUMNS + 2);
        add_date(page->out, miss->dated, miss->day);
        buffer_adds(page->out, "  ");
        if (miss->key.len > 0) {
            text_safe(page->out, miss->key);
            buffer_adds(page->out, "  ");
        }
        page_add_place(page->out, &miss->place);
        buffer_adds(page->out, "  ");
        trail_add_reason(page->out, page->lang, miss);
        page_end(page, entry_hang(page));
    }
}

/* ---- the whole ---- */

static void add_figure(const struct page *page, const struct assessed *target,
                       const struct part *part)
{
    struct buffer name = {0};

    page_add_part_name(page, &name, target, part);
    page_blank(page);
    paint_add(page->out, page->color, PAINT_STRONG, buffer_slice(&name));
    word_add(page->out, WORD_COLON, page->lang, NULL, 0);
    figure_add_whole(page->out, page->lang, target, part);
    page_end(page, PAGE_INDENT);
    buffer_free(&name);
}

static void add_unit(const struct page *page, const struct assessed *target,
                     const struct trail_unit *unit)
{
    add_figure(page, target, unit->part);
    for (int side = 0; side < SIDE_COUNT; side++)
        add_side(page, target, unit, (enum trail_side)side);
    add_misses(page, unit);
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

/* Of all units: the figure that pools them, and what it counts once though several have it. */
static void add_total(const struct page *page, const struct assessed *target)
{
    if (target->kind == FIGURE_LEVEL)
        return;
    add_figure(page, target, &target->total);
    page_doubles(page, 2, target);
}

void trail_text(struct buffer *out, const struct assessment *assessment, const struct trail *trail,
                const struct report_style *style)
{
    const struct page page = page_init(out, assessment, style);
    const struct assessed *target = trail->target;
    struct buffer from = {0}, to = {0}, as_of = {0};
    const struct lang_arg args[] = {{"from", figure_date(&from, page.lang, target->from)},
                                    {"to", figure_date(&to, page.lang, target->to)},
                                    {"date", figure_date(&as_of, page.lang, assessment->as_of)}};

    page_heading(&page, target);
    page_end(&page, page_heading_columns(&page));
    page_citation(&page, 0, &target->citation);
    page_judged_by(&page, 0, target);
    word_add(out, WORD_COUNTED_FROM, page.lang, args, 3);
    buffer_free(&from);
    buffer_free(&to);
    buffer_free(&as_of);
    page_end(&page, PAGE_INDENT);
    page_only(&page);
    for (size_t i = 0; i < trail->unit_count; i++) {
        add_unit(&page, target, &trail->units[i]);
        add_members(&page, &trail->units[i]);
    }
    if (trail->unit_count > 1)
        add_total(&page, target);
    if (trail->far > 0) {
        page_blank(&page);
        words_with_number(out, page.lang, WORD_FAR, "count", decimal_of((int64_t)trail->far));
        page_end(&page, PAGE_INDENT);
    }
    page_close(&page);
}
