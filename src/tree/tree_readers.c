/* SPDX-License-Identifier: MIT */
/*
 * What programs of YAML 1.1 make of a plain scalar that is something else in YAML 1.2: the types
 * bool, int and float of https://yaml.org/type/, as widespread readers resolve them.
 */
#include "tree/tree_room.h"

#include <assert.h>
#include <string.h>

/* How the other program reads it; its value where that is a number. */
enum resolved { READ_ALIKE, READ_TRUE, READ_FALSE, READ_NUMBER, READ_TEXT };

/* "y|Y|yes|Yes|YES|n|N|no|No|NO|on|On|ON|off|Off|OFF"; true and false are so in both. */
static enum resolved read_word(struct slice text)
{
    static const char *const yes[] = {"y", "Y", "yes", "Yes", "YES", "on", "On", "ON"};
    static const char *const no[] = {"n", "N", "no", "No", "NO", "off", "Off", "OFF"};

    for (size_t i = 0; text.len <= 3 && i < sizeof yes / sizeof yes[0]; i++) {
        if (slice_is(text, yes[i]))
            return READ_TRUE;
        if (slice_is(text, no[i]))
            return READ_FALSE;
    }
    return READ_ALIKE;
}

bool tree_reads_truth(struct slice word, bool *value)
{
    enum resolved reading = read_word(word);

    *value = reading == READ_TRUE;
    return reading != READ_ALIKE;
}

/* "[1-9][0-9_]*(:[0-5]?[0-9])+", in base 60, as long as it looks like a time: with more than three
 * digits in front (2016:14) it is a mark, which stays one whatever a program makes of it. */
static bool read_sixties(struct slice text, int64_t *out)
{
    struct slice part = slice_cut(&text, ':');
    int64_t whole = 0;

    if (part.len == 0 || part.len > 3 || part.data[0] == '0' || text.data == NULL)
        return false;
    for (size_t i = 0; i < part.len; i++) {
        if (!byte_is_digit(part.data[i]))
            return false;
        whole = whole * 10 + (part.data[i] - '0');
    }
    for (int parts = 0; text.data != NULL; parts++) {
        part = slice_cut(&text, ':');
        if (parts == 3 || part.len == 0 || part.len > 2 || !byte_is_digit(part.data[0]) ||
            !byte_is_digit(part.data[part.len - 1]) || (part.len == 2 && part.data[0] > '5'))
            return false;
        whole = whole * 60 + (part.len == 2 ? (part.data[0] - '0') * 10 + (part.data[1] - '0')
                                            : part.data[0] - '0');
    }
    *out = whole;
    return true;
}

/* "0b[0-1_]+", "[0-9][0-9_]*" with a _ among the digits, perhaps with a fraction */
static bool is_spaced(struct slice text)
{
    bool binary = slice_starts(text, "0b"), spaced = binary;

    if (text.len < 3 || !byte_is_digit(text.data[0]))
        return false;
    for (size_t i = binary ? 2 : 0; i < text.len; i++) {
        char byte = text.data[i];

        if (byte == '_')
            spaced = true;
        else if (binary ? byte != '0' && byte != '1' : !byte_is_digit(byte) && byte != '.')
            return false;
    }
    return spaced;
}

/* What the words of read_word() begin with; nearly no text does. */
static bool is_word_start(char first)
{
    char letter = (char)(first | 0x20);

    return letter == 'y' || letter == 'n' || letter == 'o';
}

static enum resolved read_text(struct slice text, struct decimal *number, bool *known)
{
    int64_t sixties;
    char first = ' ';

    *known = false;
    if (text.len > 0)
        first = text.data[0];
    if (is_word_start(first))
        return read_word(text);
    if (first == '+' || first == '-')
        text = slice_sub(text, 1, text.len);
    if (text.len == 0 || !byte_is_digit(text.data[0]))
        return READ_ALIKE;
    if (read_sixties(text, &sixties)) {
        *known = true;
        *number = decimal_of(first == '-' ? -sixties : sixties);
        return READ_NUMBER;
    }
    return is_spaced(text) ? READ_NUMBER : READ_ALIKE;
}

/* "0[0-7_]+" is in base 8; with an 8 or 9 in it no number at all. */
static enum resolved read_octal(struct slice digits, bool negative, struct decimal *number)
{
    int64_t value = 0;

    for (size_t i = 0; i < digits.len; i++) {
        if (digits.data[i] > '7')
            return READ_TEXT;
        if (value > INT64_MAX / 8 / 10)
            return READ_TEXT;
        value = value * 8 + (digits.data[i] - '0');
    }
    *number = decimal_of(negative ? -value : value);
    return READ_NUMBER;
}

/* Leading zeros, 0o17, and powers without a point and a sign: 1e3. */
static enum resolved read_number(struct slice text, struct decimal *number)
{
    bool negative = text.data[0] == '-';
    struct slice digits = text;
    size_t power, i = 0;

