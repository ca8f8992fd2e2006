/* SPDX-License-Identifier: MIT */
/* process: programs that answer, flood, fall silent, die and are not there. */
#include "base/process.h"

#include "base/memory.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#define MEGABYTE 1048576

static const char *const no_settings[] = {NULL};

static void start_shell(struct process *process, const char *script)
{
    const char *const arguments[] = {"sh", "-c", script, NULL};

    assert_int_equal(process_start(process, arguments, no_settings), 0);
}

static size_t count_descriptors(void)
{
    DIR *folder = opendir("/proc/self/fd");
    size_t count = 0;

    assert_non_null(folder);
    while (readdir(folder) != NULL)
        count++;
    closedir(folder);
    return count;
}

/* Every test looks that nothing is left: no descriptor, no child, running or dead. */
static int remember(void **state)
{
    size_t *count = memory_alloc(sizeof *count);

    *count = count_descriptors();
    *state = count;
    return 0;
}

static int nothing_left(void **state)
{
    size_t *count = *state;
    int left = count_descriptors() != *count;
    int child = waitpid(-1, NULL, WNOHANG) != -1 || errno != ECHILD;

    free(count);
    return left || child;
}

static void assert_ends(struct process *process, bool killed, int number)
{
    struct process_exit how;

    process_end(process, &how);
    assert_int_equal(how.killed, killed);
    assert_int_equal(how.number, number);
    buffer_free(&process->said);
}

static void assert_text(struct buffer *text, const char *expected)
{
    assert_int_equal(text->len, strlen(expected));
    if (text->len > 0)
        assert_memory_equal(text->data, expected, text->len);
    buffer_free(text);
}

static void test_question_and_answer(void **state)
{
    struct process process;
    struct buffer text = {0};

    (void)state;
    start_shell(&process, "while read -r line; do echo \"<$line>\"; done; echo bye");
    for (int i = 0; i < 3; i++) {
        assert_int_equal(process_send(&process, SLICE("a b\n")), 0);
        assert_int_equal(process_read_line(&process, 100, &text), 0);
        assert_text(&text, "<a b>");
    }
    process_close_input(&process);
    assert_int_equal(process_read_rest(&process, 100, &text), 0);
    assert_text(&text, "bye\n");
    assert_ends(&process, false, 0);
}

static void test_parts_of_the_output(void **state)
{
    struct process process;
    struct buffer text = {0};

    (void)state;
    start_shell(&process, "printf 'one\\ntwothree\\n\\nfour'");
    assert_int_equal(process_read_line(&process, 3, &text), 0);
    assert_text(&text, "one");
    assert_int_equal(process_read(&process, 3, &text), 0);
    assert_text(&text, "two");
    assert_int_equal(process_read(&process, 2, NULL), 0);
    assert_int_equal(process_read_line(&process, 100, &text), 0);
    assert_text(&text, "ree");
    assert_int_equal(process_read_line(&process, 0, &text), 0);
    assert_text(&text, "");
    assert_int_equal(process_read(&process, 0, &text), 0);
    assert_int_equal(process_read_rest(&process, 4, &text), 0);
    assert_text(&text, "four");
    assert_int_equal(process_read_rest(&process, 0, &text), 0);
    assert_ends(&process, false, 0);
}

static void test_output_that_ends_first(void **state)
{
    struct process process;
    struct buffer text = {0};

    (void)state;
    start_shell(&process, "printf abc");
    assert_int_equal(process_read(&process, 4, &text), ENODATA);
    assert_text(&text, "abc");
    assert_ends(&process, false, 0);
    start_shell(&process, "printf abc");
    assert_int_equal(process_read_line(&process, 100, &text), ENODATA);
    assert_text(&text, "abc");
    assert_ends(&process, false, 0);
}

