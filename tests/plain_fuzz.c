/* SPDX-License-Identifier: MIT */
/*
 * plain_fuzz ROUNDS SEED FILE...: mutants of pieces of the files, each read by the scanner for
 * plain YAML and by libyaml. Fails where what the scanner takes is read otherwise by libyaml, and
 * writes that mutant to plain-fuzz-ROUND.yaml. The same arguments give the same mutants.
 */
#include "plain_both.h"

#include "base/file.h"
#include "base/memory.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FILE_BYTES_MAX ((size_t)64 << 20)
#define PIECE_MAX      1500 /* bytes of a file: small pieces are quick, and break as well */
#define MUTANT_MAX     (2 * PIECE_MAX + 200)
#define DIFFERENT_MAX  20

struct mutant {
    char bytes[MUTANT_MAX];
    size_t len;
    uint64_t random;
};

/* What means something in YAML, or to those who look for slips. */
static const char *const signs[] = {
    " ",
    "  ",
    "    ",
    ":",
    ": ",
    ":\n",
    "-",
    "- ",
    "-\n",
    "#",
    " #",
    "\n",
    "\n\n",
    "\r",
    "\r\n",
    "\t",
    "'",
    "\"",
    "''",
    "\\",
    "[",
    "]",
    "[]",
    "[a, b]",
    "{",
    "}",
    "{}",
    ",",
    ", ",
    "&a ",
    "*a",
    "!x ",
    "!!str",
    "|",
    ">",
    "? ",
    "...",
    "---",
    "--- ",
    "%",
    "@",
    "`",
    "~",
    "null",
    "true",
    "no",
    "010",
    "=",
    "<<",
    "<<: ",
    "0",
    "-1",
    "-a",
    "1.5",
    "2016-03-05",
    "2016-Q1",
    "a",
    "a: b",
    "- x\n",
    "\n  ",
    "\n- ",
    "k:",
    "k:\n",
    "\x01",
    "\x7F",
    "\xFF",
    "\xC2",
    "\xC2\x85",
    "\u2028",
    "\uFEFF",
    "\u00A0",
    "\u3000",
    "\u4E2D",
    "\uFF1A",
    "\uFF0C",
    "\u3001",
    "\uFF0D",
    "\u2014",
    "\uFF3B",
    "\U0001F600",
    "\\ud83d\\ude00",
    "e\u0301",
    "\n# c\n",
    "- - a",
    "\n   # x",
    "z:\n- a\n- b\n",
    "'a b'",
    "\"a b\"",
    "'a': ",
    "\"\": ",
    "a :b",
    "a : b",
};

#define COUNT_OF(array) (sizeof(array) / sizeof(array)[0])

/* Below `bound`, which is not 0; of Knuth's linear congruential generator the upper bits. */
static size_t draw(struct mutant *mutant, size_t bound)
{
    mutant->random = mutant->random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (size_t)(mutant->random >> 33) % bound;
}

static void put_in(struct mutant *mutant, size_t at, const char *bytes, size_t len)
{
    if (len > MUTANT_MAX - mutant->len)
        return;
    memmove(mutant->bytes + at + len, mutant->bytes + at, mutant->len - at);
    memcpy(mutant->bytes + at, bytes, len);
    mutant->len += len;
}

static void take_out(struct mutant *mutant, size_t at, size_t len)
{
    size_t rest = mutant->len - at;

    len = len < rest ? len : rest;
    memmove(mutant->bytes + at, mutant->bytes + at + len, rest - len);
    mutant->len -= len;
}

static size_t line_start(const struct mutant *mutant, size_t at)
{
    while (at > 0 && mutant->bytes[at - 1] != '\n')
        at--;
    return at;
}

static size_t line_length(const struct mutant *mutant, size_t start)
{
    struct slice text = {mutant->bytes, mutant->len};
    size_t end = slice_find(text, '\n', start);

    return (end < text.len ? end + 1 : end) - start;
}

/* A copy of a line, somewhere else. */
static void copy_line(struct mutant *mutant, size_t start)
{
    size_t len = line_length(mutant, start);
    char line[MUTANT_MAX];

    memcpy(line, mutant->bytes + start, len);
    put_in(mutant, line_start(mutant, draw(mutant, mutant->len + 1)), line, len);
}

