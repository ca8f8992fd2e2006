/* SPDX-License-Identifier: MIT */
/* x-within: of two entries that are named together, one lies in the other. See link.h. */
#include "ledger/link_room.h"

/* Mentions of an entry and of what is in it stand together. */
const struct mention *link_beside(const struct facts *facts, const struct mention_list *list,
                                  size_t index, const struct field *field,
                                  bool (*is_in)(const struct facts *facts, uint32_t entry,
                                                uint32_t other))
{
    const struct mention *refs = list->items;
    uint32_t entry = refs[index].entry;

    for (size_t i = index; i > 0 && is_in(facts, refs[i - 1].entry, entry); i--) {
        if (refs[i - 1].entry == entry && refs[i - 1].field == field)
            return &refs[i - 1];
    }
    for (size_t i = index + 1; i < list->len && is_in(facts, refs[i].entry, entry); i++) {
        if (refs[i].entry == entry && refs[i].field == field)
            return &refs[i];
    }
    return NULL;
}

/* The entry of a collection that another one is, or lies in. */
static uint32_t owner_of(const struct facts *facts, uint32_t entry, const struct field *collection)
{
    while (entry != ENTRY_NONE && entry_at(&facts->all, entry).field != collection)
        entry = entry_parent(&facts->all, entry);
    return entry;
}

static void report(struct linker *linker, const struct mention *ref, const struct mention *other,
                   const struct mention *id)
{
    const struct field *key = other->field->ref, *collection = field_entry(key);
    struct mention owner;
    struct diag *diag;

    if (!link_id_of(linker, key, owner_of(linker->facts, id->entry, collection),
                    &owner)) /* a fault of its own, which is reported */
        return;
    diag = diag_add(linker->diags, DIAG_NOT_WITHIN, link_span(linker, ref));
    diag_set(diag, "value", ref->value);
    diag_set(diag, "other", other->value);
    diag_set(diag, "owner", owner.value);
    diag_set_name(diag, "collection", &collection->label, collection->name);
    diag_also(diag, link_span(linker, other));
    link_mark(linker, ref);
}

static void look(struct linker *linker, void *context, const struct mention_list *refs)
{
    const struct facts *facts = linker->facts;

    (void)context;
    for (size_t i = 0; i < refs->len; i++) {
        const struct mention *ref = &refs->items[i], *other;
        struct mention id, owner;

        if (ref->field->within == NULL || ref->entry == ENTRY_NONE ||
            link_is_bad(facts, ref->entry))
            continue;
        other = link_beside(facts, refs, i, ref->field->within, link_is_in);
        if (other != NULL && link_find(linker, ref, &id) && link_find(linker, other, &owner) &&
            !link_is_bad(facts, id.entry) && !link_is_bad(facts, owner.entry) &&
            !link_is_in(facts, id.entry, owner.entry))
            report(linker, ref, other, &id);
    }
}

void link_within(struct linker *linker)
{
    link_each_file(linker, NULL, look);
}
