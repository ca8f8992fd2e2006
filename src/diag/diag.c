/* SPDX-License-Identifier: MIT */
/* Diagnostics as data: a list of them, and where they are. See diag.h. */
#include "diag/diag_room.h"

#include "base/order.h"
#include "base/text.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

struct diag_list diag_list_init(struct arena *arena)
{
    return (struct diag_list){.arena = arena};
}

/* The part of a long line around the place, cut between characters. */
static struct slice excerpt_cut(struct slice line, size_t at, size_t *cut)
{
    *cut = 0;
    if (line.len <= DIAG_EXCERPT_MAX)
        return line;
    if (at > DIAG_EXCERPT_MAX / 2)
        *cut = at - DIAG_EXCERPT_MAX / 2;
    while (*cut < line.len && ((unsigned char)line.data[*cut] & 0xC0) == 0x80)
        (*cut)++;

    size_t end = *cut + DIAG_EXCERPT_MAX;
    while (end < line.len && ((unsigned char)line.data[end] & 0xC0) == 0x80)
        end++;
    return slice_sub(line, *cut, end);
}

/* Whether the marked part of an excerpt is another than in the line. */
static bool is_other(const struct diag_place *place, struct slice line)
{
    size_t end = place->caret + place->caret_len;

    return !slice_eq(slice_sub(place->excerpt, place->caret, end),
                     slice_sub(line, place->caret, end));
}

#define LINES_BELOW_MAX 20

/* Whether an excerpt of a further line of the marked part would hide something. */
static bool hides_below(const struct secrets *secrets, const struct source *source,
                        const struct diag_place *place)
{
    bool hidden = false;

    for (size_t i = 1; !hidden && i <= LINES_BELOW_MAX && place->start.line + i <= place->end.line;
         i++) {
        struct slice line = source_line(source, place->start.line + i);
        struct buffer shown = {0};

        buffer_add(&shown, line);
        secret_scrub_line(secrets, source, source_line_start(source, place->start.line + i),
                          shown.data, shown.len);
        hidden = !slice_eq(buffer_slice(&shown), line);
        buffer_free(&shown);
    }
    return hidden;
}

static struct diag_place place_of(struct arena *arena, const struct secrets *secrets,
                                  struct span span)
{
    struct diag_place place = {0};

    if (span.source == NULL)
        return place;
    place.path = arena_copy(arena, span.source->path);
    if (span.start > span.source->text.len)
        return place; /* span_file() */

    assert(span.start <= span.end && span.end <= span.source->text.len);
    place.start = source_position(span.source, span.start);
    place.end = source_position(span.source, span.end);

    struct slice line = source_line(span.source, place.start.line);
    size_t from = span.start - source_line_start(span.source, place.start.line);
    size_t to = span.end - source_line_start(span.source, place.start.line);
    size_t cut;
    struct slice excerpt = excerpt_cut(line, from, &cut);

    if (to > cut + excerpt.len)
        to = cut + excerpt.len;
    place.excerpt = arena_copy(arena, excerpt);
    place.at = source_line_start(span.source, place.start.line) + cut;
    place.personal = secret_is_personal(span.source, place.at, place.at + excerpt.len);
    secret_scrub_line(secrets, span.source, place.at, (char *)place.excerpt.data,
                      place.excerpt.len);
    place.caret = from - cut < excerpt.len ? from - cut : excerpt.len;
    place.caret_len = to > cut + place.caret ? to - cut - place.caret : 0;
    /* Of a part of a long line too much is hidden. */
    place.hidden =
        cut == 0 && (is_other(&place, excerpt) || hides_below(secrets, span.source, &place));
    return place;
}

void diag_count(struct diag_list *list, enum diag_code code, bool up)
{
    size_t *counts[] = {
        [SEVERITY_WARNING] = &list->warnings,
        [SEVERITY_ERROR] = &list->errors,
        [SEVERITY_FATAL] = &list->failures,
    };
    size_t *of = counts[catalogue_row(code)->severity];

    assert((up || *of > 0) && "taken back what was never counted");
    *of = up ? *of + 1 : *of - 1;
}

static struct diag **push(struct diag_list *list)
{
    list->items =
        array_reserve(list->arena, list->items, list->len, &list->cap, sizeof(struct diag *));
    return &list->items[list->len++];
}

/* What stands for others stays as it is: it goes on being counted. */
static struct arena *arena_for(struct diag_list *list, enum diag_code code)
{
    if (code == DIAG_MORE_FAULTS)
        return list->arena;
    if (list->fresh == NULL)
        list->fresh = arena_within(list->arena);
    return list->fresh;
}

static struct diag *add(struct diag_list *list, enum diag_code code)
{
    struct arena *arena = arena_for(list, code);
    struct diag *diag = ARENA_NEW(arena, struct diag);

