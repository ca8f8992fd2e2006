/* SPDX-License-Identifier: MIT */
/*
 * schema_walk: a document looked at along a compiled schema, and how a fault is reported.
 *
 * What checks a value by a keyword, the walk does not know: it is given a table of that (the room
 * check has one), and so can be used by what looks for what was meant and by what checks alike.
 *
 * Checking either reports, or only probes: then nothing is reported or marked, and the first
 * fault ends it. Of anyOf, `if` and their like the branches are probed, and the one that
 * was meant is then checked again to be reported. A probe that met a faulty node does not
 * know: nothing is concluded from it.
 */
#ifndef TAIZHANG_SCHEMA_SCHEMA_WALK_H
#define TAIZHANG_SCHEMA_SCHEMA_WALK_H

#include "schema/schema_keyed.h"
#include "schema/schema_pairs.h"
#include "schema/schema_view.h"

struct check;
struct at;

/* Checks a value by a rule; faults go through schema_fault(). */
typedef void keyword_check(struct check *check, const struct rule *rule, struct at *at);

struct check {
    const struct schema *schema;
    const struct tree *tree;
    struct diag_list *diags;
    struct arena *arena;          /* until the end of the check */
    keyword_check *const *checks; /* by keyword; NULL for those that make no rule */
    bool report;
    bool failed; /* some fault was found */
    bool unsure; /* something could not be judged */
    struct {
        ARRAY(const struct node *);
    } marked; /* nodes that this check found faulty */
    struct pairs
        *pairs; /* what was asked before; NULL: of a value that is made up nothing is kept */
    struct keyed_maps *keyed; /* of mappings with very many keys; likewise */
};

struct key_choices;

/* A value on the way down. */
struct at {
    struct node *node;
    const struct node *key; /* NULL for an item and for the whole document */
    struct at *up;
    const struct subschema *top; /* the first schema that it is checked against */
    bool closed;                 /* not what it should be at all: what it holds is not judged */
    bool unsound;          /* a mapping that was faulty before: keys may be missing for that */
    struct names mistaken; /* keys that are misspelt, or were said to be missing */
    struct key_choices *choices; /* what an unknown key may mean; made when first asked */
};

enum probe { PROBE_FAILS, PROBE_PASSES, PROBE_UNSURE };

/* Checks a value further down. */
void schema_visit(struct check *check, const struct subschema *schema, struct node *node,
                  const struct node *key, struct at *up);

/* Checks the same value by another schema. */
void schema_apply(struct check *check, const struct subschema *schema, struct at *at);

/* The same of a schema that others may ask about the same value, too: what came of it is remembered
 * where that may happen often. */
void schema_apply_shared(struct check *check, const struct subschema *schema, struct at *at);

/* Checks it by one rule alone. */
void schema_apply_rule(struct check *check, const struct rule *rule, struct at *at);

/* The member of a mapping of the document by its key; NULL for none. */
struct member *schema_member(const struct check *check, const struct node *map, struct slice key);

/* What the schema would say, without saying it. */
enum probe schema_probe(const struct check *check, const struct subschema *schema,
                        const struct at *at);

/*
 * The value is wrong, or one of its keys is: marks it and gives the diagnostic to be
 * filled. NULL while probing, and where it was reported already.
 */
struct diag *schema_fault(struct check *check, struct at *at, enum diag_code code);
struct diag *schema_fault_key(struct check *check, struct node *key, enum diag_code code);

/* Likewise, of the same mapping perhaps several times, and with a place of its own. */
struct diag *schema_fault_map(struct check *check, struct at *at, enum diag_code code,
                              const struct node *place);

/* "attended (people attended)": the key and the label of the value. */
void schema_set_field(struct check *check, struct diag *diag, const struct at *at);
void schema_set_key(struct check *check, struct diag *diag, const char *name, struct slice key,
                    const struct name *label);

/* The same of a key of the document, as it stands there. */
void schema_set_at_key(struct check *check, struct diag *diag, const char *name,
                       const struct node *key, const struct name *label);

/* A key that may not stand in the mapping. */
void schema_fault_forbidden(struct check *check, struct node *key, const struct name *label);

#endif
