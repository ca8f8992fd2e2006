/* SPDX-License-Identifier: MIT */
/*
 * text: UTF-8 as people see it: characters, columns, and what is safe to print.
 *
 * Width is that of a terminal: Han characters take two columns, combining marks
 * none (Unicode Standard Annex 11, through utf8proc); ambiguous characters take
 * one. The functions take any bytes; what is not UTF-8 counts as one character a
 * byte and is shown as <0xNN>.
 */
#ifndef TAIZHANG_BASE_TEXT_H
#define TAIZHANG_BASE_TEXT_H

#include "base/arena.h"
#include "base/buffer.h"

#include <stdint.h>

/* Decodes one character at *at, which is less than s.len, and moves *at behind it.
 * false where the bytes are no UTF-8 (overlong, surrogate, beyond U+10FFFF, cut):
 * then *at moves by one byte, and *out is that byte. */
bool text_next(struct slice s, size_t *at, uint32_t *out);

/* A character in UTF-8; how many bytes, 0 where it is none of Unicode's. */
size_t text_put(uint32_t code, char out[4]);

/* What UTF-16 says in UTF-8, without the mark, in the arena; whether the high byte comes first.
 * What is no character is left out. */
struct slice text_from_utf16(struct arena *arena, struct slice s, bool high_first);

/* Where the first byte stands that begins no UTF-8 character; s.len where all is well. */
size_t text_invalid(struct slice s);

/* Whether a character is a space of any width; no line end. */
bool text_is_blank(uint32_t c);

/* Whether a character is a letter or a number of any script; a number, which circled ones and
 * Roman numerals are, too, but not the Han characters that count. */
bool text_is_word(uint32_t c);
bool text_is_number(uint32_t c);

/*
 * The digit that a character is, or -1. A decimal digit of any script (general category Nd,
 * full-width and mathematical ones among them), or one that is decorated: superscript and
 * subscript, circled, in parentheses, with a full stop.
 */
int text_decimal(uint32_t c);
int text_decorated_digit(uint32_t c);

/*
 * Whether nothing of its own is to be seen of a character: what Unicode lets a program ignore
 * (Default_Ignorable_Code_Point), formats and controls other than those that part words, and marks
 * that are put on the character before.
 */
bool text_is_unseen(uint32_t c);

/* Whether a character is punctuation or a symbol. */
bool text_is_sign(uint32_t c);

/* Characters (code points). */
size_t text_count(struct slice s);

/*
 * Columns on a terminal, of text that is safe to print: see text_safe(). What people see
 * as one character (a grapheme cluster, Annex 29) takes at most two; an emoji with the
 * variation selector 16 takes two. A control character counts none, an invalid byte one.
 */
size_t text_width(struct slice s);

/* Columns of what people see as one character, which begins at *at; *at moves behind it. */
size_t text_cluster(struct slice s, size_t *at);

/*
 * Appends s so that it can only be seen, never act: control characters (C0 with TAB
 * and line ends, DEL, C1), bidirectional controls, other invisible format characters,
 * line and paragraph separators, blank letters (Hangul fillers), private use and
 * noncharacters become <U+202E>, invalid bytes <0xNN>. Spaces of all widths stay, and so
 * do marks with variation selectors among them.
 */
void text_safe(struct buffer *out, struct slice s);

/* Columns of a text as text_safe() shows it. */
size_t text_safe_width(struct slice s);

/*
 * Overwrites letters, digits, marks and symbols by an x of as many bytes (x, U+02E3, U+FF58,
 * U+1D6A1); punctuation, spaces and invisible characters stay. Bytes and characters are as
 * many as before, so that all places stay. Bytes that are no UTF-8 are overwritten, too.
 */
void text_mask(char *bytes, size_t len);

/*
 * Appends what of a text counts where two people may have written the same: compatibility forms
 * as their plain ones (full-width as ASCII), in one case, without blanks and invisible characters.
 * What is not UTF-8 stays as it is.
 */
void text_fold(struct buffer *out, struct slice s);

/* Appends s, then spaces up to width columns. */
void text_pad(struct buffer *out, struct slice s, size_t width);

/* Appends spaces up to width columns, then s. */
void text_pad_left(struct buffer *out, struct slice s, size_t width);

/*
 * The candidate nearest to word by edit distance (insertion, deletion, substitution,
 * swap of neighbours; counted in characters), or count where none is near enough to be
 * a slip: at most a third of the longer word's characters may differ; of words of at most
 * two characters only their swap is one, for half of such a word is no slip. Of equally near
 * ones one of the same length wins, then the first. Words beyond 64 characters have no nearest.
 */
size_t text_nearest(struct slice word, const struct slice *candidates, size_t count);

#endif
