/* SPDX-License-Identifier: MIT */
/*
 * An assessment for a pull request or a job summary: what changed, what is short and where; then
 * folded, the rest. It fits a comment, whatever the plan: see MARKDOWN_MAX.
 */
#include "base/text.h"
#include "report/markdown_room.h"
#include "report/page.h"
#include "report/place_link.h"

#include <assert.h>

/* GitHub takes 65,536 characters in a comment and 1 MiB in a summary, GitLab a million: in bytes,
 * there are no more characters. */
#define MARKDOWN_MAX 65000
#define SHORT_MAX    40000 /* of what is short, with all that comes before it */
#define LAST_MAX     5000  /* of what is said to be left out, see LEFT_OUT_MAX */

/* ---- what is short ---- */

void markdown_part_name(const struct markdown *md, struct buffer *out,
                        const struct assessed *target, const struct part *part)
{
    const struct page page = {.assessment = md->assessment, .lang = md->lang};
    struct buffer name = {0};

    page_add_part_name(&page, &name, target, part);
    markdown_flush(out, &name);
    buffer_free(&name);
}

/* An address between angle brackets, in a cell: what would end one of them is encoded. */
static void add_address(const struct markdown *md, struct buffer *out, const struct place *place)
{
    struct buffer address = {0};

    place_link_add(&address, md->style, md->assessment, place);
    for (size_t i = 0; i < address.len; i++) {
        unsigned char c = (unsigned char)address.data[i];

        if (c <= ' ' || c == '<' || c == '>' || c == '|' || c == '\\' || c == '`')
            buffer_addf(out, "%%%02X", c);
        else
            buffer_byte(out, address.data[i]);
    }
    buffer_free(&address);
}

void markdown_place(const struct markdown *md, struct buffer *out, const struct place *place)
{
    struct buffer text = {0};

    place_add(&text, place);
    if (place_link_has(md->style, md->assessment)) {
        buffer_byte(out, '[');
        markdown_flush(out, &text);
        buffer_adds(out, "](<");
        add_address(md, out, place);
        buffer_adds(out, ">)");
    } else {
        markdown_flush(out, &text);
    }
    buffer_free(&text);
}

#define UNPROVEN_MAX 12 /* entries that one cell lists */

/* Entries without evidence, each on a line of its own within the cell. */
static void add_unproven(const struct markdown *md, struct buffer *out, const struct part *part)
{
    size_t listed = part->unproven_count < UNPROVEN_MAX ? part->unproven_count : UNPROVEN_MAX;

    for (size_t i = 0; i < listed; i++) {
        const struct unproven_entry *entry = &part->unproven[i];
        struct buffer text = {0};
        char date[11];

        buffer_adds(out, "<br>");
        markdown_place(md, out, &entry->place);
        if (entry->dated) {
            say(&text, md->lang, WORD_COMMA);
            buffer_add(&text, date_print(entry->day, date));
        }
        say(&text, md->lang, WORD_COLON);
        say_with(&text, md->lang, WORD_LACKS, LABELS("names", entry->lacks, entry->lacks_count));
        markdown_flush(out, &text);
        buffer_free(&text);
    }
    markdown_more(md, out, "<br>… ", WORD_MD_MORE_ENTRIES, part->unproven_count - listed, "");
}

static void add_short_row(const struct markdown *md, struct buffer *out,
                          const struct assessed *target, const struct part *part)
{
    markdown_part(md, out, target, part,
                  part->verdict >= VERDICT_REPORTED ? target->verdict : part->verdict);
    add_unproven(md, out, part);
    markdown_suspects_of(md, out, part);
    buffer_adds(out, " |\n");
}

/* The table of what is short, as long as there is room: each row where it fits. */
struct short_table {
    const struct markdown *md;
    size_t end;  /* of the report, where the table has to end */
    bool begun;  /* its heads are there */
    size_t more; /* rows that had no room */
};

static void begin_table(const struct markdown *md)
{
    static const enum word heads[] = {WORD_BALANCE_VERDICT, WORD_BALANCE_TARGET, WORD_MD_WHERE,
                                      WORD_MD_FIGURE};

    buffer_adds(md->out, "\n## ");
    markdown_word(md, md->out, WORD_HTML_SHORT);
    buffer_byte(md->out, '\n');
    markdown_heads(md, md->out, heads, 4);
}

static void add_fitting_row(struct short_table *table, const struct assessed *target,
                            const struct part *part)
{
    struct buffer *out = table->md->out;
    struct buffer row = {0};

    if (!table->begun)
        begin_table(table->md);
    table->begun = true;
    add_short_row(table->md, &row, target, part);
    if (out->len + row.len > table->end)
        table->more++;
    else
        buffer_add(out, buffer_slice(&row));
    buffer_free(&row);
}

static void add_short_rows(struct short_table *table, const struct assessed *target)
{
    for (size_t i = 0; i <= target->part_count; i++) {
        if (open_part(target, i) != NULL)
            add_fitting_row(table, target, open_part(target, i));
    }
}

