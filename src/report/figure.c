/* SPDX-License-Identifier: MIT */
/* A figure in words: what it is of what, and why its verdict is what it is. See figure.h. */
#include "report/figure.h"

#include "base/text.h"

#include "report/report_room.h"

const char *figure_kind_name(enum figure_kind kind)
{
    static const char *const names[] = {
        [FIGURE_NUMBER] = "number", [FIGURE_LEVEL] = "level",     [FIGURE_ITEMS] = "items",
        [FIGURE_SHARE] = "share",   [FIGURE_MEMBERS] = "members", [FIGURE_PERIODS] = "periods",
    };

    return names[kind];
}

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
    };
    _Static_assert(sizeof symbols / sizeof symbols[0] == VERDICT_COUNT, "one per verdict");

    return symbols[verdict];
}

const struct label *figure_level(const struct assessed *target, struct decimal rank)
{
    int64_t level;

    if (!decimal_to_int(rank, &level) || level < 1 || (size_t)level > target->level_count)
        return NULL;
    return &target->levels[level - 1];
}

/* Appends a word with one argument. */
void words_with(struct buffer *out, enum lang lang, enum word word, const char *name,
                struct slice value)
{
    const struct lang_arg arg = {name, value};

    word_add(out, word, lang, &arg, 1);
}

void words_with_number(struct buffer *out, enum lang lang, enum word word, const char *name,
                       struct decimal value)
{
    struct buffer text = {0};

    words_with(out, lang, word, name, figure_number(&text, lang, value));
    buffer_free(&text);
}

/* A label in the language asked for, else its id. */
struct slice label_name(const struct label *label, enum lang lang)
{
    return name_in(&label->name, lang, label->id);
}

static void add_percent(struct buffer *out, enum lang lang, const struct part *part)
{
    static const struct limits none = {0};
    struct decimal percent;

    if (!percent_of(part->recorded, part->of, part->judged ? &part->limits : &none, &percent))
        return;
    word_add(out, WORD_COMMA, lang, NULL, 0);
    words_with_number(out, lang, WORD_PERCENT, "number", percent);
}

static void add_level(struct buffer *out, enum lang lang, const struct assessed *target,
                      struct decimal rank)
{
    const struct label *level = figure_level(target, rank);

    if (level == NULL)
        word_add(out, WORD_NOTHING, lang, NULL, 0);
    else
        text_safe(out, label_name(level, lang));
}

static void add_number(struct buffer *out, enum lang lang, struct decimal figure,
                       const struct limits *limits)
{
    struct buffer text = {0}, min = {0}, max = {0};
    const struct lang_arg args[] = {{"figure", figure_number(&text, lang, figure)},
                                    {"min", figure_number(&min, lang, limits->min)},
                                    {"max", figure_number(&max, lang, limits->max)}};

    if (limits->has_min && limits->has_max)
        word_add(out, WORD_OF_RANGE, lang, args, 3);
    else if (limits->has_min)
        word_add(out, WORD_OF_MIN, lang, args, 3);
    else if (limits->has_max)
        word_add(out, WORD_OF_MAX, lang, args, 3);
    else
        buffer_add(out, args[0].value);
    buffer_free(&text);
    buffer_free(&min);
    buffer_free(&max);
}

/* "489 of 496": what it is part of stands behind it. */
static void add_part_of(struct buffer *out, enum lang lang, struct decimal figure,
                        struct decimal whole)
{
    const struct limits of = {.has_min = true, .min = whole};

    add_number(out, lang, figure, &of);
}

static void add_level_of(struct buffer *out, enum lang lang, const struct assessed *target,
                         const struct part *part)
{
    struct buffer level = {0}, wanted = {0};

    add_level(&level, lang, target, part->recorded);
    if (part->limits.has_min)
        add_level(&wanted, lang, target, part->limits.min);
    const struct lang_arg args[] = {{"level", buffer_slice(&level)},
                                    {"wanted", buffer_slice(&wanted)}};
    word_add(out, part->limits.has_min ? WORD_LEVEL_OF : WORD_LEVEL, lang, args, 2);
    buffer_free(&level);
    buffer_free(&wanted);
}

/* Where less than all is asked, how much: a percentage of a share, else a number. */
static void add_wanted(struct buffer *out, enum lang lang, const struct assessed *target,
                       const struct part *part)
{
    struct buffer text = {0};
    bool share = target->kind == FIGURE_SHARE;
    struct decimal all = share ? decimal_of(100) : part->of;

    if (!part->judged || !part->limits.has_min || target->kind == FIGURE_PERIODS ||
        decimal_cmp(part->limits.min, all) == 0)
        return;
    if (share)
        words_with_number(&text, lang, WORD_PERCENT, "number", part->limits.min);
    else
        number_add(&text, lang, part->limits.min);
    word_add(out, WORD_COMMA, lang, NULL, 0);
    words_with(out, lang, WORD_WANTED, "wanted", buffer_slice(&text));
    buffer_free(&text);
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
        word_add(out, WORD_UNDEFINED_TERM, lang, NULL, 0);
    } else if (figure_is_none(target, part)) {
        buffer_byte(out, '-');
    } else if (target->kind == FIGURE_LEVEL) {
        add_level_of(out, lang, target, part);
    } else if (part->has_of && part->period.len == 0) {
        add_part_of(out, lang, part->recorded, part->of);
        if (target->kind == FIGURE_SHARE)
            add_percent(out, lang, part);
        add_wanted(out, lang, target, part);
    } else {
        add_number(out, lang, part->recorded, &part->limits);
    }
}

