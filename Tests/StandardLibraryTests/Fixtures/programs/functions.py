### itertools
import itertools as it
print(list(it.islice(it.count(3), 4)), list(it.islice(it.count(1, 0.5), 3)), list(it.islice(it.cycle("ab"), 5)), list(it.repeat(7, 3)), list(it.chain([1], "ab", (2,))), list(it.chain.from_iterable([[1, 2], [3]])))
print(list(it.accumulate([1, 2, 3, 4])), list(it.accumulate([3, 1, 2], max)), list(it.accumulate([1, 2], initial=10)), list(it.accumulate([])), list(it.accumulate([2, 3], lambda a, b: a * b)))
print(list(it.compress("abcd", [1, 0, 1])), list(it.dropwhile(lambda x: x < 3, [1, 3, 2])), list(it.takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(it.filterfalse(lambda x: x % 2, range(6))), list(it.filterfalse(None, [0, 1, ""])), list(it.starmap(pow, [(2, 3), (3, 2)])), list(it.pairwise("abcd")), list(it.pairwise([1])))
print(list(it.islice("abcdefg", 2)), list(it.islice("abcdefg", 2, 4)), list(it.islice("abcdefg", 1, None, 2)), list(it.islice("abc", 0)), list(it.islice("abc", None)), list(it.zip_longest([1, 2, 3], "ab", fillvalue="-")), list(it.zip_longest()))
a, b = it.tee([1, 2, 3])
print(next(a), list(b), list(a), [(k, list(g)) for k, g in it.groupby("aaabbc")], [(k, len(list(g))) for k, g in it.groupby([1, 3, 2, 4, 5], key=lambda x: x % 2)], [k for k, g in it.groupby("aabb")])
### arrangements
import itertools as it
print(list(it.product("ab", [1, 2])), list(it.product([0, 1], repeat=2)), list(it.product()), list(it.product("a", [])), list(it.permutations([1, 2, 3])), list(it.permutations("abc", 2)), list(it.permutations("ab", 3)), list(it.permutations([])))
print(list(it.combinations("abcd", 2)), list(it.combinations([1, 2], 3)), list(it.combinations([1, 2], 0)), list(it.combinations_with_replacement("abc", 2)), list(it.combinations_with_replacement("", 1)), len(list(it.permutations(range(6)))))
### islice leaves the rest
import itertools as it
i = iter(range(10))
print(list(it.islice(i, 3)), list(it.islice(i, 1, 4, 2)), list(i))
### islice of a negative
import itertools
itertools.islice([1], -1)
### combinations of a negative
import itertools
itertools.combinations([1], -1)
### functools
import functools, operator
print(functools.reduce(lambda a, b: a + b, [1, 2, 3]), functools.reduce(operator.mul, [1, 2, 3], 10), functools.reduce(max, [3]))
@functools.lru_cache(maxsize=None)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(60), fib.cache_info(), fib.__name__, fib.cache_clear(), fib.cache_info())
@functools.cache
def square(x):
    print("computing", x)
    return x * x
print(square(3), square(3), square(x=3))
@functools.lru_cache(2)
def slow(x): return x
for x in [1, 2, 3, 1, 1, 3]: slow(x)
print(slow.cache_info(), slow.cache_parameters())
p = functools.partial(int, base=2)
print(p("101"), p.func is int, p.args, p.keywords, functools.partial(pow, 2)(5), functools.partial(functools.partial(max, 1), 2)(0))
def deco(f):
    @functools.wraps(f)
    def wrapper(*args, **kwargs):
        """Wrapper."""
        return f(*args, **kwargs) + 1
    return wrapper
@deco
def add(a, b):
    """Adds."""
    return a + b
print(add(1, 2), add.__name__, add.__doc__, add.__wrapped__(1, 2))
print(sorted(["b", "A", "c"], key=functools.cmp_to_key(lambda a, b: (a.lower() > b.lower()) - (a.lower() < b.lower()))))
### total ordering
import functools
@functools.total_ordering
class V:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __lt__(self, o): return self.n < o.n
a, b = V(1), V(2)
print(a < b, a <= b, a > b, a >= b, a <= V(1), a >= V(1), a != b, max(a, b).n)
### single dispatch and cached properties
import functools
@functools.singledispatch
def show(x): return "any"
@show.register(int)
def _(x): return "int"
@show.register(list)
def _(x): return "list"
print(show(1), show([1]), show("a"), show(True))
class A:
    @functools.cached_property
    def x(self):
        print("once")
        return 5
