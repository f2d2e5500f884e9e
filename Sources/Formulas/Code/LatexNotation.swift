/// Equations as LaTeX, with the product signs that their shapes ask for.
struct LatexNotation: TermNotation {
  let listing: CellListing
  /// The step that is written about, counted from t.
  var shift = 0

  private func symbol(_ name: String, at offset: Int?) -> WrittenTerm {
    guard let use = listing.roles.firstOccurrence(of: name)?.use else { return WrittenTerm(name) }
    return WrittenTerm(offset.map { use.styled(at: $0) } ?? use.styledLatex)
  }

  func number(_ value: Double) -> WrittenTerm { WrittenTerm(value.sourceText) }
  func value(_ name: String) -> WrittenTerm { symbol(name, at: shift) }
  func state(_ name: String) -> WrittenTerm {
    symbol(name, at: shift + (listing.isFromAfter(name) ? 1 : -1))
  }
  func parameter(_ name: String) -> WrittenTerm { symbol(name, at: nil) }

  func binary(_ operation: TermOperation, _ a: TypedTerm, _ b: TypedTerm) -> WrittenTerm {
    let (left, right) = (write(a), write(b))
    switch operation {
    case .add, .subtract: return infix(operation, left, right)
    case .multiply:
      let sign = listing.isNumber(a) || listing.isNumber(b) ? "\\," : "\\odot"
      return WrittenTerm("\(left.within(.product)) \(sign) \(right.within(.product))", .product)
    case .divide: return WrittenTerm("\\frac{\(left.text)}{\(right.text)}")
    }
  }

  func product(_ matrix: String, _ vector: WrittenTerm, isTransposed: Bool) -> WrittenTerm {
    let weight = parameter(matrix).text
    let x = vector.within(.atom)
    return WrittenTerm(isTransposed ? "\(x) \(weight)" : "\(weight) \(x)", .product)
  }

  func inner(_ a: WrittenTerm, _ b: WrittenTerm) -> WrittenTerm {
    WrittenTerm("\(a.raised("\\top")) \(b.within(.atom))", .product)
  }

  func call(_ function: CellFunction, _ arguments: [TypedTerm]) -> WrittenTerm {
    let texts = arguments.map { write($0).text }
    switch function {
    case .identity: return write(arguments[0])
    case .sqrt: return WrittenTerm("\\sqrt{\(texts[0])}")
    case .abs: return WrittenTerm("|\(texts[0])|")
    default: return WrittenTerm("\(function.latex)(\(texts.joined(separator: ", ")))")
    }
  }

  func concatenation(_ terms: [TypedTerm]) -> WrittenTerm {
    WrittenTerm("[\(terms.map { write($0).text }.joined(separator: "; "))]")
  }

  func square(_ term: WrittenTerm) -> WrittenTerm {
    for name in ["\\tanh", "\\exp", "\\log"] where term.text.hasPrefix(name + "(") {
      guard term.binding == .atom else { break }
      return WrittenTerm("\(name)^2\(term.text.dropFirst(name.count))")
    }
    // Behind a function's bracket a power would be one of the function.
    let isCall = term.text.hasPrefix("\\") && term.text.hasSuffix(")")
    // A symbol's superscript is part of its name.
    let isNamed = term.binding == .atom && term.text.contains("^")
    return WrittenTerm("\(isCall || isNamed ? "(\(term.text))" : term.within(.atom))^2")
  }
}

extension CellFunction {
  /// The function's name in a formula.
  var latex: String {
    switch self {
    case .tanh, .exp, .log: "\\\(rawValue)"
    case .maximum, .minimum: "\\\(rawValue)"
    case .sigmoid: "\\sigma"
    case .relu: "\\mathrm{ReLU}"
    case .gelu: "\\mathrm{GELU}"
    case .softmax, .softplus, .swish, .sqrt, .abs, .identity: "\\mathrm{\(rawValue)}"
    }
  }
}

extension SymbolUse {
  /// The symbol in its font, with its time.
  func styled(at offset: Int) -> String {
    var styled = self
    styled.latex = styledLatex
    return styled.latex(at: offset)
  }
}

extension CellListing {
  /// The equations as one aligned LaTeX environment.
  var latex: String {
    let rows = latexEquations.map { "\($0.left) &= \($0.right)" }
    return "\\begin{aligned}\n\(rows.joined(separator: " \\\\\n"))\n\\end{aligned}"
  }

  /// Both sides of each equation.
  var latexEquations: [(left: String, right: String)] {
    let notation = LatexNotation(listing: self)
    return definitions.map { name, term in
      (notation.value(name).text, notation.write(term).text)
    }
  }
}
