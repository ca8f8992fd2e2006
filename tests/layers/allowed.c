/* SPDX-License-Identifier: MIT */
/* What the report room may include: compiled with its include directories, this must pass. */
#include "assess/assessment.h"
#include "diag/diag.h"
#include "report/report.h"

extern int taizhang_layers_allowed;
int taizhang_layers_allowed;
