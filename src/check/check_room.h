/* SPDX-License-Identifier: MIT */
/* check_room: what checks a value by each keyword. */
#ifndef TAIZHANG_CHECK_CHECK_ROOM_H
#define TAIZHANG_CHECK_CHECK_ROOM_H

#include "check/check.h"
#include "schema/schema_say.h"
#include "schema/schema_walk.h"

/* For struct check; NULL for keywords that make no rule. */
extern keyword_check *const schema_checks[KEYWORD_COUNT];

/* The rows of the table. */
#define CHECK(name) keyword_check check_##name
CHECK(type);
CHECK(enum);
CHECK(const);
CHECK(format);
CHECK(pattern);
CHECK(min_length);
CHECK(max_length);
CHECK(minimum);
CHECK(maximum);
CHECK(exclusive_minimum);
CHECK(exclusive_maximum);
CHECK(multiple_of);
CHECK(items);
CHECK(prefix_items);
CHECK(min_items);
CHECK(max_items);
CHECK(unique_items);
CHECK(properties);
CHECK(pattern_properties);
CHECK(additional_properties);
CHECK(property_names);
CHECK(min_properties);
CHECK(max_properties);
CHECK(required);
CHECK(dependent_required);
CHECK(ref);
CHECK(all_of);
CHECK(any_of);
CHECK(one_of);
CHECK(not );
CHECK(if);
CHECK(code);
CHECK(caution);
CHECK(person);
CHECK(filled);

/* Reports a key that is called like personal data (x-never), and masks its value; false where it
 * is none. */
bool check_personal(struct check *check, struct member *member);

#endif
