/* SPDX-License-Identifier: MIT */
/* Another program, started and talked to. See process.h. */
#include "base/process.h"

#include "base/memory.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define CHUNK 65536

/* How long to wait for output before looking whether the program is still there, in
 * milliseconds: one that it started may keep the pipes open for ever. */
#define POLL_TIME  100
#define FOR_EVER   (-1)
#define NOT_AT_ALL 0

extern char **environ;

/* ---- descriptors ---- */

static void close_end(int *fd)
{
    if (*fd >= 0)
        close(*fd);
    *fd = -1;
}

/* Moves a descriptor above 0, 1 and 2, and keeps other programs from inheriting it. The three may
 * be free, where we were started without them, and the new program's own ends are put there. */
static int lift(int *fd)
{
    int high = fcntl(*fd, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    int error = high < 0 ? errno : 0;

    close(*fd);
    *fd = high;
    return error;
}

static int lift_both(int ends[2])
{
    int first = lift(&ends[0]), second = lift(&ends[1]);

    return first != 0 ? first : second;
}

/* The two ends of each of stdin, stdout and stderr, by the descriptor that the program sees; -1
 * where it has ours. */
struct ends {
    int ours[3], its[3];
};

/* stdin is a socket: send(2) can be told to raise no signal when nobody reads. */
static int open_ends(struct ends *ends, int count)
{
    *ends = (struct ends){{-1, -1, -1}, {-1, -1, -1}};
    for (int i = 0; i < count; i++) {
        int pair[2];
        int failed = i == STDIN_FILENO ? socketpair(AF_UNIX, SOCK_STREAM, 0, pair) : pipe(pair);

        if (failed != 0)
            return errno;
        int error = lift_both(pair);
        ends->ours[i] = pair[0];
        ends->its[i] = pair[1];
        if (error != 0)
            return error;
    }
    return 0;
}

static void close_ends(int ends[3])
{
    for (int i = 0; i < 3; i++)
        close_end(&ends[i]);
}

/* ---- starting ---- */

static bool is_named(const char *variable, const char *setting)
{
    size_t name = slice_find(slice_of(setting), '=', 0) + 1;

    return strncmp(variable, setting, name) == 0;
}

static bool is_replaced(const char *variable, const char *const *settings)
{
    for (; *settings != NULL; settings++) {
        if (is_named(variable, *settings))
            return true;
    }
    return false;
}

static size_t count_of(const char *const *texts)
{
    size_t count = 0;

    while (texts != NULL && texts[count] != NULL)
        count++;
    return count;
}

/* Ours, but for what is set anew. */
static char **make_environment(const char *const *settings)
{
    const char *const *ours = (const char *const *)environ;
    size_t our_count = count_of(ours), set_count = count_of(settings), count = 0;
    char **made = memory_alloc(memory_mul(our_count + set_count + 1, sizeof *made));

    for (size_t i = 0; i < our_count; i++) {
        if (!is_replaced(ours[i], settings))
            made[count++] = (char *)ours[i];
    }
    for (size_t i = 0; i < set_count; i++) {
        assert(strchr(settings[i], '=') != NULL && "a text NAME=value");
        made[count++] = (char *)settings[i];
    }
    made[count] = NULL;
    return made;
}

/* A signal that we ignore must end a child as it ends any program. */
static int set_signals(posix_spawnattr_t *attributes)
{
    sigset_t usual;

    sigemptyset(&usual);
    sigaddset(&usual, SIGPIPE);
    sigaddset(&usual, SIGXFSZ);
    int error = posix_spawnattr_setsigdefault(attributes, &usual);
    return error != 0 ? error : posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSIGDEF);
}

