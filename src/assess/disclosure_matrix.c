/* SPDX-License-Identifier: MIT */
/* Linear sums solved modulo a prime. See disclosure_atoms_room.h. */
#include "assess/disclosure_atoms_room.h"

#include <assert.h>

uint32_t *matrix_row(const struct matrix *matrix, size_t row)
{
    assert(row < matrix->rows);
    return &matrix->cells[row * matrix->columns];
}

struct matrix matrix_of(struct arena *arena, size_t rows, size_t columns)
{
    return (struct matrix){ARENA_ARRAY(arena, rows * columns, uint32_t), rows, columns,
                           ARENA_ARRAY(arena, rows, size_t)};
}

uint32_t times(uint32_t a, uint32_t b)
{
    return (uint32_t)((uint64_t)a * b % PRIME);
}

uint32_t plus(uint32_t a, uint32_t b)
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
    uint32_t *into = matrix_row(matrix, row), *from = matrix_row(matrix, by);

    for (size_t i = 0; i < matrix->columns; i++) {
        if (from[i] != 0)
            into[i] = plus(into[i], times(factor, from[i]));
    }
}

static size_t first_of(const struct matrix *matrix, size_t row)
{
    size_t at = 0;

    while (at < matrix->columns && matrix_row(matrix, row)[at] == 0)
        at++;
    return at;
}

void matrix_solve(struct matrix *matrix)
{
    size_t done = 0;

    for (size_t row = 0; row < matrix->rows; row++) {
        uint32_t *cells = matrix_row(matrix, row), *kept = matrix_row(matrix, done);

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
            if (matrix_row(matrix, i)[pivot] != 0)
                add_row(matrix, i, done, PRIME - matrix_row(matrix, i)[pivot]);
        }
        assert(done <= row && kept[pivot] == 1);
        matrix->pivots[done++] = pivot;
    }
    matrix->rows = done;
}
