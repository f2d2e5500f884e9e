import Diagnostics
import Dialect
import Testing

func dump(_ source: String) throws -> String {
  try Program.parse(SourceFragment(path: "note.md", source: source)).dump
}

@Test(arguments: [
  ("a + b * c ** d ** -e", "(+ a (* b (** c (** d (- e)))))"),
  ("-a ** 2", "(- (** a 2))"),
  ("a - b - c", "(- (- a b) c)"),
  ("(a - b) @ c", "(@ (- a b) c)"),
  ("a | b ^ c & d << e + f", "(| a (^ b (& c (<< d (+ e f)))))"),
  ("a // b % c / d", "(/ (% (// a b) c) d)"),
  ("~+a", "(~ (+ a))"),
  ("not a in b", "(not (in a b))"),
  ("a < b <= c is not d not in e", "(<,<=,is not,not in a b c d e)"),
  ("a or b and not c or d", "(or a (and b (not c)) d)"),
  ("a if b else c if d else e", "(? b a (? d c e))"),
])
func `operators bind as Python's`(source: String, tree: String) throws {
  #expect(try dump(source) == tree)
}

@Test(arguments: [
  ("f()", "(call f)"),
  ("f(a, *b, c=d, **e)", "(call f a *b c=d **e)"),
  ("f(x for x in y)", "(call f (generator (.0) [.0 x] {} over y for x@1 -> x@1))"),
  ("f(a := 1, b)", "(call f (:= a 1) b)"),
  ("a.b.c(d)[e]", "([] (call (. (. a b) c) d) e)"),
  ("x[1:2, ::3, ..., None]", "([] x (tuple (: 1 2 _) (: _ _ 3) ... None))"),
  ("x[:]", "([] x (: _ _ _))"),
  ("x[*a]", "([] x (tuple *a))"),
  ("x[a:=1]", "([] x (:= a 1))"),
  ("lambda: 0", "(lambda () [] {(return 0)})"),
  (
    "lambda a, /, b=1, *c, d=2, e, **f: a",
    "(lambda (/a b=1 *c d!=2 e! **f) [a b c d e f] {(return a@0)})"
  ),
])
func `calls, items and lambdas become trees`(source: String, tree: String) throws {
  #expect(try dump(source) == tree)
}

@Test(arguments: [
  ("()", "(tuple)"), ("(a)", "a"), ("(a,)", "(tuple a)"), ("a, b", "(tuple a b)"),
  ("*a, b", "(tuple *a b)"), ("[]", "(list)"), ("[a, *b,]", "(list a *b)"), ("{}", "(dict)"),
  ("{a}", "(set a)"), ("{a: b, **c}", "(dict a:b **:c)"), ("{*a, b}", "(set *a b)"),
  (
    "[a for a, *b in c if d if e for f in a]",
    "(list (.0) [.0 a b f] {} over c for <a@1 *b@2> if d if e for f@3 in a@1 -> a@1)"
  ),
  ("{a: b for a in c}", "(dict (.0) [.0 a] {} over c for a@1 -> a@1:b)"),
  ("{a for a in c}", "(set (.0) [.0 a] {} over c for a@1 -> a@1)"),
  ("(a for a in c)", "(generator (.0) [.0 a] {} over c for a@1 -> a@1)"),
])
func `displays and comprehensions become trees`(source: String, tree: String) throws {
  #expect(try dump(source) == tree)
}

@Test(arguments: [
  ("0", "0"), ("00", "0"), ("1_000", "1000"), ("0xFF", "255"), ("0o17", "15"), ("0b1_01", "5"),
  ("9223372036854775807", "9223372036854775807"),
  ("9223372036854775808", "9223372036854775808n"),
  ("-9223372036854775808", "-9223372036854775808"),
  ("0x1_0000_0000_0000_0000", "18446744073709551616n"),
  ("0xffff_ffff_ffff_ffff_ffff_ffff", "79228162514264337593543950335n"),
  ("1.5", "1.5f"), ("1.", "1.0f"), (".5", "0.5f"), ("1e3", "1000.0f"), ("1_0.2_5E-1", "1.025f"),
  ("1e400", "inff"), ("1if a else 2", "(? a 1 2)"), ("1..real", "(. 1.0f real)"),
])
func `numbers have Python's values`(source: String, tree: String) throws {
  #expect(try dump(source) == tree)
}

