/* SPDX-License-Identifier: MIT */
/*
 * What is counted, cut along all conditions and days that anybody asks for. See disclosure_room.h.
 *
 * Who is told how many are a or b, how many b or c, and how many any of them, knows how many are b,
 * though nothing counts them. So of measures that count the same things, or add up the same field,
 * what they have in common and what not are numbers of people, too: atoms, of which each of those
 * measures is made. What is printed of one set of units is solved for them.
 */
#include "assess/disclosure_room.h"

#include <stdlib.h>

#define BASES_MAX 64  /* bits of a mask */
#define ATOMS_MAX 256 /* of one set: more are as good as one for each entry */

/* Measures that count the same things, recorded or proven. */
struct family {
    struct disclosure *d;
    const struct field *item, *value;
    bool proven;
    size_t quantities[BASES_MAX];
    size_t count;
    struct {
        ARRAY(struct piece);
    } pieces;
};

/* An entry in a unit, and which of the family count it. */
struct piece {
    uint64_t entry;
    size_t unit;
    uint64_t mask;
    int64_t weight;
};

static const struct measure *measure_of(const struct disclosure *d, size_t quantity)
{
    return &d->ledger->plan->measures
                .items[d->bases.items[d->quantities.items[quantity].base].measure];
}

static bool can_be_cut(const struct disclosure *d, size_t quantity)
{
    const struct quantity *one = &d->quantities.items[quantity];

    if (one->old || one->split || one->less != NONE || one->among != NONE)
        return false;
    const struct measure *measure = measure_of(d, quantity);
    return measure->kind->adds_up && !measure->kind->latest && !measure->distinct;
}

static void find_family(struct family *family, size_t first)
{
    struct disclosure *d = family->d;

    for (size_t i = first; i < d->quantities.len && family->count < BASES_MAX; i++) {
        struct quantity *quantity = &d->quantities.items[i];

        if (!can_be_cut(d, i) || quantity->proven != family->proven ||
            measure_of(d, i)->item != family->item || measure_of(d, i)->value != family->value)
            continue;
        quantity->split = true;
        family->quantities[family->count++] = i;
    }
}

/* ---- pieces ---- */

static void add_pieces(struct family *family, size_t bit)
{
    struct disclosure *d = family->d;
    const struct base *base = &d->bases.items[d->quantities.items[family->quantities[bit]].base];
    const struct measure *measure = &d->ledger->plan->measures.items[base->measure];
    size_t from = base->measure == 0 ? 0 : d->grouped.ends[base->measure - 1];

    for (size_t i = from; i < d->grouped.ends[base->measure]; i++) {
        const struct fact *fact = &d->grouped.facts[i];
        int64_t weight;

        if (fact->period != base->period || (family->proven && fact->lacks != 0) ||
            !decimal_to_int(fact->value, &weight))
            continue;
        *ARRAY_PUSH(d->arena, &family->pieces) =
            (struct piece){fact_entry(measure, fact), fact->unit, UINT64_C(1) << bit, weight};
    }
}

static int by_entry(const void *a, const void *b)
{
    const struct piece *first = a, *second = b;

    if (first->entry != second->entry)
        return first->entry < second->entry ? -1 : 1;
    return first->unit < second->unit ? -1 : first->unit > second->unit;
}

static int by_mask(const void *a, const void *b)
{
    const struct piece *first = a, *second = b;

    if (first->mask != second->mask)
        return first->mask < second->mask ? -1 : 1;
    return by_entry(a, b);
}

/* Each entry in each unit once, with all that count it; then those of one atom together. */
static void merge_pieces(struct family *family)
{
    struct piece *pieces = family->pieces.items;
    size_t kept = 0;

    if (family->pieces.len < 2)
        return;
    qsort(pieces, family->pieces.len, sizeof *pieces, by_entry);
    for (size_t i = 0; i < family->pieces.len; i++) {
        if (kept > 0 && by_entry(&pieces[kept - 1], &pieces[i]) == 0)
            pieces[kept - 1].mask |= pieces[i].mask;
        else
            pieces[kept++] = pieces[i];
    }
    family->pieces.len = kept;
    qsort(pieces, kept, sizeof *pieces, by_mask);
}

/* ---- atoms of one set of units ---- */

#define PRIME                                                                                      \
    1000000007u /* sums are solved modulo this: a determinant of so few ones is not 0 by it */

/* What is printed of a set, in atoms: a row for each of the family that a line tells. */
struct sums {
    struct family *family;
    size_t set;
    uint64_t masks[ATOMS_MAX];
    int64_t values[ATOMS_MAX];
    size_t count;
    uint32_t rows[BASES_MAX][ATOMS_MAX];
    size_t row_count;
};

/* False where there are too many atoms. */
static bool find_masks(struct sums *sums)
{
    const struct family *family = sums->family;

    for (size_t i = 0; i < family->pieces.len; i++) {
        const struct piece *piece = &family->pieces.items[i];

        if (piece->unit >= family->d->unit_count || !set_has(family->d, sums->set, piece->unit))
            continue;
        if (sums->count == 0 || sums->masks[sums->count - 1] != piece->mask) {
            if (sums->count == ATOMS_MAX)
                return false;
            sums->values[sums->count] = 0;
            sums->masks[sums->count++] = piece->mask;
        }
        sums->values[sums->count - 1] += piece->weight;
    }
    return true;
}

