/* SPDX-License-Identifier: MIT */
/* file: what the world can do to a file, tried in a folder of its own for each test. */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

/* Every test runs inside its folder, so that names are short; it has an arena, too. */
struct fixture {
    struct arena *arena;
    char folder[512];
    int before; /* the folder that we came from */
};

static int enter(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    const char *parent = getenv("TMPDIR");

    if (fixture == NULL)
        return -1;
    fixture->arena = arena_new();
    fixture->before = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    int len = snprintf(fixture->folder, sizeof fixture->folder, "%s/taizhang-test-XXXXXX",
                       parent == NULL ? "/tmp" : parent);
    *state = fixture;
    if (len < 0 || (size_t)len >= sizeof fixture->folder || mkdtemp(fixture->folder) == NULL)
        return -1;
    return chdir(fixture->folder);
}

/* Not with file_list(), which is what is tested, and passes over some. */
static void empty_folder(int parent, const char *name)
{
    int fd = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR *folder = fd < 0 ? NULL : fdopendir(fd);
    const struct dirent *entry;

    if (folder == NULL)
        return;
    while ((entry = readdir(folder)) != NULL) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        if (unlinkat(fd, entry->d_name, 0) != 0) {
            empty_folder(fd, entry->d_name);
            unlinkat(fd, entry->d_name, AT_REMOVEDIR);
        }
    }
    closedir(folder);
}

static int leave(void **state)
{
    struct fixture *fixture = *state;

    empty_folder(AT_FDCWD, fixture->folder);
    int failed = fchdir(fixture->before) != 0 || rmdir(fixture->folder) != 0;
    close(fixture->before);
    arena_free(fixture->arena);
    free(fixture);
    return failed;
}

static struct arena *arena_of(void **state)
{
    return ((struct fixture *)*state)->arena;
}

static void put(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    assert_int_equal(fclose(file), 0);
}

/* Read without file_read(), for the tests of file_write(). */
static void assert_content(const char *path, const char *expected)
{
    char text[256];
    FILE *file = fopen(path, "r");

    assert_non_null(file);
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    assert_int_equal(fclose(file), 0);
    assert_string_equal(text, expected);
}

/* How many names there are in the folder, hidden ones counted: nothing is left behind. */
static void assert_names(const char *path, size_t expected)
{
    DIR *folder = opendir(path);
    size_t count = 0;

    assert_non_null(folder);
    while (readdir(folder) != NULL)
        count++;
    closedir(folder);
    assert_int_equal(count - 2, expected);
}

static mode_t mode_of(const char *path)
{
    struct stat st;

    assert_int_equal(lstat(path, &st), 0);
    return st.st_mode & 07777;
}

static void reads_files(void **state)
{
    struct slice text;

    put("a", "西街\n");
    assert_int_equal(file_read(arena_of(state), "a", 100, &text), 0);
    assert_int_equal(text.len, 7);
    assert_string_equal(text.data, "西街\n");

    put("one", "1");
    assert_int_equal(file_read(arena_of(state), "one", 1, &text), 0);
    assert_string_equal(text.data, "1");

    put("empty", "");
    assert_int_equal(file_read(arena_of(state), "empty", 0, &text), 0);
    assert_int_equal(text.len, 0);
    assert_string_equal(text.data, "");

    assert_int_equal(file_read(arena_of(state), "/dev/null", 0, &text), 0);
    assert_int_equal(text.len, 0);
}

/* More than one read(2), and NULs within. */
static void reads_large_files(void **state)
{
    struct arena *arena = arena_of(state);
    size_t len = 200001;
    char *bytes = ARENA_ARRAY(arena, len, char);
    struct slice text = {0};

    for (size_t i = 0; i < len; i++)
        bytes[i] = (char)(i * 7 % 256);
    FILE *file = fopen("large", "w");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, len, file), len);
    assert_int_equal(fclose(file), 0);

    assert_int_equal(file_read(arena, "large", len, &text), 0);
    assert_int_equal(text.len, len);
    assert_memory_equal(text.data, bytes, len);
    assert_int_equal(text.data[len], 0);
    assert_int_equal(file_read(arena, "large", len - 1, &text), EFBIG);
    assert_int_equal(text.len, len);
}