@Test(arguments: [
  (#"'a' "b""#, #""ab""#),
  (#"'\n\t\\\'\x41\u00e9\101\q'"#, #""\n\t\\\'Aé" + "A\\q""#),
  (#"r'\n\''"#, #""\\n\\\'""#),
  ("'''a\nb'''", #""a\nb""#),
  ("'a\\\nb'", #""ab""#),
  ("u'x' R'y'", #""xy""#),
])
func `string literals have Python's text`(source: String, text: String) throws {
  #expect(try dump(source) == text.replacing("\" + \"", with: ""))
}

@Test(arguments: [
  ("f'{x}'", "(f {x})"),
  ("f'a{{{x!r:>{w}.2f}}}b'", #"(f "a{" {x!r:">" {w} ".2f"} "}b")"#),
  ("f'{x = }'", #"(f "x = " {x!r})"#),
  ("f'{x=:3}'", #"(f "x=" {x:"3"})"#),
  ("f'{a == b}{c != d}{e >= f}'", "(f {(== a b)}{(!= c d)}{(>= e f)})"),
  ("f'{d[\"k\"]}'", #"(f {([] d "k")})"#),
  ("f'{a, b}'", "(f {(tuple a b)})"),
  ("f'{ {1: 2}[1] }'", "(f {([] (dict 1:2) 1)})"),
  ("f'{(lambda x: x)(1)}'", "(f {(call (lambda (x) [x] {(return x@0)}) 1)})"),
  ("'a' f'{x}' 'b{'", #"(f "a" {x} "b{")"#),
  (#"rf'\{x}'"#, #"(f "\\" {x})"#),
  ("f'''{\nx\n}'''", "(f {x})"),
  ("f\"{f'{x}'}\"", "(f {(f {x})})"),
])
func `f-strings become texts and values`(source: String, tree: String) throws {
  #expect(try dump(source) == tree.replacing("}{", with: "} {"))
}

@Test func `an expression inside an f-string has its place in the cell`() throws {
  let program = try Program.parse(
    SourceFragment(path: "note.md", source: "a = 1\nprint(f'''中{a}\n  {bcd}''')"))
  var ranges: [SourceRange] = []
  if case .expression(let call) = program.body.last?.kind, case .call(_, let arguments) = call.kind,
    case .formatted(let parts) = arguments.first?.value.kind
  {
    for case .value(let value, _, _) in parts { ranges.append(value.range) }
  }
  #expect(
    ranges == [
      SourceRange(
        start: SourceLocation(line: 2, column: 13), end: SourceLocation(line: 2, column: 14)),
      SourceRange(
        start: SourceLocation(line: 3, column: 4), end: SourceLocation(line: 3, column: 7)),
    ])
}

@Test(arguments: [
  ("abc", "1-4"), ("(abc)", "2-5"), ("(a) + b", "1-8"), ("f(x).y[ 0 ]", "1-12"),
  ("-a ** b", "1-8"), ("a if b else (c)", "1-16"), ("(a, b)", "1-7"), ("a, b", "1-5"),
  ("[x for x in y]", "1-15"), ("lambda x: (x)", "1-14"), ("not a", "1-6"), ("'a' 'b'", "1-8"),
  ("1 < (2)", "1-8"),
])
func `an expression covers its first to its last character`(source: String, columns: String) throws
{
  let program = try Program.parse(SourceFragment(path: "note.md", source: source))
  var found = ""
  if case .expression(let value)? = program.body.first?.kind {
    found = "\(value.range.start.column)-\(value.range.end.column)"
  }
  #expect(found == columns)
}
