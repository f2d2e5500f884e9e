### counting
from collections import Counter
c = Counter("mississippi")
print(c, c.most_common(), c.most_common(2), c["s"], c["z"], len(c), sorted(c.elements()), c.total(), "z" in c)
c.update("pz"); c.update({"q": 2}); c.subtract("ss"); c["new"] += 1
print(c, Counter(a=1, b=2), Counter({"x": 3}), Counter(), Counter(["a b".split()[0]]), list(c.items()), dict(c), list(c), c.get("nope", 0), isinstance(c, dict), type(c).__name__)
### counter arithmetic
from collections import Counter
a, b = Counter(a=3, b=1, z=-1), Counter(a=1, b=2, c=4)
print(a + b, a - b, a & b, a | b, +a, -a, a == b, Counter(a=1) == Counter(a=1, b=0), Counter(a=1) <= Counter(a=2), a != b, Counter(a=1) < Counter(a=1))
a += b
print(a)
a -= Counter(a=1); a |= Counter(q=9); a &= Counter(a=1, q=5)
print(a, a.copy(), sum([Counter("ab"), Counter("bc")], Counter()))
### a vocabulary
from collections import Counter
words = "the cat sat on the mat the end".split()
counts = Counter(words)
vocab = {w: i for i, (w, n) in enumerate(counts.most_common())}
print(vocab, [w for w, n in counts.items() if n > 1], max(counts, key=counts.get), sum(counts.values()), sorted(counts.items(), key=lambda x: (-x[1], x[0])))
bigrams = Counter(zip(words, words[1:]))
print(bigrams.most_common(1), bigrams[("the", "cat")], {k: v / 7 for k, v in bigrams.items() if v > 0}[("on", "the")])
del counts["the"]
print(counts.pop("cat"), counts, f"{Counter('aab')}", str(Counter("ab")))
### counter of what can't be ordered
from collections import Counter
print(Counter([1, "a", None, 1]), Counter(x for x in (1, 1, 2)), Counter({1: 1.5, 2: 0.5}), Counter(range(3)))
### counter fromkeys
from collections import Counter
Counter.fromkeys("ab")
### counter of a number
from collections import Counter
Counter(5)
### default dicts
from collections import defaultdict
d = defaultdict(list)
for k, v in [("a", 1), ("b", 2), ("a", 3)]: d[k].append(v)
print(d, d["c"], dict(d), len(d), d.get("x"), "x" in d, d.default_factory)
n = defaultdict(int)
for c in "hello": n[c] += 1
print(n, sorted(n.items()), defaultdict(lambda: 7)["q"], defaultdict(int, {"a": 1}, b=2), defaultdict(set).default_factory, isinstance(n, dict))
t = defaultdict(lambda: defaultdict(int))
t["x"]["y"] += 1
print({k: dict(v) for k, v in t.items()}, t["x"]["z"], n.copy()["zz"], defaultdict(None, a=1), n == dict(n))
### default dict without factory
from collections import defaultdict
defaultdict(None)["a"]
### bad factory
from collections import defaultdict
defaultdict(5)
### queues
from collections import deque
d = deque([1, 2, 3])
d.append(4); d.appendleft(0)
print(d, d.pop(), d.popleft(), len(d), d[0], d[-1], list(d), 2 in d, d.count(2), d.index(3), bool(deque()), deque())
d.extend([5, 6]); d.extendleft([9, 8]); d.rotate(2)
print(d, d.maxlen, list(reversed(d)))
d.rotate(-3); d.reverse(); d.insert(1, "x"); d.remove(9); d[2] = "y"; del d[0]
print(d, d.copy(), d == deque(list(d)), d == list(d), deque([1]) < deque([2]), deque([1]) + deque([2]), deque("ab") * 2, sorted(deque([3, 1, 2])))
w = deque(maxlen=3)
for i in range(6): w.append(i)
print(w, w.maxlen, sum(w) / len(w), deque(range(5), 2), deque([1, 2], maxlen=0))
w.appendleft(9); w.extend([1, 2]); w += [7]
print(w, [x for x in w], max(w), [*w], tuple(w), w.clear(), w)
q = deque([0])
seen = []
while q:
    n = q.popleft()
    seen.append(n)
    if n < 4: q.extend([2 * n + 1, 2 * n + 2])
