/* SPDX-License-Identifier: MIT */
/*
 * labels: what tells who a person is and is known by the word before it, or by its form.
 *
 * A QQ number is nine digits like any other nine: what makes it one is the word QQ. So a table
 * of words (labels_table.c) says what may stand behind each, and a reader for each kind knows
 * the form. Words are found in any case and width; between a word and its value may stand
 * 号, 是, 为, id, colons, equals signs, brackets, quotes, blanks, the stroke of a table's cell, a
 * remark in brackets and, behind a colon, one line end: `qq: 1…`, `"QQ": "1…"`, `| QQ | 1… |`.
 * A value may also stand before its word, where brackets are around that: `1…（QQ）`, and below it
 * in a table of commas, semicolons, tabs, strokes or blanks, of HTML (<tr>) or of an INSERT of SQL,
 * in the same column, where it is the whole cell; cells in quotes may hold line ends; or to the
 * right of it in its row, where the word is the first cell. Or the word ends a line with nothing
 * else in it, and the value is all of the next, or of one behind blank lines. Between the Han
 * characters of a word may stand up to four blanks of any kind, as forms have them: `电　　话：2…`.
 * The commonest are known in traditional writing, too.
 *
 * What is found:
 *   accounts     QQ (5 to 11 digits; behind Q alone 7 and more), WeChat (a letter and 5 to 19
 *                letters, digits, - and _; also wxid_… alone; without a colon two digits among
 * them; of digits alone behind a blank eight that are no round figure), Douyin, Kuaishou, Weibo,
 *                Xiaohongshu, Alipay, DingTalk; of digits alone seven behind 号 or a cell's
 *                stroke; QQ in brackets behind who wrote, with the time and the message below, as
 *                the program exports them; also in addresses of their pages, as of Telegram's and
 *                WhatsApp's (weibo.com/u/…, t.me/…)
 *                openid and unionid, accounts of games, passwords behind 密码 and 口令 (and
 *                behind password with a colon) that hold a digit
 *   mail         any address, without a word, with a top level domain that people have; also with
 *                (at), [at], (dot), 点, and on the hosts where people have theirs with #, 艾特 and
 *                " at " for the @
 *   documents    passport, permits of Hong Kong, Macau and Taiwan and the identity cards there,
 *                residence permit, officer's and soldier's cards, birth certificate, household
 * register, disability card, certificates of allowances, student, exam, social insurance and
 * hospital numbers, driving licence, IMEI, 证件号码 of any kind, certificates of schools and of
 * marriage malformed    15 to 19 digits behind 身份证, whatever is wrong with them, and 14 that
 * region and year begin bank account 9 to 30 digits behind 账号, 卡号 and the like, without any
 * check digit telephone    seven or eight digits behind 电话, 座机, tel plate        a province, a
 * letter and five characters (six of a green plate), where nothing but a plate looks so, or behind
 * a word; WJ of the armed police position     latitude and longitude with four decimals or with
 * seconds, behind words or N and E, in geo: and in links of maps; without them two such numbers
 * that lie in China, where nothing else of figures is joined to them birth        a day or a month
 * of a year from 1950 on, behind or before a word for being born (before it perhaps where:
 * …日在县医院出生), or behind 男 or 女 in a row of cells or a list, perhaps with 汉族 between them;
 * of a year of two digits a day; with the time of day that a database or a spreadsheet writes;
 * behind the colon of a field for a date bare figures, too: 080315, 3.15, 39522 (days since
 *                1899-12-30); the day before 过生日
 *   embedded     data: with a picture or another file in base64; parts of mail and !!binary of
 *                YAML that are no text, or a text in which something of all this is found
 *
 * What is not: the account of an office and its groups (公众号, QQ群), words without a value, a
 * year of birth alone and births before 1950 (history), a month before 1990 in a sentence (the
 * lives that are read about), a month in which all were born whom a notice calls
 * (…出生的孩子可以报名), birthdays kept by many, mail of offices (initials that end in ggw and the
 * like, gov.cn, office@, info@, what is right behind 投稿邮箱 and
 * the like), of lists (lists.) and of reserved domains (RFC 2606), git@, users in addresses of the
 * web, an office's account right behind 对公, 捐款 and the like or behind its name
 * (户名：…镇人民政府, perhaps its bank), plates of its cars (校车, 公车), x in the place of all
 * letters (a form to be filled, or what a mask has left), telephones of offices (as in numbers.h),
 * customers' numbers of utilities (用电户号), stands and papers numbered like plates (展位, 编号),
 * nicknames in Han characters, figures that a program compares (lat < 30.7…) or has in braces
 * ({wx:1…}). In texts that are no records, mail in lines
 * that say who wrote or holds something (Signed-off-by:, Copyright, __author__, an "email" of an
 * "author") is none, and English words ask more of a value, for programs are full of `wechat:
 * enabled`.
 */
#ifndef TAIZHANG_PRIVACY_LABELS_H
#define TAIZHANG_PRIVACY_LABELS_H

#include "base/arena.h"
#include "diag/catalogue.h"

enum label_kind {
    LABEL_QQ,
    LABEL_WECHAT,
    LABEL_DOUYIN,
    LABEL_KUAISHOU,
    LABEL_WEIBO,
    LABEL_XIAOHONGSHU,
    LABEL_ALIPAY,
    LABEL_TELEGRAM,
    LABEL_WHATSAPP,
    LABEL_DINGTALK,
    LABEL_OPENID,
    LABEL_GAME,
    LABEL_PASSWORD,
    LABEL_MAIL,
    LABEL_PASSPORT,
    LABEL_PERMIT,
    LABEL_OFFICER,
    LABEL_VETERAN,
    LABEL_BIRTH_CERTIFICATE,
    LABEL_REGISTER,
    LABEL_DISABILITY,
    LABEL_WELFARE,
    LABEL_STUDENT,
    LABEL_EXAM,
    LABEL_INSURANCE,
    LABEL_HOSPITAL,
    LABEL_LICENCE,
    LABEL_DEVICE,
    LABEL_CERTIFICATE,
    LABEL_ISLANDS,
    LABEL_MALFORMED,
    LABEL_BANK,
    LABEL_PHONE,
    LABEL_PLATE,
    LABEL_POSITION,
    LABEL_BIRTH,
    LABEL_EMBEDDED,
    LABEL_KINDS
};

struct label_kind_row {
    enum diag_code code;
    struct words words; /* for {kind} in the message */
};

const struct label_kind_row *label_kind_row(enum label_kind kind);

struct label_find {
    enum label_kind kind;
    bool rest;         /* belongs to the one before it: to be masked, not reported again */
    size_t start, end; /* bytes of the value */
};

struct label_finds {
    ARRAY(struct label_find); /* in the order of the text; they do not overlap */
};

/* Adds what is found to the list; whether the text is one of records. What is no UTF-8 is read as
 * GBK, Big5 or Shift-JIS, too; in a text that is none of records characters may be written by their
 * numbers ("\u5fae", "&#24494;", "%E5%BE%AE"). Linear in the text. */
void labels_find(struct arena *arena, struct slice text, bool record, struct label_finds *out);

#endif
