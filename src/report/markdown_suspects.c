/* SPDX-License-Identifier: MIT */
/* The folded part of the Markdown report that tells what is suspected. See markdown_room.h. */
#include "report/markdown_room.h"

void markdown_suspects_of(const struct markdown *md, struct buffer *out, const struct part *part)
{
    size_t told = part->suspect_count < SUSPECTS_MAX ? part->suspect_count : SUSPECTS_MAX;
    struct buffer text = {0};

    for (size_t i = 0; i < told; i++) {
        const struct suspect *suspect = &part->suspects[i];

        buffer_adds(out, "<br>");
        markdown_place(md, out, &suspect->place);
        say(&text, md->lang, WORD_COLON);
        suspect_add_why(&text, md->lang, suspect);
        buffer_byte(&text, ' ');
        markdown_flush(out, &text);
        markdown_place(md, out, &suspect->first);
    }
    markdown_more(md, out, "<br>… ", WORD_SUSPECT_MORE, part->suspect_count - told, "");
    buffer_free(&text);
}

static void add_row(const struct markdown *md, struct buffer *out, const struct assessed *target,
                    const struct part *part)
{
    markdown_part(md, out, target, part, part->verdict);
    markdown_suspects_of(md, out, part);
    buffer_adds(out, " |\n");
}

void markdown_suspects(struct markdown *md, size_t room)
{
    static const enum word heads[] = {WORD_BALANCE_VERDICT, WORD_BALANCE_TARGET, WORD_MD_WHERE,
                                      WORD_MD_FIGURE};
    struct buffer rows = {0}, title = {0};
    size_t count = 0;

    markdown_heads(md, &rows, heads, 4);
    for (size_t i = 0; i < md->assessment->target_count; i++) {
        const struct assessed *target = &md->assessment->targets[i];

        for (size_t k = 0; k <= target->part_count; k++) {
            const struct part *part = suspected_part(target, k);

            if (part == NULL)
                continue;
            count++;
            add_row(md, &rows, target, part);
        }
    }
    say(&title, md->lang, WORD_SUSPECTS);
    if (count > 0)
        markdown_folded(md, buffer_slice(&title), &rows, room);
    buffer_free(&rows);
    buffer_free(&title);
}
