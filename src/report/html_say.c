/* SPDX-License-Identifier: MIT */
/* Words in elements, signs and tables of the parts that are HTML's own. See html_room.h. */
#include "report/html_room.h"

/* ---- words ---- */

void html_flush_to(const struct document *doc, const char *attribute)
{
    html_set_text(html_of(doc), attribute, buffer_slice(doc->text));
    doc->text->len = 0;
}

static void open_in(const struct document *doc, const char *tag, const char *class)
{
    html_open(html_of(doc), tag);
    if (class != NULL)
        html_set(html_of(doc), "class", class);
}

void html_flush_in(const struct document *doc, const char *tag, const char *class)
{
    open_in(doc, tag, class);
    document_flush(doc);
    html_close(html_of(doc));
}

void html_say_in(const struct document *doc, const char *tag, const char *class, enum word word)
{
    say(doc->text, doc->lang, word);
    html_flush_in(doc, tag, class);
}

void html_phrase_in(const struct document *doc, const char *tag, const char *class, enum word word,
                    const struct phrase_arg *args)
{
    phrase_add(doc->text, doc->lang, word, args);
    html_flush_in(doc, tag, class);
}

/* ---- verdicts ---- */

void html_sign(const struct document *doc, enum verdict verdict)
{
    struct html *html = html_of(doc);
    struct slice name = slice_of(verdict_name(verdict));

    html_open_class(html, "svg", "sign");
    html_set(html, "aria-hidden", "true");
    html_open(html, "use");
    html_set_anchor(html, "href", "#s-", name);
    html_close_many(html, 2);
}

void html_set_verdict(const struct document *doc, const char *classes, enum verdict verdict)
{
    buffer_adds(doc->text, classes);
    buffer_adds(doc->text, " v-");
    buffer_adds(doc->text, verdict_name(verdict));
    html_flush_to(doc, "class");
}

/* ---- tables ---- */

void html_open_scroll(const struct document *doc, enum word label, const struct assessed *target)
{
    html_open_class(html_of(doc), "section", "scroll");
    html_set(html_of(doc), "tabindex", "0");
    say(doc->text, doc->lang, label);
    if (target != NULL) { /* two targets may have one title, but no two landmarks one name */
        say_with(doc->text, doc->lang, WORD_HTML_OF,
                 TEXT("title", name_in(&target->title, doc->lang, target->id)),
                 TEXT("id", target->id));
    }
    html_flush_to(doc, "aria-label");
}

void html_column(const struct document *doc, const char *class, enum word word)
{
    html_open(html_of(doc), "th");
    html_set(html_of(doc), "scope", "col");
    if (class != NULL)
        html_set(html_of(doc), "class", class);
    document_say(doc, word);
    html_close(html_of(doc));
}

void html_open_heads(const struct document *doc, const char *class, enum word caption,
                     const struct html_column *columns)
{
    html_open_class(html_of(doc), "table", class);
    if (caption != NO_WORD)
        html_say_in(doc, "caption", NULL, caption);
    html_open(html_of(doc), "thead");
    html_open(html_of(doc), "tr");
    for (; columns->word != NO_WORD || columns->class != NULL; columns++) {
        if (columns->word == NO_WORD)
            html_flush_in(doc, "td", columns->class);
        else
            html_column(doc, columns->class, columns->word);
    }
    html_close_many(html_of(doc), 2);
}

void html_open_row(const struct document *doc)
{
    html_open(html_of(doc), "tr");
    html_open(html_of(doc), "th");
    html_set(html_of(doc), "scope", "row");
}
