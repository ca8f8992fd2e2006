/* SPDX-License-Identifier: MIT */
/*
 * Values of x-path: a mark of the office's shelf, or where there is a slash, a file of the
 * ledger. A path that leads anywhere else means nothing to the next reader.
 */
#include "base/file.h"
#include "base/text.h"
#include "ledger/facts_room.h"
#include "ledger/files.h"

/* Looking for the nearest file is a courtesy: a ledger of more files gets none,
 * and neither does a fault that is counted only. */
#define CANDIDATES_MAX 500

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Why a text with a slash cannot be a path in the ledger; NULL where it may be one. */
static const struct words *why_outside(struct slice text)
{
    static const struct words link = T("is a link to the internet, not a mark or a file of the "
                                       "ledger",
                                       "是网上的链接，不是编号，也不是台账里的文件");
    static const struct words disk =
        T("is a place on one computer, not in the ledger", "是某台电脑上的位置，不在台账里");

    if (slice_has(text, "://") || slice_starts(text, "www."))
        return &link;
    if (slice_starts(text, "/") || slice_starts(text, "\\") || slice_starts(text, "~") ||
        (text.len > 1 && is_letter(text.data[0]) && text.data[1] == ':'))
        return &disk;
    return NULL;
}

/* Takes the last part off a path; false where it has none. */
static bool take_part(struct buffer *path)
{
    if (path->len == 0)
        return false;
    do
        path->len--;
    while (path->len > 0 && path->data[path->len] != '/');
    return true;
}

/*
 * The path without empty parts, "." and "..", and with / for every separator; false where it
 * leads out of the ledger.
 */
static bool normalise(struct slice text, struct buffer *path)
{
    for (size_t at = 0, end = 0; at <= text.len; at = end + 1) {
        for (end = at; end < text.len && text.data[end] != '/' && text.data[end] != '\\';)
            end++;
        struct slice part = slice_sub(text, at, end);

        if (slice_is(part, "..") && !take_part(path))
            return false;
        if (part.len == 0 || slice_is(part, ".") || slice_is(part, ".."))
            continue;
        if (path->len > 0)
            buffer_byte(path, '/');
        buffer_add(path, part);
    }
    return true;
}

/* A name in it is hidden, and stands in the node all the same. */
static bool is_hidden(const struct tree *tree, const struct node *node)
{
    return source_is_masked(tree->source, node->start, node->end);
}

/* As it may be shown. */
static struct slice in_source(const struct tree *tree, const struct node *node)
{
    struct slice text = slice_sub(tree->source->text, node->start, node->end);

    return text.len == node->text.len + 2 ? slice_sub(text, 1, text.len - 1) : text;
}

static struct diag *fault(const struct tree *tree, const struct field *field, struct node *node,
                          struct diag_list *diags, enum diag_code code)
{
    struct diag *diag = diag_add(diags, code, node_span(tree, node));

    node->faulty = true;
    field_set_name(diag, "field", field);
    diag_set(diag, "value", is_hidden(tree, node) ? in_source(tree, node) : node->text);
    return diag;
}

/* The file that was probably meant, or what a path is. */
static void set_hint(struct arena *arena, const struct files *files, struct diag *diag,
                     struct slice path, bool hidden)
{
    static const struct words advice =
        T("write the path from the top folder of the ledger, or if it is a shelf mark, write it "
          "without a slash",
          "请从台账最上层写起；如果是柜子上的编号，请不要带斜线");
    bool looked = files->len < CANDIDATES_MAX && diag->arena != NULL && !hidden;
    size_t count = looked ? files->len : 0;
    struct slice *names = ARENA_ARRAY(arena, count, struct slice);

    for (size_t i = 0; i < count; i++)
        names[i] = files->items[i].relative;
    size_t nearest = text_nearest(path, names, count);
    if (nearest < count)
        diag_set_nearest(diag, path, &names[nearest], 1);
    else
        diag_set_words(diag, "hint", &advice);
}

/* Says what is wrong with a path that is not outside at first sight. */
static void judge_inside(struct arena *arena, const struct facts_rules *rules,
                         const struct tree *tree, const struct field *field, struct node *node,
                         struct slice path, struct diag_list *diags)
{
    bool there = path.len > 0 && files_has(arena, rules->files, path);
    bool portable = slice_find(node->text, '\\', 0) == node->text.len;

    if (there && portable)
        return;
    struct diag *diag = fault(tree, field, node, diags, DIAG_PATH_MISSING);

    if (there && !is_hidden(tree, node))
        diag_set_nearest(diag, path, &path, 1); /* Windows writes \ for / */
    else
        set_hint(arena, rules->files, diag, path, is_hidden(tree, node));
}

static void judge_path(struct arena *arena, const struct facts_rules *rules,
                       const struct tree *tree, const struct field *field, struct node *node,
                       struct diag_list *diags)
{
    static const struct words leaves = T("leads out of the ledger", "指到台账外面去了");
    const struct words *outside = why_outside(node->text);
    struct buffer path = {0};

    if (outside == NULL && !normalise(node->text, &path))
        outside = &leaves;
    if (outside != NULL)
        diag_set_words(fault(tree, field, node, diags, DIAG_PATH_OUTSIDE), "reason", outside);
    else
        judge_inside(arena, rules, tree, field, node, buffer_slice(&path), diags);
    buffer_free(&path);
}

void check_path(const struct facts_rules *rules, const struct tree *tree, const struct field *field,
                struct node *node, struct diag_list *diags)
{
    struct arena *arena;

    if (node->kind != NODE_STRING || node->faulty || !path_has_parts(node->text))
        return;
    arena = arena_new();
    judge_path(arena, rules, tree, field, node, diags);
    arena_free(arena);
}
