/* SPDX-License-Identifier: MIT */
/* The verdicts and their words. See assessment.h. */
#include "assess/assessment.h"
#include "assess/report_keys.h"

#include <assert.h>

static const struct {
    const char *name;
    struct words words;
    struct words manual;
} verdicts[] = {
    [VERDICT_UNCLEAR] =
        {"unclear", T("unclear", "不能判断"),
         T("Records that hold an error, or files that could not be read, may feed this figure. "
           "It is never called met on partial input: mend the errors and run again.",
           "有错误的记录或读不了的文件可能影响这个数字。数据不全时绝不判“达标”：请先改好错误再运行"
           "。")},
    [VERDICT_SHORT] =
        {"short", T("short", "未达标"),
         T("The target is due and what is recorded is not enough, or a maximum is already passed. "
           "The report says by how much, unit by unit. The work has to be done.",
           "目标已经到期，登记的数量不够；或者超过了不许超过的上限。报告逐个单位写明差多少，需要把"
           "工作补上。")},
    [VERDICT_NO_DATA] =
        {"no-data", T("no data", "无数据"),
         T("A unit that must report has not, or a unit has no record file at all; or there is no "
           "entry that a mean or the latest value could be taken of. A return that is missing is "
           "not a return of zero.",
           "应当报数的单位没有报，或者单位一个记录文件也没有；或者平均数、最近一次的数没有一条记录"
           "可取。"
           "没有报表不等于报了零。")},
    [VERDICT_UNPROVEN] =
        {"unproven", T("unproven", "欠证据"),
         T("Enough is recorded, but not enough carries the evidence that the plan asks for. Find "
           "the sign-in sheet or the picture and enter its shelf mark.",
           "登记的数量够了，但佐证齐全的不够。请找出签到表、照片，在记录里补上编号。")},
    [VERDICT_UNDEFINED] =
        {"undefined", T("undefined", "未定义"),
         T("The plan uses a word that it does not define, so nobody can say what is to be done. "
           "Ask whoever wrote the plan, and list the items under `terms`.",
           "计划用了一个没有定义的说法，谁也说不清要做什么。请问清楚，再把各项写进计划的 terms。")},
    [VERDICT_BEHIND] =
        {"behind", T("behind", "进度落后"),
         T("Not due yet, and less is recorded than the plan's milestones or its pace want by now.",
           "还没有到期，但登记的数量少于按计划节点或进度现在应有的数量。")},
    [VERDICT_NOT_DUE] =
        {"not-due", T("not due", "未到期"),
         T("The due date lies after the date of the report. Progress is shown, nothing is judged.",
           "到期日在报告日期之后。只列进度，不作结论。")},
    [VERDICT_ON_TRACK] =
        {"on-track", T("on track", "进度正常"),
         T("Not due yet, and what the plan's milestones or its pace want by now is there.",
           "还没有到期，按计划节点或进度现在应有的已经有了。")},
    [VERDICT_OVER] = {"over", T("over", "超额"),
                      T("Met, and beyond a maximum that the plan only notes.",
                        "已经达标，并且超过了计划的上限；这个上限只注明，不算未达标。")},
    [VERDICT_MET] = {"met", T("met", "达标"),
                     T("Every bound holds, proven by evidence where the plan asks for it.",
                       "各项要求都做到了，计划要求佐证的也都有佐证。")},
    [VERDICT_REPORTED] = {"reported", T("reported", "只报告"),
                          T("The plan sets no number here; the figure is shown and not judged.",
                            "计划在这里没有定数量，只列数字，不作结论。")},
    [VERDICT_WITHHELD] =
        {"withheld", T("withheld", "不公开"),
         T("A report for everybody (--public) does not tell it: it is a number of people between 1 "
           "and 4, or one could be worked out from it and the other figures of the report; or it "
           "is "
           "a mean of people, or is made of what is private of them. The full report has it.",
           "公开的报告（--public）不列：这是 1 至 4 "
           "的人数，或者由它和报告里的其他数字可以推算出这样的人数；或者是人的平均数，或者由人的不"
           "公开的"
           "值得出。完整的报告里有。")},
};

_Static_assert(sizeof verdicts / sizeof verdicts[0] == VERDICT_COUNT, "one row per verdict");

const char *verdict_name(enum verdict verdict)
{
    assert(verdict < VERDICT_COUNT);
    return verdicts[verdict].name;
}

const struct words *verdict_words(enum verdict verdict)
{
    assert(verdict < VERDICT_COUNT);
    return &verdicts[verdict].words;
}

const struct words *verdict_manual(enum verdict verdict)
{
    return &verdicts[verdict].manual;
}

bool verdict_holds(enum verdict verdict)
{
    return verdict == VERDICT_MET || verdict == VERDICT_OVER || verdict == VERDICT_REPORTED;
}

enum verdict verdict_find(struct slice name)
{
    int at = 0;

    while (at < VERDICT_COUNT && !slice_is(name, verdicts[at].name) &&
           !slice_is(name, verdicts[at].words.text[LANG_ZH]))
        at++;
    return (enum verdict)at;
}

bool figure_is_cut(const struct assessed *target)
{
    return target->kind == FIGURE_PERIODS || target->kind == FIGURE_VALUES;
}

bool part_is_cut(const struct assessed *target, const struct part *part)
{
    return figure_is_cut(target) && part->period.every == EVERY_NONE && part->value.id.len == 0;
}

const char *figure_kind_name(const struct assessed *target)
{
    static const char *const names[] = {
        [FIGURE_NUMBER] = "number", [FIGURE_LEVEL] = "level",     [FIGURE_ITEMS] = "items",
        [FIGURE_SHARE] = "share",   [FIGURE_MEMBERS] = "members", [FIGURE_PERIODS] = "periods",
        [FIGURE_VALUES] = "values",
    };

    if (target->ratio && target->kind == FIGURE_SHARE)
        return KIND_RATIO;
    if (target->change)
        return target->in_points ? KIND_POINTS : KIND_CHANGE;
    return target->mean && target->kind == FIGURE_NUMBER ? KIND_AVERAGE : names[target->kind];
}
