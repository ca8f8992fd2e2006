/* SPDX-License-Identifier: MIT */
/*
 * shape: what a schema says of its fields beyond what is valid: the x- vocabulary.
 *
 * taizhang knows no field of a record by name. All that it must know - which field dates an entry,
 * which is a unit, what a code refers to - the unit schema says by keywords of our own, which
 * editors ignore. What each means stands in vocabulary.def, where `explain x-date` reads it, too.
 *
 * What is only probable makes a warning, and a line whose comment begins with 已核实 or
 * `checked` makes none: somebody has looked at it.
 *
 * A shape is a tree of fields, one for each property of the schema that can be reached by
 * `properties` and `items`, through `$ref` and `allOf` (and by `anyOf`/`oneOf` where only
 * one branch has properties or items). A schema that refers to itself ends its shape there.
 */
#ifndef TAIZHANG_SCHEMA_SHAPE_H
#define TAIZHANG_SCHEMA_SHAPE_H

#include "base/date.h"
#include "schema/schema.h"

enum field_kind {
    FIELD_VALUE,   /* a scalar */
    FIELD_VALUES,  /* a list of scalars */
    FIELD_RECORD,  /* a mapping */
    FIELD_ENTRIES, /* a list of mappings: a collection */
};

enum field_date { FIELD_DATE_NONE, FIELD_DATE_ON, FIELD_DATE_FROM, FIELD_DATE_TO };

enum field_unique {
    FIELD_UNIQUE_NONE,
    FIELD_UNIQUE_LIST,
    FIELD_UNIQUE_UNIT,
    FIELD_UNIQUE_TOWNSHIP
};

/* How many entries of its collection a shelf mark proves. */
enum field_proves { FIELD_PROVES_MANY, FIELD_PROVES_ENTRY, FIELD_PROVES_DAY };

/* What a scalar may be, by `type` and `format`; 0 where the schema does not say. */
enum {
    FIELD_TEXT = 1,
    FIELD_NUMBER = 2,
    FIELD_BOOLEAN = 4,
    FIELD_CALENDAR = 8,  /* format: date */
    FIELD_FRACTION = 16, /* of a number: it need not be whole */
};

/* A value of an enum, in the order of x-order where it has one, else of the enum. */
struct field_value {
    struct slice name; /* never an alias */
    struct name label; /* may be empty */
    bool has_ages;     /* x-ages */
    int64_t min_age, max_age;
};

struct field_alias {
    struct slice alias;
    struct slice name;
};

#define SAME_FIELDS_MAX 64

/* Fields of a collection in which two entries that are one are alike (x-same). */
struct sameness {
    const struct field **fields;
    size_t count;
    const struct field **agree; /* in which those that are alike do not differ */
    size_t agree_count;
    uint64_t present; /* a bit for each: an entry without the field is like no other */
    bool township;    /* entries of all units are compared */
};

struct field {
    struct slice name;          /* of the property; empty for the whole document */
    uint32_t number;            /* of the name; 0: it has none */
    const struct field *parent; /* the record or collection that it is in; NULL for the whole */
    enum field_kind kind;
    struct name label;
    struct other_names others; /* by which a document may call it */
    struct field *fields;      /* of a record, or of the entries of a collection; schema order */
    size_t field_count;
    const struct field **by_name;     /* where they are many: the same, by name; NULL: few */
    const struct name_index *by_word; /* where they are very many: by all words for them */
    const uint16_t *by_number; /* of a name: 1 + the index of its field, or 0; NULL: not made */

