/* SPDX-License-Identifier: MIT */
/* What help says: the commands in groups, and of one its options and examples, in lines that fit
 * the terminal. */
#include "base/text.h"
#include "base/wrap.h"
#include "cli/cli_room.h"
#include "cli/options_room.h"
#include "report/report.h"

#include <unistd.h>

/* Where what a command is for begins, and the lines that follow it. */
#define COMMAND_COLUMNS 28
#define EXAMPLE_COLUMNS 52

/* ---- the commands ---- */

/* A heading (no name), or a command. */
static const struct help_row {
    const char *name, *arguments;
    struct words words;
} rows[] = {
#define GROUP(words)                         {NULL, NULL, words},
#define COMMAND(name, NAME, arguments, help) {#name, arguments, help},
#include "cli/commands.def"
#undef COMMAND
#undef GROUP
};

/* A command line that works as it stands beside the example ledger; and what it is for. */
struct help_example {
    enum command_index command;
    const char *line;
    struct words what;
};

static const struct help_example examples[] = {
    {COMMAND_INIT, "taizhang init ours",
     T("asks for the rest on a terminal", "在终端里会一项一项问")},
    {COMMAND_INIT, "taizhang init ours --communities 东街,西街", T("asks nothing", "不再询问")},
    {COMMAND_INIT, "taizhang init example --example",
     T("a year of records to look at", "看一整年的样子")},
    {COMMAND_CHECK, "taizhang check",
     T("the ledger in this folder or above", "检查这里或上层的台账")},
    {COMMAND_CHECK, "taizhang check --staged",
     T("what git is about to commit", "检查将要提交的内容")},
    {COMMAND_CHECK, "taizhang check -o faults.sarif",
     T("for a forge's code scanning", "供代码扫描用")},
    {COMMAND_TREE, "taizhang tree ledger/township.yaml",
     T("how a file is understood", "看一个文件读成什么样")},
    {COMMAND_REPORT, "taizhang report", T("the report, here", "在这里显示报告")},
    {COMMAND_REPORT, "taizhang report -o report.html -o report.csv",
     T("for the wall and the spreadsheet, in one run", "一次写出网页和表格")},
    {COMMAND_REPORT, "taizhang report --public -o public.html",
     T("fit for everybody: no codes, no small figures of people",
       "可以公开：没有编号，不列小的人数")},
    {COMMAND_REPORT, "taizhang report --as-of 2016-06-30",
     T("as things stood at the middle of the year", "年中的情况")},
    {COMMAND_TODO, "taizhang todo nanbei", T("what one unit has left to do", "一个单位还差什么")},
    {COMMAND_WHY, "taizhang why morals xiahe", T("a target and a unit", "写目标和单位")},
    {COMMAND_WHY, "taizhang why 道德讲座3次",
     T("a target by its title, all units", "目标写名称，看所有单位")},
    {COMMAND_BALANCE, "taizhang balance --unit nanbei", T("one unit", "只看一个单位")},
    {COMMAND_LIST, "taizhang list targets", T("what is wanted, and by when", "要求什么、几时到期")},
    {COMMAND_LIST, "taizhang list collections", T("what a record may hold", "记录可以写什么")},
    {COMMAND_EXPLAIN, "taizhang explain TZ108", T("a message", "一条诊断")},
    {COMMAND_EXPLAIN, "taizhang explain unproven", T("a verdict", "一种结论")},
    {COMMAND_SCHEMA, "taizhang schema unit.zh",
     T("with Chinese names beside the others", "带中文字段名")},
    {COMMAND_HELP, "taizhang help report", T("the same as report --help", "与 report --help 相同")},
};

/* ---- lines ---- */

void help_row(struct buffer *out, size_t width, size_t columns, struct slice left,
              struct slice text)
{
    struct buffer line = {0};

