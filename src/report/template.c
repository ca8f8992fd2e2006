/* SPDX-License-Identifier: MIT */
/* A text of the catalogue as people read it where no case fills it: <field> has no value. */
#include "report/report.h"

static const struct {
    const char *name;
    struct words words;
} placeholders[] = {
#define PLACEHOLDER(name, en, zh) {name, {{[LANG_EN] = (en), [LANG_ZH] = (zh)}}},
#include "report/template.def"
#undef PLACEHOLDER
};

static const struct words marks_open = T("<", "〈");
static const struct words marks_close = T(">", "〉");

static const char *word_for(struct slice name, enum lang lang)
{
    for (size_t i = 0; i < sizeof placeholders / sizeof placeholders[0]; i++) {
        if (slice_is(name, placeholders[i].name))
            return placeholders[i].words.text[lang];
    }
    return "...";
}

void report_template(struct buffer *out, const char *template, enum lang lang)
{
    struct slice rest = slice_of(template);

    while (rest.len > 0) {
        size_t open = slice_find(rest, '{', 0);
        size_t close = slice_find(rest, '}', open);

        buffer_add(out, slice_sub(rest, 0, open));
        if (open < rest.len) {
            buffer_adds(out, marks_open.text[lang]);
            buffer_adds(out, word_for(slice_sub(rest, open + 1, close), lang));
            buffer_adds(out, marks_close.text[lang]);
        }
        rest = slice_sub(rest, close + 1, rest.len);
    }
}
