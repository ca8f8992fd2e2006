/* SPDX-License-Identifier: MIT */
/* text_nearest(): the word that was probably meant. See text.h. */
#include "base/text.h"

#include <assert.h>
#include <stdint.h>

#define WORD_CHARS 64
#define TOO_FAR    128 /* twice that: beyond any distance that is looked for */

struct decoded_word {
    uint32_t chars[WORD_CHARS];
    size_t len;
};

/* A row longer than a word, for the edge of the band. */
typedef uint8_t distance_row[WORD_CHARS + 2];

/* false where it is longer than WORD_CHARS. */
static bool word_read(struct slice s, struct decoded_word *word)
{
    word->len = 0;
    for (size_t at = 0; at < s.len;) {
        if (word->len == WORD_CHARS)
            return false;
        text_next(s, &at, &word->chars[word->len++]);
    }
    return true;
}

static size_t min(size_t a, size_t b)
{
    return a < b ? a : b;
}

static size_t max(size_t a, size_t b)
{
    return a > b ? a : b;
}

/* The least cost of making the first i characters of a the first j of b. */
static size_t cell(const struct decoded_word *a, const struct decoded_word *b, size_t i, size_t j,
                   const distance_row rows[3])
{
    const uint8_t *above = rows[(i - 1) % 3];
    size_t differ = a->chars[i - 1] != b->chars[j - 1];
    size_t cost = min(above[j - 1] + differ, min(above[j], rows[i % 3][j - 1]) + 1U);

    if (i > 1 && j > 1 && a->chars[i - 1] == b->chars[j - 2] && a->chars[i - 2] == b->chars[j - 1])
        cost = min(cost, rows[(i - 2) % 3][j - 2] + 1U);
    return min(cost, TOO_FAR);
}

/* Fills row i within the band; the least of it. */
static size_t fill_row(const struct decoded_word *a, const struct decoded_word *b, size_t i,
                       size_t most, distance_row rows[3])
{
    size_t from = i > most ? i - most : 1, to = min(b->len, i + most), least = TOO_FAR;
    uint8_t *row = rows[i % 3];

    row[from - 1] = from == 1 ? (uint8_t)i : TOO_FAR;
    row[to + 1] = TOO_FAR;
    for (size_t j = from; j <= to; j++) {
        row[j] = (uint8_t)cell(a, b, i, j, (const distance_row *)rows);
        least = min(least, row[j]);
    }
    return min(least, row[from - 1]);
}

/*
 * Restricted Damerau-Levenshtein distance: no pair is edited again once it was swapped. Only up to
 * `most`, else TOO_FAR: then no cell farther from the diagonal matters, and a search among
 * thousands of words ends at the second letter of nearly all.
 */
static size_t distance(const struct decoded_word *a, const struct decoded_word *b, size_t most)
{
    distance_row rows[3] = {{0}};
    size_t before = 0;

    if (max(a->len, b->len) - min(a->len, b->len) > most)
        return TOO_FAR;
    for (size_t j = 0; j <= b->len; j++)
        rows[0][j] = (uint8_t)j;
    for (size_t i = 1; i <= a->len; i++) {
        size_t least = fill_row(a, b, i, most, rows);

        if (least > most && before > most) /* a swap leads past one row, never past two */
            return TOO_FAR;
        before = least;
    }
    return rows[a->len % 3][b->len] <= most ? rows[a->len % 3][b->len] : TOO_FAR;
}

/* In a word of two characters a single one is half of it: only swapping the two is surely a slip.
 */
static bool is_swap(const struct decoded_word *a, const struct decoded_word *b)
{
    return a->len == 2 && b->len == 2 && a->chars[0] == b->chars[1] && a->chars[1] == b->chars[0];
}

static bool is_slip(const struct decoded_word *a, const struct decoded_word *b, size_t apart)
{
    size_t longer = max(a->len, b->len);

    return apart == 0 || (longer < 3 ? is_swap(a, b) : apart <= longer / 3);
}

/* How far a candidate may be to be a slip, and nearer than the best so far. */
static size_t most_apart(const struct decoded_word *a, const struct decoded_word *b,
                         size_t best_rank)
{
    return min(max(1, max(a->len, b->len) / 3), best_rank / 2);
}

size_t text_nearest(struct slice word, const struct slice *candidates, size_t count)
{
    struct decoded_word asked;
    size_t best = count;
    size_t best_rank = SIZE_MAX;

    if (!word_read(word, &asked))
        return count;
    for (size_t i = 0; i < count && best_rank > 0; i++) {
        struct decoded_word candidate;

        if (!word_read(candidates[i], &candidate))
            continue;
        size_t apart = distance(&asked, &candidate, most_apart(&asked, &candidate, best_rank));
        /* Among equals one of the same length: a wrong character is likelier than a lost one. */
        size_t rank = 2 * apart + (candidate.len != asked.len);
        if (is_slip(&asked, &candidate, apart) && rank < best_rank) {
            best = i;
            best_rank = rank;
        }
    }
    assert(best == count || best_rank < TOO_FAR);
    return best;
}
