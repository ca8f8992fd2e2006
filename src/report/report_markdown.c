/* SPDX-License-Identifier: MIT */
/*
 * An assessment for a pull request or a job summary: what changed, what is short and where; then
 * folded, the rest. It fits a comment, whatever the plan: see MARKDOWN_MAX.
 */
#include "base/text.h"
#include "report/changes.h"
#include "report/figure.h"
#include "report/markdown.h"
#include "report/page.h"
#include "report/place_link.h"
#include "report/report_room.h"
#include "report/state.h"

/* GitHub takes 65,536 characters in a comment and 1 MiB in a summary, GitLab a million: in bytes,
 * there are no more characters. */
#define MARKDOWN_MAX 65000
#define CHANGES_MAX  16000 /* of the changes */
#define SHORT_MAX    40000 /* of what is short, changes included */

struct markdown {
    struct buffer *out;
    const struct assessment *assessment;
    const struct report_style *style;
    enum lang lang;
    struct buffer left_out; /* names of the parts that had no room */
};

/* ---- words ---- */

/* Plain text, escaped; the buffer is emptied. */
static void flush_to(struct buffer *out, struct buffer *text)
{
    markdown_add(out, buffer_slice(text));
    text->len = 0;
}

static void add_word(const struct markdown *md, struct buffer *out, enum word word)
{
    struct buffer text = {0};

    word_add(&text, word, md->lang, NULL, 0);
    flush_to(out, &text);
    buffer_free(&text);
}

static void add_verdict(const struct markdown *md, struct buffer *out, enum verdict verdict)
{
    buffer_addf(out, "%s ", verdict_symbol(verdict));
    markdown_add(out, slice_of(verdict_words(verdict)->text[md->lang]));
}

/* "**100 people on the roster**"; the id is what `why` asks for. */
static void add_target(const struct markdown *md, struct buffer *out, const struct assessed *target)
{
    markdown_add(out, name_in(&target->title, md->lang, target->id));
    buffer_adds(out, " (");
    markdown_add(out, target->id);
    buffer_byte(out, ')');
}

static void add_part_name(const struct markdown *md, struct buffer *out,
                          const struct assessed *target, const struct part *part)
{
    const struct page page = {.assessment = md->assessment, .lang = md->lang};
    struct buffer name = {0};

    page_add_part_name(&page, &name, target, part);
    flush_to(out, &name);
    buffer_free(&name);
}

static void add_place(const struct markdown *md, struct buffer *out, const struct place *place)
{
    struct buffer text = {0};

    place_add(&text, place);
    if (place_link_has(md->style, md->assessment)) {
        buffer_byte(out, '[');
        flush_to(out, &text);
        buffer_adds(out, "](<");
        place_link_add(out, md->style, md->assessment, place);
        buffer_adds(out, ">)");
    } else {
        flush_to(out, &text);
    }
    buffer_free(&text);
}

/* ---- tables ---- */

static void add_heads(const struct markdown *md, struct buffer *out, const enum word *heads,
                      size_t count)
{
    buffer_adds(out, "\n|");
    for (size_t i = 0; i < count; i++) {
        buffer_byte(out, ' ');
        add_word(md, out, heads[i]);
        buffer_adds(out, " |");
    }
    buffer_adds(out, "\n|");
    for (size_t i = 0; i < count; i++)
        buffer_adds(out, " --- |");
    buffer_byte(out, '\n');
}

/* Entries without evidence, each on a line of its own within the cell. */
static void add_unproven(const struct markdown *md, struct buffer *out, const struct part *part)
{
    for (size_t i = 0; i < part->unproven_count; i++) {
        const struct unproven_entry *entry = &part->unproven[i];
        struct buffer names = {0}, text = {0};
        char date[11];

        buffer_adds(out, "<br>");
        add_place(md, out, &entry->place);
        if (entry->dated) {
            word_add(&text, WORD_COMMA, md->lang, NULL, 0);
            buffer_add(&text, date_print(entry->day, date));
        }
        figure_add_labels(&names, md->lang, entry->lacks, entry->lacks_count);
        word_add(&text, WORD_COLON, md->lang, NULL, 0);
        words_with(&text, md->lang, WORD_LACKS, "names", buffer_slice(&names));
        flush_to(out, &text);
        buffer_free(&names);
        buffer_free(&text);
    }
}

/* ---- what changed ---- */

