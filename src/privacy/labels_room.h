/* SPDX-License-Identifier: MIT */
/*
 * labels_room: what the readers of labels.h share.
 *
 * All of them read characters as chars_next() gives them: full-width letters and signs and digits
 * of all kinds as ASCII, blanks of all widths as a space, and nothing of characters without width.
 * Each looks a bounded number of bytes ahead and back, so that the whole stays linear.
 */
#ifndef TAIZHANG_PRIVACY_LABELS_ROOM_H
#define TAIZHANG_PRIVACY_LABELS_ROOM_H

#include "privacy/labels.h"

#include <assert.h>
#include <stdint.h>

/* ---- labels_chars.c: characters ---- */

#define CHARS_END UINT32_MAX

/* The same as chars_next() of what is no ASCII. */
uint32_t chars_next_beyond(struct slice text, size_t *at);

/* The character at *at, which moves behind it; CHARS_END at the end of the text. */
static inline uint32_t chars_next(struct slice text, size_t *at)
{
    if (*at < text.len && (unsigned char)text.data[*at] < 0x80)
        return (unsigned char)text.data[(*at)++];
    return chars_next_beyond(text, at);
}

/* The one before *at, which moves to its first byte. */
uint32_t chars_before(struct slice text, size_t *at);

/* The same without moving. */
uint32_t chars_at(struct slice text, size_t at);
uint32_t chars_left(struct slice text, size_t at);

/* Moves *at behind a word (in lower case, any case and width in the text) that stands there; a
 * blank in it may be _ or - in the text. */
bool chars_skip_word(struct slice text, size_t *at, const char *word);

/* Moves *at behind the first word of the list that stands there; NULL ends the list. */
bool chars_skip_any(struct slice text, size_t *at, const char *const *words);

/* The same where up to four blanks may stand between two Han characters of the word, as forms have
 * them: 电　　话. */
bool chars_skip_padded(struct slice text, size_t *at, const char *word);
bool chars_skip_any_padded(struct slice text, size_t *at, const char *const *words);

/* Whether one of the words ends right before `at`, or stands within so many bytes before it in
 * the same clause. */
bool chars_ends_any(struct slice text, size_t at, const char *const *words);
bool chars_near_any(struct slice text, size_t at, size_t bytes, const char *const *words);

void chars_skip_blanks(struct slice text, size_t *at);

/* Where the next visible character stands: behind those without width. */
size_t chars_start(struct slice text, size_t at);

uint32_t chars_lower(uint32_t c);
bool chars_is_digit(uint32_t c);
bool chars_is_letter(uint32_t c); /* of ASCII */
bool chars_is_word(uint32_t c);   /* a letter or a digit of ASCII */
bool chars_is_han(uint32_t c);

/* A number of at most `max` digits at *at, which moves behind them; how many there were. */
size_t chars_number(struct slice text, size_t *at, size_t max, unsigned *out);

/* Whether a unit stands there, so that the digits before it are an amount: 元, 人, %, 年. */
bool chars_is_counted(struct slice text, size_t at);

/* ---- ways to read a text: each adds what it finds to an empty list ---- */

/* Of a text that is no UTF-8 the lines that are. */
void labels_find_bytes(struct arena *arena, struct slice text, bool record,
                       struct label_finds *out);

/* The others of its lines, in the encoding it seems to have. */
void labels_find_east(struct arena *arena, struct slice text, bool record, struct label_finds *out);

/* With the characters that are written by their numbers. Not for YAML: see numbers.h. */
void labels_find_written(struct arena *arena, struct slice text, struct label_finds *out);

/* ---- labels_find.c ---- */

/* Rows of tables that are no lines. */
enum rows {
    ROWS_TAGS,   /* <tr>, <Row> */
    ROWS_TUPLES, /* (…) of an INSERT */
    ROWS_COUNT,
};

struct label_scan {
    struct arena *arena;
    struct slice text;
    bool record;
    bool within; /* the text is a file within another */
    struct label_finds *out;
    struct label_finds columns; /* what is found in rows of tables, before the pass comes there */
    size_t beside;              /* up to here lines are looked at as rows behind their first cell */
    size_t looked;              /* up to here lines are looked at as heads and rows */
    size_t rows[ROWS_COUNT];    /* where the last row of each kind begins + 1; 0: none */
    size_t seen;                /* up to here those are looked at */
};

/* How sure it is that what stands behind a label is its value. */
enum join {
    JOIN_NONE,  /* nothing or blanks between them */
    JOIN_CELL,  /* a sign that parts: the stroke of a cell, a dash, a quote */
    JOIN_FIRM,  /* a word that says so: 号, id, or the label itself does */
    JOIN_COLON, /* a colon, an equals sign, 是, an opening bracket */
};

struct hit {
    enum label_kind kind;
    enum join join;
    bool latin;   /* the label is a word of ASCII */
    size_t label; /* where it begins, and ends */
    size_t label_end;
    size_t at; /* what stands behind it */
};

/* Whether anything is found in a text of UTF-8 that stands in another, numbers as well; files
 * within it are not looked at. */
bool labels_hold(struct arena *arena, struct slice text, bool record);

