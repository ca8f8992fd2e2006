/* SPDX-License-Identifier: MIT */
/* Entries that are alike and contradict each other: x-same with agree. See link.h. */
#include "ledger/duplicates.h"
#include "ledger/link_room.h"

#include <assert.h>

void link_set_fields(struct diag *diag, const struct sameness *same)
{
    static const char *const commas[] = {[LANG_EN] = ", ", [LANG_ZH] = "、"};
    struct name fields = {0};

    for (int lang = 0; diag->arena != NULL && lang < LANG_COUNT; lang++) {
        struct buffer text = {0};

        for (size_t i = 0; i < same->count; i++) {
            const struct field *field = same->fields[i];

            buffer_adds(&text, i > 0 ? commas[lang] : "");
            buffer_add(&text, name_in(&field->label, (enum lang)lang, field->name));
        }
        fields.text[lang] = arena_copy(diag->arena, buffer_slice(&text));
        buffer_free(&text);
    }
    diag_set_name(diag, "fields", &fields, SLICE(""));
}

/* The later one is wrong until somebody says which is. */
static void report(struct linker *linker, const struct duplicate *duplicate)
{
    struct entries *all = &linker->facts->all;
    const struct entry first = entry_at(all, duplicate->first->entry);
    const struct entry second = entry_at(all, duplicate->second->entry);
    const struct field *collection = duplicate->list->collection;

    assert(duplicate->list->same != NULL && duplicate->first->entry < duplicate->second->entry);
    struct diag *diag =
        diag_add(linker->diags, DIAG_CONTRADICTS,
                 places_first_line(linker->scope->places, second.file, second.start));

    diag_set_name(diag, "collection", &collection->label, collection->name);
    link_set_fields(diag, duplicate->list->same);
    diag_set(diag, "file", linker->scope->files->items[first.file].path);
    diag_set_number(diag, "line",
                    (int64_t)places_line(linker->scope->places, first.file, first.start));
    diag_also(diag, places_first_line(linker->scope->places, first.file, first.start));
    entry_set_bad(all, duplicate->second->entry);
}

void link_agree(struct linker *linker)
{
    const struct facts *facts = linker->facts;

    for (size_t i = 0; i < facts->packed_likes.len; i++) {
        const struct like_pack *list = &facts->packed_likes.items[i];
        struct duplicates duplicates = {0};

        if (list->same == NULL || list->same->agree_count == 0)
            continue;
        duplicates_find(linker->arena, facts, list, list->same->township, &duplicates);
        duplicates_sort(&duplicates);
        for (size_t k = 0; k < duplicates.len; k++) {
            const struct duplicate *duplicate = &duplicates.items[k];

            if (!entry_is_bad(&facts->all, duplicate->second->entry) &&
                duplicate->first->rest != duplicate->second->rest)
                report(linker, duplicate);
        }
    }
}
