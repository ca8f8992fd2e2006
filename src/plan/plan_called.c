/* SPDX-License-Identifier: MIT */
/* Which target somebody means who writes its id, or its title. See plan_room.h. */
#include "base/normalise.h"
#include "base/text.h"
#include "plan/plan_room.h"

/* The same word to people, whatever its case, width and blanks. */
static bool reads_same(struct slice a, struct slice b)
{
    struct buffer bare_a = {0}, bare_b = {0};

    text_bare(&bare_a, a);
    text_bare(&bare_b, b);
    bool same = bare_a.len > 0 && slice_eq(buffer_slice(&bare_a), buffer_slice(&bare_b));
    buffer_free(&bare_a);
    buffer_free(&bare_b);
    return same;
}

static bool has_title(const struct called *target, struct slice name)
{
    for (int lang = 0; lang < LANG_COUNT; lang++) {
        if (target->title.text[lang].len > 0 && reads_same(target->title.text[lang], name))
            return true;
    }
    return false;
}

size_t called_find(const struct called *targets, size_t count, struct slice name)
{
    size_t found = CALLED_NONE, titles = 0;

    for (size_t i = 0; i < count; i++) {
        if (slice_eq(targets[i].id, name))
            return i;
    }
    for (size_t i = 0; i < count; i++) {
        if (has_title(&targets[i], name)) {
            found = i;
            titles++;
        }
    }
    return titles == 1 ? found : CALLED_NONE;
}

/* The ids of those that bear the title: there are several, or called_find() had found the one. */
static size_t add_titled(const struct called *targets, size_t count, struct slice name,
                         struct slice *out)
{
    size_t len = 0;

    for (size_t i = 0; i < count; i++) {
        if (has_title(&targets[i], name))
            out[len++] = targets[i].id;
    }
    return len;
}

static size_t add_ids(const struct called *targets, size_t count, struct slice *out)
{
    for (size_t i = 0; i < count; i++)
        out[i] = targets[i].id;
    return count;
}

static size_t add_titles(const struct called *targets, size_t count, struct slice *out)
{
    size_t len = 0;

    for (size_t i = 0; i < count; i++) {
        for (int lang = 0; lang < LANG_COUNT; lang++) {
            if (targets[i].title.text[lang].len > 0)
                out[len++] = targets[i].title.text[lang];
        }
    }
    return len;
}

void called_report(struct arena *arena, const struct called *targets, size_t count,
                   struct slice name, struct diag_list *diags)
{
    struct diag *diag = diag_add_path(diags, DIAG_NO_SUCH_TARGET, (struct slice){NULL, 0});
    struct slice *names = ARENA_ARRAY(arena, count * (1 + LANG_COUNT) + 1, struct slice);
    size_t len = add_titled(targets, count, name, names);

    if (len == 0) {
        len = add_ids(targets, count, names);
        len += add_titles(targets, count, names + len);
        if (text_nearest(name, names, len) >= len)
            len = add_ids(targets, count, names);
    }
    diag_set(diag, "name", name);
    diag_set_nearest_or_all(diag, name, names, len);
}
