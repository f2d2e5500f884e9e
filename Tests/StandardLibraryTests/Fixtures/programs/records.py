### data classes
from dataclasses import dataclass, field, asdict, astuple, replace, fields, is_dataclass, KW_ONLY, InitVar, make_dataclass, FrozenInstanceError
from typing import ClassVar, List
@dataclass(order=True)
class P:
    x: int
    y: float = 2.0
    tags: list = field(default_factory=list, compare=False, repr=False)
    n: ClassVar[int] = 5
print(P(1), P(1) == P(1), P(1) < P(2), sorted([P(3), P(1, 9.0), P(1)]), P(1).tags is P(1).tags)
print(asdict(P(1, tags=[1, P(2)])), astuple(P(1)), replace(P(1), x=7), [f.name for f in fields(P)], is_dataclass(P), is_dataclass(P(1)))
@dataclass(frozen=True, eq=True)
class F:
    a: int
    b: str = "b"
print(F(1), hash(F(1)) == hash(F(1)), {F(1), F(1)}, len({F(1): 2}))
for op in (lambda: setattr(F(1), "a", 2), lambda: delattr(F(1), "a"), lambda: F(), lambda: F(1, 2, 3), lambda: F(1, c=3), lambda: P(1) < 3):
    try: op()
    except Exception as e: print(type(e).__name__, e)
@dataclass
class Q(P):
    z: int = 0
    def __post_init__(self): self.total = self.x + self.y + self.z
print(Q(1, z=5), Q(1).total, Q.__match_args__)
@dataclass
class K:
    a: int
    _: KW_ONLY
    b: int = 3
    c: InitVar[int] = 4
    d: int = field(init=False)
    def __post_init__(self, c): self.d = self.a * c
print(K(1), K(1, b=2, c=10).d)
try: K(1, 2)
except TypeError as e: print(e)
try:
    @dataclass
    class Bad:
        a: int = 1
        b: int
except TypeError as e: print(e)
try:
    @dataclass
    class Bad2:
        a: list = []
except ValueError as e: print(e)
@dataclass(repr=False, eq=False)
class N: a: int = 1
print(N() == N(), "object" in repr(N()))
@dataclass(unsafe_hash=True)
class H: a: int
print(hash(H(3)) == hash(H(3)))
try: hash(P(1))
except TypeError as e: print(e)
@dataclass
class R:
    kids: List["R"] = field(default_factory=list)
r = R(); r.kids.append(r); print(r)
@dataclass(slots=True)
class SL: a: int = 1
print(SL(2))
match P(1, 3.0):
    case P(x=1, y=yy): print("m", yy)
match F(1):
    case F(a, "b"): print("f", a)
