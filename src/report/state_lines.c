/* SPDX-License-Identifier: MIT */
/* What every format says in lines of its own: what the report is only about, which files were left
 * out, where it comes from, what stands beside the figures. See state.h. */
#include "base/text.h"
#include "report/figure.h"
#include "report/state.h"

/* Another plan holds the day, too, and this one was chosen for it lies within. */
static void add_rivals(struct buffer *out, enum lang lang, const struct assessment *assessment)
{
    struct buffer rivals = {0};

    for (size_t i = 0; i < assessment->rival_count; i++) {
        if (i > 0)
            say(&rivals, lang, WORD_COMMA);
        text_safe(&rivals, assessment->rivals[i]);
    }
    say_with(out, lang, WORD_RIVALS, TEXT("plan", assessment->plan), BUILT("plans", &rivals));
    buffer_byte(out, '\n');
    buffer_free(&rivals);
}

void state_add_only_days(struct buffer *out, enum lang lang, const struct assessment *assessment)
{
    if (assessment->rival_count > 0)
        add_rivals(out, lang, assessment);
    if (!assessment->narrow)
        return;
    say_with(out, lang,
             assessment->end == DATE_MAX     ? WORD_ONLY_FROM
             : assessment->begin == DATE_MIN ? WORD_ONLY_TO
                                             : WORD_ONLY,
             DAY("begin", assessment->begin), DAY("end", assessment->end));
    buffer_byte(out, '\n');
}

void state_add_only_unit(struct buffer *out, enum lang lang, const struct assessment *assessment)
{
    if (assessment->only_unit == PART_TOTAL)
        return;
    if (assessment->targets_small > 0) {
        say_with(out, lang, WORD_HTML_LEFT_OUT, COUNT("count", assessment->targets_small));
        buffer_byte(out, '\n');
    }
    say_with(out, lang, WORD_ONLY_UNIT,
             TEXT("unit", unit_name(assessment, assessment->only_unit, lang)));
    buffer_byte(out, '\n');
}

#define LEFT_TOLD_MAX 20

void state_add_left_out(struct buffer *out, enum lang lang, const struct assessment *assessment)
{
    size_t told = assessment->is_public ? 0 : assessment->left_count;

    if (assessment->left_count == 0)
        return;
    say_with(out, lang, WORD_LEFT_OUT, COUNT("count", assessment->left_count));
    buffer_byte(out, '\n');
    for (size_t i = 0; i < told && i < LEFT_TOLD_MAX; i++) {
        buffer_adds(out, "  ");
        state_add_left(out, lang, assessment, i);
        buffer_byte(out, '\n');
    }
    if (told > LEFT_TOLD_MAX) {
        buffer_adds(out, "  ");
        say_with(out, lang, WORD_LEFT_MORE, COUNT("count", told - LEFT_TOLD_MAX));
        buffer_byte(out, '\n');
    }
}

void state_add_provenance(struct buffer *out, enum lang lang, const struct assessment *assessment)
{
    const enum word lines[] = {WORD_FROM, WORD_HASH,
                               assessment->commit.len > 0  ? WORD_COMMIT
                               : assessment->commit_hidden ? WORD_HIDDEN_COMMIT
                                                           : WORD_NO_COMMIT};

    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        say_with(out, lang, lines[i], TEXT("ledger", assessment->ledger),
                 COUNT("files", assessment->files), COUNT("faulty", assessment->files_faulty),
                 COUNT("unread", assessment->files_unread), TEXT("hash", assessment->hash),
                 TEXT("commit", assessment->commit), TEXT("version", assessment->version));
        buffer_byte(out, '\n');
    }
}

/* ---- what is told beside the figures ---- */

void state_add_uncounted(struct buffer *out, enum lang lang, const struct assessment *assessment,
                         size_t unit)
{
    bool any = false;

    for (size_t i = 0; i < assessment->uncounted_count; i++) {
        const struct uncounted *row = &assessment->uncounted[i];

        if (row->unit != unit)
            continue;
        if (!any)
            say(out, lang, WORD_BALANCE_NO_TARGET);
        say(out, lang, any ? WORD_COMMA : WORD_COLON);
        any = true;
        text_safe(out, label_name(&row->collection, lang));
        buffer_addf(out, " %zu", row->entries);
    }
}

void state_add_doubles(struct buffer *out, enum lang lang, const struct assessed *target)
{
    struct buffer values = {0};

    if (target->double_count == 0)
        return;
    for (size_t i = 0; i < target->double_count; i++) {
        if (i > 0)
            say(&values, lang, WORD_LIST_COMMA);
        text_safe(&values, target->doubles[i].value);
    }
    say_with(out, lang, WORD_DOUBLES, BUILT("values", &values));
    buffer_free(&values);
}
