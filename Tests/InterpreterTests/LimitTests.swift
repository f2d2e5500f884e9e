import Interpreter
import Testing

@Test func `an endless loop ends at the limit of steps`() {
  #expect(
    fault("while True:\n  pass", limits: Limits(steps: 10_000))?.text == """
      note.md:1:1: error: the cell was stopped after 10000 steps
      1 | while True:
          ^~~~~~~~~~~
      why: the limit on steps was reached: a loop may never end
      """)
}

@Test(arguments: [
  "for i in range(10 ** 12): pass", "[i for i in range(10 ** 12)]", "sum(range(10 ** 12))",
  "def f():\n  while True: yield 1\nlist(f())", "any(0 for i in iter(int, 1))",
  "def f(): f2()\ndef f2(): pass\nwhile 1: f()",
])
func `every loop counts steps`(source: String) {
  #expect(
    run(source, limits: Limits(steps: 50_000)).error == "the cell was stopped after 50000 steps")
}

/// Values of sixty objects with 2^60 leaves.
private let sharedParts = "def make(x):\n  for i in range(60): x = [x, x]\n  return x\n"

@Test(arguments: [
  "make([]) == make([])", "repr(make([]))", "str(make(())) < 'a'",
  "t = ()\nfor i in range(60): t = (t, t)\nhash(t)",
])
func `parts that are shared count as often as they are met`(source: String) {
  #expect(
    run(sharedParts + source, limits: Limits(steps: 50_000)).error
      == "the cell was stopped after 50000 steps")
}

@Test func `recursion that keeps large lists ends at the limit of memory`() {
  var used = 0
  let source = "def f(n):\n  kept = [0] * 100000\n  return f(n + 1) + len(kept)\nf(0)"
  let outcome = run(source, limits: Limits(bytes: 512 << 20)) { context in
    context.memory = {
      used += 8 << 20
      return used
    }
  }

  #expect(outcome.error == "the cell was stopped: the run takes more than 512 MB")
}

@Test func `no handler catches a limit`() {
  let source = """
    try:
      while True: pass
    except BaseException:
      print("caught")
    finally:
      print("finally")
    """

  #expect(
    run(source, limits: Limits(steps: 1000))
      == Outcome(error: "the cell was stopped after 1000 steps", line: 2))
}

@Test func `a raised interrupt ends the run`() {
  let interrupt = Interrupt()
  interrupt.raise()

  #expect(run("x = 1", interrupt: interrupt).error == "the cell was interrupted")
}

@Test func `the clock ends the run`() {
  var now = 0.0
  let outcome = run("while True: pass", limits: Limits(seconds: 5)) { context in
    context.clock = {
      now += 1
      return now
    }
  }

  #expect(outcome.error == "the cell was stopped after 5.0 seconds")
}

@Test(arguments: [
  ("[0] * 10 ** 12", "the list"), ("'a' * 10 ** 12", "the text"),
  ("list(range(10 ** 12))", "the list"), ("(1, 2) * 10 ** 17", "the tuple"),
  ("'ab' * 9223372036854775807", "the text"), ("'x'.ljust(10 ** 12)", "the text"),
  ("' '.join(['a' * 500000] * 3)", "the text"), ("sorted(range(10 ** 15))", "the list"),
])
func `a huge container is refused`(source: String, what: String) {
  #expect(
    fault(source, limits: Limits(elements: 1_000_000))?.message
      == "MemoryError: \(what) would have more than 1000000 elements")
}

@Test(arguments: [
  "def f(): return f()\nf()", "class A:\n  def __repr__(self): return repr(self)\nrepr(A())",
  "class A:\n  def __getattr__(self, n): return getattr(self, n + 'x')\nA().a",
  "class A:\n  def __eq__(self, o): return self == o\nA() == A()",
  "class A:\n  def __call__(self): return self()\nA()()", "f = lambda: [f() for i in [1]]\nf()",
  "class A:\n  def __add__(self, o): return self + o\nA() + A()",
  "class A:\n  @property\n  def p(self): return self.p\nA().p",
  "def f(x): return sorted([1, 2], key=f)\nf(1)",
  "class A:\n  def __bool__(self): return not self\nnot A()",
  "class A:\n  def __len__(self): return len(self)\nlen(A())",
  "class A:\n  def __hash__(self): return hash(self)\n{A()}",
  "class A:\n  def __iter__(self): return iter(self)\nlist(A())",
  "class A:\n  def __lt__(self, o): return o < self\n  __gt__ = __lt__\nA() < A()",
])
func `recursion without end is an error`(source: String) {
  #expect(
    run(source).error?.hasPrefix("RecursionError: maximum recursion depth exceeded") == true)
}

@Test(arguments: [
  "a = []\nfor i in range(100000): a = [a]\nrepr(a)",
  "a = []\nb = []\nfor i in range(100000): a, b = [a], [b]\na == b",
  "t = ()\nfor i in range(100000): t = (t,)\nhash(t)",
])
func `deeply nested values are refused, not crashed on`(source: String) {
  #expect(
    run(source).error?.hasPrefix("RecursionError: maximum recursion depth exceeded") == true)
}

@Test func `a thousand calls deep is deep enough`() {
  #expect(
    run("def f(n): return 0 if n == 0 else 1 + f(n - 1)\nprint(f(990))").output == "990\n")
}

