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
    let time = offset == 0 ? "t" : offset < 0 ? "t\(offset)" : "t+\(offset)"
    guard let (start, index, end) = partsAtIndex else {
      return time.count == 1 ? "\(latex)_t" : "\(latex)_{\(time)}"
    }
    return "\(start)_{\(index),\(time)}\(end)"
  }

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
        let index = rest.dropFirst().prefix { $0 != "}" }
        return (latex[..<place], index, latex[index.endIndex...].dropFirst())
      default: break
      }
    }
    return nil
  }
}
