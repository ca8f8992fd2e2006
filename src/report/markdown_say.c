/* SPDX-License-Identifier: MIT */
/* Words, targets and tables of the Markdown report. See markdown_room.h. */
#include "report/markdown_room.h"

#include <string.h>

#define MORE         "…"
#define LEFT_OUT_MAX 3500 /* bytes of the names of parts that had no room */

/* Plain text, escaped; the buffer is emptied. */
void markdown_flush(struct buffer *out, struct buffer *text)
{
    markdown_add(out, buffer_slice(text));
    text->len = 0;
}

void markdown_clip(struct buffer *out, struct slice text, size_t max)
{
    struct buffer escaped = {0};

    markdown_add(&escaped, text);
    while (escaped.len > max) {
        text.len = text.len * (max - strlen(MORE)) / escaped.len;
        while (text.len > 0 && ((unsigned char)text.data[text.len] & 0xC0) == 0x80)
            text.len--;
        escaped.len = 0;
        markdown_add(&escaped, text);
        buffer_adds(&escaped, MORE);
    }
    buffer_add(out, buffer_slice(&escaped));
    buffer_free(&escaped);
}

void markdown_word(const struct markdown *md, struct buffer *out, enum word word)
{
    struct buffer text = {0};

    say(&text, md->lang, word);
    markdown_flush(out, &text);
    buffer_free(&text);
}

void markdown_verdict(const struct markdown *md, struct buffer *out, enum verdict verdict)
{
    buffer_addf(out, "%s ", verdict_symbol(verdict));
    markdown_add(out, slice_of(verdict_words(verdict)->text[md->lang]));
}

/* "100 people on the roster (aid100)"; the id is what `why` asks for. */
void markdown_target(const struct markdown *md, struct buffer *out, const struct assessed *target)
{
    markdown_add(out, name_in(&target->title, md->lang, target->id));
    buffer_adds(out, " (");
    markdown_add(out, target->id);
    buffer_byte(out, ')');
}

void markdown_part(const struct markdown *md, struct buffer *out, const struct assessed *target,
                   const struct part *part, enum verdict verdict)
{
    struct buffer figure = {0};

    buffer_adds(out, "| ");
    markdown_verdict(md, out, verdict);
    buffer_adds(out, " | ");
    markdown_target(md, out, target);
    buffer_adds(out, " | ");
    markdown_part_name(md, out, target, part);
    buffer_adds(out, " | ");
    figure_add_whole(&figure, md->lang, target, part);
    markdown_flush(out, &figure);
    buffer_free(&figure);
}

void markdown_heads(const struct markdown *md, struct buffer *out, const enum word *heads,
                    size_t count)
{
    buffer_adds(out, "\n|");
    for (size_t i = 0; i < count; i++) {
        buffer_byte(out, ' ');
        markdown_word(md, out, heads[i]);
        buffer_adds(out, " |");
    }
    buffer_adds(out, "\n|");
    for (size_t i = 0; i < count; i++)
        buffer_adds(out, " --- |");
    buffer_byte(out, '\n');
}

/* A part that is too long ends with how much more there is; false where something is left out. */
bool markdown_more(const struct markdown *md, struct buffer *out, const char *mark, enum word word,
                   size_t more, const char *end)
{
    if (more == 0)
        return true;
    buffer_adds(out, mark);
    say_with(out, md->lang, word, COUNT("count", more));
    buffer_adds(out, end);
    return false;
}

void markdown_left_out(struct markdown *md, struct slice title)
{
    struct buffer name = {0};

    if (md->left_out.len > 0)
        say(&name, md->lang, WORD_LIST_COMMA);
    markdown_clip(&name, title, MARKDOWN_TEXT_MAX);
    if (md->left_out_more > 0 || md->left_out.len + name.len > LEFT_OUT_MAX)
        md->left_out_more++;
    else
        buffer_add(&md->left_out, buffer_slice(&name));
    buffer_free(&name);
}

void markdown_say_left_out(struct markdown *md)
{
    struct buffer text = {0};

    if (md->left_out_more > 0) {
        say(&md->left_out, md->lang, WORD_LIST_COMMA);
        say_with(&md->left_out, md->lang, WORD_MD_MORE_PARTS, COUNT("count", md->left_out_more));
    }
    if (md->left_out.len > 0) {
        say_with(&text, md->lang, WORD_MD_LEFT_OUT, BUILT("parts", &md->left_out));
        buffer_addf(md->out, "\n%.*s\n", (int)text.len, text.data);
    }
    buffer_free(&text);
    buffer_free(&md->left_out);
}
