/* SPDX-License-Identifier: MIT */
/*
 * Years in which no plan of the ledger looks at anything: x-reach. See shape_check.h.
 *
 * One or a few dates of such a year in a file are slips, and each is reported. Many are the records
 * of that year, which may well lie in the ledger; only where the year is far off they are reported,
 * once of a file and year. A year of long ago is no record's: that is an error.
 */
#include "base/text.h"
#include "check/shape_check_room.h"

#include <assert.h>
#include <stdlib.h>

#define FEW       3   /* of a year in a file: so many slip one by one */
#define FAR_YEARS 5   /* beyond what is usual: no archive reaches so far */
#define AGO_YEARS 100 /* beyond what is usual: nobody has seen it */
#define YEARS_MAX 100

/* The first date of an entry that is out of reach. */
struct far_date {
    const struct field *field;
    struct node *node;
    int year;
    bool far, ago;
};

struct reach_search {
    const struct shape_checker *j;
    struct arena *arena;
    ARRAY(struct far_date);
    bool found; /* in the entry that is looked at */
};

/* The same day some years on; 29 February becomes 28 February. */
static date_days years_on(date_days day, int64_t years)
{
    struct civil civil = date_civil(day);
    int64_t year = civil.year + years;

    if (year < 1)
        return DATE_MIN;
    if (year > 9999)
        return DATE_MAX;
    civil.year = (int)year;
    if (civil.day > date_month_days(civil.year, civil.month))
        civil.day = date_month_days(civil.year, civil.month);
    return date_of(civil);
}

/* Whether days lie beyond so many years around the plans. */
static bool is_beyond(const struct shape_days *days, int64_t years, date_days first, date_days last)
{
    assert(days->from <= days->to && years >= 0);
    return last < years_on(days->from, -years) || first > years_on(days->to, years + 1);
}

/* A date that has not come yet is reported as such. */
static void look_at_date(struct reach_search *search, const struct field *field, struct node *node)
{
    const struct shape_days *days = &search->j->days;
    date_days first, last;

    if (!node_days(node, &first, &last) || first > days->today ||
        !is_beyond(days, field->reach, first, last) ||
        (span_checked(node_span(search->j->tree, node)) &&
         !is_beyond(days, field->reach + AGO_YEARS, first, last)))
        return;
    if (search->found) { /* one slip in the entry explains the other */
        node->doubted = true;
        return;
    }
    search->found = true;
    *ARRAY_PUSH(search->arena, search) = (struct far_date){
        field, node, date_civil(first).year, is_beyond(days, field->reach + FAR_YEARS, first, last),
        is_beyond(days, field->reach + AGO_YEARS, first, last)};
}

static void look_at(struct reach_search *search, const struct field *field, struct node *node);

static void look_at_entries(struct reach_search *search, const struct field *field,
                            struct node *list)
{
    bool found = search->found;

    for (uint32_t i = 0; list->kind == NODE_LIST && i < list->count; i++) {
        search->found = false;
        look_at(search, field, &list->items[i]);
    }
    search->found = found;
}

/* A mapping: the document, a record, an entry. */
static void look_at(struct reach_search *search, const struct field *field, struct node *map)
{
    for (uint32_t i = 0; map->kind == NODE_MAP && i < map->count; i++) {
        struct member *member = &map->members[i];
        const struct field *below = field_at_key(field, &member->key);

        if (below == NULL || !below->reaching)
            continue;
        if (below->kind == FIELD_ENTRIES)
            look_at_entries(search, below, &member->value);
        else if (below->kind == FIELD_RECORD)
            look_at(search, below, &member->value);
        else if (below->has_reach)
            look_at_date(search, below, &member->value);
    }
}

/* By year, and in it those that are farthest from what is usual first. */
static int compare_strays(const void *a, const void *b)
{
    const struct far_date *first = a, *second = b;
    int order = (first->year > second->year) - (first->year < second->year);

    if (order == 0)
        order = (second->far + second->ago) - (first->far + first->ago);
    return order != 0 ? order
                      : (first->node->start > second->node->start) -
                            (first->node->start < second->node->start);
}

/* " (2016-03-05?)": the same day in a year of the plans, if that is near to what stands there. */
static void set_near(const struct shape_checker *j, struct diag *diag, const struct node *node)
{
    static const char *const form[] = {[LANG_EN] = " (%.*s?)", [LANG_ZH] = "（%.*s？）"};
    struct slice near[YEARS_MAX], rest = slice_sub(node->text, 4, node->text.len);
    int year = date_civil(j->days.from).year, last = date_civil(j->days.to).year;
    struct name text = {0};
    size_t count = 0, nearest;

    if (diag->arena == NULL)
        return;
    for (; year <= last && count < YEARS_MAX; year++) {
        date_days first, end;
        struct node like = {.kind = NODE_STRING};

        like.text = arena_printf(diag->arena, "%04d%.*s", year, (int)rest.len, rest.data);
        if (node_days(&like, &first, &end) && first <= j->days.today)
            near[count++] = like.text;
    }
    nearest = text_nearest(node->text, near, count);
    for (int lang = 0; nearest < count && lang < LANG_COUNT; lang++)
        text.text[lang] =
            arena_printf(diag->arena, form[lang], (int)near[nearest].len, near[nearest].data);
    diag_set_name(diag, "near", &text, SLICE(""));
}

/* The first of so many; the text of a single one names its date, that of several their year. */
static void report(const struct shape_checker *j, const struct far_date *date, size_t count)
{
    struct diag *diag =
        date->ago ? judge_fault(j, date->node, DIAG_YEAR_OF_LONG_AGO)
                  : judge_doubt(j, date->node, count > 1 ? DIAG_OTHER_YEAR : DIAG_ODD_YEAR);
    char from[11], to[11];

    if (diag == NULL)
        return;
    if (count > 1 && !date->ago) {
        diag_set_number(diag, "year", date->year);
    } else {
        field_set_name(diag, "field", date->field);
        schema_set_value(diag, "value", date->node);
    }
    if (count > 1 && !date->ago)
        diag_set_number(diag, "count", (int64_t)count);
    if (!date->ago) {
        diag_set(diag, "from", date_print(j->days.from, from));
        diag_set(diag, "to", date_print(j->days.to, to));
    }
    set_near(j, diag, date->node);
}

/* Those of one year. */
static void judge_year(const struct shape_checker *j, const struct far_date *strays, size_t count)
{
    const struct far_date *first = &strays[0];

    if (count > FEW && !first->far)
        return;
    for (size_t i = 0; i < count; i++) {
        strays[i].node->doubted = true;
        assert(strays[i].year == first->year && !strays[i].node->faulty);
        strays[i].node->faulty = strays[i].ago;
        if (count <= FEW)
            report(j, &strays[i], 1);
    }
    if (count > FEW)
        report(j, first, count);
}

void judge_reach(const struct shape_checker *j, const struct field *shape, struct node *root)
{
    struct arena *arena = arena_new();
    struct reach_search search = {.j = j, .arena = arena};

    look_at(&search, shape, root);
    if (search.len > 1)
        qsort(search.items, search.len, sizeof *search.items, compare_strays);
    for (size_t i = 0, next; i < search.len; i = next) {
        for (next = i + 1; next < search.len && search.items[next].year == search.items[i].year;)
            next++;
        judge_year(j, &search.items[i], next - i);
    }
    arena_free(arena);
}
