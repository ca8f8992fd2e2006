/* SPDX-License-Identifier: MIT */
/*
 * Accounts in the addresses of their pages: weibo.com/u/…, t.me/…. See labels.h.
 *
 * Only what is the page of one account: what leads to groups, channels, tags and programs has other
 * words where the name would stand, and the page of an office is meant to be known.
 */
#include "privacy/labels_room.h"

#include <string.h>

#define NAME_MAX    128
#define OFFICE_NEAR 60 /* bytes: 官方微博：https://www. */

/* What the name of an account is made of. */
static const struct page_name {
    unsigned char min, max;
    bool digits;       /* nothing else */
    bool letter_first; /* and no - in it */
} forms[LABEL_KINDS] = {
    [LABEL_QQ] = {5, 11, true, false},
    [LABEL_WEIBO] = {10, 10, true, false},
    [LABEL_DOUYIN] = {20, NAME_MAX, false, false},
    [LABEL_KUAISHOU] = {6, 40, false, false},
    [LABEL_XIAOHONGSHU] = {24, 24, false, false},
    [LABEL_TELEGRAM] = {5, 32, false, true},
    [LABEL_WHATSAPP] = {7, 15, true, false},
};

bool is_page(const struct label_word *label)
{
    return strchr(label->word, '/') != NULL;
}

static bool is_name(uint32_t c)
{
    return chars_is_word(c) || c == '_' || c == '-';
}

static bool fits(struct slice text, size_t start, size_t end, const struct page_name *form)
{
    size_t count = end - start;

    if (form->min == 0 || count < form->min || count > form->max)
        return false;
    for (size_t at = start; at < end; at++) {
        if ((form->digits && !byte_is_digit(text.data[at])) ||
            (form->letter_first && text.data[at] == '-'))
            return false;
    }
    return !form->letter_first || chars_is_letter((unsigned char)text.data[start]);
}

/* t.me/joinchat/…: the first word of other addresses of the same place. */
static bool is_reserved(struct slice text, size_t start, size_t end)
{
    static const char *const words[] = {"joinchat", "addstickers", "addemoji", "addtheme",
                                        "addlist",  "setlanguage", "share",    "proxy",
                                        "socks",    "login",       "invoice",  "giftcode",
                                        "boost",    "contact",     NULL};
    size_t at = start;

    return chars_skip_any(text, &at, words) && at == end;
}

static bool is_of_office(struct slice text, size_t at)
{
    static const char *const offices[] = {"官方", "官微", "政务", "公众", "频道", "群", NULL};

    return chars_near_any(text, at, OFFICE_NEAR, offices);
}

size_t page_read(struct label_scan *scan, const struct hit *hit)
{
    struct slice text = scan->text;
    size_t start = hit->label_end, end = start;

    if (hit->kind == LABEL_WHATSAPP && end < text.len && text.data[end] == '+')
        end = ++start;
    while (end < text.len && end - start <= NAME_MAX && is_name((unsigned char)text.data[end]))
        end++;
    if (!fits(text, start, end, &forms[hit->kind]) || is_reserved(text, start, end) ||
        is_of_office(text, hit->label))
        return 0;
    scan_add(scan, hit->kind, start, end);
    return end;
}
