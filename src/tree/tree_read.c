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

struct parse_result job_report(struct job *job, const struct stretch *stretch)
{
    struct parse_result result = reader_read(job->reader, stretch, job->diags);

    if (result.stop == STOP_SYNTAX)
        tree_syntax_fault(job->source, &result.fault, job->diags);
    return result;
}

/* Whether a stretch is read without libyaml, and nothing more is to be done about it. */
static bool read_plain(struct job *job, const struct stretch *stretch, struct node *root)
{
    struct parse_result result;

    if (!reader_read_plain(job->reader, stretch, &result))
        return false;
    *root = result.root;
    if (!tree_out_of_place(root, job->outline))
        return true;
    reader_take_back(job->reader);
    return false;
}

/* Reads all that is to be read, by libyaml; false where the tree is not whole. */
static bool read_text(struct job *job, const struct stretch *all, struct node *root)
{
    struct parse_result result = reader_read(job->reader, all, NULL);
    bool whole = true;

    if (result.stop != STOP_BOUND && (result.stop != STOP_NONE || result.suspicious ||
                                      tree_out_of_place(&result.root, job->outline))) {
        reader_take_back(job->reader);
        *root = (struct node){0};
        size_t start = all->shifts.items[0].source;
        return tree_read_parts(job, start, start + all->text.len, root);
    }
    if (result.reported) {
        reader_take_back(job->reader);
        result = job_report(job, all);
    }
    whole = result.stop == STOP_NONE;
    *root = result.root;
    return whole;
}

/* Whether the entry that stands last goes on behind the line where reading ended, such as "---". */
static bool goes_on(struct slice text, size_t end)
{
    struct line line = line_at(text, end), next = line_behind(text, &line);

    return end < text.len && next.start < text.len && next.column > 0 &&
           !line_is_entry(text, &next);
}

static bool read_source(struct arena *arena, const struct source *source,
                        const struct outline *outline, bool libyaml, struct diag_list *diags,
                        struct tree *out)
{
    struct scanned scanned = tree_scan(arena, source, diags);
    struct job job = {
        .arena = arena,
        .source = source,
        .outline = outline,
        .diags = diags,
        .reader = reader_new(arena, source, outline->numbering),
        .text = scanned.text,
        .doubts = scanned.doubts,
    };
    bool whole = scanned.end == source->text.len;

    *out = (struct tree){.source = source};
    struct stretch all = job_stretch(&job, scanned.start, scanned.end);
    out->plain = whole && !libyaml && read_plain(&job, &all, &out->root);
    if (!out->plain)
        whole = read_text(&job, &all, &out->root) && whole;
    if (goes_on(source->text, scanned.end))
        tree_mark_cut(source->text, &out->root, SIZE_MAX);
    out->root.faulty = out->root.faulty || !whole;
    out->whole = whole;
    out->strange = reader_met_strange(job.reader);
    reader_free(job.reader);
    tree_assert(out);
    return whole;
}

bool tree_read_as(struct arena *arena, const struct source *source, const struct outline *outline,
                  struct diag_list *diags, struct tree *out)
{
    return read_source(arena, source, outline, false, diags, out);
}

bool tree_read_by_libyaml(struct arena *arena, const struct source *source,
                          const struct outline *outline, struct diag_list *diags, struct tree *out)
{
    return read_source(arena, source, outline, true, diags, out);
}

bool tree_read(struct arena *arena, const struct source *source, struct diag_list *diags,
               struct tree *out)
{
    static const struct outline nothing = {.map = true};

    return tree_read_as(arena, source, &nothing, diags, out);
}
