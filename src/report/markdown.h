/* SPDX-License-Identifier: MIT */
/*
 * markdown: text in GitHub Flavored Markdown (GFM 0.29), as GitHub and GitLab read it.
 *
 * Text from records is put in the middle of lines only, never at the start of one: so it can be no
 * heading, list, quotation, table delimiter or quick action (`/close`).
 */
#ifndef TAIZHANG_REPORT_MARKDOWN_H
#define TAIZHANG_REPORT_MARKDOWN_H

#include "base/buffer.h"

/*
 * Appends text that is shown as it is. What it could be taken for otherwise:
 *   `code`, *emphasis*, _emphasis_, ~strike~, [links](and), ![images], <tags>, &entities;,
 * \escapes, $formulas$, "quotes" of a link's title, | the next cell
 *       -> character references, which are text whatever they stand for (GFM 6.2)
 *   @mentions, #123, !12, %milestones, ^alerts, &epics, :emoji:, GH-123, http://x, www.x, a@b.c
 *       which forges look for in the text when it has been rendered already, references and all
 *       -> a zero width space behind the sign that begins it
 * Control and other invisible characters and line ends are shown by text_safe() first.
 */
void markdown_add(struct buffer *out, struct slice text);

#endif
