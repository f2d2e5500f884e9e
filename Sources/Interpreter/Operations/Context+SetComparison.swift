import Dialect

extension Context {
  func sets(
    _ op: ComparisonOperator, _ a: SetObject, _ b: SetObject
  ) throws(Raise) -> Bool {
    let (x, y) = (a.table.count, b.table.count)
    switch op {
    case .equal: return x == y ? try isSubset(a, b) : false
    case .notEqual: return x == y ? !(try isSubset(a, b)) : true
    case .lessEqual: return try isSubset(a, b)
    case .less: return x < y ? try isSubset(a, b) : false
    case .greaterEqual: return try isSubset(b, a)
    default: return y < x ? try isSubset(b, a) : false
    }
  }

  func isSubset(_ a: SetObject, _ b: SetObject) throws(Raise) -> Bool {
    for key in a.table.keys where try b.value(for: key, in: self) == nil { return false }
    return true
  }
}

extension Value {
  /// Whether the value compares as a set: a set, the keys or the items of a dict.
  var isSetLike: Bool {
    switch self {
    case .set: true
    case .iterator(let view as DictView): view.kind != .values
    default: false
    }
  }
}
