/* SPDX-License-Identifier: MIT */
/* text_room: what the files of text.h share. */
#ifndef TAIZHANG_BASE_TEXT_ROOM_H
#define TAIZHANG_BASE_TEXT_ROOM_H

#include "base/buffer.h"

/* As text_fold() of most texts, which are ASCII, Han characters, and signs that are written with
 * them: they need no tables, and none of these is ever composed with its neighbour. false where
 * there is anything else: then nothing is added. */
bool text_fold_plain(struct buffer *out, struct slice s);

#endif
