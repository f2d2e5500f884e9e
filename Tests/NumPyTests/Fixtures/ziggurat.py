"""Measures the widths of the strips of NumPy's ziggurat, for Sources/NumPy/Random/ZigguratEdges.swift.

    python3 ziggurat.py > ../../../Sources/NumPy/Random/ZigguratEdges.swift

A normal number is nearly always 52 random bits times the width of the strip that 8 other bits choose.
Each draw is set beside its raw bits, until one width alone gives all draws of its strip. Widths computed
from the method's equations differ in the last bits, and with them the numbers.
"""

import math

import numpy as np

bits = np.random.PCG64(1)
normal = np.random.Generator(bits)
seen = {index: [] for index in range(256)}
for _ in range(40000):
    state = bits.state
    raw = int(bits.random_raw())
    bits.state = state
    x = abs(normal.standard_normal())
    bits.state = state
    bits.advance(1)
    size = (raw >> 9) & 0xFFFFFFFFFFFFF
    seen[raw & 0xFF].append((size, x))


def width(draws):
    guesses = {}
    for size, x in draws:
        if size == 0:
            continue
        guess = x / size
        for step in range(-3, 4):
            near = guess + step * math.ulp(guess)
            guesses[near] = guesses.get(near, 0) + (size * near == x)
    best = max(guesses, key=lambda g: sum(s * g == x for s, x in draws))
    count = sum(s * best == x for s, x in draws)
    rivals = [g for g in guesses if g != best and sum(s * g == x for s, x in draws) >= count]
    assert not rivals, rivals
    return best


values = [width(seen[index]) * 2**52 for index in range(256)]
print("/// The right edges of the strips of the ziggurat below the normal density, the widest first and")
print("/// then from the top down, as NumPy has them; measured by `ziggurat.py` beside the tests' fixtures.")
print("let zigguratEdges: [Double] = [")
for start in range(0, 256, 4):
    print("  " + ", ".join(v.hex().replace("p+", "p") for v in values[start : start + 4]) + ",")
print("]")
