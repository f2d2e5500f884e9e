// What this CPU could do at most: fused multiply-adds on registers, with nothing to load.
#include "peak.h"

#include <time.h>

static double seconds(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

enum { SUMS = 12, ROUNDS = 60, TURNS = 30000 };

#define RATE(name, cpu, lanes)                                                                     \
  __attribute__((target(cpu))) static double name(void) {                                          \
    typedef float vector __attribute__((ext_vector_type(lanes)));                                  \
    vector sums[SUMS] = {0};                                                                       \
    vector x = (vector)0.999f, y = (vector)0.001f;                                                 \
    double best = 0;                                                                               \
    for (int round = 0; round < ROUNDS; round++) {                                                 \
      const double start = seconds();                                                              \
      for (int turn = 0; turn < TURNS; turn++) {                                                   \
        _Pragma("clang loop unroll(full)") for (int i = 0; i < SUMS; i++) sums[i] =                \
            __builtin_elementwise_fma(sums[i], x, y);                                              \
        __asm__ volatile("" : "+v"(sums[0]), "+v"(x), "+v"(y));                                    \
      }                                                                                            \
      const double rate = 2e-9 * TURNS * SUMS * lanes / (seconds() - start);                       \
      if (rate > best) best = rate;                                                                \
    }                                                                                              \
    volatile float sink = 0;                                                                       \
    for (int i = 0; i < SUMS; i++) sink = sink + sums[i][0];                                       \
    return best;                                                                                   \
  }

RATE(rate_avx512, "avx512f", 16)
RATE(rate_avx2, "avx2,fma", 8)

double peak_gigaflops(void) {
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx512f")) return rate_avx512();
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return rate_avx2();
  return 0;
}
