import Formulas
import Testing

/// The message of the one fault that keeps a formula from being a cell.
private func fault(_ latex: String) -> String {
  do throws(CellFaults) {
    _ = try CellEquations([Formula.parse(latex)])
    return ""
  } catch {
    return error.diagnostics.map(\.text).joined(separator: "\n")
  }
}

@Test func `an index without braces is told`() {
  #expect(
    fault(#"h_t = \tanh(W_x x_t + W_hh h_{t-1})"#) == #"""
      formula:1:23: error: 'W_hh' is W_h times h
      1 | h_t = \tanh(W_x x_t + W_hh h_{t-1})
                                ^~~~
      why: without braces the index ends behind its first letter
      fix: for one symbol write W_{hh}
      """#)
}

@Test func `a square behind single bars is told`() {
  #expect(
    fault(#"h_t = |x_t|^2 + U h_{t-1}"#) == #"""
      formula:1:7: error: whether '|x_t|^2' is one number or a square for each element can't be told
      1 | h_t = |x_t|^2 + U h_{t-1}
                ^~~~~~~
      why: | | is an absolute value here, but the length of a vector is often written so, too
      fix: write \|x_t\|^2 for the length, or x_t^2 for the elements
      """#)
}

@Test func `a diagonal matrix that multiplies nothing is told`() {
  #expect(
    fault(#"h_t = W x_t + \mathrm{diag}(u)"#) == #"""
      formula:1:15: error: '\mathrm{diag}(u)' is a matrix that stands alone
      1 | h_t = W x_t + \mathrm{diag}(u)
                        ^~~~~~~~~~~~~~~~
      why: a diagonal matrix is understood in a product
      fix: multiply it: \mathrm{diag}(u) h_{t-1}, or name its vector alone
      """#)
}

@Test func `a size under a root that is nowhere given is told`() {
  #expect(
    fault(#"h_t = \frac{1}{\sqrt{d_k}} W x_t + h_{t-1}"#) == #"""
      formula:1:22: error: how much d_k under the root is can't be told
      1 | h_t = \frac{1}{\sqrt{d_k}} W x_t + h_{t-1}
                               ^~~
      why: it would be trained as a parameter, but is a size, most likely
      fix: write the number, or add an equation: d_k = 64
      """#)
}

@Test func `columns of different lengths are told`() {
  #expect(
    fault(
      #"\begin{pmatrix} i_t \\ f_t \end{pmatrix} = \begin{pmatrix} \sigma \\ g \\ \tanh \end{pmatrix} (T x_t)"#
    ) == #"""
      formula:1:44: error: 2 symbols on the left side, 3 entries in the column behind the equals sign
      1 | \begin{pmatrix} i_t \\ f_t \end{pmatrix} = \begin{pmatrix} \sigma \\ g \\ \tanh \end{pmatrix} (T x_t)
                                                     ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
      why: each symbol takes one entry
      fix: give both columns the same length
      """#)
}

@Test func `a step of another name is told with the name that is understood`() {
  #expect(
    fault(#"h_t = \tanh(W x_t + U h_{n-1})"#) == #"""
      formula:1:25: error: the index 'n-1' of h is not understood
      1 | h_t = \tanh(W x_t + U h_{n-1})
                                  ^~~~~
      why: an index is a name, or the time t, t-1 or t+1
      fix: call the time t: h_{t-1}
      """#)
}

@Test func `a power of a number that is no whole number is told`() {
  #expect(
    fault(#"h_t = 2^{x} W x_t"#) == #"""
      formula:1:9: error: the power '{x}' is not understood
      1 | h_t = 2^{x} W x_t
                  ^~~
      why: powers are squares, and e to a power
      """#)
}
