/* SPDX-License-Identifier: MIT */
/*
 * Numbers that a line end has cut in two, as a program does that wraps lines of a comment or a
 * note.
 *
 * Columns and tables are full of figures that stand above each other, so little is taken for one:
 * a line of text that ends in the first part, and one that begins with the second.
 */
#include "privacy/numbers_room.h"

#include <assert.h>
#include <string.h>

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

/* What stands at the beginning of the lines of a comment or of a quoted letter. */
static bool is_line_mark(char c)
{
    return is_blank(c) || c == '#' || c == '>' || c == '/' || c == '*';
}

static bool is_cell_end(struct slice text, size_t at)
{
    return at < text.len && is_one_of(text.data[at], ",;|\t");
}

size_t behind_line_end(struct slice text, size_t at)
{
    while (at < text.len && is_blank(text.data[at]))
        at++;
    if (at == text.len || text.data[at++] != '\n')
        return 0;
    while (at < text.len && is_line_mark(text.data[at]))
        at++;
    return at;
}

/* Whether [from, to) is one line end, and marks of a line. */
static bool is_line_end(struct slice text, size_t from, size_t to)
{
    return behind_line_end(slice_sub(text, 0, to), from) == to;
}

/* Whether something else stands before it on its line, and no cell of a table does. */
static bool ends_text_line(const struct chain *chain)
{
    size_t at = chain->digits[0].at;

    if (at == 0 || is_cell_end(chain->text, at - 1))
        return false;
    while (at > 0 && is_line_mark(chain->text.data[at - 1]))
        at--;
    return at > 0 && chain->text.data[at - 1] != '\n';
}

static void remember(struct line_rest *rest, const struct chain *chain)
{
    const struct digit *last = &chain->digits[chain->len - 1];

    rest->len = 0;
    if (chain->len >= ID_LEN || chain->done > 0 || !ends_text_line(chain))
        return;
    assert(chain->len > 0 && chain->len < sizeof rest->digits / sizeof rest->digits[0]);
    memcpy(rest->digits, chain->digits, chain->len * sizeof chain->digits[0]);
    rest->len = chain->len;
    rest->end = last->at + last->len;
}

/* Both parts as one chain, with the check letter behind it. */
static void join(const struct line_rest *rest, const struct chain *chain, struct chain *joined)
{
    const struct digit *last = &chain->digits[chain->len - 1];
    size_t end = last->at + last->len, letter;
    uint32_t link = chain_link(chain, 0, chain->len);

    joined->text = chain->text;
    joined->open_left = joined->open_right = false;
    joined->done = 0;
    assert(rest->len + chain->len <= ID_LEN && rest->end <= chain->digits[0].at);
    memcpy(joined->digits, rest->digits, rest->len * sizeof rest->digits[0]);
    memcpy(joined->digits + rest->len, chain->digits, chain->len * sizeof chain->digits[0]);
    joined->len = rest->len + chain->len;
    joined->digits[rest->len].link = link == LINK_NONE ? LINK_SPACE : link;
    letter = joined->len == ID_LEN - 1 ? check_letter_at(chain->text, end) : 0;
    if (letter > 0)
        joined->digits[joined->len++] = (struct digit){
            .at = (uint32_t)end, .len = (uint8_t)letter, .value = VALUE_X, .link = LINK_NONE};
}

/* A code or a decimal number ends in digits, too. */
static bool begins_apart(const struct chain *chain)
{
    size_t at = chain->digits[0].at;
    unsigned char before = at > 0 ? (unsigned char)chain->text.data[at - 1] : ' ';

    return before >= 0x80 || is_one_of((char)before, " \t:=(\"'");
}

/* 3-4-4, or cut in two at those places, where nothing says that two figures stand there. */
static bool is_cut_mobile(const struct chain *chain)
{
    static const char *const three[] = {"cdd", NULL}, *const two[] = {"gd", "ch", NULL};

    if (chain_is_grouped(chain, 0, MOBILE_LEN, three))
        return true;
    return chain_is_grouped(chain, 0, MOBILE_LEN, two) && begins_apart(chain) &&
           !chain_is_counted(chain, MOBILE_LEN);
}

static bool is_number(const struct chain *chain, enum number_kind *kind)
{
    size_t count = number_at(chain, 0, kind);

    if (count != chain->len)
        return false;
    return *kind == NUMBER_ID ||
           (*kind == NUMBER_MOBILE && count == MOBILE_LEN && is_cut_mobile(chain));
}

bool lines_join(struct line_rest *rest, const struct chain *chain, struct number *number)
{
    size_t before = rest->len, len = before + chain->len;
    bool found = false;

    if (before > 0 && (len == MOBILE_LEN || len == ID_LEN || len == ID_LEN - 1) &&
        is_line_end(chain->text, rest->end, chain->digits[0].at)) {
        struct chain joined;

        join(rest, chain, &joined);
        const struct digit *last = &joined.digits[joined.len - 1];
        *number = (struct number){NUMBER_ID, joined.digits[0].at, last->at + last->len};
        found = !is_cell_end(chain->text, number->end) && is_number(&joined, &number->kind);
    }
    rest->len = 0;
    if (!found)
        remember(rest, chain);
    return found;
}
