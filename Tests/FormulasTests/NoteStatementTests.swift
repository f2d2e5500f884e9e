import Diagnostics
import Formulas
import Testing

/// The symbols with their shapes, in one line.
private func shapes(_ equations: CellEquations) -> String {
  let letters = ["hidden": "H", "input": "I", "output": "O"]
  return equations.symbols.map { symbol in
    let lengths = symbol.shape.map { size in
      size.terms.map { letters[$0] ?? $0 }.joined(separator: "+")
    }
    return "\(symbol.name)[\(lengths.joined(separator: ","))]"
  }.joined(separator: " ")
}

/// A formula with the mends that the first fault of each place suggests.
func mended(_ source: String, _ fault: CellFault) -> String {
  var lines = source.split(separator: "\n", omittingEmptySubsequences: false).map(Array.init)
  let rewrites = fault.rewrites.sorted { $0.place.range.start > $1.place.range.start }
  for rewrite in rewrites {
    let range = rewrite.place.range
    lines[range.start.line - 1].replaceSubrange(
      (range.start.column - 1)..<(range.end.column - 1), with: Array(rewrite.text))
  }
  return lines.map { String($0) }.joined(separator: "\n")
}

/// What is left when a formula's faults are mended one after the other as they suggest.
private func mendedCompletely(
  _ source: String
) -> (source: String, told: [CellFault], cell: CellEquations?) {
  var (source, told) = (source, [CellFault]())
  for _ in 0..<20 {
    do throws(CellFaults) {
      return (source, told, try CellEquations([Formula.parse(source)]))
    } catch {
      guard let fault = error.faults.first(where: { !$0.rewrites.isEmpty }) else { break }
      told.append(fault)
      source = mended(source, fault)
    }
  }
  return (source, told, nil)
}

@Test(arguments: soundSections)
func `a sound section of a note compiles and computes what its equations say`(
  _ section: NoteSection
) throws {
  let cell = try CellEquations(section.formulas, functions: section.functions)

  #expect(shapes(cell) == section.symbols)
  #expect(try CellGradient(cell).verify().allSatisfy { $0.difference < 1e-4 })
}

@Test(arguments: noteClaims)
func `a claim of a note is known as one`(
  _ claim: (place: String, latex: String, claim: StatementKind.Claim)
) {
  #expect(Formula.parse(claim.latex).statements == [.claim(claim.claim)])
}

@Test(arguments: noteFunctions)
func `a function that a note defines is known by its values`(
  _ definition: (place: String, latex: String, name: String, function: String)
) {
  let formula = Formula.parse(definition.latex)
  #expect(formula.statements == [.functionDefinition])
  #expect(throws: CellFaults.self) { try CellEquations([formula]) }
  do throws(CellFaults) {
    _ = try CellEquations([formula])
  } catch {
    #expect(
      error.diagnostics.map(\.message) == [
        "\(definition.name)(…) is defined here as \(definition.function)"
      ])
  }
}

@Test(arguments: faultyStatements)
func `a faulty statement is refused, and its suggested mends make a cell`(
  _ statement: (place: String, latex: String, told: String, mended: String)
) throws {
  let (source, told, cell) = mendedCompletely(statement.latex)

  #expect(told.first?.diagnostic.text.hasPrefix(statement.told + "\n") == true)
  #expect(source == statement.mended)
  #expect(try CellGradient(#require(cell)).verify().allSatisfy { $0.difference < 1e-4 })
}
