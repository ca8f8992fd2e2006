/* SPDX-License-Identifier: MIT */
/*
 * hash: SHA-256 (FIPS 180-4) of texts, and a quick number for tables.
 *
 * Texts are hashed with LF line ends, so that a check-out on another system gives the
 * same hash. The hash of many files is that of the lines "HEX  PATH\n" that `sha256sum`
 * prints for them, so that anybody can recompute it:
 *
 *     cd ledger && find . -name '.?*' -prune -o -type f -iname '*.y*ml' -printf '%P\n' |
 *         LC_ALL=C sort | xargs -d '\n' sha256sum | sha256sum
 */
#ifndef TAIZHANG_BASE_HASH_H
#define TAIZHANG_BASE_HASH_H

#include "base/slice.h"

#include <stdint.h>

#define HASH_BYTES       32
#define HASH_HEX_SIZE    65 /* with its NUL */
#define HASH_BASE64_SIZE 45 /* with its NUL */

void hash_text(struct slice text, uint8_t out[HASH_BYTES]);

/* Of the bytes as they are. */
void hash_bytes(struct slice bytes, uint8_t out[HASH_BYTES]);

/* Lower-case hexadecimal. */
void hash_hex(const uint8_t hash[HASH_BYTES], char out[HASH_HEX_SIZE]);

/* Base64 (RFC 4648), as a Content-Security-Policy names a style. */
void hash_base64(const uint8_t hash[HASH_BYTES], char out[HASH_BASE64_SIZE]);

/*
 * A number made of bytes, eight at a time, for tables within a run. Begins with HASH_FOLD_START;
 * what was folded before is its first argument. The last bytes tell by their number where a text
 * ends: "ab" and "c" are others than "a" and "bc".
 */
#define HASH_FOLD_START UINT64_C(14695981039346656037)
#define HASH_FOLD_STEP  UINT64_C(0xD6E8FEB86659FD93)

uint64_t hash_fold(uint64_t hash, struct slice bytes);

#endif