static void assert_unread(void **state, const char *path, size_t max, int error)
{
    struct slice text = SLICE("untouched");

    assert_int_equal(file_read(arena_of(state), path, max, &text), error);
    assert_true(slice_is(text, "untouched"));
}

static void tells_why_nothing_is_read(void **state)
{
    put("five", "12345");
    assert_int_equal(mkdir("folder", 0777), 0);
    assert_int_equal(symlink("nowhere", "dangling"), 0);
    assert_int_equal(symlink("round", "round"), 0);

    assert_unread(state, "five", 4, EFBIG);
    assert_unread(state, "/dev/zero", 100000, EFBIG); /* says of itself that it is empty */
    assert_unread(state, "folder", 100, EISDIR);
    assert_unread(state, "absent", 100, ENOENT);
    assert_unread(state, "", 100, ENOENT);
    assert_unread(state, "-", 100, ENOENT);
    assert_unread(state, "dangling", 100, ENOENT);
    assert_unread(state, "five/below", 100, ENOTDIR);
    assert_unread(state, "round", 100, ELOOP);
}

/* What can be opened, but not read: the unmapped first page of our own memory. */
static void tells_faults_of_reading(void **state)
{
    if (file_kind("/proc/self/mem") != FILE_REGULAR)
        skip();
    assert_unread(state, "/proc/self/mem", 100, EIO);
}

static void reads_no_locked_file(void **state)
{
    if (geteuid() == 0)
        skip();
    put("locked", "text");
    assert_int_equal(chmod("locked", 0), 0);
    assert_unread(state, "locked", 100, EACCES);
}

static void knows_kinds(void **state)
{
    (void)state;
    put("file", "");
    assert_int_equal(mkdir("folder", 0777), 0);
    assert_int_equal(mkfifo("pipe", 0666), 0);
    assert_int_equal(symlink("file", "to-file"), 0);
    assert_int_equal(symlink("folder", "to-folder"), 0);
    assert_int_equal(symlink("nowhere", "dangling"), 0);
    assert_int_equal(symlink("round", "round"), 0);

    assert_int_equal(file_kind("file"), FILE_REGULAR);
    assert_int_equal(file_kind("folder"), FILE_FOLDER);
    assert_int_equal(file_kind("pipe"), FILE_OTHER);
    assert_int_equal(file_kind("/dev/null"), FILE_OTHER);
    assert_int_equal(file_kind("absent"), FILE_ABSENT);
    assert_int_equal(file_kind("file/below"), FILE_ABSENT);
    assert_int_equal(file_kind("to-file"), FILE_SYMLINK);
    assert_int_equal(file_kind("dangling"), FILE_SYMLINK);

    assert_int_equal(file_target("file"), FILE_REGULAR);
    assert_int_equal(file_target("to-file"), FILE_REGULAR);
    assert_int_equal(file_target("to-folder"), FILE_FOLDER);
    assert_int_equal(file_target("pipe"), FILE_OTHER);
    assert_int_equal(file_target("dangling"), FILE_ABSENT);
    assert_int_equal(file_target("round"), FILE_ABSENT);
    assert_int_equal(file_target("absent"), FILE_ABSENT);
}

/* Each entry as its path, kind and error; the expected ones end with a NULL path. */
struct expected {
    const char *path;
    enum file_kind kind;
    int error;
};

static void assert_entries(const struct file_entries *entries, const struct expected *expected)
{
    size_t i = 0;

    for (; i < entries->len && expected[i].path != NULL; i++) {
        assert_string_equal(entries->items[i].path.data, expected[i].path);
        assert_int_equal(entries->items[i].path.len, strlen(expected[i].path));
        assert_int_equal(entries->items[i].kind, expected[i].kind);
        assert_int_equal(entries->items[i].error, expected[i].error);
    }
    assert_int_equal(i, entries->len);
    assert_null(expected[i].path);
}

