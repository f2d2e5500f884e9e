### operators of a class
# dunder methods
class V:
    def __init__(s, *a): s.a = a
    def __repr__(s): return f"V{s.a}"
    def __str__(s): return "v:" + ",".join(map(str, s.a))
    def __add__(s, o): return V(*(x + y for x, y in zip(s.a, o.a))) if isinstance(o, V) else NotImplemented
    def __radd__(s, o): return V(*(o + x for x in s.a))
    def __iadd__(s, o): print("iadd"); s.a = tuple(x + o for x in s.a); return s
    def __neg__(s): return V(*(-x for x in s.a))
    def __pos__(s): return s
    def __invert__(s): return V(*reversed(s.a))
    def __abs__(s): return sum(x * x for x in s.a) ** 0.5
    def __bool__(s): return any(s.a)
    def __len__(s): return len(s.a)
    def __getitem__(s, i): return V(*s.a[i]) if isinstance(i, slice) else s.a[i]
    def __setitem__(s, i, v): l = list(s.a); l[i] = v; s.a = tuple(l)
    def __delitem__(s, i): l = list(s.a); del l[i]; s.a = tuple(l)
    def __contains__(s, x): return x in s.a
    def __iter__(s): return iter(s.a)
    def __reversed__(s): return iter(s.a[::-1])
    def __eq__(s, o): return isinstance(o, V) and s.a == o.a
    def __hash__(s): return hash(s.a)
    def __lt__(s, o): return s.a < o.a
    def __le__(s, o): return s.a <= o.a
    def __matmul__(s, o): return sum(x * y for x, y in zip(s, o))
    def __pow__(s, n, m=None): return ("pow", n, m)
    def __rpow__(s, n): return ("rpow", n)
    def __divmod__(s, o): return ("divmod", o)
    def __floordiv__(s, o): return "fd"
    def __mod__(s, o): return "mod"
    def __rmod__(s, o): return "rmod"
    def __truediv__(s, o): return "td"
    def __lshift__(s, o): return "ls"
    def __rshift__(s, o): return "rs"
    def __and__(s, o): return "and"
    def __or__(s, o): return "or"
    def __xor__(s, o): return "xor"
    def __rxor__(s, o): return "rxor"
    def __int__(s): return 42
    def __float__(s): return 4.5

    def __index__(s): return 3
    def __round__(s, n=None): return ("round", n)
    def __trunc__(s): return "trunc"
    def __floor__(s): return "floor"
    def __ceil__(s): return "ceil"
    def __format__(s, spec): return f"<{spec}>"
    def __call__(s, *a, **k): return (a, k)
    def __enter__(s): return "entered"
    def __exit__(s, *a): print("exit", a[0]); return True
    def __getattr__(s, n): return "attr " + n
    def __dir__(s): return ["x", "y"]
    def __sizeof__(s): return 10
    def __bytes__(s): return b"bytes"
    def __missing__(s, k): return k
    def __length_hint__(s): return 5
    def __copy__(s): return "copied"
    def __deepcopy__(s, memo): return "deep"
