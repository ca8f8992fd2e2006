/* SPDX-License-Identifier: MIT */
/* suggest_key_room: what the files share that look for what a key was meant to be. */
#ifndef TAIZHANG_SUGGEST_SUGGEST_KEY_ROOM_H
#define TAIZHANG_SUGGEST_SUGGEST_KEY_ROOM_H

#include "suggest/suggest_room.h"

/* The fields of a mapping, with all words for them. */
struct key_choices {
    struct choices unused;          /* that it may have and has not, nor is one of them meant */
    struct choices known;           /* that it may have */
    const struct subschema *schema; /* whose fields `known` are */
};

/* What is asked of an unknown key on the way to its message. */
struct unknown_key {
    struct check *check;
    const struct subschema *schema; /* with the properties that may stand here */
    struct at *at;
    struct member *member;
    struct slice normal; /* of the key */
    unsigned changed;
};

/* Sets "key": the key as the file has it. */
void key_set_written(const struct check *check, struct diag *diag, const struct node *key);

/* The only property that has the word for a name, or for one of its other names. */
const struct property *key_property(const struct subschema *schema, struct slice word);

/* The schema of the field that the word names in a mapping, and its own name; NULL for none. The
 * word and the name may be the same. */
const struct subschema *key_field(const struct subschema *mapping, struct slice word,
                                  struct slice *name);

/* Whether the field was meant by another key, or said to be missing. */
bool key_is_mistaken(const struct at *at, struct slice name);

/* From now on it is: it is not offered any more, and its absence is not reported. */
void key_count_as_reported(struct check *check, struct at *at, struct slice name);

/*
 * Checks the value by the field that was meant, of which there is no doubt: its own fault is
 * reported now, and not when the key is corrected.
 */
void key_visit_value(struct unknown_key *unknown, const struct subschema *schema, struct slice name,
                     struct at *up);

/* Says that the key belongs to a mapping above, or to a group below; false where it does not. */
bool key_say_above(struct unknown_key *unknown);
bool key_say_below(struct unknown_key *unknown);

#endif
