import Foundation
import Testing

/// Random expressions with the answers of CPython 3.11; made by `Fixtures/expressions.py`.
private func answers() throws -> [(expression: String, answer: String)] {
  let url = try #require(
    Bundle.module.url(forResource: "expressions", withExtension: "json", subdirectory: "Fixtures"))
  let pairs = try JSONDecoder().decode([[String]].self, from: Data(contentsOf: url))
  return pairs.map { ($0[0], $0[1]) }
}

@Test func `four thousand random expressions have CPython's values`() throws {
  let answers = try answers()
  let lambdas = answers.map { "lambda: " + $0.expression }.joined(separator: ",\n")
  let program = """
    for compute in [
    \(lambdas)
    ]:
      try:
        print(repr(repr(compute())))
      except Exception as error:
        print(repr(type(error).__name__ + ": " + str(error)))
    """
  let printed = run(program).output.split(separator: "\n")
  let expected = run(answers.map { "print(repr(\(quoted($0.answer))))" }.joined(separator: "\n"))

  #expect(printed.count == 4000)
  for ((expression, _), (ours, wanted)) in zip(
    answers, zip(printed, expected.output.split(separator: "\n")))
  {
    #expect(ours == wanted, "\(expression)")
  }
}

/// A text as a literal of the cell language.
private func quoted(_ text: String) -> String {
  let escaped = text.replacingOccurrences(of: "\\", with: "\\\\")
    .replacingOccurrences(of: "\"", with: "\\\"").replacingOccurrences(of: "\n", with: "\\n")
    .replacingOccurrences(of: "\t", with: "\\t")
  return "\"\(escaped)\""
}