static void test_bounds(void **state)
{
    struct process process;
    struct buffer text = {0};

    (void)state;
    start_shell(&process, "echo abcd");
    assert_int_equal(process_read_line(&process, 3, &text), EFBIG);
    buffer_free(&text);
    assert_ends(&process, false, 0);
    start_shell(&process, "printf abcd");
    assert_int_equal(process_read_rest(&process, 3, &text), EFBIG);
    buffer_free(&text);
    assert_ends(&process, false, 0);
    start_shell(&process, "yes");
    assert_int_equal(process_read_rest(&process, MEGABYTE, &text), EFBIG);
    buffer_free(&text);
    process_kill(&process);
}

/* A program that writes before it has read all: both pipes are full at once. */
static void test_much_both_ways(void **state)
{
    struct process process;
    struct buffer sent = {0}, got = {0};

    (void)state;
    buffer_fill(&sent, 'x', 4 * MEGABYTE);
    start_shell(&process, "cat");
    assert_int_equal(process_send(&process, buffer_slice(&sent)), 0);
    process_close_input(&process);
    assert_int_equal(process_read_rest(&process, sent.len, &got), 0);
    assert_int_equal(got.len, sent.len);
    assert_memory_equal(got.data, sent.data, got.len);
    buffer_free(&sent);
    buffer_free(&got);
    assert_ends(&process, false, 0);
}

static void test_much_on_stderr(void **state)
{
    struct process process;
    struct buffer text = {0};
    struct process_exit how;

    (void)state;
    start_shell(&process, "printf first >&2; head -c 1000000 /dev/zero >&2; echo done; exit 7");
    assert_int_equal(process_read_line(&process, 100, &text), 0);
    assert_text(&text, "done");
    process_end(&process, &how);
    assert_int_equal(how.number, 7);
    assert_int_equal(process.said.len, PROCESS_SAID_MAX);
    assert_memory_equal(process.said.data, "first", 5);
    buffer_free(&process.said);
}

/* What is said after stdout has ended, just before it leaves. */
static void test_last_words(void **state)
{
    struct process process;
    struct process_exit how;
    struct buffer text = {0};

    (void)state;
    start_shell(&process, "exec >&-; sleep 0.05; echo fatal >&2; exit 128");
    assert_int_equal(process_read_rest(&process, 100, &text), 0);
    process_end(&process, &how);
    assert_false(how.killed);
    assert_int_equal(how.number, 128);
    assert_text(&process.said, "fatal\n");
}

static void test_unread_output_is_thrown_away(void **state)
{
    struct process process;

    (void)state;
    start_shell(&process, "head -c 1000000 /dev/zero; exit 3");
    assert_ends(&process, false, 3);
}

static void test_killed(void **state)
{
    struct process process;
    struct buffer text = {0};

    (void)state;
    start_shell(&process, "echo half; kill -9 $$");
    assert_int_equal(process_read_rest(&process, 100, &text), 0);
    assert_text(&text, "half\n");
    assert_ends(&process, true, SIGKILL);
}

/* Without care the first write would end us by SIGPIPE. */
static void test_nobody_reads(void **state)
{
    struct process process;
    struct buffer text = {0}, much = {0};

    (void)state;
    buffer_fill(&much, 'x', MEGABYTE);
    start_shell(&process, "exec <&-; echo closed; sleep 0.05");
    assert_int_equal(process_read_line(&process, 100, &text), 0);
    assert_text(&text, "closed");
    assert_int_equal(process_send(&process, SLICE("x\n")), EPIPE);
    assert_int_equal(process_send(&process, buffer_slice(&much)), EPIPE);
    process_close_input(&process);
    assert_int_equal(process_send(&process, SLICE("x\n")), EPIPE);
    buffer_free(&much);
    assert_ends(&process, false, 0);
}

static void test_never_ending_one_is_killed(void **state)
{
    struct process process;

    (void)state;
    start_shell(&process, "trap '' TERM; while :; do sleep 10; done");
    process_kill(&process);
}

