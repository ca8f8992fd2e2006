/* SPDX-License-Identifier: MIT */
/* A target unit by unit: what is recorded, proven, wanted and missing, and why. */
#include "report/html_room.h"
#include "report/state.h"

/* ---- remarks ---- */

static void open_chip(const struct html_page *page, enum verdict verdict)
{
    html_open(page->html, "li");
    html_set_verdict(page, "chip", verdict);
    html_sign(page, verdict);
}

static void close_chip(const struct html_page *page, enum verdict verdict)
{
    html_say(page, WORD_COLON);
    html_texts(page->html, verdict_words(verdict)->text[page->lang]);
    html_close(page->html);
}

/* Months, quarters or half-years, or the targets that the figure is made of. */
static void add_chips(const struct html_page *page, const struct part *part)
{
    if (part->period_count + part->member_count == 0)
        return;
    html_open_class(page->html, "ul", "chips");
    for (size_t i = 0; i < part->period_count; i++) {
        open_chip(page, part->periods[i].verdict);
        period_add(page->text, page->lang, part->periods[i].period);
        html_flush(page);
        close_chip(page, part->periods[i].verdict);
    }
    for (size_t i = 0; i < part->member_count; i++) {
        open_chip(page, part->members[i].verdict);
        html_open(page->html, html_has_targets(page) ? "a" : "span");
        if (html_has_targets(page))
            html_set_anchor(page->html, "href", "#t-", part->members[i].id);
        html_name(page, &part->members[i].title, part->members[i].id);
        html_close(page->html);
        close_chip(page, part->members[i].verdict);
    }
    html_close(page->html);
}

void html_unproven(const struct html_page *page, const struct part *part)
{
    if (part->unproven_count == 0 || page->assessment->is_public)
        return;
    html_open_class(page->html, "ul", "lacks");
    for (size_t i = 0; i < part->unproven_count; i++) {
        const struct unproven_entry *entry = &part->unproven[i];

        html_open(page->html, "li");
        if (entry->dated) {
            date_add(page->text, page->lang, entry->day);
            say(page->text, page->lang, WORD_COLON);
        }
        say_with(page->text, page->lang, WORD_LACKS,
                 LABELS("names", entry->lacks, entry->lacks_count));
        buffer_byte(page->text, ' ');
        html_flush(page);
        html_place(page, &entry->place);
        html_close(page->html);
    }
    html_close(page->html);
}

void html_suspects(const struct html_page *page, const struct part *part)
{
    size_t told = part->suspect_count < SUSPECTS_MAX ? part->suspect_count : SUSPECTS_MAX;

    if (part->suspect_count == 0 || page->assessment->is_public)
        return;
    html_open_class(page->html, "ul", "lacks");
    for (size_t i = 0; i < told; i++) {
        const struct suspect *suspect = &part->suspects[i];

        html_open(page->html, "li");
        html_place(page, &suspect->place);
        html_say(page, WORD_COLON);
        suspect_add_why(page->text, page->lang, suspect);
        buffer_byte(page->text, ' ');
        html_flush(page);
        html_place(page, &suspect->first);
        html_close(page->html);
    }
    if (told < part->suspect_count) {
        html_say_with_in(page, "li", NULL, WORD_SUSPECT_MORE,
                         COUNT("count", part->suspect_count - told));
    }
    html_close(page->html);
}

static void add_sentence(const struct html_page *page, const struct assessed *target,
                         const struct part *part)
{
    if (part->has_of && part->verdict != VERDICT_UNDEFINED)
        figure_add(page->text, page->lang, target, part);
    if (!verdict_holds(part->verdict)) {
        if (page->text->len > 0)
            say(page->text, page->lang, WORD_COMMA);
        figure_add_amount(page->text, page->lang, target, part);
    }
    figure_add_carried(page->text, page->lang, part);
    if (part->lacking_count > 0) {
        say(page->text, page->lang, WORD_COMMA);
        say_with(page->text, page->lang, WORD_LACKING,
                 LABELS("names", part->lacking, part->lacking_count));
    }
    figure_add_without(page->text, page->lang, target, part);
    html_flush(page);
}

/* ---- rows ---- */

