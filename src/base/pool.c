/* SPDX-License-Identifier: MIT */
/* Threads that make the items of a list. See pool.h. */
#include "base/pool.h"

#include "base/memory.h"

#include <assert.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>

/* As much as a first thread has on Linux: reading recurses to a bound that is made for it, and some
 * systems give other threads far less. */
#define STACK_BYTES ((size_t)8 << 20)

struct pool {
    const struct pool_job *job;
    pthread_mutex_t lock; /* of all below */
    pthread_cond_t ready; /* the next item to be merged is made */
    pthread_cond_t room;  /* an item was merged: others may be begun */
    pthread_cond_t freed; /* somebody holds less than before */
    size_t begun, merged; /* items */
    size_t held;
    bool *made;             /* by item % POOL_AHEAD */
    pthread_mutex_t shared; /* pool_lock() */
};

/* ---- one item ---- */

static bool may_begin(const struct pool *pool)
{
    const struct pool_job *job = pool->job;
    size_t ahead = job->ahead == 0 ? POOL_AHEAD : job->ahead;

    return pool->begun < job->count && pool->begun - pool->merged < ahead;
}

/* The lock is held, and given up while the item is made. */
static void make_next(struct pool *pool, struct pool_worker *worker)
{
    size_t item = pool->begun++;

    assert(!pool->made[item % POOL_AHEAD] && "an item in the place of one that waits");
    pthread_mutex_unlock(&pool->lock);
    pool->job->make(pool->job->context, worker, item);
    pthread_mutex_lock(&pool->lock);
    if (worker->held > 0) {
        assert(worker->held <= pool->held);
        pool->held -= worker->held;
        worker->held = 0;
        pthread_cond_broadcast(&pool->freed);
    }
    pool->made[item % POOL_AHEAD] = true;
    if (item == pool->merged)
        pthread_cond_signal(&pool->ready);
}

/* Likewise. */
static void merge_next(struct pool *pool, struct pool_worker *worker)
{
    size_t item = pool->merged;
    bool *made = &pool->made[item % POOL_AHEAD];

    pthread_mutex_unlock(&pool->lock);
    pool->job->merge(pool->job->context, worker, item);
    pthread_mutex_lock(&pool->lock);
    *made = false;
    pool->merged++;
    pthread_cond_signal(&pool->room);
}

void pool_hold(struct pool_worker *worker, size_t weight)
{
    struct pool *pool = worker->pool;
    size_t max = pool->job->weight_max;

    assert(worker->held == 0 && "it would wait for itself");
    pthread_mutex_lock(&pool->lock);
    while (pool->held > 0 && (weight > max || pool->held > max - weight))
        pthread_cond_wait(&pool->freed, &pool->lock);
    pool->held = memory_add(pool->held, weight);
    worker->held = weight;
    pthread_mutex_unlock(&pool->lock);
}

void pool_lock(struct pool_worker *worker)
{
    pthread_mutex_lock(&worker->pool->shared);
}

void pool_unlock(struct pool_worker *worker)
{
    pthread_mutex_unlock(&worker->pool->shared);
}

/* ---- the threads ---- */

static void *help(void *argument)
{
    struct pool_worker *worker = argument;
    struct pool *pool = worker->pool;

    pthread_mutex_lock(&pool->lock);
    while (pool->begun < pool->job->count) {
        if (may_begin(pool))
            make_next(pool, worker);
        else
            pthread_cond_wait(&pool->room, &pool->lock);
    }
    /* Others that wait for room must look again, too: there is nothing left to begin. */
    pthread_cond_broadcast(&pool->room);
    pthread_mutex_unlock(&pool->lock);
    return NULL;
}

/* The caller: what can be merged goes first, for others wait for room. */
static void lead(struct pool *pool, struct pool_worker *worker)
{
    pthread_mutex_lock(&pool->lock);
    while (pool->merged < pool->job->count) {
        if (pool->made[pool->merged % POOL_AHEAD])
            merge_next(pool, worker);
        else if (may_begin(pool))
            make_next(pool, worker);
        else
            pthread_cond_wait(&pool->ready, &pool->lock);
    }
    pthread_mutex_unlock(&pool->lock);
}

/* How many of the threads could be started. Signals go to the caller's thread alone. */
static size_t start(struct pool_worker *workers, pthread_t *threads, size_t count)
{
    pthread_attr_t attributes;
    sigset_t all, old;
    size_t started = 0;

    if (count == 0 || pthread_attr_init(&attributes) != 0)
        return 0;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, &old);
    if (pthread_attr_setstacksize(&attributes, STACK_BYTES) == 0) {
        while (started < count &&
               pthread_create(&threads[started], &attributes, help, &workers[started]) == 0)
            started++;
    }
    pthread_sigmask(SIG_SETMASK, &old, NULL);
    pthread_attr_destroy(&attributes);
    return started;
}

void pool_run(const struct pool_job *job)
{
    size_t count = job->workers < job->count ? job->workers : job->count;
    struct pool_worker workers[POOL_WORKERS_MAX];
    pthread_t threads[POOL_WORKERS_MAX];
    struct pool pool = {.job = job};

    assert(job->workers >= 1 && job->workers <= POOL_WORKERS_MAX);
    assert(job->ahead <= POOL_AHEAD);
    if (count == 0)
        return;
    pool.made = memory_alloc(POOL_AHEAD * sizeof *pool.made);
    for (size_t i = 0; i < POOL_AHEAD; i++)
        pool.made[i] = false;
    for (size_t i = 0; i < count; i++)
        workers[i] = (struct pool_worker){.pool = &pool, .number = i};
    /* With usual attributes, none of these fails on any system that we know. */
    pthread_mutex_init(&pool.lock, NULL);
    pthread_mutex_init(&pool.shared, NULL);
    pthread_cond_init(&pool.ready, NULL);
    pthread_cond_init(&pool.room, NULL);
    pthread_cond_init(&pool.freed, NULL);
    size_t started = start(&workers[1], threads, count - 1);

    lead(&pool, &workers[0]);
    for (size_t i = 0; i < started; i++)
        pthread_join(threads[i], NULL);
    pthread_cond_destroy(&pool.freed);
    pthread_cond_destroy(&pool.room);
    pthread_cond_destroy(&pool.ready);
    pthread_mutex_destroy(&pool.shared);
    pthread_mutex_destroy(&pool.lock);
    free(pool.made);
}