static void add_change_head(const struct markdown *md, struct buffer *out, struct slice id,
                            const struct name *title, const struct verdict_change *verdict)
{
    struct buffer text = {0};

    buffer_adds(out, "- **");
    markdown_add(out, name_in(title, md->lang, id));
    buffer_adds(out, "** (");
    markdown_add(out, id);
    buffer_byte(out, ')');
    if (verdict != NULL) {
        word_add(&text, WORD_COLON, md->lang, NULL, 0);
        verdict_change_add(&text, md->lang, verdict);
        flush_to(out, &text);
    }
    buffer_byte(out, '\n');
    buffer_free(&text);
}

/* One target's figures that changed, behind those of the comparison at `from`. */
static void add_changes_of(const struct markdown *md, struct buffer *out, size_t from, size_t end)
{
    const struct comparison *comparison = md->assessment->comparison;
    const struct change *first = &comparison->changes[from];
    struct buffer text = {0};

    add_change_head(md, out, first->target_id, &first->title,
                    verdict_change_of(comparison, first->target));
    for (size_t i = from; i < end; i++) {
        buffer_adds(out, "  - ");
        change_add(&text, md->lang, md->assessment, &comparison->changes[i]);
        flush_to(out, &text);
        buffer_byte(out, '\n');
    }
    buffer_free(&text);
}

/* Verdicts that changed without any figure, as when the due date passes. */
static void add_verdict_changes(const struct markdown *md, struct buffer *out)
{
    const struct comparison *comparison = md->assessment->comparison;

    for (size_t i = 0; i < comparison->verdict_count; i++) {
        const struct verdict_change *verdict = &comparison->verdicts[i];

        if (!changes_have_figures(comparison, verdict->target))
            add_change_head(md, out, verdict->target->id, &verdict->target->title, verdict);
    }
}

/* A part that is too long ends with how much more there is; false where something is left out. */
static bool add_more(const struct markdown *md, struct buffer *out, const char *mark, size_t more,
                     const char *end)
{
    if (more == 0)
        return true;
    buffer_adds(out, mark);
    words_with_number(out, md->lang, WORD_MD_MORE, "count", decimal_of((int64_t)more));
    buffer_adds(out, end);
    return false;
}

static bool add_changes(const struct markdown *md)
{
    const struct comparison *comparison = md->assessment->comparison;
    struct buffer text = {0}, list = {0};
    size_t more = 0, start = md->out->len;

    if (comparison == NULL)
        return true;
    buffer_adds(md->out, "\n## ");
    changes_title_add(&text, md->lang, md->assessment);
    flush_to(md->out, &text);
    buffer_adds(md->out, "\n\n");
    if (comparison->change_count + comparison->verdict_count == 0) {
        add_word(md, md->out, WORD_CHANGES_NONE);
        buffer_byte(md->out, '\n');
    }
    for (size_t i = 0, end; i < comparison->change_count; i = end) {
        end = changes_end(comparison, i);
        list.len = 0;
        add_changes_of(md, &list, i, end);
        if (more > 0 || md->out->len - start + list.len > CHANGES_MAX)
            more++;
        else
            buffer_add(md->out, buffer_slice(&list));
    }
    list.len = 0;
    add_verdict_changes(md, &list);
    if (md->out->len - start + list.len <= CHANGES_MAX)
        buffer_add(md->out, buffer_slice(&list));
    else
        more += comparison->verdict_count;
    buffer_free(&list);
    buffer_free(&text);
    return add_more(md, md->out, "- … ", more, "\n");
}

/* ---- what is short ---- */

static void add_short_row(const struct markdown *md, struct buffer *out,
                          const struct assessed *target, const struct part *part)
{
    struct buffer text = {0};

    buffer_adds(out, "| ");
    add_verdict(md, out, part->verdict == VERDICT_REPORTED ? target->verdict : part->verdict);
    buffer_adds(out, " | ");
    add_target(md, out, target);
    buffer_adds(out, " | ");
    add_part_name(md, out, target, part);
    buffer_adds(out, " | ");
    figure_add_whole(&text, md->lang, target, part);
    flush_to(out, &text);
    add_unproven(md, out, part);
    buffer_adds(out, " |\n");
    buffer_free(&text);
}

static void add_short_rows(const struct markdown *md, struct buffer *out,
                           const struct assessed *target)
{
    for (size_t i = 0; i < target->part_count; i++) {
        if (part_is_open(todo_part_at(target, i)))
            add_short_row(md, out, target, todo_part_at(target, i));
    }
    if (part_is_open(todo_part(target, PART_TOTAL)))
        add_short_row(md, out, target, todo_part(target, PART_TOTAL));
    else if (target->small)
        add_short_row(md, out, target, &target->total);
}

