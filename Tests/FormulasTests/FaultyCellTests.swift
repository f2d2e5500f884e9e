import Diagnostics
import Formulas
import Foundation
import Testing

/// Faulty equations with what is told of them.
struct FaultyCell: CustomTestStringConvertible {
  var latex: String
  var told: String
  /// The same in Chinese: `注意：`, `原因：` and `改法：`, a line each.
  var toldInChinese: String

  var testDescription: String { latex }

  static let all: [FaultyCell] = {
    let url = Bundle.module.url(forResource: "Fixtures/faults", withExtension: "txt")
    let text = url.flatMap { try? String(contentsOf: $0, encoding: .utf8) } ?? ""
    return text.components(separatedBy: "\n\n").filter { !$0.isEmpty }.map { entry in
      let lines = entry.components(separatedBy: "\n").filter { !$0.isEmpty }
      let isChinese = { (line: String) in ["注意：", "原因：", "改法："].contains { line.hasPrefix($0) } }
      return FaultyCell(
        latex: lines[0],
        told: lines.dropFirst().filter { !isChinese($0) }.joined(separator: "\n"),
        toldInChinese: lines.filter(isChinese).joined(separator: "\n"))
    }
  }()
}

@Test(arguments: FaultyCell.all)
func `a mistake in equations is told with its place, its reason and a mend`(_ cell: FaultyCell) {
  let error = #expect(throws: CellFaults.self) { try CellEquations([Formula.parse(cell.latex)]) }

  #expect(error?.diagnostics.map(\.text).joined(separator: "\n") == cell.told)
}

@Test(arguments: FaultyCell.all)
func `a mistake in equations is told in Chinese, with its sources as code`(
  _ cell: FaultyCell
) {
  let error = #expect(throws: CellFaults.self) { try CellEquations([Formula.parse(cell.latex)]) }

  #expect(
    error?.diagnostics.map(\.chineseLines).joined(separator: "\n") == cell.toldInChinese)
}

extension Diagnostic {
  /// What a page in Chinese tells, a line for each sentence.
  var chineseLines: String {
    let told = told(in: .chinese)
    let parts = [("注意：", told.message), ("原因：", told.why), ("改法：", told.fix)]
    return parts.compactMap { name, text in text.map { name + $0 } }.joined(separator: "\n")
  }
}

@Test func `the faulty equations are sixty-seven`() {
  #expect(FaultyCell.all.count == 67)
}
