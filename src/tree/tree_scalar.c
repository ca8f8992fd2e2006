/* SPDX-License-Identifier: MIT */
/* Types of scalars: the core schema of YAML 1.2.2, section 10.3.2. */
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

    return IS_ONE_OF(text, words);
}

/* "true | True | TRUE | false | False | FALSE" */
static bool is_bool(struct slice text, bool *boolean)
{
    static const char *const yes[] = {"true", "True", "TRUE"};
    static const char *const no[] = {"false", "False", "FALSE"};

    *boolean = IS_ONE_OF(text, yes);
    return *boolean || IS_ONE_OF(text, no);
}

static bool is_number(struct slice text)
{
    struct decimal ignored;

    return decimal_parse(text, &ignored) != DECIMAL_FORM;
}

enum node_kind tree_scalar_kind(struct slice text, bool *boolean)
{
    *boolean = false;
    /* The first character tells most scalars to be strings. */
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
        return is_number(text) ? NODE_NUMBER : NODE_STRING;
    case '~':
    case 'n':
    case 'N':
        return is_null(text) ? NODE_NULL : NODE_STRING;
    case 't':
    case 'T':
    case 'f':
    case 'F':
        return is_bool(text, boolean) ? NODE_BOOL : NODE_STRING;
    default:
        return NODE_STRING;
    }
}

bool tree_tag_kind(const char *tag, struct slice text, enum node_kind *kind, bool *boolean)
{
    static const char core[] = "tag:yaml.org,2002:";

    *boolean = false;
    *kind = NODE_STRING;
    if (strcmp(tag, "!") == 0)
        return true;
    if (strncmp(tag, core, sizeof core - 1) != 0)
        return false;

    const char *name = tag + sizeof core - 1;
    if (strcmp(name, "str") == 0)
        return true;
    *kind = tree_scalar_kind(text, boolean);
    if (strcmp(name, "int") == 0 || strcmp(name, "float") == 0)
        return *kind == NODE_NUMBER;
    if (strcmp(name, "bool") == 0)
        return *kind == NODE_BOOL;
    return strcmp(name, "null") == 0 && *kind == NODE_NULL;
}