/* What a program leaves running holds its pipes open: its own end counts. */
static void test_heirs_of_the_pipes(void **state)
{
    struct process process;
    struct timespec before, after;

    (void)state;
    clock_gettime(CLOCK_MONOTONIC, &before);
    start_shell(&process, "sleep 5 & exit 4");
    assert_ends(&process, false, 4);
    clock_gettime(CLOCK_MONOTONIC, &after);
    assert_true(after.tv_sec - before.tv_sec < 4);
}

static void test_not_there(void **state)
{
    const char *const missing[] = {"taizhang-no-such-program", NULL};
    const char *const folder[] = {"/", NULL};
    struct process process;

    (void)state;
    assert_int_equal(process_start(&process, missing, no_settings), ENOENT);
    assert_int_equal(process_start(&process, folder, no_settings), EACCES);
}

static void test_arguments_are_no_shell_text(void **state)
{
    const char *const arguments[] = {"printf", "%s|", "a b", "$HOME", "'\"", "", "台账", NULL};
    struct process process;
    struct buffer text = {0};

    (void)state;
    assert_int_equal(process_start(&process, arguments, no_settings), 0);
    assert_int_equal(process_read_rest(&process, 100, &text), 0);
    assert_text(&text, "a b|$HOME|'\"||台账|");
    assert_ends(&process, false, 0);
}

static void test_environment(void **state)
{
    const char *const arguments[] = {"sh", "-c", "echo $KEPT $REPLACED $JOINED $REPLACED_NOT",
                                     NULL};
    const char *const settings[] = {"REPLACED=new", "JOINED=too", NULL};
    struct process process;
    struct buffer text = {0};

    (void)state;
    setenv("KEPT", "kept", 1);
    setenv("REPLACED", "old", 1);
    setenv("REPLACED_NOT", "same", 1);
    assert_int_equal(process_start(&process, arguments, settings), 0);
    assert_int_equal(process_read_rest(&process, 100, &text), 0);
    assert_text(&text, "kept new too same\n");
    assert_ends(&process, false, 0);
    assert_string_equal(getenv("REPLACED"), "old");
    unsetenv("KEPT");
    unsetenv("REPLACED");
    unsetenv("REPLACED_NOT");
}

/* A parent that wants to hear of no child leaves that wish to us. */
static void test_children_are_heard_of(void **state)
{
    struct process process;

    (void)state;
    signal(SIGCHLD, SIG_IGN);
    start_shell(&process, "exit 5");
    assert_ends(&process, false, 5);
    signal(SIGCHLD, SIG_DFL);
}

/* Nor may the pipes' numbers be in each other's way where 0, 1 and 2 are free. */
static void test_without_standard_descriptors(void **state)
{
    struct buffer text = {0};
    struct process process;
    int kept[3], answered;

    (void)state;
    for (int i = 0; i < 3; i++) {
        kept[i] = fcntl(i, F_DUPFD_CLOEXEC, 10); /* not one that is free just now */
        close(i);
    }
    const char *const arguments[] = {"cat", NULL};
    answered = process_start(&process, arguments, no_settings);
    for (int i = 0; i < 3; i++) {
        dup2(kept[i], i);
        close(kept[i]);
    }
    assert_int_equal(answered, 0);
    assert_int_equal(process_send(&process, SLICE("through\n")), 0);
    assert_int_equal(process_read_line(&process, 100, &text), 0);
    assert_text(&text, "through");
    assert_ends(&process, false, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, remember, nothing_left)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_question_and_answer),
        TEST(test_parts_of_the_output),
        TEST(test_output_that_ends_first),
        TEST(test_bounds),
        TEST(test_much_both_ways),
        TEST(test_much_on_stderr),
        TEST(test_last_words),
        TEST(test_unread_output_is_thrown_away),
        TEST(test_killed),
        TEST(test_nobody_reads),
        TEST(test_never_ending_one_is_killed),
        TEST(test_heirs_of_the_pipes),
        TEST(test_not_there),
        TEST(test_arguments_are_no_shell_text),
        TEST(test_environment),
        TEST(test_children_are_heard_of),
        TEST(test_without_standard_descriptors),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
