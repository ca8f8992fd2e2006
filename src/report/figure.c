/* SPDX-License-Identifier: MIT */
/* A figure in words: what it is of what. See figure.h. */
#include "report/figure.h"

#include "assess/report_keys.h"
#include "base/text.h"

#include "report/report_room.h"

#include <assert.h>

const char *figure_fault_name(enum part_fault fault)
{
    static const char *const names[FAULT_COUNT] = {
        [FAULT_NONE] = "",
        [FAULT_ABOVE_WHOLE] = "above-whole",
        [FAULT_LESS_ABOVE] = "above-whole",
        [FAULT_OF_UNIT] = "above-whole",
        [FAULT_OF_PERIOD] = "above-whole",
        [FAULT_TOO_LARGE] = "too-large",
    };

    assert(fault < FAULT_COUNT);
    return names[fault];
}

const char *verdict_symbol(enum verdict verdict)
{
    static const char *const symbols[] = {
        [VERDICT_UNCLEAR] = "?",        [VERDICT_SHORT] = "\u2717", /* ballot x */
        [VERDICT_NO_DATA] = "\u2205",                               /* empty set */
        [VERDICT_UNPROVEN] = "\u25CC",                              /* dotted circle */
        [VERDICT_UNDEFINED] = "\u2047",                             /* double question mark */
        [VERDICT_BEHIND] = "\u25BE",                                /* small triangle, down */
        [VERDICT_NOT_DUE] = "\u22EF",                               /* midline ellipsis */
        [VERDICT_ON_TRACK] = "\u25B8", /* small triangle, to the right */
        [VERDICT_OVER] = "\u25B4",     /* small triangle, up */
        [VERDICT_MET] = "\u2713",      /* check mark */
        [VERDICT_REPORTED] = "\u2219", /* bullet operator */
        [VERDICT_WITHHELD] = "\u2217", /* asterisk operator */
    };
    _Static_assert(sizeof symbols / sizeof symbols[0] == VERDICT_COUNT, "one per verdict");

    assert(verdict < VERDICT_COUNT);
    return symbols[verdict];
}

const struct label *figure_level(const struct assessed *target, struct decimal rank)
{
    int64_t level;

    if (!decimal_to_int(rank, &level) || level < 1 || (size_t)level > target->level_count)
        return NULL;
    return &target->levels[level - 1];
}

size_t part_unit(const struct assessed *target, const struct part *part)
{
    if (part->unit == PART_TOTAL && target->part_count == 1 && !target->each_judged)
        return target->parts[0].unit;
    return part->unit;
}

void part_name_add(struct buffer *out, enum lang lang, const struct assessment *assessment,
                   const struct assessed *target, const struct part *part)
{
    size_t unit = part_unit(target, part);

    if (unit != PART_TOTAL)
        text_safe(out, unit_name(assessment, unit, lang));
    else if (target->part_count <= 1)
        say(out, lang, WORD_ALL_UNITS);
    else
        say_with(out, lang, WORD_TOTAL, COUNT("count", target->part_count));
}

/* A label in the language asked for, else its id. */
struct slice label_name(const struct label *label, enum lang lang)
{
    return name_in(&label->name, lang, label->id);
}

void figure_add_labels(struct buffer *out, enum lang lang, const struct label *labels, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            say(out, lang, WORD_LIST_COMMA);
        text_safe(out, label_name(&labels[i], lang));
    }
}

static const struct limits *limits_of(const struct part *part)
{
    static const struct limits none = {0};

    return part->judged ? &part->limits : &none;
}

static void add_percent(struct buffer *out, enum lang lang, const struct part *part)
{
    struct decimal percent;

    assert(part->verdict != VERDICT_WITHHELD);
    if (!percent_of(part->recorded, part->of, limits_of(part), &percent))
        return;
    say(out, lang, WORD_COMMA);
    say_with(out, lang, WORD_PERCENT, NUMBER("number", percent));
}

/* The level that a rank stands for, by its name. */
static struct phrase_arg level_arg(const char *name, enum lang lang, const struct assessed *target,
                                   struct decimal rank)
{
    const struct label *level = figure_level(target, rank);

    return level == NULL ? TERM(name, WORD_NOTHING) : TEXT(name, label_name(level, lang));
}

/* The word behind the figures of a target: the plan's, or points. */
static void add_word(struct buffer *out, enum lang lang, const struct assessed *target)
{
    const struct slice text = name_in(&target->counted_in, lang, (struct slice){NULL, 0});

    if (!target->in_points && text.len == 0)
        return;
    buffer_byte(out, ' ');
    if (target->in_points)
        say(out, lang, WORD_POINTS);
    else
        text_safe(out, text);
}

