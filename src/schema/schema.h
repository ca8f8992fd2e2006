/* SPDX-License-Identifier: MIT */
/*
 * schema: JSON Schema 2020-12, compiled once; the room check holds many files against it.
 *
 * A schema is compiled from a tree (so its own faults have a file, a line and a column).
 * A keyword that is not in schema_keyword.h is refused, loudly: a rule that is written down and
 * silently not checked is worse than none. Keywords of annotation (title, description, examples,
 * ...) and the x- vocabulary (shape.h) are known.
 *
 * Recursion is bounded by TREE_DEPTH_MAX times the depth of $ref within one value, which
 * the compiler bounds by refusing references that lead back to themselves without going
 * into the value.
 *
 * Once it is compiled and joined, a schema and all that hangs on it (shape, outline, secrets,
 * patterns) is only read: several threads may hold files against it at once.
 */
#ifndef TAIZHANG_SCHEMA_SCHEMA_H
#define TAIZHANG_SCHEMA_SCHEMA_H

#include "tree/tree.h"

struct schema;

/*
 * Compiles the document; NULL where a fault in it (now in diags) makes it unusable. The
 * tree and its source must live as long as the schema, which lives in the arena; patterns
 * hold memory of their own until schema_free().
 */
struct schema *schema_compile(struct arena *arena, const struct tree *tree,
                              struct diag_list *diags);
void schema_free(struct schema *schema);

struct word_list {
    const struct slice *items;
    size_t len;
};

/* By which words a Chinese numeral in a text is a number: x-counters, x-articles, x-idioms
 * (shape.h). */
struct numerals {
    struct word_list counters, articles, idioms;
};

const struct numerals *schema_numerals(const struct schema *schema);

/* What fields hold that nobody may see: by x-never and x-code. Lives as long as the schema. */
const struct secrets *schema_secrets(const struct schema *schema);

/*
 * What is personal by its nature no schema turns off: adds what the built-in unit schema says of
 * persons (x-never; x-code and so who is a person, of fields in the same place). A schema of
 * records that has a field of such a name itself is not obeyed in it: the field is reported, and
 * what it holds is masked. In other documents the schema's own fields are no secrets: the name of a
 * town.
 */
void schema_join_persons(struct schema *schema, const struct schema *builtin, bool records);

/* What a document is masked for. */
enum hiding_for {
    HIDE_CHECKED,    /* a document that was checked: what is sound in it is wanted */
    HIDE_AND_REPORT, /* the same; fields called like personal data that were not reported are
                        reported */
    HIDE_FOR_VIEW,   /* one whose values are shown: not those beside a number of somebody */
    HIDE_UNKNOWN,    /* one of nobody knows what: all values */
};

/*
 * Masks what a document holds of persons, without checking it: names where codes belong, fields
 * called like personal data, and in an entry of a person all fields that the schema does not know,
 * with all that they hold; a digit in the name of such a field is masked with it. schema_check()
 * (check.h) does so, too. true where fields called like personal data are reported by it.
 */
bool schema_hide(const struct schema *schema, struct tree *tree, struct diag_list *diags,
                 enum hiding_for what_for);

/* Masks a value, or a key, in the source, in what was said of it, and in its own copy: escapes and
 * texts over several lines have one. */
void schema_hide_value(struct diag_list *diags, const struct tree *tree, struct node *node);

/*
 * Gives the keys of a document that are other names of fields (tree/names.h) the names of these,
 * before anything else reads them: those that fields had before (x-former), labels (x-label) and
 * other words (x-also). A word of personal data (x-never) stays what it is.
 */
void schema_name_keys(const struct schema *schema, struct tree *tree, struct diag_list *diags);

/* What a document of this schema may hold, for tree_read_as(). Lives as long as the schema. */
const struct outline *schema_outline(const struct schema *schema);

#endif
