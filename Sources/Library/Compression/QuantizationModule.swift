import Interpreter
import RNN
import Tensors

/// The module `torch.ao`.
func aoModule(_ library: CellLibrary, _ context: Context) -> ModuleObject {
  ModuleObject(name: "torch.ao", documentation: "What makes networks smaller.")
}

/// The module `torch.ao.quantization`, and `torch.quantization`, its old name.
func quantizationModule(_ name: String) -> (CellLibrary, Context) -> ModuleObject {
  { (library, _) in
    ModuleObject(
      name: name, documentation: "8-bit integers in place of float numbers.",
      functions: [quantizeDynamic(library)],
      attributes: [
        ("default_dynamic_qconfig", .native(QuantizationSettings.perTensor)),
        ("per_channel_dynamic_qconfig", .native(QuantizationSettings.perChannel)),
      ],
      adviceForMissing: { _ in
        "\(name) has quantize_dynamic here: weights in 8 bits, inputs turned to bytes as they come"
      })
  }
}

/// `quantize_dynamic(model, qconfig_spec=None, dtype=torch.qint8, mapping=None, inplace=False)`.
private func quantizeDynamic(_ library: CellLibrary) -> BuiltinFunction {
  BuiltinFunction(
    network: "quantize_dynamic",
    [
      .required("model"), .optional("qconfig_spec"),
      .optional("dtype", .native(QuantizedType.qint8)),
      .optional("mapping"), .optional("inplace", false),
    ], "The model with the weights of its linear and recurrent layers in 8 bits."
  ) { (arguments, context) in
    guard let given = ModuleInstance(arguments["model"]) else {
      throw Raise(
        .attributeError, "'\(arguments["model"].plainTypeName)' object has no attribute 'eval'",
        fix: "give the model, an nn.Module")
    }
    guard arguments["mapping"].isNone else {
      throw Raise.unsupported("quantize_dynamic(…, mapping=…)", fix: "leave mapping out")
    }
    let choice = try QuantizationChoice(
      arguments["qconfig_spec"], dtype: arguments["dtype"], in: context)
    let model =
      try arguments.bool("inplace")
      ? given.value : given.copyToQuantize(in: context)
    guard let module = ModuleInstance(model) else { return model }
    _ = try context.callMethod(model, "eval")
    let layers = try choice.layers(below: module)
    for layer in layers { try layer.module.body.drawUnusedWeights(library.generator) }
    for scheme in Set(layers.map(\.scheme)) {
      let wanted = layers.filter { $0.scheme == scheme }.map(\.module)
      try module.quantize(wanted, scheme, library, context)
    }
    return model
  }
}

/// `torch.qint8`: a kind of number that no tensor here holds, but that quantization names.
final class QuantizedType: NativeObject, Sendable {
  let name: String

  private init(_ name: String) { self.name = name }

  static let qint8 = QuantizedType("qint8")
  static let quint8 = QuantizedType("quint8")

  var typeName: String { "torch.dtype" }

  func repr(in context: Context) throws(Raise) -> String { "torch.\(name)" }
}

/// `default_dynamic_qconfig` and its like.
final class QuantizationSettings: NativeObject, Sendable {
  let name: String
  let scheme: QuantizationScheme

  private init(_ name: String, _ scheme: QuantizationScheme) {
    self.name = name
    self.scheme = scheme
  }

  static let perTensor = QuantizationSettings("default_dynamic_qconfig", .perTensor)
  static let perChannel = QuantizationSettings(
    "per_channel_dynamic_qconfig", QuantizationScheme(weights: .perRow, inputs: .perTensor))

  var typeName: String { "QConfig" }

  func repr(in context: Context) throws(Raise) -> String { name }
}

extension Module {
  /// Goes on in the stream of random numbers by what PyTorch draws for a quantized layer before it
  /// takes the real weights.
  fileprivate func drawUnusedWeights(_ generator: RandomGenerator) throws {
    func draw(_ rows: Int, _ widths: [Int?]) throws {
      for width in widths { _ = try Tensor.randn([rows] + [width].compactMap { $0 }, generator) }
    }
    switch self {
    case let layer as RecurrentLayer:
      let settings = layer.configuration
      let rows = settings.kind == .lstm ? 4 * settings.hiddenSize : 3 * settings.hiddenSize
      let directions = settings.bidirectional ? 2 : 1
      for place in 0..<settings.layerCount * directions {
        let width = place < directions ? settings.inputSize : settings.hiddenSize * directions
        try draw(rows, [width, settings.hiddenSize, nil, nil])
      }
    case let cell as RecurrentCell:
      let gates = cell.kind == .lstm ? 4 : cell.kind == .gru ? 3 : 1
      try draw(gates * cell.hiddenSize, [nil, nil, cell.inputSize, cell.hiddenSize])
    default: return
    }
  }
}

extension Context {
  /// A copy of a value and of all inside it, as `copy.deepcopy` makes it.
  func deepCopy(of value: Value) throws(Raise) -> Value {
    let copy = try importModule("copy")
    return try call(attribute(.module(copy), "deepcopy"), [value])
  }
}
