import Formulas
import Testing

/// What becomes of a claim: its verdict's word, and why.
private func verdict(
  _ claim: String, of cell: String? = nil, functions: [String: CellFunction] = [:]
) throws -> (word: String, reason: String) {
  let equations = try cell.map {
    try CellEquations([Formula.parse($0)], functions: functions)
  }
  let reader = ClaimReader([Formula.parse(claim)], functions: functions, isAsked: true)
  let read = try #require(reader.claims.first)
  let report = try ClaimCheck(equations).report(read)
  return (report.word, report.reason)
}

private let elman = #"h_t = \tanh(W_{hh} h_{t-1} + W_{xh} x_t + b_h)"#
private let withOutput = elman + #" \\ y_t = W_{hy} h_t + b_y"#

@Test(arguments: [
  #"\sigma(x) = \frac{1}{1 + e^{-x}}"#,
  #"\tanh(x) = \frac{e^x - e^{-x}}{e^x + e^{-x}}"#,
  #"\text{ReLU}(x) = \max(0, x)"#,
  #"\sigma'(x) = \sigma(x)(1 - \sigma(x))"#,
  #"\sigma'(x) = \sigma(x) \cdot (1 - \sigma(x))"#,
  #"\tanh'(x) = 1 - \tanh^2(x)"#,
  #"\sigma' \le 0.25"#,
  #"0 < \sigma'(x) \le \frac{1}{4}"#,
  #"|\tanh(x)| \le 1"#,
  #"|x|^2 = x^2"#,
  #"\frac{1}{x} = \frac{1}{x}"#,
  #"|\tanh(x)| < 1"#,
  #"\tanh(x) = 2\sigma(2x) - 1"#,
  #"\mathrm{softmax}(z_i) = \frac{e^{z_i}}{\sum_{j=1}^{n} e^{z_j}}"#,
  #"\mathrm{softmax}(z)_i = \frac{\exp(z_i)}{\sum_j \exp(z_j)}"#,
  #"\mathrm{softmax}(x + c) = \mathrm{softmax}(x)"#,
  #"\mathrm{softmax}(x + c \mathbf{1}) = \mathrm{softmax}(x)"#,
  #"\mathrm{softmax}(x - \max(x)) = \mathrm{softmax}(x)"#,
  #"\frac{d}{dx} \tanh(x) = 1 - \tanh^2(x)"#,
  #"\frac{d\sigma}{dx} = \sigma(x)(1 - \sigma(x))"#,
  #"\frac{d\tanh(x)}{dx} = 1 - \tanh^2 x"#,
  #"\frac{\partial}{\partial x} \left(\frac{1}{1 + e^{-x}}\right) = \sigma(x)(1 - \sigma(x))"#,
  #"\frac{d}{dx} x^3 = 3 x^2"#,
  #"\frac{d \sin(x)}{dx} = \cos(x)"#,
  #"\sin^2(x) + \cos^2(x) = 1"#,
  #"\max_x \sigma'(x) = 0.25"#,
  #"\max_{x \in \mathbb{R}} \tanh'(x) = 1"#,
  #"\sup_x \tanh(x) = 1"#,
  #"(AB)^\top = B^\top A^\top"#,
  #"AB \neq BA"#,
  #"A I = A"#,
  #"\mathrm{diag}(u) v = u \odot v"#,
  #"u^\top v = v^\top u"#,
  #"x^\top A y = y^\top A^\top x"#,
])
func `what is true of functions holds`(claim: String) throws {
  #expect(try verdict(claim).word == "holds")
  #expect(try verdict(claim, of: elman).word == "holds")
}

