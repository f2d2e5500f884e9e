### names that change in the middle of their own change
text = "a"
def rebind():
    global text
    text = "b"
    return "c"
text += rebind()
print(text)
def local():
    line = "x"
    for part in ["y", "zz", ""]:
        line += part
    line += (line := "q") + "r"
    return line
print(local())
def shared():
    line = "s"
    def other():
        nonlocal line
        line = "changed"
        return "!"
    line += other()
    line += "?"
    return line
print(shared())
class Loud:
    def __init__(self, name):
        self.name = name
    @property
    def value(self):
        global text
        text = "from a property"
        return "+"
text = "t"
text += Loud("x").value
print(text)
count = 1
def bump():
    global count
    count = 100
    return 5
count += bump()
print(count)
### lists that change while they are appended to
data = [1]
def swap():
    global data
    data = ["new"]
    return "value"
old = data
data.append(swap())
print(old, data)
def inner():
    rows = []
    def add(n):
        nonlocal rows
        if n == 2:
            rows = [n]
        return n
    for i in range(4):
        rows.append(add(i))
    rows.append(i * 2 + 1)
    return rows
print(inner())
def walrus():
    xs = [0]
    keep = xs
    xs.append((xs := [9])[0])
    return keep, xs
print(walrus())
### numbers that turn into something else
class Point:
    def __init__(self, x):
        self.x = x
    def __add__(self, other):
        return Point(self.x + other)
    def __repr__(self):
        return f"Point({self.x})"
p = Point(1)
for step in [1, 0.5, True, 2**70, Point(2)]:
    try:
        p.x += step
        print(p.x)
    except TypeError as error:
        print(error)
    if not isinstance(p.x, (int, float)):
        p.x = 0
def mix(values):
    total = 0
    for value in values:
        total = total + value * 2
    return total
print(mix([1, 2, 3]), mix([1.5, 2]), mix([2**62, 2**62]), mix([True, False]))
try:
    print(mix(["a"]))
except TypeError as error:
    print(error)
