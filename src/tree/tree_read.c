/* SPDX-License-Identifier: MIT */
/* Reading a file: once where it is sound, part by part where it is not. See tree_room.h. */
#include "tree/tree_room.h"

/* The doubts of the scan that lie in [from, to). */
static struct doubts doubts_in(const struct doubts *doubts, size_t from, size_t to)
{
    size_t low = 0, high = doubts->len;

    if (high == 0)
        return (struct doubts){0};
    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (doubts->items[middle].start < from)
            low = middle + 1;
        else
            high = middle;
    }
    struct doubts found = {.items = doubts->items + low};
    while (low + found.len < doubts->len && doubts->items[low + found.len].start < to)
        found.len++;
    return found;
}

struct stretch job_stretch(const struct job *job, size_t from, size_t to)
{
    struct stretch stretch = {.text = slice_sub(job->text, from, to),
                              .doubts = doubts_in(&job->doubts, from, to)};

    ARRAY_PUSH(job->arena, &stretch.shifts)->source = from;
    return stretch;
}

struct reading job_tell(struct job *job, const struct stretch *stretch)
{
    struct reading reading = reader_read(job->reader, stretch, job->diags);

    if (reading.stop == STOP_SYNTAX)
        tree_syntax_fault(job->source, &reading.fault, job->diags);
    return reading;
}

/* Reads [start, end); false where the tree is not whole. */
static bool read_text(struct job *job, size_t start, size_t end, struct node *root)
{
    struct stretch all = job_stretch(job, start, end);
    struct reading reading = reader_read(job->reader, &all, NULL);
    bool whole = true;

    if (reading.stop != STOP_BOUND && (reading.stop != STOP_NONE || reading.suspicious ||
                                       tree_out_of_place(&reading.root, job->outline))) {
        reader_take_back(job->reader);
        *root = (struct node){0};
        return tree_read_parts(job, start, end, root);
    }
    if (reading.told) {
        reader_take_back(job->reader);
        reading = job_tell(job, &all);
    }
    whole = reading.stop == STOP_NONE;
    *root = reading.root;
    return whole;
}

/* Whether the entry that stands last goes on behind the line where reading ended, such as "---". */
static bool goes_on(struct slice text, size_t end)
{
    struct line line = line_at(text, end), next = line_behind(text, &line);

    return end < text.len && next.start < text.len && next.column > 0 &&
           !line_is_entry(text, &next);
}

bool tree_read_as(struct arena *arena, const struct source *source, const struct outline *outline,
                  struct diag_list *diags, struct tree *out)
{
    struct scanned scanned = tree_scan(arena, source, diags);
    struct job job = {
        .arena = arena,
        .source = source,
        .outline = outline,
        .diags = diags,
        .reader = reader_new(arena, source),
        .text = scanned.text,
        .doubts = scanned.doubts,
    };
    bool whole = scanned.end == source->text.len;

    *out = (struct tree){.source = source};
    whole = read_text(&job, scanned.start, scanned.end, &out->root) && whole;
    if (goes_on(source->text, scanned.end))
        tree_mark_cut(source->text, &out->root, SIZE_MAX);
    out->root.faulty = out->root.faulty || !whole;
    out->whole = whole;
    reader_free(job.reader);
    tree_assert(out);
    return whole;
}

bool tree_read(struct arena *arena, const struct source *source, struct diag_list *diags,
               struct tree *out)
{
    static const struct outline nothing = {.map = true};

    return tree_read_as(arena, source, &nothing, diags, out);
}
