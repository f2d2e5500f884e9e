import Diagnostics
import Documents
import Formulas

extension HTMLRenderer {
  mutating func inlineMath(_ math: Math) {
    html.append(markup(math.source, isDisplay: math.isDisplay))
  }

  /// Writes a formula that stands alone; one with a label gets an id and a number.
  mutating func displayMath(_ math: Math) {
    html.startLine()
    let formula = markup(math.source, isDisplay: true)
    guard isPage, let label = math.label else {
      html.append("<div class=\"equation\">\(formula)</div>\n")
      return
    }
    equationCount += 1
    html.append(
      "<div class=\"equation numbered\" id=\"\(escaped(label))\">\(formula)"
        + "<span class=\"number\">(\(equationCount))</span></div>\n")
  }

  /// The formula as MathML. One with a fault is marked with what is wrong: where the fault can be
  /// shown in its place (as `merror`) the formula is shown around it, else its source.
  func markup(_ source: SourceFragment, isDisplay: Bool) -> String {
    let formula = Formula.parse(source)
    let mathML = formula.mathML(display: isDisplay)
    let faults = formula.diagnostics.filter { $0.severity == .error }.map(\.message)
    guard !faults.isEmpty else { return mathML }
    let message = escaped(faults.joined(separator: "; "))
    guard mathML.contains("<merror") else {
      return "<code class=\"math-error\" title=\"\(message)\">\(escaped(source.source))</code>"
    }
    return "<span class=\"math-fault\" title=\"\(message)\">\(mathML)</span>"
  }
}
