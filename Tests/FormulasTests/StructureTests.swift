import Formulas
import Foundation
import Testing

/// The formulas of `structure.tsv` with the normal form of what KaTeX 0.16.4 makes of them.
struct StructureCase: Sendable, CustomTestStringConvertible {
  let isDisplay: Bool
  let latex: String
  let structure: String

  var testDescription: String { latex }

  static func all() throws -> [StructureCase] {
    let url = try #require(
      Bundle.module.url(forResource: "structure", withExtension: "tsv", subdirectory: "Fixtures"))
    return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      return StructureCase(
        isDisplay: fields[0] == "D", latex: String(fields[1]), structure: String(fields[2]))
    }
  }
}

@Test(arguments: try StructureCase.all())
func `a formula has the structure that KaTeX gives it`(_ formula: StructureCase) {
  let read = Formula.parse(formula.latex)

  #expect(read.diagnostics == [])
  #expect(NormalForm(read.mathML(display: formula.isDisplay)).text == formula.structure)
}
