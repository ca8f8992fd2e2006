/* SPDX-License-Identifier: MIT */
/* The environment, the clock, and getopt_long under the table of options. See options.h. */
#include "cli/options_room.h"

#include <assert.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* getopt returns this and the row's index for an option without a letter. */
#define LONG_BASE 256

/* ---- environment and clock ---- */

/* Only the first is meant for us; it goes before what a ledger says, the locale does not. */
static void set_environment_lang(struct options *options)
{
    static const char *const names[] = {"TAIZHANG_LANG", "LC_ALL", "LC_MESSAGES", "LANG"};

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        const char *value = getenv(names[i]);

        if (value == NULL || value[0] == '\0')
            continue;
        options->lang = strncmp(value, "zh", 2) == 0 ? LANG_ZH : LANG_EN;
        options->lang_given = i == 0;
        return;
    }
    options->lang = LANG_EN;
}

static date_days clock_today(void)
{
    time_t now = time(NULL);
    struct tm local;

    if (localtime_r(&now, &local) == NULL)
        return 0;
    return date_of((struct civil){local.tm_year + 1900, local.tm_mon + 1, local.tm_mday});
}

void options_default(struct options *options)
{
    *options = (struct options){.today = {.day = clock_today()}};
    set_environment_lang(options);
    options->fail_on[VERDICT_UNCLEAR] = true;
    options->fail_on[VERDICT_SHORT] = true;
    options->fail_on[VERDICT_NO_DATA] = true;
    options->fail_on[VERDICT_UNPROVEN] = true;
}

/* ---- parsing ---- */

bool option_bad_value(struct parser *parser, const struct option_row *row, struct slice value,
                      const struct words *wanted)
{
    struct diag *diag = diag_add_path(parser->diags, DIAG_BAD_OPTION, (struct slice){NULL, 0});

    diag_set(diag, "option", slice_of(row->name));
    diag_set(diag, "value", value);
    diag_set_words(diag, "wanted", wanted);
    return false;
}

/* What the table promises: each name and letter once, and all that a way of keeping needs. */
static void check_row(const struct option_row *row)
{
    for (const struct option_row *other = option_rows; other < row; other++) {
        assert(strcmp(other->name, row->name) != 0);
        assert(row->letter == 0 || other->letter != row->letter);
    }
    assert(row->takes != 0 && (row->takes & ~(unsigned)TAKES_ALL) == 0);
    assert((row->store == OPTION_CALL) == (row->set != NULL));
    assert((row->store == OPTION_FLAG) == (row->argument == NULL));
    assert(row->offset < sizeof(struct options));
}

/* getopt's own two tables, made of ours. */
static void make_tables(struct option *longs, char *shorts)
{
    size_t at = 0;

    shorts[at++] = ':'; /* tell a missing argument apart from an unknown option */
    for (size_t i = 0; i < option_count; i++) {
        check_row(&option_rows[i]);
        longs[i] = (struct option){.name = option_rows[i].name,
                                   .has_arg = option_rows[i].argument != NULL ? required_argument
                                                                              : no_argument,
                                   .val = LONG_BASE + (int)i};
        if (option_rows[i].letter == 0)
            continue;
        shorts[at++] = (char)option_rows[i].letter;
        if (option_rows[i].argument != NULL)
            shorts[at++] = ':';
    }
    longs[option_count] = (struct option){0};
    shorts[at] = '\0';
}

static const struct option_row *row_of(int got)
{
    for (size_t i = 0; i < option_count; i++) {
        if (got == LONG_BASE + (int)i ||
            (option_rows[i].letter != 0 && got == option_rows[i].letter))
            return &option_rows[i];
    }
    return NULL;
}

/* getopt tells a letter, or where a long option is known but used wrongly, its row; a word
 * that it does not know is the last one it took. */
static struct slice option_word(struct parser *parser, const char *word)
{
    const struct option_row *row = optopt >= LONG_BASE ? row_of(optopt) : NULL;

    if (row != NULL)
        return arena_printf(parser->arena, "--%s", row->name);
    if (optopt > 0 && optopt < LONG_BASE)
        return arena_printf(parser->arena, "-%c", optopt);
    return slice_sub(slice_of(word), 0, slice_find(slice_of(word), '=', 0));
}

