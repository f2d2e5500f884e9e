### iterators and functions
import itertools as it, operator
print(list(it.chain([1], "ab", (2,))), list(it.chain.from_iterable([[1], [2, 3]])), list(it.combinations("abc", 2)), list(it.combinations_with_replacement("ab", 2)), list(it.permutations([1, 2, 3], 2)), list(it.product("ab", [1, 2])), list(it.product([0, 1], repeat=2)))
print(list(it.accumulate([1, 2, 3, 4])), list(it.accumulate([3, 1, 2], max)), list(it.accumulate([1, 2], operator.mul, initial=10)), list(it.compress("abcd", [1, 0, 1, 0])), list(it.dropwhile(lambda x: x < 3, [1, 3, 2])), list(it.takewhile(lambda x: x < 3, [1, 3, 2])), list(it.filterfalse(None, [0, 1, "", 2])), list(it.starmap(pow, [(2, 3), (3, 2)])))
print([(k, list(g)) for k, g in it.groupby("aabbbc")], [(k, len(list(g))) for k, g in it.groupby([1, 3, 2, 4, 5], key=lambda x: x % 2)], list(it.islice(it.count(5, 3), 4)), list(it.islice("abcdef", 1, 5, 2)), list(it.islice(it.cycle("ab"), 5)), list(it.repeat(7, 3)), list(it.zip_longest("ab", [1], fillvalue="-")), list(it.pairwise("abcd")))
a, b = it.tee(iter([1, 2, 3])); print(next(a), list(b), list(a)); x, y, z = it.tee("ab", 3); print(list(z), list(x))
print(next(it.count(0.5, 0.25)), list(it.islice(it.count(10, -2), 3)))
for bad in (lambda: list(it.combinations("ab", -1)), lambda: list(it.islice([1], -1)), lambda: it.tee([], -1), lambda: list(it.product(5)), lambda: list(it.chain(5)), lambda: list(it.islice([1], "a")), lambda: it.batched([1], 2)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
print(list(map(lambda *a: a, [1, 2], [3, 4, 5])), list(zip()), list(zip([1, 2], "ab", strict=True)), list(enumerate("ab", 1)), list(filter(str.isalpha, "a1b")), list(reversed(range(0, 10, 3))))
try: list(zip([1], [1, 2], strict=True))
except ValueError as e: print(e)
print(sorted("bAc", key=str.lower, reverse=True), sorted([(2, "a"), (1, "b"), (2, "0")], key=operator.itemgetter(0)), min([], default="none"), max("abc", key=ord), min(3, 1, 2), sum([[1], [2]], []), any([]), all([]), sorted({"b": 1, "a": 2}), sorted([3, 1, 2], key=lambda x: -x))
print(operator.itemgetter(1, 2)("abc"), operator.attrgetter("real", "imag")(3), operator.methodcaller("split", ",")("a,b"), operator.contains([1], 1), operator.concat("a", "b"), operator.countOf([1, 1], 1), operator.not_(0), operator.truediv(1, 2))
import functools
print(functools.reduce(lambda a, b: a * b, range(1, 6)), functools.partial(int, base=2)("101"), functools.partial(print, "a", sep="-").args)
@functools.lru_cache(maxsize=None)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(50), fib.cache_info(), fib.__wrapped__.__name__, fib.__name__)
@functools.total_ordering
class T:
    def __init__(s, v): s.v = v
    def __eq__(s, o): return s.v == o.v
    def __lt__(s, o): return s.v < o.v
print(T(1) <= T(2), T(1) >= T(2), T(3) > T(2), sorted([T(2), T(1)])[0].v)
print(sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)))
class CP:
    @functools.cached_property
    def x(self): print("calc"); return 3
