/* SPDX-License-Identifier: MIT */
/*
 * secret: what a field's name says of its value: that nobody may see it.
 *
 * Numbers are known by their digits, names are not. But a field that takes a code (x-code)
 * holds a name where the value looks like one, and a field that no schema knows and that is
 * called 姓名 or phone (x-never) holds what its name says. A schema that is read finds both in
 * a tree; where a file is so broken that there is no tree, a message would still show the
 * line. So every excerpt is looked through before it is kept: `word:` and what stands behind.
 *
 * In an entry of a person no list of words is long enough: there the value of every field is hidden
 * that the schema does not know. An excerpt out of a section whose entries are persons shows
 * the names of fields, what stands behind those that may stand in that section and is of the kind
 * that may stand there (secret_shows()), and nothing else: no remark, no text of a field that is
 * not known, on the line of its name or further down. A field that stands at the margin is of a
 * person, too, unless the schema knows it: it may have slipped out of an entry.
 *
 * A line on which something of somebody was found (source_mask_personal()) shows the names of known
 * fields alone, in whatever file it stands: beside a number stands the name of who has it.
 */
#ifndef TAIZHANG_DIAG_SECRET_H
#define TAIZHANG_DIAG_SECRET_H

#include "diag/source.h"

/* Which values of a field in an entry of a person are shown, though they be wrong. */
struct secret_values {
    bool open;     /* any text may stand there */
    bool coded;    /* what has a digit and is no name: it takes codes */
    bool marked;   /* a number with these words: it takes shelf marks, which are texts */
    bool year;     /* 2005, and no other number */
    bool dated;    /* dates */
    bool decimal;  /* numbers with a fraction */
    size_t digits; /* numbers of so many, with units: 14岁; and of as many as those in the words */
    const struct slice *words; /* these, what is near them, and parts of them; so many numbers in
                                  one value as in them: two in 14-17 */
    size_t count;
    const struct slice *said; /* these alone: 无, yes */
    size_t said_count;
};

/* Whether a value is shown: it is of the kind of the right ones. */
bool secret_shows(const struct secret_values *values, struct slice value);

/* Whether a right code, which is a pseudonym, may have been made of a month or day of birth, or of
 * a number of somebody: it has eight digits in a row, or six that are such a day. */
bool secret_code_has_birth(struct slice code);

/* What may stand before a colon in a section: the name of a field, or another word for it. */
struct secret_field {
    struct slice word;
    bool scalars; /* it takes a value, or a list of them */
    const struct secret_values *values;
};

/* A field at the margin, with all that stands below it up to the next one. */
struct secret_section {
    struct slice word; /* its name, or another word for it */
    bool person;       /* what stands in it is of persons */
    const struct secret_field *fields;
    size_t count;
};

struct secrets {
    const struct slice *never; /* words of personal data */
    size_t never_count;
    const struct slice *codes; /* names of fields that take a code */
    size_t code_count;
    const struct secret_section *sections;
    size_t section_count;
    struct secret_section anywhere; /* the fields of all sections of persons; none where `person`
                                       is false */
};

/*
 * The longest word of personal data that a field's name is or holds; empty where there is none.
 * Latin words are compared whole, without regard to case, width, hyphens, underscores and
 * spaces; Chinese ones are looked for anywhere in the name.
 */
struct slice secret_word(const struct slice *never, size_t count, struct slice key);

/* Whether a value where a code belongs looks like a name: it holds a Han character, or letters
 * and no digit. */
bool secret_is_name(struct slice value);

/* Whether the name of a field that nobody knows may hold what tells who somebody is: it has a
 * digit, or a colon or a comma, or is as long as a text: a value that has grown together with its
 * name. */
bool secret_is_key(struct slice key);

/* Whether bytes of a source are not to be shown for what stands among them: something of somebody
 * was found there, or may be hidden in them. */
bool secret_is_personal(const struct source *source, size_t start, size_t end);

/* Whether a word names a field somewhere in the schema, or kinds of personal data. */
bool secret_is_known(const struct secrets *secrets, struct slice key);

/* Masks what the words of a line tell must not be seen of it. NULL for no secrets. */
void secret_scrub(const struct secrets *secrets, char *line, size_t len);

/* Masks what must not be seen of a line, or of a part of it, that begins at byte `at` of a source;
 * `line` is a copy of it. */
void secret_scrub_line(const struct secrets *secrets, const struct source *source, size_t at,
                       char *line, size_t len);

#endif
