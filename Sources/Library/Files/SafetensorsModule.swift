import Interpreter
import RNN
import Tensors

/// The module `safetensors`: `safe_open` and the error that its functions raise.
func safetensorsModule(_ library: CellLibrary, _ context: Context) -> ModuleObject {
  let open = BuiltinFunction(
    network: "safe_open", [.required("filename"), .required("framework"), .optional("device")],
    "A file of which single tensors are read."
  ) { [unowned library] (arguments, context) in
    let path = try arguments.string("filename")
    return .native(SafetensorsFile(try file(path, library, context)))
  }
  return ModuleObject(
    name: "safetensors", documentation: "Named tensors in files that PyTorch reads.",
    functions: [open],
    attributes: [("SafetensorError", .classObject(errorType(in: context)))])
}

/// The module `safetensors.torch`.
func safetensorsTorchModule(_ library: CellLibrary, _ context: Context) -> ModuleObject {
  ModuleObject(
    name: "safetensors.torch", documentation: "Named tensors in files that PyTorch reads.",
    functions: [
      saveFile(library), loadFile(library), saveModel(library), loadModel(library),
    ])
}

/// `SafetensorError` of a context, the same for both modules.
private func errorType(in context: Context) -> ClassObject {
  let name = "SafetensorError"
  let known = context.nativeClass(named: name, base: context.types.exception(.exception))
  return known
}

private func file(
  _ path: String, _ library: CellLibrary, _ context: Context
) throws -> Safetensors {
  let bytes: [UInt8]
  do {
    bytes = try library.readFile(path)
  } catch FileFault.missing {
    throw Raise(.fileNotFoundError, "No such file or directory: \(path)")
  }
  do {
    return try Safetensors(bytes: bytes)
  } catch let error as SafetensorsError {
    let message = "Error while deserializing header: \(error.words)\(error.message)"
    let made = try context.call(.classObject(errorType(in: context)), [Value(message)])
    guard case .instance(let object) = made else { throw Raise(.valueError, message) }
    throw Raise(object)
  }
}

extension SafetensorsError {
  /// What the format's Python package calls the fault, in front of the details.
  fileprivate var words: String {
    switch self {
    case .short: "header too small: "
    case .headerTooLarge: "header too large: "
    case .headerLength: "invalid header length: "
    case .headerStart, .headerSyntax, .metadata, .entry, .dtype: "invalid JSON in header: "
    case .size: "invalid shape, data type, or offset for tensor: "
    case .offset(let name, _, _): "invalid offset for tensor `\(name)`: "
    case .offsetBeyond, .leftOver: "incomplete metadata, file not fully covered: "
    case .overflow: "overflow computing buffer size from shape and/or element type: "
    case .twice, .reservedName: ""
    }
  }
}

private func saveFile(_ library: CellLibrary) -> BuiltinFunction {
  BuiltinFunction(
    network: "save_file",
    [.required("tensors"), .required("filename"), .optional("metadata")],
    "Writes named tensors into a file of the run."
  ) { [unowned library] (arguments, context) in
    let (tensors, integers) = try SafetensorsInput.tensors(arguments["tensors"], in: context)
    let metadata = try SafetensorsInput.metadata(arguments["metadata"])
    try library.scratch.write(
      Safetensors(tensors, integers: integers, metadata: metadata).bytes(),
      to: arguments.string("filename"))
    return .none
  }
}

private func loadFile(_ library: CellLibrary) -> BuiltinFunction {
  BuiltinFunction(
    network: "load_file", [.required("filename"), .optional("device", "cpu")],
    "The tensors of a file by their names."
  ) { [unowned library] (arguments, context) in
    let content = try file(arguments.string("filename"), library, context)
    return .dict(
      try DictObject(content.state.map { ($0.name, Value($0.value)) }, in: context))
  }
}

private func saveModel(_ library: CellLibrary) -> BuiltinFunction {
  BuiltinFunction(
    network: "save_model",
    [
      .required("model"), .required("filename"), .optional("metadata"),
      .optional("force_contiguous", true),
    ], "Writes a network's state, tensors that it has twice once."
  ) { [unowned library] (arguments, context) in
    guard let module = ModuleInstance(arguments["model"]) else {
      throw arguments.wrongType("model", expected: "torch.nn.Module")
    }
    var metadata = try SafetensorsInput.metadata(arguments["metadata"])
    var kept: [NamedTensor] = []
    var integers: [(name: String, matrix: QuantizedMatrix)] = []
    let state = module.body.fullState
    for entry in state.sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }) {
      switch entry.value {
      case .integers(let matrix): integers.append((entry.name, matrix))
      case .numbers(let tensor):
        if let same = kept.first(where: { $0.tensor.isSameView(as: tensor) }) {
          metadata.append((entry.name, same.name))
        } else {
          kept.append(NamedTensor(name: entry.name, tensor: tensor))
        }
      }
    }
    try library.scratch.write(
      Safetensors(kept, integers: integers, metadata: metadata).bytes(),
      to: arguments.string("filename"))
    return .none
  }
}

private func loadModel(_ library: CellLibrary) -> BuiltinFunction {
  BuiltinFunction(
    network: "load_model",
    [
      .required("model"), .required("filename"), .optional("strict", true),
      .optional("device", "cpu"),
    ], "Copies a file's tensors into a network; gives the names that only one side has."
  ) { [unowned library] (arguments, context) in
    guard let module = ModuleInstance(arguments["model"]) else {
      throw arguments.wrongType("model", expected: "torch.nn.Module")
    }
    let given = try file(arguments.string("filename"), library, context).state
    let own = module.body.fullState
    let loaded = own.filter { entry in given.contains { $0.name == entry.name } }
    let missing = own.filter { entry in
      !loaded.contains { $0.name == entry.name || $0.value.isSameView(as: entry.value) }
    }.map(\.name).sorted()
    let unexpected = given.map(\.name).filter { name in !own.contains { $0.name == name } }
    if try arguments.bool("strict"), !(missing.isEmpty && unexpected.isEmpty) {
      throw mismatch(module.name, missing, unexpected)
    }
    try module.body.load(fullState: given, strict: false)
    let names = try SetObject(missing.map { Value($0) }, in: context)
    return Value(tuple: [.set(names), Value(list: unexpected.map { Value($0) })])
  }
}

private func mismatch(_ layer: String, _ missing: [String], _ unexpected: [String]) -> Raise {
  func line(_ what: String, _ names: [String]) -> String {
    if names.isEmpty { return "" }
    let quoted = names.map { "\"\($0)\"" }.joined(separator: ", ")
    return "\n    \(what) key(s) in state_dict: \(quoted)"
  }
  return Raise(
    .runtimeError,
    "Error(s) in loading state_dict for \(layer):" + line("Missing", missing)
      + line("Unexpected", unexpected))
}

extension Tensor {
  /// Whether two tensors show the same memory in the same way.
  fileprivate func isSameView(as other: Tensor) -> Bool {
    count > 0 && sharesMemory(with: other) && shape == other.shape && offset == other.offset
      && strides == other.strides
  }
}

extension StateValue {
  /// Whether both are tensors that show the same memory in the same way.
  fileprivate func isSameView(as other: StateValue) -> Bool {
    guard case .numbers(let tensor) = self, case .numbers(let other) = other else { return false }
    return tensor.isSameView(as: other)
  }
}

extension Safetensors {
  /// All that the file holds, under its names.
  var state: [NamedState] {
    tensors.map { ($0.name, .numbers($0.tensor)) }
      + integers.map { ($0.name, .integers($0.matrix)) }
  }
}
