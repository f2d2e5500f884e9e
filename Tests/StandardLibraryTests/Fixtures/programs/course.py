### class with iter and contains
class Deck:
    suits = "SH"
    def __init__(self):
        self.cards = [(s, r) for s in self.suits for r in range(1, 4)]
    def __len__(self): return len(self.cards)
    def __getitem__(self, i): return self.cards[i]
    def __contains__(self, c): return c in self.cards
    def __repr__(self): return f"{self.__class__.__name__}({len(self)} cards)"
d = Deck()
print(len(d), d[0], d[-1], d[1:3], ("S", 2) in d, d, list(d)[:2], [c for c in d if c[1] == 3])
for i, c in enumerate(reversed(d)):
    print(i, c)
    if i == 1: break
import random
random.seed(3)
print(random.choice(d), random.sample(d.cards, 2))
### property with setter and validation
class Temperature:
    def __init__(self, c=0.0): self.celsius = c
    @property
    def celsius(self):
        """degrees C"""
        return self._c
    @celsius.setter
    def celsius(self, v):
        if v < -273.15: raise ValueError(f"{v} below absolute zero")
        self._c = v
    @property
    def fahrenheit(self): return self._c * 9 / 5 + 32
t = Temperature(25)
print(t.fahrenheit, t.celsius, Temperature.celsius.__doc__)
t.celsius = 30
print(t.__dict__, vars(t))
try: t.fahrenheit = 3
except AttributeError as e: print(e)
try: t.celsius = -300
except ValueError as e: print(type(e).__name__, e)
del t.celsius
### abstract base classes
from abc import ABC, abstractmethod
class Shape(ABC):
    @abstractmethod
    def area(self): ...
    @property
    @abstractmethod
    def name(self): ...
    def describe(self): return f"{self.name}: {self.area():.2f}"
class Circle(Shape):
    def __init__(self, r): self.r = r
    def area(self): return 3.14159 * self.r ** 2
    @property
    def name(self): return "circle"
print(Circle(2).describe(), isinstance(Circle(1), Shape), issubclass(Circle, Shape))
try: Shape()
except TypeError as e: print(e)
class Half(Shape):
    def area(self): return 1
try: Half()
except TypeError as e: print(e)
### class and static methods, alternative constructors
class Date:
    count = 0
    def __init__(self, y, m, d):
        self.y, self.m, self.d = y, m, d
        type(self).count += 1
    @classmethod
    def parse(cls, text):
        return cls(*map(int, text.split("-")))
    @staticmethod
    def valid(text): return len(text.split("-")) == 3
    def __eq__(self, o): return (self.y, self.m, self.d) == (o.y, o.m, o.d)
    def __lt__(self, o): return (self.y, self.m, self.d) < (o.y, o.m, o.d)
    def __hash__(self): return hash((self.y, self.m, self.d))
    def __str__(self): return f"{self.y:04d}-{self.m:02d}-{self.d:02d}"
    def __repr__(self): return "Date(%d, %d, %d)" % (self.y, self.m, self.d)
a, b = Date.parse("2024-03-01"), Date(2023, 12, 31)
print(a, repr(b), a > b, sorted([a, b]), Date.count, Date.valid("x-y"), {a: 1}[Date(2024, 3, 1)], max(a, b))
print(a != b, a == Date(2024, 3, 1), Date.parse.__name__, Date.__name__, a.__class__, Date.__doc__)
a <= b
### total ordering
import functools
@functools.total_ordering
class V:
    def __init__(self, *p): self.p = p
    def __eq__(self, o): return self.p == o.p
    def __lt__(self, o): return self.p < o.p
print(V(1, 2) <= V(1, 2), V(2) > V(1), V(1) >= V(3), V(1) != V(2))
### metaprogramming with getattr and setattr
class Config:
    defaults = {"lr": 0.1, "epochs": 3}
    def __init__(self, **kw):
        for k, v in {**self.defaults, **kw}.items(): setattr(self, k, v)
    def __getattr__(self, name):
        if name.startswith("get_"):
            return lambda: getattr(self, name[4:])
        raise AttributeError(f"no option {name!r}")
    def __iter__(self): return iter(vars(self).items())
