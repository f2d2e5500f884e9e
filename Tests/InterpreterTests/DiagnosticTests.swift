import Testing

@Test func `an undefined name is shown with its caret, the near name and the mend`() {
  #expect(
    fault("hello = 1\nprint(1, hollo)")?.text == """
      note.md:2:10: error: NameError: name 'hollo' is not defined. Did you mean: 'hello'?
      2 | print(1, hollo)
                   ^~~~~
      fix: write hello
      """)
}

@Test func `a name of a module that was not imported is mended by the import`() {
  #expect(
    fault("print(torch.zeros(2))")?.text == """
      note.md:1:7: error: NameError: name 'torch' is not defined
      1 | print(torch.zeros(2))
                ^~~~~
      fix: import torch
      """)
}

@Test func `an error inside calls shows the calls, outermost first`() {
  #expect(
    fault("def f(x):\n  return 10 + 1 / x\ndef g(y):\n  return f(y)\ng(0)")?.text == """
      Traceback (most recent call last):
        note.md:5:1, in <module>
          g(0)
        note.md:4:10, in g
          return f(y)
        note.md:2:15, in f
          return 10 + 1 / x
      note.md:2:15: error: ZeroDivisionError: division by zero
      2 |   return 10 + 1 / x
                        ^~~~~
      """)
}

@Test func `an error in a handler names the error that was being handled`() {
  #expect(
    fault("try:\n  {}['k']\nexcept KeyError:\n  1 / 0")?.text == """
      note.md:4:3: error: ZeroDivisionError: division by zero
      4 |   1 / 0
            ^~~~~
      why: raised while handling KeyError: 'k' (line 2)
      """)
}

@Test func `an error raised from a handled one tells where that was raised`() {
  let source = """
    def read(text):
      return int(text)
    try:
      read("x")
    except ValueError as error:
      raise RuntimeError("no number") from error
    """

  #expect(
    fault(source)?.text == """
      note.md:6:3: error: RuntimeError: no number
      6 |   raise RuntimeError("no number") from error
            ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
      why: raised from ValueError: invalid literal for int() with base 10: 'x' (line 2)
      """)
}

@Test func `an error raised from another names it`() {
  #expect(
    fault("raise ValueError('outer') from KeyError('k')")?.text == """
      note.md:1:1: error: ValueError: outer
      1 | raise ValueError('outer') from KeyError('k')
          ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
      why: raised from KeyError: 'k'
      """)
}

@Test func `a missing module is mended by the names of those that there are`() {
  #expect(
    fault("import os")?.text == """
      note.md:1:8: error: ModuleNotFoundError: No module named 'os'
      1 | import os
                 ^~
      fix: cells can import math, torch
      """)
}

@Test func `a missing name of a module is mended by the nearest`() {
  #expect(
    fault("from math import sqroot")?.text == """
      note.md:1:18: error: ImportError: cannot import name 'sqroot' from 'math'
      1 | from math import sqroot
                           ^~~~~~
      fix: import sqrt
      """)
}

@Test func `an index out of range is mended by the range`() {
  #expect(
    fault("a = [1, 2]\nprint(a[-3])")?.text == """
      note.md:2:7: error: IndexError: list index out of range
      2 | print(a[-3])
                ^~~~~
      fix: the list has 2 elements: use -2 to 1, not -3
      """)
}

@Test(arguments: [
  "2 ** 10 ** 9", "1 << 10 ** 12", "1 << 2 ** 70", "10 ** 2 ** 70",
  "(1 << 4000000) * (1 << 4000000)",
  "(1 << 4000000) ** 2", "import math\nmath.factorial(10 ** 9)",
  "import math\nmath.factorial(2 ** 70)", "int('f' * 2000000, 16)",
  "import math\nmath.comb(2 ** 80, 2 ** 70)",
  "import math\nmath.perm(2 ** 80, 2 ** 21)", "pow(3, 2 ** 100000, 2 ** 100000 + 1)",
])
func `an integer that would fill the memory is refused`(source: String) {
  #expect(
    fault(source)?.message == "MemoryError: the integer would have more than 4194304 bits")
}

@Test(arguments: [
  ("input()", "input() is not available: a note has no keyboard"),
  ("open('x')", "open() is not available: this run gives cells no files"),
  ("id(1)", "id() is not available: addresses change from run to run"),
  ("exec('1')", "exec() is not available: cells run no code from text"),
  ("eval('1')", "eval() is not available: cells run no code from text"),
  ("__import__('os')", "__import__() is not available: modules are imported by 'import'"),
  (
    "def g():\n  print((yield 1))\nnext(g())",
    "the cell language has no 'yield' inside an expression"
  ),
])
func `what the language leaves out is refused by name`(source: String, message: String) {
  #expect(fault(source)?.message == "NotImplementedError: \(message)")
}

@Test(arguments: ["class A(bytes): pass", "class A(property): pass", "class A(super): pass"])
func `a built-in type with values of another make is no base`(source: String) {
  let name = source.split(separator: "(")[1].split(separator: ")")[0]

  #expect(
    fault(source)?.message == "TypeError: type '\(name)' is not an acceptable base type here")
}

@Test func `objects are printed without addresses`() {
  #expect(
    run("def f(): pass\nclass A: pass\nprint(f, A(), len, A().__init__, lambda: 1)").output
      == "<function f> <__main__.A object> <built-in function len> "
      + "<built-in method __init__ of A object> <function <lambda>>\n")
}

@Test func `cells share one namespace`() {
  #expect(
    run("x = 1\ndef f(): return x", "x = 5", "print(f())") == Outcome(output: "5\n"))
}
