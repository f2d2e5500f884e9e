/// Lengths that are unknown at first, and what equations say about them.
///
/// A length is a variable; variables that must be equal are joined, and a variable may be bound to a
/// sum of others (a concatenation).
struct DimensionSolver {
  typealias Dimension = Int

  private var parents: [Int] = []
  private var sums: [Int: [Dimension]] = [:]

  mutating func fresh() -> Dimension {
    parents.append(parents.count)
    return parents.count - 1
  }

  mutating func sum(_ parts: [Dimension]) -> Dimension {
    let dimension = fresh()
    sums[dimension] = parts
    return dimension
  }

  func root(_ dimension: Dimension) -> Dimension {
    var root = dimension
    while parents[root] != root { root = parents[root] }
    return root
  }

  /// The parts of a length, each a variable of its own; itself where it is no sum.
  func parts(_ dimension: Dimension) -> [Dimension] {
    let root = root(dimension)
    guard let parts = sums[root] else { return [root] }
    return parts.flatMap(self.parts)
  }

  /// Makes two lengths equal; false when no sizes can do that.
  mutating func unify(_ a: Dimension, _ b: Dimension) -> Bool {
    let (rootA, rootB) = (root(a), root(b))
    if rootA == rootB { return true }
    switch (sums[rootA], sums[rootB]) {
    case (nil, nil):
      parents[max(rootA, rootB)] = min(rootA, rootB)
      return true
    case (nil, .some): return bind(rootA, to: rootB)
    case (.some, nil): return bind(rootB, to: rootA)
    case (.some, .some): return unifyParts(parts(rootA), parts(rootB))
    }
  }

  private mutating func bind(_ variable: Dimension, to sum: Dimension) -> Bool {
    guard !parts(sum).contains(variable) else { return false }
    parents[variable] = sum
    return true
  }

  /// Two sums are made equal part by part once what they share is taken away.
  private mutating func unifyParts(_ a: [Dimension], _ b: [Dimension]) -> Bool {
    var left = a
    var right: [Dimension] = []
    for part in b {
      if let index = left.firstIndex(of: part) {
        left.remove(at: index)
      } else {
        right.append(part)
      }
    }
    guard left.count == right.count else { return false }
    for (one, other) in zip(left, right) where !unify(one, other) { return false }
    return true
  }
}
