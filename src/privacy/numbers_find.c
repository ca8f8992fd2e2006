/* SPDX-License-Identifier: MIT */
/*
 * Finding the numbers of a text. See numbers.h.
 *
 * A text is read twice where its digits make it necessary: first widely, with odd digits and all
 * signs between them, then plainly. Both run over the same bytes, and a number that is plain is
 * none in a guise: the 三 of a name (张三) before a mobile is none of its digits.
 */
#include "privacy/numbers_room.h"

#include "base/text.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

#define KNOWN_MIN 6 /* characters: a covered number has no fewer */

/* Adds the second list to the first; what the first has in its place, it keeps. */
static void merge(struct arena *arena, struct numbers *first, const struct numbers *second)
{
    struct numbers merged = {0};
    size_t i = 0;

    for (size_t j = 0; j < second->len; j++) {
        const struct number *number = &second->items[j];

        assert(j == 0 || second->items[j - 1].start <= number->start);
        for (; i < first->len && first->items[i].end <= number->start; i++)
            *ARRAY_PUSH(arena, &merged) = first->items[i];
        if (i == first->len || first->items[i].start >= number->end)
            *ARRAY_PUSH(arena, &merged) = *number;
    }
    if (second->len == 0)
        return;
    for (; i < first->len; i++)
        *ARRAY_PUSH(arena, &merged) = first->items[i];
    *first = merged;
}

/* What the line end before the chain may have cut in two. */
static void look_across(struct finder *finder)
{
    const struct number_reader *wide = &finder->wide;
    struct number number;

    if (wide->special || wide->parted || wide->chain.len == 0 || wide->found.len > 0 ||
        finder->covered.len > 0)
        finder->rest.len = 0;
    else if (lines_join(&finder->rest, &wide->chain, &number))
        *ARRAY_PUSH(wide->arena, &finder->wide.found) = number;
}

/* All digits from `at` on that any separators join; gives where they end. */
static size_t read_cluster(struct finder *finder, size_t at, struct numbers *out)
{
    struct number_reader *plain = &finder->plain, *wide = &finder->wide;
    struct arena *arena = plain->arena;
    size_t end = read_chain(finder, wide, at), len;
    struct sign sign;

    look_across(finder);
    for (size_t p = at; p < end && (wide->special || wide->parted);) {
        p = read_digit(plain, p, &sign, &len) ? read_chain(finder, plain, p) : p + sign.len;
        end = p > end ? p : end;
    }
    assert(end > at && end <= finder->text.len);
    merge(arena, &plain->found, &finder->covered);
    merge(arena, &plain->found, &wide->found);
    for (size_t i = 0; i < plain->found.len; i++)
        numbers_add(arena, out, plain->found.items[i]);
    plain->found.len = wide->found.len = finder->covered.len = 0;
    return end;
}

/* Digits from `at` on: few of them are read only where they may go on with what a line end cut. */
static size_t pass_digits(struct finder *finder, size_t at, bool written, struct numbers *out)
{
    struct line_rest *rest = &finder->rest;
    bool cut = rest->len > 0 && behind_line_end(finder->text, rest->end) == at;
    size_t end = cut ? 0 : few_digits_end(finder->text, at, written);

    if (end != 0)
        rest->len = 0;
    return end != 0 ? end : read_cluster(finder, at, out);
}

/* A Chinese digit that is a word of a sentence. */
static bool is_word(struct slice text, size_t at)
{
    return at < text.len && (unsigned char)text.data[at] >= 0xE4 && skip_other(text, at) == 3;
}

/* What is no ASCII, or stands for it, from `at` on; gives where to go on. */
static size_t pass_beyond(struct finder *finder, size_t at, struct numbers *out)
{
    bool ascii = (unsigned char)finder->text.data[at] < 0x80;
    size_t skip = ascii ? 0 : skip_other(finder->text, at), len;
    struct sign sign;

    if (skip > 0)
        return at + skip;
    if (!read_digit(&finder->wide, at, &sign, &len) ||
        (sign.odd && is_word(finder->text, at + len)))
        return at + sign.len;
    return read_cluster(finder, at, out);
}

