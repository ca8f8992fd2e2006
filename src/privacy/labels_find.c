/* SPDX-License-Identifier: MIT */
/* The one pass over a text: which label stands where, and what joins it to a value. See labels.h.
 */
#include "privacy/labels_room.h"

#include <string.h>

void scan_add(struct scan *scan, enum label_kind kind, size_t start, size_t end)
{
    struct label_finds *out = scan->out;
    struct label_find *last = out->len > 0 ? &out->items[out->len - 1] : NULL;

    if (last != NULL && start < last->end) { /* what looks back met what was found */
        last->end = end > last->end ? end : last->end;
        return;
    }
    *ARRAY_PUSH(scan->arena, out) = (struct label_find){.kind = kind, .start = start, .end = end};
}

/* ---- which labels may begin at a byte ---- */

/*
 * Labels by what they begin with: a Han character, or two letters. Most places of a text find an
 * empty bucket. It is made for each text, in less time than reading a kilobyte takes, so that the
 * table of words is the only one to keep.
 */
#define BUCKETS 2048

struct index {
    unsigned char first[BUCKETS]; /* a label + 1 */
    unsigned char next[256];
};

static unsigned bucket_of(uint32_t first, uint32_t second)
{
    uint32_t key = first < 0x80 ? plain_lower(first) << 8 | second : first;

    return key * 0x9E3779B1U >> 21;
}

/* Where a letter is first, what stands second counts, too: of a Han character its first byte. */
static unsigned bucket_slowly(struct slice text, size_t at)
{
    uint32_t first = plain_next(text, &at), second;

    if (first >= 0x80)
        return bucket_of(first, 0);
    second = plain_at(text, at);
    at = plain_start(text, at);
    return bucket_of(first, second < 0x80   ? plain_lower(second)
                            : at < text.len ? (unsigned char)text.data[at]
                                            : 0);
}

/* Nearly every byte that a label may begin with comes here: Han characters of three bytes and pairs
 * of letters go without decoding. */
static unsigned bucket_at(struct slice text, size_t at)
{
    const unsigned char *bytes = (const unsigned char *)text.data + at;

    if (at + 3 > text.len || bytes[0] == 0xEF)
        return bucket_slowly(text, at);
    if (bytes[0] >= 0xE3)
        return bucket_of((bytes[0] & 0x0FU) << 12 | (bytes[1] & 0x3FU) << 6 | (bytes[2] & 0x3FU),
                         0);
    return bytes[1] < 0x80 ? bucket_of(bytes[0], plain_lower(bytes[1])) : bucket_slowly(text, at);
}

static void index_make(struct index *index)
{
    memset(index, 0, sizeof *index);
    for (size_t i = 0; i < label_count; i++) {
        unsigned bucket = bucket_at(slice_of(labels[i].word), 0);

        index->next[i + 1] = index->first[bucket];
        index->first[bucket] = (unsigned char)(i + 1);
    }
}

/* The longest label at a byte, and where it ends; NULL where there is none. */
static const struct label *label_at(const struct index *index, struct slice text, size_t at,
                                    size_t *end)
{
    const struct label *best = NULL;

    *end = at;
    for (unsigned i = index->first[bucket_at(text, at)]; i != 0; i = index->next[i]) {
        size_t next = at;

        if (plain_skip_padded(text, &next, labels[i - 1].word) && next > *end) {
            best = &labels[i - 1];
            *end = next;
        }
    }
    return best;
}

/* ---- what joins a label to its value ---- */

#define JOIN_SIGNS_MAX 12
#define SUFFIXES_MAX                                                                               \
    4 /* 账号 is a label, too: a text of nothing else must not be read from each                 \
       */
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
        "号码",   "號碼",   "账号",     "帐号", "账户", "证件号",  "证号",
        "编号",   "档案号", "档案编号", "卡号", "号",   "號",      "名",
        "number", "num",    "no.",      "no",   "id",   "account", NULL};
    size_t next = *at;
    uint32_t c = plain_next(text, &next);

    for (int i = 1; i < SUFFIX_BLANKS_MAX && c == ' ' && plain_at(text, next) == ' '; i++)
        (void)plain_next(text, &next);
    if (c != '_' && c != '-' && c != ' ')
        next = *at;
    if (!plain_skip_any_padded(text, &next, suffixes) ||
        (plain_is_letter(plain_left(text, next)) && plain_is_letter(plain_at(text, next))))
        return false;
    *at = next;
    return true;
}

