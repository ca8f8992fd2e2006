/* SPDX-License-Identifier: MIT */
/* place_link: where a forge shows the line of a file: the address of --links, filled in. */
#ifndef TAIZHANG_REPORT_PLACE_LINK_H
#define TAIZHANG_REPORT_PLACE_LINK_H

#include "report/report.h"

/* Whether places have addresses: --links is given, and where it asks for a commit there is one. */
bool place_link_has(const struct report_style *style, const struct assessment *assessment);

/* The address of a place: pure ASCII where that of --links is, not escaped for any format. */
void place_link_add(struct buffer *out, const struct report_style *style,
                    const struct assessment *assessment, const struct place *place);

#endif
