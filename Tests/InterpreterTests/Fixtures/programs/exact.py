### exact parts of floats
for x in (0.5, 0.1, 3.0, -2.75, 1e300, 5e-324, 0.0, -0.0): print(x.as_integer_ratio(), x.hex(), x.conjugate())
print(float("inf").hex(), float("-inf").hex(), float("nan").hex())
for x in (float("inf"), float("nan")):
    try: x.as_integer_ratio()
    except (OverflowError, ValueError) as e: print(type(e).__name__, e)
### parts of numbers in math
import math
for x in (0.0, 1.0, -1.5, 1e300, 5e-324, -0.0, math.inf, 12345.678): print(math.modf(x), math.frexp(x), math.ulp(x))
print(math.ldexp(1.5, 3), math.ldexp(5.0, -1080), math.ldexp(1.0, -10**30), math.ldexp(0.0, 10**30), math.exp2(10), math.exp2(0.5), math.cbrt(27.0), math.cbrt(-8.0))
for f in (lambda: math.ldexp(1.0, 10**30), lambda: math.ldexp(1.0, 2.0), lambda: math.pow(0.0, -1), lambda: math.gamma(1000.0), lambda: math.gamma(0), lambda: math.gamma(-2.0), lambda: math.lgamma(0), lambda: math.log(0), lambda: math.exp2(5000), lambda: math.modf("a")):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
### exact lengths
import math
print(math.hypot(1, 2, 3), math.hypot(3, 4), math.hypot(), math.hypot(1e300, 1e300), math.hypot(5e-324, 5e-324), math.hypot(0.1, 0.2, 0.3), math.hypot(-7.0), math.hypot(math.inf, math.nan), math.dist([1, 2], [4, 6]), math.dist((0.1, 0.7), (0.3, 0.2)))
print([math.hypot(i / 7, i / 11, 1 / (i + 1)) for i in range(12)])
### integers as bytes
print((255).to_bytes(2, "big"), (258).to_bytes(4, "little"), (0).to_bytes(0, "big"), (-1).to_bytes(2, "big", signed=True), (-129).to_bytes(2, "little", signed=True), (7).to_bytes(), (2**70).to_bytes(10, "big"))
print(int.from_bytes(b"\x01\x00", "big"), int.from_bytes(b"\x01\x00", "little"), int.from_bytes(b"\xff\xfe", "big", signed=True), int.from_bytes(b"", "big"), int.from_bytes([1, 2, 3], "big"), int.from_bytes(b"\xff" * 9, byteorder="little"), int.from_bytes(b"\x80"))
for f in (lambda: (256).to_bytes(1, "big"), lambda: (-1).to_bytes(1, "big"), lambda: (128).to_bytes(1, "big", signed=True), lambda: (1).to_bytes(1, "middle"), lambda: (1).to_bytes(-1, "big"), lambda: int.from_bytes("a", "big"), lambda: int.from_bytes(5, "big"), lambda: int.from_bytes([300], "big")):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
### underscores in text of floats
for text in ("1_000.5", "1__0", "_1", "1_", "1_.5", "1._5", "1e1_0", "1e_5", "1_e5"):
    try: print(float(text))
    except ValueError as e: print(e)
### wrong numbers of arguments of built-ins
for f in (lambda: len(), lambda: len([], []), lambda: "a".zfill(), lambda: [].append(), lambda: [].append(1, 2), lambda: "a".upper(1), lambda: {}.keys(3), lambda: isinstance(1), lambda: "abc".replace("a"), lambda: divmod(1), lambda: chr(), lambda: abs(1, 2), lambda: {}.get(), lambda: {}.pop(1, 2, 3), lambda: bool(1, 2), lambda: [].insert(0), lambda: {1}.add(), lambda: repr(), lambda: callable(1, 2), lambda: hash()):
    try: print(f())
    except TypeError as e: print(e)
### text faults
for f in (lambda: "".join(1), lambda: b"".join(None), lambda: format(5, ",x"), lambda: format(5, "_x"), lambda: format(65, "<04d"), lambda: format(-65, ">06"), lambda: format(65, "*<04d"), lambda: format(1.5, "<07"), lambda: "abc" % [], lambda: "abc" % {}, lambda: "abc" % 1, lambda: "{!x}".format(1), lambda: "{!r}".format("a"), lambda: "é".encode("ascii"), lambda: "中a".encode("latin-1")):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
### bytes that are no text
for data in (b"\xff", b"ab\xc3", b"\xe4\xb8", b"\xe4\xb8a", b"a\x80", b"\xf0\x9f\x98", b"\xc3(", b"\xed\xa0\x80", b"\xf5", b"ok\xe2\x82\xac\xe2("):
    try: print(data.decode())
    except UnicodeDecodeError as e: print(type(e).__name__, e)
for f in (lambda: b"a\xe9".decode("ascii"), lambda: "a€".encode("ascii")):
    try: print(f())
    except UnicodeError as e: print(type(e).__name__, e, isinstance(e, ValueError))
### notes of exceptions
e = KeyError("q")
e.add_note("one")
e.add_note("two")
print(e.__notes__, e.args, hasattr(ValueError(), "__notes__"))
try: e.add_note(3)
except TypeError as error: print(error)
