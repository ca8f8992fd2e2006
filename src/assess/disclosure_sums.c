/* SPDX-License-Identifier: MIT */
/* Solving what is reported of atoms: first each unit by itself, then totals. See
 * disclosure_atoms_room.h. */
#include "assess/disclosure_atoms_room.h"

#include <assert.h>

/* ---- matrices ---- */

struct matrix {
    uint32_t *cells;
    size_t rows, columns;
    size_t *pivots; /* by row, once it is solved */
};

static uint32_t *row_of(const struct matrix *matrix, size_t row)
{
    assert(row < matrix->rows);
    return &matrix->cells[row * matrix->columns];
}

static struct matrix matrix_of(struct arena *arena, size_t rows, size_t columns)
{
    return (struct matrix){ARENA_ARRAY(arena, rows * columns, uint32_t), rows, columns,
                           ARENA_ARRAY(arena, rows, size_t)};
}

static uint32_t times(uint32_t a, uint32_t b)
{
    return (uint32_t)((uint64_t)a * b % PRIME);
}

static uint32_t plus(uint32_t a, uint32_t b)
{
    return (uint32_t)(((uint64_t)a + b) % PRIME);
}

static uint32_t inverse(uint32_t value)
{
    uint32_t result = 1, base = value;

    for (uint32_t power = PRIME - 2; power > 0; power >>= 1) {
        if ((power & 1) != 0)
            result = times(result, base);
        base = times(base, base);
    }
    assert(times(result, value) == 1);
    return result;
}

/* Adds a multiple of one row to another, from a column on. */
static void add_row(const struct matrix *matrix, size_t row, size_t by, uint32_t factor)
{
    uint32_t *into = row_of(matrix, row), *from = row_of(matrix, by);

    for (size_t i = 0; i < matrix->columns; i++) {
        if (from[i] != 0)
            into[i] = plus(into[i], times(factor, from[i]));
    }
}

static size_t first_of(const struct matrix *matrix, size_t row)
{
    size_t at = 0;

    while (at < matrix->columns && row_of(matrix, row)[at] == 0)
        at++;
    return at;
}

/* To the reduced form, in which each row has a column, its pivot, that no other has; rows that
 * follow from others go. */
static void solve(struct matrix *matrix)
{
    size_t done = 0;

    for (size_t row = 0; row < matrix->rows; row++) {
        uint32_t *cells = row_of(matrix, row), *kept = row_of(matrix, done);

        for (size_t i = 0; i < done; i++) {
            if (cells[matrix->pivots[i]] != 0)
                add_row(matrix, row, i, PRIME - cells[matrix->pivots[i]]);
        }
        size_t pivot = first_of(matrix, row);
        if (pivot == matrix->columns)
            continue;
        uint32_t factor = inverse(cells[pivot]);
        for (size_t i = 0; i < matrix->columns; i++)
            kept[i] = times(cells[i], factor);
        for (size_t i = 0; i < done; i++) {
            if (row_of(matrix, i)[pivot] != 0)
                add_row(matrix, i, done, PRIME - row_of(matrix, i)[pivot]);
        }
        assert(done <= row && kept[pivot] == 1);
        matrix->pivots[done++] = pivot;
    }
    matrix->rows = done;
}

/* ---- what is reported of a unit ---- */

static size_t atom_count(const struct family *family, size_t unit)
{
    return family->from[unit + 1] - family->from[unit];
}

static bool is_published(const struct family *family, size_t bit, size_t set)
{
    return is_printed(family->d, family->quantities[bit], set) &&
           family->sums[set * family->count + bit];
}

static struct matrix solve_unit(struct arena *arena, const struct family *family, size_t unit,
                                size_t without)
{
    struct matrix out = matrix_of(arena, family->count, atom_count(family, unit));
    size_t rows = 0;

    for (size_t bit = 0; bit < family->count; bit++) {
        if (bit == without || !is_published(family, bit, unit))
            continue;
        for (size_t i = 0; i < out.columns; i++)
            row_of(&out, rows)[i] =
                mask_has(&family->atoms.items[family->from[unit] + i].mask, bit);
        rows++;
    }
    out.rows = rows;
    solve(&out);
    return out;
}

bool unit_reveals(struct family *family, size_t unit, const size_t *atoms, size_t count,
                  size_t without)
{
    struct arena *arena = arena_new();
    const struct matrix published = solve_unit(arena, family, unit, without);
    uint32_t *left = ARENA_ARRAY(arena, published.columns, uint32_t);
    bool reveals = true;

    for (size_t i = 0; i < count; i++) {
        assert(atoms[i] >= family->from[unit] && atoms[i] < family->from[unit + 1]);
        left[atoms[i] - family->from[unit]] = 1;
    }
    for (size_t row = 0; row < published.rows; row++) {
        uint32_t factor = left[published.pivots[row]];

        for (size_t i = 0; i < published.columns && factor != 0; i++)
            left[i] = plus(left[i], times(PRIME - factor, row_of(&published, row)[i]));
    }
    for (size_t i = 0; i < published.columns; i++)
        reveals = reveals && left[i] == 0;
    arena_free(arena);
    return reveals;
}

