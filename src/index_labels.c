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
    return label_bucket((bytes[0] & 0x0FU) << 12 | (bytes[1] & 0x3FU) << 6 | (bytes[2] & 0x3FU), 0);
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

static void write_numbers(struct buffer *out, const uint16_t *numbers, size_t count)
{
    for (size_t i = 0; i < count; i++)
        buffer_addf(out, "%s%" PRIu16 ",", i % 16 == 0 ? "\n" : "", numbers[i]);
}

int main(int argc, char **argv)
{
    struct label_index index = {{0}, {0}, {0}};
    struct buffer out = {0};

    if (argc != 2)
        stop("OUT", "is not given");
    add_starts(&index);
    add_words(&index);
    buffer_adds(&out, "/* Made by index_labels; do not edit. */\n"
                      "#include \"privacy/labels_room.h\"\n\n"
                      "const struct label_index label_index = {\n{");
    for (unsigned byte = 0; byte < 256; byte++)
        buffer_addf(&out, "%s%u,", byte % 16 == 0 ? "\n" : "", index.starts[byte]);
    buffer_adds(&out, "},\n{");
    write_numbers(&out, index.first, LABEL_BUCKETS);
    buffer_adds(&out, "},\n{");
    write_numbers(&out, index.next, LABELS_MAX);
    buffer_adds(&out, "}};\n");

    int error = file_write(argv[1], buffer_slice(&out));

    if (error != 0)
        stop(argv[1], strerror(error));
    buffer_free(&out);
    return EXIT_SUCCESS;
}