static void add_cells(const struct html_page *page, const struct assessed *target,
                      const struct part *part)
{
    struct buffer cells[BALANCE_CELLS] = {{0}};

    balance_cells(cells, page->lang, target, part);
    for (int i = 0; i < BALANCE_CELLS; i++) {
        html_open_class(page->html, "td", "number");
        html_text(page->html, buffer_slice(&cells[i]));
        html_close(page->html);
        buffer_free(&cells[i]);
    }
}

static void add_row(const struct html_page *page, const struct assessed *target,
                    const struct part *part, struct decimal most)
{
    struct html *html = page->html;

    html_open_row(page);
    html_part_name(page, target, part);
    html_close(html);
    html_open_class(html, "td", "bars");
    if (target->kind != FIGURE_LEVEL && part->verdict != VERDICT_WITHHELD)
        html_bar(page, part, most);
    html_close(html);
    add_cells(page, target, part);
    html_open(html, "td");
    html_badge(page, part->verdict);
    html_close(html);
    html_open_class(html, "td", "remark");
    add_sentence(page, target, part);
    add_chips(page, part);
    html_unproven(page, part);
    html_suspects(page, part);
    html_close_many(html, 2);
}

/* All together, where that says more than the units do. */
static const struct part *total_of(const struct assessed *target)
{
    if (target->kind == FIGURE_LEVEL || target->verdict == VERDICT_UNDEFINED)
        return NULL;
    return target->part_count != 1 || has_pooled_total(target) ? &target->total : NULL;
}

void html_parts(const struct html_page *page, const struct assessed *target)
{
    const struct part *total = total_of(target);
    struct decimal most = html_bar_most(target);
    struct html *html = page->html;

    if (target->verdict == VERDICT_UNDEFINED || (target->part_count == 0 && total == NULL))
        return;
    html_open_scroll(page, WORD_HTML_PARTS, target);
    html_open_table(
        page, "parts", WORD_HTML_PARTS, COLUMN(WORD_HTML_UNIT), COLUMN_OF("bars", NO_WORD),
        COLUMN_OF("number", WORD_BALANCE_RECORDED), COLUMN_OF("number", WORD_BALANCE_PROVEN),
        COLUMN_OF("number", WORD_BALANCE_WANTED), COLUMN_OF("number", WORD_BALANCE_REMAINING),
        COLUMN(WORD_BALANCE_VERDICT), COLUMN_OF("remark", WORD_HTML_REMARK));
    html_open(html, "tbody");
    for (size_t i = 0; i < target->part_count; i++)
        add_row(page, target, todo_part_at(target, i), most);
    html_close(html);
    if (total != NULL) {
        html_open(html, "tfoot");
        add_row(page, target, total, total->recorded);
        html_close(html);
    }
    html_close_many(html, 2);
}

/* ---- readings ---- */

static void add_reading(const struct html_page *page, const struct assessed *judged,
                        const struct assessed *reading)
{
    struct html *html = page->html;
    bool own = judged == reading;

    html_open_class(html, "tr", reading_changes(judged, reading) ? "differs" : "same");
    html_open(html, "th");
    html_set(html, "scope", "row");
    if (own)
        html_say(page, WORD_READING_OWN);
    else
        html_text(html, reading->name);
    html_close(html);
    html_open_class(html, "td", "why");
    html_name(page, own ? &judged->reading : &reading->why, SLICE(""));
    html_close(html);
    html_open(html, "td");
    html_badge(page, reading->verdict);
    if (reading_changes(judged, reading))
        html_say_in(page, "strong", "other", WORD_HTML_OTHER_VERDICT);
    html_close(html);
    figure_add_summary(page->text, page->lang, reading);
    html_flush_in(page, "td", NULL);
    html_close(html);
}

void html_readings(const struct html_page *page, const struct assessed *target)
{
    struct html *html = page->html;

    if (target->reading_count == 0)
        return;
    html_open_scroll(page, WORD_HTML_READINGS, target);
    html_open_table(page, "readings", WORD_HTML_READINGS, COLUMN(WORD_HTML_READING_NAME),
                    COLUMN_OF("why", WORD_HTML_READING_WHY), COLUMN(WORD_BALANCE_VERDICT),
                    COLUMN(WORD_HTML_FIGURE));
    html_open(html, "tbody");
    add_reading(page, target, target);
    for (size_t i = 0; i < target->reading_count; i++)
        add_reading(page, target, &target->readings[i]);
    html_close_many(html, 3);
}
