/* SPDX-License-Identifier: MIT */
/*
 * The report as one HTML file: its head, and in which order its parts stand. What is common to all
 * formats is told by document_*.c, what is HTML's own by html_*.c.
 *
 * The page loads nothing and runs nothing: its policy names the one style sheet that it holds by
 * its hash and forbids all else, so that no text of a record could load or run anything, even if
 * it came through html_escape().
 */
#include "base/hash.h"
#include "report/html_room.h"
#include "report/state.h"

#include <assert.h>

/* ---- the head ---- */

static void add_meta(struct html *html, const char *name, const char *content)
{
    html_open(html, "meta");
    html_set(html, "name", name);
    html_set(html, "content", content);
    html_close(html);
}

/* Content Security Policy Level 3; the hash is of the bytes between <style> and </style>. */
static void add_policy(const struct document *doc, struct slice style)
{
    uint8_t hash[HASH_BYTES];
    char base64[HASH_BASE64_SIZE];

    hash_bytes(style, hash);
    hash_base64(hash, base64);
    buffer_addf(doc->text,
                "default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'",
                base64);
    html_open(html_of(doc), "meta");
    html_set(html_of(doc), "http-equiv", "Content-Security-Policy");
    html_flush_to(doc, "content");
    html_close(html_of(doc));
}

static void add_title(const struct document *doc)
{
    const struct assessment *assessment = doc->assessment;

    html_open(html_of(doc), "title");
    if (assessment->only_unit != PART_TOTAL) {
        document_text(doc, unit_name(assessment, assessment->only_unit, doc->lang));
        document_say(doc, WORD_COLON);
    }
    document_name(doc, &assessment->plan_title, assessment->plan);
    if (assessment->only_unit == PART_TOTAL) {
        document_say(doc, WORD_COMMA);
        document_name(doc, &assessment->township_name, assessment->township);
    }
    html_close(html_of(doc));
}

static void add_head(const struct document *doc)
{
    struct slice style = style_sheets[0].text;
    struct html *html = html_of(doc);

    html_open(html, "head");
    html_open(html, "meta");
    html_set(html, "charset", "utf-8");
    html_close(html);
    add_policy(doc, style);
    add_meta(html, "viewport", "width=device-width, initial-scale=1");
    add_meta(html, "color-scheme", "light dark");
    add_title(doc);
    html_open(html, "style");
    html_raw(html, style);
    html_close_many(html, 2);
}

/* ---- header and contents ---- */

static void add_diags(const struct document *doc)
{
    const struct diag_list *diags = doc->style->diags;

    if (diags == NULL || diags->errors + diags->warnings == 0 || doc->assessment->is_public)
        return;
    html_say_with_in(doc, "p", NULL, WORD_DIAG_COUNT, COUNT("errors", diags->errors),
                     COUNT("warnings", diags->warnings));
}

/* From how many files of which commit. */
static void add_summary(const struct document *doc)
{
    const struct assessment *assessment = doc->assessment;

    say_with(doc->text, doc->lang,
             assessment->commit.len > 0  ? WORD_HTML_SUMMARY
             : assessment->commit_hidden ? WORD_HTML_SUMMARY_HIDDEN_COMMIT
                                         : WORD_HTML_SUMMARY_NO_COMMIT,
             COUNT("files", assessment->files),
             TEXT("commit", slice_sub(assessment->commit, 0, 12)));
    html_flush_in(doc, "p", NULL);
}

static void add_header(const struct document *doc)
{
    const struct assessment *assessment = doc->assessment;
    struct html *html = html_of(doc);

    html_open(html, "header");
    html_open_class(html, "p", "town");
    document_name(doc, &assessment->township_name, assessment->township);
    html_close(html);
    html_open(html, "h1");
    document_name(doc, &assessment->plan_title, assessment->plan);
    html_close(html);
    html_say_with_in(doc, "p", "as-of", WORD_HTML_AS_OF, DAY("date", assessment->as_of));
    html_open_class(html, "div", "source");
    add_summary(doc);
    add_diags(doc);
    html_close_many(html, 2);
}

static void add_link(const struct document *doc, const char *href, enum word word)
{
    html_open(html_of(doc), "li");
    html_open(html_of(doc), "a");
    html_set(html_of(doc), "href", href);
    document_say(doc, word);
    html_close_many(html_of(doc), 2);
}

static void add_contents(const struct document *doc)
{
    const struct assessment *assessment = doc->assessment;

    html_open(html_of(doc), "nav");
    say(doc->text, doc->lang, WORD_HTML_CONTENTS);
    html_flush_to(doc, "aria-label");
    html_open(html_of(doc), "ul");
    add_link(doc, "#glance", WORD_HTML_OVERVIEW);
    if (html_has_heat(doc))
        add_link(doc, "#heat", WORD_HTML_HEAT);
    if (assessment->comparison != NULL)
        add_link(doc, "#changes", WORD_HTML_CHANGED);
    if (assessment->target_count > 0) {
        add_link(doc, "#sheets", WORD_HTML_SHEETS);
        add_link(doc, "#targets", WORD_HTML_TARGETS);
    }
    if (assessment->unit_count > 0)
        add_link(doc, "#units", WORD_HTML_UNITS);
    add_link(doc, "#provenance", WORD_DOC_PROVENANCE);
    html_close_many(html_of(doc), 2);
}

/* ---- the document ---- */

static void open_section(const struct document *doc, const char *id)
{
    html_open(html_of(doc), "section");
    html_set(html_of(doc), "id", id);
}

static void add_changes(const struct document *doc)
{
    if (doc->assessment->comparison == NULL)
        return;
    open_section(doc, "changes");
    document_changes(doc);
    html_close(html_of(doc));
}

static void add_sheets(const struct document *doc)
{
    if (doc->assessment->target_count == 0)
        return;
    open_section(doc, "sheets");
    html_say_in(doc, "h2", NULL, WORD_HTML_SHEETS);
    document_sheets(doc);
    html_close(html_of(doc));
}

static void add_main(const struct document *doc)
{
    html_open(html_of(doc), "main");
    html_set(html_of(doc), "id", "main");
    document_notes(doc);
    if (doc->assessment->only_unit == PART_TOTAL) {
        html_overview(doc);
        html_heat(doc);
    }
    add_changes(doc);
    if (doc->assessment->only_unit == PART_TOTAL) {
        add_sheets(doc);
        html_targets(doc);
    }
    html_units(doc);
    html_close(html_of(doc));
}

static void add_body(const struct document *doc)
{
    struct html *html = html_of(doc);

    html_open_class(html, "body",
                    doc->assessment->only_unit == PART_TOTAL ? "whole-report" : "alone");
    html_open_class(html, "a", "skip");
    html_set(html, "href", "#main");
    document_say(doc, WORD_HTML_SKIP);
    html_close(html);
    html_signs(html);
    add_header(doc);
    if (doc->assessment->only_unit == PART_TOTAL)
        add_contents(doc);
    add_main(doc);
    document_foot(doc);
    html_close(html);
}

void report_html(struct buffer *out, const struct assessment *assessment,
                 const struct report_style *style)
{
    struct document_work work = {0};
    struct html html = {.out = out, .taker = style->taker};
    const struct document doc = document_begin(&html_format, out, assessment, style, &work, &html);

    buffer_adds(out, "<!DOCTYPE html>");
    html_open(&html, "html");
    html_set(&html, "lang", style->lang == LANG_ZH ? "zh-CN" : "en");
    add_head(&doc);
    add_body(&doc);
    html_close(&html);
    assert(html.depth == 0);
    buffer_byte(out, '\n');
    document_end(&doc);
}
