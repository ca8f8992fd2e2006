/* SPDX-License-Identifier: MIT */
/* Names of pages in addresses of the web: https://…/19900000000.html is one of a news site. */
#include "privacy/numbers_room.h"

#define ADDRESS_MAX 300 /* bytes before the number */

/* Whether a byte may stand in an address, where others stand around it. */
static bool is_of_address(char byte)
{
    return byte > ' ' && byte < 0x7F && !is_one_of(byte, "<>\"'()[]{}|`\\");
}

/* The address that the bytes before `at` belong to, from its host on; empty where they are of
 * none. */
static struct slice address_before(struct slice text, size_t at)
{
    size_t from = at;

    while (from > 0 && at - from < ADDRESS_MAX && is_of_address(text.data[from - 1])) {
        from--;
        struct slice rest = slice_sub(text, from, at);

        if (slice_starts_any_case(rest, "http://") || slice_starts_any_case(rest, "https://"))
            return rest;
    }
    return slice_sub(text, at, at);
}

/* A page of somebody bears his number: /user/…, member_… */
static bool is_of_somebody(struct slice address)
{
    static const char *const persons[] = {"user",    "users",   "member", "members", "tel",
                                          "phone",   "mobile",  "call",   "space",   "contact",
                                          "profile", "account", "uid",    "/u",      NULL};

    while (address.len > 0 && is_one_of(address.data[address.len - 1], "/_-."))
        address.len--;
    for (const char *const *person = persons; *person != NULL; person++) {
        if (slice_ends_any_case(address, *person))
            return true;
    }
    return false;
}

/* What is looked at by its number: /item/…, /video/av… */
static bool is_of_thing(struct slice address)
{
    static const char *const things[] = {
        "/item/",  "/question/", "/answer/",  "/article/", "/articles/", "/news/",
        "/video/", "/video/av",  "/content/", "/topic/",   "/thread/",   "/post/",
        "/posts/", "/status/",   "/detail/",  "/issues/",  "/pull/",     NULL};

    for (const char *const *thing = things; *thing != NULL; thing++) {
        if (slice_ends_any_case(address, *thing))
            return true;
    }
    return false;
}

bool chain_is_page(const struct chain *chain, size_t i, size_t j)
{
    const struct digit *last = &chain->digits[j - 1];
    struct slice rest = slice_sub(chain->text, last->at + last->len, chain->text.len);
    struct slice address = address_before(chain->text, chain->digits[i].at);

    if (address.len == 0 || slice_has(address, "?"))
        return false;
    if (is_of_thing(address))
        return true;
    return is_one_of(address.data[address.len - 1], "/_-") &&
           (slice_starts_any_case(rest, ".htm") || slice_starts_any_case(rest, ".shtml") ||
            slice_starts_any_case(rest, ".jhtml")) &&
           !is_of_somebody(address);
}
