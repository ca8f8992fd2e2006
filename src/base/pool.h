/* SPDX-License-Identifier: MIT */
/*
 * pool: the items of a list worked on by several threads at once, and taken over in order.
 *
 * Each item is made, by any thread, and then merged, by the caller alone and in the order of the
 * list: what comes of it is the same however many threads there are. The caller makes items, too,
 * while the next one to be merged is not ready; so with one worker no thread is started, and items
 * are made and merged in turn.
 *
 *     static void make(void *context, struct pool_worker *worker, size_t item);
 *     static void merge(void *context, struct pool_worker *worker, size_t item);
 *
 *     pool_run(&(struct pool_job){count, workers, weight_max, &context, make, merge});
 *
 * What is bounded: items that are made and wait for an earlier one (job.ahead), and what items
 * that are being made hold together (pool_hold()).
 *
 * Across threads: make() may run several times at once, each with a worker of another number below
 * job.workers. What an item's make() wrote its merge() sees, and what was merged before an item was
 * begun its make() sees. Everything else that both touch, or that several make() touch, is guarded
 * by pool_lock(), or is only read.
 */
#ifndef TAIZHANG_BASE_POOL_H
#define TAIZHANG_BASE_POOL_H

#include <stddef.h>

struct pool;

/* One that makes items; the caller's thread has the number 0. */
struct pool_worker {
    struct pool *pool;
    size_t number;
    size_t held;
};

struct pool_job {
    size_t count;      /* of items */
    size_t workers;    /* 1 to POOL_WORKERS_MAX; more than items are not started */
    size_t weight_max; /* see pool_hold() */
    size_t ahead;      /* items that may be made or wait at once, at most POOL_AHEAD; 0: as many */
    void *context;
    void (*make)(void *context, struct pool_worker *worker, size_t item);
    void (*merge)(void *context, struct pool_worker *worker, size_t item);
};

#define POOL_WORKERS_MAX 64

/* No item is begun before all that stand job.ahead places or more ahead of it are merged: an array
 * of POOL_AHEAD is enough to keep what waits, at item % POOL_AHEAD. */
#define POOL_AHEAD 256

/* Makes and merges all items. Where the system gives no more threads, fewer do it. */
void pool_run(const struct pool_job *job);

/*
 * Waits until what is held by all workers comes to no more than job.weight_max together with this,
 * or nobody else holds anything; then this is held until the item is made. Once for an item at
 * most: of a large thing only one is in work at a time, and small ones go on beside it.
 */
void pool_hold(struct pool_worker *worker, size_t weight);

/* One lock for all that this pool's make() and merge() share; short, and never one in the other. */
void pool_lock(struct pool_worker *worker);
void pool_unlock(struct pool_worker *worker);

/* How many processors this process may use, from 1 to POOL_WORKERS_MAX. */
size_t pool_processors(void);

#endif
