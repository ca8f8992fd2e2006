/* SPDX-License-Identifier: MIT */
/*
 * What is known by its label or form: two files of lines, finds and innocents (tests/labels).
 *
 * A line of finds.txt is MODE, a tab, the kind as messages have it, a tab, and a text with brackets
 * 〚〛 around what must be found: once of each bracket. One of innocents.txt is MODE, a tab and a
 * text in which nothing is. MODE is r for records, t for other texts, * for both. In a text \n, \t,
 * \r, \uXXXX and \N{c} (the character c N times) stand for what they say. Kinds of numbers.h are
 * told by the slug of their code. Each text is looked at in GBK, Big5 and Shift-JIS, too, where
 * these have its characters.
 *
 * And each label again and again, without a value: what looks on from each of them to the end of
 * the text takes hours, and the test's time is up.
 */
#include "base/buffer.h"
#include "base/file.h"
#include "base/text.h"
#include "privacy/found.h"
#include "privacy/labels_room.h"
#include "privacy/numbers_room.h"

#include <iconv.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define OPEN       "〚"
#define CLOSE      "〛"
#define LINES_MIN  250
#define FINDS_MAX  16
#define MANY_BYTES 65536

/* ---- lines ---- */

static void add_code(struct buffer *out, unsigned code)
{
    assert_true(code >= 0x80);
    if (code >= 0x800)
        buffer_byte(out, (char)(0xE0 | code >> 12));
    buffer_byte(out, (char)(code >= 0x800 ? 0x80 | (code >> 6 & 0x3F) : 0xC0 | code >> 6));
    buffer_byte(out, (char)(0x80 | (code & 0x3F)));
}

/* What stands behind a backslash; gives where to go on. The text ends in a NUL. */
static const char *add_escape(struct buffer *out, const char *at)
{
    static const char letters[] = "ntr", bytes[] = "\n\t\r";
    const char *letter = strchr(letters, *at);
    char *end;

    if (letter != NULL) {
        buffer_byte(out, bytes[letter - letters]);
        return at + 1;
    }
    if (*at == 'u') {
        char code[5] = {at[1], at[2], at[3], at[4], '\0'};

        add_code(out, (unsigned)strtoul(code, NULL, 16));
        return at + 5;
    }
    long count = strtol(at, &end, 10);
    assert_true(count > 0 && end[0] == '{' && end[2] == '}');
    buffer_fill(out, end[1], (size_t)count);
    return end + 3;
}

/* A text as it is looked at, and where its brackets stood. */
struct sample {
    struct buffer text;
    size_t opens[FINDS_MAX], closes[FINDS_MAX];
    size_t count;
};

static void make_sample(struct sample *sample, const char *at)
{
    *sample = (struct sample){0};
    while (*at != '\0') {
        if (strncmp(at, OPEN, strlen(OPEN)) == 0) {
            assert_true(sample->count < FINDS_MAX);
            sample->opens[sample->count] = sample->text.len;
            at += strlen(OPEN);
        } else if (strncmp(at, CLOSE, strlen(CLOSE)) == 0) {
            sample->closes[sample->count++] = sample->text.len;
            at += strlen(CLOSE);
        } else if (*at == '\\') {
            at = add_escape(&sample->text, at + 1);
        } else {
            buffer_byte(&sample->text, *at++);
        }
    }
}

static const char *const encodings[EAST_COUNT] = {
    [EAST_GBK] = "GBK",
    [EAST_BIG5] = "BIG5",
    [EAST_SHIFT_JIS] = "CP932",
};

/* The same in another encoding; false where that has not all its characters. */
static bool add_encoded(struct buffer *out, struct slice text, const char *encoding)
{
    iconv_t to_it = iconv_open(encoding, "UTF-8");
    size_t left = text.len, room = 2 * text.len + 1;
    char *bytes = malloc(room), *from = (char *)text.data, *to = bytes;

    assert_true(to_it != (iconv_t)-1 && bytes != NULL); /* NOLINT(performance-no-int-to-ptr) */
    bool whole = iconv(to_it, &from, &left, &to, &room) == 0 && left == 0;
    buffer_add(out, (struct slice){bytes, (size_t)(to - bytes)});
    free(bytes);
    iconv_close(to_it);
    return whole;
}

static size_t place_in(const struct sample *sample, size_t at, const char *encoding)
{
    struct buffer before = {0};

    assert_true(add_encoded(&before, slice_sub(buffer_slice(&sample->text), 0, at), encoding));
    size_t place = before.len;
    buffer_free(&before);
    return place;
}

/* False where a text cannot be told from UTF-8 there, too. */
static bool encode(const struct sample *sample, const char *encoding, struct sample *out)
{
    *out = (struct sample){.count = sample->count};
    if (!add_encoded(&out->text, buffer_slice(&sample->text), encoding) ||
        text_invalid(buffer_slice(&out->text)) == out->text.len)
        return false;
    for (size_t i = 0; i < sample->count; i++) {
        out->opens[i] = place_in(sample, sample->opens[i], encoding);
        out->closes[i] = place_in(sample, sample->closes[i], encoding);
    }
    return true;
}

/* ---- one line ---- */

static bool is_kind(const struct found *found, const char *kind)
{
    const char *name =
        found->kind != NULL ? found->kind->text[LANG_EN] : catalogue_row(found->code)->slug;

    return strcmp(name, kind) == 0;
}

