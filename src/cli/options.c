/* SPDX-License-Identifier: MIT */
/* The table of options, and getopt_long under it. See options.h. */
#include "cli/options.h"

#include "base/text.h"
#include "cli/format_names.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define T(en, zh)                                                                                  \
    {                                                                                              \
        {                                                                                          \
            [LANG_EN] = (en), [LANG_ZH] = (zh)                                                     \
        }                                                                                          \
    }

struct parser {
    struct arena *arena;
    struct diag_list *diags;
    struct options *out;
};

struct row {
    const char *name;
    const char *argument; /* what help calls it; NULL: it takes none */
    int letter;           /* 0: none */
    unsigned takes;
    bool (*set)(struct parser *parser, const struct row *row, struct slice value);
    struct words help;
};

static bool bad_value(struct parser *parser, const struct row *row, struct slice value,
                      const struct words *wanted)
{
    struct diag *diag = diag_add_path(parser->diags, DIAG_BAD_OPTION, (struct slice){NULL, 0});

    diag_set(diag, "option", slice_of(row->name));
    diag_set(diag, "value", value);
    diag_set_words(diag, "wanted", wanted);
    return false;
}

static bool set_help(struct parser *parser, const struct row *row, struct slice value)
{
    (void)row;
    (void)value;
    parser->out->help = true;
    return true;
}

static bool set_version(struct parser *parser, const struct row *row, struct slice value)
{
    (void)row;
    (void)value;
    parser->out->version = true;
    return true;
}

static bool set_quiet(struct parser *parser, const struct row *row, struct slice value)
{
    (void)row;
    (void)value;
    parser->out->quiet = true;
    return true;
}

static bool set_staged(struct parser *parser, const struct row *row, struct slice value)
{
    (void)row;
    (void)value;
    parser->out->staged = true;
    return true;
}

static bool set_history(struct parser *parser, const struct row *row, struct slice value)
{
    (void)row;
    (void)value;
    parser->out->history = true;
    return true;
}

static bool set_message(struct parser *parser, const struct row *row, struct slice value)
{
    (void)row;
    parser->out->message = value;
    return true;
}

static bool set_lang(struct parser *parser, const struct row *row, struct slice value)
{
    static const struct words wanted = T("write zh or en", "请写 zh 或 en");

    bool zh = slice_is(value, "zh");

    if (!zh && !slice_is(value, "en"))
        return bad_value(parser, row, value, &wanted);
    parser->out->lang = zh ? LANG_ZH : LANG_EN;
    return true;
}

static bool set_format(struct parser *parser, const struct row *row, struct slice value)
{
    (void)row;
    parser->out->format = value;
    return true;
}

static bool set_output(struct parser *parser, const struct row *row, struct slice value)
{
    (void)row;
    *ARRAY_PUSH(parser->arena, &parser->out->outputs) = value;
    return true;
}

static bool set_color(struct parser *parser, const struct row *row, struct slice value)
{
    static const char *const names[] = {
        [COLOR_AUTO] = "auto", [COLOR_ALWAYS] = "always", [COLOR_NEVER] = "never"};
    static const struct words wanted =
        T("write auto, always or never", "请写 auto、always 或 never");

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (slice_is(value, names[i])) {
            parser->out->color = (enum color)i;
            return true;
        }
    }
    return bad_value(parser, row, value, &wanted);
}

static bool set_width(struct parser *parser, const struct row *row, struct slice value)
{
    static const struct words wanted =
        T("write a number of columns from 40 to 1000", "请写列数，40 至 1000");
    struct decimal number;
    int64_t columns = 0;

    if (decimal_parse(value, &number) != DECIMAL_OK || !decimal_to_int(number, &columns) ||
        columns < 40 || columns > 1000)
        return bad_value(parser, row, value, &wanted);
    parser->out->width = (size_t)columns;
    return true;
}

static bool set_public(struct parser *parser, const struct row *row, struct slice value)
{
    (void)row;
    (void)value;
    parser->out->is_public = true;
    return true;
}

