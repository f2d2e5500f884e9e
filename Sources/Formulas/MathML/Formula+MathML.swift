import Diagnostics

extension Formula {
  /// The formula as a `math` element of MathML Core, for HTML pages.
  ///
  /// The LaTeX source is its alternative text and an annotation, so that it can be copied. Marks
  /// that could not be read stand as `merror` with their source.
  ///
  /// - Parameters:
  ///   - display: Whether the formula stands on lines of its own.
  ///   - classes: The class of the element that stands for a place of the formula's source.
  package func mathML(display: Bool, classes: [SourceRange: String] = [:]) -> String {
    let builder = MathMLBuilder(isDisplay: display, classes: classes)
    let latex = source.lines.joined(separator: "\n").trimmingMathBlanks
    let (body, tag) = builder.formula(nodes)
    let semantics = MathMLElement(
      "semantics",
      [
        body,
        MathMLElement("annotation", ["encoding": "application/x-tex"], latex),
      ])
    var math = MathMLElement(
      "math", ["xmlns": "http://www.w3.org/1998/Math/MathML"],
      tag.map { Self.tagged(semantics, $0) } ?? [semantics])
    if display { math = math.with("display", "block") }
    if tag != nil { math = math.with("style", "display:flex;align-items:center") }
    let words = latex.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    math = math.with("alttext", words)
    var markup = ""
    math.write(to: &markup)
    return markup
  }

  /// The formula in the middle of the page, its tag at the right edge.
  private static func tagged(
    _ semantics: MathMLElement, _ tag: MathMLElement
  ) -> [MathMLElement] {
    let edge = "flex:1;display:flex;justify-content:flex-end"
    return [
      MathMLElement("mspace", ["style": "flex:1"], []), semantics,
      MathMLElement("mrow", ["style": edge], [tag]),
    ]
  }
}

extension String {
  fileprivate var trimmingMathBlanks: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