/* `without`: one of the family that is taken to be withheld; NONE. */
static void fill_rows(struct sums *sums, size_t without)
{
    const struct family *family = sums->family;

    sums->row_count = 0;
    for (size_t bit = 0; bit < family->count; bit++) {
        if (bit == without || !is_printed(family->d, family->quantities[bit], sums->set))
            continue;
        for (size_t i = 0; i < sums->count; i++)
            sums->rows[sums->row_count][i] = sums->masks[i] >> bit & 1;
        sums->row_count++;
    }
}

static uint32_t inverse(uint32_t value)
{
    uint64_t result = 1, base = value;

    for (uint32_t power = PRIME - 2; power > 0; power >>= 1) {
        if ((power & 1) != 0)
            result = result * base % PRIME;
        base = base * base % PRIME;
    }
    return (uint32_t)result;
}

/* Takes a multiple of one row off another, so that nothing is left in a column. */
static void clear(struct sums *sums, size_t row, size_t by, size_t column)
{
    uint64_t factor = PRIME - sums->rows[row][column];

    for (size_t i = 0; i < sums->count; i++)
        sums->rows[row][i] = (uint32_t)((sums->rows[row][i] + factor * sums->rows[by][i]) % PRIME);
}

static void swap_rows(struct sums *sums, size_t a, size_t b)
{
    for (size_t i = 0; i < sums->count; i++) {
        uint32_t held = sums->rows[a][i];

        sums->rows[a][i] = sums->rows[b][i];
        sums->rows[b][i] = held;
    }
}

/* To the reduced row echelon form. */
static void solve(struct sums *sums)
{
    size_t done = 0;

    for (size_t column = 0; column < sums->count && done < sums->row_count; column++) {
        size_t pivot = done;

        while (pivot < sums->row_count && sums->rows[pivot][column] == 0)
            pivot++;
        if (pivot == sums->row_count)
            continue;
        swap_rows(sums, done, pivot);
        uint64_t factor = inverse(sums->rows[done][column]);
        for (size_t i = 0; i < sums->count; i++)
            sums->rows[done][i] = (uint32_t)(sums->rows[done][i] * factor % PRIME);
        for (size_t row = 0; row < sums->row_count; row++) {
            if (row != done && sums->rows[row][column] != 0)
                clear(sums, row, done, column);
        }
        done++;
    }
    sums->row_count = done;
}

/* How many solved rows are a number of people from 1 to 4: of some atoms, each once. */
static size_t count_small(const struct sums *sums)
{
    size_t small = 0;

    for (size_t row = 0; row < sums->row_count; row++) {
        int64_t value = 0;
        bool once = true;

        for (size_t i = 0; i < sums->count; i++) {
            once = once && sums->rows[row][i] <= 1;
            value += sums->rows[row][i] == 1 ? sums->values[i] : 0;
        }
        small += once && is_small(value);
    }
    return small;
}

/* The one with the least figure that leaves fewer small ones to be worked out; NONE. */
static size_t least_to_guard(struct sums *sums, size_t small)
{
    const struct family *family = sums->family;
    size_t best = NONE, fewest = small;

    for (size_t bit = 0; bit < family->count; bit++) {
        size_t quantity = family->quantities[bit], left;

        if (!is_printed(family->d, quantity, sums->set))
            continue;
        fill_rows(sums, bit);
        solve(sums);
        left = count_small(sums);
        if (left < fewest || (left == fewest && best != NONE &&
                              value_of(family->d, quantity, sums->set) <
                                  value_of(family->d, family->quantities[best], sums->set))) {
            best = bit;
            fewest = left;
        }
    }
    return best;
}

/* Until no number of people from 1 to 4 follows from what is printed of the set. */
static void guard_set(struct family *family, size_t set)
{
    struct sums *sums = ARENA_NEW(family->d->arena, struct sums);

    sums->family = family;
    sums->set = set;
    if (!find_masks(sums)) {
        for (size_t i = 0; i < family->count; i++)
            withhold(family->d, family->quantities[i], set);
        return;
    }
    for (;;) {
        fill_rows(sums, NONE);
        solve(sums);
        size_t small = count_small(sums);
        size_t best = small == 0 ? NONE : least_to_guard(sums, small);
        if (small == 0)
            return;
        for (size_t bit = 0; best == NONE && bit < family->count; bit++) {
            if (is_printed(family->d, family->quantities[bit], set))
                best = bit;
        }
        if (best == NONE)
            return;
        guard(family->d, family->quantities[best], set);
    }
}

void guard_atoms(struct disclosure *d)
{
    for (size_t i = 0; i < d->quantities.len; i++) {
        if (!can_be_cut(d, i))
            continue;
        struct family family = {.d = d,
                                .item = measure_of(d, i)->item,
                                .value = measure_of(d, i)->value,
                                .proven = d->quantities.items[i].proven};

        find_family(&family, i);
        if (family.count < 3) /* of two the differences are guarded */
            continue;
        for (size_t bit = 0; bit < family.count; bit++)
            add_pieces(&family, bit);
        merge_pieces(&family);
        for (size_t set = 0; set < d->sets.len; set++)
            guard_set(&family, set);
    }
}
