/// A language that a cell can be written in.
package enum ListingLanguage: String, CaseIterable, Sendable {
  case swift, pytorch, numpy, latex

  /// Whether a text can name a function in all of them.
  package static func isName(_ text: String) -> Bool {
    text.first?.isLetter == true && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
      && !keywords.contains(text)
  }

  /// Words that Python or Swift keep for themselves.
  private static let keywords: Set<String> = [
    "Any", "False", "None", "Self", "True", "and", "as", "assert", "associatedtype", "async",
    "await",
    "break", "case", "catch", "class", "continue", "def", "default", "defer", "deinit", "del", "do",
    "elif", "else", "enum", "except", "extension", "fallthrough", "false", "fileprivate", "finally",
    "for", "from", "func", "global", "guard", "if", "import", "in", "init", "inout", "internal",
    "is",
    "lambda", "let", "nil", "nonlocal", "not", "operator", "or", "pass", "precedencegroup",
    "private",
    "protocol", "public", "raise", "repeat", "rethrows", "return", "self", "static", "struct",
    "subscript", "super", "switch", "throw", "throws", "true", "try", "typealias", "var", "where",
    "while", "with", "yield",
  ]
}

extension CellEquations {
  /// As many layers of equations that state none; nil where that is one layer.
  ///
  /// - Throws: That LaTeX and equations of both directions know no number of layers.
  package func stack(
    _ layers: Int?, in language: ListingLanguage
  ) throws(CellFaults) -> ListedStack? {
    guard layerCount == nil, let layers, layers > 1 else { return nil }
    guard language != .latex, !isBidirectional else {
      throw CellFaults([CellFault(kind: .unknownSize("num_layers", known: sizeNames), place: nil)])
    }
    return ListedStack(layerCount: layers, isBidirectional: false, dropout: 0)
  }

  /// Source code that computes what the cell computes.
  ///
  /// - `swift`: a function that builds the graph, for `import RNN`.
  /// - `pytorch`: an `nn.Module` with a loop over time, inputs `[B, T, I]`.
  /// - `numpy`: functions on arrays `[B, T, I]` and a dictionary of parameters.
  /// - `latex`: the equations with all product signs written out.
  ///
  /// - Parameters:
  ///   - sizes: Lengths that become the listing's defaults.
  ///   - name: The name of the function; a class has it with a capital letter.
  ///   - stack: Layers of the cell, which follow its listing; the LaTeX is of one layer.
  package func code(
    _ language: ListingLanguage, sizes: [String: Int] = [:], name: String = "cell",
    stack: ListedStack? = nil
  ) -> String {
    let listing = CellListing(
      equations: self, sizes: sizes, name: name, makesLayers: isBidirectional || stack != nil)
    let layers = stack.map { StackListing(cell: listing, shape: $0) }
    return switch language {
    case .swift: listing.swift + (layers?.swift ?? "")
    case .pytorch: listing.pytorch + (layers?.pytorch ?? "")
    case .numpy: listing.numpy + (layers?.numpy ?? "")
    case .latex: listing.latex
    }
  }
}
