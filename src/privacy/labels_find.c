/* SPDX-License-Identifier: MIT */
/* The one pass over a text: which label stands where, and what is read behind it. See labels.h. */
#include "privacy/labels_room.h"

#include "base/text.h"
#include "base/word.h"
#include "privacy/numbers_room.h"

#include <assert.h>

void scan_add(struct label_scan *scan, enum label_kind kind, size_t start, size_t end)
{
    struct label_finds *out = scan->out;
    struct label_find find = {.kind = kind, .start = start, .end = end};

    assert(start < end && end <= scan->text.len);
    /* What looks back meets what was found: they are one, and what begins it says of what kind. */
    for (; out->len > 0 && start < out->items[out->len - 1].end; out->len--) {
        const struct label_find last = out->items[out->len - 1];

        end = last.end > find.end ? last.end : find.end;
        find = last.start <= find.start ? last : find;
        find.end = end;
    }
    *ARRAY_PUSH(scan->arena, out) = find;
}

/* ---- a label and what stands behind it ---- */

static size_t (*const readers[LABEL_KINDS])(struct label_scan *, const struct hit *) = {
    [LABEL_QQ] = number_read,           [LABEL_WECHAT] = account_read,
    [LABEL_DOUYIN] = account_read,      [LABEL_KUAISHOU] = account_read,
    [LABEL_WEIBO] = account_read,       [LABEL_XIAOHONGSHU] = account_read,
    [LABEL_ALIPAY] = account_read,      [LABEL_TELEGRAM] = account_read,
    [LABEL_WHATSAPP] = account_read,    [LABEL_DINGTALK] = account_read,
    [LABEL_OPENID] = openid_read,       [LABEL_GAME] = account_read,
    [LABEL_PASSWORD] = password_read,   [LABEL_VETERAN] = number_read,
    [LABEL_PASSPORT] = number_read,     [LABEL_PERMIT] = identity_read,
    [LABEL_OFFICER] = number_read,      [LABEL_BIRTH_CERTIFICATE] = number_read,
    [LABEL_REGISTER] = number_read,     [LABEL_DISABILITY] = number_read,
    [LABEL_STUDENT] = number_read,      [LABEL_EXAM] = number_read,
    [LABEL_INSURANCE] = number_read,    [LABEL_HOSPITAL] = number_read,
    [LABEL_LICENCE] = number_read,      [LABEL_DEVICE] = number_read,
    [LABEL_MALFORMED] = identity_read,  [LABEL_BANK] = number_read,
    [LABEL_PHONE] = number_read,        [LABEL_PLATE] = plate_read,
    [LABEL_POSITION] = coordinate_read, [LABEL_BIRTH] = birth_read,
    [LABEL_WELFARE] = number_read,      [LABEL_CERTIFICATE] = identity_read,
    [LABEL_EMBEDDED] = embedded_read,   [LABEL_MAIL] = mail_read,
};

bool is_account(enum label_kind kind)
{
    return readers[kind] == account_read;
}

bool label_read_within(struct label_scan *scan, const struct hit *hit, size_t end)
{
    struct label_finds found = {0};
    struct label_scan within = *scan;

    assert(hit->at < end && end <= scan->text.len && readers[hit->kind] != NULL);
    within.text.len = end;
    within.out = &found;
    if (readers[hit->kind](&within, hit) != end || found.len == 0 || found.items[0].start < hit->at)
        return false;
    for (size_t i = 0; i < found.len; i++)
        scan_add(scan, hit->kind, found.items[i].start, found.items[i].end);
    return true;
}

/* "QQ：1…、2…": one label, several values. */
static bool next_of_list(const struct label_scan *scan, struct hit *hit, size_t end)
{
    static const char *const between[] = {"、", ",", "/", ";", "或", "和", NULL};

    if (hit->join != JOIN_COLON || hit->kind > LABEL_PLATE ||
        (hit->latin && !scan->record && hit->kind != LABEL_QQ))
        return false;
    hit->at = end;
    chars_skip_blanks(scan->text, &hit->at);
    if (!chars_skip_any(scan->text, &hit->at, between))
        return false;
    chars_skip_blanks(scan->text, &hit->at);
    hit->at = chars_start(scan->text, hit->at);
    return true;
}

