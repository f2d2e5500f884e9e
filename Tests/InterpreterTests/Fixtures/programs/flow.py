### loops with else
for n in range(2, 12):
    for d in range(2, n):
        if n % d == 0:
            break
    else:
        print(n, end=" ")
print()
while True:
    break
else:
    print("never")
n = 3
while n:
    n -= 1
else:
    print("counted down", n)
for _ in []: pass
else: print("empty")
### continue and break in nested loops
out = []
for i in range(5):
    if i == 1: continue
    for j in range(5):
        if j == i: break
        if j % 2: continue
        out.append((i, j))
    if i == 3: break
print(out, i, j)
### loop variables over structures
for i, (a, b) in enumerate([(1, 2), (3, 4)]): print(i, a, b, end="; ")
for k, v in {"x": 1, "y": 2}.items(): print(k, v, end="; ")
for a, *b in ["abc", "de"]: print(a, b, end="; ")
for x, in [[1], [2]]: print(x, end="; ")
for d["k"] in [1, 2] if False else []: pass
xs = [0, 0]
for xs[1] in range(3): pass
print(xs)
### conditional expressions nest
def grade(n): return "A" if n > 90 else "B" if n > 80 else "C"
print([grade(n) for n in (95, 85, 10)], 1 if 0 else 2 if "" else 3, (1 if True else 2) + 3, [x if x else -1 for x in (0, 5)])
### short circuits
log = []
def t(x): log.append(x); return x
print(t(0) or t(5) or t(7), t(1) and t(0) and t(2), not t(""), t(1) < t(2) > t(0), t(3) < t(2) < t(9), t(0) or t("") or t(None))
print(log)
### walrus in conditions
data = [1, 5, 9]
if (n := len(data)) > 2: print(n)
while (x := data.pop()) > 1: print(x, end=" ")
print([y for v in [1, 2, 3] if (y := v * v) > 2], y, (z := 5) + z)
print({(k := c): k.upper() for c in "ab"}, any((hit := v) > 2 for v in [1, 3, 5]), hit)
### chained assignment
a = b = c = []
a.append(1)
x, y = z = 1, 2
i = j = 0
i += 1
print(a, b, c is a, x, y, z, i, j)
### augmented operators
x = 7
x += 3; x -= 1; x *= 2; x /= 4; x //= 1; x **= 2; x %= 10
y = 6
y &= 3; y |= 8; y ^= 1; y <<= 2; y >>= 1
s = [1]; s += (2,); s *= 2; s += "ab"
t = (1,); t += (2,)
w = "a"; w += "b"; w *= 2; w %= ()
print(x, y, s, t, w)
### comprehensions with many clauses
print([(x, y) for x in range(3) for y in range(x)], [x for x in range(20) if x % 2 if x % 3], {x % 3: x for x in range(7)}, sorted({x * y for x in (1, 2) for y in (3, 4)}), [[y for y in range(x)] for x in range(3)])
print([x for x in [x * 2 for x in range(3)]], [a + b for a, b in [(1, 2), (3, 4)]], [f(3) for f in [lambda x, i=i: x * i for i in range(3)]], sum(x for x in range(5) if x != 3), list(x + 1 for x in (1, 2)))
### comprehension variables stay inside
x = "outer"
ys = [x for x in range(3)]
print(x, ys, [i for i in "ab"], "i" in dir() if False else "no leak")
### closures share and capture late
def make():
    n = 0
    def up():
        nonlocal n
        n += 1
        return n
    def get(): return n
    return up, get
up, get = make()
up(); up()
print(get(), [f() for f in [lambda: i for i in range(3)]], [f() for f in [lambda i=i: i for i in range(3)]])
up2, get2 = make()
print(get2(), up2(), get())
### nonlocal through levels
def a():
    x = 1
    def b():
        def c():
            nonlocal x
            x += 10
            return x
        return c() + x
    return b(), x
print(a())
### global names
count = 0
def bump(by=1):
    global count, fresh
    count += by
    fresh = count * 2
bump(); bump(5)
print(count, fresh)
### defaults are shared and evaluated once
def f(x, acc=[]):
    acc.append(x)
    return acc
