/* SPDX-License-Identifier: MIT */
/* What the words right beside a number say of it: an amount, a meter, an office. */
#include "privacy/numbers_room.h"

#include <assert.h>
#include <string.h>

#define JOINERS_MAX 12
#define LIST_NEAR   9 /* bytes: 各村民 */
#define LINE_NEAR   60
#define OFFICE_MAX  72

static bool starts_any(struct slice s, const char *const *words)
{
    for (; *words != NULL; words++) {
        if (slice_starts(s, *words))
            return true;
    }
    return false;
}

bool ends_any(struct slice s, const char *const *words)
{
    for (; *words != NULL; words++) {
        if (slice_ends(s, *words))
            return true;
    }
    return false;
}

struct slice without_any(struct slice s, const char *const *words)
{
    for (int i = 0; i < JOINERS_MAX; i++) {
        const char *const *word = words;

        while (*word != NULL && !slice_ends(s, *word))
            word++;
        if (*word == NULL)
            return s;
        s.len -= slice_of(*word).len;
    }
    return s;
}

static struct slice before(const struct chain *chain, size_t i)
{
    assert(i < chain->len);
    return slice_sub(chain->text, 0, chain->digits[i].at);
}

/* Units that are no surname, for a name may follow a telephone. */
bool chain_is_amount(const struct chain *chain, size_t j)
{
    static const char *const units[] = {"元",   "亿",   "吨",   "亩",   "平方", "公斤", "千克",
                                        "立方", "美元", "千瓦", "公里", "人次", NULL};
    size_t k = j;

    /* .00 */
    if (k < chain->len && chain->digits[k].link == LINK_DOT) {
        for (k++; k < chain->len && k - j < 3 && chain->digits[k].link == LINK_NONE;)
            k++;
    }
    const struct digit *last = &chain->digits[k - 1];
    struct slice rest = slice_sub(chain->text, last->at + last->len, chain->text.len);
    if (slice_starts(rest, " "))
        rest = slice_sub(rest, 1, rest.len);
    return chain_ends_group(chain, k) && starts_any(rest, units);
}

bool chain_is_of_thing(const struct chain *chain, size_t i)
{
    static const char *const joiners[] = {" ",  "\t", ":",  "：", "=",  "(", "（",
                                          "\"", "|",  "是", "为", "码", NULL};
    static const char *const things[] = {
        "电表",     "水表",     "气表",     "表号",   "电表号",   "户号",   "用户编号",
        "客户编号", "户编号",   "电表编号", "订单号", "快递单号", "运单号", "发票号",
        "合同号",   "合同编号", "项目编号", "备案号", "公网安备", "流水号", "凭证号",
        "批号",     "资产编号", "设备编号", "条形",   "许可证号", NULL};

    static const char *const numbers[] = {" ",    "\t",   ":",    "：", "=",  "(",  "（",
                                          "\"",   "|",    "，",   ",",  "是", "为", "编号",
                                          "编码", "序号", "号码", "号", "码", NULL};
    static const char *const meters[] = {"电表",   "水表",   "气表",   "热表", "热量表",
                                         "计量表", "电能表", "智能表", NULL};
    struct slice text = before(chain, i);

    return ends_any(without_any(text, joiners), things) ||
           ends_any(without_any(text, numbers), meters);
}

/* 合计13…: a sum, however few zeros it has. */
bool chain_is_total(const struct chain *chain, size_t i)
{
    static const char *const joiners[] = {" ",  "　", "\t", ":",  "：", "=",  "|", ",",
                                          "，", "为", "共", "约", "达", "\"", NULL};
    static const char *const totals[] = {"合计", "总计", "小计", "累计", "共计",
                                         "总额", "合計", "總計", "小計", NULL};

    return ends_any(without_any(before(chain, i), joiners), totals);
}

