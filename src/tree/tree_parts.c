/* SPDX-License-Identifier: MIT */
/*
 * A text that is no YAML as a whole, cut into parts that mostly are: each top-level field is a
 * block, and where a block cannot be read, each entry of its list is a part of its own. The cuts
 * are made where lines begin, by their indentation, as a person would make them.
 */
#include "tree/tree_typing.h"

#include <string.h>

/* A top-level field: its own lines, then the entries of its list, if it has one. */
struct block {
    size_t start, end;
    size_t entries;      /* where the first entry starts; `end` where there are none */
    size_t entry_column; /* where entries begin */
    size_t column;       /* of its first line: 0, or a slip */
};

struct parts {
    struct job *job;
    struct {
        ARRAY(struct node);
    } members;       /* key, value, key, value ... of the whole */
    size_t conflict; /* of the job's conflicts, the first that no block was blamed for */
    bool lost;
};

/* ---- cutting ---- */

/* "---" and "...": nothing of a block */
static bool is_document_mark(struct slice text, const struct line *line)
{
    struct slice words = slice_sub(text, line->start, line->end);

    return slice_starts(words, "---") || slice_is(words, "...");
}

/* Whether a line at the left edge, or one that should be there, begins a field. */
static bool begins_field(struct slice text, const struct line *line)
{
    struct slice words = slice_sub(text, line->text, line->end);

    return !line->blank && !line_is_entry(text, line) && !is_document_mark(text, line) &&
           words.data[0] != '?' && words.data[0] != ':';
}

/* The next line that holds something. */
static struct line line_behind(struct slice text, const struct line *line)
{
    struct line next = line_at(text, line->next);

    while (next.blank && next.start < text.len)
        next = line_at(text, next.next);
    return next;
}

/* Whether a field's name is all that its line holds, or has its first entry right behind it; its
 * colon may be missing. */
static bool is_opener(struct slice text, const struct line *line)
{
    struct field_front front = typing_front(text, line->text, line->end);
    size_t at = front.kind == FRONT_VALUE ? front.name_end : front.value;

    while (at < line->end && text.data[at] == ' ')
        at++;
    return front.name_end > front.name &&
           (at >= line->end || text.data[at] == '#' ||
            (front.kind != FRONT_VALUE && slice_starts(slice_sub(text, at, line->end), "- ")));
}

#define COLUMNS 64 /* further right no list of a block begins */

struct columns {
    size_t counts[COLUMNS]; /* of entries */
    size_t first[COLUMNS];  /* the byte of the first */
    size_t inner;           /* where a deeper list may begin; COLUMNS: there is none */
};

/* Entries right below a field's name are of a deeper list, until something begins further left. */
static void count_line(struct columns *columns, struct slice text, const struct line *line)
{
    if (line_is_entry(text, line)) {
        if (line->column < columns->inner)
            columns->inner = COLUMNS;
        if (columns->inner == COLUMNS && line->column < COLUMNS &&
            columns->counts[line->column]++ == 0)
            columns->first[line->column] = line->start;
    } else if (line->column <= columns->inner) {
        struct line next = line_behind(text, line);
        bool list = is_opener(text, line) && line_is_entry(text, &next);

        columns->inner = list && next.column >= line->column ? line->column : COLUMNS;
    }
}

/* The column that most entries begin in; of equally many that of the first. Where all have a tab or
 * the like in front, the usual one. */
static size_t usual_column(struct slice text, size_t from, size_t to)
{
    struct columns columns = {.inner = COLUMNS};
    size_t best = COLUMNS;

    for (struct line line; from < to; from = line.next) {
        line = line_at(text, from);
        if (!line.blank && !line.odd)
            count_line(&columns, text, &line);
    }
    for (size_t i = 0; i < COLUMNS; i++) {
        if (columns.counts[i] == 0)
            continue;
        if (best == COLUMNS || columns.counts[i] > columns.counts[best] ||
            (columns.counts[i] == columns.counts[best] && columns.first[i] < columns.first[best]))
            best = i;
    }
    return best == COLUMNS ? 2 : best;
}

static bool is_ascii(struct slice s)
{
    for (size_t i = 0; i < s.len; i++) {
        if ((unsigned char)s.data[i] >= 0x80)
            return false;
    }
    return true;
}

/*
 * Words alone at the left edge that somebody wrote between or inside entries. A field whose colon
 * was forgotten has its own lines behind it, no deeper than entries begin; before the first entry
 * it is told by its name, which is Latin.
 */
