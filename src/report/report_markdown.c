/* SPDX-License-Identifier: MIT */
/*
 * A document for a pull request or a job summary. It fits a comment, whatever the plan: a row, an
 * item or a folded part that has no room is taken back when it closes, and is said to be left out.
 */
#include "report/document.h"
#include "report/markdown.h"

#include <assert.h>
#include <string.h>

/* GitHub takes 65,536 characters in a comment and 1 MiB in a summary, GitLab a million: in bytes,
 * there are no more characters. */
#define MARKDOWN_MAX 65000
#define SHORT_MAX    38000 /* of the table of what is short, with all that comes before it */
#define CHANGES_MAX  16000 /* of the list of what changed, with its heading */
#define LAST_MAX     5000  /* of what is said to be left out */
#define LEFT_OUT_MAX 3500  /* of the names in it */
#define ENTRIES_MAX  12    /* that one cell lists */

/* Bytes of one text that stands in every report, whatever room there is. The schemas let a title be
 * of 120 characters, which are fewer, whatever they are; a ledger with errors may have others. */
#define TEXT_MAX 3000
#define MORE     "…"

struct markdown {
    size_t start;      /* of the report in the output */
    size_t room;       /* where the last folded part has to end */
    size_t heading;    /* where the last heading begins */
    size_t part, item; /* where the folded part, the row or the item at hand begins */
    size_t columns;    /* of the table at hand */
    size_t more;       /* its rows, or items of the list, that had no room */
    bool in_part, in_title, in_item;
    bool in_quote;          /* of the plan's own words, for which a comment has no room */
    bool fresh;             /* an item or a line of a record's text begins here */
    bool rows_left_out;     /* which is said once */
    struct buffer title;    /* of the folded part at hand, as it is */
    struct buffer left_out; /* names of the parts that had no room, escaped */
    size_t left_out_more;   /* how many others there are, which had no room even there */
};

static struct markdown *markdown_of(const struct document *doc)
{
    return doc->writer;
}

/* ---- text ---- */

/* Appends text, escaped; where that takes more than TEXT_MAX bytes, the beginning and "…". */
static void add_clipped(struct buffer *out, struct slice text)
{
    struct buffer escaped = {0};

    markdown_add(&escaped, text);
    while (escaped.len > TEXT_MAX) {
        text.len = text.len * (TEXT_MAX - strlen(MORE)) / escaped.len;
        while (text.len > 0 && ((unsigned char)text.data[text.len] & 0xC0) == 0x80)
            text.len--;
        escaped.len = 0;
        markdown_add(&escaped, text);
        buffer_adds(&escaped, MORE);
    }
    buffer_add(out, buffer_slice(&escaped));
    buffer_free(&escaped);
}

static void add_text(const struct document *doc, struct slice text)
{
    struct markdown *md = markdown_of(doc);

    if (md->in_quote)
        return;
    if (md->in_title)
        buffer_add(&md->title, text);
    if (md->fresh)
        markdown_start(doc->out, text);
    else if (md->in_item || md->in_title)
        markdown_add(doc->out, text);
    else
        add_clipped(doc->out, text);
    md->fresh = false;
}

/* An address between angle brackets, in a cell: what would end one of them is encoded. */
static void add_place(const struct document *doc, struct slice address, struct slice text)
{
    if (address.len == 0) {
        add_text(doc, text);
        return;
    }
    buffer_byte(doc->out, '[');
    markdown_add(doc->out, text);
    buffer_adds(doc->out, "](<");
    document_address(doc, address, "<>|\\`");
    buffer_adds(doc->out, ">)");
}

/* ---- what has no room ---- */

static void leave_out(const struct document *doc, struct slice title)
{
    struct markdown *md = markdown_of(doc);
    struct buffer name = {0};

    if (md->left_out.len > 0)
        say(&name, doc->lang, WORD_LIST_COMMA);
    add_clipped(&name, title);
    if (md->left_out_more > 0 || md->left_out.len + name.len > LEFT_OUT_MAX)
        md->left_out_more++;
    else
        buffer_add(&md->left_out, buffer_slice(&name));
    buffer_free(&name);
}

static void say_left_out(const struct document *doc)
{
    struct markdown *md = markdown_of(doc);

    if (md->left_out_more > 0) {
        say(&md->left_out, doc->lang, WORD_LIST_COMMA);
        say_with(&md->left_out, doc->lang, WORD_MD_MORE_PARTS, COUNT("count", md->left_out_more));
    }
    if (md->left_out.len > 0) {
        buffer_byte(doc->out, '\n');
        say_with(doc->out, doc->lang, WORD_MD_LEFT_OUT, BUILT("parts", &md->left_out));
        buffer_byte(doc->out, '\n');
    }
}

/* Takes a row or an item back where it does not fit. */
static void fit_item(const struct document *doc, size_t end)
{
    struct markdown *md = markdown_of(doc);

    md->in_item = false;
    if (md->in_part || doc->out->len <= end)
        return;
    assert(md->start <= md->item && md->item <= doc->out->len);
    doc->out->len = md->item;
    md->more++;
}

/* How many rows or items were taken back. */
static void add_more(const struct document *doc, const char *mark, enum word word, const char *end)
{
    struct markdown *md = markdown_of(doc);
    struct buffer rows = {0};

    if (md->more == 0)
        return;
    buffer_adds(doc->out, mark);
    say_with(doc->out, doc->lang, word, COUNT("count", md->more));
    buffer_adds(doc->out, end);
    md->more = 0;
    say(&rows, doc->lang, WORD_MD_ROWS);
    if (!md->rows_left_out)
        leave_out(doc, buffer_slice(&rows));
    md->rows_left_out = true;
    buffer_free(&rows);
}

