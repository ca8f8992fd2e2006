/* SPDX-License-Identifier: MIT */
/*
 * paint: colour for a terminal.
 *
 * Colour repeats what words and characters say, and says nothing alone. Only bold and four of the
 * sixteen colours that every terminal has are used: red, green, magenta and cyan can be read on a
 * dark ground and on a light one; yellow and blue, black and white cannot.
 *
 * What is painted is safe to print (text_safe()), so no escape in the output is from a record.
 */
#ifndef TAIZHANG_REPORT_PAINT_H
#define TAIZHANG_REPORT_PAINT_H

#include "assess/assessment.h"

enum paint {
    PAINT_NONE,
    PAINT_STRONG, /* a heading, a name to find again */
    PAINT_BAD,    /* something has to be done */
    PAINT_DOUBT,  /* something has to be proven, corrected or asked */
    PAINT_WAIT,   /* its time has not come */
    PAINT_GOOD,
    PAINT_COUNT
};

enum paint verdict_paint(enum verdict verdict);

/* Appends text that is safe to print; with its colour where `color`, and always closed. */
void paint_add(struct buffer *out, bool color, enum paint paint, struct slice text);

#endif
