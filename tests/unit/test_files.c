/* SPDX-License-Identifier: MIT */
/* files: what is there, of the folder and of what git is about to commit. */
#include "ledger/files.h"

#include "base/file.h"
#include "base/process.h"
#include "ledger/foreign.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

/* A ledger in a repository: `both` is in folder and index, the others in one of them. */
static const char script[] =
    "set -e; unset $(git rev-parse --local-env-vars); export GIT_CONFIG_GLOBAL=/dev/null\n"
    "git -c init.defaultBranch=main init -q . && mkdir -p ledger/photos ledger/.kept\n"
    "cd ledger && touch township.yaml a.yaml && ln -s a.yaml link.yaml\n"
    "touch photos/both.jpg photos/gone.jpg .kept/x.jpg ../outside.jpg && ln -s both.jpg "
    "photos/link.jpg\n"
    "git add . .. && rm photos/gone.jpg && touch photos/new.jpg photos/named.jpg\n"
    "git add -N photos/named.jpg && touch .kept/y.jpg";

struct fixture {
    struct arena *arena;
    struct diag_list diags;
    struct slice before;
    char folder[64];
};

static int run(const char *text)
{
    const char *const arguments[] = {"bash", "-c", text, NULL};
    const char *const settings[] = {NULL};
    struct process process;
    struct process_exit how;

    if (process_start(&process, arguments, settings) != 0)
        return -1;
    process_end(&process, &how);
    buffer_free(&process.said);
    return how.killed ? -1 : how.number;
}

static int enter(void **state)
{
    struct arena *arena = arena_new();
    struct fixture *fixture = ARENA_NEW(arena, struct fixture);

    *fixture = (struct fixture){arena, diag_list_init(arena), file_real(arena, "."),
                                "/tmp/taizhang-test-XXXXXX"};
    *state = fixture;
    /* What a hook would have told us is of another repository. */
    unsetenv("GIT_DIR");
    unsetenv("GIT_INDEX_FILE");
    if (mkdtemp(fixture->folder) == NULL || chdir(fixture->folder) != 0)
        return -1;
    return run(script);
}

static int leave(void **state)
{
    struct fixture *fixture = *state;
    struct slice command = arena_printf(fixture->arena, "rm -rf %s", fixture->folder);
    int failed = chdir(fixture->before.data) != 0 || run(command.data) != 0;

    arena_free(fixture->arena);
    return failed;
}

struct there {
    const char *path;
    bool in_folder, staged;
};

static const struct there paths[] = {
    {"a.yaml", true, true},
    {"photos/both.jpg", true, true},
    {"photos/gone.jpg", false, true},
    {"photos/new.jpg", true, false},
    {"photos/named.jpg", true, false}, /* git add -N */
    {"photos", false, false},
    {"photos/", false, false},
    {"photos/link.jpg", false, false},
    {"link.yaml", false, false},
    {"photos/none.jpg", false, false},
    {".kept/x.jpg", false, false},
    {".kept/y.jpg", false, false},
    {"../outside.jpg", false, false},
    {"photos/../a.yaml", false, false},
    {"./a.yaml", false, false},
    {"/etc/passwd", false, false},
    {"photos//both.jpg", false, false},
    {"", false, false},
};

static void assert_has(struct fixture *fixture, enum files_origin origin)
{
    struct files files;

    assert_true(files_find(fixture->arena, SLICE("ledger"), origin, &fixture->diags, &files));
    for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++) {
        bool expected = origin == FILES_STAGED ? paths[i].staged : paths[i].in_folder;

        if (files_has(fixture->arena, &files, slice_of(paths[i].path)) != expected)
            fail_msg("%s: %s", paths[i].path, expected ? "not found" : "found");
    }
    assert_false(files_has(fixture->arena, &files, (struct slice){"a.yaml\0b", 8}));
    files_close(&files);
}

static void test_has_in_the_folder(void **state)
{
    assert_has(*state, FILES_OF_FOLDER);
}

static void test_has_staged(void **state)
{
    assert_has(*state, FILES_STAGED);
}

/* A text can be read as often as one likes until files_close(). */
static void test_read_again(void **state)
{
    struct fixture *fixture = *state;
    struct files files;
    struct source *source;

    assert_int_equal(run("printf 'a: 1\\n' > ledger/a.yaml && git add ledger && rm ledger/a.yaml"),
                     0);
    assert_true(files_find(fixture->arena, SLICE("ledger"), FILES_STAGED, &fixture->diags, &files));
    assert_true(slice_is(files.items[0].relative, "a.yaml"));
    for (int i = 0; i < 3; i++) {
        assert_true(files_read(fixture->arena, &files, &files.items[0], &fixture->diags, &source));
        assert_true(slice_is(source->text, "a: 1\n"));
        source = files_reread(fixture->arena, &files, &files.items[0]);
        assert_non_null(source);
        assert_true(slice_is(source->text, "a: 1\n"));
        assert_true(slice_is(source->path, "ledger/a.yaml"));
    }
    files_close(&files);
    assert_int_equal(fixture->diags.failures, 0);
}

/* What is masked are ranges of bytes: they are not put on another text. */
static void test_changed_between(void **state)
{
    struct fixture *fixture = *state;
    struct files files;
    struct source *source;

    assert_int_equal(run("echo 'a: 13812345678' > ledger/a.yaml"), 0);
    assert_true(
        files_find(fixture->arena, SLICE("ledger"), FILES_OF_FOLDER, &fixture->diags, &files));
    assert_true(files_read(fixture->arena, &files, &files.items[0], &fixture->diags, &source));
    files_keep_masked(fixture->arena, &files.items[0], source);
    source = files_reread(fixture->arena, &files, &files.items[0]);
    assert_non_null(source);
    assert_true(slice_is(source->text, "a: xxxxxxxxxxx\n"));
    size_t count = fixture->diags.len;
    files_report_changed(&files, &fixture->diags);
    assert_int_equal(fixture->diags.len, count);

    assert_int_equal(run("echo '# note, a: 13812345678' > ledger/a.yaml"), 0);
    assert_null(files_reread(fixture->arena, &files, &files.items[0]));
    files_report_changed(&files, &fixture->diags);
    assert_int_equal(fixture->diags.len, count + 1);
    assert_int_equal(fixture->diags.items[count]->code, DIAG_CHANGED_MEANWHILE);
    files_close(&files);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, enter, leave)

/* Databases are known by their first bytes, and no text for a word in them. */
static void test_foreign_bytes(void **state)
{
    static const struct slice databases[] = {
        {"\0\1\0\0Standard Jet DB\0", 20},
        {"\0\1\0\0Standard ACE DB\0", 20},
        {"SQLite format 3\0", 16},
    };
    static const char *const texts[] = {"The Standard ledger\n", "GB: Standard list\n",
                                        "The Standard Jet DB\n", "Standard ACE DB\n"};

    (void)state;
    for (size_t i = 0; i < sizeof databases / sizeof databases[0]; i++)
        assert_true(foreign_by_bytes(slice_sub(databases[i], 0, FOREIGN_HEAD_BYTES)));
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        assert_false(foreign_by_bytes(slice_of(texts[i])));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_has_in_the_folder),
        TEST(test_has_staged),
        TEST(test_read_again),
        TEST(test_changed_between),
        cmocka_unit_test(test_foreign_bytes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