static bool unknown_option(struct parser *parser, const char *word)
{
    const struct slice none = {NULL, 0};
    struct slice names[OPTIONS_MAX];
    struct slice text = option_word(parser, word);

    if (optopt >= LONG_BASE) {
        diag_set(diag_add_path(parser->diags, DIAG_OPTION_VALUE, none), "option", text);
        return false;
    }
    for (size_t i = 0; i < option_count; i++)
        names[i] = arena_printf(parser->arena, "--%s", option_rows[i].name);
    struct diag *diag = diag_add_path(parser->diags, DIAG_UNKNOWN_OPTION, none);
    diag_set(diag, "option", text);
    diag_set_nearest(diag, text, names, option_count);
    return false;
}

static bool missing_argument(struct parser *parser, struct slice option)
{
    struct diag *diag =
        diag_add_path(parser->diags, DIAG_MISSING_ARGUMENT, (struct slice){NULL, 0});

    diag_set(diag, "option", option);
    return false;
}

/* An option that the command does not take is a mistake, not a wish to be passed over. */
static bool check_taken(struct parser *parser, const bool *used, unsigned takes)
{
    bool sound = true;

    assert(parser->out->arguments.len > 0);
    for (size_t i = 0; i < option_count; i++) {
        if (!used[i] || (option_rows[i].takes & takes) != 0 || takes == 0)
            continue;
        struct diag *diag =
            diag_add_path(parser->diags, DIAG_OPTION_NOT_TAKEN, (struct slice){NULL, 0});
        diag_set(diag, "option", slice_of(option_rows[i].name));
        diag_set(diag, "command", parser->out->arguments.items[0]);
        sound = false;
    }
    return sound;
}

static bool check_days(struct parser *parser)
{
    static const struct words wanted =
        T("write a day that is not before that of --begin", "请写不早于 --begin 的日子");
    const struct options *out = parser->out;
    char date[11];

    if (!out->begin.given || !out->end.given || out->begin.day <= out->end.day)
        return true;
    struct diag *diag = diag_add_path(parser->diags, DIAG_BAD_OPTION, (struct slice){NULL, 0});
    diag_set(diag, "option", SLICE("end"));
    diag_set(diag, "value", date_print(out->end.day, date));
    diag_set_words(diag, "wanted", &wanted);
    return false;
}

static bool set_day(struct parser *parser, const struct option_row *row, struct slice value,
                    struct day_option *out)
{
    static const struct words wanted =
        T("write a day of the calendar as 2016-12-31", "请写日历上有的日子，如 2016-12-31");

    out->given = true;
    return date_parse(value, &out->day) == DATE_OK || option_bad_value(parser, row, value, &wanted);
}

static bool store(struct parser *parser, const struct option_row *row, struct slice value)
{
    void *field = (char *)parser->out + row->offset;

    switch (row->store) {
    case OPTION_FLAG:
        *(bool *)field = true;
        return true;
    case OPTION_TEXT:
        *(struct slice *)field = value;
        return true;
    case OPTION_DAY:
        return set_day(parser, row, value, field);
    case OPTION_CALL:
        break;
    }
    return row->set(parser, row, value);
}

bool options_parse(struct arena *arena, int argc, char **argv,
                   unsigned (*takes)(struct slice command), struct diag_list *diags,
                   struct options *out)
{
    struct parser parser = {arena, diags, out};
    struct option longs[OPTIONS_MAX + 1];
    char shorts[2 * OPTIONS_MAX + 2];
    bool used[OPTIONS_MAX] = {false};
    bool sound = true;

    make_tables(longs, shorts);
    opterr = 0;
    for (int got; (got = getopt_long(argc, argv, shorts, longs, NULL)) != -1;) {
        const struct option_row *row = row_of(got);

        if (got == '?')
            sound = unknown_option(&parser, argv[optind - 1]);
        else if (got == ':')
            sound = missing_argument(&parser, option_word(&parser, argv[optind - 1]));
        else if (row != NULL && optarg != NULL && optarg[0] == '\0')
            sound = missing_argument(&parser, arena_printf(arena, "--%s", row->name));
        else if (row != NULL) {
            used[row - option_rows] = true;
            sound = store(&parser, row, slice_of(optarg)) && sound;
        }
    }
    for (int i = optind; i < argc; i++)
        *ARRAY_PUSH(arena, &out->arguments) = slice_of(argv[i]);
    return sound && check_days(&parser) &&
           (out->arguments.len == 0 || check_taken(&parser, used, takes(out->arguments.items[0])));
}
