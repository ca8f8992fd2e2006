/* SPDX-License-Identifier: MIT */
/*
 * Verdicts. Lower bounds are judged on what is proven, upper bounds on what is recorded, so
 * that a missing letter never makes an offence disappear.
 */
#include "assess/assess_room.h"

static struct decimal difference(struct decimal a, struct decimal b)
{
    struct decimal out = decimal_of(0);

    decimal_sub(a, b, &out); /* of figures that were added up without overflow */
    return out;
}

static enum verdict judge_min(struct part *part, bool due)
{
    if (!part->limits.has_min || decimal_cmp(part->proven, part->limits.min) >= 0)
        return VERDICT_MET;
    if (decimal_cmp(part->recorded, part->limits.min) >= 0) {
        part->missing = difference(part->limits.min, part->proven);
        return VERDICT_UNPROVEN; /* told before the due date, too: there is time to find it */
    }
    part->missing = difference(part->limits.min, part->recorded);
    return due ? VERDICT_SHORT : VERDICT_NOT_DUE;
}

static bool is_beyond(const struct part *part)
{
    return part->limits.has_max && decimal_cmp(part->recorded, part->limits.max) > 0;
}

/* Judges a part that breaks no max and has its data. */
static enum verdict judge_known(struct part *part, bool due)
{
    const struct limits *limits = &part->limits;
    enum verdict verdict = judge_min(part, due);

    if (verdict != VERDICT_MET)
        return verdict;
    /* "A return that must exist and lacks its evidence is unproven", whatever its figure. */
    if (part->must_report && part->entries_unproven > 0) {
        part->missing = decimal_of((int64_t)part->entries_unproven);
        return VERDICT_UNPROVEN;
    }
    if (is_beyond(part)) {
        part->missing = difference(part->recorded, limits->max);
        return VERDICT_OVER;
    }
    /* Before it is due, a max that fails may still be broken. */
    return !due && limits->has_max && !limits->over_notes ? VERDICT_NOT_DUE : VERDICT_MET;
}

void judge_part(struct part *part, bool due)
{
    part->missing = decimal_of(0);
    if (part->unreadable > 0) {
        part->verdict = VERDICT_UNCLEAR;
    } else if (!part->judged) {
        part->verdict = VERDICT_REPORTED;
    } else if (is_beyond(part) && !part->limits.over_notes) {
        /* No later entry and no silent unit mends a max that is broken. */
        part->missing = difference(part->recorded, part->limits.max);
        part->verdict = VERDICT_SHORT;
    } else if (part->no_data) {
        part->verdict = due ? VERDICT_NO_DATA : VERDICT_NOT_DUE;
    } else {
        part->verdict = judge_known(part, due);
    }
}

void judge_target(struct assessed *target)
{
    target->verdict = target->total.verdict;
    for (size_t i = 0; i < target->part_count; i++) {
        if (target->parts[i].verdict < target->verdict)
            target->verdict = target->parts[i].verdict;
    }
}
