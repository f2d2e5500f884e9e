import Interpreter
import RNN
import Tensors

/// `ParameterDict`: parameters by their names.
func parameterDict(_ library: CellLibrary, base: ClassObject) -> ClassObject {
  ClassObject(
    name: "ParameterDict", module: "torch.nn.modules.container", base: base,
    documentation: "Parameters by their names.",
    methods: [
      BuiltinFunction(
        method: "__init__", of: "ParameterDict", [.optional("parameters")],
        "Takes parameters by their names."
      ) { (arguments, context) in
        let module = try emptyModule(arguments)
        if arguments["parameters"].isNone { return .none }
        try fill(module, with: arguments["parameters"], library, in: context)
        return .none
      },
      BuiltinFunction(
        method: "update", of: "ParameterDict", [.required("parameters")],
        "Adds parameters by their names."
      ) { (arguments, context) in
        try fill(arguments.module(), with: arguments["parameters"], library, in: context)
        return .none
      },
      BuiltinFunction(
        method: "__setitem__", of: "ParameterDict", [.required("key"), .required("value")],
        "Sets the parameter of a name."
      ) { (arguments, _) in
        try set(arguments["key"], arguments["value"], in: arguments.module(), library)
        return .none
      },
      reader, search, count, printed,
    ] + removals + views)
}

private func fill(
  _ module: ModuleInstance, with given: Value, _ library: CellLibrary, in context: Context
) throws {
  if case .dict(let named) = given {
    for entry in named.table.live { try set(entry.key, entry.value, in: module, library) }
    return
  }
  for pair in try context.elements(of: given) {
    guard let parts = pair.asSequence, parts.count == 2 else {
      throw Raise(
        .typeError, "ParameterDict update sequence element should be a pair of a name and a tensor")
    }
    try set(parts[0], parts[1], in: module, library)
  }
}

/// A plain tensor becomes a parameter, as in PyTorch.
private func set(
  _ key: Value, _ value: Value, in module: ModuleInstance, _ library: CellLibrary
) throws {
  guard let name = key.asString else {
    throw Raise(
      .typeError,
      "Index given to ParameterDict cannot be used as a key as it is not a string (type is "
        + "'\(key.plainTypeName)'). Open an issue on github if you need non-string keys.")
  }
  guard let tensor = value.tensor else {
    throw Raise.unsupported(
      "a \(value.plainTypeName) in nn.ParameterDict", fix: "give nn.Parameter(tensor)")
  }
  let own = value.isParameter ? tensor : try tensor.detach().requiresGrad(true)
  module.registerParameter(name, library.parameter(own))
}

private func entries(_ arguments: Arguments) throws -> [(String, Value)] {
  let module = try arguments.module()
  return module.body.parameterEntries.compactMap { name, _ in
    module.object.attributes[name].map { (name, $0) }
  }
}

private func found(_ arguments: Arguments, in context: Context) throws -> Value {
  let key = arguments["key"]
  guard let entry = try entries(arguments).first(where: { $0.0 == key.asString }) else {
    throw Raise.keyError(key, in: context)
  }
  return entry.1
}

private var reader: BuiltinFunction {
  BuiltinFunction(
    method: "__getitem__", of: "ParameterDict", [.required("key")], "The parameter of a name."
  ) { (arguments, context) in
    let all = try entries(arguments)
    guard let entry = all.first(where: { $0.0 == arguments["key"].asString }) else {
      // PyTorch looks the name up as an attribute.
      let name = try context.text(arguments["key"])
      throw Raise.noAttribute(typeName: "ParameterDict", name: name, known: all.map(\.0))
    }
    return entry.1
  }
}

private var search: BuiltinFunction {
  BuiltinFunction(
    method: "__contains__", of: "ParameterDict", [.required("key")], "Whether the name is there."
  ) { (arguments, _) in
    let key = arguments["key"].asString
    return .bool(try entries(arguments).contains { $0.0 == key })
  }
}

private var removals: [BuiltinFunction] {
  ["__delitem__", "pop"].map { name in
    BuiltinFunction(
      method: name, of: "ParameterDict", [.required("key")], "Removes the parameter of a name."
    ) { (arguments, context) in
      let value = try found(arguments, in: context)
      try arguments.module().remove(arguments["key"].asString ?? "")
      return name == "pop" ? value : .none
    }
  }
}

private var count: BuiltinFunction {
  BuiltinFunction(method: "__len__", of: "ParameterDict", "How many parameters.") {
    (arguments, _) in
    .int(try entries(arguments).count)
  }
}

private var views: [BuiltinFunction] {
  ["keys", "values", "items"].map { name in
    BuiltinFunction(method: name, of: "ParameterDict", "The parameters in order, as of a dict.") {
      (arguments, context) in
      try context.callMethod(.dict(DictObject(entries(arguments), in: context)), name)
    }
  } + [
    BuiltinFunction(method: "__iter__", of: "ParameterDict", "The names in order.") {
      (arguments, context) in
      let names = try entries(arguments).map { Value($0.0) }
      return .iterator(try context.iterator(Value(list: names)))
    }
  ]
}

private var printed: BuiltinFunction {
  BuiltinFunction(method: "extra_repr", of: "ParameterDict", "The parameters' sizes.") {
    (arguments, _) in
    let lines = try entries(arguments).map { name, value in
      let shape = (value.tensor?.shape ?? []).map(String.init).joined(separator: "x")
      let type = value.tensor.map { Value($0).torchTypeName } ?? ""
      return "  (\(name)): Parameter containing: [\(type) of size \(shape)]"
    }
    return Value(lines.joined(separator: "\n"))
  }
}
