/* SPDX-License-Identifier: MIT */
/*
 * Lines that something was said of, and every four bytes in a row of what it names, as bits of
 * tables: a text is named only where all of its own are. See diag_said.h.
 */
#include "diag/diag_said.h"

#include <assert.h>
#include <string.h>

#define FEW       64 /* are looked through faster than they are remembered */
#define LAST      4  /* to which values may yet be set */
#define VAIN_MAX  1000
#define LINE_BITS 15
#define TEXT_BITS 17

struct diag_said {
    struct slice path;
    size_t upto; /* of the list: what stands before is remembered, as far as it is of the path */
    size_t vain; /* how often nothing was found that was not denied */
    uint64_t lines[(1 << LINE_BITS) / 64];
    uint64_t texts[(1 << TEXT_BITS) / 64];
};

static void set_bit(uint64_t *bits, size_t at)
{
    bits[at / 64] |= UINT64_C(1) << at % 64;
}

static bool has_bit(const uint64_t *bits, size_t at)
{
    return (bits[at / 64] >> at % 64 & 1) != 0;
}

static size_t line_bit(size_t line)
{
    return line % (1 << LINE_BITS);
}

static size_t text_bit(const char *bytes)
{
    uint32_t word;

    static_assert(sizeof word == SAID_TEXT_MIN, "so many bytes in a row");
    memcpy(&word, bytes, sizeof word);
    return word * UINT32_C(2654435761) >> (32 - TEXT_BITS);
}

static void remember_one(struct diag_said *said, const struct diag *diag)
{
    set_bit(said->lines, line_bit(diag->place.start.line));
    set_bit(said->lines, line_bit(diag->also.start.line));
    for (size_t i = 0; i < diag->arg_count; i++) {
        for (int lang = 0; !diag->args[i].own && lang < LANG_COUNT; lang++) {
            const struct slice value = diag->args[i].value[lang];

            for (size_t at = 0; at + SAID_TEXT_MIN <= value.len; at++)
                set_bit(said->texts, text_bit(value.data + at));
        }
    }
}

static struct diag_said *said_of(const struct diag_list *list, const struct source *source)
{
    return list->said != NULL && slice_eq(list->said->path, source->path) ? list->said : NULL;
}

/* In the same memory, if there is any. */
static struct diag_said *begin(struct diag_list *list, const struct source *source)
{
    if (list->said == NULL)
        list->said = ARENA_NEW(list->arena, struct diag_said);
    *list->said = (struct diag_said){.path = arena_copy(list->arena, source->path)};
    return list->said;
}

void said_remember(struct diag_list *list, const struct source *source)
{
    struct diag_said *said = said_of(list, source);
    const size_t end = list->len < LAST ? 0 : list->len - LAST;

    if (list->crowd_count < FEW || !slice_eq(list->crowd, source->path))
        return;
    if (said == NULL || said->vain > VAIN_MAX)
        said = begin(list, source);
    for (size_t i = end; i > said->upto; i--) {
        if (list->items[i - 1] == NULL || !slice_eq(list->items[i - 1]->place.path, source->path))
            break;
        remember_one(said, list->items[i - 1]);
    }
    said->upto = end > said->upto ? end : said->upto;
}

static bool may_be_of(const struct diag_said *said, size_t first_line, size_t last_line)
{
    if (last_line - first_line >= FEW)
        return true;
    for (size_t line = first_line; line <= last_line; line++) {
        if (has_bit(said->lines, line_bit(line)))
            return true;
    }
    return false;
}

static bool may_name(const struct diag_said *said, struct slice text)
{
    for (size_t at = 0; at + SAID_TEXT_MIN <= text.len; at++) {
        if (!has_bit(said->texts, text_bit(text.data + at)))
            return false;
    }
    return text.len >= SAID_TEXT_MIN;
}

size_t said_from(struct diag_list *list, const struct source *source, size_t first_line,
                 size_t last_line, struct slice text)
{
    struct diag_said *said = said_of(list, source);

    assert(first_line <= last_line);
    if (said == NULL)
        return 0;
    assert(said->upto <= list->len);
    if (may_be_of(said, first_line, last_line))
        return 0;
    if (!may_name(said, text))
        return said->upto;
    said->vain++;
    return 0;
}