static void lists_in_byte_order(void **state)
{
    static const struct expected EXPECTED[] = {
        {"B", FILE_REGULAR, 0},         {"a-b", FILE_REGULAR, 0}, /* '-' before '/' */
        {"a/c", FILE_REGULAR, 0},       {"a/deep/er/z", FILE_REGULAR, 0},
        {"a0", FILE_REGULAR, 0},        {"b", FILE_REGULAR, 0},
        {"pipe", FILE_OTHER, 0},        {"to-file", FILE_SYMLINK, 0},
        {"to-folder", FILE_SYMLINK, 0}, {"to-nowhere", FILE_SYMLINK, 0},
        {"西街", FILE_REGULAR, 0},      {NULL, FILE_ABSENT, 0},
    };
    struct file_entries entries = {.len = 99}; /* need not be set before */

    assert_int_equal(mkdir("a", 0777) | mkdir("a/deep", 0777) | mkdir("a/deep/er", 0777), 0);
    assert_int_equal(mkdir("empty", 0777) | mkdir(".git", 0777), 0);
    put("西街", "");
    put("b", "");
    put("a0", "");
    put("a-b", "");
    put("B", "");
    put("a/c", "");
    put("a/deep/er/z", "");
    put("a/.hidden", "");
    put(".git/config", "");
    put(".dot", "");
    assert_int_equal(mkfifo("pipe", 0666), 0);
    assert_int_equal(symlink("b", "to-file") | symlink("a", "to-folder"), 0);
    assert_int_equal(symlink("nowhere", "to-nowhere"), 0);

    assert_int_equal(file_list(arena_of(state), ".", &entries), 0);
    assert_entries(&entries, EXPECTED);
}

static void lists_what_is_hidden(void **state)
{
    static const struct expected EXPECTED[] = {
        {".b/.git-not", FILE_REGULAR, 0}, {".b/c", FILE_REGULAR, 0},
        {".hidden", FILE_REGULAR, 0},     {".link", FILE_SYMLINK, 0},
        {"a/.hidden", FILE_REGULAR, 0},   {NULL, FILE_ABSENT, 0},
    };
    struct file_entries entries;

    assert_int_equal(mkdir("a", 0777) | mkdir(".b", 0777) | mkdir(".git", 0777), 0);
    assert_int_equal(mkdir("a/.git", 0777) | symlink("a", ".link"), 0);
    put("x", "");
    put("a/x", "");
    put("a/.hidden", "");
    put(".hidden", "");
    put(".b/c", "");
    put(".b/.git-not", "");
    put(".git/config", "");
    put("a/.git/config", "");
    assert_int_equal(file_list_hidden(arena_of(state), ".", &entries), 0);
    assert_entries(&entries, EXPECTED);
    assert_int_equal(file_list_hidden(arena_of(state), "absent", &entries), ENOENT);
}

static void lists_the_folder_given(void **state)
{
    static const struct expected EXPECTED[] = {{"x", FILE_REGULAR, 0}, {NULL, FILE_ABSENT, 0}};
    struct file_entries entries;

    assert_int_equal(mkdir("folder", 0777) | mkdir("empty", 0777), 0);
    assert_int_equal(symlink("folder", "link"), 0);
    put("folder/x", "");

    assert_int_equal(file_list(arena_of(state), "folder", &entries), 0);
    assert_entries(&entries, EXPECTED);
    assert_int_equal(file_list(arena_of(state), "folder/", &entries), 0);
    assert_entries(&entries, EXPECTED);
    assert_int_equal(file_list(arena_of(state), "link", &entries), 0);
    assert_entries(&entries, EXPECTED);
    assert_int_equal(file_list(arena_of(state), "empty", &entries), 0);
    assert_int_equal(entries.len, 0);
    assert_int_equal(file_list(arena_of(state), "absent", &entries), ENOENT);
    assert_int_equal(entries.len, 0);
    assert_int_equal(file_list(arena_of(state), "folder/x", &entries), ENOTDIR);
}

/* The deepest folder that is read has FILE_DEPTH_MAX parts; what is in it is listed. */
static void bounds_the_depth(void **state)
{
    char path[2 * (FILE_DEPTH_MAX + 1) + 8] = "";
    struct file_entries entries;

    for (size_t depth = 0; depth < FILE_DEPTH_MAX; depth++) {
        memcpy(path + 2 * depth, "d/", 3);
        assert_int_equal(mkdir(path, 0777), 0);
    }
    size_t len = strlen(path);
    memcpy(path + len, "f", 2);
    put(path, "");
    memcpy(path + len, "g", 2);
    assert_int_equal(mkdir(path, 0777), 0);
    memcpy(path + len, "g/h", 4);
    put(path, "");

    assert_int_equal(file_list(arena_of(state), ".", &entries), 0);
    assert_int_equal(entries.len, 2);
    assert_true(slice_ends(entries.items[0].path, "d/f"));
    assert_int_equal(entries.items[0].error, 0);
    assert_true(slice_ends(entries.items[1].path, "d/g"));
    assert_int_equal(entries.items[1].kind, FILE_FOLDER);
    assert_int_equal(entries.items[1].error, ELOOP);
}