c = CP(); print(c.x, c.x, c.__dict__)
### collections and faults
from collections import *
c = Counter("mississippi"); print(c, c.most_common(2), c["z"], c + Counter("ms"), c - Counter("iiii"), c & Counter("ipp"), c | Counter("zz"), sum(c.values()), list(c.elements())[:4], c.total(), +Counter(a=-1, b=2), Counter(a=1) == Counter({"a": 1}), Counter(["a", "b"]) <= Counter("aab"))
c.update("sss"); c.subtract({"i": 10}); print(c, dict(c), c.pop("m"), "m" in c, c.most_common()[-1], sorted(c), -c); del c["zzz"]
d = defaultdict(list); d["a"].append(1); d["b"]; print(d, d.get("zz"), dict(d), d.default_factory, "zz" in d, defaultdict(lambda: 5)["x"], defaultdict(int, a=1)["a"])
try: defaultdict()["k"]
except KeyError as e: print("KeyError", e)
o = OrderedDict([("a", 1), ("b", 2), ("c", 3)]); o.move_to_end("a"); print(o, list(o), o.popitem(), o.popitem(last=False), OrderedDict(a=1) == {"a": 1}, OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), list(reversed(o))); o.move_to_end("c", last=False)
q = deque([1, 2, 3], maxlen=3); q.append(4); q.appendleft(0); print(q, q.pop(), q.popleft(), q.maxlen, len(q)); q.extend([7, 8]); q.extendleft([9]); q.rotate(1); print(q, q[0], q.index(7) if 7 in q else None, list(reversed(q)), q.count(8)); q.rotate(-1); q.reverse(); q.insert(1, "i") if len(q) < 3 else None; print(q, deque("abc") == deque("abc"), deque("ab") + deque("c"), deque([1]) * 3, q.copy()); q.remove(7) if 7 in q else None; q.clear(); print(q)
for bad in (lambda: deque().pop(), lambda: deque([1], 1).insert(0, 2), lambda: deque([1])[5], lambda: deque([1]).remove(2), lambda: deque([1])[0:1], lambda: OrderedDict().popitem(), lambda: {}.popitem(), lambda: hash(deque()), lambda: OrderedDict().move_to_end("x"), lambda: namedtuple("X", "a a"), lambda: namedtuple("X", "1a"), lambda: namedtuple("X", "def"), lambda: deque(maxlen=-1)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
P = namedtuple("P", ["x", "y"], defaults=[0]); p = P(1); print(p, p.x, p[1], p._asdict(), p._replace(y=5), P._fields, P._make([3, 4]), p == (1, 0), P._field_defaults, hash(p) == hash((1, 0)), isinstance(p, tuple), [*p], P(**{"x": 9}), p + (3,), p.__doc__, p.index(0), p.count(1), len(p))
x, y = p; print(x, y, namedtuple("R", "a def b", rename=True)._fields, P.__name__, p.__class__.__name__, sorted([P(2), P(1, 5)]), max(P(1), P(0, 9)))
class Pt(namedtuple("Pt", "a b")):
    __slots__ = ()
    @property
    def s(self): return self.a + self.b
    def __add__(self, o): return Pt(self.a + o.a, self.b + o.b)
print(Pt(1, 2).s, Pt(1, 2) + Pt(3, 4), repr(Pt(1, 2)))
m = ChainMap({"a": 1}, {"a": 2, "b": 3}); print(m["a"], m["b"], dict(m), list(m), len(m), m.maps, m.new_child({"c": 5})["c"], m.parents); m["z"] = 1; print(m.maps[0])
class UD(UserDict):
    def __setitem__(s, k, v): super().__setitem__(k, v * 2)
u = UD(a=1); u["b"] = 2; print(u, u.data)
class UL(UserList): pass
print(UL([1, 2]) + [3], UL([3, 1]).data)
class MyD(dict):
    def __missing__(s, k): return k * 2
print(MyD()["ab"], MyD(a=1)["a"], MyD().get("q"))
d = {"b": 1, "a": 2}; d |= {"c": 3}; print(d, d | {"a": 0}, list(d.items()), d.keys() & {"a", "z"}, d.keys() - {"a"}, d.setdefault("n", []), d.pop("b"), d.pop("zz", None), dict.fromkeys("ab", 0), dict(zip("xy", [1, 2])), {k: v for k, v in d.items() if v}, list(reversed(d)), d == dict(d), d.popitem())
try:
    for k in d: d[k + "x"] = 1
except RuntimeError as e: print(e)
try:
    s = {1, 2}
    for k in s: s.add(k + 10)
except RuntimeError as e: print(e)
s = {3, 1, 2}; print(s | {5}, s & {1, 9}, s - {1}, s ^ {1, 7}, s <= {1, 2, 3, 4}, s.isdisjoint({8}), s > {1}, {1}.union([2], (3,)), frozenset([1, 2]) | {3}, len(s)); s.discard(9); s.update([4], {5}); s.intersection_update({1, 4, 5}); s.symmetric_difference_update({1, 8}); print(sorted(s), s.pop() in (4, 5, 8))
for bad in (lambda: {1}.remove(2), lambda: {[]: 1}, lambda: {1} + {2}, lambda: set().pop(), lambda: {1} | [2], lambda: {{1}}, lambda: {}["x"], lambda: [].pop(), lambda: [1].index(2), lambda: [1].remove(2), lambda: [1, 2][5], lambda: (1,)[1], lambda: "a"[3], lambda: [1]["a"], lambda: {}.pop("k"), lambda: [3, "a"].sort(), lambda: [] < 1, lambda: [1] + (2,), lambda: (1,) + [2], lambda: "a" + 1, lambda: 1 + "a", lambda: [1] * "a", lambda: len(5), lambda: iter(5), lambda: next([1]), lambda: [].foo, lambda: None.x, lambda: None[0], lambda: 5(), lambda: int("a"), lambda: int("1.5"), lambda: float("x"), lambda: int([]), lambda: int(None), lambda: list(5), lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: tuple(3), lambda: set(5), lambda: range(1.5), lambda: range(1, 2, 0), lambda: chr(-1), lambda: ord("ab"), lambda: sum(["a"]), lambda: max([]), lambda: max(1, "a"), lambda: round("a"), lambda: abs("a"), lambda: "abc".join([1]), lambda: "a".index("z"), lambda: [1, 2, 3].index(9), lambda: divmod(1, 0), lambda: 1 // 0, lambda: 1 % 0, lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 0 ** -1, lambda: 1 << -1, lambda: 10 ** 400 * 1.0, lambda: float(10 ** 400), lambda: 2.0 ** 5000, lambda: "%d" % "a", lambda: bytes([300]), lambda: b"a" + "a", lambda: isinstance(1, 1), lambda: super(), lambda: type("X", 1, 2), lambda: getattr(1, 2), lambda: sorted([1, "a"]), lambda: slice(1, 2)[0], lambda: [1, 2, 3][::0], lambda: hash([]), lambda: zip(1), lambda: map(1), lambda: enumerate(1), lambda: reversed({1}), lambda: not_defined, lambda: int("0x1f", 16) + int("12", 40)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
### regular expressions
import re
t = "The year 1999, and 2024-01-05; email: a.b@c.org, x_y@z.com"
print(re.findall(r"\d+", t), re.findall(r"(\w+)@(\w+)", t), re.search(r"(?P<y>\d{4})-(?P<m>\d\d)", t).groupdict(), re.sub(r"\d", "#", t, count=3), re.split(r"[,;]\s*", t), re.match(r"\w+", t).span(), re.fullmatch(r"a+", "aaa") is not None)
print(re.sub(r"(\w+)@(\w+)", r"\2 at \1", t), re.sub(r"\b(\w)(\w*)", lambda m: m.group(1).upper() + m[2][::-1], "hello big world"), re.sub(r"(?P<a>x)", r"<\g<a>\g<0>>", "xyx"), re.subn("a", "b", "aaa"), re.escape("a.b*c"), re.split("(-)", "a-b-c"), re.split("-", "a-b-c", maxsplit=1))
p = re.compile(r"""(?x) (\d+) # num
  \s* ([a-z]+)?""", re.I); print(p.findall("12 AB 3"), p.pattern[:4], p.groups, p.flags & re.I != 0, [m.groups() for m in p.finditer("1a 22")], [m.start() for m in p.finditer("1a 22")], p.match("x"), repr(re.search("b", "abc")), p.match("7").groups(default="-"), p.match("7").lastindex)
print(re.findall(r"(?<=a)b|(?<!a)c(?=d)|e(?!f)", "abcdefee"), re.findall(r"a.*?b", "axxbaab"), re.findall(r"a{2,3}", "aaaaa"), re.findall(r"^\w", "ab\ncd", re.M), re.findall(r"a.b", "a\nb", re.S), re.findall(r"(a)|(b)", "ab"), re.findall(r"[^\W\d_]+", "ab1_c"), re.findall(r"(\w)\1", "aabbc"), re.search(r"(a+)(?:b)(c)?", "aab").groups(), re.findall(r"\bfoo\b", "foo food foo"), re.findall("[\u4e00-\u9fff]+", "中文 abc 字"))
for bad in (r"(", r"[a", r"a**", r"(?P<1>a)", r"\1", r"(?<=a+)b", r"*a", r"a{3,1}", r"(?P<a>x)(?P<a>y)", r"\\" + "\\", r"[z-a]", r"(?z)"):
    try: re.compile(bad)
    except re.error as e: print(repr(bad), e, e.pos)
m = re.match(r"(\w+) (\w+)", "John Smith"); print(m[0], m.group(1, 2), m.start(2), m.end(), m.string, m.re.pattern, m.pos, m.endpos, m.expand(r"\2, \1"), m.regs if hasattr(m, "regs") else "", bool(m), m.lastgroup)
try: m.group(3)
except IndexError as e: print(e)
try: m["x"]
except IndexError as e: print(e)
def tok(s):
    for m in re.finditer(r"(?P<num>\d+(?:\.\d*)?)|(?P<id>[A-Za-z_]\w*)|(?P<op>[-+*/()=])|(?P<ws>\s+)|(?P<bad>.)", s):
        if m.lastgroup != "ws": yield m.lastgroup, m.group()
print(list(tok("x1 = 3.5*(y - 2)$")))
print(re.sub("(a)(b)?", lambda m: str(m.groups()), "aab"), re.sub("x*", "-", "abxd"), re.findall("", "ab"), re.split("x*", "axbc"), re.sub(r"\s+", " ", " a \n b\t"), re.sub("a", "\\\\", "a"), re.sub(r"(?i)A", "b", "aA"))
try: re.sub("a", r"\2", "a")
except re.error as e: print(e)
print(re.findall(r"[\w']+|[.,!?;]", "Don't stop, now! it's 5."), re.findall(r"\d+(?=%)", "5% 6 7%"), re.match("(?:(a)|b)*", "ab").groups(), re.purge(), re.I | re.M, re.IGNORECASE, re.search("a|ab", "ab").group(), re.compile("a").fullmatch("ab"), re.compile("b").search("abcb", 2).start(), re.compile("a") == re.compile("a"))
### texts, numbers and heaps
import json, csv, string, textwrap, heapq, bisect, statistics, math, random, operator
print(json.dumps({"a": [1, 2.5, None, True], "b": {"c": "é\n\"q\""}, 3: "k", None: 1, True: 2}), json.dumps([1, {"a": 2}], indent=2), json.dumps({"b": 1, "a": [1, 2]}, sort_keys=True, separators=(",", ":")), json.dumps("é", ensure_ascii=False), json.dumps([], indent=1), json.dumps({"x": []}, indent="\t"), json.dumps(float("inf")), json.dumps((1, 2)), json.dumps("\u2028\x00"))
print(json.loads('{"a": [1, 2.0, null, true, "\\u00e9\\n"], "b": -1e3}'), json.loads(' [1 , 2] '), json.loads("NaN"), json.loads('"x"'), json.loads('{"a":1}', object_hook=lambda d: list(d.items())), json.loads("1.5", parse_float=str))
for bad in ("{a: 1}", "[1,]", '{"a" 1}', "", "nul", '"abc', "[1 2]", '{"a": 1,}', "01", "[1] x", '"\t"', "{'a': 1}"):
    try: json.loads(bad)
    except json.JSONDecodeError as e: print(repr(bad), e, e.pos, e.lineno, e.colno)
for bad in (lambda: json.dumps({1, 2}), lambda: json.dumps(object), lambda: json.dumps({(1, 2): 3}), lambda: json.dumps(float("nan"), allow_nan=False)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
print(json.dumps({1, 2}, default=sorted), json.dumps({(1,): 2, "a": 1}, skipkeys=True))
class Enc(json.JSONEncoder):
    def default(self, o): return f"<{type(o).__name__}>" if isinstance(o, complex_like) else super().default(o)
class complex_like: pass
print(json.dumps([complex_like()], cls=Enc))
print(string.ascii_lowercase, string.digits, string.punctuation, string.Template("$a ${b}c $$").substitute(a=1, b=2), string.Template("$x $y").safe_substitute(x=1), string.capwords("ab cd"), string.hexdigits)
try: string.Template("$q").substitute()
except KeyError as e: print("KeyError", e)
try: string.Template("$ ").substitute()
except ValueError as e: print(e)
print(textwrap.wrap("the quick brown fox jumps over the lazy dog", 15), textwrap.fill("aaa bbb ccc", 7), textwrap.dedent("  a\n    b\n  c"), textwrap.indent("a\n\nb", "> "), textwrap.shorten("hello big wide world", 12), textwrap.fill("x y z", 3, initial_indent="* ", subsequent_indent="  "))
h = [5, 1, 4]; heapq.heapify(h); heapq.heappush(h, 0); print(h, heapq.heappop(h), heapq.heappushpop(h, 2), heapq.heapreplace(h, 9), h, heapq.nlargest(2, [1, 5, 3]), heapq.nsmallest(2, "bca", key=ord), list(heapq.merge([1, 4], [2, 3])))
a = [1, 3, 3, 5]; print(bisect.bisect(a, 3), bisect.bisect_left(a, 3), bisect.bisect_right(a, 9)); bisect.insort(a, 4); print(a, bisect.bisect_left([(1, "a"), (2, "b")], 2, key=lambda t: t[0]))
print(statistics.mean([1, 2, 3, 4]), statistics.median([1, 3, 2, 4]), statistics.mode("aab"), statistics.stdev([1, 2, 3, 4]), statistics.pstdev([1, 2]), statistics.variance([1.5, 2.5, 4]), statistics.quantiles([1, 2, 3, 4, 5]), statistics.fmean([1, 2]), statistics.multimode("aabb"), statistics.geometric_mean([1, 4]), statistics.median_low([1, 2]), statistics.pvariance([1, 2, 3]), statistics.linear_regression([1, 2], [3, 5]))
for bad in (lambda: statistics.mean([]), lambda: statistics.stdev([1]), lambda: statistics.mode([]), lambda: heapq.heappop([]), lambda: statistics.median([])):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
print(math.gcd(12, 18), math.lcm(4, 6), math.comb(5, 2), math.perm(5, 2), math.factorial(10), math.isqrt(17), math.prod([2, 3]), math.fsum([0.1] * 10), math.hypot(3, 4), math.dist([0, 0], [3, 4]), math.log2(8), math.log10(1000), math.log(8, 2), math.exp(1), math.pi, math.e, math.tau, math.inf, math.nan, math.degrees(math.pi), math.radians(180), math.sin(1), math.atan2(1, 2), math.copysign(1, -0.0), math.fmod(-7, 3), math.remainder(7, 4), math.modf(3.5), math.frexp(8), math.ldexp(0.5, 4), math.floor(-1.5), math.ceil(1.2), math.nextafter(1, 2), math.ulp(1.0), math.fsum([1e16, 1, 1e-16]), math.fsum([math.inf, 1]), math.trunc(-1.7), math.isclose(0.1 + 0.2, 0.3), math.isnan(math.nan), math.isfinite(1), math.gamma(5), math.erf(1), math.cbrt(27), math.exp2(3), math.expm1(1e-5), math.log1p(1e-5), math.sinh(1), math.acosh(2))
for bad in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.factorial(-1), lambda: math.factorial(2.5), lambda: math.exp(1000), lambda: math.acos(2), lambda: math.gcd(1.5), lambda: math.sqrt("a"), lambda: math.floor(math.inf), lambda: math.ceil(math.nan), lambda: math.comb(-1, 2), lambda: math.pow(0, -1), lambda: math.fmod(1, 0), lambda: math.isqrt(-1), lambda: math.log(-1), lambda: math.dist([1], [1, 2])):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
print(statistics.correlation([1, 2, 3], [1, 2, 4]), statistics.covariance([1, 2, 3], [1, 5, 7]))
