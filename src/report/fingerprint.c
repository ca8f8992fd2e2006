/* SPDX-License-Identifier: MIT */
/* The marks by which findings are known again. See finding.h. */
#include "base/hash.h"
#include "base/order.h"
#include "report/finding.h"

#include <stdlib.h>
#include <string.h>

struct hash_place {
    uint8_t hash[FINGERPRINT_BYTES];
    size_t index;
};

/* NUL ends each part: no path and no line holds one. */
static void hash_diag(const struct diag *diag, uint8_t out[FINGERPRINT_BYTES])
{
    uint8_t whole[HASH_BYTES];
    struct buffer text = {0};

    finding_code(&text, diag);
    buffer_byte(&text, '\0');
    finding_tidy(&text, diag->place.path);
    buffer_byte(&text, '\0');
    if (diag->place.start.line > 0)
        buffer_add(&text, slice_trim(diag->place.excerpt));
    else
        diag_message(&text, diag, LANG_EN);
    hash_bytes(buffer_slice(&text), whole);
    memcpy(out, whole, FINGERPRINT_BYTES);
    buffer_free(&text);
}

static int compare(const void *a, const void *b)
{
    const struct hash_place *first = a, *second = b;
    int order = memcmp(first->hash, second->hash, FINGERPRINT_BYTES);

    return order != 0 ? order : compare_sizes(first->index, second->index);
}

const struct fingerprint *fingerprints_make(const struct diag_list *diags)
{
    struct fingerprint *made = ARENA_ARRAY(diags->arena, diags->len, struct fingerprint);
    struct hash_place *marks = ARENA_ARRAY(diags->arena, diags->len, struct hash_place);

    for (size_t i = 0; i < diags->len; i++) {
        struct diag room;

        hash_diag(diag_at(diags, i, &room), marks[i].hash);
        marks[i].index = i;
    }
    if (diags->len > 1)
        qsort(marks, diags->len, sizeof *marks, compare);
    for (size_t i = 0; i < diags->len; i++) {
        struct fingerprint *at = &made[marks[i].index];
        bool again = i > 0 && memcmp(marks[i - 1].hash, marks[i].hash, FINGERPRINT_BYTES) == 0;

        memcpy(at->hash, marks[i].hash, FINGERPRINT_BYTES);
        at->count = again ? made[marks[i - 1].index].count + 1 : 1;
    }
    return made;
}

void fingerprint_add(struct buffer *out, const struct fingerprint *fingerprint)
{
    for (size_t i = 0; i < FINGERPRINT_BYTES; i++)
        buffer_addf(out, "%02x", fingerprint->hash[i]);
    buffer_addf(out, ":%zu", fingerprint->count);
}