/* false where some rows had no room. */
static bool add_short(const struct markdown *md, size_t end)
{
    struct short_table table = {.md = md, .end = end};
    struct by_verdict at = {0};

    for (const struct assessed *target; (target = by_verdict_next(md->assessment, &at)) != NULL;) {
        if (target_is_open(target))
            add_short_rows(&table, target);
    }
    return markdown_more(md, md->out, "| … | | | ", WORD_MD_MORE, table.more, " |\n");
}

/* ---- the first and the last lines ---- */

/* What the pages of the terminal say in lines, a paragraph for each. */
static void add_lines(const struct markdown *md, struct buffer *out,
                      void (*add)(const struct page *page))
{
    struct buffer text = {0};
    const struct page page = {
        .out = &text, .assessment = md->assessment, .lang = md->lang, .width = SIZE_MAX};

    add(&page);
    for (struct slice rest = buffer_slice(&text); rest.len > 0;) {
        struct slice line = slice_trim(slice_cut(&rest, '\n'));

        if (line.len == 0)
            continue;
        buffer_byte(out, '\n');
        markdown_clip(out, line, MARKDOWN_TEXT_MAX);
        buffer_byte(out, '\n');
    }
    buffer_free(&text);
}

static void add_who(const struct markdown *md)
{
    struct buffer who[STATE_PIECES] = {{0}};

    state_add_who(who, md->lang, md->assessment);
    buffer_byte(md->out, '\n');
    for (int i = 0; i < STATE_PIECES; i++) {
        bool strong = i == STATE_STRONG && who[i].len > 0;

        buffer_adds(md->out, strong ? "<strong>" : "");
        markdown_clip(md->out, buffer_slice(&who[i]), MARKDOWN_TEXT_MAX);
        buffer_adds(md->out, strong ? "</strong>" : "");
        buffer_free(&who[i]);
    }
    buffer_byte(md->out, '\n');
}

static void add_head(const struct markdown *md)
{
    const struct assessment *assessment = md->assessment;
    struct buffer text = {0};

    buffer_adds(md->out, "# ");
    text_safe(&text, name_in(&assessment->township_name, md->lang, assessment->township));
    say(&text, md->lang, WORD_COLON);
    text_safe(&text, name_in(&assessment->plan_title, md->lang, assessment->plan));
    markdown_clip(md->out, buffer_slice(&text), MARKDOWN_TEXT_MAX);
    text.len = 0;
    buffer_adds(md->out, "\n\n");
    say_with(&text, md->lang, WORD_HTML_AS_OF, DAY("date", assessment->as_of));
    markdown_flush(md->out, &text);
    buffer_adds(md->out, "\n\n");
    state_add_counts(&text, md->lang, assessment->counts);
    markdown_flush(md->out, &text);
    buffer_byte(md->out, '\n');
    if (assessment->unit_count > 0 && !assessment->narrow && assessment->only_unit == PART_TOTAL)
        add_who(md);
    add_lines(md, md->out, page_only);
    buffer_free(&text);
}

/* What kept the report from being whole, or was taken out of it. */
static void add_banners(const struct markdown *md)
{
    const struct assessment *assessment = md->assessment;
    struct buffer text = {0};

    if (assessment->files_faulty + assessment->files_unread > 0)
        state_add_unread(&text, md->lang, assessment);
    if (assessment->targets_faulty > 0) {
        buffer_adds(&text, text.len > 0 ? " " : "");
        say_with(&text, md->lang, WORD_FAULTY_TARGETS, COUNT("count", assessment->targets_faulty));
    }
    buffer_adds(&text, text.len > 0 ? " " : "");
    state_add_suspected(&text, md->lang, assessment);
    if (assessment->is_public) {
        buffer_adds(&text, text.len > 0 ? " " : "");
        say(&text, md->lang, WORD_HTML_PUBLIC);
    }
    if (text.len > 0) {
        buffer_adds(md->out, "\n> ");
        markdown_flush(md->out, &text);
        buffer_byte(md->out, '\n');
    }
    buffer_free(&text);
}

void report_markdown(struct buffer *out, const struct assessment *assessment,
                     const struct report_style *style)
{
    struct markdown md = {
        .out = out, .assessment = assessment, .style = style, .lang = style->lang};
    struct buffer provenance = {0}, title = {0};
    size_t start = out->len;

    add_lines(&md, &provenance, page_provenance);
    add_head(&md);
    add_banners(&md);
    add_lines(&md, md.out, page_left_out);
    bool whole = markdown_changes(&md);
    whole = add_short(&md, start + SHORT_MAX) && whole;
    if (!whole) {
        say(&title, md.lang, WORD_MD_ROWS);
        markdown_left_out(&md, buffer_slice(&title));
        title.len = 0;
    }

    size_t room = start + MARKDOWN_MAX - provenance.len - LAST_MAX;
    markdown_suspects(&md, room);
    markdown_readings(&md, room);
    markdown_sheets(&md, room);
    say(&title, md.lang, WORD_MD_PROVENANCE);
    markdown_folded(&md, buffer_slice(&title), &provenance, SIZE_MAX);
    markdown_say_left_out(&md);
    assert(out->len - start <= MARKDOWN_MAX);
    buffer_free(&provenance);
    buffer_free(&title);
}
