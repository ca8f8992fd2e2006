/* SPDX-License-Identifier: MIT */
/*
 * A line on which a number or a label of somebody was found and masked: the words beside it are
 * likely to say whose it is. See secret.h.
 */
#include "diag/secret_room.h"

#include "base/text.h"

#include <string.h>

/* A digit written by its number: \u0031. Nobody does so but to hide what it is; where a value was
 * dropped, as of a field that stands twice, no tree says what it came to. */
static bool spells_digit(struct slice line)
{
    static const char *const escapes[] = {"x3", "u003", "U0000003"};

    for (size_t at = 0; (at = slice_find(line, '\\', at)) < line.len; at += 2) {
        struct slice rest = slice_sub(line, at + 1, line.len);

        for (size_t i = 0; i < sizeof escapes / sizeof escapes[0]; i++) {
            size_t len = strlen(escapes[i]);

            if (slice_starts(rest, escapes[i]) && len < rest.len && byte_is_digit(rest.data[len]))
                return true;
        }
    }
    return false;
}

bool secret_is_personal(const struct source *source, size_t start, size_t end)
{
    return source_is_personal(source, start, end) ||
           spells_digit(slice_sub(source->text, start, end));
}

bool secret_is_known(const struct secrets *secrets, struct slice key)
{
    if (secrets == NULL)
        return false;
    bool known = secret_find_section(secrets, key) != NULL;

    for (size_t i = 0; !known && i < secrets->section_count; i++)
        known = secret_find_field(&secrets->sections[i], key) != NULL;
    /* 手机 says what stands here, and of nobody. */
    return known ||
           (key.len > 0 && slice_eq(secret_word(secrets->never, secrets->never_count, key), key));
}

void secret_scrub_beside(const struct secrets *secrets, char *line, size_t len)
{
    const struct slice text = {line, len};
    struct token token;

    for (size_t at = 0; at < len; at = token.next) {
        token = secret_next_token(text, at, true, at == 0);
        struct slice key = secret_bare_key(slice_sub(text, token.start, token.end));

        if (token.stop != STOP_COLON || !secret_is_known(secrets, key))
            text_mask(line + token.start, token.end - token.start);
    }
}
