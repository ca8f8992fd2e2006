/* SPDX-License-Identifier: MIT */
/* facts_room: the walk over one file's tree, shared by the files that make facts. */
#ifndef TAIZHANG_LEDGER_FACTS_ROOM_H
#define TAIZHANG_LEDGER_FACTS_ROOM_H

#include "ledger/facts.h"

/* When an entry happened or held: an event has from == to. */
struct dating {
    bool dated;
    bool interval;
    date_days from, to;
};

/* A mapping on the way from the document to what is looked at. */
struct level {
    const struct field *field;
    const struct node *node;
    uint32_t entry;
    struct dating dating;    /* its own, or that of the nearest that encloses it */
    size_t share, share_end; /* of an entry: where the units that share it stand */
};

/* The bytes of an entry's fields: of sessions six likenesses are made, all of the same few fields.
 */
#define PUT_FIELDS_MAX 16

struct put_fields {
    struct put_field {
        const struct field *field;
        size_t start, end; /* in the bytes */
        bool there;
    } items[PUT_FIELDS_MAX];
    size_t len;
    struct buffer bytes;
};

struct walk {
    const struct facts_rules *rules;
    const struct tree *tree;
    uint32_t file;
    uint32_t unit;
    struct level levels[TREE_DEPTH_MAX];
    size_t depth;
    struct facts *out;
    struct arena *keys;  /* of facts, misses, ids and references: as long as the lists */
    size_t *far;         /* of the file, and what its header says */
    struct node *header; /* (file_facts) */
    struct buffer scratch;
    struct put_fields put; /* of the entry whose likenesses are made */
    bool of_header; /* all files are read: what is asked of the header is looked at, nothing else */
    date_days known; /* the last day of which anything is known: the as-of date, or an earlier day
                        that is looked back at */
};

/* The dates of a mapping, else those of what encloses it. */
struct dating dating_of(const struct field *field, const struct node *node,
                        const struct dating *enclosing);

/* A date or a quarter of a checked node; a quarter is dated by its last day. */
bool date_of_node(const struct node *node, date_days *out);

/* Whether an entry of these dates counts in a period. */
bool dating_counts(const struct dating *dating, const struct period *period, bool overlap);

/* Why it does not. */
enum miss_why dating_miss(const struct dating *dating, const struct period *period);

/* "A mapping may be dated too: before its date it does not exist for any measure." */
bool record_exists(const struct field *record, const struct node *node, date_days reference);

/* The node of a field inside one of the levels, as things stood on the reference date. */
const struct node *walk_node(const struct walk *walk, const struct field *owner,
                             const struct field *field, date_days reference);

/* One spelling for what is the same: a unit's id, an enum's value. */
struct slice walk_canonical(const struct walk *walk, const struct field *field, struct slice text);

/* Whether a condition of `where` holds; self is a scalar that is counted, or NULL. */
bool condition_holds(const struct walk *walk, const struct condition *condition,
                     const struct node *self, date_days reference);

/* ---- how long something took (facts_lasting.c) ---- */

struct lasted walk_lasted(const struct walk *walk, const struct condition *condition);

/* Whether it lasted as the condition asks; true where it asks nothing of the kind. */
bool lasting_holds(const struct walk *walk, const struct condition *condition);

/* The days on which that may change, of an item as it stands in its file: at most these. */
#define LASTING_TURNS 3
size_t lasting_turns(const struct walk *walk, const struct condition *condition,
                     date_days out[LASTING_TURNS]);

/* The node that a condition looks at: a field, or the value itself. */
const struct node *condition_node(const struct walk *walk, const struct condition *condition,
                                  const struct node *self, date_days reference);

/* Which of some values a field shows, a bit for each. */
uint64_t values_shown(const struct walk *walk, const struct field *field, const struct node *node,
                      const struct plan_value *values, size_t count);

/* Adds a fact for each measure and period that counts this item; `value` is a scalar of a
 * list, or NULL where the item is the innermost level. */
void measure_item(struct walk *walk, const struct field *item, const struct node *value);

/* The first line of `where` that does not hold, and how many do not; NULL where all hold. What is
 * asked of the header waits until all files are read. */
const struct condition *walk_failing(const struct walk *walk, const struct measure *measure,
                                     const struct node *self, date_days reference, size_t *count);

/* The value of `distinct`, copied to where the keys are, and what is shown of `having` or `items`;
 * of the header alike.
 */
struct slice walk_key(const struct walk *walk, const struct measure *measure,
                      const struct node *self, date_days reference);
uint64_t walk_shown(const struct walk *walk, const struct measure *measure, const struct node *self,
                    date_days reference);

/* The fact of the innermost level, or of a scalar in it, as things stand on the reference date
 * of a period; false where it does not count. Neither its unit nor the period is set. */
bool walk_fact(struct walk *walk, uint32_t index, const struct period *period,
               const struct node *self, struct fact *out);

