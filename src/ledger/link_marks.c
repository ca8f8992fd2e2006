/* SPDX-License-Identifier: MIT */
/*
 * A shelf mark that proves an entry, and stands at another one, too. See link.h.
 *
 * An entry that is reported as a double of another takes no part: that its marks are those of the
 * other is the same mistake.
 */
#include "ledger/duplicates.h"
#include "ledger/link.h"

#include <assert.h>
#include <stdlib.h>

struct mark_finder {
    const struct link_scope *scope;
    struct facts *facts;
    struct diag_list *diags;
};

/* How many marks of a kind an entry has, and how many of them prove another one. */
struct use {
    uint32_t entry, first;
    const struct field *kind;
    size_t marks, again;
};

struct uses {
    ARRAY(struct use);
};

/* ---- what is reported ---- */

static const struct field *kind_of(const struct duplicate *duplicate)
{
    return mark_kind(duplicate->list, duplicate->second);
}

static struct span span_of(const struct mark_finder *finder, const struct likeness *mark)
{
    return places_span(finder->scope->places, entry_file(&finder->facts->all, mark->entry),
                       mark->start, mark->start + mark->len);
}

static void report(struct mark_finder *finder, const struct duplicate *duplicate, struct span place)
{
    const struct field *collection = duplicate->list->collection;
    const struct entry first = entry_at(&finder->facts->all, duplicate->first->entry);
    bool day = kind_of(duplicate)->proves == FIELD_PROVES_DAY;
    struct diag *diag =
        diag_add(finder->diags, day ? DIAG_MARK_OF_ANOTHER_DAY : DIAG_MARK_TWICE, place);

    diag_set_name(diag, "field", &kind_of(duplicate)->label, kind_of(duplicate)->name);
    diag_set(diag, "value", slice_sub(place.source->text, place.start, place.end));
    diag_set_name(diag, "collection", &collection->label, collection->name);
    diag_set(diag, "file", finder->scope->files->items[first.file].path);
    diag_set_number(
        diag, "line",
        (int64_t)places_line(finder->scope->places, first.file, duplicate->first->start));
    diag_also(diag, span_of(finder, duplicate->first));
}

/* Whether a mark may prove both: one visit is one record, and is two entries where it helped two.
 */
static bool proves_both(const struct mark_finder *finder, const struct duplicate *duplicate)
{
    const struct entry first = entry_at(&finder->facts->all, duplicate->first->entry);
    const struct entry second = entry_at(&finder->facts->all, duplicate->second->entry);

    return mark_kind(duplicate->list, duplicate->first)->proves == FIELD_PROVES_DAY &&
           kind_of(duplicate)->proves == FIELD_PROVES_DAY && first.from == second.from &&
           first.to == second.to;
}

/* ---- whose marks they are ---- */

/*
 * Offices that number their pictures from 1 all have a picture 1, or p1. Where the marks of an
 * office begin with letters of its own, as nb-16-1, a mark that begins otherwise is another's; a
 * path is one file for all.
 */
struct mark_owner {
    uint32_t unit;
    uint32_t letters; /* that marks begin with; 0: all of the unit */
    size_t marks;
};

struct mark_owners {
    ARRAY(struct mark_owner);
};

static int compare_owners(const void *a, const void *b)
{
    const struct mark_owner *one = a, *other = b;
    int order = (one->unit > other->unit) - (one->unit < other->unit);

    return order != 0 ? order : (one->letters > other->letters) - (one->letters < other->letters);
}

/* How many marks each unit has, and how many that begin with the same letters. */
static struct mark_owners owners_of(struct arena *arena, const struct facts *facts,
                                    const struct like_pack *list)
{
    struct like_reader reader = like_read(list);
    struct mark_owners owners = {0};
    size_t kept = 0;

    for (struct likeness mark; like_next(&reader, &mark);) {
        uint32_t unit = entry_unit(&facts->all, mark.entry);

        *ARRAY_PUSH_MOVING(arena, &owners) = (struct mark_owner){unit, 0, 1};
        if (mark.rest != 0)
            *ARRAY_PUSH_MOVING(arena, &owners) = (struct mark_owner){unit, mark.rest, 1};
    }
    if (owners.len > 1)
        qsort(owners.items, owners.len, sizeof *owners.items, compare_owners);
    for (size_t i = 0; i < owners.len; i++) {
        if (kept > 0 && compare_owners(&owners.items[kept - 1], &owners.items[i]) == 0)
            owners.items[kept - 1].marks++;
        else
            owners.items[kept++] = owners.items[i];
    }
    owners.len = kept;
    return owners;
}

static size_t marks_with(const struct mark_owners *owners, uint32_t unit, uint32_t letters)
{
    const struct mark_owner key = {unit, letters, 0};
    const struct mark_owner *found =
        bsearch(&key, owners->items, owners->len, sizeof *owners->items, compare_owners);

    return found == NULL ? 0 : found->marks;
}

/* Whether most marks of the unit begin otherwise. */
static bool is_foreign(const struct mark_owners *owners, uint32_t unit, uint32_t letters)
{
    return letters != 0 && 2 * marks_with(owners, unit, letters) < marks_with(owners, unit, 0);
}

/*
 * Whether the same words of two units are one mark. Then it is the unit whose marks begin otherwise
 * that has taken it, wherever it stands.
 */
