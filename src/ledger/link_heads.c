/* SPDX-License-Identifier: MIT */
/* What the header of a unit says, in one or in several files. See link.h. */
#include "ledger/link_room.h"

#include <assert.h>
#include <stdlib.h>

struct heads {
    struct linker *linker;
    struct breach *breaches; /* by head: what goes beyond it */
};

/* Entries that go beyond a field of the header. */
struct breach {
    struct mention first;
    int64_t count;
    bool differs; /* the files of the unit do not agree on it: that is reported, and nothing else */
};

static int compare_numbers(uintptr_t a, uintptr_t b)
{
    return (a > b) - (a < b);
}

/* By field, unit, place. */
static int compare_heads(const void *a, const void *b)
{
    const struct mention *first = a, *second = b;
    int order = compare_numbers((uintptr_t)first->field, (uintptr_t)second->field);

    if (order == 0)
        order = compare_numbers(first->unit, second->unit);
    return order != 0 ? order : compare_numbers(first->file, second->file);
}

/* Nobody knows what the header says of the unit. */
static void add_gap(struct facts *facts, const struct mention *head)
{
    *ARRAY_PUSH(facts->arena, &facts->gaps) =
        (struct gap){head->field, head->unit, 1, false, false};
}

/* ---- several files ---- */

static void report_difference(struct heads *heads, const struct mention *first,
                              const struct mention *second)
{
    struct diag *diag =
        diag_add(heads->linker->diags, DIAG_HEADER_DIFFERS, link_span(heads->linker, second));

    diag_set(diag, "field", second->field->name);
    diag_set(diag, "value", second->value);
    diag_set(diag, "other", first->value);
    diag_set(diag, "file", heads->linker->scope->files->items[first->file].path);
    diag_also(diag, link_span(heads->linker, first));
    add_gap(heads->linker->facts, second);
}

/* The heads of a unit stand together; the first of them keeps what is found. */
static void compare_files(struct heads *heads)
{
    const struct facts *facts = heads->linker->facts;
    size_t start = 0;

    for (size_t i = 1; i < facts->heads.len; i++) {
        const struct mention *first = &facts->heads.items[i - 1], *second = &facts->heads.items[i];

        if (first->field != second->field || first->unit != second->unit) {
            start = i;
            continue;
        }
        if (second->unit == INDEX_NONE || slice_eq(first->value, second->value))
            continue;
        heads->breaches[start].differs = true;
        report_difference(heads, first, second);
    }
}

/* ---- x-at-most ---- */

/* The first head of a unit with what bounds a value; the count of all where there is none. */
static size_t head_of(const struct facts *facts, const struct mention *value)
{
    const struct mention wanted = {.field = value->field->at_most, .unit = value->unit};
    size_t low = 0, high = facts->heads.len;

    assert(value->field->at_most != NULL);
    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (compare_heads(&facts->heads.items[middle], &wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < facts->heads.len && (facts->heads.items[low].field != wanted.field ||
                                   facts->heads.items[low].unit != wanted.unit))
        return facts->heads.len;
    return low;
}

static bool is_beyond(const struct mention *value, const struct mention *head)
{
    struct decimal number, bound;

    return decimal_parse(value->value, &number) == DECIMAL_OK &&
           decimal_parse(head->value, &bound) == DECIMAL_OK && decimal_cmp(number, bound) > 0;
}

static void gather(struct heads *heads, const struct mention_list *bounded)
{
    const struct facts *facts = heads->linker->facts;

    for (size_t i = 0; i < bounded->len; i++) {
        const struct mention *value = &bounded->items[i];
        size_t head = value->unit == INDEX_NONE ? facts->heads.len : head_of(facts, value);

        if (head == facts->heads.len || heads->breaches[head].differs ||
            !is_beyond(value, &facts->heads.items[head]))
            continue;
        if (heads->breaches[head].count++ == 0)
            heads->breaches[head].first = *value;
        link_mark(heads->linker, value);
    }
}

static void gather_all(struct heads *heads)
{
    struct mention_reader reader = mention_read(&heads->linker->facts->packed_bounded);

    while (reader.left > 0) {
        struct arena *scratch = arena_new();
        struct mention_list bounded = {0};

        mention_next_file(&reader, scratch, &bounded);
        gather(heads, &bounded);
        arena_free(scratch);
    }
}

/* The value is the only one that does not fit. */
static void report_one(struct heads *heads, const struct mention *head, const struct mention *value)
{
    static const struct words more = T("more than", "多于");
    struct diag *diag =
        diag_add(heads->linker->diags, DIAG_AT_MOST, link_span(heads->linker, value));

    field_set_name(diag, "field", value->field);
    diag_set(diag, "value", value->value);
    diag_set_words(diag, "more", &more);
    field_set_name(diag, "other", head->field);
    diag_set(diag, "bound", head->value);
    diag_also(diag, link_span(heads->linker, head));
}

/* Of several that go beyond it, the header is more likely to be wrong. */
static void report_several(struct heads *heads, const struct mention *head,
                           const struct breach *breach)
{
    const struct mention *first = &breach->first;
    struct diag *diag =
        diag_add(heads->linker->diags, DIAG_HEADER_EXCEEDED, link_span(heads->linker, head));

    field_set_name(diag, "field", head->field);
    diag_set(diag, "value", head->value);
    diag_set_number(diag, "count", breach->count);
    diag_set(diag, "file", heads->linker->scope->files->items[first->file].path);
    diag_set_number(diag, "line",
                    (int64_t)places_line(heads->linker->scope->places, first->file, first->start));
    field_set_name(diag, "other", first->field);
    diag_set(diag, "bound", first->value);
    diag_also(diag, link_span(heads->linker, first));
    add_gap(heads->linker->facts, head);
}

void link_heads(struct linker *linker)
{
    struct arena *scratch = arena_new();
    const struct facts *facts = linker->facts;
    struct heads heads = {linker, ARENA_ARRAY(scratch, facts->heads.len, struct breach)};

    if (facts->heads.len > 1)
        qsort(facts->heads.items, facts->heads.len, sizeof *facts->heads.items, compare_heads);
    compare_files(&heads);
    gather_all(&heads);
    for (size_t i = 0; i < facts->heads.len; i++) {
        if (heads.breaches[i].count == 1)
            report_one(&heads, &facts->heads.items[i], &heads.breaches[i].first);
        else if (heads.breaches[i].count > 1)
            report_several(&heads, &facts->heads.items[i], &heads.breaches[i]);
    }
    arena_free(scratch);
}
