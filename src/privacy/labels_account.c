/* SPDX-License-Identifier: MIT */
/* Names of accounts behind their labels: WeChat and others of its like. See labels.h. */
#include "privacy/labels_room.h"

#include <assert.h>

struct account {
    size_t start, end;
    size_t length, digits, strokes; /* strokes: - _ . */
    bool letter_first;
};

#define NAME_MAX 40
#define JOIN_MAX 200 /* bytes between a word and its value */
#define BARE_MIN 8   /* digits */

static bool is_stroke(enum label_kind kind, uint32_t c)
{
    return c == '_' || c == '-' || (c == '.' && kind != LABEL_WECHAT);
}

static void read_name(struct slice text, enum label_kind kind, size_t at, struct account *name)
{
    *name = (struct account){.start = at, .end = at};
    name->letter_first = chars_is_letter(chars_at(text, at));
    for (uint32_t c; name->length <= NAME_MAX; name->end = at, name->length++) {
        c = chars_next(text, &at);
        if (!chars_is_word(c) && !is_stroke(kind, c))
            break;
        name->digits += chars_is_digit(c);
        name->strokes += is_stroke(kind, c);
    }
    /* A full stop ends the sentence. */
    for (at = name->end; name->length > 0 && chars_before(text, &at) == '.'; name->end = at) {
        name->length--;
        name->strokes--;
    }
    assert(name->digits + name->strokes <= name->length && name->start <= name->end);
}

/* What stands behind it makes it a word of a program, an address, a field. */
static bool goes_on(struct slice text, size_t end)
{
    size_t next = end;
    uint32_t c = chars_next(text, &next);

    return chars_is_word(c) || c == '(' || c == ':' || c == '/' || c == '@' || c == '=' ||
           c == '[' || c == '$' || c == '{' || (c == '.' && chars_is_letter(chars_at(text, next)));
}

/* Words that stand behind the name of a program and are nobody's account. */
static bool is_plain_word(struct slice text, const struct account *name)
{
    static const char *const words[] = {
        "account",     "android",  "client",       "config",        "contact", "default",
        "desktop",     "disabled", "enabled",      "false",         "group",   "groups",
        "harmonyos",   "hidden",   "iphone",       "login",         "message", "messages",
        "mobile",      "nickname", "notification", "notifications", "number",  "official",
        "openid",      "optional", "pending",      "platform",      "private", "profile",
        "public",      "qrcode",   "required",     "settings",      "string",  "support",
        "unionid",     "unknown",  "update",       "verified",      "weixin",  "wechat",
        "windows",     "appid",    "pay",          "none",          "null",    "true",
        "text",        "weibo",    "alipay",       "douyin",        "tiktok",  "dingtalk",
        "kuaishou",    "page",     "name",         "user",          "userid",  "username",
        "please",      "version",  "ipad",         "macos",         "linux",   "server",
        "miniprogram", NULL};
    size_t at = name->start;

    for (size_t i = 0; words[i] != NULL; i++, at = name->start) {
        if (!chars_skip_word(text, &at, words[i]))
            continue;
        while (at < name->end && !chars_is_letter(chars_at(text, at))) /* iPhone14 */
            (void)chars_next(text, &at);
        if (at == name->end)
            return true;
    }
    return false;
}

/* xxxx_xxxx: a place to be filled, or what a mask has left. */
static bool is_masked(struct slice text, const struct account *name)
{
    for (size_t at = name->start; at < name->end;) {
        uint32_t c = chars_lower(chars_next(text, &at));

        if (c != 'x' && chars_is_word(c))
            return false;
    }
    return true;
}

/* Accounts of offices and of programs: gh_… and wx and sixteen hexadecimal digits. */
static bool is_office(struct slice text, const struct account *name)
{
    size_t at = name->start;

    if (chars_skip_word(text, &at, "gh_"))
        return true;
    if (name->length == 16 && name->strokes == 0 && /* the label was its wx */
        chars_ends_any(text, name->start, (const char *const[]){"wx", NULL}))
        return true;
    return name->length == 18 && chars_skip_word(text, &at, "wx") && name->strokes == 0;
}

/* "please scan the code": letters alone, and the sentence goes on in letters. */
static bool is_prose(struct slice text, const struct account *name)
{
    size_t next = name->end;
    uint32_t c = chars_next(text, &next);

    if (name->digits > 0 || name->strokes > 0)
        return false;
    uint32_t then = chars_at(text, next);
    return c == '\'' || (c == ' ' && (chars_is_letter(then) || then == '"'));
}

static bool is_wechat(const struct account *name)
{
    if (name->letter_first)
        return name->length >= 6 && name->length <= 20;
    return name->digits == name->length && name->length >= 5 && name->length <= 11;
}

/* Words of English that are in programs, too; those that only people write for it are not. */
static bool is_common_word(struct slice text, const struct hit *hit)
{
    static const char *const slang[] = {"vx", "wx", "wei xin", "v:", "+", NULL};
    size_t at = hit->label;

    return hit->latin && !chars_skip_any(text, &at, slang);
}

