/* SPDX-License-Identifier: MIT */
/*
 * facts: what is left of a record file when its tree is gone.
 *
 * One walk over a checked tree gives, for each measure of the plan, the entries that it
 * counts, whatever unit they are of; the values by which entries are known (ids) and by which they
 * name each other (references), for the links across files; and the gaps: what could not be read
 * and might have counted.
 *
 * Those of a file stand by themselves first, so that several files can be walked at once, each by
 * a thread of its own (facts_of_file()); then they are joined to those of all, in the order of the
 * files, so the same ledger gives the same bytes.
 */
#ifndef TAIZHANG_LEDGER_FACTS_H
#define TAIZHANG_LEDGER_FACTS_H

#include "ledger/entries.h"
#include "ledger/fact_pack.h"
#include "ledger/like_pack.h"
#include "ledger/mention_pack.h"
#include "plan/plan.h"

/* Why a traced measure passes over an item that it looks at. */
enum miss_why {
    MISS_BEFORE,  /* dated before the window */
    MISS_AFTER,   /* dated after the window or the reference date */
    MISS_BETWEEN, /* dated in no slice that is asked, or after the deadline of its own */
    MISS_ENDED,   /* over before the reference date */
    MISS_WHERE,   /* a line of `where` does not hold */
    MISS_FIELD,   /* it lacks the field that is summed or told apart by */
    MISS_FAULT,   /* it holds an error */
};

/* How long it took from one date of an item to another, or takes so far. */
struct lasted {
    bool begun;   /* the date that is counted from is there, and has come */
    bool ended;   /* so is the other one */
    bool counted; /* there are days to tell of: it did not end before it began */
    int32_t days;
};

/* An item that fits but for one reason. */
struct miss {
    uint32_t measure;
    uint32_t unit;
    uint32_t entry;
    uint32_t start;
    enum miss_why why;
    date_days day;
    const struct condition *condition; /* of MISS_WHERE */
    struct slice value;                /* what stands in its field; empty where nothing does */
    bool lasts;                        /* it is the days between two dates that do not fit; */
    struct lasted lasted;              /* where it has not begun, `value` is of the first of them */
    struct slice key;                  /* what the item is known by; may be empty */
};

/* An entry of a unit lacks the value that it is known by, or it is faulty or taken: a
 * reference that finds nothing may have meant it. */
struct lost_id {
    const struct field *field;
    uint32_t unit;
};

/* A further unit that shares an entry; INDEX_NONE where nobody knows which. */
struct share {
    uint32_t entry;
    uint32_t unit;
};

/*
 * One of a group of entries that are alike, made by link_same(): all but the first of a group are
 * suspected to be that one again. `checked`: somebody has looked at it, and it is no double.
 */
struct twin {
    uint32_t entry;
    uint32_t group;
    bool checked;
};

/* A kind of evidence of an entry whose every mark proves another entry already (link_marks()). */
struct reuse {
    uint32_t entry;
    const struct field *kind;
    uint32_t first; /* the entry that has such a mark before */
};

/*
 * Something that could not be read: count entries of a collection (NULL: of any), or a field of
 * the header, of a unit (INDEX_NONE: of nobody knows which). Of a single entry one gap follows
 * another for each further unit that shares it, and for any unit where nobody knows which do.
 */
struct gap {
    const struct field *collection;
    uint32_t unit;
    uint32_t count;
    bool entry; /* a single entry, and it is known which units share it, or that nobody knows */
    bool again; /* the entry of the gap before, for a further unit: not again in a total */
};

struct facts {
    struct arena *arena;         /* of the lists */
    struct arena *texts;         /* of what is named in them: keys, values, what the header says */
    struct arena *likes, *marks; /* of likenesses and marks of all, which go before the rest */
    struct {
        ARRAY(struct entry);
    } entries; /* of one file, until they are joined to the others */
    struct entries all;
    struct {
        ARRAY(struct fact);
    } facts, past; /* of one file, until they are joined to the others, which are packed */
    struct fact_packs packed,
        packed_past; /* what counted before the reference date, and does not on it, or otherwise */
    struct {
        ARRAY(struct miss);
    } misses;
    size_t *far; /* by unit: items of traced measures that fail for more than one reason */
    struct mention_list ids, refs, bounded; /* of one file, until they are joined to the others */
    struct mention_list
        unsettled; /* of these references those that other files may have a say in */
    struct mention_packs packed_ids, packed_refs,
        packed_bounded;         /* values that a field of the header bounds */
    struct kept_mentions known; /* ids of all, while the links are made (link.h) */
    struct mention_list heads;  /* fields of the header that a measure uses or that bound others */
    struct mention_list rungs;  /* values that do not fall from one entry to a later one */
    struct {
        ARRAY(struct share);
    } shares; /* in the order of the entries */
    struct {
        ARRAY(struct lost_id);
    } lost; /* values that entries of a unit should be known by, and are not */
    struct {
        ARRAY(struct gap);
    } gaps;
    struct {
        ARRAY(struct like_pack); /* by collection and what is compared */
    } packed_likes;
    struct {
        ARRAY(struct twin); /* by entry, then by group */
    } twins;
    struct {
        ARRAY(struct reuse); /* by entry */
    } reuses;
    struct node *headers; /* by unit: the fields of its header that are asked, of all its files */
    const bool *silent;   /* by unit: no file of it is counted, so it has no data */
    const bool *may_be_unread; /* by unit: a file that does not say whose it is may be its */
};