print(P.__doc__, F.__doc__)
@dataclass(kw_only=True)
class KO: a: int; b: int = 2
print(KO(a=1))
D = make_dataclass("D", [("x", int), ("y", int, field(default=5))], namespace={"double": lambda self: self.x * 2})
print(D(1), D(3).double(), D.__doc__)
### enumerations
from enum import Enum, IntEnum, Flag, IntFlag, auto, unique, StrEnum
class C(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
    CRIMSON = 1
    def desc(self): return self.name.lower()
    @classmethod
    def default(cls): return cls.RED
print(C.RED, repr(C.RED), C["GREEN"], C(3), list(C), len(C), C.RED.desc(), C.default(), C.CRIMSON is C.RED, C.RED.name, C.RED.value)
print(C.RED == C.RED, C.RED == 1, C.RED in C, isinstance(C.RED, C), hash(C.RED) == hash(C.RED), {C.RED: 1}, C.__members__)
for bad in (lambda: C(9), lambda: C["X"], lambda: C.RED < C.BLUE, lambda: C.NOPE):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
class N(IntEnum):
    A = auto(); B = auto()
print(N.A + 1, N.B > N.A, N.A == 1, f"{N.A}", str(N.B), repr(N.B), [1, 2, 3][N.A], sorted(N), int(N.B))
class Pm(Flag):
    R = auto(); W = auto(); X = auto()
print(Pm.R | Pm.W, Pm.R in (Pm.R | Pm.W), (Pm.R | Pm.W) & Pm.W, ~Pm.R, bool(Pm.R & Pm.W), Pm(0), Pm.R ^ Pm.R, repr(Pm.R | Pm.X), (Pm.R|Pm.W).value)
class I(IntFlag):
    A = 1; B = 2
print(I.A | I.B, I.A | 8, repr(I.A | 8), I(0), ~I.A, repr(I.A | I.B), I(3))
class Planet(Enum):
    E = (5.97e24, 6.37e6)
    M = (6.4e23, 3.39e6)
    def __init__(self, mass, r): self.mass = mass; self.r = r
    @property
    def g(self): return round(6.67e-11 * self.mass / self.r ** 2, 2)
print(Planet.E.g, Planet.M.mass, Planet.E.value)
class S(StrEnum):
    X = auto(); Y = "why"
print(S.X, S.Y == "why", S.X.upper(), repr(S.Y), f"{S.X}")
A = Enum("A", "p q r"); print(list(A), A.p.value)
try:
    @unique
    class U(Enum): a = 1; b = 1
except ValueError as e: print(e)
class Str(str, Enum): a = "x"
print(Str.a == "x", Str.a, repr(Str.a), Str.a + "y", f"{Str.a}")
match C.RED:
    case C.BLUE: print("b")
    case C.RED: print("r")
print(C.RED.__class__, type(C.RED), C.__name__)
class W(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last): return name.lower()
    ONE = auto(); TWO = auto()
print(W.ONE.value, W("two"))
class Mi(Enum):
    A = 1
    @classmethod
    def _missing_(cls, v): return cls.A
print(Mi(99))
try:
    class Sub(C): X = 4
except TypeError as e: print(e)
import json; print(json.dumps({"a": N.A, "b": [N.B]}))
### patterns
def m(x):
    match x:
        case 0 | 1: return "01"
        case int(n) if n > 100: return f"big {n}"
        case bool(): return "bool"
        case int() | float() as num: return f"num {num}"
        case "a" | "b": return "ab"
        case str(s): return f"str {s}"
        case []: return "empty"
        case [a]: return f"one {a}"
        case [a, b] if a == b: return "same"
        case [1, *rest]: return f"1+{rest}"
        case (a, [b, *_], *c): return f"nest {a} {b} {c}"
        case [*all]: return f"all {all}"
        case {"k": v, "t": [p, *_], **rest}: return f"k {v} {p} {rest}"
        case {"k": str() | None as v}: return f"sk {v}"
        case {}: return "dict"
        case None: return "none"
        case set(): return "set"
        case _: return "other"
for x in (0, True, 5, 500, 2.5, "a", "zz", [], [7], [2, 2], [1, 2, 3], (9, [8, 7], 6), [3, 4, 5], {"k": 1, "t": (5, 6), "z": 3}, {"k": None}, {"k": "s", "x": 1}, {}, {"q": 1}, None, {1}, b"x", -1, 1+2):
    print(repr(x), "->", m(x))
class P:
    __match_args__ = ("x", "y")
    def __init__(s, x, y): s.x, s.y = x, y
def w(p):
    match p:
        case P(0, 0): return "origin"
        case P(x, 0) | P(0, x): return f"axis {x}"
        case P(x=a, y=b) if a == b: return f"diag {a}"
        case P(): return "point"
        case [P(x, _), P(y=y2)]: return f"two {x} {y2}"
print(w(P(0, 0)), w(P(3, 0)), w(P(0, 4)), w(P(2, 2)), w(P(1, 2)), w([P(1, 2), P(3, 4)]), w(5))
try:
    match P(1, 2):
        case P(1, 2, 3): pass
except TypeError as e: print(e)
match {"action": "move", "pos": {"x": 1, "y": -2}}:
    case {"action": "move", "pos": {"x": x, "y": (-2 | 2) as y}}: print(x, y)
match "go north".split():
    case ["go", ("north" | "south") as d]: print("dir", d)
match (1, 2):
    case 1, 2: print("tuple pattern")
import math
class K: PI = 3
match 3:
    case K.PI: print("const")
match -1.5:
    case -1.5: print("neg")
match "x":
    case "x" "": print("concat")
match range(3):
    case [0, 1, 2]: print("range seq")
match "abc":
    case [a, b, c]: print("never")
    case _: print("str is no seq")
match = 5; case = 6; print(match, case)
