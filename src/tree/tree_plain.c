/* SPDX-License-Identifier: MIT */
/*
 * The scanner for plain YAML, which nearly all records are, beside libyaml: block lists and
 * mappings, scalars on one line without quotes or in quotes without escapes, `[a, b]` on one line,
 * comments, LF and CRLF. See tree_room.h.
 *
 * It takes a text or declines it, and tells nothing: at the first byte that it is not sure of, all
 * of the text is libyaml's. What it takes, the builder hears of as it would from libyaml, so that
 * not a byte of the tree differs. Whoever teaches it more has to show that (tests/plain_fuzz.c).
 *
 * tree_scan() has been here: there are neither control characters nor line ends but CR and LF.
 */
#include "base/word.h"
#include "tree/tree_build_room.h"

#include <string.h>

/* libyaml takes no key of more than 1024 characters. */
#define KEY_BYTES_MAX 1000

/* What a line may leave to the ones below it. */
enum awaited { AWAITED_NOTHING, AWAITED_VALUE, AWAITED_ITEM };

struct plain {
    struct builder *builder;
    const char *text; /* of the source */
    size_t at, end;
    size_t line; /* where the one that is read starts */

    enum awaited awaited;
    size_t awaited_at; /* where it stands if it turns out to be empty */
};

/* A scalar with its quotes. */
struct extent {
    size_t start, end;
    bool quoted;
};

/* ---- bytes ---- */

static bool is_digit(const struct plain *plain, size_t at)
{
    return at < plain->end && plain->text[at] >= '0' && plain->text[at] <= '9';
}

/* Whether a scalar without quotes surely begins there. A minus may be a dash, a point the end of
 * the document. */
static bool begins_plain(const struct plain *plain, size_t at)
{
    unsigned char byte = at < plain->end ? (unsigned char)plain->text[at] : '\0';
    unsigned char letter = byte | 0x20;

    return (letter >= 'a' && letter <= 'z') || byte >= 0x80 || is_digit(plain, at) ||
           (byte == '-' && is_digit(plain, at + 1)) ||
           (byte != '\0' && strchr("_(/+~", byte) != NULL);
}

/* A space or the end of the line, or of the text. A CR that ends none is not passed over later. */
static bool is_blank(const struct plain *plain, size_t at)
{
    return at >= plain->end || plain->text[at] == ' ' || plain->text[at] == '\n' ||
           plain->text[at] == '\r';
}

static bool is_dash(const struct plain *plain)
{
    return plain->at < plain->end && plain->text[plain->at] == '-' &&
           is_blank(plain, plain->at + 1);
}

static bool is_colon(const struct plain *plain)
{
    return plain->at < plain->end && plain->text[plain->at] == ':' &&
           is_blank(plain, plain->at + 1);
}

static bool is_byte(const struct plain *plain, char byte)
{
    return plain->at < plain->end && plain->text[plain->at] == byte;
}

static void pass_spaces(struct plain *plain)
{
    while (plain->at < plain->end && plain->text[plain->at] == ' ')
        plain->at++;
}

/* ---- ends of lines ---- */

/* A comment, behind which its line ends; a CR elsewhere would end it for libyaml. */
static void pass_comment(struct plain *plain)
{
    const char *from = plain->text + plain->at;
    const char *end = memchr(from, '\n', plain->end - plain->at);
    size_t len = end == NULL ? plain->end - plain->at : (size_t)(end - from);
    const char *cr = memchr(from, '\r', len);

    plain->at += cr == NULL ? len : (size_t)(cr - from);
}

/* Whether nothing but a comment is left of the line; a sign that is no blank stands before none. */
static bool is_rest_bare(struct plain *plain)
{
    pass_spaces(plain);
    return plain->at == plain->end || plain->text[plain->at] == '\n' ||
           plain->text[plain->at] == '\r' ||
           (plain->text[plain->at] == '#' &&
            (plain->at == plain->line || plain->text[plain->at - 1] == ' '));
}

/* Passes over the end of the line; false where something else stands there. */
static bool end_line(struct plain *plain)
{
    if (!is_rest_bare(plain))
        return false;
    if (is_byte(plain, '#'))
        pass_comment(plain);
    if (is_byte(plain, '\r')) {
        plain->at++;
        if (!is_byte(plain, '\n'))
            return false;
    }
    plain->at += plain->at < plain->end ? 1 : 0;
    plain->line = plain->at;
    return true;
}

/* ---- scalars ---- */

