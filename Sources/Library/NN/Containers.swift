import Interpreter
import RNN

/// `Sequential`, `ModuleList`, `ModuleDict`: modules that hold others.
func containerTypes(base: ClassObject) -> [ClassObject] {
  [sequential(base), moduleList(base), moduleDict(base)]
}

private func container(
  _ name: String, _ base: ClassObject, _ documentation: String, _ methods: [BuiltinFunction],
  attributes: [(String, Value)] = []
) -> ClassObject {
  let count = BuiltinFunction(method: "__len__", of: name, "How many modules.") { (arguments, _) in
    .int(try arguments.module().children.count)
  }
  return ClassObject(
    name: name, module: "torch.nn.modules.container", base: base, documentation: documentation,
    methods: methods + [count], attributes: attributes)
}

// MARK: - Sequential

private func sequential(_ base: ClassObject) -> ClassObject {
  container(
    "Sequential", base, "Modules one after the other.",
    [
      BuiltinFunction(
        method: "__init__", of: "Sequential", [.variadic("args")], "Takes the modules in order."
      ) { (arguments, _) in
        let module = try emptyModule(arguments)
        if arguments.rest.count == 1, case .dict(let named) = arguments.rest[0],
          named.typeName == "OrderedDict"
        {
          for entry in named.table.live {
            try add(entry.value, to: module, name: name(entry.key))
          }
          return .none
        }
        for value in arguments.rest { try append(value, to: module) }
        return .none
      },
      BuiltinFunction(
        method: "forward", of: "Sequential", [.required("input")], "What the last module gives."
      ) { (arguments, context) in
        var value = arguments["input"]
        for child in try arguments.module().children {
          value = try context.call(child.module.value, [value])
        }
        return value
      },
      indexed("Sequential", keepsNames: true), iterated("Sequential"), appended("Sequential"),
    ] + containerChanges(of: "Sequential"))
}

// MARK: - ModuleList

private func moduleList(_ base: ClassObject) -> ClassObject {
  container(
    "ModuleList", base, "A list of modules.",
    [
      BuiltinFunction(
        method: "__init__", of: "ModuleList", [.optional("modules")], "Takes the modules in order."
      ) { (arguments, context) in
        let module = try emptyModule(arguments)
        if arguments["modules"].isNone { return .none }
        for value in try context.elements(of: arguments["modules"]) {
          try append(value, to: module)
        }
        return .none
      },
      indexed("ModuleList", keepsNames: false), iterated("ModuleList"), appended("ModuleList"),
    ] + containerChanges(of: "ModuleList"), attributes: [("_groups_equal_children", true)])
}

// MARK: - What both share

func emptyModule(_ arguments: Arguments) throws -> ModuleInstance {
  guard case .instance(let object) = arguments.receiver else {
    throw arguments.wrongType("self", expected: "Module")
  }
  object.payload = Module()
  return try arguments.module()
}

private func append(_ value: Value, to module: ModuleInstance) throws {
  try add(value, to: module, name: "\(module.children.count)")
}

func add(_ value: Value, to module: ModuleInstance, name: String) throws {
  guard let child = ModuleInstance(value) else { throw Raise.notAModule(value) }
  module.registerChild(name, child)
}

func name(_ key: Value) throws -> String {
  guard let name = key.asString else {
    throw Raise(.typeError, "module name should be a string. Got \(key.plainTypeName)")
  }
  return name
}

private func iterated(_ type: String) -> BuiltinFunction {
  BuiltinFunction(method: "__iter__", of: type, "The modules in order.") { (arguments, context) in
    let modules = try arguments.module().children.map(\.module.value)
    return .iterator(try context.iterator(Value(list: modules)))
  }
}

private func appended(_ type: String) -> BuiltinFunction {
  BuiltinFunction(method: "append", of: type, [.required("module")], "Adds a module at the end.") {
    (arguments, _) in
    try append(arguments["module"], to: try arguments.module())
    return arguments.receiver
  }
}

private func indexed(_ type: String, keepsNames: Bool) -> BuiltinFunction {
  BuiltinFunction(method: "__getitem__", of: type, [.required("idx")], "A module by its place.") {
    (arguments, context) in
    let children = try arguments.module().children
    if case .slice(let slice) = arguments["idx"] {
      let places = try context.indices(slice, count: children.count).indices
      return try part(places.map { children[$0] }, arguments, keepsNames, in: context)
    }
    return children[try place(arguments["idx"], among: children.count, in: context)].module.value
  }
}

/// A slice: a container of the same class with the same modules.
private func part(
  _ children: [(name: String, module: ModuleInstance)], _ arguments: Arguments,
  _ keepsNames: Bool, in context: Context
) throws -> Value {
  guard case .instance(let object) = arguments.receiver else { return .none }
  let given =
    keepsNames
    ? Value.dict(
      DictObject(
        try DictObject(children.map { ($0.name, $0.module.value) }, in: context).table,
        typeName: "OrderedDict"))
    : Value(list: children.map(\.module.value))
  return try context.instantiate(object.classObject, CallArguments([given]))
}