    buffer_adds(&line, "  ");
    text_pad(&line, left, columns - 4);
    buffer_adds(&line, "  ");
    if (text_width(left) > columns - 4) { /* too long to stand beside it */
        line.len = 0;
        buffer_addf(out, "  %.*s\n", (int)left.len, left.data);
        buffer_fill(&line, ' ', columns);
    }
    buffer_add(&line, text);
    wrap_add(out, buffer_slice(&line), width, columns);
    buffer_byte(out, '\n');
    buffer_free(&line);
}

static void add_text(struct buffer *out, size_t width, struct slice text)
{
    while (text.data != NULL) {
        wrap_add(out, slice_cut(&text, '\n'), width, 0);
        buffer_byte(out, '\n');
    }
}

/* ---- all commands ---- */

static void add_commands(struct buffer *out, enum lang lang, size_t width)
{
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct buffer left = {0};

        if (rows[i].name == NULL) {
            buffer_addf(out, "\n%s\n", rows[i].words.text[lang]);
            continue;
        }
        buffer_addf(&left, "%s %s", rows[i].name, rows[i].arguments);
        help_row(out, width, COMMAND_COLUMNS, slice_trim(buffer_slice(&left)),
                 slice_of(rows[i].words.text[lang]));
        buffer_free(&left);
    }
}

static void add_all(struct buffer *out, enum lang lang, size_t width)
{
    static const struct words
        usage = T("usage: taizhang COMMAND [OPTIONS] [LEDGER]",
                  "用法：taizhang 命令 [选项] [台账文件夹]"),
        begin = T(
            "To begin with: taizhang init FOLDER; then, in it, taizhang check and taizhang report.",
            "从这里开始：taizhang init 文件夹，再到里面运行 taizhang check、taizhang report。"),
        rest = T(
            "The ledger is the argument, else $TAIZHANG_LEDGER, else a folder named ledger here "
            "or above.\n`taizhang help COMMAND` lists the options of a command, with "
            "examples.\nExit status: 0 sound, 1 a verdict of --fail-on, 2 invalid records or "
            "plan, 3 could not run.",
            "台账由参数指定，否则取 $TAIZHANG_LEDGER，否则从当前位置向上找名为 ledger 的文件夹。\n"
            "`taizhang help 命令` 列出该命令的选项和例子。\n退出码：0 正常；1 有 --fail-on "
            "所列的结论；2 记录或计划有错；3 无法运行。");

    add_text(out, width, slice_of(usage.text[lang]));
    add_text(out, width, slice_of(begin.text[lang]));
    add_commands(out, lang, width);
    buffer_byte(out, '\n');
    add_text(out, width, slice_of(rest.text[lang]));
}

/* ---- one command ---- */

static void add_examples(struct buffer *out, enum command_index command, enum lang lang,
                         size_t width)
{
    static const struct words heading = T("Examples", "例子");
    bool any = false;

    for (size_t i = 0; i < sizeof examples / sizeof examples[0]; i++) {
        const struct help_example *example = &examples[i];

        if (example->command != command)
            continue;
        if (!any)
            buffer_addf(out, "\n%s\n", heading.text[lang]);
        any = true;
        help_row(out, width, EXAMPLE_COLUMNS, slice_of(example->line),
                 slice_of(example->what.text[lang]));
    }
}

static void add_one(struct buffer *out, const struct help_row *row, enum command_index command,
                    enum lang lang, size_t width)
{
    buffer_addf(out, "taizhang %s %s", row->name, row->arguments);
    while (out->len > 0 && out->data[out->len - 1] == ' ')
        out->len--;
    buffer_adds(out, "\n  ");
    wrap_add(out, slice_of(row->words.text[lang]), width - 2, 2);
    buffer_byte(out, '\n');
    options_help(out, 1U << command, lang, width);
    add_examples(out, command, lang, width);
}

void help_add(const struct run *run, struct buffer *out, struct slice command)
{
    const size_t width = run_style(run, STDOUT_FILENO).width;
    int index = 0;

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (rows[i].name == NULL)
            continue;
        if (slice_is(command, rows[i].name)) {
            add_one(out, &rows[i], (enum command_index)index, run->options.lang, width);
            return;
        }
        index++;
    }
    add_all(out, run->options.lang, width);
}
