/* SPDX-License-Identifier: MIT */
/* Where the parts of a text begin and end. See tree_parts.h. */
#include "tree/tree_parts.h"
#include "tree/tree_typing.h"

#include <assert.h>
#include <string.h>

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

/* Whether a field's name is all that its line holds, or has its first entry right behind it; its
 * colon may be missing. */
static bool is_opener(struct slice text, const struct line *line)
{
    struct field_front front = typing_front(text, line->text, line->end);
    size_t at = front_value(text, &front, line->end);

    return front.name_end > front.name &&
           (front_is_bare(text, &front, line->end) ||
            (front.kind != FRONT_VALUE && slice_starts(slice_sub(text, at, line->end), "- ")));
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
    bool ascii = is_ascii(slice_sub(text, line->text, line->end));
    if (line_is_entry(text, next))
        return is_opener(text, &first) && !ascii;
    if (outline_is_known(block->outline) && block->outline->map && !ascii && next->column > 0)
        return true;
    return block->entries < block->end && block->entry_column > 0 &&
           next->column > block->entry_column;
}

static struct slice name_of(struct slice text, const struct line *line)
{
    struct field_front front = typing_front(text, line->text, line->end);

    return front_name(text, &front);
}

/* Whether a field that has a value in front of entries is a collection all the same, with a remark
 * behind its name: it is known as one, or at least as no field of the entries above. */
static bool is_collection(struct slice text, const struct outline *whole, const struct block *block,
                          const struct line *line)
{
    struct field_front front = typing_front(text, line->text, line->end);
    struct slice name = front_name(text, &front);
    const struct outline *field = outline_find(whole, name);

    if (field != NULL)
        return outline_is_list(field);
    if (block->outline != NULL)
        return outline_below(block->outline, name) == NULL;
    return front.kind == FRONT_FIELD &&
           typing_is_empty(text, front_value(text, &front, line->end), line->end);
}

/* Whether a line that may be out of place is the name of a collection, and of nothing in the
 * entries above. */
static bool names_collection(struct slice text, const struct outline *whole,
                             const struct block *block, const struct line *line)
{
    struct slice name = name_of(text, line);

    size_t column = block->entries < block->end ? block->entry_column : 2;

    return line->column <= column && outline_is_list(outline_find(whole, name)) &&
           outline_below(block->outline, name) == NULL;
}

/* Whether a line at the left edge is a field of what the block holds, by its name: of no other name
 * is there one in the file, or what belongs to it is deeper than that of any field of the file. */
static bool slipped_out(struct slice text, const struct outline *whole, const struct block *block,
                        const struct line *line, const struct line *next)
{
    struct slice name = name_of(text, line);
    size_t fields = block->entries < block->end ? block->entry_column + 2 : 2;

    return next->start < text.len && next->column > 0 &&
           outline_below(block->outline, name) != NULL &&
           (outline_find(whole, name) == NULL ||
            (next->column > fields && !line_is_entry(text, next)));
}

/*
 * Whether a line inside a block begins the next one. At the left edge it does, but for a field with
 * a value in front of lines that are further right: such a field has slipped out of its entry. A
 * name with entries right below it, or one further left than the entries, is a field of the file
 * that has slipped in.
 */
static bool leaves_block(struct slice text, const struct outline *whole, const struct block *block,
                         const struct line *line)
{
    bool list = block->entries < block->end;

    if (!begins_field(text, line))
        return false;
    struct line next = line_behind(text, line);
    bool deeper = next.start < text.len && next.column > 0;
    if (names_collection(text, whole, block, line) && line_is_entry(text, &next))
        return true;
    if (slipped_out(text, whole, block, line, &next))
        return false;
    if (is_sentence(text, block, line, &next))
        return false;
    if (line->column == 0)
        return !list || is_opener(text, line) || !deeper ||
               (line_is_entry(text, &next)
                    ? is_collection(text, whole, block, line)
                    : typing_front(text, next.text, next.end).kind == FRONT_VALUE);
    if (!list || line->column > block->entry_column)
        return false;
    if (line->column < block->entry_column)
        return typing_front(text, line->text, line->end).kind != FRONT_VALUE;
    return is_opener(text, line) && line_is_entry(text, &next) &&
           next.column <= block->entry_column;
}

/* "sites: - date: ...": the first entry stands on the line of the field. */
static bool holds_entry(struct slice text, const struct line *line)
{
    struct field_front front = typing_front(text, line->text, line->end);
    size_t at = front_value(text, &front, line->end);

    return front.kind != FRONT_VALUE && slice_starts(slice_sub(text, at, line->end), "- ");
}

/* What the value of a block's field is: by its first line, else by what is known of it. */
static enum node_kind kind_of(struct slice text, const struct block *block,
                              const struct line *first)
{
    struct line next = line_behind(text, first);

    if (next.start >= block->end || next.column < first->column || holds_entry(text, first))
        return NODE_NULL;
    if (typing_dash(text, &next) > 0)
        return NODE_LIST;
    if (outline_is_list(block->outline))
        return NODE_LIST;
    bool map = outline_is_known(block->outline) && block->outline->map;
    if (map && !block->outline->list && !block->outline->scalar && next.column > first->column)
        return NODE_MAP;
    return (map || is_opener(text, first)) && next.column > first->column &&
                   typing_front(text, next.text, next.end).kind != FRONT_VALUE
               ? NODE_MAP
               : NODE_NULL;
}

/* Whether the first entry of a list starts on this line of its block, perhaps without its dash. */
static bool starts_entries(struct slice text, const struct block *block, const struct line *line)
{
    if (block->kind == NODE_MAP || block->entries < block->end || line->blank)
        return false;
    if (block->kind != NODE_LIST)
        return line_is_entry(text, line);
    return typing_dash(text, line) > 0 ||
           (outline_is_list(block->outline) && line->column > block->column &&
            typing_front(text, line->text, line->end).kind != FRONT_VALUE);
}

struct block block_cut(struct slice text, const struct outline *outline, size_t start, size_t end)
{
    struct line first = line_at(text, start);
    struct block block = {.start = start, .end = end, .entries = end, .column = first.column};

    block.outline = outline_find(outline, name_of(text, &first));
    block.kind = kind_of(text, &block, &first);
    for (struct line line = line_at(text, first.next); line.start < end;
         line = line_at(text, line.next)) {
        if (starts_entries(text, &block, &line)) {
            block.entries = line.start;
            block.entry_column = line.column;
        }
        if (leaves_block(text, outline, &block, &line)) {
            block.end = line.start;
            break;
        }
    }
    if (block.entries > block.end)
        block.entries = block.end;
    if (block.entries < block.end)
        block.entry_column = block_entry_column(text, &block);
    assert(block.start < block.end && "who cuts a text goes on at the end");
    assert(block.start < block.entries && block.entries <= block.end);
    return block;
}

size_t block_entry_end(struct slice text, const struct block *block, size_t start)
{
    struct line line = line_at(text, start);
    size_t fields = line.column + 2;

    assert(block->entries <= start && start < block->end);
    for (line = line_at(text, line.next); line.start < block->end;
         line = line_at(text, line.next)) {
        if (line_is_entry(text, &line) &&
            (line.column <= block->entry_column || line.column < fields))
            return line.start;
    }
    return block->end;
}

size_t block_first(struct slice text, size_t at, size_t end)
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
