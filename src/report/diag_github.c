/* SPDX-License-Identifier: MIT */
/*
 * Diagnostics as workflow commands of GitHub Actions: one on a line, which the runner turns into
 * an annotation of the file. GitHub shows ten of a kind for each step; sarif has no such limit.
 *
 *     ::error file=ledger/a.yaml,line=3,endLine=3,col=5,endColumn=9,title=TZ302 ...::message
 */
#include "base/text.h"
#include "report/finding.h"
#include "report/report_room.h"

static void escape_byte(struct buffer *out, char byte, bool property)
{
    if (byte == '%' || byte == '\r' || byte == '\n' || (property && (byte == ':' || byte == ',')))
        buffer_addf(out, "%%%02X", (unsigned)byte);
    else
        buffer_byte(out, byte);
}

/*
 * The runner takes a line that begins with :: for a command, and "##[" anywhere in a line (Azure's
 * takes "##vso["); in a property a comma begins the next one and a colon may end all of them. So
 * what begins or ends something is written as the runner reads it back (%0A), and of two # in a
 * row, for which it has no such form, the second is shown as <U+0023>.
 */
static void escape(struct buffer *out, struct slice text, bool property)
{
    for (size_t i = 0; i < text.len; i++) {
        if (i > 0 && text.data[i] == '#' && text.data[i - 1] == '#')
            buffer_adds(out, "<U+0023>");
        else
            escape_byte(out, text.data[i], property);
    }
}

static void add_property(struct buffer *out, const char *name, struct slice value)
{
    buffer_addf(out, "%s=", name);
    escape(out, value, true);
}

/* Columns are only taken where all is on one line. */
static void add_place(struct buffer *out, const struct diag_place *place,
                      const struct report_style *style)
{
    struct buffer path = {0}, safe = {0};

    finding_path(&path, place, style);
    text_safe(&safe, buffer_slice(&path));
    add_property(out, "file", buffer_slice(&safe));
    buffer_byte(out, ',');
    if (place->start.line > 0)
        buffer_addf(out, "line=%zu,endLine=%zu,", place->start.line, place->end.line);
    if (place->start.line > 0 && place->start.line == place->end.line)
        buffer_addf(out, "col=%zu,endColumn=%zu,", place->start.column, place->end.column);
    buffer_free(&path);
    buffer_free(&safe);
}

static void add_diag(struct buffer *out, const struct diag *diag, const struct report_style *style)
{
    bool warning = catalogue_row(diag->code)->severity == SEVERITY_WARNING;
    struct buffer title = {0}, text = {0};

    buffer_adds(out, warning ? "::warning " : "::error ");
    if (diag->place.path.len > 0)
        add_place(out, &diag->place, style);
    finding_title(&title, diag);
    add_property(out, "title", buffer_slice(&title));
    buffer_adds(out, "::");
    finding_text(&text, diag, SLICE("\n"), style->lang);
    escape(out, buffer_slice(&text), false);
    buffer_byte(out, '\n');
    buffer_free(&title);
    buffer_free(&text);
}

void diag_render_github(struct buffer *out, const struct diag_list *diags,
                        const struct report_style *style)
{
    struct diag room;

    for (size_t i = 0; i < diags->len; i++) {
        add_diag(out, diag_at(diags, i, &room), style);
        piece_give(out, style->taker);
    }
}
