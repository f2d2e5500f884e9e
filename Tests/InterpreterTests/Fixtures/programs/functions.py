### arguments
def f(a, b=2, *args, c=3, **kw):
    return (a, b, args, c, kw)
print(f(1), f(1, 5), f(1, 2, 3, 4), f(1, c=9), f(a=1, b=0), f(1, z=5, y=6), f(*[1, 2, 3], **{"c": 4, "q": 5}))
### positional only and keyword only
def f(a, /, b, *, c): return a, b, c
print(f(1, 2, c=3), f(1, b=2, c=3))
### defaults are evaluated once
def f(x, acc=[]):
    acc.append(x)
    return acc
print(f(1), f(2), f(3, []))
n = 1
def g(x=n): return x
n = 2
print(g())
### closures capture variables
fs = [lambda: i for i in range(3)]
print([f() for f in fs], [f() for f in [lambda i=i: i for i in range(3)]])
def counter():
    n = 0
    def step(k=1):
        nonlocal n
        n += k
        return n
    return step
a, b = counter(), counter()
a(); a(5)
print(a(), b())
### recursion
def fact(n): return 1 if n < 2 else n * fact(n - 1)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fact(15), fib(15), [fact(i) for i in range(6)])
### lambdas
add = lambda a, b=1: a + b
print(add(1), add(1, 2), (lambda *a, **k: (a, k))(1, x=2), (lambda: 5)())
### higher order
def compose(*fs):
    def run(x):
        for f in reversed(fs): x = f(x)
        return x
    return run
print(compose(str, lambda x: x + 1)(4), list(map(compose(abs, int), ["-1", "2"])))
### decorators
def log(f):
    def inner(*args, **kw):
        print("call", f.__name__, args, kw)
        return f(*args, **kw)
    return inner
def times(n):
    def deco(f):
        def inner(*a): return [f(*a) for _ in range(n)]
        return inner
    return deco
@log
@times(2)
def hi(x): return x * 2
print(hi(3))
### docstrings and names
def f(x: int, y: "str" = "a") -> float:
    """Doc of f."""
    return x
class A:
    "Doc of A"
    def m(self): "Doc of m"
print(f.__name__, f.__doc__, A.__doc__, A.m.__doc__, A.m.__qualname__, A.__name__, f(1))
### function attributes
def f(): pass
f.calls = 3
f.calls += 1
print(f.calls, hasattr(f, "x"))
### generators
def gen(n):
    i = 0
    while i < n:
        yield i
        i += 1
print(list(gen(3)), sum(gen(5)), [x for x in gen(2)], max(gen(4)))
g = gen(2)
print(next(g), next(g), next(g, "end"))
### generators keep state
def running():
    total = 0
    while True:
        x = yield total
        if x is None: return
        total += x
r = running()
next(r)
print(r.send(1), r.send(10))
try:
    r.send(None)
except StopIteration:
    print("stopped")
### yield from
def inner():
    yield 1
    return "result"
def outer():
    r = yield from inner()
    yield r
    yield from [10, 20]
print(list(outer()))
### generators with try and with
class M:
    def __enter__(self): print("in")
    def __exit__(self, *a): print("out")
def g():
    try:
        with M():
            yield 1
            yield 2
    finally:
        print("closed")
for x in g(): print(x)
def h():
    for i in range(3):
        try:
            yield i
        except ValueError as e:
            print("got", e)
it = h()
next(it)
print(it.throw(ValueError("boo")))
### infinite generators and islice by hand
def nat():
    n = 0
    while True:
        yield n
        n += 1
out = []
for x in nat():
    if x > 4: break
    out.append(x)
print(out)
### generators in branches
def g(flag):
    if flag:
        yield "a"
        for c in "xy":
            if c == "y":
                yield c * 2
            else:
                yield c
    else:
        yield "b"
    return
print(list(g(True)), list(g(False)))
### batches as notes write them
def batches(data, size):
    for i in range(0, len(data), size):
        yield data[i:i + size]
for b in batches(list(range(7)), 3): print(b)
### returning tuples
def stats(xs): return min(xs), max(xs), sum(xs) / len(xs)
lo, hi, mean = stats([1, 2, 3, 4])
print(lo, hi, mean)
### keyword order is kept
def f(**kw): return list(kw.items())
print(f(b=1, a=2, c=3), dict(z=1, y=2))
### star in the middle
print([*range(3), 9, *"ab"], (*[1], 2), {*[1, 2], 3}, {**{"a": 1}, "b": 2, **{"a": 3}})
def f(*a): return a
print(f(*[1, 2], 3, *(4,)))
### local names hide global ones
x = "global"
def f():
    x = "local"
    return x
print(f(), x)
### higher functions with methods
print(list(map(str.upper, ["a", "b"])), sorted(["b", "A"], key=str.lower), [].append, "abc".upper) if False else print(list(map(str.upper, ["a", "b"])))
### iter with sentinel
it = iter([1, 2, 3, 0, 4])
print(list(iter(lambda: next(it), 0)), next(it))
### nested functions and defaults from the enclosing scope
def outer(k):
    def inner(x, m=k * 2): return x * m + k
    return inner
print(outer(3)(2), outer(1)(5))
### functions as dict values
ops = {"add": lambda a, b: a + b, "mul": lambda a, b: a * b}
for name, op in ops.items(): print(name, op(3, 4))