print(mix([1] * 20), 2**63 - 1 + 1, -(2**63) - 1, 7 // 2, -7 // 2, -7 % 3, 7.0 // 2)
big = 9223372036854775807
big += 1
print(big, big - 1 == 9223372036854775807)
### comparisons of numbers that floats do not hold
a = 2**53 + 1
b = float(2**53)
print(a == b, a > b, a < b, b < a, a != b, 2**53 == b)
class Box:
    def __init__(self, n):
        self.n = n
box = Box(2**53 + 1)
print(box.n > b, b == box.n, box.n - 1 == b)
nan = float("nan")
print(nan == nan, nan < 1, [nan][0] != nan, 1 < nan)
xs = [3, 1.5, "s", None]
for i in range(-1, 5):
    try:
        print(i, xs[i] == 1.5, xs[i] < 2)
    except (IndexError, TypeError) as error:
        print(error)
### attributes that are not where they were
class A:
    n = 1
a = A()
a.n += 1
print(a.n, A.n, vars(a))
class Guarded:
    def __setattr__(self, name, value):
        print("set", name, value)
        object.__setattr__(self, name, value)
g = Guarded()
g.n = 1
for _ in range(3):
    g.n += 1
print(g.n)
class Computed:
    def __init__(self):
        self._n = 0
    @property
    def n(self):
        return self._n
    @n.setter
    def n(self, value):
        print("to", value)
        self._n = value
c = Computed()
for _ in range(2):
    c.n += 2
print(c.n)
def count(objects):
    for o in objects:
        o.n += 1
    return [o.n for o in objects]
print(count([a, g, c, a]))
A.n = property(lambda self: 7)
try:
    a.n += 1
except AttributeError as error:
    print("no setter" in str(error) or "can't set" in str(error))
class Slotted:
    __slots__ = ("n",)
s = Slotted()
s.n = 1
for _ in range(3):
    s.n += 1.5
print(s.n)
### texts inside texts
def part(n):
    return f"<{n}>" if n < 2 else f"[{part(n - 1)}{n}{part(n - 2)}]"
print(f"{part(4)} {part(1)}")
def fail(n):
    raise ValueError(f"at {n}")
for n in range(3):
    try:
        print(f"before {n} {fail(n) if n == 1 else 'fine'} after")
    except ValueError as error:
        print(f"caught {error}")
class Shown:
    def __format__(self, spec):
        return f"shown({spec})"
    def __str__(self):
        return f"{1}{2}"
print(f"{Shown()} {Shown():>3} {Shown()!s:>5} {[f'{i}' for i in range(3)]}")
print(f"{'é' * 3}{10**20}{-5}{2.5}{True}{None}" + f"{'x' * 5000}"[-2:])
long = "".join(f"{i}," for i in range(30000))
print(len(long), f"{long}{long}"[-6:], len(f"{long}{long}{long}"))
### names of all places
x = 1
def outer():
    y = 2.5
    seen = []
    def middle():
        nonlocal y
        global x
        y += 1
        x += 1
        seen.append(y * x)
        return [y + i + x for i in range(2)]
    result = [middle() for _ in range(2)]
    return result, seen, y, x
print(outer())
def unbound():
    def inner():
        return later + 1
    try:
        inner()
    except NameError as error:
        print(error)
    later = 1
    return inner()
print(unbound())
def deleted():
    value = 1
    def read():
        return value
    del value
    try:
        return read()
    except NameError as error:
        return str(error)
print(deleted())
del x
try:
    x += 1
except NameError as error:
    print(error)
len = lambda value: "mine"
print(len([1]))
del len
print(len([1]))
### functions of one value
print(chr(97), ord("é"), len("abc"), abs(-3), repr("a"))
for call in [lambda: chr("a"), lambda: chr(2.5), lambda: ord(5), lambda: len(5), lambda: abs("x"),
             lambda: len(), lambda: len([1], 2), lambda: chr(-1), lambda: ord("ab")]:
    try:
        print(call())
    except (TypeError, ValueError, OverflowError) as error:
        print(type(error).__name__, error)
print(list(map(len, ["a", "bb"])), [*map(chr, range(97, 100))], sorted(["bb", "a"], key=len))
class Sized:
    size = len
    def __len__(self):
        return 4
print(len(Sized()), chr(True), Sized.size("abc"))
### methods that lose and keep their object
class Node:
    def __init__(self, n):
        self.n = n
    def swap(self, other):
        self = other
        return self.n
    def keep(self, store):
        store.append(self)
        return self
    def fail(self, depth):
        if depth:
            return self.fail(depth - 1)
        raise ValueError(f"node {self.n}")
    def deep(self, k):
        return self.n if k == 0 else self.deep(k - 1) + 1
    def gone(self):
        del self
        try:
            return self
        except UnboundLocalError as error:
            return str(error)
    def loop(self):
        for self in [1, 2]:
            pass
        return self
    def inner(self):
        return [self.n for _ in range(2)], (lambda: self.n + 1)()
    def handled(self):
        try:
            raise KeyError("k")
        except KeyError as self:
            return repr(self)
    def walrus(self, other):
        return (self := other).n + self.n
    def matched(self, value):
        match value:
            case [self, *_]:
                return self
    def plain(self, a, b=2, *, c=3):
        return self.n, a, b, c
def use(turns):
    node, store = Node(1), []
    for turn in range(turns):
        node.n = turn
        results = [node.swap(Node(-1)), node.deep(5), node.gone(), node.loop(), node.inner(),
                   node.handled(), node.walrus(Node(4)), node.matched([7, 8]), node.plain(1, c=5)]
        try:
            node.fail(3)
        except ValueError as error:
            results.append(str(error))
        old = node
        if node.keep(store) is not old or store[-1] is not node:
            print("lost")
        value = node.swap((node := Node(100 + turn)))
        results += [value, old.n, node.n, Node(5).keep(store).n]
        node = node.keep(store)
    return results, len(store), [s.n for s in store[-4:]]
print(use(300))
### one place that calls functions with defaults while it is being called
def f(x, y=1, *, z=2):
    return x + y + z
def g(x, y=10, z=20):
    return x * y + z
def change(value):
    global h
    h = g if h is f else f
    return value
h = f
print(h(change(1)), h(change(2)), h(3))
def nested(n):
    return h(h(h(n), y=3), z=n)
print(nested(1), nested(2))
h = g
print(nested(1))
def swapped(n):
    total = []
    for i in range(n):
        total.append(h(change(i), y=i))
    return total
print(swapped(5))
def make(k):
    def inner(a, b=k):
        return a * b
    return inner
call = make(2)
print(call(3))
call = make(5)
print(call(3), [make(i)(2) for i in range(4)])
def recursive(n, seen=None, depth=0):
    seen = [] if seen is None else seen
    seen.append(depth)
    return seen if n == 0 else recursive(n - 1, seen, depth=depth + 1)
print(recursive(4), recursive(2), recursive(0, depth=9))
try:
    h(1, q=2)
except TypeError as error:
    print(error)
try:
    h()
except TypeError as error:
    print(error)