c = Config(epochs=5, name="x")
print(c.get_lr(), c.get_epochs(), dict(c), hasattr(c, "zzz"), getattr(c, "zzz", -1), sorted(vars(c)))
print(callable(c.get_lr), [n for n in dir(c) if not n.startswith("_")])
c.zzz
### multiple inheritance and mro
class A:
    def go(self): return ["A"]
class B(A):
    def go(self): return ["B"] + super().go()
class C(A):
    def go(self): return ["C"] + super().go()
class D(B, C):
    def go(self): return ["D"] + super().go()
print(D().go(), [c.__name__ for c in D.__mro__], D.__bases__, D.mro()[1], super(B, D()).go())
print(issubclass(D, (int, A)), isinstance(D(), C), D.__base__.__name__)
### descriptors
class Typed:
    def __init__(self, kind, default=None): self.kind, self.default = kind, default
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, obj, owner=None):
        if obj is None: return self
        return obj.__dict__.get(self.name, self.default)
    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name} must be {self.kind.__name__}, got {type(value).__name__}")
        obj.__dict__[self.name] = value
class P:
    x = Typed(int, 0)
    label = Typed(str, "")
p = P()
p.x = 4
print(p.x, p.label, P.x.name, p.__dict__)
p.label = 5
### context managers
from contextlib import contextmanager, suppress, ExitStack, nullcontext
class Timer:
    def __enter__(self): print("in"); return self
    def __exit__(self, t, v, tb):
        print("out", t.__name__ if t else None, v)
        return t is KeyError
with Timer() as t, suppress(ZeroDivisionError):
    1 / 0
with Timer():
    {}["k"]
@contextmanager
def tag(name):
    print(f"<{name}>")
    try: yield name.upper()
    finally: print(f"</{name}>")
with tag("b") as x: print(x)
with ExitStack() as s:
    for n in "ab": s.enter_context(tag(n))
    print("inside")
print(nullcontext(3).__enter__())
try:
    with tag("e"): raise RuntimeError("boom")
except RuntimeError as e: print("caught", e)
@tag("deco")
def g(): print("body")
g()
with Timer(): raise ValueError("bad", 3)
### generators with send, throw and return
def averager():
    total = n = 0
    avg = None
    while True:
        x = yield avg
        if x is None: return total
        total += x; n += 1; avg = total / n
g = averager(); next(g)
print(g.send(10), g.send(20))
try: g.send(None)
except StopIteration as e: print(e.value)
def outer():
    r = yield from inner()
    print("got", r)
    yield 99
def inner():
    yield 1
    yield 2
    return "done"
print(list(outer()))
def safe():
    try:
        yield 1
        yield 2
    except ValueError as e:
        yield f"handled {e}"
    finally: print("cleanup")
g = safe(); print(next(g), g.throw(ValueError("v")))
g.close()
g = safe(); next(g); g.close()
print(list(x * y for x in range(3) for y in "ab"[:x]))
g = (i for i in [1]); next(g); next(g)
### iterator protocol
class Countdown:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n <= 0: raise StopIteration
        self.n -= 1
        return self.n + 1
print(list(Countdown(3)), sum(Countdown(4)), max(Countdown(2)), *Countdown(2), 2 in Countdown(3))
a, *b = Countdown(4); print(a, b)
it = iter(Countdown(2)); print(next(it), next(it), next(it, "end"))
print(dict(zip("ab", Countdown(5))), [x for x in iter([3, 2, 0, 1].pop, 0)])
for x in 5: pass
### exceptions hierarchy and chaining
class AppError(Exception):
    def __init__(self, msg, code=1):
        super().__init__(msg)
        self.code = code
class NotFound(AppError):
    def __str__(self): return f"[{self.code}] {self.args[0]}"
try:
    try: int("x")
    except ValueError as e: raise NotFound("nope", 404) from e
except AppError as e:
    print(e, repr(e), e.code, e.args, type(e.__cause__).__name__, isinstance(e, NotFound))