static bool set_csv_bom(struct parser *parser, const struct row *row, struct slice value)
{
    (void)row;
    (void)value;
    parser->out->csv_bom = true;
    return true;
}

static bool set_links(struct parser *parser, const struct row *row, struct slice value)
{
    static const struct words wanted =
        T("write the address of a file with {file} in it and perhaps {line} and {commit}, such as "
          "https://github.com/us/ledger/blob/{commit}/{file}#L{line}",
          "请写文件的网址，其中要有 {file}，可以有 {line} 和 {commit}，例如 "
          "https://github.com/us/ledger/blob/{commit}/{file}#L{line}");

    if ((!slice_starts(value, "https://") && !slice_starts(value, "http://")) ||
        !slice_has(value, "{file}"))
        return bad_value(parser, row, value, &wanted);
    parser->out->links = value;
    return true;
}

static bool set_compare(struct parser *parser, const struct row *row, struct slice value)
{
    (void)row;
    parser->out->compare = value;
    return true;
}

static bool set_plan(struct parser *parser, const struct row *row, struct slice value)
{
    (void)row;
    parser->out->plan = value;
    return true;
}

static bool set_ledger(struct parser *parser, const struct row *row, struct slice value)
{
    (void)row;
    parser->out->ledger = value;
    return true;
}

static bool set_unit(struct parser *parser, const struct row *row, struct slice value)
{
    (void)row;
    parser->out->unit = value;
    return true;
}

static bool set_reading(struct parser *parser, const struct row *row, struct slice value)
{
    static const struct words wanted =
        T("write a target and one of its readings, such as aid100=total-only",
          "请写“目标=读法”，例如 aid100=total-only");
    struct slice rest = value;
    struct slice target = slice_cut(&rest, '=');

    if (target.len == 0 || rest.len == 0)
        return bad_value(parser, row, value, &wanted);
    *ARRAY_PUSH(parser->arena, &parser->out->readings) = (struct choice){target, rest};
    return true;
}

static bool set_schemas(struct parser *parser, const struct row *row, struct slice value)
{
    (void)row;
    parser->out->schemas = value;
    return true;
}

static bool set_date(struct parser *parser, const struct row *row, struct slice value,
                     date_days *out)
{
    static const struct words wanted =
        T("write a day of the calendar as 2016-12-31", "请写日历上有的日子，如 2016-12-31");

    return date_parse(value, out) == DATE_OK || bad_value(parser, row, value, &wanted);
}

static bool set_as_of(struct parser *parser, const struct row *row, struct slice value)
{
    parser->out->has_as_of = true;
    return set_date(parser, row, value, &parser->out->as_of);
}

static bool set_today(struct parser *parser, const struct row *row, struct slice value)
{
    return set_date(parser, row, value, &parser->out->today);
}

static bool set_begin(struct parser *parser, const struct row *row, struct slice value)
{
    parser->out->has_begin = true;
    return set_date(parser, row, value, &parser->out->begin);
}

static bool set_end(struct parser *parser, const struct row *row, struct slice value)
{
    parser->out->has_end = true;
    return set_date(parser, row, value, &parser->out->end);
}

/* A list of verdicts and `warning`, or `none`. */
static bool set_fail_on(struct parser *parser, const struct row *row, struct slice value)
{
    static const struct words wanted =
        T("write none, or of these joined by commas: unclear, short, no-data, unproven, undefined, "
          "behind, not-due, on-track, over, met, reported, warning",
          "请写 none，或用逗号连接：unclear、short、no-data、unproven、undefined、behind、not-due、"
          "on-track、over、met、reported、warning");
    struct options *out = parser->out;

    memset(out->fail_on, 0, sizeof out->fail_on);
    out->fail_on_warning = false;
    out->fail_on_text = value;
    if (slice_is(value, "none"))
        return true;
    for (struct slice rest = value; rest.data != NULL;) {
        struct slice word = slice_trim(slice_cut(&rest, ','));
        enum verdict verdict = verdict_find(word);

        if (verdict < VERDICT_COUNT)
            out->fail_on[verdict] = out->fail_on_verdict = true;
        else if (slice_is(word, "warning"))
            out->fail_on_warning = true;
        else
            return bad_value(parser, row, word, &wanted);
    }
    return true;
}

