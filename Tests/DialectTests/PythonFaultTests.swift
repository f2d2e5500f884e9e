import Diagnostics
import Dialect
import Foundation
import Testing

private struct Fixture: Decodable {
  struct Case: Decodable {
    let source: String
    let type: String
    let line: Int
    let message: String
  }

  let python: String
  let cases: [Case]
}

private func fixture() throws -> Fixture {
  let url = try #require(
    Bundle.module.url(forResource: "faults", withExtension: "json", subdirectory: "Fixtures"))
  return try JSONDecoder().decode(Fixture.self, from: Data(contentsOf: url))
}

@Test func `faulty programs get the type, the line and the sentence of CPython`() throws {
  let cases = try fixture().cases
  #expect(cases.count == 265)
  for faulty in cases {
    let error = #expect(throws: SyntaxError.self, "\(faulty.source)") {
      try Program.parse(SourceFragment(path: "x.py", source: faulty.source))
    }
    #expect(error?.typeName == faulty.type, "\(faulty.source)")
    #expect(error?.range.start.line == faulty.line, "\(faulty.source)")
    #expect(error?.message == faulty.message, "\(faulty.source)")
  }
}
