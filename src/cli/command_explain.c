/* SPDX-License-Identifier: MIT */
/* taizhang explain: the manual of one diagnostic, one verdict or one word of a schema. */
#include "cli/cli_room.h"
#include "report/report.h"
#include "schema/vocabulary.h"

static void unknown_code(struct run *run, struct slice name)
{
    struct diag *diag = diag_add_path(&run->diags, DIAG_UNKNOWN_CODE, (struct slice){NULL, 0});
    struct {
        ARRAY(struct slice);
    } names = {0};

    for (int i = 0; i < VERDICT_COUNT; i++)
        *ARRAY_PUSH(run->arena, &names) = slice_of(verdict_name((enum verdict)i));
    for (int i = 0; i < DIAG_CODE_COUNT; i++) {
        const struct catalogue_row *row = catalogue_row((enum diag_code)i);

        *ARRAY_PUSH(run->arena, &names) = slice_of(row->slug);
        *ARRAY_PUSH(run->arena, &names) = arena_printf(run->arena, "TZ%d", row->number);
    }
    for (size_t i = 0; i < vocabulary_count(); i++)
        *ARRAY_PUSH(run->arena, &names) = slice_of(vocabulary_row(i)->name);
    diag_set(diag, "name", name);
    diag_set_nearest(diag, name, names.items, names.len);
}

static void explain(struct run *run, struct buffer *out, struct slice name)
{
    const struct catalogue_row *row = catalogue_find(name);
    const struct vocabulary_row *word = vocabulary_find(name);
    enum verdict verdict = verdict_find(name);
    enum lang lang = run->options.lang;

    if (name.data == NULL) {
        report_explain_all(out, lang);
        explain_words(run, out);
    } else if (row != NULL)
        report_explain(out, row, lang);
    else if (word != NULL)
        explain_word(run, out, word);
    else if (verdict < VERDICT_COUNT)
        buffer_addf(out, "%s  (%s)\n\n%s\n", verdict_words(verdict)->text[lang],
                    verdict_name(verdict), verdict_manual(verdict)->text[lang]);
    else
        unknown_code(run, name);
}

int command_explain(struct run *run)
{
    struct buffer out = {0};

    explain(run, &out, run_argument(run, 1));
    if (run->diags.failures == 0)
        run_write(run, SLICE("-"), buffer_slice(&out));
    buffer_free(&out);
    run_print_diags(run);
    return run_status(run);
}
