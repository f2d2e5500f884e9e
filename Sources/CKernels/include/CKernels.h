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

/// What an instruction of a loop computes from its operands a, b and c, element by element where
/// nothing else is said; p and q are its numbers.
typedef enum ck_operation {
  ck_copy_of,            ///< a
  ck_sum_of,             ///< a + b
  ck_difference_of,      ///< a − b
  ck_product_of,         ///< a·b
  ck_quotient_of,        ///< a/b
  ck_maximum_of,         ///< max(a, b)
  ck_minimum_of,         ///< min(a, b)
  ck_negative_of,        ///< −a
  ck_rest_of,            ///< 1 − a
  ck_square_of,          ///< a²
  ck_sigmoid_of,         ///< σ(a)
  ck_tanh_of,            ///< tanh a
  ck_relu_of,            ///< max(a, 0)
  ck_leaky_relu_of,      ///< a where a > 0, else p·a
  ck_exp_of,             ///< exp a
  ck_log_of,             ///< ln a
  ck_root_of,            ///< √a
  ck_magnitude_of,       ///< |a|
  ck_softplus_of,        ///< ln(1 + exp a)
  ck_gelu_of,            ///< a·Φ(a)
  ck_swish_of,           ///< a·σ(a)
  ck_clamp_of,           ///< a, at least p, at most q
  ck_softmax_of,         ///< exp aⱼ / Σ exp aₖ over a row
  ck_row_sum_of,         ///< Σ aₖ over a row of `depth` elements: one element
  ck_matrix_product_of,  ///< c + a·B: rows of `depth` elements times panels that b points to
  ck_int8_product_of,    ///< a·Wᵀ: b points to a ck_int8_matrix, c to its scratch memory
  // What ∂L/∂x is, a being ∂L/∂y: b is y or x as the derivative has it.
  ck_quotient_slope,     ///< −a·b/c: y = x₁/x₂ to x₂, b being y and c being x₂
  ck_larger_slope,       ///< a where b > c, ½a where b = c, else 0
  ck_square_slope,       ///< 2·a·b
  ck_sigmoid_slope,      ///< a·(1 − b)·b, b being y
  ck_tanh_slope,         ///< a·(1 − b²), b being y
  ck_sigmoid_slope_of_product,  ///< (a·c)·(1 − b)·b: y times c to x
  ck_tanh_slope_of_product,     ///< (a·c)·(1 − b²): y times c to x
  ck_relu_slope,         ///< a where b > 0, else 0
  ck_leaky_relu_slope,   ///< a where b > 0, else p·a
  ck_root_slope,         ///< a/(2·b), b being y
  ck_magnitude_slope,    ///< a·sign b
  ck_softplus_slope,     ///< a·σ(b)
  ck_gelu_slope,         ///< a·(Φ(b) + b·φ(b))
  ck_swish_slope,        ///< a·σ(b)·(1 + b·(1 − σ(b)))
  ck_clamp_slope,        ///< a where p ≤ b ≤ q, else 0
  ck_softmax_slope,      ///< b·(a − Σ a·b) over a row, b being y
} ck_operation;

/// Where an operand's rows are at step t, the s-th in the order of the recurrence, for the block of
/// sequences that starts at r: `first + r·row` where s is 0 and there is a `first`; else
/// `base + t·step + (s mod 2)·flip + r·block`.
typedef struct ck_operand {
  float *_Nullable base;
  const float *_Nullable first;
  ptrdiff_t step, flip, block;
  /// Between rows, and between a row's elements: 0 repeats one for all.
  ptrdiff_t row, column;
} ck_operand;

/// At which steps of the recurrence an instruction acts.
typedef enum ck_occasion { ck_always, ck_at_first, ck_at_last, ck_before_last } ck_occasion;

/// y = operation(a, b, c), or y += it, on rows of `width` elements; y's elements are contiguous. y may
/// be an operand of an operation that goes element by element; else it overlaps none.
typedef struct ck_instruction {
  ck_operation operation;
  ck_occasion occasion;
  size_t width, depth;
  float p, q;
  int32_t adds;
  ck_operand a, b, c, y;
} ck_instruction;