static bool is_sentence(struct slice text, const struct block *block, const struct line *line,
                        const struct line *next)
{
    struct line first = line_at(text, block->start);

    if (line->column > 0 || next->start >= text.len ||
        typing_front(text, line->text, line->end).kind != FRONT_VALUE)
        return false;
    if (line_is_entry(text, next))
        return is_opener(text, &first) && !is_ascii(slice_sub(text, line->text, line->end));
    return block->entries < block->end && block->entry_column > 0 &&
           next->column > block->entry_column;
}

/*
 * Whether a line inside a block begins the next one. At the left edge it does, but for a field with
 * a value in front of lines that are further right: such a field has slipped out of its entry. A
 * name with entries right below it, or one further left than the entries, is a field of the file
 * that has slipped in.
 */
static bool leaves_block(struct slice text, const struct block *block, const struct line *line)
{
    bool list = block->entries < block->end;

    if (!begins_field(text, line))
        return false;
    struct line next = line_behind(text, line);
    bool deeper = next.start < text.len && next.column > 0;
    if (is_sentence(text, block, line, &next))
        return false;
    if (line->column == 0)
        return !list || is_opener(text, line) || !deeper ||
               (!line_is_entry(text, &next) &&
                typing_front(text, next.text, next.end).kind == FRONT_VALUE);
    if (!list || line->column > block->entry_column)
        return false;
    if (line->column < block->entry_column)
        return typing_front(text, line->text, line->end).kind != FRONT_VALUE;
    return is_opener(text, line) && line_is_entry(text, &next) &&
           next.column <= block->entry_column;
}

/* Where the next block starts; where this one's entries start is known when there are some. */
static struct block cut_block(struct slice text, size_t start, size_t end)
{
    struct line first = line_at(text, start);
    struct block block = {start, end, end, 0, first.column};
    size_t column = 0;

    for (struct line line = line_at(text, first.next); line.start < end;
         line = line_at(text, line.next)) {
        if (block.entries == end && line_is_entry(text, &line)) {
            block.entries = line.start;
            column = line.column;
        }
        block.entry_column = column;
        if (leaves_block(text, &block, &line)) {
            block.end = line.start;
            break;
        }
    }
    if (block.entries > block.end)
        block.entries = block.end;
    if (block.entries < block.end)
        block.entry_column = usual_column(text, block.entries, block.end);
    return block;
}

/* Where the entry ends that starts at `start`: where the next one does. A dash between the column
 * of entries and that of this one's fields is another entry, out of place. */
static size_t cut_entry(struct slice text, const struct block *block, size_t start)
{
    struct line line = line_at(text, start);
    size_t fields = line.column + 2;

    for (line = line_at(text, line.next); line.start < block->end;
         line = line_at(text, line.next)) {
        if (line_is_entry(text, &line) &&
            (line.column <= block->entry_column || line.column < fields))
            return line.start;
    }
    return block->end;
}

/* ---- reading ---- */

/*
 * Reads a piece as well as can be: as it is, else with its slips mended, else up to its fault.
 * false where it could not be read to its end.
 */
