### while with else
n = 0
while n < 3:
    n += 1
else:
    print("done", n)
while True:
    n += 1
    if n > 5: break
    if n == 5: continue
    print(n)
else:
    print("never")
### for with else and break
for i in range(5):
    if i == 3:
        print("found"); break
else:
    print("not found")
for i in []:
    pass
else:
    print("empty", "i still", i)
### nested loops
for i in range(3):
    for j in range(3):
        if j == i: continue
        if j > 1: break
        print(i, j, end="; ")
print()
### enumerate and zip
for i, (a, b) in enumerate(zip("abc", [1, 2, 3, 4]), start=1):
    print(i, a, b)
print(list(zip([1, 2], "ab", (True, False))), list(zip()), dict(zip("ab", [1, 2])))
print(list(zip(*[(1, 2), (3, 4)])))
### map filter and reduce by hand
print(list(map(lambda x: x * 2, [1, 2])), list(map(str, range(3))), list(filter(None, [0, 1, "", "a"])))
print(list(map(lambda a, b: a + b, [1, 2], [10, 20])), list(filter(lambda x: x % 2, range(6))))
### built in reductions
print(sum([1, 2, 3]), sum([0.1] * 3), sum([[1], [2]], []), min(3, 1, 2), max([4, 9, 2]), min("b", "a"))
print(max([1, -5, 3], key=abs), min([], default=0), any([0, 1]), all([1, 0]), any([]), all([]))
print(max("apple", "fig", key=len), sum(x * x for x in range(4)), max({"a": 1, "b": 0}), sum((1, 2), 10))
### comprehensions
print([x * 2 for x in range(5) if x % 2], {x: x ** 2 for x in range(3)}, {x % 3 for x in range(9)})
print([(x, y) for x in range(2) for y in "ab"], [[j for j in range(i)] for i in range(4)])
print([x if x > 1 else -x for x in range(4)], sum(1 for c in "hello" if c == "l"))
x = "outer"
print([x for x in range(3)], x)
matrix = [[1, 2], [3, 4]]
print([[row[i] for row in matrix] for i in range(2)], [v for row in matrix for v in row])
### generator expressions are lazy
g = (print("made", i) or i for i in range(3))
print("before")
print(next(g), next(g))
print(list(g), list(g))
### conditional expressions
for n in (0, 1, 2):
    print("none" if n == 0 else "one" if n == 1 else "many")
### walrus
if (n := len("abc")) > 2:
    print(n)
print([y := 5, y ** 2], [z for x in range(4) if (z := x * 2) > 2])
### try except else finally
def f(x):
    try:
        r = 10 / x
    except ZeroDivisionError as e:
        print("caught", e)
        return "zero"
    except (TypeError, ValueError):
        return "type"
    else:
        print("else")
        return r
    finally:
        print("finally")
print(f(2), f(0), f("a"))
### finally overrides
def f():
    try:
        return 1
    finally:
        return 2
def g():
    for i in range(3):
        try:
            continue
        finally:
            print("f", i)
    return "end"
print(f(), g())
### nested handlers and reraise
def f():
    try:
        try:
            raise ValueError("inner")
        except ValueError as e:
            print("one", e)
            raise
    except ValueError as e:
        print("two", e, e.args)
        raise KeyError("k") from e
try:
    f()
except KeyError as e:
    print("three", repr(e), repr(e.__cause__))
### exception classes
class MyError(ValueError):
    def __init__(self, code):
        super().__init__(f"code {code}")
        self.code = code
try:
    raise MyError(7)
except ValueError as e:
    print(type(e).__name__, e, e.code, isinstance(e, MyError), repr(e))
try:
    raise KeyError
except LookupError as e:
    print(repr(e), str(e) == "")
print(issubclass(ZeroDivisionError, ArithmeticError), issubclass(KeyError, LookupError), ValueError("a", 1).args)
### exception text
for e in [ValueError("x"), ValueError(), ValueError(1, 2), KeyError("k"), Exception([1]), StopIteration(3)]:
    print(str(e), "|", repr(e))
### the exception name is unbound behind the handler
try:
    1 / 0
except ZeroDivisionError as e:
    pass
try:
    e
except NameError as err:
    print(err)
### with statement
class Manager:
    def __init__(self, name, swallow=False): self.name, self.swallow = name, swallow
    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()
    def __exit__(self, kind, value, trace):
        print("exit", self.name, kind.__name__ if kind else None, value)
        return self.swallow
with Manager("a") as a, Manager("b") as b:
    print(a, b)
with Manager("c", swallow=True):
    raise ValueError("swallowed")
def f():
    with Manager("d"):
        return "returned"
print(f())
try:
    with Manager("e"):
        1 / 0
except ZeroDivisionError:
    print("outside")
### assert
assert 1 < 2, "never"
try:
    assert [] , "message"
except AssertionError as e:
    print("assert", e)
try:
    assert 0
except AssertionError as e:
    print(repr(e))
### del and names
a = [1, 2, 3]
del a[1]
b = a
del a
print(b)
try:
    a
except NameError as e:
    print(e)
### global and nonlocal
count = 0
def bump():
    global count
    count += 1
def outer():
    n = 0
    def inner():
        nonlocal n
        n += 10
        return n
    inner()
    return inner()
bump(); bump()
print(count, outer())
### pass and ellipsis
def f(): ...
class A: pass
print(f(), ..., A.__name__)
### iterating while the list grows
a = [1, 2]
for x in a:
    if len(a) < 5: a.append(x + 2)
print(a)
### loop variables stay
for i in range(3): pass
print(i, [i for i in "ab"], i)
### chained assignment evaluates once
def make():
    print("made")
    return []
a = b = make()
a.append(1)
print(b)
### evaluation order
def f(n):
    print(n, end=" ")
    return n
print(f(1) + f(2) * f(3), [f(4), f(5)], {f(6): f(7)})
x = [0, 0]
x[f(0)], x[f(1)] = f(8), f(9)
print(x)
