/* SPDX-License-Identifier: MIT */
/* Everything that `explain` has a manual for, a line each, by subject. */
#include "report/report_room.h"

/* What the codes of a hundred are about; see catalogue.h. */
static const enum word subjects[] = {
    [1] = WORD_CODES_READ,  [2] = WORD_CODES_RECORD, [3] = WORD_CODES_LEDGER,
    [4] = WORD_CODES_PLAN,  [5] = WORD_CODES_SCHEMA, [6] = WORD_CODES_PRIVACY,
    [9] = WORD_CODES_WORLD,
};

static void add_heading(struct buffer *out, enum word word, enum lang lang)
{
    buffer_adds(out, out->len > 0 ? "\n== " : "== ");
    say(out, lang, word);
    buffer_byte(out, '\n');
}

static void add_codes(struct buffer *out, enum lang lang)
{
    int hundred = 0;

    for (int i = 0; i < DIAG_CODE_COUNT; i++) {
        const struct catalogue_row *row = catalogue_row((enum diag_code)i);

        if (row->number / 100 != hundred) {
            hundred = row->number / 100;
            add_heading(out, subjects[hundred], lang);
        }
        buffer_addf(out, "TZ%d  %-22s ", row->number, row->slug);
        report_template(out, row->message.text[lang], lang);
        buffer_byte(out, '\n');
    }
}

void report_explain_all(struct buffer *out, enum lang lang)
{
    add_codes(out, lang);
    add_heading(out, WORD_VERDICTS, lang);
    for (int i = 0; i < VERDICT_COUNT; i++)
        buffer_addf(out, "%-28s  %s\n", verdict_name((enum verdict)i),
                    verdict_words((enum verdict)i)->text[lang]);
}
