/* SPDX-License-Identifier: MIT */
/* See place_link.h. */
#include "report/place_link.h"

#include <assert.h>

/* Bytes of a path or a commit in a URL (RFC 3986): all but unreserved characters are escaped, so
 * that none can begin a query or a fragment, or leave the path; slashes part folders. */
static void add_percent(struct buffer *url, struct slice text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.data[i];

        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
            c == '-' || c == '.' || c == '_' || c == '~' || c == '/')
            buffer_byte(url, c);
        else
            buffer_addf(url, "%%%02X", (unsigned char)c);
    }
}

void place_link_add(struct buffer *out, const struct report_style *style,
                    const struct assessment *assessment, const struct place *place)
{
    struct slice rest = style->links;

    assert(place_link_has(style, assessment));
    while (rest.len > 0) {
        size_t open = slice_find(rest, '{', 0), close = slice_find(rest, '}', open);
        struct slice name = slice_sub(rest, open, close + 1);

        buffer_add(out, slice_sub(rest, 0, open));
        if (slice_is(name, "{file}"))
            add_percent(out, place->file);
        else if (slice_is(name, "{line}"))
            buffer_addf(out, "%zu", place->line > 0 ? place->line : 1);
        else if (slice_is(name, "{commit}"))
            add_percent(out, assessment->commit);
        else
            buffer_add(out, name); /* anything else stays as it was given */
        rest = slice_sub(rest, close + 1, rest.len);
    }
}

bool place_link_has(const struct report_style *style, const struct assessment *assessment)
{
    return style->links.len > 0 &&
           (assessment->commit.len > 0 || !slice_has(style->links, "{commit}"));
}
