/// The shape of a value within one time step of a cell.
public enum ValueShape: Hashable, Sendable {
  /// A constant.
  case scalar
  /// A parameter `[n]`, the same for each sequence of the batch.
  case vector(Int)
  /// A parameter `[m, n]`, the same for each sequence of the batch.
  case matrix(Int, Int)
  /// `[B, n]`: n features for each sequence of the batch.
  case features(Int)

  /// The shape of a parameter, or nil when it has no or more than two dimensions.
  init?(parameter shape: [Int]) {
    switch shape.count {
    case 1: self = .vector(shape[0])
    case 2: self = .matrix(shape[0], shape[1])
    default: return nil
    }
  }

  /// The shape that both values have after the smaller is repeated, or nil when they don't fit.
  func broadcast(with other: ValueShape) -> ValueShape? {
    if self == other { return self }
    switch (self, other) {
    case (.scalar, let shape), (let shape, .scalar): return shape
    case (.features(let n), .vector(let m)), (.vector(let m), .features(let n)),
      (.features(let n), .features(let m)):
      return n == m || n == 1 || m == 1 ? .features(Swift.max(n, m)) : nil
    case (.vector(let n), .vector(let m)):
      return n == 1 || m == 1 ? .vector(Swift.max(n, m)) : nil
    case (.matrix(let rows, let n), .vector(let m)), (.vector(let m), .matrix(let rows, let n)):
      return n == m || m == 1 ? .matrix(rows, n) : nil
    case (.matrix, _), (_, .matrix): return nil
    }
  }
}

extension ValueShape: CustomStringConvertible {
  /// The shape as in a formula's legend: `[B, 4]`, `[4]`, `[3, 4]`, `[]`.
  public var description: String {
    switch self {
    case .scalar: "[]"
    case .vector(let n): "[\(n)]"
    case .matrix(let m, let n): "[\(m), \(n)]"
    case .features(let n): "[B, \(n)]"
    }
  }
}