static void indent(struct mutant *mutant, size_t start)
{
    if (draw(mutant, 2) == 0)
        put_in(mutant, start, "  ", 1 + draw(mutant, 2));
    else if (start < mutant->len && mutant->bytes[start] == ' ')
        take_out(mutant, start, 1);
}

static void mutate(struct mutant *mutant)
{
    size_t at = draw(mutant, mutant->len + 1), start = line_start(mutant, at);
    const char *sign = signs[draw(mutant, COUNT_OF(signs))];

    switch (draw(mutant, 6)) {
    case 0:
        take_out(mutant, at, 1 + draw(mutant, 3));
        break;
    case 1:
        take_out(mutant, start, line_length(mutant, start));
        break;
    case 2:
        copy_line(mutant, start);
        break;
    case 3:
        indent(mutant, start);
        break;
    default:
        put_in(mutant, at, sign, strlen(sign));
    }
}

static size_t indentation(struct slice text, size_t start)
{
    size_t at = start;

    while (at < text.len && text.data[at] == ' ')
        at++;
    return at - start;
}

/* Some lines of a file, up to one that is further left than the first: so many pieces are sound. */
static void cut_piece(struct mutant *mutant, struct slice text)
{
    size_t from = text.len > PIECE_MAX ? draw(mutant, text.len - PIECE_MAX) : 0, len;

    while (from > 0 && text.data[from - 1] != '\n')
        from--;
    struct slice piece = slice_sub(text, from, from + 1 + draw(mutant, PIECE_MAX));
    memcpy(mutant->bytes, piece.data, piece.len);
    mutant->len = piece.len;
    for (len = 0; len < piece.len; len += line_length(mutant, len)) {
        if (indentation(piece, len) < indentation(piece, 0) && piece.data[len] != '\n')
            break;
    }
    mutant->len = len;
}

static void keep(const struct mutant *mutant, size_t round)
{
    char path[64];

    (void)snprintf(path, sizeof path, "plain-fuzz-%zu.yaml", round);
    FILE *file = fopen(path, "wb");
    if (file == NULL || fwrite(mutant->bytes, 1, mutant->len, file) != mutant->len)
        printf("%s cannot be written\n", path);
    if (file != NULL)
        (void)fclose(file);
}

static struct slice *read_files(struct arena *arena, char **paths, size_t count)
{
    struct slice *texts = ARENA_ARRAY(arena, count, struct slice);

    for (size_t i = 0; i < count; i++) {
        int error = file_read(arena, paths[i], FILE_BYTES_MAX, &texts[i]);

        if (error == 0)
            continue;
        printf("%s: %s\n", paths[i], strerror(error));
        exit(EXIT_FAILURE);
    }
    return texts;
}

int main(int argc, char **argv)
{
    if (argc < 4) {
        puts("usage: plain_fuzz ROUNDS SEED FILE...");
        return EXIT_FAILURE;
    }
    size_t rounds = strtoul(argv[1], NULL, 10), count = (size_t)argc - 3, taken = 0, different = 0;
    struct mutant *mutant = memory_alloc(sizeof *mutant);
    struct arena *arena = arena_new();
    const struct slice *texts = read_files(arena, argv + 3, count);

    mutant->random = strtoul(argv[2], NULL, 10);
    for (size_t round = 0; round < rounds && different < DIFFERENT_MAX; round++) {
        cut_piece(mutant, texts[draw(mutant, count)]);
        for (size_t left = 1 + draw(mutant, 3); left > 0; left--)
            mutate(mutant);
        struct both both = plain_both((struct slice){mutant->bytes, mutant->len});
        taken += both.taken;
        if (both.different == NULL)
            continue;
        different++;
        printf("round %zu: at byte %zu the two differ in: %s\n", round, both.at, both.different);
        keep(mutant, round);
    }
    printf("%zu mutants, %zu taken without libyaml, %zu differences\n", rounds, taken, different);
    arena_free(arena);
    free(mutant);
    return different == 0 && taken > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
