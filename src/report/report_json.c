/* SPDX-License-Identifier: MIT */
/* An assessment as JSON, by schemas/report.schema.json. */
#include "report/json.h"
#include "report/report_room.h"

/* Goes up when a field changes its meaning or goes; new fields leave it as it is. */
#define REPORT_VERSION 1

static void add_limits(struct json *json, const char *key, bool judged, const struct limits *limits)
{
    if (!judged) {
        json_null(json, key);
        return;
    }
    json_open(json, key, '{');
    if (limits->has_min) {
        json_decimal(json, "min", limits->min);
    }
    if (limits->has_max) {
        json_decimal(json, "max", limits->max);
        json_string(json, "over", slice_of(limits->over_notes ? "note" : "fail"));
    }
    json_close(json, '}');
}

static void add_part(struct json *json, const char *key, const struct assessment *assessment,
                     const struct part *part)
{
    json_open(json, key, '{');
    if (part->unit != PART_TOTAL) {
        json_string(json, "unit", assessment->units[part->unit].id);
    }
    json_decimal(json, "recorded", part->recorded);
    json_decimal(json, "proven", part->proven);
    json_size(json, "unreadable", part->unreadable);
    json_bool(json, "no-data", part->no_data);
    json_string(json, "verdict", slice_of(verdict_name(part->verdict)));
    json_decimal(json, "missing", part->missing);
    json_close(json, '}');
}

static void add_citation(struct json *json, const struct citation *citation)
{
    json_string(json, "clause", citation->clause);
    json_string(json, "quote", citation->quote);
}

static void add_period(struct json *json, const char *key, date_days from, date_days to)
{
    json_open(json, key, '{');
    json_date(json, "from", from);
    json_date(json, "to", to);
    json_close(json, '}');
}

static void add_words(struct json *json, const struct assessed *target)
{
    json_string(json, "id", target->id);
    json_name(json, "title", &target->title);
    add_citation(json, &target->citation);
    json_open(json, "also", '[');
    for (size_t i = 0; i < target->also_count; i++) {
        json_open(json, NULL, '{');
        add_citation(json, &target->also[i]);
        json_close(json, '}');
    }
    json_close(json, ']');
    json_name(json, "reading", &target->reading);
    json_name(json, "note", &target->note);
}

static void add_target(struct json *json, const struct assessment *assessment,
                       const struct assessed *target)
{
    json_open(json, NULL, '{');
    add_words(json, target);
    add_period(json, "window", target->from, target->to);
    json_date(json, "due", target->due);
    json_open(json, "want", '{');
    add_limits(json, "each", target->each_judged, &target->each);
    add_limits(json, "total", target->total_judged, &target->total_limits);
    json_close(json, '}');
    json_string(json, "verdict", slice_of(verdict_name(target->verdict)));
    add_part(json, "total", assessment, &target->total);
    json_open(json, "units", '[');
    for (size_t i = 0; i < target->part_count; i++)
        add_part(json, NULL, assessment, &target->parts[i]);
    json_close(json, ']');
    json_open(json, "doubles", '[');
    for (size_t i = 0; i < target->double_count; i++) {
        json_open(json, NULL, '{');
        json_string(json, "value", target->doubles[i].value);
        json_size(json, "units", target->doubles[i].units);
        json_close(json, '}');
    }
    json_close(json, ']');
    json_close(json, '}');
}

static void add_units(struct json *json, const struct assessment *assessment)
{
    json_open(json, "units", '[');
    for (size_t i = 0; i < assessment->unit_count; i++) {
        const struct assessed_unit *unit = &assessment->units[i];

        json_open(json, NULL, '{');
        json_string(json, "id", unit->id);
        json_string(json, "kind", unit->kind);
        json_name(json, "name", &unit->name);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void add_provenance(struct json *json, const struct assessment *assessment,
                           const struct report_style *style)
{
    json_open(json, "provenance", '{');
    json_string(json, "taizhang", assessment->version);
    json_string(json, "ledger", assessment->ledger);
    json_optional(json, "commit", assessment->commit);
    json_string(json, "sha256", assessment->hash);
    json_size(json, "files", assessment->files);
    json_size(json, "files-with-errors", assessment->files_faulty);
    json_size(json, "files-not-read-whole", assessment->files_unread);
    json_size(json, "targets-with-errors", assessment->targets_faulty);
    json_size(json, "errors", style->diags->errors + style->diags->failures);
    json_size(json, "warnings", style->diags->warnings);
    json_close(json, '}');
}

static void add_head(struct json *json, const struct assessment *assessment)
{
    json_size(json, "taizhang-report", REPORT_VERSION);
    json_open(json, "plan", '{');
    json_string(json, "id", assessment->plan);
    json_name(json, "title", &assessment->plan_title);
    add_period(json, "period", assessment->plan_from, assessment->plan_to);
    json_close(json, '}');
    json_open(json, "township", '{');
    json_string(json, "id", assessment->township);
    json_name(json, "name", &assessment->township_name);
    json_close(json, '}');
    json_date(json, "as-of", assessment->as_of);
    json_open(json, "verdicts", '{');
    for (int i = 0; i < VERDICT_COUNT; i++) {
        json_size(json, verdict_name((enum verdict)i), assessment->counts[i]);
    }
    json_close(json, '}');
}

void report_json(struct buffer *out, const struct assessment *assessment,
                 const struct report_style *style)
{
    struct json json = {.out = out};

    json_open(&json, NULL, '{');
    add_head(&json, assessment);
    add_units(&json, assessment);
    json_open(&json, "targets", '[');
    for (size_t i = 0; i < assessment->target_count; i++)
        add_target(&json, assessment, &assessment->targets[i]);
    json_close(&json, ']');
    add_provenance(&json, assessment, style);
    json_close(&json, '}');
    buffer_byte(out, '\n');
}
