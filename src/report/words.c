/* SPDX-License-Identifier: MIT */
/* Words that reports share. See report_room.h. */
#include "report/report_room.h"

static const struct words words[] = {
#define WORD(name, en, zh) [WORD_##name] = {{[LANG_EN] = (en), [LANG_ZH] = (zh)}},
#include "report/words.def"
#undef WORD
};

void word_add(struct buffer *out, enum word word, enum lang lang, const struct lang_arg *args,
              size_t arg_count)
{
    lang_expand(out, words[word].text[lang], args, arg_count);
}

struct slice unit_name(const struct assessment *assessment, size_t unit, enum lang lang)
{
    const struct assessed_unit *named = &assessment->units[unit];

    return name_in(&named->name, lang, named->id);
}
