// Float32 kernels, one variant per CPU level, all with the same bits.
//
// A kernel gets pointers and sizes; it knows nothing of shapes. What makes the bits equal on every
// level: a matrix product's element is one accumulator that takes its terms in ascending order by
// fused multiply-add, functions are fixed sequences of IEEE operations, tails run through the same
// vector code, and the compiler may not contract anything by itself.
#ifndef CKERNELS_H
#define CKERNELS_H

#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

/// A CPU level: what instructions the kernels of a table use.
typedef enum ck_level { ck_baseline = 0, ck_avx2 = 1, ck_avx512 = 2 } ck_level;

/// The kernels of one CPU level.
typedef struct ck_kernels {
  ck_level level;

  /// c[i, j] += Σ_p a[i, p]·b[p, j], p ascending, for i < m, j < n, p < k.
  ///
  /// `a` and `b` have a row and a column step, so that either may be a transpose; `c` has rows of
  /// contiguous elements, `c_row` apart, and overlaps neither.
  void (*product)(size_t m, size_t n, size_t k, const float *a, ptrdiff_t a_row, ptrdiff_t a_column,
                  const float *b, ptrdiff_t b_row, ptrdiff_t b_column, float *c, ptrdiff_t c_row);

  /// y[i] = f(x[i]); `x` may be `y`. At most 3 ulp from the true value.
  void (*exponential)(size_t n, const float *x, float *y);
  void (*logarithm)(size_t n, const float *x, float *y);
  void (*hyperbolic_tangent)(size_t n, const float *x, float *y);
  void (*sigmoid)(size_t n, const float *x, float *y);

  /// y[i] = fma(s, x[i], y[i])
  void (*add_scaled)(size_t n, float s, const float *x, float *y);
  /// y[i] = fma(w, x[i] − y[i], y[i])
  void (*interpolate)(size_t n, float w, const float *x, float *y);
  /// y[i] = fma(s·a[i], b[i], y[i])
  void (*add_scaled_product)(size_t n, float s, const float *a, const float *b, float *y);
  /// y[i] = fma(x[i], s, t)
  void (*scale_and_shift)(size_t n, float s, float t, const float *x, float *y);

  /// Turns uniform numbers in [0, 1) into normal ones, in blocks of 16 (`n` is a multiple of 16):
  /// Box and Muller's method on u = 1 − x[j], v = x[j + 8], with Cephes' single precision log, sin
  /// and cos; then fma(number, deviation, mean).
  void (*normal_blocks)(size_t n, float mean, float deviation, float *x);
} ck_kernels;

/// The kernels of a level, or NULL where this CPU cannot run them.
const ck_kernels *_Nullable ck_kernels_at(ck_level level);

/// The kernels of the level called `name` (`baseline`, `avx2`, `avx512`); of the best level that
/// this CPU can run where `name` is NULL, unknown, or out of its reach.
const ck_kernels *ck_kernels_named(const char *_Nullable name);

/// An elementwise operation of two operands.
typedef enum ck_binary {
  ck_add,
  ck_subtract,
  ck_multiply,
  ck_divide,
} ck_binary;

/// y[i] = a[i·a_step] ∘ b[i·b_step]; a step is 0 (one value for all) or 1. Operands may be `y`.
void ck_combine(ck_binary operation, size_t n, const float *a, size_t a_step, const float *b,
                size_t b_step, float *y);

/// y[i] = g[i]·(1 − t[i]²), the derivative of t = tanh x.
void ck_tanh_derivative(size_t n, const float *g, const float *t, float *y);
/// y[i] = g[i]·(1 − s[i])·s[i], the derivative of s = σ(x).
void ck_sigmoid_derivative(size_t n, const float *g, const float *s, float *y);

/// Σ x[i] in double precision: eight partial sums, element i in partial sum i mod 8, then pairwise.
double ck_sum(size_t n, const float *x);
/// Σ (x[i] − center)² in the same order.
double ck_sum_of_squares(size_t n, double center, const float *x);
/// sums[j] += x[j]
void ck_add_to_sums(size_t n, const float *x, double *sums);

#pragma clang assume_nonnull end

#endif
