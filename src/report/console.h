/* SPDX-License-Identifier: MIT */
/*
 * console: text that goes to a terminal, or to the log of a CI job.
 *
 * A runner of GitHub Actions takes a line that begins with `::` (blanks of any width before it do
 * not count) and `##[` anywhere, Azure's `##vso[`, for commands. A title of the plan may hold
 * either, and where a line is broken it may come to its beginning. What a renderer has written is
 * gone over once, at its end; `check -f github` writes commands of its own and is no text.
 */
#ifndef TAIZHANG_REPORT_CONSOLE_H
#define TAIZHANG_REPORT_CONSOLE_H

#include "base/buffer.h"

/* Shows the second sign of each `##[` and `##vso[`, and of `::` that begins a line, as <U+0023> and
 * <U+003A>, in what stands in the buffer from that byte on. */
void console_guard(struct buffer *out, size_t from);

#endif
