import Diagnostics

/// One symbol of a cell: what it is, its shape, and where it stands first.
package struct CellSymbol: Hashable, Sendable {
  package enum Role: String, Hashable, Sendable {
    case input, state, parameter, output
    case intermediate = "intermediate value"
    /// A sequence that the cell reads at every step, and what is computed for each of its steps.
    case memory, score
    case weight = "weight over the memory"
    /// `d` of `\sqrt{d}`.
    case featureCount = "number of features"
  }

  /// The name in the graph, usable as a Python identifier: `W_hh`, `C_tilde`.
  package var name: String
  /// The symbol as LaTeX, without its time index for parameters: `\tilde{C}_t`, `W_{hh}`.
  package var latex: String
  package var role: Role
  /// One dimension for a vector, two for a matrix; none for a number. What has a value for each step
  /// of a memory has the memory's length before.
  package var shape: [CellSize]
  package var path: String
  /// The first place in the file.
  package var location: SourceLocation

  /// The shape with the sizes' names: `[hidden, hidden+input]`.
  package var shapeNames: String {
    "[\(shape.map(\.name).joined(separator: ", "))]"
  }

  /// The shape in numbers where they are known: `[64, 65]`.
  package var shapeNumbers: String {
    "[\(shape.map { $0.number.map(String.init) ?? $0.name }.joined(separator: ", "))]"
  }
}

/// A length of a cell: a named size, or a sum of such.
package struct CellSize: Hashable, Sendable {
  /// The names whose sum the length is: `["hidden", "input"]`.
  package var terms: [String]
  /// The number of elements, once the sizes are given.
  package var number: Int?

  /// The number of a memory's steps, which each call tells anew.
  static let memoryLength = CellSize(terms: ["steps"])

  package var name: String { terms.joined(separator: "+") }
}

/// The symbols of a cell as rows of text.
package struct CellSymbolTable: Hashable, Sendable {
  package let header = ["symbol", "role", "shape", "where"]
  /// Plain text: the symbol's name, its role, its shape with names and numbers, its place.
  package var rows: [[String]]
  /// The rows' symbols as LaTeX, for pages that show formulas.
  package var latex: [String]

  package init(_ symbols: [CellSymbol]) {
    rows = symbols.map { symbol in
      let names = symbol.shapeNames
      let numbers = symbol.shapeNumbers
      return [
        symbol.name, symbol.role.rawValue, names == numbers ? names : "\(names) = \(numbers)",
        "\(symbol.path):\(symbol.location.line):\(symbol.location.column)",
      ]
    }
    latex = symbols.map(\.latex)
  }
}