static void lists_unreadable_folders(void **state)
{
    static const struct expected EXPECTED[] = {
        {"a", FILE_REGULAR, 0},
        {"closed", FILE_FOLDER, EACCES},
        {"unsearchable/x", FILE_OTHER, EACCES},
        {NULL, FILE_ABSENT, 0},
    };
    struct file_entries entries;

    if (geteuid() == 0)
        skip();
    put("a", "");
    assert_int_equal(mkdir("closed", 0), 0);
    assert_int_equal(mkdir("unsearchable", 0777), 0);
    put("unsearchable/x", "");
    assert_int_equal(chmod("unsearchable", 0400), 0);

    assert_int_equal(file_list(arena_of(state), ".", &entries), 0);
    assert_int_equal(chmod("unsearchable", 0700), 0);
    assert_entries(&entries, EXPECTED);
    assert_int_equal(file_list(arena_of(state), "closed", &entries), EACCES);
}

/* Where no descriptor is left for a folder below, that is reported, and the rest is listed. */
static void tells_where_no_descriptor_is_left(void **state)
{
    struct rlimit before;
    struct file_entries entries;
    int next = dup(0);

    put("a", "");
    assert_int_equal(mkdir("b", 0777) | mkdir("b/c", 0777), 0);
    assert_int_equal(close(next) | getrlimit(RLIMIT_NOFILE, &before), 0);
    struct rlimit few = {.rlim_cur = (rlim_t)next + 2, .rlim_max = before.rlim_max};
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &few), 0);
    int error = file_list(arena_of(state), ".", &entries);
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &before), 0);

    assert_int_equal(error, 0);
    assert_entries(&entries, (const struct expected[]){{"a", FILE_REGULAR, 0},
                                                       {"b/c", FILE_FOLDER, EMFILE},
                                                       {NULL, FILE_ABSENT, 0}});
}

static void assert_joined(void **state, struct slice a, struct slice b, const char *expected)
{
    struct slice path = file_join(arena_of(state), a, b);

    assert_string_equal(path.data, expected);
    assert_int_equal(path.len, strlen(expected));
}

static void joins_paths(void **state)
{
    assert_joined(state, SLICE("a"), SLICE("b"), "a/b");
    assert_joined(state, SLICE("a/b"), SLICE("c/d"), "a/b/c/d");
    assert_joined(state, SLICE("a/"), SLICE("b"), "a/b");
    assert_joined(state, SLICE("/"), SLICE("b"), "/b");
    assert_joined(state, SLICE(""), SLICE("b"), "b");
    assert_joined(state, SLICE("."), SLICE("b"), "b");
    assert_joined(state, (struct slice){NULL, 0}, SLICE("b"), "b");
    assert_joined(state, SLICE("a"), (struct slice){NULL, 0}, "a");
    assert_joined(state, SLICE(".."), SLICE("b"), "../b");
    assert_joined(state, slice_sub(SLICE("abc"), 0, 1), slice_sub(SLICE("xyz"), 0, 1), "a/x");
    assert_int_equal(file_join(arena_of(state), SLICE("a"), SLICE("b\0c")).len, 5);
}

static void assert_real(void **state, const char *path, struct slice expected)
{
    struct slice real = file_real(arena_of(state), path);

    assert_true(slice_eq(real, expected));
    assert_int_equal(real.data[real.len], 0);
}

static void finds_real_paths(void **state)
{
    struct arena *arena = arena_of(state);
    struct slice here = file_real(arena, "."); /* the folder may be below a link itself */

    assert_true(slice_starts(here, "/"));
    assert_int_equal(mkdir("a", 0777) | mkdir("a/b", 0777) | symlink("a/b", "link"), 0);
    put("a/b/file", "");
    assert_real(state, "a/./b/../b//", file_join(arena, here, SLICE("a/b")));
    assert_real(state, "link/file", file_join(arena, here, SLICE("a/b/file")));
    assert_real(state, "link/..", file_join(arena, here, SLICE("a")));
    assert_real(state, "/", SLICE("/"));
    assert_null(file_real(arena, "absent").data);
    assert_null(file_real(arena, "").data);
    assert_null(file_real(arena, "a/b/file/").data);
}

