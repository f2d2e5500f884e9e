import Dialect

/// Where the value of a name stands while code runs: it is read and written in place.
struct VariablePlace {
  private enum Kind: UInt8 {
    case slot, box, capture, global
  }

  private let kind: Kind
  private let index: Int
  /// Of a name of the note, whose namespace lives as long as the code: no reference to count.
  let global: UnsafeMutablePointer<Value?>?

  /// A local name of the running function.
  init(slot: Int) { (kind, index, global) = (.slot, slot, nil) }

  /// A local name that inner functions use as well.
  init(box slot: Int) { (kind, index, global) = (.box, slot, nil) }

  /// A name of an outer function.
  init(capture index: Int) { (kind, self.index, global) = (.capture, index, nil) }

  init(_ cell: Namespace.GlobalCell) { (kind, index, global) = (.global, 0, cell.variable) }

  /// Whether only the running function's own statements bind the name.
  var isSlot: Bool { kind == .slot }

  /// The variable; good until code of cells runs.
  @inline(__always)
  func callAsFunction(_ frame: Frame) -> UnsafeMutablePointer<Value?> {
    kind == .slot ? frame.slots + index : outer(frame)
  }

  @inline(never)
  private func outer(_ frame: Frame) -> UnsafeMutablePointer<Value?> {
    if let global { return global }
    return kind == .capture ? frame.captures[index].variable : frame.box(index).variable
  }

  /// The error for the name where nothing binds it, except for a name of the note.
  func unbound(_ name: String) -> Raise {
    kind == .capture ? .unboundFree(name) : .unboundLocal(name)
  }
}

extension UnsafeMutablePointer<Value?> {
  /// The number that a variable holds.
  @inline(__always)
  var number: Number? {
    switch pointee {
    case .int(let value)?: .int(value)
    case .float(let value)?: .float(value)
    default: nil
    }
  }

  /// Binds a variable to a number; one that holds a number already has no reference to let go.
  @inline(__always)
  func bind(_ number: Number) {
    if self.number == nil { pointee = Value(number) } else { initialize(to: Value(number)) }
  }

  /// Takes the value of another variable, which keeps it until `giveBack`: no reference is counted.
  @inline(__always)
  func borrow(from owner: UnsafeMutablePointer<Value?>) {
    UnsafeMutableRawPointer(self).copyMemory(from: owner, byteCount: MemoryLayout<Value?>.size)
  }

  /// Leaves a borrowed value to its owner.
  @inline(__always)
  func giveBack() { initialize(to: nil) }

  /// Unbinds a variable.
  @inline(__always)
  func clear() {
    switch pointee {
    case nil: break
    case .int?, .float?: initialize(to: nil)
    default: pointee = nil
    }
  }
}

extension Name {
  /// Where the value stands; nothing for a name of a class's body.
  ///
  /// - Parameter cell: Of a name of the note.
  func place(_ cell: (String) -> Namespace.GlobalCell) -> VariablePlace? {
    switch storage {
    case .local(let slot): VariablePlace(slot: slot)
    case .boxed(let slot): VariablePlace(box: slot)
    case .captured(let index): VariablePlace(capture: index)
    case .global: VariablePlace(cell(text))
    case .classBody: nil
    }
  }
}
