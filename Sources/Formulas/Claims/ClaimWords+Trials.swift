import Diagnostics

// What is told of a trial: examples, and how what a claim leaves open was read.
extension ClaimWords {
  var noDraw: String { language.text("no draw has indices for it", "没有一次取值有合适的下标") }

  func notKnown(_ name: String, _ obstacle: String) -> String {
    language.text("\(name) is not known: \(obstacle)", "不知道\(name)是什么：\(obstacle)")
  }

  // MARK: Counter-examples

  func element(_ comparison: String) -> String {
    language.text("an element is \(comparison)", "有一个元素是\(comparison)")
  }

  /// Where an example stands: ` at x = 0`.
  func setting(_ parts: [String]) -> String {
    guard !parts.isEmpty else { return "" }
    return language.text(
      " at \(parts.joined(separator: ", "))", "（\(parts.joined(separator: "，"))）")
  }

  func diagonalGap(_ gap: Double) -> String {
    let gap = ClaimReport.short(gap)
    return language.text(
      "; with the vectors as diagonal matrices the sides differ by \(gap)",
      "；把向量看作对角矩阵，两边仍相差\(gap)")
  }

  func condition(_ names: [String], held: Int, of count: Int) -> String {
    let list = names.map { "$\($0)$" }.joined(separator: language.text(" and ", "、"))
    return language.text(
      "a condition on \(list), no identity: it held in \(held) of \(count) drawn networks",
      "这是对\(list)的条件，不是恒等式：随机取的\(count)个网络中有\(held)个成立")
  }

  func wrongDimensions(_ value: [Int], wanted: Int) -> String {
    language.text(
      "it is \(shape(value)), not one with \(wanted) dimensions",
      "它是\(shape(value))，不是\(wanted)维的")
  }

  func wrongLength(_ value: [Int], _ number: Int, _ length: Int) -> String {
    language.text(
      "it is \(shape(value)), \(number) is not \(length)",
      "它是\(shape(value))，\(number)不等于\(length)")
  }

  func ambiguousLength(_ name: String, _ known: Int, _ length: Int) -> String {
    language.text(
      "\(name) would be both \(known) and \(length)", "\(name)既要是\(known)又要是\(length)")
  }

  func alwaysEqual(_ count: Int) -> String {
    language.text("both sides are equal in all \(count) draws", "\(count)次取值中两边都相等")
  }

  // MARK: Readings

  func unequal(_ example: String, equal: Int) -> String {
    let often = language.text(
      "; the sides are equal in \(equal) of them", "；其中\(equal)次两边相等")
    return language.text(
      "≠ is read as: not equal in general, as \(example)", "≠ 读作一般不相等，例如\(example)")
      + (equal == 0 ? "" : often)
  }

  func assumed(_ letter: String, _ function: String) -> String {
    language.text(
      "\(letter) is taken for \(function): no equation says what it is",
      "把\(letter)当作\(function)：没有方程说明它是什么")
  }

  /// What the loss of all steps is, where its definition says it.
  func loss(_ loss: LossDefinition?) -> String {
    guard let loss else {
      return language.text("L is read as the sum of the steps' losses", "L 读作各步损失之和")
    }
    let equation = "$\(loss.symbol.latex) = \(loss.text)$"
    return language.text("\(equation), as it is defined", "按照定义，\(equation)")
  }

  func ownStep(_ quotient: String) -> String {
    language.text(
      "\(quotient) is read as the step's own part, the states before it held fixed",
      "\(quotient) 读作这一步自己的部分，以前的状态不变")
  }

  var lastLeftmost: String {
    language.text("in the product the last index stands leftmost", "连乘时下标最大的在最左边")
  }

  func leftmost(_ index: String) -> String {
    language.text(
      " with the factor of i = \(index) leftmost", "（i = \(index) 的因子在最左边）")
  }

  func anyNumber(_ name: String) -> String {
    language.text(
      "$\(name)$ without an index is any number, not the cell's $\(name)_t$",
      "没有下标的$\(name)$是任意的数，不是单元的$\(name)_t$")
  }

  func innerSum(_ function: String) -> String {
    language.text("a is read as the sum inside \(function)", "a 读作\(function)里面的和")
  }

  var norms: String {
    language.text(
      "|·| is read as the largest singular value of a matrix, the length of a vector",
      "|·| 对矩阵读作最大奇异值，对向量读作长度")
  }

  var diagonalSlopes: String {
    language.text(
      "the slopes beside a matrix are read as a diagonal matrix", "矩阵旁边的导数读作对角矩阵")
  }

  func eachParameter(_ letter: String, _ names: [String]) -> String {
    language.text(
      "$\(letter)$ stands for each of \(names.joined(separator: ", "))",
      "$\(letter)$依次代表\(names.joined(separator: "、"))")
  }

  func extremum(_ extremum: ClaimExtremum) -> String {
    let (lower, upper) = extremum.isBound ? (-80, 80) : (-8, 8)
    let count = extremum.drawn.count
    return language.text(
      "$\(extremum.latex)$ is the \(extremum.isLargest ? "largest" : "smallest") value at "
        + "\(count) numbers between \(lower) and \(upper)",
      "$\(extremum.latex)$是在\(lower)到\(upper)之间的\(count)个数上"
        + (extremum.isLargest ? "最大的值" : "最小的值"))
  }
}