a = A()
print(a.x, a.x, vars(a))
### reduce of nothing
import functools
functools.reduce(lambda a, b: a, [])
### reduce of a number
import functools
functools.reduce(lambda a, b: a, 5)
### cache of a list
import functools
@functools.cache
def f(x): return x
f([1])
### operator
import operator as op
print(op.add(1, 2), op.mul("a", 3), op.itemgetter(1)([5, 6]), op.itemgetter("a", "b")({"a": 1, "b": 2}), op.attrgetter("real")(5), op.methodcaller("upper")("a"), op.methodcaller("split", ",")("a,b"), op.neg(3), op.contains([1], 1), op.truediv(1, 4), op.concat([1], [2]), op.countOf([1, 1, 2], 1), op.indexOf([1, 2], 2), op.not_(0), op.lt(1, 2), op.getitem({"a": 1}, "a"), op.pow(2, 5), op.abs(-3), op.index(7), op.xor(5, 1))
print(sorted([("b", 2), ("a", 3)], key=op.itemgetter(1)), op.itemgetter(1), op.attrgetter("a.b"), max({"a": 1, "b": 5}.items(), key=op.itemgetter(1))[0])
x = [1, 2]
op.setitem(x, 0, 9); op.delitem(x, 1); x = op.iadd(x, [4])
print(x)
### heaps
import heapq
h = []
for x in [5, 1, 4, 1, 3, 9, 2]: heapq.heappush(h, x)
print(h, heapq.heappop(h), h, heapq.heappushpop(h, 0), heapq.heapreplace(h, 7), h)
g = [9, 8, 7, 6, 5, 4, 3, 2, 1, 0]
heapq.heapify(g)
print(g, [heapq.heappop(g) for _ in range(len(g))], heapq.nlargest(3, [1, 5, 2, 8]), heapq.nsmallest(2, ["bb", "a", "ccc"], key=len), list(heapq.merge([1, 4, 7], [2, 5], [3])), list(heapq.merge([3, 1], [2], reverse=True)), heapq.nlargest(2, [(-1.5, "a"), (-0.5, "b"), (-2, "c")]))
beams = [(0.0, [1])]
for _ in range(3):
    new = []
    for score, seq in beams:
        for t, lp in [(2, -0.5), (3, -1.0)]: new.append((score + lp, seq + [t]))
    beams = heapq.nlargest(2, new, key=lambda b: b[0])
print(beams)
### empty heap
import heapq
heapq.heappop([])
### bisection
import bisect
a = [1, 3, 3, 5]
print(bisect.bisect(a, 3), bisect.bisect_left(a, 3), bisect.bisect_right(a, 0), bisect.bisect_left(a, 9), bisect.bisect(a, 3, 0, 2), bisect.bisect_left([(1, "a"), (2, "b")], 2, key=lambda t: t[0]))
bisect.insort(a, 4); bisect.insort_left(a, 3)
print(a)
### context managers
import contextlib
@contextlib.contextmanager
def tag(name):
    print(f"<{name}>")
    try:
        yield name.upper()
    finally:
        print(f"</{name}>")
with tag("b") as t: print(t)
try:
    with tag("i"): raise ValueError("inside")
except ValueError as e: print("caught", e)
@contextlib.contextmanager
def swallow():
    try: yield
    except KeyError as e: print("swallowed", e)
with swallow(): raise KeyError("k")
with contextlib.suppress(ZeroDivisionError): 1 / 0
with contextlib.nullcontext(5) as five: print(five)
with contextlib.ExitStack() as stack:
    print(stack.enter_context(tag("x")))
    stack.callback(print, "callback", 1)
@tag("d")
def f(): print("in f")
f(); f()
### a context manager that does not yield
import contextlib
@contextlib.contextmanager
def f():
    if False: yield
with f(): pass
### an error inside a context manager
import contextlib
@contextlib.contextmanager
def f():
    yield
with f():
    raise IndexError("out")
### warnings recorded
import warnings
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always')
    warnings.warn('careful', DeprecationWarning)
    warnings.warn('again')
    print(len(w), w[0].category.__name__, w[0].message, str(w[1].message), w[-1].category is UserWarning, issubclass(w[0].category, Warning))
with warnings.catch_warnings():
    warnings.simplefilter('ignore')
    warnings.warn('x')
with warnings.catch_warnings():
    warnings.simplefilter('error')
    try: warnings.warn('boom', RuntimeWarning)
    except RuntimeWarning as e: print('caught', e)
class MyW(UserWarning): pass
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always'); warnings.warn(MyW('m')); print(w[0].category, w[0].message.args)