/* What belongs to the label; behind a word of letters no letter may follow. */
static bool read_suffix(struct slice text, struct hit *hit)
{
    for (int i = 0; i < SUFFIXES_MAX && skip_suffix(text, &hit->at); i++)
        firmer(hit, JOIN_FIRM);
    return !(plain_is_letter(plain_left(text, hit->at)) &&
             plain_is_letter(plain_at(text, hit->at)));
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
        uint32_t c = plain_next(text, &next);

        if (c == PLAIN_END || c == '\n')
            return false;
        if (is_closing(c)) {
            if (!han || digits > JOIN_DIGITS_MAX)
                return false;
            *at = next;
            return true;
        }
        han = han || plain_is_han(c);
        digits += plain_is_digit(c);
    }
    return false;
}

/* <strong> or </td> between a label and its value. */
static bool skip_tag(struct slice text, size_t *at)
{
    bool named = false;

    if (plain_at(text, *at) == '/')
        (void)plain_next(text, at);
    for (size_t next = *at; next < *at + JOIN_REMARK_MAX;) {
        uint32_t c = plain_next(text, &next);

        if (c == '>') {
            *at = next;
            return true;
        }
        named = named || c == ' ';
        if (c == PLAIN_END || c == '\n' || (!named && !plain_is_letter(c)))
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
    static const uint32_t signs[] = {'"',    '\'',   '`',    '*',    '|',    '-',    '@',
                                     '#',    '>',    ')',    ']',    0x2010, 0x2011, 0x2012,
                                     0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2192,
                                     0x300B, 0x300C, 0x300D, 0x300E, 0x300F, 0x3011, 0x3015};

    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        if (signs[i] == c)
            return true;
    }
    return false;
}

/* One sign or word at *at; false where what stands there joins nothing. */
static bool read_sign(struct slice text, size_t *at, struct hit *hit, bool *broken)
{
    static const char *const words[] = {"是", "为", "叫", "即", NULL};
    static const char *const calendars[] = {"农历", "阴历", "阳历", "公历", NULL};
    size_t next = *at;
    uint32_t c = plain_next(text, &next);

    if (plain_skip_any(text, at, words)) {
        firmer(hit, JOIN_COLON);
        return true;
    }
    if (plain_skip_any(text, at, calendars))
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
        if (c != ',' || *at != hit->label_end || plain_at(text, next) == ' ')
            return false;
        firmer(hit, JOIN_CELL);
    }
    *at = next;
    return true;
}

static void read_join(struct slice text, struct hit *hit)
{
    bool broken = false;

    for (int i = 0; i < JOIN_SIGNS_MAX; i++) {
        plain_skip_blanks(text, &hit->at);
        if (!read_sign(text, &hit->at, hit, &broken))
            break;
    }
    plain_skip_blanks(text, &hit->at);
    hit->at = plain_start(text, hit->at);
}

/* ---- a label and what stands behind it ---- */

static size_t (*const readers[LABEL_KINDS])(struct scan *, const struct hit *) = {
    [LABEL_QQ] = number_read,           [LABEL_WECHAT] = account_read,
    [LABEL_DOUYIN] = account_read,      [LABEL_KUAISHOU] = account_read,
    [LABEL_WEIBO] = account_read,       [LABEL_XIAOHONGSHU] = account_read,
    [LABEL_ALIPAY] = account_read,      [LABEL_DINGTALK] = account_read,
    [LABEL_PASSPORT] = number_read,     [LABEL_PERMIT] = number_read,
    [LABEL_OFFICER] = number_read,      [LABEL_BIRTH_CERTIFICATE] = number_read,
    [LABEL_REGISTER] = number_read,     [LABEL_DISABILITY] = number_read,
    [LABEL_STUDENT] = number_read,      [LABEL_EXAM] = number_read,
    [LABEL_INSURANCE] = number_read,    [LABEL_HOSPITAL] = number_read,
    [LABEL_LICENCE] = number_read,      [LABEL_DEVICE] = number_read,
    [LABEL_MALFORMED] = number_read,    [LABEL_BANK] = number_read,
    [LABEL_PHONE] = number_read,        [LABEL_PLATE] = plate_read,
    [LABEL_POSITION] = coordinate_read, [LABEL_BIRTH] = birth_read,
    [LABEL_EMBEDDED] = embedded_read,
};

/* "QQ：1…、2…": one label, several values. */
static bool next_of_list(const struct scan *scan, struct hit *hit, size_t end)
{
    static const char *const between[] = {"、", ",", "/", ";", "或", "和", NULL};

    if (hit->join != JOIN_COLON || hit->kind > LABEL_PLATE ||
        (hit->latin && !scan->record && hit->kind != LABEL_QQ))
        return false;
    hit->at = end;
    plain_skip_blanks(scan->text, &hit->at);
    if (!plain_skip_any(scan->text, &hit->at, between))
        return false;
    plain_skip_blanks(scan->text, &hit->at);
    hit->at = plain_start(scan->text, hit->at);
    return true;
}

