/* SPDX-License-Identifier: MIT */
/*
 * The report as one HTML file: the document, its head and foot, and what must be said before any
 * figure. The parts are in html_*.c.
 *
 * The page loads nothing and runs nothing: its policy names the one style sheet that it holds by
 * its hash and forbids all else, so that no text of a record could load or run anything, even if
 * it came through html_escape().
 */
#include "base/hash.h"
#include "report/html_room.h"
#include "report/state.h"

/* ---- the head ---- */

static void add_meta(struct html *html, const char *name, const char *content)
{
    html_open(html, "meta");
    html_set(html, "name", name);
    html_set(html, "content", content);
    html_close(html);
}

/* Content Security Policy Level 3; the hash is of the bytes between <style> and </style>. */
static void add_policy(const struct html_page *page, struct slice style)
{
    uint8_t hash[HASH_BYTES];
    char base64[HASH_BASE64_SIZE];

    hash_bytes(style, hash);
    hash_base64(hash, base64);
    buffer_addf(page->text,
                "default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'",
                base64);
    html_open(page->html, "meta");
    html_set(page->html, "http-equiv", "Content-Security-Policy");
    html_flush_to(page, "content");
    html_close(page->html);
}

static void add_title(const struct html_page *page)
{
    const struct assessment *assessment = page->assessment;

    html_open(page->html, "title");
    if (assessment->only_unit != PART_TOTAL) {
        html_unit_name(page, assessment->only_unit);
        html_say(page, WORD_COLON);
    }
    html_name(page, &assessment->plan_title, assessment->plan);
    if (assessment->only_unit == PART_TOTAL) {
        html_say(page, WORD_COMMA);
        html_name(page, &assessment->township_name, assessment->township);
    }
    html_close(page->html);
}

static void add_head(const struct html_page *page)
{
    struct slice style = style_sheets[0].text;
    struct html *html = page->html;

    html_open(html, "head");
    html_open(html, "meta");
    html_set(html, "charset", "utf-8");
    html_close(html);
    add_policy(page, style);
    add_meta(html, "viewport", "width=device-width, initial-scale=1");
    add_meta(html, "color-scheme", "light dark");
    add_title(page);
    html_open(html, "style");
    html_raw(html, style);
    html_close_many(html, 2);
}

/* ---- what must be said first ---- */

static void open_banner(const struct html_page *page, const char *class)
{
    html_open_class(page->html, "p", class);
}

static void add_unread(const struct html_page *page)
{
    const struct assessment *assessment = page->assessment;

    if (assessment->files_faulty + assessment->files_unread == 0)
        return;
    open_banner(page, "banner bad");
    state_add_unread(page->text, page->lang, assessment);
    html_flush(page);
    html_close(page->html);
}

static void add_suspected(const struct html_page *page)
{
    state_add_suspected(page->text, page->lang, page->assessment);
    if (page->text->len == 0)
        return;
    open_banner(page, "banner");
    html_flush(page);
    html_close(page->html);
}

/* Each line of a text in a paragraph of its own. */
static void add_lines(const struct html_page *page, const char *class)
{
    for (struct slice rest = buffer_slice(page->text); rest.len > 0;) {
        html_open(page->html, "p");
        if (class != NULL)
            html_set(page->html, "class", class);
        html_text(page->html, slice_trim(slice_cut(&rest, '\n')));
        html_close(page->html);
    }
    page->text->len = 0;
}

static void add_left_out(const struct html_page *page)
{
    if (page->assessment->left_count == 0)
        return;
    html_open_class(page->html, "div", "banner bad");
    state_add_left_out(page->text, page->lang, page->assessment);
    add_lines(page, NULL);
    html_close(page->html);
}

static void add_banners(const struct html_page *page)
{
    const struct assessment *assessment = page->assessment;

    add_unread(page);
    add_suspected(page);
    if (assessment->targets_faulty > 0) {
        open_banner(page, "banner bad");
        html_say_with(page, WORD_FAULTY_TARGETS, COUNT("count", assessment->targets_faulty));
        html_close(page->html);
    }
    add_left_out(page);
    state_add_only_days(page->text, page->lang, assessment); /* the unit has its name further on */
    add_lines(page, "banner");
    if (assessment->is_public)
        html_say_in(page, "p", "banner", WORD_HTML_PUBLIC);
    if (assessment->only_unit != PART_TOTAL && assessment->targets_small > 0) {
        open_banner(page, "banner");
        html_say_with(page, WORD_HTML_LEFT_OUT, COUNT("count", assessment->targets_small));
        html_close(page->html);
    }
}

/* ---- header, contents, footer ---- */

