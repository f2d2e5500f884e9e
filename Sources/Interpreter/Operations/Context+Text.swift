extension Context {
  /// Python's `str(value)`.
  package func text(_ value: Value) throws(Raise) -> String {
    switch value {
    case .string(let object): return object.text
    case .native(let object): return try object.text(in: self)
    case .tuple:
      if let result = try callSpecial(value, "__str__") {
        return try returnedText(result, "__str__")
      }
      return try repr(value)
    case .instance(let object):
      if let result = try callSpecial(value, "__str__") {
        return try returnedText(result, "__str__")
      }
      if case .string(let text)? = object.base { return text.text }
      if isException(object), object.classObject.lookup("__repr__") == nil {
        return try exceptionText(object)
      }
      return try repr(value)
    default: return try repr(value)
    }
  }

  private func returnedText(_ result: Value, _ method: String) throws(Raise) -> String {
    if let text = result.asString { return text }
    throw Raise(
      .typeError, "\(method) returned non-string (type \(result.plainTypeName))")
  }

  /// Python's `repr(value)`; addresses are left out: `<function f>`, `<Model object>`.
  package func repr(_ value: Value) throws(Raise) -> String {
    switch value {
    case .none: return "None"
    case .ellipsis: return "Ellipsis"
    case .notImplemented: return "NotImplemented"
    case .bool(let value): return value ? "True" : "False"
    case .int(let value): return integerText(value)
    case .bigInt(let object): return try decimalText(object.value)
    case .float(let value): return floatText(value)
    case .string(let object):
      let literal = stringLiteral(object.text)
      return object.textClass.map { "\($0.reprName)(\(literal))" } ?? literal
    case .list(let object):
      return try nested(object, "[...]") { () throws(Raise) in
        "[" + (try joined(object.elements)) + "]"
      }
    case .tuple(let object):
      if let result = try callSpecial(value, "__repr__") {
        return try returnedText(result, "__repr__")
      }
      return try tupleText(object)
    case .dict(let object):
      if let result = try callSpecial(value, "__repr__") {
        return try returnedText(result, "__repr__")
      }
      return try dictText(object)
    case .set(let object): return try setText(object)
    case .range(let object):
      let step = object.step == 1 ? "" : ", \(object.step)"
      return "range(\(object.start), \(object.stop)\(step))"
    case .slice(let object):
      return "slice(\(try joined([object.lower, object.upper, object.step])))"
    case .function(let object): return "<function \(object.qualifiedName)>"
    case .builtin(let object): return "<built-in function \(object.name)>"
    case .method(let object): return try methodText(object)
    case .classObject(let object):
      if let text = try askClass(object, "__class_repr__")?.asString { return text }
      return "<class '\(classPath(object))'>"
    case .instance(let object): return try instanceText(object)
    case .module(let object): return "<module '\(object.name)'>"
    case .iterator(let object):
      if let view = object as? DictView {
        let elements = view.dict.table.live.map { view.pick($0) }
        return "\(object.typeName)([\(try joined(elements))])"
      }
      if let generator = object as? GeneratorObject {
        return "<generator object \(generator.name)>"
      }
      return "<\(object.typeName) object>"
    case .descriptor: return "<\(value.plainTypeName) object>"
    case .superObject(let object):
      return "<super: <class '\(object.anchor.name)'>, <\(object.objectClass.name) object>>"
    case .native(let object): return try object.repr(in: self)
    }
  }

  private func joined(_ elements: [Value]) throws(Raise) -> String {
    var parts: [String] = []
    parts.reserveCapacity(elements.count)
    for element in elements { parts.append(try repr(element)) }
    return parts.joined(separator: ", ")
  }

  /// The text of a container, or a stand-in when it is already being printed further out.
  private func nested(
    _ object: AnyObject, _ standIn: String, _ make: () throws(Raise) -> String
  ) throws(Raise) -> String {
    let identity = ObjectIdentifier(object)
    guard printing.insert(identity).inserted else { return standIn }
    defer { printing.remove(identity) }
    return try deeper(during: "while getting the repr of an object", make)
  }

  private func tupleText(_ object: TupleObject) throws(Raise) -> String {
    try nested(object, "(...)") { () throws(Raise) in
      if !object.fields.isEmpty {
        var parts: [String] = []
        for (name, element) in zip(object.fields, object.elements) {
          parts.append("\(name)=\(try repr(element))")
        }
        return "\(object.typeName ?? "")(\(parts.joined(separator: ", ")))"
      }
      let inner = try joined(object.elements)
      if let name = object.typeName { return "\(name)([\(inner)])" }
      return object.elements.count == 1 ? "(\(inner),)" : "(\(inner))"
    }
  }

  private func dictText(
    _ object: DictObject, named derived: String? = nil
  ) throws(Raise) -> String {
    try nested(object, "{...}") { () throws(Raise) in
      if object.typeName == "OrderedDict" {
        return try orderedDictText(object, derived ?? "OrderedDict")
      }
      var parts: [String] = []
      for entry in object.table.live {
        parts.append("\(try repr(entry.key)): \(try repr(entry.value))")
      }
      let inner = "{\(parts.joined(separator: ", "))}"
      guard let typeName = object.typeName else { return inner }
      let name = derived ?? typeName
      if typeName == "defaultdict" {
        return "\(name)(\(try repr(object.defaultFactory ?? .none)), \(inner))"
      }
      return parts.isEmpty ? "\(name)()" : "\(name)(\(inner))"
    }
  }

  private func orderedDictText(_ object: DictObject, _ name: String) throws(Raise) -> String {
    if object.table.count == 0 { return "\(name)()" }
    let pairs = object.table.live.map { Value(tuple: [$0.key, $0.value]) }
    return "\(name)([\(try joined(pairs))])"
  }

  private func setText(
    _ object: SetObject, named derived: String? = nil
  ) throws(Raise) -> String {
    let name = derived ?? (object.isFrozen ? "frozenset" : "set")
    return try nested(object, "\(name)(...)") { () throws(Raise) in
      if object.table.count == 0 { return "\(name)()" }
      let inner = "{\(try joined(object.elements))}"
      return name == "set" ? inner : "\(name)(\(inner))"
    }
  }

  private func methodText(_ object: BoundMethod) throws(Raise) -> String {
    switch object.function {
    case .function(let function):
      return "<bound method \(function.qualifiedName) of \(try repr(object.receiver))>"
    case .builtin(let function):
      return "<built-in method \(function.name) of \(object.receiver.plainTypeName) object>"
    default: return "<bound method of \(try repr(object.receiver))>"
    }
  }

  /// The class's name with its module in front, as `repr` shows it.
  func classPath(_ object: ClassObject) -> String {
    object.module.map { "\($0).\(object.qualifiedName)" } ?? object.qualifiedName
  }

  private func instanceText(_ object: InstanceObject) throws(Raise) -> String {
    let value = Value.instance(object)
    if let method = object.classObject.lookup("__repr__") {
      let result = try enter { () throws(Raise) in try call(try bind(method, to: value), []) }
      return try returnedText(result, "__repr__")
    }
    if isException(object) { return try exceptionRepr(object) }
    switch object.base {
    case .dict(let dict)?: return try dictText(dict, named: object.classObject.name)
    case .set(let set)?: return try setText(set, named: object.classObject.name)
    case let base?: return try repr(base)
    case nil: break
    }
    return "<\(classPath(object.classObject)) object>"
  }

  func isException(_ object: InstanceObject) -> Bool {
    object.classObject.isSubclass(of: types.exception(.baseException))
  }

  private func exceptionArguments(_ object: InstanceObject) -> [Value] {
    object.attributes["args"]?.asSequence ?? []
  }

  /// The message of an exception: its one argument, or all as a tuple.
  package func exceptionText(_ object: InstanceObject) throws(Raise) -> String {
    if let text = try systemErrorText(object) { return text }
    let arguments = exceptionArguments(object)
    switch arguments.count {
    case 0: return ""
    case 1:
      let isKey = object.classObject.isSubclass(of: types.exception(.keyError))
      return isKey ? try repr(arguments[0]) : try text(arguments[0])
    default: return try repr(Value(tuple: arguments))
    }
  }

  private func exceptionRepr(_ object: InstanceObject) throws(Raise) -> String {
    "\(object.classObject.name)(\(try joined(exceptionArguments(object))))"
  }

  /// Python's `format(value, specification)`.
  package func format(_ value: Value, _ specification: String) throws(Raise) -> String {
    switch value {
    case .native(let object): return try object.format(specification, in: self)
    case .instance:
      if let result = try callSpecial(value, "__format__", [Value(specification)]) {
        return try returnedText(result, "__format__")
      }
      if let base = value.base, !specification.isEmpty { return try formatted(base, specification) }
    default: break
    }
    if specification.isEmpty { return try text(value) }
    return try formatted(value, specification)
  }
}
