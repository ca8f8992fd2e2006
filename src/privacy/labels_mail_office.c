/* SPDX-License-Identifier: MIT */
/* Mail of an office on a host where people have theirs: the words before it say so. See labels.h.
 */
#include "privacy/labels_room.h"

#include "privacy/numbers_room.h"

#include <string.h>

/* Moves *at before one of the words that ends there. */
static bool strip_any(struct slice text, size_t *at, const char *const *words)
{
    struct slice before = slice_sub(text, 0, *at);

    for (; *words != NULL; words++) {
        if (slice_ends_any_case(before, *words)) {
            *at -= strlen(*words);
            return true;
        }
    }
    return false;
}

/* Whether nobody is named right before: nothing is, or an office, or a word that goes before. */
static bool is_free(struct slice text, size_t at)
{
    static const char *const verbs[] = {"发", "至", "到", "往", "寄", "投", "送", "入", "或",
                                        "和", "及", "为", "本", "我", "请", "各", NULL};

    return !chars_is_han(chars_left(text, at)) || ends_in_office(slice_sub(text, 0, at)) ||
           chars_ends_any(text, at, verbs);
}

bool is_public_mail(struct slice text, size_t at)
{
    static const char *const joiners[] = {" ", "\t", "　", ":",  "：", "=",    "\"", "|",
                                          "<", "(",  "（", "是", "为", "地址", "号", NULL};
    static const char *const mails[] = {"邮箱", "信箱", "邮件", "电邮", "e-mail", "email", NULL};
    static const char *const forms[] = {"电子", "联系", "的", NULL};
    static const char *const offices[] = {
        "办公", "投稿", "征文", "征稿", "单位", "公开", "公共", "公务", "官方", "学校", "举报",
        "监督", "投诉", "值班", "报名", "反馈", "咨询", "来稿", "征集", "服务", "意见", NULL};
    size_t words;

    while (strip_any(text, &at, joiners))
        continue;
    if (!strip_any(text, &at, mails))
        return false;
    (void)strip_any(text, &at, forms);
    words = at;
    if (ends_in_office(slice_sub(text, 0, at)))
        return true;
    while (strip_any(text, &words, offices)) /* 监督举报 */
        continue;
    return words < at && is_free(text, words);
}
