import Interpreter
import RNN
import Tensors

/// `ParameterList`: parameters by their places.
func parameterList(_ library: CellLibrary, base: ClassObject) -> ClassObject {
  ClassObject(
    name: "ParameterList", module: "torch.nn.modules.container", base: base,
    documentation: "A list of parameters.",
    methods: [
      BuiltinFunction(
        method: "__init__", of: "ParameterList", [.optional("values")],
        "Takes the parameters in order."
      ) { (arguments, context) in
        let module = try emptyModule(arguments)
        if arguments["values"].isNone { return .none }
        for value in try context.elements(of: arguments["values"]) {
          try append(value, to: module, library)
        }
        return .none
      },
      BuiltinFunction(
        method: "append", of: "ParameterList", [.required("value")], "Adds a parameter at the end."
      ) { (arguments, _) in
        try append(arguments["value"], to: try arguments.module(), library)
        return arguments.receiver
      },
      BuiltinFunction(
        method: "extend", of: "ParameterList", [.required("values")],
        "Adds parameters at the end."
      ) { (arguments, context) in
        let module = try arguments.module()
        for value in try context.elements(of: arguments["values"]) {
          try append(value, to: module, library)
        }
        return arguments.receiver
      },
      BuiltinFunction(
        method: "__iadd__", of: "ParameterList", [.required("values")],
        "Adds parameters at the end."
      ) { (arguments, context) in
        try context.callMethod(arguments.receiver, "extend", [arguments["values"]])
      },
      BuiltinFunction(
        method: "__setitem__", of: "ParameterList", [.required("idx"), .required("param")],
        "Puts another parameter in a place."
      ) { (arguments, context) in
        let module = try arguments.module()
        let count = parameters(of: module).count
        let place = try place(arguments["idx"], among: count, in: context)
        module.registerParameter(
          "\(place)", try parameter(arguments["param"], library))
        return .none
      },
      reader, count, iterated, printed,
    ])
}

private func append(_ value: Value, to module: ModuleInstance, _ library: CellLibrary) throws {
  module.registerParameter(
    "\(parameters(of: module).count)", try parameter(value, library))
}

/// A plain tensor becomes a parameter, as in PyTorch.
private func parameter(_ value: Value, _ library: CellLibrary) throws -> Value {
  guard let tensor = value.tensor else {
    throw Raise.unsupported(
      "a \(value.plainTypeName) in nn.ParameterList", fix: "give nn.Parameter(tensor)")
  }
  return library.parameter(
    value.isParameter ? tensor : try tensor.detach().requiresGrad(true))
}

private func parameters(of module: ModuleInstance) -> [Value] {
  var found: [Value] = []
  while let value = module.object.attributes["\(found.count)"] { found.append(value) }
  return found
}

private var reader: BuiltinFunction {
  BuiltinFunction(
    method: "__getitem__", of: "ParameterList", [.required("idx")], "A parameter by its place."
  ) { (arguments, context) in
    let all = parameters(of: try arguments.module())
    if case .slice(let slice) = arguments["idx"] {
      let chosen = try context.indices(slice, count: all.count).indices.map { all[$0] }
      guard case .instance(let object) = arguments.receiver else { return .none }
      return try context.instantiate(object.classObject, CallArguments([Value(list: chosen)]))
    }
    return all[try place(arguments["idx"], among: all.count, in: context)]
  }
}

private var count: BuiltinFunction {
  BuiltinFunction(method: "__len__", of: "ParameterList", "How many parameters.") {
    (arguments, _) in
    .int(parameters(of: try arguments.module()).count)
  }
}

private var iterated: BuiltinFunction {
  BuiltinFunction(method: "__iter__", of: "ParameterList", "The parameters in order.") {
    (arguments, context) in
    .iterator(try context.iterator(Value(list: parameters(of: try arguments.module()))))
  }
}

private var printed: BuiltinFunction {
  BuiltinFunction(method: "extra_repr", of: "ParameterList", "The parameters' sizes.") {
    (arguments, _) in
    let lines = parameters(of: try arguments.module()).enumerated().map { place, value in
      let shape = (value.tensor?.shape ?? []).map(String.init).joined(separator: "x")
      return "  (\(place)): Parameter containing: [torch.float32 of size \(shape)]"
    }
    return Value(lines.joined(separator: "\n"))
  }
}
