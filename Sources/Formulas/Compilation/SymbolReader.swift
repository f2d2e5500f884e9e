import Diagnostics

/// Reads symbols with their accents, indices and time: `\tilde{C}_t`, `W_{hh}^{forward}`.
struct SymbolReader {
  /// A symbol, and what its superscript does to its value.
  struct Reading {
    var use: SymbolUse
    var isTransposed = false
    var isSquared = false
    var hasPrime = false

    /// Whether nothing is done to the value.
    var isPlain: Bool { !isTransposed && !isSquared }
  }

  let source: SourceFragment
  /// The step that the equation is written for, where it is written for one.
  var step: Int?
  var positions = PositionIndices()

  private func fault(_ kind: CellFault.Kind, _ range: SourceRange) -> CellFault {
    CellFault(kind: kind, place: CellPlace(source: source, range: range))
  }

  /// The symbol that a node is, or nothing when it is none.
  func symbol(_ node: FormulaNode) throws(CellFault) -> Reading? {
    guard var reading = try scripted(node) else { return nil }
    // Names become attributes in cells, where this one is a keyword.
    if reading.use.name == "lambda" { reading.use.name = "lambda_" }
    return reading
  }

  private func scripted(_ node: FormulaNode) throws(CellFault) -> Reading? {
    guard case .scripts(let base?, let lower, let upper, _) = node.kind else {
      return bare(node).map { Reading(use: $0) }
    }
    guard let use = bare(base) else { return nil }
    var reading = Reading(use: use)
    if let lower { try readIndex(lower, into: &reading) }
    if let upper { try readSuperscript(upper, into: &reading) }
    return reading
  }

  /// A letter with fonts and accents around it.
  private func bare(_ node: FormulaNode) -> SymbolUse? {
    switch node.kind {
    case .symbol(let symbol):
      guard let letter = symbol.identifier else { return nil }
      return SymbolUse(
        name: letter, latex: symbol.command.map { "\\" + $0 } ?? symbol.text, letter: letter,
        font: nil, time: .none)
    case .group(let nodes) where nodes.count == 1: return bare(nodes[0])
    case .font(let font, let node):
      guard var use = bare(node) else { return nil }
      use.font = font
      return use
    case .accent(let accent, let base): return accented(base, accent.name)
    case .stack(let base, let above?, nil, _):
      guard above.symbolText == "∼" else { return nil }
      return accented(base, "tilde")
    default: return nil
    }
  }

  private func accented(_ node: FormulaNode, _ name: String) -> SymbolUse? {
    guard var use = bare(node) else { return nil }
    use.name += "_" + Self.plainName(ofAccent: name)
    use.latex = "\\\(name){\(use.latex)}"
    return use
  }

  /// What an accent adds to a symbol's name; wide and narrow accents are one.
  static func plainName(ofAccent name: String) -> String {
    let names = [
      "widetilde": "tilde", "widehat": "hat", "overline": "bar", "overrightarrow": "forward",
      "overleftarrow": "backward", "vec": "forward",
    ]
    return names[name] ?? name
  }

  // MARK: Indices

  private func readIndex(_ node: FormulaNode, into reading: inout Reading) throws(CellFault) {
    let text = IndexText(node)
    guard let text else {
      throw fault(.unreadIndex(source.text(node.range), symbol: reading.use.latex), node.range)
    }
    var names: [(name: String, latex: String)] = []
    for (part, latex) in zip(text.parts, text.latexParts) {
      if let offset = timeOffset(part) {
        reading.use.time = .offset(offset)
      } else if try readPosition(part, node, into: &reading) {
      } else if part.allSatisfy({ $0.isASCIILetter || $0.isASCIIDigit || $0 == "_" }) {
        names.append((part, latex))
      } else {
        throw fault(.unreadIndex(text.whole, symbol: reading.use.latex), node.range)
      }
    }
    label(&reading, names, "_")
  }

