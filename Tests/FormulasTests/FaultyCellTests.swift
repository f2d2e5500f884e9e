import Formulas
import Foundation
import Testing

/// Faulty equations with what is told of them.
struct FaultyCell: CustomTestStringConvertible {
  var latex: String
  var told: String

  var testDescription: String { latex }

  static let all: [FaultyCell] = {
    let url = Bundle.module.url(forResource: "Fixtures/faults", withExtension: "txt")
    let text = url.flatMap { try? String(contentsOf: $0, encoding: .utf8) } ?? ""
    return text.components(separatedBy: "\n\n").filter { !$0.isEmpty }.map { entry in
      let lines = entry.components(separatedBy: "\n").filter { !$0.isEmpty }
      return FaultyCell(latex: lines[0], told: lines.dropFirst().joined(separator: "\n"))
    }
  }()
}

@Test(arguments: FaultyCell.all)
func `a mistake in equations is told with its place, its reason and a mend`(_ cell: FaultyCell) {
  let error = #expect(throws: CellFaults.self) { try CellEquations([Formula.parse(cell.latex)]) }

  #expect(error?.diagnostics.map(\.text).joined(separator: "\n") == cell.told)
}

@Test func `the faulty equations are sixty-seven`() {
  #expect(FaultyCell.all.count == 67)
}
