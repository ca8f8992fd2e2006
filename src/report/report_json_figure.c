/* SPDX-License-Identifier: MIT */
/* A figure as JSON. See report_json.h. */
#include "assess/report_keys.h"
#include "report/figure.h"
#include "report/report_json.h"

/* What is no percentage exactly, as it is written. */
static void add_exact(struct json *json, const char *key, struct common_fraction exact)
{
    struct buffer text = {0};

    if (exact.by.coef == 0)
        return;
    decimal_print(&text, exact.of);
    buffer_byte(&text, '/');
    decimal_print(&text, exact.by);
    json_string(json, key, buffer_slice(&text));
    buffer_free(&text);
}

void report_json_limits(struct json *json, const char *key, bool judged,
                        const struct limits *limits)
{
    if (!judged) {
        json_null(json, key);
        return;
    }
    json_open(json, key, '{');
    if (limits->has_min) {
        json_decimal(json, "min", limits->min);
        add_exact(json, "min-exact", limits->min_exact);
    }
    if (limits->by_unit)
        json_bool(json, "by-unit", true);
    if (limits->has_max) {
        json_decimal(json, "max", limits->max);
        add_exact(json, "max-exact", limits->max_exact);
        json_string(json, "over", slice_of(limits->over_notes ? "note" : "fail"));
    }
    if (limits->in > 0)
        json_size(json, "in", limits->in);
    json_close(json, '}');
}

static void add_end(struct json *json, const char *key, const struct change_end *end)
{
    json_open(json, key, '{');
    json_decimal(json, KEY_RECORDED, end->recorded);
    if (end->has_of)
        json_decimal(json, KEY_OF, end->of);
    json_close(json, '}');
}

void report_json_figure(struct json *json, const struct assessed *target, const struct part *part)
{
    struct decimal ratio;

    if (part->verdict == VERDICT_WITHHELD) {
        json_bool(json, KEY_WITHHELD, true);
        json_string(json, KEY_VERDICT, slice_of(verdict_name(part->verdict)));
        return;
    }
    json_decimal(json, KEY_RECORDED, part->recorded);
    json_decimal(json, KEY_PROVEN, part->proven);
    if (part->has_of)
        json_decimal(json, KEY_OF, part->of);
    if (part->share)
        json_decimal(json, KEY_OF_PROVEN, part->of_proven);
    if (figure_ratio(target, part, &ratio))
        json_decimal(json, "ratio", ratio);
    if (part->ends != NULL) {
        add_end(json, "from", &part->ends->from);
        add_end(json, "to", &part->ends->to);
    }
    if (target->kind == FIGURE_LEVEL) {
        const struct label *level = figure_level(target, part->recorded);

        json_optional(json, "level", level == NULL ? (struct slice){NULL, 0} : level->id);
    }
    if (figure_mean_of(target, part) > 0)
        json_size(json, KEY_MEAN_OF, part->entries);
    json_size(json, "unreadable", part->unreadable);
    if (part->fault != FAULT_NONE)
        json_string(json, "fault", slice_of(figure_fault_name(part->fault)));
    json_bool(json, KEY_NO_DATA, part->no_data);
    json_string(json, KEY_VERDICT, slice_of(verdict_name(part->verdict)));
    json_decimal(json, "missing", part->missing);
    if (part->has_expected)
        json_decimal(json, "expected", part->expected);
    if (part->spared)
        json_bool(json, "spared", true);
    if (part->carried_units > 0) {
        json_open(json, "carried", '{');
        json_size(json, "units", part->carried_units);
        json_decimal(json, "missing", part->carried);
        json_close(json, '}');
    }
}

void report_json_period(struct json *json, const char *key, struct calendar_slice period)
{
    struct buffer name = {0};

    calendar_slice_print(&name, period);
    json_string(json, key, buffer_slice(&name));
    buffer_free(&name);
}

static void add_slices(struct json *json, const struct assessed *target)
{
    const struct slicing *slicing = &target->slicing;

    json_open(json, "periods", '{');
    json_size(json, "count", target->slice_count);
    json_size(json, "in", target->slices_in > 0 ? target->slices_in : target->slice_count);
    if (slicing->except != 0) {
        json_open(json, "except", '[');
        for (int i = 1; i <= every_count(slicing->every); i++) {
            if ((slicing->except >> i & 1U) != 0)
                json_size(json, NULL, (size_t)i);
        }
        json_close(json, ']');
    }
    if (slicing->by.day > 0) {
        json_open(json, "by", '{');
        json_size(json, "day", (size_t)slicing->by.day);
        json_bool(json, "next", slicing->by.next);
        json_close(json, '}');
    }
    json_close(json, '}');
}

