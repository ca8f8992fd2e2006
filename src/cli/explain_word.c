/* SPDX-License-Identifier: MIT */
/* The manual of one word of the x- vocabulary. */
#include "cli/cli_room.h"
#include "schema/vocabulary.h"

/* A heading, and what stands under it. */
static void add_part(struct run *run, struct buffer *out, const struct words *heading,
                     struct slice text)
{
    buffer_addf(out, "%s%.*s\n", heading->text[run->options.lang], (int)text.len, text.data);
}

void explain_word(struct run *run, struct buffer *out, const struct vocabulary_row *row)
{
    static const struct words at = T("Stands with: ", "写在哪里："),
                              takes = T("Takes: ", "写什么："),
                              used = T("For example in {schema}, {place} ({count} in all):",
                                       "例如 {schema} 里的 {place}（共 {count} 处）：");
    enum lang lang = run->options.lang;
    struct vocabulary_use use = vocabulary_use(run->arena, row);
    const struct lang_arg args[] = {
        {"schema", use.schema},
        {"place", use.place},
        {"count", arena_printf(run->arena, "%zu", use.count)},
    };

    buffer_addf(out, "%s\n\n%s\n\n", row->name, row->manual.text[lang]);
    add_part(run, out, &at, slice_of(row->at.text[lang]));
    add_part(run, out, &takes, slice_of(row->takes));
    if (use.count == 0)
        return;
    buffer_byte(out, '\n');
    lang_expand(out, used.text[lang], args, sizeof args / sizeof args[0]);
    buffer_addf(out, "\n    \"%s\": %.*s\n", row->name, (int)use.value.len, use.value.data);
}

void explain_words(struct run *run, struct buffer *out)
{
    static const struct words heading =
        T("words of a schema, beside those of JSON Schema", "模式里的词（JSON Schema 之外的）");

    buffer_addf(out, "\n== %s\n", heading.text[run->options.lang]);
    for (size_t i = 0; i < vocabulary_count(); i++) {
        const struct vocabulary_row *row = vocabulary_row(i);

        buffer_addf(out, "%-28s  %s\n", row->name, row->at.text[run->options.lang]);
    }
}
