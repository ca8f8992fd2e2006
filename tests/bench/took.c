/* SPDX-License-Identifier: MIT */
/*
 * What a command took: took COMMAND [ARGUMENT...]
 *
 * Runs it with nothing on stdout and stderr, and prints seconds of processors (user and system),
 * seconds on the wall, peak memory in KiB and the exit status. A small process starts it, for the
 * peak of a process is never less than that of the one it was made from, and Python's is large.
 */
#include <fcntl.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define CANNOT_RUN 127 /* as a shell says it */

static double seconds_of(struct timeval time)
{
    return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

static double now(void)
{
    struct timespec time = {0};

    (void)clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void become(char **command)
{
    int nothing = open("/dev/null", O_WRONLY);

    if (nothing >= 0 && dup2(nothing, STDOUT_FILENO) >= 0 && dup2(nothing, STDERR_FILENO) >= 0)
        (void)execvp(command[0], command);
    _exit(CANNOT_RUN);
}

int main(int argc, char **argv)
{
    struct rusage used = {0};
    int status = 0;

    if (argc < 2)
        return CANNOT_RUN;
    double begin = now();
    pid_t child = fork();
    if (child == 0)
        become(argv + 1);
    if (child < 0 || waitpid(child, &status, 0) != child || getrusage(RUSAGE_CHILDREN, &used) != 0)
        return CANNOT_RUN;
    double wall = now() - begin;
    printf("%.6f %.6f %ld %d\n", seconds_of(used.ru_utime) + seconds_of(used.ru_stime), wall,
           used.ru_maxrss, WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status));
    return 0;
}
