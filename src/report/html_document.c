/* SPDX-License-Identifier: MIT */
/* A document in HTML: which element each node is, and what is a link or a badge. See document.h. */
#include "report/html_room.h"

#include <assert.h>

struct element {
    const char *tag, *class;
    const char *inner; /* an element within, which holds the text */
};

static const struct element elements[NODE_COUNT] = {
    [NODE_TITLE] = {"h1", NULL, NULL},        [NODE_HEADING] = {"h2", NULL, NULL},
    [NODE_PARAGRAPH] = {"p", NULL, NULL},     [NODE_NOTE] = {"div", "banner", NULL},
    [NODE_QUOTE] = {"blockquote", NULL, "p"}, [NODE_CITE] = {"cite", NULL, NULL},
    [NODE_LIST] = {"ul", NULL, NULL},         [NODE_ITEM] = {"li", NULL, NULL},
    [NODE_SUBLIST] = {"ul", NULL, NULL},      [NODE_SUBITEM] = {"li", NULL, NULL},
    [NODE_TODO] = {"li", NULL, NULL},         [NODE_TABLE] = {"table", NULL, NULL},
    [NODE_HEADS] = {"thead", NULL, "tr"},     [NODE_HEAD] = {"th", NULL, NULL},
    [NODE_ROW] = {"tr", NULL, NULL},          [NODE_NAME] = {"th", NULL, NULL},
    [NODE_CELL] = {"td", NULL, NULL},         [NODE_ENTRIES] = {"ul", "lacks", NULL},
    [NODE_ENTRY] = {"li", NULL, NULL},        [NODE_STRONG] = {"strong", NULL, NULL},
    [NODE_OTHER] = {"strong", "other", NULL}, [NODE_PART] = {"div", "part", NULL},
    [NODE_PART_TITLE] = {"h3", NULL, NULL},   [NODE_SUBTITLE] = {"h4", NULL, NULL},
    [NODE_FOOT] = {"footer", NULL, NULL},     [NODE_FOOT_TITLE] = {"h2", NULL, NULL},
};

/* The class of the element, the name of the node, or both. */
static void set_class(const struct document *doc, const char *class, const char *name)
{
    struct buffer classes = {0};

    buffer_adds(&classes, class != NULL ? class : "");
    buffer_adds(&classes, class != NULL && name != NULL ? " " : "");
    buffer_adds(&classes, name != NULL ? name : "");
    if (classes.len > 0)
        html_set_text(html_of(doc), "class", buffer_slice(&classes));
    buffer_free(&classes);
}

static void open_node(const struct document *doc, enum document_node node, const char *name)
{
    const struct element *element = &elements[node];
    struct html *html = html_of(doc);

    assert(element->tag != NULL);
    html_open(html, element->tag);
    if (node == NODE_HEAD || node == NODE_NAME)
        html_set(html, "scope", node == NODE_HEAD ? "col" : "row");
    if (node == NODE_FOOT)
        html_set(html, "id", "provenance");
    if (node == NODE_TODO) {
        buffer_addf(doc->text, "item v-%s", name);
        html_flush_to(doc, "class");
    } else if (node != NODE_QUOTE) {
        set_class(doc, element->class, name);
    }
    if (element->inner != NULL)
        html_open(html, element->inner);
    if (node == NODE_QUOTE && name != NULL)
        html_set(html, "lang", name);
}

/* Behind its heads, a table has a body. */
static void close_node(const struct document *doc, enum document_node node)
{
    html_close_many(html_of(doc), elements[node].inner != NULL || node == NODE_TABLE ? 2 : 1);
    if (node == NODE_HEADS)
        html_open(html_of(doc), "tbody");
}

static void add_text(const struct document *doc, struct slice text)
{
    html_text(html_of(doc), text);
}

static void add_place(const struct document *doc, struct slice address, struct slice text)
{
    struct html *html = html_of(doc);

    if (address.len > 0) {
        html_open(html, "a");
        html_set_text(html, "href", address);
    }
    html_open(html, "code");
    html_text(html, text);
    html_close_many(html, address.len > 0 ? 2 : 1);
}

/* ---- links and badges ---- */

/* A link to the section of a target or a unit, where there are any. */
static void add_link(const struct document *doc, const char *prefix, struct slice id,
                     struct slice name)
{
    html_open(html_of(doc), html_has_targets(doc) ? "a" : "span");
    if (html_has_targets(doc))
        html_set_anchor(html_of(doc), "href", prefix, id);
    document_text(doc, name);
    html_close(html_of(doc));
}

void html_link(const struct document *doc, const struct name *title, struct slice id)
{
    add_link(doc, "#t-", id, name_in(title, doc->lang, id));
}

static void add_target(const struct document *doc, const struct assessed *target)
{
    html_link(doc, &target->title, target->id);
}

void html_unit(const struct document *doc, size_t unit)
{
    assert(unit < doc->assessment->unit_count);
    add_link(doc, "#u-", doc->assessment->units[unit].id,
             unit_name(doc->assessment, unit, doc->lang));
}

static void add_verdict(const struct document *doc, enum verdict verdict)
{
    html_open(html_of(doc), "span");
    html_set_verdict(doc, "badge", verdict);
    html_sign(doc, verdict);
    html_texts(html_of(doc), verdict_words(verdict)->text[doc->lang]);
    html_close(html_of(doc));
}

static void add_way(const struct document *doc, int way)
{
    if (way == 0)
        return;
    html_open_class(html_of(doc), "span", way > 0 ? "way better" : "way worse");
    document_say(doc, way > 0 ? WORD_HTML_BETTER : WORD_HTML_WORSE);
    html_close(html_of(doc));
    document_text(doc, SLICE(" "));
}

const struct document_format html_format = {
    .open = open_node,
    .close = close_node,
    .text = add_text,
    .place = add_place,
    .verdict = add_verdict,
    .sign = html_sign,
    .target = add_target,
    .unit = html_unit,
    .way = add_way,
};