    if (negative || text.data[0] == '+')
        digits = slice_sub(text, 1, text.len);
    while (i < digits.len && byte_is_digit(digits.data[i]))
        i++;
    if (i == digits.len)
        return digits.len > 1 && digits.data[0] == '0' ? read_octal(digits, negative, number)
                                                       : READ_ALIKE;
    if (slice_starts(digits, "0o"))
        return READ_TEXT;
    if (slice_starts(digits, "0x"))
        return READ_ALIKE;
    for (power = i; power < digits.len && digits.data[power] != 'e' && digits.data[power] != 'E';)
        power++;
    if (power == digits.len)
        return READ_ALIKE;
    return slice_find(digits, '.', 0) < power && power + 1 < digits.len &&
                   !byte_is_digit(digits.data[power + 1])
               ? READ_ALIKE
               : READ_TEXT;
}

static void set_number(struct diag *diag, const char *name, struct decimal number)
{
    struct buffer digits = {0};
    struct name words;

    decimal_print(&digits, number);
    if (diag->arena != NULL) {
        words.text[LANG_EN] =
            arena_printf(diag->arena, "the number %.*s", (int)digits.len, digits.data);
        words.text[LANG_ZH] = arena_printf(diag->arena, "数字 %.*s", (int)digits.len, digits.data);
        diag_set_name(diag, name, &words, SLICE(""));
    }
    buffer_free(&digits);
}

static void set_hint(struct diag *diag, const struct node *node, const struct decimal *number)
{
    enum { QUOTE, WRITE, NO_ZERO };
    static const char *const formats[][LANG_COUNT] = {
        [QUOTE] = {"put it in quotes: \"%.*s\"", "请加半角引号：\"%.*s\""},
        [WRITE] = {"write %.*s", "请写成 %.*s"},
        [NO_ZERO] = {"write %.*s, without a leading zero", "请写成 %.*s，前面不加 0"},
    };
    bool zero =
        node->text.len > 1 && node->text.data[0] == '0' && byte_is_digit(node->text.data[1]);
    int format = number == NULL ? QUOTE : zero ? NO_ZERO : WRITE;
    struct buffer text = {0};
    struct name hint;

    if (diag->arena == NULL)
        return;
    if (number == NULL)
        buffer_add(&text, node->text);
    else
        decimal_print(&text, *number);
    for (int lang = 0; lang < LANG_COUNT; lang++)
        hint.text[lang] =
            arena_printf(diag->arena, formats[format][lang], (int)text.len, text.data);
    diag_set_name(diag, "hint", &hint, SLICE(""));
    buffer_free(&text);
}

static void say(struct diag *diag, const struct node *node, enum resolved reading,
                const struct decimal *number)
{
    static const struct words readings[] = {
        [READ_TRUE] = T("true", "“是”（true）"),
        [READ_FALSE] = T("false", "“否”（false）"),
        [READ_NUMBER] = T("a number", "数字"),
        [READ_TEXT] = T("text", "文字"),
    };
    struct decimal own;
    bool is_number = node_number(node, &own) == DECIMAL_OK;

    assert(reading != READ_ALIKE && (number == NULL || reading == READ_NUMBER));
    diag_set(diag, "value", node->text);
    if (is_number)
        set_number(diag, "here", own);
    else
        diag_set_words(diag, "here", &readings[READ_TEXT]);
    if (number != NULL)
        set_number(diag, "there", *number);
    else
        diag_set_words(diag, "there", &readings[reading]);
    set_hint(diag, node, is_number ? &own : NULL);
}

static void check_scalar(const struct tree *tree, const struct node *node, struct diag_list *diags)
{
    struct decimal number = {0}, own;
    enum resolved reading;
    bool known = true;

    if (node->kind == NODE_STRING) {
        reading = read_text(node->text, &number, &known);
    } else {
        reading = read_number(node->text, &number);
        known = reading == READ_NUMBER;
        if (node_number(node, &own) != DECIMAL_OK || (known && decimal_cmp(own, number) == 0))
            return;
    }
    if (reading != READ_ALIKE)
        say(diag_add(diags, DIAG_READ_DIFFERENTLY, node_span(tree, node)), node, reading,
            known ? &number : NULL);
}

static void check_node(const struct tree *tree, const struct node *node, struct diag_list *diags)
{
    if (node->kind == NODE_LIST) {
        for (uint32_t i = 0; i < node->count; i++)
            check_node(tree, &node->items[i], diags);
    } else if (node->kind == NODE_MAP) {
        for (uint32_t i = 0; i < node->count; i++) {
            if (!node->members[i].key.faulty)
                check_node(tree, &node->members[i].value, diags);
        }
    } else if (!node->quoted && !node->faulty && node->kept != KEPT_DAYS &&
               (node->kind == NODE_STRING || node->kind == NODE_NUMBER)) {
        check_scalar(tree, node, diags);
    }
}

void tree_check_readers(const struct tree *tree, struct diag_list *diags)
{
    check_node(tree, &tree->root, diags);
}
