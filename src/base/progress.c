/* SPDX-License-Identifier: MIT */
/* What is told of work that takes long. See progress.h. */
#include "base/progress.h"

#include <assert.h>

void progress_tell(const struct progress *progress, enum progress_stage stage, size_t done,
                   size_t total)
{
    assert(stage < PROGRESS_STAGES && (total == 0 || done <= total));
    if (progress != NULL)
        progress->hear(progress->context, stage, done, total);
}
