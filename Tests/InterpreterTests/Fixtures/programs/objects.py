### class attributes and instance attributes
class Counter:
    total = 0
    def __init__(self, start=0):
        self.n = start
        Counter.total += 1
    def step(self):
        self.n += 1
        return self
a, b = Counter(), Counter(5)
a.step().step()
b.total = 99
print(a.n, b.n, Counter.total, a.total, b.total, vars(a), a.__dict__, hasattr(a, "n"), getattr(a, "z", None), a.__class__.__name__, type(a) is Counter)
### inheritance and super
class Base:
    def __init__(self, name): self.name = name
    def hello(self): return f"I am {self.name}"
    def __repr__(self): return f"{type(self).__name__}({self.name!r})"
class Child(Base):
    def __init__(self, name, age):
        super().__init__(name)
        self.age = age
    def hello(self): return super().hello() + f", {self.age}"
c = Child("Ann", 3)
print(c.hello(), c, [c], f"{c}", isinstance(c, Base), issubclass(Child, Base), Child.__bases__[0].__name__, Child.__mro__[-1].__name__)
### diamonds
class A:
    def f(self): return "A"
class B(A):
    def f(self): return "B" + super().f()
class C(A):
    def f(self): return "C" + super().f()
class D(B, C):
    def f(self): return "D" + super().f()
print(D().f(), [k.__name__ for k in D.mro()])
### properties with setters and deleters
class T:
    def __init__(self): self._c = 0
    @property
    def c(self):
        "degrees"
        return self._c
    @c.setter
    def c(self, value):
        if value < -273: raise ValueError("too cold")
        self._c = value
    @c.deleter
    def c(self): self._c = None
    f = property(lambda self: self._c * 9 / 5 + 32)
t = T()
t.c = 100
print(t.c, t.f)
try:
    t.c = -300
except ValueError as e:
    print(e)
del t.c
print(t.c)
### operators of a vector
class V:
    def __init__(self, *xs): self.xs = xs
    def __add__(self, o): return V(*(a + b for a, b in zip(self.xs, o.xs)))
    def __mul__(self, k): return V(*(a * k for a in self.xs))
    __rmul__ = __mul__
    def __matmul__(self, o): return sum(a * b for a, b in zip(self.xs, o.xs))
    def __neg__(self): return V(*(-a for a in self.xs))
    def __eq__(self, o): return isinstance(o, V) and self.xs == o.xs
    def __hash__(self): return hash(self.xs)
    def __getitem__(self, i): return self.xs[i]
    def __len__(self): return len(self.xs)
    def __abs__(self): return sum(a * a for a in self.xs) ** 0.5
    def __bool__(self): return any(self.xs)
    def __iter__(self): return iter(self.xs)
    def __contains__(self, x): return x in self.xs
    def __repr__(self): return f"V{self.xs}"
    def __sub__(self, o): return self + -o
    def __iadd__(self, o):
        self.xs = (self + o).xs
        return self
    def __call__(self, f): return V(*map(f, self.xs))
    def __round__(self, n=0): return V(*(round(a, n) for a in self.xs))
v, w = V(3, 4), V(1, 2)
print(v + w, v * 2, 2 * v, v @ w, -v, v == V(3, 4), v != w, {v: 1}[V(3, 4)], v[0], len(v), abs(v), bool(V(0, 0)), [*v], 3 in v, v - w, v(lambda x: x + 1), round(V(1.26, 2.0), 1), list(reversed(v)), v[-1:])
u = v
v += w
print(v, u is v, sum([V(1, 1), V(2, 2)], V(0, 0)), max(V(1, 5)), sorted(V(3, 1, 2)), *V(7, 8))
### comparison dunders sort objects
class Version:
    def __init__(self, text): self.parts = [int(p) for p in text.split(".")]
    def __lt__(self, o): return self.parts < o.parts
    def __eq__(self, o): return self.parts == o.parts
    def __le__(self, o): return self < o or self == o
    def __repr__(self): return ".".join(map(str, self.parts))
