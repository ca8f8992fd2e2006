/* SPDX-License-Identifier: MIT */
/* Why the verdict of a figure is what it is, in words. See figure.h. */
#include "report/figure.h"

#include "base/text.h"

#include "report/report_room.h"

/* More than there are entries without evidence: 144 people of one survey. */
static bool passes_entries(const struct assessed *target, const struct part *part)
{
    const struct decimal entries = decimal_of((int64_t)part->entries_unproven);

    return (target->kind == FIGURE_NUMBER || target->kind == FIGURE_SHARE) &&
           decimal_cmp(part->missing, entries) > 0;
}

/* What a mean lacks, or an amount that is summed up, are no entries that evidence is missing for;
 * under a max they are. */
static bool lacks_amount(const struct assessed *target, const struct part *part)
{
    bool under_min = part->limits.has_min && decimal_cmp(part->proven, part->wanted) < 0;
    int64_t entries;

    return !decimal_to_int(part->missing, &entries) || passes_entries(target, part) ||
           ((target->mean || target->change) && target->kind == FIGURE_NUMBER && under_min);
}

/* What a level lacks are steps, and they are those of one entry. */
static struct decimal unproven_entries(const struct assessed *target, const struct part *part)
{
    return target->kind == FIGURE_LEVEL ? decimal_of((int64_t)part->entries_unproven)
                                        : part->missing;
}

static void add_unproven(struct buffer *out, enum lang lang, const struct assessed *target,
                         const struct part *part)
{
    if (lacks_amount(target, part))
        say_with(out, lang, WORD_PROVEN_SHORT_BY, NUMBER("proven", part->proven),
                 AMOUNT("count", target, part, part->missing));
    else
        say_with(out, lang, WORD_UNPROVEN_BY, NUMBER("proven", part->proven),
                 NUMBER("count", unproven_entries(target, part)));
}

void figure_add_proven(struct buffer *out, enum lang lang, const struct part *part)
{
    if (decimal_cmp(part->recorded, part->proven) == 0)
        return;
    if (out->len > 0)
        say(out, lang, WORD_COMMA);
    say_with(out, lang, WORD_PROVEN, NUMBER("proven", part->proven));
}

static void add_expected(struct buffer *out, enum lang lang, const struct assessed *target,
                         const struct part *part)
{
    say_with(out, lang, part->verdict == VERDICT_BEHIND ? WORD_BEHIND_BY : WORD_ON_TRACK_TO_GO,
             AMOUNT("count", target, part, part->missing), NUMBER("expected", part->expected));
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
        say(out, lang, faults[part->fault]);
    if (part->fault != FAULT_NONE && part->unreadable > 0)
        say(out, lang, WORD_COMMA);
    if (part->unreadable > 0)
        say_with(out, lang, WORD_UNREADABLE, COUNT("count", part->unreadable));
}

void figure_add_amount(struct buffer *out, enum lang lang, const struct assessed *target,
                       const struct part *part)
{
    bool missing = decimal_cmp(part->missing, decimal_of(0)) > 0;

    if (part->verdict == VERDICT_UNCLEAR && (part->unreadable > 0 || part->fault != FAULT_NONE))
        add_unclear(out, lang, part);
    else if (part->verdict == VERDICT_NO_DATA && part->limits.unknown)
        say(out, lang, WORD_QUOTA_UNKNOWN);
    else if (part->verdict == VERDICT_UNPROVEN)
        add_unproven(out, lang, target, part);
    else if (part->beyond)
        say_with(out, lang, WORD_TOO_MANY, AMOUNT("count", target, part, part->missing));
    else if (part->verdict == VERDICT_SHORT)
        say_with(out, lang, WORD_SHORT_BY, AMOUNT("count", target, part, part->missing));
    else if (part->has_expected && missing)
        add_expected(out, lang, target, part);
    else if (part->verdict == VERDICT_NOT_DUE && missing)
        say_with(out, lang, WORD_TO_GO, AMOUNT("count", target, part, part->missing));
    else if (part->verdict != VERDICT_UNDEFINED && part->verdict != VERDICT_WITHHELD &&
             (part->judged || part->verdict < VERDICT_MET))
        buffer_adds(out, verdict_words(part->verdict)->text[lang]);
}

