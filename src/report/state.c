/* SPDX-License-Identifier: MIT */
/* See state.h. */
#include "report/state.h"

#include "base/text.h"
#include "report/figure.h"

#include <assert.h>

bool target_on_sheet(const struct assessed *target, size_t sheet)
{
    for (size_t i = 0; i < target->sheet_count; i++) {
        if (target->sheets[i] == sheet)
            return true;
    }
    return sheet == NO_SHEET && target->sheet_count == 0;
}

enum word sheet_rest_title(const struct assessment *assessment)
{
    return assessment->sheet_count > 0 ? WORD_NO_SHEET : WORD_HTML_ALL_TARGETS;
}

size_t sheet_at(const struct assessment *assessment, size_t index)
{
    return index < assessment->sheet_count ? index : NO_SHEET;
}

size_t sheet_count_verdicts(const struct assessment *assessment, size_t sheet,
                            size_t counts[VERDICT_COUNT])
{
    size_t all = 0;

    for (size_t i = 0; i < VERDICT_COUNT; i++)
        counts[i] = 0;
    for (size_t i = 0; i < assessment->target_count; i++) {
        if (!target_on_sheet(&assessment->targets[i], sheet))
            continue;
        counts[assessment->targets[i].verdict]++;
        all++;
    }
    return all;
}

const struct assessed *by_verdict_next(const struct assessment *assessment, struct by_verdict *at)
{
    for (; at->verdict < VERDICT_COUNT; at->verdict++, at->index = 0) {
        while (at->index < assessment->target_count) {
            const struct assessed *target = &assessment->targets[at->index++];

            if (target->verdict == at->verdict)
                return target;
        }
    }
    return NULL;
}

bool reading_changes(const struct assessed *target, const struct assessed *reading)
{
    return reading->verdict != target->verdict && reading->verdict != VERDICT_WITHHELD &&
           target->verdict != VERDICT_WITHHELD;
}

bool target_depends_on_reading(const struct assessed *target)
{
    for (size_t i = 0; i < target->reading_count; i++) {
        if (reading_changes(target, &target->readings[i]))
            return true;
    }
    return false;
}

void state_add_left(struct buffer *out, enum lang lang, const struct assessment *assessment,
                    size_t index)
{
    const struct left_file *file = &assessment->left[index];
    struct buffer left = {0};

    assert(index < assessment->left_count && !assessment->is_public);
    say_with(&left, lang, file->like.len > 0 ? WORD_LEFT_FILE_LIKE : WORD_LEFT_FILE,
             TEXT("file", file->path), TEXT("why", slice_of(left_words(file->why)->text[lang])),
             TEXT("other", file->like));
    if (file->may_count)
        say_with(out, lang, WORD_LEFT_UNCLEAR, BUILT("left", &left));
    else
        buffer_add(out, buffer_slice(&left));
    buffer_free(&left);
}

/* The first row that is not before a unit: they stand by units. */
static size_t first_uncounted(const struct assessment *assessment, size_t unit)
{
    size_t low = 0, high = assessment->uncounted_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (assessment->uncounted[middle].unit < unit)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

struct uncounted_rows uncounted_of(const struct assessment *assessment, size_t unit)
{
    size_t first = first_uncounted(assessment, unit), end = first;

    while (end < assessment->uncounted_count && assessment->uncounted[end].unit == unit)
        end++;
    if (end == first)
        return (struct uncounted_rows){NULL, 0};
    return (struct uncounted_rows){&assessment->uncounted[first], end - first};
}

void state_add_uncounted(struct buffer *out, enum lang lang, const struct assessment *assessment,
                         size_t unit)
{
    const struct uncounted_rows rows = uncounted_of(assessment, unit);

    if (rows.count > 0)
        say(out, lang, WORD_BALANCE_NO_TARGET);
    for (size_t i = 0; i < rows.count; i++) {
        say(out, lang, i > 0 ? WORD_COMMA : WORD_COLON);
        text_safe(out, label_name(&rows.items[i].collection, lang));
        buffer_addf(out, " %zu", rows.items[i].entries);
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