/* How many digits it takes to tell an account from a word, where nothing says that one stands
 * there. */
static size_t digits_needed(struct slice text, const struct hit *hit)
{
    return is_common_word(text, hit) ? 3 : 2;
}

/* What a word of English in a text of any kind asks of a value. */
static bool has_digits_enough(struct slice text, const struct hit *hit, const struct account *name)
{
    return name->digits >= digits_needed(text, hit) && name->digits < name->length;
}

/* 20160305 */
static bool is_date(struct slice text, const struct account *name)
{
    size_t at = name->start;
    unsigned year, month, day;

    return name->length == 8 && chars_number(text, &at, 4, &year) == 4 && year >= 1900 &&
           year <= 2100 && chars_number(text, &at, 2, &month) == 2 && month <= 12 &&
           chars_number(text, &at, 2, &day) == 2 && day <= 31;
}

/* Digits alone where no colon stands: 快手号 1…, | 微信 | 1… |; behind a blank alone as many as no
 * count has, and no round figure. */
static bool is_joined_number(struct slice text, const struct hit *hit, const struct account *name)
{
    bool bare = hit->join < JOIN_CELL;

    if (bare && hit->kind != LABEL_WECHAT)
        return false;
    return name->digits == name->length && name->length >= (bare ? BARE_MIN : 7) &&
           !(bare && slice_ends(slice_sub(text, name->start, name->end), "000")) &&
           !is_date(text, name);
}

/* Behind blanks alone a number may be anything, and a word, too. */
static bool is_joined(struct slice text, const struct hit *hit, const struct account *name)
{
    if (name->digits + name->strokes == name->length && name->strokes > 0)
        return false;
    if (hit->join == JOIN_COLON)
        return true;
    if (!name->letter_first)
        return is_joined_number(text, hit, name);
    return hit->join == JOIN_FIRM || name->digits >= digits_needed(text, hit) || name->strokes > 0;
}

/* wechat：…: who writes in Chinese writes no program. */
static bool has_wide_colon(struct slice text, const struct hit *hit)
{
    struct slice join = slice_sub(text, hit->label_end, hit->at);

    if (join.len > JOIN_MAX) /* it stands below its label */
        return false;
    return slice_search(join, SLICE("："), 0) < join.len;
}

/* WXzhangsan66, no blank between: only of letters that are no other word's. */
static bool is_glued(struct slice text, const struct hit *hit, const struct account *name)
{
    return name->start == hit->label_end && chars_is_letter(chars_left(text, hit->label_end)) &&
           chars_is_letter(chars_at(text, name->start));
}

/* {wx:123456}, v: item12: in a program. A lone V has the colon of those who write Chinese. */
static bool is_of_program(struct slice text, const struct hit *hit, const struct account *name)
{
    size_t at = hit->label;

    if (chars_skip_word(text, &at, "v:"))
        return (unsigned char)text.data[at - 1] < 0x80;
    return hit->latin && name->digits == name->length && chars_left(text, hit->label) == '{' &&
           chars_left(text, hit->at) == ':';
}

size_t account_read(struct label_scan *scan, const struct hit *hit)
{
    struct slice text = scan->text;
    bool wxid = chars_left(text, hit->label_end) == '_';
    struct account name;

    read_name(text, hit->kind, wxid ? hit->label : hit->at, &name);
    if (hit->kind == LABEL_WECHAT && !wxid ? !is_wechat(&name)
                                           : name.length < 5 || name.length > NAME_MAX)
        return 0;
    if (wxid && name.length < 12)
        return 0;
    if (goes_on(text, name.end) || is_plain_word(text, &name) || is_masked(text, &name) ||
        is_office(text, &name) || is_prose(text, &name) || !is_joined(text, hit, &name) ||
        is_of_program(text, hit, &name) || (is_glued(text, hit, &name) && name.digits < 2) ||
        (name.digits == name.length && chars_is_counted(text, name.end)))
        return 0;
    if (hit->latin && !scan->record && !has_wide_colon(text, hit) &&
        !has_digits_enough(text, hit, &name))
        return 0;
    assert(name.length >= 5 && name.length <= NAME_MAX);
    scan_add(scan, hit->kind, name.start, name.end);
    return name.end;
}

/* What a program knows somebody by: 28 letters and digits that begin with an o, or 32 hexadecimal
 * digits. */
size_t openid_read(struct label_scan *scan, const struct hit *hit)
{
    struct slice text = scan->text;
    struct account name;
    bool hexadecimal = true;

    read_name(text, hit->kind, hit->at, &name);
    for (size_t at = name.start; at < name.end;) {
        uint32_t c = chars_lower(chars_next(text, &at));

        hexadecimal = hexadecimal && (chars_is_digit(c) || (c >= 'a' && c <= 'f'));
    }
    bool wechat = name.length == 28 && chars_lower(chars_at(text, name.start)) == 'o';
    if (hit->join < JOIN_CELL || name.digits < 2 ||
        (!wechat && (name.length != 32 || !hexadecimal)))
        return 0;
    scan_add(scan, hit->kind, name.start, name.end);
    return name.end;
}
