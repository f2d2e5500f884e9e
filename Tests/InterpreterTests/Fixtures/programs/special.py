### special methods of built in values by name
print((5).__add__(3), (5).__radd__(3), "ab".__len__(), [1, 2].__getitem__(1), {"k": 1}.__contains__("k"), (1, 2).__len__(), "a".__add__("b"), (7).__floordiv__(2), (7).__mod__(4), (2.5).__mul__(2), (3).__lt__(4), "a".__eq__("a"), (6).__truediv__(4), (-3).__abs__(), (3).__neg__(), (5).__rsub__(8))
print((5).__str__(), [1].__repr__(), "x".__repr__(), (0).__bool__(), (3.7).__int__(), (3).__float__(), (2).__pow__(10), (6).__and__(3), (1).__lshift__(4), {1, 2}.__len__(), range(4).__len__(), (2.567).__round__(1), list([3, 4].__iter__()), [1, 2].__contains__(2), (5).__format__("03d"), (5).__hash__())
### special methods of built in classes
print(int.__add__(1, 2), str.__len__("abc"), list.__getitem__([1, 2], 0), float.__mul__(1.5, 2), dict.__contains__({1: 2}, 1), list(map(int.__neg__, [1, 2])), sorted("bca", key=str.__hash__) != [], max([[1], [1, 2]], key=list.__len__), tuple.__add__((1,), (2,)))
### special methods that do not apply decline
print((5).__add__("a"), (5).__lt__("a"), (5).__eq__("a"), (1.5).__add__(2), (5).__and__(1))
### special methods that are there or not
print([hasattr(x, "__len__") for x in ("", [], (), {}, set(), range(1), 5, 1.5, None, len)])
print([hasattr(x, "__iter__") for x in ("", [], (), {}, set(), range(1), 5, 1.5, None)])
print([hasattr(x, "__getitem__") for x in ("", [], (), {}, set(), range(1), 5, 1.5, None)])
print(hasattr(lambda: 0, "__call__"), hasattr([], "__setitem__"), hasattr((), "__setitem__"), hasattr(5, "__index__"), hasattr(1.5, "__index__"), hasattr([], "__hash__"), hasattr("", "__nope__"))
### lists change by special methods
a, d = [1, 2, 3], {}
a.__setitem__(0, 9)
a.__delitem__(1)
d.__setitem__("k", 5)
f = lambda x, y=1: x + y
print(a, d, f.__call__(1), f.__call__(1, y=5), d.__getitem__("k"), (x for x in [7]).__next__())
### an item by name that is missing
{}.__getitem__("x")
### a special method that classes do not have
float.__index__
### text added to a number by name
"a".__add__(1)
### characters by their names
print("\N{GREEK SMALL LETTER ALPHA}\N{greek capital letter sigma}\N{BULLET}\N{CJK UNIFIED IDEOGRAPH-4E2D}", "\N{HANGUL SYLLABLE GA}")
x = 3
print(f"\N{GREEK SMALL LETTER SIGMA} = {x} \N{MIDDLE DOT} {x:{x}}", r"\N{x}", rf"\N{x}", len("\N{GRINNING FACE}"))
### defaults of functions
def f(a, b=1, *args, c, d=2, **kw): pass
print(f.__defaults__, f.__kwdefaults__, (lambda x: x).__defaults__, (lambda: 0).__kwdefaults__)
class P:
    @property
    def x(self):
        """What x is."""
        return 1
    @property
    def y(self): return 2
print(P.x.__doc__, P.y.__doc__, P.__base__, bool.__base__)
### slices deleted from lists
for s in (slice(None, None, 2), slice(1, 3), slice(None, None, -3), slice(5, 2), slice(-2, None), slice(8, 1, -2)):
    a = list(range(10))
    del a[s]
    print(a)