/* false where some rows had no room. */
static bool add_short(const struct markdown *md, size_t start)
{
    static const enum word heads[] = {WORD_BALANCE_VERDICT, WORD_BALANCE_TARGET, WORD_MD_WHERE,
                                      WORD_MD_FIGURE};
    struct buffer rows = {0};
    size_t more = 0;
    bool any = false;

    for (int verdict = 0; verdict < VERDICT_COUNT; verdict++) {
        for (size_t i = 0; i < md->assessment->target_count; i++) {
            const struct assessed *target = &md->assessment->targets[i];

            if ((int)target->verdict != verdict || !target_is_open(target))
                continue;
            if (!any) {
                buffer_adds(md->out, "\n## ");
                add_word(md, md->out, WORD_HTML_SHORT);
                buffer_byte(md->out, '\n');
                add_heads(md, md->out, heads, 4);
            }
            any = true;
            rows.len = 0;
            add_short_rows(md, &rows, target);
            if (more > 0 || md->out->len - start + rows.len > SHORT_MAX)
                more++;
            else
                buffer_add(md->out, buffer_slice(&rows));
        }
    }
    buffer_free(&rows);
    return add_more(md, md->out, "| … | | | ", more, " |\n");
}

/* ---- folded parts ---- */

/* Adds a folded part where it fits, else its name to those left out. */
static void add_folded(struct markdown *md, struct slice title, const struct buffer *content,
                       size_t room)
{
    struct buffer part = {0};

    buffer_adds(&part, "\n<details><summary>");
    markdown_add(&part, title);
    buffer_adds(&part, "</summary>\n");
    buffer_add(&part, buffer_slice(content));
    buffer_adds(&part, "\n</details>\n");
    if (md->out->len + part.len <= room) {
        buffer_add(md->out, buffer_slice(&part));
    } else {
        if (md->left_out.len > 0)
            word_add(&md->left_out, WORD_LIST_COMMA, md->lang, NULL, 0);
        markdown_add(&md->left_out, title);
    }
    buffer_free(&part);
}

static void add_readings_of(const struct markdown *md, struct buffer *out,
                            const struct assessed *target)
{
    struct buffer text = {0};

    for (size_t i = 0; i <= target->reading_count; i++) {
        const struct assessed *reading = i == 0 ? target : &target->readings[i - 1];

        buffer_adds(out, "| ");
        if (i == 0)
            add_target(md, out, target);
        buffer_adds(out, " | ");
        if (i == 0)
            add_word(md, out, WORD_READING_OWN);
        else
            markdown_add(out, name_in(&reading->why, md->lang, reading->name));
        buffer_adds(out, " | ");
        add_verdict(md, out, reading->verdict);
        buffer_adds(out, " | ");
        figure_add_summary(&text, md->lang, reading);
        flush_to(out, &text);
        buffer_adds(out, " |\n");
    }
    buffer_free(&text);
}

static bool depends_on_reading(const struct assessed *target)
{
    for (size_t i = 0; i < target->reading_count; i++) {
        if (target->readings[i].verdict != target->verdict)
            return true;
    }
    return false;
}

static void add_readings(struct markdown *md, size_t room)
{
    static const enum word heads[] = {WORD_BALANCE_TARGET, WORD_MD_READING, WORD_BALANCE_VERDICT,
                                      WORD_MD_FIGURE};
    struct buffer rows = {0}, title = {0};
    size_t count = 0;

    add_heads(md, &rows, heads, 4);
    for (size_t i = 0; i < md->assessment->target_count; i++) {
        if (!depends_on_reading(&md->assessment->targets[i]))
            continue;
        count++;
        add_readings_of(md, &rows, &md->assessment->targets[i]);
    }
    word_add(&title, WORD_READINGS, md->lang, NULL, 0);
    if (count > 0)
        add_folded(md, buffer_slice(&title), &rows, room);
    buffer_free(&rows);
    buffer_free(&title);
}

static void add_row(const struct markdown *md, struct buffer *out, const struct assessed *target)
{
    struct buffer text = {0};

    buffer_adds(out, "| ");
    add_verdict(md, out, target->verdict);
    buffer_adds(out, " | ");
    add_target(md, out, target);
    buffer_adds(out, " | ");
    figure_add_summary(&text, md->lang, target);
    if (target->verdict == VERDICT_NOT_DUE || target->verdict == VERDICT_ON_TRACK)
        figure_add_due(&text, md->lang, target);
    flush_to(out, &text);
    buffer_adds(out, " |\n");
    buffer_free(&text);
}

