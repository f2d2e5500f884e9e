// The Mersenne twister's words, many at a time.
#include "CKernels.h"

enum { WORDS = 624, MIDDLE = 397 };

static inline uint32_t twisted(uint32_t high, uint32_t low, uint32_t far) {
  const uint32_t mixed = (high & 0x80000000u) | (low & 0x7fffffffu);
  return far ^ (mixed >> 1) ^ ((0u - (mixed & 1u)) & 0x9908b0dfu);
}

static void refill(uint32_t *w) {
  // No loop reads what it writes less than a vector before.
  for (size_t i = 0; i < WORDS - MIDDLE; i++) w[i] = twisted(w[i], w[i + 1], w[i + MIDDLE]);
  for (size_t i = WORDS - MIDDLE; i < WORDS - 1; i++)
    w[i] = twisted(w[i], w[i + 1], w[i + MIDDLE - WORDS]);
  w[WORDS - 1] = twisted(w[WORDS - 1], w[0], w[MIDDLE - 1]);
}

static inline uint32_t tempered(uint32_t bits) {
  bits ^= bits >> 11;
  bits ^= (bits << 7) & 0x9d2c5680u;
  bits ^= (bits << 15) & 0xefc60000u;
  return bits ^ (bits >> 18);
}

size_t ck_twister_draw(uint32_t *words, size_t position, size_t n, uint32_t *draws) {
  while (n > 0) {
    if (position == WORDS) {
      refill(words);
      position = 0;
    }
    const size_t count = n < WORDS - position ? n : WORDS - position;
    for (size_t i = 0; i < count; i++) draws[i] = tempered(words[position + i]);
    position += count;
    draws += count;
    n -= count;
  }
  return position;
}

size_t ck_twister_choose(uint32_t *words, size_t position, size_t n, double probability,
                         float chosen, float *y) {
  enum { PIECE = 256 };
  uint32_t draws[2 * PIECE];
  // For whole numbers, below p·2⁵³ is below the next whole number.
  const double bound = probability * 0x1p53;
  uint64_t limit = (uint64_t)bound;
  if ((double)limit < bound) limit++;
  for (size_t first = 0; first < n; first += PIECE) {
    const size_t count = n - first < PIECE ? n - first : PIECE;
    position = ck_twister_draw(words, position, 2 * count, draws);
    for (size_t i = 0; i < count; i++) {
      // The first draw is the high half; 53 bits make a number below 1.
      const uint64_t bits = ((uint64_t)(draws[2 * i] & 0x1fffffu) << 32) | draws[2 * i + 1];
      y[first + i] = bits < limit ? chosen : 0.0f;
    }
  }
  return position;
}
