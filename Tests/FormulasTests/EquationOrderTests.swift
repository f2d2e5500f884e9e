import Formulas
import Testing

@Test func `equations in the wrong order are sorted, the first of the text first`() throws {
  let cell = try CellEquations([
    Formula.parse(
      #"h_t = \tanh(c_t) \\ c_t = a_t + d_t \\ a_t = W x_t + U h_{t-1} \\ d_t = \sigma(a_t)"#)
  ])

  #expect(
    cell.code(.latex) == #"""
      \begin{aligned}
      a_t &= W x_t + U h_{t-1} \\
      d_t &= \sigma(a_t) \\
      c_t &= a_t + d_t \\
      h_t &= \tanh(c_t)
      \end{aligned}
      """#)
}

@Test func `thousands of equations backwards make a cell`() throws {
  let rows = (1...3000).reversed().map { "a_{\($0),t} = a_{\($0 - 1),t}" }.joined(separator: "\\\\")
  let cell = try CellEquations([Formula.parse(rows + "\\\\ a_{0,t} = W x_t + U a_{3000,t-1}")])

  #expect(cell.symbols.map(\.role).filter { $0 == .intermediate }.count == 3000)
}

@Test func `of thousands of faulty rows fifty are told`() {
  let faulty = Array(repeating: "h_t = (U h_{t-1}", count: 5000).joined(separator: "\\\\")
  let error = #expect(throws: CellFaults.self) { try CellEquations([Formula.parse(faulty)]) }

  #expect(error?.faults.count == 50)
}

@Test func `of thousands of claims fifty are told as left out`() throws {
  let claims = Array(repeating: "\\\\ |h_t| < 1", count: 5000).joined()
  let cell = try CellEquations([Formula.parse("h_t = W x_t + U h_{t-1}" + claims)])

  #expect(cell.notes.count == 50)
}
