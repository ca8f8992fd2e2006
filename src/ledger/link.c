/* SPDX-License-Identifier: MIT */
/* Unique values and references. See link.h. */
#include "ledger/codes.h"
#include "ledger/link_room.h"

#include <assert.h>
#include <stdlib.h>

/* A search for the nearest value only helps the reader of a message, and must not take longer than
 * the check itself: so many are made. */
#define CANDIDATES_MAX 2000
#define HINTS_MAX      100

struct span link_span(struct linker *linker, const struct mention *mention)
{
    return places_span(linker->scope->places, mention->file, mention->start, mention->end);
}

void link_mark(struct linker *linker, const struct mention *mention)
{
    if (mention->entry != ENTRY_NONE)
        entry_set_bad(&linker->facts->all, mention->entry);
}

bool link_is_bad(const struct facts *facts, uint32_t entry)
{
    for (; entry != ENTRY_NONE; entry = entry_parent(&facts->all, entry)) {
        if (entry_is_bad(&facts->all, entry))
            return true;
    }
    return false;
}

bool link_is_in(const struct facts *facts, uint32_t entry, uint32_t other)
{
    while (entry != ENTRY_NONE && entry != other)
        entry = entry_parent(&facts->all, entry);
    return entry == other;
}

/* ---- unique ---- */

/* Whether the entries of both stand in lists of the same entry, or of the same file. */
static bool same_list(const struct facts *facts, const struct mention *a, const struct mention *b)
{
    if (a->file != b->file)
        return false;
    if (a->entry == ENTRY_NONE || b->entry == ENTRY_NONE)
        return a->entry == b->entry;
    return entry_parent(&facts->all, a->entry) == entry_parent(&facts->all, b->entry);
}

static bool must_differ(const struct facts *facts, const struct mention *a, const struct mention *b)
{
    if (a->field != b->field || a->key != b->key)
        return false;
    switch (a->field->unique) {
    case FIELD_UNIQUE_LIST:
        return same_list(facts, a, b);
    case FIELD_UNIQUE_UNIT:
        return a->unit == b->unit;
    case FIELD_UNIQUE_TOWNSHIP:
        return true;
    case FIELD_UNIQUE_NONE:
        break;
    }
    return false;
}

/* The value as it is written in the file: the same code may be written in several ways. */
static struct slice spelled(struct span span, const struct mention *mention)
{
    const struct slice value = mention->value;

    if (!mention->field->code || span.source == NULL)
        return value;
    const struct slice text = slice_sub(span.source->text, span.start, span.end);

    return text.len > 2 && (text.data[0] == '"' || text.data[0] == '\'')
               ? slice_sub(text, 1, text.len - 1)
               : text;
}

static void report_double(struct linker *linker, const struct mention *first,
                          const struct mention *second)
{
    struct span also = link_span(linker, first), span = link_span(linker, second);
    struct slice value = spelled(span, second), other = spelled(also, first);
    bool alike = slice_eq(value, other);
    struct diag *diag = diag_add(linker->diags, alike ? DIAG_NOT_UNIQUE : DIAG_SAME_CODE, span);

    diag_set(diag, "value", value);
    if (!alike)
        diag_set(diag, "other", other);
    diag_set(diag, "field", field_path(linker->arena, second->field));
    diag_set(diag, "file", linker->scope->files->items[first->file].path);
    diag_set_number(diag, "line",
                    also.source == NULL ? 0
                                        : (int64_t)source_position(also.source, also.start).line);
    diag_also(diag, also);
    link_mark(linker, second);
    facts_add_lost(linker->facts, second->field, second->unit);
}

static void check_unique(struct linker *linker)
{
    const struct kept_mentions *ids = &linker->facts->known;

    for (size_t i = 1; i < ids->len; i++) {
        if (ids->items[i - 1].key != ids->items[i].key) /* nearly all */
            continue;
        const struct mention first = mention_at(ids, i - 1), second = mention_at(ids, i);

        if (must_differ(linker->facts, &first, &second))
            report_double(linker, &first, &second);
    }
}

/* ---- references ---- */

/* Whether an id of a file may be what a reference names: a file that does not say whose it is
 * may belong to any unit, and its own fault is reported already. */
static bool may_be(uint32_t unit, const struct mention *ref)
{
    return ref->field->ref_township || unit == ref->unit || unit == INDEX_NONE ||
           ref->unit == INDEX_NONE;
}

/* Whether an entry of a unit is known by the same value. */
static bool has_id(const struct linker *linker, const struct kept_mention *id, uint32_t unit)
{
    const struct kept_mentions *ids = &linker->facts->known;
    size_t found = ids_lower_bound(&linker->by_unit, id->field, unit, id->key);

    return found < ids->len && ids->items[found].field == id->field &&
           ids->items[found].unit == unit && ids->items[found].key == id->key;
}

