/* SPDX-License-Identifier: MIT */
/* The text of an older report, for the reader of YAML. See old_report_room.h. */
#include "assess/old_report_room.h"

#include "base/buffer.h"

#define ESCAPE_LEN 6 /* \u and four digits */

static int digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

/* The unit of UTF-16 that is escaped at `at`; 0 where there is none. */
static uint32_t unit_at(struct slice text, size_t at)
{
    uint32_t unit = 0;

    if (text.len < ESCAPE_LEN || at > text.len - ESCAPE_LEN || text.data[at] != '\\' ||
        text.data[at + 1] != 'u')
        return 0;
    for (size_t i = 2; i < ESCAPE_LEN; i++) {
        int value = digit(text.data[at + i]);

        if (value < 0)
            return 0;
        unit = unit * 16 + (uint32_t)value;
    }
    return unit;
}

/* The character beyond U+FFFF that two escapes stand for; 0 where they are no pair. */
static uint32_t pair_at(struct slice text, size_t at)
{
    uint32_t high = unit_at(text, at);
    uint32_t low = unit_at(text, at + ESCAPE_LEN);

    if (high < 0xD800 || high > 0xDBFF || low < 0xDC00 || low > 0xDFFF)
        return 0;
    return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
}

struct slice old_report_text(struct arena *arena, struct slice json)
{
    struct buffer out = {0};

    for (size_t at = 0; at < json.len;) {
        uint32_t character = pair_at(json, at);
        size_t len = json.data[at] == '\\' && at + 1 < json.len ? 2 : 1;

        if (character > 0) {
            buffer_addf(&out, "\\U%08X", character);
            at += (size_t)2 * ESCAPE_LEN;
        } else { /* what is escaped goes along: in \\ud83d there is no escape but that of the \ */
            buffer_add(&out, slice_sub(json, at, at + len));
            at += len;
        }
    }
    struct slice text = arena_copy(arena, buffer_slice(&out));
    buffer_free(&out);
    return text;
}
