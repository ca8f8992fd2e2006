/* SPDX-License-Identifier: MIT */
/*
 * markdown: text in GitHub Flavored Markdown (GFM 0.29), as GitHub and GitLab read it.
 *
 * Text from records is put in the middle of lines only, never at the start of one or of an item of
 * a list: so it can be no heading, list, quotation, table delimiter or quick action (`/close`).
 */
#ifndef TAIZHANG_REPORT_MARKDOWN_H
#define TAIZHANG_REPORT_MARKDOWN_H

#include "base/buffer.h"

/*
 * Appends text that is shown as it is. What it could be taken for otherwise:
 *   `code`, *emphasis*, _emphasis_, ~strike~, [links](and), ![images], <tags>, &entities;,
 * \escapes, $formulas$, "quotes" of a link's title, | the next cell
 *       -> character references, which are text whatever they stand for (GFM 6.2)
 *   @mentions, #123, !12, %milestones, ^alerts, &epics, ~labels, $snippets, *iteration:1,
 * [issue:1],
 * [[wiki]], group/project>, GH-123, AB-123, {+ and [- of an inline diff, %{placeholders}, :emoji:,
 * http://x, www.x, a@b.c
 *       which forges look for in the text when it has been rendered already, references and all
 *       -> a zero width space where the sign and the word meet
 * A commit's hash stays as it is, for the report names one that is to be copied: where it is a
 * commit of the same repository, a forge makes a link to it. So does GitHub of a prefix of one's
 * own that its settings name (custom autolinks).
 * Control and other invisible characters and line ends are shown by text_safe() first.
 */
void markdown_add(struct buffer *out, struct slice text);

/* The same where a line or an item of a list starts: a zero width space stands in front. */
void markdown_start(struct buffer *out, struct slice text);

#endif
