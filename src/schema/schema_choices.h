/* SPDX-License-Identifier: MIT */
/*
 * schema_choices: which of the words that may stand in a place was meant by one that may not.
 *
 * A choice is a word that people use for a thing, and what is to be written for it: of a field
 * its name, its label and what x-also and x-former list; of a value likewise its label and
 * aliases. A word is looked for as it is, then by case and hyphens, then by slips of typing, and
 * at last by one holding the other (核心价值观教育 holds 核心价值观).
 */
#ifndef TAIZHANG_SCHEMA_SCHEMA_CHOICES_H
#define TAIZHANG_SCHEMA_SCHEMA_CHOICES_H

#include "schema/schema_view.h"

struct choice {
    struct slice word;
    struct slice name;        /* to be written */
    const struct name *label; /* NULL for none */
};

struct choices {
    struct arena *arena;
    ARRAY(struct choice);
    const struct choice **by_word; /* where choices_index() found them many; NULL: few */
};

/* A name with its label, and the other words for it. */
void choices_add(struct choices *choices, struct slice name, const struct name *label);
void choices_add_word(struct choices *choices, struct slice word, struct slice name,
                      const struct name *label);

/* A property of a mapping, with its label and its x-also. */
void choices_add_property(struct choices *choices, const struct property *property);

/* The values of an enum, with the labels of x-values and the aliases. */
void choices_add_enum(struct choices *choices, const struct rule *list);

/* What a property has, of a field of the shape, also as other programs write it. */
void choices_add_field(struct choices *choices, const struct field *field);

/* Once all are there, where they are asked for again and again: none is added or dropped then. */
void choices_index(struct choices *choices);

/* A name, with all words for it, is out of the question. */
void choices_drop(struct choices *choices, struct slice name);

/* How sure it is that a choice was meant. */
enum match { MATCH_SAME, MATCH_NEAR };

/* The choice that was meant; NULL where none, or no single one, may have been. */
const struct choice *choices_find(const struct choices *choices, struct slice word,
                                  enum match match);

/* What a word stands for: each name once, in the order of the choices. */
struct choices choices_called(struct arena *arena, const struct choices *choices,
                              struct slice word);

/* The only choice with a word of two characters of which the word has one: 日其 for 日期. That is
 * little: only where a name is wrong anyhow it is better than nothing. */
const struct choice *choices_find_half(const struct choices *choices, struct slice word);

/* Whether two words are the same but for case, and hyphens, underscores and spaces. */
bool choices_alike(struct slice a, struct slice b);

#endif
