#include "CKernels.h"

#include <string.h>

extern const ck_kernels ck_kernels_baseline, ck_kernels_avx2, ck_kernels_avx512;

const ck_kernels *ck_kernels_at(ck_level level) {
  __builtin_cpu_init();
  switch (level) {
  case ck_baseline:
    return &ck_kernels_baseline;
  case ck_avx2:
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") ? &ck_kernels_avx2 : NULL;
  case ck_avx512:
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
                   __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("fma")
               ? &ck_kernels_avx512
               : NULL;
  }
  return NULL;
}

const ck_kernels *ck_kernels_named(const char *name) {
  static const char *const names[] = {"baseline", "avx2", "avx512"};
  for (int level = ck_baseline; name && level <= ck_avx512; level++) {
    const ck_kernels *kernels = ck_kernels_at((ck_level)level);
    if (kernels && strcmp(name, names[level]) == 0) return kernels;
  }
  for (int level = ck_avx512; level > ck_baseline; level--) {
    const ck_kernels *kernels = ck_kernels_at((ck_level)level);
    if (kernels) return kernels;
  }
  return &ck_kernels_baseline;
}
