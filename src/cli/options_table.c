/* SPDX-License-Identifier: MIT */
/* The table of options, and the rules for values that have some of their own. See options_room.h.
 */
#include "cli/options_room.h"

#include "base/pool.h"

#include <stddef.h>
#include <string.h>

static bool set_lang(struct parser *parser, const struct option_row *row, struct slice value)
{
    static const struct words wanted = T("write zh or en", "请写 zh 或 en");

    bool zh = slice_is(value, "zh");

    if (!zh && !slice_is(value, "en"))
        return option_bad_value(parser, row, value, &wanted);
    parser->out->lang = zh ? LANG_ZH : LANG_EN;
    parser->out->lang_given = true;
    return true;
}

static bool set_output(struct parser *parser, const struct option_row *row, struct slice value)
{
    (void)row;
    *ARRAY_PUSH(parser->arena, &parser->out->outputs) = value;
    return true;
}

static bool set_color(struct parser *parser, const struct option_row *row, struct slice value)
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
    return option_bad_value(parser, row, value, &wanted);
}

static bool is_from_to(struct slice value, int64_t from, int64_t to, size_t *out)
{
    struct decimal number;
    int64_t whole = 0;

    if (decimal_parse(value, &number) != DECIMAL_OK || !decimal_to_int(number, &whole) ||
        whole < from || whole > to)
        return false;
    *out = (size_t)whole;
    return true;
}

static bool set_width(struct parser *parser, const struct option_row *row, struct slice value)
{
    static const struct words wanted =
        T("write a number of columns from 40 to 1000", "请写列数，40 至 1000");

    return is_from_to(value, 40, 1000, &parser->out->width) ||
           option_bad_value(parser, row, value, &wanted);
}

static bool set_jobs(struct parser *parser, const struct option_row *row, struct slice value)
{
    static const struct words wanted = T("write a number from 1 to 64", "请写 1 至 64 的数");

    return is_from_to(value, 1, POOL_WORKERS_MAX, &parser->out->jobs) ||
           option_bad_value(parser, row, value, &wanted);
}

_Static_assert(POOL_WORKERS_MAX == 64, "so say the words of --jobs");

static bool set_year(struct parser *parser, const struct option_row *row, struct slice value)
{
    static const struct words wanted =
        T("write a year from 1990 to 2199", "请写 1990 至 2199 的年份");

    return is_from_to(value, 1990, 2199, &parser->out->year) ||
           option_bad_value(parser, row, value, &wanted);
}

static bool set_links(struct parser *parser, const struct option_row *row, struct slice value)
{
    static const struct words wanted =
        T("write the address of a file with {file} in it and perhaps {line} and {commit}, such as "
          "https://github.com/us/ledger/blob/{commit}/{file}#L{line}",
          "请写文件的网址，其中要有 {file}，可以有 {line} 和 {commit}，例如 "
          "https://github.com/us/ledger/blob/{commit}/{file}#L{line}");

    if ((!slice_starts(value, "https://") && !slice_starts(value, "http://")) ||
        !slice_has(value, "{file}"))
        return option_bad_value(parser, row, value, &wanted);
    parser->out->links = value;
    return true;
}

static bool set_reading(struct parser *parser, const struct option_row *row, struct slice value)
{
    static const struct words wanted =
        T("write a target and one of its readings, such as aid100=total-only",
          "请写“目标=读法”，例如 aid100=total-only");
    struct slice rest = value;
    struct slice target = slice_cut(&rest, '=');

    if (target.len == 0 || rest.len == 0)
        return option_bad_value(parser, row, value, &wanted);
    *ARRAY_PUSH(parser->arena, &parser->out->readings) = (struct reading_option){target, rest};
    return true;
}

/* A list of verdicts and `warning`, or `none`. */
static bool set_fail_on(struct parser *parser, const struct option_row *row, struct slice value)
{
    static const struct words wanted =
        T("write none, or of these joined by commas: unclear, short, no-data, unproven, undefined, "
          "behind, not-due, on-track, over, met, reported, withheld, warning",
          "请写 none，或用逗号连接：unclear、short、no-data、unproven、undefined、behind、not-due、"
          "on-track、over、met、reported、withheld、warning");
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
            return option_bad_value(parser, row, word, &wanted);
    }
    return true;
}

/* How a value is kept: at a field of struct options, or by a function; and what lists the words
 * that can be written for it. */
