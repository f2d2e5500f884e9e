import Diagnostics

/// `\begin{…} … \end{…}`: matrices, aligned rows, cases.
enum Environments {
  static let families = [
    CommandFamily(names: ["begin"]) { parser, command, _ in parser.environment(command) },
    CommandFamily(names: ["hline", "hdashline", "toprule", "midrule", "bottomrule"]) { _, _, _ in
      nil
    },
  ]

  /// How an environment lays out its rows.
  struct Layout: Sendable {
    /// The alignments that the columns repeat.
    var alignments: [FormulaTable.Alignment]
    /// The room between columns in em, in a cycle like `alignments`.
    var gaps: [Double]
    var left = ""
    var right = ""
    var isDisplayStyle = false
    var isSmall = false
    /// How many columns there may be; none for any number.
    var columnLimit: Int?
    /// Whether `{…}` behind the name gives the columns (`array`), or is a count (`alignat`).
    var argument: Argument = .none
  }

  enum Argument: Sendable { case none, columns, count, optionalAlignment }

  static let layouts: [String: Layout] = {
    var layouts: [String: Layout] = [:]
    for (suffix, left, right) in [
      ("", "", ""), ("p", "(", ")"), ("b", "[", "]"), ("B", "{", "}"), ("v", "|", "|"),
      ("V", "‖", "‖"),
    ] {
      var layout = Layout(alignments: [.center], gaps: [1], left: left, right: right)
      layouts[suffix + "matrix"] = layout
      layout.argument = .optionalAlignment
      layouts[suffix + "matrix*"] = layout
    }
    layouts["smallmatrix"] = Layout(alignments: [.center], gaps: [0.4], isSmall: true)
    let cases = Layout(
      alignments: [.left, .left], gaps: [0, 1], left: "{", columnLimit: 2)
    layouts["cases"] = cases
    layouts["dcases"] = cases.with(isDisplayStyle: true)
    layouts["rcases"] = Layout(
      alignments: [.left, .left], gaps: [0, 1], right: "}", columnLimit: 2)
    for name in ["align", "align*", "aligned", "split", "flalign", "flalign*"] {
      layouts[name] = Layout(
        alignments: [.right, .left], gaps: [2, 0], isDisplayStyle: true,
        columnLimit: name == "split" ? 2 : nil)
    }
    for name in ["alignat", "alignat*", "alignedat"] {
      layouts[name] = Layout(
        alignments: [.right, .left], gaps: [0, 0], isDisplayStyle: true, argument: .count)
    }
    for name in [
      "gather", "gather*", "gathered", "equation", "equation*", "displaymath", "multline",
      "multline*", "math",
    ] {
      layouts[name] = Layout(
        alignments: [.center], gaps: [0], isDisplayStyle: true, columnLimit: 1)
    }
    for name in ["eqnarray", "eqnarray*"] {
      layouts[name] = Layout(
        alignments: [.right, .center, .left], gaps: [0, 0.4, 0.4], isDisplayStyle: true,
        columnLimit: 3)
    }
    layouts["array"] = Layout(alignments: [.center], gaps: [1], argument: .columns)
    layouts["darray"] = Layout(
      alignments: [.center], gaps: [1], isDisplayStyle: true, argument: .columns)
    layouts["subarray"] = Layout(
      alignments: [.center], gaps: [0.4], isSmall: true, argument: .columns)
    return layouts
  }()
}

extension Environments.Layout {
  fileprivate func with(isDisplayStyle: Bool) -> Self {
    var copy = self
    copy.isDisplayStyle = isDisplayStyle
    return copy
  }

  /// The columns of a table of `count` columns.
  func columns(_ count: Int) -> [FormulaTable.Column] {
    (0..<count).map { index in
      FormulaTable.Column(
        alignment: alignments[index % alignments.count],
        gap: index == 0 ? 0 : gaps[index % gaps.count])
    }
  }
}