static void writes_new_files(void **state)
{
    (void)state;
    mode_t mask = umask(027);
    assert_int_equal(file_write("new", SLICE("西街\n")), 0);
    assert_int_equal(umask(mask), 027); /* left as it was */
    assert_content("new", "西街\n");
    assert_int_equal(mode_of("new"), 0640);

    assert_int_equal(file_write("one", SLICE("1")), 0);
    assert_content("one", "1");
    assert_int_equal(file_write("empty", (struct slice){NULL, 0}), 0);
    assert_content("empty", "");
    assert_int_equal(mkdir("folder", 0777), 0);
    assert_int_equal(file_write("folder/new", SLICE("text")), 0);
    assert_content("folder/new", "text");
    assert_names("folder", 1);
    assert_names(".", 4);
}

/* In its place: another name of the old file keeps the old text. */
static void replaces_files(void **state)
{
    (void)state;
    put("file", "old, and longer than the new");
    assert_int_equal(chmod("file", 0604), 0);
    assert_int_equal(link("file", "other"), 0);
    assert_int_equal(file_write("file", SLICE("new")), 0);
    assert_content("file", "new");
    assert_content("other", "old, and longer than the new");
    assert_int_equal(mode_of("file"), 0604);
    assert_names(".", 2);
}

static void gives_no_rights_of_another_owner(void **state)
{
    (void)state;
    put("file", "old");
    assert_int_equal(chmod("file", 04755), 0);
    assert_int_equal(file_write("file", SLICE("new")), 0);
    assert_int_equal(mode_of("file"), 0755);
}

static void writes_large_text(void **state)
{
    struct arena *arena = arena_of(state);
    size_t len = 3 << 20;
    char *bytes = ARENA_ARRAY(arena, len, char);
    struct slice back;

    for (size_t i = 0; i < len; i++)
        bytes[i] = (char)(i * 31 % 251);
    assert_int_equal(file_write("large", (struct slice){bytes, len}), 0);
    assert_int_equal(file_read(arena, "large", len, &back), 0);
    assert_true(slice_eq(back, (struct slice){bytes, len}));
}

static void writes_piece_by_piece(void **state)
{
    (void)state;
    put("file", "old");
    struct file_writer *writer = file_write_begin("file");

    for (int i = 0; i < 3; i++)
        file_write_piece(writer, SLICE("new "));
    assert_content("file", "old"); /* until it is whole */
    assert_int_equal(file_write_end(writer), 0);
    assert_content("file", "new new new ");
    assert_int_equal(file_write_end(file_write_begin("empty")), 0);
    assert_content("empty", "");
    assert_names(".", 2);
}

/* Of several faults the first, and nothing behind it. */
static void tells_the_first_fault_at_the_end(void **state)
{
    (void)state;
    put("file", "old");
    struct file_writer *writer = file_write_begin("file/below");

    file_write_piece(writer, SLICE("new"));
    assert_int_equal(file_write_end(writer), ENOTDIR);
    if (access("/dev/full", W_OK) == 0) {
        writer = file_write_begin("/dev/full");
        file_write_piece(writer, SLICE("one"));
        file_write_piece(writer, SLICE("another"));
        assert_int_equal(file_write_end(writer), ENOSPC);
    }
    assert_content("file", "old");
    assert_names(".", 1);
}

