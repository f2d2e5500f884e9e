### attributes of a dict by name
class AttrDict(dict):
    __getattr__ = dict.__getitem__
    __setattr__ = dict.__setitem__
    __delattr__ = dict.__delitem__

config = AttrDict(hidden=64, layers=2)
config.dropout = 0.1
config["rate"] = 1e-3
print(config.hidden, config["dropout"], config.rate, len(config), config)
del config.layers
print("layers" in config, sorted(config), config == {"hidden": 64, "dropout": 0.1, "rate": 1e-3})
try:
    config.missing
except KeyError as error:
    print(repr(error))

class Options(dict):
    def __getattr__(self, name):
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name)
    def __setattr__(self, name, value):
        self[name] = value

options = Options({"a": 1})
options.b = 2
print(options, options.a, hasattr(options, "c"), getattr(options, "c", None), {**options})
print(isinstance(options, dict), type(options).__name__, issubclass(Options, dict), Options.__mro__)
### a vocabulary with a default for unknown words
class Vocab(dict):
    def __missing__(self, word):
        index = len(self)
        self[word] = index
        return index

vocab = Vocab()
print([vocab[word] for word in "the cat saw the dog".split()])
print(vocab, vocab.get("bird"), "bird" in vocab, len(vocab))

class Frozen(dict):
    def __missing__(self, word):
        return self["<unk>"]

frozen = Frozen({"<pad>": 0, "<unk>": 1, "a": 2})
print(frozen["zzz"], frozen["a"], list(frozen.items()), frozen.pop("a"), frozen)
print("%(a)s and %(b)s" % frozen, "{a} {b}".format_map(frozen))
### a dict that looks at what is set
class Checked(dict):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.changes = 0
    def __setitem__(self, key, value):
        if not isinstance(key, str):
            raise TypeError(f"keys are str, not {type(key).__name__}")
        self.changes += 1
        super().__setitem__(key, value)
    def __getitem__(self, key):
        return super().__getitem__(key) * 2
    def __delitem__(self, key):
        print("deleting", key)
        super().__delitem__(key)
    def __contains__(self, key):
        return super().__contains__(key.lower())
    def __len__(self):
        return super().__len__() + 100

checked = Checked(a=1)
checked["b"] = 2
checked.update(c=3)
print(checked["a"], checked.get("a"), checked.changes, dict(checked), "A" in checked, len(checked))
del checked["a"]
print(checked, checked.__dict__)
try:
    checked[1] = 2
except TypeError as error:
    print(error)
checked[2.5] = 1
### lists with methods of their own
class Stack(list):
    def push(self, item):
        self.append(item)
    def peek(self):
        return self[-1]
    @property
    def empty(self):
        return not self

stack = Stack()
print(stack.empty, bool(stack))
stack.push(1)
stack.push(2)
stack += [3]
print(stack, stack.peek(), stack.pop(), len(stack), stack.empty, type(stack).__name__)
print(stack + [9], type(stack + [9]).__name__, stack * 2, stack[::-1], type(stack[:1]).__name__)
print([*stack, 0], sorted(stack, reverse=True), max(stack), sum(stack), list(map(str, stack)))
first, second = stack
print(first, second, stack == [1, 2], [1, 2] == stack, stack != [1], stack < [2])
print(stack.copy(), type(stack.copy()).__name__, stack.index(2), stack.count(1), 2 in stack)

class Logged(list):
    def append(self, item):
        print("append", item)
        super().append(item)
    def __getitem__(self, index):
        print("get", index)
        return super().__getitem__(index)
    def __iter__(self):
        return iter(["own", "items"])

logged = Logged([1, 2])
logged.append(3)
print(logged[0], logged[-1], logged[1:], list(logged), len(logged), repr(logged))
logged.extend([4, 5])
logged[0] = 10
del logged[1]
logged.sort(reverse=True)
print(repr(logged))
### a list made by its own constructor
class Vector(list):
    def __init__(self, *values):
        super().__init__(values)
    def __add__(self, other):
        return Vector(*(a + b for a, b in zip(self, other)))
    def __mul__(self, k):
        return Vector(*(k * a for a in self))
    __rmul__ = __mul__
    def __repr__(self):
        return f"Vector{tuple(self)}"
    def __matmul__(self, other):
        return sum(a * b for a, b in zip(self, other))

