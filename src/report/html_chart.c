/* SPDX-License-Identifier: MIT */
/* How a figure grew, as SVG and as a table: geometry in attributes, looks in report.css. */
#include "report/html_room.h"

#include <assert.h>

/* Of a burn-up chart, in its own units. */
#define CHART_WIDTH  420
#define CHART_HEIGHT 190
#define PLOT_LEFT    36
#define PLOT_RIGHT   406
#define PLOT_TOP     12
#define PLOT_BOTTOM  164
#define MONTHS_MAX   14 /* that have a label each */

struct chart {
    const struct document *doc;
    const struct assessed *target;
    date_days from, to;
    bool has_wanted, all_proven;
    struct decimal wanted, most;
};

/* What the units together are asked for, where each of them is. */
static bool sum_wanted(const struct assessed *target, struct decimal *out)
{
    struct decimal sum = decimal_of(0);

    if (!target->each_judged || target->each.in > 0 || target->part_count == 0)
        return false;
    for (size_t i = 0; i < target->part_count; i++) {
        if (!target->parts[i].has_wanted || !decimal_add(sum, target->parts[i].wanted, &sum))
            return false;
    }
    *out = sum;
    return true;
}

static struct chart chart_init(const struct document *doc, const struct assessed *target)
{
    struct chart chart = {.doc = doc,
                          .target = target,
                          .from = target->curve[0].day,
                          .to = target->curve[target->curve_count - 1].day,
                          .has_wanted = target->total.has_wanted,
                          .all_proven = true,
                          .wanted = target->total.wanted};

    assert(target->curve_count > 0);
    if (target->from < chart.from)
        chart.from = target->from;
    if (target->due > chart.to)
        chart.to = target->due;
    if (!chart.has_wanted)
        chart.has_wanted = sum_wanted(target, &chart.wanted);
    chart.most = chart.has_wanted ? chart.wanted : decimal_of(0);
    for (size_t i = 0; i < target->curve_count; i++) {
        const struct moment *moment = &target->curve[i];

        html_raise(&chart.most, moment->recorded);
        chart.all_proven = chart.all_proven && decimal_cmp(moment->recorded, moment->proven) == 0;
    }
    return chart;
}

static size_t x_of(const struct chart *chart, date_days day)
{
    size_t width = PLOT_RIGHT - PLOT_LEFT;

    if (chart->to <= chart->from)
        return PLOT_RIGHT;
    assert(chart->from <= day && day <= chart->to);
    return PLOT_LEFT +
           (size_t)((int64_t)(day - chart->from) * (int64_t)width / (chart->to - chart->from));
}

static size_t y_of(const struct chart *chart, struct decimal value)
{
    return PLOT_BOTTOM - html_scale(value, chart->most, PLOT_BOTTOM - PLOT_TOP);
}

static void add_rule(const struct chart *chart, const char *class, size_t y)
{
    struct html *html = html_of(chart->doc);

    html_open_class(html, "line", class);
    html_set_number(html, "x1", PLOT_LEFT);
    html_set_number(html, "x2", PLOT_RIGHT);
    html_set_number(html, "y1", y);
    html_set_number(html, "y2", y);
    html_close(html);
}

/* A text in the chart: what stands in doc->text. */
static void add_label(const struct chart *chart, const char *class, size_t x, size_t y)
{
    html_open_class(html_of(chart->doc), "text", class);
    html_set_number(html_of(chart->doc), "x", x);
    html_set_number(html_of(chart->doc), "y", y);
    document_flush(chart->doc);
    html_close(html_of(chart->doc));
}

