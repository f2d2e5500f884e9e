### attributes and methods
class Point:
    count = 0
    def __init__(self, x, y=0):
        self.x, self.y = x, y
        Point.count += 1
    def norm(self): return (self.x ** 2 + self.y ** 2) ** 0.5
p = Point(3, 4)
p.z = 5
print(p.x, p.norm(), p.z, Point.count, Point.norm(p), p.count, p.__dict__, vars(p))
p.count = 10
print(p.count, Point.count)
### inheritance
class A:
    def who(self): return "A"
    def hello(self): return "hello " + self.who()
class B(A):
    def who(self): return "B"
class C(B):
    def who(self): return "C>" + super().who()
print(A().hello(), B().hello(), C().hello(), isinstance(C(), A), issubclass(B, A), C.__bases__[0] is B)
### multiple inheritance
class Base:
    def f(self): return ["Base"]
class L(Base):
    def f(self): return ["L"] + super().f()
class R(Base):
    def f(self): return ["R"] + super().f()
class D(L, R):
    def f(self): return ["D"] + super().f()
print(D().f(), [c.__name__ for c in D.__mro__])
### super with arguments
class A:
    def __init__(self, n): self.n = n
class B(A):
    def __init__(self, n):
        super(B, self).__init__(n * 2)
print(B(4).n)
### class methods and static methods
class A:
    kind = "A"
    @classmethod
    def make(cls, *args):
        o = cls()
        o.args = args
        return o
    @staticmethod
    def add(a, b): return a + b
class B(A): kind = "B"
print(type(B.make(1)).__name__, B.make(1, 2).args, A.add(1, 2), B().add(3, 4), B.make().kind)
### properties
class C:
    def __init__(self): self._v = 1
    @property
    def v(self): return self._v
    @v.setter
    def v(self, new):
        if new < 0: raise ValueError("negative")
        self._v = new
    @property
    def twice(self): return self.v * 2
c = C()
c.v = 5
print(c.v, c.twice)
try:
    c.v = -1
except ValueError as e:
    print(e)
try:
    c.twice = 3
except AttributeError as e:
    print(e)
c.v += 1
print(c.v)
### arithmetic methods
class V:
    def __init__(self, *c): self.c = c
    def __repr__(self): return f"V{self.c}"
    def __add__(self, o): return V(*(a + b for a, b in zip(self.c, o.c)))
    def __mul__(self, k):
        if isinstance(k, V): return sum(a * b for a, b in zip(self.c, k.c))
        return V(*(a * k for a in self.c))
    __rmul__ = __mul__
    def __neg__(self): return V(*(-a for a in self.c))
    def __sub__(self, o): return self + -o
    def __eq__(self, o): return isinstance(o, V) and self.c == o.c
    def __getitem__(self, i): return self.c[i]
    def __len__(self): return len(self.c)
    def __matmul__(self, o): return "matmul"
    def __abs__(self): return "abs"
    def __iadd__(self, o):
        print("iadd")
        return self + o
a, b = V(1, 2), V(3, 4)
print(a + b, a - b, a * 2, 3 * a, a * b, -a, a == V(1, 2), a != b, a[1], len(a), list(a), a @ b, abs(a))
a += b
print(a, 4 in a, bool(V()))
### reflected methods and NotImplemented
class N:
    def __init__(self, v): self.v = v
    def __add__(self, o):
        if isinstance(o, int): return N(self.v + o)
        return NotImplemented
    def __radd__(self, o): return N(o + self.v)
    def __rsub__(self, o): return N(o - self.v)
    def __truediv__(self, o): return "div"
    def __rpow__(self, o): return "rpow"
print((N(1) + 2).v, (2 + N(1)).v, (5 - N(3)).v, N(1) / 0, 2 ** N(1), sum([N(1), N(2)]).v)
### comparison methods
class T:
    def __init__(self, n): self.n = n
    def __lt__(self, o): return self.n < o.n
    def __le__(self, o): return self.n <= o.n
    def __eq__(self, o): return self.n == o.n
    def __hash__(self): return hash(self.n)
    def __repr__(self): return f"T{self.n}"
print(sorted([T(3), T(1), T(2)]), max(T(1), T(5)), T(1) > T(0), T(1) >= T(2), T(1) == T(1), T(1) != T(2))
print({T(1): "a", T(1): "b"}, T(1) in [T(2), T(1)], len({T(1), T(1), T(2)}))
### container methods
class Bag:
    def __init__(self): self.d = {}
    def __setitem__(self, k, v): print("set", k, v); self.d[k] = v
    def __getitem__(self, k): return self.d.get(k, "none")
    def __delitem__(self, k): del self.d[k]
    def __contains__(self, k): return k in self.d
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
b = Bag()
b["x"] = 1
b[1:2] = 3 if False else 4
print(b["x"], b["y"], "x" in b, len(b), bool(b), [k for k in b][:1])
del b["x"]
print("x" in b)
### iterator protocol
class Up:
    def __init__(self, n): self.n, self.i = n, 0
    def __iter__(self): return self
    def __next__(self):
        if self.i >= self.n: raise StopIteration
        self.i += 1
        return self.i
