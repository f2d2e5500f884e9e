import Foundation
import Testing

/// A small program with what CPython 3.11 did with it; made by `Fixtures/generate.py`.
struct ProgramRecord: Decodable, CustomTestStringConvertible {
  let name: String
  let source: String
  let output: String
  let error: String?
  let line: Int?

  var testDescription: String { name }

  static func all() throws -> [ProgramRecord] {
    let url = try #require(
      Bundle.module.url(forResource: "programs", withExtension: "json", subdirectory: "Fixtures"))
    return try JSONDecoder().decode([ProgramRecord].self, from: Data(contentsOf: url))
  }
}

@Test(arguments: try ProgramRecord.all())
func `a program with the standard library prints and fails as in CPython`(record: ProgramRecord) {
  let expected = Outcome(output: record.output, error: record.error, line: record.line)

  #expect(run(record.source) == expected)
}
