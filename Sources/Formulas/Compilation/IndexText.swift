/// An index as plain characters: `t-1`, `hh,t`, `(t)`.
struct IndexText {
  var whole: String
  var parts: [String]
  var isBracketed = false

  /// Nothing when the index holds more than letters, digits, signs and brackets.
  init?(_ node: FormulaNode) {
    guard let text = Self.text(node) else { return nil }
    whole = text
    var inner = text
    if let first = text.first, let last = text.last, text.count > 2,
      ["()", "⟨⟩", "<>", "[]"].contains("\(first)\(last)")
    {
      inner = String(text.dropFirst().dropLast())
      isBracketed = true
    }
    parts = inner.split(separator: ",").map(String.init)
    if parts.isEmpty { return nil }
  }

  private static func text(_ node: FormulaNode) -> String? {
    switch node.kind {
    case .symbol(let symbol):
      switch symbol.text {
      case "−": return "-"
      case "∗": return "*"
      default: return symbol.identifier ?? symbol.text
      }
    case .number(let digits): return digits
    case .words(let words): return words.filter { !$0.isWhitespace }
    case .space: return ""
    case .font(_, let node): return text(node)
    case .group(let nodes), .text(let nodes, _): return joined(nodes)
    case .fenced(let left, let nodes, let right): return joined(nodes).map { left + $0 + right }
    case .function(let name, _): return name
    case .accent(_, let base): return text(base)
    case .scripts(let base?, nil, let upper?, _) where upper.isPrimes:
      return text(base).map { $0 + "'" }
    default: return nil
    }
  }

  private static func joined(_ nodes: [FormulaNode]) -> String? {
    var result = ""
    for node in nodes {
      guard let part = text(node) else { return nil }
      result += part
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
