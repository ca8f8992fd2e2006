/* SPDX-License-Identifier: MIT */
/* The names of formats, for help and for errors. See format_names.h. */
#include "cli/format_names.h"

#include "cli/options.h"
#include "report/report.h"

#include <assert.h>

/* Each once; a format whose files no name tells has no suffix. */
static void add(struct format_names *names, const char *name)
{
    for (size_t i = 0; i < names->count; i++) {
        if (slice_is(names->items[i], name))
            return;
    }
    if (name == NULL)
        return;
    assert(names->count < FORMAT_NAMES_MAX);
    names->items[names->count++] = slice_of(name);
}

struct format_names format_names_of(unsigned takes)
{
    struct format_names names = {.count = 0};

    if ((takes & TAKES_REPORT) != 0) {
        for (const struct report_format *at = report_formats; at->name != NULL; at++)
            add(&names, at->name);
    } else if ((takes & TAKES_CHECK) != 0) {
        for (const struct diag_format *at = diag_formats; at->name != NULL; at++)
            add(&names, at->name);
    } else {
        for (const struct view_format *at = view_formats; at->name != NULL; at++)
            add(&names, at->name);
    }
    return names;
}

struct format_names format_suffixes_of(unsigned takes)
{
    struct format_names names = {.count = 0};

    if ((takes & TAKES_REPORT) != 0) {
        for (const struct report_format *at = report_formats; at->name != NULL; at++)
            add(&names, at->suffix);
    }
    /* A report's run has diagnostics, too. */
    for (const struct diag_format *at = diag_formats; at->name != NULL; at++)
        add(&names, at->suffix);
    return names;
}
