/* SPDX-License-Identifier: MIT */
/* Options as the help of a command lists them. See options.h. */
#include "base/text.h"
#include "cli/options_room.h"

/* What an option is for. What can be written for it is listed from the tables of formats. */
static void add_purpose(struct buffer *out, const struct option_row *row, unsigned takes,
                        enum lang lang)
{
    static const struct words comma = T(", ", "、");
    struct format_names names;
    struct buffer list = {0};

    if (row->names == NULL) {
        buffer_adds(out, row->help.text[lang]);
        return;
    }
    names = row->names(takes);
    for (size_t i = 0; i < names.count; i++) {
        if (i > 0)
            buffer_adds(&list, comma.text[lang]);
        buffer_add(&list, names.items[i]);
    }
    const struct lang_arg arg = {"names", buffer_slice(&list)};
    lang_expand(out, row->help.text[lang], &arg, 1);
    buffer_free(&list);
}

void options_help(struct buffer *out, unsigned takes, enum lang lang)
{
    for (size_t i = 0; i < option_count; i++) {
        struct buffer left = {0};

        if ((option_rows[i].takes & takes) == 0)
            continue;
        if (option_rows[i].letter != 0)
            buffer_addf(&left, "-%c, ", option_rows[i].letter);
        buffer_addf(&left, "--%s", option_rows[i].name);
        if (option_rows[i].argument != NULL)
            buffer_addf(&left, " %s", option_rows[i].argument);
        buffer_adds(out, "  ");
        text_pad(out, buffer_slice(&left), 22);
        buffer_adds(out, "  ");
        add_purpose(out, &option_rows[i], takes, lang);
        buffer_byte(out, '\n');
        buffer_free(&left);
    }
}