/* ---- what counted on earlier days (facts_past.c) ---- */

/* Whether what an item counts may change without its own dates: by a dated record in it. */
bool measure_turns(const struct measure *measure);

/* Since when what counts on the reference date has counted so without a change. */
date_days walk_since(const struct walk *walk, uint32_t index, const struct fact *fact);

/* Adds what the item counted before that. */
void walk_add_past(struct walk *walk, uint32_t index, const struct node *self);

/* A value as a key, in the arena, and as it is written. */
struct slice walk_key_text(const struct walk *walk, struct arena *arena, const struct field *field,
                           const struct node *node);
struct slice walk_copy(const struct walk *walk, const struct node *node);

/* The different plain values of a list as such keys, in their order, to be freed; how many. Two
 * spellings of a value are one (facts_values.c). */
size_t walk_different(const struct walk *walk, const struct field *field, const struct node *list,
                      struct slice **out);

/* ---- what is asked of the header (facts_header.c) ---- */

bool condition_of_header(const struct condition *condition);
bool key_of_header(const struct measure *measure);
bool shown_of_header(const struct measure *measure);

/* Finds the fields of the header that measures ask. */
void header_find_asked(struct arena *arena, struct facts_rules *rules);

/* NULL where no measure asks the field. */
const struct asked_field *header_asked(const struct facts_rules *rules, const struct field *field);

/* Keeps a field of the header that is asked. */
void header_take(struct walk *walk, const struct field *field, const struct node *node);

/* Adds to what the files before say of a header what they do not. */
void header_join(struct node *header, const struct node *of);

/* Notes the units that share an entry that the walk is about to enter. */
void walk_add_shares(struct walk *walk, const struct field *field, const struct node *node,
                     uint32_t entry);

/* Adds a fact of the innermost level for each further unit that shares it, or an entry that it is
 * in; each once. */
void walk_share(struct walk *walk, const struct fact *fact, bool *again,
                void (*add)(struct walk *walk, const struct fact *fact, size_t unit, bool *again));

/* Adds the likenesses of the innermost level, an entry of a collection with x-same. */
void add_likenesses(struct walk *walk);

/* Adds the likenesses or marks of a file to those of the files before: their entries come behind
 * `base` others. */
void likenesses_join(struct facts *facts, const struct like_pack *of, uint32_t base);

/* When the file has been walked: finds the references that need no other file, and copies the
 * values of all of them, which the tree held until now (facts_refs.c). */
void walk_settle_refs(struct walk *walk);

/* Adds a shelf mark of a kind of evidence that proves one entry, or those of one day. */
void add_mark(struct walk *walk, const struct field *kind, const struct node *node);

/* Reports units that nobody knows and paths that lead to no file of the ledger, and marks them
 * faulty. */
struct naming {
    const struct facts_rules *rules;
    const struct tree *tree;
    struct arena *arena; /* for codes that are spelled anew: as long as the facts */
    size_t unit;         /* of the file; UNIT_NONE where it is not known */
    struct diag_list *diags;
    struct survey *survey;
};

/* What all codes of a file begin with, looked at when the first one does not fit. */
struct survey {
    bool done;
    bool foreign; /* all with one unit's id, and not this one's: reported once, at the header */
    size_t count;
    struct slice prefix;
};
void check_names(const struct naming *naming, const struct field *field, struct node *node);

/* Codes in a list where one code belongs: that it is a list was reported, and nothing of it counts.
 */
void name_listed_codes(const struct naming *naming, const struct field *field, struct node *list);

/* A code: from here on it is spelled as it is compared. Of a list, when that is done: none twice.
 */
void name_code(const struct naming *naming, const struct field *field, struct node *node);
void name_code_list(const struct naming *naming, const struct field *field, struct node *list);

/* Where a value of x-path looks like a path. */
void check_path(const struct facts_rules *rules, const struct tree *tree, const struct field *field,
                struct node *node, struct diag_list *diags);

/* The node of the header that names the unit of a file; NULL for none that is sound. */
struct node *unit_node(const struct facts_rules *rules, const struct tree *tree);

/* The unit that the header of a file names, or UNIT_NONE. */
size_t unit_of_file(const struct facts_rules *rules, const struct tree *tree);

/* ---- what could not be read (facts_gaps.c) ---- */

/* Whether entries are known by the field. */
bool walk_is_id(const struct facts_rules *rules, const struct field *field);

/* Notes the ids that an entry should have, and has not; and what an entry hides that could not be
 * read, or not to its end, or in its lists. */
void walk_add_lost_ids(struct walk *walk, const struct field *field, const struct node *node);
void walk_add_hidden(struct walk *walk, const struct field *field, const struct node *node);
void walk_add_hidden_lists(struct walk *walk, const struct field *field);

/* What the top of a file hides: unread parts, unknown or doubled fields, collections that
 * are no lists, and everything in a file whose unit nobody knows. */
void walk_add_file_gaps(struct walk *walk);

#endif
