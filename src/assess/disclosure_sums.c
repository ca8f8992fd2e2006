/* SPDX-License-Identifier: MIT */
/* Solving what is reported of atoms: first each unit by itself, then totals. See
 * disclosure_atoms_room.h. */
#include "assess/disclosure_atoms_room.h"

#include <assert.h>

/* ---- what is reported of a unit ---- */

static struct matrix solve_unit(struct arena *arena, const struct family *family, size_t unit)
{
    const struct columns *columns = &family->columns[unit];
    struct matrix out = matrix_of(arena, family->count, columns->count);
    size_t rows = 0;

    for (size_t bit = 0; bit < family->count; bit++) {
        if (!is_published(family, bit, unit))
            continue;
        for (size_t i = 0; i < out.columns; i++) {
            const struct mask mask = atom_mask(family, columns->atoms[i], unit);

            matrix_row(&out, rows)[i] = mask_has(&mask, bit);
        }
        rows++;
    }
    out.rows = rows;
    matrix_solve(&out);
    return out;
}

/* ---- all of it ---- */

struct solving {
    struct arena *arena;
    struct family *family;
    struct matrix *units;
    size_t *free; /* by atom: its column where its unit's figures leave it open, or NONE */
    size_t free_count;
    bool with_totals;
    size_t rests; /* rows of units that tell of people of several units alone */
    struct matrix totals;
};

/* Whether a solved row of a unit says what an atom of its own is. */
static bool is_own(const struct solving *s, size_t unit, size_t row)
{
    return s->units[unit].pivots[row] < s->family->columns[unit].own;
}

static void solve_units(struct solving *s)
{
    struct family *family = s->family;

    s->units = ARENA_ARRAY(s->arena, family->d->unit_count, struct matrix);
    s->free = ARENA_ARRAY(s->arena, atom_count(family), size_t);
    for (size_t unit = 0; unit < family->d->unit_count; unit++) {
        struct matrix *published = &s->units[unit];

        *published = solve_unit(s->arena, family, unit);
        assert(published->rows <= published->columns && "no row follows from the others");
        for (size_t row = 0; row < published->rows; row++) {
            if (is_own(s, unit, row))
                s->free[family->columns[unit].atoms[published->pivots[row]]] = NONE;
            else
                s->rests++;
        }
    }
    for (size_t i = 0; i < atom_count(family); i++) {
        if (s->free[i] != NONE)
            s->free[i] = s->free_count++;
    }
}

static void add_to(uint32_t *cell, uint32_t value)
{
    *cell = plus(*cell, value);
}

/* Takes off what a solved row of a unit says an atom is, but for that atom. */
static void take_row(const struct solving *s, size_t unit, size_t row, uint32_t *cells)
{
    const struct matrix *published = &s->units[unit];
    const struct columns *columns = &s->family->columns[unit];

    for (size_t i = 0; i < published->columns; i++) {
        uint32_t cell = matrix_row(published, row)[i];

        if (cell != 0 && i != published->pivots[row])
            add_to(&cells[s->free[columns->atoms[i]]], PRIME - cell);
    }
}

/* A total in what its units leave open. */
static void fill_unit(const struct solving *s, size_t bit, size_t set, size_t unit, uint32_t *cells)
{
    const struct columns *columns = &s->family->columns[unit];

    for (size_t i = 0; i < columns->own; i++) {
        const struct mask mask = atom_mask(s->family, columns->atoms[i], set);

        if (s->free[columns->atoms[i]] != NONE && mask_has(&mask, bit))
            add_to(&cells[s->free[columns->atoms[i]]], 1);
    }
    for (size_t row = 0; row < s->units[unit].rows; row++) {
        if (!is_own(s, unit, row))
            continue;
        const struct mask mask =
            atom_mask(s->family, columns->atoms[s->units[unit].pivots[row]], set);

        if (mask_has(&mask, bit))
            take_row(s, unit, row, cells);
    }
}

static void fill_total(const struct solving *s, size_t bit, size_t set, uint32_t *cells)
{
    const struct family *family = s->family;
    const struct unit_set *of = &family->d->sets.items[set];

    for (size_t i = 0; i < of->count; i++)
        fill_unit(s, bit, set, of->units[i], cells);
    for (size_t i = family->atoms.len; i < atom_count(family); i++) {
        const struct mask mask = atom_mask(family, i, set);

        if (mask_has(&mask, bit))
            add_to(&cells[s->free[i]], 1);
    }
}

