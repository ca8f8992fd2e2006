/* SPDX-License-Identifier: MIT */
/* Entries that are alike in what tells such entries apart. See link.h. */
#include "ledger/alike.h"
#include "ledger/link.h"
#include "ledger/places.h"

struct finder {
    const struct link_scope *scope;
    const struct facts *facts;
    struct diag_list *diags;
    struct places places;
};

/* The first line of an entry, without the comment behind it. */
static struct span line_of(struct finder *finder, const struct entry *entry)
{
    const struct source *source = places_source(&finder->places, entry->file);

    if (source == NULL || entry->start >= source->text.len)
        return (struct span){0};
    struct slice text =
        slice_sub(source->text, entry->start, source_line_end(source->text, entry->start));
    size_t end = 0;

    while (end < text.len && text.data[end] != '\n' && text.data[end] != '\r' &&
           !(text.data[end] == '#' && end > 0 && text.data[end - 1] == ' '))
        end++;
    while (end > 1 && text.data[end - 1] == ' ')
        end--;
    return (struct span){source, entry->start, entry->start + end};
}

/* "date, topic" */
static void set_fields(struct diag *diag, const struct field *collection)
{
    static const char *const commas[] = {[LANG_EN] = ", ", [LANG_ZH] = "、"};
    struct name fields = {0};

    for (int lang = 0; diag->arena != NULL && lang < LANG_COUNT; lang++) {
        struct buffer text = {0};

        for (size_t i = 0; i < collection->same_count; i++) {
            const struct field *field = collection->same[i];

            buffer_adds(&text, i > 0 ? commas[lang] : "");
            buffer_add(&text, name_in(&field->label, (enum lang)lang, field->name));
        }
        fields.text[lang] = arena_copy(diag->arena, buffer_slice(&text));
        buffer_free(&text);
    }
    diag_set_name(diag, "fields", &fields, SLICE(""));
}

/* The field that names the further units. */
static struct slice shared_field(const struct field *collection)
{
    for (size_t i = 0; i < collection->field_count; i++) {
        if (collection->fields[i].shared)
            return collection->fields[i].name;
    }
    return SLICE("");
}

static void tell(struct finder *finder, const struct field *collection, const struct pair *pair)
{
    const struct entry *first = &finder->facts->entries.items[pair->first];
    const struct entry *second = &finder->facts->entries.items[pair->second];
    struct span place = line_of(finder, second), other = line_of(finder, first);
    bool same_unit = first->unit == second->unit;

    if (span_checked(place))
        return;
    struct diag *diag =
        diag_add(finder->diags, same_unit ? DIAG_ALIKE : DIAG_ALIKE_ELSEWHERE, place);

    diag_set_name(diag, "collection", &collection->label, collection->name);
    set_fields(diag, collection);
    diag_set(diag, "file", finder->scope->files->items[first->file].path);
    diag_set_number(diag, "line", (int64_t)places_line(&finder->places, first->file, first->start));
    diag_also(diag, other);
    if (same_unit)
        return;
    const struct unit *unit = &finder->scope->township->units[first->unit];

    diag_set_name(diag, "unit", &unit->name, unit->id);
    diag_set(diag, "shared", shared_field(collection));
}

void link_same(struct arena *arena, const struct link_scope *scope, struct diag_list *diags,
               const struct facts *facts)
{
    struct finder finder = {scope, facts, diags, places_init(arena, scope->files)};

    for (size_t i = 0; i < facts->alike.len; i++) {
        struct arena *scratch = arena_new();
        const struct likenesses *list = &facts->alike.items[i];
        const struct pairs pairs = alike_find(scratch, facts, list);

        for (size_t j = 0; j < pairs.len; j++)
            tell(&finder, list->collection, &pairs.items[j]);
        arena_free(scratch);
    }
}