static const struct row rows[] = {
    {"format", "FORMAT", 'f', TAKES_LEDGER, set_format, T("one of: {names}", "可以写：{names}")},
    {"output", "FILE", 'o', TAKES_REPORT | TAKES_CHECK, set_output,
     T("write there, format by how the name ends ({names}); may be given several times",
       "写到那个文件，格式看文件名的结尾（{names}）；可以写多次")},
    {"unit", "UNIT", 'u', TAKES_FIGURES, set_unit, T("that unit alone", "只看那个单位")},
    {"as-of", "DATE", 0, TAKES_LEDGER, set_as_of,
     T("judge as things stood on that day (default: today or the plan's end, the earlier)",
       "按那一天的情况判定（默认：今天或计划结束日，取早的）")},
    {"begin", "DATE", 'b', TAKES_REPORT | TAKES_BALANCE | TAKES_WHY, set_begin,
     T("count only from that day on, and judge nothing", "只数那一天起的，不作判定")},
    {"end", "DATE", 'e', TAKES_REPORT | TAKES_BALANCE | TAKES_WHY, set_end,
     T("count only up to that day, it included, and judge nothing",
       "只数到那一天为止（含当天），不作判定")},
    {"plan", "ID", 'p', TAKES_LEDGER, set_plan,
     T("judge by that plan (default: the one of that day, else the latest)",
       "按哪份计划判定（默认：当天所在的计划，否则最近的）")},
    {"reading", "TARGET=NAME", 0, TAKES_FIGURES, set_reading,
     T("judge a target by one of its other readings; may be given several times",
       "某个目标换一种读法来判定；可以写多次")},
    {"fail-on", "LIST", 0, TAKES_CHECK | TAKES_FIGURES, set_fail_on,
     T("verdicts, or warning, that make the exit status 1; none for none (default of report: "
       "unclear,short,no-data,unproven)",
       "出现哪些结论（或 warning）时退出码为 1；none "
       "表示都不算（report 默认：unclear,short,no-data,unproven）")},
    {"public", NULL, 0, TAKES_REPORT, set_public,
     T("a report fit for everybody: no codes, no places, no breakdown of small figures",
       "可以公开的报告：没有编号和记录位置，小数字不分单位列出")},
    {"compare", "FILE", 0, TAKES_REPORT, set_compare,
     T("tell what changed since the JSON report in FILE", "与从前的 JSON 报告相比，有什么变动")},
    {"links", "URL", 0, TAKES_REPORT, set_links,
     T("where a file can be looked at, with {file}, {line} and {commit}: places become links",
       "文件的网址，其中写 {file}、{line}、{commit}：记录位置就成为链接")},
    {"csv-bom", NULL, 0, TAKES_REPORT, set_csv_bom,
     T("begin CSV with a byte order mark, for Excel", "CSV 开头加字节顺序标记，供 Excel 用")},
    {"color", "WHEN", 0, TAKES_ALL, set_color,
     T("auto, always or never (also NO_COLOR, CLICOLOR_FORCE)",
       "颜色：auto、always 或 never（也看 NO_COLOR、CLICOLOR_FORCE）")},
    {"width", "COLUMNS", 0, TAKES_FIGURES, set_width,
     T("columns of a text report (default: the terminal's, else 80)",
       "文本报告的列数（默认：终端的宽度，否则 80）")},
    {"staged", NULL, 0, TAKES_CHECK, set_staged,
     T("check what git is about to commit, for a commit hook",
       "检查 git 将要提交的内容，供提交钩子用")},
    {"message", "FILE", 0, TAKES_CHECK, set_message,
     T("look for personal numbers in the message of a commit, and at nothing else, for a hook",
       "只检查提交说明里有没有个人号码，供提交钩子用")},
    {"history", NULL, 0, TAKES_CHECK, set_history,
     T("look for personal numbers in all that was ever committed, or by the commits of a RANGE "
       "(main..topic), and at nothing else",
       "只检查提交过的全部内容里有没有个人号码；写了范围（main..topic），就只看那些提交")},
    {"ledger", "FOLDER", 0, TAKES_LEDGER, set_ledger,
     T("the ledger, where it is not an argument", "台账文件夹（不写成参数时）")},
    {"schemas", "FOLDER", 0, TAKES_LEDGER, set_schemas,
     T("use the schemas there instead of the built-in ones", "用那里的记录格式，不用内置的")},
    {"today", "DATE", 0, TAKES_LEDGER, set_today,
     T("take that day for today, for tests", "把那一天当作今天，测试用")},
    {"lang", "zh|en", 0, TAKES_ALL, set_lang,
     T("language (default: TAIZHANG_LANG, else the locale's)",
       "语言（默认：TAIZHANG_LANG，否则看系统语言）")},
    {"quiet", NULL, 'q', TAKES_LEDGER, set_quiet,
     T("do not print diagnostics; the exit status tells", "不显示诊断，只看退出码")},
    {"version", NULL, 0, TAKES_ALL, set_version, T("print the version", "显示版本")},
    {"help", NULL, 'h', TAKES_ALL, set_help, T("print this help", "显示帮助")},
};