static void writes_through_links(void **state)
{
    char absolute[600];
    const struct fixture *fixture = *state;

    assert_int_equal(mkdir("folder", 0777) | mkdir("folder/links", 0777), 0);
    put("folder/file", "old");
    assert_int_equal(chmod("folder/file", 0600), 0);
    assert_int_equal(symlink("../file", "folder/links/first"), 0);
    assert_int_equal(symlink("folder/links/first", "second"), 0);
    assert_true(snprintf(absolute, sizeof absolute, "%s/second", fixture->folder) > 0);
    assert_int_equal(symlink(absolute, "folder/links/third"), 0);

    assert_int_equal(file_write("folder/links/third", SLICE("new")), 0);
    assert_content("folder/file", "new");
    assert_int_equal(mode_of("folder/file"), 0600);
    assert_int_equal(file_kind("folder/links/third"), FILE_SYMLINK);
    assert_int_equal(file_kind("second"), FILE_SYMLINK);
    assert_int_equal(file_kind("folder/links/first"), FILE_SYMLINK);

    assert_int_equal(symlink("folder/made", "dangling"), 0);
    assert_int_equal(file_write("dangling", SLICE("made")), 0);
    assert_content("folder/made", "made");
    assert_int_equal(file_kind("dangling"), FILE_SYMLINK);
    assert_names("folder", 3);
    assert_names("folder/links", 2);
    assert_names(".", 3);
}

/* Only root can lay a link that is another's. */
static void follows_no_planted_link(void **state)
{
    (void)state;
    if (geteuid() != 0)
        skip();
    assert_int_equal(mkdir("all", 0777) | chmod("all", 01777), 0);
    put("file", "old");
    assert_int_equal(symlink("../file", "all/theirs"), 0);
    assert_int_equal(symlink("..", "all/folder"), 0);
    assert_int_equal(symlink("all/theirs", "ours"), 0);
    assert_int_equal(lchown("all/theirs", 12345, 12345) | lchown("all/folder", 12345, 12345), 0);

    assert_int_equal(file_write("all/theirs", SLICE("new")), EACCES);
    assert_int_equal(file_write("all/folder/file", SLICE("new")), EACCES);
    assert_int_equal(file_write("ours", SLICE("new")), EACCES);
    assert_content("file", "old");
    assert_int_equal(chmod("all", 0755), 0);
    assert_int_equal(file_write("all/theirs", SLICE("new")), 0);
    assert_content("file", "new");
}

static void sees_paths_from_folders(void **state)
{
    assert_true(slice_is(path_below(SLICE("/a/b"), SLICE("/a/b/c/d")), "c/d"));
    assert_true(slice_is(path_below(SLICE("/a/b/"), SLICE("/a/b/c")), "c"));
    assert_true(slice_is(path_below(SLICE("/"), SLICE("/a")), "a"));
    assert_null(path_below(SLICE("/a/b"), SLICE("/a/b")).data);
    assert_null(path_below(SLICE("/a/b"), SLICE("/a/bc")).data);
    assert_null(path_below(SLICE("/a/b"), SLICE("/a")).data);
    assert_null(path_below((struct slice){NULL, 0}, SLICE("/a")).data);

    struct arena *arena = arena_of(state);
    assert_true(slice_is(path_from(arena, SLICE("/a/b"), SLICE("/a/b/c")), "c"));
    assert_true(slice_is(path_from(arena, SLICE("/a/b"), SLICE("/a/c")), "../c"));
    assert_true(slice_is(path_from(arena, SLICE("/a/b/d"), SLICE("/a/c/e")), "../../c/e"));
    assert_true(slice_is(path_from(arena, SLICE("/a/b"), SLICE("/a/bc")), "../bc"));
    assert_true(slice_is(path_from(arena, SLICE("/"), SLICE("/a")), "a"));
    assert_true(slice_is(path_from(arena, SLICE("/x"), SLICE("/a/b")), "../a/b"));
}

static void tells_why_nothing_is_written(void **state)
{
    (void)state;
    put("file", "old");
    assert_int_equal(mkdir("folder", 0777), 0);
    assert_int_equal(symlink("round", "round"), 0);
    assert_int_equal(symlink("folder", "to-folder"), 0);
    assert_int_equal(symlink("absent/file", "dangling"), 0);

    assert_int_equal(file_write("folder", SLICE("new")), EISDIR);
    assert_int_equal(file_write("to-folder", SLICE("new")), EISDIR);
    assert_int_equal(file_write("absent/file", SLICE("new")), ENOENT);
    assert_int_equal(file_write("absent/", SLICE("new")), ENOENT);
    assert_int_equal(file_write("dangling", SLICE("new")), ENOENT);
    assert_int_equal(file_write("", SLICE("new")), ENOENT);
    assert_int_equal(file_write("file/below", SLICE("new")), ENOTDIR);
    assert_int_equal(file_write("file/", SLICE("new")), ENOTDIR);
    assert_int_equal(file_write("round", SLICE("new")), ELOOP);
    assert_content("file", "old");
    assert_names("folder", 0);
    assert_names(".", 5);
}

