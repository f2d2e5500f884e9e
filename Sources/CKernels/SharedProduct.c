// A large product shared out to threads by whole tiles' rows or whole panels' columns, which
// changes no bits: every element is still computed by one thread, in one order.
#include "CKernels.h"

enum {
  /// Multiplications below which a product is not worth sharing, about 80 µs of one thread.
  LEAST_SHARED = 4 << 20,
  /// Multiplications from which parts are made smaller, so that a thread that lags has less to do,
  /// and the rows or columns that such a part must have, for each part packs the other side.
  LEAST_DIVIDED = 64 << 20,
  LEAST_PART = 512,
  /// Rows or columns from which a product is shared, and what parts are whole multiples of.
  LEAST_LENGTH = 192,
  UNIT = 32,
};

typedef struct shared_product {
  ck_product product;
  size_t m, n, k, parts;
  const float *a, *b, *start;
  ptrdiff_t a_row, a_column, b_row, b_column, start_row, c_row;
  float *c;
} shared_product;

/// Where the part of the given number starts among n rows or columns: at a whole unit.
static size_t bound_of(const shared_product *x, size_t n, size_t index) {
  if (index == x->parts) return n;
  const size_t units = (n + UNIT - 1) / UNIT;
  return units * index / x->parts * UNIT;
}

static void rows_part(void *context, size_t index) {
  const shared_product *x = context;
  const ptrdiff_t first = (ptrdiff_t)bound_of(x, x->m, index);
  const ptrdiff_t end = (ptrdiff_t)bound_of(x, x->m, index + 1);
  if (first >= end) return;
  x->product((size_t)(end - first), x->n, x->k, x->a + first * x->a_row, x->a_row, x->a_column,
             x->b, x->b_row, x->b_column, x->start ? x->start + first * x->start_row : NULL,
             x->start_row, x->c + first * x->c_row, x->c_row);
}

static void columns_part(void *context, size_t index) {
  const shared_product *x = context;
  const ptrdiff_t first = (ptrdiff_t)bound_of(x, x->n, index);
  const ptrdiff_t end = (ptrdiff_t)bound_of(x, x->n, index + 1);
  if (first >= end) return;
  x->product(x->m, (size_t)(end - first), x->k, x->a, x->a_row, x->a_column,
             x->b + first * x->b_column, x->b_row, x->b_column, x->start ? x->start + first : NULL,
             x->start_row, x->c + first, x->c_row);
}

void ck_shared_product(ck_product product, size_t m, size_t n, size_t k, const float *a,
                       ptrdiff_t a_row, ptrdiff_t a_column, const float *b, ptrdiff_t b_row,
                       ptrdiff_t b_column, const float *start, ptrdiff_t start_row, float *c,
                       ptrdiff_t c_row) {
  const double work = (double)m * (double)n * (double)k;
  const size_t longer = m > n ? m : n;
  const size_t threads = work < LEAST_SHARED || longer < LEAST_LENGTH ? 1 : ck_threads();
  if (threads < 2) {
    product(m, n, k, a, a_row, a_column, b, b_row, b_column, start, start_row, c, c_row);
    return;
  }
  const int is_divided = work >= LEAST_DIVIDED && longer >= 3 * threads * LEAST_PART;
  shared_product x = {
      .product = product,
      .m = m,
      .n = n,
      .k = k,
      .parts = is_divided ? 3 * threads : threads,
      .a = a,
      .b = b,
      .start = start,
      .a_row = a_row,
      .a_column = a_column,
      .b_row = b_row,
      .b_column = b_column,
      .start_row = start_row,
      .c_row = c_row,
      .c = c,
  };
  ck_share(x.parts, m > n ? rows_part : columns_part, &x);
}
