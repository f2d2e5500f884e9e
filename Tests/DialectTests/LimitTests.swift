import Diagnostics
import Dialect
import Testing

private func refusal(_ source: String) throws -> String {
  let error = #expect(throws: SyntaxError.self) {
    try Program.parse(SourceFragment(path: "note.md", source: source))
  }
  return error?.message ?? ""
}

@Test(arguments: [
  (String(repeating: "(", count: 10_000), "too many nested parentheses"),
  (String(repeating: "[", count: 201), "too many nested parentheses"),
  (String(repeating: "lambda: ", count: 10_000) + "1", "expression nested too deeply"),
  (String(repeating: "not ", count: 10_000) + "1", "expression nested too deeply"),
  (String(repeating: "-", count: 10_000) + "1", "expression nested too deeply"),
  (String(repeating: "2 ** ", count: 10_000) + "1", "expression nested too deeply"),
  (String(repeating: "a + ", count: 10_000) + "a", "expression nested too deeply"),
  ("a" + String(repeating: ".b", count: 10_000), "expression nested too deeply"),
  ("a" + String(repeating: "()", count: 10_000), "expression nested too deeply"),
  (String(repeating: "a if b else ", count: 10_000) + "c", "expression nested too deeply"),
  (
    "if a: b\n" + String(repeating: "elif a: b\n", count: 10_000), "expression nested too deeply"
  ),
  (
    (0..<200).map { String(repeating: " ", count: $0) + "if a:\n" }.joined(),
    "too many levels of indentation"
  ),
])
func `deep nesting is refused`(source: String, message: String) throws {
  #expect(try refusal(source) == message)
}

@Test func `nesting below the limits is read`() throws {
  let parenthesized = String(repeating: "(", count: 200) + "a" + String(repeating: ")", count: 200)
  let lists = String(repeating: "[", count: 200) + String(repeating: "]", count: 200)
  let sum = String(repeating: "a + ", count: 999) + "a"
  #expect(try dump(parenthesized) == "a")
  #expect(
    try dump(lists).hasPrefix("(list (list (list") && dump(sum).hasSuffix(" a) a) a) a) a)"))
}

@Test func `a literal of too many digits is refused with CPython's sentence`() throws {
  #expect(
    try refusal("x = " + String(repeating: "9", count: 4301))
      == "Exceeds the limit (4300 digits) for integer string conversion: value has 4301 digits; "
      + "use sys.set_int_max_str_digits() to increase the limit "
      + "- Consider hexadecimal for huge integer literals to avoid decimal conversion limits.")
}

@Test func `a megabyte of code is read whole`() throws {
  let line = "loss = criterion(model(x, h), target[i + 1]) * 0.5  # one step\n"
  let source = String(repeating: line, count: 16_000)
  #expect(try Program.parse(SourceFragment(path: "a", source: source)).body.count == 16_000)
}
