/* SPDX-License-Identifier: MIT */
/*
 * A first look at the bytes of a file: what libyaml would refuse without saying where, or
 * would take too long to refuse. What can be passed over is masked, so that the rest is read.
 */
#include "tree/tree_room.h"

#include "base/text.h"
#include "base/word.h"

#include <assert.h>
#include <string.h>

struct scan {
    struct arena *arena;
    const struct source *source;
    struct diag_list *diags;
    char *masked; /* a copy of the source's text; NULL while nothing is masked */
    struct doubts doubts;
    bool directive;      /* the line before was one that is refused */
    bool yaml_directive; /* one %YAML line was seen */
    bool started;        /* a line of content was seen: no more directives */
    bool ended;          /* a line "..." was seen: nothing may follow */
};

static bool is_utf16(struct slice text)
{
    return slice_starts(text, "\xFF\xFE") || slice_starts(text, "\xFE\xFF") ||
           (text.len >= 2 && (text.data[0] == '\0') != (text.data[1] == '\0'));
}

static void report_code(struct scan *scan, enum diag_code code, const char *name, size_t at,
                        size_t len, uint32_t value)
{
    char text[16];
    size_t digits = 0;
    static const char hex[] = "0123456789ABCDEF";

    for (int shift = value > 0xFFFF ? 20 : value > 0xFF ? 12 : 4; shift >= 0; shift -= 4)
        text[digits++] = hex[value >> shift & 0xF];
    struct diag *diag = diag_add(scan->diags, code, (struct span){scan->source, at, at + len});
    diag_set(diag, name, (struct slice){text, digits});
}

/* "c-printable" of YAML 1.2.2, section 5.1 */
static bool is_printable(uint32_t c)
{
    return c == 0x09 || c == 0x0A || c == 0x0D || (c >= 0x20 && c <= 0x7E) || c == 0x85 ||
           (c >= 0xA0 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) ||
           (c >= 0x10000 && c <= 0x10FFFF);
}

static void overwrite(struct scan *scan, size_t start, size_t end, char with)
{
    assert(start <= end && end <= scan->source->text.len);
    if (scan->masked == NULL)
        scan->masked = (char *)arena_copy(scan->arena, scan->source->text).data;
    memset(scan->masked + start, with, end - start);
}

/* From here on [start, end) reads as something harmless, and what holds it is in doubt. */
static void mask(struct scan *scan, size_t start, size_t end, char with)
{
    assert(scan->doubts.len == 0 || scan->doubts.items[scan->doubts.len - 1].end <= start);
    overwrite(scan, start, end, with);
    *ARRAY_PUSH(scan->arena, &scan->doubts) = (struct doubt){.start = start, .end = end};
}

/* A character of GBK, which GB18030 holds, is a byte from 81 to FE and one from 40 to FE. None of
 * the second ones has a meaning for the lines and fields of YAML. */
static size_t foreign_length(struct slice text, size_t at)
{
    unsigned char second = at + 1 < text.len ? (unsigned char)text.data[at + 1] : 0;

    return second >= 0x40 && second != 0x7F ? 2 : 1;
}

/* Whether the file is UTF-8 and only some lines of it are not: most characters are. By chance a
 * few bytes of any encoding make one. */
static bool is_mixed(struct slice text, size_t from)
{
    size_t valid = 0, foreign = 0;

    for (size_t at = from; at < text.len;) {
        uint32_t c;

        if (!text_next(text, &at, &c)) {
            foreign++;
            at += foreign_length(text, at - 1) - 1;
        } else if (c >= 0x80) {
            valid++;
        }
    }
    return valid > foreign;
}

struct foreign {
    bool any, mixed;
    size_t line_end; /* of the line that was reported last */
};

/* A file of another encoding is reported once, one of two encodings line by line. */
static size_t pass_foreign(struct scan *scan, size_t at, struct foreign *foreign)
{
    struct slice text = scan->source->text;
    size_t len = foreign_length(text, at);

    if (!foreign->any || (foreign->mixed && at >= foreign->line_end)) {
        report_code(scan, DIAG_NOT_UTF8, "byte", at, len, (unsigned char)text.data[at]);
        foreign->line_end = source_line_end(text, at);
    }
    foreign->any = true;
    mask(scan, at, at + len, '_');
    return at + len;
}

