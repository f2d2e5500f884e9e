// AVX2 and FMA: 8 floats a vector, 16 registers.
#define LEVEL(name) name##_avx2
#define LEVEL_ID ck_avx2
#define TARGET __attribute__((target("avx2,fma")))
#define LANES 8
#define TILE_ROWS 6
#include "Kernels.inc"
