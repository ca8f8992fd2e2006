/* SPDX-License-Identifier: MIT */
/* The texts of what is staged, asked for one at a time. See staged.h. */
#include "ledger/staged.h"

#include <errno.h>
#include <stdint.h>

/* "OBJECT blob SIZE": a name of 64 digits and more than any size. */
#define ANSWER_MAX 128

/* Git is not asked again; how it ended and what it said are kept for the message. */
static int fail(struct staged *staged, int error)
{
    git_end(&staged->texts, error, &staged->how);
    staged->running = false;
    staged->error = error;
    return error;
}

int staged_start(struct staged *staged)
{
    const char *const arguments[] = {"cat-file", "--batch", NULL};

    if (staged->error != 0 || staged->running)
        return staged->error;
    staged->error = git_start(&staged->git, arguments, &staged->texts);
    staged->running = staged->error == 0;
    return staged->error;
}

static bool parse_size(struct slice text, size_t *out)
{
    *out = 0;
    for (size_t i = 0; i < text.len; i++) {
        size_t digit = (size_t)(text.data[i] - '0');

        if (digit > 9 || *out > (SIZE_MAX - digit) / 10)
            return false;
        *out = *out * 10 + digit;
    }
    return text.len > 0;
}

/* "OBJECT blob SIZE", or "OBJECT missing". */
static int parse_answer(struct slice answer, struct slice object, size_t *size)
{
    if (!slice_eq(slice_cut(&answer, ' '), object))
        return EPROTO;
    if (slice_is(answer, "missing"))
        return ENOENT;
    if (!slice_is(slice_cut(&answer, ' '), "blob") || !parse_size(answer, size))
        return EPROTO;
    return 0;
}

/* Asks for an object; its text is what git says next. */
static int ask(struct staged *staged, struct slice object, size_t *size)
{
    struct buffer text = {0};

    buffer_add(&text, object);
    buffer_byte(&text, '\n');
    int error = process_send(&staged->texts, buffer_slice(&text));
    text.len = 0;
    if (error == 0)
        error = process_read_line(&staged->texts, ANSWER_MAX, &text);
    if (error == 0)
        error = parse_answer(buffer_slice(&text), object, size);
    buffer_free(&text);
    return error == EFBIG ? EPROTO : error;
}

/* The text and the line end behind it. */
static int read_text(struct staged *staged, size_t size, struct buffer *out)
{
    struct buffer end = {0};
    int error = process_read(&staged->texts, size, out);

    if (error == 0)
        error = process_read(&staged->texts, 1, &end);
    if (error == 0 && end.data[0] != '\n')
        error = EPROTO;
    buffer_free(&end);
    return error;
}

int staged_read(struct arena *arena, struct staged *staged, const struct staged_file *file,
                size_t max, struct slice *out)
{
    struct buffer text = {0};
    size_t size = 0;
    int error = staged_start(staged);

    if (error != 0)
        return error;
    error = ask(staged, file->object, &size);
    if (error == ENOENT)
        return error;
    if (error == 0)
        error = read_text(staged, size, size > max ? NULL : &text);
    if (error == 0)
        *out = arena_copy(arena, buffer_slice(&text));
    buffer_free(&text);
    if (error != 0)
        return fail(staged, error);
    return size > max ? EFBIG : 0;
}

void staged_report(struct arena *arena, struct staged *staged, struct slice path, int error,
                   struct diag_list *diags)
{
    bool started = staged->texts.id != 0;

    if (error == ENOENT && staged->error == 0) {
        diag_set(diag_add_path(diags, DIAG_NO_CONTENT, path), "path", path);
        return;
    }
    if (!staged->told)
        git_report(arena, &staged->git, error, started ? &staged->how : NULL,
                   buffer_slice(&staged->texts.said), diags);
    staged->told = true;
}

void staged_close(struct staged *staged)
{
    struct process_exit how;

    if (staged->running)
        process_end(&staged->texts, &how);
    staged->running = false;
    buffer_free(&staged->texts.said);
}