/* Of a file of another encoding, some bytes are UTF-8 by chance, and mean something else. */
static bool is_foreign(const struct foreign *foreign, unsigned char byte)
{
    return foreign->any && !foreign->mixed && byte >= 0x80;
}

/* Whether a line holds nothing else, as at a page break or the end of an old DOS file. */
static bool stands_alone(struct slice text, size_t start, size_t end)
{
    return (start == 0 || text.data[start - 1] == '\n') &&
           (end == text.len || text.data[end] == '\n' || text.data[end] == '\r');
}

/* Whether eight bytes are each printable ASCII or LF, which becomes a sign that is. */
static bool is_plain_word(const char *bytes)
{
    uint64_t word = word_at(bytes);

    return word_is_printable(word | word_equal(word, '\n') >> 2);
}

/* U+3000 to U+CFFF, whose first byte is E3 to EC: all are printable, and none ends a line. */
static bool is_plain_three(const char *bytes)
{
    return (unsigned char)(bytes[0] - 0xE3) <= 0xEC - 0xE3 && (bytes[1] & 0xC0) == 0x80 &&
           (bytes[2] & 0xC0) == 0x80;
}

/* Where what is no longer plain begins, as nearly all of nearly every file is. */
static size_t skip_plain(struct slice text, size_t at)
{
    for (;;) {
        while (at + WORD_BYTES <= text.len && is_plain_word(text.data + at))
            at += WORD_BYTES;
        while (at < text.len &&
               ((text.data[at] >= ' ' && text.data[at] <= '~') || text.data[at] == '\n'))
            at++;
        if (at + 3 > text.len || !is_plain_three(text.data + at))
            return at;
        do
            at += 3;
        while (at + 3 <= text.len && is_plain_three(text.data + at));
    }
}

/* Reports and masks what may not be in a file, each run of control characters once. Where the first
 * byte shows that the whole file is foreign, what stood before it is looked at again. */
static void scan_characters(struct scan *scan, size_t from)
{
    struct slice text = scan->source->text;
    struct foreign foreign = {0};
    size_t control_end = SIZE_MAX;

    for (size_t at = skip_plain(text, from); at < text.len;
         at = foreign.any ? at : skip_plain(text, at)) {
        unsigned char byte = (unsigned char)text.data[at];
        size_t start = at;
        uint32_t c = byte;

        if (byte >= 0x20 && byte < 0x7F) {
            at++;
        } else if (is_foreign(&foreign, byte)) {
            at = pass_foreign(scan, start, &foreign);
        } else if (!text_next(text, &at, &c)) {
            bool first = !foreign.any;

            foreign.mixed = first ? is_mixed(text, from) : foreign.mixed;
            at = pass_foreign(scan, start, &foreign);
            if (first && !foreign.mixed) {
                scan->doubts.len = 0;
                at = from;
            }
        } else if (!is_printable(c)) {
            if (start != control_end)
                report_code(scan, DIAG_CONTROL_CHARACTER, "code", start, at - start, c);
            mask(scan, start, at, stands_alone(text, start, at) ? ' ' : '_');
            control_end = at;
        } else if (stand_in_break(text, start) > 0) {
            overwrite(scan, start, at, ' ');
        }
    }
}

/* A backslash escapes the next character, so that in \\ud842 no surrogate is escaped. */
static void scan_pairs(struct scan *scan, size_t from)
{
    struct slice text = scan->source->text;
    size_t len;

    for (size_t at = slice_find(text, '\\', from); at < text.len;
         at = slice_find(text, '\\', at + len)) {
        len = stand_in_pair(text, at);
        if (len > 0) {
            overwrite(scan, at, at, ' ');
            stand_in_for_pair(scan->masked + at);
        } else {
            len = at + 2 <= text.len ? 2 : 1;
        }
    }
}

/* Whether the line is `mark` alone, or followed by a blank. */
static bool is_mark(struct slice line, const char *mark)
{
    return slice_starts(line, mark) &&
           (line.len == 3 || line.data[3] == ' ' || line.data[3] == '\t');
}