/* ---- remarks ---- */

static void add_unproven(struct buffer *out, enum lang lang, const struct part *part)
{
    struct buffer proven = {0}, count = {0};
    const struct lang_arg args[] = {{"proven", figure_number(&proven, lang, part->proven)},
                                    {"count", figure_number(&count, lang, part->missing)}};

    word_add(out, WORD_UNPROVEN_BY, lang, args, 2);
    buffer_free(&proven);
    buffer_free(&count);
}

void figure_add_proven(struct buffer *out, enum lang lang, const struct part *part)
{
    if (decimal_cmp(part->recorded, part->proven) == 0)
        return;
    if (out->len > 0)
        word_add(out, WORD_COMMA, lang, NULL, 0);
    words_with_number(out, lang, WORD_PROVEN, "proven", part->proven);
}

static void add_expected(struct buffer *out, enum lang lang, const struct part *part)
{
    struct buffer count = {0}, expected = {0};
    const struct lang_arg args[] = {{"count", figure_number(&count, lang, part->missing)},
                                    {"expected", figure_number(&expected, lang, part->expected)}};

    word_add(out, part->verdict == VERDICT_BEHIND ? WORD_BEHIND_BY : WORD_ON_TRACK_TO_GO, lang,
             args, 2);
    buffer_free(&count);
    buffer_free(&expected);
}

/* Why nobody can say: what cannot be so, what could not be read. */
static void add_unclear(struct buffer *out, enum lang lang, const struct part *part)
{
    static const enum word faults[FAULT_COUNT] = {
        [FAULT_ABOVE_WHOLE] = WORD_ABOVE_WHOLE, [FAULT_LESS_ABOVE] = WORD_LESS_ABOVE,
        [FAULT_OF_UNIT] = WORD_FAULT_OF_UNIT,   [FAULT_OF_PERIOD] = WORD_FAULT_OF_PERIOD,
        [FAULT_TOO_LARGE] = WORD_TOO_LARGE,
    };

    if (part->fault != FAULT_NONE)
        word_add(out, faults[part->fault], lang, NULL, 0);
    if (part->fault != FAULT_NONE && part->unreadable > 0)
        word_add(out, WORD_COMMA, lang, NULL, 0);
    if (part->unreadable > 0)
        words_with_number(out, lang, WORD_UNREADABLE, "count",
                          decimal_of((int64_t)part->unreadable));
}

void figure_add_amount(struct buffer *out, enum lang lang, const struct part *part)
{
    bool missing = decimal_cmp(part->missing, decimal_of(0)) > 0;

    if (part->verdict == VERDICT_UNCLEAR && (part->unreadable > 0 || part->fault != FAULT_NONE))
        add_unclear(out, lang, part);
    else if (part->verdict == VERDICT_UNPROVEN)
        add_unproven(out, lang, part);
    else if (part->beyond)
        words_with_number(out, lang, WORD_TOO_MANY, "count", part->missing);
    else if (part->verdict == VERDICT_SHORT)
        words_with_number(out, lang, WORD_SHORT_BY, "count", part->missing);
    else if (part->has_expected && missing)
        add_expected(out, lang, part);
    else if (part->verdict == VERDICT_NOT_DUE && missing)
        words_with_number(out, lang, WORD_TO_GO, "count", part->missing);
    else if (part->verdict != VERDICT_UNDEFINED && (part->judged || part->verdict < VERDICT_MET))
        buffer_adds(out, verdict_words(part->verdict)->text[lang]);
}

/* A list of names behind a word. */
static void add_list(struct buffer *out, enum lang lang, enum word word, const struct buffer *names)
{
    if (names->len == 0)
        return;
    if (out->len > 0)
        word_add(out, WORD_COMMA, lang, NULL, 0);
    words_with(out, lang, word, "names", buffer_slice(names));
}

static void separate(struct buffer *out, enum lang lang)
{
    if (out->len > 0)
        word_add(out, WORD_COMMA, lang, NULL, 0);
}

void figure_add_labels(struct buffer *out, enum lang lang, const struct label *labels, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            word_add(out, WORD_LIST_COMMA, lang, NULL, 0);
        text_safe(out, label_name(&labels[i], lang));
    }
}

