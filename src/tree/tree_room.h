/* SPDX-License-Identifier: MIT */
/*
 * tree_room: what the files of the tree room share among themselves.
 *
 * A file is read in steps. tree_scan() looks at the bytes before anybody else does. Nearly every
 * file is sound and of plain YAML, which a small scanner (tree_plain.c) makes nodes of, and that is
 * all. What it declines, in doubt or because there is something to tell, is libyaml's: a reader
 * (tree_reader.c) turns libyaml's events into nodes, once over the whole text and reporting
 * nothing. Where something is wrong, the text is
 * cut into parts (tree_parts.c), a top-level field or an entry of its list each, and each part
 * is read on its own, so that one slip does not hide what follows. A part that cannot be read,
 * or reads suspiciously, is looked at line by line for slips of typing (tree_typing.c): these
 * are reported as what they are, and corrected in a copy, so that the rest of the part can be
 * read. What stood at the slip is in doubt: its node is faulty.
 */
#ifndef TAIZHANG_TREE_TREE_ROOM_H
#define TAIZHANG_TREE_TREE_ROOM_H

#include "tree/tree.h"

/* ---- what is to be read ---- */

/* From byte `at` of a corrected text on, bytes stand in the source from `source` on. */
struct shift {
    size_t at;
    size_t source;
};

/* A place that was corrected or masked: what stands there is not to be trusted. */
struct doubt {
    size_t start, end; /* bytes of the source */
    bool next;         /* the first value that ends behind it; else what overlaps it */
    bool container;    /* that value may be a list or mapping */
};

struct doubts {
    ARRAY(struct doubt); /* by start */
};

/* Words that are no field, and were left out: the entry that they stand in may lack one. */
struct stray {
    size_t at;     /* byte of the source */
    size_t column; /* of their line, as corrected */
    bool dashed;   /* behind the dash of an entry, whose fields follow */
};

/* A text for libyaml, and where its bytes stand in the source. */
struct stretch {
    struct slice text;
    struct {
        ARRAY(struct shift);
    } shifts; /* at least one, the first at byte 0 */
    struct doubts doubts;
    struct {
        ARRAY(struct stray);
    } strays; /* in order */
};

/* ---- the reader ---- */

/* A fault of syntax as libyaml reports it, its places as bytes of the source. */
struct syntax_fault {
    const char *problem; /* libyaml's English words; NULL where it has none */
    const char *context; /* likewise: what was being read */
    size_t at;
    size_t context_at;
    bool in_flow;   /* inside [ ] or { } */
    size_t flow_at; /* where the innermost of them opens */
};

enum stop {
    STOP_NONE,   /* the stretch was read to its end */
    STOP_SYNTAX, /* libyaml could not go on: see the fault, which is not reported yet */
    STOP_KEY,    /* a key that is no text */
    STOP_BOUND,  /* a bound of tree.h was passed */
};

struct parse_result {
    struct node root; /* where it stopped: what stood before, all that was open closed and cut */
    bool has_root;
    enum stop stop;
    struct syntax_fault fault;
    bool reported;   /* it holds faults other than of syntax */
    bool suspicious; /* it holds what is most likely a slip of typing, though it is YAML */
    bool misread;    /* likewise, and lines were read as what they do not look like */
};

struct reader;
struct reader *reader_new(struct arena *arena, const struct source *source,
                          const struct numbering *numbering);
void reader_free(struct reader *reader);

/* Reads one stretch by libyaml. Faults other than those of syntax go into diags; with NULL nothing
 * is reported. */
struct parse_result reader_read(struct reader *reader, const struct stretch *stretch,
                                struct diag_list *diags);

/* The same without libyaml, and much faster, where the stretch is of the source as it is and plain
 * YAML, as nearly all records are, and nothing of it is to be reported; else false, and nothing has
 * happened. For the first stretch of a file. */
bool reader_read_plain(struct reader *reader, const struct stretch *stretch,
                       struct parse_result *out);

/* Takes back the anchors, aliases and nodes of the last stretch, before it is read once more. */
void reader_take_back(struct reader *reader);

/* From now on an alias that nothing is known of is not reported: what it names may be in a part
 * that could not be read. */
void reader_lost_anchors(struct reader *reader);

/* Whether some key that it read has no number. */
bool reader_met_strange(const struct reader *reader);

/* ---- steps ---- */

/* What tree_scan() finds out. */
struct scanned {
    struct slice text;    /* the source's, or a copy in which bytes that are no text are masked */
    size_t start, end;    /* what of it is to be read: behind a byte order mark, up to a fault */
    struct doubts doubts; /* the masked places */
};

/*
 * Checks encoding, control characters, directives and documents, for libyaml gives these
 * no place or takes quadratic time over them. What cannot be passed over ends the text at the
 * start of its line.
 */
struct scanned tree_scan(struct arena *arena, const struct source *source, struct diag_list *diags);

/* ---- what stands in for what libyaml does not take (tree_stand_in.c) ---- */

/* The bytes of a character that ends a line for libyaml and for YAML 1.2 does not; of two escapes
 * of a surrogate pair; 0 where there is none. */
size_t stand_in_break(struct slice text, size_t at);
size_t stand_in_pair(struct slice text, size_t at);

/* Puts what stands in for it in the place of a pair. */
void stand_in_for_pair(char *pair);

/* The value of a scalar as it was meant: `there` are its bytes in the source, without the quotes;
 * `quote` is which, or 0. A value that is not made of these bytes is left as it is. */