static void add_diags(const struct html_page *page)
{
    const struct diag_list *diags = page->style->diags;

    if (diags == NULL || diags->errors + diags->warnings == 0)
        return;
    html_say_with_in(page, "p", NULL, WORD_DIAG_COUNT, COUNT("errors", diags->errors),
                     COUNT("warnings", diags->warnings));
}

/* From how many files of which commit. */
static void add_summary(const struct html_page *page)
{
    const struct assessment *assessment = page->assessment;

    say_with(page->text, page->lang,
             assessment->commit.len > 0  ? WORD_HTML_SUMMARY
             : assessment->commit_hidden ? WORD_HTML_SUMMARY_HIDDEN_COMMIT
                                         : WORD_HTML_SUMMARY_NO_COMMIT,
             COUNT("files", assessment->files),
             TEXT("commit", slice_sub(assessment->commit, 0, 12)));
    html_flush_in(page, "p", NULL);
}

static void add_header(const struct html_page *page)
{
    const struct assessment *assessment = page->assessment;
    struct html *html = page->html;

    html_open(html, "header");
    html_open_class(html, "p", "town");
    html_name(page, &assessment->township_name, assessment->township);
    html_close(html);
    html_open(html, "h1");
    html_name(page, &assessment->plan_title, assessment->plan);
    html_close(html);
    html_say_with_in(page, "p", "as-of", WORD_HTML_AS_OF, DAY("date", assessment->as_of));
    html_open_class(html, "div", "source");
    add_summary(page);
    add_diags(page);
    html_close_many(html, 2);
}

static void add_link(const struct html_page *page, const char *href, enum word word)
{
    html_open(page->html, "li");
    html_open(page->html, "a");
    html_set(page->html, "href", href);
    html_say(page, word);
    html_close_many(page->html, 2);
}

static void add_contents(const struct html_page *page)
{
    const struct assessment *assessment = page->assessment;

    html_open(page->html, "nav");
    say(page->text, page->lang, WORD_HTML_CONTENTS);
    html_flush_to(page, "aria-label");
    html_open(page->html, "ul");
    add_link(page, "#glance", WORD_HTML_GLANCE);
    if (html_has_heat(page))
        add_link(page, "#heat", WORD_HTML_HEAT);
    if (assessment->comparison != NULL)
        add_link(page, "#changes", WORD_HTML_CHANGED);
    if (assessment->target_count > 0) {
        add_link(page, "#sheets", WORD_HTML_SHEETS);
        add_link(page, "#targets", WORD_HTML_TARGETS);
    }
    if (assessment->unit_count > 0)
        add_link(page, "#units", WORD_HTML_UNITS);
    add_link(page, "#provenance", WORD_HTML_PROVENANCE);
    html_close_many(page->html, 2);
}

static void add_footer(const struct html_page *page)
{
    html_open(page->html, "footer");
    html_set(page->html, "id", "provenance");
    html_say_in(page, "h2", NULL, WORD_HTML_PROVENANCE);
    state_add_provenance(page->text, page->lang, page->assessment);
    add_lines(page, NULL);
    html_close(page->html);
}

/* ---- the document ---- */

static void add_main(const struct html_page *page)
{
    html_open(page->html, "main");
    html_set(page->html, "id", "main");
    add_banners(page);
    if (page->assessment->only_unit == PART_TOTAL) {
        html_glance(page);
        html_heat(page);
    }
    html_changes(page);
    if (page->assessment->only_unit == PART_TOTAL) {
        html_sheets(page);
        html_targets(page);
    }
    html_units(page);
    html_close(page->html);
}

static void add_body(const struct html_page *page)
{
    struct html *html = page->html;

    html_open_class(html, "body",
                    page->assessment->only_unit == PART_TOTAL ? "whole-report" : "alone");
    html_open_class(html, "a", "skip");
    html_set(html, "href", "#main");
    html_say(page, WORD_HTML_SKIP);
    html_close(html);
    html_signs(html);
    add_header(page);
    if (page->assessment->only_unit == PART_TOTAL)
        add_contents(page);
    add_main(page);
    add_footer(page);
    html_close(html);
}

void report_html(struct buffer *out, const struct assessment *assessment,
                 const struct report_style *style)
{
    struct buffer text = {0};
    struct html html = {.out = out};
    const struct html_page page = {.html = &html,
                                   .assessment = assessment,
                                   .style = style,
                                   .lang = style->lang,
                                   .text = &text};

    buffer_adds(out, "<!DOCTYPE html>");
    html_open(&html, "html");
    html_set(&html, "lang", style->lang == LANG_ZH ? "zh-CN" : "en");
    add_head(&page);
    add_body(&page);
    html_close(&html);
    buffer_byte(out, '\n');
    buffer_free(&text);
}
