/* SPDX-License-Identifier: MIT */
/*
 * files: which files a ledger has, and what each is.
 *
 * A ledger is a folder with township.yaml. Its parts are known by their place: the township
 * at the top, plans in plans/, the plans' own texts in sources/; every other *.yaml and
 * *.yml, however deep, holds records. Names that begin with a dot and README files of no YAML
 * suffix are passed over; any other file among the records is a warning, for it is most likely a
 * record that nobody will count (yuquan.yaml.txt, saved by Notepad).
 */
#ifndef TAIZHANG_LEDGER_FILES_H
#define TAIZHANG_LEDGER_FILES_H

#include "diag/diag.h"

#define FILES_HASH_BYTES 32

enum file_role { ROLE_TOWNSHIP, ROLE_PLAN, ROLE_RECORDS, ROLE_SOURCE };

struct ledger_file {
    struct slice relative; /* to the ledger, parts joined by '/' */
    struct slice path;     /* as it can be opened from here, and as people are shown it */
    enum file_role role;
    bool read;                      /* it could be opened */
    bool whole;                     /* and parsed to its end */
    bool sound;                     /* and holds no fault */
    uint8_t hash[FILES_HASH_BYTES]; /* SHA-256 of the text with LF line ends; when read */
};

struct files {
    struct slice root;
    size_t unlisted; /* folders whose files nobody knows: they could not be read */
    ARRAY(struct ledger_file);
};

/* Lists the ledger in byte order of the relative paths. false where it is no ledger. */
bool files_find(struct arena *arena, struct slice root, struct diag_list *diags, struct files *out);

/*
 * Reads one of its files and its hash; false (and a diagnostic) where the world does not
 * let us. The source is allocated in the arena.
 */
bool files_read(struct arena *arena, struct ledger_file *file, struct diag_list *diags,
                struct source **out);

/* Reads a file that is already known, for an excerpt; NULL where it is gone. */
struct source *files_reread(struct arena *arena, const struct ledger_file *file);

#endif