@Test(arguments: [
  (#"\sigma' \le 0.2"#, "0.25 > 0.2 at x = 0"),
  (#"\tanh'(x) = 1 - \tanh(x)"#, "0.79 ≠ 0.54 at x = 0.5"),
  (#"\tanh(x) \in (0, 1)"#, "0 ≥ 0 at x = 0"),
  (#"\sigma(x) = \frac{1}{1 + e^{x}}"#, "0.62 ≠ 0.38 at x = 0.5"),
  (#"\sigma(x) = 1.0001 \sigma(x)"#, "0.5 ≠ 0.5001 at x = 0"),
  (#"\frac{d}{dx} \sigma(x) = \sigma(x)"#, "0.25 ≠ 0.5 at x = 0"),
  (#"AB = BA"#, "an element is -1.6 ≠ 1.2"),
  (#"u v^\top = v u^\top"#, "an element is 0.56 ≠ 0.19"),
  (#"x \neq x"#, "both sides are equal in all 10 draws"),
  (
    #"\max_x \tanh(x) = 1"#,
    #"0.9999998 ≠ 1; \max_x is the largest value at 129 numbers between -8 and 8"#
  ),
])
func `what is false of functions fails with a counter-example`(
  claim: String, reason: String
) throws {
  #expect(try verdict(claim) == ("fails", reason))
}

@Test(arguments: [
  #"\frac{\partial L}{\partial W} = \sum_{t=1}^T \frac{\partial L_t}{\partial W}"#,
  #"\frac{\partial L}{\partial W_{hh}} = \sum_{t=1}^{T} \frac{\partial L_t}{\partial W_{hh}}"#,
  #"\frac{\partial h_t}{\partial h_k} = \prod_{i=k+1}^t \frac{\partial h_i}{\partial h_{i-1}}"#,
  #"\frac{\partial h_t}{\partial h_{t-1}} = \operatorname{diag}(1 - h_t^2) W_{hh}"#,
  #"\frac{\partial h_t}{\partial h_k} = \prod_{i=k+1}^{t} \operatorname{diag}(\tanh'(a_i)) W_{hh}"#,
  #"\frac{\partial L_t}{\partial h_k} = \frac{\partial L_t}{\partial h_t} \frac{\partial h_t}{\partial h_k}"#,
  #"\frac{\partial L_t}{\partial W_{hh}} = \frac{\partial L_t}{\partial h_t} \frac{\partial h_t}{\partial W_{hh}}"#,
  #"h_t \in [-1, 1]^H"#,
  #"\|h_t\|_2^2 \le 5"#,
  #"\left\| \frac{\partial h_t}{\partial h_k} \right\| \le \|W_{hh}\|^{t-k}"#,
  #"\frac{\partial L}{\partial h_{t-1}} = W_{hh}^\top (\frac{\partial L}{\partial h_t} \odot (1 - h_t^2)) + \frac{\partial L_{t-1}}{\partial h_{t-1}}"#,
  #"h_t \in \mathbb{R}^H"#,
  #"W_{xh} \in \mathbb{R}^{H \times I}"#,
  #"\frac{dL}{dW_{hh}} = \sum_t \frac{dL_t}{dW_{hh}}"#,
  #"\frac{\partial L_t}{\partial W_{hh}} = \sum_{k=1}^{t} \frac{\partial L_t}{\partial h_t} \frac{\partial h_t}{\partial h_k} \frac{\partial^+ h_k}{\partial W_{hh}}"#,
  #"\frac{\partial L_t}{\partial W_{hh}} = \sum_{k=1}^{t} (\frac{\partial L_t}{\partial h_k} \odot (1 - h_k^2)) h_{k-1}^\top"#,
  #"\frac{\partial L}{\partial W} = \sum_{t=1}^{T} \sum_{k=1}^{t} \frac{\partial L_t}{\partial h_t} \frac{\partial h_t}{\partial h_k} \frac{\partial h_k}{\partial W}"#,
])
func `what is true of a network holds`(claim: String) throws {
  #expect(try verdict(claim, of: elman).word == "holds")
}

@Test func `the first seed's product of Jacobians fails, and its mend holds`() throws {
  let claim = #"""
    \frac{\partial h_t}{\partial h_k} = \prod_{i=k+1}^t \frac{\partial h_i}{\partial h_{i-1}} = \prod_{i=k+1}^t W_{hh} \cdot f'(h_{i-1})
    """#
  let cell = #"h_t = f(W_{hh} h_{t-1} + W_{xh} x_t + b_h)"#
  #expect(
    try verdict(claim, of: cell, functions: ["f": .tanh]) == (
      "fails",
      "one side is a matrix [2, 2], the other a vector [2]; with the vectors as diagonal matrices "
        + "the sides differ by 0.015 at k = 1, t = 2, hidden = 1, input = 2; in the product the "
        + "last index stands leftmost; "
        + #"\prod_{i=k+1}^{t} \operatorname{diag}(\tanh'(a_i)) W_{hh} with the factor of i = t "#
        + "leftmost holds"
    ))
}

@Test(arguments: [
  (
    #"|W_{hh} \cdot \tanh'(h_{i-1})| < 1"#,
    "a condition on W_{hh}, no identity: it held in 5 of 8 drawn networks; |·| is read as the "
      + "largest singular value of a matrix, the length of a vector; the slopes beside a matrix "
      + "are read as a diagonal matrix"
  ),
  (
    #"|W_{hh}| < 1"#,
    "a condition on W_{hh}, no identity: it held in 5 of 8 drawn networks; |·| is read as the "
      + "largest singular value of a matrix, the length of a vector"
  ),
  (
    #"\frac{\partial L}{\partial W_h} \propto (W_h)^t"#,
    "∝ is a rule of thumb: it says of no number what it is"
  ),
  (#"\frac{\partial L}{\partial q_t} = 0"#, "q_t is not known: no equation of the cell defines it"),
  (#"g(x) = \sigma(x)"#, "the function g is not known"),
  (#"h_t = "#, "one of its sides is empty"),
  (
    #"\sum_{i=1}^{9999} \sum_{j=1}^{9999} \sum_{k=1}^{9999} 1 = 1"#,
    "it takes too many steps to compute"
  ),
  (
    #"\frac{\partial^+ L_t}{\partial W_{hh}} = 0"#,
    "∂⁺ is understood of a state, and L_t is none"
  ),
  (#"a \neq b = c"#, "≠ is tried only between two sides"),
  (#"h_t + 1"#, "there is no relation such as =, < or ∈ in it"),
])
func `what can't be decided says why`(claim: String, reason: String) throws {
  #expect(try verdict(claim, of: elman) == ("not checked", reason))
}

@Test(arguments: [
  (
    #"\frac{\partial h_t}{\partial h_{t-1}} = W_{hh} \operatorname{diag}(\tanh'(a_t))"#,
    "an element is 0.17 ≠ 0.26 at t = 1, hidden = 2, input = 3; a is read as the sum inside tanh; "
      + #"\operatorname{diag}(\tanh'(a_t)) W_{hh} holds"#
  ),
  (
    #"h_t = \tanh(x)"#,
    "an element is -0.067 ≠ 0 at t = 1, x = 0, hidden = 1, input = 2; x without an index is any "
      + "number, not the cell's x_t"
  ),
  (#"h_t \in (0, 1)"#, "an element is 0 ≥ -0.067 at t = 1, hidden = 1, input = 2"),
  (#"W_{xh} \in \mathbb{R}^{H \times H}"#, "H would be both 1 and 2"),
  (#"h_t \in \mathbb{R}^{H \times I}"#, "it is a vector [1], not one with 2 dimensions"),
])
func `what is false of a network fails with a counter-example`(
  claim: String, reason: String
) throws {
  #expect(try verdict(claim, of: elman) == ("fails", reason))
}

@Test func `a claim about a state needs a cell`() throws {
  #expect(
    try verdict(#"h_t \in (-1, 1)"#) == (
      "not checked", "h_t is not known without a cell: give cell=formula(…)"
    ))
}

@Test func `an equation of a symbol of its own is a definition`() throws {
  #expect(
    try verdict(#"L = \sum_{t=1}^T L_t"#, of: elman) == ("definition", "it says what L is"))
}

@Test func `claims are told from definitions`() {
  let reader = ClaimReader([
    Formula.parse(withOutput),
    Formula.parse(#"\frac{\partial h_t}{\partial h_k} = \prod_{i=k+1}^t W_{hh}"#),
    Formula.parse(#"\sigma(x) = \frac{1}{1+e^{-x}}"#), Formula.parse(#"|W_h| < 1"#),
  ])
  #expect(
    reader.claims.map(\.text) == [
      #"\frac{\partial h_t}{\partial h_k} = \prod_{i=k+1}^t W_{hh}"#,
      #"\sigma(x) = \frac{1}{1+e^{-x}}"#, #"|W_h| < 1"#,
    ])
  #expect(reader.definitions.count == 2)
}

/// What becomes of the first claim beside a cell and what else its section defines.
private func reports(_ section: [String]) throws -> [String] {
  let formulas = section.map { Formula.parse($0) }
  let reader = ClaimReader(formulas)
  let check = try ClaimCheck(CellEquations(reader.definitions), loss: reader.loss)
  return reader.claims.map(check.report).map { "\($0.word): \($0.reason)" }
}

private let gradientSum =
  #"\frac{\partial L}{\partial W_{hh}} = \sum_{t=1}^T \frac{\partial L_t}{\partial W_{hh}}"#
private let gradientMean =
  #"\frac{\partial L}{\partial W_{hh}} = \frac{1}{T} \sum_{t=1}^T \frac{\partial L_t}{\partial W_{hh}}"#

/// The verdicts' words, and how the claims were read.
private func readings(_ section: [String]) throws -> [String] {
  let formulas = section.map { Formula.parse($0) }
  let reader = ClaimReader(formulas)
  let check = try ClaimCheck(CellEquations(reader.definitions), loss: reader.loss)
  return reader.claims.map(check.report).map { ([$0.word] + $0.notes).joined(separator: "; ") }
}

@Test func `a note's definition of the loss is the one that claims are tried with`() throws {
  let mean = #"\frac{1}{T} \sum_{t=1}^T L_t"#
  let defined = "$L = \(mean)$, as it is defined"
  let assumed = "L is read as the sum of the steps' losses"

  #expect(
    try readings([elman, "L = " + mean, gradientSum, gradientMean]) == [
      "fails; " + defined, "holds; " + defined,
    ])
  #expect(
    try readings([elman, gradientSum, gradientMean]) == ["holds; " + assumed, "fails; " + assumed])
}

@Test(arguments: [#"\prod_{t=1}^T L_t"#, #"\sum_{t=1}^T L_t^2"#, #"\mathbb{E}[L_t] + 1"#])
func `a loss that is no sum of the steps' losses is not guessed`(loss: String) throws {
  #expect(
    try reports([elman, "L = " + loss, gradientSum]) == [
      "not checked: L is defined as '\(loss)', which is read as no weighted sum of the steps' "
        + "losses"
    ])
}

@Test func `a claim that goes on over rows is one claim`() throws {
  let claim = #"""
    \begin{aligned}
    \frac{\partial h_t}{\partial h_k} &= \prod_{i=k+1}^t \frac{\partial h_i}{\partial h_{i-1}} \\
    &= \prod_{i=k+1}^t \operatorname{diag}(1 - h_i^2) W_{hh}
    \end{aligned}
    """#
  #expect(
    try readings([elman, claim]) == ["holds; in the product the last index stands leftmost"])
}

@Test func `what a free function is taken for is told beside the verdict`() throws {
  let claim = try #require(ClaimReader([Formula.parse(#"h_t \in (-1, 1)^H"#)]).claims.first)
  let equations = try CellEquations(
    [Formula.parse(#"h_t = f(W x_t + U h_{t-1})"#)], functions: ["f": .tanh])
  let check = try ClaimCheck(equations, assumed: ["f": .tanh])
  #expect(
    check.report(claim).reason
      == "in 27 draws; f is taken for tanh: no equation says what it is")
}
