/// A variable that more than one function uses.
final class Box: ManagedBuffer<Void, Value?> {
  /// An unbound variable.
  static func make() -> Box {
    let made = unsafeDowncast(create(minimumCapacity: 1) { _ in }, to: Box.self)
    made.variable.initialize(to: nil)
    return made
  }

  deinit { _ = withUnsafeMutablePointerToElements { $0.deinitialize(count: 1) } }

  @inline(__always)
  var variable: UnsafeMutablePointer<Value?> { withUnsafeMutablePointerToElements { $0 } }
}