v, w = Vector(1, 2, 3), Vector(4, 5, 6)
print(v + w, v * 2, 3 * v, v @ w, v, str(v), f"{v}", [v])
v += w
print(v, type(v).__name__)
v.name = "v"
print(v.name, v.__dict__, hash(1) == hash(1))
try:
    hash(v)
except TypeError as error:
    print(error)
{v: 1}
### texts with a class
class Name(str):
    def __new__(cls, text, origin="?"):
        made = super().__new__(cls, text.strip().title())
        made.origin = origin
        return made
    def initial(self):
        return self[0] + "."

name = Name("  ada ", origin="en")
print(name, repr(name), name.origin, name.initial(), len(name), name.lower(), type(name.lower()).__name__)
print(name == "Ada", "Ada" == name, {"Ada": 1}[name], {name: 2}["Ada"], hash(name) == hash("Ada"))
print(name + " L", "Dr " + name, f"{name:>6}|{name!r}", "%s" % name, "-".join([name, name]))
print(isinstance(name, str), name < "B", name in "Ada Lovelace", "d" in name, [c for c in name])
print(name.upper().startswith("AD"), name.replace("a", "o"), name[1:], name * 2, name.split("d"))

class Loud(str):
    def __str__(self):
        return super().__str__().upper()
    def __repr__(self):
        return f"Loud({super().__repr__()})"
    def __add__(self, other):
        return Loud(super().__add__(other))
    def __eq__(self, other):
        return self.lower() == other.lower()
    __hash__ = str.__hash__

loud = Loud("hi") + " you"
print(loud, repr(loud), f"{loud}", "%s" % loud, str(loud), "".join([loud]), loud == "HI YOU", [loud])
### numbers with a class
class Count(int):
    def __new__(cls, value):
        return super().__new__(cls, max(0, value))
    def __add__(self, other):
        return Count(int(self) + int(other))
    def __repr__(self):
        return f"Count({int(self)})"

a, b = Count(3), Count(-2)
print(a, b, a + b, a + 1, 1 + a, type(1 + a).__name__, a - 1, type(a - 1).__name__, a * 2, a / 2, -a, ~a)
print(a == 3, 3 == a, a > 2, 2 < a, hash(a) == hash(3), {3: "x"}[a], [10, 20, 30, 40][a], range(a))
print(f"{a}", f"{a:03d}", "%d %s %5.1f" % (a, a, a), str(a), repr(a), int(a), float(a), bool(b), abs(Count(4)))
print(isinstance(a, int), sum([a, a]), max(a, 7), round(a), divmod(a, 2), a ** 2, a // 2, a % 2, a << 1, a & 1)
print(a.bit_length(), "x" * a, [0] * a, list(range(a)), a is a, int.__add__(a, 4))

class Celsius(float):
    unit = "C"
    def __str__(self):
        return f"{float(self):.1f}°{self.unit}"
    def fahrenheit(self):
        return self * 9 / 5 + 32

t = Celsius(36.6)
print(t, repr(t), t + 1, t.fahrenheit(), f"{t}", f"{t:.2f}", t > 36, t.is_integer(), round(t), Celsius("1e3"))
print([t], min(t, 40.0), t == 36.6, t * 2, 2 * t, t.hex(), t.real, int(t), sorted([Celsius(3), Celsius(1)]))
### operators of numbers with a class, reflected
class Money(float):
    def __add__(self, other):
        return Money(float(self) + other)
    __radd__ = __add__
    def __rsub__(self, other):
        return Money(other - float(self))
    def __neg__(self):
        return Money(-float(self))
    def __lt__(self, other):
        print("lt")
        return float(self) < other
    def __repr__(self):
        return f"${float(self):.2f}"

print(Money(1.5) + 1, 1 + Money(1.5), sum([Money(1), Money(2)]), 10 - Money(3), -Money(2), 2.0 - Money(1))
print(Money(1) < 2, 2 > Money(1), sorted([Money(3), Money(1)]), Money(1) > 0, Money(2) * 3, abs(Money(-1)))
m = Money(1)
m += 2
print(m, m == 3, m != 3, m <= 3, type(m).__name__)
print(Money(1) + "a")
### members that are texts and numbers
from enum import Enum, IntEnum

class Color(str, Enum):
    RED = "red"
    BLUE = "blue"

print(Color.RED, repr(Color.RED), Color.RED == "red", "red" == Color.RED, Color("blue"), Color.RED.value)
print(Color.RED.upper(), len(Color.RED), {"red": 1}[Color.RED], f"{Color.RED}", "%s" % Color.RED, [Color.RED])
print(isinstance(Color.RED, str), Color.RED in ["red"], list(Color), Color["BLUE"].name, Color.RED + "dish")
import json
print(json.dumps({"c": Color.RED}), json.dumps([Color.BLUE]), "a-" + Color.BLUE, sorted([Color.RED, Color.BLUE]))

class Level(int, Enum):
    LOW = 1
    HIGH = 10

print(Level.LOW < Level.HIGH, Level.LOW + 1, Level(10), repr(Level.HIGH), Level.HIGH == 10, [0, 5][Level.LOW])
print(f"{Level.LOW}", str(Level.LOW), int(Level.HIGH), max(Level), hash(Level.LOW) == hash(1))

class Size(float, Enum):
    SMALL = 0.5
    LARGE = 2.0

print(Size.SMALL * 4, Size.LARGE, Size.SMALL < 1, Size(2.0))

class Speed(IntEnum):
    SLOW = 1
    FAST = 2

print(Speed.FAST + 1, Speed.SLOW < Speed.FAST, repr(Speed.FAST), str(Speed.FAST), [3, 4, 5][Speed.FAST], range(Speed.FAST))
Color("green")
### tuples with a class
from collections import namedtuple
from typing import NamedTuple

class Point(namedtuple("Point", "x y")):
    __slots__ = ()
    def __new__(cls, x, y=0):
        return super().__new__(cls, x, y)
    @property
    def norm(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5
    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)
    def __str__(self):
        return f"({self.x}, {self.y})"

p = Point(3, 4)
print(p, repr(p), p.norm, p + Point(1), p == (3, 4), p[0], p._replace(x=1), p._asdict(), hash(p) == hash((3, 4)))

class Record(NamedTuple):
    name: str
    size: int = 1
    def double(self):
        return self._replace(size=self.size * 2)

r = Record("a")
print(r, r.double(), r.double().double().size, Record._fields, isinstance(r, tuple))

class Pair(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))
    @property
    def first(self):
        return self[0]
    def swapped(self):
        return Pair(self[1], self[0])

