/* SPDX-License-Identifier: MIT */
/* The manual of one diagnostic. */
#include "report/report_room.h"

/* A template as people read it: {name} stays, as the name of what will stand there. */
void report_explain(struct buffer *out, const struct catalogue_row *row, enum lang lang)
{
    buffer_addf(out, "TZ%d  %s  (%s)\n\n  %s\n\n%s\n", row->number, row->slug,
                severity_words(row->severity)->text[lang], row->message.text[lang],
                row->manual.text[lang]);
    if (row->help.text[lang][0] == '\0' || slice_is(slice_of(row->help.text[lang]), "{hint}"))
        return;
    buffer_byte(out, '\n');
    word_add(out, WORD_WHAT_TO_DO, lang, NULL, 0);
    buffer_addf(out, "%s\n", row->help.text[lang]);
}
