/* SPDX-License-Identifier: MIT */
/* A writer of CSV. See csv.h. */
#include "report/csv.h"

#include "base/text.h"

#include <assert.h>

static bool is_quote(uint32_t c)
{
    return c == '"' || c == '\'' || c == '`' || (c >= 0x2018 && c <= 0x201F) || c == 0xFF02 ||
           c == 0xFF07;
}

static bool begins_formula(uint32_t c)
{
    static const uint32_t starts[] = {'=',    '+',    '-',    '@',    0xFF1D, 0xFF0B, 0xFF0D,
                                      0xFF20, 0xFE66, 0xFE62, 0xFE63, 0xFE6B, 0x2212};

    for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++) {
        if (c == starts[i])
            return true;
    }
    return false;
}

/* Whether the first character behind spaces and quotation marks could begin a formula. */
static bool is_formula(struct slice text)
{
    for (size_t at = 0; at < text.len;) {
        uint32_t c;

        if (!text_next(text, &at, &c))
            return false;
        if (!text_is_blank(c) && !is_quote(c))
            return begins_formula(c);
    }
    return false;
}

static bool needs_quotes(struct slice text)
{
    return slice_has(text, ",") || slice_has(text, ";") || slice_has(text, "\"") ||
           slice_starts(text, " ") || slice_ends(text, " ");
}

static void begin_cell(struct csv *csv)
{
    if (csv->cells++ > 0)
        buffer_byte(csv->out, ',');
}

static void add_quoted(struct buffer *out, struct slice text)
{
    buffer_byte(out, '"');
    for (size_t i = 0; i < text.len; i++) {
        if (text.data[i] == '"')
            buffer_byte(out, '"');
        buffer_byte(out, text.data[i]);
    }
    buffer_byte(out, '"');
}

void csv_text(struct csv *csv, struct slice text)
{
    struct buffer safe = {0}, cell = {0};

    text_safe(&safe, text);
    if (is_formula(buffer_slice(&safe)) || csv_is_converted(buffer_slice(&safe)))
        buffer_byte(&cell, '\'');
    buffer_add(&cell, buffer_slice(&safe));
    begin_cell(csv);
    if (needs_quotes(buffer_slice(&cell)))
        add_quoted(csv->out, buffer_slice(&cell));
    else
        buffer_add(csv->out, buffer_slice(&cell));
    buffer_free(&safe);
    buffer_free(&cell);
}

void csv_decimal(struct csv *csv, struct decimal value)
{
    begin_cell(csv);
    decimal_print(csv->out, value);
}

void csv_date(struct csv *csv, date_days value)
{
    char text[11];

    begin_cell(csv);
    buffer_add(csv->out, date_print(value, text));
}

void csv_blank(struct csv *csv)
{
    begin_cell(csv);
}

void csv_end(struct csv *csv)
{
    assert(csv->cells > 0 && (csv->columns == 0 || csv->cells == csv->columns));
    buffer_adds(csv->out, "\r\n");
    csv->columns = csv->cells;
    csv->cells = 0;
    piece_give(csv->out, csv->taker);
}
