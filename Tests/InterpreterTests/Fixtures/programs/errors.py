### an undefined name with a near one
hello = 1
print(hollo)
### an undefined name without a near one
print(qqqqqqqq)
### an attribute of an instance
class Dog:
    def bark(self): pass
Dog().brk()
### an attribute of a list
[1].push(2)
### an attribute of none
x = None
x.shape
### division by zero
def f(x):
    return 1 / x
f(0)
### integer modulo by zero
5 % 0
### float floor division by zero
5.0 // 0
### list index
a = [1, 2]
print(a[5])
### list assignment index
a = [1]
a[3] = 0
### string index
"abc"[10]
### tuple index
(1, 2)[2]
### key
d = {"a": 1}
d["b"]
### integer key
{}[3]
### adding text and number
"a" + 1
### adding number and text
1 + "a"
### adding list and tuple
[1] + (2,)
### unsupported operands
{} - []
### unsupported augmented operands
x = None
x += 1
### ordering of different types
1 < "a"
### unary minus of text
-"a"
### calling a number
x = 3
x(1)
### indexing a number
5[0]
### item assignment of a tuple
t = (1, 2)
t[0] = 5
### item assignment of text
s = "abc"
s[0] = "x"
### iterating a number
for i in 5: pass
### too few values
a, b, c = [1, 2]
### too many values
a, b = 1, 2, 3
### too few values for a star
a, b, *c = [1]
### unpacking a number
a, b = 3
### missing argument
def f(a, b): pass
f(1)
### missing arguments
def f(a, b, c): pass
f()
### too many arguments
def f(a): pass
f(1, 2, 3)
### too many arguments with defaults
def f(a, b=1): pass
f(1, 2, 3)
### no arguments taken
def f(): pass
f(1)
### unexpected keyword
def f(a): pass
f(1, colour=2)
### multiple values
def f(a): pass
f(1, a=2)
### missing keyword-only
def f(*, a): pass
f()
### missing in a method
class A:
    def m(self, x): pass
A().m()
### missing in init
class A:
    def __init__(self, size): pass
A()
### no arguments to a class
class A: pass
A(1)
### int of text
int("abc")
### float of text
float("x1")
### int of none
int(None)
### len of a number
len(5)
### unhashable key
{[1]: 2}
### unhashable in a set
{1, [2]}
### list remove
[1].remove(2)
### list index of a value
[1].index(9)
### pop from empty
[].pop()
### empty max
max([])
### substring not found
"abc".index("z")
### join of numbers
",".join([1, 2])
### own exception
class MyError(Exception): pass
raise MyError("it broke")
### exception without text
raise ValueError
### exception with two arguments
raise ValueError("a", 2)
### raise from
try:
    1 / 0
except ZeroDivisionError as e:
    raise RuntimeError("outer") from e
### raising a number
raise 5
### reraise without exception
raise
### assertion
assert 1 == 2, "numbers differ"
### assertion without text
assert 1 == 2
### unbound local
def f():
    print(x)
    x = 1
f()
### free variable before assignment
def f():
    def g(): return y
    g()
    y = 1
f()
### next at the end
next(iter([]))
### next of a list
next([1])
### not a context manager
with 5: pass
### missing module
import no_such_module
### missing attribute of a module
import math
math.sqroot(2)
### module domain error
import math
math.sqrt(-1)
### log of zero
import math
math.log(0)
### math range error
import math
math.exp(1000)
### float to int of infinity
int(float("inf"))
### chr out of range
chr(-1)
### ord of long text
ord("ab")
### range step zero
range(1, 5, 0)
### slice step zero
[1, 2][::0]
### list indices of text
[1]["a"]
### string indices of text
"abc"["a"]
### dict changed during iteration
d = {1: 1}
for k in d: d[k + 1] = 1
### set changed during iteration
s = {1}
for k in s: s.add(k + 1)
### not enough format arguments
"%d %d" % 1
### too many format arguments
"%d" % (1, 2)
### format of a wrong type
"%d" % "a"
### unknown format code
f"{3:q}"
### format code for text
f"{'a':d}"
### format of a list
f"{[1]:5}"
### format index
"{} {}".format(1)
### format key
"{a}".format(b=1)
### missing attribute of a class
class A: pass
A.missing
### property without setter
class A:
    @property
    def x(self): return 1
A().x = 2
### error deep in calls
def a(x): return b(x)
def b(x): return c(x)
def c(x): return [1, 2][x]
a(9)
### error in a comprehension
[1 / x for x in [1, 0]]
### error in a generator
def g():
    yield 1
    yield 1 / 0
list(g())
### error in a lambda
(lambda x: x + "a")(1)
### error in init
class A:
    def __init__(self):
        self.x = undefined_thing
A()
### error in a property
class A:
    @property
    def p(self): return self.missing_one
A().p
### error on a later line of a call
def f(*a): pass
f(1,
  2,
  3 / 0)
### deep recursion
def f(n): return f(n + 1)
f(0)
### deep mutual recursion
def a(n): return b(n)
def b(n): return a(n)
a(0)
### negative shift
1 << -1
### pow with zero
0 ** -1
### bool subtraction of none
True - None
### sum of texts
sum(["a", "b"])
### sort of mixed
sorted([1, "a"])
### star of a number
print(*5)
### double star of a list
dict(**[1])
### dict from numbers
dict([1, 2])
### isinstance of a number
isinstance(1, 5)
### strict zip
list(zip([1], [1, 2], strict=True))
### text multiplied by text
"a" * "b"
### text multiplied by float
"a" * 2.0
### in a number
1 in 5
### in text
1 in "abc"
### method of a wrong receiver
str.upper(5)
### inconsistent bases
class A: pass
class B(A): pass
class C(A, B): pass
### generator already executing
def g():
    next(me)
    yield 1
me = g()
next(me)
### stop iteration inside a generator
def g():
    raise StopIteration
    yield
list(g())
### send to a fresh generator
def g(): yield
g().send(1)
### round of text
round("a")
### abs of text
abs("a")
### reversed of a set
reversed({1})
### catch by a non class
try:
    1 / 0
except 5:
    pass
### handler that fails
try:
    1 / 0
except ZeroDivisionError:
    [][0]
### error inside finally
try:
    pass
finally:
    undefined_name_here
### iter returns wrong
class A:
    def __iter__(self): return 5
list(A())
### init returns a value
class A:
    def __init__(self): return 5
A()
### str returns a number
class A:
    def __str__(self): return 5
str(A())
### len is negative
class A:
    def __len__(self): return -1
len(A())
### bool returns text
class A:
    def __bool__(self): return "x"
bool(A())
### star of a number for an own function
def f(*a): pass
f(*5)
### keyword given twice
def f(**k): pass
f(a=1, **{"a": 2})
