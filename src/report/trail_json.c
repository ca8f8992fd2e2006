/* SPDX-License-Identifier: MIT */
/* The entries behind a figure as JSON: `taizhang why -f json`. */
#include "assess/report_keys.h"
#include "report/json.h"
#include "report/report_json.h"
#include "report/report_room.h"

static const char *const sides[SIDE_COUNT] = {
    [SIDE_COUNTED] = "counted", [SIDE_AMONG] = "among",           [SIDE_LESS] = "less",
    [SIDE_FROM] = "from",       [SIDE_FROM_AMONG] = "from-among", [SIDE_FROM_LESS] = "from-less"};

static const char *const whys[WHY_COUNT] = {
    [WHY_BEFORE] = "before", [WHY_AFTER] = "after", [WHY_BETWEEN] = "between",
    [WHY_ENDED] = "ended",   [WHY_VALUE] = "value", [WHY_FIELD] = "field",
    [WHY_FAULT] = "fault",
};

static void add_where(struct json *json, const struct place *place, bool dated, date_days day,
                      struct slice key)
{
    json_optional(json, "file", place->file);
    json_size(json, "line", place->line);
    if (dated)
        json_date(json, "date", day);
    if (key.len > 0)
        json_string(json, "key", key);
}

static void add_line(struct json *json, const struct trail_line *line)
{
    json_open(json, NULL, '{');
    add_where(json, &line->place, line->dated, line->day, line->key);
    if (line->period.every != EVERY_NONE)
        report_json_period(json, "period", line->period);
    if (line->has_value)
        json_decimal(json, "value", line->value);
    if (line->shows_count > 0)
        report_json_labels(json, "shows", line->shows, line->shows_count);
    json_bool(json, "counts", line->counts);
    if (line->no_data)
        json_bool(json, KEY_NO_DATA, true);
    json_decimal(json, "recorded", line->recorded);
    json_decimal(json, "proven", line->proven);
    json_bool(json, "reaches", line->reaches);
    report_json_labels(json, "lacks", line->lacks, line->lacks_count);
    json_close(json, '}');
}

static void add_miss(struct json *json, const struct trail_miss *miss)
{
    json_open(json, NULL, '{');
    json_string(json, "side", slice_of(sides[miss->side]));
    add_where(json, &miss->place, miss->dated, miss->day, miss->key);
    json_string(json, "why", slice_of(whys[miss->why]));
    if (miss->field.id.len > 0) {
        json_string(json, "field", miss->field.id);
        json_optional(json, "value",
                      miss->value.id.len > 0 ? miss->value.id : (struct slice){NULL, 0});
        report_json_labels(json, "wanted", miss->wanted, miss->wanted_count);
    }
    if (miss->lasted.counted) {
        json_size(json, "days", (size_t)miss->lasted.days);
        json_bool(json, "ended", miss->lasted.ended);
    }
    json_close(json, '}');
}

static void add_unit(struct json *json, const struct assessment *assessment,
                     const struct assessed *target, const struct trail_unit *unit)
{
    size_t index = unit->part->unit == PART_TOTAL ? target->parts[0].unit : unit->part->unit;

    json_open(json, NULL, '{');
    json_string(json, "unit", assessment->units[index].id);
    report_json_want(json, unit->part);
    report_json_figures(json, target, unit->part);
    for (int side = 0; side < SIDE_COUNT; side++) {
        if (side != SIDE_COUNTED && unit->line_counts[side] == 0)
            continue;
        json_open(json, sides[side], '[');
        for (size_t i = 0; i < unit->line_counts[side]; i++)
            add_line(json, &unit->lines[side][i]);
        json_close(json, ']');
    }
    json_open(json, "near-misses", '[');
    for (size_t i = 0; i < unit->miss_count; i++)
        add_miss(json, &unit->misses[i]);
    json_close(json, ']');
    json_close(json, '}');
}

void trail_json(struct buffer *out, const struct assessment *assessment, const struct trail *trail,
                const struct report_style *style)
{
    const struct assessed *target = trail->target;
    struct json json = {.out = out};

    (void)style;
    json_open(&json, NULL, '{');
    report_json_head(&json, assessment);
    json_string(&json, "target", target->id);
    json_name(&json, "title", &target->title);
    json_string(&json, "clause", target->citation.clause);
    json_string(&json, "quote", target->citation.quote);
    report_json_counted_in(&json, target);
    json_string(&json, "verdict", slice_of(verdict_name(target->verdict)));
    json_open(&json, "units", '[');
    for (size_t i = 0; i < trail->unit_count; i++)
        add_unit(&json, assessment, target, &trail->units[i]);
    json_close(&json, ']');
    json_size(&json, "passed-over", trail->far);
    json_close(&json, '}');
    json_end(&json);
}
