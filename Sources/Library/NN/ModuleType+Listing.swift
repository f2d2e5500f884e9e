import Interpreter
import RNN
import Tensors

/// `parameters`, `buffers`, `children`, `modules` and their named forms.
func listingMethods(_ library: CellLibrary) -> [BuiltinFunction] {
  tensorLists(library) + moduleLists + [lookup] + tensorLookups(library) + [apply]
}

private func tensorLists(_ library: CellLibrary) -> [BuiltinFunction] {
  let recurse = BuiltinParameter.optional("recurse", true)
  let prefix = BuiltinParameter.optional("prefix", "")
  return [
    BuiltinFunction(method: "parameters", of: "Module", [recurse], "All parameters, each once.") {
      (arguments, _) in
      generator(try parameters(arguments).map { library.parameter($0.tensor) })
    },
    BuiltinFunction(
      method: "named_parameters", of: "Module",
      [prefix, recurse, .optional("remove_duplicate", true)], "All parameters with their names."
    ) { (arguments, _) in
      let start = try prefixed(arguments)
      return generator(
        try parameters(arguments).map { pair(start + $0.name, library.parameter($0.tensor)) })
    },
    BuiltinFunction(method: "buffers", of: "Module", [recurse], "All buffers.") {
      (arguments, _) in
      generator(try buffers(arguments).map { Value($0.tensor) })
    },
    BuiltinFunction(
      method: "named_buffers", of: "Module",
      [prefix, recurse, .optional("remove_duplicate", true)], "All buffers with their names."
    ) { (arguments, _) in
      let start = try prefixed(arguments)
      return generator(try buffers(arguments).map { pair(start + $0.name, Value($0.tensor)) })
    },
  ]
}

private func parameters(_ arguments: Arguments) throws -> [NamedTensor] {
  let module = try arguments.module(missing: "_parameters")
  return own(module.body.namedParameters, deep: try arguments.bool("recurse"))
}

private func buffers(_ arguments: Arguments) throws -> [NamedTensor] {
  let module = try arguments.module(missing: "_buffers")
  return own(module.body.namedBuffers, deep: try arguments.bool("recurse"))
}

private func own(_ entries: [NamedTensor], deep: Bool) -> [NamedTensor] {
  deep ? entries : entries.filter { !$0.name.contains(".") }
}

private func prefixed(_ arguments: Arguments) throws -> String {
  let prefix = try arguments.string("prefix")
  return prefix.isEmpty ? "" : prefix + "."
}

private func pair(_ name: String, _ value: Value) -> Value { Value(tuple: [Value(name), value]) }

/// The values as what a generator function gives: they can be gone through once.
private func generator(_ values: [Value]) -> Value {
  var next = 0
  return .iterator(
    IteratorObject(typeName: "generator") { (_) throws(Raise) in
      guard next < values.count else { return nil }
      defer { next += 1 }
      return values[next]
    })
}

private var moduleLists: [BuiltinFunction] {
  [
    BuiltinFunction(method: "children", of: "Module", "The parts of the module.") {
      (arguments, _) in
      generator(try arguments.module().children.map(\.module.value))
    },
    BuiltinFunction(method: "named_children", of: "Module", "The parts with their names.") {
      (arguments, _) in
      generator(try arguments.module().children.map { pair($0.name, $0.module.value) })
    },
    BuiltinFunction(method: "modules", of: "Module", "The module and all inside it.") {
      (arguments, _) in
      generator(try arguments.module().descendants.map(\.module.value))
    },
    BuiltinFunction(
      method: "named_modules", of: "Module",
      [.optional("memo"), .optional("prefix", ""), .optional("remove_duplicate", true)],
      "The module and all inside it with their dotted names."
    ) { (arguments, _) in
      let prefix = try arguments.string("prefix")
      return generator(
        try arguments.module().descendants.map { name, module in
          pair([prefix, name].filter { !$0.isEmpty }.joined(separator: "."), module.value)
        })
    },
  ]
}

private var lookup: BuiltinFunction {
  BuiltinFunction(
    method: "get_submodule", of: "Module", [.required("target")], "The part with a dotted name."
  ) { (arguments, _) in
    try part(of: arguments.module(), arguments.string("target")[...]).value
  }
}

/// `get_parameter` and `get_buffer`.
private func tensorLookups(_ library: CellLibrary) -> [BuiltinFunction] {
  [
    BuiltinFunction(
      method: "get_parameter", of: "Module", [.required("target")],
      "The parameter with a dotted name."
    ) { (arguments, _) in
      let (owner, name) = try ownerAndName(arguments)
      guard let tensor = owner.body.parameter(name) else {
        throw Raise(.attributeError, "`\(name)` is not an nn.Parameter")
      }
      return library.parameter(tensor)
    },
    BuiltinFunction(
      method: "get_buffer", of: "Module", [.required("target")], "The buffer with a dotted name."
    ) { (arguments, _) in
      let (owner, name) = try ownerAndName(arguments)
      guard let tensor = owner.body.buffer(name) else {
        throw Raise(.attributeError, "`\(name)` is not a buffer")
      }
      return Value(tensor)
    },
  ]
}

/// The module that has the last part of a dotted name as an attribute, and that part.
private func ownerAndName(_ arguments: Arguments) throws -> (ModuleInstance, String) {
  let target = try arguments.string("target")
  let end = target.lastIndex(of: ".")
  let owner = try part(of: arguments.module(), end.map { target[..<$0] } ?? "")
  let name = end.map { String(target[target.index(after: $0)...]) } ?? target
  guard owner.object.attributes[name] != nil || owner.object.classObject.lookup(name) != nil else {
    throw Raise(.attributeError, "\(owner.name) has no attribute `\(name)`")
  }
  return (owner, name)
}

private func part(of module: ModuleInstance, _ path: Substring) throws -> ModuleInstance {
  var module = module
  for name in path.split(separator: ".", omittingEmptySubsequences: path.isEmpty).map(String.init) {
    guard let child = module.children.first(where: { $0.name == name }) else {
      let isThere =
        module.object.attributes[name] != nil || module.object.classObject.lookup(name) != nil
      throw Raise(
        .attributeError,
        isThere
          ? "`\(name)` is not an nn.Module" : "\(module.name) has no attribute `\(name)`")
    }
    module = child.module
  }
  return module
}

private var apply: BuiltinFunction {
  BuiltinFunction(
    method: "apply", of: "Module", [.required("fn")],
    "Calls a function with each module inside, then with the module itself."
  ) { (arguments, context) in
    let module = try arguments.module()
    try applied(arguments["fn"], to: module, in: context, depth: 0)
    return module.value
  }
}

private func applied(
  _ function: Value, to module: ModuleInstance, in context: Context, depth: Int
) throws {
  guard depth < 200 else { throw Raise(.recursionError, "maximum recursion depth exceeded") }
  for child in module.children {
    try applied(function, to: child.module, in: context, depth: depth + 1)
  }
  _ = try context.call(function, [module.value])
}