def f():
    try: return "try"
    finally: print("finally")
print(f())
def g():
    for i in range(3):
        try:
            if i == 1: continue
            if i == 2: break
            print(i)
        except Exception: pass
        else: print("else")
        finally: print("fin", i)
g()
try: raise ValueError
except (TypeError, ValueError) as e: print(repr(e), str(e) == "")
try: assert 1 == 2, "math"
except AssertionError as e: print("assert:", e)
try: [].pop()
except IndexError as e: print(e)
try: {}["a"]["b"]
except KeyError as e: print(e, e.args)
try: None.foo
except AttributeError as e: print(e)
try: "a" + 1
except TypeError as e: print(e)
try: int("3.5")
except ValueError as e: print(e)
try: undefined_name
except NameError as e: print(e)
try: (1).x = 2
except AttributeError as e: print(e)
e = ValueError("a", 1); print(e, e.args, repr(e), [e])
raise NotFound("end")
### formatting numbers
x = 1234567.891
print(f"{x:,.2f} {x:e} {x:.3g} {x:10.1f}| {x:<12.1f}| {x:^+14.1f}| {x:012.2f} {0.000123:g} {1e22} {1e16} {1e15}")
print(f"{42:b} {42:#x} {42:o} {42:08b} {-42:+d} {42: d} {1234567:_} {255:#010x} {3.0} {3.10:.1f} {0.1 + 0.2}")
print(f"{0.256:.1%} {True:d} {'a':>3}{'b':^5}{'c':<2}| {None!s:>6} {'é':*^5} {3!r:>4} {x!s:.4} {1e-5} {123456789012345678}")
name, w, p = "pi", 10, 3
print(f"{name:>{w}} {3.14159:{w}.{p}f} {name=} {w + 1 = } {name!r:10}| {{braces}} {name.upper()!s} {w:=+5d}")
print("%5.2f|%-8s|%08.3f|%+d|%x|%o|%e|%g|%%|%c|%r|%5s" % (3.14159, "ab", 3.14159, 5, 255, 8, 12345.678, 0.0001, "z", "q", True))
print("{:>8}|{:<8}|{:^8}|{0}".replace("{0}", "") .format("a", "b", "c"), "{1} {0} {1}".format("x", "y"), "{a.real} {b[0]} {c[k]}".format(a=1, b=[2], c={"k": 3}))
print(format(1234.5, ",.1f"), format("x", ">4"), format(3, "05"), round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234, -2))
print(1e308 * 10, -1e308 * 10, float("nan"), 1 / 3, 2 / 3, 100.0, 1e100, 1.5e-7, 123456.789e3, 5e-324, 0.1, -0.0)
print("{:d}".format(3.5))
### string methods
s = "  The quick brown Fox  "
print(repr(s.strip()), s.split(), s.lower().count("o"), s.find("quick"), s.index("b"), s.strip().swapcase(), s.title())
print("a,b,,c".split(","), "a b  c".split(" "), "a,b,c".rsplit(",", 1), "l1\nl2\r\nl3".splitlines(), "a-b_c".partition("-"), "x=y=z".rpartition("="))
print("abc".center(9, "*"), "7".zfill(3), "-7".zfill(4), "ab".ljust(4, ".") + "|", "tEST".capitalize(), "aXbX".replace("X", "-", 1), "abc"[::-1])
print("abc" < "abd", "a" * 3, "b" in "abc", "".join(reversed("abc")), "abc".startswith(("x", "a")), "file.txt".endswith(".txt"), "x".isalpha(), "1".isdigit(), " ".isspace())
print("hello world".translate(str.maketrans("lo", "01", "h")), "ß".upper(), "İ".lower() == "i̇", "a\tb".expandtabs(4), ord("a"), chr(8364), "naïve".encode("utf-8"), b"caf\xc3\xa9".decode())
print("%s" % ["a"], "{}".format({"a": 1}), "a\\b", r"a\n", "tab\there", 'single"double', "it's", '''multi
line''', "\u4e2d\u6587", "a" "b", "\x41", "\101", len("日本語"), "日本語"[1])
print("prefix_name".removeprefix("prefix_"), "name.py".removesuffix(".py"), "a1b2".isalnum(), "Hello".casefold(), "one two".split(maxsplit=1), "abcabc".rfind("b"), "x".join(["1"]), "ab\n".rstrip("\n"))
"abc".index("z")
### dataclasses
from dataclasses import dataclass, field, asdict, astuple, replace, fields, FrozenInstanceError
@dataclass(order=True)
class Item:
    name: str
    price: float = 0.0
    tags: list = field(default_factory=list, compare=False)
    total: float = field(init=False, default=0.0, repr=False)
    def __post_init__(self): self.total = self.price * 2
