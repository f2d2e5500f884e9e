import Interpreter
import Tensors

/// The module `torch`.
func torchModule(_ library: CellLibrary, _ context: Context) -> ModuleObject {
  let shared = sharedFunctions(library.generator).map(\.function)
  let names = ["relu_", "tanh_", "sigmoid_", "fill_", "zero_"]
  let changes = (elementwiseMethods + tensorMethods).filter { names.contains($0.name) }
  let functions =
    [printOptionsFunction] + shared + changes.map(\.function) + orderFunctions + joiningFunctions
    + creationFunctions
    + randomFunctions(library.generator) + gradientSwitches + [whereFunction] + gridFunctions
    + orderedFunctions + contractionFunctions + kindFunctions + queries
    + saveFunctions(library) + threadFunctions
    + [cosineSimilarity.function, pairwiseDistance.function]
  return ModuleObject(
    name: "torch", documentation: "Tensors, as in PyTorch.", functions: functions,
    attributes: constants + types(library), adviceForMissing: TorchAdvice.module)
}

private func types(_ library: CellLibrary) -> [(String, Value)] {
  guard let types = library.types else { return [] }
  return [
    ("Tensor", .classObject(types.tensor)), ("Size", .classObject(types.size)),
    ("dtype", .classObject(types.dtype)), ("device", .classObject(types.device)),
    ("Generator", .classObject(types.generator)),
  ]
}

private var constants: [(String, Value)] {
  [
    ("float32", .native(DTypeObject.float32)), ("float", .native(DTypeObject.float32)),
    ("float64", .native(DTypeObject.float64)), ("double", .native(DTypeObject.float64)),
    ("int64", .native(DTypeObject.int64)), ("long", .native(DTypeObject.int64)),
    ("int32", .native(DTypeObject.int32)), ("int", .native(DTypeObject.int32)),
    ("int16", .native(DTypeObject.int16)), ("short", .native(DTypeObject.int16)),
    ("int8", .native(DTypeObject.int8)), ("uint8", .native(DTypeObject.uint8)),
    ("bool", .native(DTypeObject.bool)),
    ("qint8", .native(QuantizedType.qint8)), ("quint8", .native(QuantizedType.quint8)),
    ("pi", .float(.pi)), ("e", 2.718281828459045), ("inf", .float(.infinity)),
    ("nan", .float(.nan)), ("__version__", "2.13.0"),
  ]
}

/// Questions about values and settings.
private var queries: [BuiltinFunction] {
  [
    BuiltinFunction(torch: "is_tensor", [.required("obj")], "Whether the value is a tensor.") {
      (arguments, _) in
      .bool(arguments["obj"].tensor != nil)
    },
    BuiltinFunction(
      torch: "is_floating_point", [.required("input")], "Whether there are fractions."
    ) {
      (arguments, _) in
      .bool(try arguments.operand().dtype.isFloatingPoint)
    },
    BuiltinFunction(torch: "get_default_dtype", [], "The kind of number of new tensors.") {
      (_, _) in
      .native(DTypeObject.of(.standard))
    },
    BuiltinFunction(
      torch: "set_default_dtype", [.required("d")], "Sets the kind of number of new tensors."
    ) { (arguments, _) in
      guard let kind = try arguments.dtype("d"), kind.isFloatingPoint else {
        throw Raise(
          .typeError,
          "only floating-point types are supported as the default type")
      }
      DType.standard = kind
      return .none
    },
    BuiltinFunction(
      torch: "use_deterministic_algorithms", [.required("mode"), .keywordOnly("warn_only", false)],
      "Has no effect: all results are deterministic."
    ) { (_, _) in .none },
    finfoFunction, iinfoFunction, arrayReader,
  ]
}
