/* SPDX-License-Identifier: MIT */
/* The conversation with `git cat-file`. See objects.h. */
#include "ledger/objects.h"

#include <assert.h>
#include <errno.h>
#include <stdint.h>

/* "OBJECT blob SIZE": a name of 64 digits and more than any size. */
#define ANSWER_MAX 128

struct objects objects_of(const struct git *git)
{
    return (struct objects){.git = *git};
}

static int fail(struct objects *objects, int error)
{
    git_end(&objects->process, error, &objects->how);
    objects->running = false;
    objects->error = error;
    return error;
}

int objects_start(struct objects *objects)
{
    const char *const arguments[] = {"cat-file", "--batch", NULL};

    if (objects->error != 0 || objects->running)
        return objects->error;
    objects->error = git_start(&objects->git, arguments, &objects->process);
    objects->running = objects->error == 0;
    return objects->error;
}

int objects_ask(struct objects *objects, struct slice lines)
{
    int error = objects_start(objects);

    assert(slice_ends(lines, "\n") && "an answer would be waited for in vain");
    if (error != 0)
        return error;
    error = process_send(&objects->process, lines);
    return error != 0 ? fail(objects, error) : 0;
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

static bool parse_kind(struct slice word, enum object_kind *kind)
{
    static const char *const names[] = {[OBJECT_BLOB] = "blob",
                                        [OBJECT_TREE] = "tree",
                                        [OBJECT_COMMIT] = "commit",
                                        [OBJECT_TAG] = "tag"};

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (slice_is(word, names[i]) && (kind != NULL || i == OBJECT_BLOB)) {
            if (kind != NULL)
                *kind = (enum object_kind)i;
            return true;
        }
    }
    return false;
}

/* "OBJECT blob SIZE", or "OBJECT missing". */
static int parse_answer(struct slice answer, struct slice name, enum object_kind *kind,
                        size_t *size)
{
    if (!slice_eq(slice_cut(&answer, ' '), name))
        return EPROTO;
    if (slice_is(answer, "missing"))
        return ENOENT;
    if (!parse_kind(slice_cut(&answer, ' '), kind) || !parse_size(answer, size))
        return EPROTO;
    return 0;
}

static int read_answer(struct objects *objects, struct slice name, enum object_kind *kind,
                       size_t *size)
{
    struct buffer line = {0};
    int error = process_read_line(&objects->process, ANSWER_MAX, &line);

    if (error == 0)
        error = parse_answer(buffer_slice(&line), name, kind, size);
    buffer_free(&line);
    return error == EFBIG ? EPROTO : error;
}

/* The bytes, of which the first `wanted` are kept, and the line end behind them. */
static int read_bytes(struct objects *objects, size_t size, size_t wanted, struct buffer *out)
{
    struct buffer end = {0};
    int error = process_read(&objects->process, wanted, out);

    if (error == 0)
        error = process_read(&objects->process, size - wanted, NULL);
    if (error == 0)
        error = process_read(&objects->process, 1, &end);
    if (error == 0 && end.data[0] != '\n')
        error = EPROTO;
    buffer_free(&end);
    return error;
}

int objects_answer(struct objects *objects, struct slice name, size_t max, enum object_kind *kind,
                   struct buffer *out)
{
    size_t size = 0;
    assert(objects->running && max >= OBJECT_HEAD_BYTES);
    int error = read_answer(objects, name, kind, &size);

    if (error == ENOENT)
        return error;
    bool large = size > max;
    if (error == 0)
        error = read_bytes(objects, size, large ? OBJECT_HEAD_BYTES : size, out);
    if (error != 0)
        return fail(objects, error);
    return large ? EFBIG : 0;
}

void objects_report(struct arena *arena, struct objects *objects, int error,
                    struct diag_list *diags)
{
    bool started = objects->process.id != 0;

    assert(error != 0 && !objects->running);
    if (!objects->reported)
        git_report(arena, &objects->git, error, started ? &objects->how : NULL,
                   buffer_slice(&objects->process.said), diags);
    objects->reported = true;
}

void objects_close(struct objects *objects)
{
    struct process_exit how;

    if (objects->running)
        process_end(&objects->process, &how);
    objects->running = false;
    buffer_free(&objects->process.said);
}