q = Pair(1, 2)
print(q, q.first, q.swapped(), q == (1, 2), len(q), [*q], q + (3,), {q: "k"}[(1, 2)], sorted([Pair(2, 1), q]), 2 in q)
a, b = q
q.label = "pair"
print(a, b, q.label, "%s-%s" % q, isinstance(q, tuple), q < (1, 3), q.index(2), max(q))
### sets, counters and dicts of collections with a class
from collections import Counter, OrderedDict, defaultdict

class Tags(set):
    def add(self, tag):
        super().add(tag.lower())
    def __repr__(self):
        return f"Tags({sorted(self)})"

tags = Tags(["a"])
tags.add("B")
tags |= {"c"}
print(tags, len(tags), "b" in tags, tags & {"a", "z"}, type(tags).__name__, tags == {"a", "b", "c"}, tags >= {"a"})

class Plain(set):
    pass

print(Plain([1, 2]), Plain(), sorted(Plain([3, 1]) | {2}), isinstance(Plain(), set))

class Words(Counter):
    def top(self):
        return self.most_common(1)[0][0]
    def __missing__(self, key):
        return -1

words = Words("a b a c a b".split())
words.update(["c", "c", "c"])
print(words.top(), words["zzz"], words, words.total(), words + Counter("a"), dict(words), words == Counter(a=3, c=4, b=2))

class Keyed(defaultdict):
    def __missing__(self, key):
        value = self[key] = self.default_factory(key)
        return value

squares = Keyed(lambda k: k * k)
print(squares[4], squares[5], dict(squares), len(squares))

class Groups(defaultdict):
    def __init__(self):
        super().__init__(list)
    def add(self, key, value):
        self[key].append(value)

groups = Groups()
groups.add("x", 1)
groups.add("x", 2)
print(groups, groups["y"], list(groups.items()))

class Cache(OrderedDict):
    def __init__(self, size):
        super().__init__()
        self.size = size
    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        self.move_to_end(key)
        if len(self) > self.size:
            self.popitem(last=False)

cache = Cache(2)
for key in "abac":
    cache[key] = ord(key)
print(cache, list(cache), cache.size, isinstance(cache, dict))
### derived values in calls, json and patterns
import json

class Settings(dict):
    pass

class Items(list):
    pass

def show(*args, **kwargs):
    print(args, kwargs)

