/* SPDX-License-Identifier: MIT */
/* Sums of money, which may have as many digits as a mobile: 13,890,617,243 and 1380 0000 000. */
#include "privacy/numbers_room.h"

#define SUM_NEAR  24
#define ZEROS_MIN 5

static struct slice before(const struct chain *chain, size_t i)
{
    return slice_sub(chain->text, 0, chain->digits[i].at);
}

/* So many bytes of the end of a text, no more than a line. */
static struct slice near_in_line(struct slice text, size_t bytes)
{
    size_t from = text.len;

    while (from > 0 && text.len - from < bytes && text.data[from - 1] != '\n')
        from--;
    return slice_sub(text, from, text.len);
}

/* A letter behind it, perhaps behind a blank: 13,890,617,243 bytes. */
static bool is_before_letter(struct slice rest)
{
    size_t at = slice_starts(rest, " ");

    return at < rest.len && ((rest.data[at] >= 'a' && rest.data[at] <= 'z') ||
                             (rest.data[at] >= 'A' && rest.data[at] <= 'Z'));
}

bool chain_is_sum(const struct chain *chain, size_t i, size_t j)
{
    static const char *const forms[] = {"bccc", NULL};
    static const char *const words[] = {
        "额",    "值",     "金",  "资",   "款",    "价",    "费",      "税",         "收入", "支出",
        "产",    "总",     "共",  "计",   "约",    "达",    "元",      "人口",       "余",   "预算",
        "决算",  "￥",     "¥",   "$",    "€",     "数",    "量",      "rmb",        "cny",  "usd",
        "total", "amount", "sum", "size", "count", "bytes", "balance", "population", NULL};
    const struct digit *last = &chain->digits[j - 1];
    struct slice rest = slice_sub(chain->text, last->at + last->len, chain->text.len);
    struct slice near = near_in_line(before(chain, i), SUM_NEAR);

    if (!chain_is_grouped(chain, i, j, forms))
        return false;
    for (const char *const *word = words; *word != NULL; word++) {
        if (slice_has_any_case(near, *word))
            return true;
    }
    /* 张三,"13,…": the 三 is none of its figures. */
    return (i > 0 && !chain->digits[i - 1].odd) || j < chain->len || chain_is_counted(chain, j) ||
           chain_is_amount(chain, j) || is_before_letter(rest);
}

/* Some zeros at the end, right behind a word for money: 国家助学金 1380 0000 000 */
bool chain_is_round_sum(const struct chain *chain, size_t i, size_t j)
{
    static const char *const joiners[] = {" ",  "　", ":",  "：", "=", "|",
                                          "共", "约", "达", "为", NULL};
    static const char *const sums[] = {
        "助学金", "奖学金", "资金", "金额", "总额", "合计", "共计", "总计", "产值", "投资", "收入",
        "支出",   "预算",   "余额", "人口", "经费", "款",   "￥",   "＄",   "¥",    "$",    NULL};

    for (size_t k = j; k > j - ZEROS_MIN; k--) {
        if (chain->digits[k - 1].value != 0)
            return false;
    }
    return ends_any(without_any(before(chain, i), joiners), sums);
}
