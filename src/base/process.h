/* SPDX-License-Identifier: MIT */
/*
 * process: another program, started and talked to.
 *
 * No shell stands between. What the program says on stderr is kept (its first bytes) and
 * never blocks it; neither side can wait for the other on a full pipe. A program that goes
 * away while it is written to is an errno value here (EPIPE), not a signal that ends us.
 * Nothing of it outlives process_end(): no descriptor, no memory, no zombie.
 *
 *     struct process process;
 *     struct process_exit how;
 *
 *     int error = process_start(&process, arguments, environment);
 *     if (error == 0) {
 *         error = process_send(&process, request);
 *         if (error == 0)
 *             error = process_read_line(&process, 200, &answer);
 *         process_end(&process, &how);
 *     }
 *
 * Faults of the world come back as errno values, 0 for success; ENODATA means that the
 * program's output ended first. There is no time limit: whoever waits for us can stop us, and
 * both of us with it.
 */
#ifndef TAIZHANG_BASE_PROCESS_H
#define TAIZHANG_BASE_PROCESS_H

#include "base/buffer.h"

#include <sys/types.h>

#define PROCESS_SAID_MAX 4096

struct process {
    pid_t id;
    int in, out, err;    /* our ends; -1 when closed */
    struct buffer ahead; /* taken from it, and not yet read by anybody */
    size_t used;         /* how much of that has been read */
    struct buffer said;  /* on stderr: the first PROCESS_SAID_MAX bytes */
};

/* How it ended. */
struct process_exit {
    bool killed; /* by a signal */
    int number;  /* that signal, or the exit status; -1 where the system would not tell */
};

/*
 * Starts arguments[0], looked for on the PATH, with these arguments. `environment` holds
 * texts NAME=value that replace or join our own variables. Both end with NULL. ENOENT where
 * there is no such program; then there is nothing to end.
 */
int process_start(struct process *process, const char *const *arguments,
                  const char *const *environment);

/* The same of a program that shows to whoever looks what it is sent, as a pager: its stdout and
 * stderr are ours, and there is nothing to read. */
int process_start_shown(struct process *process, const char *const *arguments,
                        const char *const *environment);

/* Writes to its stdin, all of it; meanwhile its output is taken, whatever its size. */
int process_send(struct process *process, struct slice bytes);

/* There is no more to read for it. */
void process_close_input(struct process *process);

/* Appends exactly len bytes of its output; out NULL: passes over them. */
int process_read(struct process *process, size_t len, struct buffer *out);

/* Appends its output up to the next LF, without it; EFBIG where max bytes hold none. */
int process_read_line(struct process *process, size_t max, struct buffer *out);

/* Appends all that is still to come; EFBIG where that is more than max bytes. */
int process_read_rest(struct process *process, size_t max, struct buffer *out);

/*
 * Closes its stdin, waits for its end and frees everything but what it said on stderr, which
 * buffer_free() frees. Output that nobody has read is thrown away.
 */
void process_end(struct process *process, struct process_exit *how);

/* The same for one that is not worth waiting for: it is killed first. */
void process_kill(struct process *process);

#endif
