### f strings
name, x, n = "Ada", 3.14159, 42
print(f"{name} {x} {n}", f"{name!r} {name!s:>5} {n:5d}|{n:<5}|{n:^5}|{n:05}", f"{x:.2f} {x:8.3f} {x:e} {x:g}")
print(f"{n=} {x = :.1f} {name!r:>10} {{literal}} {'nested ' + name}", f"{1 + 1}", f"{n:x} {n:#x} {n:b} {n:o} {n:X}")
width, precision = 10, 3
print(f"{x:{width}.{precision}f}|{name:*^{width}}|{n:+d} {-n:+d} {n: d}")
print(f"{[1, 2]} { {'a': 1}['a'] } {(1, 2)!s} {None} {True}")
### format of integers
for spec in ["", "d", "5", "<5", ">5", "^5", "05", "+", " ", ",", "_", "x", "#x", "b", "#b", "o", "X", "08b", "+,d", "*>8", "=+6", "012,", "c", "e", ".2f", "%", "n", "#o"]:
    print(repr(spec), repr(format(65, spec)), repr(format(-1234567, spec)) if spec != "c" else "")
### format of floats
for spec in ["", ".2f", "8.3f", "<10.2f", "+.1f", "e", ".2e", "g", ".3g", ".10g", "%", ".1%", ",", ",.2f", "012.3f", ".0f", "#.0f", "E", "G", ".3", "10", "_.2f", "^12.2f", "F", "*<9.1f", ".12g", "n"]:
    for v in (3.14159265, -1234567.891, 0.0, 1e-7, 1e22, 100.0):
        print(repr(spec), repr(format(v, spec)))
### format of specials
for v in (float("inf"), float("-inf"), float("nan")):
    print(f"{v} {v:.2f} {v:10} {v:<6}| {v:+} {v:F} {v:e} {v:06.1f}")
### format of strings
for spec in ["", "s", "5", "<5", ">5", "^5", "*^7", ".2", "5.1", "-<6", "10s", ">10.3s"]:
    print(repr(format("abc", spec)))
### format of booleans
print(f"{True} {True:d} {True:5} {False:>7} {True!s:>6}", format(True, ""), format(True, "5"))
### percent formatting
print("%d %i %5d|%-5d|%05d %+d" % (1, 2, 3, 4, 5, 6))
print("%s %r %10s|%-10s|%.2s" % ("a", "b", "c", "d", "efg"))
print("%f %.2f %8.3f %e %.3g %g" % (1.5, 2.345, 3.14159, 12345.678, 0.00001234, 100000.0))
print("%x %X %o %c %c %%" % (255, 255, 8, 65, "z"), "%d%%" % 50, "%s" % [1, 2], "%s %s" % ((1, 2), 3))
print("%(a)s and %(b).1f" % {"a": 1, "b": 2.25}, "%*d" % (5, 42), "%.*f" % (2, 3.14159), "%d" % 3.99)
print("loss: %.4f" % 0.123456, "epoch %d/%d" % (3, 10), "%5.1f%%" % 99.5, "%s" % None, "%r" % "q")
### str format
print("{} {}".format(1, "a"), "{1} {0}".format("x", "y"), "{a} {b:>4}".format(a=1, b=2))
print("{0[1]} {0[0]:.2f}".format([1.5, 2]), "{d[k]}".format(d={"k": "v"}), "{:{}}|".format("x", 5))
print("{!r} {!s}".format("a", "b"), "{{}} {}".format(1), "{:,} {:.1%} {:08.3f}".format(1234567, 0.25, 3.14159))
print("Epoch {:2d}, loss {:.3f}".format(3, 0.5), "{0:<5}|{0:>5}|{0:^5}".format("ab"))
class P:
    x = 3
print("{p.x}".format(p=P()))
### print options
print(1, 2, sep="-", end="!\n")
print()
print("a", "b", sep="")
print(*[1, 2, 3], sep=", ")
print("x", end="")
print("y", None, sep=None)
### repr of objects
class A: pass
class B:
    def __repr__(self): return "B!"
class C:
    def __str__(self): return "C str"
class D:
    def __str__(self): return "D str"
    def __repr__(self): return "D repr"
print(B(), [B()], str(B()), str(C()), D(), [D()], f"{D()} {D()!r}")
print(A, int, str, type(1), type("a"), type([]), type(None), type(A()), ValueError, type(len) is type(print))
### format method of a class
class Money:
    def __init__(self, v): self.v = v
    def __format__(self, spec): return f"${self.v:{spec or '.2f'}}"
print(f"{Money(3)} {Money(3.14159):.3f}", format(Money(1)), "{:.1f}".format(Money(2)))
### width counts characters
print(f"{'世界':>6}|{'é':^5}|{'abc':<6}|", "%5s|" % "世")
### float repr edges
for v in [1e22, 1e21, 123456789.123, 1e-10, 5e-324, 1.7976931348623157e308, 0.1, 1.0, 1234567890123456.0, 12345678901234567.0, 0.0001, 0.00001, 1e100, 9007199254740993.0]:
    print(v, -v)