static bool read_piece(struct job *job, const struct piece *piece, struct node *root)
{
    struct stretch stretch = job_stretch(job, piece->from, piece->to), mended;
    struct reading reading = reader_read(job->reader, &stretch, NULL);
    struct piece slips = *piece;
    bool misplaced = line_at(job->text, piece->from).column != piece->column;

    slips.broken = reading.stop != STOP_NONE || reading.misread || misplaced ||
                   (piece->kind != NODE_NULL && reading.root.kind != piece->kind);
    if ((slips.broken || reading.suspicious) && tree_typing(job, &slips, &mended)) {
        reading = reader_read(job->reader, &mended, NULL);
        if (reading.told && reading.stop == STOP_NONE)
            reading = reader_read(job->reader, &mended, job->diags);
    } else if (reading.told || reading.stop != STOP_NONE) {
        reading = job_tell(job, &stretch);
    }
    if (reading.stop != STOP_NONE)
        reader_lost_anchors(job->reader);
    *root = reading.root;
    return reading.stop == STOP_NONE;
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

        end = cut_entry(job->text, block, at);
        const struct piece piece = {at, end, block->entry_column, NODE_LIST, false};
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

static void add_member(struct parts *parts, struct node key, struct node value)
{
    *ARRAY_PUSH(parts->job->arena, &parts->members) = key;
    *ARRAY_PUSH(parts->job->arena, &parts->members) = value;
}

static void add_members(struct parts *parts, const struct node *map)
{
    for (uint32_t i = 0; i < map->count; i++)
        add_member(parts, map->members[i].key, map->members[i].value);
}

static struct node list_of(const struct items *items)
{
    return (struct node){
        .kind = NODE_LIST,
        .start = items->items[0].start,
        .end = items->items[items->len - 1].end,
        .count = (uint32_t)items->len,
        .items = items->items,
    };
}

/* Entries that stand among the block's own lines, for their dash is none, come first. */
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

/* Words on a line of their own in front of the entries are no value of the field. */
static void drop_words(struct job *job, struct member *member)
{
    struct node *value = &member->value;
    struct line line = line_at(job->text, member->key.start);

    if (value->kind != NODE_STRING || value->start < line.next)
        return;
    if (!value->faulty)
        diag_add(job->diags, DIAG_STRAY_LINE, (struct span){job->source, value->start, value->end});
    *value = (struct node){.kind = NODE_NULL, .faulty = true, .start = value->start};
}

/* Reads a block whose own lines and entries are read apart. */
static void read_apart(struct parts *parts, const struct block *block)
{
    struct job *job = parts->job;
    const struct piece own = {block->start, block->entries, 0, NODE_MAP, false};
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
        drop_words(job, &root.members[root.count - 1]);
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

/* The entry that a conflict stands in lacks nobody knows what. */
static void cut_item(struct node *list, size_t at)
{
    for (uint32_t i = list->count; list->kind == NODE_LIST && i > 0; i--) {
        struct node *item = &list->items[i - 1];

        if (item->start > at)
            continue;
        item->faulty = item->cut = true;
        doubt_empty(item, at);
        return;
    }
}

/* What stood in a conflict may have been any part of the block's value. */
static void doubt_conflicts(struct parts *parts, const struct block *block)
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

static void read_block(struct parts *parts, const struct block *block)
{
    struct job *job = parts->job;
    struct stretch stretch = job_stretch(job, block->start, block->end);
    struct reading reading = reader_read(job->reader, &stretch, NULL);
    size_t errors = job->diags->errors;

    if (reading.stop == STOP_NONE && !reading.suspicious && block->column == 0 &&
        reading.root.kind == NODE_MAP) {
        if (reading.told)
            reading = job_tell(job, &stretch);
        add_members(parts, &reading.root);
        return;
    }
    read_apart(parts, block);
    if (job->diags->errors > errors || reading.stop != STOP_SYNTAX)
        return;
    /* Each part is sound and the block is not: all that is known is where libyaml stopped. */
    tree_syntax_fault(job->source, &reading.fault, job->diags);
    parts->lost = true;
}

static void make_root(struct parts *parts, struct node *root)
{
    size_t count = parts->members.len / 2;

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

/* The first line that holds something; `end` where none does, or where it is no field. */
static size_t first_block(struct slice text, size_t at, size_t end)
{
    for (struct line line; at < end; at = line.next) {
        line = line_at(text, at);
        if (!line.blank && strchr("{[", text.data[line.text]) != NULL)
            break; /* JSON, or one bracket around all */
        if (begins_field(text, &line))
            return at;
        if (!line.blank && !is_document_mark(text, &line))
            break;
    }
    return end;
}

/* A text that is no list of fields: told as libyaml tells it, up to its first fault. */
static bool read_plainly(struct job *job, size_t from, size_t to, struct node *root)
{
    struct stretch stretch = job_stretch(job, from, to);
    struct reading reading = job_tell(job, &stretch);

    *root = reading.root;
    return reading.stop == STOP_NONE;
}

bool tree_read_parts(struct job *job, size_t from, size_t to, struct node *root)
{
    size_t errors = job->diags->errors;
    struct parts parts = {.job = job, .lost = tree_conflicts(job, from, to)};
    struct slice text = slice_sub(job->text, 0, to);
    size_t at = first_block(text, from, to);

    while (at < to) {
        struct block block = cut_block(text, at, to);

        read_block(&parts, &block);
        doubt_conflicts(&parts, &block);
        at = block.end;
    }
    make_root(&parts, root);
    if (job->diags->errors == errors)
        return read_plainly(job, from, to, root);
    return !parts.lost;
}
