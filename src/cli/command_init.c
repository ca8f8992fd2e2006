/* SPDX-License-Identifier: MIT */
/* taizhang init: a new ledger, from what the options say or a terminal answers. */
#include "base/file.h"
#include "cli/cli_room.h"
#include "cli/init_room.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- asking ---- */

/* A line from the terminal, without its end; data NULL where there is none. */
static struct slice read_line(struct run *run)
{
    char *line = NULL;
    size_t room = 0;
    ssize_t len = getline(&line, &room, stdin);
    struct slice out = {NULL, 0};

    while (len > 0 && (line[len - 1] == '\n' || line[len - 1] == '\r'))
        len--;
    if (len >= 0)
        out = arena_copy(run->arena, slice_trim((struct slice){line, (size_t)len}));
    free(line);
    return out;
}

static struct slice ask(struct run *run, const struct words *question)
{
    const char *text = question->text[run->options.lang];

    run_write(run, SLICE("-"), slice_of(text));
    return read_line(run);
}

/* What the options do not say is asked for, where somebody is there to answer. */
static void ask_rest(struct run *run)
{
    static const struct words name = T("Name of the township or office: ",
                                       "乡镇（街道、单位）的名称："),
                              communities = T("Communities, parted by commas (none: just Enter): ",
                                              "各社区的名称，用逗号隔开（没有就按回车）："),
                              villages = T("Villages, likewise: ", "各村的名称，写法相同：");
    struct options *options = &run->options;

    if (!run_is_watched(STDIN_FILENO) || !run_is_watched(STDOUT_FILENO))
        return;
    if (options->name.data == NULL)
        options->name = ask(run, &name);
    if (options->communities.data != NULL || options->villages.data != NULL)
        return;
    options->communities = ask(run, &communities);
    options->villages = ask(run, &villages);
}

/* ---- the wish ---- */

static bool bad_name(struct run *run, struct slice name)
{
    struct diag *diag = diag_add_path(&run->diags, DIAG_INIT_NAME, (struct slice){NULL, 0});

    diag_set(diag, "name", name);
    return false;
}

static bool add_units(struct run *run, struct init_wish *wish)
{
    const struct slice lists[INIT_KINDS] = {
        [INIT_COMMUNITY] = run->options.communities, [INIT_VILLAGE] = run->options.villages};

    for (int kind = 0; kind < INIT_KINDS; kind++) {
        struct slice bad = init_add_units(run->arena, lists[kind], (enum init_kind)kind, wish);

        if (bad.data != NULL)
            return bad_name(run, bad);
    }
    if (wish->units.len > 0)
        return true;
    diag_add_path(&run->diags, DIAG_INIT_UNITS, (struct slice){NULL, 0});
    return false;
}

static bool set_forge(struct run *run, const struct init_git *git, struct init_wish *wish)
{
    static const struct words wanted =
        T("write github, gitlab or none", "请写 github、gitlab 或 none");

    wish->forge = init_forge_at(git->address);
    if (run->options.ci.data == NULL)
        return true;
    wish->forge = init_forge_find(run->options.ci);
    if (wish->forge < FORGE_COUNT)
        return true;
    struct diag *diag = diag_add_path(&run->diags, DIAG_BAD_OPTION, (struct slice){NULL, 0});

    diag_set(diag, "option", SLICE("ci"));
    diag_set(diag, "value", run->options.ci);
    diag_set_words(diag, "wanted", &wanted);
    return false;
}

static bool make_wish(struct run *run, const struct init_git *git, struct init_wish *wish)
{
    static const struct words office = T("Our office", "本单位");

    ask_rest(run);
    wish->lang = run->options.lang;
    wish->id = SLICE("ours");
    wish->name =
        run->options.name.len > 0 ? run->options.name : slice_of(office.text[run->options.lang]);
    wish->year =
        run->options.year > 0 ? (int)run->options.year : date_civil(run->options.today.day).year;
    if (!init_is_name(wish->name))
        return bad_name(run, wish->name);
    return add_units(run, wish) && set_forge(run, git, wish);
}

