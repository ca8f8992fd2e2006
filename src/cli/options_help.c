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

#define OPTION_COLUMNS 28

static void add_option(struct buffer *out, const struct option_row *row, unsigned takes,
                       enum lang lang, size_t width)
{
    struct buffer left = {0}, purpose = {0};

    if (row->letter != 0)
        buffer_addf(&left, "-%c, ", row->letter);
    buffer_addf(&left, "--%s", row->name);
    if (row->argument != NULL)
        buffer_addf(&left, " %s", row->argument);
    add_purpose(&purpose, row, takes, lang);
    help_row(out, width, OPTION_COLUMNS, buffer_slice(&left), buffer_slice(&purpose));
    buffer_free(&left);
    buffer_free(&purpose);
}

void options_help(struct buffer *out, unsigned takes, enum lang lang, size_t width)
{
    static const struct words headings[OPTION_GROUPS] = {
        [OPTION_MADE] = T("What is made", "建什么"),
        [OPTION_LOOKED_AT] = T("What is looked at", "看什么"),
        [OPTION_JUDGED] = T("How it is judged", "怎么判"),
        [OPTION_SHOWN] = T("How it is shown", "怎么显示"),
        [OPTION_REST] = T("Besides", "其他"),
    };

    for (int group = 0; group < OPTION_GROUPS; group++) {
        bool any = false;

        for (size_t i = 0; i < option_count; i++) {
            const struct option_row *row = &option_rows[i];

            if ((int)row->group != group || (row->takes & takes) == 0)
                continue;
            if (!any)
                buffer_addf(out, "\n%s\n", headings[group].text[lang]);
            any = true;
            add_option(out, row, takes, lang, width);
        }
    }
}
