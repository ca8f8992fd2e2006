/* SPDX-License-Identifier: MIT */
/*
 * examples: for every code of the catalogue a mistake that people make, and the same corrected.
 *
 * They are the files of src/diag/examples/, one a code, made into C at build time. `explain`
 * shows them, and tests/examples.py runs them: what is called wrong there must yield just this
 * code, and what is called right nothing. TZ215.txt:
 *
 *     records
 *     --- wrong
 *     sessions:
 *       - date: 2016-02-30
 *         ...
 *     --- right
 *     sessions:
 *       - date: 2016-02-29
 *         ...
 *
 * The first line says what the example is a part of; it replaces or joins the fields of a small
 * ledger that is sound (tests/examples/):
 *
 *     records    the record file of yuquan (its header `unit: yuquan` is there already)
 *     township   township.yaml
 *     plan       the plan; `target`: the only target of it
 *     schema     the properties of the unit schema, other than its own
 *     command    lines of shell, in the folder that holds the ledger
 *     unshown    nothing: what follows says, as `en: ...` and `zh: ...`, why no example can
 *                show the fault; explain passes over it
 *
 * What an example is to be read with, but is not about, is given before `--- wrong`: a part
 * `--- target`, `--- plan`, `--- records` or `--- township`, or `--- schema` where records are
 * checked by a schema unlike that of the program, which never yields the code.
 *
 * `records whole` (and so on) is the whole of such a file. Bytes that cannot be written are
 * written <U+3000> or <0xB1>; a line {{repeat 1001: text}} stands for as many lines of that
 * text. Lines `# en: ...` and `# zh: ...` are remarks for who reads that language.
 */
#ifndef TAIZHANG_DIAG_EXAMPLES_H
#define TAIZHANG_DIAG_EXAMPLES_H

#include "base/lang.h"

enum example_kind {
    EXAMPLE_RECORDS,
    EXAMPLE_TOWNSHIP,
    EXAMPLE_PLAN,
    EXAMPLE_TARGET,
    EXAMPLE_SCHEMA,
    EXAMPLE_COMMAND,
    EXAMPLE_KIND_COUNT /* of what cannot be shown */
};

struct example {
    enum example_kind kind;
    enum example_kind given_kind;
    struct slice given;        /* mostly nothing */
    struct slice wrong, right; /* all three are whole lines, for example_next() */
};

/* The example of TZ<number>; false where there is none to show. */
bool example_find(int number, struct example *out);

struct example_line {
    struct slice text;  /* without the line end */
    bool remark;        /* words for the reader, not a part of the example */
    struct slice times; /* a number: the line stands for as many; empty for one */
};

/* Takes the next line off *rest as people of that language read it; false at the end. */
bool example_next(struct slice *rest, enum lang lang, struct example_line *out);

/* The files, in order of name; the last has name NULL. */
struct example_file {
    const char *name; /* TZ215.txt */
    struct slice text;
};

extern const struct example_file example_files[];

#endif
