/* SPDX-License-Identifier: MIT */
/* suggest_branch_room: the ways of telling branches apart. */
#ifndef TAIZHANG_SUGGEST_SUGGEST_BRANCH_ROOM_H
#define TAIZHANG_SUGGEST_SUGGEST_BRANCH_ROOM_H

#include "schema/schema_told.h"
#include "suggest/suggest_room.h"

/*
 * Each says what is wrong by one way of telling branches apart; false where that is not the way.
 * A slip of the only word that a branch takes; a text where all want words; a key that tells
 * the branches apart, with a word that none knows; branches that want one key each and no more.
 */
bool branch_say_near(struct check *check, const struct subschema *branch, struct at *at);
bool branch_say_value(struct check *check, const struct rule *rule, struct at *at);
bool branch_say_discriminator(struct check *check, const struct rule *rule, struct at *at);
bool branch_say_choice(struct check *check, const struct rule *rule, struct at *at);

/* Mappings that each begin with a key of their own (count, sum, share): which of these is
 * missing, misspelt, or too many. */
bool branch_say_openings(struct check *check, const struct rule *rule, struct at *at);

#endif