/* What one file gives: entries are counted from its first, and of what is kept by unit there is
 * that of its own. */
struct file_facts {
    struct facts facts;
    size_t unit;        /* or UNIT_NONE */
    size_t far;         /* see facts.far */
    struct node header; /* see facts.headers */
};

/* The measures that look at the items of one field. */
struct item_measures {
    const struct field *item;
    uint32_t *measures; /* indices into the plan's */
    size_t count;
};

/* A field of the header that conditions of some measure ask of entries. */
struct asked_field {
    const struct field *field;
    bool value; /* for its value, and not only whether it is there */
};

struct files;

/* What the walk needs to know. Any number of threads may use it at once. */
struct facts_rules {
    const struct files *files; /* of the ledger, for values that are paths */
    const struct township *township;
    const struct plan *plan; /* NULL: nothing is measured */
    bool figures;            /* facts are made, and misses; without, nobody looks at figures */
    const struct field *shape;
    const struct field **id_fields; /* made by facts_rules_init() */
    size_t id_field_count;
    struct item_measures *items; /* by address of the field */
    size_t item_count;
    struct asked_field *asked;
    size_t asked_count;
    const bool *turns; /* by measure: measure_turns() */
    date_days last;    /* of what is recorded, as the links look at it (link.h) */
};

struct facts_rules facts_rules_init(struct arena *arena, const struct files *files,
                                    const struct township *township, const struct plan *plan,
                                    bool figures, const struct field *shape, date_days last);

/* Reports numbers with more digits than figures of several entries can hold, and marks them
 * faulty; field is the shape of the document, node its root. Before anything reckons with them. */
void facts_check_numbers(const struct field *field, const struct tree *tree, struct node *node,
                         struct diag_list *diags);

/*
 * Checks what takes the ledger to check (units by name, files by path) and marks such nodes
 * faulty, then gives the facts of the file. Lists that grow live in the arena, what they name in
 * that of the texts.
 */
struct file_facts facts_of_file(const struct facts_rules *rules, struct tree *tree, uint32_t file,
                                struct arena *arena, struct arena *texts, struct diag_list *diags);

/* Those of no file, to which others are joined: of so many files and units, and a plan with so many
 * measures. */
void facts_begin(struct facts *facts, struct arena *arena, size_t file_count, size_t unit_count,
                 size_t measures);

/* Adds those of a file to those of the files before it, and uses them up; the texts must live as
 * long as the facts, the lists need not. */
void facts_join(struct facts *facts, struct file_facts *of);

/* Frees the likenesses, when those that are alike are found; and the marks, likewise. */
void likenesses_free(struct facts *facts);
void marks_free(struct facts *facts);

/* Where the shares of an entry begin, or would. */
size_t facts_first_share(const struct facts *facts, uint32_t entry);

/*
 * When all files are read: drops the facts that do not fit by what the header of their unit says,
 * in whichever of its files, and gives the others what they take from it. Before the links.
 */
void facts_settle_headers(const struct facts_rules *rules, struct facts *facts);

/*
 * Adds the gaps of a file that is not counted, as far as it says what it holds, and no fact of it.
 * Returns its unit, or UNIT_NONE.
 */
size_t facts_add_left_out(const struct facts_rules *rules, const struct tree *tree,
                          struct facts *out);

/* Notes that an entry of the unit lacks its own value of an id field. That of one field and unit is
 * noted once, mostly. */
void facts_add_lost(struct facts *facts, const struct field *id, uint32_t unit);

/* Adds the gap of a file that could not be read at all. */
void facts_add_unreadable(struct facts *out);

/*
 * After the links: marks entries inside bad ones as bad, drops the facts of bad entries and
 * those of a header that another file of the unit has given already, and adds a gap for each
 * outermost bad entry, in its unit and in those that share it.
 */
void facts_settle(struct facts *facts, const struct plan *plan, size_t unit_count);

/* An entry's twins, and its kinds of evidence that prove another entry; NULL where it has none. */
const struct twin *facts_twins(const struct facts *facts, uint32_t entry, size_t *count);
const struct reuse *facts_reuses(const struct facts *facts, uint32_t entry, size_t *count);

/* Whether an entry is suspected to be an earlier one again. */
bool facts_suspect(const struct facts *facts, uint32_t entry);

/* The byte in its file where that stands which a fact counts. */
uint32_t fact_start(const struct facts *facts, const struct fact *fact);

/* Whether a gap may hide what a measure counts. */
bool gap_concerns(const struct gap *gap, const struct measure *measure);

#endif
