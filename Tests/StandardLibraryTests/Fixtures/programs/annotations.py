### aliases and unions of classes
def r(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)
r(lambda: list[int])
r(lambda: dict[str, list[int]])
r(lambda: tuple[int, ...])
r(lambda: list[int]([1,2]))
r(lambda: int | None)
r(lambda: int | str)
r(lambda: isinstance(3, int | str))
r(lambda: isinstance(3, list[int]))
r(lambda: list[int] == list[int])
r(lambda: list[int].__origin__)
r(lambda: list[int].__args__)
r(lambda: list[int] | None)
r(lambda: type[int])
r(lambda: hash(list[int]) == hash(list[int]))
class A(list[int]): pass
r(lambda: A([1]))
r(lambda: A.__bases__)
from typing import *
r(lambda: Optional[int])
r(lambda: List[int])
r(lambda: Union[int, str, None])
r(lambda: get_origin(List[int]))
r(lambda: get_args(Dict[str, int]))
r(lambda: Callable[[int], str])
r(lambda: Tuple[int, ...])
r(lambda: List["A"])
r(lambda: Any)
r(lambda: "A" | int)
r(lambda: List)
r(lambda: Literal["a", 1])
T = TypeVar("T")
r(lambda: List[T])
r(lambda: T)
class S(Generic[T]): pass
r(lambda: S[int])
import collections
r(lambda: collections.deque[int])
r(lambda: collections.defaultdict[str, int])
import collections.abc
r(lambda: collections.abc.Callable[[int], str])
r(lambda: collections.abc.Iterable[int])
r(lambda: type(list[int]))
r(lambda: type(int | str))
r(lambda: issubclass(int, int | str))
r(lambda: (int | str).__args__)
r(lambda: set[int] | dict[str, int])
r(lambda: int[3])
r(lambda: float | "x")
### as text
from __future__ import annotations
import typing, functools
class P: pass
def f(a: int, b: "str" = 2, *args: Dict[str,int], c: P | None = None, **kw: typing.List[ P ]) -> typing.Optional["P"]:
    pass
print(f.__annotations__)
class C:
    x: int = 3
    y: List[int]
    def m(self, q: (int, str), z: a.b.c(1, 2)) -> None: ...
print(C.__annotations__, C.m.__annotations__, C().m.__annotations__)
def g(a: int, b: str = "x") -> P: ...
print(typing.get_type_hints(g))
try:
    typing.get_type_hints(f)
except NameError as e:
    print(e)
### of functions and by class
import typing, functools
from typing import List, Dict, Optional, Union, get_type_hints
class P: pass
def f(a: int, b: "str" = 2, *args: Dict[str,int], c: Optional[P] = None, **kw: List[P]) -> Optional["P"]:
    pass
print(f.__annotations__)
print(get_type_hints(f))
class C:
    x: int = 3
    y: List[int]
    def m(self, q: int, z: "C" = None) -> None: ...
class D(C):
    z: "P"
print(C.__annotations__, C.m.__annotations__, C().m.__annotations__)
print(get_type_hints(C), get_type_hints(C.m), get_type_hints(D))
def g(): pass
print(g.__annotations__, (lambda x: x).__annotations__)
g.__annotations__["x"] = int
print(g.__annotations__)
g.__annotations__ = {"y": str}
print(g.__annotations__)
@functools.singledispatch
def fun(arg, verbose=False):
    print("default", arg)
@fun.register
def _(arg: int, verbose=False):
    print("int", arg)
@fun.register
def _(arg: list, verbose=False):
    print("list", arg)
@fun.register(float)
@fun.register(str)
def _(arg, verbose=False):
    print("float or str", arg)
@fun.register
def _(arg: Union[tuple, set]):
    print("tuple/set", arg)
def nothing(arg): print("nothing")
fun.register(type(None), nothing)
for v in (1, True, [1], "a", 1.5, (1,), {2}, None, {}, b""): fun(v)
print(fun.dispatch(bool) is fun.dispatch(int), len(fun.registry))
for bad in (lambda x: x, ):
    try: fun.register(bad)
    except TypeError as e: print(str(e).split("<lambda>")[0])
try:
    @fun.register
    def _(x: 5): ...
except TypeError as e: print(e)
try: fun()
except TypeError as e: print(e)
class N:
    @functools.singledispatchmethod
    def neg(self, arg):
        raise NotImplementedError("cannot negate")
    @neg.register
    def _(self, arg: int):
        return -arg
    @neg.register
    def _(self, arg: bool):
        return not arg
    @neg.register(str)
    def _(self, s): return s[::-1]
n = N()
print(n.neg(5), n.neg(False), n.neg("ab"))
try: n.neg([])
except NotImplementedError as e: print(e)
def deco(fn):
    @functools.wraps(fn)
    def w(*a): return fn(*a)
    return w
@deco
def h(a: int) -> str: ...
print(h.__annotations__)
### signatures
import inspect
from typing import Optional, List
def f(a, b: int = 3, *args, c="x", d: Optional[int] = None, **kw) -> List[str]:
    """Doc.

        indented
    more
    """
print(inspect.signature(f), repr(inspect.signature(f)))
for n, p in inspect.signature(f).parameters.items():
    print(n, p, p.kind, repr(p.kind), p.default is inspect.Parameter.empty, p.annotation)
def g(a, /, b, *, c): ...
def h(a, b, /): ...
print(inspect.signature(g), inspect.signature(h), inspect.signature(lambda: 0))
class A:
    def __init__(self, x: int, y=2): ...
    def m(self, q): ...
    @classmethod
    def c(cls, r): ...
    @staticmethod
    def s(t): ...
    def __call__(self, z): ...
print(inspect.signature(A), inspect.signature(A.m), inspect.signature(A(1).m), inspect.signature(A.c), inspect.signature(A.s), inspect.signature(A(1)))
class B: pass
print(inspect.signature(B))
ba = inspect.signature(f).bind(1, 2, 3, c=4, zz=5)
print(ba, ba.args, ba.kwargs, ba.arguments)
ba = inspect.signature(f).bind(1)
ba.apply_defaults()
print(ba.arguments)
for call in (lambda: inspect.signature(g).bind(1), lambda: inspect.signature(g).bind(1, 2, 3, c=1), lambda: inspect.signature(g).bind(1, 2, c=1, d=2), lambda: inspect.signature(g).bind(1, 2, b=2)):
    try: call()
    except TypeError as e: print(e)
print(inspect.getdoc(f))
def gen(): yield
print(inspect.isfunction(f), inspect.ismethod(A(1).m), inspect.isclass(A), inspect.isgeneratorfunction(gen), inspect.isgeneratorfunction(f), inspect.isgenerator(gen()), inspect.isbuiltin(len))
print([n for n, v in inspect.getmembers(A, inspect.isfunction)])
try: inspect.signature(3)
except TypeError as e: print(e)
print(inspect.signature(f).return_annotation, inspect.getmro(A))
import functools
def deco(fn):
    @functools.wraps(fn)
    def w(*a, **k): return fn(*a, **k)
    return w
print(inspect.signature(deco(f)))
