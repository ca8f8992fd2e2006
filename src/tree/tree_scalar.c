/* SPDX-License-Identifier: MIT */
/* Types of scalars, by the core schema of YAML 1.2.2, section 10.3.2, and the values that they
 * keep. */
#include "tree/tree_room.h"

#include <string.h>

static bool is_one_of(struct slice text, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (slice_is(text, words[i]))
            return true;
    }
    return false;
}

#define IS_ONE_OF(text, words) is_one_of((text), (words), sizeof(words) / sizeof((words)[0]))

/* "null | Null | NULL | ~", and nothing at all */
static bool is_null(struct slice text)
{
    static const char *const words[] = {"", "~", "null", "Null", "NULL"};

    return text.len <= 4 && IS_ONE_OF(text, words);
}

/* "true | True | TRUE | false | False | FALSE" */
static bool is_bool(struct slice text, bool *boolean)
{
    static const char *const yes[] = {"true", "True", "TRUE"};
    static const char *const no[] = {"false", "False", "FALSE"};

    *boolean = false;
    if (text.len < 4 || text.len > 5)
        return false;
    *boolean = IS_ONE_OF(text, yes);
    return *boolean || IS_ONE_OF(text, no);
}

/* The number is kept where it is of a usual size; a longer one is read again by whoever asks. */
static bool is_number(struct node *node)
{
    struct decimal number;
    enum decimal_fault fault = decimal_parse(node->text, &number);

    if (fault == DECIMAL_OK && number.coef == (int32_t)number.coef &&
        number.exp == (int8_t)number.exp) {
        node->kept = KEPT_NUMBER;
        node->value = (int32_t)number.coef;
        node->scale = (int8_t)number.exp;
    }
    return fault != DECIMAL_FORM;
}

bool tree_days(struct slice text, date_days *first, date_days *last)
{
    if (date_parse_quarter(text, first, last))
        return true;
    if (date_parse(text, first) != DATE_OK)
        return false;
    *last = *first;
    return true;
}

void tree_keep_days(struct node *node)
{
    date_days first, last;

    if (node->kind != NODE_STRING || !tree_days(node->text, &first, &last))
        return;
    node->kept = KEPT_DAYS;
    node->value = first;
    node->scale = (int8_t)(last - first);
}

/* The first character tells most scalars to be strings. */
static enum node_kind kind_of(struct node *node)
{
    struct slice text = node->text;

    switch (text.len == 0 ? '~' : text.data[0]) {
    case '0':
    case '1':
    case '2':
    case '3':
    case '4':
    case '5':
    case '6':
    case '7':
    case '8':
    case '9':
    case '+':
    case '-':
    case '.':
        return is_number(node) ? NODE_NUMBER : NODE_STRING;
    case '~':
    case 'n':
    case 'N':
        return is_null(text) ? NODE_NULL : NODE_STRING;
    case 't':
    case 'T':
    case 'f':
    case 'F':
        return is_bool(text, &node->boolean) ? NODE_BOOL : NODE_STRING;
    default:
        return NODE_STRING;
    }
}

void tree_resolve(struct node *node)
{
    node->boolean = false;
    node->kind = kind_of(node);
}

bool tree_resolve_tag(const char *tag, struct node *node)
{
    static const char core[] = "tag:yaml.org,2002:";

    if (strcmp(tag, "!") == 0)
        return true;
    if (strncmp(tag, core, sizeof core - 1) != 0)
        return false;

    const char *name = tag + sizeof core - 1;
    if (strcmp(name, "str") == 0)
        return true;
    tree_resolve(node);
    if (strcmp(name, "int") == 0 || strcmp(name, "float") == 0)
        return node->kind == NODE_NUMBER;
    if (strcmp(name, "bool") == 0)
        return node->kind == NODE_BOOL;
    return strcmp(name, "null") == 0 && node->kind == NODE_NULL;
}