    /* On a property. */
    unsigned types;           /* FIELD_TEXT and so on: of the value, or of the values of a list */
    bool required;            /* every mapping that it belongs to has it */
    bool has_least, has_most; /* minimum and maximum */
    struct decimal least, most;
    const struct choices *words;       /* of a record or collection: all words for its fields */
    const struct secret_values *shown; /* of wrong values, in an entry of a person */
    const struct schema *schema;       /* that it is a field of */
    const struct subschema *const *schemas; /* of the value, or of the values of a list */
    size_t schema_count;
    enum field_date date;
    enum field_unique unique;
    enum field_proves proves; /* of a kind of evidence */
    const struct field *ref;  /* the field that it names a value of; NULL for none */
    bool ref_township;
    bool unit, shared, path, private, evidence, succeeds, open, once, permits, rises;
    bool code;                 /* takes a code */
    bool people;               /* x-people */
    bool personal;             /* x-people in the same place of the built-in schema */
    bool person;               /* a record or collection of persons: some field in it takes one */
    bool never;                /* it is called like personal data, and reported whatever it holds */
    bool has_reach;            /* x-reach */
    bool reaching;             /* it has x-reach, or a field below it has */
    bool at_most_head;         /* what bounds it stands at the top of a file */
    bool bounds;               /* at the top of a file: it bounds others so */
    bool bounded;              /* right below it some field is held against another one */
    bool has_min, has_max;     /* x-plausible */
    bool judged;               /* shape_check() has something to look at, in it or below */
    const struct node *prefix; /* x-prefix: a list of texts; NULL for none */
    const struct field *within; /* x-within; NULL for none */
    int64_t reach;
    struct decimal min, max; /* x-plausible */
    const struct field *at_most;
    const struct field **parts; /* x-parts */
    size_t part_count;
    const struct field *age_needs; /* x-age; NULL for none */
    int64_t age_under, age_max;    /* INT64_MAX for no `max` */
    const struct field *age_band;  /* the field with x-ages beside it; NULL for none */
    const struct field *age_given; /* `given` of x-age, in age_needs; NULL for none */
    struct slice age_giver;        /* what it must be */

    /* On an enum. */
    struct field_value *values;
    size_t value_count;
    struct field_alias *aliases;
    size_t alias_count;
    uint64_t alias_begins[4]; /* a bit for each byte that an alias begins with */
    bool ordered;

    /* On a collection or record. `same` may be empty. */
    bool no_data;
    struct sameness *same;
    size_t same_count;
    const struct field *on, *from, *to; /* its dates, perhaps in a record below; NULL for none */
    const struct field *own_evidence;   /* its field with x-evidence; NULL for none */
};

/* The shape of a schema's document (kind FIELD_RECORD); lives as long as the schema. */
const struct field *schema_shape(const struct schema *schema);

/* The field of that name right below; NULL for none. */
const struct field *field_below(const struct field *field, struct slice name);

/* The same of the key of a document that was read for the schema. */
const struct field *field_at_key(const struct field *field, const struct node *key);

/* Likewise, by its name or one that it had before: as a schema may name it. */
const struct field *field_named(const struct field *field, struct slice name);

/* Likewise, by any of its names (tree/names.h), as a plan or a document that was not read for the
 * schema may name it. */
const struct field *field_called(const struct field *field, struct slice name);

/* The field at the end of a path from a field on, each step by any name: households.youths. NULL
 * where a step leads nowhere. */
const struct field *field_at_path(const struct field *field, struct slice path);

const struct field *field_named_at_key(const struct field *field, const struct node *key);

/* Whether its numbers are whole, as the schema says it: type integer, and not number. */
bool field_is_whole(const struct field *field);

/* Whether it holds a scalar or a list of them. */
bool field_has_scalars(const struct field *field);

/* The nearest collection at or above the field; the whole document where there is none. */
const struct field *field_entry(const struct field *field);

/* The name of an enum's value for a spelling of it (an alias or itself); else the text. */
struct slice field_canonical(const struct field *field, struct slice text);

/* A code as it is compared: without the zeros before its number beyond three digits
 * (nanbei-a0014 is nanbei-a014). The text itself where it has none. */
struct slice field_code(struct arena *arena, struct slice code);

/* The rank of a value in x-order, or -1. */
int field_rank(const struct field *field, struct slice name);

/*
 * The node of `field` inside `entry`, a node of shape `owner`, on the way through records
 * only; NULL where it is not there.
 */
struct node *field_node(const struct field *owner, const struct node *entry,
                        const struct field *field);

/* "certified (people certified)": the key and its label. */
struct name field_full_name(struct arena *arena, const struct field *field);

/* Sets "certified (people certified)": the key and its label. */
void field_set_name(struct diag *diag, const char *name, const struct field *field);

/* households.youths: the names from the top down, for messages. */
struct slice field_path(struct arena *arena, const struct field *field);

#endif
