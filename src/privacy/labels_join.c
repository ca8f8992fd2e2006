/* SPDX-License-Identifier: MIT */
/* What joins a label to its value. */
#include "privacy/labels_room.h"

#include <assert.h>

#define JOIN_SIGNS_MAX 12
/* 账号 is a label, too: a text of nothing else must not be read from each. */
#define SUFFIXES_MAX      4
#define SUFFIX_BLANKS_MAX 4
#define JOIN_REMARK_MAX   40 /* bytes */
#define JOIN_DIGITS_MAX   4  /* of a remark: (2016级) */

static void firmer(struct hit *hit, enum join join)
{
    if (hit->join < join)
        hit->join = join;
}

/* 号, "_id", " No.": moves *at behind it. */
static bool skip_suffix(struct slice text, size_t *at)
{
    static const char *const suffixes[] = {
        "号码",     "號碼", "账号",    "帐号", "账户", "证件号", "证号",     "编号", "档案号",
        "档案编号", "卡号", "号",      "號",   "字號", "名",     "number",   "num",  "no.",
        "no",       "id",   "account", "小号", "大号", "同号",   "联系方式", NULL};
    size_t next = *at;
    uint32_t c = chars_next(text, &next);

    for (int i = 1; i < SUFFIX_BLANKS_MAX && c == ' ' && chars_at(text, next) == ' '; i++)
        (void)chars_next(text, &next);
    if (c != '_' && c != '-' && c != ' ')
        next = *at;
    if (!chars_skip_any_padded(text, &next, suffixes) ||
        (chars_is_letter(chars_left(text, next)) && chars_is_letter(chars_at(text, next))))
        return false;
    *at = next;
    return true;
}

/* 联系WXzhangsan66: behind Han characters the letters that people write for a word may have the
 * name right behind them, which begins with a small letter; a number of papers (编号WX…) is none.
 */
static bool may_be_glued(struct slice text, const struct hit *hit)
{
    static const char *const letters[] = {"wx", "vx", NULL};
    static const char *const papers[] = {"编号", "型号", "文号", "单号", "档号", NULL};
    size_t at = hit->label;
    uint32_t next = chars_at(text, hit->at);

    return hit->kind == LABEL_WECHAT && chars_skip_any(text, &at, letters) && at == hit->at &&
           next >= 'a' && next <= 'z' && chars_is_han(chars_left(text, hit->label)) &&
           !chars_ends_any(text, hit->label, papers);
}

bool label_suffix(struct slice text, struct hit *hit)
{
    for (int i = 0; i < SUFFIXES_MAX && skip_suffix(text, &hit->at); i++)
        firmer(hit, JOIN_FIRM);
    return !(chars_is_letter(chars_left(text, hit->at)) &&
             chars_is_letter(chars_at(text, hit->at))) ||
           may_be_glued(text, hit);
}

static bool is_closing(uint32_t c)
{
    return c == ')' || c == ']' || c == 0x3011 || c == 0x3015 || c == '>' || c == 0x300B;
}

/* "（家长）" between a label and its value says whose it is: words and no number. */
static bool skip_remark(struct slice text, size_t *at)
{
    size_t digits = 0;
    bool han = false;

    for (size_t next = *at; next < *at + JOIN_REMARK_MAX;) {
        uint32_t c = chars_next(text, &next);

        if (c == CHARS_END || c == '\n')
            return false;
        if (is_closing(c)) {
            if (!han || digits > JOIN_DIGITS_MAX)
                return false;
            *at = next;
            return true;
        }
        han = han || chars_is_han(c);
        digits += chars_is_digit(c);
    }
    return false;
}

/* <strong> or </td> between a label and its value. */
static bool skip_tag(struct slice text, size_t *at)
{
    bool named = false;

    if (chars_at(text, *at) == '/')
        (void)chars_next(text, at);
    for (size_t next = *at; next < *at + JOIN_REMARK_MAX;) {
        uint32_t c = chars_next(text, &next);

        if (c == '>') {
            *at = next;
            return true;
        }
        named = named || c == ' ';
        if (c == CHARS_END || c == '\n' || (!named && !chars_is_letter(c)))
            return false;
    }
    return false;
}

/* ( [ 【 〔 < 《 { */
static bool is_opening(uint32_t c)
{
    return c == '(' || c == '[' || c == 0x3010 || c == 0x3014 || c == '<' || c == 0x300A ||
           c == '{';
}

static bool is_colon(uint32_t c)
{
    return c == ':' || c == '=';
}

/* Signs that part and do not say more: quotes, strokes, stars, dashes, closing brackets. */
static bool is_sign(uint32_t c)
{
    static const uint32_t signs[] = {'"',    '\'',   '`',    '*',    '|',    '-',    '@',    '#',
                                     '>',    ')',    ']',    0x2010, 0x2011, 0x2012, 0x2013, 0x2014,
                                     0x2018, 0x2019, 0x201C, 0x201D, 0x2192, '~',    0x27A1, 0x300B,
                                     0x300C, 0x300D, 0x300E, 0x300F, 0x3011, 0x3015};

    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        if (signs[i] == c)
            return true;
    }
    return false;
}

/* One sign or word at *at; false where what stands there joins nothing. */
static bool read_sign(struct slice text, size_t *at, struct hit *hit, bool *broken)
{
    static const char *const words[] = {"是", "为", "叫", "即", "就是", "改成", "换成", NULL};
    static const char *const calendars[] = {"农历", "阴历", "阳历", "公历", NULL};
    size_t next = *at;
    uint32_t c = chars_next(text, &next);

    if (chars_skip_any(text, at, words)) {
        firmer(hit, JOIN_COLON);
        return true;
    }
    if (chars_skip_any(text, at, calendars))
        return true;
    if (c == '\n' || c == '\r') {
        if (hit->join != JOIN_COLON || *broken)
            return false;
        *broken = c == '\n';
    } else if (is_opening(c)) {
        firmer(hit, c == '<' && skip_tag(text, &next) ? JOIN_CELL
                    : skip_remark(text, &next)        ? JOIN_NONE
                                                      : JOIN_COLON);
    } else if (is_colon(c)) {
        firmer(hit, JOIN_COLON);
    } else if (is_sign(c)) {
        firmer(hit, JOIN_CELL);
    } else if (c != ' ' && c != '\t') {
        /* A cell of CSV has no blank before it. */
        if (c != ',' || *at != hit->label_end || chars_at(text, next) == ' ')
            return false;
        firmer(hit, JOIN_CELL);
    }
    *at = next;
    return true;
}

/* 电话2：, QQ①：, Tel. */
static void skip_count(struct slice text, struct hit *hit)
{
    size_t next = hit->at;
    uint32_t c = chars_next(text, &next), then = chars_at(text, next);

    if ((chars_is_digit(c) && then == ':') ||
        (c == '.' && hit->kind == LABEL_PHONE && (then == ' ' || chars_is_digit(then))))
        hit->at = next;
}

void label_join(struct slice text, struct hit *hit)
{
    bool broken = false;

    skip_count(text, hit);

    for (int i = 0; i < JOIN_SIGNS_MAX; i++) {
        chars_skip_blanks(text, &hit->at);
        if (!read_sign(text, &hit->at, hit, &broken))
            break;
    }
    chars_skip_blanks(text, &hit->at);
    hit->at = chars_start(text, hit->at);
    assert(hit->at >= hit->label_end);
}
