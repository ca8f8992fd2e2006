/* SPDX-License-Identifier: MIT */
/* The record files of a ledger, one by one. See ledger_room.h. */
#include "ledger/ledger_room.h"

#include "schema/shape_check.h"

/* Notes whose file it is; where nobody knows, it may be anybody's. */
static void note_unit(struct opening *o, size_t unit, bool whole)
{
    o->all_whole = o->all_whole && whole;
    if (unit != UNIT_NONE) {
        o->unit_seen[unit] = true;
        o->unit_whole[unit] = o->unit_whole[unit] && whole;
        return;
    }
    o->all_known = false;
    for (size_t i = 0; !whole && i < o->ledger->township.unit_count; i++)
        o->unit_whole[i] = false;
}

static void read_records(struct opening *o, const struct facts_rules *rules, size_t index)
{
    struct ledger_file *file = &o->ledger->files.items[index];
    struct arena *arena = arena_new(); /* of this file alone */
    size_t errors = o->diags->errors;
    struct tree *tree = read_document(o, arena, file, o->schemas.unit);

    if (tree == NULL) {
        facts_add_unreadable(&o->ledger->facts);
        note_unit(o, UNIT_NONE, false);
    } else {
        const struct shape_days days = {o->options->today, o->span.known, o->span.from, o->span.to};

        facts_check_numbers(rules->shape, tree, &tree->root, o->diags);
        shape_check(rules->shape, tree, days, o->diags);
        size_t unit = facts_add_file(rules, tree, (uint32_t)index, o->diags, &o->ledger->facts);

        note_unit(o, unit, file->whole);
    }
    file->sound = file->sound && o->diags->errors == errors;
    arena_free(arena);
}

void records_read(struct opening *o)
{
    struct ledger *ledger = o->ledger;
    struct facts_rules rules = facts_rules_init(o->arena, &ledger->files, &ledger->township,
                                                ledger->plan, schema_shape(o->schemas.unit));

    ledger->shape = rules.shape;
    o->unit_seen = ARENA_ARRAY(o->arena, ledger->township.unit_count, bool);
    o->unit_whole = ARENA_ARRAY(o->arena, ledger->township.unit_count, bool);
    o->all_known = o->all_whole = true;
    for (size_t i = 0; i < ledger->township.unit_count; i++)
        o->unit_whole[i] = true;
    ledger->facts.arena = o->arena;
    ledger->facts.far = ARENA_ARRAY(o->arena, ledger->township.unit_count, size_t);
    ledger->facts.headers = ARENA_ARRAY(o->arena, ledger->township.unit_count, struct node);
    for (size_t i = 0; i < ledger->files.len; i++) {
        if (ledger->files.items[i].role == ROLE_RECORDS)
            read_records(o, &rules, i);
    }
    facts_settle_headers(&rules, &ledger->facts);
    for (size_t i = 0; i < ledger->files.unlisted; i++) {
        facts_add_unreadable(&ledger->facts);
        note_unit(o, UNIT_NONE, false);
    }
}

void records_find_unread(struct opening *o)
{
    size_t count = o->ledger->township.unit_count;
    bool *unread = ARENA_ARRAY(o->arena, count, bool);
    bool any = false;

    for (size_t i = 0; !o->all_known && i < count; i++) {
        unread[i] = !o->unit_seen[i];
        any = any || unread[i];
    }
    for (size_t i = 0; !o->all_known && !any && i < count; i++)
        unread[i] = true;
    o->ledger->facts.may_be_unread = unread;
}

void records_warn_units(struct opening *o)
{
    for (size_t i = 0; o->all_known && i < o->ledger->township.unit_count; i++) {
        const struct unit *unit = &o->ledger->township.units[i];

        /* Of a unit that is listed twice, which is told already, records are those of one. */
        if (o->unit_seen[i] || township_find(&o->ledger->township, unit->id) != i)
            continue;
        struct diag *diag = diag_add_path(o->diags, DIAG_UNIT_WITHOUT_FILE, o->ledger->files.root);
        diag_set(diag, "id", unit->id);
        diag_set_name(diag, "unit", &unit->name, unit->id);
    }
}
