/* SPDX-License-Identifier: MIT */
/* The folded parts of the Markdown report: readings, and a table for each sheet. See
 * markdown_room.h. */
#include "report/markdown_room.h"

/* Adds a folded part where it fits, else its name to those left out. */
void markdown_folded(struct markdown *md, struct slice title, const struct buffer *content,
                     size_t room)
{
    struct buffer part = {0};

    buffer_adds(&part, "\n<details><summary>");
    markdown_add(&part, title);
    buffer_adds(&part, "</summary>\n");
    buffer_add(&part, buffer_slice(content));
    buffer_adds(&part, "\n</details>\n");
    if (md->out->len + part.len <= room)
        buffer_add(md->out, buffer_slice(&part));
    else
        markdown_left_out(md, title);
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
            markdown_target(md, out, target);
        buffer_adds(out, " | ");
        if (i == 0)
            markdown_word(md, out, WORD_READING_OWN);
        else
            markdown_add(out, name_in(&reading->why, md->lang, reading->name));
        buffer_adds(out, " | ");
        markdown_verdict(md, out, reading->verdict);
        buffer_adds(out, " | ");
        figure_add_summary(&text, md->lang, reading);
        markdown_flush(out, &text);
        buffer_adds(out, " |\n");
    }
    buffer_free(&text);
}

void markdown_readings(struct markdown *md, size_t room)
{
    static const enum word heads[] = {WORD_BALANCE_TARGET, WORD_MD_READING, WORD_BALANCE_VERDICT,
                                      WORD_MD_FIGURE};
    struct buffer rows = {0}, title = {0};
    size_t count = 0;

    markdown_heads(md, &rows, heads, 4);
    for (size_t i = 0; i < md->assessment->target_count; i++) {
        if (!target_depends_on_reading(&md->assessment->targets[i]))
            continue;
        count++;
        add_readings_of(md, &rows, &md->assessment->targets[i]);
    }
    say(&title, md->lang, WORD_READINGS);
    if (count > 0)
        markdown_folded(md, buffer_slice(&title), &rows, room);
    buffer_free(&rows);
    buffer_free(&title);
}

static void add_row(const struct markdown *md, struct buffer *out, const struct assessed *target)
{
    struct buffer text = {0};

    buffer_adds(out, "| ");
    markdown_verdict(md, out, target->verdict);
    buffer_adds(out, " | ");
    markdown_target(md, out, target);
    buffer_adds(out, " | ");
    figure_add_summary(&text, md->lang, target);
    if (target->verdict == VERDICT_NOT_DUE || target->verdict == VERDICT_ON_TRACK)
        figure_add_due(&text, md->lang, target);
    markdown_flush(out, &text);
    buffer_adds(out, " |\n");
    buffer_free(&text);
}

static void add_sheet(struct markdown *md, size_t sheet, struct slice title, size_t room)
{
    static const enum word heads[] = {WORD_BALANCE_VERDICT, WORD_BALANCE_TARGET, WORD_MD_FIGURE};
    struct buffer rows = {0};
    struct by_verdict at = {0};
    size_t count = 0;

    markdown_heads(md, &rows, heads, 3);
    for (const struct assessed *target; (target = by_verdict_next(md->assessment, &at)) != NULL;) {
        if (!target_on_sheet(target, sheet))
            continue;
        count++;
        add_row(md, &rows, target);
    }
    if (count > 0)
        markdown_folded(md, title, &rows, room);
    buffer_free(&rows);
}

static struct slice sheet_title(const struct markdown *md, size_t sheet, struct buffer *text)
{
    const struct assessment *assessment = md->assessment;

    if (sheet != NO_SHEET)
        return name_in(&assessment->sheets[sheet].title, md->lang, assessment->sheets[sheet].id);
    say(text, md->lang, assessment->sheet_count > 0 ? WORD_NO_SHEET : WORD_HTML_ALL_TARGETS);
    return buffer_slice(text);
}

void markdown_sheets(struct markdown *md, size_t room)
{
    struct buffer text = {0};

    for (size_t i = 0; i <= md->assessment->sheet_count; i++) {
        size_t sheet = sheet_at(md->assessment, i);

        add_sheet(md, sheet, sheet_title(md, sheet, &text), room);
    }
    buffer_free(&text);
}