/* The id in a unit that a reference names; ID_NONE for none. */
static size_t find_in_unit(const struct linker *linker, const struct mention *ref, uint16_t field,
                           uint32_t unit)
{
    const struct kept_mentions *ids = &linker->facts->known;

    for (size_t i = ids_lower_bound(&linker->by_unit, field, unit, ref->key); i < ids->len; i++) {
        const struct kept_mention *id = &ids->items[i];

        if (id->field != field || id->key != ref->key)
            return ID_NONE;
        if (may_be(id->unit, ref))
            return i;
    }
    return ID_NONE;
}

/* In any unit. Values that are unique in a unit only stand unit by unit. */
static size_t find_anywhere(struct linker *linker, const struct mention *ref, uint16_t field)
{
    if (ref->field->ref->unique == FIELD_UNIQUE_TOWNSHIP ||
        (!ref->field->ref_township && ref->unit != INDEX_NONE))
        return ID_NONE;
    if (linker->by_value.items == NULL)
        linker->by_value = ids_by_value(linker->arena, &linker->facts->known);
    return find_by(&linker->by_value, field, ref->key);
}

bool link_find(struct linker *linker, const struct mention *ref, struct mention *id)
{
    assert(ref->field->ref != NULL);
    const uint16_t field = mention_field(&linker->facts->known, ref->field->ref);
    size_t found = find_in_unit(linker, ref, field, ref->unit);

    if (found == ID_NONE)
        found = find_in_unit(linker, ref, field, INDEX_NONE);
    if (found == ID_NONE)
        found = find_anywhere(linker, ref, field);
    if (found != ID_NONE)
        *id = mention_at(&linker->facts->known, found);
    return found != ID_NONE;
}

bool link_id_of(struct linker *linker, const struct field *field, uint32_t entry,
                struct mention *id)
{
    const struct kept_mentions *known = &linker->facts->known;

    if (linker->by_entry.items == NULL)
        linker->by_entry = ids_by_entry(linker->arena, known);
    const size_t found = find_by(&linker->by_entry, mention_field(known, field), entry);

    if (found != ID_NONE)
        *id = mention_at(known, found);
    return found != ID_NONE;
}

/* A value with its unit, where it is unique in a unit only, and the index of the id. */
struct candidate {
    struct slice value;
    uint32_t unit;
    size_t id;
};

struct candidate_list {
    ARRAY(struct candidate);
};

/* By unit and value. */
static int compare_candidates(const void *a, const void *b)
{
    const struct candidate *first = a, *second = b;
    int order = (first->unit > second->unit) - (first->unit < second->unit);

    if (order == 0)
        order = slice_cmp(first->value, second->value);
    return order != 0 ? order : (first->id > second->id) - (first->id < second->id);
}

/* The values that a reference may name, in the order of the units. */
static void gather(struct linker *linker, const struct mention *ref, struct arena *scratch,
                   struct candidate_list *out)
{
    const struct kept_mentions *ids = &linker->facts->known;
    const uint16_t field = mention_field(ids, ref->field->ref);
    const bool township = ref->field->ref->unique == FIELD_UNIQUE_TOWNSHIP;

    for (size_t i = 0; i < ids->len; i++) {
        const struct kept_mention *id = &ids->items[i];

        if (id->field == field && may_be(id->unit, ref))
            *ARRAY_PUSH_MOVING(scratch, out) =
                (struct candidate){key_of(ids->keys, id->key), township ? 0 : id->unit, i};
    }
    if (out->len > 1)
        qsort(out->items, out->len, sizeof *out->items, compare_candidates);
}

/* All values that a reference of this field and unit may name, gathered once. */
static const struct candidates *candidates_for(struct linker *linker, const struct mention *ref)
{
    const struct field *field = ref->field->ref;

    for (size_t i = 0; i < linker->candidates.len; i++) {
        const struct candidates *known = &linker->candidates.items[i];

        if (known->field == field && known->unit == ref->unit)
            return known;
    }
    struct arena *scratch = arena_new();
    struct candidate_list all = {0};
    struct candidates *made = ARRAY_PUSH(linker->arena, &linker->candidates);

    made->field = field;
    made->unit = ref->unit;
    gather(linker, ref, scratch, &all);
    for (size_t i = 0; i < all.len && made->len < CANDIDATES_MAX; i++)
        *ARRAY_PUSH(linker->arena, made) = all.items[i].value;
    arena_free(scratch);
    return made;
}

