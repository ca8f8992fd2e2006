/* SPDX-License-Identifier: MIT */
/*
 * Numbers some of whose digits are covered: three digits of a mobile, four stars, four digits.
 *
 * The law calls that de-identified, not anonymous: with the rest, few people remain, and whoever
 * knows the place finds the one.
 */
#include "privacy/numbers_room.h"

#include <assert.h>

#define ITEMS_MAX   24 /* of a longer one nothing is a number */
#define COVERS_MIN  3  /* side by side: one star is a footnote, two are emphasis */
#define SLOPPY_MAX  12 /* covers, where they stand for another number of digits */
#define MOBILE_SEEN 6
#define ID_SEEN     7
#define CARD_SEEN   8

/* Digits and covers, one after the other; head stands in a chain, the rest behind it. */
struct covered {
    struct {
        size_t end;
        uint32_t cover; /* 0: a digit */
        uint8_t value;
        bool group; /* a separator stands before it */
    } items[ITEMS_MAX];
    size_t len;
};

static const struct alphabet plain = {.wide = false};

/* An ellipsis covers as many digits as it has dots. */
static size_t covers_of(struct slice text, size_t at)
{
    struct slice rest = slice_sub(text, at, text.len);

    return slice_starts(rest, "…") || slice_starts(rest, "⋯") ? 3 : 1;
}

/* Digits and covers from `at` on, with at most one separator between. */
static void read_tail(struct slice text, size_t at, struct covered *tail)
{
    while (tail->len < ITEMS_MAX) {
        struct sign sign = sign_at(text, at, &plain);
        size_t len = sign.len;
        uint32_t cover = sign.kind == SIGN_DIGIT ? 0 : cover_at(text, at, &len);
        bool group = false;

        if (sign.kind == SIGN_SEPARATOR && cover == 0) {
            group = true;
            at += sign.len;
            sign = sign_at(text, at, &plain);
            len = sign.len;
            cover = sign.kind == SIGN_DIGIT ? 0 : cover_at(text, at, &len);
        }
        if (sign.kind != SIGN_DIGIT && cover == 0)
            return;
        size_t covers = cover == 0 ? 1 : covers_of(text, at);
        at += len;
        for (size_t i = 0; i < covers && tail->len < ITEMS_MAX; i++, group = false) {
            tail->items[tail->len].end = at;
            tail->items[tail->len].cover = cover;
            tail->items[tail->len].value = sign.value;
            tail->items[tail->len++].group = group;
        }
    }
}

/* ---- forms ---- */

/* What is known of [0, len): digits seen at its beginning and end, in all, and covers. */
struct view {
    const struct covered *all;
    size_t len, first, last, seen, covers, longest;
    uint32_t cover; /* the first of them */
};

static struct view view_of(const struct covered *all, size_t len)
{
    struct view view = {.all = all, .len = len};
    size_t run = 0;

    for (size_t i = 0; i < len; i++) {
        uint32_t cover = all->items[i].cover;

        run = cover == 0                                                          ? 0
              : i > 0 && all->items[i - 1].cover == cover && !all->items[i].group ? run + 1
                                                                                  : 1;
        view.longest = run > view.longest ? run : view.longest;
        view.cover = view.cover == 0 ? cover : view.cover;
        view.covers += cover != 0;
        view.seen += cover == 0;
        view.first += cover == 0 && view.covers == 0;
        view.last = cover == 0 ? view.last + 1 : 0;
    }
    assert(view.seen + view.covers == len && view.first <= view.seen);

    /* The check letter */
    if (len > 1 && all->items[len - 1].cover == 'x' && all->items[len - 2].cover == 0) {
        view.seen++;
        view.covers--;
        for (size_t i = len - 1; i > 0 && all->items[i - 1].cover == 0; i--)
            view.last++;
        view.last++;
    }
    return view;
}

static unsigned value_of(const struct view *view, size_t from, size_t to)
{
    unsigned value = 0;

    for (size_t i = from; i < to; i++)
        value = value * 10 + view->all->items[i].value;
    return value;
}

