/* SPDX-License-Identifier: MIT */
/* An assessment as JSON, by schemas/report.schema.json. */
#include "report/report_json.h"

#include "assess/comparison.h"
#include "assess/report_keys.h"
#include "report/figure.h"
#include "report/report_room.h"
#include "report/state.h"

static void add_part(struct json *json, const char *key, const struct assessment *assessment,
                     const struct assessed *target, const struct part *part)
{
    json_open(json, key, '{');
    if (part->unit != PART_TOTAL)
        json_string(json, KEY_UNIT, assessment->units[part->unit].id);
    report_json_figures(json, target, part);
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
    json_date(json, KEY_FROM, from);
    json_date(json, KEY_TO, to);
    json_close(json, '}');
}

static void add_words(struct json *json, const struct assessed *target)
{
    json_string(json, KEY_ID, target->id);
    json_name(json, KEY_TITLE, &target->title);
    if (target->part_of.len > 0)
        json_string(json, "part-of", target->part_of);
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

static void add_curve(struct json *json, const struct assessed *target)
{
    json_open(json, "months", '[');
    for (size_t i = 0; i < target->curve_count; i++) {
        json_open(json, NULL, '{');
        json_date(json, "to", target->curve[i].day);
        json_decimal(json, "recorded", target->curve[i].recorded);
        json_decimal(json, "proven", target->curve[i].proven);
        json_close(json, '}');
    }
    json_close(json, ']');
}

/* Entries that were perhaps entered twice, as values that several units have. */
static void add_suspects(struct json *json, const struct assessed *target)
{
    for (size_t i = 0; i < target->suspect_count; i++) {
        struct buffer value = {0};

        if (!target->suspects[i].again)
            continue;
        place_add(&value, &target->suspects[i].place);
        json_open(json, NULL, '{');
        json_string(json, "value", buffer_slice(&value));
        json_size(json, "units", target->suspects[i].units);
        report_json_suspect(json, &target->suspects[i]);
        json_close(json, '}');
        buffer_free(&value);
    }
}

/* What a target and each of its readings have. */
static void add_figure(struct json *json, const struct assessment *assessment,
                       const struct assessed *target)
{
    json_string(json, KEY_KIND, slice_of(figure_kind_name(target)));
    report_json_counted_in(json, target);
    report_json_every(json, target);
    if (target->ratio)
        json_decimal(json, "per", target->per);
    if (target->kind == FIGURE_LEVEL)
        report_json_labels(json, "levels", target->levels, target->level_count);
    add_period(json, "window", target->from, target->to);
    json_date(json, "due", target->due);
    json_open(json, "want", '{');
    report_json_limits(json, "each", target->each_judged, &target->each);
    report_json_limits(json, "total", target->total_judged, &target->total_limits);
    json_close(json, '}');
    json_string(json, KEY_VERDICT, slice_of(verdict_name(target->verdict)));
    if (assessment->is_public)
        json_bool(json, "small", target->small);
    add_part(json, KEY_TOTAL, assessment, target, &target->total);
    json_open(json, KEY_UNITS, '[');
    for (size_t i = 0; i < target->part_count; i++)
        add_part(json, NULL, assessment, target, &target->parts[i]);
    json_close(json, ']');
    if (target->curve_count > 0)
        add_curve(json, target);
    if (target->suspected)
        json_bool(json, "suspected", true);
    if (target->suspected && !assessment->is_public)
        json_string(json, "verdict-without", slice_of(verdict_name(target->verdict_without)));
    json_open(json, "doubles", '[');
    for (size_t i = 0; i < target->double_count; i++) {
        json_open(json, NULL, '{');
        json_string(json, "value", target->doubles[i].value);
        json_size(json, "units", target->doubles[i].units);
        json_close(json, '}');
    }
    add_suspects(json, target);
    json_close(json, ']');
}

static void add_readings(struct json *json, const struct assessment *assessment,
                         const struct assessed *target)
{
    json_open(json, "readings", '[');
    for (size_t i = 0; i < target->reading_count; i++) {
        const struct assessed *reading = &target->readings[i];

        json_open(json, NULL, '{');
        json_string(json, "name", reading->name);
        json_name(json, "why", &reading->why);
        json_bool(json, "changes", reading_changes(target, reading));
        add_figure(json, assessment, reading);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void add_target(struct json *json, const struct assessment *assessment,
                       const struct assessed *target)
{
    json_open(json, NULL, '{');
    add_words(json, target);
    json_open(json, "sheets", '[');
    for (size_t i = 0; i < target->sheet_count; i++)
        json_string(json, NULL, assessment->sheets[target->sheets[i]].id);
    json_close(json, ']');
    json_optional(json, "judged-by",
                  target->judged_by.len > 0 ? target->judged_by : (struct slice){NULL, 0});
    json_bool(json, KEY_PEOPLE, target->of_people);
    json_string(json, KEY_MEASURE, target->measure);
    add_figure(json, assessment, target);
    add_readings(json, assessment, target);
    json_close(json, '}');
}

static void add_sheets(struct json *json, const struct assessment *assessment)
{
    json_open(json, "sheets", '[');
    for (size_t i = 0; i < assessment->sheet_count; i++) {
        const struct assessed_sheet *sheet = &assessment->sheets[i];

        json_open(json, NULL, '{');
        json_string(json, "id", sheet->id);
        json_name(json, "title", &sheet->title);
        add_citation(json, &sheet->citation);
        report_json_score(json, assessment, i);
        json_open(json, "targets", '[');
        for (size_t k = 0; k < assessment->target_count; k++) {
            if (target_on_sheet(&assessment->targets[k], i))
                json_string(json, NULL, assessment->targets[k].id);
        }
        json_close(json, ']');
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void add_uncounted(struct json *json, const struct assessment *assessment)
{
    json_open(json, "in-no-target", '[');
    for (size_t i = 0; i < assessment->uncounted_count; i++) {
        const struct uncounted *row = &assessment->uncounted[i];

        json_open(json, NULL, '{');
        json_string(json, "unit", assessment->units[row->unit].id);
        json_string(json, "collection", row->collection.id);
        json_size(json, "entries", row->entries);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void add_units(struct json *json, const struct assessment *assessment)
{
    json_open(json, KEY_UNITS, '[');
    for (size_t i = 0; i < assessment->unit_count; i++) {
        const struct assessed_unit *unit = &assessment->units[i];

        json_open(json, NULL, '{');
        json_string(json, KEY_ID, unit->id);
        json_string(json, "kind", unit->kind);
        json_name(json, KEY_NAME, &unit->name);
        json_size(json, "behind", unit->behind);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void add_left_out(struct json *json, const struct assessment *assessment)
{
    json_open(json, "left-out", '[');
    for (size_t i = 0; i < assessment->left_count; i++) {
        const struct left_file *file = &assessment->left[i];

        json_open(json, NULL, '{');
        json_string(json, "file", file->path);
        json_string(json, "why", slice_of(left_name(file->why)));
        json_bool(json, "may-count", file->may_count);
        if (file->like.len > 0)
            json_string(json, "like", file->like);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void add_schemas(struct json *json, const struct assessment *assessment)
{
    json_open(json, "schemas", '[');
    for (size_t i = 0; i < assessment->schema_count; i++) {
        json_open(json, NULL, '{');
        json_string(json, "name", assessment->schemas[i].name);
        json_string(json, "sha256", assessment->schemas[i].hash);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void add_provenance(struct json *json, const struct assessment *assessment,
                           const struct report_style *style)
{
    json_open(json, KEY_PROVENANCE, '{');
    json_string(json, "taizhang", assessment->version);
    json_string(json, "ledger", assessment->ledger);
    json_optional(json, KEY_COMMIT, assessment->commit);
    json_string(json, "sha256", assessment->hash);
    if (assessment->schema_count > 0)
        add_schemas(json, assessment);
    json_size(json, "files", assessment->files);
    json_size(json, "files-with-errors", assessment->files_faulty);
    json_size(json, "files-not-read-whole", assessment->files_unread);
    json_size(json, "files-left-out", assessment->left_count);
    json_size(json, "targets-with-errors", assessment->targets_faulty);
    if (assessment->is_public)
        json_size(json, "targets-with-small-figures", assessment->targets_small);
    json_size(json, "errors", style->diags->errors + style->diags->failures);
    if (!assessment->is_public) /* each may be of one number of people */
        json_size(json, "warnings", style->diags->warnings);
    json_close(json, '}');
}

void report_json_head(struct json *json, const struct assessment *assessment)
{
    json_size(json, KEY_VERSION, REPORT_VERSION);
    json_open(json, KEY_PLAN, '{');
    json_string(json, KEY_ID, assessment->plan);
    json_name(json, KEY_TITLE, &assessment->plan_title);
    add_period(json, "period", assessment->plan_from, assessment->plan_to);
    if (assessment->rival_count > 0) {
        json_open(json, "within", '[');
        for (size_t i = 0; i < assessment->rival_count; i++)
            json_string(json, NULL, assessment->rivals[i]);
        json_close(json, ']');
    }
    json_close(json, '}');
    json_open(json, "township", '{');
    json_string(json, "id", assessment->township);
    json_name(json, "name", &assessment->township_name);
    json_close(json, '}');
    json_date(json, KEY_AS_OF, assessment->as_of);
    if (assessment->narrow)
        add_period(json, KEY_ONLY, assessment->begin, assessment->end);
    if (assessment->only_unit != PART_TOTAL)
        json_string(json, KEY_ONLY_UNIT, assessment->units[assessment->only_unit].id);
}

static void add_verdicts(struct json *json, const struct assessment *assessment)
{
    json_open(json, "verdicts", '{');
    for (int i = 0; i < VERDICT_COUNT; i++) {
        if (i != VERDICT_WITHHELD || assessment->is_public)
            json_size(json, verdict_name((enum verdict)i), assessment->counts[i]);
    }
    json_close(json, '}');
    json_size(json, "open", count_open(assessment));
}

/* ---- what changed since an older report ---- */

static void add_old_figure(struct json *json, const struct old_figure *old)
{
    json_open(json, "was", '{');
    if (old->withheld) {
        json_bool(json, KEY_WITHHELD, true);
        json_string(json, KEY_VERDICT, slice_of(verdict_name(VERDICT_WITHHELD)));
        json_close(json, '}');
        return;
    }
    json_decimal(json, KEY_RECORDED, old->recorded);
    json_decimal(json, KEY_PROVEN, old->proven);
    if (old->has_of)
        json_decimal(json, KEY_OF, old->of);
    if (old->mean_of > 0)
        json_size(json, KEY_MEAN_OF, old->mean_of);
    json_bool(json, KEY_NO_DATA, old->no_data);
    json_string(json, KEY_VERDICT, slice_of(verdict_name(old->verdict)));
    json_close(json, '}');
}

static void add_new_figure(struct json *json, const struct assessed *target,
                           const struct part *part)
{
    json_open(json, "is", '{');
    report_json_figure(json, target, part);
    json_close(json, '}');
}

static void add_change(struct json *json, const struct change *change)
{
    static const char *const kinds[] = {
        [CHANGE_FIGURE] = "changed",
        [CHANGE_ADDED] = "added",
        [CHANGE_GONE] = "gone",
        [CHANGE_OTHER] = "incomparable",
    };

    json_open(json, NULL, '{');
    json_string(json, "change", slice_of(kinds[change->kind]));
    json_string(json, "target", change->target_id);
    json_optional(json, "unit", change->unit);
    if (change->kind == CHANGE_FIGURE || change->kind == CHANGE_GONE)
        add_old_figure(json, &change->old);
    if (change->kind != CHANGE_GONE)
        add_new_figure(json, change->target, change->part);
    json_close(json, '}');
}

static void add_comparison(struct json *json, const struct comparison *comparison)
{
    json_open(json, "changes", '{');
    json_string(json, "file", comparison->file);
    json_string(json, "plan", comparison->plan);
    json_date(json, "as-of", comparison->as_of);
    json_optional(json, "commit",
                  comparison->commit.len > 0 ? comparison->commit : (struct slice){NULL, 0});
    json_open(json, "figures", '[');
    for (size_t i = 0; i < comparison->change_count; i++)
        add_change(json, &comparison->changes[i]);
    json_close(json, ']');
    json_close(json, '}');
}

void report_json(struct buffer *out, const struct assessment *assessment,
                 const struct report_style *style)
{
    struct json json = {.out = out, .taker = style->taker};

    json_open(&json, NULL, '{');
    report_json_head(&json, assessment);
    json_bool(&json, "public", assessment->is_public);
    add_verdicts(&json, assessment);
    if (assessment->comparison != NULL)
        add_comparison(&json, assessment->comparison);
    add_units(&json, assessment);
    add_sheets(&json, assessment);
    json_open(&json, KEY_TARGETS, '[');
    for (size_t i = 0; i < assessment->target_count; i++)
        add_target(&json, assessment, &assessment->targets[i]);
    json_close(&json, ']');
    add_uncounted(&json, assessment);
    if (!assessment->is_public)
        add_left_out(&json, assessment);
    add_provenance(&json, assessment, style);
    json_close(&json, '}');
    json_end(&json);
}
