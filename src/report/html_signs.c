/* SPDX-License-Identifier: MIT */
/* The shapes of verdicts, drawn once and used by name: each is another shape, so that none is
 * told by its colour alone. They are 16 by 16 and take the colour of the text around them. */
#include "report/html_room.h"

struct verdict_sign {
    const char *id; /* "s-" and the name of the verdict */
    const char *shape;
};

#define DISC "<circle cx=\"8\" cy=\"8\" r=\"7\"/>"
#define RING "<circle class=\"o\" cx=\"8\" cy=\"8\" r=\"6.2\"/>"

/* Class o is an outline, class i a line on a filled shape. */
static const struct verdict_sign signs[] = {
    {"s-unclear", "<path d=\"M8 1 15.5 14.5H.5Z\"/><path class=\"i\" d=\"M8 5.8v4M8 11.6v1.2\"/>"},
    {"s-short", "<path d=\"M5 .8h6L15.2 5v6L11 15.2H5L.8 11V5Z\"/>"
                "<path class=\"i\" d=\"m5.2 5.2 5.6 5.6m0-5.6-5.6 5.6\"/>"},
    {"s-no-data", "<circle class=\"o d\" cx=\"8\" cy=\"8\" r=\"6.2\"/>"},
    {"s-unproven", RING "<path d=\"M8 1.8a6.2 6.2 0 0 0 0 12.4Z\"/>"},
    {"s-undefined", "<path d=\"M1.8 6.4h3.2v3.2H1.8Zm4.6 0h3.2v3.2H6.4Zm4.6 0h3.2v3.2H11Z\"/>"},
    {"s-behind", "<path d=\"M1 3h14L8 14.5Z\"/>"},
    {"s-not-due", RING "<path class=\"o\" d=\"M8 4.2V8.2l2.8 1.7\"/>"},
    {"s-on-track", RING "<path d=\"m6.2 4.8 5 3.2-5 3.2Z\"/>"},
    {"s-over", "<path d=\"M8 1.5 15 13H1Z\"/>"},
    {"s-met", DISC "<path class=\"i\" d=\"m4.6 8.3 2.4 2.4 4.4-5\"/>"},
    {"s-reported", "<path class=\"o\" d=\"M2.2 2.2h11.6v11.6H2.2ZM5 6.2h6M5 9.8h6\"/>"},
    {"s-withheld", "<path class=\"o\" d=\"M8 2.2v11.6M3 5.1l10 5.8M13 5.1 3 10.9\"/>"},
    {"k-proven",
     "<path class=\"k-p\" d=\"M0 8h16\"/><circle class=\"k-p\" cx=\"8\" cy=\"8\" r=\"3.4\"/>"},
    {"k-recorded",
     "<path class=\"k-r\" d=\"M0 8h16\"/><circle class=\"k-r\" cx=\"8\" cy=\"8\" r=\"3.4\"/>"},
    {"k-wanted", "<path class=\"k-w\" d=\"M0 8h16\"/>"},
};

void html_signs(struct html *html)
{
    html_open_class(html, "svg", "signs");
    html_set(html, "aria-hidden", "true");
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        html_open(html, "symbol");
        html_set(html, "id", signs[i].id);
        html_set(html, "viewBox", "0 0 16 16");
        html_raw(html, slice_of(signs[i].shape));
        html_close(html);
    }
    html_close(html);
}
