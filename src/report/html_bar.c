/* SPDX-License-Identifier: MIT */
/* Bars of one figure or one count, as SVG: geometry in attributes, looks in report.css. */
#include "report/html_room.h"

#include <assert.h>

#define BAR_WIDTH 980 /* in thousandths: what is left shows a mark at the very end */

size_t html_scale(struct decimal value, struct decimal most, size_t width)
{
    struct decimal far;
    int64_t out = 0;

    if (value.coef <= 0 || most.coef <= 0)
        return 0;
    if (decimal_cmp(value, most) >= 0)
        return width;
    if (!decimal_mul(value, decimal_of((int64_t)width), &far) ||
        !decimal_quotient(far, most, &far) || !decimal_to_int(far, &out))
        return 0;
    assert(out >= 0 && (size_t)out <= width);
    return (size_t)out;
}

void html_raise(struct decimal *most, struct decimal value)
{
    if (decimal_cmp(value, *most) > 0)
        *most = value;
}

static void set_percent(const struct document *doc, const char *name, size_t thousandths)
{
    buffer_addf(doc->text, "%zu.%zu%%", thousandths / 10, thousandths % 10);
    html_flush_to(doc, name);
}

static void add_rect(const struct document *doc, const char *class, size_t left, size_t width)
{
    assert(left + width <= BAR_WIDTH);
    if (width == 0)
        return;
    html_open_class(html_of(doc), "rect", class);
    if (left > 0)
        set_percent(doc, "x", left);
    set_percent(doc, "width", width);
    html_close(html_of(doc));
}

static void add_mark(const struct document *doc, size_t at)
{
    html_open_class(html_of(doc), "line", "b-wanted");
    set_percent(doc, "x1", at);
    set_percent(doc, "x2", at);
    html_set(html_of(doc), "y1", "0");
    html_set(html_of(doc), "y2", "100%");
    html_close(html_of(doc));
}

static void open_bar(const struct document *doc)
{
    html_open_class(html_of(doc), "svg", "bar");
    html_set(html_of(doc), "aria-hidden", "true");
    add_rect(doc, "b-track", 0, BAR_WIDTH);
}

/* Text beside it says the same, so a bar is for eyes alone. */
void html_bar(const struct document *doc, const struct part *part, struct decimal most)
{
    size_t recorded, proven;

    if (part->has_of && !part->ratio)
        most = part->of;
    html_raise(&most, part->recorded);
    if (part->has_wanted)
        html_raise(&most, part->wanted);
    if (part->judged && part->limits.has_max && !part->share)
        html_raise(&most, part->limits.max);
    if (most.coef <= 0 || part->no_data)
        return;
    recorded = html_scale(part->recorded, most, BAR_WIDTH);
    proven = part->beyond ? 0 : html_scale(part->proven, most, BAR_WIDTH);
    open_bar(doc);
    add_rect(doc, "b-proven", 0, proven);
    if (recorded > proven)
        add_rect(doc, part->beyond ? "b-beyond" : "b-recorded", proven, recorded - proven);
    if (part->has_wanted)
        add_mark(doc, html_scale(part->wanted, most, BAR_WIDTH));
    else if (part->judged && part->limits.has_max && !part->share)
        add_mark(doc, html_scale(part->limits.max, most, BAR_WIDTH));
    html_close(html_of(doc));
}

struct decimal html_bar_most(const struct assessed *target)
{
    struct decimal most = decimal_of(0);

    for (size_t i = 0; i < target->part_count; i++) {
        html_raise(&most, target->parts[i].recorded);
        if (target->parts[i].has_wanted)
            html_raise(&most, target->parts[i].wanted);
    }
    return most;
}

void html_count_bar(const struct document *doc, size_t count, size_t most)
{
    assert(count <= most);
    open_bar(doc);
    add_rect(doc, "b-open", 0,
             html_scale(decimal_of((int64_t)count), decimal_of((int64_t)most), BAR_WIDTH));
    html_close(html_of(doc));
}

void html_verdict_bar(const struct document *doc, const size_t counts[VERDICT_COUNT])
{
    struct decimal all;
    size_t total = 0, before = 0;

    for (int i = 0; i < VERDICT_COUNT; i++)
        total += counts[i];
    all = decimal_of((int64_t)total);
    html_open_class(html_of(doc), "svg", "verdicts");
    html_set(html_of(doc), "aria-hidden", "true");
    for (int i = 0; i < VERDICT_COUNT; i++) {
        size_t left = html_scale(decimal_of((int64_t)before), all, 1000);

        before += counts[i];
        size_t right = html_scale(decimal_of((int64_t)before), all, 1000);
        assert(left <= right && right <= 1000);
        if (right == left)
            continue;
        html_open(html_of(doc), "rect");
        html_set_verdict(doc, "b-part", (enum verdict)i);
        set_percent(doc, "x", left);
        set_percent(doc, "width", right - left);
        html_close(html_of(doc));
    }
    html_close(html_of(doc));
}
