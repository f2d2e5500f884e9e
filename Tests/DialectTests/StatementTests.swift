import Diagnostics
import Dialect
import Testing

@Test(arguments: [
  ("a = b = 1", "(= a b 1)"),
  ("a, *b = [c.d, e[0]] = f", "(= <a *b> <(. c d) ([] e 0)> f)"),
  ("a.b += 1; c[0] @= d; e **= 2", "(+= (. a b) 1)\n(@= ([] c 0) d)\n(**= e 2)"),
  ("a: int", "(: a int)"),
  ("a.b: int = 1", "(: (. a b) int 1)"),
  ("del a, b.c, d[0]", "(del a (. b c) ([] d 0))"),
  ("del (a, b)", "(del <a b>)"),
  ("pass", "pass"),
  ("raise", "(raise)"),
  ("raise A(b) from c", "(raise (call A b) from c)"),
  ("assert a, 'b'", #"(assert a "b")"#),
  ("import a.b, c.d as e", "(import a.b:a c.d:e)"),
  ("from a.b import c as d, e", "(from a.b c:d e:e)"),
  ("from .. import (a, b,)", "(from .. a:a b:b)"),
  ("from a import *", "(from a *:*)"),
  ("global a, b", "(global a b)"),
])
func `simple statements become trees`(source: String, tree: String) throws {
  #expect(try dump(source) == tree)
}

@Test(arguments: [
  ("if a: b\nelif c:\n  d\nelse:\n  e", "(if a {b} {(if c {d} {e})})"),
  ("if (n := f()) > 1: pass", "(if (> (:= n (call f)) 1) {pass})"),
  ("for i, (a, b) in c, d:\n  break\nelse:\n  e", "(for <i <a b>> (tuple c d) {break} {e})"),
  ("while a:\n\tcontinue\n\n# end\nelse: b", "(while a {continue} {b})"),
  (
    "try:\n a\nexcept (A, B) as e:\n b\nexcept:\n c\nelse:\n d\nfinally:\n f",
    "(try {a} (except (tuple A B) as e {b}) (except {c}) else {d} finally {f})"
  ),
  ("with a as b, c() as (d, e): f", "(with a as b (call c) as <d e> {f})"),
  ("with (a as b, c,):\n  d", "(with a as b c {d})"),
  ("with (a, b)[0] as c: d", "(with ([] (tuple a b) 0) as c {d})"),
])
func `compound statements become trees`(source: String, tree: String) throws {
  #expect(try dump(source) == tree)
}

@Test(arguments: [
  (
    "def f(a: int, b: str = 'x', *args: T, c, **k) -> U:\n  return a",
    #"(def f (a b="x" *args c! **k) [a b args c k] {(return a@0)})"#
  ),
  ("@d.e(1)\n@g\ndef f(): pass", "@(call (. d e) 1) @g (def f () [] {pass})"),
  (
    "def f():\n  x = yield\n  yield from x",
    "(def f () [x] generator {(= x@0 (yield)); (yield-from x@0)})"
  ),
  (
    "class A(B, metaclass=M):\n  x = 1\n  y: int = x",
    "(class A B metaclass=M () [__class__ boxed [0]] {(= x! 1); (: y! int x!)})"
  ),
])
func `definitions become trees`(source: String, tree: String) throws {
  #expect(try dump(source) == tree)
}

@Test(arguments: [
  ("x", true), ("x;", false), ("x = 1", false), ("x = 1; x", true), ("x\n# end\n\n", true),
  ("if a:\n  x", false), ("", false), ("# only a comment", false),
])
func `the last expression is shown unless a semicolon ends it`(source: String, shows: Bool) throws {
  let program = try Program.parse(SourceFragment(path: "note.md", source: source))
  #expect(program.showsLastExpression == shows)
}

@Test(arguments: [
  ("a = [1,\n\n  # comment\n2]\nb", "(= a (list 1 2))\nb"),
  ("a = 1 + \\\n  2", "(= a (+ 1 2))"),
  ("if a:\r\n  b\r\nc", "(if a {b})\nc"),
  ("\u{FEFF}a = 1", "(= a 1)"),
  ("损失 = ｘ１ + ϕ", "(= 损失 (+ x1 φ))"),
  ("if a:\n\tb\n\tif c:\n\t  d", "(if a {b; (if c {d})})"),
])
func `layout and encodings of real notes are read`(source: String, tree: String) throws {
  #expect(try dump(source) == tree)
}

@Test func `a function keeps its documentation, its kind and its qualified name`() throws {
  let program = try Program.parse(
    SourceFragment(path: "note.md", source: "def f(x):\n  '''Doc.'''\n  return lambda: x"))
  var inner: [String] = []
  if case .function(_, let function, _) = program.body.first?.kind,
    case .return(let value) = function.body.last?.kind, case .lambda(let lambda) = value?.kind
  {
    inner = [function.documentation ?? "", function.qualifiedName, lambda.qualifiedName]
  }
  #expect(inner == ["Doc.", "f", "f.<locals>.<lambda>"])
}