    *diag =
        (struct diag){.code = code, .arena = arena, .secrets = list->secrets, .order = list->len};
    *push(list) = diag;
    diag_count(list, code, true);
    return diag;
}

/* One more of a file that has had its share: counted, and not reported. */
static struct diag *add_unreported(struct diag_list *list, enum diag_code code,
                                   const struct source *source)
{
    if (list->more == NULL) {
        list->more = add(list, DIAG_MORE_FAULTS);
        list->more->place.path = arena_copy(list->arena, source->path);
    }
    diag_count(list, code, true);
    list->more->unreported++;
    list->unreported = (struct diag){.code = code};
    return &list->unreported;
}

static bool is_crowded(struct diag_list *list, const struct source *source)
{
    /* By its path: when a file's memory has gone, the next file may stand in the same place. */
    if (source == NULL || !slice_eq(source->path, list->crowd)) {
        list->crowd = source == NULL ? SLICE("") : arena_copy(list->arena, source->path);
        list->crowd_count = 0;
        list->more = NULL;
    }
    return source != NULL && ++list->crowd_count > DIAG_PER_FILE_MAX;
}

void diag_take_back(struct diag_list *list, const struct diag_list *before)
{
    assert(before->arena == list->arena && before->len <= list->len);
    assert(before->errors <= list->errors && before->warnings <= list->warnings);
    if (before->more != NULL && before->more == list->more)
        before->more->unreported -=
            list->errors + list->warnings - before->errors - before->warnings;
    assert(list->packed.len <= before->len && "of what is packed nothing more is said");
    list->len = before->len;
    list->errors = before->errors;
    list->warnings = before->warnings;
    list->failures = before->failures;
    list->crowd = before->crowd;
    list->crowd_count = before->crowd_count;
    list->more = before->more;
    list->said = NULL;
}

/* One of another list: what stands for others is still counted, and copied. */
static void join_one(struct diag_list *list, struct diag *diag)
{
    diag->order = list->len;
    if (diag->code != DIAG_MORE_FAULTS) {
        *push(list) = diag;
        return;
    }
    struct diag *copy = ARENA_NEW(list->arena, struct diag);

    assert(diag->arg_count == 0 && "it is said when the list is sorted");
    *copy = *diag;
    copy->arena = list->arena;
    copy->place.path = arena_copy(list->arena, diag->place.path);
    *push(list) = copy;
    list->more = copy;
}

void diag_join(struct diag_list *list, const struct diag_list *other)
{
    assert(other->packed.len == 0 && "a list that others are not joined to");
    if (other->crowd.data != NULL) { /* it reported of places in a file */
        list->crowd = arena_copy(list->arena, other->crowd);
        list->crowd_count = other->crowd_count;
        list->more = NULL;
    }
    for (size_t i = 0; i < other->len; i++)
        join_one(list, other->items[i]);
    list->errors += other->errors;
    list->warnings += other->warnings;
    list->failures += other->failures;
    if (other->len > 0)
        diag_pack(list);
}

bool diag_is_full(const struct diag_list *list, const struct source *source)
{
    return slice_eq(source->path, list->crowd) && list->crowd_count >= DIAG_PER_FILE_MAX;
}

struct diag *diag_add(struct diag_list *list, enum diag_code code, struct span span)
{
    if (is_crowded(list, span.source))
        return add_unreported(list, code, span.source);
    struct diag *diag = add(list, code);

    diag->place = place_of(diag->arena, list->secrets, span);
    return diag;
}

struct diag *diag_add_path(struct diag_list *list, enum diag_code code, struct slice path)
{
    struct diag *diag = add(list, code);

    if (path.len > 0)
        diag->place.path = arena_copy(diag->arena, path);
    return diag;
}

static struct diag_place copy_place(struct arena *arena, const struct diag_place *place)
{
    struct diag_place copy = *place;

    copy.path = arena_copy(arena, place->path);
    copy.excerpt = arena_copy(arena, place->excerpt);
    return copy;
}

struct diag *diag_add_copy(struct diag_list *list, const struct diag *diag)
{
    struct diag *copy = add(list, diag->code);
    struct arena *arena = copy->arena;
    size_t order = copy->order;

    *copy = *diag;
    list->errors += diag->unreported;
    copy->order = order;
    copy->arena = arena;
    copy->secrets = list->secrets;
    copy->place = copy_place(arena, &diag->place);
    copy->also = copy_place(arena, &diag->also);
    for (size_t i = 0; i < diag->arg_count; i++) {
        for (int lang = 0; lang < LANG_COUNT; lang++)
            copy->args[i].value[lang] = arena_copy(arena, diag->args[i].value[lang]);
    }
    return copy;
}

void diag_also(struct diag *diag, struct span span)
{
    if (diag->arena != NULL)
        diag->also = place_of(diag->arena, diag->secrets, span);
}