print(seen)
### pop from an empty deque
from collections import deque
deque().popleft()
### deque index
from collections import deque
deque([1])[3]
### deque is unhashable
from collections import deque
{deque(): 1}
### deque changed while running
from collections import deque
d = deque([1, 2])
for x in d: d.append(x)
### full deque insert
from collections import deque
deque([1, 2], maxlen=2).insert(0, 3)
### bad maxlen
from collections import deque
deque([1], -1)
### deque remove
from collections import deque
deque([1]).remove(2)
### ordered dicts
from collections import OrderedDict
d = OrderedDict([("a", 1), ("b", 2)])
d["c"] = 3
d.move_to_end("a"); print(d, list(d)); d.move_to_end("a", last=False)
print(d, d.popitem(), d.popitem(last=False), d, OrderedDict(a=1) == {"a": 1}, OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(), OrderedDict.fromkeys("ab", 0), d.keys(), OrderedDict(a=1).items(), isinstance(d, dict))
### named tuples
from collections import namedtuple
Point = namedtuple("Point", ["x", "y"])
p = Point(1, y=2)
print(p, p.x, p[1], p._fields, p._asdict(), p._replace(x=9), Point._make([3, 4]), p == (1, 2), tuple(p), len(p), p + (3,), hash(p) == hash((1, 2)), isinstance(p, tuple), isinstance(p, Point), type(p).__name__, Point.__name__, p < Point(1, 3), sorted([Point(2, 1), p]))
a, b = p
print(a, b, *p, [*p], f"{p.x:.1f} {p}", "%s-%s" % p, {p: 1}[(1, 2)], p[:1], max(p), Point(x=5, y=6), Point._fields)
T = namedtuple("T", "a, b c", defaults=[7, 8])
print(T(1), T(1, 2), T._field_defaults, T(1, c=0), T(*[1, 2, 3]))
print(namedtuple("R", "a def a _x", rename=True)._fields, Point, str(p), repr([p]), Point.x is not None)
### a subclass of a named tuple
from collections import namedtuple
class P(namedtuple("P", "x y")):
    __slots__ = ()
    def norm(self): return (self.x ** 2 + self.y ** 2) ** 0.5
    def __add__(self, other): return P(self.x + other.x, self.y + other.y)
    @property
    def total(self): return self.x + self.y
    def __str__(self): return f"<{self.x},{self.y}>"
p = P(3, 4)
print(p.norm(), p + P(1, 1), repr(p), str(p), p.total, isinstance(p, tuple), P._make([1, 2]), p._replace(x=0).x)
### a replay memory
from collections import namedtuple, deque
import random
Transition = namedtuple("Transition", ("state", "action", "reward"))
random.seed(1)
memory = deque([], maxlen=4)
for i in range(6): memory.append(Transition(i, i % 2, -i))
batch = Transition(*zip(*random.sample(memory, 2)))
print(batch, batch.reward, memory[0])
### too few fields
from collections import namedtuple
namedtuple("Point", "x y")(1)
### too many fields
from collections import namedtuple
namedtuple("Point", "x y")(1, 2, 3)
### no such field
from collections import namedtuple
namedtuple("Point", "x y")(1, 2).z
### fields can't be set
from collections import namedtuple
p = namedtuple("Point", "x y")(1, 2)
try: p._replace(z=1)
except ValueError as e: print(e)
try: namedtuple("P", "a a")
except ValueError as e: print(e)
try: namedtuple("P", "a _b")
except ValueError as e: print(e)
try: namedtuple("P", "a class")
except ValueError as e: print(e)
try: namedtuple("P", "a 1b")
except ValueError as e: print(e)
try: namedtuple("P", "a", defaults=[1, 2])
except TypeError as e: print(e)
try: namedtuple("P", "a b")._make([1])
except TypeError as e: print(e)
### chained maps
from collections import ChainMap
c = ChainMap({"a": 1}, {"a": 2, "b": 3})
print(c["a"], c["b"], list(c), len(c), dict(c), "b" in c, c.get("z", 0), c, c.parents, c.new_child({"b": 0})["b"], sorted(c.items()))
c["n"] = 5
print(c.maps)
### typed named tuples
from typing import NamedTuple
class Point(NamedTuple):
    """A point."""
    x: int
    y: int = 0
    def norm1(self): return abs(self.x) + abs(self.y)
p = Point(3)
print(p, p.y, p.norm1(), p == (3, 0), Point._fields, p._replace(y=-2).norm1(), isinstance(p, tuple), Point._field_defaults, p._asdict())
x, y = p
print(x, y, [q.x for q in [Point(1, 2), Point(5)]])
Point()
### abstract classes of collections
from collections.abc import Iterable, Sequence, Mapping, Callable, Iterator, Hashable, Sized, Container, MutableMapping, Set, Generator, MutableSequence, Collection
import collections
for x in ([1], (1,), 'a', {1: 2}, {1}, iter([]), (i for i in []), 5, len, range(3), b'a', None, collections.deque(), collections.Counter(), frozenset()):
    print(type(x).__name__, [c.__name__ for c in (Iterable, Sequence, Mapping, Callable, Iterator, Hashable, Sized, Container, MutableMapping, Set, Generator, MutableSequence, Collection) if isinstance(x, c)])
class A:
    def __iter__(self): return iter([1])
    def __len__(self): return 1
print(isinstance(A(), Iterable), isinstance(A(), Sized), isinstance(A(), Sequence), issubclass(A, Iterable), issubclass(list, Sequence), isinstance(A, Callable), issubclass(dict, Mapping), isinstance(lambda: 1, collections.abc.Callable))
class V(Mapping):
    def __init__(self, d): self.d = d
    def __getitem__(self, k): return self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
v = V({'a': 1}); print(v.get('a'), v.get('b', 0), 'a' in v, list(v.items()), list(v.keys()), v == {'a': 1}, dict(v))
class Q(Sequence):
    def __getitem__(self, i): return [1, 2, 3][i]
    def __len__(self): return 3
print(list(Q()), Q().index(2), 3 in Q(), list(reversed(Q())), Q().count(1))