print(list(Up(3)), sum(Up(4)), [x * 2 for x in Up(2)], max(Up(5)), 2 in Up(3))
u = Up(1)
print(next(u), next(u, None))
a, b = Up(2)
print(a, b)
### sequences by getitem
class S:
    def __len__(self): return 3
    def __getitem__(self, i):
        if i >= 3: raise IndexError
        return i * 10
print(list(S()), 20 in S(), [x for x in S()], list(reversed(S())), tuple(enumerate(S())))
### callable objects and getattr
class F:
    def __init__(self): self.real = 1
    def __call__(self, *a, **k): return (a, k)
    def __getattr__(self, name):
        if name.startswith("no"): raise AttributeError(name)
        return "made " + name
f = F()
print(f(1, b=2), f.real, f.other, callable(f), hasattr(f, "nothing"), getattr(f, "nope", "default"), callable(3))
### setattr and delattr hooks
class H:
    def __setattr__(self, k, v):
        print("setting", k)
        super().__setattr__(k, v)
h = H()
h.a = 1
object.__setattr__(h, "b", 2)
setattr(h, "c", 3)
print(h.a, h.b, h.c, getattr(h, "a"))
del h.a
print(hasattr(h, "a"), delattr(h, "b"), h.__dict__)
### class attributes are shared
class A:
    items = []
    def add(self, x): self.items.append(x)
a, b = A(), A()
a.add(1); b.add(2)
print(A.items, a.items is b.items)
A.extra = "late"
print(b.extra)
### class bodies run code
class A:
    x = 2
    y = x * 3
    squares = [i * i for i in range(3)]
    if y > 5:
        big = True
    def m(self): return self.y
    alias = m
print(A.x, A.y, A.squares, A.big, A().alias())
### nested classes
class Outer:
    class Inner:
        v = 1
        def f(self): return __class__.__name__
    def make(self): return Outer.Inner()
print(Outer.Inner.v, Outer().make().f(), Outer.Inner.__qualname__)
### classes made in functions
def make(k):
    class Local:
        factor = k
        def f(self, x): return x * k + self.factor
    return Local
A, B = make(2), make(3)
print(A().f(1), B().f(1), A is B, A.__name__)
### bool and len methods
class E:
    def __bool__(self): return False
class L:
    def __len__(self): return 0
print(bool(E()), bool(L()), not E(), E() or "alt", "yes" if L() else "no")
### new and slots of time
class Single:
    instance = None
    def __new__(cls):
        if cls.instance is None: cls.instance = super().__new__(cls)
        return cls.instance
print(Single() is Single())
### methods are values
class A:
    def __init__(self, v): self.v = v
    def get(self): return self.v
fs = [A(i).get for i in range(3)]
print([f() for f in fs], A(5).get.__self__.v, A.get(A(6)))
### isinstance with tuples
print(isinstance(1, (str, int)), isinstance(True, int), isinstance(1.0, int), isinstance([], list), issubclass(bool, int))
print(isinstance(None, type(None)), type(1) is int, type(1) == float, isinstance(int, type), isinstance("a", object))
### init subclass and set name
class Plugin:
    names = []
    def __init_subclass__(cls): Plugin.names.append(cls.__name__)
class One(Plugin): pass
class Two(Plugin): pass
print(Plugin.names)
### a module like class of a notebook
class Module:
    def __init__(self): self._modules = {}
    def __setattr__(self, k, v):
        if isinstance(v, Module): self._modules[k] = v
        object.__setattr__(self, k, v)
    def __call__(self, *a): return self.forward(*a)
    def children(self): return list(self._modules)
class Linear(Module):
    def __init__(self, w):
        super().__init__()
        self.w = w
    def forward(self, x): return self.w * x
class Net(Module):
    def __init__(self):
        super().__init__()
        self.a = Linear(2)
        self.b = Linear(3)
    def forward(self, x): return self.b(self.a(x))
print(Net()(5), Net().children())
### super in class methods
class A:
    @classmethod
    def name(cls): return cls.__name__
class B(A):
    @classmethod
    def name(cls): return "sub " + super().name()
print(B.name())
### equality without hash
class A:
    def __eq__(self, o): return True
try:
    {A(): 1}
except TypeError as e:
    print(e)
print(A() == 3, 3 == A(), A() != 1)
