### formatting
# strings and formatting
x, pi, s, n = 42, 3.14159265, "text", 1234567
print(f"{x:5d}|{x:<5}|{x:^5}|{x:>5}|{x:05}|{x:+}|{x: }|{x:#x}|{x:#b}|{x:#o}|{x:X}|{x:c}|{x:e}|{x:%}")
print(f"{pi:.2f}|{pi:10.3f}|{pi:<10.3f}|{pi:+.1e}|{pi:g}|{pi:.3g}|{pi:%}|{pi:.0f}|{pi:08.2f}|{pi:,.4f}|{pi!r:>15}")
print(f"{s:>10}|{s:*^12}|{s:.2}|{s!r}|{s!a}|{s:10.3}|{n:,}|{n:_}|{n:_x}|{-n:,}|{n:>15,}|{1e10:,}|{0.1+0.2}|{1e-7}|{1e16}|{123456789.123:.3e}")
w, p = 10, 3
print(f"{pi:{w}.{p}f}|{pi:{'>'}{w}}|{s:{'*'}^{w}}|{x=}|{x = }|{x=:>5}|{pi=:.2f}|{s=!s}|{s.upper()=}|{'a' if x else 'b'}|{{}}|{{{x}}}")
print(f"{'nested ' + f'{x + 1}' + ' done'}|{[i for i in range(3)]}|{ {'a': 1}['a'] }|{(lambda v: v * 2)(4)}|{x!r:^10}|{None}|{True:d}|{True}|{...}")
print("{} {} {}".format(1, 2, 3), "{0} {1} {0}".format("a", "b"), "{a} {b:.2f}".format(a=1, b=2), "{0[1]} {1.real} {d[k]}".format([1, 2], 3, d={"k": "v"}), "{:>{w}}".format("x", w=5), "{!r}".format("q"), "{{}}".format(), "{:{}}".format("z", 4))
print("%s %d %5.2f %r %x %o %e %g %% %c %5s|%-5s|%05d %+d" % ("a", 3, 2.5, "r", 255, 8, 1234.5, 0.0001, "z", "ab", "cd", 42, 7), "%(a)s-%(b)03d" % {"a": 1, "b": 2}, "%s" % (1,), "%*d" % (5, 3), "%.3s" % "abcdef")
for bad in (lambda: "{}".format(), lambda: "{a}".format(), lambda: f"{s:d}", lambda: f"{x:s}", lambda: "%d" % "x", lambda: "%d %d" % 1, lambda: "%s" % (1, 2), lambda: f"{pi:d}", lambda: "{0} {}".format(1, 2), lambda: f"{x:.2d}", lambda: f"{[1]:5}", lambda: "%q" % 3, lambda: "{".format(), lambda: "}".format(), lambda: "%(a)s" % {}):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
print("abc".center(9, "*"), "abc".ljust(6) + "|", "abc".rjust(6), "42".zfill(5), "-42".zfill(5), "a,b,,c".split(","), " a  b ".split(), "a b c".rsplit(" ", 1), "abcabc".replace("b", "X", 1), "Hello World".swapcase(), "hello world".title(), "hELLO".capitalize(), "ß".upper(), "ABC".casefold())
print("a-b-c".partition("-"), "a-b-c".rpartition("-"), "abc".partition("x"), "line1\nline2\r\nline3".splitlines(), "ab\n".splitlines(True), "xxabxx".strip("x"), "abc".find("z"), "abcabc".rfind("b"), "abcabc".count("b"), "abc".index("c"), "prefix_x".removeprefix("prefix_"), "x.py".removesuffix(".py"))
print("abc".isalpha(), "123".isdigit(), "a1".isalnum(), " ".isspace(), "Abc".istitle(), "ABC".isupper(), "abc".islower(), "a_1".isidentifier(), "½".isnumeric(), "²".isdigit(), "²".isdecimal(), "abc".isascii(), "".isalpha(), "a\n".isprintable())
print("abc".translate(str.maketrans("ab", "xy", "c")), "abc".translate({97: None, 98: "ZZ"}), "a\tb".expandtabs(4), "-".join(["a", "b"]), "abc"[::-1], "abcdef"[1:5:2], "abc"[-2:], "abc" * 2, "b" in "abc", "abc" < "abd", ord("a"), chr(8364), "é".encode(), b"\xc3\xa9".decode(), "a" "b" 'c', r"\n", "\x41\u00e9\N{BULLET}", """multi
line""")
print("%s" % None, "%s %s" % ("a", [1]), "{:>8}|{:^8}|{:<8}|".format(1.5, True, None if False else "n"), f"{1e100}", f"{2**70:,}", f"{-0.0}", f"{float('nan')} {float('inf'):8}|{-float('inf'):+}", f"{0.1:.20f}", f"{12345.678:10,.1f}|", f"{5:=+5d}", f"{-5:=5d}", f"{3:0>4}", f"{'é':>3}", f"{255:#06x} {255:#010b}")
### numbers, bytes and calls
# big ints, floats, bytes, slices
print(2 ** 200, -(7 ** 50) // 3 ** 20, (2 ** 100) % 1000007, divmod(-10 ** 30, 7), pow(3, 10 ** 20, 1007), pow(3, -1, 7), 10 ** 25 / 10 ** 24, (1 << 130) >> 120, ~(1 << 70), (1 << 70) & -(1 << 65), (1 << 70) | 1, (1 << 70) ^ (1 << 69), hex(2 ** 70), bin(-5), oct(2 ** 66), int("9" * 30), int("-0b101", 0), int("z", 36), int("1_000"), (2 ** 70).bit_length(), (255).to_bytes(2, "big"), int.from_bytes(b"\x01\x00", "little"), (5).bit_count(), 2 ** 0.5, 2 ** -2, (-2) ** 3, -2 ** 2, 7 // -2, -7 // 2, 7 % -3, -7 % 3, 7.5 // 2, -7.5 % 2, 1e308 * 10, 5 // 2.0, True + True, 10 ** 20 == 1e20, 2 ** 53 == float(2 ** 53), hash(2 ** 61 - 1), 3 .real, (3).numerator)
print(0.1 + 0.2, 1 / 3, 1e22, 1e23, 123456789012345678, 1.0, 1e-5, 0.0001, 1.5e300 * 1e10, float("1e400"), float("-inf"), float(" 1.5 "), float("1_0.5"), round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234, -2), round(1.5), round(0.5), round(1e20), (0.1).as_integer_ratio(), (0.5).hex(), float.fromhex("0x1p-1"), (2.0).is_integer(), int(-3.9), int(1e20), 3.0 == 3, 1 < 2.5 < 3, 0.1 + 0.2 == 0.3, abs(-0.0), min(0.0, -0.0), 1e16 + 1, 5e-324, 1.7976931348623157e308, repr(1e21), str(123456789.123456789), 4.35 * 100, 1.1 + 2.2, 100 * 1.1)
l = list(range(10)); print(l[::-1], l[7:2:-2], l[-3:], l[:-3], l[::3], l[5:1:-1], l[100:], l[-100:3], l[3:3], l[-1:-4:-1], l[:], l[slice(1, 4)], l[slice(None, None, -2)])
l[2:5] = ["a"]; print(l); l[::2] = [0] * len(l[::2]); print(l); del l[1:3]; print(l); l[1:1] = [7, 8]; print(l); del l[::2]; print(l); l[len(l):] = [1, 2]; l *= 2; l += (3,); print(l)
try: l[::2] = [1]
except ValueError as e: print(e)
try: l[0:1] = 5
except TypeError as e: print(e)
b = b"hello\x00\xff"; print(b, b[0], b[1:3], b.hex(), bytes.fromhex("0aff"), b.upper(), b.find(b"l"), b.replace(b"l", b"L"), b.split(b"l"), list(b), b + b"x", b * 2, b"l" in b, 104 in b, bytes(3), bytes([1, 2]), bytes("é", "utf8"), "é".encode("latin-1"), b"abc".decode("ascii"), b == bytes(b), b"a" < b"b", len(b), b"%d %s" % (3, b"x"), b.startswith(b"he"), b"-".join([b"a", b"b"]), hash(b"a") == hash(b"a"), b"ab".center(6, b"*"), b" a ".strip(), b"a\nb".splitlines(), b.isalpha(), b"AB".lower(), b.count(b"l"), b"abc"[::-1], b.index(b"o"), b"a,b".partition(b","))
for bad in (lambda: "é".encode("ascii"), lambda: b"\xff".decode(), lambda: bytes([256]), lambda: bytes(-1), lambda: b"a" + "b", lambda: b"a"[5], lambda: bytes("a"), lambda: "a".encode("nope"), lambda: b"x".join(["a"]), lambda: int.from_bytes("a", "big"), lambda: (256).to_bytes(1, "big"), lambda: (-1).to_bytes(1, "big"), lambda: int("12", 1), lambda: int("9" * 5000), lambda: str(10 ** 5000)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
print("é".encode("ascii", "ignore"), "é".encode("ascii", "replace"), "é".encode("ascii", "xmlcharrefreplace"), "é".encode("ascii", "backslashreplace"), b"a\xff".decode("utf8", "replace"), b"a\xff".decode("utf8", errors="ignore"))
print(*[1, 2], *(3,), sep="-", end="!\n"); print(); print("a", "b", sep=""); print([1, "a", None, 2.5, (1,), {"k": [1]}, {1}, set(), frozenset({2}), range(3), slice(1, 2), ..., NotImplemented, b"x", True, print, len, int, type, ValueError("x"), KeyError("k"), Exception("a", 1), object, lambda: 0][:20])
a = b2 = [1]; b2 += [2]; print(a, a is b2); a, (b3, *c), d = 1, [2, 3, 4], 5; print(a, b3, c, d); *x, = "ab"; print(x); i = 0; i, l[i] = 1, 9; print(i, l[:2]); (x, y), z = (1, 2), 3; [p, q] = 4, 5; print(x, y, z, p, q); n = m2 = 3; del n
try: a, b = 1, 2, 3
except ValueError as e: print(e)
try: a, b, *c = 1,
except ValueError as e: print(e)
try: a, b = 5
except TypeError as e: print(e)
print((y := 10) + y, [y := y + 1 for _ in range(3)], y, 1 if 0 else 2, not 1 == 2, 1 < 2 > 0 != 5, 1 and 0 or 3, None or [] or "x", 5 in [5] == True, (1, 2) < (1, 3), [1, 2] == [1, 2.0], "a" is not None, 3 if [] else 4, -3 ** 2, 2 ** 3 ** 2, ~5 & 3 | 8 ^ 2, 1 << 2 + 1, not [] and "t")
def f(a, b=2, /, c=3, *args, d, e=5, **kw): return a, b, c, args, d, e, kw
print(f(1, d=4), f(1, 2, 3, 4, 5, d=6, z=7), f(*[1, 2], **{"d": 1, "c": 9}), (lambda *a, k=1, **kw: (a, k, kw))(1, 2, k=3, j=4))
for bad in (lambda: f(), lambda: f(1), lambda: f(1, b=3, d=4), lambda: f(1, d=4, **{"d": 5}), lambda: f(1, 2, 3, c=4, d=1), lambda: f(*5), lambda: f(**5), lambda: f(1, d=1, **{1: 2}), lambda: (lambda x: x)(), lambda: (lambda x: x)(1, 2), lambda: (lambda: 0)(a=1)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
def acc(x, l=[]): l.append(x); return l
acc(1); print(acc(2), acc.__defaults__)
def mk():
    n = 0
    def inc():
        nonlocal n; n += 1; return n
    return inc
c = mk(); c(); print(c(), [fn() for fn in [lambda i=i: i for i in range(3)]], [fn() for fn in [lambda: i for i in range(3)]])
for i in range(3):
    if i == 5: break
else: print("else")
while True:
    try: break
    finally: print("fin")
def ft():
    try: return "try"
    finally: print("cleanup")
print(ft())
def ov():
    for i in range(3):
        try: continue
        finally: print(i, end=" ")
    return "done"
print(ov())
try:
    try: 1 / 0
    except ZeroDivisionError as e: raise ValueError("v") from e
except ValueError as e: print(repr(e), repr(e.__cause__), e.__context__ is e.__cause__, e.__suppress_context__)
class E(Exception):
    def __init__(self, a, b): super().__init__(a); self.b = b
    def __str__(self): return f"E:{self.args} {self.b}"
try: raise E(1, 2)
except E as e: print(e, e.args, repr(e), e.b)
try: raise E
except TypeError as e: print(e)
try: assert 1 == 2, ("msg", 3)
except AssertionError as e: print(e, e.args)
try: [][0]
except (KeyError, IndexError) as e: print(type(e).__mro__[1].__name__)
else: print("no")
try: raise Exception("a", "b") 
except Exception as e: print(e, e.args)
print(issubclass(KeyError, LookupError), OSError(2, "No such").errno, str(OSError(2, "No such", "f")), KeyError("a").args, str(KeyError("a")), str(ValueError()), repr(StopIteration(3)))
