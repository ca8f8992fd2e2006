/* SPDX-License-Identifier: MIT */
/* shape_check_room: what the files that judge by a shape share. See shape_check.h. */
#ifndef TAIZHANG_CHECK_SHAPE_CHECK_ROOM_H
#define TAIZHANG_CHECK_SHAPE_CHECK_ROOM_H

#include "check/shape_check.h"
#include "schema/schema_say.h"

struct shape_checker {
    const struct tree *tree;
    struct diag_list *diags;
    struct shape_days days;
};

/* The beginning of the entry that a value is in, or of the nearest around it that has one. */
struct beginning {
    const struct field *field; /* NULL: it is not known, or there is none */
    struct node *node;
    date_days day;
    bool interval;                 /* not an event, which may well rest on what came before */
    bool reported;                 /* something was found not to agree with it */
    const struct field *end_field; /* of an interval: its end; NULL: it is open, or not known */
    const struct node *end_node;
    date_days end;
};

/* An error, of which the value is marked. */
struct diag *judge_fault(const struct shape_checker *j, struct node *node, enum diag_code code);

/* A warning; NULL where somebody has looked at it. */
struct diag *judge_doubt(const struct shape_checker *j, const struct node *node,
                         enum diag_code code);

/* Says of a value that it does not agree with another one of its entry. */
void judge_set_pair(const struct shape_checker *j, struct diag *diag, const struct field *field,
                    const struct node *node, const struct field *other, const struct node *bound);

/* Whether a day has not come yet, wherever that is asked. */
bool judge_is_to_come(const struct shape_checker *j, date_days day);

/* Whether the beginning is reported to be a slip, or lies in the future: nothing is reported that
 * may only follow from it. */
bool judge_is_doubted(const struct shape_checker *j, const struct beginning *around);

/* x-reach, of the whole document: dates whose year is probably a slip are reported and doubted. */
void judge_reach(const struct shape_checker *j, const struct field *shape, struct node *root);

/* x-at-most (of a list: judge_count()), x-parts, x-plausible, x-age, of a value in a mapping. */
void judge_at_most(const struct shape_checker *j, const struct field *field, const struct node *map,
                   struct node *node);
void judge_count(const struct shape_checker *j, const struct field *field, const struct node *map,
                 struct node *list);
void judge_parts(const struct shape_checker *j, const struct field *owner, const struct node *map,
                 const struct field *whole);
void judge_plausible(const struct shape_checker *j, const struct field *field,
                     const struct node *node);
void judge_age(const struct shape_checker *j, const struct field *field, const struct node *map,
               struct node *node, struct beginning *around);

#endif
