/* SPDX-License-Identifier: MIT */
/* The texts of what is staged, asked for one at a time. See staged.h. */
#include "ledger/staged.h"

#include <assert.h>
#include <errno.h>

static int ask(struct staged *staged, struct slice object)
{
    struct buffer line = {0};

    buffer_add(&line, object);
    buffer_byte(&line, '\n');
    int error = objects_ask(&staged->texts, buffer_slice(&line));
    buffer_free(&line);
    return error;
}

int staged_read(struct arena *arena, struct staged *staged, const struct staged_file *file,
                size_t max, struct slice *out)
{
    struct buffer text = {0};

    assert(file->object.len > 0 && "git would wait for a name");
    int error = ask(staged, file->object);
    if (error == 0)
        error = objects_answer(&staged->texts, file->object, max, NULL, &text);
    if (error == 0)
        *out = arena_copy(arena, buffer_slice(&text));
    buffer_free(&text);
    return error;
}

void staged_report(struct arena *arena, struct staged *staged, struct slice path, int error,
                   struct diag_list *diags)
{
    if (error == ENOENT && staged->texts.error == 0)
        diag_set(diag_add_path(diags, DIAG_NO_CONTENT, path), "path", path);
    else
        objects_report(arena, &staged->texts, error, diags);
}

void staged_close(struct staged *staged)
{
    objects_close(&staged->texts);
}
