/* SPDX-License-Identifier: MIT */
/*
 * schema_check: the state of checking one document, and how a fault is told.
 *
 * Checking either reports, or only probes: then nothing is told or marked, and the first
 * fault ends it. Of anyOf, `if` and their like the branches are probed, and the one that
 * was meant is then checked again to be reported. A probe that met a faulty node does not
 * know: nothing is concluded from it.
 */
#ifndef TAIZHANG_SCHEMA_SCHEMA_CHECK_H
#define TAIZHANG_SCHEMA_SCHEMA_CHECK_H

#include "schema/schema_room.h"

struct check;
struct at;

/* Checks a value by a rule; faults go through schema_fault(). */
typedef void keyword_check(struct check *check, const struct rule *rule, struct at *at);

/* What checks a value by each keyword; NULL for those that make no rule. */
extern keyword_check *const schema_checks[KEYWORD_COUNT];

struct check {
    const struct schema *schema;
    const struct tree *tree;
    struct diag_list *diags;
    struct arena *arena;          /* until the end of the check */
    keyword_check *const *checks; /* by keyword: schema_checks */
    bool report;
    bool failed; /* some fault was found */
    bool unsure; /* something could not be judged */
    struct {
        ARRAY(const struct node *);
    } marked; /* nodes that this check found faulty */
};

/*
 * Gives keys that a field had before (x-former) the name that it has now, before anything else
 * reads them. Where the field stands beside it by its own name, too, the key is left as it is:
 * it is one too many, and told as such.
 */
void schema_rename(const struct field *shape, struct node *node);

struct choices;

/* A value on the way down. */
struct at {
    struct node *node;
    const struct node *key; /* NULL for an item and for the whole document */
    struct at *up;
    const struct subschema *top; /* the first schema that it is checked against */
    bool closed;                 /* not what it should be at all: what it holds is not judged */
    bool unsound;           /* a mapping that was faulty before: keys may be missing for that */
    struct names mistaken;  /* keys that are misspelt, or were said to be missing */
    struct choices *unused; /* keys that could have been meant; made when first asked */
};

enum probe { PROBE_FAILS, PROBE_PASSES, PROBE_UNSURE };

/* Checks a value further down. */
void schema_visit(struct check *check, const struct subschema *schema, struct node *node,
                  const struct node *key, struct at *up);

/* Checks the same value by another schema. */
void schema_apply(struct check *check, const struct subschema *schema, struct at *at);

/* Checks it by one rule alone. */
void schema_apply_rule(struct check *check, const struct rule *rule, struct at *at);

/* What the schema would say, without saying it. */
enum probe schema_probe(const struct check *check, const struct subschema *schema,
                        const struct at *at);

/*
 * The value is wrong, or one of its keys is: marks it and gives the diagnostic to be
 * filled. NULL while probing, and where it was told already.
 */
struct diag *schema_fault(struct check *check, struct at *at, enum diag_code code);
struct diag *schema_fault_key(struct check *check, struct node *key, enum diag_code code);

/* Likewise, of the same mapping perhaps several times, and with a place of its own. */
struct diag *schema_fault_map(struct check *check, struct at *at, enum diag_code code,
                              const struct node *place);

/* A list or mapping in a few bytes, for the caret: its first key, or where it begins. */
struct span schema_short_span(const struct tree *tree, const struct node *node);

/* "attended (people attended)": the key and the label of the value. */
void schema_set_field(struct check *check, struct diag *diag, const struct at *at);
void schema_set_key(struct check *check, struct diag *diag, const char *name, struct slice key,
                    const struct name *label);

/* The same text by itself. */
struct name schema_named(struct arena *arena, struct slice key, const struct name *label);

/* The value, cut to a length fit for a message. */
void schema_set_value(struct diag *diag, const char *name, const struct node *node);

/* "text or a list" */
void schema_add_types(struct buffer *out, enum lang lang, unsigned types);

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

/* Says that the value is none of these types, in the words that help most. */
void schema_fault_types(struct check *check, struct at *at, unsigned types);

/* Masks a value, or a key, in the source, in what was said of it, and in its own copy: escapes and
 * texts over several lines have one. */
void schema_hide_value(struct diag_list *diags, const struct tree *tree, struct node *node);

/* Tells a key that is called like personal data (x-never), and masks its value; false where it
 * is none. */
bool schema_fault_personal(struct check *check, struct member *member);

/* Says that nothing stands where something should, and where it may stand instead. */
void schema_fault_empty(struct check *check, struct at *at);

/* A key that may not stand in the mapping. */
void schema_fault_forbidden(struct check *check, struct node *key, const struct name *label);

/* A key that the mapping may not have, with what it was probably meant to be; schema_key.c. */
void schema_fault_unknown(struct check *check, const struct subschema *schema, struct at *at,
                          struct member *member);

/* A key that the mapping lacks and that stands one level above it, where it does not belong. */
bool schema_fault_left_out(struct check *check, struct at *at, struct slice name);

/* The formats that are known, in schema_format.c. */
struct format {
    const char *name;
    struct words words; /* "a date" */
    void (*check)(struct check *check, const struct rule *rule, struct at *at);
};
const struct format *format_find(struct slice name);
size_t format_names(struct arena *arena, struct slice **out);

#endif
