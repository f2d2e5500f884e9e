### a descriptor that only gives
class Upper:
    def __init__(self, name): self.name = name
    def __get__(self, obj, kind=None):
        if obj is None: return (kind.__name__, self.name)
        return getattr(obj, self.name).upper()
class Word:
    loud = Upper("text")
    def __init__(self, text): self.text = text
w = Word("abc")
print(w.loud, Word.loud, getattr(w, "loud"), hasattr(w, "loud"))
w.loud = "own"
print(w.loud, w.__dict__)
del w.loud
print(w.loud)
for word in (Word("x"), Word("y"), w): print(word.loud, end=" ")
print()
### a descriptor that sets and deletes
class Positive:
    def __set_name__(self, owner, name): self.name = "_" + name
    def __get__(self, obj, kind=None): return self if obj is None else getattr(obj, self.name, None)
    def __set__(self, obj, value):
        if value <= 0: raise ValueError(f"{self.name} must be positive")
        setattr(obj, self.name, value)
    def __delete__(self, obj): delattr(obj, self.name)
class Layer:
    width = Positive()
    depth = Positive()
    def __init__(self, width, depth): self.width, self.depth = width, depth
for i in (1, 2):
    layer = Layer(i, i + 1)
    print(layer.width, layer.depth, vars(layer))
try: layer.width = -1
except ValueError as e: print(e)
layer.width += 5
print(layer.width, isinstance(Layer.width, Positive))
del layer.width
print(layer.width)
class Sub(Layer): pass
print(Sub(3, 4).depth)
Layer(0, 1)
### a lazy attribute
class lazy:
    def __init__(self, make): self.make = make
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, obj, owner):
        if obj is None: return self
        value = obj.__dict__[self.name] = self.make(obj)
        return value
class M:
    @lazy
    def w(self):
        print("made")
        return [1, 2]
m = M()
print(m.w, m.w, m.w is m.w)
### a method made by hand
class bound:
    def __init__(self, f): self.f = f
    def __get__(self, obj, owner): return lambda *a: (obj.n, self.f(*a))
class A:
    n = 3
    @bound
    def twice(x): return 2 * x
print(A().twice(5), [A().twice(i) for i in range(2)], A.twice(1) if False else "")
### a descriptor that can't be set
class Fixed:
    def __get__(self, obj, owner): raise AttributeError("never")
    def __delete__(self, obj): print("deleted")
class A: x = Fixed()
a = A()
print(hasattr(a, "x"))
del a.x
try: a.x = 1
except AttributeError as e: print("no", e)
a.x
### slots
class Point:
    __slots__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
class Named(Point): __slots__ = "name"
class Free(Point): pass
p = Point(1, 2)
n = Named(1, 2)
n.name = "n"
f = Free(3, 4)
f.z = 5
print(p.x + p.y, n.name, n.y, f.z, hasattr(p, "z"), p.__slots__)
for i in range(2):
    try: n.other = i
    except AttributeError as e: print(e)
def change(q): q.z = 1
for q in (f, p):
    try: change(q); print("set")
    except AttributeError as e: print(e)
p.z = 3
### attributes as a dict
class Options:
    def __init__(self, **kw): self.__dict__.update(kw)
o = Options(a=1, b=[2])
print(o.a, o.b, vars(o))
o.__dict__["c"] = 3
vars(o)["a"] = 10
del o.__dict__["b"]
print(o.a, o.c, hasattr(o, "b"), sorted(vars(o)))
d = dict(vars(o))
d["a"] = 0
o.__dict__ = {"z": 26}
print(o.z, d, hasattr(o, "a"), o.__dict__)
o.__dict__ = 5
### an abandoned generator runs its finally
def numbers(name):
    try:
        yield 1
        yield 2
    finally: print("closed", name)
for x in numbers("loop"): break
print("after the loop")
print(next(numbers("next")))
g = numbers("deleted")
next(g)
del g
print("after del")
g = numbers("replaced"); next(g); g = None
print("fresh"); numbers("never begun")
def first(items):
    for item in items: return item
print(first(numbers("returned")))
a, *b = numbers("all")
print(a, b)
z = zip(numbers("zipped"), [5])
print(next(z))
del z
print(any(x > 0 for x in numbers("any")))
def outer():
    yield from numbers("inner")
for x in outer(): break
print("end")
### an abandoned generator leaves its with blocks
class Guard:
    def __enter__(self): print("enter"); return self
    def __exit__(self, *details): print("exit", details[0] and details[0].__name__)
def guarded():
    with Guard():
        while True: yield 1
for x in guarded(): break
def stubborn():
    try:
        while True: yield 1
    except GeneratorExit:
        print("asked to leave")
        raise
for x in stubborn(): break
print("end")
### an exception in finally has a context
def f():
    try: raise KeyError("a")
    finally: raise ValueError("b")
try: f()
except ValueError as e: print(repr(e.__context__), e.__cause__, e.__suppress_context__)
def g():
    try: yield 1
    finally: raise ValueError("c")
i = g(); next(i)
try: i.throw(KeyError("d"))
except ValueError as e: print(repr(e.__context__))
def h():
    try: 1 / 0
    finally:
        try: raise
        except ZeroDivisionError as e: print("again", e)
try: h()
except ZeroDivisionError as e: print(e)

### a generator that closes changes the list that held it
def g(name):
    try:
        yield name
    finally:
        held.append("closed " + name)
        held.sort(key=str)
def begun(name):
    made = g(name)
    next(made)
    return made
held = [begun("a"), begun("b"), 1]
held.clear()
print(held)
held[:] = [begun("c")] * 3
held[0:3] = []
print(held)
held += [begun("d")]
del held[-1]
print(sorted(map(str, held)))
table = {"k": begun("e")}
table["k"] = 2
print(table, held)
