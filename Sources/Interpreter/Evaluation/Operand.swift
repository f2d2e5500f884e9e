import Diagnostics
import Dialect

/// A part of an expression, read where it stands when it is a local name or a number.
struct Operand {
  private enum Kind: UInt8 {
    case variable, int, float, numeric, computed
  }

  private let kind: Kind
  /// A number's bits.
  private let bits: Int
  /// Of a name; good only for one.
  private let variable: VariablePlace
  /// Evaluates a part of any kind.
  let code: ExpressionCode

  init(_ code: ExpressionCode) {
    self.code = code
    variable = (code as? VariableCode)?.place ?? VariablePlace(slot: 0)
    switch (code as? ConstantCode)?.value {
    case .int(let value)?: (kind, bits) = (.int, value)
    case .float(let value)?: (kind, bits) = (.float, Int(bitPattern: UInt(value.bitPattern)))
    default:
      bits = 0
      kind = code is VariableCode ? .variable : code.hasNumber ? .numeric : .computed
    }
  }

  /// Where the value stands when the part is a name.
  var place: VariablePlace? { kind == .variable ? variable : nil }

  /// Whether `number` can find one.
  var hasNumber: Bool { kind != .computed }

  private var float: Double { Double(bitPattern: UInt64(UInt(bitPattern: bits))) }

  @inline(__always)
  func callAsFunction(_ frame: Frame) throws(Raise) -> Value {
    switch kind {
    case .variable:
      if let value = variable(frame).pointee { return value }
      return try code(frame)
    case .int: return .int(bits)
    case .float: return .float(float)
    case .numeric, .computed: return try code(frame)
    }
  }

  // MARK: What stands in place

  /// The number that the part is, where that has no effect; see `ExpressionCode.number`.
  @inline(__always)
  func number(_ frame: Frame) -> Number? {
    switch kind {
    case .variable: variable(frame).number
    case .int: .int(bits)
    case .float: .float(float)
    case .numeric: code.number(frame)
    case .computed: nil
    }
  }

  /// Does something with the instance that a variable holds, without a reference of its own to
  /// it: no code of cells may run meanwhile. Nothing where the part is something else.
  @inline(__always)
  func withInstance<Result>(
    _ frame: Frame, _ work: (InstanceObject) -> Result?
  ) -> Result? {
    guard kind == .variable, case .instance(let object)? = variable(frame).pointee else {
      return nil
    }
    return Unmanaged.passUnretained(object)._withUnsafeGuaranteedRef { work($0) }
  }

  /// Does something with the dict that a variable holds and the text or integer that another one
  /// holds, in the same way.
  @inline(__always)
  func withDict<Result>(
    _ key: Operand, _ frame: Frame, _ work: (DictObject, PlainKey) -> Result?
  ) -> Result? {
    guard kind == .variable, key.kind == .variable,
      case .dict(let object)? = variable(frame).pointee,
      let plain = PlainKey(key.variable(frame).pointee)
    else { return nil }
    return Unmanaged.passUnretained(object)._withUnsafeGuaranteedRef { work($0, plain) }
  }

  /// The attribute, where the cache knows its place.
  @inline(__always)
  func attribute(_ cache: AttributeCache, _ frame: Frame) -> Value? {
    withInstance(frame) { cache.placed(in: $0) }
  }

  /// Sets the attribute where the cache knows its place; false where it does not.
  @inline(__always)
  func setAttribute(_ cache: AttributeCache, to value: Value, _ frame: Frame) -> Bool {
    withInstance(frame) { cache.write(value, to: $0) } ?? false
  }

  /// The value of a dict for a text or an integer, both plain.
  @inline(__always)
  func value(for key: Operand, _ frame: Frame) -> Value? {
    withDict(key, frame) { dict, key in
      guard case .found(let place) = dict.table.search(for: key) else { return nil }
      return dict.table.value(at: place)
    }
  }

  /// Whether a variable holds a list.
  @inline(__always)
  func isList(_ frame: Frame) -> Bool {
    if kind == .variable, case .list? = variable(frame).pointee { return true }
    return false
  }

  /// Does something with the list that a variable holds, in the same way.
  @inline(__always)
  func withList<Result>(_ frame: Frame, _ work: (ListObject) -> Result?) -> Result? {
    guard kind == .variable, case .list(let object)? = variable(frame).pointee else { return nil }
    return Unmanaged.passUnretained(object)._withUnsafeGuaranteedRef { work($0) }
  }

  /// The same with an index within the list's bounds.
  @inline(__always)
  func withElement<Result>(
    at key: Operand, _ frame: Frame, _ work: (ListObject, Int) -> Result?
  ) -> Result? {
    guard isList(frame), case .int(let index)? = key.number(frame), index >= 0 else { return nil }
    return withList(frame) { $0.elements.count > index ? work($0, index) : nil }
  }
}

extension Compiler {
  func operand(_ expression: Expression) -> Operand {
    Operand(self.expression(expression))
  }
}
