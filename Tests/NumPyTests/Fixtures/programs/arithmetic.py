### operators
a, b = np.array([1, 2, 3]), np.array([4, 5, 6])
print(a + b, a - b, a * b, a / b, a ** 2, b // a, b % a, -a, +a, abs(-a))
print(a + 1, 1 - a, 2 * a, 2 / a, 2 ** a, 7 // a, 7 % a, a / 2)
print(a @ b, a > 2, a == b, (a > 1) & (b < 6), ~(a > 1), a | 8, a ^ 1, a << 1)
### floats and negatives
x = np.array([-7.5, 7.5, -2])
print(x // 2, x % 2, x // -2, x % -3, np.fmod(x, 2))
n = np.array([-7, 7, -2])
print(n // 2, n % 2, n // -2, n % -3, np.fmod(n, 2))
print(np.array([2.0, 4.0]) ** 0.5, np.array([1, 2]) ** 2.0)
### promotion
i, f, s = np.array([1, 2]), np.array([1.5, 2]), np.array([1, 2], dtype=np.float32)
print((i + f).dtype, (i + s).dtype, (s + 1.5).dtype, (s * 2).dtype, (i + 1.5).dtype, (i / 2).dtype)
print((s + np.float64(1)).dtype, (s + f).dtype, (np.int32(1) + np.int64(1)).dtype)
print((np.array([True]) + 1).dtype, (np.array([True]) + True).dtype, (np.array([True, False]) * 2.5))
print((np.array([1], dtype=np.int8) + np.array([1], dtype=np.uint8)).dtype)
print((np.array([1], dtype=np.int16) + np.array([1], dtype=np.float32)).dtype)
print(np.exp(np.array([1], dtype=np.float32)).dtype, np.exp(i).dtype, np.sqrt(s).dtype)
### overflow wraps
print(np.array([127], dtype=np.int8) + np.array([1], dtype=np.int8))
print(np.array([9223372036854775807]) + 1, np.array([200], dtype=np.uint8) * np.array([2], dtype=np.uint8))
print(np.array([2**31 - 1], dtype=np.int32) + 1)
### division by zero
print(np.array([1.0, -1.0, 0.0]) / 0, np.array([1, 2]) // 0, np.array([5]) % 0, np.log(np.array([0.0])))
### broadcasting
a = np.arange(6).reshape(2, 3)
print(a + np.array([10, 20, 30]), a + np.array([[100], [200]]), a * np.ones(3))
print((np.arange(3)[:, None] * np.arange(3)).shape, np.arange(3)[:, np.newaxis] - np.arange(2))
### shapes that don't fit
np.ones((2, 3)) + np.ones((3, 2))
### shapes of three operands
np.ones(3) * np.ones(4)
### in place
a = np.arange(4.0)
b = a
a += 1
a *= 2
a[1:] -= 0.5
print(a, b is a, b)
a /= 4
a **= 2
print(a)
m = np.zeros((2, 3))
m += np.array([1, 2, 3])
print(m)
### in place of another kind
a = np.arange(3)
a += 0.5
### a large Python number
np.array([1], dtype=np.uint8) + 300
### truth of many
if np.array([1, 2]) > 1:
    pass
### boolean minus
np.array([True]) - np.array([False])
### scalars
x = np.float64(2.5)
print(x + 1, type(x + 1), 1 + x, x * 2, x ** 2, -x, x // 2, x > 2, x == 2.5, abs(-x), round(x, 1))
i = np.int64(7)
print(i / 2, i // 2, i % 3, i + 1, type(i + 1), float(i), int(x), bool(i), [10, 20, 30][np.int64(1)])
print(isinstance(x, float), isinstance(i, int), isinstance(i, np.integer), isinstance(x, np.floating))
print({np.int64(1): "a"}[1], sum([np.float64(0.5), 1]), max(np.array([1, 3, 2])), round(np.float64(2.567), 2))
print(np.float32(0.1) + 1, np.float32(0.1) + np.float64(1), np.float32(3) * 2, range(np.int64(3)))
### functions
x = np.array([0.5, 1.0, 2.0])
print(np.exp(x), np.log(x), np.sqrt(x), np.sin(x), np.cos(x))
print(np.tanh(x), np.abs(-x), np.sign([-2, 0, 3]), np.square(x), np.power(x, 3))
print(np.floor([1.5, -1.5]), np.ceil([1.5, -1.5]), np.round([0.5, 1.5, 2.567], 1), np.rint([2.5, 3.5]))
print(np.maximum([1, 5], [3, 2]), np.minimum(2, [1, 5]), np.clip([1, 5, 9], 2, 6), np.exp(0), np.sqrt(4))
print(np.log1p(1e-10), np.expm1(1e-10), np.log2(8), np.log10(1000), np.arctan2(1, 1), np.hypot(3, 4))
### where
a = np.array([1, -2, 3])
print(np.where(a > 0, a, 0), np.where(a > 0), np.where([True, False], 1.5, [1, 2]))
print(np.where(a > 0, "yes", "no"))
### comparisons and logic
print(np.logical_and([True, False], [True, True]), np.logical_not([1, 0]), np.logical_or([0, 1], 0))
print(np.isnan([1, np.nan]), np.isinf([np.inf, 1]), np.isfinite([np.nan, 1]), np.isclose([1, 2], [1 + 1e-9, 2.1]))
print(np.allclose([1, 2], [1, 2]), np.array_equal([1, 2], [1, 2]), np.array_equal([1], [1, 2]))
print(np.nan_to_num([np.nan, np.inf, -np.inf, 2]), np.equal([1, 2], 1), np.greater([1, 2], 1))
print(2 in np.array([1, 2]), np.array([1, 2]) == None, np.array([1, 2]) != "a")
### neurons
x = np.array([[1.0, -2.0], [0.5, 3.0]])
sigmoid = lambda z: 1 / (1 + np.exp(-z))
softmax = lambda z: np.exp(z - z.max(axis=-1, keepdims=True)) / np.exp(z - z.max(axis=-1, keepdims=True)).sum(axis=-1, keepdims=True)
print(sigmoid(x).round(6), softmax(x).round(6), np.maximum(0, x))
### negative powers of integers
np.array([2]) ** -1
### mixed with a list
print(np.array([1, 2]) + [3, 4], [1, 2] * np.array([3, 4]), (1, 2) - np.array([1, 1]))
