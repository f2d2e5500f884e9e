import Diagnostics
import Dialect

/// A part of an expression whose kind is known when the whole is compiled: generic code over it is
/// specialized, so that local names and constants are read in place.
protocol Operand {
  func callAsFunction(_ frame: Frame) throws(Raise) -> Value
}

struct LocalOperand: Operand {
  let slot: Int
  let name: LocalName

  @inline(__always)
  func callAsFunction(_ frame: Frame) throws(Raise) -> Value {
    if let value = frame.slots[slot] { return value }
    throw name.unbound
  }
}

struct IntOperand: Operand {
  let value: Int

  @inline(__always)
  func callAsFunction(_ frame: Frame) throws(Raise) -> Value { .int(value) }
}

struct FloatOperand: Operand {
  let value: Double

  @inline(__always)
  func callAsFunction(_ frame: Frame) throws(Raise) -> Value { .float(value) }
}

struct ComputedOperand: Operand {
  let evaluate: Evaluate

  @inline(__always)
  func callAsFunction(_ frame: Frame) throws(Raise) -> Value { try evaluate(frame) }
}

/// A local name at a place in the code, for the error when nothing is bound to it.
final class LocalName {
  let text: String
  let range: SourceRange

  init(_ text: String, _ range: SourceRange) {
    self.text = text
    self.range = range
  }

  var unbound: Raise { .unboundLocal(text).located(range) }
}

extension Compiler {
  /// The expression where it is a local name of the running function.
  func local(_ expression: Expression) -> LocalOperand? {
    guard case .name(let name) = expression.kind, case .local(let slot) = name.storage else {
      return nil
    }
    return LocalOperand(slot: slot, name: LocalName(name.text, expression.range))
  }

  func computed(_ expression: Expression) -> ComputedOperand {
    ComputedOperand(evaluate: self.expression(expression))
  }

  /// What the pair of operands makes: each pairing of kinds is code of its own.
  func pair<Maker: PairMaker>(
    _ left: Expression, _ right: Expression, _ make: Maker
  ) -> Maker.Result {
    if let left = local(left) { return pair(left, right, make) }
    switch left.kind {
    case .int(let value): return make(IntOperand(value: value), computed(right))
    case .float(let value): return make(FloatOperand(value: value), computed(right))
    default: return pair(computed(left), right, make)
    }
  }

  func pair<Maker: PairMaker>(
    _ left: some Operand, _ right: Expression, _ make: Maker
  ) -> Maker.Result {
    if let right = local(right) { return make(left, right) }
    switch right.kind {
    case .int(let value): return make(left, IntOperand(value: value))
    case .float(let value): return make(left, FloatOperand(value: value))
    default: return make(left, computed(right))
    }
  }
}

/// Compiles something that has two operands, for operands of any kind.
protocol PairMaker {
  /// A structure with the closure inside: a bare one would be called through thunks.
  associatedtype Result
  func callAsFunction(_ left: some Operand, _ right: some Operand) -> Result
}