void report_json_every(struct json *json, const struct assessed *target)
{
    const struct slicing *slicing = &target->slicing;
    struct slice name = slicing->every == EVERY_SPAN ? SLICE("spans") : every_name(slicing->every);

    json_optional(json, "every", slicing->every == EVERY_NONE ? (struct slice){NULL, 0} : name);
    if (target->slices_in > 0 || slicing->except != 0 || slicing->by.day > 0)
        add_slices(json, target);
    if (target->kind != FIGURE_VALUES)
        return;
    json_open(json, "values", '{');
    json_string(json, "of", target->apiece.id);
    if (target->apiece_in.len > 0)
        json_string(json, "in", target->apiece_in);
    json_close(json, '}');
}

void report_json_labels(struct json *json, const char *key, const struct label *labels,
                        size_t count)
{
    json_open(json, key, '[');
    for (size_t i = 0; i < count; i++)
        json_string(json, NULL, labels[i].id);
    json_close(json, ']');
}

static void add_members(struct json *json, const struct part *part)
{
    json_open(json, "members", '[');
    for (size_t i = 0; i < part->member_count; i++) {
        json_open(json, NULL, '{');
        json_string(json, "id", part->members[i].id);
        json_string(json, "verdict", slice_of(verdict_name(part->members[i].verdict)));
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void add_pieces(struct json *json, const struct assessed *target, const struct part *part)
{
    json_open(json, target->kind == FIGURE_VALUES ? "values" : "periods", '[');
    for (size_t i = 0; i < part->piece_count; i++) {
        json_open(json, NULL, '{');
        if (target->kind == FIGURE_VALUES)
            json_string(json, "value", part->pieces[i].value.id);
        if (part->pieces[i].period.every != EVERY_NONE)
            report_json_period(json, "name", part->pieces[i].period);
        report_json_figure(json, target, &part->pieces[i]);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void add_unproven(struct json *json, const struct part *part)
{
    json_open(json, "unproven", '[');
    for (size_t i = 0; i < part->unproven_count; i++) {
        const struct unproven_entry *entry = &part->unproven[i];

        json_open(json, NULL, '{');
        json_string(json, "file", entry->place.file);
        json_size(json, "line", entry->place.line);
        if (entry->dated)
            json_date(json, "date", entry->day);
        if (entry->key.len > 0)
            json_string(json, "key", entry->key);
        report_json_labels(json, "lacks", entry->lacks, entry->lacks_count);
        json_close(json, '}');
    }
    json_close(json, ']');
}

void report_json_suspect(struct json *json, const struct suspect *suspect)
{
    json_string(json, "file", suspect->place.file);
    json_size(json, "line", suspect->place.line);
    if (suspect->dated)
        json_date(json, "date", suspect->day);
    json_open(json, "like", '{');
    json_string(json, "file", suspect->first.file);
    json_size(json, "line", suspect->first.line);
    json_close(json, '}');
    if (!suspect->again)
        report_json_labels(json, "marks", suspect->marks, suspect->mark_count);
}

static void add_without(struct json *json, const struct assessed *target, const struct part *part)
{
    json_open(json, "without", '{');
    report_json_figure(json, target, part->without);
    json_open(json, "suspects", '[');
    for (size_t i = 0; i < part->suspect_count; i++) {
        json_open(json, NULL, '{');
        report_json_suspect(json, &part->suspects[i]);
        json_close(json, '}');
    }
    json_close(json, ']');
    json_close(json, '}');
}

void report_json_figures(struct json *json, const struct assessed *target, const struct part *part)
{
    report_json_figure(json, target, part);
    if (part->verdict == VERDICT_WITHHELD)
        return;
    if (target->kind == FIGURE_ITEMS)
        report_json_labels(json, "lacking", part->lacking, part->lacking_count);
    if (target->kind == FIGURE_MEMBERS && (part->unit != PART_TOTAL || target->total_judged))
        add_members(json, part);
    if (figure_is_cut(target) && (part->unit != PART_TOTAL || target->total_judged))
        add_pieces(json, target, part);
    if (part->unproven_count > 0)
        add_unproven(json, part);
    if (part->without != NULL)
        add_without(json, target, part);
}

void report_json_want(struct json *json, const struct part *part)
{
    report_json_limits(json, "want", part->judged, &part->limits);
}

void report_json_counted_in(struct json *json, const struct assessed *target)
{
    if (target->counted_in.text[LANG_EN].len > 0 || target->counted_in.text[LANG_ZH].len > 0)
        json_name(json, "counted-in", &target->counted_in);
}
