/* SPDX-License-Identifier: MIT */
/*
 * tree: a YAML (or JSON) document as values with positions.
 *
 * Scalars are resolved by the core schema of YAML 1.2 (section 10.3.2): `no`, `on` and
 * 2016-03-05 are strings, 010 is ten. Keys are text, whatever they look like. Every node
 * knows its bytes in the source. An alias gives a copy of the anchored node that shares
 * its children, so an array of children may be reached on two ways.
 *
 * Nodes and their arrays live in the arena that the tree was read into; text may point
 * into the source, which must live as long. Nothing is kept beside: several threads may read at
 * once, each its own source.
 */
#ifndef TAIZHANG_TREE_TREE_H
#define TAIZHANG_TREE_TREE_H

#include "base/date.h"
#include "base/decimal.h"
#include "diag/diag.h"
#include "tree/names.h"
#include "tree/numbering.h"

enum node_kind { NODE_NULL, NODE_BOOL, NODE_NUMBER, NODE_STRING, NODE_LIST, NODE_MAP };

/* Which value a scalar keeps beside its text. */
enum kept {
    KEPT_NOTHING, /* none, or one that does not fit: the text is read anew */
    KEPT_NUMBER,
    KEPT_DAYS, /* of a date or a quarter */
    KEPT_LEFT, /* of a mapping: how many members were left out */
    KEPT_NAME, /* of a key: its number (numbering.h) */
};

struct node {
    enum node_kind kind;
    bool boolean;     /* of NODE_BOOL */
    bool quoted : 1;  /* a scalar in quotes or a block scalar: it was meant as text */
    bool faulty : 1;  /* a diagnostic was made of this very node: do not use its value */
    bool doubted : 1; /* a warning was made of it: nothing more is to follow from its value */
    bool cut : 1;     /* of lists and mappings: reading stopped inside, it may lack what came later;
                         of NODE_NULL: it stands for what could not be read at all */
    bool named : 1;   /* a key: the file has another name of the field than this text */
    uint8_t kept;     /* enum kept; whoever changes the text keeps nothing */
    int8_t scale;     /* of a number its power of ten; of days, how many follow the first */
    int32_t value;    /* of a number its digits; the first day; the number of a name; how many
                         members were left out */
    uint32_t start, end;
    uint32_t count; /* of items or members */
    union {
        struct slice text;      /* scalars: what was written, escapes resolved */
        struct node *items;     /* NODE_LIST */
        struct member *members; /* NODE_MAP, in the order of the file, keys differ */
    };
};

struct member {
    struct node key; /* a scalar; its text is the key */
    struct node value;
};

struct tree {
    const struct source *source;
    struct node root; /* NODE_NULL for an empty document */
    bool whole;       /* false: something is lost that no node stands for */
    bool plain;       /* it was read without libyaml, which would have given the same */
    bool strange;     /* some key has no number */
};

/*
 * What is known of the fields of a document before it is read. A text that is no YAML is cut into
 * parts by it, where lines and columns alone would leave in doubt what is a collection.
 */
struct outline {
    struct slice name;            /* empty: whatever name a document likes */
    struct other_names others;    /* by which it is found, too, where no field has the name */
    bool list, map, scalar;       /* what its value may be; none of them: nobody knows */
    const struct outline *fields; /* of the mapping, or of an entry of the list */
    size_t count;
    const struct name_index *by_word;  /* of the fields where they are many; NULL: few */
    const struct numbering *numbering; /* of the whole document: by which keys are numbered; NULL:
                                          none are */
};

/* Bounds: a file that passes one is refused, with a diagnostic at the place. */
#define TREE_DEPTH_MAX   64       /* lists and mappings inside each other */
#define TREE_BYTES_MAX   67108864 /* of one file: 64 MiB */
#define TREE_ALIASES_MAX 1000     /* in one file */
#define TREE_NODES_MAX   10000000 /* after following aliases */

/*
 * Reads one document. Every fault goes into the list. After a fault of syntax reading goes on at
 * the next top-level field or list entry; what could not be read is stood for by a faulty node in
 * its place, and lists and mappings that may lack something are cut. Slips of typing are reported
 * as such, and read as what was meant, with a faulty node at the slip. false where something is
 * lost that no node stands for: a top-level field of unknown name, a second document, a bound
 * passed.
 *
 * Duplicate keys: each but the first is reported and left out, several in a row of an entry in one,
 * as the dash that is missing; where the first has no value it takes that of the next. The mapping
 * is faulty.
 */
bool tree_read(struct arena *arena, const struct source *source, struct diag_list *diags,
               struct tree *out);

/* The same where it is known what the document should hold: `outline` is of the whole. */
bool tree_read_as(struct arena *arena, const struct source *source, const struct outline *outline,
                  struct diag_list *diags, struct tree *out);

/* Which words may be names at all. */
struct name_rule {
    bool (*allows)(void *of, struct slice word);
    void *of;
};

/*
 * Gives each key that is another name of a field (names.h) the field's own name and number, for
 * whoever reads the tree after that. A field that stands in a mapping by two of its names stands
 * there twice, and is reported and left out as such. `rule` may be NULL. A tree whose keys all have
 * numbers costs nothing.
 */
void tree_name_keys(struct tree *tree, const struct outline *outline, const struct name_rule *rule,
                    struct diag_list *diags);

/* A key as it stands in the file, whatever name it was given. */
struct slice tree_key_as_written(const struct source *source, const struct node *key);

struct span node_span(const struct tree *tree, const struct node *node);

/* Neither a list nor a mapping. */
bool node_is_scalar(const struct node *node);

/* How many members of a mapping were left out, for their keys stood there before: they follow the
 * others, nobody reads them, and what they hold is not shown. */
uint32_t node_left_out(const struct node *map);

/* The value of a key; NULL where the node is no mapping or lacks it. */
struct node *node_get(const struct node *map, const char *key);
struct member *node_member(const struct node *map, struct slice key);

/* The same of a name whose number is known; 0 where it has none. */
struct member *node_numbered(const struct node *map, uint32_t number, struct slice key);

/* The number of a key; 0 where it has none. */
static inline uint32_t node_number_of_name(const struct node *key)
{
    return key->kept == KEPT_NAME ? (uint32_t)key->value : 0;
}

/* Gives a key another name, and its number. */
void node_set_name(struct node *key, uint32_t number, struct slice name);

/* The number of a NODE_NUMBER; DECIMAL_RANGE where it does not fit. */
enum decimal_fault node_number(const struct node *node, struct decimal *out);

/* The day of a date. */
bool node_day(const struct node *node, date_days *out);

/* The first and the last day of a date or a quarter that is not faulty; node may be NULL. */
bool node_days(const struct node *node, date_days *first, date_days *last);

/* Equal by JSON's data model: numbers by value, mappings without order. */
bool node_equal(const struct node *a, const struct node *b);

/* Whether a diagnostic was made of this node or of any below it. */
bool node_any_faulty(const struct node *node);

/*
 * Warns of each plain scalar that programs of YAML 1.1 read as something else: no, 010, 1:30.
 * Of what is faulty nothing is said, nor of keys, nor of dates, which every program shows alike.
 */
void tree_check_readers(const struct tree *tree, struct diag_list *diags);

/* Whether programs of YAML 1.1 read a plain word as true or false, and write it so: on, no. */
bool tree_reads_truth(struct slice word, bool *value);

/* The tree in one line per node, with positions, for tests and `taizhang tree`. */
void tree_dump(struct buffer *out, const struct tree *tree);

#endif