print(f(1), f(2), f(3, []), f(4))
n = 5
def g(k=n): return k
n = 9
print(g(), g(1), g.__defaults__)
### arguments of all kinds
def f(a, b=2, *args, c, d=4, **kw): return a, b, args, c, d, kw
print(f(1, c=3), f(1, 9, 8, 7, c=0, e=5), f(*[1, 2, 3], **{"c": 4, "z": 1}), f(c=1, a=2))
def p(a, /, b, *, c): return a, b, c
print(p(1, 2, c=3), p(1, b=2, c=3))
def q(*, k=1, **kw): return k, kw
print(q(), q(k=2, j=3))
### functions are values
def compose(*fs):
    def run(x):
        for f in reversed(fs): x = f(x)
        return x
    return run
print(compose(str, lambda x: x + 1, abs)(-5), (lambda *a, **k: (a, k))(1, b=2), [op(6, 3) for op in (lambda a, b: a + b, lambda a, b: a // b, max)], {"f": len}["f"]("abc"), sorted([3, 1], key=lambda v: -v))
### decorators with and without arguments
def trace(f):
    def wrapper(*args, **kwargs):
        result = f(*args, **kwargs)
        print(f.__name__, args, kwargs, "->", result)
        return result
    return wrapper
def repeat(times):
    def deco(f):
        def wrapper(*a): return [f(*a) for _ in range(times)]
        return wrapper
    return deco
@trace
def add(a, b=1): return a + b
@repeat(2)
@trace
def inc(x): return x + 1
add(1); add(1, b=5); print(inc(3))
### memory by a dict
def memo(f):
    seen = {}
    def g(n):
        if n not in seen: seen[n] = f(n)
        return seen[n]
    return g
@memo
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(90), [fib(i) for i in range(12)])
### generators with send
def average():
    total, n, mean = 0, 0, None
    while True:
        x = yield mean
        total += x
        n += 1
        mean = total / n
g = average()
next(g)
print(g.send(10), g.send(20), g.send(3))
### generators compose
def evens():
    n = 0
    while True:
        yield n
        n += 2
def take(k, it):
    for _ in range(k): yield next(it)
def chain(*its):
    for it in its: yield from it
def gen():
    result = yield from inner()
    yield result
def inner():
    yield 1
    return "returned"
print(list(take(4, evens())), list(chain("ab", [1], range(2))), list(gen()), list(x * x for x in take(3, evens())), sum(take(3, evens())))
### a generator runs on demand
def noisy():
    print("start")
    for i in range(2):
        print("make", i)
        yield i
    print("end")
g = noisy()
print("made")
for x in g: print("got", x)
print(list(g), next(g, None))
### batches
def batches(data, size, shuffle=False):
    for i in range(0, len(data), size):
        yield data[i:i + size]
print(list(batches(list(range(7)), 3)), [len(b) for b in batches("abcdefgh", 3)])
### recursion on structures
def flatten(x): return [z for y in x for z in flatten(y)] if isinstance(x, (list, tuple)) else [x]
def depth(x): return 1 + max(map(depth, x), default=0) if isinstance(x, list) else 0
def hanoi(n, a="A", b="B", c="C"): return [] if n == 0 else hanoi(n - 1, a, c, b) + [(a, c)] + hanoi(n - 1, b, a, c)
def perms(s): return [s] if len(s) < 2 else [c + p for i, c in enumerate(s) for p in perms(s[:i] + s[i + 1:])]
print(flatten([1, [2, (3, [4])], []]), depth([1, [2, [3]]]), len(hanoi(5)), hanoi(2), perms("abc"))
### sorting algorithms
def quick(a): return a if len(a) < 2 else quick([x for x in a[1:] if x < a[0]]) + [a[0]] + quick([x for x in a[1:] if x >= a[0]])
def bubble(a):
    a = a[:]
    for i in range(len(a)):
        for j in range(len(a) - 1 - i):
            if a[j] > a[j + 1]: a[j], a[j + 1] = a[j + 1], a[j]
    return a
def merge(a):
    if len(a) < 2: return a
    m = len(a) // 2
    l, r, out = merge(a[:m]), merge(a[m:]), []
    while l and r: out.append(l.pop(0) if l[0] <= r[0] else r.pop(0))
    return out + l + r
data = [5, 2, 9, 1, 5, 6, -3, 0]
print(quick(data), bubble(data) == sorted(data), merge(data) == sorted(data))
### a tanh recurrence with floats
import math
h, W, U, b = 0.0, 0.5, -0.8, 0.1
for x in [1.0, -2.0, 0.5, 3.25]:
    h = math.tanh(W * x + U * h + b)
    print(f"{h:.6f}", h)
### gradient descent on a parabola
x, rate = 5.0, 0.1
for step in range(1, 6):
    grad = 2 * (x - 3)
    x -= rate * grad
    print(f"step {step}: x = {x:.4f}, loss = {(x - 3) ** 2:.2e}")
### softmax and cross entropy by hand
import math
logits = [2.0, 1.0, 0.1]
m = max(logits)
e = [math.exp(v - m) for v in logits]
p = [v / sum(e) for v in e]
print([round(v, 4) for v in p], sum(p), -math.log(p[0]), max(range(3), key=p.__getitem__) if False else p.index(max(p)))
### sieve and collatz and gcd
sieve = [True] * 30
for i in range(2, 30):
    if sieve[i]:
        for j in range(i * i, 30, i): sieve[j] = False
print([i for i in range(2, 30) if sieve[i]])
def collatz(n):
    while n != 1:
        yield n
        n = n // 2 if n % 2 == 0 else 3 * n + 1
print(list(collatz(6)), max(collatz(27)))
a, b = 1071, 462
while b: a, b = b, a % b
print(a)
### semicolons and one line blocks
x = 1; y = 2; print(x + y)
if x: print("a"); print("b")
for i in range(2): print(i, end=","); x += i
class A: pass; z = 3
def f(): return 1; 
print(x, A.z, f())
### lines joined by brackets and backslashes
total = (1 +
         2 +  # a comment
         3)
xs = [
    1,
    2,
]
s = "a" \
    "b"
if total == 6 and \
        s == "ab": print(total, xs, s)
### comments and blank lines and docstrings
# comment
def f():
    """doc"""

    # inside

    return 1  # behind


print(f(), f.__doc__)
### annotations are not checked
def f(x: int, y: "str" = 5, *a: float, k: list[int] = None) -> "nothing": return x, y
v: int = "text"
w: undefined_annotation if False else int = 3
class A:
    n: int
    m: float = 1.5
print(f("a"), v, w, A.m, hasattr(A, "n"))
### ellipsis and pass stand for bodies
def f(): ...
class A: ...
if True: pass
print(f(), ..., Ellipsis is ..., type(...).__name__)
### del of many things
a, b, xs, d = 1, 2, [1, 2, 3], {"k": 1}
del a, xs[0], d["k"]
del (b)
print(xs, d)
### assertion passes in silence
assert True, "never"
assert (1, "always true tuple")[0]
print("passed")
### printing options
print(1, 2, sep="-", end="!\n")
print()
print("a", "b", sep="")
print(*[1, 2, 3], sep="\n")
print("x", end="")
print("y", end="\n\n")
print(sep="-")
print("tab\tend", None, True, 1.0, 1e100, [1, "a"], {"k": (1,)}, flush=True)
### identity of small things
a = None
print(a is None, a is not None, True is True, [] is [], () is (), (a := [1]) is a)
### unicode names
größe, 名前, π = 3, "name", 3.14
print(größe, 名前, π, "größe" in dir() if False else "ok")
### numbers in many notations
print(1_000_000, 0xFF, 0o17, 0b101, 1e3, 1.5e-3, .5, 5., 1_0.0_1, 0XaB, 1E5, 00, 0.0)
### operator precedence
print(2 + 3 * 4 ** 2, -2 ** 2, (-2) ** 2, 2 ** 3 ** 2, not 1 == 2, 1 + 2 << 1, 7 & 3 == 3, 5 - 3 - 1, 2 ** -1, ~5 + 1, 1 | 2 ^ 3 & 4, 10 // 3 * 3, -7 // 2, 6 / 2 * 3, not True or True, 1 < 2 == True)
