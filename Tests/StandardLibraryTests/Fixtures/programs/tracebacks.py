### what failing expressions print
import sys, traceback

def f(x):
    return x / 0 + 1

def g(n):
    y = [1, 2, 3]
    return y[n] + 2

class A:
    def m(self, v):
        return self.missing(v)

    @property
    def p(self):
        raise ValueError("in property")

def show(fn, *args):
    try:
        fn(*args)
    except Exception:
        print(traceback.format_exc())

show(f, 1)
show(g, 7)
show(A().m, 3)
show(lambda: A().p)
show(lambda: int("x"))
show(lambda: {"a": 1}["b"])
show(lambda: undefined_name)
show(lambda: "a" + 1)
show(lambda: (1, 2)[5])
show(lambda: [i / 0 for i in range(3)])
show(lambda: list(i / 0 for i in range(3)))
### chains and raising again
import sys, traceback

def f(x):
    return x / 0 + 1

def g(n):
    y = [1, 2, 3]
    return y[n] + 2

class A:
    def m(self, v):
        return self.missing(v)

    @property
    def p(self):
        raise ValueError("in property")

def show(fn, *args):
    try:
        fn(*args)
    except Exception:
        print(traceback.format_exc())

def chain1():
    try:
        f(2)
    except ZeroDivisionError as e:
        raise ValueError("wrapped") from e

def chain2():
    try:
        f(2)
    except ZeroDivisionError:
        undefined

def chain3():
    try:
        f(2)
    except ZeroDivisionError:
        raise KeyError("k") from None
show(chain1); show(chain2); show(chain3)

def again():
    try:
        f(3)
    except ZeroDivisionError as e:
        raise e
def bare():
    try:
        f(3)
    except ZeroDivisionError:
        raise
show(again); show(bare)
### walking through a traceback
import sys, traceback

def f(x):
    return x / 0 + 1

def g(n):
    y = [1, 2, 3]
    return y[n] + 2

class A:
    def m(self, v):
        return self.missing(v)

    @property
    def p(self):
        raise ValueError("in property")

def show(fn, *args):
    try:
        fn(*args)
    except Exception:
        print(traceback.format_exc())

def withblock():
    class CM:
        def __enter__(self): return self
        def __exit__(self, t, v, tb):
            print("exit", t.__name__, v, tb.tb_lineno, tb.tb_frame.f_code.co_name, type(tb).__name__)
            return False
    with CM() as c:
        f(1)
show(withblock)
try:
    f(1)
except ZeroDivisionError as e:
    tb = e.__traceback__
    while tb:
        print(tb.tb_lineno, tb.tb_frame.f_code.co_name)
        tb = tb.tb_next
    print(sys.exc_info()[0], sys.exc_info()[1], sys.exc_info()[2] is not None)
    print(traceback.format_exception_only(type(e), e))
    print(traceback.format_exception(e))
    print(traceback.extract_tb(e.__traceback__))
    for fr in traceback.extract_tb(e.__traceback__):
        print(fr.lineno, fr.name, fr.line)
    print(e.with_traceback(None) is e, e.__traceback__)
print(sys.exc_info())
### recursion, notes and several lines
import sys, traceback

def f(x):
    return x / 0 + 1

def g(n):
    y = [1, 2, 3]
    return y[n] + 2

class A:
    def m(self, v):
        return self.missing(v)

    @property
    def p(self):
        raise ValueError("in property")

def show(fn, *args):
    try:
        fn(*args)
    except Exception:
        print(traceback.format_exc())

try:
    g(9)
except IndexError:
    traceback.print_exc(file=sys.stdout)
    traceback.print_exc(limit=1, file=sys.stdout)
def gen():
    yield 1
    raise RuntimeError("in gen")
show(lambda: list(gen()))
class E(Exception):
    pass
def notes():
    e = E("with note")
    e.add_note("first")
    e.add_note("second\nline")
    raise e
show(notes)
def rec(n):
    return rec(n + 1)
try:
    rec(0)
except RecursionError:
    print(traceback.format_exc())
def ctx():
    try:
        1 / 0
    except ZeroDivisionError:
        try:
            {}["x"]
        except KeyError:
            print(traceback.format_exc())
ctx()
def long(a,
         b):
    return sum(
        [a,
         b / 0])
show(long, 1, 2)
def asserts(x):
    assert x > 3, f"x is {x}"
show(asserts, 1)
def fin():
    try:
        return f(1)
    finally:
        print("fin", sys.exc_info()[0])
show(fin)
print(traceback.format_exc())
raise E("out")
### how deep a recursion goes
def r(n):
    try:
        return r(n + 1)
    except RecursionError:
        return n
print(r(0))
import sys
sys.setrecursionlimit(200)
print(r(0))
class A:
    def __getattr__(self, n):
        return self.x
try:
    A().foo
except RecursionError as e:
    print(e)
def a(n): return b(n)
def b(n): return a(n)
def depth(f):
    import traceback
    try: f(1)
    except RecursionError as e:
        n = 0
        tb = e.__traceback__
        while tb: n, tb = n+1, tb.tb_next
        print(n)
depth(a)
depth(r)
### parts of the module
import sys, traceback
def f(): return g()
def g(): raise LookupError("lost")
class Loud(Exception):
    def __str__(self): raise ValueError
try: f()
except LookupError as e:
    error = e
te = traceback.TracebackException.from_exception(error)
print(te, len(te.stack), list(te.format_exception_only()))
print("".join(te.format()))
stack = traceback.extract_tb(error.__traceback__)
print("".join(stack.format()), [tuple(entry) for entry in stack], stack[0] == stack[1])
print(traceback.format_list([("a.py", 3, "f", "x = 1"), ("a.py", 4, "g", None)]))
print(traceback.format_tb(error.__traceback__, limit=1), traceback.format_tb(error.__traceback__, -1))
print(traceback.format_exception(LookupError, error, None), traceback.format_exception(None))
print(traceback.format_exception_only(error), traceback.format_exception_only(Loud, Loud()))
print(traceback.format_exception_only(KeyError("k")), traceback.format_exception_only(SyntaxError()))
for bad in (lambda: traceback.format_exception(3), lambda: traceback.format_exception(error, error), lambda: error.with_traceback(3)):
    try: bad()
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
print([frame.f_code.co_filename.split("/")[-1] for frame, line in traceback.walk_tb(error.__traceback__)])
try: raise error
except LookupError: traceback.print_exc(limit=-1, file=sys.stdout)
traceback.print_exception(error, file=sys.stdout, chain=False)
traceback.print_tb(error.__traceback__, file=sys.stdout)
print(sys.exc_info(), sys.exception())
