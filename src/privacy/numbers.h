/* SPDX-License-Identifier: MIT */
/*
 * numbers: the numbers that tell who a person is, found in the bytes of a text.
 *
 * The text is read as bytes, whatever it is: keys, values, comments, quotes and lines that no YAML
 * reader understands are all alike. Nothing is changed and nothing reported; guard.h does both.
 *
 * Plain digits are ASCII, and the decimal digits of any script (Unicode's category Nd: full-width,
 * mathematical, Arabic ...). Between them may stand up to three separators: spaces of all kinds,
 * tabs and the blanks of Braille, hyphens and dashes, dots, underscores, slashes, middle dots.
 * Characters that are not seen (Default_Ignorable_Code_Point, formats, controls, marks put on a
 * digit) do not part digits at all. A run of digits is unbroken; groups are runs with separators
 * between them; a chain is all groups that separators join.
 *
 * A text is also read widely, in a guise. Then odd digits are digits, too: Chinese ones (also 壹
 * and 〡), circled, superscript and subscript ones, those in parentheses, with a full stop or on a
 * keycap; and any sign is a separator (, 、 ~ * | : + = quotes, brackets). A number in a guise has
 * an odd digit within, not at its ends alone, for that may be the end of a word or a mark of a
 * list; or the same weak sign between all groups, which are then those that people write: 3-4-4 and
 * digit by digit for a mobile (with commas 2-3-3-3 as well, where nothing says that it is a sum),
 * and parts of the number, or groups all alike, with a right check digit for an identity number.
 * Commas, semicolons, colons and bars part items of lists and cells of tables: what is one of more
 * items is none, nor are landlines and cards so written found.
 *
 * What is found:
 *   identity number  GB 11643-1999: region (GB/T 2260's provinces, or 99, which is nobody's and
 *                    used by tests), a real date of 1880 to 2100, three digits, and the check
 *                    character of ISO 7064 MOD 11-2 (X also as full-width letter,
 *                    multiplication sign, Roman ten, Greek or Cyrillic letter). In groups that
 *                    are its parts (region, date, the rest) or all of one length, or alone in
 *                    any groups; in an unbroken run of digits any window of eighteen counts.
 *   mistyped one     the same with a wrong check character, where nothing else is joined to it
 *                    and region and date are apart or nothing is
 *   student number   G or L right before an identity number
 *   old number       fifteen digits: region, yymmdd, three digits
 *   mobile           1[3-9] and nine digits, perhaps behind 86; in one run, perhaps behind a 0,
 *                    or in groups as people write telephones (3-4-4 and its like), with one
 *                    separator
 *   landline         0 and an area code (010, 02x, 03xx to 09xx), 7 or 8 digits from 2 to 8 on,
 *                    perhaps an extension; behind +86 or 0086 without the 0
 *   bank card        16 to 19 digits with Luhn's check digit that begin as cards do, in one
 *                    run or in fours
 *   covered number   an identity number, mobile or bank card in which at least three stars,
 *                    crosses, circles, squares, #, _ or ? side by side stand for digits; of a
 *                    mobile six digits are left, of an identity number seven, of a card eight.
 *                    Where there are more or fewer covers than digits covered: 3-4 digits of a
 *                    mobile, 6-4 of an identity number, 6-4 or 4-4 of a card that begins with 62.
 *                    The same of these forms with dots, ～, 、, 。 or ellipses for the digits: four
 *                    dots, three behind a word or a colon; an ellipsis is three of them.
 * Tags of HTML within a line (<b>, <span ...>) are not seen, and its entities ("&nbsp;", "&#49;")
 * are what they stand for. An identity number, and a mobile in 3-4-4, 7-4 or 3-8,
 * are also found where one line end cuts them, in a line of text that ends so and the next, behind
 * marks of a comment, that begins so.
 *
 * A text that is no UTF-8 is read as GBK, Big5 and Shift-JIS, too; of any other encoding the ASCII
 * is.
 *
 * What is not: what a word before it tells (labels.h: a landline without its area code, passports),
 * 400 and 800 numbers, covered landlines, letters that look like digits (O for 0), and numbers cut
 * by letters or by a second line end. A telephone in groups whose last eight digits are a date of
 * 1900 to 2100 is taken for a code or amount beside a date, and so is one whose groups of four are
 * years (1996 beside seven digits); three cells that are a line of a table, with others or all of
 * one of strokes, are three figures, and four groups below 256 an address of the internet. What
 * stands behind the point of a decimal number (0.13...) is none, but for an identity number and for
 * the first item of a line (1.13...). Nor is an amount with its unit behind (元, 吨, 亩), a round
 * one right behind a word for money (助学金, 合计), the name of a page of the web
 * (https://…/19900000000.html, /item/…, but not below /user/ or /tel/), what stands right behind
 * the word for an organisation's registration (营业执照, 信用代码; but for a sound identity number)
 * or for its account (对公账户), a mobile right behind the word for the number of a meter, a
 * customer, an order or a contract (电表, 水表编号, 户号, 订单号, 合同编号) or behind the word for
 * a sum in a table (合计, 小计), a landline right behind the word for an office or for what one has
 * a telephone for (办公室, 值班), or with its office in brackets behind it where nobody is named
 * before it in the line (联系电话：…（学校）), a list of figures behind 各村 and 分别, or an
 * argument (matrix(1,3). Social credit codes (GB 32100-2015) are no cards. A shelf mark of eleven
 * digits that begins with 13 to 19 looks like a mobile and is reported as one. Words of 32, 40 or
 * 64 hexadecimal digits are hashes, whatever digits they hold.
 */
#ifndef TAIZHANG_PRIVACY_NUMBERS_H
#define TAIZHANG_PRIVACY_NUMBERS_H

#include "base/arena.h"

enum number_kind {
    NUMBER_ID,
    NUMBER_ID_MISTYPED,
    NUMBER_ID_OLD,
    NUMBER_STUDENT,
    NUMBER_MOBILE,
    NUMBER_LANDLINE,
    NUMBER_CARD,
    NUMBER_COVERED,
    NUMBER_KINDS
};

struct number {
    enum number_kind kind;
    size_t start, end; /* bytes, from its first digit (or letter) to its last */
};

struct numbers {
    ARRAY(struct number); /* in the order of the text; they do not overlap */
};

/* Adds what is found to the list. Linear in the text. */
void numbers_find(struct arena *arena, struct slice text, struct numbers *out);

/* The same of a text in which characters may be written by their numbers, as JSON ("\u4e00") and
 * addresses of pages ("%20") do. Not for YAML: a mask would break what it escapes, and its values
 * are looked at as they are read. */
void numbers_find_written(struct arena *arena, struct slice text, struct numbers *out);

#endif