/* ---- writing ---- */

static struct slice place_of(struct run *run, const struct init_git *git, struct slice folder,
                             const struct init_file *file)
{
    return file_join(run->arena, file->hook ? git->hooks : folder, file->path);
}

/* Writes what is not there; what is stays as it is. */
static bool write_file(struct run *run, struct slice place, const struct init_file *file,
                       struct buffer *made, struct buffer *kept)
{
    static const struct words nothing = T("", "");
    int error = file_create(run->arena, place, file->text, file->hook);

    if (error == 0 || error == EEXIST)
        buffer_addf(error == 0 ? made : kept, "  %.*s\n", (int)place.len, place.data);
    if (error == 0 || error == EEXIST)
        return true;
    struct diag *diag = diag_add_path(&run->diags, DIAG_CANNOT_WRITE, (struct slice){NULL, 0});

    diag_set(diag, "path", place);
    diag_set_errno(diag, error);
    diag_set_words(diag, "hint", &nothing);
    return false;
}

static void tell(struct run *run, struct slice folder, const struct buffer *made,
                 const struct buffer *kept)
{
    static const struct words were = T("made:\n", "建好了：\n"),
                              are = T("there already, and left as they are:\n",
                                      "原来就有，没有动：\n"),
                              next = T(
                                  "next:\n  cd {folder}\n  taizhang check\n  taizhang report\n",
                                  "接下来：\n  cd {folder}\n  taizhang check\n  taizhang report\n");
    enum lang lang = run->options.lang;
    struct buffer out = {0};
    const struct lang_arg arg = {"folder", folder};

    if (made->len > 0)
        buffer_adds(&out, were.text[lang]);
    buffer_add(&out, buffer_slice(made));
    if (kept->len > 0)
        buffer_adds(&out, are.text[lang]);
    buffer_add(&out, buffer_slice(kept));
    lang_expand(&out, next.text[lang], &arg, 1);
    if (!run->options.quiet)
        run_write(run, SLICE("-"), buffer_slice(&out));
    buffer_free(&out);
}

static void write_all(struct run *run, const struct init_git *git, struct slice folder,
                      const struct init_files *files)
{
    struct buffer made = {0}, kept = {0};
    bool sound = true;

    for (size_t i = 0; i < files->len && sound; i++) {
        const struct init_file *file = &files->items[i];

        if (!file->hook || git->hooks.len > 0)
            sound = write_file(run, place_of(run, git, folder, file), file, &made, &kept);
    }
    if (sound)
        tell(run, folder, &made, &kept);
    buffer_free(&made);
    buffer_free(&kept);
}

/* ---- the command ---- */

/* Whether the folder holds no ledger yet, nor is in one. */
static bool is_free(struct run *run, struct slice folder)
{
    struct slice township = file_join(run->arena, folder, SLICE("ledger/township.yaml"));

    if (file_target(township.data) == FILE_ABSENT)
        return true;
    diag_set(diag_add_path(&run->diags, DIAG_INIT_THERE, (struct slice){NULL, 0}), "path",
             township);
    return false;
}

static void make(struct run *run, struct slice folder)
{
    struct init_wish wish = {.year = 0};
    struct init_files files = {0};
    struct init_git git = {0};

    if (!run->options.no_git)
        git = init_git_find(run->arena, folder);
    if (run->options.example)
        init_example(run->arena, &files);
    else if (make_wish(run, &git, &wish))
        init_make(run->arena, &wish, &files);
    if (files.len == 0)
        return;
    if (!run->options.no_git && !run->options.example)
        init_git_begin(run->arena, folder, &git);
    write_all(run, &git, folder, &files);
}

int command_init(struct run *run)
{
    struct slice folder = run_argument(run, 1);

    if (folder.data == NULL)
        folder = SLICE(".");
    if (run->diags.failures == 0 && is_free(run, folder))
        make(run, folder);
    run_print_diags(run);
    return run_status(run);
}