/* The wanted line has a label of its own, unless it is the top. */
static void add_values(const struct chart *chart)
{
    size_t wanted = y_of(chart, chart->wanted);

    add_rule(chart, "c-axis", PLOT_BOTTOM);
    buffer_byte(chart->doc->text, '0');
    add_label(chart, "c-value", PLOT_LEFT - 6, PLOT_BOTTOM + 3);
    add_rule(chart, "c-grid", PLOT_TOP);
    if (!chart->has_wanted || wanted > PLOT_TOP + 12) {
        number_add(chart->doc->text, chart->doc->lang, chart->most);
        add_label(chart, "c-value", PLOT_LEFT - 6, PLOT_TOP + 3);
    }
    if (!chart->has_wanted)
        return;
    add_rule(chart, "c-wanted", wanted);
    number_add(chart->doc->text, chart->doc->lang, chart->wanted);
    add_label(chart, "c-value c-strong", PLOT_LEFT - 6, wanted + 3);
}

/* Months while there is room for them, every second one on a phone; else years. */
static void add_days(const struct chart *chart)
{
    struct civil from = date_civil(chart->from), to = date_civil(chart->to);
    int months = (to.year - from.year) * 12 + to.month - from.month + 1;

    for (int i = 0; i < months; i++) {
        int month = (from.month - 1 + i) % 12 + 1, year = from.year + (from.month - 1 + i) / 12;
        date_days last = date_of((struct civil){year, month, date_month_days(year, month)});
        bool is_year = month == 12 || i + 1 == months;

        if (months > MONTHS_MAX && !is_year)
            continue;
        if (last > chart->to)
            last = chart->to;
        if (months > MONTHS_MAX)
            buffer_addf(chart->doc->text, "%d", year);
        else
            month_add(chart->doc->text, chart->doc->lang, month);
        add_label(chart,
                  months > MONTHS_MAX         ? "c-month c-year"
                  : (months - 1 - i) % 2 == 1 ? "c-month c-between"
                                              : "c-month",
                  x_of(chart, last), PLOT_BOTTOM + 16);
    }
}

static void add_line(const struct chart *chart, const char *class, bool proven)
{
    const struct assessed *target = chart->target;
    struct html *html = html_of(chart->doc);

    for (size_t i = 0; i < target->curve_count; i++) {
        const struct moment *moment = &target->curve[i];

        buffer_addf(chart->doc->text, i == 0 ? "%zu,%zu" : " %zu,%zu", x_of(chart, moment->day),
                    y_of(chart, proven ? moment->proven : moment->recorded));
    }
    html_open_class(html, "polyline", class);
    html_flush_to(chart->doc, "points");
    html_close(html);
    for (size_t i = 0; i < target->curve_count; i++) {
        const struct moment *moment = &target->curve[i];

        html_open_class(html, "circle", class);
        html_set_number(html, "cx", x_of(chart, moment->day));
        html_set_number(html, "cy", y_of(chart, proven ? moment->proven : moment->recorded));
        html_set(html, "r", "3");
        html_close(html);
    }
}

static void add_picture(const struct chart *chart)
{
    struct html *html = html_of(chart->doc);
    const struct assessed *target = chart->target;

    html_open_class(html, "svg", "chart");
    buffer_addf(chart->doc->text, "0 0 %d %d", CHART_WIDTH, CHART_HEIGHT);
    html_flush_to(chart->doc, "viewBox");
    html_set(html, "role", "img");
    html_set_anchor(html, "aria-labelledby", "c-", target->id);
    html_open(html, "title");
    html_set_anchor(html, "id", "c-", target->id);
    document_say_with(chart->doc, WORD_HTML_CHART,
                      TEXT("title", name_in(&target->title, chart->doc->lang, target->id)));
    html_close(html);
    add_values(chart);
    add_days(chart);
    add_line(chart, chart->all_proven ? "c-proven" : "c-recorded", false);
    if (!chart->all_proven)
        add_line(chart, "c-proven", true);
    html_close(html);
}

static void add_key(const struct chart *chart, const char *sign, enum word word)
{
    struct html *html = html_of(chart->doc);

    html_open_class(html, "span", "key");
    html_open_class(html, "svg", "sign");
    html_set(html, "aria-hidden", "true");
    html_open(html, "use");
    html_set(html, "href", sign);
    html_close_many(html, 2);
    document_say(chart->doc, word);
    html_close(html);
}

