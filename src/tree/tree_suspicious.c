/* SPDX-License-Identifier: MIT */
/* What may be a slip of typing though it is YAML: then the lines are looked at. See tree_room.h. */
#include "tree/tree_typing.h"

#define WIDE_COLON "\uFF1A"

bool suspicious_value(struct slice text)
{
    static const char *const dashes[] = {"\uFF0D", "\u2014", "\u2013", "\u2212"};
    struct field_front front = typing_front(text, 0, text.len);

    for (size_t i = 0; i < sizeof dashes / sizeof dashes[0]; i++) {
        if (slice_starts(text, dashes[i]))
            return true;
    }
    bool english = front.name_end > 0 && (unsigned char)text.data[0] < 0x80;
    bool dash = text.len > 1 && text.data[0] == '-' && (unsigned char)text.data[1] >= 0x80;
    return dash || (english && (front.kind == FRONT_WIDE || front.kind == FRONT_NO_SPACE));
}

bool suspicious_start(struct slice text)
{
    return text.len > 0 && text.data[0] == '\xEF' &&
           (slice_starts(text, "\uFF3B") || slice_starts(text, "\uFF5B"));
}

bool suspicious_key(struct slice text)
{
    if (text.len == 0)
        return false;
    for (size_t at = 0; at < text.len; at++) {
        char c = text.data[at];

        if (c == ':' || (c == WIDE_COLON[0] && typing_starts(text, at, WIDE_COLON)))
            return true;
    }
    return text.data[0] == '-' || ((unsigned char)text.data[0] >= 0x80 &&
                                   (odd_blank(text, 0) > 0 || suspicious_value(text)));
}

bool suspicious_lines(struct slice text)
{
    for (size_t at = 0; at < text.len; at++) {
        if (text.data[at] == ' ' && typing_starts(text, at + 1, "-"))
            return true;
    }
    return typing_starts(text, 0, "-");
}

bool suspicious_item(struct slice text)
{
    for (size_t at = 0; at < text.len; at++) {
        if (typing_starts(text, at, "\uFF0C") || typing_starts(text, at, "\u3001"))
            return true;
    }
    return false;
}
