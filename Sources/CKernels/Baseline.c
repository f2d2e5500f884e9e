// Any x86-64: 4 floats a vector, fused multiply-add in double precision.
#define LEVEL(name) name##_baseline
#define LEVEL_ID ck_baseline
#define TARGET
#define LANES 4
#define TILE_ROWS 2
#include "Kernels.inc"
