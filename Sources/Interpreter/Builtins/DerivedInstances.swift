// How instances of classes derived from built-in types are made and filled.

extension ClassObject {
  /// The native class with values of its own kind that the class is, or is derived from.
  var basis: ClassObject? { resolutionOrder.first { $0.construct != nil } }
}

/// `int.__new__(cls, …)` and its like: a value of the type, or an instance of a class derived from
/// it with such a value behind.
package func instanceMaker(of typeName: String) -> BuiltinFunction {
  BuiltinFunction(
    "__new__", [.positional("cls"), .variadic("args"), .keywords("kwargs")],
    qualifiedName: "\(typeName).__new__", documentation: "A new object of the class."
  ) { (arguments, context) throws(Raise) in
    guard case .classObject(let type) = arguments.receiver else {
      throw Raise(
        .typeError,
        "\(typeName).__new__(X): X is not a type object (\(arguments.receiver.plainTypeName))")
    }
    guard
      let basis = type.resolutionOrder.first(where: {
        $0.name == typeName && $0.isNative
      }), let construct = basis.construct
    else {
      throw Raise(
        .typeError,
        "\(typeName).__new__(\(type.name)): \(type.name) is not a subtype of \(typeName)")
    }
    let call = CallArguments(arguments.rest, keywords: arguments.keywords)
    if type === basis { return try context.call(construct, call) }
    var base = context.emptyBase(of: basis)
    if base == nil { base = try context.call(construct, call) }
    return .instance(InstanceObject(of: type, payload: base.map { BaseValue($0) }))
  }
}

extension Context {
  /// What a new instance has behind it before `__init__` fills it; nothing where the value is made
  /// from the arguments of the call.
  fileprivate func emptyBase(of basis: ClassObject) -> Value? {
    if basis === types.list { return .list(ListObject()) }
    if basis === types.set { return .set(SetObject()) }
    if basis === types.dict { return .dict(DictObject()) }
    return basis.isSubclass(of: types.dict) ? .dict(DictObject(typeName: basis.name)) : nil
  }

  /// Whether a class may be derived from the base: not from natives whose objects are of another
  /// make, and not from two built-in types.
  func checkBases(_ bases: [ClassObject]) throws(Raise) {
    var basis: ClassObject?
    for base in bases {
      guard let found = base.basis else { continue }
      guard found.attributes["__new__"] != nil else {
        let isFinal = [types.bool, types.range, types.slice].contains { $0 === found }
        throw Raise(
          .typeError,
          "type '\(base.name)' is not an acceptable base type\(isFinal ? "" : " here")",
          fix: "keep a \(base.name) in an attribute instead")
      }
      if let basis, !basis.isSubclass(of: found), !found.isSubclass(of: basis) {
        throw Raise(.typeError, "multiple bases have instance lay-out conflict")
      }
      basis = found
    }
  }
}