/// Instructions that run for every step, a block of at most `block` sequences after the other, for the
/// sequences from `from` up to `to`. Operands that every block writes anew (with `block` 0 and a `row`)
/// have `block` rows for each lane, so that lanes can run side by side.
typedef struct ck_loop {
  const ck_instruction *_Nullable instructions;
  size_t count, steps, block, from, to, lane;
  /// Whether the recurrence starts with the last step.
  int32_t from_end;
  /// Whether the steps run against the recurrence, as those of a gradient do.
  int32_t reversed;
} ck_loop;

/// What one step of Adam does with g, m, v and p:
///
///     p ← shrink·p,  g ← g + decay·p
///     m ← m + newness·(g − m),  v ← keep·v + share·g²
///     p ← p + rate·m / (√v/correction + epsilon)
typedef struct ck_adam {
  float rate, newness, keep, share, correction, epsilon, decay, shrink;
} ck_adam;

/// What one step of gradient descent does: g ← g + decay·p, v ← friction·v + share·g (g in the first
/// step), p ← p + rate·v, or p + rate·(g + friction·v) with Nesterov's momentum.
typedef struct ck_descent {
  float rate, decay, friction, share;
  int32_t nesterov, is_first;
} ck_descent;

/// What one step of RMSprop does: g ← g + decay·p, v ← keep·v + share·g², d = √v + epsilon,
/// p ← p + rate·g/d; or b ← friction·b + g/d, p ← p + rate·b.
typedef struct ck_rmsprop {
  float rate, decay, epsilon, keep, share, friction;
} ck_rmsprop;

/// A matrix product that sums start from; see `product_from`.
typedef void (*ck_product)(size_t m, size_t n, size_t k, const float *a, ptrdiff_t a_row,
                           ptrdiff_t a_column, const float *b, ptrdiff_t b_row, ptrdiff_t b_column,
                           const float *_Nullable start, ptrdiff_t start_row, float *c,
                           ptrdiff_t c_row);

/// A matrix W of 8-bit integers, row n standing for scales[n]·W[n].
typedef struct ck_int8_matrix {
  /// Outputs, and terms of each: at most 65536 terms, so that their sum fits 32 bits.
  size_t rows, columns;
  /// Blocks of 16 rows, each in quads of 4 columns, filled up with zeros: byte
  /// 64·(quad + quads·block) + 4·(row mod 16) + (column mod 4).
  const int8_t *packed;
  /// The sum of each row's integers, and the factor of the row.
  const int32_t *sums;
  const float *scales;
  /// How x is turned into bytes: nonzero takes one factor for each row, 127 steps on each side of
  /// zero; zero takes one factor for all rows, 127 steps from their least to their greatest number.
  int32_t scales_rows;
} ck_int8_matrix;