#define ROW_COUNT (sizeof rows / sizeof rows[0])

/* getopt returns this and the row's index for an option without a letter. */
#define LONG_BASE 256

/* ---- environment and clock ---- */

static enum lang environment_lang(void)
{
    static const char *const names[] = {"TAIZHANG_LANG", "LC_ALL", "LC_MESSAGES", "LANG"};

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        const char *value = getenv(names[i]);

        if (value != NULL && value[0] != '\0')
            return strncmp(value, "zh", 2) == 0 ? LANG_ZH : LANG_EN;
    }
    return LANG_EN;
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
    *options = (struct options){.lang = environment_lang(), .today = clock_today()};
    options->fail_on[VERDICT_UNCLEAR] = true;
    options->fail_on[VERDICT_SHORT] = true;
    options->fail_on[VERDICT_NO_DATA] = true;
    options->fail_on[VERDICT_UNPROVEN] = true;
}

/* ---- parsing ---- */

/* getopt's own two tables, made of ours. */
static void make_tables(struct option *longs, char *shorts)
{
    size_t at = 0;

    shorts[at++] = ':'; /* tell a missing argument apart from an unknown option */
    for (size_t i = 0; i < ROW_COUNT; i++) {
        longs[i] =
            (struct option){.name = rows[i].name,
                            .has_arg = rows[i].argument != NULL ? required_argument : no_argument,
                            .val = LONG_BASE + (int)i};
        if (rows[i].letter == 0)
            continue;
        shorts[at++] = (char)rows[i].letter;
        if (rows[i].argument != NULL)
            shorts[at++] = ':';
    }
    longs[ROW_COUNT] = (struct option){0};
    shorts[at] = '\0';
}

static const struct row *row_of(int got)
{
    for (size_t i = 0; i < ROW_COUNT; i++) {
        if (got == LONG_BASE + (int)i || (rows[i].letter != 0 && got == rows[i].letter))
            return &rows[i];
    }
    return NULL;
}

/* getopt tells a letter, or where a long option is known but used wrongly, its row; a word
 * that it does not know is the last one it took. */
static struct slice option_word(struct parser *parser, const char *word)
{
    const struct row *row = optopt >= LONG_BASE ? row_of(optopt) : NULL;

    if (row != NULL)
        return arena_printf(parser->arena, "--%s", row->name);
    if (optopt > 0 && optopt < LONG_BASE)
        return arena_printf(parser->arena, "-%c", optopt);
    return slice_sub(slice_of(word), 0, slice_find(slice_of(word), '=', 0));
}

