/* SPDX-License-Identifier: MIT */
/* The bytes of a file, and where a byte stands. See source.h. */
#include "diag/source.h"

#include "base/text.h"
#include "base/word.h"

#include <assert.h>
#include <string.h>

/* What was masked, by place, parted where something was added last: places come from the top down,
 * many times over. What lies behind stands in reverse, so that the next one is the last. */
struct masked {
    struct source_ranges before, behind;
};

struct source_lines {
    struct arena *arena;
    size_t last;          /* a byte whose column is known: places on a long line come one by one */
    size_t last_column;   /* 0: none yet */
    size_t asked, margin; /* of source_margin_line() */
    struct masked masked;
    ARRAY(uint32_t);
};

static bool is_within_line(const char *bytes)
{
    uint64_t word = word_at(bytes);

    return (word_equal(word, '\n') | word_equal(word, '\r')) == 0;
}

size_t source_line_end(struct slice text, size_t at)
{
    while (at + WORD_BYTES <= text.len && is_within_line(text.data + at))
        at += WORD_BYTES;
    while (at < text.len && text.data[at] != '\n' && text.data[at] != '\r')
        at++;
    if (at + 1 < text.len && text.data[at] == '\r' && text.data[at + 1] == '\n')
        at++;
    return at < text.len ? at + 1 : at;
}

size_t source_bom_length(struct slice text)
{
    return slice_starts(text, "\xEF\xBB\xBF") ? 3 : 0;
}

struct source source_init(struct arena *arena, struct slice path, struct slice text)
{
    struct source_lines *lines = ARENA_NEW(arena, struct source_lines);

    assert(text.len < UINT32_MAX && "places are kept in 32 bits");
    lines->arena = arena;
    return (struct source){path, text, lines, 0};
}

/* Most files are sound and never asked for a line. */
static const struct source_lines *lines_of(const struct source *source)
{
    struct source_lines *lines = source->lines;
    struct slice text = source->text;

    if (lines->len > 0)
        return lines;
    *ARRAY_PUSH(lines->arena, lines) = (uint32_t)source_bom_length(text);
    for (size_t at = source_line_end(text, 0); at < text.len; at = source_line_end(text, at))
        *ARRAY_PUSH(lines->arena, lines) = (uint32_t)at;
    return lines;
}

