/* SPDX-License-Identifier: MIT */
/* Finding an example and reading its lines. See examples.h. */
#include "diag/examples.h"

#include <assert.h>
#include <stdio.h>

static const char *const kinds[EXAMPLE_KIND_COUNT] = {
    [EXAMPLE_RECORDS] = "records", [EXAMPLE_TOWNSHIP] = "township", [EXAMPLE_PLAN] = "plan",
    [EXAMPLE_TARGET] = "target",   [EXAMPLE_SCHEMA] = "schema",     [EXAMPLE_COMMAND] = "command",
};

static const char *const remarks[LANG_COUNT] = {[LANG_EN] = "# en: ", [LANG_ZH] = "# zh: "};

static enum example_kind find_kind(struct slice line)
{
    struct slice word = slice_cut(&line, ' ');
    int kind = 0;

    while (kind < EXAMPLE_KIND_COUNT && !slice_is(word, kinds[kind]))
        kind++;
    return (enum example_kind)kind;
}

/* Cuts off *rest what stands before a line, and the line itself. */
static struct slice cut_before(struct slice *rest, const char *mark)
{
    struct slice all = *rest;

    while (rest->len > 0) {
        size_t at = all.len - rest->len;

        if (slice_is(slice_cut(rest, '\n'), mark))
            return slice_sub(all, 0, at);
    }
    return all;
}

static void read_example(struct slice text, struct example *out)
{
    struct slice rest = text;
    struct slice head = cut_before(&rest, "--- wrong");

    out->kind = find_kind(slice_cut(&head, '\n'));
    slice_cut(&head, ' '); /* --- */
    out->given_kind = find_kind(slice_cut(&head, '\n'));
    out->given = head;
    out->wrong = cut_before(&rest, "--- right");
    out->right = rest;
    assert(out->kind == EXAMPLE_KIND_COUNT || (out->wrong.len > 0 && out->right.len > 0));
}

bool example_find(int number, struct example *out)
{
    char name[32];

    (void)snprintf(name, sizeof name, "TZ%d.txt", number);
    for (const struct example_file *at = example_files; at->name != NULL; at++) {
        if (!slice_is(slice_of(name), at->name))
            continue;
        read_example(at->text, out);
        return out->kind < EXAMPLE_KIND_COUNT;
    }
    return false;
}

/* {{repeat 1001: text}} */
static void read_repeat(struct example_line *line)
{
    static const char open[] = "{{repeat ";
    struct slice rest = line->text;

    line->times = (struct slice){NULL, 0};
    if (!slice_starts(rest, open) || !slice_ends(rest, "}}"))
        return;
    rest = slice_sub(rest, sizeof open - 1, rest.len - 2);
    line->times = slice_cut(&rest, ':');
    line->text = slice_sub(rest, 1, rest.len);
}

bool example_next(struct slice *rest, enum lang lang, struct example_line *out)
{
    while (rest->len > 0) {
        enum lang other = lang == LANG_EN ? LANG_ZH : LANG_EN;

        out->text = slice_cut(rest, '\n');
        if (slice_starts(out->text, remarks[other]))
            continue;
        out->remark = slice_starts(out->text, remarks[lang]);
        if (out->remark)
            out->text = slice_sub(out->text, slice_of(remarks[lang]).len, out->text.len);
        read_repeat(out);
        return true;
    }
    return false;
}