/* matrix( */
static bool is_argument(struct slice text)
{
    if (text.len < 2 || !slice_ends(text, "("))
        return false;
    char c = text.data[text.len - 2];
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool chain_is_listed(const struct chain *chain, size_t i, uint32_t link)
{
    struct slice text = before(chain, i);
    struct slice near = slice_sub(text, text.len > LIST_NEAR ? text.len - LIST_NEAR : 0, text.len);

    if (link_is_list(link) && (slice_has(near, "各") || slice_has(near, "分别")))
        return true;
    return (link_is_list(link) || link == LINK_SPACE) && is_argument(text);
}

/* ---- offices ---- */

bool ends_in_office(struct slice text)
{
    static const char *const offices[] = {
        "办公室", "政府",   "委员会", "村委会", "居委会", "关工委", "党委",   "团委",
        "妇联",   "派出所", "司法所", "财政所", "卫生院", "医院",   "学校",   "小学",
        "中学",   "幼儿园", "学院",   "法院",   "检察院", "服务站", "文化站", "值班室",
        "社区",   "辦公室", "委員會", "學校",   "中學",   "小學",   "醫院",   "服务中心",
        "教育局", "公安局", "民政局", "司法局", NULL};

    return ends_any(text, offices);
}

static size_t skip_bytes(struct slice text, size_t at, const char *bytes)
{
    while (at < text.len && text.data[at] != '\0' && strchr(bytes, text.data[at]) != NULL)
        at++;
    return at;
}

/* Whether nothing stands before it in its line but a mark of a list, a number of one, a key. */
static bool opens_line(struct slice text, size_t end)
{
    size_t from = end;

    while (from > 0 && end - from <= LINE_NEAR && text.data[from - 1] != '\n')
        from--;
    size_t key = skip_bytes(text, from, " \t-*#>\"'0123456789.");
    size_t at = skip_bytes(text, key, "abcdefghijklmnopqrstuvwxyz_-");
    if (at > key && !slice_starts(slice_sub(text, at, text.len), ":"))
        return false;
    return end - from <= LINE_NEAR && skip_bytes(text, at, ": \t\"'") >= end;
}

bool is_behind_office(struct slice text, size_t at)
{
    static const char *const joiners[] = {
        " ",    "\t",   "　",   ":",    "：",   "=",  "(",    "（",  ")", "）", "[",
        "【",   "|",    "\"",   "是",   "为",   "的", "号码", "号",  "/", "+",  "电话",
        "座机", "固话", "联系", "電話", "號碼", "號", "tel",  "Tel", NULL};
    static const char *const services[] = {
        "办公", "值班", "热线", "咨询", "监督", "举报", "投诉", "服务", "报警", "总机", "传真",
        "客服", "局",   "救助", "维权", "便民", "辦公", "熱線", "諮詢", "服務", "傳真", NULL};
    struct slice word = without_any(slice_sub(text, 0, at), joiners);

    /* 张三报名电话 is his. */
    if (slice_ends(word, "报名"))
        return opens_line(text, word.len - slice_of("报名").len);
    return ends_in_office(word) || ends_any(word, services);
}

/* （镇关工委办公室）: no sign and no figure in it. */
static bool is_office_in_brackets(struct slice text)
{
    static const char *const others[] = {"，", "、", "；", "。", "：", "（", "　", NULL};
    bool wide = slice_starts(text, "（");

    if (!wide && !slice_starts(text, "("))
        return false;
    text = slice_sub(text, wide ? slice_of("（").len : 1, OFFICE_MAX);
    size_t end = 0;
    while (end < text.len && (unsigned char)text.data[end] >= 0x80 &&
           !slice_starts(slice_sub(text, end, text.len), "）"))
        end++;
    struct slice office = slice_sub(text, 0, end), rest = slice_sub(text, end, text.len);
    for (const char *const *other = others; *other != NULL; other++) {
        if (slice_has(office, *other))
            return false;
    }
    return ends_in_office(office) && (slice_starts(rest, "）") || slice_starts(rest, ")"));
}

bool is_before_office(struct slice text, size_t start, size_t end)
{
    static const char *const joiners[] = {" ",    "\t", "　", ":",  "：",
                                          "号码", "号", "是", "为", NULL};
    static const char *const phones[] = {"电话", "座机", "固话", "联系方式", "手机", NULL};
    static const char *const plain[] = {"联系", "咨询", "拨打", "请", NULL};
    struct slice label = without_any(slice_sub(text, 0, start), joiners);
    struct slice before = without_any(label, phones);
    struct slice rest = slice_sub(text, end, text.len);

    if (slice_starts(rest, " "))
        rest = slice_sub(rest, 1, rest.len);
    return before.len < label.len && is_office_in_brackets(rest) &&
           opens_line(text, without_any(before, plain).len);
}

bool chain_is_office(const struct chain *chain, size_t i, size_t j)
{
    const struct digit *last = &chain->digits[j - 1];

    return is_behind_office(chain->text, chain->digits[i].at) ||
           is_before_office(chain->text, chain->digits[i].at, last->at + last->len);
}