/* Which items, members or periods do not hold. */
static void add_details(struct buffer *out, enum lang lang, const struct part *part)
{
    struct buffer names = {0};

    figure_add_labels(&names, lang, part->lacking, part->lacking_count);
    for (size_t i = 0; i < part->member_count; i++) {
        const struct member_verdict *member = &part->members[i];

        if (verdict_holds(member->verdict))
            continue;
        separate(&names, lang);
        text_safe(&names, name_in(&member->title, lang, member->id));
        word_add(&names, WORD_COLON, lang, NULL, 0);
        buffer_adds(&names, verdict_words(member->verdict)->text[lang]);
    }
    for (size_t i = 0; i < part->period_count; i++) {
        const struct part *period = &part->periods[i];

        if (verdict_holds(period->verdict))
            continue;
        separate(&names, lang);
        period_add(&names, lang, period->period);
        word_add(&names, WORD_COLON, lang, NULL, 0);
        buffer_adds(&names, verdict_words(period->verdict)->text[lang]);
    }
    add_list(out, lang, part->lacking_count > 0 ? WORD_LACKING : WORD_DETAILS, &names);
    buffer_free(&names);
}

void figure_add_carried(struct buffer *out, enum lang lang, const struct part *part)
{
    struct buffer units = {0}, count = {0};

    if (part->carried_units == 0)
        return;
    const struct lang_arg args[] = {
        {"units", figure_number(&units, lang, decimal_of((int64_t)part->carried_units))},
        {"count", figure_number(&count, lang, part->carried)}};
    separate(out, lang);
    word_add(out, part->carried_units == 1 ? WORD_CARRIED_ONE : WORD_CARRIED, lang, args, 2);
    buffer_free(&units);
    buffer_free(&count);
}

void figure_add_without(struct buffer *out, enum lang lang, const struct assessed *target,
                        const struct part *part)
{
    struct buffer figure = {0}, count = {0};

    if (part->without == NULL)
        return;
    figure_add_whole(&figure, lang, target, part->without);
    const struct lang_arg args[] = {
        {"figure", buffer_slice(&figure)},
        {"count", figure_number(&count, lang, decimal_of((int64_t)part->suspect_count))}};
    if (out->len > 0)
        word_add(out, WORD_SEMICOLON, lang, NULL, 0);
    word_add(out,
             part->suspect_count == 0   ? WORD_WITHOUT_BELOW
             : part->suspect_count == 1 ? WORD_WITHOUT_ONE
                                        : WORD_WITHOUT,
             lang, args, 2);
    buffer_free(&figure);
    buffer_free(&count);
}

static void add_remark(struct buffer *out, enum lang lang, const struct part *part)
{
    figure_add_amount(out, lang, part);
    figure_add_carried(out, lang, part);
    if (part->verdict != VERDICT_UNPROVEN)
        figure_add_proven(out, lang, part);
    if (!verdict_holds(part->verdict) && part->verdict != VERDICT_UNDEFINED && !part->beyond)
        add_details(out, lang, part);
}

void figure_add_remark(struct buffer *out, enum lang lang, const struct assessed *target,
                       const struct part *part)
{
    add_remark(out, lang, part);
    figure_add_without(out, lang, target, part);
}

void figure_add_whole(struct buffer *out, enum lang lang, const struct assessed *target,
                      const struct part *part)
{
    struct buffer remark = {0};

    figure_add(out, lang, target, part);
    add_remark(&remark, lang, part);
    if (remark.len > 0) {
        word_add(out, WORD_COMMA, lang, NULL, 0);
        buffer_add(out, buffer_slice(&remark));
    }
    figure_add_without(out, lang, target, part);
    buffer_free(&remark);
}

const struct part *suspected_part(const struct assessed *target, size_t index)
{
    bool total = index == target->part_count;
    const struct part *part = total ? &target->total : unit_part_at(target, index);

    if (target->part_count == 1 && total)
        return NULL;
    return part->without != NULL ? part : NULL;
}

void suspect_add_why(struct buffer *out, enum lang lang, const struct suspect *suspect)
{
    struct buffer names = {0};

    figure_add_labels(&names, lang, suspect->marks, suspect->mark_count);
    words_with(out, lang, suspect->again ? WORD_SUSPECT_AGAIN : WORD_SUSPECT_MARKS, "names",
               buffer_slice(&names));
    buffer_free(&names);
}

void place_add(struct buffer *out, const struct place *place)
{
    text_safe(out, place->file);
    if (place->line > 0)
        buffer_addf(out, ":%zu", place->line);
}

void figure_add_due(struct buffer *out, enum lang lang, const struct assessed *target)
{
    struct buffer due = {0};

    word_add(out, WORD_COMMA, lang, NULL, 0);
    words_with(out, lang, WORD_DUE, "date", figure_date(&due, lang, target->due));
    buffer_free(&due);
}
