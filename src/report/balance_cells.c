/* SPDX-License-Identifier: MIT */
/* The cells of a row of `taizhang balance`. See report_room.h. */
#include "base/text.h"
#include "report/figure.h"
#include "report/report_room.h"

static void print(struct buffer *out, enum lang lang, const struct assessed *target,
                  struct decimal figure)
{
    const struct label *level = target->kind == FIGURE_LEVEL ? figure_level(target, figure) : NULL;

    if (level != NULL)
        text_safe(out, label_name(level, lang));
    else
        number_add(out, lang, figure);
}

static void add_wanted(struct buffer *out, enum lang lang, const struct assessed *target,
                       const struct part *part)
{
    if (part->has_wanted)
        print(out, lang, target, part->wanted);
    else if (part->judged && part->limits.has_max)
        say_with(out, lang, WORD_AT_MOST, MOST("max", target, &part->limits));
}

/* Never less than nothing; of a share of whole things whole ones, as everywhere. */
static bool left_over(const struct assessed *target, struct decimal *remaining)
{
    if (remaining->coef < 0)
        *remaining = decimal_of(0);
    else if (target->whole)
        *remaining = decimal_ceil(*remaining);
    return true;
}

bool balance_remaining(const struct assessed *target, const struct part *part, struct decimal *out)
{
    *out = part->missing;
    if (!part->judged || part->verdict == VERDICT_UNCLEAR || part->verdict == VERDICT_UNDEFINED)
        return false;
    if (!part->has_wanted)
        return part->verdict != VERDICT_SHORT && part->verdict != VERDICT_NO_DATA;
    if (figure_is_cut(target) || target->kind == FIGURE_MEMBERS ||
        part->verdict == VERDICT_UNPROVEN)
        return true;
    return decimal_sub(part->wanted, part->recorded, out) && left_over(target, out);
}

static void add_remaining(struct buffer *out, enum lang lang, const struct assessed *target,
                          const struct part *part)
{
    struct decimal remaining;

    if (balance_remaining(target, part, &remaining))
        number_add(out, lang, remaining);
    else if (part->verdict == VERDICT_UNCLEAR)
        buffer_byte(out, '?');
}

void balance_cells(struct buffer cells[BALANCE_CELLS], enum lang lang,
                   const struct assessed *target, const struct part *part)
{
    if (part->verdict == VERDICT_UNDEFINED || part->verdict == VERDICT_WITHHELD)
        return;
    if (part->no_data && part->recorded.coef == 0) {
        buffer_byte(&cells[0], '-');
        buffer_byte(&cells[1], '-');
    } else {
        print(&cells[0], lang, target, part->recorded);
        print(&cells[1], lang, target, part->proven);
    }
    add_wanted(&cells[2], lang, target, part);
    add_remaining(&cells[3], lang, target, part);
}