import math, operator
v, w = V(1, 2, 3), V(4, 5, 6)
print(v + w, 10 + v, -v, +v, ~v, abs(v), bool(v), bool(V(0)), len(v), v[0], v[1:], v[-1])
v[0] = 9; print(v); del v[0]; print(v, 2 in v, list(v), list(reversed(v)))
print(v == V(2, 3), v != V(2, 3), hash(v) == hash((2, 3)), v < w, v <= w, w > v, sorted([w, v]), max(v, w))
print(v @ w, v ** 2, pow(v, 2, 5), 2 ** v, divmod(v, 3), v // 1, v % 1, 5 % v, v / 1, v << 1, v >> 1, v & 1, v | 1, v ^ 1, 1 ^ v)
print(int(v), float(v), [10, 20, 30, 40][v], round(v), round(v, 2), math.trunc(v), math.floor(v), math.ceil(v))
print(f"{v:abc}", format(v, "x"), "{:>10}".format(v), f"{v!r:>12}|{v!s}", str(v), hex(v), bin(v), oct(v))
print(v(1, a=2), v.foo, operator.index(v), operator.length_hint(v))
with v as e:
    print(e); raise ValueError("swallowed")
v += 1; print(v)
try: v + 1
except TypeError as e: print(e)
try: v > 3
except (TypeError, AttributeError) as e: print(type(e).__name__, e)
a, *b = w; print(a, b); print(*w, {*w}, [*w, *v])
print("abc"[V(1):] if False else "ok", range(10)[V()])
print(dir(V()), bytes(V()), "x" * V(), [0] * V())
### generators
# generators
def g():
    try:
        x = yield 1
        print("got", x)
        try:
            y = yield 2
        except ValueError as e:
            print("caught", e); y = "err"
        z = yield y
        return z
    finally:
        print("finally")
it = g(); print(next(it), it.send("a"), it.throw(ValueError("boom")))
try: it.send("end")
except StopIteration as e: print("value", e.value)
it = g(); next(it); it.close(); it.close()
try: next(it)
except StopIteration as e: print("stop", e.value)
def inner():
    r = []
    while True:
        v = yield len(r)
        if v is None: return r
        r.append(v)
def outer():
    while True:
        res = yield from inner()
        print("res", res)
o = outer(); print(next(o), o.send(1), o.send(2), o.send(None), o.send(5))
def ignores():
    while True:
        try: yield
        except GeneratorExit: print("ignored"); yield 1
i = ignores(); next(i)
try: i.close()
except RuntimeError as e: print(e)
def r(): raise StopIteration
def gg():
    yield 1
    next(iter([]))
try: list(gg())
except RuntimeError as e: print(e, type(e.__cause__).__name__)
try: g().send(3)
except TypeError as e: print(e)
def fib():
    a, b = 0, 1
    while True: yield a; a, b = b, a + b
from itertools import islice, takewhile, count, accumulate, chain
print(list(islice(fib(), 10)), list(takewhile(lambda x: x < 30, fib())))
ge = (x * x for x in range(5) if x % 2); print(next(ge), list(ge), list(ge))



print(sum(x for x in range(10)), max((len(w), w) for w in "a bbb cc".split()))
def tree(n): 
    if n: yield from tree(n - 1); yield n; yield from tree(n - 1)
print(list(tree(3)))
class It:
    def __init__(s): s.n = 0
    def __iter__(s): return s
    def __next__(s):
        s.n += 1
        if s.n > 3: raise StopIteration
        return s.n
print(list(It()), sum(It()), dict(zip("abc", It())), [*It()])
print(next(iter([]), "default"), list(iter(iter([1, 2]).__next__, 2)))
def sub():
    try: yield 1
    except KeyError: yield "key"
def dele():
    yield from sub()
d = dele(); next(d); print(d.throw(KeyError("x")))
def f():
    yield
    return 5
x = f(); next(x)
try: next(x)
except StopIteration as e: print(repr(e), e.args)
it = g(); next(it)
del it
def dele():
    try: yield 1
    except KeyError: yield "key"
d = dele(); next(d); print(d.throw(KeyError("x")))
d = dele(); next(d)
try: d.throw(TypeError, "msg")
except TypeError as e: print(e)
print(g().__name__, type(g()).__name__, g.__name__)
### context managers
# context managers
from contextlib import contextmanager, suppress, ExitStack, closing, nullcontext, redirect_stdout, AbstractContextManager, ContextDecorator
@contextmanager
def tag(n):
    print("<", n); 
    try: yield n.upper()
    except ZeroDivisionError as e: print("handled", e)
    finally: print(">", n)
with tag("a") as t, tag("b") as u: print(t, u); 1 / 0
with (tag("c") as x, tag("d")): print(x)
with suppress(KeyError, IndexError): {}[1]
with ExitStack() as st:
    for n in "xy": print(st.enter_context(tag(n)))
    st.callback(print, "cb", 1)
class CD(ContextDecorator):
    def __enter__(self): print("in"); return self
    def __exit__(self, *e): print("out", e[0] and e[0].__name__); return False
@CD()
def ff(): print("body"); return 3
print(ff())
@tag("deco")
def gg(): return 4
print(gg())
class C:
    def close(self): print("closed")
with closing(C()) as c: pass
with nullcontext(5) as n: print(n)
class Bad:
    def __enter__(self): return 1
try:
    with Bad(): pass
except TypeError as e: print(e)
try:
    with 5: pass
except TypeError as e: print(e)
class T:
    def __enter__(self): return self
    def __exit__(self, t, v, tb): print(t, v); return True
with T(): raise KeyError("k")
def f():
    with T(): return "ret"
print(f())
for i in range(3):
    with tag(str(i)):
        if i == 1: continue
        if i == 2: break
@contextmanager
def never():
    if False: yield
try:
    with never(): pass
except RuntimeError as e: print(e)
@contextmanager
def twice(): yield; yield
try:
    with twice(): pass
except RuntimeError as e: print(e)
try:
    with ExitStack() as s:
        s.push(lambda *a: print("pushed", a[0].__name__) or True)
        raise ValueError
finally: print("done")
### descriptors and classes
# descriptors, __init_subclass__, class decorators
class Typed:
    def __init__(self, t): self.t = t
    def __set_name__(self, owner, name): self.n = name; print("set_name", owner.__name__, name)
    def __get__(self, o, cls=None): return self if o is None else o.__dict__.get(self.n, "unset")
    def __set__(self, o, v):
        if not isinstance(v, self.t): raise TypeError(f"{self.n} must be {self.t.__name__}")
        o.__dict__[self.n] = v
    def __delete__(self, o): print("del"); o.__dict__.pop(self.n)
class P:
    x = Typed(int); y = Typed(str)
p = P(); print(p.x); p.x = 3; print(p.x, p.__dict__, vars(p))
try: p.y = 3
except TypeError as e: print(e)
del p.x; print(p.x, type(P.x).__name__)
class Base:
    reg = []
    def __init_subclass__(cls, /, tag=None, **kw): super().__init_subclass__(**kw); cls.tag = tag; Base.reg.append(cls.__name__)
class A(Base): pass
class B(A): pass
print(Base.reg, A.tag, B.tag)
def deco(cls): cls.extra = lambda self: "extra " + type(self).__name__; return cls
@deco
class C: pass
print(C().extra())
class Lazy:
    def __init__(self, f): self.f = f; self.__doc__ = f.__doc__
    def __get__(self, o, c): v = self.f(o); setattr(o, self.f.__name__, v); return v
class D:
    @Lazy
    def v(self): "doc"; print("computed"); return 7
d = D(); print(d.v, d.v)
class M:
    _v = 1
    @property
    def v(self): "the v"; return self._v
    @v.setter
    def v(self, x): self._v = x * 2
    @v.deleter
    def v(self): del self._v; print("deleted")
m = M(); m.v = 5; print(m.v, M.v.__doc__, M.v.fget.__name__); del m.v; print(m.v)
try: del m.v
except AttributeError as e: print(e)
class S:
    __slots__ = ("a", "b")
    def __init__(self): self.a = 1
s = S(); print(s.a)
try: s.c = 3
except AttributeError as e: print(e)
try: s.b
except AttributeError as e: print(e)
try: s.__dict__
except AttributeError as e: print(e)
class G:
    def __getattribute__(self, n):
        if n == "secret": raise AttributeError("no " + n)
        return object.__getattribute__(self, n)
    def __getattr__(self, n): return "fallback " + n
    def __setattr__(self, n, v): print("set", n); super().__setattr__(n, v)
    def __delattr__(self, n): print("del", n); object.__delattr__(self, n)
g = G(); g.k = 1; print(g.k, g.secret, g.zzz); del g.k; print(g.k)
class Meth:
    @classmethod
    def make(cls, n): return cls, n
    @staticmethod
    def st(n): return n
print(Meth.make(1)[0].__name__, Meth().make(2)[1], Meth.st(3), Meth().st(4))
class X:
    def f(self): return "X"
class Y(X):
    def f(self): return "Y" + super().f()
class Z(X):
    def f(self): return "Z" + super().f()
class W(Y, Z):
    def f(self): return "W" + super().f()
print(W().f(), [c.__name__ for c in W.__mro__], super(W, W()).f(), W.__bases__)
print(isinstance(W(), X), issubclass(W, (int, Z)), W.__name__, W.__qualname__, W.__module__, type(W))
def outer():
    class In:
        def m(self): pass
    return In
print(outer().__qualname__, outer().m.__qualname__)
class Cnt:
    n = 0
    def __new__(cls, *a): cls.n += 1; return super().__new__(cls)
    def __init__(self, a=0): self.a = a
Cnt(); Cnt(3); print(Cnt.n)
class Sing:
    _i = None
    def __new__(cls):
        if cls._i is None: cls._i = super().__new__(cls)
        return cls._i
print(Sing() is Sing())
print(getattr(X, "nope", "dflt"), hasattr(X, "f"), callable(X), callable(X().f))
class Priv:
    def __init__(self): self.__x = 1
    def get(self): return self.__x
print(Priv().get(), Priv()._Priv__x, list(vars(Priv())))
try: Priv().__x
except AttributeError as e: print(e)
class Kw:
    def __init_subclass__(cls, /, tag=None, **kw): super().__init_subclass__(**kw); cls.tag = tag
class A(Kw, tag="a"): pass
print(A.tag)
try:
    class B(A, tag=1, other=2): pass
except TypeError as e: print(e)
try:
    class C2(object, x=1): pass
except TypeError as e: print(e)
T = type("T", (A,), {"x": 1, "f": lambda self: self.x * 2}, tag="t"); print(T, T().f(), T.tag, T.__bases__, T.__name__)
for bad in (lambda: type("T", 1, {}), lambda: type(1, (), {}), lambda: type("T", (), 1), lambda: type(1, 2), lambda: type()):
    try: bad()
    except TypeError as e: print(e)
from abc import ABCMeta, abstractmethod
class Ab(metaclass=ABCMeta):
    @abstractmethod
    def f(self): ...
class Co(Ab):
    def f(self): return "f"
print(Co().f())
try: Ab()
except TypeError as e: print(e)
class Plain(metaclass=type): pass
print(Plain.__name__)
class O:
    def __eq__(self, o): return super().__eq__(o) is True
    def __hash__(self): return super().__hash__()
    def __repr__(self): return super().__repr__()[:14]
    def __delattr__(self, n): print("del", n); super().__delattr__(n)
    def __getattribute__(self, n): return super().__getattribute__(n) if n != "z" else 26
o = O(); print(o == o, o == O(), o, len({o, o})); o.a = 1; del o.a; print(o.z, hasattr(o, "a"), O.__eq__ is object.__eq__)
try: del o.a
except AttributeError as e: print(e)