/* ---- all of it ---- */

struct solving {
    struct arena *arena;
    struct family *family;
    struct matrix *units;
    size_t *free; /* by atom: its column where its unit's figures leave it open, or NONE */
    size_t free_count;
    struct matrix totals;
};

static void solve_units(struct solving *s)
{
    struct family *family = s->family;
    size_t count = family->atoms.len;

    s->units = ARENA_ARRAY(s->arena, family->d->unit_count, struct matrix);
    s->free = ARENA_ARRAY(s->arena, count, size_t);
    for (size_t unit = 0; unit < family->d->unit_count; unit++) {
        size_t from = family->from[unit];
        struct matrix *published = &s->units[unit];

        *published = solve_unit(s->arena, family, unit, NONE);
        assert(published->rows <= published->columns && "no row follows from the others");
        for (size_t row = 0; row < published->rows; row++)
            s->free[from + published->pivots[row]] = NONE;
        for (size_t i = 0; i < published->columns; i++) {
            if (s->free[from + i] != NONE)
                s->free[from + i] = s->free_count++;
        }
    }
}

/* A total in what its units leave open. */
static void fill_unit(const struct solving *s, size_t bit, size_t unit, uint32_t *cells)
{
    const struct matrix *published = &s->units[unit];
    size_t from = s->family->from[unit];

    for (size_t i = 0; i < published->columns; i++) {
        const struct atom *atom = &s->family->atoms.items[from + i];

        if (s->free[from + i] != NONE && !atom->again && mask_has(&atom->mask, bit))
            cells[s->free[from + i]] = plus(cells[s->free[from + i]], 1);
    }
    for (size_t row = 0; row < published->rows; row++) {
        const struct atom *atom = &s->family->atoms.items[from + published->pivots[row]];

        if (atom->again || !mask_has(&atom->mask, bit))
            continue;
        for (size_t i = 0; i < published->columns; i++) {
            uint32_t cell = row_of(published, row)[i];

            if (cell != 0 && s->free[from + i] != NONE)
                cells[s->free[from + i]] = plus(cells[s->free[from + i]], PRIME - cell);
        }
    }
}

#define TOTALS_MAX 100000000 /* of additions, to solve totals: what is more is withheld */

static void solve_totals(struct solving *s)
{
    struct family *family = s->family;
    struct disclosure *d = family->d;
    size_t rows = 0, most = family->count * (d->sets.len - d->unit_count);

    while (most > 0 && most * most > TOTALS_MAX / (s->free_count + 1))
        most--;
    s->totals = matrix_of(s->arena, most, s->free_count);
    for (size_t set = d->unit_count; set < d->sets.len; set++) {
        const struct unit_set *of = &d->sets.items[set];

        for (size_t bit = 0; bit < family->count; bit++) {
            if (!is_published(family, bit, set))
                continue;
            if (rows == most) {
                withhold(d, family->quantities[bit], set);
                continue;
            }
            for (size_t i = 0; i < of->count; i++)
                fill_unit(s, bit, of->units[i], row_of(&s->totals, rows));
            rows++;
        }
    }
    assert(rows <= most);
    s->totals.rows = rows;
    solve(&s->totals);
}

/* A pivot's weight makes its row 0. */
static uint32_t weight_of(const struct matrix *matrix, size_t row, const uint32_t *weights)
{
    uint32_t sum = 0;

    for (size_t i = 0; i < matrix->columns; i++) {
        if (i != matrix->pivots[row])
            sum = plus(sum, times(row_of(matrix, row)[i], weights[i]));
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
        open[s->totals.pivots[row]] = weight_of(&s->totals, row, open);
    for (size_t i = 0; i < s->family->atoms.len; i++)
        weights[i] = s->free[i] == NONE ? 0 : open[s->free[i]];
    for (size_t unit = 0; unit < s->family->d->unit_count; unit++) {
        const struct matrix *published = &s->units[unit];
        uint32_t *own = &weights[s->family->from[unit]];

        for (size_t row = 0; row < published->rows; row++)
            own[published->pivots[row]] = weight_of(published, row, own);
    }
}

void solve_sums(struct sums *sums)
{
    struct solving s = {.arena = arena_new(), .family = sums->family};
    uint64_t state = 1;

    solve_units(&s);
    solve_totals(&s);
    assert(s.free_count <= s.family->atoms.len);
    for (size_t i = 0; i < PROOFS; i++)
        weigh(&s, &state, sums->weights[i]);
    arena_free(s.arena);
}
