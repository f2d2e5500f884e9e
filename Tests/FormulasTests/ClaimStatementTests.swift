import Formulas
import Testing

/// The verdict's word and the reason for each row of a section whose formulas stand alone.
private func rows(_ section: [String]) throws -> [[String]] {
  let formulas = section.map { Formula.parse($0) }
  let reader = ClaimReader(formulas)
  var faults: [CellFault] = []
  var equations: CellEquations?
  do throws(CellFaults) {
    equations = try CellEquations(reader.definitions)
  } catch {
    faults = error.faults
  }
  let check = try ClaimCheck(equations, loss: reader.loss)
  let reports = reader.reports(check, faults: faults, displayed: Set(formulas.map(\.source)))
  return reports.map { [$0.word, $0.reason] }
}

@Test func `every statement of a section has its row`() throws {
  #expect(
    try rows([
      #"h_t = \tanh(W x_t + U h_{t-1})"#, #"U h_{t-1} + W x_t"#,
      #"L_t = \frac{1}{2} (h_t - d_t)^2"#,
      #"L = \sum_{t=1}^T L_t"#, #"(AB)^\top = A^\top B^\top"#,
    ]) == [
      ["definition", "it says what h_t is"],
      ["not a claim", "there is no relation such as =, < or ∈ in it"],
      ["definition", "it says what L_t is"], ["definition", "it says what L is"],
      ["fails", "an element is -1.6 ≠ 1.2"],
    ])
}

@Test func `a definition that can't be read says why`() throws {
  #expect(
    try rows([#"h_t = \tanh(W x_t + U h_{t-1})"#, #"y_t = \sum_k h_k"#]) == [
      ["definition", "it says what h_t is"],
      ["not understood", #"'\sum_k' runs over an index"#],
    ])
}

@Test func `≠ says how it is read`() throws {
  #expect(
    try rows([#"h_t = \tanh(W x_t + U h_{t-1})"#, #"h_t \neq 0"#])[1] == [
      "holds",
      "in 27 draws; ≠ is read as: not equal in general, as an element is -0.17 ≠ 0 at t = 1, "
        + "hidden = 1, input = 2",
    ])
}

@Test func `a term within a sentence is no statement`() throws {
  let reader = ClaimReader([Formula.parse("h_t"), Formula.parse("W x_t")])
  #expect(reader.reports(try ClaimCheck(nil), faults: [], displayed: []).isEmpty)
}