static int spawn(struct process *process, const char *const *arguments, char **environment,
                 const int its[3])
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    int error = posix_spawn_file_actions_init(&actions);

    if (error != 0)
        return error;
    error = posix_spawnattr_init(&attributes);
    if (error != 0) {
        posix_spawn_file_actions_destroy(&actions);
        return error;
    }
    error = set_signals(&attributes);
    for (int i = 0; error == 0 && i < 3 && its[i] >= 0; i++) {
        assert(its[i] > STDERR_FILENO && "an end that another end is put onto");
        error = posix_spawn_file_actions_adddup2(&actions, its[i], i);
    }
    if (error == 0)
        error = posix_spawnp(&process->id, arguments[0], &actions, &attributes,
                             (char *const *)arguments, environment);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return error;
}

/* Whoever started us may have asked not to hear of children; then nobody could wait for one. */
static void hear_of_children(void)
{
    struct sigaction now;

    if (sigaction(SIGCHLD, NULL, &now) == 0 && now.sa_handler == SIG_IGN)
        (void)signal(SIGCHLD, SIG_DFL);
}

/* `count`: how many of stdin, stdout and stderr are pipes between us. */
static int start(struct process *process, const char *const *arguments,
                 const char *const *environment, int count)
{
    struct ends ends;
    int error = open_ends(&ends, count);

    assert(arguments[0] != NULL);
    *process = (struct process){.in = -1, .out = -1, .err = -1};
    hear_of_children();
    if (error == 0) {
        char **made = make_environment(environment);

        error = spawn(process, arguments, made, ends.its);
        free(made);
    }
    close_ends(ends.its);
    if (error != 0) {
        close_ends(ends.ours);
        return error;
    }
    process->in = ends.ours[0];
    process->out = ends.ours[1];
    process->err = ends.ours[2];
    return 0;
}

int process_start(struct process *process, const char *const *arguments,
                  const char *const *environment)
{
    return start(process, arguments, environment, 3);
}

int process_start_shown(struct process *process, const char *const *arguments,
                        const char *const *environment)
{
    return start(process, arguments, environment, 1);
}

/* ---- talking ---- */

/* Takes what there is; at its end, closes ours. */
static void take(int *fd, struct buffer *out, size_t max)
{
    char chunk[CHUNK];
    ssize_t got = read(*fd, chunk, sizeof chunk);

    assert(out->len <= max);
    if (got == 0 || (got < 0 && errno != EINTR && errno != EAGAIN)) {
        close_end(fd);
        return;
    }
    if (got > 0)
        buffer_add(out, slice_sub((struct slice){chunk, (size_t)got}, 0, max - out->len));
}

/* Sends some of *rest; how much depends on what there is room for. */
static int send_some(struct process *process, struct slice *rest)
{
    ssize_t sent = send(process->in, rest->data, rest->len, MSG_NOSIGNAL | MSG_DONTWAIT);

    if (sent >= 0)
        *rest = slice_sub(*rest, (size_t)sent, rest->len);
    else if (errno != EINTR && errno != EAGAIN && errno != EWOULDBLOCK)
        return errno;
    return 0;
}

/* Waits until one of the three can move, and moves it. *rest, what is still to be sent, may be
 * empty. */
static int step(struct process *process, struct slice *rest, int patience)
{
    struct pollfd fds[] = {
        {.fd = rest->len > 0 ? process->in : -1, .events = POLLOUT},
        {.fd = process->out, .events = POLLIN},
        {.fd = process->err, .events = POLLIN},
    };

    if (poll(fds, sizeof fds / sizeof fds[0], patience) < 0)
        return errno == EINTR ? 0 : errno;
    if (fds[1].revents != 0)
        take(&process->out, &process->ahead, SIZE_MAX);
    if (fds[2].revents != 0)
        take(&process->err, &process->said, PROCESS_SAID_MAX);
    return fds[0].revents != 0 ? send_some(process, rest) : 0;
}

int process_send(struct process *process, struct slice bytes)
{
    int error = 0;

    while (error == 0 && bytes.len > 0)
        error = process->in < 0 ? EPIPE : step(process, &bytes, FOR_EVER);
    return error;
}

