/* SPDX-License-Identifier: MIT */
/* Which labels may begin at a byte of a text. */
#include "privacy/labels_room.h"

#include <assert.h>
#include <string.h>

static unsigned bucket_of(uint32_t first, uint32_t second)
{
    uint32_t key = first < 0x80 ? chars_lower(first) << 8 | second : first;

    return key * 0x9E3779B1U >> 21;
}

/* Where a letter is first, what stands second counts, too: of a Han character its first byte. */
static unsigned bucket_slowly(struct slice text, size_t at)
{
    uint32_t first = chars_next(text, &at), second;

    if (first >= 0x80)
        return bucket_of(first, 0);
    second = chars_at(text, at);
    at = chars_start(text, at);
    return bucket_of(first, second < 0x80   ? chars_lower(second)
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
        return bucket_of((bytes[0] & 0x0FU) << 12 | (bytes[1] & 0x3FU) << 6 | (bytes[2] & 0x3FU),
                         0);
    return bytes[1] < 0x80 ? bucket_of(bytes[0], chars_lower(bytes[1])) : bucket_slowly(text, at);
}

void label_index_make(struct label_index *index)
{
    assert(label_count < LABELS_MAX && "0 is none");
    memset(index, 0, sizeof *index);
    for (size_t i = 0; i < label_count; i++) {
        unsigned bucket = bucket_at(slice_of(labels[i].word), 0);

        assert(bucket < LABEL_BUCKETS);
        index->next[i + 1] = index->first[bucket];
        index->first[bucket] = (uint16_t)(i + 1);
    }
}

const struct label_word *label_at(const struct label_index *index, struct slice text, size_t at,
                                  size_t *end)
{
    const struct label_word *best = NULL;

    *end = at;
    for (unsigned i = index->first[bucket_at(text, at)]; i != 0; i = index->next[i]) {
        size_t next = at;

        if (chars_skip_padded(text, &next, labels[i - 1].word) && next > *end) {
            best = &labels[i - 1];
            *end = next;
        }
    }
    return best;
}
