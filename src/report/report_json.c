/* SPDX-License-Identifier: MIT */
/* An assessment as JSON, by schemas/report.schema.json. */
#include "report/json.h"
#include "report/report_room.h"

/* Goes up when a field changes its meaning or goes; new fields leave it as it is. */
#define REPORT_VERSION 1

static void add_limits(struct json *json, bool judged, const struct limits *limits)
{
    if (!judged) {
        json_null(json);
        return;
    }
    json_open(json, '{');
    if (limits->has_min) {
        json_key(json, "min");
        json_decimal(json, limits->min);
    }
    if (limits->has_max) {
        json_key(json, "max");
        json_decimal(json, limits->max);
        json_key(json, "over");
        json_string(json, slice_of(limits->over_notes ? "note" : "fail"));
    }
    json_close(json, '}');
}

static void add_part(struct json *json, const struct assessment *assessment,
                     const struct part *part)
{
    json_open(json, '{');
    if (part->unit != PART_TOTAL) {
        json_key(json, "unit");
        json_string(json, assessment->units[part->unit].id);
    }
    json_key(json, "recorded");
    json_decimal(json, part->recorded);
    json_key(json, "proven");
    json_decimal(json, part->proven);
    json_key(json, "unreadable");
    json_size(json, part->unreadable);
    json_key(json, "no-data");
    json_bool(json, part->no_data);
    json_key(json, "verdict");
    json_string(json, slice_of(verdict_name(part->verdict)));
    json_key(json, "missing");
    json_decimal(json, part->missing);
    json_close(json, '}');
}

static void add_citation(struct json *json, const struct citation *citation)
{
    json_key(json, "clause");
    json_string(json, citation->clause);
    json_key(json, "quote");
    json_string(json, citation->quote);
}

static void add_period(struct json *json, const char *key, date_days from, date_days to)
{
    json_key(json, key);
    json_open(json, '{');
    json_key(json, "from");
    json_date(json, from);
    json_key(json, "to");
    json_date(json, to);
    json_close(json, '}');
}

static void add_words(struct json *json, const struct assessed *target)
{
    json_key(json, "id");
    json_string(json, target->id);
    json_key(json, "title");
    json_name(json, &target->title);
    add_citation(json, &target->citation);
    json_key(json, "also");
    json_open(json, '[');
    for (size_t i = 0; i < target->also_count; i++) {
        json_open(json, '{');
        add_citation(json, &target->also[i]);
        json_close(json, '}');
    }
    json_close(json, ']');
    json_key(json, "reading");
    json_name(json, &target->reading);
    json_key(json, "note");
    json_name(json, &target->note);
}

static void add_target(struct json *json, const struct assessment *assessment,
                       const struct assessed *target)
{
    json_open(json, '{');
    add_words(json, target);
    add_period(json, "window", target->from, target->to);
    json_key(json, "due");
    json_date(json, target->due);
    json_key(json, "want");
    json_open(json, '{');
    json_key(json, "each");
    add_limits(json, target->each_judged, &target->each);
    json_key(json, "total");
    add_limits(json, target->total_judged, &target->total_limits);
    json_close(json, '}');
    json_key(json, "verdict");
    json_string(json, slice_of(verdict_name(target->verdict)));
    json_key(json, "total");
    add_part(json, assessment, &target->total);
    json_key(json, "units");
    json_open(json, '[');
    for (size_t i = 0; i < target->part_count; i++)
        add_part(json, assessment, &target->parts[i]);
    json_close(json, ']');
    json_key(json, "doubles");
    json_open(json, '[');
    for (size_t i = 0; i < target->double_count; i++) {
        json_open(json, '{');
        json_key(json, "value");
        json_string(json, target->doubles[i].value);
        json_key(json, "units");
        json_size(json, target->doubles[i].units);
        json_close(json, '}');
    }
    json_close(json, ']');
    json_close(json, '}');
}

static void add_units(struct json *json, const struct assessment *assessment)
{
    json_key(json, "units");
    json_open(json, '[');
    for (size_t i = 0; i < assessment->unit_count; i++) {
        const struct assessed_unit *unit = &assessment->units[i];

        json_open(json, '{');
        json_key(json, "id");
        json_string(json, unit->id);
        json_key(json, "kind");
        json_string(json, unit->kind);
        json_key(json, "name");
        json_name(json, &unit->name);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void add_provenance(struct json *json, const struct assessment *assessment,
                           const struct report_style *style)
{
    json_key(json, "provenance");
    json_open(json, '{');
    json_key(json, "taizhang");
    json_string(json, assessment->version);
    json_key(json, "ledger");
    json_string(json, assessment->ledger);
    json_key(json, "commit");
    json_optional(json, assessment->commit);
    json_key(json, "sha256");
    json_string(json, assessment->hash);
    json_key(json, "files");
    json_size(json, assessment->files);
    json_key(json, "files-with-errors");
    json_size(json, assessment->files_faulty);
    json_key(json, "files-not-read-whole");
    json_size(json, assessment->files_unread);
    json_key(json, "errors");
    json_size(json, style->diags->errors + style->diags->failures);
    json_key(json, "warnings");
    json_size(json, style->diags->warnings);
    json_close(json, '}');
}

static void add_head(struct json *json, const struct assessment *assessment)
{
    json_key(json, "taizhang-report");
    json_size(json, REPORT_VERSION);
    json_key(json, "plan");
    json_open(json, '{');
    json_key(json, "id");
    json_string(json, assessment->plan);
    json_key(json, "title");
    json_name(json, &assessment->plan_title);
    add_period(json, "period", assessment->plan_from, assessment->plan_to);
    json_close(json, '}');
    json_key(json, "township");
    json_open(json, '{');
    json_key(json, "id");
    json_string(json, assessment->township);
    json_key(json, "name");
    json_name(json, &assessment->township_name);
    json_close(json, '}');
    json_key(json, "as-of");
    json_date(json, assessment->as_of);
    json_key(json, "verdicts");
    json_open(json, '{');
    for (int i = 0; i < VERDICT_COUNT; i++) {
        json_key(json, verdict_name((enum verdict)i));
        json_size(json, assessment->counts[i]);
    }
    json_close(json, '}');
}

void report_json(struct buffer *out, const struct assessment *assessment,
                 const struct report_style *style)
{
    struct json json = {.out = out};

    json_open(&json, '{');
    add_head(&json, assessment);
    add_units(&json, assessment);
    json_key(&json, "targets");
    json_open(&json, '[');
    for (size_t i = 0; i < assessment->target_count; i++)
        add_target(&json, assessment, &assessment->targets[i]);
    json_close(&json, ']');
    add_provenance(&json, assessment, style);
    json_close(&json, '}');
    buffer_byte(out, '\n');
}
