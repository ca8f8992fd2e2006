/* SPDX-License-Identifier: MIT */
/* Words, names, verdicts and places in HTML. See html_room.h. */
#include "base/text.h"
#include "report/html_room.h"
#include "report/place_link.h"

/* ---- words ---- */

void html_flush(const struct html_page *page)
{
    html_text(page->html, buffer_slice(page->text));
    page->text->len = 0;
}

void html_flush_to(const struct html_page *page, const char *attribute)
{
    html_set_text(page->html, attribute, buffer_slice(page->text));
    page->text->len = 0;
}

void html_say(const struct html_page *page, enum word word)
{
    say(page->text, page->lang, word);
    html_flush(page);
}

void html_phrase(const struct html_page *page, enum word word, const struct phrase_arg *args)
{
    phrase_add(page->text, page->lang, word, args);
    html_flush(page);
}

static void open_in(const struct html_page *page, const char *tag, const char *class)
{
    html_open(page->html, tag);
    if (class != NULL)
        html_set(page->html, "class", class);
}

void html_flush_in(const struct html_page *page, const char *tag, const char *class)
{
    open_in(page, tag, class);
    html_flush(page);
    html_close(page->html);
}

void html_say_in(const struct html_page *page, const char *tag, const char *class, enum word word)
{
    say(page->text, page->lang, word);
    html_flush_in(page, tag, class);
}

void html_phrase_in(const struct html_page *page, const char *tag, const char *class,
                    enum word word, const struct phrase_arg *args)
{
    phrase_add(page->text, page->lang, word, args);
    html_flush_in(page, tag, class);
}

/* ---- names ---- */

#define HAN_FIRST 0x4e00
#define HAN_LAST  0x9fff

void html_set_lang(const struct html_page *page, struct slice text)
{
    uint32_t code;

    if (page->lang == LANG_ZH)
        return;
    for (size_t at = 0; at < text.len;) {
        if (text_next(text, &at, &code) && code >= HAN_FIRST && code <= HAN_LAST) {
            html_set(page->html, "lang", "zh-CN");
            return;
        }
    }
}

void html_name(const struct html_page *page, const struct name *name, struct slice fallback)
{
    html_text(page->html, name_in(name, page->lang, fallback));
}

void html_unit_name(const struct html_page *page, size_t unit)
{
    html_text(page->html, unit_name(page->assessment, unit, page->lang));
}

void html_target_link(const struct html_page *page, const struct assessed *target)
{
    html_open(page->html, html_has_targets(page) ? "a" : "span");
    if (html_has_targets(page))
        html_set_anchor(page->html, "href", "#t-", target->id);
    html_name(page, &target->title, target->id);
    html_close(page->html);
}

void html_unit_link(const struct html_page *page, size_t unit)
{
    html_open(page->html, html_has_targets(page) ? "a" : "span");
    if (html_has_targets(page))
        html_set_anchor(page->html, "href", "#u-", page->assessment->units[unit].id);
    html_unit_name(page, unit);
    html_close(page->html);
}

void html_part_name(const struct html_page *page, const struct assessed *target,
                    const struct part *part)
{
    if (part->unit != PART_TOTAL)
        html_unit_link(page, part->unit);
    else if (target->part_count == 1 && !target->each_judged)
        html_unit_link(page, target->parts[0].unit);
    else if (target->part_count <= 1)
        html_say(page, WORD_ALL_UNITS);
    else
        html_say_with(page, WORD_TOTAL, COUNT("count", target->part_count));
}

/* ---- verdicts ---- */

void html_sign(const struct html_page *page, enum verdict verdict)
{
    struct html *html = page->html;
    struct slice name = slice_of(verdict_name(verdict));

    html_open_class(html, "svg", "sign");
    html_set(html, "aria-hidden", "true");
    html_open(html, "use");
    html_set_anchor(html, "href", "#s-", name);
    html_close_many(html, 2);
}

void html_set_verdict(const struct html_page *page, const char *classes, enum verdict verdict)
{
    buffer_adds(page->text, classes);
    buffer_adds(page->text, " v-");
    buffer_adds(page->text, verdict_name(verdict));
    html_flush_to(page, "class");
}

void html_badge(const struct html_page *page, enum verdict verdict)
{
    html_open(page->html, "span");
    html_set_verdict(page, "badge", verdict);
    html_sign(page, verdict);
    html_texts(page->html, verdict_words(verdict)->text[page->lang]);
    html_close(page->html);
}

/* ---- tables ---- */

void html_open_scroll(const struct html_page *page, enum word label, const struct assessed *target)
{
    html_open_class(page->html, "section", "scroll");
    html_set(page->html, "tabindex", "0");
    say(page->text, page->lang, label);
    if (target != NULL) { /* two targets may have one title, but no two landmarks one name */

        say_with(page->text, page->lang, WORD_HTML_OF,
                 TEXT("title", name_in(&target->title, page->lang, target->id)),
                 TEXT("id", target->id));
    }
    html_flush_to(page, "aria-label");
}

void html_column(const struct html_page *page, const char *class, enum word word)
{
    html_open(page->html, "th");
    html_set(page->html, "scope", "col");
    if (class != NULL)
        html_set(page->html, "class", class);
    html_say(page, word);
    html_close(page->html);
}

void html_open_heads(const struct html_page *page, const char *class, enum word caption,
                     const struct html_column *columns)
{
    html_open_class(page->html, "table", class);
    if (caption != NO_WORD)
        html_say_in(page, "caption", NULL, caption);
    html_open(page->html, "thead");
    html_open(page->html, "tr");
    for (; columns->word != NO_WORD || columns->class != NULL; columns++) {
        if (columns->word == NO_WORD)
            html_flush_in(page, "td", columns->class);
        else
            html_column(page, columns->class, columns->word);
    }
    html_close_many(page->html, 2);
}

void html_open_row(const struct html_page *page)
{
    html_open(page->html, "tr");
    html_open(page->html, "th");
    html_set(page->html, "scope", "row");
}

/* ---- places ---- */

void html_place(const struct html_page *page, const struct place *place)
{
    bool link = place_link_has(page->style, page->assessment);

    if (place->file.len == 0)
        return;
    if (link) {
        html_open(page->html, "a");
        place_link_add(page->text, page->style, page->assessment, place);
        html_flush_to(page, "href");
    }
    place_add(page->text, place);
    html_flush_in(page, "code", NULL);
    if (link)
        html_close(page->html);
}
