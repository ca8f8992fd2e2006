/* SPDX-License-Identifier: MIT */
/*
 * schema_filled: words that fill a place and put nothing there.
 *
 * A form has a box for the number of the photo, and a box wants something: 无, 待补, 同上, n/a,
 * a stroke. In a record such a word would be proof of what nobody has. Which words there are, the
 * schema says (x-none, x-some); they are compared by letters and digits alone (text_bare()).
 */
#ifndef TAIZHANG_SCHEMA_SCHEMA_FILLED_H
#define TAIZHANG_SCHEMA_SCHEMA_FILLED_H

#include "schema/schema_view.h"

enum filled {
    FILLED,      /* nothing is known against it */
    FILLED_NONE, /* says that there is none, or not yet, or that it stands elsewhere */
    FILLED_SOME, /* says that there is one, and not which */
};

/* Whether a text may be such a word: a text that is no mark has no digit then. Nearly all marks
 * have digits, in the last part too, and most texts begin and end with other characters than the
 * words do: no more is asked of those. */
bool schema_may_be_unfilled(const struct schema *schema, struct slice text, enum filling filling);

/*
 * What a text says. In a mark a word that says that there is none may have a number behind it
 * (待补1, 同上2), and where the schema has words for that, how many there are (照片3张). The words
 * may stand before or behind a name of the field itself (无照片, no photo): `names` are those. A
 * text without any letter or digit says none. A shelf mark whose last part is such a word
 * (nb-2016-待补) has not been written to its end; one that begins with such a word and goes on with
 * a remark (无（相机坏了）) is that word.
 */
enum filled schema_filled(const struct schema *schema, const struct names *names, struct slice text,
                          enum filling filling);

/* Appends a text as text_bare() does, each number in it as one #: a word of x-none or x-some with a
 * # stands for any number. */
void filler_numbered(struct buffer *out, struct slice text);

/* The first and the last character of a word without blanks and marks, as schema->filler_begins and
 * filler_ends count them: by their last bits. */
uint32_t filler_begin(struct slice bare);
uint32_t filler_end(struct slice bare);

#endif
