/* SPDX-License-Identifier: MIT */
/* How many processors there are for us. See pool.h. */

/* sched_getaffinity(2) is Linux's own, and so is the name for asking; the name is reserved for just
 * this use. */
#define _GNU_SOURCE /* NOLINT(bugprone-reserved-identifier) */

#include "base/pool.h"

#include <sched.h>
#include <unistd.h>

/* What the system has; of these a container or taskset(1) may leave us fewer. */
static long count(void)
{
#if defined(__linux__)
    cpu_set_t ours;

    if (sched_getaffinity(0, sizeof ours, &ours) == 0)
        return CPU_COUNT(&ours);
#endif
    return sysconf(_SC_NPROCESSORS_ONLN);
}

size_t pool_processors(void)
{
    long processors = count();

    if (processors < 1)
        return 1;
    return processors > POOL_WORKERS_MAX ? POOL_WORKERS_MAX : (size_t)processors;
}
