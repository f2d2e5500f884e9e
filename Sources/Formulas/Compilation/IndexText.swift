/// An index as plain characters: `t-1`, `hh,t`, `(t)`.
struct IndexText {
  var whole: String
  var parts: [String]
  /// The parts as they are shown: `x\tilde{h}` for `xh_tilde`.
  var latexParts: [String]
  var isBracketed = false

  /// Nothing when the index holds more than letters, digits, signs and brackets.
  init?(_ node: FormulaNode) {
    guard let read = Self.text(node) else { return nil }
    let text = read.name
    whole = text
    var (inner, latex) = (text, read.latex)
    if let first = text.first, let last = text.last, text.count > 2,
      ["()", "⟨⟩", "<>", "[]"].contains("\(first)\(last)")
    {
      inner = String(text.dropFirst().dropLast())
      latex = String(latex.dropFirst().dropLast())
      isBracketed = true
    }
    parts = inner.split(separator: ",").map(String.init)
    let shown = latex.split(separator: ",").map(String.init)
    latexParts = shown.count == parts.count ? shown : parts
    if parts.isEmpty { return nil }
  }

  /// Characters of an index as a name and as LaTeX.
  private struct Text {
    var name: String
    var latex: String

    init(_ name: String, latex: String? = nil) { (self.name, self.latex) = (name, latex ?? name) }
  }

  private static func text(_ node: FormulaNode) -> Text? {
    switch node.kind {
    case .symbol(let symbol):
      switch symbol.text {
      case "−": return Text("-")
      case "∗": return Text("*")
      default: return Text(symbol.identifier ?? symbol.text)
      }
    case .number(let digits): return Text(digits)
    case .words(let words): return Text(words.filter { !$0.isWhitespace })
    case .space: return Text("")
    case .font(_, let node): return text(node)
    case .group(let nodes), .text(let nodes, _): return joined(nodes)
    case .fenced(let left, let nodes, let right):
      return joined(nodes).map { Text(left + $0.name + right, latex: left + $0.latex + right) }
    case .function(let name, _): return Text(name)
    case .accent(let accent, let base):
      return text(base).map {
        Text(
          "\($0.name)_\(SymbolReader.plainName(ofAccent: accent.name))",
          latex: "\\\(accent.name){\($0.latex)}")
      }
    case .scripts(let base?, nil, let upper?, _) where upper.isPrimes:
      return text(base).map { Text($0.name + "'", latex: $0.latex + "'") }
    default: return nil
    }
  }

  private static func joined(_ nodes: [FormulaNode]) -> Text? {
    var result = Text("")
    for node in nodes {
      guard let part = text(node) else { return nil }
      result.name += part.name
      result.latex += part.latex
    }
    return result
  }
}

extension String {
  /// The steps from now when the index is a time: `t` is 0, `t-1` is −1.
  var timeOffset: Int? {
    guard first == "t" else { return nil }
    let rest = dropFirst()
    if rest.isEmpty { return 0 }
    guard let sign = rest.first, sign == "-" || sign == "+", rest.count <= 4,
      let steps = Int(rest.dropFirst())
    else { return nil }
    return sign == "-" ? -steps : steps
  }
}