static void leaves_the_old_file_in_a_locked_folder(void **state)
{
    (void)state;
    if (geteuid() == 0)
        skip();
    assert_int_equal(mkdir("folder", 0777), 0);
    put("folder/file", "old");
    assert_int_equal(chmod("folder", 0500), 0);
    assert_int_equal(file_write("folder/file", SLICE("new")), EACCES);
    assert_int_equal(file_write("folder/other", SLICE("new")), EACCES);
    assert_content("folder/file", "old");
    assert_int_equal(chmod("folder", 0700), 0);
    assert_names("folder", 1);
}

/* A limit on the size of files fails within the text, as a full disk does. */
static void leaves_the_old_file_where_there_is_no_room(void **state)
{
    struct rlimit before;
    char *bytes = ARENA_ARRAY(arena_of(state), 9000, char);

    put("file", "old");
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    struct rlimit small = {.rlim_cur = 4096, .rlim_max = before.rlim_max};
    void (*handler)(int) = signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    int over = file_write("file", (struct slice){bytes, 9000});
    int fresh = file_write("fresh", (struct slice){bytes, 4097});
    struct file_writer *writer = file_write_begin("pieces");
    file_write_piece(writer, (struct slice){bytes, 4000});
    file_write_piece(writer, (struct slice){bytes, 4000});
    int pieces = file_write_end(writer);
    int within = file_write("within", (struct slice){bytes, 4096});
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    assert_true(signal(SIGXFSZ, handler) != SIG_ERR);

    assert_int_equal(over, EFBIG);
    assert_int_equal(fresh, EFBIG);
    assert_int_equal(pieces, EFBIG);
    assert_int_equal(within, 0);
    assert_content("file", "old");
    assert_int_equal(file_kind("fresh"), FILE_ABSENT);
    assert_names(".", 2);
}

static void writes_devices_in_place(void **state)
{
    struct stat before;
    struct stat after;

    (void)state;
    if (stat("/dev/full", &before) != 0)
        skip();
    assert_int_equal(file_write("/dev/full", SLICE("text")), ENOSPC);
    assert_int_equal(symlink("/dev/full", "link"), 0);
    assert_int_equal(file_write("link", SLICE("text")), ENOSPC);
    assert_int_equal(file_kind("link"), FILE_SYMLINK);
    assert_int_equal(stat("/dev/full", &after), 0);
    assert_true(S_ISCHR(after.st_mode));
    assert_true(before.st_ino == after.st_ino);
    assert_int_equal(file_write("/dev/null", SLICE("text")), 0);
}

static void writes_pipes_in_place(void **state)
{
    char text[16] = "";

    (void)state;
    assert_int_equal(mkfifo("pipe", 0666), 0);
    int reader = open("pipe", O_RDONLY | O_NONBLOCK);
    assert_true(reader >= 0);
    assert_int_equal(file_write("pipe", SLICE("text")), 0);
    assert_int_equal(read(reader, text, sizeof text), 4);
    assert_string_equal(text, "text");
    assert_int_equal(close(reader), 0);
    assert_int_equal(file_kind("pipe"), FILE_OTHER);
    assert_names(".", 1);
}

#define PIPED ((size_t)1 << 20) /* many times what a pipe holds */

static void nap(void)
{
    struct timespec time = {.tv_nsec = 2000000};

    nanosleep(&time, NULL);
}

/* The child: disturbs the writer for a while, then reads all, and tells by its status. */
static _Noreturn void read_slowly(int fd, pid_t writer)
{
    static unsigned char bytes[PIPED + 1];
    size_t len = 0;
    ssize_t got;

    for (int i = 0; i < 30; i++) {
        nap();
        kill(writer, SIGUSR1);
    }
    while ((got = read(fd, bytes + len, sizeof bytes - len)) > 0)
        len += (size_t)got;
    for (size_t i = 0; i < len; i++) {
        if (bytes[i] != i % 251)
            _exit(2);
    }
    _exit(len == PIPED ? 0 : 1);
}

