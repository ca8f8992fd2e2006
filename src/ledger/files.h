/* SPDX-License-Identifier: MIT */
/*
 * files: which files a ledger has, and what each is.
 *
 * A ledger is a folder with township.yaml. Its parts are known by their place: the township
 * at the top, plans in plans/, the plans' own texts in sources/, its own schemas (*.schema.json) in
 * schemas/; every other *.yaml and
 * *.yml, however deep, holds records. The case of these names does not matter (.YAML), for there
 * are systems that cannot tell it. Names that begin with a dot and README files of no YAML
 * suffix are passed over; any other file among the records is most likely a record that nobody will
 * count (yuquan.yaml.txt, saved by Notepad), and what it holds is looked at (lost.c). What may show
 * or name people (foreign.h) and whatever lies in a folder named private is an error, and not read.
 *
 * What git keeps out of the folder (sparse.h) is there, too, and not read.
 *
 * They come from the folder, or from what git is about to commit of it (staged.h). Only this
 * module knows which; what is said of a file is the same for both.
 *
 * Personal numbers are masked in each text before it is given out (guard.h), and in the names
 * of files and folders wherever these are shown.
 *
 * When the list is made, several threads may read files of it at once, each another one; but what
 * git has (`staged`) is read by one at a time. files_has() may be asked by all.
 */
#ifndef TAIZHANG_LEDGER_FILES_H
#define TAIZHANG_LEDGER_FILES_H

#include "base/progress.h"
#include "diag/left_out.h"
#include "privacy/guard.h"

#define FILES_HASH_BYTES 32

enum file_role {
    ROLE_TOWNSHIP,
    ROLE_PLAN,
    ROLE_RECORDS,
    ROLE_SOURCE,
    ROLE_SCHEMA,
    ROLE_MISPLACED, /* records among the plans: found out when it is read */
};

struct staged;
struct staged_file;

struct ledger_file {
    struct slice relative; /* to the ledger, parts joined by '/' */
    struct slice real;     /* as it can be opened from here */
    struct slice path;     /* the same as people are shown it: personal numbers are masked */
    enum file_role role;
    const struct staged_file *staged; /* where git has it; NULL: it is in the folder */
    bool read;                        /* it could be opened */
    bool failed;                      /* it could not, which has been reported */
    bool changed;                     /* when it was read again it held another text */
    bool whole;                       /* and parsed to its end */
    bool sound;                       /* and holds no fault */
    uint8_t hash[FILES_HASH_BYTES];   /* SHA-256 of the text with LF line ends; when read */
    struct source_ranges masked;      /* what must not be shown when it is read again */
};

struct files {
    struct slice root;
    struct slice shown;    /* the same as people are shown it */
    struct staged *staged; /* what git is about to commit; NULL: the folder is what counts */
    /* What may hold records and is not among the files: folders that could not be read, links, what
     * git keeps out of the folder, has not merged, or has in another repository. */
    size_t unlisted;
    struct left_out left; /* what is not counted */
    struct {
        ARRAY(struct ledger_file); /* that are none of ours by their names; `role` says nothing */
    } others, silent;              /* silent: README files, of which nothing is said */
    ARRAY(struct ledger_file);
};

enum files_origin { FILES_OF_FOLDER, FILES_STAGED };

/*
 * Lists the ledger in byte order of the relative paths. false where it is no ledger. Whatever
 * comes of it, files_close() is to be called.
 */
bool files_find(struct arena *arena, struct slice root, enum files_origin origin,
                struct diag_list *diags, struct files *out);

/* Texts can no longer be read where git has them; the list stays. */
void files_close(struct files *files);

/*
 * Reads one of its files and its hash; false (and a diagnostic) where the world does not
 * let us. The source is allocated in the arena. Its personal numbers are masked and reported; the
 * hash is that of the file as it is.
 */
bool files_read(struct arena *arena, const struct files *files, struct ledger_file *file,
                struct diag_list *diags, struct source **out);

/* The same without looking for personal numbers: guard_text() is still to come, unless all is said
 * of a file that holds the same. */
bool files_take(struct arena *arena, const struct files *files, struct ledger_file *file,
                struct diag_list *diags, struct source **out);

/* The text alone, of any file: it is neither guarded nor hashed, and nothing is reported of it. */
bool files_peek(struct arena *arena, const struct files *files, const struct ledger_file *file,
                struct slice *out);

/* Whether a path, relative to the ledger, is that of the township's file. */
bool files_is_township(struct slice path);

/* Whether a name speaks of YAML anywhere: nanbei.yaml.bak. */
bool files_named_as_records(struct slice path);

/* Remembers what was masked in the source of a file, in the arena. */
void files_keep_masked(struct arena *arena, struct ledger_file *file, const struct source *source);

/* Reads a file again that has been read, for an excerpt. What was masked before is masked again;
 * NULL where it is gone, or holds another text by now, in which other bytes are to be masked. */
struct source *files_reread(struct arena *arena, const struct files *files,
                            struct ledger_file *file);

/* Reports files that held another text when they were read again. */
void files_report_changed(const struct files *files, struct diag_list *diags);

/*
 * Of files that are staged and hold faults, warns of those whose folder holds another text by
 * now: whoever has corrected one there would look for the fault in vain.
 */
void files_warn_changed(struct arena *arena, const struct files *files, struct diag_list *diags);

/*
 * Whether a path, relative to the ledger, is an ordinary file of it, of whatever kind: not a
 * link, and in no folder above or hidden (no part of the path is empty or begins with a dot).
 */
bool files_has(struct arena *arena, const struct files *files, struct slice path);

/*
 * Whether a place, absolute and without links, is a file that the ledger was read from: one that no
 * output of the same run may replace.
 */
bool files_reads(struct arena *arena, const struct files *files, struct slice place);

/*
 * Looks for personal numbers, and for what no ledger may hold, where nobody else has looked: in
 * files of no known kind, README files and hidden ones, and, of what git is about to commit, in all
 * that it keeps outside the ledger, too. Time is proportional to the bytes.
 */
void files_sweep(struct arena *arena, struct files *files, const struct progress *progress,
                 struct diag_list *diags);

/* Looks at the texts in sources/, where nothing but personal numbers can be wrong. */
void files_guard_sources(struct files *files, struct diag_list *diags);

#endif
