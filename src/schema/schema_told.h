/* SPDX-License-Identifier: MIT */
/*
 * schema_told: which branches of a choice a value can be of, by a word that tells them apart.
 *
 * Of many forms each mostly wants a word of its own for one key (`kind: visit`), or is such a word.
 * A value with one word is of none that wants another: these need not be asked.
 */
#ifndef TAIZHANG_SCHEMA_SCHEMA_TOLD_H
#define TAIZHANG_SCHEMA_SCHEMA_TOLD_H

#include "schema/schema_choices.h"

struct told_word {
    struct slice word;
    size_t branch;
};

#define TYPE_COUNT_MAX 7 /* TYPE_NULL to TYPE_OBJECT */

/* The branches of a choice that take values of a type. */
struct fitting {
    size_t count;
    struct subschema *last;
};

/* Of an anyOf or oneOf with many branches. */
struct told {
    struct slice key;        /* that has the word; empty: the value itself is it */
    ARRAY(struct told_word); /* by word, of one word in the order of the branches */
    struct {
        ARRAY(size_t);
    } rest; /* branches without such a word */

    /* All words, as they are offered; NULL where something else may stand there, too. */
    const struct choices *choices;
    const struct subschema *top; /* of the key, in the last branch */

    unsigned types; /* of all branches */
    struct fitting fitting[TYPE_COUNT_MAX];
};

/* Some branches of a rule, in no certain order. */
struct branches {
    const struct rule *rule;
    size_t count;
    const struct told_word *words; /* NULL: all of them */
};

/* Makes rule->told for each rule of a schema that has use for it; references are compiled. */
void schema_tell(struct schema *schema);

/* Those of which a value may be, whatever else is asked of it: all others fail, surely. */
struct branches branches_for(const struct rule *rule, const struct node *node);

struct subschema *branch_at(const struct branches *branches, size_t index);

/* Whether the value, of a key or itself, has none of the words that all branches want there. */
bool told_is_strange(const struct rule *rule, struct slice key, const struct node *value);

/* Those that take a value of these types, which are of one node. */
const struct fitting *told_fitting(const struct told *told, unsigned types);

/* Adds the words that a schema takes; false where it takes texts by some other rule. */
bool branch_add_words(const struct subschema *branch, struct choices *words);

/* The const, or else the enum, that a schema asks of a property; NULL for none. */
const struct rule *branch_discriminator(const struct subschema *schema, struct slice name);

#endif
