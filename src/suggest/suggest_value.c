/* SPDX-License-Identifier: MIT */
/* Numbers and truth values as people write them. See suggest_value.h. */
#include "suggest/suggest_value.h"

#include "base/decimal.h"
#include "base/normalise.h"

#include <strings.h>

static bool cut_front(struct slice *text, const char *word)
{
    if (!slice_starts(*text, word))
        return false;
    *text = slice_trim(slice_sub(*text, slice_of(word).len, text->len));
    return true;
}

static bool cut_back(struct slice *text, const char *word)
{
    if (!slice_ends(*text, word))
        return false;
    *text = slice_trim(slice_sub(*text, 0, text->len - slice_of(word).len));
    return true;
}

/* Words around a number that leave it as it is. 万, 余 and minutes would change it. */
static struct slice cut_words(struct slice text)
{
    static const char *const before[] = {"大约", "约", "共计", "共", "计", "第", "￥", "¥"};
    static const char *const behind[] = {"个小时", "小时",   "人次",    "人",   "名",    "个", "位",
                                         "次",     "户",     "家",      "场",   "期",    "批", "届",
                                         "项",     "份",     "件",      "本",   "岁",    "年", "元",
                                         "圆",     "people", "persons", "yuan", "hours", "h"};

    text = slice_trim(text);
    for (size_t i = 0; i < sizeof before / sizeof before[0]; i++) {
        if (cut_front(&text, before[i]))
            break;
    }
    for (size_t i = 0; i < sizeof behind / sizeof behind[0]; i++) {
        if (cut_back(&text, behind[i]))
            break;
    }
    return text;
}

/* Without the commas or spaces between groups of three digits; false where they are not that. */
static bool add_ungrouped(struct buffer *out, struct slice text)
{
    size_t digits = 0;
    bool grouped = false;

    for (size_t i = 0; i < text.len; i++) {
        char byte = text.data[i];

        if (byte == ',' || byte == ' ') {
            if (digits == 0 || digits > 3 || (grouped && digits != 3))
                return false;
            grouped = true;
            digits = 0;
            continue;
        }
        if (!byte_is_digit(byte) && byte != '.')
            return false;
        if (byte == '.' && grouped && digits != 3)
            return false;
        if (byte == '.')
            grouped = false;
        digits++;
        buffer_byte(out, byte);
    }
    return !grouped || digits == 3;
}

bool suggest_value_number(struct buffer *out, struct slice text)
{
    struct buffer numerals = {0}, digits = {0};
    struct decimal number;
    bool known = text_numerals(&numerals, cut_words(text)) &&
                 add_ungrouped(&digits, buffer_slice(&numerals)) &&
                 decimal_parse(buffer_slice(&digits), &number) == DECIMAL_OK;

    if (known)
        decimal_print(out, number);
    buffer_free(&numerals);
    buffer_free(&digits);
    return known;
}

bool suggest_value_boolean(struct slice text, bool *out)
{
    static const char *const yes[] = {"yes", "y", "on", "true", "t", "是", "是的", "有", "对", "√"};
    static const char *const no[] = {"no",   "n",    "off", "false", "f", "否",
                                     "不是", "没有", "无",  "未",    "×"};

    for (size_t i = 0; i < sizeof yes / sizeof yes[0]; i++) {
        if (text.len == slice_of(yes[i]).len && strncasecmp(text.data, yes[i], text.len) == 0)
            return *out = true;
    }
    *out = false;
    for (size_t i = 0; i < sizeof no / sizeof no[0]; i++) {
        if (text.len == slice_of(no[i]).len && strncasecmp(text.data, no[i], text.len) == 0)
            return true;
    }
    return false;
}
