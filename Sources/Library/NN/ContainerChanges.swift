import Interpreter
import RNN

/// What changes the modules of a `Sequential` or a `ModuleList`; places are names: `0`, `1`, …
func containerChanges(of type: String) -> [BuiltinFunction] {
  [setter(type), remover(type), insertion(type), removal(type), extending(type)]
    + [addition(type), growth(type)]
}

private func setter(_ type: String) -> BuiltinFunction {
  BuiltinFunction(
    method: "__setitem__", of: type, [.required("idx"), .required("module")],
    "Puts another module in a place."
  ) { (arguments, context) in
    let module = try arguments.module()
    let place = try place(arguments["idx"], among: module.children.count, in: context)
    try add(arguments["module"], to: module, name: module.children[place].name)
    return .none
  }
}

private func remover(_ type: String) -> BuiltinFunction {
  BuiltinFunction(method: "__delitem__", of: type, [.required("idx")], "Removes a module.") {
    (arguments, context) in
    try remove(arguments["idx"], from: arguments.module(), in: context)
    return .none
  }
}

private func removal(_ type: String) -> BuiltinFunction {
  BuiltinFunction(
    method: "pop", of: type, [.required("key")], "Removes a module and gives it."
  ) { (arguments, context) in
    let found = try context.item(arguments.receiver, arguments["key"])
    try remove(arguments["key"], from: arguments.module(), in: context)
    return found
  }
}

private func insertion(_ type: String) -> BuiltinFunction {
  BuiltinFunction(
    method: "insert", of: type, [.required("index"), .required("module")],
    "Adds a module in front of a place."
  ) { (arguments, context) in
    let module = try arguments.module()
    guard let added = ModuleInstance(arguments["module"]) else {
      throw Raise.notAModule(arguments["module"])
    }
    var parts = module.children.map(\.module)
    let index = try arguments.int("index")
    guard (-parts.count...parts.count).contains(index) else {
      throw Raise(.indexError, "Index out of range: \(index)")
    }
    parts.insert(added, at: index < 0 ? index + parts.count : index)
    fill(module, with: parts)
    return type == "Sequential" ? arguments.receiver : .none
  }
}

private func extending(_ type: String) -> BuiltinFunction {
  BuiltinFunction(
    method: "extend", of: type, [.required("modules")], "Adds modules at the end."
  ) { (arguments, context) in
    try extend(arguments.module(), with: arguments["modules"], in: context)
    return arguments.receiver
  }
}

private func addition(_ type: String) -> BuiltinFunction {
  BuiltinFunction(
    method: "__add__", of: type, [.required("other")], "The modules of both, one after the other."
  ) { (arguments, context) in
    guard case .instance(let object) = arguments.receiver else { return .none }
    try checkOperand(arguments["other"], of: type, in: context)
    let parts = try arguments.module().children.map(\.module.value)
    let base = object.classObject.resolutionOrder.first { $0.isNative } ?? object.classObject
    let made = try context.instantiate(base, CallArguments())
    guard let module = ModuleInstance(made) else { return .none }
    try extend(module, with: Value(list: parts), in: context)
    try extend(module, with: arguments["other"], in: context)
    return made
  }
}

private func growth(_ type: String) -> BuiltinFunction {
  BuiltinFunction(method: "__iadd__", of: type, [.required("other")], "Adds modules at the end.") {
    (arguments, context) in
    try checkOperand(arguments["other"], of: type, in: context)
    try extend(arguments.module(), with: arguments["other"], in: context)
    return arguments.receiver
  }
}

/// PyTorch adds only a `Sequential` to a `Sequential`.
private func checkOperand(_ other: Value, of type: String, in context: Context) throws {
  guard type == "Sequential" else { return }
  if case .instance(let object) = other,
    object.classObject.resolutionOrder.contains(where: { $0.isNative && $0.name == type })
  {
    return
  }
  let name = try context.repr(.classObject(context.type(of: other)))
  throw Raise(
    .valueError, "add operator supports only objects of Sequential class, but \(name) is given.")
}

private func extend(
  _ module: ModuleInstance, with modules: Value, in context: Context
) throws {
  guard !modules.isNone, modules.asInt == nil, modules.asDouble == nil else {
    throw Raise(
      .typeError,
      "ModuleList.extend should be called with an iterable, but got \(modules.plainTypeName)")
  }
  for value in try context.elements(of: modules) {
    try add(value, to: module, name: "\(module.children.count)")
  }
}

private func remove(_ index: Value, from module: ModuleInstance, in context: Context) throws {
  var parts = module.children.map(\.module)
  let gone: Set<Int>
  if case .slice(let slice) = index {
    gone = Set(try context.indices(slice, count: parts.count).indices)
  } else {
    gone = [try place(index, among: parts.count, in: context)]
  }
  parts = parts.indices.filter { !gone.contains($0) }.map { parts[$0] }
  fill(module, with: parts)
}

/// Gives the container these modules under their places, and no others.
private func fill(_ module: ModuleInstance, with parts: [ModuleInstance]) {
  for (name, _) in module.body.namedChildren { module.remove(name) }
  for (place, part) in parts.enumerated() { module.registerChild("\(place)", part) }
}

/// A place counted from the front.
func place(_ index: Value, among count: Int, in context: Context) throws -> Int {
  let wanted = try context.integer(
    index, else: "'\(index.plainTypeName)' object cannot be interpreted as an integer")
  guard (-count..<count).contains(wanted) else {
    throw Raise(.indexError, "index \(wanted) is out of range")
  }
  return wanted < 0 ? wanted + count : wanted
}
