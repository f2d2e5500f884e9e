// Memory for tensors. Large pieces that are given back wait to be taken again, for a fresh page
// costs as much as computing a thousand elements; what waits has a bound, and goes oldest first.
#define _GNU_SOURCE
#include "CKernels.h"

#include <assert.h>
#include <malloc.h>
#include <pthread.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>

enum {
  // Below, and above, nothing waits.
  LEAST_KEPT = 64 << 10,
  MOST_KEPT = 32 << 20,
  // What may wait in all.
  BOUND = 128 << 20,
  // From here on memory comes from the system in pages of its own, then in huge ones.
  LEAST_MAPPED = 1 << 20,
  LEAST_HUGE = 4 << 20,
  ALIGNMENT = 64,
};

// A piece that waits; it stands in its own memory.
typedef struct piece {
  size_t size;
  struct piece *_Nullable newer, *_Nullable older;
} piece;

static struct {
  pthread_mutex_t mutex;
  piece *_Nullable newest, *_Nullable oldest;
  size_t bytes;
} waiting = {.mutex = PTHREAD_MUTEX_INITIALIZER};

// Sizes are rounded up to eight steps a doubling, four where pages that nobody touches cost nothing,
// so that pieces of about one size serve each other.
static size_t rounded(size_t size) {
  if (size < LEAST_KEPT) return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  size_t step = LEAST_KEPT / 8;
  while (size > 16 * step) step *= 2;
  if (size > 4 * LEAST_HUGE) step *= 2;
  return (size + step - 1) / step * step;
}

// malloc is several times as fast as aligned_alloc for small sizes: it keeps what is given back at
// hand. Before the aligned address stands the one that malloc gave.
static void *_Nullable aligned(size_t size) {
  char *start = malloc(size + ALIGNMENT);
  if (!start) return NULL;
  // malloc's own alignment leaves at least the room of a pointer between the two.
  static_assert(_Alignof(max_align_t) >= sizeof(void *), "room for a pointer");
  void **memory = (void **)(((uintptr_t)start + ALIGNMENT) & ~(uintptr_t)(ALIGNMENT - 1));
  memory[-1] = start;
  return memory;
}

static void *_Nullable from_system(size_t size) {
  if (size < LEAST_MAPPED) return aligned(size);
  void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) return NULL;
  if (size >= LEAST_HUGE) madvise(memory, size, MADV_HUGEPAGE);
  return memory;
}

static void to_system(void *memory, size_t size) {
  if (size < LEAST_MAPPED)
    free(((void **)memory)[-1]);
  else
    munmap(memory, size);
}

static void take_out(piece *p) {
  if (p->newer)
    p->newer->older = p->older;
  else
    waiting.newest = p->older;
  if (p->older)
    p->older->newer = p->newer;
  else
    waiting.oldest = p->newer;
  waiting.bytes -= p->size;
}

static void *_Nullable waiting_piece(size_t size) {
  pthread_mutex_lock(&waiting.mutex);
  piece *p = waiting.newest;
  while (p && p->size != size) p = p->older;
  if (p) take_out(p);
  pthread_mutex_unlock(&waiting.mutex);
  return p;
}

void *_Nullable ck_allocate(size_t bytes) {
  if (bytes > SIZE_MAX / 32) return NULL;
  const size_t size = rounded(bytes > 0 ? bytes : 1);
  void *memory = size >= LEAST_KEPT && size <= MOST_KEPT ? waiting_piece(size) : NULL;
  return memory ? memory : from_system(size);
}

void ck_release(void *memory, size_t bytes) {
  const size_t size = rounded(bytes > 0 ? bytes : 1);
  if (size < LEAST_KEPT || size > MOST_KEPT) {
    to_system(memory, size);
    return;
  }
  pthread_mutex_lock(&waiting.mutex);
  piece *added = memory;
  *added = (piece){.size = size, .older = waiting.newest};
  if (waiting.newest) waiting.newest->newer = added;
  waiting.newest = added;
  if (!waiting.oldest) waiting.oldest = added;
  waiting.bytes += size;
  // What is over the bound is given back outside of the lock.
  piece *over = NULL;
  while (waiting.bytes > BOUND) {
    piece *last = waiting.oldest;
    take_out(last);
    last->older = over;
    over = last;
  }
  pthread_mutex_unlock(&waiting.mutex);
  while (over) {
    piece *next = over->older;
    to_system(over, over->size);
    over = next;
  }
}

void ck_prepare_malloc(void) {
  mallopt(M_ARENA_MAX, 1);
  mallopt(M_TOP_PAD, 1 << 20);
  // Each option ends malloc's own adjustment of all of them; these are what it would come to.
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  mallopt(M_TRIM_THRESHOLD, 64 << 20);
}

size_t ck_waiting_bytes(void) {
  pthread_mutex_lock(&waiting.mutex);
  const size_t bytes = waiting.bytes;
  pthread_mutex_unlock(&waiting.mutex);
  return bytes;
}
