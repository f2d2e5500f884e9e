import Interpreter
import Tensors

/// The classes of the values that the `torch` module brings, made for one context.
package final class TorchTypes {
  /// `torch.Tensor`.
  package let tensor: ClassObject
  /// `torch.nn.Parameter`: a tensor.
  package let parameter: ClassObject
  /// `torch.Size`: a tuple.
  let size: ClassObject
  let dtype: ClassObject
  let device: ClassObject
  let generator: ClassObject
  private let results: [ClassObject]

  init(in context: Context, generator own: RandomGenerator, parameters: ParameterTable) {
    let object = context.types.object
    tensor = ClassObject(
      name: "Tensor", module: "torch", base: object,
      documentation: "An array of numbers that remembers how it was computed.",
      construct: legacyConstructor("Tensor", .float32), methods: Self.methods(own),
      attributes: tensorProperties)
    parameter = ClassObject(
      name: "Parameter", module: "torch.nn.parameter", base: tensor,
      documentation: "A tensor that a network owns and trains.",
      construct: parameters.constructor)
    size = ClassObject(
      name: "Size", module: "torch", base: context.types.tuple, construct: Self.makeSize,
      methods: [Self.countOfSize])
    dtype = ClassObject(name: "dtype", module: "torch", base: object)
    device = ClassObject(
      name: "device", module: "torch", base: object, construct: Self.makeDevice)
    generator = TorchGenerator.type(base: object)
    results = [
      "max", "min", "topk", "sort", "median", "aminmax", "cummax", "cummin", "kthvalue", "mode",
    ].map {
      ClassObject(name: "torch.return_types.\($0)", base: context.types.tuple)
    }
  }

  func register(in context: Context) {
    context.register(nativeClass: tensor)
    context.register(nativeClass: parameter)
    context.register(nativeClass: size, typeName: "torch.Size")
    context.register(nativeClass: dtype, typeName: "torch.dtype")
    context.register(nativeClass: device, typeName: "torch.device")
    context.register(nativeClass: generator, typeName: "torch.Generator")
    for result in results { context.register(nativeClass: result) }
  }

  private static func methods(_ generator: RandomGenerator) -> [BuiltinFunction] {
    let shared =
      sharedFunctions(generator) + tensorMethods + elementwiseMethods + arithmeticMethods
      + selectionMethods + windowMethods + drawingMethods(generator)
    let others: Set = ["rsub", "std_mean", "var_mean"]
    let absolute = TensorFunction("__abs__", "The magnitude.") { try $0.abs() }
    let own = (shared + [absolute]).filter { !others.contains($0.name) }
    return own.map(\.method) + orderMethods + creationMethods
  }

  private static var makeSize: BuiltinFunction {
    BuiltinFunction(torch: "Size", [.optional("sizes", Value(tuple: []))], "A shape.") {
      (arguments, _) in
      Value(size: try arguments.ints("sizes"))
    }
  }

  private static var countOfSize: BuiltinFunction {
    BuiltinFunction(torch: "numel", [.positional("self")], "How many elements the shape has.") {
      (arguments, _) in
      .int(
        try arguments.ints("self").reduce(1) { $0.multipliedReportingOverflow(by: $1).partialValue }
      )
    }
  }

  private static var makeDevice: BuiltinFunction {
    BuiltinFunction(torch: "device", [.required("type"), .optional("index")], "A device.") {
      (arguments, _) in
      if arguments["type"].native(as: DeviceObject.self) != nil { return arguments["type"] }
      let device = try DeviceObject(arguments.string("type"))
      if arguments["index"].isNone { return .native(device) }
      return .native(DeviceObject(type: device.type, index: try arguments.int("index")))
    }
  }
}

/// The operations that are functions of the module and methods of every tensor.
func sharedFunctions(_ own: RandomGenerator) -> [TensorFunction] {
  elementwiseFunctions + arithmeticFunctions + comparisonFunctions + reductionFunctions
    + shapeFunctions + productFunctions + selectionFunctions + drawingFunctions(own)
    + transcendentalFunctions + pairFunctions + rearrangementFunctions + statisticsFunctions
    + rowFunctions + takingFunctions
}
