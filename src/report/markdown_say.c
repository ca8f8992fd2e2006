/* SPDX-License-Identifier: MIT */
/* Words, targets and tables of the Markdown report. See markdown_room.h. */
#include "report/markdown_room.h"

/* Plain text, escaped; the buffer is emptied. */
void markdown_flush(struct buffer *out, struct buffer *text)
{
    markdown_add(out, buffer_slice(text));
    text->len = 0;
}

void markdown_word(const struct markdown *md, struct buffer *out, enum word word)
{
    struct buffer text = {0};

    word_add(&text, word, md->lang, NULL, 0);
    markdown_flush(out, &text);
    buffer_free(&text);
}

void markdown_verdict(const struct markdown *md, struct buffer *out, enum verdict verdict)
{
    buffer_addf(out, "%s ", verdict_symbol(verdict));
    markdown_add(out, slice_of(verdict_words(verdict)->text[md->lang]));
}

/* "**100 people on the roster**"; the id is what `why` asks for. */
void markdown_target(const struct markdown *md, struct buffer *out, const struct assessed *target)
{
    markdown_add(out, name_in(&target->title, md->lang, target->id));
    buffer_adds(out, " (");
    markdown_add(out, target->id);
    buffer_byte(out, ')');
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
bool markdown_more(const struct markdown *md, struct buffer *out, const char *mark, size_t more,
                   const char *end)
{
    if (more == 0)
        return true;
    buffer_adds(out, mark);
    words_with_number(out, md->lang, WORD_MD_MORE, "count", decimal_of((int64_t)more));
    buffer_adds(out, end);
    return false;
}