@Test func `a long chain of operators takes no stack`() {
  let chain = Array(repeating: "1", count: 900).joined(separator: " + ")

  #expect(run("print(\(chain))").output == "900\n")
}

@Test func `a recursion error can be caught and the run goes on`() {
  let source = """
    def f(): return f()
    try:
      f()
    except RecursionError as e:
      print(e)
    print("on")
    """

  #expect(run(source).output == "maximum recursion depth exceeded\non\n")
}

@Test func `an equality that changes the dict that asks is an error`() {
  let source = """
    d = {}
    class K:
      def __hash__(self): return 1
      def __eq__(self, other):
        d["x" + str(len(d))] = 1
        return False
    for i in range(3): d[K()] = i
    """

  #expect(
    run(source).error
      == "RuntimeError: an __eq__ changed the container in which it was comparing keys")
}

@Test func `memory beyond the limit ends the run`() {
  var used = 0
  let outcome = run("while True: pass", limits: Limits(bytes: 512 << 20)) { context in
    context.memory = {
      used += 64 << 20
      return used
    }
  }

  #expect(outcome.error == "the cell was stopped: the run takes more than 512 MB")
}

@Test(arguments: [
  "s = 'a' * 1000000\nwhile True: s.replace('a', 'b')", "while True: [0] * 1000000",
  "a = [0] * 1000000\nwhile True: a.sort()", "a = [0] * 1000000\nwhile True: a == a[:]",
  "a = [0] * 1000000\nwhile True: 1 in a", "a = [0] * 1000000\nwhile True: a.count(1)",
  "a = [0] * 1000000\nwhile True: a.reverse()", "a = (0,) * 1000000\nwhile True: hash(a)",
])
func `the clock is read during long native work`(source: String) {
  var readings = 0.0
  let outcome = run(source, limits: Limits(steps: 100, seconds: 5)) { context in
    context.clock = {
      readings += 1
      return readings
    }
  }

  #expect(outcome.error == "the cell was stopped after 5.0 seconds")
}

@Test func `a text made of repetitions of itself is searched in linear time`() {
  let source = """
    text = "a" * 400000
    print(text.find("a" * 200000 + "b"), text.rfind("b" + "a" * 200000))
    print("abababac".find("abac"), "abacabab".rfind("ab"), "aaa".count("aa"), "abc".find(""))
    print("ab" * 3, "" * 1000000000000 == "", "x" * -1 == "", "é" * 2)
    """

  #expect(run(source).output == "-1 -1\n4 6 1 0\nababab True True éé\n")
}

@Test(arguments: [
  ("s = 'ab'\nwhile True: s += s", "the text"),
  ("s = ''\npart = 'a' * 999999\nwhile True: s += part", "the text"),
  ("def f(s):\n  while True: s += 'x' * 1000\nf('')", "the text"),
  ("class A: pass\na = A()\na.s = 'ab'\nwhile True: a.s += a.s", "the text"),
  ("a = [0]\nwhile True: a += a", "the list"), ("a = [0]\nwhile True: a = a + a", "the list"),
  ("a = [0]\nwhile True: a *= 10 ** 6", "the list"), ("a = (0,)\nwhile True: a += a", "the tuple"),
  ("[i for i in range(10 ** 12)]", "the list"),
])
func `what doubles in a loop is refused when it is too large`(source: String, what: String) {
  #expect(
    fault(source, limits: Limits(elements: 1_000_000))?.message
      == "MemoryError: \(what) would have more than 1000000 elements")
}

/// Loops whose turns take short ways through the evaluator.
private let hotLoops = [
  "while True: pass", "for i in range(10 ** 12): x = i", "a = []\nwhile True: a.append(1)",
  "d = {}\nfor i in range(10 ** 12): d[i] = i", "d = {}\nfor i in iter(int, 1): d[len(d)] = i",
  "class A:\n  def __init__(self): self.n = 0\n  def step(self): self.n += 1\na = A()\n"
    + "while True: a.step()",
  "def f(x): return x\n[f(i) for i in range(10 ** 12)]", "{i: i for i in range(10 ** 12)}",
  "s = ''\nfor i in range(10 ** 12): s += 'x'", "sum(i for i in range(10 ** 12))",
  "a = [1]\nfor x in a: a.append(x)", "for i in range(10 ** 12): str(i)",
]

@Test(arguments: hotLoops)
func `an interrupt ends a hot loop`(source: String) {
  let interrupt = Interrupt()
  let outcome = run(source, interrupt: interrupt) { context in
    context.memory = {
      interrupt.raise()
      return 0
    }
  }

  #expect(outcome.error == "the cell was interrupted")
}

@Test(arguments: hotLoops)
func `memory that grows ends a hot loop`(source: String) {
  var used = 0
  let outcome = run(source, limits: Limits(bytes: 512 << 20)) { context in
    context.memory = {
      used += 64 << 20
      return used
    }
  }

  #expect(outcome.error == "the cell was stopped: the run takes more than 512 MB")
}

@Test(arguments: hotLoops)
func `steps and seconds end a hot loop`(source: String) {
  var now = 0.0
  let slow = run(source, limits: Limits(seconds: 5)) { context in
    context.clock = {
      now += 1
      return now
    }
  }

  #expect(slow.error == "the cell was stopped after 5.0 seconds")
  #expect(
    run(source, limits: Limits(steps: 20_000)).error == "the cell was stopped after 20000 steps")
}