void process_close_input(struct process *process)
{
    close_end(&process->in);
}

/* The output that was received and not read yet; waits until there is some. Empty at the end. */
static int look_ahead(struct process *process, struct slice *out)
{
    struct slice nothing = {NULL, 0};
    int error = 0;

    assert(process->used <= process->ahead.len);
    if (process->used == process->ahead.len)
        process->used = process->ahead.len = 0;
    while (error == 0 && process->ahead.len == 0 && process->out >= 0)
        error = step(process, &nothing, FOR_EVER);
    *out = slice_sub(buffer_slice(&process->ahead), process->used, process->ahead.len);
    return error;
}

int process_read(struct process *process, size_t len, struct buffer *out)
{
    while (len > 0) {
        struct slice ahead;
        int error = look_ahead(process, &ahead);

        if (error == 0 && ahead.len == 0)
            error = ENODATA;
        if (error != 0)
            return error;
        ahead = slice_sub(ahead, 0, len);
        if (out != NULL)
            buffer_add(out, ahead);
        process->used += ahead.len;
        len -= ahead.len;
    }
    return 0;
}

int process_read_line(struct process *process, size_t max, struct buffer *out)
{
    for (size_t seen = 0; seen <= max;) {
        struct slice ahead;
        int error = look_ahead(process, &ahead);

        if (error == 0 && ahead.len == 0)
            error = ENODATA;
        if (error != 0)
            return error;
        size_t end = slice_find(ahead, '\n', 0);
        bool found = end < ahead.len;
        seen += end;
        if (seen > max)
            break;
        buffer_add(out, slice_sub(ahead, 0, end));
        process->used += end + found;
        if (found)
            return 0;
    }
    return EFBIG;
}

int process_read_rest(struct process *process, size_t max, struct buffer *out)
{
    for (;;) {
        struct slice ahead;
        int error = look_ahead(process, &ahead);

        if (error != 0 || ahead.len == 0)
            return error;
        if (ahead.len > max)
            return EFBIG;
        buffer_add(out, ahead);
        process->used += ahead.len;
        max -= ahead.len;
    }
}

/* ---- ending ---- */

/* Whether it has ended; waits for that where asked to. */
static bool has_ended(const struct process *process, bool wait, struct process_exit *how)
{
    int status;
    pid_t got;

    do {
        got = waitpid(process->id, &status, wait ? 0 : WNOHANG);
    } while (got < 0 && errno == EINTR);
    if (got > 0 && WIFSIGNALED(status))
        *how = (struct process_exit){true, WTERMSIG(status)};
    else if (got > 0)
        *how = (struct process_exit){false, WEXITSTATUS(status)};
    return got != 0;
}

/* Throws away what it still writes, so that it can end. */
static void wait_for(struct process *process, struct process_exit *how)
{
    struct slice nothing = {NULL, 0};
    bool ended = false;

    while (!ended && (process->out >= 0 || process->err >= 0)) {
        process->ahead.len = 0;
        step(process, &nothing, POLL_TIME);
        ended = has_ended(process, false, how);
    }
    if (!ended)
        has_ended(process, true, how);
    step(process, &nothing, NOT_AT_ALL); /* its last words */
}

void process_end(struct process *process, struct process_exit *how)
{
    assert(process->id > 0 && "there is nothing to end");
    *how = (struct process_exit){
        false, -1}; /* where it is not known how it ended, it counts as a failure */
    close_end(&process->in);
    wait_for(process, how);
    close_end(&process->out);
    close_end(&process->err);
    buffer_free(&process->ahead);
    process->used = 0;
}

void process_kill(struct process *process)
{
    struct process_exit how;

    assert(process->id > 0 && "0 and less name whole groups of processes, ours among them");
    kill(process->id, SIGKILL);
    process_end(process, &how);
    buffer_free(&process->said);
}