s = Settings(a=1, b=2)
show(*Items([1, 2]), **s)
print({**s, "c": 3}, dict(s), s | {"d": 4}, json.dumps(s), json.dumps({"items": Items([1, Items([2])])}), list(s), s.items())
s |= {"z": 0}
print(s, type(s).__name__, s.copy(), type(s.copy()).__name__, Settings.fromkeys("ab", 1), type(Settings.fromkeys("ab")).__name__)
match Items([1, 2, 3]):
    case [first, *rest]:
        print(first, rest)
match s:
    case {"a": 1, **rest}:
        print(rest)
print(s.keys() & {"a"}, s == Settings(a=1, b=2, z=0), not Settings(), [] + Items("ab"), Items("ab") == ["a", "b"])
print(list(zip(Items([1, 2]), Items("xy"))), set(Items([1, 1])), tuple(Items([1])), sum(Items([1, 2])), any(Items([0])))
print(" ".join(Items(["a", "b"])), Items([3, 1, 2]).__len__(), Items([1]).__eq__([1]), list(reversed(Items([1, 2]))))
x = Items([Items([1])])
x.append(x)
print(x)
### special methods reached by super
class Base(dict):
    def __repr__(self):
        return f"<{super().__repr__()}>"
    def __eq__(self, other):
        print("eq")
        return super().__eq__(other)
    def __iter__(self):
        for key in super().__iter__():
            yield key.upper()
    def keys(self):
        return [key + "!" for key in super().keys()]

b = Base(a=1, b=2)
print(b, list(b), b == {"a": 1, "b": 2}, b.keys(), [k for k in b], b.values(), len(b), b.__class__.__name__)

class L(list):
    def __len__(self):
        return super().__len__() * 10
    def __setitem__(self, i, v):
        super().__setitem__(i, v + 1)
    def __contains__(self, v):
        return not super().__contains__(v)
    def __lt__(self, other):
        return super().__gt__(other)

l = L([1, 2])
l[0] = 5
print(l, len(l), 5 in l, l < [1], bool(l))

class T(tuple):
    def __getitem__(self, index):
        return super().__getitem__(index % len(self))
    def __hash__(self):
        return super().__hash__()
    def __eq__(self, other):
        return super().__eq__(other)

t = T((1, 2, 3))
print(t[4], t[-1], hash(t) == hash((1, 2, 3)), t == (1, 2, 3), {t: 1}[(1, 2, 3)])
### two built-in bases
class Both(int, str):
    pass
### a base that is final
class Truth(bool):
    pass
### wrong arguments for a derived class
class Name(str):
    def __init__(self, text, extra):
        self.extra = extra

try:
    Name("a")
except TypeError as error:
    print(error)

class Empty(dict):
    pass

try:
    Empty(1)
except TypeError as error:
    print(error)

class Number(int):
    pass

try:
    Number("x")
except ValueError as error:
    print(error)
print(Number(), Number("12") + 1, Number(2.9))
Number(1).missing
### instances made by __new__ alone
class Single:
    _made = None
    def __new__(cls, *args):
        if cls._made is None:
            cls._made = super().__new__(cls)
        return cls._made

print(Single(1) is Single(2))

class Plain:
    def __init__(self):
        super().__init__()

print(Plain() is not None)
class Given:
    def __init__(self, x):
        super().__init__(x)

Given(1)
### mixed in before a built-in type
class Printing:
    def show(self):
        return f"{type(self).__name__} with {len(self)}"

class Bag(Printing, dict):
    pass

class Line(Printing, list):
    def __init__(self, items=()):
        super().__init__(items)
        self.extra = True

class Longer(Line):
    def append(self, item):
        super().append(item)
        super().append(item)

print(Bag(a=1).show(), Line([1, 2]).show(), Line().extra)
longer = Longer([1])
longer.append(2)
print(longer, longer.show(), longer.extra, isinstance(longer, Line), isinstance(longer, list))
### dicts and lists that hold their data
from collections import UserDict, UserList

class Lower(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)
    def __getitem__(self, key):
        return super().__getitem__(key.lower())

words = Lower({"The": 1}, Cat=2)
words["DOG"] = 3
words.update(Bird=4)
print(words, words["THE"], len(words), list(words), "cat" in words, words.get("x", 0), words.data)
print({**words}, dict(words), sorted(words.items()), words.pop("cat"), words == {"the": 1, "dog": 3, "bird": 4})