vs = [Version("1.10"), Version("1.2"), Version("0.9.1")]
print(sorted(vs), max(vs), min(vs), vs[0] > vs[1], vs[0] >= vs[1], vs[1] <= vs[0], vs[1] == Version("1.2"), vs[0] != vs[1])
### attribute hooks
class Record:
    def __init__(self, **fields): self.__dict__.update(fields) if False else [setattr(self, k, v) for k, v in fields.items()]
    def __getattr__(self, name):
        if name.startswith("is_"): return name[3:] in vars(self)
        raise AttributeError(f"no field {name}")
r = Record(a=1, b=2)
print(r.a, r.is_a, r.is_z, sorted(vars(r)), hasattr(r, "zzz"), getattr(r, "q", "default"))
try:
    r.missing
except AttributeError as e:
    print(e)
### class methods make objects
class Point:
    count = 0
    def __init__(self, x, y): self.x, self.y = x, y
    @classmethod
    def origin(cls): return cls(0, 0)
    @staticmethod
    def dist(a, b): return ((a.x - b.x) ** 2 + (a.y - b.y) ** 2) ** 0.5
    @classmethod
    def parse(cls, s): return cls(*map(float, s.split(",")))
class Point3(Point): pass
print(type(Point3.origin()).__name__, Point.dist(Point(0, 0), Point(3, 4)), Point.parse("1,2").y, Point3.dist(Point.origin(), Point(1, 0)))
### iterators and generators of objects
class Countdown:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n <= 0: raise StopIteration
        self.n -= 1
        return self.n
class Tree:
    def __init__(self, v, *kids): self.v, self.kids = v, kids
    def __iter__(self):
        yield self.v
        for k in self.kids:
            yield from k
t = Tree(1, Tree(2, Tree(3)), Tree(4))
print(list(Countdown(3)), list(t), sum(t), max(t), [x for x in Countdown(2)], 3 in t, sorted(t, reverse=True), dict(zip("abcd", t)))
it = iter(Countdown(2))
print(next(it), next(it), next(it, "end"))
### containers of one's own
class Grid:
    def __init__(self): self.cells = {}
    def __setitem__(self, key, value): self.cells[key] = value
    def __getitem__(self, key): return self.cells.get(key, 0)
    def __delitem__(self, key): del self.cells[key]
    def __contains__(self, key): return key in self.cells
    def __len__(self): return len(self.cells)
g = Grid()
g[1, 2] = 5
g["a"] = 6
g[1, 2] += 1
del g["a"]
print(g[1, 2], g[9, 9], (1, 2) in g, len(g), bool(g), bool(Grid()))
### slices reach getitem
class S:
    def __getitem__(self, key): return key
s = S()
print(s[1:2], s[::3], s[1, 2:3], s[...], s[()], s[-1], s[:, None])
### name mangling
class A:
    def __init__(self): self.__secret = 1
    def get(self): return self.__secret
a = A()
print(a.get(), vars(a), hasattr(a, "__secret"))
### class scope is not seen by methods
x = "global"
class A:
    x = "class"
    y = [x for _ in range(1)]
    def f(self): return x
print(A.y, A().f(), A.x)
### functions become methods when looked up
class A: pass
def f(self): return self.v
A.m = f
a = A()
a.v = 5
a.g = lambda: "plain"
print(a.m(), a.g(), A.m(a), a.m.__name__, a.m.__self__ is a, callable(a.m), callable(a))
### init subclass and class variables
class Base:
    registry = []
    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        Base.registry.append(cls.__name__)
class P(Base): pass
class Q(P): pass
print(Base.registry)
### dunder names
class A:
    "Doc of A."
    def f(self):
        "Doc of f."
print(A.__name__, A.__doc__, A.f.__doc__, A.__module__, A.f.__name__, A.f.__qualname__, A().f.__doc__, A.__qualname__, (lambda: 0).__name__)
### format of an object
class Money:
    def __init__(self, n): self.n = n
    def __format__(self, spec): return f"${self.n:{spec or '.2f'}}"
    def __str__(self): return "money"
