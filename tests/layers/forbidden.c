/* SPDX-License-Identifier: MIT */
/* What the report room may not include: compiled with its include directories, this must fail. */
#include "ledger/ledger.h"

extern int taizhang_layers_forbidden;
int taizhang_layers_forbidden;
