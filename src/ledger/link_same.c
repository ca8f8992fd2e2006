/* SPDX-License-Identifier: MIT */
/* Entries that are alike in what tells such entries apart. See link.h. */
#include "ledger/duplicates.h"
#include "ledger/link_room.h"

#include <assert.h>
#include <stdlib.h>

struct same_finder {
    const struct link_scope *scope;
    struct facts *facts;
    struct diag_list *diags;
};

static struct span line_of(struct same_finder *finder, const struct entry *entry)
{
    return places_first_line(finder->scope->places, entry->file, entry->start);
}

/* The field that names the further units; empty: none does. */
static struct slice shared_field(const struct field *collection)
{
    for (size_t i = 0; i < collection->field_count; i++) {
        if (collection->fields[i].shared)
            return collection->fields[i].name;
    }
    return SLICE("");
}

/* What is done by two units can be one entry, or cannot. */
static void set_advice(struct diag *diag, struct slice shared)
{
    static const struct words joint =
        T("what is done jointly is written once, by one unit, with the others in its field "
          "{shared}: "
          "delete one of the two",
          "合办的只由一个单位记一次，其他单位写在 {shared} 里：请删掉其中一条");
    static const struct words once = T("what two units did together stands in the file of one: "
                                       "delete one of the two",
                                       "两个单位共同的事，只记在一个单位的文件里：请删掉其中一条");
    struct name advice = {0};

    for (int lang = 0; diag->arena != NULL && lang < LANG_COUNT; lang++) {
        const struct lang_arg arg = {"shared", shared};
        struct buffer text = {0};

        lang_expand(&text, shared.len > 0 ? joint.text[lang] : once.text[lang], &arg, 1);
        advice.text[lang] = arena_copy(diag->arena, buffer_slice(&text));
        buffer_free(&text);
    }
    diag_set_name(diag, "advice", &advice, SLICE(""));
}

static void report(struct same_finder *finder, const struct duplicate *duplicate, struct span place)
{
    const struct field *collection = duplicate->list->collection;
    const struct entry first = entry_at(&finder->facts->all, duplicate->first->entry);
    const struct entry second = entry_at(&finder->facts->all, duplicate->second->entry);
    bool same_unit = first.unit == second.unit, township = duplicate->list->same->township;
    struct span other = line_of(finder, &first);
    struct diag *diag = diag_add(finder->diags,
                                 same_unit  ? DIAG_ALIKE
                                 : township ? DIAG_ALIKE_IN_TWO_UNITS
                                            : DIAG_ALIKE_ELSEWHERE,
                                 place);

    diag_set_name(diag, "collection", &collection->label, collection->name);
    link_set_fields(diag, duplicate->list->same);
    diag_set(diag, "file", finder->scope->files->items[first.file].path);
    diag_set_number(diag, "line",
                    (int64_t)places_line(finder->scope->places, first.file, first.start));
    diag_also(diag, other);
    if (same_unit)
        return;
    assert(first.unit < finder->scope->township->unit_count);
    const struct unit *unit = &finder->scope->township->units[first.unit];

    diag_set_name(diag, "unit", &unit->name, unit->id);
    if (township)
        set_advice(diag, shared_field(collection));
    else
        diag_set(diag, "shared", shared_field(collection));
}

static void add_twin(struct same_finder *finder, uint32_t entry, uint32_t group, bool checked)
{
    *ARRAY_PUSH_MOVING(finder->facts->arena, &finder->facts->twins) =
        (struct twin){entry, group, checked};
}

/* What is said of one entry is said once, by the first line of the schema that finds it. */
static void take_pairs(struct same_finder *finder, const struct duplicates *duplicates)
{
    struct span place = {0};
    bool checked = false;

    for (size_t i = 0; i < duplicates->len; i++) {
        const struct duplicate *duplicate = &duplicates->items[i];
        const struct entry entry = entry_at(&finder->facts->all, duplicate->second->entry);

        assert(duplicate->first->entry < duplicate->second->entry);
        if (i == 0 || duplicates->items[i - 1].second->entry != duplicate->second->entry) {
            place = line_of(finder, &entry);
            checked = span_checked(place);
            if (!checked)
                report(finder, duplicate, place);
            diag_pack(finder->diags); /* a ledger may be full of them */
        }
        add_twin(finder, duplicate->second->entry, duplicate->group, checked);
        add_twin(finder, duplicate->first->entry, duplicate->group, true);
    }
}

/* By entry and group; of the same one what nobody has checked. */
static int compare_twins(const void *a, const void *b)
{
    const struct twin *one = a, *other = b;
    int order = (one->entry > other->entry) - (one->entry < other->entry);

    if (order == 0)
        order = (one->group > other->group) - (one->group < other->group);
    return order != 0 ? order : one->checked - other->checked;
}

/* The first of a group was added with each of the others. */
static void sort_twins(struct facts *facts)
{
    size_t kept = 0;

    if (facts->twins.len > 1)
        qsort(facts->twins.items, facts->twins.len, sizeof *facts->twins.items, compare_twins);
    for (size_t i = 0; i < facts->twins.len; i++) {
        const struct twin *twin = &facts->twins.items[i];
        const struct twin *before = kept > 0 ? &facts->twins.items[kept - 1] : NULL;

        if (before == NULL || before->entry != twin->entry || before->group != twin->group)
            facts->twins.items[kept++] = *twin;
    }
    facts->twins.len = kept;
}

void link_same(const struct link_scope *scope, struct diag_list *diags, struct facts *facts)
{
    struct same_finder finder = {scope, facts, diags};
    struct arena *scratch = arena_new();
    struct duplicates duplicates = {0};

    for (size_t i = 0; i < facts->packed_likes.len; i++) {
        const struct like_pack *list = &facts->packed_likes.items[i];

        if (list->same != NULL)
            duplicates_find(scratch, facts, list, list->same->township, &duplicates);
    }
    duplicates_sort(&duplicates);
    likenesses_free(facts); /* those that are alike stay, and of a large ledger they are few */
    take_pairs(&finder, &duplicates);
    sort_twins(facts);
    arena_free(scratch);
}
