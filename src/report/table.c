/* SPDX-License-Identifier: MIT */
/* Rows of text: `taizhang list`. */
#include "base/text.h"
#include "report/console.h"
#include "report/json.h"
#include "report/report_room.h"

#include <assert.h>

void table_text(struct buffer *out, const struct table *table)
{
    size_t widths[TABLE_COLUMNS_MAX] = {0}, start = out->len;

    assert(table->column_count <= TABLE_COLUMNS_MAX);
    for (size_t i = 0; i < table->len; i++) {
        for (size_t k = 0; k < table->column_count; k++) {
            size_t width = text_safe_width(table->items[i].cells[k]);

            widths[k] = width > widths[k] ? width : widths[k];
        }
    }
    for (size_t i = 0; i < table->len; i++) {
        size_t last = table->column_count;

        while (last > 1 && table->items[i].cells[last - 1].len == 0)
            last--;
        for (size_t k = 0; k < last; k++) {
            struct buffer safe = {0};

            text_safe(&safe, table->items[i].cells[k]);
            text_pad(out, buffer_slice(&safe), k + 1 < last ? widths[k] + 2 : 0);
            buffer_free(&safe);
        }
        buffer_byte(out, '\n');
    }
    console_guard(out, start);
}

void table_json(struct buffer *out, const struct table *table)
{
    struct json json = {.out = out};

    json_open(&json, NULL, '[');
    for (size_t i = 0; i < table->len; i++) {
        json_open(&json, NULL, '{');
        for (size_t k = 0; k < table->column_count; k++)
            json_string(&json, table->columns[k], table->items[i].cells[k]);
        json_close(&json, '}');
    }
    json_close(&json, ']');
    json_end(&json);
}
