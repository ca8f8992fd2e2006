/* SPDX-License-Identifier: MIT */
/* A percentage or a ratio as it is shown: rounded, and never across a bound. See figure.h. */
#include "report/figure.h"

/* Behind the point; two bounds that are nearer to each other are none. */
#define DIGITS_MAX     6
#define PERCENT_DIGITS 1
#define RATIO_DIGITS   2

/* An exact figure, as the fraction it is: it need not have an end in decimals. */
struct exact {
    struct decimal times; /* of the part: a hundred of a percentage */
    struct decimal whole;
};

/* How it stands to a figure; false where that does not fit. */
static bool compare(const struct exact *exact, struct decimal figure, int *order)
{
    struct decimal product;

    if (!decimal_mul(figure, exact->whole, &product))
        return false;
    *order = decimal_cmp(exact->times, product);
    return true;
}

/* Down, or up to the next, of steps of 0.1, 0.01 and so on. */
static bool cut(const struct exact *exact, int digits, bool up, struct decimal *out)
{
    return decimal_divide(exact->times, exact->whole, -digits, up, out);
}

static bool round_half_up(const struct exact *exact, int digits, struct decimal *out)
{
    struct decimal below, middle;
    int order;

    if (!cut(exact, digits, false, &below) ||
        !decimal_add(below, (struct decimal){5, -digits - 1}, &middle) ||
        !compare(exact, middle, &order))
        return false;
    *out = below;
    return order < 0 || cut(exact, digits, true, out);
}

/* Whether a bound is less than one above the figure. */
static bool is_near(const struct exact *exact, struct decimal bound)
{
    struct decimal before;
    int order;

    return decimal_sub(bound, decimal_of(1), &before) && compare(exact, before, &order) &&
           order > 0;
}

/* A figure that what is shown must not seem to reach or pass. */
struct edge {
    struct decimal figure;
    bool min; /* who is above it holds it, and so does who is on it */
};

static bool is_wrong_above(const struct edge *edge, struct decimal shown)
{
    int order = decimal_cmp(shown, edge->figure);

    return edge->min ? order < 0 : order <= 0;
}

/* Brings what would be shown to the side of an edge that the figure is on. */
static bool keep_side(const struct exact *exact, int digits, const struct edge *edge,
                      struct decimal *shown)
{
    int order;

    if (!compare(exact, edge->figure, &order))
        return false;
    if (order < 0 && (is_near(exact, edge->figure) || decimal_cmp(*shown, edge->figure) >= 0))
        return cut(exact, digits, false, shown);
    if (order > 0 && is_wrong_above(edge, *shown))
        return cut(exact, digits, true, shown);
    return true;
}

static bool stands_right(const struct exact *exact, const struct edge *edges, size_t count,
                         struct decimal shown)
{
    int order;

    for (size_t i = 0; i < count; i++) {
        int way = decimal_cmp(shown, edges[i].figure);

        if (!compare(exact, edges[i].figure, &order) || (order < 0 && way >= 0) ||
            (order == 0 && way != 0) || (order > 0 && is_wrong_above(&edges[i], shown)))
            return false;
    }
    return true;
}

/* Adds the bounds to the edges, of which there are `count` already. */
static size_t add_bounds(const struct limits *limits, struct edge *edges, size_t count)
{
    if (limits->has_max)
        edges[count++] = (struct edge){limits->max, false};
    if (limits->has_min)
        edges[count++] = (struct edge){limits->min, true};
    return count;
}

/* With as many digits as are needed, from `digits` on; cut where more would be. */
static bool show(const struct exact *exact, const struct edge *edges, size_t count, int digits,
                 struct decimal *out)
{
    for (int more = digits; more <= DIGITS_MAX; more++) {
        struct decimal shown;
        bool fits = round_half_up(exact, more, &shown);

        for (size_t i = 0; fits && i < count; i++)
            fits = keep_side(exact, more, &edges[i], &shown);
        if (!fits)
            break;
        *out = shown;
        if (stands_right(exact, edges, count, shown))
            return true;
    }
    return cut(exact, digits, false, out);
}

bool percent_of(struct decimal part, struct decimal whole, const struct limits *limits,
                struct decimal *out)
{
    struct exact exact = {.whole = whole};
    struct edge edges[3] = {{decimal_of(100), false}};

    return whole.coef > 0 && part.coef >= 0 && decimal_mul(part, decimal_of(100), &exact.times) &&
           show(&exact, edges, add_bounds(limits, edges, 1), PERCENT_DIGITS, out);
}

/* As many as the finest bound has, if it has more. */
static int ratio_digits(const struct limits *limits)
{
    int digits = RATIO_DIGITS;

    if (limits->has_min && -limits->min.exp > digits)
        digits = -limits->min.exp;
    if (limits->has_max && -limits->max.exp > digits)
        digits = -limits->max.exp;
    return digits < DIGITS_MAX ? digits : DIGITS_MAX;
}

bool ratio_of(const struct ratio *ratio, const struct limits *limits, struct decimal *out)
{
    struct exact exact = {.whole = ratio->by};
    struct edge edges[2];

    return ratio->by.coef > 0 && ratio->of.coef >= 0 &&
           decimal_mul(ratio->of, ratio->per, &exact.times) &&
           show(&exact, edges, add_bounds(limits, edges, 0), ratio_digits(limits), out);
}
