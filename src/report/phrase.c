/* SPDX-License-Identifier: MIT */
/* The words that reports share, and their placeholders. See phrase.h. */
#include "report/figure.h"

#include "base/text.h"

#include <assert.h>

static const struct words words[] = {
#define WORD(name, en, zh) [WORD_##name] = {{[LANG_EN] = (en), [LANG_ZH] = (zh)}},
#include "report/words.def"
#undef WORD
};

static void add_value(struct buffer *out, enum lang lang, const struct phrase_arg *arg)
{
    switch (arg->kind) {
    case PHRASE_TEXT:
        text_safe(out, arg->value.text);
        break;
    case PHRASE_SAFE:
        buffer_add(out, arg->value.text);
        break;
    case PHRASE_NUMBER:
        number_add(out, lang, arg->value.number);
        break;
    case PHRASE_DIGITS:
        buffer_addf(out, "%d", arg->value.digits);
        break;
    case PHRASE_DAY:
        date_add(out, lang, arg->value.day);
        break;
    case PHRASE_VERDICT:
        buffer_adds(out, verdict_words(arg->value.verdict)->text[lang]);
        break;
    case PHRASE_TERM:
        say(out, lang, arg->value.term);
        break;
    case PHRASE_LABELS:
        figure_add_labels(out, lang, arg->value.labels.rows, arg->value.labels.count);
        break;
    case PHRASE_BOUND:
        bound_add(out, lang, arg->value.bound.target, arg->value.bound.number,
                  arg->value.bound.exact);
        break;
    case PHRASE_AMOUNT:
        amount_add(out, lang, arg->value.figure.target, arg->value.figure.part,
                   arg->value.figure.number);
        break;
    case PHRASE_FIGURE:
        figure_add_whole(out, lang, arg->value.figure.target, arg->value.figure.part);
        break;
    }
}

void say(struct buffer *out, enum lang lang, enum word word)
{
    lang_expand(out, words[word].text[lang], NULL, 0);
}

void phrase_add(struct buffer *out, enum lang lang, enum word word, const struct phrase_arg *args)
{
    struct buffer values[PHRASE_ARGS_MAX] = {{0}};
    struct lang_arg filled[PHRASE_ARGS_MAX];
    size_t count = 0;

    for (; args[count].name != NULL; count++) {
        assert(count < PHRASE_ARGS_MAX);
        add_value(&values[count], lang, &args[count]);
        filled[count] = (struct lang_arg){args[count].name, buffer_slice(&values[count])};
    }
    lang_expand(out, words[word].text[lang], filled, count);
    while (count > 0)
        buffer_free(&values[--count]);
}

struct slice unit_name(const struct assessment *assessment, size_t unit, enum lang lang)
{
    assert(unit < assessment->unit_count);
    const struct assessed_unit *named = &assessment->units[unit];

    return name_in(&named->name, lang, named->id);
}
