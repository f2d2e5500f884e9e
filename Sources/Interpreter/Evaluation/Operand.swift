import Diagnostics
import Dialect

/// A part of an expression, read where it stands when it is a local name or a number.
struct Operand {
  private enum Kind: UInt8 {
    case local, int, float, numeric, computed
  }

  private let kind: Kind
  /// The slot of a local name, or the number's bits.
  private let bits: Int
  /// Evaluates a part of any kind.
  let code: ExpressionCode

  init(_ expression: Expression, _ code: ExpressionCode) {
    self.code = code
    switch expression.kind {
    case .int(let value): (kind, bits) = (.int, value)
    case .float(let value): (kind, bits) = (.float, Int(bitPattern: UInt(value.bitPattern)))
    default:
      if let local = code as? LocalCode {
        (kind, bits) = (.local, local.slot)
      } else {
        (kind, bits) = (code.hasNumber ? .numeric : .computed, 0)
      }
    }
  }

  /// Whether the part is a local name.
  var isLocal: Bool { kind == .local }

  /// Whether `number` can find one.
  var hasNumber: Bool { kind != .computed }

  private var float: Double { Double(bitPattern: UInt64(UInt(bitPattern: bits))) }

  @inline(__always)
  func callAsFunction(_ frame: Frame) throws(Raise) -> Value {
    switch kind {
    case .local:
      if let value = frame.slots[bits] { return value }
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
    case .local: (frame.slots + bits).number
    case .int: .int(bits)
    case .float: .float(float)
    case .numeric: code.number(frame)
    case .computed: nil
    }
  }

  /// Does something with the instance that a local name holds, without a reference of its own to
  /// it: no code of cells may run meanwhile. Nothing where the part is something else.
  @inline(__always)
  func withInstance<Result>(
    _ frame: Frame, _ work: (InstanceObject) -> Result?
  ) -> Result? {
    guard kind == .local, case .instance(let object)? = frame.slots[bits] else { return nil }
    return Unmanaged.passUnretained(object)._withUnsafeGuaranteedRef { work($0) }
  }

  /// Does something with the dict that a local name holds and the text or integer that another
  /// one holds, in the same way.
  @inline(__always)
  func withDict<Result>(
    _ key: Operand, _ frame: Frame, _ work: (DictObject, PlainKey) -> Result?
  ) -> Result? {
    guard kind == .local, key.kind == .local, case .dict(let object)? = frame.slots[bits],
      let plain = PlainKey(frame.slots[key.bits])
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

  /// Whether a local name holds a list.
  @inline(__always)
  func isList(_ frame: Frame) -> Bool {
    if kind == .local, case .list? = frame.slots[bits] { return true }
    return false
  }

  /// Does something with the list that a local name holds, in the same way.
  @inline(__always)
  func withList<Result>(_ frame: Frame, _ work: (ListObject) -> Result?) -> Result? {
    guard kind == .local, case .list(let object)? = frame.slots[bits] else { return nil }
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
    Operand(expression, self.expression(expression))
  }
}
