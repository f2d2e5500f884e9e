// Threads that share out the parts of a job. One job runs at a time; who comes while one runs, or
// from within one, does all parts itself.
//
// Between jobs a worker looks for the next for some microseconds, then sleeps: steps that follow
// each other closely find it awake, and a process that computes nothing takes no time.
#define _GNU_SOURCE
#include "CKernels.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>

enum { MOST_THREADS = 64, SPIN_NANOSECONDS = 30000 };

static struct {
  pthread_mutex_t mutex;
  pthread_cond_t work, finished;
  /// What ck_set_threads set, and what is the default; each 0 before.
  atomic_size_t chosen, standard;
  /// Whether a job runs, and, under it, how many workers there are.
  atomic_int busy;
  size_t workers;
  int follows_forks;
  /// The job, written before `left` and read after a part of it was claimed.
  void (*_Nullable part)(void *, size_t);
  void *_Nullable context;
  size_t count;
  /// Parts that nobody has claimed, and parts that are not done.
  atomic_size_t left, unfinished;
  /// Who sleeps, and must be woken.
  atomic_size_t sleepers;
  atomic_int caller_sleeps;
} pool = {.mutex = PTHREAD_MUTEX_INITIALIZER,
          .work = PTHREAD_COND_INITIALIZER,
          .finished = PTHREAD_COND_INITIALIZER};

static size_t default_threads(void) {
  const char *text = getenv("UNROLL_THREADS");
  const long wanted = text ? strtol(text, NULL, 10) : 0;
  if (wanted > 0) return wanted < MOST_THREADS ? (size_t)wanted : MOST_THREADS;
  cpu_set_t set;
  if (sched_getaffinity(0, sizeof set, &set) != 0) return 1;
  const int count = CPU_COUNT(&set);
  return count < 1 ? 1 : count < MOST_THREADS ? (size_t)count : MOST_THREADS;
}

size_t ck_threads(void) {
  size_t threads = atomic_load(&pool.chosen);
  if (threads == 0) threads = atomic_load(&pool.standard);
  if (threads == 0) {
    threads = default_threads();
    atomic_store(&pool.standard, threads);
  }
  return threads;
}

size_t ck_chosen_threads(void) { return atomic_load(&pool.chosen); }

void ck_set_threads(size_t threads) {
  atomic_store(&pool.chosen, threads < 1 ? 1 : threads < MOST_THREADS ? threads : MOST_THREADS);
}

static void pause_briefly(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#endif
}

/// Waits a bounded time for `value` to be zero, or not to be; says whether it came.
static int spin_until(atomic_size_t *value, int is_zero) {
  struct timespec start, now;
  clock_gettime(CLOCK_MONOTONIC, &start);
  do {
    for (int i = 0; i < 32; i++) {
      if ((atomic_load_explicit(value, memory_order_acquire) == 0) == is_zero) return 1;
      pause_briefly();
    }
    clock_gettime(CLOCK_MONOTONIC, &now);
  } while ((now.tv_sec - start.tv_sec) * 1000000000L + now.tv_nsec - start.tv_nsec <
           SPIN_NANOSECONDS);
  return 0;
}

/// Does parts of the running job until none is left.
static void take_parts(void) {
  size_t left = atomic_load(&pool.left);
  while (left > 0) {
    if (!atomic_compare_exchange_weak(&pool.left, &left, left - 1)) continue;
    pool.part(pool.context, pool.count - left);
    if (atomic_fetch_sub(&pool.unfinished, 1) == 1 && atomic_load(&pool.caller_sleeps)) {
      pthread_mutex_lock(&pool.mutex);
      pthread_cond_signal(&pool.finished);
      pthread_mutex_unlock(&pool.mutex);
    }
    left = atomic_load(&pool.left);
  }
}

static void *worker(void *unused) {
  for (;;) {
    if (!spin_until(&pool.left, 0)) {
      pthread_mutex_lock(&pool.mutex);
      atomic_fetch_add(&pool.sleepers, 1);
      while (atomic_load(&pool.left) == 0) pthread_cond_wait(&pool.work, &pool.mutex);
      atomic_fetch_sub(&pool.sleepers, 1);
      pthread_mutex_unlock(&pool.mutex);
    }
    take_parts();
  }
  return unused;
}

/// A forked child has none of its parent's workers, nor what they held.
static void forget_workers(void) {
  pthread_mutex_init(&pool.mutex, NULL);
  pthread_cond_init(&pool.work, NULL);
  pthread_cond_init(&pool.finished, NULL);
  pool.workers = 0;
  atomic_store(&pool.busy, 0);
  atomic_store(&pool.left, 0);
  atomic_store(&pool.unfinished, 0);
  atomic_store(&pool.sleepers, 0);
  atomic_store(&pool.caller_sleeps, 0);
}

static void start_workers(size_t wanted) {
  if (!pool.follows_forks) pool.follows_forks = pthread_atfork(NULL, NULL, forget_workers) == 0;
  while (pool.follows_forks && pool.workers < wanted) {
    pthread_t thread;
    if (pthread_create(&thread, NULL, worker, NULL) != 0) return;
    pthread_detach(thread);
    pool.workers++;
  }
}

static void wait_for_all(void) {
  if (spin_until(&pool.unfinished, 1)) return;
  pthread_mutex_lock(&pool.mutex);
  atomic_store(&pool.caller_sleeps, 1);
  while (atomic_load(&pool.unfinished) > 0) pthread_cond_wait(&pool.finished, &pool.mutex);
  atomic_store(&pool.caller_sleeps, 0);
  pthread_mutex_unlock(&pool.mutex);
}

void ck_share(size_t count, void (*part)(void *_Nullable context, size_t index),
              void *_Nullable context) {
  const size_t threads = ck_threads();
  int idle = 0;
  if (count < 2 || threads < 2 || !atomic_compare_exchange_strong(&pool.busy, &idle, 1)) {
    for (size_t i = 0; i < count; i++) part(context, i);
    return;
  }
  start_workers(threads - 1);
  pool.part = part;
  pool.context = context;
  pool.count = count;
  atomic_store(&pool.unfinished, count);
  atomic_store(&pool.left, count);
  if (atomic_load(&pool.sleepers) > 0) {
    pthread_mutex_lock(&pool.mutex);
    pthread_cond_broadcast(&pool.work);
    pthread_mutex_unlock(&pool.mutex);
  }
  take_parts();
  wait_for_all();
  atomic_store(&pool.busy, 0);
}
