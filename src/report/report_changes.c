/* SPDX-License-Identifier: MIT */
/* What changed since an older report, in words. See changes.h. */
#include "report/changes.h"

#include "base/text.h"
#include "report/figure.h"

#include <assert.h>

void changes_title_add(struct buffer *out, enum lang lang, const struct assessment *assessment)
{
    const struct comparison *comparison = assessment->comparison;
    bool same = slice_eq(comparison->plan, assessment->plan);

    say_with(out, lang, same ? WORD_CHANGES : WORD_CHANGES_PLAN, DAY("date", comparison->as_of),
             TEXT("plan", comparison->plan));
}

enum word changes_none(const struct assessment *assessment)
{
    return assessment->is_public ? WORD_CHANGES_NONE_SHOWN : WORD_CHANGES_NONE;
}

static void add_verdicts(struct buffer *out, enum lang lang, enum verdict now, enum verdict old)
{
    say_with(out, lang, WORD_CHANGED_VERDICT, VERDICT("now", now), VERDICT("old", old));
}

void verdict_change_add(struct buffer *out, enum lang lang, const struct verdict_change *change)
{
    add_verdicts(out, lang, change->target->verdict, change->old);
}

/* The older figure, whose bounds are not known: a level by its name, a share as a share. */
static void add_old(struct buffer *out, enum lang lang, const struct change *change)
{
    static const struct assessed unknown = {.kind = FIGURE_NUMBER};
    const struct assessed *target = change->target != NULL ? change->target : &unknown;
    const struct old_figure *old = &change->old;
    bool same_entries = change->part != NULL && change->part->entries == old->mean_of;
    const struct part part = {
        .unit = change->unit.data == NULL ? PART_TOTAL : 0,
        .no_data = old->no_data,
        .has_of = old->has_of,
        .share = old->has_of && target->kind == FIGURE_SHARE,
        .ratio = old->has_of && target->ratio && target->kind == FIGURE_SHARE,
        .verdict = old->withheld ? VERDICT_WITHHELD : old->verdict,
        .recorded = old->recorded,
        .proven = old->proven,
        .of = old->of,
        .entries = same_entries ? 0 : old->mean_of,
    };

    figure_add(out, lang, target, &part);
    figure_add_proven(out, lang, &part);
}

static void add_now(struct buffer *out, enum lang lang, const struct change *change)
{
    assert(change->target != NULL && change->part != NULL);
    figure_add(out, lang, change->target, change->part);
    figure_add_proven(out, lang, change->part);
}

/* Whether there is a figure to tell: an older report may hold another verdict of the same one. */
static bool same_figures(const struct change *change)
{
    const struct part *now = change->part;
    const struct old_figure *old = &change->old;

    return decimal_cmp(now->recorded, old->recorded) == 0 &&
           decimal_cmp(now->proven, old->proven) == 0 && now->has_of == old->has_of &&
           (!now->has_of || decimal_cmp(now->of, old->of) == 0) && now->no_data == old->no_data;
}

static void add_changed(struct buffer *out, enum lang lang, const struct change *change)
{
    struct buffer now = {0}, old = {0};
    enum verdict verdict = change->part->verdict;
    bool nothing = change->old.no_data && change->old.recorded.coef == 0;

    add_now(&now, lang, change);
    add_old(&old, lang, change);
    if (same_figures(change))
        buffer_add(out, buffer_slice(&now));
    else
        say_with(out, lang, nothing ? WORD_CHANGED_FIRST : WORD_CHANGED, BUILT("now", &now),
                 BUILT("old", &old));
    if (verdict != change->old.verdict) {
        say(out, lang, WORD_SEMICOLON);
        add_verdicts(out, lang, verdict, change->old.verdict);
    } else if (verdict != VERDICT_REPORTED) {
        say(out, lang, WORD_SEMICOLON);
        say_with(out, lang, WORD_CHANGED_STILL, VERDICT("verdict", verdict));
    }
    buffer_free(&now);
    buffer_free(&old);
}

static enum verdict verdict_of(const struct change *change)
{
    bool whole = change->kind != CHANGE_FIGURE && change->unit.data == NULL;

    return whole ? change->target->verdict : change->part->verdict;
}

/* A figure and its verdict, where only one of the reports has it, or has this one. */
static void add_alone(struct buffer *out, enum lang lang, const struct change *change)
{
    static const enum word words[] = {[CHANGE_ADDED] = WORD_CHANGED_ADDED,
                                      [CHANGE_GONE] = WORD_CHANGED_GONE,
                                      [CHANGE_OTHER] = WORD_CHANGED_OTHER};
    bool gone = change->kind == CHANGE_GONE;
    enum verdict verdict = gone ? change->old.verdict : verdict_of(change);
    struct buffer figure = {0};

    if (gone)
        add_old(&figure, lang, change);
    else
        add_now(&figure, lang, change);
    if (verdict != VERDICT_REPORTED && verdict != VERDICT_UNDEFINED) {
        say(&figure, lang, WORD_COMMA);
        buffer_adds(&figure, verdict_words(verdict)->text[lang]);
    }
    say_with(out, lang, words[change->kind], BUILT("figure", &figure));
    buffer_free(&figure);
}

static void add_unit(struct buffer *out, enum lang lang, const struct assessment *assessment,
                     const struct change *change)
{
    const struct part *part = change->part;

    if (change->unit.data != NULL)
        text_safe(out, name_in(&change->unit_name, lang, change->unit));
    else if (part != NULL && change->target->part_count == 1)
        text_safe(out, unit_name(assessment, change->target->parts[0].unit, lang));
    else
        say(out, lang, WORD_ALL_UNITS);
}

void change_add(struct buffer *out, enum lang lang, const struct assessment *assessment,
                const struct change *change)
{
    add_unit(out, lang, assessment, change);
    say(out, lang, WORD_COLON);
    if (change->kind == CHANGE_FIGURE)
        add_changed(out, lang, change);
    else
        add_alone(out, lang, change);
}

size_t changes_end(const struct comparison *comparison, size_t from)
{
    size_t end = from;

    assert(from < comparison->change_count);
    while (end < comparison->change_count &&
           slice_eq(comparison->changes[end].target_id, comparison->changes[from].target_id))
        end++;
    return end;
}

const struct verdict_change *verdict_change_of(const struct comparison *comparison,
                                               const struct assessed *target)
{
    for (size_t i = 0; target != NULL && i < comparison->verdict_count; i++) {
        if (comparison->verdicts[i].target == target)
            return &comparison->verdicts[i];
    }
    return NULL;
}

const char *change_sign(int way)
{
    return way > 0 ? "+" : way < 0 ? "-" : " ";
}

bool changes_have_figures(const struct comparison *comparison, const struct assessed *target)
{
    for (size_t i = 0; i < comparison->change_count; i++) {
        if (comparison->changes[i].target == target)
            return true;
    }
    return false;
}
