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

    if (birth->day > 0 || !chars_skip_any(text, &at, of))
        return false;
    (void)chars_skip_any(text, &at, kinds);
    if (!chars_skip_any(text, &at, heads))
        return false;
    if (chars_skip_any(text, &at, many))
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
