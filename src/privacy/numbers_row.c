/* SPDX-License-Identifier: MIT */
/* Lines of tables of figures, three cells of which may look like a mobile. See numbers_room.h. */
#include "privacy/numbers_room.h"

#include <assert.h>

#define COLUMNS_MAX 20
#define LINE_MAX    400 /* bytes to either side */

static bool is_digit_at(struct slice text, size_t at)
{
    return at < text.len && text.data[at] >= '0' && text.data[at] <= '9';
}

static bool is_edge(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '|';
}

/* The line that holds `at`, without its end; so much of it as one of a table has. */
static struct slice line_of(struct slice text, size_t at)
{
    size_t start = at, end = at;

    while (start > 0 && at - start < LINE_MAX && text.data[start - 1] != '\n')
        start--;
    while (end < text.len && end - at < LINE_MAX && text.data[end] != '\n')
        end++;
    return slice_sub(text, start, end);
}

/* The lines above and below one; empty where there is none. */
static struct slice line_above(struct slice text, struct slice line)
{
    size_t start = (size_t)(line.data - text.data);

    assert(start <= text.len);
    return start == 0 ? slice_sub(text, 0, 0) : line_of(text, start - 1);
}

static struct slice line_below(struct slice text, struct slice line)
{
    size_t end = (size_t)(line.data - text.data) + line.len;

    return end >= text.len ? slice_sub(text, end, end) : line_of(text, end + 1);
}

/* Whether nothing but blanks and strokes stands beside the digits of [i, j) in their line. */
static bool is_whole(const struct chain *chain, size_t i, size_t j)
{
    struct slice text = chain->text;
    const struct digit *last = &chain->digits[j - 1];
    size_t from = chain->digits[i].at, to = last->at + last->len;

    while (from > 0 && is_edge(text.data[from - 1]))
        from--;
    while (to < text.len && is_edge(text.data[to]))
        to++;
    return (from == 0 || text.data[from - 1] == '\n') && (to == text.len || text.data[to] == '\n');
}

/* Whether a line begins as a row with signs or strokes between its cells does. */
static bool begins_row(struct slice line, bool strokes)
{
    return strokes ? slice_starts(line, "|") : is_digit_at(line, 0);
}

/* The lengths of a line's groups of digits, where nothing else but blanks stands in it; their
 * number, 0 where it is no such line. */
static size_t columns(struct slice line, size_t lengths[COLUMNS_MAX])
{
    size_t count = 0;

    for (size_t at = 0; at < line.len; at++) {
        if (!is_digit_at(line, at)) {
            if (line.data[at] != ' ' && line.data[at] != '\t' && line.data[at] != '\r')
                return 0;
            continue;
        }
        if (at == 0 || !is_digit_at(line, at - 1)) {
            if (count == COLUMNS_MAX)
                return 0;
            lengths[count++] = 0;
        }
        lengths[count - 1]++;
    }
    return count;
}

enum beside { BESIDE_NOTHING, BESIDE_FIGURES, BESIDE_TELEPHONES };

/* What columns of blanks a neighbour has, where ours has three. */
static enum beside look_beside(struct slice line)
{
    size_t lengths[COLUMNS_MAX];

    if (columns(line, lengths) != 3)
        return BESIDE_NOTHING;
    return lengths[0] == 3 && lengths[1] == 4 && lengths[2] == 4 ? BESIDE_TELEPHONES
                                                                 : BESIDE_FIGURES;
}

bool chain_is_row(const struct chain *chain, size_t i, size_t j)
{
    struct slice text = chain->text, line = line_of(text, chain->digits[i].at);
    struct slice above = line_above(text, line), below = line_below(text, line);
    uint32_t link = chain_link(chain, i, j);
    bool strokes = slice_starts(line, "|");

    if (link_is_list(link))
        return (strokes && is_whole(chain, i, j)) ||
               ((strokes || is_whole(chain, i, j)) &&
                (begins_row(above, strokes) || begins_row(below, strokes)));
    if (link != LINK_SPACE || chain_groups(chain, i, j) != 3 || !is_whole(chain, i, j))
        return false;
    enum beside up = look_beside(above), down = look_beside(below);
    return up != BESIDE_TELEPHONES && down != BESIDE_TELEPHONES &&
           (up == BESIDE_FIGURES || down == BESIDE_FIGURES);
}
