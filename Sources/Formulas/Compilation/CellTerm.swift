import Diagnostics

/// One side of an equation, or a part of it, as the compiler reads it.
struct CellTerm: Hashable, Sendable {
  indirect enum Kind: Hashable, Sendable {
    case number(Double)
    case symbol(SymbolUse)
    case negated(CellTerm)
    /// Terms with their signs.
    case sum([Addend])
    /// Factors with the mark before each; shapes decide what each product is.
    case product([Factor])
    case quotient(CellTerm, CellTerm)
    case call(CellFunction, [CellTerm])
    case concatenation([CellTerm])
    case transposed(CellTerm)
    case square(CellTerm)
    /// `\|a\|`: the length of a vector.
    case norm(CellTerm)
    /// `\sum_i a`: over the steps of a memory.
    case sumOver(String, CellTerm)
  }

  struct Addend: Hashable, Sendable {
    var isSubtracted: Bool
    var term: CellTerm
  }

  struct Factor: Hashable, Sendable {
    /// The mark before the factor; that of the first factor has no meaning.
    var mark: ProductMark
    var term: CellTerm
  }

  var kind: Kind
  var place: CellPlace
}

/// How a product is written.
enum ProductMark: Hashable, Sendable {
  case juxtaposed
  /// `\cdot`, `*`, `\times`, `\circ`, `\otimes`: what they mean depends on the shapes.
  case marked(String)
  /// `\odot`: element by element, always.
  case elementwise
}

/// A place in one of a cell's formulas.
package struct CellPlace: Hashable, Sendable {
  package var source: SourceFragment
  package var range: SourceRange

  package static func == (a: CellPlace, b: CellPlace) -> Bool {
    a.range == b.range && a.source.firstLine == b.source.firstLine && a.source.path == b.source.path
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(range)
    hasher.combine(source.firstLine)
  }
}

/// A symbol where it is used.
struct SymbolUse: Hashable, Sendable {
  /// The name with accents and labels, without the time: `C_tilde`.
  var name: String
  /// The symbol as LaTeX without its time index: `\tilde{C}`.
  var latex: String
  /// The letter that the name begins with.
  var letter: String
  var font: MathFont?
  var time: TimeIndex
  /// The index that runs over the steps of a memory: `i` of `h_i`, `\alpha_{ti}`.
  var position: String?
  /// The layer that the superscript names by a letter.
  var layer: LayerIndex?
}

/// A layer of a stack, as a superscript names it.
enum LayerIndex: Hashable, Sendable {
  /// Layers from the one that the equation is about: `(l-1)` is −1.
  case offset(Int)
  /// `(L)`: the last one.
  case last

  /// The layer of `l`, `l-1`, `\ell`, `L`; nothing for another index.
  init?(_ index: String) {
    if index == "L" {
      self = .last
      return
    }
    for letter in ["ell", "l"] where index.hasPrefix(letter) {
      let rest = index.dropFirst(letter.count)
      guard let offset = rest.isEmpty ? 0 : ["-1": -1, "+1": 1][rest] else { continue }
      self = .offset(offset)
      return
    }
    return nil
  }
}

enum TimeIndex: Hashable, Sendable {
  case none
  /// Steps from now: `t-1` is −1.
  case offset(Int)
}

/// `symbol_t = right side`.
struct CellEquation: Hashable, Sendable {
  var left: SymbolUse
  var leftPlace: CellPlace
  var right: CellTerm
}

/// A function that a cell's equations may apply.
package enum CellFunction: String, Hashable, Sendable, CaseIterable {
  case tanh, sigmoid, relu, softmax, exp, log, sqrt, abs, softplus, gelu, swish
  case maximum = "max"
  case minimum = "min"
  case identity

  /// The function of a name as notes write it: `ReLU`, `sigma`, `ln`.
  package init?(name: String) {
    let plain = name.lowercased()
    if let function = CellFunction(rawValue: plain) {
      self = function
      return
    }
    guard let function = CellFunction.otherNames[plain] else { return nil }
    self = function
  }

  static let otherNames: [String: CellFunction] = [
    "sigma": .sigmoid, "σ": .sigmoid, "logistic": .sigmoid, "sigm": .sigmoid, "sig": .sigmoid,
    "ln": .log, "silu": .swish, "id": .identity, "linear": .identity, "maximum": .maximum,
    "minimum": .minimum, "th": .tanh,
  ]

  var argumentCount: Int { self == .maximum || self == .minimum ? 2 : 1 }
}
