import Diagnostics

// Groups and lists in brackets.

extension TermParser {
  static func partner(_ bracket: String) -> String {
    ["(": ")", "[": "]", "{": "}", ")": "(", "]": "[", "}": "{"][bracket] ?? bracket
  }

  /// `(a + b)`, `[a, b]`; the scripts of the closing bracket apply to the group.
  mutating func bracket() throws(CellFault) -> CellTerm {
    let (terms, range, upper) = try list()
    let isSquare = nodes[opened].bracketText == "["
    let group: CellTerm
    if terms.count == 1 {
      group = CellTerm(kind: terms[0].kind, place: CellPlace(source: source, range: range))
    } else if isSquare {
      group = term(.concatenation(terms), range)
    } else {
      throw notUnderstood(range)
    }
    return try upper.map { node throws(CellFault) in try raised(group, node, range) } ?? group
  }

  /// The terms between two brackets, and the superscript of the closing one.
  mutating func list() throws(CellFault) -> ([CellTerm], SourceRange, FormulaNode?) {
    let start = position
    let open = nodes[start]
    let text = open.bracketText ?? "("
    let wanted = Self.partner(text)
    position += 1
    guard peek != nil else { throw fault(.unbalanced(text, wanted: wanted), open.range) }
    var terms = [try sum()]
    while let node = peek, node.isSeparator || (node.isListBar && text == "[") {
      position += 1
      terms.append(try sum())
    }
    guard let close = peek, close.bracketStep == -1, close.bracketText == wanted else {
      if let node = peek, node.bracketStep == 0 { throw unknown(node) }
      var made = fault(.unbalanced(text, wanted: wanted), open.range)
      let end = peek?.range.start ?? nodes[nodes.count - 1].range.end
      made.rewrite(SourceRange(at: end), wanted)
      throw made
    }
    position += 1
    opened = start
    var upper: FormulaNode?
    if case .scripts(_, let lower, let raised, _) = close.kind {
      if let lower { throw notUnderstood(lower.range) }
      upper = raised
    }
    return (terms, SourceRange(start: open.range.start, end: close.range.end), upper)
  }
}
