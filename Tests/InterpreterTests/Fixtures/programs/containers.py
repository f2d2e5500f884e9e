### list methods return none
a = [3, 1, 2]
print(a.sort(), a.reverse(), a.append(9), a.insert(1, 7), a.extend("xy"), a)
print(a.index("x"), a.count(7), a.pop(-2), a.pop(0), a, a.copy() == a, a.copy() is a)
### slice assignment changes length
a = list(range(6))
a[1:3] = []
print(a)
a[1:1] = [10, 11, 12]
print(a)
a[-1:] = (7, 8)
print(a)
a[::2] = "wxyz" if len(a) == 8 else [0] * len(a[::2])
print(a)
a[:] = [1]
print(a)
a[5:9] = [2, 3]
print(a)
del a[::2]
print(a)
### slices of slices
a = list(range(20))
print(a[2:15:3][1:], a[::-1][::2], a[-5:-1], a[5:1:-1], a[:0:-4], a[slice(2, 8, 2)], a[None:3], a[-3::-5])
s = slice(1, None, 2)
print(s, s.start, s.stop, s.step, "abcdef"[s], (1, 2, 3, 4)[s], range(10)[s], s.indices(7))
### lists compare element by element
print([1, 2] < [1, 3], [1, 2] < [1, 2, 0], [] < [0], [1, "a"] == [1, "a"], [[1], 2] < [[1], 3], [1, 2] != [2, 1], (1, 2) == [1, 2])
x = float("nan")
print([x] == [x], x in [x], x == x, [x].index(x), {x: 1}[x], [1, 2] >= [1, 2], max([[1, 2], [1, 3], [0, 9]]))
### sorting by keys
rows = [("b", 2), ("a", 2), ("c", 1)]
print(sorted(rows), sorted(rows, key=lambda r: r[1]), sorted(rows, key=lambda r: (-r[1], r[0])), sorted(rows, reverse=True))
words = ["banana", "Apple", "cherry", "apple"]
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len, reverse=True), sorted(range(6), key=lambda x: x % 3))
print(sorted([True, 0, 2, 1.5]), sorted("b,a;c"), sorted({3: "x", 1: "y"}), sorted([[2], [1, 5], []]), min(words, key=len), max(rows, key=lambda r: r[1]))
### nested structures
grid = [[r * 3 + c for c in range(3)] for r in range(3)]
print(grid, [list(row) for row in zip(*grid)], [x for row in grid for x in row], sum(grid[i][i] for i in range(3)), [row[::-1] for row in grid[::-1]])
tree = {"a": [1, {"b": (2, 3)}], "c": {"d": {"e": 5}}}
print(tree["a"][1]["b"][0], tree["c"]["d"]["e"], tree)
### dict views are live
d = {"a": 1, "b": 2}
keys, values, items = d.keys(), d.values(), d.items()
d["c"] = 3
print(keys, values, items, len(keys), "c" in keys, 3 in values, ("c", 3) in items, list(reversed(d)))
print(d.keys() & {"a", "z"} == {"a"}, d.keys() | {"z"} == {"a", "b", "c", "z"}, d.keys() == {"a", "b", "c"}, d.keys() - {"a", "b"})
### dict methods
d = {"a": 1}
print(d.setdefault("b", []), d.setdefault("a", 9), d.get("x"), d.get("x", 0), d.pop("a"), d.pop("zz", None), d)
d.update([("p", 1), ("q", 2)], r=3)
d |= {"s": 4}
print(d, d.popitem(), d.copy(), dict(d, p=100), dict(zip("xy", [1, 2])), {**d, **{"p": 0}}, dict.fromkeys([1, 2]), dict.fromkeys("ab", []))
d.clear()
print(d, bool(d), {1: 2} == {1: 2.0}, {1: 2, 3: 4} == {3: 4, 1: 2}, {1: {2: {}}})
### dict order through changes
d = dict.fromkeys("abcde", 0)
d["b"] = 5
del d["c"]
d["c"] = 1
d.pop("a")
d["a"] = 2
print(d, list(d.items())[1:3], next(iter(d)), [*d], {v: k for k, v in d.items()})
### dict comprehension and grouping
words = ["apple", "bob", "avocado", "cat", "bear"]
groups = {}
for w in words:
    groups.setdefault(w[0], []).append(w)
print(groups, {k: len(v) for k, v in groups.items()}, {w: i for i, w in enumerate(words) if len(w) > 3}, {k: {x: len(x) for x in v} for k, v in groups.items()})
### set algebra
a, b = {1, 2, 3, 4}, {3, 4, 5}
print(a | b, a & b, a - b, a ^ b, a.union([9]), a.intersection(b, [3]), a.difference([1]), a.symmetric_difference(b))
print(a <= b, {3} < b, a.issubset(range(9)), a.issuperset([1]), a.isdisjoint([7]), a == {4, 3, 2, 1}, len(a), 3 in a, set("") == set())
a |= {10}
a -= {1}
a &= {2, 3, 10}
a ^= {2, 99}
print(sorted(a), a.pop() in (3, 10, 99), len(a))
### frozen sets as keys
f = frozenset([1, 2])
print({f: "x"}[frozenset([2, 1])], f | {3}, {1} | f, type(f | {3}).__name__, type({3} | f).__name__, f == {1, 2}, hash(f) == hash(frozenset([2, 1])))
### tuples pack and unpack
t = 1, 2, 3
a, (b, c), *d = 1, (2, 3), 4, 5
(x,) = [9]
[p, q], r = (1, 2), "r"
first, *rest = "abc"
*init, last = range(4)
head, *mid, tail = (1, 2)
print(t, a, b, c, d, x, p, q, r, first, rest, init, last, head, mid, tail, (1,), (), 1 in t, t + (4,), t * 2, t.index(2), t.count(3))
### swapping and shifting
a, b, c = 1, 2, 3
a, b, c = c, a, b
xs = [1, 2, 3]
i = 0
i, xs[i] = 2, 9
xs[0], xs[-1] = xs[-1], xs[0]
print(a, b, c, i, xs)
### stars in displays and calls
def f(*args, **kwargs):
    return args, kwargs