/* Whether values of a kind are names of accounts, of letters and digits. */
bool is_account(enum label_kind kind);

/* Adds what is found in a text of UTF-8 to an empty list. */
void labels_pass(struct arena *arena, struct slice text, bool record, struct label_finds *out);

/* Reads what stands at hit->at as if the text ended at `end`; whether it is a value up to there. */
bool label_read_within(struct label_scan *scan, const struct hit *hit, size_t end);

/* Adds a find. */
void scan_add(struct label_scan *scan, enum label_kind kind, size_t start, size_t end);

/* ---- labels_table.c ---- */

struct label_word {
    const char *word; /* in lower case */
    enum label_kind kind;
    bool firm; /* needs no colon behind it */
};

extern const struct label_word labels[];
extern const size_t label_count;

/* ---- labels_index.c ---- */

/*
 * Labels by what they begin with: a Han character, or two letters. Most places of a text find an
 * empty bucket. It is made of the table of words when the program is built (src/index_labels.c), so
 * that this is the only one to keep.
 */
#define LABEL_BUCKETS 2048
#define LABELS_MAX    512

/* What may begin at a byte. */
enum label_start {
    LABEL_START_NONE,
    LABEL_START_LETTER,
    LABEL_START_DIGIT,
    LABEL_START_HAN,
    LABEL_START_WIDE,
    LABEL_START_AT,
    LABEL_START_PLUS,
    LABEL_START_ROW,
};

/* What a byte is among the first three of a label. */
enum label_class {
    LABEL_CLASS_OTHER, /* and the letters from 1 on, in whatever case */
    LABEL_CLASS_DIGIT = 'z' - 'a' + 2,
    LABEL_CLASS_BEYOND, /* ASCII: perhaps a wide letter */
    LABEL_CLASSES = 32
};

/* The commonest Han characters, whose first bytes are E4 to E9, and the bits for them. */
#define LABEL_HAN_FIRST 0x4000U
#define LABEL_HAN_WORDS (0x6000 / 32)

struct label_index {
    uint8_t starts[256];           /* enum label_start, by byte */
    uint16_t first[LABEL_BUCKETS]; /* a label + 1 */
    uint16_t next[LABELS_MAX];
    uint8_t classes[256];                          /* enum label_class, by byte */
    uint32_t thirds[LABEL_CLASSES][LABEL_CLASSES]; /* by the first two, bits of what may be third */
    uint32_t hans[LABEL_HAN_WORDS];                /* which a label begins with */
};

extern const struct label_index label_index;

/* The bucket of what begins with these characters, letters in lower case; the second counts behind
 * a letter alone, and of a Han character its first byte does. */
static inline unsigned label_bucket(uint32_t first, uint32_t second)
{
    uint32_t key = first < 0x80 ? first << 8 | second : first;

    return key * 0x9E3779B1U >> 21;
}

/* The longest label at a byte, and where it ends; NULL where there is none. */
const struct label_word *label_find(struct slice text, size_t at, size_t *end);

/* Whether three bytes alone say that no label begins there, as nearly everywhere. */
static inline bool label_is_out(struct slice text, size_t at)
{
    const unsigned char *bytes = (const unsigned char *)text.data + at;
    const uint8_t *classes = label_index.classes;
    unsigned han;

    if (at + 3 > text.len)
        return false;
    if (bytes[0] < 0xE4 || bytes[0] > 0xE9)
        return (label_index.thirds[classes[bytes[0]]][classes[bytes[1]]] >> classes[bytes[2]] &
                1) == 0;
    han =
        ((bytes[0] & 0x0FU) << 12 | (bytes[1] & 0x3FU) << 6 | (bytes[2] & 0x3FU)) - LABEL_HAN_FIRST;
    return (label_index.hans[han / 32] >> han % 32 & 1) == 0;
}

/* The same as label_find(), sooner. */
static inline const struct label_word *label_at(struct slice text, size_t at, size_t *end)
{
    if (!label_is_out(text, at))
        return label_find(text, at, end);
    assert(label_find(text, at, end) == NULL && "no label is passed over");
    *end = at;
    return NULL;
}

/* ---- labels_join.c ---- */

/* Moves hit->at behind what belongs to the label (号, id); behind a word of letters no letter may
 * follow. */
bool label_suffix(struct slice text, struct hit *hit);

/* Moves hit->at behind what joins the label to its value, and says how sure that is. */
void label_join(struct slice text, struct hit *hit);

/* ---- labels_date.c ---- */

struct birth {
    size_t start, end;
    unsigned year, month, day; /* 0: not said */
    bool bare;                 /* figures that only what stands before makes a date: 080315, 3.15 */
    bool named;                /* of bare ones: the month has its word, 5月3 */
    bool timed;                /* a time of day stands behind, other than midnight */
};

/* How much of a date must be there. */
enum date_form {
    DATE_WITH_YEAR,
    DATE_YEARLESS, /* or a day without its year: 5月3日 */
    DATE_IN_FIELD, /* or bare figures, as fields for a date have them */
};