static void add_keys(const struct chart *chart)
{
    struct html *html = html_of(chart->doc);

    html_open(html, "figcaption");
    html_say_in(chart->doc, "strong", NULL, WORD_HTML_BURN_UP);
    if (chart->all_proven) {
        add_key(chart, "#k-proven", WORD_HTML_ALL_PROVEN);
    } else {
        add_key(chart, "#k-recorded", WORD_BALANCE_RECORDED);
        add_key(chart, "#k-proven", WORD_BALANCE_PROVEN);
    }
    if (chart->has_wanted)
        add_key(chart, "#k-wanted",
                chart->target->total.has_wanted ? WORD_BALANCE_WANTED : WORD_HTML_WANTED_SUM);
    html_close(html);
}

/* ---- its figures ---- */

/* The month that ends there, with the year where one begins; a day within a month in full. */
static void add_moment(const struct document *doc, const struct assessed *target, size_t index)
{
    date_days day = target->curve[index].day;
    struct civil civil = date_civil(day);
    struct buffer month = {0};

    if (civil.day < date_month_days(civil.year, civil.month)) {
        date_add(doc->text, doc->lang, day);
        document_flush(doc);
        return;
    }
    month_add(&month, doc->lang, civil.month);
    if (index == 0 || civil.month == 1)
        document_say_with(doc, WORD_HTML_MONTH_OF, BUILT("month", &month),
                          DIGITS("year", civil.year));
    else
        html_text(html_of(doc), buffer_slice(&month));
    buffer_free(&month);
}

static void add_row(const struct document *doc, const struct assessed *target, enum word word,
                    bool proven)
{
    html_open_row(doc);
    document_say(doc, word);
    html_close(html_of(doc));
    for (size_t i = 0; i < target->curve_count; i++) {
        const struct moment *moment = &target->curve[i];

        number_add(doc->text, doc->lang, proven ? moment->proven : moment->recorded);
        html_flush_in(doc, "td", NULL);
    }
    html_close(html_of(doc));
}

static void add_table(const struct document *doc, const struct assessed *target)
{
    struct html *html = html_of(doc);

    html_open_scroll(doc, WORD_HTML_BURN_UP_TABLE, target);
    html_open_class(html, "table", "months");
    html_say_in(doc, "caption", "sr", WORD_HTML_BURN_UP_TABLE);
    html_open(html, "thead");
    html_open(html, "tr");
    html_column(doc, NULL, WORD_HTML_MONTH);
    for (size_t i = 0; i < target->curve_count; i++) {
        html_open(html, "th");
        html_set(html, "scope", "col");
        add_moment(doc, target, i);
        html_close(html);
    }
    html_close_many(html, 2);
    html_open(html, "tbody");
    add_row(doc, target, WORD_BALANCE_RECORDED, false);
    add_row(doc, target, WORD_BALANCE_PROVEN, true);
    html_close_many(html, 3);
}

/* A figure that grew: a step from nothing to one needs no picture. */
static bool has_growth(const struct assessed *target)
{
    struct decimal most = decimal_of(0);

    for (size_t i = 0; i < target->curve_count; i++)
        html_raise(&most, target->curve[i].recorded);
    return target->curve_count > 1 && decimal_cmp(most, decimal_of(1)) > 0;
}

void html_burn_up(const struct document *doc, const struct assessed *target)
{
    if (!has_growth(target))
        return;
    const struct chart chart = chart_init(doc, target);

    html_open_class(html_of(doc), "figure", "burn-up");
    add_picture(&chart);
    add_keys(&chart);
    html_close(html_of(doc));
}

void html_months(const struct document *doc, const struct assessed *target)
{
    if (has_growth(target))
        add_table(doc, target);
}
