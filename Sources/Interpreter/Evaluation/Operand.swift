import Diagnostics
import Dialect

/// A part of an expression whose kind is known when the whole is compiled: generic code over it is
/// specialized, so that local names and constants are read in place.
protocol Operand {
  func callAsFunction(_ frame: Frame) throws(Raise) -> Value

  // What can be done with an instance where it stands, without a reference of its own to it while
  // no code of cells can run; nothing where it takes more.

  /// The attribute, where the cache knows its place.
  func attribute(_ cache: AttributeCache, _ frame: Frame) -> Value?
  /// The function behind a method, where the cache knows it.
  func method(_ cache: AttributeCache, _ frame: Frame) -> FunctionObject?
  /// Sets the attribute where the cache knows its place; false where it does not.
  func setAttribute(_ cache: AttributeCache, to value: Value, _ frame: Frame) -> Bool
}

extension Operand {
  @inline(__always)
  func attribute(_ cache: AttributeCache, _ frame: Frame) -> Value? { nil }

  @inline(__always)
  func method(_ cache: AttributeCache, _ frame: Frame) -> FunctionObject? { nil }

  @inline(__always)
  func setAttribute(_ cache: AttributeCache, to value: Value, _ frame: Frame) -> Bool { false }
}

struct LocalOperand: Operand {
  let slot: Int
  let name: LocalName

  @inline(__always)
  func callAsFunction(_ frame: Frame) throws(Raise) -> Value {
    if let value = frame.slots[slot] { return value }
    throw name.unbound
  }

  @inline(__always)
  func attribute(_ cache: AttributeCache, _ frame: Frame) -> Value? {
    guard case .instance(let object)? = frame.slots[slot] else { return nil }
    return cache.placed(in: object)
  }

  @inline(__always)
  func method(_ cache: AttributeCache, _ frame: Frame) -> FunctionObject? {
    guard case .instance(let object)? = frame.slots[slot] else { return nil }
    return cache.placedMethod(of: object)
  }

  @inline(__always)
  func setAttribute(_ cache: AttributeCache, to value: Value, _ frame: Frame) -> Bool {
    guard case .instance(let object)? = frame.slots[slot] else { return false }
    // The slot keeps the object: setting a place in it runs no code of cells.
    return Unmanaged.passUnretained(object)._withUnsafeGuaranteedRef { cache.write(value, to: $0) }
  }
}

/// A name of the note or a built-in one.
struct GlobalOperand: Operand {
  let cell: Namespace.GlobalCell
  /// What the name means where no cell binds it.
  let builtin: Value?
  /// Finds it in any other way, or raises.
  let search: Evaluate

  @inline(__always)
  func callAsFunction(_ frame: Frame) throws(Raise) -> Value {
    if let value = cell.value { return value }
    if let builtin { return builtin }
    return try search(frame)
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

/// A place in the code, for errors. An object, since a closure's call loads all that it took along:
/// four numbers would be loaded each time.
final class CodePlace {
  let range: SourceRange
  init(_ range: SourceRange) { self.range = range }
}

/// A local name at a place in the code, for the error when nothing is bound to it.
final class LocalName {
  let text: String
  let range: SourceRange

  init(_ text: String, _ range: SourceRange) {
    self.text = text
    self.range = range
  }

  // Not inlined: what reads the name is.
  var unbound: Raise {
    @inline(never) get { .unboundLocal(text).located(range) }
  }
}

extension Compiler {
  /// The expression where it is a local name of the running function.
  func local(_ expression: Expression) -> LocalOperand? {
    guard case .name(let name) = expression.kind, case .local(let slot) = name.storage else {
      return nil
    }
    return LocalOperand(slot: slot, name: LocalName(name.text, expression.range))
  }

  /// The expression where it is a global name.
  func global(_ expression: Expression) -> GlobalOperand? {
    guard case .name(let name) = expression.kind, name.storage == .global else { return nil }
    return GlobalOperand(
      cell: namespace.cell(name.text), builtin: builtins[name.text],
      search: read(name, expression.range))
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
