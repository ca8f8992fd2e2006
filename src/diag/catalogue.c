/* SPDX-License-Identifier: MIT */
/* The rows of the catalogue. See catalogue.h. */
#include "diag/catalogue.h"

#include <assert.h>
#include <ctype.h>

static const struct catalogue_row rows[] = {
#define DIAG(number, name, severity, slug, message, help, manual)                                  \
    [DIAG_##name] = {number, SEVERITY_##severity, slug, message, help, manual},
#include "diag/catalogue_all.def"
#undef DIAG
};

_Static_assert(sizeof rows / sizeof rows[0] == DIAG_CODE_COUNT, "one row per code");

const struct catalogue_row *catalogue_row(enum diag_code code)
{
    assert(code < DIAG_CODE_COUNT);
    return &rows[code];
}

/* "TZ101" in any case: 101; else -1. */
static int code_number(struct slice name)
{
    int number = 0;

    if (name.len != 5 || toupper((unsigned char)name.data[0]) != 'T' ||
        toupper((unsigned char)name.data[1]) != 'Z')
        return -1;
    for (size_t i = 2; i < name.len; i++) {
        if (!isdigit((unsigned char)name.data[i]))
            return -1;
        number = number * 10 + (name.data[i] - '0');
    }
    return number;
}

const struct catalogue_row *catalogue_find(struct slice name)
{
    int number = code_number(name);

    for (size_t i = 0; i < DIAG_CODE_COUNT; i++) {
        if (rows[i].number == number || slice_is(name, rows[i].slug))
            return &rows[i];
    }
    return NULL;
}

const struct words *severity_words(enum severity severity)
{
    static const struct words words[] = {
        [SEVERITY_WARNING] = T("warning", "警告"),
        [SEVERITY_ERROR] = T("error", "错误"),
        [SEVERITY_FATAL] = T("fatal", "失败"),
    };

    return &words[severity];
}