/* What grew has a sign before it: +5, -2. */
static void add_signed(struct buffer *out, enum lang lang, const struct assessed *target,
                       struct decimal number)
{
    if (target->change && number.coef > 0)
        buffer_byte(out, '+');
    number_add(out, lang, number);
}

void bound_add(struct buffer *out, enum lang lang, const struct assessed *target,
               struct decimal bound, struct common_fraction exact)
{
    if (exact.by.coef > 0) {
        number_add(out, lang, exact.of);
        buffer_byte(out, '/');
        number_add(out, lang, exact.by);
    } else if (target->kind == FIGURE_LEVEL && figure_level(target, bound) != NULL) {
        text_safe(out, label_name(figure_level(target, bound), lang));
    } else if (target->per.coef > 0 && !target->ratio) {
        say_with(out, lang, WORD_PERCENT, NUMBER("number", bound));
    } else {
        number_add(out, lang, bound);
        add_word(out, lang, target);
    }
}

/* How many pieces hold is counted in nothing. */
static bool has_word(const struct assessed *target, const struct part *part)
{
    return !part_is_cut(target, part);
}

void amount_add(struct buffer *out, enum lang lang, const struct assessed *target,
                const struct part *part, struct decimal value)
{
    number_add(out, lang, value);
    if (has_word(target, part))
        add_word(out, lang, target);
}

size_t figure_mean_of(const struct assessed *target, const struct part *part)
{
    return target->mean && !part->has_of ? part->entries : 0; /* how many periods hold is none */
}

static void add_mean_of(struct buffer *out, enum lang lang, size_t entries)
{
    if (entries == 0)
        return;
    say(out, lang, WORD_COMMA);
    say_with(out, lang, WORD_MEAN_OF, COUNT("count", entries));
}

/* A side of a change: a number, or the percentage that a share is. */
static void add_end(struct buffer *out, enum lang lang, const struct change_end *end)
{
    static const struct limits none = {0};
    struct decimal percent;

    if (!end->has_of)
        number_add(out, lang, end->recorded);
    else if (percent_of(end->recorded, end->of, &none, &percent))
        say_with(out, lang, WORD_PERCENT, NUMBER("number", percent));
    else
        buffer_byte(out, '-');
}

static void add_ends(struct buffer *out, enum lang lang, const struct change_ends *ends)
{
    struct buffer to = {0}, from = {0};

    if (ends == NULL)
        return;
    add_end(&to, lang, &ends->to);
    add_end(&from, lang, &ends->from);
    say(out, lang, WORD_COMMA);
    say_with(out, lang, WORD_CHANGE_FROM_TO, BUILT("from", &from), BUILT("to", &to));
    buffer_free(&to);
    buffer_free(&from);
}

/* A figure with the bounds that it has. */
static void add_number(struct buffer *out, enum lang lang, const struct assessed *target,
                       const struct part *part, struct decimal figure)
{
    const struct limits *limits = &part->limits;
    enum word word = limits->has_max ? WORD_OF_MAX : WORD_OF_MIN;
    struct buffer number = {0};

    add_signed(&number, lang, target, figure);
    if (limits->has_min && limits->has_max)
        say_with(out, lang, WORD_OF_RANGE, BUILT("figure", &number), NUMBER("min", limits->min),
                 AMOUNT("max", target, part, limits->max));
    else if (limits->has_min || limits->has_max)
        say_with(out, lang, word, BUILT("figure", &number),
                 AMOUNT("min", target, part, limits->min),
                 AMOUNT("max", target, part, limits->max));
    else
        buffer_add(out, buffer_slice(&number));
    buffer_free(&number);
    if (!limits->has_min && !limits->has_max && has_word(target, part))
        add_word(out, lang, target);
}

/* "489 of 496": what it is part of stands behind it. */
static void add_part_of(struct buffer *out, enum lang lang, const struct assessed *target,
                        const struct part *part)
{
    say_with(out, lang, WORD_OF_MIN, NUMBER("figure", part->recorded),
             AMOUNT("min", target, part, part->of));
}

bool figure_ratio(const struct assessed *target, const struct part *part, struct decimal *out)
{
    const struct ratio ratio = {part->recorded, part->of, target->per};

    return part->ratio && !figure_is_none(target, part) && ratio_of(&ratio, limits_of(part), out);
}

