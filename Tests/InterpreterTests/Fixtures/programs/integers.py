### integers grow beyond 64 bits
print(2 ** 64, 2 ** 100, -2 ** 63, 9223372036854775807 + 1, -9223372036854775808 - 1)
print(10 ** 18 * 10 ** 18, 99999999999999999999, -99999999999999999999, 0xFFFFFFFFFFFFFFFFFF)
a = 9223372036854775807
a += 1
print(a, a - 1, type(a), a - 1 == 9223372036854775807, -(-9223372036854775807 - 1), abs(-2 ** 63))
### factorials and fibonacci numbers
def factorial(n):
    return 1 if n == 0 else n * factorial(n - 1)
print(factorial(30), factorial(50))
a, b = 0, 1
for _ in range(200):
    a, b = b, a + b
print(a)
### division and remainders of large integers
for a in (10 ** 30 + 7, -10 ** 30 - 7):
    for b in (10 ** 12 - 1, -10 ** 12 + 1, 3, -3, 10 ** 40, -10 ** 40):
        print(a // b, a % b, divmod(a, b))
print(-2 ** 63 // -1, -2 ** 63 % -1, 2 ** 64 // 2 ** 64, 2 ** 64 % 2 ** 64)
### large integers come back small
a = 2 ** 70 // 2 ** 60
print(a, a == 1024, {1024: "x"}[a], [0, 1, 2][2 ** 70 - 2 ** 70 + 1])
print(2 ** 64 - 2 ** 64 or "zero", (2 ** 64) >> 60, 2 ** 64 & 255, int(str(2 ** 64)) - 2 ** 64)
### true division of integers rounds once
print((2 ** 53 + 1) / 1, (2 ** 64 + 1) / 2 ** 64, 10 ** 30 / 3, 1 / 10 ** 30, 10 ** 400 / 10 ** 399)
print(9007199254740993 / 1, 9007199254740995 / 3, -10 ** 25 / 7, 3 / 2 ** 1074, 7 / 2 ** 1076, 1 / 2 ** 1100)
print(0 / 10 ** 30, 0 / -5, (2 ** 1100 + 1) / (2 ** 100 + 1), 12345678901234567890 / 987654321)
### shifts of large integers
print(1 << 64, 1 << 100, -1 << 70, (1 << 100) >> 98, (-1 << 100) >> 98, -(1 << 100) >> 200, (1 << 65) >> 1)
print(-5 >> 1, -5 >> 70, 5 >> 70, 0 << 100, (-2 ** 70 - 1) >> 3, (2 ** 70 + 7) >> 2, 5 >> 2 ** 70, -5 >> 2 ** 70)
### bits of large integers
a, b = 2 ** 70 + 12345, -2 ** 66 + 777
print(a & b, a | b, a ^ b, ~a, ~b, a & 0xFFFF, b & 2 ** 64 - 1, b | 1, a ^ -1)
print(-(2 ** 64 - 1) & -(2 ** 64 - 2), -2 ** 64 | -2 ** 64, -2 ** 64 & -2 ** 64, -2 ** 64 ^ -2 ** 64, -2 ** 128 & 2 ** 64)
print((2 ** 100).bit_length(), (-2 ** 100).bit_length(), (255).bit_length(), (0).bit_length(), (2 ** 80 - 1).bit_count())
### powers of large integers
print((-3) ** 45, (10 ** 20) ** 3, (-1) ** (2 ** 70), 0 ** (2 ** 70), 1 ** (2 ** 70 + 1), (-1) ** (2 ** 70 + 1))
print((2 ** 70) ** -1, (2 ** 70) ** 0.5, 2.0 ** 70, (2 ** 70) ** 0, 2 ** 0.5)
### power with a modulus
print(pow(3, 200, 10 ** 9 + 7), pow(2, 10 ** 30, 97), pow(-3, 5, 7), pow(3, 5, -7), pow(10 ** 30, 2, 10 ** 29 + 1))
print(pow(3, -1, 11), pow(7, -2, 10 ** 20 + 39), pow(5, 0, 1), pow(0, 0, 7))
### large integers compare with floats by their exact values
print(2 ** 53 + 1 == float(2 ** 53), 2 ** 53 + 1 > 2.0 ** 53, 9007199254740993 == 9007199254740992.0)
print(2 ** 64 == 2.0 ** 64, 2 ** 64 + 1 == 2.0 ** 64, 2 ** 64 < 2.0 ** 64 + 4096, 10 ** 400 > 1e308, -10 ** 400 < -1e308)
print(10 ** 400 < float("inf"), 10 ** 400 > float("-inf"), 10 ** 400 == float("nan"), 2 ** 63 > 9.3e18, 2 ** 63 != 2.0 ** 63)
print(max(2 ** 70, 1e30, 5), sorted([2 ** 65, 1.5, -2 ** 65, 0, 2 ** 64]), 2 ** 64 < 2 ** 65 <= 2 ** 65)
### large integers mix with floats
print(2 ** 70 + 0.5, 2 ** 70 * 1.0, 1.0 / 2 ** 70, 2 ** 70 // 3.0, 2 ** 70 % 7.0, 2 ** 70 - 1e21, float(2 ** 80 + 1))
print(True + 2 ** 64, 2 ** 64 * False, True << 64, 2 ** 64 - True)
### large integers as keys
d = {2 ** 70: "a", 2 ** 71: "b"}
d[2.0 ** 70] = "c"
print(d, 2 ** 70 in d, len({2 ** 64, 2 ** 64, 2.0 ** 64}), {2 ** 64: 1} == {2 ** 64: 1})
print({2 ** 61, 2 ** 62, 5, 2 ** 61 - 1, 0, 2 ** 100, 7})
### hashes of numbers
print(hash(0), hash(1), hash(-1), hash(-2), hash(2 ** 61 - 1), hash(2 ** 61), hash(2 ** 70), hash(-2 ** 70), hash(10 ** 40))
print(hash(0.5), hash(-0.5), hash(1e300), hash(1.5), hash(2.0 ** 70), hash(-1.0), hash(5e-324), hash(float("inf")), hash(0.1))
print(hash((1, 2)), hash(()), hash((1.5, (2, 3))), hash(True), hash((0,)), hash((-1, 10 ** 30)))
### sets of numbers and tuples have their order
print({0.5, 1.5, 2.5, 3, 10, 0.25}, {(1, 2), (0, 1), (5, 5), (2, 1)}, {1e10, 3, -7.25, 1e-5})
print(set(range(20, 0, -3)), {(i, j) for i in range(3) for j in range(3)})
print({2 ** 40, 2 ** 41, 9, 1}, frozenset([(1,), (2,), (3,)]))
### large integers as text
n = 12345678901234567890123
print(str(n), repr(-n), f"{n}", f"{n:,}", f"{n:_}", f"{n:x}", f"{n:#X}", f"{n:o}", f"{n:b}", f"{n:_b}")
print(f"{n:e}", f"{n:.3f}", f"{n:g}", f"{n:30d}|", f"{n:<30}|", f"{n:+d}", f"{-n:030d}", f"{n:%}")
print("%d %i %x %s %5.1f" % (n, -n, n, n, n), "{:,}".format(-n), "%d" % 1e25, format(n, "^40,"))
print(bin(2 ** 70), oct(-2 ** 70), hex(2 ** 70 + 10), hex(-255), bin(0))
### text and floats as large integers
print(int("123456789012345678901234567890"), int("-99999999999999999999"), int("ff" * 10, 16), int("1_000" * 8))
print(int(1e25), int(-1.5e300), int("0x" + "f" * 20, 16), int("0b" + "1" * 70, 0), int("z" * 20, 36), int(" 12 "))
print(int("٣٤"), int("0o17", 8), int("+5"), int("0", 0), int("00", 0), int("1" * 25, 2))
### large integers and math
import math
print(math.factorial(25), math.factorial(100), math.gcd(2 ** 80, 6 ** 50), math.lcm(2 ** 40, 3 ** 30, 12))
print(math.comb(100, 50), math.perm(30, 20), math.perm(5), math.isqrt(10 ** 41), math.prod(range(1, 31)), math.comb(2, 3))
print(math.floor(1e20), math.ceil(-1e25), math.trunc(1e30), math.log(10 ** 400), math.log2(2 ** 2000), math.log10(10 ** 350))
print(math.sqrt(2 ** 80), math.log(2 ** 80, 2), math.gcd(), math.lcm(), math.gcd(-12, 18), math.lcm(0, 5), math.gcd(0, 2 ** 70))
### rounding large integers
print(round(123456789012345678901234, -5), round(-15, -1), round(25, -1), round(35, -1), round(2 ** 70, 3), round(1e20), round(5, -3))
print(round(-123456789012345678905, -1), round(2 ** 63 - 1, -1), abs(-2 ** 90), -(2 ** 64), +(2 ** 64), round(999, -3), round(500, -3), round(1500, -3))
### sums and ranges near the edge
print(sum([2 ** 62] * 4), sum(range(2 ** 62, 2 ** 62 + 3)), sum([0.5, 2 ** 70]), max(2 ** 63, 2 ** 63 + 1))
print(list(range(2 ** 62, 2 ** 62 + 6, 3)), [1, 2, 3][:2 ** 70], [1, 2, 3][-2 ** 70:], "abc"[::2 ** 70], [1, 2, 3][::-2 ** 70])
print(2 ** 53 + 1 in range(2 ** 53, 2 ** 53 + 5), 2 ** 70 in range(10), 3.0 in range(5), 3.5 in range(5))
### digits of large integers
n = 2 ** 200
print(len(str(n)), sum(int(c) for c in str(n)), str(n)[::-1] == str(n), n % 10 ** 9)
digits = []
while n:
    n, r = divmod(n, 10)
    digits.append(r)
print(digits[:10], len(digits))
### bool and attributes of integers
n = 2 ** 65
print(bool(n), not n, n and 1, n.real == n, n.imag, n.numerator, n.denominator, n.conjugate(), isinstance(n, int))
print((5).as_integer_ratio(), True.bit_length(), True.real, (7).bit_count(), type(True.numerator), int(True))
### a linear congruential generator with a mask
state = 12345
for _ in range(5):
    state = (state * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF
    print(state >> 33, end=" ")
print()
### an fnv hash of text
h = 0xcbf29ce484222325
for c in "recurrent":
    h = ((h ^ ord(c)) * 0x100000001b3) % 2 ** 64
print(h, hex(h))
### a large integer is no float
float(10 ** 400)
### a quotient that is too large
10 ** 400 / 3
### a large integer times a float
10 ** 400 * 1.0
### a format that needs a float
f"{10 ** 400:.2f}"
### a zero divisor of a large integer
2 ** 70 // 0
### a zero divisor of a large remainder
2 ** 70 % 0
### a true division of a large integer by zero
2 ** 70 / 0
### a shift by a negative large number
1 << -2 ** 70
### an index that is too large
[1, 2][2 ** 70]
### a repetition that is too long
[0] * 2 ** 70
### text repeated too often
"a" * 2 ** 70
### a code point that is too large
chr(2 ** 70)
### too many digits to print
print(10 ** 5000)
### too many digits to read
int("1" * 5000)
### the square root of a negative integer
import math
math.isqrt(-1)
### a factorial of a float
import math
math.factorial(2.0)
### a factorial of a negative integer
import math
math.factorial(-5)
### a power without an inverse
pow(2, -1, 4)
### a modulus of zero
pow(2, 3, 0)
### a power of floats with a modulus
pow(2.0, 3, 5)
### a comparison of a large integer with text
2 ** 70 < "a"
### a large integer plus text
2 ** 70 + "a"
### text plus a large integer
"a" + 2 ** 70
### a large integer is not iterable
for i in 2 ** 70: pass
### a large integer is not callable
(2 ** 70)()
### a large integer is not subscriptable
(2 ** 70)[0]
### a float that is no integer
int(float("nan"))
### an integer of bad text
int("12a" * 3)
### an integer of bad text in a base
int("129", 8)
### a base out of range
int("1", 99)
### a base without text
int(5, 10)
### large literal digits in other bases
print(0b1111111111111111111111111111111111111111111111111111111111111111111111, 0o7777777777777777777777777, 0xDEADBEEFDEADBEEFDEADBEEF)
