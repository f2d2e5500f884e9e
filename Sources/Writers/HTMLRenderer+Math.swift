import Diagnostics
import Documents
import Formulas

extension HTMLRenderer {
  mutating func inlineMath(_ math: Math) {
    let formula = markup(math.source, isDisplay: math.isDisplay)
    if let label = math.label, let target = labels.targets[label] {
      let number = "<span class=\"number\">(\(target.number))</span>"
      return html.append("<span id=\"\(escaped(label))\">\(formula)\(number)</span>")
    }
    guard let key = key(of: math) else { return html.append(formula) }
    let title = key.entries.map { words.symbol($0) }.joined(separator: "\n")
    html.append("<span title=\"\(escaped(title))\">\(formula)</span>")
  }

  /// Writes a formula that stands alone; one with a label gets an id and a number, one with known
  /// symbols a key below it that shows the symbol under the pointer.
  mutating func displayMath(_ math: Math) {
    html.startLine()
    guard let key = key(of: math) else { return equation(math) }
    html.append("<div class=\"symbols\">\n")
    equation(math)
    html.append("<ul class=\"key\">\n")
    for (index, entry) in key.entries.enumerated() {
      let symbol = Formula.parse(entry.latex).mathML(display: false)
      html.append(
        "<li class=\"\(SymbolKey.className(index))\">\(symbol) \(escaped(words.role(entry)))</li>\n"
      )
    }
    html.append("</ul>\n</div>\n")
  }

  private mutating func equation(_ math: Math) {
    let formula = markup(math.source, isDisplay: true)
    guard let label = math.label, let target = labels.targets[label] else {
      html.append("<div class=\"equation\">\(formula)</div>\n")
      return
    }
    let others = math.otherLabels.map { "<span id=\"\(escaped($0))\"></span>" }.joined()
    html.append(
      "<div class=\"equation numbered\" id=\"\(escaped(label))\">\(others)\(formula)"
        + "<span class=\"number\">(\(target.number))</span></div>\n")
  }

  private func key(of math: Math) -> SymbolKey? {
    isPage ? notebook.symbolKeys[math.source.location(.start)] : nil
  }

  /// The formula as MathML. One with a fault is marked with what is wrong: where the fault can be
  /// shown in its place (as `merror`) the formula is shown around it, else its source.
  func markup(_ source: SourceFragment, isDisplay: Bool) -> String {
    let formula = Formula.parse(source)
    let key = isPage && isDisplay ? notebook.symbolKeys[source.location(.start)] : nil
    let mathML = formula.mathML(
      display: isDisplay, classes: key?.places.mapValues(SymbolKey.className) ?? [:])
    let faults = formula.diagnostics.filter { $0.severity == .error }.map(\.message)
    guard !faults.isEmpty else { return mathML }
    let message = escaped(faults.joined(separator: "; "))
    guard mathML.contains("<merror") else {
      return "<code class=\"math-error\" title=\"\(message)\">\(escaped(source.source))</code>"
    }
    return "<span class=\"math-fault\" title=\"\(message)\">\(mathML)</span>"
  }
}

extension SymbolKey {
  /// The class that a symbol and its line in the key share.
  static func className(_ index: Int) -> String { "y\(index)" }

  /// Shows the line of the symbol under the pointer, for keys of so many lines.
  static func style(lines: Int) -> String {
    (0..<lines).map { index in
      let name = className(index)
      return "  .symbols:has(math .\(name):hover) > .key > .\(name) { display: block; }\n"
    }.joined()
  }
}