/* Whether signs cover it that mostly part things: then only the commonest forms are one. */
static bool is_parting(const struct view *view)
{
    return view->cover == '.' || view->cover == '~' || view->cover == 0x3001 ||
           view->cover == 0x3002;
}

static bool is_covered_mobile(const struct view *view)
{
    unsigned first = view->first >= 2 ? value_of(view, 0, 2) : 0;

    if (first < 13 || first > 19)
        return false;
    return view->len == MOBILE_LEN && !is_parting(view)
               ? view->seen >= MOBILE_SEEN
               : view->first == 3 && view->last == 4 && view->seen == 7 && view->covers <= 6;
}

static bool is_covered_id(const struct view *view)
{
    if (view->first < 2 || !is_region(value_of(view, 0, 2)))
        return false;
    if (view->first >= 10 && (value_of(view, 6, 10) < 1880 || value_of(view, 6, 10) > 2100))
        return false;
    if (view->len == ID_LEN || (view->len == OLD_LEN && !is_parting(view)))
        return view->seen >= ID_SEEN && (!is_parting(view) || view->first >= 6);
    return (view->first == 6 || view->first == 10 || view->first == 14) && view->last >= 3 &&
           view->last <= 4 && view->seen == view->first + view->last && view->covers <= SLOPPY_MAX;
}

static bool is_covered_card(const struct view *view)
{
    struct digit first[4] = {{0}};

    if (view->first < 4 || view->last < 3 || view->seen < CARD_SEEN - 1)
        return false;
    for (size_t i = 0; i < 4; i++)
        first[i].value = view->all->items[i].value;
    if (view->len >= CARD_MIN && view->len <= CARD_MAX && !is_parting(view))
        return view->seen >= CARD_SEEN && begins_card(first);
    return value_of(view, 0, 2) == 62 && (view->first == 4 || view->first == 6) &&
           view->last == 4 && view->seen == view->first + 4 && view->covers <= SLOPPY_MAX;
}

/* ---- where it stands ---- */

static bool is_word_byte(struct slice text, size_t at)
{
    unsigned char byte = at < text.len ? (unsigned char)text.data[at] : ' ';

    return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= 'a' && byte <= 'z');
}

/* A word with x in it is a word, and 0x13xxxx is no telephone. */
static bool stands_free(struct slice text, size_t start, size_t end, const struct view *view)
{
    return !is_word_byte(text, end) &&
           (view->cover != 'x' || start == 0 || !is_word_byte(text, start - 1));
}

/* Digits [i, len) of the chain and the tail as one. */
static void join(const struct chain *chain, size_t i, const struct covered *tail,
                 struct covered *all)
{
    all->len = 0;
    for (size_t k = i; k < chain->len && all->len < ITEMS_MAX; k++) {
        all->items[all->len].end = chain->digits[k].at + chain->digits[k].len;
        all->items[all->len].cover = 0;
        all->items[all->len].group = chain->digits[k].link != LINK_NONE;
        all->items[all->len++].value = chain->digits[k].value;
    }
    for (size_t k = 0; k < tail->len && all->len < ITEMS_MAX; k++)
        all->items[all->len++] = tail->items[k];
}

/* A number may end before a separator, and before the stars that close an emphasis. */
static bool may_end(const struct covered *all, size_t len)
{
    return len == all->len || all->items[len].group ||
           (all->items[len].cover != 0 && all->items[len - 1].cover == 0);
}

/* How many covers side by side there must be: dots and dashes are in ranges, too (130...1999), but
 * hardly right behind a word or a colon. */
static size_t covers_min(const struct chain *chain, size_t i, const struct view *view)
{
    struct slice before = slice_sub(chain->text, 0, chain->digits[i].at);
    bool behind_word = before.len > 0 && ((unsigned char)before.data[before.len - 1] >= 0x80 ||
                                          before.data[before.len - 1] == ':');

    return view->cover < 0x80 && is_parting(view) && !behind_word ? COVERS_MIN + 1 : COVERS_MIN;
}

