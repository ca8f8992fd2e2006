/* SPDX-License-Identifier: MIT */
/* What the room suggest may not include: compiled with its include directories, this must fail. */
#include "check/check.h"

extern int taizhang_layers_below;
int taizhang_layers_below;