a, b = Item("a", 2.0), Item("b", 1.0, ["x"])
print(a, b, a < b, a == Item("a", 2.0), asdict(b), astuple(a), replace(a, price=3.0), [f.name for f in fields(Item)])
@dataclass(frozen=True)
class Pt:
    x: int
    y: int = 0
    def __add__(self, o): return Pt(self.x + o.x, self.y + o.y)
p = Pt(1)
print(p + Pt(2, 3), hash(p) == hash(Pt(1)), {p: 1}[Pt(1, 0)])
try: p.x = 5
except FrozenInstanceError as e: print(type(e).__name__, e)
@dataclass
class Sub(Item):
    extra: int = 7
print(Sub("z"), Sub.__match_args__)
match p:
    case Pt(x=0): print("zero")
    case Pt(1, y): print("one", y)
Item()
### comprehension scopes and closures
x = "outer"
print([x for x in range(3)], x, {k: v for k, v in zip("ab", range(2))}, {c for c in "aab"} == {"a", "b"})
fs = [lambda: i for i in range(3)]; gs = [lambda i=i: i for i in range(3)]
print([f() for f in fs], [g() for g in gs])
class K:
    n = 3
    xs = [n for _ in range(2)] if False else [i for i in range(n)]
print(K.xs, [[r * c for c in range(3)] for r in range(3)], [a for b in [[1, 2], [3]] for a in b if a != 2])
def counter():
    n = 0
    def inc(by=1):
        nonlocal n
        n += by
        return n
    return inc
c = counter(); print(c(), c(5), counter()())
print((y := 5) + y, [z := 1, z + 1], any((found := w) > 2 for w in [1, 3, 5]), found)
total = 0
def add(v):
    global total
    total += v
for v in range(4): add(v)
print(total)
def bad():
    print(total2)
    total2 = 1
bad()
### decorators with arguments and state
import functools, time
def repeat(n):
    def deco(f):
        @functools.wraps(f)
        def wrapper(*a, **k):
            return [f(*a, **k) for _ in range(n)]
        wrapper.times = n
        return wrapper
    return deco
@repeat(2)
def greet(name, punct="!"):
    """Say hello."""
    return f"hi {name}{punct}"
print(greet("a"), greet.__name__, greet.__doc__, greet.times, greet.__wrapped__("b", punct="?"))
class CountCalls:
    def __init__(self, f):
        functools.update_wrapper(self, f)
        self.f, self.n = f, 0
    def __call__(self, *a):
        self.n += 1
        return self.f(*a)
@CountCalls
def sq(x): return x * x
sq(2); sq(3); print(sq.n, sq.__name__)
@functools.lru_cache(maxsize=None)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(50), fib.cache_info(), functools.reduce(lambda a, b: a * b, range(1, 6)), functools.partial(int, base=2)("101"))
@functools.singledispatch
def show(x): return f"obj {x}"
@show.register(int)
def _(x): return f"int {x}"
@show.register(list)
def _(x): return f"list {len(x)}"
print(show(1), show([1]), show("s"))
class R:
    @functools.cached_property
    def v(self): print("computing"); return 42