/* Where what was found at a byte ends; 0 where nothing was. */
static size_t look_at_label(struct scan *scan, const struct index *index, size_t at)
{
    struct slice text = scan->text;
    struct hit hit = {.label = at, .join = JOIN_NONE};
    const struct label *label = label_at(index, text, at, &hit.label_end);

    if (label == NULL)
        return 0;
    hit.kind = label->kind;
    hit.at = hit.label_end;
    hit.latin = (unsigned char)label->word[0] < 0x80 && (unsigned char)label->word[1] < 0x80 &&
                plain_at(text, at) < 0x80;
    if (label->firm)
        hit.join = JOIN_FIRM;
    if (!read_suffix(text, &hit))
        return 0;
    read_join(text, &hit);
    size_t end = readers[hit.kind](scan, &hit);
    for (size_t more = end; more != 0 && next_of_list(scan, &hit, end);) {
        more = readers[hit.kind](scan, &hit);
        end = more != 0 ? more : end;
    }
    return end;
}

/* ---- the pass ---- */

enum start { START_NONE, START_LETTER, START_DIGIT, START_HAN, START_WIDE, START_AT };

static unsigned char start_of(unsigned char byte)
{
    if ((byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z'))
        return START_LETTER;
    if (byte >= '0' && byte <= '9')
        return START_DIGIT;
    if (byte == '@')
        return START_AT;
    if (byte == 0xEF)
        return START_WIDE;
    return byte >= 0xE3 && byte <= 0xE9 ? START_HAN : START_NONE;
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

/* Small letters behind a letter begin no word: most of a text in English is passed over here. */
static size_t skip_small(struct slice text, size_t at)
{
    while (at < text.len && text.data[at] >= 'a' && text.data[at] <= 'z')
        at++;
    return at;
}

static size_t look_at_letter(struct scan *scan, const struct index *index, size_t at)
{
    char letter = scan->text.data[at];
    size_t end = 0;

    if (begins_word(scan->text, at)) {
        if (letter == 'N' || letter == 'E')
            end = position_at(scan, at);
        end = end != 0 ? end : look_at_label(scan, index, at);
    }
    return end != 0 ? end : skip_small(scan->text, at + 1);
}

static size_t look_at_han(struct scan *scan, const struct index *index, size_t at)
{
    size_t next = at + 3;

    enum start start = next < scan->text.len
                           ? (enum start)start_of((unsigned char)scan->text.data[next])
                           : START_NONE;

    if (start == START_LETTER || start == START_WIDE) {
        size_t end = plate_at(scan, at);

        if (end != 0)
            return end;
    }
    return look_at_label(scan, index, at);
}

static size_t look_at_wide(struct scan *scan, const struct index *index, size_t at)
{
    uint32_t c = plain_at(scan->text, at);

    if (c == '@')
        return mail_at(scan, at);
    return plain_is_letter(c) && !plain_is_word(plain_left(scan->text, at))
               ? look_at_label(scan, index, at)
               : 0;
}

static size_t look(struct scan *scan, const struct index *index, enum start start, size_t at)
{
    size_t end = 0;

    switch (start) {
    case START_LETTER:
        return look_at_letter(scan, index, at);
    case START_DIGIT:
        return at > 0 && byte_is_digit(scan->text.data[at - 1]) ? 0 : position_at(scan, at);
    case START_HAN:
        return look_at_han(scan, index, at);
    case START_WIDE:
        return look_at_wide(scan, index, at);
    case START_AT:
        end = mail_at(scan, at);
        return end != 0 ? end : position_at(scan, at);
    case START_NONE:
        break;
    }
    return 0;
}

void labels_pass(struct arena *arena, struct slice text, bool record, struct label_finds *out)
{
    struct scan scan = {.arena = arena, .text = text, .record = record, .out = out};
    unsigned char starts[256];
    struct index index;

    index_make(&index);
    for (unsigned byte = 0; byte < 256; byte++)
        starts[byte] = start_of((unsigned char)byte);
    for (size_t at = 0; at < text.len;) {
        unsigned char start = starts[(unsigned char)text.data[at]];
        size_t end = start == START_NONE ? 0 : look(&scan, &index, (enum start)start, at);

        at = end > at ? end : at + 1;
    }
}
