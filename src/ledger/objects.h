/* SPDX-License-Identifier: MIT */
/*
 * objects: what git keeps, each asked for by its name.
 *
 * One `git cat-file` answers until objects_close(). Once git has failed it is not asked again; how
 * it ended and what it said are kept for the message.
 *
 *     struct objects objects = objects_of(&git);
 *
 *     int error = objects_ask(&objects, SLICE("8ab686eafeb1f44702738c8b0f24f2567c36da6d\n"));
 *     if (error == 0)
 *         error = objects_answer(&objects, name, max, &kind, &text);
 *     objects_close(&objects);
 */
#ifndef TAIZHANG_LEDGER_OBJECTS_H
#define TAIZHANG_LEDGER_OBJECTS_H

#include "ledger/git.h"

enum object_kind { OBJECT_BLOB, OBJECT_TREE, OBJECT_COMMIT, OBJECT_TAG };

/* Of an object that is too large these are read, for they may tell what it is. */
#define OBJECT_HEAD_BYTES 16

struct objects {
    struct git git;
    struct process process;
    bool running;
    struct process_exit how; /* it ended, when it has failed */
    int error;               /* why it has failed; 0: it has not */
    bool reported;
};

struct objects objects_of(const struct git *git);

/* Starts git, which objects_ask() does, too: it gets ready while others work. An errno value, which
 * the first objects_ask() gives again. */
int objects_start(struct objects *objects);

/* Asks for objects: a line with the name of each. The answers come in this order, and all of them
 * are to be taken before the next question. An errno value is for objects_report(). */
int objects_ask(struct objects *objects, struct slice lines);

/*
 * Appends the bytes of the object that it was asked for. kind NULL: it is a blob, or git talks
 * nonsense. An errno value says what is wrong: ENOENT, git does not have it; EFBIG, it has more
 * than max bytes, and *out gets its first OBJECT_HEAD_BYTES; any other is for objects_report().
 */
int objects_answer(struct objects *objects, struct slice name, size_t max, enum object_kind *kind,
                   struct buffer *out);

/* Reports what is wrong with git itself, once. */
void objects_report(struct arena *arena, struct objects *objects, int error,
                    struct diag_list *diags);

void objects_close(struct objects *objects);

#endif
