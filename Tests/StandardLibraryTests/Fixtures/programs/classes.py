### data classes
from dataclasses import dataclass, field, asdict, astuple, replace, fields, is_dataclass
from typing import List, Optional, ClassVar
@dataclass
class Config:
    hidden: int
    layers: int = 1
    dropout: float = 0.0
    names: List[str] = field(default_factory=list)
    kind: ClassVar[str] = "lstm"
    note: Optional[str] = None
    def total(self): return self.hidden * self.layers
c = Config(8, dropout=0.5)
print(c, c.total(), c == Config(8, 1, 0.5), c != Config(9), asdict(c), astuple(c), replace(c, hidden=3), [f.name for f in fields(c)], is_dataclass(c), is_dataclass(5), Config.kind, Config.layers)
c.names.append("x")
print(c, Config(8).names, c.hidden, repr([c]), fields(Config)[0].type)
c.hidden = 4
print(c.hidden, vars(Config(1)))
### ordered and frozen data classes
from dataclasses import dataclass, field, FrozenInstanceError
@dataclass(order=True, frozen=True)
class V:
    a: int
    b: str = field(default="x", compare=False)
    c: int = field(default=0, repr=False)
print(V(1) < V(2), V(1) <= V(1, "y"), V(3) > V(2), sorted([V(3), V(1)]), hash(V(1)) == hash(V(1, "q")), {V(1): 5}[V(1)], V(1, "p", 2))
try: V(1).a = 5
except FrozenInstanceError as e: print(type(e).__name__, e)
try: del V(1).a
except AttributeError as e: print(e)
### data classes that inherit
from dataclasses import dataclass, field, InitVar, KW_ONLY
@dataclass
class A:
    x: int = 1
    def __post_init__(self): self.made = self.x * 2
@dataclass
class B(A):
    y: int = 2
    x: int = 5
print(B(), B(7, 8), B().made)
@dataclass
class C:
    base: InitVar[int]
    z: int = field(init=False)
    _: KW_ONLY
    k: str = "k"
    def __post_init__(self, base): self.z = base + 1
print(C(4), C(1, k="q"))
@dataclass(eq=False)
class D:
    x: int
print(D(1) == D(1), hash(D(1)) is not None)
@dataclass(repr=False)
class E:
    x: int
    def __repr__(self): return "E!"
print(E(1))
@dataclass
class Node:
    value: int
    next: "Node" = None
n = Node(1); n.next = n
print(n, Node(1, Node(2)))
### missing fields
from dataclasses import dataclass
@dataclass
class P:
    x: int
    y: int
P(1)
### unknown fields
from dataclasses import dataclass
@dataclass
class P:
    x: int
P(1, z=2)
### too many values
from dataclasses import dataclass
@dataclass
class P:
    x: int
P(1, 2)
### mutable defaults
from dataclasses import dataclass
@dataclass
class P:
    x: list = []
### default before none
from dataclasses import dataclass
@dataclass
class P:
    x: int = 1
    y: int
### frozen assignment
from dataclasses import dataclass
@dataclass(frozen=True)
class P:
    x: int
P(1).x = 2
### data classes are not hashable
from dataclasses import dataclass
@dataclass
class P:
    x: int
hash(P(1))
### data classes of two kinds are not ordered
from dataclasses import dataclass
@dataclass(order=True)
class P:
    x: int
P(1) < 5
### abstract classes
from abc import ABC, abstractmethod
class Model(ABC):
    @abstractmethod
    def step(self): ...
    def run(self): return self.step()
class M(Model):
    def step(self): return 5
print(M().run(), issubclass(M, Model))
Model()
### abstract in two
from abc import ABC, abstractmethod
class Model(ABC):
    @abstractmethod
    def step(self): ...
    @property
    @abstractmethod
    def size(self): ...
class N(Model):
    def step(self): return 1
try: N()
except TypeError as e: print(e)
Model()
### typing
from typing import List, Dict, Tuple, Optional, Union, Any, Callable, TypeVar, Generic, cast, Iterable, NewType, Literal, TYPE_CHECKING, Sequence
T = TypeVar("T")
class Stack(Generic[T]):
    def __init__(self) -> None: self.items: List[T] = []
    def push(self, x: T) -> "Stack[T]":
        self.items.append(x)
        return self
def f(a: Dict[str, int], b: Optional[Tuple[int, ...]] = None, c: Callable[[int], str] = str) -> Union[int, None]: return len(a)
UserId = NewType("UserId", int)
print(f({"a": 1}), Stack().push(1).items, cast(int, "x"), UserId(5), List[int], Dict[str, List[int]], Optional[int], Union[int, str], Tuple[int, ...], Callable[[int], str], Any, T, List, TYPE_CHECKING, Literal["a", 1])
### annotations of a class
class A:
    x: int = 3
    y: "str"
    z: list
print(A.__annotations__, A.x, hasattr(A, "y"))
### warnings
import warnings
warnings.filterwarnings("ignore")
warnings.warn("quiet")
warnings.simplefilter("error")
try: warnings.warn("loud", RuntimeWarning)
except RuntimeWarning as w: print("raised", w)
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    warnings.warn("quiet again")
print("done")
### enumerations of integers
from enum import Enum, IntEnum, Flag, IntFlag, auto, unique
class Color(IntEnum):
    RED = 1
    GREEN = 2
print(Color.RED, repr(Color.RED), Color.RED + 1, Color.RED < Color.GREEN, sorted([Color.GREEN, Color.RED]), int(Color.GREEN), Color(2), Color['RED'], [10, 20, 30][Color.RED], Color.RED == 1, f'{Color.RED}', '%d' % Color.RED, isinstance(Color.RED, int), hash(Color.RED) == hash(1), {1: 'a'}[Color.RED])
print(list(Color), len(Color), Color.RED.name, Color.RED.value, Color.RED in Color, range(Color.GREEN), Color.RED * 2.5, max(Color), Color.__members__)
### flags
from enum import Flag, auto
class P(Flag):
    R = auto()
    W = auto()
    X = auto()
print(P.R, P.R | P.W, repr(P.R | P.W), P.R in (P.R | P.W), (P.R | P.W) & P.W, bool(P.R & P.W), ~P.R, P(3), P.X.value, P.R ^ P.W, list(P.R | P.X))