#define FLAG(field)        OPTION_FLAG, offsetof(struct options, field), NULL, NULL
#define TEXT(field)        OPTION_TEXT, offsetof(struct options, field), NULL, NULL
#define DAY(field)         OPTION_DAY, offsetof(struct options, field), NULL, NULL
#define NAME(field, names) OPTION_TEXT, offsetof(struct options, field), NULL, names
#define CALL(set)          OPTION_CALL, 0, set, NULL
#define NAMED(set, names)  OPTION_CALL, 0, set, names

const struct option_row option_rows[] = {
    {"format", "FORMAT", 'f', OPTION_SHOWN, TAKES_LEDGER, NAME(format, format_names_of),
     T("one of: {names}", "可以写：{names}")},
    {"output", "FILE", 'o', OPTION_SHOWN, TAKES_REPORT | TAKES_CHECK,
     NAMED(set_output, format_suffixes_of),
     T("write there, format by how the name ends ({names}); may be given several times",
       "写到那个文件，格式看文件名的结尾（{names}）；可以写多次")},
    {"unit", "UNIT", 'u', OPTION_LOOKED_AT, TAKES_FIGURES, TEXT(unit),
     T("that unit alone", "只看那个单位")},
    {"as-of", "DATE", 0, OPTION_JUDGED, TAKES_LEDGER, DAY(as_of),
     T("judge as things stood on that day (default: today or the plan's end, the earlier)",
       "按那一天的情况判定（默认：今天或计划结束日，取早的）")},
    {"begin", "DATE", 'b', OPTION_LOOKED_AT, TAKES_REPORT | TAKES_BALANCE | TAKES_WHY, DAY(begin),
     T("count only from that day on, and judge nothing", "只数那一天起的，不作判定")},
    {"end", "DATE", 'e', OPTION_LOOKED_AT, TAKES_REPORT | TAKES_BALANCE | TAKES_WHY, DAY(end),
     T("count only up to that day, it included, and judge nothing",
       "只数到那一天为止（含当天），不作判定")},
    {"plan", "ID", 'p', OPTION_JUDGED, TAKES_LEDGER, TEXT(plan),
     T("judge by that plan (default: the one of that day, else the latest)",
       "按哪份计划判定（默认：当天所在的计划，否则最近的）")},
    {"reading", "TARGET=NAME", 0, OPTION_JUDGED, TAKES_FIGURES, CALL(set_reading),
     T("judge a target by one of its other readings; may be given several times",
       "某个目标换一种读法来判定；可以写多次")},
    {"fail-on", "LIST", 0, OPTION_JUDGED, TAKES_CHECK | TAKES_FIGURES, CALL(set_fail_on),
     T("verdicts, or warning, that make the exit status 1; none for none (default of report: "
       "unclear,short,no-data,unproven)",
       "出现哪些结论（或 warning）时退出码为 1；none 表示都不算（report 默认："
       "unclear,short,no-data,unproven）")},
    {"public", NULL, 0, OPTION_SHOWN, TAKES_REPORT, FLAG(is_public),
     T("a report fit for everybody: no codes, no places, no small figures of people; --fail-on "
       "then asks for the verdicts that it tells",
       "可以公开的报告：没有编号和记录位置，不列小的人数；--fail-on 这时只看列出的结论")},
    {"compare", "FILE", 0, OPTION_SHOWN, TAKES_REPORT, TEXT(compare),
     T("tell what changed since the JSON report in FILE", "与从前的 JSON 报告相比，有什么变动")},
    {"links", "URL", 0, OPTION_SHOWN, TAKES_REPORT, CALL(set_links),
     T("where a file can be looked at, with {file}, {line} and {commit}: places become links",
       "文件的网址，其中写 {file}、{line}、{commit}：记录位置就成为链接")},
    {"csv-bom", NULL, 0, OPTION_SHOWN, TAKES_REPORT, FLAG(csv_bom),
     T("begin CSV with a byte order mark, for Excel", "CSV 开头加字节顺序标记，供 Excel 用")},
    {"color", "WHEN", 0, OPTION_SHOWN, TAKES_ALL, CALL(set_color),
     T("auto, always or never (also NO_COLOR, CLICOLOR_FORCE)",
       "颜色：auto、always 或 never（也看 NO_COLOR、CLICOLOR_FORCE）")},
    {"width", "COLUMNS", 0, OPTION_SHOWN, TAKES_FIGURES, CALL(set_width),
     T("columns of a text report (default: the terminal's, else 80)",
       "文本报告的列数（默认：终端的宽度，否则 80）")},
    {"staged", NULL, 0, OPTION_LOOKED_AT, TAKES_CHECK, FLAG(staged),
     T("check what git is about to commit, for a commit hook",
       "检查 git 将要提交的内容，供提交钩子用")},
    {"message", "FILE", 0, OPTION_LOOKED_AT, TAKES_CHECK, TEXT(message),
     T("look for personal numbers in the message of a commit, and at nothing else, for a hook",
       "只检查提交说明里有没有个人号码，供提交钩子用")},
    {"history", NULL, 0, OPTION_LOOKED_AT, TAKES_CHECK, FLAG(history),
     T("look for personal numbers in all that was ever committed, or by the commits of a RANGE "
       "(main..topic), and at nothing else",
       "只检查提交过的全部内容里有没有个人号码；写了范围（main..topic），就只看那些提交")},
    {"ledger", "FOLDER", 0, OPTION_LOOKED_AT, TAKES_LEDGER, TEXT(ledger),
     T("the ledger, where it is not an argument", "台账文件夹（不写成参数时）")},
    {"jobs", "N", 'j', OPTION_REST, TAKES_LEDGER, CALL(set_jobs),
     T("read so many files at once (default: as many as there are processors); what comes out is "
       "the same",
       "同时读多少个文件（默认：处理器有几个就几个）；结果都一样")},
    {"schemas", "FOLDER", 0, OPTION_LOOKED_AT, TAKES_LEDGER, TEXT(schemas),
     T("use the schemas there instead of the built-in ones", "用那里的记录格式，不用内置的")},
    {"today", "DATE", 0, OPTION_JUDGED, TAKES_LEDGER | TAKES_INIT, DAY(today),
     T("take that day for today, for tests", "把那一天当作今天，测试用")},
    {"lang", "zh|en", 0, OPTION_SHOWN, TAKES_ALL, CALL(set_lang),
     T("language (default: TAIZHANG_LANG, else the ledger's, else the locale's)",
       "语言（默认：TAIZHANG_LANG，否则台账里写的，否则系统语言）")},
    {"quiet", NULL, 'q', OPTION_SHOWN, TAKES_LEDGER | TAKES_INIT, FLAG(quiet),
     T("do not print diagnostics; the exit status tells", "不显示诊断，只看退出码")},
    {"communities", "NAMES", 0, OPTION_MADE, TAKES_INIT, TEXT(communities),
     T("the communities, parted by commas; with ids: dongjie=东街",
       "各社区的名称，用逗号隔开；可以写代号：dongjie=东街")},
    {"villages", "NAMES", 0, OPTION_MADE, TAKES_INIT, TEXT(villages),
     T("the villages, likewise", "各村的名称，写法相同")},
    {"name", "NAME", 0, OPTION_MADE, TAKES_INIT, TEXT(name),
     T("the name of the township", "乡镇（街道）的名称")},
    {"year", "YEAR", 0, OPTION_MADE, TAKES_INIT, CALL(set_year),
     T("the year of the plan (default: this one)", "计划的年份（默认：今年）")},
    {"ci", "FORGE", 0, OPTION_MADE, TAKES_INIT, TEXT(ci),
     T("a file for CI: github, gitlab or none (default: by the address of the repository)",
       "持续集成的文件：github、gitlab 或 none（默认：看版本库的地址）")},
    {"no-git", NULL, 0, OPTION_MADE, TAKES_INIT, FLAG(no_git),
     T("no repository and no hooks", "不建 git 版本库，也不装钩子")},
    {"example", NULL, 0, OPTION_MADE, TAKES_INIT, FLAG(example),
     T("the example: a year of a township, with its plan of 2016",
       "示例：一个镇2016年的计划和全年记录")},
    {"no-pager", NULL, 0, OPTION_SHOWN, TAKES_ALL & ~TAKES_CHECK, FLAG(no_pager),
     T("print straight to the terminal, however long it is", "内容再长也直接显示，不分页")},
    {"version", NULL, 'V', OPTION_REST, TAKES_ALL, FLAG(version),
     T("print the version", "显示版本")},
    {"help", NULL, 'h', OPTION_REST, TAKES_ALL, FLAG(help), T("print this help", "显示帮助")},
};

const size_t option_count = sizeof option_rows / sizeof option_rows[0];

_Static_assert(sizeof option_rows / sizeof option_rows[0] <= OPTIONS_MAX, "the arrays of parsing");