print(f"{Money(3)}", f"{Money(3):.0f}", "{:>8.1f}".format(Money(2)), format(Money(1)), str(Money(5)), "%s" % Money(1))
### numbers of one's own
class N:
    def __init__(self, n): self.n = n
    def __int__(self): return self.n
    def __float__(self): return self.n + 0.5
    def __index__(self): return self.n
print(int(N(3)), float(N(3)), [10, 20, 30][N(1)], range(5)[N(2)], hex(N(255)), "ab" * N(2) if False else "-", list(range(N(3))), round(float(N(2))))
### reflected operators
class R:
    def __radd__(self, o): return ("radd", o)
    def __rsub__(self, o): return ("rsub", o)
    def __rtruediv__(self, o): return ("rdiv", o)
    def __rpow__(self, o): return ("rpow", o)
    def __rmatmul__(self, o): return ("rmatmul", o)
    def __rfloordiv__(self, o): return ("rfloordiv", o)
    def __rmod__(self, o): return ("rmod", o)
    def __rand__(self, o): return ("rand", o)
    def __rlshift__(self, o): return ("rlshift", o)
r = R()
print(1 + r, 2.0 - r, "a" + r, [1] + r, 3 / r, 2 ** r, 5 @ r, 7 // r, 7 % r, True & r, 1 << r, sum([r], 5) if False else "", 2 ** 70 + r)
### in place operators fall back
class I:
    def __init__(self, v): self.v = v
    def __add__(self, o): return I(self.v + o)
    def __imul__(self, o):
        self.v *= o
        return self
i = j = I(3)
i += 1
j *= 5
print(i.v, j.v, i is j)
### equality and hash
class K:
    def __init__(self, k): self.k = k
    def __eq__(self, o): return self.k == o.k
    def __hash__(self): return hash(self.k)
print(len({K(1), K(1), K(2)}), {K("a"): 1}[K("a")], K(1) in [K(1)], [K(1), K(2)].index(K(2)), [K(1)] == [K(1)], K(1) != K(2))
### a linked list and recursion on objects
class Node:
    def __init__(self, value, next=None): self.value, self.next = value, next
def build(values): return Node(values[0], build(values[1:])) if values else None
def reverse(node, done=None): return done if node is None else reverse(node.next, Node(node.value, done))
node, out = reverse(build([1, 2, 3])), []
while node:
    out.append(node.value)
    node = node.next
print(out)
### a small neural unit
class Neuron:
    def __init__(self, weights, bias): self.weights, self.bias = list(weights), bias
    def __call__(self, xs): return max(0.0, sum(w * x for w, x in zip(self.weights, xs)) + self.bias)
layer = [Neuron([0.5, -1.0], 0.1), Neuron([1.5, 2.0], -0.5)]
print([n([1.0, 2.0]) for n in layer], [n([3, 1]) for n in layer])
### a context manager that counts
class Depth:
    level = 0
    def __enter__(self):
        Depth.level += 1
        return Depth.level
    def __exit__(self, *exc):
        Depth.level -= 1
d = Depth()
with d as one:
    with d as two, d as three:
        print(one, two, three, Depth.level)
print(Depth.level)
### isinstance of many kinds
print(isinstance(1, int), isinstance(True, int), isinstance(1.0, (int, float)), isinstance("a", str), isinstance([], list), isinstance((), tuple), isinstance(None, type(None)), isinstance(int, type), isinstance(len, object), isinstance(3, object), isinstance(2 ** 70, int), isinstance(print, type))
### types print as classes
print(type(1), type("a"), type([]), type(None), type(int), type(1.5), type(True), type({}), type(()), type(set()), type(range(1)), type(...), type(NotImplemented), type(2 ** 70), type(slice(1)))
print(type(lambda: 0), type(len), type([].append), type(x for x in []), type(iter([])), type(iter({})), type(zip()), type(map(str, [])), type(enumerate([])), type(reversed([])), type({}.keys()), type(ValueError()))
