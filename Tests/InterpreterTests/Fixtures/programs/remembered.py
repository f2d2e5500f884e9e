### an attribute at one place in the code, of objects of many kinds
class A:
    kind = "class A"
    def who(self): return "A.who"
class B(A):
    def __init__(self): self.kind = "own B"
class C:
    @property
    def kind(self): return "property C"
    def __getattr__(self, name): return lambda: "any " + name
def ask(one): return one.kind, one.who()
a, b, c = A(), B(), C()
for turn in range(2):
    for one in (a, b, c, a, b): print(*ask(one))
a.kind = "own A"
a.who = lambda: "own who"
print(ask(a), ask(A()), ask(b))
del a.kind
print(ask(a))
### a class that changes between two reads at one place
class Base: pass
class Cell(Base):
    def __init__(self, size): self.size = size
def read(cell): return cell.size
def scale(cell): return getattr(cell, "scale", None)
cells = [Cell(1), Cell(2)]
print([read(cell) for cell in cells], [scale(cell) for cell in cells])
Base.scale = 3
print([scale(cell) for cell in cells], cells[0].scale)
Base.size = property(lambda self: "from the property")
print([read(cell) for cell in cells])
del Base.size
print([read(cell) for cell in cells], vars(cells[1]))
Cell.__call__ = lambda self: self.size * 2
print(cells[1]())
Cell.__init__ = lambda self: None
print(vars(Cell()))
### attributes set at one place, of objects of many kinds
class Plain: pass
class Watched:
    def __setattr__(self, name, value):
        print("set", name, value)
        object.__setattr__(self, name, value)
class Guarded:
    @property
    def x(self): return self._x
    @x.setter
    def x(self, value): self._x = value * 10
class Fixed:
    __slots__ = ()
    @property
    def x(self): return 1
def put(one, value):
    one.x = value
    one.x += 1
    return one.x
made = [Plain(), Watched(), Guarded(), Plain(), Watched(), Guarded()]
for one in made: print(put(one, 5), vars(one))
for one in made: print(put(one, 6), vars(one))
Plain.__setattr__ = lambda self, name, value: print("no", name)
made[0].x = 7
print(made[0].x)
put(Fixed(), 1)
### objects with many attributes, in different orders
class Bag: pass
def fill(bag, names):
    for name in names: setattr(bag, name, name.upper())
    bag.last = len(names)
    return bag
first, second = fill(Bag(), ["b", "a"]), fill(Bag(), ["a", "b"])
print(vars(first), vars(second), first.a, second.a)
large = fill(Bag(), [f"n{i}" for i in range(100)])
print(large.n0, large.n99, large.last, len(vars(large)), list(vars(large))[:3])
del large.n50
large.n50 = "again"
print(list(vars(large))[-2:], large.n50, hasattr(large, "n51"), hasattr(large, "n100"))
bags = [fill(Bag(), [f"k{i}"]) for i in range(3000)]
print(bags[0].k0, bags[2999].k2999, bags[2999].last)
### frames of calls that have ended
def walk(n, seen=None):
    here = []
    if n: walk(n - 1, here)
    here.append(n)
    if seen is not None: seen.extend(here)
    return here
print(walk(5))
def unbound(flag):
    if flag: value = 1
    return value
print(unbound(True))
try: unbound(False)
except UnboundLocalError as error: print(error)
def keep(n):
    total = 0
    def add(k):
        nonlocal total
        total += k + n
        return total
    return add
adders = [keep(n) for n in range(3)]
print([add(k) for k in range(2) for add in adders], [add(0) for add in adders])
def count(n):
    while n: yield n; n -= 1
started = [count(n) for n in (3, 2)]
print([next(one) for one in started], walk(2), [list(one) for one in started])
def squares(n): return (k * k for k in range(n))
lazy = squares(4)
print(walk(1), list(lazy), [[i * j for j in range(i)] for i in range(4)])
### arguments put into place
def f(a, b=2, c=3): return a, b, c
print(f(1), f(1, 5), f(1, c=5), f(c=1, a=2), f(1, 2, c=4), f(b=0, a=1))
wrong = [
    lambda: f(), lambda: f(1, a=2), lambda: f(1, 2, 3, 4), lambda: f(1, d=2), lambda: f(b=1),
    lambda: f(1, 2, b=3),
]
for call in wrong:
    try: call()
    except TypeError as error: print(error)
def g(a, /, b): return a, b
print(g(1, 2), g(1, b=2))
try: g(a=1, b=2)
except TypeError as error: print(error)
def order(n): print(n, end=" "); return n
print(f(order(1), c=order(2), b=order(3)))
class P:
    def __init__(self, x, y=0): self.x, self.y = x, y
    def moved(self, dx, dy=0): return P(self.x + dx, self.y + dy)
p = P(1).moved(2).moved(1, dy=5)
print(p.x, p.y, P(y=1, x=2).x)
try: P()
except TypeError as error: print(error)
try: p.moved()
except TypeError as error: print(error)
class Odd:
    def __init__(self): return 1
try: Odd()
except TypeError as error: print(error)
print("a-b".split("-"), "a-b-c".split("-", 1), {}.get(1), {1: 2}.get(1, 3), [3, 1].pop(), [3, 1].pop(0))
### text that grows while others hold it
text = "a"
kept = text
for letter in "bcd": text += letter
print(kept, text)
def grow(text, parts):
    before = text
    for part in parts:
        text += part
    return before, text
print(grow("x", ["y", "é", "z"]), grow("", []), len(grow("é", ["a"])[1]))
double = "ab"
double += double
double += double
print(double)
table = {double: 1}
double += "!"
print(table, double, double in table, hash(double) == hash("abababab!"))
again = "s"
again += (again := "t") + "u"
print(again)
numbers = [1]
same = numbers
numbers += [2]
numbers += "ab"
print(same)
try: text += 1
except TypeError as error: print(error)
print(text, [c for c in text])
### names bound in pairs
a, b = 1, 2
a, b = b, a
items = [0, 1]
i = 0
i, items[i] = 1, "first"
print(a, b, i, items)
(a, b), c = (1, 2), 3
for x, y in [(1, 2), [3, 4], "56", {7: 0, 8: 0}]: print(x, y, end=" ")
print(a, b, c)
try: x, y = 1, 2, 3
except ValueError as error: print(error)
try: x, y = (1,)
except ValueError as error: print(error)
x, y = 5
### conditions without a bool in between
class Empty:
    def __len__(self): return 0
class Strange:
    def __eq__(self, other): return []
    def __lt__(self, other): return "yes"
log = []
def say(value): log.append(value); return value
if say(0) or say("") or say(3) and not say(None): print(log)
if not (Strange() == 1) and Strange() < 1 and not Empty(): print("strange")
print([n for n in range(20) if 3 < n < 9 and n % 2 or n == 15], 0 and 1, 0 or [], not 0.0)
nan = float("nan")
print(nan == nan, nan != nan, nan < 1, 1 < nan, 1 == 1.0, 2 > 1.5, 2 ** 70 > 1.5, None is None, 1 is not None)
print(7 // 2, -7 // 2, 7 % -3, -7 % 3, 7.0 // 2, 1 + 0.5, 2 * 1.5, 3 - 0.5, 1 / 4, 0.5 / 2, 2 ** 62 * 2, -2 ** 63 - 1)
for bad in (lambda: 1 // 0, lambda: 1 % 0, lambda: 1.0 / 0, lambda: 1 / 0, lambda: 1.5 / 0):
    try: bad()
    except ZeroDivisionError as error: print(error)