  private func readSuperscript(_ node: FormulaNode, into reading: inout Reading) throws(CellFault) {
    if node.isTranspose {
      reading.isTransposed = true
      return
    }
    if case .number("2") = node.kind {
      reading.isSquared = true
      return
    }
    if node.isPrimes {
      reading.hasPrime = true
      reading.use.name += "_prime"
      reading.use.latex += "'"
      return
    }
    guard let text = IndexText(node) else {
      throw fault(
        .unreadSuperscript(source.text(node.range), symbol: reading.use.latex), node.range)
    }
    var names: [(name: String, latex: String)] = []
    for (part, latex) in zip(text.parts, text.latexParts) {
      if let offset = timeOffset(part) {
        reading.use.time = .offset(offset)
      } else if try readPosition(part, node, into: &reading) {
      } else if let layer = LayerIndex(part) {
        reading.use.layer = layer
      } else if part.first?.isASCIILetter == true || text.isBracketed,
        part.allSatisfy({ $0.isASCIILetter || $0.isASCIIDigit || $0 == "_" })
      {
        names.append((part, latex))
      } else {
        throw fault(.unreadSuperscript(text.whole, symbol: reading.use.latex), node.range)
      }
    }
    label(&reading, names, "^")
  }

  /// Takes an index that runs over a memory; whether it is one.
  private func readPosition(
    _ part: String, _ node: FormulaNode, into reading: inout Reading
  ) throws(CellFault) -> Bool {
    guard let (letter, hasTime) = positions.position(part) else { return false }
    if hasTime { reading.use.time = .offset(0) }
    guard positions.known.contains(letter) else {
      guard reading.use.time != .none else { return false }
      throw fault(
        .unboundPosition(symbol: reading.use.latex(at: 0, beside: letter), index: letter),
        node.range)
    }
    reading.use.position = letter
    return true
  }

  /// The steps from now, told from `t` or from the number of the step itself.
  private func timeOffset(_ part: String) -> Int? {
    if let step, let number = Int(part), number == step || number == step - 1 || number == step + 1
    {
      return number - step
    }
    return part.timeOffset
  }

  private func label(
    _ reading: inout Reading, _ names: [(name: String, latex: String)], _ mark: String
  ) {
    guard !names.isEmpty else { return }
    reading.use.name += "_" + names.map(\.name).joined(separator: "_")
    let joined = names.map(\.latex).joined(separator: ",")
    reading.use.latex += joined.count == 1 ? mark + joined : "\(mark){\(joined)}"
  }
}

extension MathSymbol {
  /// The symbol as a name of ASCII letters: `sigma` for `\sigma` and for `σ`.
  var identifier: String? {
    guard symbolClass == .letter || symbolClass == .ordinary, let first = text.first else {
      return nil
    }
    if first.isASCIILetter { return text }
    guard first.isLetter, let command = command ?? MathSymbol.commands[text] else { return nil }
    return command.allSatisfy(\.isASCIILetter) ? command : nil
  }

  /// Letters by what they show.
  private static let commands: [String: String] = {
    var commands: [String: String] = [:]
    for (symbolClass, data) in symbolData
    where symbolClass == .letter || symbolClass == .ordinary {
      let pairs = words(data)
      for index in stride(from: 0, to: pairs.count - 1, by: 2)
      where commands[pairs[index + 1]] == nil {
        commands[pairs[index + 1]] = pairs[index]
      }
    }
    return commands
  }()
}

extension FormulaNode {
  var symbolText: String? {
    switch kind {
    case .symbol(let symbol): symbol.text
    case .group(let nodes) where nodes.count == 1: nodes[0].symbolText
    case .font(_, let node): node.symbolText
    default: nil
    }
  }

  /// Whether the superscript is a transposition sign.
  var isTranspose: Bool { ["T", "⊤", "⊺"].contains(symbolText) }

  /// Whether the superscript is made of primes.
  var isPrimes: Bool {
    switch kind {
    case .symbol(let symbol): symbol.text == "′"
    case .group(let nodes): !nodes.isEmpty && nodes.allSatisfy(\.isPrimes)
    default: false
    }
  }
}
