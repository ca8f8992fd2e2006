/* SPDX-License-Identifier: MIT */
/* What a set of units is made of, a unit or all of a total. See disclosure_atoms_room.h. */
#include "assess/disclosure_atoms_room.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static int by_mask(const void *a, const void *b)
{
    const struct kind *first = a, *second = b;

    if (first->again != second->again)
        return first->again ? 1 : -1;
    return memcmp(&first->mask, &second->mask, sizeof first->mask);
}

static void add_atom(struct scope *scope, const struct sums *sums, size_t atom)
{
    const struct family *family = scope->family;
    struct kind kind = {.mask = atom_mask(family, atom, scope->set),
                        .again = atom < family->atoms.len && family->atoms.items[atom].again,
                        .value = atom_value(family, atom)};

    if (mask_is_empty(&kind.mask))
        return;
    for (size_t i = 0; i < PROOFS && sums != NULL; i++)
        kind.weights[i] = sums->weights[i][atom];
    scope->kinds[scope->count++] = kind;
}

static void merge(struct scope *scope)
{
    struct kind *kinds = scope->kinds;
    size_t kept = 0;

    if (scope->count > 1)
        qsort(kinds, scope->count, sizeof *kinds, by_mask);
    for (size_t i = 0; i < scope->count; i++) {
        if (kept == 0 || by_mask(&kinds[kept - 1], &kinds[i]) != 0) {
            kinds[kept++] = kinds[i];
            continue;
        }
        kinds[kept - 1].value += kinds[i].value;
        for (size_t k = 0; k < PROOFS; k++)
            kinds[kept - 1].weights[k] = plus(kinds[kept - 1].weights[k], kinds[i].weights[k]);
    }
    scope->count = kept;
}

struct scope scope_of(struct arena *arena, struct family *family, const struct sums *sums,
                      size_t set)
{
    const struct unit_set *of = &family->d->sets.items[set];
    struct scope scope = {.family = family, .set = set};
    size_t most = family->several.len;

    for (size_t i = 0; i < of->count; i++)
        most += family->columns[of->units[i]].own;
    scope.kinds = ARENA_ARRAY(arena, most, struct kind);
    for (size_t i = 0; i < of->count; i++) {
        const struct columns *columns = &family->columns[of->units[i]];

        for (size_t k = 0; k < columns->own; k++)
            add_atom(&scope, sums, columns->atoms[k]);
    }
    for (size_t i = family->atoms.len; i < atom_count(family); i++)
        add_atom(&scope, sums, i);
    assert(scope.count <= most);
    merge(&scope);
    return scope;
}

static struct matrix solve_alone(struct arena *arena, const struct scope *scope, size_t without)
{
    const struct family *family = scope->family;
    struct matrix out = matrix_of(arena, family->count, scope->count);
    size_t rows = 0;

    for (size_t bit = 0; bit < family->count; bit++) {
        if (bit == without || !is_published(family, bit, scope->set))
            continue;
        for (size_t i = 0; i < scope->count; i++)
            matrix_row(&out, rows)[i] = mask_has(&scope->kinds[i].mask, bit);
        rows++;
    }
    out.rows = rows;
    matrix_solve(&out);
    return out;
}

bool scope_reveals(const struct scope *scope, const size_t *kinds, size_t count, size_t without)
{
    struct arena *arena = arena_new();
    const struct matrix published = solve_alone(arena, scope, without);
    uint32_t *left = ARENA_ARRAY(arena, published.columns, uint32_t);
    bool reveals = true;

    for (size_t i = 0; i < count; i++) {
        assert(kinds[i] < scope->count);
        left[kinds[i]]++;
    }
    for (size_t row = 0; row < published.rows; row++) {
        uint32_t factor = left[published.pivots[row]];

        for (size_t i = 0; i < published.columns && factor != 0; i++)
            left[i] = plus(left[i], times(PRIME - factor, matrix_row(&published, row)[i]));
    }
    for (size_t i = 0; i < published.columns; i++)
        reveals = reveals && left[i] == 0;
    arena_free(arena);
    return reveals;
}
