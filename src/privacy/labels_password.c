/* SPDX-License-Identifier: MIT */
/*
 * Passwords behind their word: 密码：…. What a rule says of them (密码：8-16位) and what
 * stands for one in a program ($PASSWORD, null) is none. See labels.h.
 */
#include "privacy/labels_room.h"

#include <assert.h>

#define LENGTH_MIN   4
#define LENGTH_MAX   32
#define JOIN_LEN_MAX 6 /* bytes: `": "` */
#define ALONE_MIN    6 /* where no colon stands */

struct password {
    size_t end, length, digits;
    uint32_t first;
    bool same; /* all are one character: ****, 0000 */
};

/* What may be in one: of the signs those that close nothing and begin no expression. */
static bool is_part(uint32_t c)
{
    static const char others[] = "\"'`,;()[]{}<>|\\$%";

    if (c <= ' ' || c >= 0x7F)
        return false;
    for (const char *other = others; *other != '\0'; other++) {
        if (c == (unsigned char)*other)
            return false;
    }
    return true;
}

static struct password read_password(struct slice text, size_t at)
{
    struct password password = {.end = at, .first = chars_at(text, at), .same = true};

    for (size_t next = at; password.length <= LENGTH_MAX; password.end = next, password.length++) {
        uint32_t c = chars_next(text, &next);

        if (!is_part(c))
            break;
        password.digits += chars_is_digit(c);
        password.same = password.same && c == password.first;
    }
    assert(password.digits <= password.length);
    return password;
}

/* 8-16位, 6个字符, 4到6, 20160305号文: a rule, or something else. */
static bool is_rule(struct slice text, size_t end)
{
    static const char *const words[] = {"位", "个", "到", "至", "或", "以上", "字", "号", NULL};

    return chars_is_counted(text, end) || chars_skip_any(text, &end, words);
}

/* Behind a call, an address or a variable of a program no password stands. */
static bool goes_on(struct slice text, size_t end)
{
    uint32_t c = chars_at(text, end);

    return c == '(' || c == '[' || c == '{' || c == '$' || c == '%' || c == '\\';
}

/* Words of English are in programs, too: in a record they need a colon right behind them, elsewhere
 * that of those who write Chinese. */
static bool has_colon(const struct label_scan *scan, const struct hit *hit)
{
    struct slice join = slice_sub(scan->text, hit->label_end, hit->at);

    return join.len <= JOIN_LEN_MAX && (slice_search(join, SLICE("："), 0) < join.len ||
                                        (scan->record && slice_find(join, ':', 0) < join.len));
}

size_t password_read(struct label_scan *scan, const struct hit *hit)
{
    struct slice text = scan->text;
    struct password password = read_password(text, hit->at);
    bool alone = hit->join < JOIN_COLON;

    if (hit->latin && !has_colon(scan, hit))
        return 0;
    if (password.length < (alone ? ALONE_MIN : LENGTH_MIN) || password.length > LENGTH_MAX ||
        password.digits == 0 || password.same)
        return 0;
    struct slice value = slice_sub(text, hit->at, password.end);
    if (is_rule(text, password.end) || goes_on(text, password.end) ||
        slice_search(value, SLICE("://"), 0) < value.len)
        return 0;
    scan_add(scan, LABEL_PASSWORD, hit->at, password.end);
    return password.end;
}