/* A date from 1950 on that begins there, with the time of day behind it. */
bool birth_date(struct slice text, size_t at, enum date_form form, struct birth *birth);

/* ---- labels_page.c ---- */

/* Whether a label is the beginning of an address: weibo.com/u/. */
bool is_page(const struct label_word *label);

/* ---- labels_birth_many.c ---- */

/* Whether it is a month long ago, as lives of people who are read about have it; a month of all who
 * were born in it (…出生的孩子可以报名), whose label ends at `behind`; the day of a party. */
bool birth_is_of_life(const struct birth *birth);
bool birth_is_of_all(struct slice text, const struct birth *birth, size_t behind);
bool birth_is_of_party(struct slice text, const struct birth *birth);

/* Whether it stands in brackets behind 生日, as all of a field: an event and its day. */
bool birth_is_of_event(struct slice text, const struct hit *hit, const struct birth *birth);

/* …日过生日: whether the word between the two bytes says it of many: 集体, 老人们 */
bool birth_is_kept_by_many(struct slice text, size_t start, size_t end);

/* ---- labels_mail_office.c ---- */

/* Whether the words before the address that begins at `at` say that it is an office's: 投稿邮箱 */
bool is_public_mail(struct slice text, size_t at);

/* ---- labels_before.c ---- */

/* Adds the value that stands before the brackets around a label that ends at `behind`. */
void label_read_before(struct label_scan *scan, const struct hit *hit, size_t behind);

/* ---- labels_column.c ---- */

/* Looks for a table whose head holds a label that ends at `behind` and has no value, and adds what
 * stands in its rows to scan->columns. */
void label_read_columns(struct label_scan *scan, const struct hit *hit, size_t behind);

/* The same of a label that is all of the first cell of its row: what stands to the right of it. */
void label_read_row(struct label_scan *scan, const struct hit *hit, size_t behind);

#define COLUMNS_MAX 32

/* A row that is cut into its cells. */
struct row {
    size_t starts[COLUMNS_MAX], ends[COLUMNS_MAX]; /* without blanks, quotes and marks */
    size_t count;                                  /* of all cells, perhaps more than there are */
};

struct head {
    uint32_t separator;
    size_t count;
    struct hit hits[COLUMNS_MAX];
    bool named[COLUMNS_MAX]; /* which columns have a label */
};

void row_add_cell(struct slice text, struct row *row, size_t start, size_t end);

/* Whether any cell ends in a label. */
bool row_find_heads(struct slice text, const struct row *row, struct head *head);

/* Adds the values that stand below the labels; whether there are any. */
bool row_read_values(struct label_scan *scan, const struct head *head, const struct row *row);

/* ---- labels_rows.c ---- */

/* Whether all that was found below heads stands before `at`: it is kept in the order of the text.
 */
bool scan_is_behind_columns(const struct label_scan *scan, size_t at);

/* Remembers a row that may begin at a < or a bracket. */
void label_see_row(struct label_scan *scan, size_t at);

/* Whether the label that was just read, without a value, stands in the head of a table of such
 * rows: adds what stands below to scan->columns. */
bool label_read_rows(struct label_scan *scan);

/* ---- labels_office.c ---- */

/* Whether a word for an office stands right before, or the account is in the name of one: its money
 * is no secret. */
bool is_public_account(struct slice text, size_t at);

/* ---- readers: where the value ends that stands at hit->at, 0 where none does ---- */

size_t number_read(struct label_scan *scan, const struct hit *hit);   /* labels_number.c */
size_t account_read(struct label_scan *scan, const struct hit *hit);  /* labels_account.c */
size_t openid_read(struct label_scan *scan, const struct hit *hit);   /* labels_account.c */
size_t password_read(struct label_scan *scan, const struct hit *hit); /* labels_password.c */
size_t identity_read(struct label_scan *scan, const struct hit *hit); /* labels_identity.c */
size_t mail_read(struct label_scan *scan, const struct hit *hit);     /* labels_mail.c */
size_t page_read(struct label_scan *scan, const struct hit *hit);     /* labels_page.c */
size_t plate_read(struct label_scan *scan, const struct hit *hit);    /* labels_plate.c */
size_t birth_read(struct label_scan *scan, const struct hit *hit);    /* labels_birth.c */
bool birth_may_stand(struct slice text, const struct hit *hit);       /* a quick look before that */
size_t coordinate_read(struct label_scan *scan, const struct hit *hit); /* labels_position.c */
size_t embedded_read(struct label_scan *scan, const struct hit *hit);   /* labels_embedded.c */

/* ---- what needs no word: the same, at a byte that it may begin with ---- */

size_t chat_at(struct label_scan *scan, size_t at);  /* a bracket */
size_t mail_at(struct label_scan *scan, size_t at);  /* an @, or what is written for one */
size_t plate_at(struct label_scan *scan, size_t at); /* a province */
size_t plate_of_police_at(struct label_scan *scan, size_t at); /* a W */
size_t position_at(struct label_scan *scan,
                   size_t at); /* a digit, N or E, or the @ of a map's link */
/* A quick look before that, at digits that end there. */
bool position_may_stand(struct slice text, size_t at, size_t end);

#endif
