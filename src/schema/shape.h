/* SPDX-License-Identifier: MIT */
/*
 * shape: what a schema says of its fields beyond what is valid: the x- vocabulary.
 *
 * taizhang knows no field of a record by name. All that it must know - which field
 * dates an entry, which is a unit, what a code refers to - the unit schema says by
 * these keywords, which editors ignore:
 *
 *   x-filled     mark: takes a shelf mark; a word of x-none or x-some, a text without any letter
 *                or digit (a stroke, a blank), null and the like are an error, and a mark without
 *                a number is warned of. text: takes a text that says something; a word of x-none
 *                is an error where the field is required, else a warning. Beside `type: object`
 *                it speaks of a single value that stands in the place of the mapping
 *                (schema_filled.h)
 *   x-label      {zh, en}: what reports and messages call it
 *   x-also       other words that people use for it: only for guessing what they meant
 *   x-former     a list of the names that the field had before: a key so called is read as the
 *                field, without a message (check/check_former.c), and a plan may name it so
 *   x-values     on an enum: the label of each value
 *   x-alias      on an enum: other spellings of its values, {核心价值观: core-values}
 *   x-order      on an enum: its values from least to greatest
 *   x-caution    a pattern; a text that it matches seems to speak of somebody, and is warned of
 *   x-code       takes a code: a text with a Han character, or with letters and no digit, is
 *                a name and reported as one (check/check_person.c); also where plain text
 *                stands in place of what has it. A code ends in a number, and codes are compared
 *                by that: a0014 is a014 (field_code()). An entry that has a field with it is of a
 *                person: what a field that is not in the schema holds there is masked
 *   x-counters   at the top of a schema, a list of words: a Chinese numeral before one of them is a
 *                number (三期); x-articles, those before which 一 says no number (一个); x-idioms,
 *                phrases that count nothing, where # at the start is any numeral (#个方面,
 *                一次性, 每一)
 *   x-date       on | from | to: the date of its entry, or the ends of its interval;
 *                in a mapping inside an entry, `on` dates that mapping, `from` and `to`
 *                the entry, and before any of them the mapping does not exist. An interval
 *                does not end before it begins, and no mapping in it is dated before that or
 *                after its end. These and all other dates of a record are expected to have come:
 *                it says what was
 *   x-reach      N, on a date: N years or less before the first day that a plan of the ledger looks
 *                at, or N + 1 years or less after the last (the next plan comes late). Beyond, the
 *                year is probably a slip, and a century beyond it is one; but where a file has more
 *                than a few entries of a year not far beyond, they are the records of that year
 *   x-missing    no-data, on a collection: no entry at all is no data, not zero
 *   x-never      at the top of a schema, a list of words: a field that is not in the schema and
 *                is called so holds personal data; what it holds is masked (secret.h). Those of
 *                the built-in unit schema hold for every document (schema_join_persons())
 *   x-none       at the top of a schema, a list of words: who writes one of them says that there is
 *                none, or not yet, or that it stands elsewhere
 *   x-some       likewise: there is one, and nobody says which. In both a # is any number (#张)
 *   x-unique     entry-list | unit | township: no two entries there share the value
 *   x-once       township: a value that stands in two units' files at the same time is
 *                probably one person on two lists, and is reported
 *   x-ref        COLLECTION.FIELD, or township:COLLECTION.FIELD: names such an entry,
 *                in the unit or anywhere
 *   x-succeeds   on an x-ref: its entry takes the place of the one named, which must have
 *                begun and ended before this one begins: that one needs x-date `to` or `on`,
 *                this one `from` or `on`
 *   x-open       on an x-ref: the entry named is there, between its from and its to, when this
 *                one happens, or at some time while this one lasts. One that has ended while
 *                this one goes on is probably no longer what is meant. Its collection needs
 *                x-date `from` or `to`, and no `on`
 *   x-within     FIELD, on an x-ref: the entry named lies in the one that the field beside it
 *                names
 *   x-unit       names a unit (id, name or alias); at the top of a file, its unit
 *   x-shared     names further units that share the entry
 *   x-parts      a list of fields beside it or in records there: its parts, which are not more
 *                than it when they are added up; one that is not there is nothing
 *   x-path       where it looks like a path (it has a slash), a file inside the ledger
 *   x-prefix     a list of what a code may begin with: unit (the id of the unit that the entry
 *                stands in), township (the id of any), or a kind of unit. One of another unit
 *                is right only by x-once, where that unit has the code, too
 *   x-people     on a collection or a list: each of its entries, and all that is in them, is of one
 *                person or household; on a number: it says how many people. Small figures of these
 *                are not reported in a public report (publish.h). In a schema without this word
 *                every figure is taken for one of people
 *   x-person     a pattern, where an office is written and not who holds it; a text that it matches
 *                names somebody (张伟, 王主任, Mr. Li): it is masked, and a warning. It holds for
 *                names of unknown fields anywhere in a record, too: they are masked, with what
 *                stands in them; and for shelf marks, in which the name alone is masked
 *   x-private    never leaves the machine in a public report
 *   x-evidence   is the evidence of its entry: its keys are the kinds of evidence
 *   x-same       on a collection, a list of fields: two entries of a unit (or of one that shares
 *                the entry) alike in these are probably one that was entered twice. Or a list of
 *                mappings, each of which is enough for the suspicion: {fields: [...]} says the
 *                same; `present` names those of the fields without which an entry is like no
 *                other; with `scope: township` entries of all units are compared. A field may
 *                stand in a collection below (youths.birth-year): all its values together.
 *                Entries that are alike and differ in a field of `agree` contradict each other:
 *                that is no suspicion but an error. Texts are the same whatever their case,
 *                width and blanks; of a text in two languages the first counts
 *   x-proves     on an x-evidence, {KIND: entry | day}: a shelf mark of that kind proves one
 *                entry of its collection, or those of one day; marks of other kinds prove as
 *                many as they like (a letter, a year's file). Marks of one kind are compared,
 *                whatever their case, width and blanks, also where a text lists several (a-1、
 *                a-2): in a unit, or in one that shares the entry; and in all units a path, and
 *                what begins with other letters than the unit's marks do
 *   x-at-most    not greater, or not later, than the field named, beside it, or if there is none,
 *                at the top of a file of the unit (link.h); of a list, so many entries
 *   x-plausible  {min, max}: beyond them, it is probably a slip
 *   x-rises      on an enum with x-order: a later entry of the unit that has less is probably
 *                a slip
 *   x-permits    the date of what permits its entry: it is not later than that begins. Only
 *                probable, for the one that it is of may have been added to the entry later
 *   x-age        {under: N, needs: FIELD, given: {FIELD: VALUE}, max: N}, on a year of birth, all
 *                by years alone: nobody is born after the entry begins; who is younger than
 *                `under` then must have the field `needs`, beside it, and in that, if `given` is
 *                there, that field with that value; who is older than `max` (which may be left
 *                out) by more than a year is probably a slip
 *   x-ages       on an enum beside a field with x-age: the ages at the end of the year in which
 *                the entry begins, {14-17: {min: 14, max: 17}}. One that differs by more than a
 *                year from what the year of birth says is probably a slip in either
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
    const struct field *parent; /* the record or collection that it is in; NULL for the whole */
    enum field_kind kind;
    struct name label;
    const struct slice *former; /* x-former: names that it had before */
    size_t former_count;
    bool renamed;         /* it or a field below had another name before */
    struct field *fields; /* of a record, or of the entries of a collection; schema order */
    size_t field_count;

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

/* Likewise, by its name or one that it had before: as a plan or a schema may name it. */
const struct field *field_named(const struct field *field, struct slice name);

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