/* A list of names behind a word. */
static void add_list(struct buffer *out, enum lang lang, enum word word, const struct buffer *names)
{
    if (names->len == 0)
        return;
    if (out->len > 0)
        say(out, lang, WORD_COMMA);
    say_with(out, lang, word, BUILT("names", names));
}

static void separate(struct buffer *out, enum lang lang)
{
    if (out->len > 0)
        say(out, lang, WORD_COMMA);
}

static void add_pieces(struct buffer *names, enum lang lang, const struct assessed *target,
                       const struct part *part)
{
    size_t named = 0;

    for (size_t i = 0; i < part->piece_count; i++) {
        const struct part *piece = &part->pieces[i];

        if (verdict_holds(piece->verdict) || named++ >= PIECES_NAMED)
            continue;
        separate(names, lang);
        piece_name_add(names, lang, piece);
        say(names, lang, WORD_COLON);
        piece_state_add(names, lang, target, piece);
    }
    if (named <= PIECES_NAMED)
        return;
    separate(names, lang);
    say_with(names, lang, WORD_PIECES_MORE, COUNT("count", named - PIECES_NAMED));
}

/* Which items, members or pieces do not hold. */
static void add_details(struct buffer *out, enum lang lang, const struct assessed *target,
                        const struct part *part)
{
    struct buffer names = {0};

    figure_add_labels(&names, lang, part->lacking, part->lacking_count);
    for (size_t i = 0; i < part->member_count; i++) {
        const struct member_verdict *member = &part->members[i];

        if (verdict_holds(member->verdict))
            continue;
        separate(&names, lang);
        text_safe(&names, name_in(&member->title, lang, member->id));
        say(&names, lang, WORD_COLON);
        buffer_adds(&names, verdict_words(member->verdict)->text[lang]);
    }
    add_pieces(&names, lang, target, part);
    add_list(out, lang, part->lacking_count > 0 ? WORD_LACKING : WORD_DETAILS, &names);
    buffer_free(&names);
}

void figure_add_carried(struct buffer *out, enum lang lang, const struct part *part)
{
    if (part->carried_units == 0)
        return;
    separate(out, lang);
    say_with(out, lang, part->carried_units == 1 ? WORD_CARRIED_ONE : WORD_CARRIED,
             COUNT("units", part->carried_units), NUMBER("count", part->carried));
}

void figure_add_without(struct buffer *out, enum lang lang, const struct assessed *target,
                        const struct part *part)
{
    if (part->without == NULL)
        return;
    if (out->len > 0)
        say(out, lang, WORD_SEMICOLON);
    say_with(out, lang,
             part->suspect_count == 0   ? WORD_WITHOUT_BELOW
             : part->suspect_count == 1 ? WORD_WITHOUT_ONE
                                        : WORD_WITHOUT,
             FIGURE("figure", target, part->without), COUNT("count", part->suspect_count));
}

static void add_remark(struct buffer *out, enum lang lang, const struct assessed *target,
                       const struct part *part)
{
    figure_add_amount(out, lang, target, part);
    figure_add_carried(out, lang, part);
    if (part->verdict != VERDICT_UNPROVEN)
        figure_add_proven(out, lang, part);
    if (!verdict_holds(part->verdict) && part->verdict != VERDICT_UNDEFINED && !part->beyond)
        add_details(out, lang, target, part);
}

void figure_add_remark(struct buffer *out, enum lang lang, const struct assessed *target,
                       const struct part *part)
{
    add_remark(out, lang, target, part);
    figure_add_without(out, lang, target, part);
}

void figure_add_whole(struct buffer *out, enum lang lang, const struct assessed *target,
                      const struct part *part)
{
    struct buffer remark = {0};

    figure_add(out, lang, target, part);
    add_remark(&remark, lang, target, part);
    if (remark.len > 0) {
        say(out, lang, WORD_COMMA);
        buffer_add(out, buffer_slice(&remark));
    }
    figure_add_without(out, lang, target, part);
    buffer_free(&remark);
}
