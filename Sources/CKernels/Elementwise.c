// What every CPU computes with the same bits anyway: no level is needed, the compiler may vectorize.
#include "CKernels.h"

#pragma clang fp contract(off)

#define COMBINE(operator)                                                                          \
  if (a_step && b_step)                                                                            \
    for (size_t i = 0; i < n; i++) y[i] = a[i] operator b[i];                                      \
  else if (a_step)                                                                                 \
    for (size_t i = 0; i < n; i++) y[i] = a[i] operator second;                                    \
  else                                                                                             \
    for (size_t i = 0; i < n; i++) y[i] = first operator b[i * b_step];                            \
  break;

void ck_combine(ck_binary operation, size_t n, const float *a, size_t a_step, const float *b,
                size_t b_step, float *y) {
  if (n == 0) return;
  const float first = a[0], second = b[0];
  switch (operation) {
  case ck_add:
    COMBINE(+)
  case ck_subtract:
    COMBINE(-)
  case ck_multiply:
    COMBINE(*)
  case ck_divide:
    COMBINE(/)
  }
}

void ck_tanh_derivative(size_t n, const float *g, const float *t, float *y) {
  for (size_t i = 0; i < n; i++) y[i] = g[i] * (1.0f - t[i] * t[i]);
}

void ck_sigmoid_derivative(size_t n, const float *g, const float *s, float *y) {
  for (size_t i = 0; i < n; i++) y[i] = g[i] * ((1.0f - s[i]) * s[i]);
}

static double total_of(const double *partial) {
  return ((partial[0] + partial[1]) + (partial[2] + partial[3])) +
         ((partial[4] + partial[5]) + (partial[6] + partial[7]));
}

double ck_sum(size_t n, const float *x) {
  double partial[8] = {0};
  size_t i = 0;
  for (; i + 8 <= n; i += 8)
    for (size_t j = 0; j < 8; j++) partial[j] += (double)x[i + j];
  for (size_t j = 0; i + j < n; j++) partial[j] += (double)x[i + j];
  return total_of(partial);
}

double ck_sum_of_squares(size_t n, double center, const float *x) {
  double partial[8] = {0};
  for (size_t i = 0; i < n; i++) {
    double difference = (double)x[i] - center;
    partial[i % 8] += difference * difference;
  }
  return total_of(partial);
}

void ck_add_to_sums(size_t n, const float *x, double *sums) {
  for (size_t i = 0; i < n; i++) sums[i] += (double)x[i];
}