static bool unknown_option(struct parser *parser, const char *word)
{
    const struct slice none = {NULL, 0};
    struct slice names[ROW_COUNT];
    struct slice text = option_word(parser, word);

    if (optopt >= LONG_BASE) {
        diag_set(diag_add_path(parser->diags, DIAG_OPTION_VALUE, none), "option", text);
        return false;
    }
    for (size_t i = 0; i < ROW_COUNT; i++)
        names[i] = arena_printf(parser->arena, "--%s", rows[i].name);
    struct diag *diag = diag_add_path(parser->diags, DIAG_UNKNOWN_OPTION, none);
    diag_set(diag, "option", text);
    diag_set_nearest(diag, text, names, ROW_COUNT);
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

    for (size_t i = 0; i < ROW_COUNT; i++) {
        if (!used[i] || (rows[i].takes & takes) != 0 || takes == 0)
            continue;
        struct diag *diag =
            diag_add_path(parser->diags, DIAG_OPTION_NOT_TAKEN, (struct slice){NULL, 0});
        diag_set(diag, "option", slice_of(rows[i].name));
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

    if (!out->has_begin || !out->has_end || out->begin <= out->end)
        return true;
    struct diag *diag = diag_add_path(parser->diags, DIAG_BAD_OPTION, (struct slice){NULL, 0});
    diag_set(diag, "option", SLICE("end"));
    diag_set(diag, "value", date_print(out->end, date));
    diag_set_words(diag, "wanted", &wanted);
    return false;
}

bool options_parse(struct arena *arena, int argc, char **argv,
                   unsigned (*takes)(struct slice command), struct diag_list *diags,
                   struct options *out)
{
    struct parser parser = {arena, diags, out};
    struct option longs[ROW_COUNT + 1];
    char shorts[2 * ROW_COUNT + 2];
    bool used[ROW_COUNT] = {false};
    bool sound = true;

    make_tables(longs, shorts);
    opterr = 0;
    for (int got; (got = getopt_long(argc, argv, shorts, longs, NULL)) != -1;) {
        const struct row *row = row_of(got);

        if (got == '?')
            sound = unknown_option(&parser, argv[optind - 1]);
        else if (got == ':')
            sound = missing_argument(&parser, option_word(&parser, argv[optind - 1]));
        else if (row != NULL && optarg != NULL && optarg[0] == '\0')
            sound = missing_argument(&parser, arena_printf(arena, "--%s", row->name));
        else if (row != NULL) {
            used[row - rows] = true;
            sound = row->set(&parser, row, slice_of(optarg)) && sound;
        }
    }
    for (int i = optind; i < argc; i++)
        *ARRAY_PUSH(arena, &out->arguments) = slice_of(argv[i]);
    return sound && check_days(&parser) &&
           (out->arguments.len == 0 || check_taken(&parser, used, takes(out->arguments.items[0])));
}

/* What an option is for. What can be written for it is listed from the tables of formats. */
static void add_purpose(struct buffer *out, const struct row *row, unsigned takes, enum lang lang)
{
    static const struct words comma = T(", ", "、");
    struct format_names names;
    struct buffer list = {0};

    if (row->set == set_format) {
        names = format_names_of(takes);
    } else if (row->set == set_output) {
        names = format_suffixes_of(takes);
    } else {
        buffer_adds(out, row->help.text[lang]);
        return;
    }
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
    for (size_t i = 0; i < ROW_COUNT; i++) {
        struct buffer left = {0};

        if ((rows[i].takes & takes) == 0)
            continue;
        if (rows[i].letter != 0)
            buffer_addf(&left, "-%c, ", rows[i].letter);
        buffer_addf(&left, "--%s", rows[i].name);
        if (rows[i].argument != NULL)
            buffer_addf(&left, " %s", rows[i].argument);
        buffer_adds(out, "  ");
        text_pad(out, buffer_slice(&left), 22);
        buffer_adds(out, "  ");
        add_purpose(out, &rows[i], takes, lang);
        buffer_byte(out, '\n');
        buffer_free(&left);
    }
}