/* The index of the last line that starts at or before offset. */
static size_t line_index(const struct source_lines *lines, size_t offset)
{
    size_t low = 0, high = lines->len;

    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;

        if (lines->items[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

struct position source_position(const struct source *source, size_t offset)
{
    const struct source_lines *lines = lines_of(source);
    size_t index = line_index(lines, offset);
    size_t from = lines->items[index], column = 1;

    assert(offset <= source->text.len);
    if (lines->last_column > 0 && lines->last >= from && lines->last <= offset) {
        from = lines->last;
        column = lines->last_column;
    }
    column += text_count(slice_sub(source->text, from, offset));
    source->lines->last = offset;
    source->lines->last_column = column;
    return (struct position){index + 1, column};
}

static void join(struct source_range *range, const struct source_range *other)
{
    range->start = other->start < range->start ? other->start : range->start;
    range->end = other->end > range->end ? other->end : range->end;
    range->personal = range->personal || other->personal;
}

static size_t masked_count(const struct masked *masked)
{
    return masked->before.len + masked->behind.len;
}

static const struct source_range *masked_at(const struct masked *masked, size_t index)
{
    assert(index < masked_count(masked));
    return index < masked->before.len ? &masked->before.items[index]
                                      : &masked->behind.items[masked_count(masked) - 1 - index];
}

/* The first range that ends behind a byte. */
static size_t range_behind(const struct masked *masked, size_t at)
{
    size_t low = 0, high = masked_count(masked);

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (masked_at(masked, middle)->end <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Parts what was masked before one of it. */
static void part_at(struct source_lines *lines, size_t index)
{
    struct source_ranges *before = &lines->masked.before, *behind = &lines->masked.behind;

    assert(index <= masked_count(&lines->masked));
    while (before->len > index)
        *ARRAY_PUSH(lines->arena, behind) = before->items[--before->len];
    while (before->len < index)
        *ARRAY_PUSH(lines->arena, before) = behind->items[--behind->len];
}

static void mask_range(const struct source *source, struct source_range range)
{
    struct source_ranges *before = &source->lines->masked.before;
    struct source_ranges *behind = &source->lines->masked.behind;
    size_t end = range.end;

    assert(range.start <= end && end <= source->text.len);
    text_mask((char *)source->text.data + range.start, range.end - range.start);
    part_at(source->lines, range_behind(&source->lines->masked, range.start));
    for (; behind->len > 0 && behind->items[behind->len - 1].start < end; behind->len--)
        join(&range, &behind->items[behind->len - 1]);
    assert(before->len == 0 || before->items[before->len - 1].end <= range.start);
    assert(behind->len == 0 || behind->items[behind->len - 1].start >= range.end);
    *ARRAY_PUSH(source->lines->arena, before) = range;
}

void source_mask(const struct source *source, size_t start, size_t end)
{
    mask_range(source, (struct source_range){.start = start, .end = end});
}

void source_mask_personal(const struct source *source, size_t start, size_t end)
{
    mask_range(source, (struct source_range){.start = start, .end = end, .personal = true});
}

static void append(struct source_lines *lines, struct source_ranges *out,
                   const struct source_range *range)
{
    struct source_range *last = out->len == 0 ? NULL : &out->items[out->len - 1];

    if (last == NULL || range->start >= last->end)
        *ARRAY_PUSH(lines->arena, out) = *range;
    else
        join(last, range);
}

void source_mask_ranges(const struct source *source, const struct source_range *ranges,
                        size_t count)
{
    struct source_lines *lines = source->lines;
    const struct source_ranges before = *source_masked(source);
    struct source_ranges all = {0};
    size_t i = 0;

    for (size_t k = 0; k < count; k++) {
        assert(ranges[k].start <= ranges[k].end && ranges[k].end <= source->text.len);
        assert(k == 0 || ranges[k - 1].start <= ranges[k].start);
        for (; i < before.len && before.items[i].start <= ranges[k].start; i++)
            append(lines, &all, &before.items[i]);
        append(lines, &all, &ranges[k]);
        text_mask((char *)source->text.data + ranges[k].start, ranges[k].end - ranges[k].start);
    }
    for (; i < before.len; i++)
        append(lines, &all, &before.items[i]);
    lines->masked.before = all;
}

bool source_is_masked(const struct source *source, size_t start, size_t end)
{
    const struct masked *masked = &source->lines->masked;
    size_t at = range_behind(masked, start);

    return at < masked_count(masked) && masked_at(masked, at)->start < end;
}

bool source_is_personal(const struct source *source, size_t start, size_t end)
{
    const struct masked *masked = &source->lines->masked;
    const size_t count = masked_count(masked);

    for (size_t i = range_behind(masked, start); i < count && masked_at(masked, i)->start < end;
         i++) {
        if (masked_at(masked, i)->personal)
            return true;
    }
    return false;
}

#define BESIDE_BYTES_MAX 200 /* a whole file may be one line */

static bool is_line_end(char byte)
{
    return byte == '\n' || byte == '\r';
}

bool source_is_beside_personal(const struct source *source, size_t at)
{
    size_t start = at, end = at;

    if (masked_count(&source->lines->masked) == 0)
        return false;
    while (start > 0 && at - start < BESIDE_BYTES_MAX && !is_line_end(source->text.data[start - 1]))
        start--;
    while (end < source->text.len && end - at < BESIDE_BYTES_MAX &&
           !is_line_end(source->text.data[end]))
        end++;
    return source_is_personal(source, start, end);
}

const struct source_ranges *source_masked(const struct source *source)
{
    part_at(source->lines, masked_count(&source->lines->masked));
    return &source->lines->masked.before;
}

size_t source_line_start(const struct source *source, size_t line)
{
    const struct source_lines *lines = lines_of(source);

    assert(line >= 1 && line <= lines->len);
    return lines->items[line - 1];
}

struct slice source_line(const struct source *source, size_t line)
{
    const struct source_lines *lines = lines_of(source);

    if (line == 0 || line > lines->len)
        return (struct slice){NULL, 0};

    size_t start = lines->items[line - 1];
    size_t end = line < lines->len ? lines->items[line] : source->text.len;
    while (end > start &&
           (source->text.data[end - 1] == '\n' || source->text.data[end - 1] == '\r'))
        end--;
    return slice_sub(source->text, start, end);
}

static bool begins_at_margin(struct slice text, size_t at)
{
    static const char others[] = " \t\r\n-#";
    static const char *const wide[] = {"　", "\u00A0", "－", "＃"};

    if (at >= text.len || memchr(others, text.data[at], sizeof others - 1) != NULL)
        return false;
    for (size_t i = 0; i < sizeof wide / sizeof wide[0]; i++) {
        if (slice_starts(slice_sub(text, at, text.len), wide[i]))
            return false;
    }
    return true;
}

size_t source_margin_line(const struct source *source, size_t line)
{
    struct source_lines *lines = source->lines;
    size_t known = lines->asked > 0 && lines->asked <= line ? lines->asked : 0, at = line;

    while (at > known && !begins_at_margin(source->text, source_line_start(source, at)))
        at--;
    lines->margin = at > known || known == 0 ? at : lines->margin;
    lines->asked = line;
    return lines->margin;
}

/* The comment stands at the very end of its line; of a long line no more is looked at, for many
 * places may be on it. */
#define CHECKED_BYTES_MAX 200

/* Where the line ends that a byte is in; lines are counted only where it is far. */
static size_t end_of_line(const struct source *source, size_t at)
{
    struct slice text = source->text;
    size_t far = at + CHECKED_BYTES_MAX < text.len ? at + CHECKED_BYTES_MAX : text.len;
    size_t near = source_line_end(slice_sub(text, 0, far), at);

    if (near < far || far == text.len)
        return near;

    const struct source_lines *lines = lines_of(source);
    size_t next = line_index(lines, at) + 1;

    return next < lines->len ? lines->items[next] : text.len;
}

bool span_checked(struct span span)
{
    if (span.source == NULL || span.end > span.source->text.len)
        return false;
    size_t end = end_of_line(span.source, span.end);
    size_t from = end - span.end > CHECKED_BYTES_MAX ? end - CHECKED_BYTES_MAX : span.end;
    struct slice line = slice_sub(span.source->text, 0, end);

    for (size_t at = from; (at = slice_find(line, '#', at)) < line.len; at++) {
        struct slice comment = slice_trim(slice_sub(line, at + 1, line.len));

        if (at > 0 && (line.data[at - 1] == ' ' || line.data[at - 1] == '\t') &&
            (slice_starts(comment, "checked") || slice_starts(comment, "已核实")))
            return true;
    }
    return false;
}

struct span span_file(const struct source *source)
{
    return (struct span){source, SIZE_MAX, SIZE_MAX};
}