/* A reader before its first chain. The room for digits, 12 KB, is not cleared: most texts are names
 * of files. */
static void reader_init(struct number_reader *reader, struct arena *arena, struct slice text,
                        struct alphabet alphabet)
{
    memset(reader, 0, offsetof(struct number_reader, chain.digits));
    reader->arena = arena;
    reader->alphabet = alphabet;
    reader->chain.text = text;
}

static void find_all(struct arena *arena, struct slice text, bool written, struct numbers *out)
{
    struct finder finder;

    finder.text = text;
    finder.covered = (struct numbers){0};
    finder.rest = (struct line_rest){.len = 0};
    reader_init(&finder.plain, arena, text, (struct alphabet){.written = written, .markup = true});
    reader_init(&finder.wide, arena, text,
                (struct alphabet){.wide = true, .written = written, .markup = true});
    for (size_t at = next_start(text, 0, written); at < text.len;
         at = next_start(text, at, written))
        at = byte_is_digit(text.data[at]) ? pass_digits(&finder, at, written, out)
                                          : pass_beyond(&finder, at, out);
}

/* Whether a number is all that its bytes of ASCII can be: a digit before it is the end of a
 * character of GB 18030. */
static bool is_ascii(struct slice text, const struct number *number)
{
    struct slice s = slice_sub(text, number->start, number->end);

    if (number->start > 0 && byte_is_digit(text.data[number->start - 1]))
        return false;
    for (size_t i = 0; i < s.len; i++) {
        if ((unsigned char)s.data[i] >= 0x80)
            return false;
    }
    return true;
}

/* What a copy in UTF-8 has, some of whose characters grew. Numbers in ASCII were found in the text
 * itself, or were none: in a text of several encodings the words beside them are read only there.
 */
static void find_in_copy(struct arena *arena, struct slice text, struct slice copy,
                         const struct grown *grown, bool written, struct numbers *out)
{
    struct numbers found = {0}, beyond = {0};
    size_t before = 0;

    find_all(arena, copy, written, &found);
    for (size_t i = 0; i < found.len; i++) {
        struct number number = found.items[i];

        before = grown_before(grown, before, number.start);
        number.start -= before;
        before = grown_before(grown, before, number.end);
        number.end -= before;
        if (!is_ascii(text, &number))
            *ARRAY_PUSH(arena, &beyond) = number;
    }
    merge(arena, out, &beyond);
}

/* What is no UTF-8, read as each of the others in which it has characters enough for a number. */
static void find_in_others(struct arena *arena, struct slice text, bool written,
                           struct numbers *out)
{
    for (int kind = 0; kind < EAST_COUNT; kind++) {
        struct grown grown = {0};

        if (kind != EAST_GBK && east_known(text, (enum east_kind)kind) < KNOWN_MIN)
            continue;
        struct slice copy = text_from_east(arena, text, (enum east_kind)kind, &grown);
        find_in_copy(arena, text, copy, &grown, written, out);
    }
}

static void find_in(struct arena *arena, struct slice text, bool written, struct numbers *out)
{
    struct numbers found = {0};

    find_all(arena, text, written, &found);
    if (text_invalid(text) < text.len)
        find_in_others(arena, text, written, &found);
    for (size_t i = 0; i < found.len; i++) {
        assert(found.items[i].start < found.items[i].end && found.items[i].end <= text.len);
        assert(i == 0 || found.items[i - 1].end <= found.items[i].start);
        *ARRAY_PUSH(arena, out) = found.items[i];
    }
}

void numbers_find(struct arena *arena, struct slice text, struct numbers *out)
{
    find_in(arena, text, false, out);
}

void numbers_find_written(struct arena *arena, struct slice text, struct numbers *out)
{
    find_in(arena, text, true, out);
}