static void print_founds(const struct founds *founds)
{
    for (size_t i = 0; i < founds->len; i++) {
        const struct found *found = &founds->items[i];

        print_error("    %s, bytes %zu to %zu\n",
                    found->kind != NULL ? found->kind->text[LANG_EN]
                                        : catalogue_row(found->code)->slug,
                    found->start, found->end);
    }
}

/* Whether a sample holds just what its brackets say. */
static bool holds(struct arena *arena, const struct sample *sample, bool record, const char *kind,
                  const char *line)
{
    struct founds founds = {0};

    found_in(arena, buffer_slice(&sample->text), record, &founds);
    bool good = founds.len == sample->count;
    for (size_t i = 0; good && i < founds.len; i++)
        good = founds.items[i].start == sample->opens[i] &&
               founds.items[i].end == sample->closes[i] &&
               (founds.items[i].rest || is_kind(&founds.items[i], kind));
    if (!good) {
        print_error("%s: %s\n", record ? "record" : "text", line);
        print_founds(&founds);
    }
    return good;
}

static size_t check_line(const char *mode, const char *kind, const char *text)
{
    struct arena *arena = arena_new();
    struct sample sample, other;
    size_t faults = 0;

    assert_non_null(strchr("rt*", mode[0]));
    make_sample(&sample, text);
    if (mode[0] != 't')
        faults += !holds(arena, &sample, true, kind, text);
    if (mode[0] != 'r')
        faults += !holds(arena, &sample, false, kind, text);
    for (int i = 0; i < EAST_COUNT; i++) {
        if (encode(&sample, encodings[i], &other) &&
            !holds(arena, &other, mode[0] == 'r', kind, text)) {
            print_error("    in %s\n", encodings[i]);
            faults++;
        }
        buffer_free(&other.text);
    }
    buffer_free(&sample.text);
    arena_free(arena);
    return faults;
}

/* ---- the files ---- */

/* Cuts a line at its tabs. */
static char *next_field(char **rest)
{
    char *field = *rest, *tab = strchr(field, '\t');

    assert_non_null(tab);
    *tab = '\0';
    *rest = tab + 1;
    return field;
}

static size_t check_file(const char *path, bool finds, size_t *faults)
{
    struct arena *arena = arena_new();
    struct slice text;
    size_t lines = 0;

    assert_int_equal(file_read(arena, path, 1 << 20, &text), 0);
    for (struct slice rest = text; rest.data != NULL;) {
        char *line = (char *)arena_copy(arena, slice_cut(&rest, '\n')).data;

        if (line[0] == '\0' || line[0] == '#')
            continue;
        const char *mode = next_field(&line), *kind = finds ? next_field(&line) : "";
        if ((strstr(line, OPEN) != NULL) != finds)
            fail_msg("brackets: %s", line);
        *faults += check_line(mode, kind, line);
        lines++;
    }
    arena_free(arena);
    return lines;
}

static void finds_each(void **state)
{
    size_t faults = 0, finds = check_file(LABELS "/finds.txt", true, &faults);

    (void)state;
    if (faults > 0)
        fail_msg("%zu of %zu lines", faults, finds);
    assert_true(finds >= LINES_MIN);
}

static void leaves_innocents(void **state)
{
    size_t faults = 0, ignored = 0, innocents = check_file(LABELS "/innocents.txt", false, &faults);

    (void)state;
    if (faults > 0)
        fail_msg("%zu of %zu lines", faults, innocents);
    assert_true(innocents >= LINES_MIN);
    /* An innocent for each find: a false alarm is worth as much. */
    assert_true(innocents >= check_file(LABELS "/finds.txt", true, &ignored));
}

/* A label that an encoding has the characters for is read as it stands there. */
static bool knows(const char *label, enum east_kind kind)
{
    struct arena *arena = arena_new();
    struct buffer bytes = {0};
    struct grown grown = {0};
    bool known = !add_encoded(&bytes, slice_of(label), encodings[kind]) ||
                 slice_is(text_from_east(arena, buffer_slice(&bytes), kind, &grown), label);

    if (!known)
        print_error("%s: not all in east_words.def for %s\n", label, encodings[kind]);
    buffer_free(&bytes);
    arena_free(arena);
    return known;
}

static void knows_labels_in_all_encodings(void **state)
{
    size_t faults = 0;

    (void)state;
    for (size_t i = 0; i < label_count; i++) {
        for (int kind = 0; kind < EAST_COUNT; kind++)
            faults += !knows(labels[i].word, (enum east_kind)kind);
    }
    assert_int_equal(faults, 0);
}

static void find_in_many(const char *label, const char *between)
{
    struct arena *arena = arena_new();
    struct buffer text = {0};
    struct label_finds finds = {0};

    while (text.len < MANY_BYTES) {
        buffer_add(&text, slice_of(label));
        buffer_add(&text, slice_of(between));
    }
    labels_find(arena, buffer_slice(&text), true, &finds);
    buffer_free(&text);
    arena_free(arena);
}

static void reads_many_labels_in_time(void **state)
{
    (void)state;
    for (size_t i = 0; i < label_count; i++) {
        find_in_many(labels[i].word, "");
        find_in_many(labels[i].word, " ");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_each),
        cmocka_unit_test(leaves_innocents),
        cmocka_unit_test(knows_labels_in_all_encodings),
        cmocka_unit_test(reads_many_labels_in_time),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
