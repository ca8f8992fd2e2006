/* SPDX-License-Identifier: MIT */
/*
 * wrap: text in lines, with a hanging indent, by the columns of a terminal.
 *
 * A line may end at a space, and between two wide characters (Chinese needs no spaces), but
 * neither before what closes (，。）”) nor after what opens (（“): the rules of Annex 14 that
 * Chinese and English reports need, and no more; between Chinese and Latin letters or digits only
 * where a line has no room for what they make together. A figure stays with what makes it one: "by
 * 3", "17 of 20", "98.5 %", "差 3 项". Words are not cut: one that is longer than the line stands
 * alone and goes beyond it.
 *
 * The text is safe to print (text_safe()), so no control character in it is from a record. Three
 * are the caller's: escape sequences ESC [ ... m take no columns, and colour that is open at the
 * end of a line is closed there and opened again in the next; WRAP_KEEP and WRAP_LOOSE enclose
 * what is never cut, such as the name of a file, and are left out.
 */
#ifndef TAIZHANG_BASE_WRAP_H
#define TAIZHANG_BASE_WRAP_H

#include "base/buffer.h"

#define WRAP_KEEP  "\x0E"
#define WRAP_LOOSE "\x0F"
#define WRAP_RESET "\x1B[0m" /* closes what an escape sequence opened */

/* Appends text in lines of at most `width` columns. The first begins as the text does, the others
 * with `hang` spaces, which are fewer than `width`. No line ends in a space; none follows the last.
 */
void wrap_add(struct buffer *out, struct slice text, size_t width, size_t hang);

#endif
