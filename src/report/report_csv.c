/* SPDX-License-Identifier: MIT */
/*
 * An assessment as CSV: a row for each target and unit, and one for the target's total, whose
 * unit is blank. The columns are always the same.
 *
 * A figure that is not there is blank, for it is not zero: of a unit that has not reported, the
 * total of levels, a bound that is not set. Bounds of a share are percentages; those of periods are
 * asked of each period, not of their number, and are blank. What a public report withholds is
 * blank, too, and of a part of the time nothing is judged.
 */
#include "report/csv.h"
#include "report/figure.h"
#include "report/report_room.h"

static void add_optional(struct csv *csv, bool there, struct decimal value)
{
    if (there)
        csv_decimal(csv, value);
    else
        csv_blank(csv);
}

static void add_head(struct csv *csv, enum lang lang)
{
    static const enum word columns[] = {
        WORD_CSV_PLAN,    WORD_CSV_AS_OF,        WORD_CSV_BEGIN,    WORD_CSV_END,
        WORD_CSV_TARGET,  WORD_CSV_TITLE,        WORD_CSV_CLAUSE,   WORD_CSV_SHEETS,
        WORD_CSV_READING, WORD_CSV_KIND,         WORD_CSV_DUE,      WORD_CSV_UNIT,
        WORD_CSV_NAME,    WORD_CSV_RECORDED,     WORD_CSV_PROVEN,   WORD_CSV_OF,
        WORD_CSV_MIN,     WORD_CSV_MAX,          WORD_CSV_EXPECTED, WORD_CSV_MISSING,
        WORD_CSV_VERDICT, WORD_CSV_VERDICT_WORD, WORD_CSV_IN_WORDS, WORD_CSV_COUNTED_IN,
    };

    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++) {
        struct buffer word = {0};

        say(&word, lang, columns[i]);
        csv_text(csv, buffer_slice(&word));
        buffer_free(&word);
    }
    csv_end(csv);
}

static void add_sheets(struct csv *csv, const struct assessment *assessment,
                       const struct assessed *target)
{
    struct buffer ids = {0};

    for (size_t i = 0; i < target->sheet_count; i++) {
        if (i > 0)
            buffer_byte(&ids, ' ');
        buffer_add(&ids, assessment->sheets[target->sheets[i]].id);
    }
    csv_text(csv, buffer_slice(&ids));
    buffer_free(&ids);
}

/* What all rows of a target have. */
static void add_target_cells(struct csv *csv, const struct assessment *assessment,
                             const struct assessed *target, enum lang lang)
{
    csv_text(csv, assessment->plan);
    csv_date(csv, assessment->as_of);
    if (assessment->narrow) {
        csv_date(csv, assessment->begin);
        csv_date(csv, assessment->end);
    } else {
        csv_blank(csv);
        csv_blank(csv);
    }
    csv_text(csv, target->id);
    csv_text(csv, name_in(&target->title, lang, target->id));
    csv_text(csv, target->citation.clause);
    add_sheets(csv, assessment, target);
    csv_text(csv, target->judged_by);
    csv_text(csv, slice_of(figure_kind_name(target)));
    csv_date(csv, target->due);
}

static void add_unit_cells(struct csv *csv, const struct assessment *assessment,
                           const struct part *part, enum lang lang)
{
    struct buffer all = {0};

    if (part->unit == PART_TOTAL) {
        say(&all, lang, WORD_SUM_OF_UNITS);
        csv_blank(csv);
        csv_text(csv, buffer_slice(&all));
    } else {
        csv_text(csv, assessment->units[part->unit].id);
        csv_text(csv, unit_name(assessment, part->unit, lang));
    }
    buffer_free(&all);
}

static void add_figure_cells(struct csv *csv, const struct assessed *target,
                             const struct part *part)
{
    bool there = !figure_is_none(target, part) && part->verdict != VERDICT_WITHHELD;
    bool judged = part->verdict < VERDICT_REPORTED && part->verdict != VERDICT_UNDEFINED;
    bool bound = judged && !figure_is_cut(target);

    add_optional(csv, there, part->recorded);
    add_optional(csv, there, part->proven);
    add_optional(csv, there && part->has_of, part->of);
    add_optional(csv, bound && part->limits.has_min, part->limits.min);
    add_optional(csv, bound && part->limits.has_max, part->limits.max);
    add_optional(csv, part->has_expected, part->expected);
    add_optional(csv, judged, part->missing);
}

/* "3/3" alone would be the third of March: what follows it says what it is. */
static void add_words(struct csv *csv, const struct assessed *target, const struct part *part,
                      enum lang lang)
{
    struct buffer words = {0};

    if (figure_is_none(target, part) && part->verdict != VERDICT_WITHHELD)
        figure_add_remark(&words, lang, target, part);
    else
        figure_add_whole(&words, lang, target, part);
    if (csv_is_converted(buffer_slice(&words))) {
        say(&words, lang, WORD_COMMA);
        buffer_adds(&words, verdict_words(part->verdict)->text[lang]);
    }
    csv_text(csv, buffer_slice(&words));
    buffer_free(&words);
}

static void add_row(struct csv *csv, const struct assessment *assessment,
                    const struct assessed *target, const struct part *part, enum lang lang)
{
    add_target_cells(csv, assessment, target, lang);
    add_unit_cells(csv, assessment, part, lang);
    add_figure_cells(csv, target, part);
    csv_text(csv, slice_of(verdict_name(part->verdict)));
    csv_text(csv, slice_of(verdict_words(part->verdict)->text[lang]));
    add_words(csv, target, part, lang);
    csv_text(csv, name_in(&target->counted_in, lang, (struct slice){NULL, 0}));
    csv_end(csv);
}

void report_csv(struct buffer *out, const struct assessment *assessment,
                const struct report_style *style)
{
    struct csv csv = {.out = out, .taker = style->taker};

    if (style->bom)
        buffer_adds(out, "\xEF\xBB\xBF");
    add_head(&csv, style->lang);
    for (size_t i = 0; i < assessment->target_count; i++) {
        const struct assessed *target = &assessment->targets[i];

        for (size_t k = 0; k < target->part_count; k++)
            add_row(&csv, assessment, target, &target->parts[k], style->lang);
        add_row(&csv, assessment, target, &target->total, style->lang);
    }
}
