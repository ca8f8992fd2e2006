/* SPDX-License-Identifier: MIT */
/* Texts in two languages and their placeholders. See lang.h. */
#include "base/lang.h"

#include <assert.h>

struct slice name_in(const struct name *name, enum lang lang, struct slice fallback)
{
    for (int i = 0; i < LANG_COUNT; i++) {
        struct slice text = name->text[((int)lang + i) % LANG_COUNT];

        if (text.data != NULL)
            return text;
    }
    return fallback;
}

static const struct lang_arg *find(struct slice name, const struct lang_arg *args, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (slice_is(name, args[i].name))
            return &args[i];
    }
    return NULL;
}

void lang_expand(struct buffer *out, const char *template, const struct lang_arg *args,
                 size_t arg_count)
{
    struct slice rest = slice_of(template);

    while (rest.len > 0) {
        size_t open = slice_find(rest, '{', 0);
        size_t close = slice_find(rest, '}', open);

        buffer_add(out, slice_sub(rest, 0, open));
        if (close == rest.len) {
            buffer_add(out, slice_sub(rest, open, rest.len));
            return;
        }
        const struct lang_arg *arg = find(slice_sub(rest, open + 1, close), args, arg_count);
        assert(arg != NULL && "a message names a placeholder that nobody fills");
        if (arg != NULL)
            buffer_add(out, arg->value);
        else
            buffer_add(out, slice_sub(rest, open, close + 1));
        rest = slice_sub(rest, close + 1, rest.len);
        /* A full-width bracket brings its own space. */
        if (arg != NULL && slice_ends(arg->value, "）") && slice_starts(rest, " "))
            rest = slice_sub(rest, 1, rest.len);
    }
}