static void add_sheet(struct markdown *md, size_t sheet, struct slice title, size_t room)
{
    static const enum word heads[] = {WORD_BALANCE_VERDICT, WORD_BALANCE_TARGET, WORD_MD_FIGURE};
    struct buffer rows = {0};
    size_t count = 0;

    add_heads(md, &rows, heads, 3);
    for (int verdict = 0; verdict < VERDICT_COUNT; verdict++) {
        for (size_t i = 0; i < md->assessment->target_count; i++) {
            const struct assessed *target = &md->assessment->targets[i];

            if ((int)target->verdict != verdict || !target_on_sheet(target, sheet))
                continue;
            count++;
            add_row(md, &rows, target);
        }
    }
    if (count > 0)
        add_folded(md, title, &rows, room);
    buffer_free(&rows);
}

static void add_sheets(struct markdown *md, size_t room)
{
    const struct assessment *assessment = md->assessment;
    struct buffer title = {0};

    for (size_t i = 0; i < assessment->sheet_count; i++)
        add_sheet(md, i, name_in(&assessment->sheets[i].title, md->lang, assessment->sheets[i].id),
                  room);
    word_add(&title, assessment->sheet_count > 0 ? WORD_NO_SHEET : WORD_HTML_ALL_TARGETS, md->lang,
             NULL, 0);
    add_sheet(md, NO_SHEET, buffer_slice(&title), room);
    buffer_free(&title);
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
        markdown_add(out, line);
        buffer_byte(out, '\n');
    }
    buffer_free(&text);
}

static void add_head(const struct markdown *md)
{
    const struct assessment *assessment = md->assessment;
    struct buffer text = {0}, date = {0}, who[STATE_PIECES] = {{0}};

    buffer_adds(md->out, "# ");
    markdown_add(md->out, name_in(&assessment->township_name, md->lang, assessment->township));
    add_word(md, md->out, WORD_COLON);
    markdown_add(md->out, name_in(&assessment->plan_title, md->lang, assessment->plan));
    buffer_adds(md->out, "\n\n");
    words_with(&text, md->lang, WORD_HTML_AS_OF, "date",
               figure_date(&date, md->lang, assessment->as_of));
    flush_to(md->out, &text);
    buffer_adds(md->out, "\n\n");
    state_add_counts(&text, md->lang, assessment->counts);
    flush_to(md->out, &text);
    buffer_byte(md->out, '\n');
    if (assessment->unit_count > 0 && !assessment->narrow && assessment->only_unit == PART_TOTAL) {
        state_add_who(who, md->lang, assessment);
        buffer_byte(md->out, '\n');
        for (int i = 0; i < STATE_PIECES; i++) {
            bool strong = i == STATE_STRONG && who[i].len > 0;

            buffer_adds(md->out, strong ? "**" : "");
            flush_to(md->out, &who[i]);
            buffer_adds(md->out, strong ? "**" : "");
            buffer_free(&who[i]);
        }
        buffer_byte(md->out, '\n');
    }
    add_lines(md, md->out, page_only);
    buffer_free(&text);
    buffer_free(&date);
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
        words_with_number(&text, md->lang, WORD_FAULTY_TARGETS, "count",
                          decimal_of((int64_t)assessment->targets_faulty));
    }
    if (assessment->is_public) {
        buffer_adds(&text, text.len > 0 ? " " : "");
        word_add(&text, WORD_HTML_PUBLIC, md->lang, NULL, 0);
    }
    if (text.len > 0) {
        buffer_adds(md->out, "\n> ");
        flush_to(md->out, &text);
        buffer_byte(md->out, '\n');
    }
    buffer_free(&text);
}

void report_markdown(struct buffer *out, const struct assessment *assessment,
                     const struct report_style *style)
{
    struct markdown md = {
        .out = out, .assessment = assessment, .style = style, .lang = style->lang};
    struct buffer provenance = {0}, title = {0}, last = {0};
    size_t start = out->len;

    word_add(&title, WORD_MD_PROVENANCE, md.lang, NULL, 0);
    add_lines(&md, &provenance, page_provenance);
    add_head(&md);
    add_banners(&md);
    bool whole = add_changes(&md);
    whole = add_short(&md, start) && whole;
    if (!whole)
        add_word(&md, &md.left_out, WORD_MD_ROWS);

    /* Room for what comes last, and for what is said to be left out. */
    size_t room = start + MARKDOWN_MAX - provenance.len - 4096;
    add_readings(&md, room);
    add_sheets(&md, room);
    add_folded(&md, buffer_slice(&title), &provenance, SIZE_MAX);
    if (md.left_out.len > 0) {
        words_with(&last, md.lang, WORD_MD_LEFT_OUT, "parts", buffer_slice(&md.left_out));
        buffer_addf(out, "\n%.*s\n", (int)last.len, last.data);
    }
    buffer_free(&provenance);
    buffer_free(&title);
    buffer_free(&last);
    buffer_free(&md.left_out);
}