/// The kernels of one CPU level.
typedef struct ck_kernels {
  ck_level level;

  /// c[i, j] += Σ_p a[i, p]·b[p, j], p ascending, for i < m, j < n, p < k.
  ///
  /// `a` and `b` have a row and a column step, so that either may be a transpose; `c` has rows of
  /// contiguous elements, `c_row` apart, and overlaps neither.
  void (*product)(size_t m, size_t n, size_t k, const float *a, ptrdiff_t a_row, ptrdiff_t a_column,
                  const float *b, ptrdiff_t b_row, ptrdiff_t b_column, float *c, ptrdiff_t c_row);

  /// c = start + Σ_p a[i, p]·b[p, j] in the same order: `start` has rows of contiguous elements,
  /// `start_row` apart (0 repeats one row), and may be `c`; where it is NULL, sums start from zero.
  ck_product product_from;

  /// How many columns a panel of a packed matrix has.
  size_t panel_width;
  /// Writes a matrix [k, n] in panels, side by side, the last one filled up with zeros: k·n floats,
  /// n rounded up to whole panels.
  void (*pack)(size_t n, size_t k, const float *b, ptrdiff_t b_row, ptrdiff_t b_column,
               float *panels);
  /// Runs a loop. Bits depend neither on the level nor on the size of the blocks.
  void (*run)(const ck_loop *loop);

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

  /// One step of an optimizer; v is √'s largest argument so far where there is a `largest`.
  void (*adam)(size_t n, const ck_adam *settings, const float *gradient, float *m, float *v,
               float *_Nullable largest, float *p);
  /// Without momentum there is no `velocity`.
  void (*descend)(size_t n, const ck_descent *settings, const float *gradient,
                  float *_Nullable velocity, float *p);
  /// The gradient's `mean` is taken off its square, squared, where there is one; there is a
  /// `velocity` with momentum.
  void (*rmsprop)(size_t n, const ck_rmsprop *settings, const float *gradient, float *v,
                  float *_Nullable mean, float *_Nullable velocity, float *p);
  /// Σ x[i]² in double precision: eight partial sums, element i in partial sum i mod 8.
  double (*sum_of_squares)(size_t n, const float *x);
  /// sums[j] += x[i, j] for each of some rows, `x_row` apart, one after the other.
  void (*add_rows)(size_t rows, size_t n, const float *x, ptrdiff_t x_row, double *sums);

  /// Of a row of logits: `shift` = max x, 0 where that is infinite, and `logarithm` =
  /// ln Σ exp(x − shift), the exponentials being summed as by `ck_sum`.
  void (*log_of_sum)(size_t n, const float *x, float *shift, float *logarithm);
  /// y[i] = scale·exp(x[i] − shift − logarithm)
  void (*scaled_probabilities)(size_t n, const float *x, float shift, float logarithm, float scale,
                               float *y);

  /// y[i, n] = Σ_p x′[i, p]·W[n, p] for i < m, x′ being x as the matrix says in bytes; the sum is
  /// exact, then multiplied by the product of both factors. Where x has a number that is not finite,
  /// all that shares its factor is NaN.
  ///
  /// `scratch` has, for each row of x, 12 bytes and as many as columns, rounded up to quads; it is
  /// aligned to 4 bytes.
  void (*int8_product)(size_t m, const float *x, ptrdiff_t x_row, const ck_int8_matrix *w,
                       void *scratch, float *y, ptrdiff_t y_row);
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

/// Draws n numbers of 32 bits from a Mersenne twister of 624 words, of which `position` are used up.
///
/// Returns the new position.
size_t ck_twister_draw(uint32_t *words, size_t position, size_t n, uint32_t *draws);

/// y[i] = `chosen` where a number in [0, 1) of 53 bits, two draws, is below the probability; else 0.
///
/// Returns the new position.
size_t ck_twister_choose(uint32_t *words, size_t position, size_t n, double probability,
                         float chosen, float *y);

/// Uninitialized memory, aligned for vectors; NULL where the system has none.
///
/// Pieces of 64 kB to 32 MB that were released wait to be taken again, 128 MB of them at most.
void *_Nullable ck_allocate(size_t bytes);
/// Gives memory back that `ck_allocate` gave for as many bytes.
void ck_release(void *memory, size_t bytes);
/// Makes malloc suit a program that makes millions of small objects on one thread; to be called before
/// there is a second thread. The arena of such a thread grows page by page, with a system call each.
void ck_prepare_malloc(void);
/// The bytes that wait to be taken again.
size_t ck_waiting_bytes(void);

/// How many threads share out large jobs: what was set, else what the environment variable
/// `UNROLL_THREADS` says, else the CPUs that this process may use.
size_t ck_threads(void);
/// What ck_set_threads set; 0 before.
size_t ck_chosen_threads(void);
/// Sets the number of threads, from 1 to 64, for all jobs to come.
void ck_set_threads(size_t threads);

/// Calls part(context, i) for all i < count, in any order and on several threads at once.
///
/// One thread does all parts while another job runs, and within a part. It pays from about 50 µs of
/// work on. A part must not end its thread, nor fork.
void ck_share(size_t count, void (*part)(void *_Nullable context, size_t index),
              void *_Nullable context);

/// `product`, which is some kernels' `product_from`, shared out to threads where it is large; same
/// bits.
void ck_shared_product(ck_product product, size_t m, size_t n, size_t k, const float *a,
                       ptrdiff_t a_row, ptrdiff_t a_column, const float *b, ptrdiff_t b_row,
                       ptrdiff_t b_column, const float *_Nullable start, ptrdiff_t start_row,
                       float *c, ptrdiff_t c_row);

#pragma clang assume_nonnull end

#endif
