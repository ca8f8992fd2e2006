/* SPDX-License-Identifier: MIT */
/*
 * Numbers that are an office's by the words before them: of its registration, of its account. They
 * are on its door and on every bill of it.
 */
#include "privacy/numbers_room.h"

#include "privacy/labels_room.h"

#define REMARK_MAX 60

static const char *const joiners[] = {" ", "\t", "　", ":",  "：", "=", "\"",
                                      "|", "是", "为", "（", "(",  NULL};

/* Without a remark in brackets at its end: 对公账号（农行） */
static struct slice without_remark(struct slice text)
{
    if (!slice_ends(text, "）") && !slice_ends(text, ")"))
        return text;
    for (size_t at = text.len; at > 0 && text.len - at < REMARK_MAX; at--) {
        struct slice rest = slice_sub(text, at - 1, text.len);

        if (slice_starts(rest, "\n"))
            break;
        if (slice_starts(rest, "（") || slice_starts(rest, "("))
            return slice_sub(text, 0, at - 1);
    }
    return text;
}

/* Without the name of a bank at its end: 捐款账号：农行江口支行 */
static struct slice without_bank(struct slice text)
{
    static const char *const banks[] = {"银行", "支行", "农行",   "工行", "建行",
                                        "中行", "邮储", "信用社", NULL};
    static const char *const ends[] = {" ", ":", "：", "，", "\n", NULL};
    size_t at = text.len;

    if (!ends_any(text, banks))
        return text;
    while (at > 0 && text.len - at < REMARK_MAX && !ends_any(slice_sub(text, 0, at), ends))
        at--;
    return slice_sub(text, 0, at);
}

/* What stands before digit i, without what joins it to the digits. */
static struct slice words_before(const struct chain *chain, size_t i)
{
    return without_any(slice_sub(chain->text, 0, chain->digits[i].at), joiners);
}

bool chain_is_register(const struct chain *chain, size_t i)
{
    static const char *const registers[] = {"信用代码",     "机构代码", "营业执照", "执照号",
                                            "执照号码",     "注册号",   "注册号码", "法人登记证",
                                            "法人登记证号", NULL};
    struct slice words = words_before(chain, i);

    /* 营业执照（注册号）： */
    return ends_any(words, registers) ||
           ends_any(without_any(words, (const char *const[]){"）", ")", NULL}), registers);
}

bool chain_is_public_account(const struct chain *chain, size_t i)
{
    static const char *const accounts[] = {"账号", "帐号", "账户",   "帐户", "卡号",
                                           "号码", "专户", "银行卡", NULL};
    struct slice words = without_any(without_remark(words_before(chain, i)), joiners);

    words = without_any(without_bank(words), joiners);
    struct slice owner = without_any(words, accounts);

    return owner.len < words.len && is_public_account(chain->text, owner.len);
}