r = R(); print(r.v, r.v)
greet()
### itertools tour
from itertools import *
import operator
print(list(accumulate([1, 2, 3, 4])), list(accumulate([1, 2, 3], operator.mul, initial=10)), list(chain("ab", [1])), list(combinations("abc", 2)))
print(list(permutations([1, 2, 3], 2)), list(product("ab", [0, 1])), list(product([0, 1], repeat=2)), list(islice(count(5, 3), 4)), list(zip_longest("ab", "x", fillvalue="-")))
print([(k, list(g)) for k, g in groupby("aabbbc")], list(takewhile(lambda x: x < 3, [1, 2, 5, 1])), list(dropwhile(lambda x: x < 3, [1, 2, 5, 1])), list(starmap(pow, [(2, 3), (3, 2)])))
print(list(repeat("x", 3)), list(compress("abcd", [1, 0, 1, 0])), list(pairwise([1, 2, 3])), [list(t) for t in tee([1, 2])], list(combinations_with_replacement("ab", 2)), list(filterfalse(str.isdigit, "a1b2")))
print(list(islice("abcdefg", 1, None, 2)), list(chain.from_iterable(["ab", "c"])), next(cycle([7])))
it = iter([1, 2, 3, 4]); print(list(zip(it, it)))
### collections tour
from collections import Counter, defaultdict, deque, OrderedDict, namedtuple, ChainMap
c = Counter("mississippi")
print(c, c.most_common(2), c["z"], sum(c.values()), Counter(a=3) - Counter(a=1, b=2), Counter("ab") + Counter("bc"), sorted(c.elements())[:3], c & Counter("miss"))
d = defaultdict(list)
for k, v in [("a", 1), ("b", 2), ("a", 3)]: d[k].append(v)
print(d, dict(d), d["zz"], len(d), defaultdict(int, x=1), defaultdict(lambda: defaultdict(int))["a"]["b"])
q = deque([1, 2, 3], maxlen=3)
q.append(4); q.appendleft(0); q.rotate(1)
print(q, q.popleft(), q.pop(), q[0], list(q), 3 in q, q.maxlen, deque("ab") + deque("c"), q.count(0))
P = namedtuple("P", "x y", defaults=[0]); p = P(1)
print(p, p._replace(x=5), P._fields, p._asdict(), P._make([3, 4]), p[0], p == (1, 0), [*p], P.__doc__)
m = ChainMap({"a": 1}, {"a": 2, "b": 3}); print(m["a"], m["b"], dict(m), len(m), m)
od = OrderedDict(a=1, b=2); od.move_to_end("a"); print(od, list(od), od.popitem(last=False), od == {"a": 1})
P(1, 2, 3)
### regular expressions
import re
print(re.findall(r"\b\w+@\w+\.\w+\b", "a@b.com, x y@z.org"), re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world"), re.split(r"[,;]\s*", "a, b;c"), re.match(r"(\d+)-(?P<n>\w+)", "12-ab").groupdict())
m = re.search(r"(?P<y>\d{4})-(?P<m>\d\d)", "on 2024-03-05"); print(m, m.group(), m.groups(), m.span("m"), m["y"], m.start(), m.string[m.end():])
print(re.sub(r"\d+", lambda m: str(int(m[0]) * 2), "a1 b22"), re.fullmatch("a+", "aaa") is not None, re.compile(r"x", re.I).findall("xX"), re.escape("a.b*c"), re.findall(r"(a)(b)?", "ab a"))
print([m.group() for m in re.finditer(r"[A-Z][a-z]*", "OneTwoThree")], re.sub(r"\s+", " ", " a \n b "), re.findall(r"(?<=\$)\d+(?!\d)", "$12 $345"), re.split(r"(\W)", "a-b"), re.subn("a", "b", "aaa"))
print(re.findall(r"^\w", "a\nb", re.M), re.match("(?i)ABC", "abc"), re.findall(r"\d+(?:\.\d+)?", "1 2.5 3."), re.VERBOSE == re.X, re.compile(r"""
  \d+  # digits
  """, re.X).match("12").end(), re.findall(r"[\u4e00-\u9fff]+", "abc中文def字"))
re.compile("(a")
### json csv io
import json
data = {"a": [1, 2.5, None, True], "b": {"c": "é\n\"q\""}, "n": float("inf"), 3: "int key"}
print(json.dumps(data), json.dumps(data, indent=2, ensure_ascii=False, sort_keys=False), json.dumps([1, 2], separators=(",", ":")), json.dumps({"b": 1, "a": 2}, sort_keys=True))
print(json.loads('{"x": [1, 2.0, "s", null, false], "y": 1e3}'), json.loads("[]"), json.loads('"\\u4e2d"'))
try: json.loads("{'a': 1}")
except json.JSONDecodeError as e: print(e, e.pos, e.lineno)
json.dumps({1, 2})
### random numbers
import random
random.seed(42)
print(random.random(), random.randint(1, 6), random.choice("abc"), random.uniform(1, 2), random.sample(range(10), 3), random.gauss(0, 1), random.choices("ab", weights=[1, 3], k=5))
l = list(range(6)); random.shuffle(l); print(l, random.randrange(0, 100, 5), random.betavariate(1, 2), random.expovariate(1.5), random.getrandbits(16), random.triangular(0, 1), random.normalvariate(0, 1))
r = random.Random(7); print(r.random(), r.randint(0, 9)); s = r.getstate(); x = r.random(); r.setstate(s); print(x == r.random())
print(random.Random("text").random(), random.Random(3.5).random(), random.vonmisesvariate(0, 1), random.lognormvariate(0, 1), random.paretovariate(2), random.weibullvariate(1, 2), random.gammavariate(2, 1))
### bits of everything
print(divmod(-7, 2), -7 // 2, -7 % 3, 7 % -3, 2 ** -1, 2 ** 100, 10 // 3.0, 1e3, int("ff", 16), int("0b11", 0), 0xff, 1_000, 3 == 3.0, True + True, bool([]), not "")
a = [3, 1, 2]; b = a; b.append(0); c = a[:]; c.sort(); print(a, c, a is b, sorted(a, key=lambda x: -x), a.index(2), a * 2, a + [9], max(a), min(a, key=abs), sum(a, 10))
a[1:3] = ["x"]; print(a, a[::-1], a[-1], del_ if (del_ := None) else "none", [*a, *"hi"], {**{"a": 1}, "b": 2}, (1,), (), tuple("ab"), list({1: 2}))
t = 1, 2, 3; x, *y = t; (p, q), r = (1, 2), 3; print(x, y, p, q, r, t + (4,), t[1:], 2 in t, t.count(1), len(t), t < (1, 3))
d = {"a": 1, "b": 2}; d.update(c=3); d.setdefault("d", []).append(1); print(d, d.pop("a"), d.get("zz", 0), list(d.items()), "b" in d, {v: k for k, v in d.items() if k != "d"}, dict([("x", 1)]), d | {"e": 5}, len(d))
s = {1, 2, 3}; print(s | {4}, s & {2, 9}, s - {1}, s ^ {3, 4}, {1} <= s, s.isdisjoint({7}), frozenset([1]) in {frozenset([1])}, set("hello") == set("olleh"))
print(*[1, 2], sep="-", end="!\n"); print("a", "b", sep=""); print(); print(None, True, 1.0, [None], (1, "a"), {"k": (1,)}, {1}, range(3), type(1), len, print.__name__)
for i, (k, v) in enumerate({"a": 1}.items(), start=1): print(i, k, v)
else: print("done")
n = 0
while True:
    n += 1
    if n == 3: continue
    if n > 4: break
print(n, "even" if n % 2 == 0 else "odd", 1 < 2 < 3, 1 < 3 > 2, None or "x", 0 and 1, [] or {} or "z", all([]), any([0, 1]), list(map(str.upper, "ab")), list(filter(None, [0, 1])), list(zip([1, 2], "ab")), isinstance(True, int))
print(type(lambda: 0).__name__, type(None), type(type), type(...), callable(print), id is not None, hash("a") == hash("a"), abs(-3), pow(2, 10, 7), bin(5), hex(255), oct(8), chr(97), round(3.14159, 2), sorted("bca"), list(reversed([1, 2])))
print("%s and %d" % ("x", 3), "{:.2f}".format(2.0), f"{3:>3}", "a".join("bc"), "abc"[1:], "x" in "xyz", str(1.0), repr("q'"), int(3.9), float("2"), list("ab"), tuple([1]), "A" < "a", ["b", "a"] > ["a", "z"])
1 / 0
### copy of nested data
xs = [[1, 2], {"a": [3]}]
ys = xs.copy(); zs = [list(x) if isinstance(x, list) else dict(x) for x in xs]
ys[0].append(9); zs[0].append(7)
print(xs, ys, zs, xs[0] is ys[0], xs == ys)
m = [[0] * 3] * 2; m[0][0] = 1; print(m)
g = [[0] * 3 for _ in range(2)]; g[0][0] = 1; print(g, list(zip(*g)), [sum(r) for r in g], [list(c) for c in zip(*[[1, 2], [3, 4]])])
def f(x, acc=[]): acc.append(x); return acc
print(f(1), f(2), f.__defaults__)
def h(*args, sep=" ", **kw): return sep.join(map(str, args)), kw
print(h(1, 2, sep="-", z=1), h(*[1], **{"q": 2}))
h(sep=1, *[1], **{"sep": 2})
### operator and sorting
import operator as op
from operator import itemgetter, attrgetter, methodcaller
rows = [("b", 2), ("a", 3), ("c", 1)]
print(sorted(rows, key=itemgetter(1)), sorted(rows, key=itemgetter(0), reverse=True), max(rows, key=itemgetter(1)), sorted("Banana apple Cherry".split(), key=str.lower), op.add(1, 2), list(map(methodcaller("upper"), "ab")))
class S:
    def __init__(self, a): self.a = a
    def __repr__(self): return f"S{self.a}"
print(sorted([S(2), S(1)], key=attrgetter("a")), sorted([(2, "b"), (1, "z"), (2, "a")]), sorted([3, 1, 2], key=lambda x: (x % 2, -x)))
sorted([1, "a"])
### typing and annotations
from typing import List, Dict, Optional, Union, Tuple, Callable, Any, TypeVar, Generic, Iterator, Protocol
T = TypeVar("T")
class Box(Generic[T]):
    def __init__(self, v: T) -> None: self.v: T = v
    def get(self) -> T: return self.v
def f(a: int, b: Optional[List[str]] = None, *, c: Dict[str, Any] | None = None) -> Tuple[int, ...]: return (a,)
x: int = 3
y: "Undefined"
print(Box[int](3).get(), f(1), x, f.__name__, Optional[int], List[int], Union[int, str])
class Proto(Protocol):
    def go(self) -> int: ...
def gen() -> Iterator[int]: yield 1
print(list(gen()))
### stack, queue, linked list, tree
class Node:
    def __init__(self, val, nxt=None): self.val, self.next = val, nxt
class LinkedList:
    def __init__(self, items=()):
        self.head = None
        for i in items: self.push(i)
    def push(self, v): self.head = Node(v, self.head)
    def __iter__(self):
        n = self.head
        while n: yield n.val; n = n.next
    def __len__(self): return sum(1 for _ in self)
    def reverse(self):
        prev, cur = None, self.head
        while cur: cur.next, prev, cur = prev, cur, cur.next
        self.head = prev
l = LinkedList("abc"); print(list(l), len(l)); l.reverse(); print(*l)
class Tree:
    def __init__(self, v, left=None, right=None): self.v, self.left, self.right = v, left, right
    def insert(self, v):
        side = "left" if v < self.v else "right"
        child = getattr(self, side)
        if child: child.insert(v)
        else: setattr(self, side, Tree(v))
    def __iter__(self):
        if self.left: yield from self.left
        yield self.v
        if self.right: yield from self.right
t = Tree(5)
for v in [3, 8, 1, 4, 9]: t.insert(v)
print(list(t), [v for v in t if v % 2], t.left.v)
def hanoi(n, a="A", b="B", c="C"):
    if n: yield from hanoi(n - 1, a, c, b); yield a + c; yield from hanoi(n - 1, b, a, c)
print(list(hanoi(3)), len(list(hanoi(8))))
print(t.left.missing)
