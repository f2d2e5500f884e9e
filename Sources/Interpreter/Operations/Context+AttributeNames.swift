import Diagnostics

extension Context {
  /// The error for an attribute that is not there.
  func missingAttribute(_ value: Value, _ name: String) -> Raise {
    switch value {
    case .module(let object):
      return .noModuleAttribute(module: object, name: name, originals: originals(of: object))
    case .classObject(let object) where object.attributes["__members__"] != nil:
      return Raise(
        .attributeError, name, suggestion: nearestName(to: name, among: attributeNames(of: value)))
    case .classObject(let object):
      return .noClassAttribute(
        className: object.name, name: name, known: attributeNames(of: value),
        originals: originals(of: object))
    default:
      return .noAttribute(
        typeName: value.plainTypeName, name: name, known: attributeNames(of: value),
        originals: originals(of: type(of: value)))
    }
  }

  /// The names that can stand behind the value's dot, sorted: Python's `dir`.
  package func attributeNames(of value: Value) -> [String] {
    var names: Set<String> = []
    switch value {
    case .module(let object): return Set(object.attributes.names + object.lateNames).sorted()
    case .instance(let object): names.formUnion(object.attributes.names)
    case .native(let object): names.formUnion(object.attributeNames)
    case .function(let object): names.formUnion(object.attributes.names)
    case .tuple(let object): names.formUnion(object.fields)
    default: break
    }
    var type = type(of: value)
    if case .classObject(let object) = value { type = object }
    for ancestor in type.resolutionOrder { names.formUnion(ancestor.attributes.names) }
    return names.sorted()
  }
}