static volatile sig_atomic_t disturbed;

static void disturb(int number)
{
    (void)number;
    disturbed = 1;
}

static void write_to_slow_reader(struct arena *arena, int flags)
{
    char *bytes = ARENA_ARRAY(arena, PIPED, char);
    struct sigaction action = {.sa_handler = disturb}; /* without SA_RESTART */
    struct sigaction old;
    int ends[2];
    int status;

    for (size_t i = 0; i < PIPED; i++)
        bytes[i] = (char)(i % 251);
    disturbed = 0;
    assert_int_equal(sigaction(SIGUSR1, &action, &old), 0);
    assert_int_equal(pipe(ends), 0);
    pid_t parent = getpid();
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        close(ends[1]);
        read_slowly(ends[0], parent);
    }
    close(ends[0]);
    assert_int_equal(fcntl(ends[1], F_SETFL, flags), 0);
    assert_int_equal(file_write_fd(ends[1], (struct slice){bytes, PIPED}), 0);
    close(ends[1]);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
    assert_int_equal(disturbed, 1);
    assert_int_equal(sigaction(SIGUSR1, &old, NULL), 0);
}

static void goes_on_after_signals(void **state)
{
    write_to_slow_reader(arena_of(state), 0);
}

static void waits_for_a_descriptor_that_does_not_block(void **state)
{
    write_to_slow_reader(arena_of(state), O_NONBLOCK);
}

static void tells_faults_of_descriptors(void **state)
{
    (void)state;
    put("file", "old");
    int fd = open("file", O_RDONLY | O_CLOEXEC);
    assert_true(fd >= 0);
    assert_int_equal(file_write_fd(fd, SLICE("new")), EBADF);
    assert_int_equal(file_write_fd(fd, SLICE("")), 0);
    assert_int_equal(close(fd), 0);
    assert_content("file", "old");
}

/* All the above leaves no descriptor open. */
static void leaves_no_descriptor_open(void **state)
{
    struct file_entries entries;
    struct slice text;
    int next = dup(0);

    assert_int_equal(close(next), 0);
    assert_int_equal(mkdir("a", 0777) | mkdir("a/b", 0777), 0);
    assert_int_equal(file_write("a/file", SLICE("text")), 0);
    assert_int_equal(file_write("a", SLICE("text")), EISDIR);
    assert_int_equal(file_write("/dev/null", SLICE("text")), 0);
    assert_int_equal(file_read(arena_of(state), "a/file", 100, &text), 0);
    assert_int_equal(file_read(arena_of(state), "a/file", 1, &text), EFBIG);
    assert_int_equal(file_read(arena_of(state), "a", 1, &text), EISDIR);
    assert_int_equal(file_list(arena_of(state), ".", &entries), 0);
    int after = dup(0);
    assert_int_equal(after, next);
    assert_int_equal(close(after), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, enter, leave)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(reads_files),
        TEST(reads_large_files),
        TEST(tells_why_nothing_is_read),
        TEST(tells_faults_of_reading),
        TEST(reads_no_locked_file),
        TEST(knows_kinds),
        TEST(lists_in_byte_order),
        TEST(lists_what_is_hidden),
        TEST(lists_the_folder_given),
        TEST(bounds_the_depth),
        TEST(lists_unreadable_folders),
        TEST(tells_where_no_descriptor_is_left),
        TEST(joins_paths),
        TEST(finds_real_paths),
        TEST(writes_new_files),
        TEST(replaces_files),
        TEST(gives_no_rights_of_another_owner),
        TEST(writes_large_text),
        TEST(writes_piece_by_piece),
        TEST(tells_the_first_fault_at_the_end),
        TEST(writes_through_links),
        TEST(follows_no_planted_link),
        TEST(sees_paths_from_folders),
        TEST(tells_why_nothing_is_written),
        TEST(leaves_the_old_file_in_a_locked_folder),
        TEST(leaves_the_old_file_where_there_is_no_room),
        TEST(writes_devices_in_place),
        TEST(writes_pipes_in_place),
        TEST(goes_on_after_signals),
        TEST(waits_for_a_descriptor_that_does_not_block),
        TEST(tells_faults_of_descriptors),
        TEST(leaves_no_descriptor_open),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