static bool is_blank(struct slice line)
{
    struct slice text = slice_trim(line);

    return text.len == 0 || text.data[0] == '#';
}

/* "%YAML 1.2", or 1.1, with at most a comment behind it */
static bool is_yaml_directive(struct slice line)
{
    struct slice version = slice_trim(slice_sub(line, 5, slice_find(line, '#', 0)));

    return slice_starts(line, "%YAML ") && (slice_is(version, "1.2") || slice_is(version, "1.1"));
}

/* Looks at one line; false where it begins a second document. */
static bool scan_line(struct scan *scan, struct slice line, size_t at)
{
    struct span span = {scan->source, at, at + line.len};

    if (is_blank(line))
        return true;
    if (scan->ended) {
        diag_add(scan->diags, DIAG_SECOND_DOCUMENT, span);
        return false;
    }
    if (is_mark(line, "...")) {
        scan->ended = true;
        return true;
    }
    if (is_mark(line, "---")) {
        if (scan->started)
            diag_add(scan->diags, DIAG_SECOND_DOCUMENT, span);
        bool first = !scan->started;
        scan->started = true;
        return first;
    }
    if (scan->started || line.data[0] != '%') {
        scan->started = true;
        return true;
    }
    /* Several in a row are one mistake. */
    if (is_yaml_directive(line) && !scan->yaml_directive) {
        scan->yaml_directive = true;
        return true;
    }
    if (!scan->directive)
        diag_set(diag_add(scan->diags, DIAG_DIRECTIVE, span), "text", slice_sub(line, 0, 60));
    scan->directive = true;
    overwrite(scan, at, at + line.len, ' ');
    return true;
}

/* Whether a line of the document itself cannot be "---" or "...". */
static bool is_plain_line(const struct scan *scan, struct slice text, size_t at)
{
    return scan->started && !scan->ended && text.data[at] != '-' && text.data[at] != '.';
}

/* Where the next line starts. Without a CR in the file, the search is memchr's. */
static size_t next_line(struct slice text, size_t at, bool only_lf)
{
    if (!only_lf)
        return source_line_end(text, at);
    size_t lf = slice_find(text, '\n', at);
    return lf < text.len ? lf + 1 : lf;
}

/* A line without the signs that end it. */
static struct slice without_end(struct slice text, size_t at, size_t end)
{
    while (end > at && (text.data[end - 1] == '\n' || text.data[end - 1] == '\r'))
        end--;
    return slice_sub(text, at, end);
}

/* Where the first line stands that may not be there; `end` if none. */
static size_t scan_lines(struct scan *scan, size_t start, size_t end)
{
    struct slice text = slice_sub(scan->source->text, 0, end);
    bool only_lf = slice_find(text, '\r', 0) == text.len;

    for (size_t at = start; at < end;) {
        size_t next = next_line(text, at, only_lf);

        if (!is_plain_line(scan, text, at) && !scan_line(scan, without_end(text, at, next), at))
            return at;
        at = next;
    }
    return end;
}

struct scanned tree_scan(struct arena *arena, const struct source *source, struct diag_list *diags)
{
    struct scan scan = {.arena = arena, .source = source, .diags = diags};
    size_t start = source_bom_length(source->text), end = start;
    size_t max = source->bytes_max > 0 ? source->bytes_max : TREE_BYTES_MAX;

    if (source->text.len > max) {
        diag_set_number(diag_add(diags, DIAG_TOO_LARGE, span_file(source)), "max", (int64_t)max);
    } else if (is_utf16(source->text)) {
        diag_add(diags, DIAG_UTF16, span_file(source));
    } else {
        scan_characters(&scan, start);
        scan_pairs(&scan, start);
        end = scan_lines(&scan, start, source->text.len);
    }
    assert(start <= end && end <= source->text.len);
    return (struct scanned){
        .text = scan.masked != NULL ? (struct slice){scan.masked, source->text.len} : source->text,
        .start = start,
        .end = end,
        .doubts = scan.doubts,
    };
}
