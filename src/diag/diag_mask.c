/* SPDX-License-Identifier: MIT */
/* What must never be shown, taken out of what was said before it was known. See diag.h. */
#include "diag/diag_room.h"
#include "diag/diag_said.h"

#include "base/text.h"

#include <assert.h>
#include <string.h>

static void mask_place(const struct diag_place *place, size_t start, size_t end)
{
    size_t last = place->at + place->excerpt.len;

    start = start < place->at ? place->at : start;
    end = end > last ? last : end;
    if (start < end)
        text_mask((char *)place->excerpt.data + (start - place->at), end - start);
}

static bool is_word(struct slice s)
{
    for (size_t i = 0; i < s.len; i++) {
        if ((unsigned char)s.data[i] >= 0x80 || byte_is_digit(s.data[i]))
            return false;
    }
    return true;
}

/*
 * A short text is in many others by chance, and a word of plain letters may be the name of a field,
 * which hints are made of: `a` of another line is not the one that is hidden.
 */
static bool may_hold(const char *name, struct slice secret, bool near)
{
    bool of_fields =
        strcmp(name, "hint") == 0 || strcmp(name, "key") == 0 || strcmp(name, "field") == 0;

    return (near || secret.len >= SAID_TEXT_MIN) && !(of_fields && is_word(secret));
}

static bool is_near(const struct diag_place *place, struct position start, struct position end)
{
    return place->start.line >= start.line && place->start.line <= end.line;
}

/* The label behind a field's name is the schema's. */
static struct slice without_label(const char *name, struct slice value)
{
    size_t end = slice_search(value, SLICE("（"), 0), paren = slice_search(value, SLICE(" ("), 0);

    return strcmp(name, "field") == 0 ? slice_sub(value, 0, paren < end ? paren : end) : value;
}

static void mask_value(const struct diag_arg *arg, int lang, struct slice secret, bool near)
{
    struct slice value = without_label(arg->name, arg->value[lang]);

    for (size_t at = 0; (at = slice_search(value, secret, at)) < value.len; at++)
        text_mask((char *)value.data + at, secret.len);
    if (near && diag_is_quoted(arg->name) && slice_search(secret, value, 0) < secret.len)
        text_mask((char *)value.data, value.len);
}

/* What a message names may be the very text, or hold it. Nearly none does, so that is asked first.
 */
static void mask_args(const struct diag *diag, struct slice secret, bool near, bool key)
{
    for (size_t i = 0; i < diag->arg_count; i++) {
        const struct diag_arg *arg = &diag->args[i];

        for (int lang = 0; !arg->own && lang < LANG_COUNT; lang++) {
            const struct slice value = arg->value[lang];

            if (slice_search(value, secret, 0) >= value.len &&
                (!near || slice_search(secret, value, 0) >= secret.len))
                continue;
            if ((near && key) || may_hold(arg->name, secret, near))
                mask_value(arg, lang, secret, near);
        }
    }
}

void diag_hide(struct diag *diag)
{
    if (diag->place.caret_len > 0)
        text_mask((char *)diag->place.excerpt.data + diag->place.caret, diag->place.caret_len);
}

void diag_mask(struct diag_list *list, const struct source *source, size_t start, size_t end)
{
    struct buffer secret = {0};
    const struct position from = source_position(source, start), to = source_position(source, end);

    buffer_add(&secret, slice_sub(source->text, start, end));
    source_mask(source, start, end);
    size_t first = said_from(list, source, from.line, to.line, buffer_slice(&secret));

    /* What was said of one source stands together while it is being read. */
    for (size_t i = list->len; i > first; i--) {
        const struct diag *diag = list->items[i - 1];

        if (diag == NULL || !slice_eq(diag->place.path, source->path))
            break;
        mask_place(&diag->place, start, end);
        if (slice_eq(diag->also.path, source->path))
            mask_place(&diag->also, start, end);
        if (secret.len > 0)
            mask_args(diag, buffer_slice(&secret),
                      is_near(&diag->place, from, to) || is_near(&diag->also, from, to), false);
    }
    said_remember(list, source);
    buffer_free(&secret);
}

/* Ranges by their start. One may lie in another, so their ends are in no order: `reach` is how far
 * the ranges up to each have come. */
struct reaching {
    const struct source_range *ranges;
    size_t *reach;
    size_t count;
};

static struct reaching reaching_of(struct arena *arena, const struct source_range *ranges,
                                   size_t count)
{
    struct reaching out = {ranges, ARENA_ARRAY(arena, count, size_t), count};

    for (size_t i = 0; i < count; i++) {
        assert(i == 0 || ranges[i - 1].start <= ranges[i].start);
        out.reach[i] = i > 0 && out.reach[i - 1] > ranges[i].end ? out.reach[i - 1] : ranges[i].end;
    }
    return out;
}

/* The first range that ends behind a byte. */
static size_t first_behind(const struct reaching *reaching, size_t at)
{
    size_t low = 0, high = reaching->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (reaching->reach[middle] > at)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

/* What is said of the very text that is hidden may quote it as it is read: without its quotes, with
 * its escapes, or its lines folded. */
static void mask_quoted(const struct diag *diag, bool key)
{
    for (size_t i = 0; i < diag->arg_count; i++) {
        const struct diag_arg *arg = &diag->args[i];
        bool quoted = diag_is_quoted(arg->name) || (key && strcmp(arg->name, "key") == 0);

        for (int lang = 0; !arg->own && quoted && lang < LANG_COUNT; lang++)
            text_mask((char *)arg->value[lang].data, arg->value[lang].len);
    }
}

/* What stands on the lines of a place, in its excerpt and in what was said of it. */
static void mask_near(const struct diag *diag, const struct diag_place *place,
                      const struct source *source, const struct reaching *reaching)
{
    const struct source_range *ranges = reaching->ranges;

    if (place->start.line == 0 || !slice_eq(place->path, source->path))
        return;
    size_t from = source_line_start(source, place->start.line);
    size_t to = source_line_end(source->text, source_line_start(source, place->end.line));

    for (size_t i = first_behind(reaching, from); i < reaching->count && ranges[i].start < to;
         i++) {
        size_t at = place->at + place->caret;

        if (ranges[i].end <= from)
            continue;
        mask_place(place, ranges[i].start, ranges[i].end);
        if (place == &diag->place && at >= ranges[i].start && at < ranges[i].end)
            mask_quoted(diag, ranges[i].key);
        mask_args(diag, slice_sub(source->text, ranges[i].start, ranges[i].end), true,
                  ranges[i].key);
    }
}

void diag_mask_ranges(struct diag_list *list, const struct source *source,
                      const struct source_range *ranges, size_t count)
{
    struct arena *arena = arena_new();
    const struct reaching reaching = reaching_of(arena, ranges, count);

    for (size_t i = list->len; i > 0; i--) {
        const struct diag *diag = list->items[i - 1];

        if (diag == NULL || !slice_eq(diag->place.path, source->path))
            break;
        mask_near(diag, &diag->place, source, &reaching);
        mask_near(diag, &diag->also, source, &reaching);
    }
    arena_free(arena);
    source_mask_ranges(source, ranges, count);
}
