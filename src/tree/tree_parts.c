/* SPDX-License-Identifier: MIT */
/* Reading a text that is no YAML as a whole, part by part. See tree_parts.h. */
#include "tree/tree_parts.h"

#include "tree/tree_typing.h"

#include <assert.h>
#include <string.h>

struct piecewise {
    struct job *job;
    struct {
        ARRAY(struct node);
    } members;       /* key, value, key, value ... of the whole */
    size_t conflict; /* of the job's conflicts, the first that no block was blamed for */
    bool lost;
};

/* ---- reading ---- */

/*
 * Reads a piece as well as can be: as it is, else with its slips corrected, else up to its fault.
 * false where it could not be read to its end.
 */
static bool read_piece(struct job *job, const struct piece *piece, struct node *root)
{
    struct stretch stretch = job_stretch(job, piece->from, piece->to), corrected;
    struct parse_result result = reader_read(job->reader, &stretch, NULL);
    struct piece slips = *piece;
    const struct outline *outline = piece->kind == NODE_LIST ? piece->outline : job->outline;
    bool misplaced = line_at(job->text, piece->from).column != piece->column;

    slips.broken = result.stop != STOP_NONE || result.misread || misplaced ||
                   tree_out_of_place(&result.root, outline) ||
                   (piece->kind != NODE_NULL && result.root.kind != piece->kind);
    if ((slips.broken || result.suspicious) && tree_typing(job, &slips, &corrected)) {
        reader_take_back(job->reader);
        result = reader_read(job->reader, &corrected, NULL);
        if (result.reported || result.stop != STOP_NONE)
            reader_take_back(job->reader);
        if (result.reported && result.stop == STOP_NONE)
            result = reader_read(job->reader, &corrected, job->diags);
    } else if (result.reported || result.stop != STOP_NONE) {
        reader_take_back(job->reader);
        result = job_report(job, &stretch);
    }
    if (result.stop != STOP_NONE)
        reader_lost_anchors(job->reader);
    *root = result.root;
    return result.stop == STOP_NONE;
}

static struct node lost_node(size_t start, size_t end)
{
    return (struct node){.kind = NODE_NULL,
                         .faulty = true,
                         .cut = true,
                         .start = (uint32_t)start,
                         .end = (uint32_t)end};
}

struct items {
    ARRAY(struct node);
};

/* The entries of a block, each read on its own; for one that cannot be, a faulty node stands. */
static void read_entries(struct job *job, const struct block *block, struct items *items)
{
    for (size_t at = block->entries, end; at < block->end; at = end) {
        struct node root;
        struct line line = line_at(job->text, at);

        end = block_entry_end(job->text, block, at);
        const struct piece piece = {at, end, block->entry_column, NODE_LIST, block->outline, false};
        bool whole = read_piece(job, &piece, &root);
        if (root.kind != NODE_LIST || root.count == 0) {
            *ARRAY_PUSH(job->arena, items) = lost_node(line.text, line.end);
            continue;
        }
        for (uint32_t i = 0; i < root.count; i++)
            *ARRAY_PUSH(job->arena, items) = root.items[i];
        if (!whole)
            items->items[items->len - 1].faulty = true;
    }
}

static void add_member(struct piecewise *parts, struct node key, struct node value)
{
    *ARRAY_PUSH(parts->job->arena, &parts->members) = key;
    *ARRAY_PUSH(parts->job->arena, &parts->members) = value;
}

static void add_members(struct piecewise *parts, const struct node *map)
{
    for (uint32_t i = 0; i < map->count; i++)
        add_member(parts, map->members[i].key, map->members[i].value);
}

static struct node list_of(const struct items *items)
{
    assert(items->len > 0);
    return (struct node){
        .kind = NODE_LIST,
        .start = items->items[0].start,
        .end = items->items[items->len - 1].end,
        .count = (uint32_t)items->len,
        .items = items->items,
    };
}

/* Joins the entries of a block. Those found among its own lines, since their dash is another
 * character, come first. */
static void take_entries(struct job *job, struct node *list, struct items *items)
{
    bool faulty = list->faulty;
    struct items all = {0};

    for (uint32_t i = 0; list->kind == NODE_LIST && i < list->count; i++)
        *ARRAY_PUSH(job->arena, &all) = list->items[i];
    for (size_t i = 0; i < items->len; i++)
        *ARRAY_PUSH(job->arena, &all) = items->items[i];
    if (all.len > 0)
        *list = list_of(&all);
    list->faulty = faulty;
}

/* Whether a value is a list of entries that were found among the block's own lines. */
static bool holds_entries(struct slice text, const struct node *value)
{
    return value->kind == NODE_LIST && value->count > 0 && text.data[value->start] != '[';
}

/* Whether the entries below belong to the field on whose line other words stand: they do where the
 * field takes a list. Of an unknown field, entries that are further right do. */
static bool owns_entries(const struct block *block, const struct node *value)
{
    if (outline_is_known(block->outline))
        return block->outline->list;
    return block->entry_column > block->column || value->kind == NODE_LIST;
}

/* Drops what stands in front of the entries and is no value of the field: words on the field's line
 * or a line of their own, and empty brackets. */
static void drop_words(struct job *job, const struct block *block, struct member *member)
{
    struct node *value = &member->value;
    struct line line = line_at(job->text, member->key.start);
    struct span span = {job->source, value->start, value->end};
    bool behind = value->start < line.next;

    if (value->end <= value->start || (value->kind == NODE_MAP && value->count > 0) ||
        holds_entries(job->text, value) || (behind && !owns_entries(block, value)))
        return;
    if (!value->faulty && !behind)
        diag_add(job->diags, DIAG_STRAY_LINE, span);
    else if (!value->faulty)
        diag_set(diag_add(job->diags, DIAG_BEFORE_LIST, span), "field", member->key.text);
    *value = (struct node){.kind = NODE_NULL, .faulty = true, .start = value->start};
}