class History(UserList):
    def mean(self):
        return sum(self) / len(self)

h = History([1.0, 2.0])
h.append(6.0)
h += [3.0]
print(h, h.mean(), h[0], h[1:], len(h), max(h), type(h[1:]).__name__, h == [1.0, 2.0, 6.0, 3.0], h + [1], h.data)
words["absent"]
### string enumerations
from enum import StrEnum, auto
class Mode(StrEnum):
    TRAIN = auto()
    EVAL = "eval"
print(Mode.TRAIN, repr(Mode.EVAL), Mode.TRAIN == "train", f"{Mode.EVAL:>6}", Mode("eval"), str(Mode.EVAL), Mode.EVAL.upper())
### a dict class with defaults of its own
class Defaults(dict):
    def __init__(self, *args, **kwargs):
        self.update({"a": 1})
        dict.__init__(self, *args, **kwargs)
    def copy(self):
        return Defaults(self)
    def __add__(self, other):
        made = self.copy(); made.update(other); return made
d = Defaults(b=2)
print(d, d + {"c": 3}, type(d + {}).__name__, d.keys(), d.setdefault("z", 5), sorted(d, key=d.get), max(d, key=d.get), d.__len__(), list(d.values()))
for k, v in d.items(): print(k, v, end=";")
print(len(d), bool(d), d.popitem(), dict.get(d, "a"), dict.__repr__(d), d != {}, d.__contains__("a"), vars(d))
### sequences
class Batch(list):
    @classmethod
    def of(cls, *items): return cls(items)
    def map(self, f): return Batch(f(x) for x in self)
    def __call__(self): return len(self)
b = Batch.of(1, 2, 3)
print(b.map(lambda x: x * x), b(), b[1:], isinstance(b, list), list(b) == b, b + b, b * 2, sum(b), [x for x in b], b.__class__, min(b), all(b), str(b), *b)
b.sort(key=lambda x: -x); b.insert(0, 9); b.remove(1); b.reverse(); del b[0]; b[0] = 7; b.extend([1]); print(b, b.pop(0), b.clear(), b, b == [])
print(list(enumerate(Batch("ab"))), dict(zip(Batch("ab"), Batch([1, 2]))), "".join(Batch("ab")), tuple(Batch("ab")), sorted(Batch("ba")), Batch([1]) in [[1]], [1] in Batch([[1]]))
a, *r = Batch([1, 2, 3]); print(a, r, type(r).__name__)
def f(*a): return a
print(f(*Batch([1, 2])), max(*Batch([3, 4])), print(*Batch("xy"), sep="-"))
### a str key and a word class
class Word(str):
    def __new__(cls, s, count=0):
        w = str.__new__(cls, s); w.count_ = count; return w
    def __lt__(self, other): return len(self) < len(other)
ws = [Word("ccc", 1), Word("a", 2), Word("bb")]
print(sorted(ws), min(ws), ws[0].count_, {w: w.count_ for w in ws}, "bb" in ws, ws.index("a"), Word("x") == "x", "x" != Word("x"), set(ws) == {"a", "bb", "ccc"}, isinstance(ws[0], str))
import re
print(re.sub("c", "d", ws[0]), re.findall("b", ws[2]), ws[0].join(["1", "2"]), "{}|{:>4}".format(ws[1], ws[2]), "%5s" % ws[0], int(Word("12")), float(Word("1.5")), ws[0].encode(), ws[1] + ws[2], ws[0] * 2, "c" in ws[0])
print(getattr(ws[0], Word("count_")), ws[0].__dict__, {"a": 1}.get(ws[1]), open is not None, len(ws[0]), ws[0][0], ws[0][::-1], list(ws[0]), ws[0].isalpha(), hash(ws[1]) == hash("a"))
### integers as indices and flags
class Id(int):
    def __str__(self): return f"#{int(self)}"
