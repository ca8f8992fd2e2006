/* SPDX-License-Identifier: MIT */
/* Units by a list of their names. See init.h. */
#include "base/text.h"
#include "init/init.h"

#include <ctype.h>

#define ID_MAX 40

/* 60 characters of a name, by the township schema. */
#define NAME_COLUMNS 120

static const char *const prefixes[INIT_KINDS] = {
    [INIT_COMMUNITY] = "comm", [INIT_VILLAGE] = "village"};

bool init_is_id(struct slice text)
{
    if (text.len == 0 || text.len > ID_MAX || !islower((unsigned char)text.data[0]))
        return false;
    for (size_t i = 1; i < text.len; i++) {
        const unsigned char c = (unsigned char)text.data[i];

        if (!islower(c) && !isdigit(c) && c != '-')
            return false;
    }
    return true;
}

bool init_is_name(struct slice text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (iscntrl((unsigned char)text.data[i]))
            return false;
    }
    return text.len > 0 && text_width(text) <= NAME_COLUMNS;
}

/* "East Street" is east-street; a name in another script gives none. */
static struct slice id_of_name(struct arena *arena, struct slice name)
{
    struct buffer id = {0};

    for (size_t i = 0; i < name.len; i++) {
        const unsigned char c = (unsigned char)name.data[i];

        if (isalnum(c))
            buffer_byte(&id, (char)tolower(c));
        else if (id.len > 0 && id.data[id.len - 1] != '-')
            buffer_byte(&id, '-');
    }
    while (id.len > 0 && id.data[id.len - 1] == '-')
        id.len--;
    struct slice out = arena_copy(arena, buffer_slice(&id));
    buffer_free(&id);
    return init_is_id(out) && name.len == out.len ? out : (struct slice){NULL, 0};
}

static bool is_taken(const struct init_wish *wish, struct slice id, struct slice name)
{
    for (size_t i = 0; i < wish->units.len; i++) {
        const struct init_unit *unit = &wish->units.items[i];

        if (slice_eq(unit->id, id) || (name.len > 0 && slice_eq(unit->name, name)))
            return true;
    }
    return false;
}

/* The first of the kind that is free. */
static struct slice next_id(struct arena *arena, const struct init_wish *wish, enum init_kind kind)
{
    for (int i = 1;; i++) {
        struct slice id = arena_printf(arena, "%s%02d", prefixes[kind], i);

        if (!is_taken(wish, id, (struct slice){NULL, 0}))
            return id;
    }
}

static bool add_unit(struct arena *arena, struct slice text, enum init_kind kind,
                     struct init_wish *wish)
{
    struct slice name = text, id = {NULL, 0};

    if (slice_has(text, "=")) {
        id = slice_trim(slice_cut(&name, '='));
        name = slice_trim(name);
        if (!init_is_id(id))
            return false;
    }
    if (!init_is_name(name))
        return false;
    if (id.len == 0)
        id = id_of_name(arena, name);
    if (id.len == 0)
        id = next_id(arena, wish, kind);
    if (is_taken(wish, id, name))
        return false;
    *ARRAY_PUSH(arena, &wish->units) =
        (struct init_unit){kind, arena_copy(arena, id), arena_copy(arena, name)};
    return true;
}

/* The list with one kind of comma. */
static struct slice one_comma(struct arena *arena, struct slice list)
{
    static const char *const commas[] = {"，", "、", ";", "；"};
    struct buffer text = {0};

    for (size_t at = 0; at < list.len;) {
        const struct slice rest = slice_sub(list, at, list.len);
        size_t len = 0;

        for (size_t i = 0; i < sizeof commas / sizeof commas[0] && len == 0; i++)
            len = slice_starts(rest, commas[i]) ? slice_of(commas[i]).len : 0;
        if (len > 0)
            buffer_byte(&text, ',');
        else
            buffer_byte(&text, list.data[at]);
        at += len > 0 ? len : 1;
    }
    struct slice out = arena_copy(arena, buffer_slice(&text));
    buffer_free(&text);
    return out;
}

struct slice init_add_units(struct arena *arena, struct slice list, enum init_kind kind,
                            struct init_wish *wish)
{
    for (struct slice rest = one_comma(arena, list); rest.data != NULL;) {
        struct slice text = slice_trim(slice_cut(&rest, ','));

        if (text.len > 0 && !add_unit(arena, text, kind, wish))
            return text;
    }
    return (struct slice){NULL, 0};
}
