/* SPDX-License-Identifier: MIT */
/* What formats of findings share. See finding.h. */
#include "report/finding.h"

void finding_code(struct buffer *out, const struct diag *diag)
{
    buffer_addf(out, "TZ%d", catalogue_row(diag->code)->number);
}

void finding_title(struct buffer *out, const struct diag *diag)
{
    finding_code(out, diag);
    buffer_byte(out, ' ');
    buffer_adds(out, catalogue_row(diag->code)->slug);
}

void finding_tidy(struct buffer *out, struct slice path)
{
    size_t begin = out->len;

    if (slice_starts(path, "/"))
        buffer_byte(out, '/');
    for (struct slice rest = path; rest.data != NULL;) {
        struct slice part = slice_cut(&rest, '/');

        if (part.len == 0 || slice_is(part, "."))
            continue;
        if (out->len > begin && out->data[out->len - 1] != '/')
            buffer_byte(out, '/');
        buffer_add(out, part);
    }
    /* The folder where the program runs. */
    if (out->len == begin && path.len > 0)
        buffer_byte(out, '.');
}

void finding_path(struct buffer *out, const struct diag_place *place,
                  const struct report_style *style)
{
    bool whole = place->path.len > 0 && slice_eq(place->path, style->ledger);

    finding_tidy(out, whole ? style->home : place->path);
}

void finding_text(struct buffer *out, const struct diag *diag, struct slice between, enum lang lang)
{
    struct buffer help = {0};

    diag_message(out, diag, lang);
    diag_help(&help, diag, lang);
    if (help.len > 0) {
        buffer_add(out, between);
        buffer_add(out, buffer_slice(&help));
    }
    buffer_free(&help);
}
