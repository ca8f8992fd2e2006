/* SPDX-License-Identifier: MIT */
/* What a field may be called. See names.h. */
#include "tree/names.h"

#include "tree/tree.h"

static bool has_text(const struct node *list, struct slice word)
{
    for (uint32_t i = 0; list != NULL && i < list->count; i++) {
        if (slice_eq(list->items[i].text, word))
            return true;
    }
    return false;
}

bool names_had(const struct other_names *names, struct slice word)
{
    return has_text(names->former, word);
}

bool names_mean(const struct other_names *names, struct slice word)
{
    for (int lang = 0; names->label != NULL && lang < LANG_COUNT; lang++) {
        if (names->label->text[lang].len > 0 && slice_eq(names->label->text[lang], word))
            return true;
    }
    return has_text(names->also, word);
}
