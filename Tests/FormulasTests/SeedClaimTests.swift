import Formulas
import Testing

/// A claim of the seeds, at its note and line, beside the cell of its note.
struct SeedClaim: Sendable {
  let place: String
  let latex: String
  var cell: [String] = []
  let verdict: String
  let reason: String
}

private let first = [
  #"h_t = f(W_{hh}h_{t-1} + W_{xh}x_t + b_h)"#, #"y_t = W_{hy}h_t + b_y"#,
]
private let second = [
  #"h_t = \tanh(W_x x_t + W_h h_{t-1} + b_h)"#, #"y_t = \text{softmax}(W_y h_t + b_y)"#,
]
private let seedClaims = [
  SeedClaim(
    place: "000:92",
    latex: #"\frac{\partial L}{\partial W} = \sum_{t=1}^T \frac{\partial L_t}{\partial W}"#,
    cell: first, verdict: "holds",
    reason:
      "in 8 draws, greatest deviation 1.8e-15; W stands for each of W_hh, W_xh, b_h, "
      + "W_hy, b_y; L is read as the sum of the steps' losses"),
  SeedClaim(
    place: "000:95",
    latex:
      #"\frac{\partial h_t}{\partial h_k} = \prod_{i=k+1}^t \frac{\partial h_i}{\partial h_{i-1}} = \prod_{i=k+1}^t W_{hh} \cdot f'(h_{i-1})"#,
    cell: first, verdict: "fails",
    reason:
      "one side is a matrix [3, 3], the other a vector [3]; with the vectors as "
      + "diagonal matrices the sides differ by 0.27 at k = 1, t = 2, hidden = 3, input "
      + "= 2, output = 1; in the product the last index stands leftmost; "
      + #"\prod_{i=k+1}^{t} \operatorname{diag}(\tanh'(a_i)) W_{hh} with the factor of "#
      + "i = t leftmost holds"),
  SeedClaim(
    place: "000:97", latex: #"|W_{hh} \cdot f'(h_{i-1})| < 1"#, cell: first,
    verdict: "not checked",
    reason:
      "a condition on W_{hh}, no identity: it held in 3 of 8 drawn networks; |·| is "
      + "read as the largest singular value of a matrix, the length of a vector; the "
      + "slopes beside a matrix are read as a diagonal matrix"),
  SeedClaim(
    place: "001:176", latex: #"\frac{\partial L}{\partial W_h} \propto (W_h)^t"#, cell: second,
    verdict: "not checked", reason: "∝ is a rule of thumb: it says of no number what it is"),
  SeedClaim(
    place: "001:185", latex: #"|W_h| < 1"#, cell: second, verdict: "not checked",
    reason:
      "a condition on W_h, no identity: it held in 3 of 8 drawn networks; |·| is "
      + "read as the largest singular value of a matrix, the length of a vector"),
  SeedClaim(
    place: "001:191", latex: #"|W_h| > 1"#, cell: second, verdict: "not checked",
    reason:
      "a condition on W_h, no identity: it held in 5 of 8 drawn networks; |·| is "
      + "read as the largest singular value of a matrix, the length of a vector"),
  SeedClaim(
    place: "001:217", latex: #"\sigma(x) = \frac{1}{1 + e^{-x}}"#, verdict: "holds",
    reason: "in 10 draws, greatest deviation 0"),
  SeedClaim(
    place: "001:229", latex: #"\tanh(x) = \frac{e^x - e^{-x}}{e^x + e^{-x}}"#, verdict: "holds",
    reason:
      "in 10 draws, greatest deviation 1.1e-16"),
  SeedClaim(
    place: "001:242", latex: #"\text{ReLU}(x) = \max(0, x)"#, verdict: "holds",
    reason: "in 10 draws, greatest deviation 0"),
]

@Test(arguments: seedClaims)
func `each claim of the seeds has its verdict`(_ seed: SeedClaim) throws {
  let functions = ["f": CellFunction.tanh]
  let equations =
    seed.cell.isEmpty
    ? nil : try CellEquations(seed.cell.map { Formula.parse($0) }, functions: functions)
  let reader = ClaimReader([Formula.parse(seed.latex)], functions: functions)
  let claim = try #require(reader.claims.first)
  let report = try ClaimCheck(equations).report(claim)

  #expect(reader.claims.count == 1)
  #expect([seed.place, report.word, report.reason] == [seed.place, seed.verdict, seed.reason])
}
