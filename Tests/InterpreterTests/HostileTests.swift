import Testing

@Test(arguments: [
  ("print(len(range(-2**62 * 2, 2**62)) > 0, 5 in range(-2**62, 2**62, 3))", "True True\n"),
  (
    "print([1, 2, 3][-2**62:2**62:2**62], 'abc'[::-2**62], range(10)[::-2**62])",
    "[1] c range(9, -1, -4611686018427387904)\n"
  ),
  ("print('x'.center(-2**62), 'x'.zfill(-2**62), 'x'.ljust(-2**62))", "x x x\n"),
  ("a = [1]\na.insert(2**62, 2)\na.insert(-2**62, 0)\nprint(a)", "[0, 1, 2]\n"),
  (
    "print((-2**62 * 2) % -1, divmod(-7, 2), round(5, -10**18), round(1.5, 10**9), '%*d|' % (-5, 1))",
    "0 (-4, 1) 0 1.5 1    |\n"
  ),
  (
    "print(list(reversed(range(0))), list(range(0))[::-1], ''.split(), [][1:0:-1])", "[] [] [] []\n"
  ),
  ("s = set(range(20000))\nwhile s: s.pop()\nprint(s)", "set()\n"),
  ("d = {i: i for i in range(20000)}\nwhile d: d.popitem()\nprint(d)", "{}\n"),
  ("d = {}\nfor i in range(20000):\n  d[i] = 1\n  del d[i]\nprint(d, 5 in d)", "{} False\n"),
])
func `extreme sizes and counts do no harm`(source: String, output: String) {
  #expect(
    run(source) == Outcome(output: output))
}

@Test(arguments: [
  (
    """
    a = [1, 2, 3]
    class I:
      def __index__(self):
        a.clear()
        return 2
    a[I()]
    """, "IndexError: list index out of range"
  ),
  (
    """
    a = [1, 2, 3]
    class E:
      def __eq__(self, other):
        a.clear()
        return False
    a[0] = E()
    a.remove(9)
    """, "ValueError: list.remove(x): x not in list"
  ),
  (
    """
    a = [3, 2, 1]
    class L:
      def __lt__(self, other):
        b.clear()
        return True
    b = [L(), L(), L()]
    b.sort()
    b[5]
    """, "IndexError: list index out of range"
  ),
])
func `methods that change the container they are called from do no harm`(
  source: String, error: String
) {
  #expect(run(source).error == error)
}

@Test(arguments: [
  (
    "().__class__.__bases__[0].__subclasses__()",
    "AttributeError: type object 'object' has no attribute '__subclasses__'"
  ),
  (
    "print.__globals__",
    "AttributeError: 'builtin_function_or_method' object has no attribute '__globals__'"
  ),
  ("(lambda: 1).__code__", "AttributeError: 'function' object has no attribute '__code__'"),
  ("__builtins__", "NameError: name '__builtins__' is not defined"),
  ("class A: pass\nA().__class__ = int", "TypeError: __class__ assignment is not supported here"),
  ("int.real = 5", "TypeError: cannot set 'real' attribute of immutable type 'int'"),
  ("'{0.__class__.__mro__[9]}'.format(1)", "IndexError: tuple index out of range"),
])
func `there is no way to the inside`(source: String, error: String) {
  #expect(run(source).error == error)
}