/* A colon ends it with a blank behind it, a comment begins with a blank before it. */
static bool goes_on(const struct plain *plain, size_t at)
{
    return (plain->text[at] == ':' && !is_blank(plain, at + 1)) ||
           (plain->text[at] == '#' && plain->text[at - 1] != ' ');
}

/* Where a scalar without quotes ends, or may end, or is no longer plain. */
static bool ends_in_block(char byte)
{
    return (byte >= '\0' && byte < ' ') || byte == ':' || byte == '#';
}

static bool ends_in_flow(char byte)
{
    return ends_in_block(byte) || (byte != '\0' && strchr(",?[]{}", byte) != NULL);
}

static size_t pass_block(const struct plain *plain, size_t at)
{
    for (; at + WORD_BYTES <= plain->end; at += WORD_BYTES) {
        const uint64_t word = word_at(plain->text + at);
        const uint64_t ends =
            word_between(word, '\0', ' ' - 1) | word_equal(word, ':') | word_equal(word, '#');

        if (ends != 0)
            return at + word_first(ends);
    }
    while (at < plain->end && !ends_in_block(plain->text[at]))
        at++;
    return at;
}

static size_t pass_flow(const struct plain *plain, size_t at)
{
    while (at < plain->end && !ends_in_flow(plain->text[at]))
        at++;
    return at;
}

static bool pass_plain(struct plain *plain, bool flow, struct extent *out)
{
    size_t at = plain->at;

    if (!begins_plain(plain, at))
        return false;
    do
        at = flow ? pass_flow(plain, at + 1) : pass_block(plain, at + 1);
    while (!flow && at < plain->end && goes_on(plain, at));
    *out = (struct extent){.start = plain->at, .end = at};
    while (plain->text[out->end - 1] == ' ')
        out->end--;
    plain->at = at;
    return true;
}

/* Without escapes, on one line. A quote that is doubled ends it here, and the next is in the way.
 */
static bool pass_quoted(struct plain *plain, struct extent *out)
{
    char quote = plain->text[plain->at];
    size_t at = plain->at + 1;

    while (at < plain->end && plain->text[at] != quote) {
        if ((quote == '"' && plain->text[at] == '\\') || (unsigned char)plain->text[at] < ' ')
            return false;
        at++;
    }
    if (at == plain->end)
        return false;
    *out = (struct extent){.start = plain->at, .end = at + 1, .quoted = true};
    plain->at = at + 1;
    return true;
}

static bool pass_scalar(struct plain *plain, bool flow, struct extent *out)
{
    if (is_byte(plain, '"') || is_byte(plain, '\''))
        return pass_quoted(plain, out);
    return pass_plain(plain, flow, out);
}

static bool put(struct plain *plain, const struct extent *scalar)
{
    return build_scalar(plain->builder, scalar->start, scalar->end, scalar->quoted);
}

static bool take_scalar(struct plain *plain, bool flow)
{
    struct extent scalar;

    return pass_scalar(plain, flow, &scalar) && put(plain, &scalar);
}

/* What was awaited does not come. */
static bool put_empty(struct plain *plain)
{
    plain->awaited = AWAITED_NOTHING;
    return build_scalar(plain->builder, plain->awaited_at, plain->awaited_at, false);
}

/* ---- lists and mappings ---- */

static const struct frame *innermost(const struct plain *plain)
{
    return &plain->builder->frames[plain->builder->depth - 1];
}

static bool is_list(const struct frame *frame)
{
    return frame->node.kind == NODE_LIST;
}

static bool begin(struct plain *plain, enum event_kind kind, size_t at, bool flow)
{
    const struct event event = {
        .kind = kind,
        .start = (uint32_t)at,
        .end = (uint32_t)at,
        .column = at - plain->line, /* nothing but ASCII is in front */
        .flow = flow,
    };

    return build_take(plain->builder, &event);
}

/* Ends in front of where the scanner stands. */
static bool shut(struct plain *plain)
{
    const struct event event = {
        .kind = EVENT_END, .start = (uint32_t)plain->at, .end = (uint32_t)plain->at};

    return build_take(plain->builder, &event);
}

/* `[a, b]`, all of it scalars. */
static bool take_flow(struct plain *plain)
{
    if (!begin(plain, EVENT_LIST, plain->at, true))
        return false;
    do {
        plain->at++;
        pass_spaces(plain);
        if (is_byte(plain, ']') && innermost(plain)->first == plain->builder->waiting.len)
            break;
        if (!take_scalar(plain, true))
            return false;
        pass_spaces(plain);
    } while (is_byte(plain, ','));
    if (!is_byte(plain, ']'))
        return false;
    plain->at++;
    return shut(plain);
}

