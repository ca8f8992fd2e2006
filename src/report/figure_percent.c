/* SPDX-License-Identifier: MIT */
/* A percentage as it is shown: rounded, and never across a bound. See figure.h. */
#include "report/figure.h"

#define DIGITS_MAX 6 /* behind the point; two bounds that are nearer to each other are none */

/* An exact percentage, as the fraction it is: it need not have an end in decimals. */
struct percentage {
    struct decimal hundredfold; /* of the part */
    struct decimal whole;
};

/* How it stands to a percentage; false where that does not fit. */
static bool compare(const struct percentage *share, struct decimal percent, int *order)
{
    struct decimal product;

    if (!decimal_mul(percent, share->whole, &product))
        return false;
    *order = decimal_cmp(share->hundredfold, product);
    return true;
}

/* Down, or up to the next, of steps of 0.1, 0.01 and so on. */
static bool cut(const struct percentage *share, int digits, bool up, struct decimal *out)
{
    return decimal_divide(share->hundredfold, share->whole, -digits, up, out);
}

static bool round_half_up(const struct percentage *share, int digits, struct decimal *out)
{
    struct decimal below, middle;
    int order;

    if (!cut(share, digits, false, &below) ||
        !decimal_add(below, (struct decimal){5, -digits - 1}, &middle) ||
        !compare(share, middle, &order))
        return false;
    *out = below;
    return order < 0 || cut(share, digits, true, out);
}

/* Whether a bound is less than one point above the percentage. */
static bool is_near(const struct percentage *share, struct decimal bound)
{
    struct decimal before;
    int order;

    return decimal_sub(bound, decimal_of(1), &before) && compare(share, before, &order) &&
           order > 0;
}

/* A percentage that what is shown must not seem to reach or pass. */
struct edge {
    struct decimal percent;
    bool min; /* who is above it holds it, and so does who is on it */
};

static bool is_wrong_above(const struct edge *edge, struct decimal shown)
{
    int order = decimal_cmp(shown, edge->percent);

    return edge->min ? order < 0 : order <= 0;
}

/* Brings what would be shown to the side of an edge that the percentage is on. */
static bool keep_side(const struct percentage *share, int digits, const struct edge *edge,
                      struct decimal *shown)
{
    int order;

    if (!compare(share, edge->percent, &order))
        return false;
    if (order < 0 && (is_near(share, edge->percent) || decimal_cmp(*shown, edge->percent) >= 0))
        return cut(share, digits, false, shown);
    if (order > 0 && is_wrong_above(edge, *shown))
        return cut(share, digits, true, shown);
    return true;
}

static bool stands_right(const struct percentage *share, const struct edge *edges, size_t count,
                         struct decimal shown)
{
    int order;

    for (size_t i = 0; i < count; i++) {
        int way = decimal_cmp(shown, edges[i].percent);

        if (!compare(share, edges[i].percent, &order) || (order < 0 && way >= 0) ||
            (order == 0 && way != 0) || (order > 0 && is_wrong_above(&edges[i], shown)))
            return false;
    }
    return true;
}

bool percent_of(struct decimal part, struct decimal whole, const struct limits *limits,
                struct decimal *out)
{
    struct percentage share = {.whole = whole};
    struct edge edges[3] = {{decimal_of(100), false}};
    size_t count = 1;

    if (whole.coef <= 0 || part.coef < 0 || !decimal_mul(part, decimal_of(100), &share.hundredfold))
        return false;
    if (limits->has_max)
        edges[count++] = (struct edge){limits->max, false};
    if (limits->has_min)
        edges[count++] = (struct edge){limits->min, true};
    for (int digits = 1; digits <= DIGITS_MAX; digits++) {
        struct decimal shown;
        bool fits = round_half_up(&share, digits, &shown);

        for (size_t i = 0; fits && i < count; i++)
            fits = keep_side(&share, digits, &edges[i], &shown);
        if (!fits)
            break;
        *out = shown;
        if (stands_right(&share, edges, count, shown))
            return true;
    }
    return cut(&share, 1, false, out);
}
