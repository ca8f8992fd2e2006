/* SPDX-License-Identifier: MIT */
/* Assessment by points in JSON. See report_json.h. */
#include "assess/score.h"
#include "report/report_json.h"
#include "report/report_room.h"

static void add_lines(struct json *json, const struct assessment *assessment,
                      const struct score *score)
{
    json_open(json, "targets", '[');
    for (size_t i = 0; i < score->line_count; i++) {
        const struct score_line *line = &score->lines[i];

        json_open(json, NULL, '{');
        json_string(json, "id", assessment->targets[line->target].id);
        json_decimal(json, "full", line->full);
        json_decimal(json, "got", line->got);
        json_decimal(json, "bonus", line->bonus);
        json_bool(json, "open", line->open);
        json_bool(json, "unclear", line->unclear);
        if (assessment->targets[line->target].veto)
            json_bool(json, "vetoes", line->vetoes);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void add_score(struct json *json, const char *key, const struct assessment *assessment,
                      const struct scored_sheet *sheet, const struct score *score)
{
    json_open(json, key, '{');
    if (score->unit != PART_TOTAL)
        json_string(json, "unit", assessment->units[score->unit].id);
    json_decimal(json, "points", score->all);
    json_decimal(json, "full", score->full);
    json_decimal(json, "bonus", score->bonus);
    json_bool(json, "open", score->open);
    json_bool(json, "unclear", score->unclear);
    json_bool(json, "vetoed", score->vetoed);
    if (score->has_band)
        json_name(json, "band", &sheet->marking.bands[score->band].title);
    else
        json_null(json, "band");
    if (score->rank > 0)
        json_size(json, "rank", score->rank);
    add_lines(json, assessment, score);
    json_close(json, '}');
}

void report_json_score(struct json *json, const struct assessment *assessment, size_t index)
{
    const struct scored_sheet *sheet = score_of_sheet(assessment, index);

    if (sheet == NULL)
        return;
    json_open(json, "points", '{');
    json_decimal(json, "full", sheet->marking.full);
    if (sheet->withheld)
        json_bool(json, "withheld", true);
    if (sheet->has_whole)
        add_score(json, "total", assessment, sheet, &sheet->whole);
    json_open(json, "units", '[');
    for (size_t i = 0; i < sheet->unit_count; i++)
        add_score(json, NULL, assessment, sheet, &sheet->units[i]);
    json_close(json, ']');
    json_close(json, '}');
}
