extension SymbolUse {
  var styledLatex: String {
    switch font {
    case nil: latex
    case .bold: "\\mathbf{\(latex)}"
    case .boldSymbol: "\\boldsymbol{\(latex)}"
    case .roman: "\\mathrm{\(latex)}"
    case .calligraphic: "\\mathcal{\(latex)}"
    case .blackboard: "\\mathbb{\(latex)}"
    case .some(let font): "\\math\(font.rawValue){\(latex)}"
    }
  }

  /// The symbol with its time: `h_{t-1}`, `h_{hh,t}`.
  func latex(at offset: Int) -> String {
    latex(index: offset == 0 ? "t" : offset < 0 ? "t\(offset)" : "t+\(offset)")
  }

  /// The symbol with an index behind its own.
  func latex(index added: String) -> String {
    guard let (start, index, end) = partsAtIndex else {
      return added.count == 1 ? "\(latex)_\(added)" : "\(latex)_{\(added)}"
    }
    return "\(start)_{\(index),\(added)}\(end)"
  }

  /// The symbol with its time and an index over a memory: `\alpha_{ti}`; `h_i` without a time.
  func latex(at offset: Int?, beside position: String) -> String {
    if offset == 0, partsAtIndex == nil { return "\(latex)_{t\(position)}" }
    let timed = offset.map { latex(at: $0) } ?? latex
    guard timed.hasSuffix("}"), timed.contains("_{") else {
      let index = String(timed.split(separator: "_").dropFirst().joined())
      let base = index.isEmpty ? timed : String(timed.dropLast(index.count + 1))
      let joined = index.isEmpty ? position : "\(index),\(position)"
      return joined.count == 1 ? "\(base)_\(joined)" : "\(base)_{\(joined)}"
    }
    return "\(timed.dropLast()),\(position)}"
  }

  /// Whether the symbol has one value for each step of a memory, the same at every time.
  var isOverMemory: Bool { position != nil && time == .none }

  /// What stands before the symbol's own index, the index, and what stands behind it.
  private var partsAtIndex: (start: Substring, index: Substring, end: Substring)? {
    var depth = 0
    for place in latex.indices {
      switch latex[place] {
      case "{": depth += 1
      case "}": depth -= 1
      case "_" where depth == 0:
        let rest = latex[place...].dropFirst()
        guard rest.first == "{" else { return (latex[..<place], rest.prefix(1), rest.dropFirst()) }
        let index = rest.dropFirst().untilClosingBrace
        return (latex[..<place], index, latex[index.endIndex...].dropFirst())
      default: break
      }
    }
    return nil
  }
}

extension Substring {
  /// What stands before the brace that closes a group begun before.
  fileprivate var untilClosingBrace: Substring {
    var depth = 1
    return prefix { character in
      depth += character == "{" ? 1 : character == "}" ? -1 : 0
      return depth > 0
    }
  }
}