struct slice stand_in_undo(struct arena *arena, struct slice there, char quote, struct slice value);

/* A conflict that was blanked out. */
struct conflict {
    size_t start;
    size_t column; /* of what it holds, and whether that is an entry */
    bool entry;
};

/* One read of one file. */
struct job {
    struct arena *arena;
    const struct source *source;
    const struct outline *outline; /* of the whole document */
    struct diag_list *diags;
    struct reader *reader;
    struct slice text;    /* of the scan; byte for byte as long as the source's */
    struct doubts doubts; /* of the scan */
    struct {
        ARRAY(struct conflict);
    } conflicts; /* of git, in order */
};

/* Bytes [from, to) of the text as they are, with the doubts of the scan. */
struct stretch job_stretch(const struct job *job, size_t from, size_t to);

/* Reads a stretch and reports what there is to report, its fault of syntax too. */
struct parse_result job_report(struct job *job, const struct stretch *stretch);

/* Reports conflicts that git left in [from, to), and blanks them out of the text; whether top-level
 * fields are lost with them. */
bool tree_conflicts(struct job *job, size_t from, size_t to);

/* Reads [from, to) part by part; false where something is lost that no faulty node stands for. */
bool tree_read_parts(struct job *job, size_t from, size_t to, struct node *root);

/* ---- outlines ---- */

/* The field of that name right below, or anywhere below; NULL where there is none. */
const struct outline *outline_find(const struct outline *outline, struct slice name);
const struct outline *outline_below(const struct outline *outline, struct slice name);

/* The field right below of that name, or of whatever name; NULL where there is none. */
const struct outline *outline_child(const struct outline *outline, struct slice name);

/* Whether anything is known of the value; whether it may be a list and no mapping. */
bool outline_is_known(const struct outline *outline);
bool outline_is_list(const struct outline *outline);

/* Whether a field of that name may stand right below. */
bool outline_takes(const struct outline *outline, struct slice name);

/* ---- lines ---- */

/* A line of the text. Its indentation may hold blanks that YAML does not take for any. */
struct line {
    size_t start, text, end; /* its first byte, the first that is no blank, the end of its text */
    size_t next;             /* where the next line starts */
    size_t column;           /* of `text`, from 0; a wide space takes two columns */
    bool odd;                /* its indentation holds a tab, a wide or a no-break space */
    bool tab;
    bool blank; /* nothing but blanks, or a comment */
};

struct line line_at(struct slice text, size_t at);

/* Bytes of the blank at `at` that is no ASCII space: tab, wide, no-break and the like; else 0. */
size_t odd_blank(struct slice text, size_t at);

/* The next line that holds something; at the end of the text one that starts there. */
struct line line_behind(struct slice text, const struct line *line);

/* "- ", or "-" at the end of the line. */
bool line_is_entry(struct slice text, const struct line *line);

/* ---- slips of typing ---- */

struct piece {
    size_t from, to;
    size_t column;                 /* where its first line should begin */
    enum node_kind kind;           /* what it should be */
    const struct outline *outline; /* of the top-level field that it is of; NULL: not known */
    bool broken;                   /* it could not be read: look for slips of indentation, too */
};

/* Reports the slips of a piece, and gives the text with all of them corrected; false where there
 * are none. */
bool tree_typing(struct job *job, const struct piece *piece, struct stretch *out);

/* Whether a plain scalar, a key, or a value in brackets looks like a slip. A value looks like a
 * field, or begins with a full-width bracket. */
bool suspicious_value(struct slice text);
bool suspicious_start(struct slice text);

/* Whether a plain text over several lines holds what looks like an entry of a list. */
bool suspicious_lines(struct slice text);

bool suspicious_key(struct slice text);
bool suspicious_item(struct slice text);

/* ---- others ---- */

/* tree_read_as() by libyaml alone, for tests that compare the two. */
bool tree_read_by_libyaml(struct arena *arena, const struct source *source,
                          const struct outline *outline, struct diag_list *diags, struct tree *out);

/* Whether the name of a field, without a value, stands deeper than it may by the outline: then what
 * belongs to it stands beside it. As deep as a tree is. */
bool tree_out_of_place(const struct node *root, const struct outline *outline);

/*
 * Where reading stopped, every list and mapping that was still open is cut, for it may lack what
 * came later, and a value that ends on the very line of the fault may be half of one: nobody shall
 * complain of them. SIZE_MAX: it was a key, and what stands in brackets is as it seems.
 */
void tree_mark_cut(struct slice text, struct node *root, size_t stopped);

/* Reports each key but the first of a name, leaves it out, and marks the mapping faulty. In an
 * entry of a list several of them in a row are reported once, as the dash of a new entry that is
 * missing; then true. */
bool tree_check_keys(const struct source *source, struct diag_list *diags, struct node *map,
                     bool entry);

void tree_syntax_fault(const struct source *source, const struct syntax_fault *fault,
                       struct diag_list *diags);

/* Reads what the text of a plain scalar stands for, by the core schema: its kind, and the value of
 * a truth or a number. */
void tree_resolve(struct node *node);

/* Likewise of a scalar with an explicit tag, which is a text so far; false where the tag is none of
 * the core schema's, or the text does not fit it. */
bool tree_resolve_tag(const char *tag, struct node *node);

/* A date or a quarter; and keeping its days where the text of a node is one. */
bool tree_days(struct slice text, date_days *first, date_days *last);
void tree_keep_days(struct node *node);

/* Asserts what every tree keeps to: spans nested and in order, flags that go together. */
void tree_assert(const struct tree *tree);

#endif
