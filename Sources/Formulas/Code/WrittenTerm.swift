/// A term as source code or LaTeX, with what its outermost operation is.
struct WrittenTerm: Hashable {
  /// How tightly the outermost operation binds.
  enum Binding: Int, Comparable {
    case sum, product, prefix, atom

    static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  var text: String
  var binding: Binding

  init(_ text: String, _ binding: Binding = .atom) {
    self.text = text
    self.binding = binding
  }

  /// The text, in brackets where it binds less tightly than its surroundings want.
  func within(_ least: Binding) -> String { binding < least ? "(\(text))" : text }

  /// As LaTeX with something above it; what has a superscript already gets braces.
  func raised(_ mark: String) -> String {
    let base = within(.atom)
    return (base.contains("^") && !base.hasPrefix("(") ? "{\(base)}" : base) + "^" + mark
  }
}

/// How a language writes the terms of a cell's equations.
protocol TermNotation {
  /// A number that the equations contain.
  func number(_ value: Double) -> WrittenTerm
  /// A value of this step: an input, or what an equation has computed.
  func value(_ name: String) -> WrittenTerm
  /// A state as the step before left it.
  func state(_ name: String) -> WrittenTerm
  func parameter(_ name: String) -> WrittenTerm
  func negated(_ term: WrittenTerm) -> WrittenTerm
  func binary(_ operation: TermOperation, _ a: TypedTerm, _ b: TypedTerm) -> WrittenTerm
  /// `W x`, or `xᵀ W` with `isTransposed`.
  func product(_ matrix: String, _ vector: WrittenTerm, isTransposed: Bool) -> WrittenTerm
  func inner(_ a: WrittenTerm, _ b: WrittenTerm) -> WrittenTerm
  func call(_ function: CellFunction, _ arguments: [TypedTerm]) -> WrittenTerm
  func concatenation(_ terms: [TypedTerm]) -> WrittenTerm
  func square(_ term: WrittenTerm) -> WrittenTerm
}

/// An operation of two values, element by element.
enum TermOperation: String {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
}

extension TermNotation {
  /// The term in this notation.
  func write(_ term: TypedTerm) -> WrittenTerm {
    switch term {
    case .number(let value): number(value)
    case .value(let name): value(name)
    case .state(let name): state(name)
    case .parameter(let name): parameter(name)
    case .negated(let inner): negated(write(inner))
    case .add(let a, .negated(let b)): binary(.subtract, a, b)
    case .add(let a, let b): binary(.add, a, b)
    case .subtract(let a, let b): binary(.subtract, a, b)
    case .multiply(let a, let b): binary(.multiply, a, b)
    case .divide(let a, let b): binary(.divide, a, b)
    case .product(let matrix, let x, let isTransposed):
      product(matrix, write(x), isTransposed: isTransposed)
    case .inner(let a, let b): inner(write(a), write(b))
    case .call(let function, let arguments): call(function, arguments)
    case .concatenation(let terms): concatenation(terms)
    case .square(let inner): square(write(inner))
    case .overMemory: preconditionFailure("a cell that reads a memory is not listed")
    }
  }

  /// `a + b` with the brackets that the usual precedence needs.
  func infix(_ operation: TermOperation, _ a: WrittenTerm, _ b: WrittenTerm) -> WrittenTerm {
    switch operation {
    case .add: WrittenTerm("\(a.text) + \(b.within(.product))", .sum)
    case .subtract: WrittenTerm("\(a.text) - \(b.within(.product))", .sum)
    case .multiply, .divide:
      WrittenTerm("\(a.within(.product)) \(operation.rawValue) \(b.within(.prefix))", .product)
    }
  }

  func negated(_ term: WrittenTerm) -> WrittenTerm {
    WrittenTerm("-\(term.within(.prefix))", .product)
  }

  func binary(_ operation: TermOperation, _ a: TypedTerm, _ b: TypedTerm) -> WrittenTerm {
    infix(operation, write(a), write(b))
  }
}

extension Double {
  /// The number as Python and Swift both write it: `1`, `0.5`, `1e-05`.
  var sourceText: String {
    self == rounded() && magnitude < 1e15 ? String(Int64(self)) : String(self)
  }
}
