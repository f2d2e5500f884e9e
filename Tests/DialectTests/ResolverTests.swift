import Dialect
import Testing

@Test(arguments: [
  // Locals and globals.
  ("x = 1\ndef f():\n  return x", "(= x 1)\n(def f () [] {(return x)})"),
  ("def f():\n  x = 1\n  return x", "(def f () [x] {(= x@0 1); (return x@0)})"),
  ("def f():\n  global x\n  x = 1", "(def f () [] {(global x); (= x 1)})"),
  (
    "def f(a):\n  import b.c as d\n  for e in a: pass\n  with a as g: pass",
    "(def f (a) [a d e g] {(import b.c:d@1); (for e@2 a@0 {pass}); (with a@0 as g@3 {pass})})"
  ),
  (
    "def f():\n  try: pass\n  except E as e: e",
    "(def f () [e] {(try {pass} (except E as e@0 {e@0}))})"
  ),
  // Closures.
  (
    "def f(x):\n  def g():\n    return x\n  return g",
    "(def f (x) [x g boxed [0]] {(def g@1 () [ x<-slot0] {(return x^0)}); (return g@1)})"
  ),
  (
    "def f():\n  n = 0\n  def g():\n    nonlocal n\n    n += 1",
    "(def f () [n g boxed [0]] {(= n#0 0); "
      + "(def g@1 () [ n<-slot0] {(nonlocal n); (+= n^0 1)})})"
  ),
  (
    "def f(x):\n  return lambda: lambda: x",
    "(def f (x) [x boxed [0]] {(return (lambda () [ x<-slot0] "
      + "{(return (lambda () [ x<-capture0] {(return x^0)}))}))})"
  ),
  (
    "def f():\n  def g(): return g",
    "(def f () [g boxed [0]] {(def g#0 () [ g<-slot0] {(return g^0)})})"
  ),
  ("def f(a, b=a): pass", "(def f (a b=a) [a b] {pass})"),
  // Comprehensions.
  (
    "def f(k):\n  return [x * k for x in k]",
    "(def f (k) [k boxed [0]] {(return "
      + "(list (.0) [.0 x k<-slot0] {} over k#0 for x@1 -> (* x@1 k^0)))})"
  ),
  (
    "[lambda: x for x in y]",
    "(list (.0) [.0 x boxed [1]] {} over y for x#1 -> (lambda () [ x<-slot1] {(return x^0)}))"
  ),
  (
    "def f(y):\n  [z := x for x in y]\n  return z",
    "(def f (y) [y z boxed [1]] "
      + "{(list (.0) [.0 x z<-slot1] {} over y@0 for x@1 -> (:= z^0 x@1)); (return z#1)})"
  ),
  ("[z := x for x in y]", "(list (.0) [.0 x] {} over y for x@1 -> (:= z x@1))"),
  // Classes.
  (
    "class A:\n  n = 1\n  m = [n for i in n]\n  def f(self): return n",
    "(class A () [__class__ boxed [0]] {(= n! 1); "
      + "(= m! (list (.0) [.0 i] {} over n! for i@1 -> n)); (def f! (self) [self] {(return n)})})"
  ),
  (
    "class A(B):\n  def __init__(self):\n    super().__init__()",
    "(class A B () [__class__ boxed [0]] {(def __init__! (self) "
      + "[self __class__<-slot0] {(call (. (call super) __init__))})})"
  ),
  (
    "def f(n):\n  class A:\n    k = n\n    def g(self): return n, __class__",
    "(def f (n) [n A boxed [0]] {(class A@1 () [__class__ boxed [0] n<-slot0] {(= k! n^0); "
      + "(def g! (self) [self n<-capture0 __class__<-slot0] {(return (tuple n^0 __class__^1))})})})"
  ),
  (
    "class _A:\n  def f(self, __p):\n    self.__x = __p.__y__",
    "(class _A () [__class__ boxed [0]] {(def f! (self _A__p) [self _A__p] "
      + "{(= (. self@0 _A__x) (. _A__p@1 __y__))})})"
  ),
])
func `names find their storage`(source: String, tree: String) throws {
  #expect(try dump(source) == tree)
}
