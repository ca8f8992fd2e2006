/* SPDX-License-Identifier: MIT */
/* Which entries of a figure are suspected, and where the figure is another without them. See
 * without_room.h. */
#include "assess/without_room.h"

#include "base/order.h"

#include <assert.h>
#include <stdlib.h>

struct suspect_collector {
    struct assessing *assessing;
    size_t slot;
    struct {
        ARRAY(struct finding);
    } found;
};

/* Before its place is looked up. */
struct finding {
    uint32_t entry, first, lacks;
    const struct measure *measure;
    bool again;
    date_days day;
};

static int compare_findings(const void *a, const void *b)
{
    const struct finding *one = a, *other = b;
    int order = compare_sizes(one->entry, other->entry);

    return order != 0 ? order : other->again - one->again;
}

static void gather(struct suspect_collector *g, const struct tally *tally,
                   const struct suspicion *suspicions)
{
    if (tally->cells == NULL)
        return;
    struct counted_reader reader = counted_read(tally);

    for (struct counted counted; counted_next(&reader, &counted);) {
        const struct suspicion *suspicion = &suspicions[counted.index];
        bool total = g->slot == tally->slots;
        const struct repeat *again = total ? &suspicion->in_total : &suspicion->in_unit;

        if ((total ? counted.again : counted.slot != g->slot || counted.guest) ||
            (!again->is && suspicion->lacks == 0))
            continue;
        *ARRAY_PUSH(g->assessing->arena, &g->found) =
            (struct finding){.entry = again->is ? again->entry : suspicion->proven,
                             .first = again->is ? again->first : suspicion->proves,
                             .lacks = suspicion->lacks,
                             .measure = tally->measure,
                             .again = again->is,
                             .day = counted.fact.day};
    }
}

static struct place place_of(struct assessing *assessing, uint32_t entry)
{
    const struct entry of = entry_at(&assessing->ledger->facts.all, entry);

    return (struct place){assessing->ledger->files.items[of.file].path,
                          places_line(assessing->places, of.file, of.start)};
}

static struct suspect suspect_of(struct assessing *assessing, const struct finding *finding)
{
    struct suspect out = {.place = place_of(assessing, finding->entry),
                          .first = place_of(assessing, finding->first),
                          .again = finding->again,
                          .dated = finding->day != DATE_MIN,
                          .day = finding->day};

    const struct entries *all = &assessing->ledger->facts.all;

    assert(finding->first < finding->entry && "the earlier one is the first");
    out.units = entry_at(all, finding->entry).unit == entry_at(all, finding->first).unit ? 1 : 2;
    if (!out.again)
        out.marks =
            lacking_labels(assessing->arena, finding->measure, finding->lacks, &out.mark_count);
    return out;
}

/* Each entry once, though several facts are in it: what is a double is no more than that. */
static struct suspect *suspects_in(struct assessing *assessing,
                                   const struct target_tallies *tallies,
                                   const struct suspicions *suspicions, size_t slot, size_t *count)
{
    struct suspect_collector g = {.assessing = assessing, .slot = slot};
    struct suspect *out;

    gather(&g, &tallies->good, suspicions->good);
    gather(&g, &tallies->among, suspicions->among);
    gather(&g, &tallies->less, suspicions->less);
    if (g.found.len > 1)
        qsort(g.found.items, g.found.len, sizeof *g.found.items, compare_findings);
    out = ARENA_ARRAY(assessing->arena, g.found.len, struct suspect);
    *count = 0;
    for (size_t i = 0; i < g.found.len; i++) {
        if (i == 0 || g.found.items[i].entry != g.found.items[i - 1].entry)
            out[(*count)++] = suspect_of(assessing, &g.found.items[i]);
    }
    return out;
}

void add_suspects(struct assessing *assessing, const struct target_tallies *tallies,
                  const struct suspicions *suspicions, struct assessed *out)
{
    for (size_t i = 0; i <= out->part_count; i++) {
        struct part *part = i < out->part_count ? &out->parts[i] : &out->total;

        if (part->without != NULL)
            part->suspects = suspects_in(assessing, tallies, suspicions, i, &part->suspect_count);
    }
    out->suspects =
        suspects_in(assessing, tallies, suspicions, out->part_count, &out->suspect_count);
}

/* ---- where it matters ---- */

static bool parts_differ(const struct part *a, const struct part *b)
{
    return a->verdict != b->verdict || decimal_cmp(a->recorded, b->recorded) != 0 ||
           decimal_cmp(a->proven, b->proven) != 0 || decimal_cmp(a->of, b->of) != 0 ||
           decimal_cmp(a->of_proven, b->of_proven) != 0;
}

bool compare_without(struct assessed *out, const struct assessed *without)
{
    assert(out->part_count == without->part_count);
    for (size_t i = 0; i <= out->part_count; i++) {
        bool total = i == out->part_count;
        struct part *part = total ? &out->total : &out->parts[i];
        const struct part *other = total ? &without->total : &without->parts[i];

        if (!parts_differ(part, other))
            continue;
        part->without = other;
        out->suspected = true;
    }
    out->verdict_without = without->verdict;
    return out->suspected;
}