/* The figure with its bounds, then what it is made of. */
static void add_ratio(struct buffer *out, enum lang lang, const struct assessed *target,
                      const struct part *part)
{
    bool each = decimal_cmp(target->per, decimal_of(1)) == 0;
    struct decimal figure;

    if (figure_ratio(target, part, &figure)) {
        add_number(out, lang, target, part, figure);
        say(out, lang, WORD_COMMA);
    }
    say_with(out, lang, each ? WORD_RATIO : WORD_RATIO_PER, NUMBER("of", part->recorded),
             NUMBER("by", part->of), NUMBER("per", target->per));
}

static void add_level_of(struct buffer *out, enum lang lang, const struct assessed *target,
                         const struct part *part)
{
    say_with(out, lang, part->limits.has_min ? WORD_LEVEL_OF : WORD_LEVEL,
             level_arg("level", lang, target, part->recorded),
             level_arg("wanted", lang, target, part->limits.min));
}

/* Where less than all is asked, how much: a percentage of a share, else a number. */
static void add_wanted(struct buffer *out, enum lang lang, const struct assessed *target,
                       const struct part *part)
{
    struct decimal all = part->share ? decimal_of(100) : part->of;

    if (!part->judged || !part->limits.has_min || part_is_cut(target, part) ||
        decimal_cmp(part->limits.min, all) == 0)
        return;
    say(out, lang, WORD_COMMA);
    say_with(out, lang, WORD_WANTED, LEAST("wanted", target, &part->limits));
}

bool figure_is_none(const struct assessed *target, const struct part *part)
{
    return (part->no_data && part->recorded.coef == 0) ||
           (target->kind == FIGURE_LEVEL && part->unit == PART_TOTAL);
}

void figure_add(struct buffer *out, enum lang lang, const struct assessed *target,
                const struct part *part)
{
    if (part->verdict == VERDICT_UNDEFINED) {
        say(out, lang, WORD_UNDEFINED_TERM);
    } else if (part->verdict == VERDICT_WITHHELD) {
        say(out, lang, WORD_WITHHELD_FIGURE);
    } else if (figure_is_none(target, part)) {
        buffer_byte(out, '-');
    } else if (target->kind == FIGURE_LEVEL) {
        add_level_of(out, lang, target, part);
    } else if (part->ratio) {
        add_ratio(out, lang, target, part);
    } else if (part->has_of) {
        add_part_of(out, lang, target, part);
        if (part->share)
            add_percent(out, lang, part);
        add_wanted(out, lang, target, part);
    } else {
        add_number(out, lang, target, part, part->recorded);
        add_mean_of(out, lang, figure_mean_of(target, part));
        add_ends(out, lang, part->ends);
    }
}

void piece_name_add(struct buffer *out, enum lang lang, const struct part *piece)
{
    if (piece->value.id.data != NULL)
        text_safe(out, label_name(&piece->value, lang));
    if (piece->value.id.data != NULL && piece->period.every != EVERY_NONE)
        buffer_byte(out, ' ');
    if (piece->period.every != EVERY_NONE)
        period_add(out, lang, piece->period);
}

void piece_state_add(struct buffer *out, enum lang lang, const struct assessed *target,
                     const struct part *piece)
{
    bool amount = piece->value.id.data != NULL &&
                  (piece->verdict == VERDICT_SHORT || piece->verdict == VERDICT_NOT_DUE);

    if (amount)
        figure_add(out, lang, target, piece);
    else
        buffer_adds(out, verdict_words(piece->verdict)->text[lang]);
}

const struct part *suspected_part(const struct assessed *target, size_t index)
{
    assert(index <= target->part_count);
    bool total = index == target->part_count;
    const struct part *part = total ? &target->total : unit_part_at(target, index);

    if (target->part_count == 1 && total)
        return NULL;
    return part->without != NULL ? part : NULL;
}

void suspect_add_why(struct buffer *out, enum lang lang, const struct suspect *suspect)
{
    say_with(out, lang, suspect->again ? WORD_SUSPECT_AGAIN : WORD_SUSPECT_MARKS,
             LABELS("names", suspect->marks, suspect->mark_count));
}

void place_add(struct buffer *out, const struct place *place)
{
    text_safe(out, place->file);
    if (place->line > 0)
        buffer_addf(out, ":%zu", place->line);
}

void figure_add_due(struct buffer *out, enum lang lang, const struct assessed *target)
{
    say(out, lang, WORD_COMMA);
    say_with(out, lang, WORD_DUE, DAY("date", target->due));
}