/* 第138....7243页: pages, paragraphs, sums. */
static bool is_range(struct slice text, size_t end, const struct view *view)
{
    static const char *const units[] = {"页", "条", "行", "元", NULL};
    struct slice rest = slice_sub(text, end, text.len);

    for (const char *const *unit = units; *unit != NULL; unit++) {
        if (is_parting(view) && slice_starts(rest, *unit))
            return true;
    }
    return false;
}

static size_t end_from(const struct chain *chain, size_t i, const struct covered *tail)
{
    struct covered all;

    join(chain, i, tail, &all);
    for (size_t len = all.len; len > chain->len - i + 2; len--) {
        if (!may_end(&all, len))
            continue;
        struct view view = view_of(&all, len);

        if (view.longest >= covers_min(chain, i, &view) &&
            stands_free(chain->text, chain->digits[i].at, all.items[len - 1].end, &view) &&
            !is_range(chain->text, all.items[len - 1].end, &view) &&
            (is_covered_mobile(&view) || is_covered_id(&view) || is_covered_card(&view)))
            return all.items[len - 1].end;
    }
    return 0;
}

/* Whether enough of one kind stand side by side anywhere in it. */
static bool has_covers(const struct covered *tail)
{
    for (size_t k = 0, run = 0; k < tail->len; k++) {
        uint32_t cover = tail->items[k].cover;

        if (cover == 0 || tail->items[k].group || k == 0 || tail->items[k - 1].cover != cover)
            run = cover != 0;
        else if (++run == COVERS_MIN)
            return true;
    }
    return false;
}

/* Whether any of the numbers may begin there: most figures do not. */
static bool may_begin(const struct chain *chain, size_t k)
{
    unsigned two = k + 1 < chain->len ? digits_value(&chain->digits[k], 2) : 0;

    return chain_begins_group(chain, k) && ((two >= 13 && two <= 19) || is_region(two) ||
                                            (k + 3 < chain->len && begins_card(&chain->digits[k])));
}

/* An identity number whose check digit alone is covered, or the last two: all that it tells is
 * there.
 */
static size_t nearly_end(const struct chain *chain, const struct covered *tail, size_t *i)
{
    size_t seen = ID_LEN - tail->len, from = chain->len - seen;
    size_t end = tail->items[tail->len - 1].end;

    if (tail->len > 2 || seen > chain->len || from < chain->done ||
        !chain_begins_group(chain, from) || chain_link(chain, from, chain->len) != LINK_NONE ||
        is_word_byte(chain->text, end))
        return 0;
    for (size_t k = 0; k < tail->len; k++) {
        uint32_t cover = tail->items[k].cover;

        if (cover == 0 || cover == 'x' || is_parting(&(struct view){.cover = cover}) ||
            tail->items[k].group)
            return 0;
    }

    const struct digit *digits = &chain->digits[from];
    unsigned year = digits_value(digits + 6, 4);

    if (!is_region(digits_value(digits, 2)) || year < 1880 || year > 2100 ||
        !digits_are_date(year, digits + 10))
        return 0;
    *i = from;
    return end;
}

size_t covered_end(const struct chain *chain, size_t *i)
{
    const struct digit *last = &chain->digits[chain->len - 1];
    struct covered tail = {.len = 0};
    size_t from = chain->len > ID_LEN - 1 ? chain->len - (ID_LEN - 1) : 0;

    assert(chain->len > 0 && chain->len <= CHAIN_MAX);
    read_tail(chain->text, last->at + last->len, &tail);
    if (tail.len == 0 || tail.items[0].cover == 0)
        return 0;
    if (!has_covers(&tail))
        return nearly_end(chain, &tail, i);
    for (size_t k = from > chain->done ? from : chain->done; k < chain->len; k++) {
        size_t end = may_begin(chain, k) ? end_from(chain, k, &tail) : 0;

        if (end > 0) {
            *i = k;
            return end;
        }
    }
    return 0;
}