/* What a unit tells of people of several alone is as good as a total of them. Where there are too
 * many such rows, nothing of the unit is reported. */
static size_t fill_rests(struct solving *s, size_t unit, size_t rows, size_t most)
{
    const struct matrix *published = &s->units[unit];
    const struct columns *columns = &s->family->columns[unit];
    bool any = false;

    for (size_t row = 0; row < published->rows; row++) {
        if (is_own(s, unit, row))
            continue;
        any = any || rows == most;
        for (size_t i = columns->own; i < published->columns && rows < most; i++)
            matrix_row(&s->totals, rows)[s->free[columns->atoms[i]]] =
                matrix_row(published, row)[i];
        rows += rows < most;
    }
    for (size_t bit = 0; any && bit < s->family->count; bit++)
        withhold(s->family->d, s->family->quantities[bit], unit);
    return rows;
}

#define TOTALS_MAX 100000000 /* of additions, to solve totals: what is more is withheld */

static void solve_totals(struct solving *s)
{
    struct family *family = s->family;
    struct disclosure *d = family->d;
    size_t rows = 0, most = family->count * (d->sets.len - d->unit_count) + s->rests;

    while (most > 0 && most * most > TOTALS_MAX / (s->free_count + 1))
        most--;
    s->totals = matrix_of(s->arena, most, s->free_count);
    for (size_t unit = 0; unit < d->unit_count; unit++)
        rows = fill_rests(s, unit, rows, most);
    for (size_t set = d->unit_count; s->with_totals && set < d->sets.len; set++) {
        for (size_t bit = 0; bit < family->count; bit++) {
            if (!is_published(family, bit, set))
                continue;
            if (rows == most)
                withhold(d, family->quantities[bit], set);
            else
                fill_total(s, bit, set, matrix_row(&s->totals, rows++));
        }
    }
    assert(rows <= most);
    s->totals.rows = rows;
    matrix_solve(&s->totals);
}

/* A pivot's weight makes its row 0; `atoms`: those of its columns, NULL: it has all of them. */
static uint32_t weight_of(const struct matrix *matrix, size_t row, const size_t *atoms,
                          const uint32_t *weights)
{
    uint32_t sum = 0;

    for (size_t i = 0; i < matrix->columns; i++) {
        if (i != matrix->pivots[row])
            sum =
                plus(sum, times(matrix_row(matrix, row)[i], weights[atoms == NULL ? i : atoms[i]]));
    }
    return (PRIME - sum) % PRIME;
}

/* The same numbers in each run, so that a report is. */
static uint32_t next_random(uint64_t *state)
{
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)((*state >> 32) % PRIME);
}

static void weigh(const struct solving *s, uint64_t *state, uint32_t *weights)
{
    uint32_t *open = ARENA_ARRAY(s->arena, s->free_count, uint32_t);

    for (size_t i = 0; i < s->free_count; i++)
        open[i] = next_random(state);
    for (size_t row = 0; row < s->totals.rows; row++)
        open[s->totals.pivots[row]] = 0;
    for (size_t row = 0; row < s->totals.rows; row++)
        open[s->totals.pivots[row]] = weight_of(&s->totals, row, NULL, open);
    for (size_t i = 0; i < atom_count(s->family); i++)
        weights[i] = s->free[i] == NONE ? 0 : open[s->free[i]];
    for (size_t unit = 0; unit < s->family->d->unit_count; unit++) {
        const struct matrix *published = &s->units[unit];
        const size_t *atoms = s->family->columns[unit].atoms;

        for (size_t row = 0; row < published->rows; row++) {
            if (is_own(s, unit, row))
                weights[atoms[published->pivots[row]]] = weight_of(published, row, atoms, weights);
        }
    }
}

void solve_sums(struct sums *sums)
{
    struct solving s = {.arena = arena_new(), .family = sums->family, .with_totals = sums->totals};
    uint64_t state = 1;

    solve_units(&s);
    solve_totals(&s);
    assert(s.free_count <= atom_count(s.family));
    for (size_t i = 0; i < PROOFS; i++)
        weigh(&s, &state, sums->weights[i]);
    arena_free(s.arena);
}
