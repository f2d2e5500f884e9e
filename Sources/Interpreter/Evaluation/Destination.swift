import Dialect

/// What a loop or an assignment binds; generic code over it is specialized, so that a local name's
/// slot is written in place.
protocol Destination {
  func callAsFunction(_ value: consuming Value, _ frame: Frame) throws(Raise)
}

struct LocalDestination: Destination {
  let slot: Int

  @inline(__always)
  func callAsFunction(_ value: consuming Value, _ frame: Frame) throws(Raise) {
    frame.slots[slot] = value
  }
}

struct ComputedDestination: Destination {
  let store: Store

  @inline(__always)
  func callAsFunction(_ value: consuming Value, _ frame: Frame) throws(Raise) {
    try store(frame, value)
  }
}

extension Compiler {
  /// The target where it is a local name of the running function.
  func local(_ target: Target) -> LocalDestination? {
    guard case .name(let name) = target.kind, case .local(let slot) = name.storage else {
      return nil
    }
    return LocalDestination(slot: slot)
  }

  func computed(_ target: Target) -> ComputedDestination {
    ComputedDestination(store: store(target))
  }
}