i = Id(2)
print(i, repr(i), f"{i}", f"{i:>4}", f"{i:d}", "%d" % i, "%s" % i, [0, 1, 2][i], "abc"[i], (1, 2, 3)[:i], range(i)[1], i in [2], i == 2.0, i < 3, -i, i + i, i * 1.5, 7 % i, 2 ** i, i // 2, i & 3, bin(i), hex(i), chr(Id(97)), max(i, 1), sum([i, i]), int("10", i), round(2.345, i), divmod(7, i), pow(i, 3), list(range(0, 6, i)), "a" * i, i.bit_length(), bool(Id(0)), isinstance(i, bool), {2: "two"}[i], sorted([Id(3), 1, Id(2)]), abs(Id(-3)), float(i), i.real, i != 3, not i, i or 5, complex is not None if False else 1)
import math
print(math.sqrt(Id(16)), math.gcd(Id(12), 18), math.factorial(Id(4)), math.floor(i), math.pow(i, 2), json if (json := None) else "x")
i.x = 5; print(i.x, type(i + 0).__name__)
i()

### operators that change values, where the class has some of its own
class V(list):
    def __sub__(self, other):
        return V(x - y for x, y in zip(self, other))
    def __truediv__(self, number):
        return V(x / number for x in self)

v = V([3, 5])
w = v
v -= V([1, 1])
print(v, w, type(v).__name__)
v /= 2
print(v)
v += [9]
v *= 2
print(v, len(v))

class D(dict):
    def __add__(self, other):
        return D({**self, **other})

d = D(a=1)
d += {"b": 2}
d |= {"c": 3}
print(d, type(d).__name__)

class S(set):
    def __add__(self, element):
        return S(self | {element})

s = S([3])
s += 1
s |= {2}
print(sorted(s), type(s).__name__)
try:
    d -= {}
except TypeError as error:
    print(error)
numbers = [1, 2, 3]
del numbers[::-2**63]
print(numbers)
numbers = list(range(10))
del numbers[8:1:-3]
print(numbers)

### whose reflected method goes first
class A:
    def __add__(self, other):
        return "A.add"

class L(list):
    def __radd__(self, other):
        return "L.radd"

class I(int):
    def __radd__(self, other):
        return "I.radd"
    def __rsub__(self, other):
        return "I.rsub"

print(A() + L(), [1] + L([2]), 1 + I(2), True - I(4), 1.5 + I(2), 3 - I(1))
### attributes of tuples with names
from collections import namedtuple
from typing import NamedTuple
P = namedtuple("P", "x y")
class Q(P):
    def length(self):
        return self.x + self.y
q = Q(1, 2)
q.name = "hello"
print(q, q.name, q.length(), q.__dict__, q == (1, 2), q == P(1, 2), hash(q) == hash((1, 2)), {q: 1}[(1, 2)])
a, b = q
print(a, b, q[0], q[-1], q[:1], len(q), list(q), q + (3,), q._replace(x=5), type(q._replace(x=5)).__name__, q._asdict(), q._fields)
print(isinstance(q, tuple), isinstance(q, P), sorted([Q(2, 1), Q(1, 5)]), Q._make([7, 8]), f"{q}", q < (1, 3), 2 in q, max(q))
class S(P):
    __slots__ = ()
    def __new__(cls, x, y=10):
        return super().__new__(cls, x, y)
    def __str__(self):
        return f"S<{self.x}>"
s = S(3)
print(s, repr(s), s.y, [s])
class R(NamedTuple):
    a: int
    b: int = 2
class T(R):
    pass
t = T(1)
t.c = 5
print(t, t.c, t._replace(a=9), R(4))
for owner, name in ((P(1, 2), "name"), (s, "z"), (R(1), "c")):
    try:
        setattr(owner, name, 3)
    except AttributeError as error:
        print(error)
match q:
    case Q(x, y):
        print("matched", x, y)
### numbers from bytes of a derived class
class I(int):
    def __repr__(self):
        return f"I({int(self)})"
print(repr(I.from_bytes(b"\x01\x02", "big")), type(I.from_bytes(b"\x01", "little")).__name__, bool.from_bytes(b"\x01", "big"), int.from_bytes(b"\x02", "big"))
### dicts that set items their own way
from collections import OrderedDict, Counter
class O(OrderedDict):
    def __setitem__(self, k, v):
        print("set", k, v)
        super().__setitem__(k, v)
o = O([("a", 1), ("b", 2)])
o.update(c=3)
o.update({"d": 4})
o["e"] = 5
o.setdefault("f", 6)
o.setdefault("a", 7)
print(o, list(o))
class D(dict):
    def __setitem__(self, k, v):
        print("never for update")
        super().__setitem__(k, v)
d = D(a=1)
d.update(b=2)
print(d)
class C(Counter):
    def __setitem__(self, k, v):
        print("count", k, v)
        super().__setitem__(k, v)
print(C("aba"))
plain = OrderedDict(a=1)
plain.update([("z", 2)], a=5)
print(plain, plain.setdefault("q"), plain)
