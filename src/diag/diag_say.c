/* SPDX-License-Identifier: MIT */
/* A diagnostic in words. See diag.h. */
#include "diag/diag_room.h"

#include "base/text.h"

#include <assert.h>

static void expand(struct buffer *out, const struct diag *diag, const struct words *words,
                   enum lang lang)
{
    struct lang_arg args[DIAG_ARGS_MAX];
    struct buffer raw = {0};

    for (size_t i = 0; i < diag->arg_count; i++)
        args[i] = (struct lang_arg){diag->args[i].name, diag->args[i].value[lang]};
    lang_expand(&raw, words->text[lang], args, diag->arg_count);
    text_safe(out, buffer_slice(&raw));
    buffer_free(&raw);
}

/* Both texts, though a format may show one: who sets the values does not know which. */
static void check_filled(const struct diag *diag, const struct words *words)
{
#ifndef NDEBUG
    const struct slice text = slice_of(words->text[LANG_EN]);

    for (size_t open, close = 0; (open = slice_find(text, '{', close)) < text.len;) {
        close = slice_find(text, '}', open);
        assert(diag_is_set(diag, slice_sub(text, open + 1, close)) && "see diag.h");
    }
#else
    (void)diag;
    (void)words;
#endif
}

static const struct words *help_of(const struct diag *diag)
{
    return diag->help != NULL ? diag->help : &catalogue_row(diag->code)->help;
}

void diag_message(struct buffer *out, const struct diag *diag, enum lang lang)
{
    check_filled(diag, help_of(diag));
    expand(out, diag, &catalogue_row(diag->code)->message, lang);
}

void diag_help(struct buffer *out, const struct diag *diag, enum lang lang)
{
    expand(out, diag, help_of(diag), lang);
}
