// AVX-512: 16 floats a vector, 32 registers.
#define LEVEL(name) name##_avx512
#define LEVEL_ID ck_avx512
#define TARGET __attribute__((target("avx512f,avx512dq,avx512vl,avx2,fma")))
#define LANES 16
#define TILE_ROWS 12
#include "Kernels.inc"
