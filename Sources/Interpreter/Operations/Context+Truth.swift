extension Context {
  /// Python's truth of a value.
  package func truth(_ value: Value) throws(Raise) -> Bool {
    switch value {
    case .none: return false
    case .bool(let value): return value
    case .int(let value): return value != 0
    case .bigInt: return true
    case .float(let value): return value != 0
    case .string(let object): return !object.text.isEmpty
    case .list(let object): return !object.elements.isEmpty
    case .tuple(let object): return !object.elements.isEmpty
    case .dict(let object): return object.table.count > 0
    case .set(let object): return object.table.count > 0
    case .range(let object): return object.count > 0
    case .native(let object): return try object.truth(in: self)
    case .instance(let object): return try instanceTruth(object)
    default: return true
    }
  }

  private func instanceTruth(_ object: InstanceObject) throws(Raise) -> Bool {
    if let result = try callSpecial(.instance(object), "__bool__") {
      guard case .bool(let value) = result else {
        throw Raise(
          .typeError, "__bool__ should return bool, returned \(result.plainTypeName)")
      }
      return value
    }
    if object.classObject.lookup("__len__") != nil {
      return try length(.instance(object)) != 0
    }
    if let base = object.base { return try truth(base) }
    return true
  }
}
