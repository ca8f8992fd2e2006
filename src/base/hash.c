/* SPDX-License-Identifier: MIT */
/* SHA-256 of texts, through nettle. See hash.h. */
#include "base/hash.h"

#include "base/word.h"

#include <nettle/base64.h>
#include <nettle/sha2.h>

#include <assert.h>

void hash_text(struct slice text, uint8_t out[HASH_BYTES])
{
    struct sha256_ctx ctx;

    sha256_init(&ctx);
    for (size_t at = 0; at < text.len;) {
        size_t end = slice_find(text, '\r', at);
        bool crlf = end + 1 < text.len && text.data[end + 1] == '\n';
        size_t upto = end < text.len && !crlf ? end + 1 : end;

        sha256_update(&ctx, upto - at, (const uint8_t *)text.data + at);
        at = crlf ? end + 1 : upto;
    }
    sha256_digest(&ctx, SHA256_DIGEST_SIZE, out);
}

void hash_hex(const uint8_t hash[HASH_BYTES], char out[HASH_HEX_SIZE])
{
    static const char digits[] = "0123456789abcdef";

    for (size_t i = 0; i < HASH_BYTES; i++) {
        out[2 * i] = digits[hash[i] >> 4];
        out[2 * i + 1] = digits[hash[i] & 0xF];
    }
    out[2 * (size_t)HASH_BYTES] = '\0';
}

void hash_bytes(struct slice bytes, uint8_t out[HASH_BYTES])
{
    struct sha256_ctx ctx;

    sha256_init(&ctx);
    sha256_update(&ctx, bytes.len, (const uint8_t *)bytes.data);
    sha256_digest(&ctx, SHA256_DIGEST_SIZE, out);
}

void hash_base64(const uint8_t hash[HASH_BYTES], char out[HASH_BASE64_SIZE])
{
    static_assert(BASE64_ENCODE_RAW_LENGTH(HASH_BYTES) + 1 == HASH_BASE64_SIZE, "with its NUL");

    base64_encode_raw(out, HASH_BYTES, hash);
    out[HASH_BASE64_SIZE - 1] = '\0';
}

static uint64_t fold_word(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * HASH_FOLD_STEP;
    return hash ^ hash >> 32;
}

uint64_t hash_fold(uint64_t hash, struct slice bytes)
{
    size_t at = 0;
    uint64_t last = 0;

    for (; bytes.len - at >= WORD_BYTES; at += WORD_BYTES)
        hash = fold_word(hash, word_at(bytes.data + at));
    if (at < bytes.len)
        memcpy(&last, bytes.data + at, bytes.len - at);
    return fold_word(fold_word(hash, last), bytes.len);
}
