import Interpreter
import RNN

/// `ModuleDict`: modules by their names.
func moduleDict(_ base: ClassObject) -> ClassObject {
  let count = BuiltinFunction(method: "__len__", of: "ModuleDict", "How many modules.") {
    (arguments, _) in
    .int(try arguments.module().children.count)
  }
  return ClassObject(
    name: "ModuleDict", module: "torch.nn.modules.container", base: base,
    documentation: "Modules by their names.",
    methods: [initializer, reader, writer, remover, removal, clearing, search, update, count]
      + views)
}

private var initializer: BuiltinFunction {
  BuiltinFunction(
    method: "__init__", of: "ModuleDict", [.optional("modules")], "Takes modules by their names."
  ) { (arguments, context) in
    let module = try emptyModule(arguments)
    if !arguments["modules"].isNone { try fill(module, arguments, in: context) }
    return .none
  }
}

private var update: BuiltinFunction {
  BuiltinFunction(
    method: "update", of: "ModuleDict", [.required("modules")], "Adds modules by their names."
  ) { (arguments, context) in
    try fill(try arguments.module(), arguments, in: context)
    return .none
  }
}

private func fill(
  _ module: ModuleInstance, _ arguments: Arguments, in context: Context
) throws {
  if case .dict(let named) = arguments["modules"] {
    for entry in named.table.live { try add(entry.value, to: module, name: name(entry.key)) }
    return
  }
  for pair in try context.elements(of: arguments["modules"]) {
    guard let parts = pair.asSequence, parts.count == 2 else {
      throw Raise(
        .typeError, "ModuleDict update sequence element should be a pair of a name and a module")
    }
    try add(parts[1], to: module, name: name(parts[0]))
  }
}

private var reader: BuiltinFunction {
  BuiltinFunction(
    method: "__getitem__", of: "ModuleDict", [.required("key")], "The module of a name."
  ) { (arguments, context) in
    let key = arguments["key"]
    let found = try arguments.module().children.first { $0.name == key.asString }
    guard let found else { throw Raise.keyError(key, in: context) }
    return found.module.value
  }
}

private var writer: BuiltinFunction {
  BuiltinFunction(
    method: "__setitem__", of: "ModuleDict", [.required("key"), .required("module")],
    "Sets the module of a name."
  ) { (arguments, _) in
    try add(arguments["module"], to: try arguments.module(), name: name(arguments["key"]))
    return .none
  }
}

private var remover: BuiltinFunction {
  BuiltinFunction(
    method: "__delitem__", of: "ModuleDict", [.required("key")], "Removes the module of a name."
  ) { (arguments, context) in
    _ = try removed(arguments, in: context)
    return .none
  }
}

private var removal: BuiltinFunction {
  BuiltinFunction(
    method: "pop", of: "ModuleDict", [.required("key")], "Removes a module and gives it."
  ) { (arguments, context) in
    try removed(arguments, in: context)
  }
}

private func removed(_ arguments: Arguments, in context: Context) throws -> Value {
  let (module, key) = (try arguments.module(), arguments["key"])
  guard let name = key.asString, let child = module.children.first(where: { $0.name == name })
  else { throw Raise.keyError(key, in: context) }
  module.remove(name)
  return child.module.value
}

private var clearing: BuiltinFunction {
  BuiltinFunction(method: "clear", of: "ModuleDict", "Removes all modules.") { (arguments, _) in
    let module = try arguments.module()
    for child in module.children { module.remove(child.name) }
    return .none
  }
}

private var search: BuiltinFunction {
  BuiltinFunction(
    method: "__contains__", of: "ModuleDict", [.required("key")], "Whether the name is there."
  ) { (arguments, _) in
    let key = arguments["key"].asString
    return .bool(try arguments.module().children.contains { $0.name == key })
  }
}

private var views: [BuiltinFunction] {
  [
    BuiltinFunction(method: "__iter__", of: "ModuleDict", "The names in order.") {
      (arguments, context) in
      let names = try arguments.module().children.map { Value($0.name) }
      return .iterator(try context.iterator(Value(list: names)))
    }, view("keys"), view("values"), view("items"),
  ]
}

private func view(_ name: String) -> BuiltinFunction {
  BuiltinFunction(method: name, of: "ModuleDict", "The modules in order, as of a dict.") {
    (arguments, context) in
    let parts = try arguments.module().children.map { ($0.name, $0.module.value) }
    return try context.callMethod(.dict(DictObject(parts, in: context)), name)
  }
}