/* Where what was found behind a label ends; 0 where nothing was. */
static size_t look_behind(struct label_scan *scan, const struct label_word *label, size_t at,
                          size_t label_end)
{
    struct slice text = scan->text;
    struct hit hit = {.kind = label->kind, .label = at, .label_end = label_end, .at = label_end};
    if (is_page(label))
        return page_read(scan, &hit);
    hit.latin = (unsigned char)label->word[0] < 0x80 && (unsigned char)label->word[1] < 0x80 &&
                chars_at(text, at) < 0x80;
    if (label->firm)
        hit.join = JOIN_FIRM;
    if (hit.kind == LABEL_BIRTH && !birth_may_stand(text, &hit))
        return 0;
    if (!label_suffix(text, &hit))
        return 0;
    size_t behind = hit.at;
    label_join(text, &hit);
    assert(readers[hit.kind] != NULL && "what a word says needs a reader");
    size_t end = readers[hit.kind](scan, &hit);
    label_read_row(scan, &hit, behind);
    if (end == 0) {
        label_read_before(scan, &hit, behind);
        if (!label_read_rows(scan))
            label_read_columns(scan, &hit, behind);
    }
    for (size_t more = end; more != 0 && next_of_list(scan, &hit, end);) {
        more = readers[hit.kind](scan, &hit);
        end = more != 0 ? more : end;
    }
    return end;
}

/* Where what was found at a byte ends; 0 where nothing was. */
static size_t look_at_label(struct label_scan *scan, size_t at)
{
    size_t label_end;
    const struct label_word *label = label_at(scan->text, at, &label_end);

    return label == NULL ? 0 : look_behind(scan, label, at, label_end);
}

/* ---- the pass ---- */

static enum label_start start_of(char byte)
{
    return (enum label_start)label_index.starts[(unsigned char)byte];
}

/* "parentQQ" and "stu_qq" hold a word, "faqq" and "a1qq" do not. */
static bool begins_word(struct slice text, size_t at)
{
    char here = text.data[at], before = ' ';

    if (at > 0)
        before = text.data[at - 1];

    if (before >= 'a' && before <= 'z')
        return here >= 'A' && here <= 'Z';
    return !(before >= 'A' && before <= 'Z') && !(before >= '0' && before <= '9');
}

static size_t skip_between(struct slice text, size_t at, char first, char last)
{
    for (; at + WORD_BYTES <= text.len; at += WORD_BYTES) {
        uint64_t others = ~word_between(word_at(text.data + at), first, last) & WORD_TOPS;

        if (others != 0)
            return at + word_first(others);
    }
    while (at < text.len && text.data[at] >= first && text.data[at] <= last)
        at++;
    return at;
}

/* Small letters behind a letter begin no word: most of a text in English is passed over here. */
static size_t skip_small(struct slice text, size_t at)
{
    return skip_between(text, at, 'a', 'z');
}

static size_t skip_digits(struct slice text, size_t at)
{
    return skip_between(text, at, '0', '9');
}

/* Whether what stands behind a bracket may be `at` or 艾特. */
static bool may_be_word_at(struct slice text, size_t at)
{
    unsigned char byte = at < text.len ? (unsigned char)text.data[at] : '\n';
    bool han = byte >= 0xE4 && byte <= 0xE9;

    return (byte | 0x20) == 'a' ||
           (byte >= 0x80 && (!han || slice_starts(slice_sub(text, at, text.len), "艾")));
}

/* Most brackets, and most words with an a, are no @: see mail_at(). */
static bool may_be_at(struct slice text, size_t at)
{
    unsigned char left = at > 0 ? (unsigned char)text.data[at - 1] : '\n';
    unsigned char next = at + 1 < text.len ? (unsigned char)text.data[at + 1] : '\n';

    switch (text.data[at]) {
    case '#':
        return (left >= 0x80 || chars_is_word(left)) && (next >= 0x80 || chars_is_word(next));
    case '(':
    case '[':
        return may_be_word_at(text, at + 1);
    case 'a':
        return left == ' ' && next == 't' && at + 2 < text.len && text.data[at + 2] == ' ';
    default:
        return true;
    }
}

static size_t look_at_letter(struct label_scan *scan, size_t at)
{
    char letter = scan->text.data[at];
    size_t end = 0;

    if (begins_word(scan->text, at)) {
        if (letter == 'N' || letter == 'E')
            end = position_at(scan, at);
        else if (letter == 'W')
            end = plate_of_police_at(scan, at);
        else if (letter == 'a' && may_be_at(scan->text, at))
            end = mail_at(scan, at);
        end = end != 0 || label_is_out(scan->text, at) ? end : look_at_label(scan, at);
    }
    return end != 0 ? end : skip_small(scan->text, at + 1);
}

