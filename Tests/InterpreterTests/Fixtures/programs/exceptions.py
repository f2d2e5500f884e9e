### handlers by class in order
def kind(f):
    try:
        f()
    except ZeroDivisionError as e:
        return "zero", str(e)
    except (KeyError, IndexError) as e:
        return "lookup", type(e).__name__, str(e), e.args
    except ArithmeticError:
        return "arithmetic"
    except Exception as e:
        return "other", repr(e)
    else:
        return "none"
print(kind(lambda: 1 / 0), kind(lambda: {}["k"]), kind(lambda: [][0]), kind(lambda: 10.0 ** 1000), kind(lambda: int("x")), kind(lambda: 5))
### the order of try parts
def run(fail):
    out = []
    try:
        out.append("try")
        if fail:
            raise ValueError("v")
        out.append("end")
    except ValueError:
        out.append("except")
    else:
        out.append("else")
    finally:
        out.append("finally")
    return out
print(run(False), run(True))
### finally runs on every way out
def ways(how):
    for i in range(3):
        try:
            if how == "return": return "returned", i
            if how == "break": break
            if how == "continue": continue
            if how == "raise": raise KeyError(how)
        finally:
            print("finally", how, i)
    return "end"
for how in ("return", "break", "continue", "pass"):
    print(ways(how))
try:
    ways("raise")
except KeyError as e:
    print("caught", e)
### the chain of classes
for error in (KeyError, IndexError, ZeroDivisionError, FileNotFoundError, ModuleNotFoundError, UnboundLocalError, RecursionError, NotImplementedError, UnicodeError, StopIteration, OverflowError):
    print(error.__name__, [c.__name__ for c in error.__mro__[1:-1]])
print(issubclass(KeyError, LookupError), issubclass(bool, int), isinstance(ValueError("x"), Exception))
### attributes of exceptions
class ShapeError(ValueError):
    def __init__(self, want, got):
        super().__init__(f"want {want}, got {got}")
        self.want, self.got = want, got
try:
    raise ShapeError((2, 3), (3, 2))
except ValueError as e:
    print(e, e.want, e.got, e.args, repr(e), type(e).__mro__[1].__name__)
### causes and contexts
try:
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise ValueError("bad") from e
except ValueError as e:
    print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
try:
    try:
        {}["x"]
    except KeyError:
        raise TypeError("second")
except TypeError as e:
    print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
try:
    try:
        {}["x"]
    except KeyError:
        raise TypeError("third") from None
except TypeError as e:
    print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
### raising again keeps the exception
def inner():
    try:
        raise ValueError("first")
    except ValueError as e:
        print("handling", e)
        raise
try:
    inner()
except ValueError as e:
    print("outer", e)
### exceptions from classes and instances
for make in (ValueError, ValueError(), ValueError("a"), ValueError("a", 1)):
    try:
        raise make
    except ValueError as e:
        print(repr(e), str(e), e.args)
### exceptions compare by identity
a, b = ValueError("x"), ValueError("x")
print(a == b, a == a, a.args == b.args, {a: 1}[a], str(KeyError("k")), str(KeyError("k", 1)), str(Exception()), repr(KeyError()))
### nested functions and loops recover
def parse(items):
    good, bad = [], []
    for item in items:
        try:
            good.append(int(item))
        except (ValueError, TypeError) as error:
            bad.append(f"{item!r}: {error}")
    return good, bad
print(parse(["1", "x", None, "3.5", 4.9, [], "٣"]))
### context managers see exceptions
class Guard:
    def __init__(self, swallow): self.swallow = swallow
    def __enter__(self):
        print("enter")
        return self
    def __exit__(self, kind, value, trace):
        print("exit", kind.__name__ if kind else None, value)
        return self.swallow
with Guard(True) as g:
    raise ValueError("gone")
with Guard(False):
    pass
try:
    with Guard(False):
        {}["a"]
except KeyError as e:
    print("passed on", e)
with Guard(True) as a, Guard(True) as b:
    print(a is not b)
    1 / 0
### generators and exceptions
def numbers():
    try:
        yield 1
        yield 2
    except ValueError as e:
        print("inside", e)
        yield 99
    finally:
        print("closing")
g = numbers()
print(next(g), g.throw(ValueError("sent")))
try:
    next(g)
except StopIteration as e:
    print("done", e.value)
g = numbers()
next(g)
g.close()
def returns():
    yield 1
    return "result"
r = returns()
next(r)
try:
    next(r)
except StopIteration as e:
    print(e.value)
### asserting with a message
def check(x):
    assert x > 0, f"{x} is not positive"
    return x
print(check(1))
try:
    check(-1)
except AssertionError as e:
    print(e, repr(e))
### the name of a caught exception goes
try:
    raise ValueError("x")
except ValueError as e:
    pass
e
### an error in a handler
try:
    1 / 0
except ZeroDivisionError:
    undefined_in_handler
