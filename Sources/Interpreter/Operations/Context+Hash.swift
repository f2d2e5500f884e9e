extension Context {
  /// Python's `hash`: equal values have equal hashes; mutable containers have none.
  package func hash(_ value: Value) throws(Raise) -> Int {
    switch value {
    case .int(let value): return HashModulus.hash(value)
    case .bigInt(let object): return object.value.pythonHash
    case .string(let object): return object.hash
    case .bool(let value): return value ? 1 : 0
    case .none: return 0x5EED
    case .float(let value): return HashModulus.hash(value)
    case .tuple(let object):
      return try deeper(during: "while hashing an object") { () throws(Raise) in
        spend(object.elements.count >> 6)
        var result = TupleHash()
        for element in object.elements { result.add(try hash(element)) }
        return result.value
      }
    case .set(let object) where object.isFrozen:
      var state = object.table.count
      for entry in object.table.live { state ^= entry.hash &* 89_869_747 }
      return state
    case .list, .dict, .set, .slice: throw .unhashable(typeName: value.plainTypeName)
    case .range(let object): return object.start ^ (object.count &* 31) ^ object.step
    case .instance(let object): return try instanceHash(object)
    case .native(let object): return try object.hash(in: self)
    default: return value.reference.map { ObjectIdentifier($0).hashValue } ?? 0
    }
  }

  private func instanceHash(_ object: InstanceObject) throws(Raise) -> Int {
    for ancestor in object.classObject.resolutionOrder {
      if ancestor.construct != nil, let base = object.base {
        guard base.isHashable else { throw .unhashable(typeName: object.classObject.messageName) }
        return try hash(base)
      }
      if let method = ancestor.attributes["__hash__"] {
        if method.isNone { break }
        let result = try call(try bind(method, to: .instance(object)), [])
        guard let hash = result.asInt else {
          throw Raise(.typeError, "__hash__ method should return an integer")
        }
        return hash
      }
      if ancestor.attributes["__eq__"] != nil {
        throw .unhashable(typeName: object.classObject.messageName)
      }
    }
    return ObjectIdentifier(object).hashValue
  }
}