static bool take_value(struct plain *plain)
{
    return is_byte(plain, '[') ? take_flow(plain) : take_scalar(plain, false);
}

/* Whether the line stands where what the line before left open may stand: the entries of a field
 * may begin in the field's own column. */
static bool is_awaited(const struct plain *plain, size_t column, bool dash)
{
    size_t above = innermost(plain)->column;

    return plain->awaited != AWAITED_NOTHING &&
           (column > above || (plain->awaited == AWAITED_VALUE && dash && column == above));
}

/* Closes what ends above the line, and opens what begins with it; false where it fits nowhere. */
static bool find_place(struct plain *plain, bool dash)
{
    const struct builder *builder = plain->builder;
    size_t column = plain->at - plain->line;

    if (builder->depth == 0 || is_awaited(plain, column, dash)) {
        plain->awaited = AWAITED_NOTHING;
        return begin(plain, dash ? EVENT_LIST : EVENT_MAP, plain->at, false);
    }
    if (plain->awaited != AWAITED_NOTHING && !put_empty(plain))
        return false;
    while (innermost(plain)->column > column ||
           (innermost(plain)->column == column && is_list(innermost(plain)) && !dash)) {
        if (builder->depth == 1 || !shut(plain))
            return false;
    }
    return innermost(plain)->column == column && is_list(innermost(plain)) == dash;
}

/* ---- lines ---- */

/* What stands on the line is left to the ones below. */
static bool await(struct plain *plain, enum awaited awaited, size_t at)
{
    plain->awaited = awaited;
    plain->awaited_at = at;
    return end_line(plain);
}

/* A field, from its name on; of an entry, the mapping opens with it. */
static bool take_field(struct plain *plain, const struct extent *name)
{
    size_t colon = plain->at;

    if (colon - name->start > KEY_BYTES_MAX || !put(plain, name))
        return false;
    plain->at++;
    if (is_rest_bare(plain))
        return await(plain, AWAITED_VALUE, colon + 1);
    return take_value(plain) && end_line(plain);
}

/* What stands behind the dashes of a line, if it has any. */
static bool take_content(struct plain *plain)
{
    bool item = is_list(innermost(plain));
    struct extent scalar;

    if (item && is_byte(plain, '['))
        return take_flow(plain) && end_line(plain);
    if (!pass_scalar(plain, false, &scalar))
        return false;
    pass_spaces(plain);
    if (!is_colon(plain))
        return item && put(plain, &scalar) && end_line(plain);
    if (item && !begin(plain, EVENT_MAP, scalar.start, false))
        return false;
    return take_field(plain, &scalar);
}

/* The dashes of a line, each behind the first one of a list of its own, and what follows them. */
static bool take_entry(struct plain *plain)
{
    for (;;) {
        size_t behind = ++plain->at;

        if (is_rest_bare(plain))
            return await(plain, AWAITED_ITEM, behind);
        if (!is_dash(plain))
            return take_content(plain);
        if (!begin(plain, EVENT_LIST, plain->at, false))
            return false;
    }
}

/* "---" before anything else; tree_scan() has seen to it that there is no other. */
static bool is_document_start(const struct plain *plain)
{
    return plain->builder->depth == 0 && plain->at == plain->line && plain->at + 3 <= plain->end &&
           memcmp(plain->text + plain->at, "---", 3) == 0 && is_blank(plain, plain->at + 3);
}

static bool take_line(struct plain *plain)
{
    if (is_rest_bare(plain))
        return end_line(plain);
    if (is_document_start(plain)) {
        plain->at += 3;
        return end_line(plain);
    }
    bool dash = is_dash(plain);
    if (!find_place(plain, dash))
        return false;
    return dash ? take_entry(plain) : take_content(plain);
}

bool build_plain(struct builder *builder, size_t start, size_t end)
{
    struct plain plain = {
        .builder = builder,
        .text = builder->source->text.data,
        .at = start,
        .end = end,
        .line = start,
    };

    while (plain.at < plain.end) {
        if (!take_line(&plain))
            return false;
    }
    if (plain.awaited != AWAITED_NOTHING && !put_empty(&plain))
        return false;
    while (builder->depth > 0) {
        if (!shut(&plain))
            return false;
    }
    return builder->has_root;
}
