import Diagnostics
import Formulas
import Testing

/// The messages of all faults that keep formulas from being a cell.
private func faults(_ latex: String..., inputs: Set<String> = []) -> [String] {
  do throws(CellFaults) {
    _ = try CellEquations(latex.map { Formula.parse($0) }, inputs: inputs)
    return []
  } catch {
    return error.diagnostics.map(\.text)
  }
}

/// The messages of the sizes that do not fit.
private func sizeFaults(_ latex: String, _ sizes: [String: Int]) throws -> [String] {
  let equations = try CellEquations([Formula.parse(latex)])
  do throws(CellFaults) {
    _ = try equations.compile(sizes: sizes)
    return []
  } catch {
    return error.diagnostics.map(\.text)
  }
}

@Test func `a bracket that is never closed is told at the bracket`() {
  #expect(
    faults(#"\widehat{c} = \tanh([W_{fx}h_{t-1}+W_{ix}x_t+b_f+b_i]"#) == [
      #"""
      formula:1:20: error: '(' has no ')'
      1 | \widehat{c} = \tanh([W_{fx}h_{t-1}+W_{ix}x_t+b_f+b_i]
                             ^
      why: brackets stand in pairs within an equation
      fix: write ')' where the group ends
      """#
    ])
}

@Test func `a bracket that closes nothing is told`() {
  #expect(
    faults("h_t = W x_t) + h_{t-1}") == [
      """
      formula:1:12: error: ')' has no '('
      1 | h_t = W x_t) + h_{t-1}
                     ^
      why: brackets stand in pairs within an equation
      fix: write '(' where the group begins
      """
    ])
}

@Test func `a formula that can't be read is not compiled`() {
  #expect(
    faults(#"h_t = \tanh(W x_t + \foo)"#) == [
      #"""
      formula:1:21: error: unknown command \foo
      1 | h_t = \tanh(W x_t + \foo)
                              ^~~~
      why: it is shown as its source
      fix: for a word in upright letters write \text{foo}
      """#
    ])
}

@Test func `a sum over an index is told`() {
  #expect(
    faults(#"h_t = \sum_i x_t"#) == [
      #"""
      formula:1:7: error: '\sum_i' runs over an index
      1 | h_t = \sum_i x_t
                ^~~~~~
      why: the equations of a step have the time t only; what it runs over is not theirs
      fix: write its terms out, or give the sum as an input
      """#
    ])
}

@Test func `a gradient on the left side defines no symbol`() {
  #expect(
    faults(#"\frac{\partial L}{\partial W} = x_t"#) == [
      #"""
      formula:1:1: error: '\frac{\partial L}{\partial W} = x_t' is a statement about derivatives
      1 | \frac{\partial L}{\partial W} = x_t
          ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
      why: a cell's equations define symbols at time t
      """#
    ])
}

@Test func `the definition of a function is no equation of a cell`() {
  #expect(
    faults(#"\sigma(x) = \frac{1}{1 + e^{-x}}"#) == [
      #"""
      formula:1:1: error: \sigma(…) is defined here as sigmoid
      1 | \sigma(x) = \frac{1}{1 + e^{-x}}
          ^~~~~~~~~
      why: a cell's equations define symbols at time t
      """#
    ])
}

@Test func `a formula without a relation is no equation`() {
  #expect(
    faults(#"W x_t + b"#) == [
      #"""
      formula:1:1: error: 'W x_t + b' is no equation
      1 | W x_t + b
          ^~~~~~~~~
      why: each equation of a cell defines one symbol: h_t = …
      fix: leave it out of the cell's formulas
      """#
    ])
}

@Test func `an empty formula has no equations`() {
  #expect(
    faults(" ") == [
      #"""
      formula:1:1: error: no equations to compile
      1 |  
          ^
      why: a cell needs at least one, as h_t = \tanh(W_x x_t + W_h h_{t-1})
      """#
    ])
}

@Test func `an index that is no name and no time is told`() {
  #expect(
    faults(#"h_t = \tanh(W x_{ht-1} + h_{t-1})"#) == [
      #"""
      formula:1:17: error: the index 'ht-1' of x is not understood
      1 | h_t = \tanh(W x_{ht-1} + h_{t-1})
                          ^~~~~~
      why: an index is a name, or the time t, t-1 or t+1
      fix: put a comma before the time: x_{h, t-1}
      """#
    ])
}

@Test func `a superscript that is no label is told`() {
  #expect(
    faults(#"h_t = x_t^{n+1} + h_{t-1}"#) == [
      #"""
      formula:1:11: error: the superscript 'n+1' of x is not understood
      1 | h_t = x_t^{n+1} + h_{t-1}
                    ^~~~~
      why: a superscript is a transpose (\top, T), a square, a time (t) or a word
      """#
    ])
}

@Test func `a step further away than one is told`() {
  #expect(
    faults(#"h_t = W x_t + h_{t-2}"#) == [
      #"""
      formula:1:15: error: h is used 2 steps away
      1 | h_t = W x_t + h_{t-2}
                        ^~~~~~~
      why: a cell sees the step before this one only
      fix: carry the value in a state of its own: p_t = h_{t-1}
      """#
    ])
}

@Test func `both directions in one cell are told`() {
  #expect(
    faults(#"h_t = W x_t + h_{t-1} + h_{t+1}"#) == [
      #"""
      formula:1:25: error: h is taken from t+1 in a cell that also looks at t-1
      1 | h_t = W x_t + h_{t-1} + h_{t+1}
                                  ^~~~~~~
      why: a cell runs forward or backward in time, not both ways
      fix: compile the two directions as two cells
      """#
    ])
}

@Test func `an input of the step before is told`() {
  #expect(
    faults(#"h_t = W x_t + U x_{t-1} + h_{t-1}"#) == [
      #"""
      formula:1:17: error: the input x is used at t-1
      1 | h_t = W x_t + U x_{t-1} + h_{t-1}
                          ^~~~~~~
      why: an input is known at its own step only
      fix: carry it in a state: p_t = x_t, then p_{t-1}
      """#
    ])
}

@Test func `a state that is never updated is told`() {
  #expect(
    faults(#"y_t = W x_t + U h_{t-1}"#) == [
      #"""
      formula:1:17: error: h_{t-1} is used, but no equation defines h_t
      1 | y_t = W x_t + U h_{t-1}
                          ^~~~~~~
      why: a state takes a new value at each step
      fix: add an equation 'h_t = …'
      """#
    ])
}

@Test func `a symbol that nothing defines is told where it is used`() {
  #expect(
    faults(#"C_t = f_t \odot C_{t-1}"#, #"h_t = o_t \odot \tanh(C_t)"#, #"f_t = \sigma(W x_t)"#)
      == [
        #"""
        formula:1:7: error: o_t is used but never defined
        1 | h_t = o_t \odot \tanh(C_t)
                  ^~~
        why: the input is x_t, and o_t is computed nowhere
        fix: add an equation 'o_t = …', or name it as an input: inputs=o
        """#
      ])
}

@Test func `inputs that the user names are inputs`() {
  #expect(faults(#"h_t = W e_t + U v_t + h_{t-1}"#, inputs: ["e", "v"]) == [])
}

@Test func `a missing time index is told on either side`() {
  #expect(
    faults(#"c = W x_t + c_{t-1}"#) == [
      #"""
      formula:1:1: error: c has no time index
      1 | c = W x_t + c_{t-1}
          ^
      why: it depends on the step, but without an index it would be one value for all steps
      fix: write c_t
      """#
    ])
  #expect(
    faults(#"h_t = \sigma(x^{T}W+h_{t-1}^{T}U)"#) == [
      #"""
      formula:1:14: error: x has no time index
      1 | h_t = \sigma(x^{T}W+h_{t-1}^{T}U)
                       ^~~~~
      why: it depends on the step, but without an index it would be one value for all steps
      fix: write x_t
      """#
    ])
}

@Test func `a cell that reads nothing is told`() {
  #expect(
    faults(#"h_t = \tanh(U h_{t-1})"#) == [
      #"""
      formula:1:1: error: no input
      1 | h_t = \tanh(U h_{t-1})
          ^~~
      why: no symbol at time t stays undefined, so the cell reads nothing
      fix: write the input with its time index: x_t
      """#
    ])
}

@Test func `a second definition is told with the first one's line`() {
  #expect(
    faults("\\begin{aligned} h_t &= W x_t \\\\\nh_t &= U x_t \\end{aligned}") == [
      #"""
      formula:2:1: error: h_t is defined a second time
      2 | h_t &= U x_t \end{aligned}
          ^~~
      why: line 1 defines it otherwise
      fix: give the two different names
      """#
    ])
}

@Test func `a circle of definitions is told`() {
  #expect(
    faults(#"h_t = a_t + x_t"#, #"a_t = h_t"#) == [
      #"""
      formula:1:1: error: h_t → a_t → h_t goes in a circle
      1 | h_t = a_t + x_t
          ^~~
      why: each would have to be known before the other
      fix: use the value of the step before: t-1
      """#
    ])
}

@Test func `an unknown function is told with a way to bind it`() {
  #expect(
    faults(#"h_t = f(W x_t + U h_{t-1})"#) == [
      #"""
      formula:1:7: error: the function f is not known
      1 | h_t = f(W x_t + U h_{t-1})
                ^
      why: known are tanh, sigmoid, relu, softmax, exp, log, sqrt, abs, softplus, gelu, swish, max, min, identity
      fix: say what it is: f=tanh
      """#
    ])
}

@Test func `a misspelt function is told with the nearest name`() {
  #expect(
    faults(#"h_t = \text{sofmax}(W x_t)"#) == [
      #"""
      formula:1:7: error: the function sofmax is not known
      1 | h_t = \text{sofmax}(W x_t)
                ^~~~~~~~~~~~~
      why: known are tanh, sigmoid, relu, softmax, exp, log, sqrt, abs, softplus, gelu, swish, max, min, identity
      fix: write softmax
      """#
    ])
}

@Test func `a derivative is told`() {
  #expect(
    faults(#"h_t = W_{hh} f'(x_t)"#) == [
      #"""
      formula:1:14: error: f' is a derivative
      1 | h_t = W_{hh} f'(x_t)
                       ^~
      why: a cell's equations compute values; gradients are derived from them
      """#
    ])
}

@Test func `a function without brackets before several factors is told`() {
  #expect(
    faults(#"h_t = \tanh W x_t"#) == [
      #"""
      formula:1:7: error: how far the argument of tanh goes can't be told
      1 | h_t = \tanh W x_t
                ^~~~~
      why: several factors stand behind it
      fix: write tanh(…)
      """#
    ])
}

@Test func `a function without an argument and one with too many are told`() {
  #expect(
    faults(#"h_t = \tanh + x_t"#) == [
      #"""
      formula:1:7: error: tanh has no argument
      1 | h_t = \tanh + x_t
                ^~~~~
      why: a function is followed by what it applies to
      fix: write tanh(…)
      """#
    ])
  #expect(
    faults(#"h_t = \tanh(x_t, x_t)"#) == [
      #"""
      formula:1:7: error: tanh takes 1 argument, not 2
      1 | h_t = \tanh(x_t, x_t)
                ^~~~~
      """#
    ])
}

@Test func `a power of a group other than a square is told`() {
  #expect(
    faults(#"h_t = (x_t + h_{t-1})^3"#) == [
      #"""
      formula:1:23: error: the power '3' is not understood
      1 | h_t = (x_t + h_{t-1})^3
                                ^
      why: powers are squares, and e to a power
      """#
    ])
}

@Test func `one name in two fonts is told`() {
  #expect(
    faults(#"\mathbf{h}_t = \mathbf{W} x_t + h_{t-1}"#) == [
      #"""
      formula:1:33: error: \mathbf{h} and h are both used
      1 | \mathbf{h}_t = \mathbf{W} x_t + h_{t-1}
                                          ^~~~~~~
      why: they differ in their font only; whether they are one symbol can't be told
      fix: write one of the two everywhere
      """#
    ])
}

@Test func `a matrix that is also a vector is told`() {
  #expect(
    faults(#"h_t = \tanh(W x_t + U h_{t-1} + W)"#) == [
      #"""
      formula:1:33: error: W is used as a vector here and as a matrix in line 1
      1 | h_t = \tanh(W x_t + U h_{t-1} + W)
                                          ^
      why: one symbol has one shape
      fix: give the two different names
      """#
    ])
}

@Test func `vectors with nothing between them are told`() {
  #expect(
    faults(#"h_t = h_{t-1} x_t"#) == [
      #"""
      formula:1:7: error: nothing stands between the vectors h_{t-1} and x_t
      1 | h_t = h_{t-1} x_t
                ^~~~~~~~~~~
      why: it could be the elementwise or the inner product
      fix: write h_{t-1} \odot x_t, or h_{t-1}^\top x_t
      """#
    ])
}

@Test func `a small letter in a product is told`() {
  #expect(
    faults(#"h_t = \tanh(w x_t + U h_{t-1})"#) == [
      #"""
      formula:1:13: error: whether w is a number, a vector or a matrix can't be told
      1 | h_t = \tanh(w x_t + U h_{t-1})
                      ^
      why: it is a small letter in a product
      fix: use a capital letter for a matrix, \odot for a vector, a small Greek letter for a number
      """#
    ])
}

@Test func `a matrix concatenated with a vector is told with a rewrite`() {
  #expect(
    faults(#"f_t = \sigma(x_t^{\top}[W_{xf}, h_{t-1}]+b_f)"#, #"h_t = f_t"#) == [
      #"""
      formula:1:25: error: the matrix W_{xf} stands in one bracket with h_{t-1}
      1 | f_t = \sigma(x_t^{\top}[W_{xf}, h_{t-1}]+b_f)
                                  ^~~~~~
      why: only vectors can be concatenated
      fix: write x_t^{\top} W_{xf} + h_{t-1}^{\top} W_{hf}
      """#
    ])
}

@Test func `a weight applied to a matrix is told`() {
  #expect(
    faults(#"h_t = \tanh(W U) + x_t"#) == [
      #"""
      formula:1:13: error: W times U makes no vector
      1 | h_t = \tanh(W U) + x_t
                      ^~~
      why: no shapes fit this product
      """#
    ])
}

@Test func `a vector that would be longer than itself is told`() {
  #expect(
    faults(#"h_t = [h_{t-1}, x_t]"#) == [
      #"""
      formula:1:7: error: the sizes of h_t and [h_{t-1}, x_t] can't be equal
      1 | h_t = [h_{t-1}, x_t]
                ^~~~~~~~~~~~~~
      why: one would have to be longer than itself
      """#
    ])
}

@Test func `a constant right side is told`() {
  #expect(
    faults(#"h_t = x_t^\top h_{t-1}"#) == [
      #"""
      formula:1:7: error: h_t would be a number
      1 | h_t = x_t^\top h_{t-1}
                ^~~~~~~~~~~~~~~~
      why: values of a step are vectors
      """#
    ])
}

@Test func `a number among concatenated vectors is told`() {
  #expect(
    faults(#"h_t = W [x_t, 1]"#) == [
      #"""
      formula:1:15: error: the number 1 stands in a bracket with vectors
      1 | h_t = W [x_t, 1]
                        ^
      why: only vectors can be concatenated
      """#
    ])
}

@Test func `a matrix under a function of elements is told`() {
  #expect(
    faults(#"h_t = \tanh(W^\top + U) + W x_t + U x_t"#).first
      == #"""
      formula:1:13: error: W is used as a vector here and as a matrix in line 1
      1 | h_t = \tanh(W^\top + U) + W x_t + U x_t
                      ^~~~~~
      why: one symbol has one shape
      fix: give the two different names
      """#)
}

@Test func `softmax of a number is told`() {
  #expect(
    faults(#"h_t = x_t + \text{softmax}(x_t^\top x_t)"#) == [
      #"""
      formula:1:13: error: softmax is applied to a number
      1 | h_t = x_t + \text{softmax}(x_t^\top x_t)
                      ^~~~~~~~~~~~~~~~~~~~~~~~~~~~
      why: it works over the elements of a vector
      """#
    ])
}

@Test func `sizes that are missing, unknown, out of range or at odds are told`() throws {
  let elman = #"h_t = \tanh(W x_t + U h_{t-1})"#

  #expect(
    try sizeFaults(elman, ["input": 3]) == [
      """
      error: the size 'hidden' is not given
      why: it is the length of h_t
      fix: give it: hidden=32
      """
    ])
  #expect(
    try sizeFaults(elman, ["input": 3, "hidden": 4, "hiden": 4]) == [
      """
      error: the cell has no size 'hiden'
      why: its sizes are input, hidden
      fix: write hidden
      """
    ])
  #expect(
    try sizeFaults(elman, ["input": 3, "hidden": 0]) == [
      """
      error: hidden=0 is no size
      why: a size is a number from 1 to 1048576
      """
    ])
  #expect(
    try sizeFaults(#"h_t = x_t + h_{t-1}"#, ["input": 3, "hidden": 4]) == [
      """
      error: input=3 and hidden=4 differ
      why: the equations make both the same size
      fix: give both the same number
      """
    ])
}

@Test func `a sum and a product of a hundred thousand terms are told, not followed`() {
  let addends = String(repeating: "x_t + ", count: 100_000)
  let factors = String(repeating: "2 ", count: 100_000)

  #expect(
    [addends, factors].map { faults("h_t = \($0) x_t")[0].split(separator: "\n")[0] } == [
      "formula:1:3007: error: more than 500 terms in one sum or product",
      "formula:1:1007: error: more than 500 terms in one sum or product",
    ])
}

@Test func `an absolute value that is never closed is told at its bar`() {
  #expect(
    faults("h_t = |x_t + h_{t-1}") == [
      """
      formula:1:7: error: '|' has no '|'
      1 | h_t = |x_t + h_{t-1}
                ^
      why: brackets stand in pairs within an equation
      fix: write '|' where the group ends
      """
    ])
}

@Test func `ten thousand brackets in an equation are told, not followed`() {
  let open = String(repeating: "(", count: 10_000)

  #expect(
    faults("h_t = \(open)x_t").map { $0.split(separator: "\n")[0] } == [
      "formula:1:107: error: more than 100 levels of nesting in an equation"
    ])
}