/* What begins among the digits of a number is none of its own. */
static size_t look_at_number(struct label_scan *scan, size_t at)
{
    size_t end = skip_digits(scan->text, at + 1), found = 0;

    if (position_may_stand(scan->text, at, end) &&
        (at == 0 || !byte_is_digit(scan->text.data[at - 1])))
        found = position_at(scan, at);
    return found != 0 ? found : end;
}

static size_t look_at_han(struct label_scan *scan, size_t at)
{
    size_t next = at + 3;

    enum label_start start =
        next < scan->text.len ? start_of(scan->text.data[next]) : LABEL_START_NONE;

    if (start == LABEL_START_LETTER ||
        (start == LABEL_START_WIDE && chars_is_letter(chars_at(scan->text, next)))) {
        size_t end = plate_at(scan, at);

        if (end != 0)
            return end;
    }
    size_t end = label_is_out(scan->text, at) ? 0 : look_at_label(scan, at);
    return end != 0 ? end : next;
}

static size_t look_at_wide(struct label_scan *scan, size_t at)
{
    size_t next = at;
    uint32_t c = chars_next(scan->text, &next);

    if (c == '@' || c == '#' || (c == '(' && may_be_word_at(scan->text, next)))
        return mail_at(scan, at);
    return (chars_is_letter(c) || c == '+') && !chars_is_word(chars_left(scan->text, at))
               ? look_at_label(scan, at)
               : 0;
}

/* Whether a plus stands behind what it adds to: a+v, ','+v */
static bool joins(struct slice text, size_t at)
{
    return at > 0 && (chars_is_word((unsigned char)text.data[at - 1]) ||
                      is_one_of(text.data[at - 1], "\"')]}+_"));
}

static size_t look(struct label_scan *scan, enum label_start start, size_t at)
{
    size_t end = 0;

    switch (start) {
    case LABEL_START_LETTER:
        return look_at_letter(scan, at);
    case LABEL_START_DIGIT:
        return look_at_number(scan, at);
    case LABEL_START_HAN:
        return look_at_han(scan, at);
    case LABEL_START_WIDE:
        return look_at_wide(scan, at);
    case LABEL_START_AT:
        if (!may_be_at(scan->text, at))
            return 0;
        end = mail_at(scan, at);
        return end != 0 || scan->text.data[at] != '@' ? end : position_at(scan, at);
    case LABEL_START_ROW:
        label_see_row(scan, at);
        if (scan->text.data[at] != '(')
            return 0;
        end = chat_at(scan, at);
        return end != 0 || !may_be_at(scan->text, at) ? end : mail_at(scan, at);
    case LABEL_START_PLUS:
        return joins(scan->text, at) ? 0 : look_at_label(scan, at);
    case LABEL_START_NONE:
        break;
    }
    return 0;
}

/* Adds what stands in columns to the list; what overlaps is one find. */
static void merge_columns(struct label_scan *scan)
{
    const struct label_finds found = *scan->out, columns = scan->columns;

    *scan->out = (struct label_finds){0};
    for (size_t i = 0, k = 0; i < found.len || k < columns.len;) {
        bool first =
            k == columns.len || (i < found.len && found.items[i].start <= columns.items[k].start);
        const struct label_find *find = first ? &found.items[i++] : &columns.items[k++];
        size_t before = scan->out->len;

        scan_add(scan, find->kind, find->start, find->end);
        if (scan->out->len > before)
            scan->out->items[before].rest = find->rest;
    }
}

/* Where the next byte stands that something may begin at. */
static size_t skip_none(struct slice text, size_t at)
{
    while (at < text.len && start_of(text.data[at]) == LABEL_START_NONE)
        at++;
    return at;
}

static void pass(struct label_scan *scan)
{
    struct slice text = scan->text;

    for (size_t at = skip_none(text, 0); at < text.len; at = skip_none(text, at)) {
        size_t end = look(scan, start_of(text.data[at]), at);

        at = end > at ? end : at + 1;
    }
    if (scan->columns.len > 0)
        merge_columns(scan);
}

void labels_pass(struct arena *arena, struct slice text, bool record, struct label_finds *out)
{
    struct label_scan scan = {.arena = arena, .text = text, .record = record, .out = out};

    pass(&scan);
}

bool labels_hold(struct arena *arena, struct slice text, bool record)
{
    struct label_finds finds = {0};
    struct numbers numbers = {0};
    struct grown grown = {0};

    if (text_invalid(text) < text.len)
        text = text_from_east(arena, text, east_kind_of(text), &grown);
    struct label_scan scan = {
        .arena = arena, .text = text, .record = record, .within = true, .out = &finds};

    pass(&scan);
    numbers_find(arena, text, &numbers);
    return finds.len > 0 || numbers.len > 0;
}