/* The nearest of the values that would do; the first faults of a run are worth the search. */
static void set_candidates(struct linker *linker, struct diag *diag, const struct mention *ref)
{
    static const struct candidates none;
    const struct candidates *found =
        linker->hints++ < HINTS_MAX ? candidates_for(linker, ref) : &none;

    diag_set_nearest(diag, ref->value, found->items, found->len);
}

static void report_unknown(struct linker *linker, const struct mention *ref)
{
    static const struct name everywhere = {
        {[LANG_EN] = {"the township", 12}, [LANG_ZH] = {"全镇", 6}}};
    struct diag *diag = diag_add(linker->diags, DIAG_UNKNOWN_REF, link_span(linker, ref));
    const struct field *collection = field_entry(ref->field->ref->parent);

    diag_set(diag, "value", ref->value);
    diag_set_name(diag, "collection", &collection->label, collection->name);
    if (ref->field->ref_township || ref->unit == INDEX_NONE) {
        diag_set_name(diag, "unit", &everywhere, SLICE(""));
    } else {
        assert(ref->unit < linker->scope->township->unit_count);
        const struct unit *unit = &linker->scope->township->units[ref->unit];
        diag_set_name(diag, "unit", &unit->name, unit->id);
    }
    set_candidates(linker, diag, ref);
    link_mark(linker, ref);
}

/* Whether an entry that the reference may have meant lacks the value it is known by. */
static bool may_be_lost(const struct linker *linker, const struct mention *ref)
{
    const struct facts *facts = linker->facts;
    const struct field *field = ref->field->ref;

    if (ref->field->ref_township)
        return lost_has_any(facts, field);
    return lost_has(facts, field, ref->unit) || lost_has(facts, field, INDEX_NONE);
}

/* Whether every file was read that could hold what the reference names: otherwise it may be there.
 */
static bool can_judge(const struct linker *linker, const struct mention *ref)
{
    const struct link_scope *scope = linker->scope;

    if (!scope->all_whole && (ref->field->ref_township || ref->unit == INDEX_NONE))
        return false;
    return ref->unit == INDEX_NONE || scope->whole[ref->unit];
}

/* x-prefix with x-once: a code that begins with another unit's id is right where that unit has the
 * same code, too. */
static void check_prefixes(struct linker *linker)
{
    const struct township *township = linker->scope->township;

    const struct kept_mentions *ids = &linker->facts->known;

    for (size_t i = 0; i < ids->len; i++) {
        const struct kept_mention *kept = &ids->items[i];
        size_t home = UNIT_NONE;

        if (!ids->fields[kept->field]->once || kept->unit == INDEX_NONE)
            continue;
        const struct mention id = mention_at(ids, i);

        if (code_fits(township, id.field, id.value, id.unit, &home) || home == UNIT_NONE ||
            !linker->scope->whole[home] || has_id(linker, kept, (uint32_t)home))
            continue;
        const struct span span = link_span(linker, &id);

        code_report(linker->diags, span, township, id.field, spelled(span, &id), id.unit);
        link_mark(linker, &id);
        facts_add_lost(linker->facts, id.field, id.unit);
    }
}

void link_each_file(struct linker *linker, void *context,
                    void (*look)(struct linker *linker, void *context,
                                 const struct mention_list *refs))
{
    struct mention_reader reader = mention_read(&linker->facts->packed_refs);

    while (reader.left > 0) {
        struct arena *scratch = arena_new();
        struct mention_list refs = {0};

        mention_next_file(&reader, scratch, &refs);
        look(linker, context, &refs);
        arena_free(scratch);
    }
}

static void check_refs(struct linker *linker, void *context, const struct mention_list *refs)
{
    (void)context;
    for (size_t i = 0; i < refs->len; i++) {
        const struct mention *ref = &refs->items[i];
        struct mention id;

        if (!link_find(linker, ref, &id) && can_judge(linker, ref) && !may_be_lost(linker, ref))
            report_unknown(linker, ref);
    }
}

void link_facts(struct arena *arena, const struct link_scope *scope, struct diag_list *diags,
                struct facts *facts)
{
    struct linker linker = {
        .arena = arena,
        .scope = scope,
        .diags = diags,
        .facts = facts,
    };

    facts->known = mention_keep_all(arena, &facts->packed_ids);
    mention_packs_free(&facts->packed_ids);
    ids_sort(&facts->known);
    check_unique(&linker);
    linker.by_unit = ids_by_unit(arena, &facts->known);
    check_prefixes(&linker);
    lost_sort(facts);
    link_each_file(&linker, NULL, check_refs);
    link_within(&linker);
    link_times(&linker);
    link_agree(&linker);
    link_heads(&linker);
    mention_packs_free(&facts->packed_refs);
    mention_packs_free(&facts->packed_bounded);
}