### an error in finally replaces the first
try:
    1 / 0
finally:
    [][1]
### an error in else is not handled
try:
    pass
except IndexError:
    print("no")
else:
    [][1]
### raise from a function
def check(batch):
    if batch <= 0:
        raise ValueError(f"batch must be positive, got {batch}")
check(3)
check(0)
### raise from with a cause
try:
    int("x")
except ValueError as e:
    raise RuntimeError("could not read") from e
### raise from none
try:
    int("x")
except ValueError:
    raise RuntimeError("could not read") from None
### an exception class of one's own with str
class E(Exception):
    def __str__(self): return "own text"
raise E("ignored")
### an exception with a number
raise KeyError(5)
### an exception with text in quotes
raise KeyError("a 'b'")
### an exception with many lines
raise ValueError("line one\nline two")
### raising a string
raise "text"
### raising a class that is no exception
class A: pass
raise A
### catching with a string
try:
    1 / 0
except "text":
    pass
### an error deep in recursion
def f(n):
    if n == 0:
        return undefined_name_here
    return f(n - 1)
f(5)
### an error in a nested comprehension
rows = [[1, 2], [3, "x"]]
print([[c + 1 for c in row] for row in rows])
### an error in a default argument
def f(x=1 / 0): pass
### an error in a decorator
def deco(f): raise TypeError("no " + f.__name__)
@deco
def g(): pass
### an error in a class body
class A:
    x = 1
    y = x + undefined_z
### an error in str
class A:
    def __str__(self): raise ValueError("no text")
print(A())
### an error in a comparison
class A:
    def __lt__(self, other): raise ValueError("no order")
sorted([A(), A()])
### an error in a key
sorted([1, 0], key=lambda x: 1 / x)
### an error in a map
list(map(int, ["1", "b"]))
### an error in an iterator
class I:
    def __iter__(self): return self
    def __next__(self): raise KeyError("end")
for x in I(): pass
### an error in enter
class C:
    def __enter__(self): raise OSError("no entry")
    def __exit__(self, *a): print("never")
with C(): pass
### an error in exit
class C:
    def __enter__(self): pass
    def __exit__(self, *a): raise OSError("no exit")
with C():
    1 / 0
### an object without exit
class C:
    def __enter__(self): pass
with C(): pass
### stop iteration by hand
raise StopIteration(5)
### system exit by hand
raise NotImplementedError("later")
### a key error of a tuple
{}[1, 2]
### an attribute of a function
def f(): pass
f.missing
### an attribute of text
"abc".uper()
### an attribute of a number
(5).foo
### an attribute of a bool
True.real.x
### setting an attribute of a number
x = 5
x.y = 1
### setting an attribute of text
"a".b = 1
### deleting a missing attribute
class A: pass
del A().x
### deleting an undefined name
del never_defined
### a local name deleted
def f():
    x = 1
    del x
    return x
f()
### a call of none
def f(): pass
f()()
### a call of text
"abc"()
### a call of a list
[1](0)
### a call of an instance
class A: pass
A()()
### an index of an instance
class A: pass
A()[0]
### len of an instance
class A: pass
len(A())
### an instance that is not iterable
class A: pass
for x in A(): pass
### an instance plus a number
class A: pass
A() + 1
### instances without order
class A: pass
A() < A()
### an instance in a sum
class A: pass
sum([A()])
### an abstract method by hand
class Base:
    def area(self): raise NotImplementedError
class Square(Base): pass
Square().area()
### a missing super method
class A:
    def f(self): return super().g()
A().f()
### super without init arguments
class A:
    def __init__(self, x): self.x = x
class B(A):
    def __init__(self): super().__init__()
B()
### a method called on the class
class A:
    def m(self): pass
A.m()
### a property called
class A:
    @property
    def p(self): return 5
A().p()
### a static method with self
class A:
    @staticmethod
    def s(a): return a
A().s()
### too many positional arguments for a method
class A:
    def m(self): pass
A().m(1)
### a missing keyword argument of two
def f(*, a, b): pass
f(a=1)
### a positional only argument by name
def f(a, /): pass
f(a=1)
### a keyword only argument by place
def f(*, a): pass
f(1)
### an unpacked argument that is no mapping
def f(**k): pass
f(**5)
### an unpacked argument that is no iterable
def f(*a): pass
f(*5)
### keywords that are no text
def f(**k): pass
f(**{1: 2})
### a lambda with too few arguments
(lambda a, b: a)(1)
### an iterator that is not one
class A:
    def __iter__(self): return 5
list(A())
### a hash of a list inside a tuple
hash((1, [2]))
### a class that inherits from itself twice
class A: pass
class B(A, A): pass
### an unbound nonlocal
def outer():
    def inner():
        nonlocal x
        x += 1
    inner()
    x = 0
outer()
### a global that is not there yet
def f():
    global counter
    counter += 1
f()