static bool is_of_both(const struct facts *facts, const struct mark_owners *owners,
                       struct duplicate *duplicate)
{
    uint32_t first = entry_unit(&facts->all, duplicate->first->entry);
    uint32_t second = entry_unit(&facts->all, duplicate->second->entry);
    uint32_t letters = duplicate->second->rest;
    bool taken = is_foreign(owners, second, letters);
    const struct likeness *taker = duplicate->first;

    if (first == second || duplicate->second->path || taken)
        return true;
    if (!is_foreign(owners, first, letters))
        return false;
    duplicate->first = duplicate->second;
    duplicate->second = taker;
    return true;
}

/* Those that are one mark, and prove what one mark cannot. */
static void keep_reused(const struct mark_finder *finder, const struct mark_owners *owners,
                        struct duplicates *duplicates)
{
    size_t kept = 0;

    for (size_t i = 0; i < duplicates->len; i++) {
        struct duplicate *duplicate = &duplicates->items[i];

        if (!proves_both(finder, duplicate) && is_of_both(finder->facts, owners, duplicate))
            duplicates->items[kept++] = *duplicate;
    }
    duplicates->len = kept;
    duplicates_sort(duplicates);
}

/* ---- what proves nothing by itself ---- */

static int compare_uses(const void *a, const void *b)
{
    const struct use *one = a, *other = b;
    int order = (one->entry > other->entry) - (one->entry < other->entry);

    return order != 0 ? order
                      : ((uintptr_t)one->kind > (uintptr_t)other->kind) -
                            ((uintptr_t)one->kind < (uintptr_t)other->kind);
}

static void count_again(struct uses *uses)
{
    size_t kept = 0;

    if (uses->len > 1)
        qsort(uses->items, uses->len, sizeof *uses->items, compare_uses);
    for (size_t i = 0; i < uses->len; i++) {
        if (kept > 0 && compare_uses(&uses->items[kept - 1], &uses->items[i]) == 0)
            uses->items[kept - 1].again++;
        else
            uses->items[kept++] = uses->items[i];
    }
    uses->len = kept;
}

static void count_marks(const struct like_pack *list, struct uses *uses)
{
    struct like_reader reader = like_read(list);

    if (uses->len == 0)
        return;
    for (struct likeness mark; like_next(&reader, &mark);) {
        const struct use key = {.entry = mark.entry, .kind = mark_kind(list, &mark)};
        struct use *use = bsearch(&key, uses->items, uses->len, sizeof *uses->items, compare_uses);

        if (use != NULL)
            use->marks++;
    }
}

static int compare_reuses(const void *a, const void *b)
{
    const struct reuse *one = a, *other = b;

    return (one->entry > other->entry) - (one->entry < other->entry);
}

/* Both in a unit and in all, each mark once. */
static void take_pair(struct mark_finder *finder, struct arena *scratch,
                      const struct duplicate *duplicate, struct uses *uses)
{
    struct span place = span_of(finder, duplicate->second);

    if (place.source == NULL || span_checked(place))
        return;
    report(finder, duplicate, place);
    *ARRAY_PUSH(scratch, uses) =
        (struct use){duplicate->second->entry, duplicate->first->entry, kind_of(duplicate), 0, 1};
}

/* Whether any two marks are alike. What is alike in a unit is so in all. */
static bool any_alike(const struct facts *facts, const struct like_pack *list)
{
    struct arena *scratch = arena_new();
    struct duplicates duplicates = {0};

    duplicates_find(scratch, facts, list, true, &duplicates);
    arena_free(scratch);
    return duplicates.len > 0;
}

/* The entries of a list of which some kind of evidence proves another one alone. */
static void add_reuses(struct facts *facts, const struct like_pack *list, struct uses *uses)
{
    count_again(uses);
    count_marks(list, uses);
    for (size_t i = 0; i < uses->len; i++) {
        const struct use *use = &uses->items[i];

        assert(use->again <= use->marks);
        if (use->marks == use->again)
            *ARRAY_PUSH(facts->arena, &facts->reuses) =
                (struct reuse){use->entry, use->kind, use->first};
    }
}

static void find_in(struct mark_finder *finder, struct arena *scratch, const struct like_pack *list)
{
    struct facts *facts = finder->facts;
    struct duplicates duplicates = {0};
    struct uses uses = {0};

    if (!any_alike(facts, list)) /* nearly always */
        return;
    duplicates_find(scratch, facts, list, false, &duplicates);
    duplicates_find(scratch, facts, list, true, &duplicates);
    const struct mark_owners owners = owners_of(scratch, facts, list);

    keep_reused(finder, &owners, &duplicates);
    for (size_t i = 0; i < duplicates.len; i++) {
        if (i == 0 || duplicates.items[i - 1].second->at != duplicates.items[i].second->at)
            take_pair(finder, scratch, &duplicates.items[i], &uses);
    }
    add_reuses(facts, list, &uses);
}

void link_marks(const struct link_scope *scope, struct diag_list *diags, struct facts *facts)
{
    struct mark_finder finder = {scope, facts, diags};
    struct arena *scratch = arena_new();

    for (size_t i = 0; i < facts->packed_likes.len; i++) {
        if (facts->packed_likes.items[i].same == NULL)
            find_in(&finder, scratch, &facts->packed_likes.items[i]);
    }
    if (facts->reuses.len > 1)
        qsort(facts->reuses.items, facts->reuses.len, sizeof *facts->reuses.items, compare_reuses);
    arena_free(scratch);
}
