import Interpreter

/// `_make_tuple_class(name, fields, defaults, module)`: a class of tuples whose elements have
/// names; the names have been checked.
func namedTupleMaker(_ context: Context) -> Value {
  .builtin(
    BuiltinFunction(
      "_make_tuple_class",
      [
        .positional("name"), .positional("fields"), .positional("defaults"), .positional("module"),
      ]
    ) { (arguments, context) throws(Raise) in
      let name = try arguments.string("name")
      let made = ClassObject(
        name: name, qualifiedName: name, module: try arguments.string("module"),
        bases: [context.types.tuple], attributes: AttributeTable())
      guard let made else { return .none }
      let fields = try context.names(arguments["fields"])
      try context.nameFields(of: made, fields, try arguments.sequence("defaults"))
      return .classObject(made)
    })
}

/// What `typing.NamedTuple` is made of: `_typed_tuple(hook)` gives the base class, whose
/// subclasses are handed to the hook; `_name_fields(cls, fields, defaults)` makes them tuples.
func typedTupleParts(_ context: Context) -> [(String, Value)] {
  let base = BuiltinFunction("_typed_tuple", [.positional("hook")]) {
    (arguments, context) throws(Raise) in
    let made = ClassObject(
      name: "NamedTuple", qualifiedName: "NamedTuple", module: "typing",
      bases: [context.types.tuple],
      attributes: AttributeTable([("__init_subclass__", arguments["hook"])]))
    return made.map { .classObject($0) } ?? .none
  }
  let name = BuiltinFunction(
    "_name_fields", [.positional("cls"), .positional("fields"), .positional("defaults")]
  ) { (arguments, context) throws(Raise) in
    guard case .classObject(let type) = arguments["cls"] else { return .none }
    let fields = try context.names(arguments["fields"])
    try context.nameFields(of: type, fields, try arguments.sequence("defaults"))
    return .none
  }
  return [("_typed_tuple", .builtin(base)), ("_name_fields", .builtin(name))]
}

extension Context {
  fileprivate func names(_ value: Value) throws(Raise) -> [String] {
    var names: [String] = []
    for element in try elements(of: value) { names.append(try text(element)) }
    return names
  }

  /// Gives a class of tuples the constructor and the methods of its fields.
  ///
  /// - Parameter defaults: Of the last fields.
  fileprivate func nameFields(
    of type: ClassObject, _ fields: [String], _ defaults: [Value]
  ) throws(Raise) {
    let first = fields.count - defaults.count
    var known: [(String, Value)] = []
    var parameters: [BuiltinParameter] = [.required("_cls")]
    for (index, field) in fields.enumerated() {
      let value = index < first ? nil : defaults[index - first]
      parameters.append(BuiltinParameter(field, .ordinary, defaultValue: value))
      if let value { known.append((field, value)) }
    }
    let make = BuiltinFunction(
      "__new__", parameters, qualifiedName: "\(type.name).__new__"
    ) { (arguments, _) throws(Raise) in
      guard case .classObject(let type) = arguments.receiver else { return .none }
      return named(arguments.values.dropFirst().map { $0 ?? .none }, fields, type)
    }
    if type.attributes["__doc__"] == nil {
      type.setAttribute("__doc__", to: Value("\(type.name)(\(fields.joined(separator: ", ")))"))
    }
    let names = Value(tuple: fields.map { Value($0) })
    type.setAttribute("__new__", to: .builtin(make))
    type.setAttribute("_fields", to: names)
    type.setAttribute("__slots__", to: Value(tuple: []))
    type.setAttribute("__match_args__", to: names)
    type.setAttribute("_field_defaults", to: .dict(try DictObject(known, in: self)))
    for (index, field) in fields.enumerated() {
      let property = DescriptorObject.property(field) { (value, _) throws(Raise) in
        value.asSequence?[index] ?? .none
      }
      type.setAttribute(field, to: property.1)
    }
    for method in tupleMethods(fields) { type.setAttribute(method.0, to: method.1) }
  }
}

/// A tuple of the class; of a class derived from that of the fields, an object with attributes.
private func named(_ elements: [Value], _ fields: [String], _ type: ClassObject) -> Value {
  let tuple = Value.tuple(TupleObject(elements, fields: fields, classObject: type))
  if type.attributes["_fields"] != nil { return tuple }
  return .instance(InstanceObject(of: type, payload: BaseValue(tuple)))
}

private func tupleMethods(_ fields: [String]) -> [(String, Value)] {
  let asDict = BuiltinFunction("_asdict", [.positional("self")]) {
    (arguments, context) throws(Raise) in
    let values = arguments.receiver.asSequence ?? []
    return .dict(try DictObject(Array(zip(fields, values)), in: context))
  }
  let replace = BuiltinFunction("_replace", [.positional("self"), .keywords("kwds")]) {
    (arguments, context) throws(Raise) in
    var values = arguments.receiver.asSequence ?? []
    let unknown = arguments.keywords.filter { !fields.contains($0.name) }
    if !unknown.isEmpty {
      let names = try context.repr(Value(list: unknown.map { Value($0.name) }))
      throw Raise(.valueError, "Got unexpected field names: \(names)")
    }
    for (name, value) in arguments.keywords {
      if let index = fields.firstIndex(of: name) { values[index] = value }
    }
    return named(values, fields, context.type(of: arguments.receiver))
  }
  let make = BuiltinFunction("_make", [.positional("cls"), .positional("iterable")]) {
    (arguments, context) throws(Raise) in
    guard case .classObject(let type) = arguments.receiver else { return .none }
    let values = try context.elements(of: arguments["iterable"])
    if values.count != fields.count {
      throw Raise(.typeError, "Expected \(fields.count) arguments, got \(values.count)")
    }
    return named(values, fields, type)
  }
  return [
    ("_asdict", .builtin(asDict)), ("_replace", .builtin(replace)),
    ("_make", .descriptor(DescriptorObject(.classMethod(.builtin(make))))),
  ]
}
