/// How much of a tensor is pruned.
public enum PruningAmount: Hashable, Sendable {
  /// So many elements, or channels.
  case count(Int)
  /// A part of those that are left, 0 … 1; the number is rounded, ties to even.
  case fraction(Double)

  /// How many of `size` elements or channels that is.
  ///
  /// - Throws: ``PruningError/amount(_:)``, ``PruningError/tooMany(_:size:)``.
  func count(of size: Int) throws(PruningError) -> Int {
    try check()
    switch self {
    case .count(let count):
      guard count <= size else { throw .tooMany(self, size: size) }
      return count
    case .fraction(let fraction):
      return Int((fraction * Double(size)).rounded(.toNearestOrEven))
    }
  }

  /// Whether the amount can be one at all.
  package func check() throws(PruningError) {
    let isPossible =
      switch self {
      case .count(let count): count >= 0
      case .fraction(let fraction): (0...1).contains(fraction)
      }
    guard isPossible else { throw .amount(self) }
  }
}

extension PruningAmount: CustomStringConvertible {
  /// The number as Python prints it.
  public var description: String {
    switch self {
    case .count(let count): "\(count)"
    case .fraction(let fraction): "\(fraction)"
    }
  }
}
