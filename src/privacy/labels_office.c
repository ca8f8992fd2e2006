/* SPDX-License-Identifier: MIT */
/* Accounts of offices, which are on every bill of theirs. See labels_room.h. */
#include "privacy/labels_room.h"

#include "privacy/numbers_room.h"

#define OFFICE_NEAR 15  /* bytes: 单位收款账号 */
#define OWNER_NEAR  200 /* bytes: the name of the account, and of the bank */
#define NAME_MAX    30

static bool has_office_before(struct slice text, size_t at)
{
    static const char *const offices[] = {"对公", "公户",   "单位",   "公司",   "基金会", "捐款",
                                          "捐赠", "财政",   "专户",   "基本户", "基本账", "工会",
                                          "公用", "学校",   "村委会", "集体",   "零余额", "党费",
                                          "慈善", "红十字", "国库",   NULL};
    static const char *const other[] = {"台", NULL}; /* 台账号 */
    static const char *const persons[] = {"捐款人", "捐赠人", "捐款者", "捐赠者", "职工", "员工",
                                          "教师",   "老师",   "学生",   "家长",   "会员", NULL};

    if (chars_ends_any(text, at, other))
        return true;
    return chars_near_any(text, at, OFFICE_NEAR, offices) &&
           !chars_near_any(text, at, OFFICE_NEAR, persons);
}

/* Blanks, line ends, and signs that part a label from the next. */
static void skip_parting(struct slice text, size_t *at)
{
    for (size_t next = *at;; *at = next) {
        uint32_t c = chars_next(text, &next);

        if (c != ' ' && c != '\t' && c != '\r' && c != '\n' && c != ',' && c != ';' && c != 0x3002)
            return;
    }
}

/* A colon, and the Han characters behind it; data NULL where there are none. */
static struct slice read_name(struct slice text, size_t *at)
{
    if (chars_next(text, at) != ':')
        return (struct slice){NULL, 0};
    chars_skip_blanks(text, at);

    size_t start = *at;
    for (size_t i = 0, next = start; i < NAME_MAX && chars_is_han(chars_next(text, &next)); i++)
        *at = next;
    return *at > start ? slice_sub(text, start, *at) : (struct slice){NULL, 0};
}

/* Whether from the label of a name to that of the number an office is named, perhaps its bank, and
 * nothing else: an account in somebody's name is his. */
static bool names_office(struct slice text, size_t at)
{
    static const char *const banks[] = {"开户行", "开户银行", "银行", NULL};
    static const char *const numbers[] = {"银行", "收款", "开户", "对公", NULL};
    struct slice owner = read_name(text, &at);
    size_t next;

    if (owner.data == NULL || !ends_in_office(owner))
        return false;
    skip_parting(text, &at);
    next = at;
    if (chars_skip_any(text, &next, banks) && read_name(text, &next).data != NULL) {
        at = next;
        skip_parting(text, &at);
    }
    (void)chars_skip_any(text, &at, numbers);
    return at == text.len;
}

/* 户名：江口镇人民政府 开户行：农行江口支行 账号：…; where somebody works says nothing of it. */
static bool is_in_name_of_office(struct slice text, size_t at)
{
    static const char *const owners[] = {"户名",     "户名称",   "账户名称", "帐户名称",
                                         "单位名称", "收款单位", "开户单位", NULL};
    static const char *const works[] = {"工作单位名称", "所在单位名称", NULL};
    struct slice before = slice_sub(text, at > OWNER_NEAR ? at - OWNER_NEAR : 0, at);

    for (size_t end = before.len; end > 0; end--) {
        if (chars_ends_any(before, end, owners))
            return !chars_ends_any(before, end, works) && names_office(before, end);
    }
    return false;
}

bool is_public_account(struct slice text, size_t at)
{
    return has_office_before(text, at) || is_in_name_of_office(text, at);
}
