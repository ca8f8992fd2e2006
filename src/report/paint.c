/* SPDX-License-Identifier: MIT */
/* Colour for a terminal. See paint.h. */
#include "report/paint.h"

#include "base/wrap.h"

enum paint verdict_paint(enum verdict verdict)
{
    static const enum paint paints[] = {
        [VERDICT_UNCLEAR] = PAINT_DOUBT,   [VERDICT_SHORT] = PAINT_BAD,
        [VERDICT_NO_DATA] = PAINT_BAD,     [VERDICT_UNPROVEN] = PAINT_DOUBT,
        [VERDICT_UNDEFINED] = PAINT_DOUBT, [VERDICT_BEHIND] = PAINT_BAD,
        [VERDICT_NOT_DUE] = PAINT_WAIT,    [VERDICT_ON_TRACK] = PAINT_WAIT,
        [VERDICT_OVER] = PAINT_GOOD,       [VERDICT_MET] = PAINT_GOOD,
        [VERDICT_REPORTED] = PAINT_NONE,   [VERDICT_WITHHELD] = PAINT_NONE,
    };
    _Static_assert(sizeof paints / sizeof paints[0] == VERDICT_COUNT, "one per verdict");

    return paints[verdict];
}

void paint_add(struct buffer *out, bool color, enum paint paint, struct slice text)
{
    /* ECMA-48, 8.3.117: 1 is bold, 30 and more are colours */
    static const char *const escapes[PAINT_COUNT] = {
        [PAINT_STRONG] = "\x1B[1m", [PAINT_BAD] = "\x1B[1;31m", [PAINT_DOUBT] = "\x1B[1;35m",
        [PAINT_WAIT] = "\x1B[36m",  [PAINT_GOOD] = "\x1B[32m",
    };

    if (!color || paint == PAINT_NONE || text.len == 0) {
        buffer_add(out, text);
        return;
    }
    buffer_adds(out, escapes[paint]);
    buffer_add(out, text);
    buffer_adds(out, WRAP_RESET);
}
