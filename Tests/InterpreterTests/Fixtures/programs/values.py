### numbers print as they are written
print(1, -2, 1.0, 2.5, 1e16, 1e15, 1e-4, 1e-5, 1.5e300, float("inf"), float("nan"), -0.0)
print(0.1 + 0.2, 1 / 3, 2 / 1, 100000000000000000.0, 123456789012345678)
### integer division rounds down
for a in (7, -7):
    for b in (2, -2):
        print(a // b, a % b, divmod(a, b), a / b)
### float division rounds down
for a in (7.5, -7.5):
    for b in (2.0, -2.0):
        print(a // b, a % b, divmod(a, b))
### powers
print(2 ** 10, 2 ** -1, (-2) ** 3, 2 ** 0.5, 10 ** 0, 0 ** 0, 2.0 ** 3, (-8) ** 2, -2 ** 2)
### bits
print(5 & 3, 5 | 3, 5 ^ 3, ~5, 1 << 10, -17 >> 2, True & False, True | False, True ^ True)
### booleans are integers
print(True + True, True == 1, False * 3, sum([True, False, True]), int(True), 5 > 3 == True)
### rounding to even
print(round(0.5), round(1.5), round(2.5), round(-0.5), round(2.675, 2), round(1.005, 2))
print(round(1234, -2), round(1250, -2), round(1350, -2), round(1234.5678, 1), round(5), round(3.7))
print(round(1e20), round(-2.5), round(2.5, 0), round(12345.678, -2)) if False else print("ok")
### comparison chains
x = 5
print(1 < x < 10, 1 < x > 3, 1 == 1.0 == True, 3 < x < 4, 1 < 2 < 3 < 4)
### equality across types
print(1 == "1", [1, 2] == (1, 2), {1: 2} == {1: 2.0}, None == False, "a" != "b", [] == [])
### truthiness
for v in [0, 1, 0.0, "", "a", [], [0], {}, {1: 1}, (), (0,), set(), None, range(0), range(3)]:
    print(bool(v), end=" ")
print()
### and or give operands
print(0 or "x", 1 and 2, [] or {} or None, 1 and 0 and 2, not [], "a" or 1 / 0)
### conversions
print(int("42"), int("-7"), int(" 10 "), int("ff", 16), int("0b11", 2), int(3.9), int(-3.9))
print(float("1.5"), float("  -2e3 "), float("inf"), float(3), str(1.0), str(None), bool("False"))
print(int("1_000"), int("z", 36), int("0x1f", 0), float("1e5"), float(".5"), float("5."))
### dict keys of equal numbers
d = {1: "a", 1.0: "b", True: "c"}
print(d, len(d), d[1], 1.0 in d)
### list operations
a = [1, 2, 3]
a.append(4); a.extend([5, 6]); a.insert(0, 0); a.insert(-1, 9)
print(a, a.pop(), a.pop(0), a)
a.remove(9); a.reverse(); print(a, a.index(3), a.count(2), 3 in a, 10 not in a)
b = a.copy(); b.clear(); print(a, b, a + [7], a * 2, 2 * [0])
### list slices
a = list(range(10))
print(a[2:5], a[:3], a[-3:], a[::2], a[::-1], a[8:2:-2], a[5:100], a[100:], a[-100:3])
a[2:4] = ["x", "y", "z"]; print(a)
a[::3] = [0, 0, 0, 0]; print(a)
del a[1:3]; print(a)
del a[0], a[-1]; print(a)
### list sort
a = [3, 1, 2]
a.sort(); print(a)
a.sort(reverse=True); print(a)
words = ["banana", "fig", "apple", "kiwi"]
words.sort(key=len); print(words)
print(sorted(words, key=lambda w: (-len(w), w)), sorted([1, 3, 2], reverse=True))
print(sorted([(1, "b"), (0, "a"), (1, "a")]), sorted("hello"))
### nested lists share
a = [[0] * 2] * 2
a[0][0] = 1
print(a, a[0] is a[1])
b = [[0] * 2 for _ in range(2)]
b[0][0] = 1
print(b)
### a list inside itself
a = [1]
a.append(a)
print(a)
d = {}
d["d"] = d
print(d)
### tuples
t = (1, 2, 3)
print(t, (1,), (), t[0], t[-1], t[1:], t + (4,), t * 2, len(t), 2 in t, t.index(2), t.count(1))
print(t < (1, 2, 4), (1, 2) < (1, 2, 0), (2,) > (1, 9))
### dicts
d = {"a": 1, "b": 2}
d["c"] = 3
print(d, d["a"], d.get("z"), d.get("z", 0), "a" in d, len(d), list(d), list(d.items()))
del d["a"]
print(d.pop("b"), d.pop("b", None), d.setdefault("x", []), d)
d.update({"y": 1}, z=2)
print(d, d.keys(), d.values(), d.items())
print({**d, "k": 0}, dict(a=1, b=2), dict([(1, 2), (3, 4)]), dict.fromkeys("ab", 0), d | {"w": 1})
print(d.popitem(), d)
for k in d: print(k, end=" ")
print()
### dict order after deletion
d = {i: i for i in range(5)}
del d[2]
d[2] = "new"
print(d, list(reversed(d)))
### sets of integers
s = {3, 1, 2}
s.add(2); s.add(10); s.discard(7)
print(s, len(s), 2 in s, s | {4}, s & {1, 2}, s - {1}, s ^ {1, 99}, s <= {1, 2, 3, 10, 11})
print(set([5, 5, 4]), set(), {1} < {1, 2}, {1, 2} == {2, 1}, frozenset([1, 2]))
s.update([20, 30]); s.remove(3); print(sorted(s))
print({i * 7 % 20 for i in range(10)}, {100, 5, 33, 64, 1000})
### ranges
print(range(5), range(1, 10, 3), list(range(10, 0, -3)), len(range(0, 10, 3)), range(10)[2:5])
print(3 in range(5), range(3) == range(0, 3), range(10)[-1], sum(range(101)), range(0, 10, 3)[1])
### unpacking
a, b = 1, 2
a, b = b, a
(c, d), *e = [(3, 4), 5, 6]
first, *middle, last = "hello"
print(a, b, c, d, e, first, middle, last)
x = y = []
x.append(1)
print(y)
[p, q] = {"k": 1, "l": 2}
print(p, q)
### augmented assignment
a = b = [1]
a += [2]
print(a, b)
a = a + [3]
print(a, b)
x = 5
x -= 2; x *= 3; x //= 2; x **= 2; x %= 7
print(x)
s = "a"; s += "b"; s *= 2
print(s)
d = {"n": 1}
d["n"] += 1
print(d)
### identity
a = [1]
b = a
print(a is b, a is [1], a is not None, None is None, a == [1])
### strings
s = "Hello, World"
print(s.lower(), s.upper(), s.title(), s.swapcase(), s.capitalize(), len(s), s[0], s[-1], s[7:])
print(s[::-1], s.find("o"), s.rfind("o"), s.find("z"), s.count("l"), s.replace("l", "L"), "World" in s)
print(s.split(", "), s.startswith("He"), s.endswith(("x", "ld")), s.index("W"), s.partition(", "))
print("a,b,,c".split(","), " a  b ".split(), "a b c".split(" ", 1), "a b c".rsplit(None, 1), "".split())
print("-".join(["a", "b"]), "x".join("abc"), "ab" * 3, "a" < "b", "abc" < "abd", max("hello"))
print("  x ".strip() + "|", "xxaxx".strip("x"), "  x".lstrip(), "x\n".rstrip(), "abc".center(9, "*"))
print("7".zfill(3), "-7".zfill(4), "a".ljust(3) + "|", "a".rjust(3), "a\tb".expandtabs(4))
print("abc".isalpha(), "12".isdigit(), "a1".isalnum(), " ".isspace(), "A".isupper(), "aB".islower())
print("one\ntwo\r\nthree".splitlines(), "a\nb\n".split("\n"), "prefix-x".removeprefix("prefix-"))
### string literals in repr
print(repr("it's"), repr('say "hi"'), repr("both ' and \""), repr("tab\tnew\nback\\"), repr("é\x00\x7f"))
print(["a", 'b"c', "d'e"], ("x",), {"k": "v"}, repr("日本"), repr("\u200b"))
### characters beyond ascii
s = "héllo 世界"
print(len(s), s[1], s[-1], s[6:], s.upper(), s[::-1], list(s), ord("世"), chr(233), s.find("界"))
### string comparison and sorting
print(sorted(["b", "A", "a", "B", "é", "z"]), "Z" < "a", "" < "a", max(["aa", "b"]), min("xyz"))
### string methods on iteration
for i, c in enumerate("abc", 1):
    print(i, c, end=";")
print()
print(" ".join(reversed("a b c".split())), "".join(sorted("hello")), "hello".translate({104: "j"}))
print("a-b".translate(str.maketrans("ab", "xy", "-")), "%".join(str(i) for i in range(3)))