static void fit_part(const struct document *doc, size_t end)
{
    struct markdown *md = markdown_of(doc);

    md->in_part = false;
    assert(md->start <= md->part && md->part <= doc->out->len);
    if (doc->out->len > end) {
        doc->out->len = md->part;
        leave_out(doc, buffer_slice(&md->title));
    }
    md->title.len = 0;
}

/* ---- nodes ---- */

static void open_node(const struct document *doc, enum document_node node, const char *name)
{
    struct markdown *md = markdown_of(doc);
    bool is_item = node == NODE_ROW || node == NODE_ITEM;
    bool is_part = node == NODE_PART || node == NODE_FOOT;

    (void)name;
    md->heading = node == NODE_HEADING ? doc->out->len : md->heading;
    md->item = is_item ? doc->out->len : md->item;
    md->part = is_part ? doc->out->len : md->part;
    md->columns = node == NODE_HEADS ? 0 : md->columns + (node == NODE_HEAD);
    md->in_item = md->in_item || is_item;
    md->in_part = md->in_part || is_part;
    md->in_title = node == NODE_PART_TITLE || node == NODE_FOOT_TITLE;
    md->in_quote = md->in_quote || node == NODE_QUOTE;
    md->fresh = node == NODE_ITEM || node == NODE_SUBITEM || node == NODE_SUBTITLE;
}

static void close_heads(const struct document *doc)
{
    struct markdown *md = markdown_of(doc);

    buffer_byte(doc->out, '|');
    for (size_t i = 0; i < md->columns; i++)
        buffer_adds(doc->out, " --- |");
    buffer_byte(doc->out, '\n');
}

static void close_table(const struct document *doc)
{
    struct markdown *md = markdown_of(doc);

    buffer_adds(doc->out, md->more > 0 ? "| … " : "");
    for (size_t i = 2; md->more > 0 && i < md->columns; i++)
        buffer_adds(doc->out, "| ");
    add_more(doc, "| ", WORD_MD_MORE, " |\n");
}

static void close_node(const struct document *doc, enum document_node node)
{
    struct markdown *md = markdown_of(doc);

    md->in_title = false;
    md->in_quote = md->in_quote && node != NODE_QUOTE;
    if (node == NODE_HEADS)
        close_heads(doc);
    else if (node == NODE_ROW)
        fit_item(doc, md->start + SHORT_MAX);
    else if (node == NODE_ITEM)
        fit_item(doc, md->heading + CHANGES_MAX);
    else if (node == NODE_TABLE)
        close_table(doc);
    else if (node == NODE_LIST)
        add_more(doc, "- … ", WORD_MD_MORE_TARGETS, "\n");
    else if (node == NODE_PART)
        fit_part(doc, md->room);
    else if (node == NODE_FOOT)
        fit_part(doc, SIZE_MAX);
}

static const struct document_format format = {
    .marks = {[NODE_TITLE] = {"# ", "\n"},
              [NODE_HEADING] = {"\n## ", "\n"},
              [NODE_PARAGRAPH] = {"\n", "\n"},
              [NODE_NOTE] = {"\n> ", "\n"},
              [NODE_LIST] = {"\n", ""},
              [NODE_ITEM] = {"- ", "\n"},
              [NODE_SUBITEM] = {"\n  - ", ""},
              [NODE_TABLE] = {"\n", ""},
              [NODE_HEADS] = {"", "|\n"},
              [NODE_ROW] = {"", "|\n"},
              [NODE_HEAD] = {"| ", " "},
              [NODE_NAME] = {"| ", " "},
              [NODE_CELL] = {"| ", " "},
              [NODE_ENTRY] = {"<br>", ""},
              [NODE_STRONG] = {"<strong>", "</strong>"},
              [NODE_OTHER] = {" <strong>", "</strong>"},
              [NODE_PART] = {"\n<details>", "\n</details>\n"},
              [NODE_PART_TITLE] = {"<summary>", "</summary>\n"},
              [NODE_SUBTITLE] = {"\n", "\n"},
              [NODE_FOOT] = {"\n<details>", "\n</details>\n"},
              [NODE_FOOT_TITLE] = {"<summary>", "</summary>\n"}},
    .open = open_node,
    .close = close_node,
    .text = add_text,
    .place = add_place,
    .entries_max = ENTRIES_MAX,
};

/* ---- the whole ---- */

/* Bytes of where the report comes from, which is in it whatever else is. */
static size_t foot_size(const struct document *doc)
{
    struct buffer out = {0};
    struct document foot = *doc;

    foot.out = &out;
    document_provenance(&foot);
    size_t size = out.len;
    buffer_free(&out);
    return size;
}

void report_markdown(struct buffer *out, const struct assessment *assessment,
                     const struct report_style *style)
{
    struct markdown md = {.start = out->len};
    struct document_work work = {0};
    const struct document doc = document_begin(&format, out, assessment, style, &work, &md);

    md.room = md.start + MARKDOWN_MAX - foot_size(&doc) - LAST_MAX;
    document_report(&doc);
    say_left_out(&doc);
    assert(out->len - md.start <= MARKDOWN_MAX);
    buffer_free(&md.title);
    buffer_free(&md.left_out);
    document_end(&doc);
}