/* Reads a block whose own lines and entries are read apart. */
static void read_apart(struct piecewise *parts, const struct block *block)
{
    struct job *job = parts->job;
    const struct piece own = {block->start, block->entries, 0, NODE_MAP, block->outline, false};
    struct line first = line_at(job->text, block->start);
    size_t errors = job->diags->errors;
    struct items items = {0};
    struct node root;
    bool whole = read_piece(job, &own, &root);

    if (block->entries < block->end)
        read_entries(job, block, &items);
    if (root.kind != NODE_MAP || root.count == 0) {
        if (job->diags->errors == errors) /* a text of its own, though nobody knows of what */
            diag_add(job->diags, DIAG_STRAY_LINE,
                     (struct span){job->source, first.text, first.end});
        parts->lost = true;
        return;
    }
    struct node *last = &root.members[root.count - 1].value;
    if (items.len > 0)
        drop_words(job, block, &root.members[root.count - 1]);
    bool list = last->kind == NODE_NULL || last->kind == NODE_LIST;
    if (items.len > 0 && list)
        take_entries(job, last, &items);
    last->faulty = last->faulty || !whole || (items.len > 0 && !list);
    parts->lost = parts->lost || (items.len > 0 && !list); /* whose entries these are */
    add_members(parts, &root);
}

/* The field that has nothing behind it but the conflict. */
static void doubt_empty(struct node *item, size_t at)
{
    for (uint32_t i = item->count; item->kind == NODE_MAP && i > 0; i--) {
        struct member *member = &item->members[i - 1];

        if (member->key.start > at)
            continue;
        member->value.faulty = member->value.faulty || member->value.kind == NODE_NULL;
        return;
    }
}

/* Marks the entry that a conflict stands in: it is not known what it lacks. */
static void cut_item(struct node *list, size_t at)
{
    for (uint32_t i = list->count; list->kind == NODE_LIST && i > 0; i--) {
        struct node *item = &list->items[i - 1];

        if (item->start > at)
            continue;
        item->faulty = true;
        item->cut = item->kind == NODE_LIST || item->kind == NODE_MAP;
        doubt_empty(item, at);
        return;
    }
}

/* What stood in a conflict may have been any part of the block's value. */
static void doubt_conflicts(struct piecewise *parts, const struct block *block)
{
    const struct job *job = parts->job;

    for (; parts->conflict < job->conflicts.len; parts->conflict++) {
        const struct conflict *conflict = &job->conflicts.items[parts->conflict];

        if (conflict->start >= block->end || parts->members.len == 0)
            return;
        struct node *value = &parts->members.items[parts->members.len - 1];
        value->faulty = true;
        if (!conflict->entry || conflict->column != block->entry_column)
            cut_item(value, conflict->start);
    }
}

static void read_block(struct piecewise *parts, const struct block *block)
{
    struct job *job = parts->job;
    struct stretch stretch = job_stretch(job, block->start, block->end);
    struct parse_result result = reader_read(job->reader, &stretch, NULL);
    size_t errors = job->diags->errors;

    if (result.stop == STOP_NONE && !result.suspicious && block->column == 0 &&
        result.root.kind == NODE_MAP && !tree_out_of_place(&result.root, job->outline)) {
        if (result.reported) {
            reader_take_back(job->reader);
            result = job_report(job, &stretch);
        }
        add_members(parts, &result.root);
        return;
    }
    reader_take_back(job->reader);
    read_apart(parts, block);
    if (job->diags->errors > errors || result.stop != STOP_SYNTAX)
        return;
    /* Each part is sound and the block is not: all that is known is where libyaml stopped. */
    tree_syntax_fault(job->source, &result.fault, job->diags);
    parts->lost = true;
}

static void make_root(struct piecewise *parts, struct node *root)
{
    size_t count = parts->members.len / 2;

    assert(parts->members.len % 2 == 0);
    *root = (struct node){.kind = NODE_MAP, .count = (uint32_t)count, .faulty = parts->lost};
    if (count == 0)
        return;
    root->members = ARENA_ARRAY(parts->job->arena, count, struct member);
    for (size_t i = 0; i < count; i++)
        root->members[i] =
            (struct member){parts->members.items[2 * i], parts->members.items[2 * i + 1]};
    root->start = root->members[0].key.start;
    root->end = root->members[count - 1].value.end;
    tree_check_keys(parts->job->source, parts->job->diags, root, false);
}

/* A text that is no list of fields: reported as libyaml reports it, up to its first fault. */
static bool read_plainly(struct job *job, size_t from, size_t to, struct node *root)
{
    struct stretch stretch = job_stretch(job, from, to);
    struct parse_result result = job_report(job, &stretch);

    *root = result.root;
    return result.stop == STOP_NONE;
}

bool tree_read_parts(struct job *job, size_t from, size_t to, struct node *root)
{
    size_t errors = job->diags->errors;
    struct piecewise parts = {.job = job, .lost = tree_conflicts(job, from, to)};
    struct slice text = slice_sub(job->text, 0, to);
    assert(job->text.len == job->source->text.len);
    size_t at = block_first(text, from, to);

    while (at < to) {
        struct block block = block_cut(text, job->outline, at, to);

        read_block(&parts, &block);
        doubt_conflicts(&parts, &block);
        at = block.end;
    }
    make_root(&parts, root);
    if (job->diags->errors == errors)
        return read_plainly(job, from, to, root);
    return !parts.lost;
}
