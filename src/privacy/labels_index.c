/* SPDX-License-Identifier: MIT */
/* Which labels may begin at a byte of a text. */
#include "privacy/labels_room.h"

#include <string.h>

/* Where a letter is first, what stands second counts, too: of a Han character its first byte. */
static unsigned bucket_slowly(struct slice text, size_t at)
{
    uint32_t first = chars_next(text, &at), second;

    if (first >= 0x80)
        return label_bucket(first, 0);
    second = chars_at(text, at);
    at = chars_start(text, at);
    return label_bucket(chars_lower(first), second < 0x80   ? chars_lower(second)
                                            : at < text.len ? (unsigned char)text.data[at]
                                                            : 0);
}

/* Nearly every byte that a label may begin with comes here: Han characters of three bytes and pairs
 * of letters go without decoding. */
static unsigned bucket_at(struct slice text, size_t at)
{
    const unsigned char *bytes = (const unsigned char *)text.data + at;

    if (at + 3 > text.len || bytes[0] == 0xEF)
        return bucket_slowly(text, at);
    if (bytes[0] >= 0xE3)
        return label_bucket((bytes[0] & 0x0FU) << 12 | (bytes[1] & 0x3FU) << 6 | (bytes[2] & 0x3FU),
                            0);
    return bytes[1] < 0x80 ? label_bucket(chars_lower(bytes[0]), chars_lower(bytes[1]))
                           : bucket_slowly(text, at);
}

static bool is_common_han(struct slice text, size_t at)
{
    return at + 3 <= text.len && (unsigned char)text.data[at] >= 0xE4 &&
           (unsigned char)text.data[at] <= 0xE9;
}

/* Whether the second character alone says that a word of Han characters does not stand there: most
 * characters that a label begins with begin other words, too. */
static bool is_other_han(struct slice text, size_t at, const char *word)
{
    const struct slice wanted = {word, 2 * strlen("电")};

    return is_common_han(text, at) && is_common_han(wanted, 0) && word[3] != '\0' &&
           is_common_han(text, at + 3) && is_common_han(wanted, 3) &&
           memcmp(text.data + at + 3, word + 3, 3) != 0;
}

const struct label_word *label_find(struct slice text, size_t at, size_t *end)
{
    const struct label_word *best = NULL;

    *end = at;
    for (unsigned i = label_index.first[bucket_at(text, at)]; i != 0; i = label_index.next[i]) {
        size_t next = at;

        if (!is_other_han(text, at, labels[i - 1].word) &&
            chars_skip_padded(text, &next, labels[i - 1].word) && next > *end) {
            best = &labels[i - 1];
            *end = next;
        }
    }
    return best;
}
