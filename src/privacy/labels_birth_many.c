/* SPDX-License-Identifier: MIT */
/*
 * Months of birth that are nobody's secret: of those whose lives are read about, and of all who
 * were born in one, whom a notice calls. See labels.h.
 */
#include "privacy/labels_room.h"

/* Who was born before is no child, and no young person, in any record that is kept today. */
#define GROWN_BEFORE 1990

bool birth_is_of_life(const struct birth *birth)
{
    return birth->day == 0 && birth->year < GROWN_BEFORE;
}

/* Whether a sentence begins there, perhaps behind a key (title:), with a word that calls many, or
 * with none. */
static bool opens(struct slice text, size_t at)
{
    static const char *const calls[] = {"凡", "凡是", "请",   "为",   "对", "给",
                                        "向", "组织", "所有", "全体", "名", NULL};
    static const uint32_t signs[] = {CHARS_END, '\n', 0x3002, ';', '"', '\'', '-', '*', '#', '>'};

    while (chars_left(text, at) == ' ')
        (void)chars_before(text, &at);
    uint32_t left = chars_left(text, at);
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        if (left == signs[i])
            return true;
    }
    if (left == ':') {
        (void)chars_before(text, &at);
        return chars_is_letter(chars_left(text, at));
    }
    return chars_ends_any(text, at, calls);
}

/* Somebody is said to be one: 张三是…出生的孩子 */
static bool is_said_of(struct slice text, size_t at)
{
    static const char *const verbs[] = {"是", "系", "叫", "名叫", NULL};

    return chars_ends_any(text, at, verbs);
}

bool birth_is_of_all(struct slice text, const struct birth *birth, size_t behind)
{
    static const char *const of[] = {"的", NULL}, *const kinds[] = {"适龄", "学龄", NULL};
    static const char *const heads[] = {"孩子", "儿童",   "小朋友", "青少年", "少年", "青年",
                                        "学生", "新生儿", "婴儿",   "幼儿",   "宝宝", "人员",
                                        "公民", "男孩",   "女孩",   "人",     NULL};
    static const char *const many[] = {"们",   "均",   "都",   "可",   "应",   "须",   "需", "共",
                                       "免费", "报名", "入学", "入园", "接种", "参加", NULL};
    size_t at = behind;

    if (!chars_skip_any(text, &at, of))
        return false;
    (void)chars_skip_any(text, &at, kinds);
    if (!chars_skip_any(text, &at, heads))
        return false;
    bool all = chars_skip_any(text, &at, many);
    if (birth->day > 0) /* a day has few: a rule alone names it, and nobody before it */
        return all && opens(text, birth->start);
    if (all)
        return !is_said_of(text, birth->start);
    uint32_t next = chars_at(text, at);
    if (next == ':' || next == '(' || next == ' ')
        return false;
    return !chars_is_han(next) && opens(text, birth->start);
}

bool birth_is_of_party(struct slice text, const struct birth *birth)
{
    static const char *const parties[] = {"班会", "主题", "聚会", "晚会", "派对", "活动",
                                          "举行", "举办", "召开", "庆祝", "集体", NULL};
    size_t at = birth->end;

    chars_skip_blanks(text, &at);
    return birth->year == 0 && chars_skip_any(text, &at, parties);
}

bool birth_is_kept_by_many(struct slice text, size_t start, size_t end)
{
    static const char *const many[] = {"集体", "全体", "们",   "儿童", "学生", "老人", "老党员",
                                       "大家", "一起", "全校", "全村", "社区", "居民", "村民",
                                       "会员", "职工", "祖国", "党",   "国",   "军",   NULL};
    static const char *const behind[] = {"的", "会", "活动", "时", NULL};

    return chars_near_any(text, start, 30, many) || chars_skip_any(text, &end, behind);
}

/* title: 生日（3/15）: the day on which one was kept. */
bool birth_is_of_event(struct slice text, const struct hit *hit, const struct birth *birth)
{
    size_t at = hit->label;

    while (chars_left(text, at) == ' ' || chars_left(text, at) == '"')
        (void)chars_before(text, &at);
    if (birth->year > 0 || chars_before(text, &at) != ':' || !chars_is_letter(chars_left(text, at)))
        return false;
    return chars_at(text, hit->label_end) == '(' && chars_at(text, birth->end) == ')';
}
