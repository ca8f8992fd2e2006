/* SPDX-License-Identifier: MIT */
/*
 * Makes C of the order in which labels are looked for, when the program is built: see struct
 * label_index in privacy/labels_room.h. The table of words is the only one that people keep.
 *
 *     index_labels OUT
 *
 * A word that no text could be looked up by stops the build. Of the machine that this runs on
 * nothing gets into OUT.
 */
#include "base/file.h"
#include "privacy/labels_room.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static _Noreturn void stop(const char *what, const char *reason)
{
    (void)fprintf(stderr, "index_labels: %s: %s\n", what, reason);
    exit(EXIT_FAILURE);
}

static enum label_start start_of(unsigned char byte)
{
    if ((byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z'))
        return LABEL_START_LETTER;
    if (byte >= '0' && byte <= '9')
        return LABEL_START_DIGIT;
    if (byte == '@' || byte == '#' || byte == '[')
        return LABEL_START_AT;
    if (byte == '+')
        return LABEL_START_PLUS;
    if (byte == '<' || byte == '(')
        return LABEL_START_ROW;
    if (byte == 0xEF)
        return LABEL_START_WIDE;
    return byte >= 0xE3 && byte <= 0xE9 ? LABEL_START_HAN : LABEL_START_NONE;
}

static void add_starts(struct label_index *index)
{
    for (unsigned byte = 0; byte < 256; byte++)
        index->starts[byte] = (uint8_t)start_of((unsigned char)byte);
}

static uint32_t han_of(const unsigned char *bytes)
{
    return (bytes[0] & 0x0FU) << 12 | (bytes[1] & 0x3FU) << 6 | (bytes[2] & 0x3FU);
}

/* What a word begins with, as label_at() sees it in a text. */
static unsigned bucket_of_word(const char *word)
{
    const unsigned char *bytes = (const unsigned char *)word;

    if (bytes[0] == '\0' || bytes[1] == '\0')
        stop(word, "one letter is no label");
    if (bytes[0] < 0x80)
        return label_bucket(bytes[0], bytes[1]);
    if (start_of(bytes[0]) != LABEL_START_HAN)
        stop(word, "begins with neither a letter nor a Han character");
    return label_bucket(han_of(bytes), 0);
}

/* Of labels that begin alike a later one of the table comes first. */
static void add_words(struct label_index *index)
{
    for (size_t i = 0; i < label_count; i++) {
        unsigned bucket = bucket_of_word(labels[i].word);

        index->next[i + 1] = index->first[bucket];
        index->first[bucket] = (uint16_t)(i + 1);
    }
}

static enum label_class class_of(unsigned char byte)
{
    unsigned char letter = byte | 0x20;

    if (letter >= 'a' && letter <= 'z')
        return letter - 'a' + 1;
    if (byte >= '0' && byte <= '9')
        return LABEL_CLASS_DIGIT;
    return byte < 0x80 ? LABEL_CLASS_OTHER : LABEL_CLASS_BEYOND;
}

/* Behind a word of two letters may stand whatever there is; what is beyond ASCII may be anything.
 */
static void add_thirds(struct label_index *index)
{
    for (unsigned byte = 0; byte < 256; byte++)
        index->classes[byte] = (uint8_t)class_of((unsigned char)byte);
    for (unsigned i = 0; i < LABEL_CLASSES; i++) {
        for (unsigned k = 0; k < LABEL_CLASSES; k++)
            index->thirds[i][k] = i == LABEL_CLASS_BEYOND || k == LABEL_CLASS_BEYOND
                                      ? UINT32_MAX
                                      : 1U << LABEL_CLASS_BEYOND;
    }
    for (size_t i = 0; i < label_count; i++) {
        const unsigned char *bytes = (const unsigned char *)labels[i].word;

        index->thirds[class_of(bytes[0])][class_of(bytes[1])] |=
            bytes[2] == '\0' ? UINT32_MAX : 1U << class_of(bytes[2]);
    }
}

static void add_hans(struct label_index *index)
{
    for (size_t i = 0; i < label_count; i++) {
        const unsigned char *bytes = (const unsigned char *)labels[i].word;
        uint32_t han = han_of(bytes) - LABEL_HAN_FIRST;

        if (bytes[0] >= 0xE4 && bytes[0] <= 0xE9)
            index->hans[han / 32] |= 1U << han % 32;
    }
}

static void write_bytes(struct buffer *out, const uint8_t *bytes, size_t count)
{
    for (size_t i = 0; i < count; i++)
        buffer_addf(out, "%s%" PRIu8 ",", i % 16 == 0 ? "\n" : "", bytes[i]);
}

static void write_numbers(struct buffer *out, const uint16_t *numbers, size_t count)
{
    for (size_t i = 0; i < count; i++)
        buffer_addf(out, "%s%" PRIu16 ",", i % 16 == 0 ? "\n" : "", numbers[i]);
}

static void write_bits(struct buffer *out, const uint32_t *bits, size_t count)
{
    for (size_t i = 0; i < count; i++)
        buffer_addf(out, "%s0x%" PRIx32 ",", i % 8 == 0 ? "\n" : "", bits[i]);
}

static void write_index(struct buffer *out, const struct label_index *index)
{
    buffer_adds(out, "/* Made by index_labels; do not edit. */\n"
                     "#include \"privacy/labels_room.h\"\n\n"
                     "const struct label_index label_index = {\n.starts = {");
    write_bytes(out, index->starts, sizeof index->starts);
    buffer_adds(out, "},\n.first = {");
    write_numbers(out, index->first, LABEL_BUCKETS);
    buffer_adds(out, "},\n.next = {");
    write_numbers(out, index->next, LABELS_MAX);
    buffer_adds(out, "},\n.classes = {");
    write_bytes(out, index->classes, sizeof index->classes);
    buffer_adds(out, "},\n.thirds = {");
    for (size_t i = 0; i < LABEL_CLASSES; i++) {
        buffer_adds(out, "{");
        write_bits(out, index->thirds[i], LABEL_CLASSES);
        buffer_adds(out, "},\n");
    }
    buffer_adds(out, "},\n.hans = {");
    write_bits(out, index->hans, LABEL_HAN_WORDS);
    buffer_adds(out, "}};\n");
}

int main(int argc, char **argv)
{
    struct label_index index = {0};
    struct buffer out = {0};

    if (argc != 2)
        stop("OUT", "is not given");
    add_starts(&index);
    add_words(&index);
    add_thirds(&index);
    add_hans(&index);
    write_index(&out, &index);

    int error = file_write(argv[1], buffer_slice(&out));

    if (error != 0)
        stop(argv[1], strerror(error));
    buffer_free(&out);
    return EXIT_SUCCESS;
}
