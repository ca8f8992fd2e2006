/* SPDX-License-Identifier: MIT */
/*
 * copy_name: names that people and programs give to copies.
 *
 * Explorer, WPS, the Finder, browsers, Syncthing, Dropbox, editors and git's mergetool each mark a
 * copy in its name: `nanbei - 副本.yaml`, `nanbei (1).yaml`, `nanbei copy 2.yaml`,
 * `nanbei.sync-conflict-20160305-101500-ABCDEFG.yaml`. A mark proves nothing; it tells which of two
 * files that are alike was there first.
 */
#ifndef TAIZHANG_LEDGER_COPY_NAME_H
#define TAIZHANG_LEDGER_COPY_NAME_H

#include "base/slice.h"

/* The name of a path without its folders, its suffix and the marks of a copy, of which *marks says
 * how many there are. */
struct slice copy_base(struct slice path, size_t *marks);

#endif
