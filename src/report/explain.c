/* SPDX-License-Identifier: MIT */
/* The manual of one diagnostic. */
#include "report/report_room.h"

/* A template as people read it: what stands in {braces} differs from case to case. */
static void add_template(struct buffer *out, const char *template)
{
    struct slice rest = slice_of(template);

    while (rest.len > 0) {
        size_t open = slice_find(rest, '{', 0);
        size_t close = slice_find(rest, '}', open);

        buffer_add(out, slice_sub(rest, 0, open));
        if (open < rest.len)
            buffer_adds(out, "...");
        rest = slice_sub(rest, close + 1, rest.len);
    }
}

void report_explain(struct buffer *out, const struct catalogue_row *row, enum lang lang)
{
    buffer_addf(out, "TZ%d  %s  (%s)\n\n  ", row->number, row->slug,
                severity_words(row->severity)->text[lang]);
    add_template(out, row->message.text[lang]);
    buffer_addf(out, "\n\n%s\n", row->manual.text[lang]);
    if (row->help.text[lang][0] == '\0' || slice_is(slice_of(row->help.text[lang]), "{hint}"))
        return;
    buffer_byte(out, '\n');
    word_add(out, WORD_WHAT_TO_DO, lang, NULL, 0);
    add_template(out, row->help.text[lang]);
    buffer_byte(out, '\n');
}