a, d = [1, 2], {"x": 1}
print([*a, 3, *a], (*a,), {*a, 5}, {**d, "y": 2}, f(*a, *[3], **d, z=5), f(*"ab", *(), k=0), [*range(3), *"xy"], f(0, *a, 9))
### copying is shallow
import math
a = [[1], [2]]
b = a[:]
c = list(a)
b[0].append(9)
b.append(3)
print(a, b, c, a[0] is b[0], a is not b)
### lists grow while they are walked
a = [1, 2, 3]
for x in a:
    if x < 3:
        a.append(x + 10)
    if len(a) > 6:
        break
print(a)
b = [1, 2, 3, 4]
for x in b:
    if x % 2 == 0:
        b.remove(x)
print(b)
### enumerate zip map and filter are iterators
e = enumerate("ab", 5)
z = zip([1, 2], "xy", (True, False))
m = map(lambda x, y: x + y, [1, 2], [10, 20, 30])
f = filter(None, [0, 1, "", "a", None, []])
print(next(e), list(e), list(z), list(z), list(m), list(f), list(zip()), list(zip([])), dict(zip("ab", range(9))), list(filter(lambda x: x > 1, [1, 2, 3])))
### reductions
print(sum([1, 2.5, True]), sum([[1], [2]], []), sum((), 5), min(3, 1, 2), max("abc"), min([], default=0), max([1, -5], key=abs), any([]), all([]), any([0, "a"]), all([1, ""]))
print(sorted(map(len, ["aa", "b"])), list(reversed([1, 2])), list(reversed(range(5))), "".join(reversed("abc")), len(range(0, 10, 3)), sum(x * x for x in range(4)), sum([0.1] * 10))
### ranges
r = range(10, 0, -3)
print(list(r), len(r), r[1], r[-1], 7 in r, 8 in r, r.index(4), r.count(10), r == range(10, -1, -3), r[::-1], list(r[1:]), range(0) == range(5, 5), bool(range(0)), r.start, r.stop, r.step)
print(range(3), range(1, 3), range(0, 3, 2), hash(range(3)) == hash(range(0, 3, 1)), list(range(-3, 3, 2)), max(range(5)), sum(range(1, 101)), [*range(3)][::-1])
### a stack and a queue
stack, queue = [], []
for i in range(4):
    stack.append(i)
    queue.insert(0, i)
print([stack.pop() for _ in range(2)], [queue.pop() for _ in range(2)], stack, queue)
### a matrix transposed and multiplied
A, B = [[1, 2], [3, 4]], [[5, 6], [7, 8]]
C = [[sum(a * b for a, b in zip(row, col)) for col in zip(*B)] for row in A]
print(C, list(zip(*C)), [[int(i == j) for j in range(3)] for i in range(3)])
### a sliding window
seq = list(range(8))
n = 3
print([(seq[i:i + n], seq[i + n]) for i in range(len(seq) - n)], [seq[i:i + n] for i in range(0, len(seq), n)])
### removing what is not there
{1: 2}.pop(5)
### an empty dict has no item to pop
{}.popitem()
### a set element that is missing
{1}.remove(2)
### an unhashable set element
{1}.add([2])
### a slice of a dict
{1: 2}[0:1]
### a set can't be indexed
{1, 2}[0]
### tuples have no append
(1, 2).append(3)
### a list index of a float
[1, 2][1.0]
### a tuple index of text
(1, 2)["a"]
### a list has no such value
[1, 2].index(5)
### an extended slice of another size
a = [1, 2, 3, 4]
a[::2] = [1, 2, 3]
### a slice assigned from a number
a = [1, 2]
a[0:1] = 5
### an assignment to a range
range(3)[0] = 1
### sorted without order
sorted([1, "a"])
### sorted by a key without order
sorted([1, 2], key=lambda x: None)
### sum of lists without start
sum([[1], [2]])
### min of nothing
min([])
### max of a number
max(5)
### zip of a number
list(zip([1], 5))
### enumerate of a number
enumerate(5)
### dict of triples
dict([(1, 2, 3)])
### dict from a list of numbers
dict([1, 2])
### unpacking a dict into too few names
a, b = {"x": 1}
### list of none
list(None)
### tuple of a number
tuple(5)
### len of a generator
len(x for x in [1])
### a generator is not indexed
(x for x in [1])[0]
### reversed of a generator
reversed(x for x in [1])
### del of a missing key
d = {}
del d["x"]
### del of an index out of range
a = [1]
del a[5]
### range of floats
range(1.5)
### range of text
range("a")
### list multiplied by a list
[1] * [2]
### dict added to a dict
{} + {}
### set added to a set
{1} + {2}
### list subtracted
[1] - [1]
### set joined with a list
{1} | [2]
### ordering dicts
{} < {}
### ordering none
None < 1
### next of an empty iterator
next(iter([]), "default") and next(iter(()))
