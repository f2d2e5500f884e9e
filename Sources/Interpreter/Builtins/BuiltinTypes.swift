/// The classes of the built-in types and of the exceptions. Each context has its own, so that
/// notes share nothing.
package final class BuiltinTypes {
  package let object: ClassObject
  package let type: ClassObject
  package let noneType: ClassObject
  package let int: ClassObject
  package let bool: ClassObject
  package let float: ClassObject
  package let string: ClassObject
  package let bytes: ClassObject
  package let list: ClassObject
  package let tuple: ClassObject
  package let dict: ClassObject
  package let set: ClassObject
  package let frozenSet: ClassObject
  package let range: ClassObject
  package let slice: ClassObject
  package let property: ClassObject
  package let staticMethod: ClassObject
  package let classMethod: ClassObject
  package let superType: ClassObject
  package let function: ClassObject
  package let module: ClassObject
  package let generator: ClassObject
  private let exceptions: [ExceptionKind: ClassObject]

  init() {
    let object = objectType()
    self.object = object
    type = typeType(base: object)
    noneType = ClassObject(name: "NoneType", base: object)
    int = intType(base: object)
    bool = boolType(base: int)
    float = floatType(base: object)
    string = stringType(base: object)
    bytes = bytesType(base: object)
    list = listType(base: object)
    tuple = tupleType(base: object)
    dict = dictType(base: object)
    set = setType(base: object)
    frozenSet = frozenSetType(base: object)
    range = rangeType(base: object)
    slice = sliceType(base: object)
    property = propertyType(base: object)
    staticMethod = staticMethodType(base: object)
    classMethod = classMethodType(base: object)
    superType = superTypeObject(base: object)
    function = ClassObject(name: "function", base: object)
    module = ClassObject(name: "module", base: object)
    generator = generatorType(base: object)
    exceptions = exceptionTypes(base: object)
  }

  /// The class of an exception kind.
  package func exception(_ kind: ExceptionKind) -> ClassObject { exceptions[kind] ?? object }

  /// The classes that have a built-in name.
  var all: [ClassObject] {
    [
      object, type, int, bool, float, string, bytes, list, tuple, dict, set, frozenSet, range,
      slice,
      property, staticMethod, classMethod, superType,
    ] + ExceptionKind.allCases.map(exception)
  }
}
