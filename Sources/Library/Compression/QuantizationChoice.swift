import Interpreter
import RNN

/// Which layers `quantize_dynamic` is asked for: by class, or by name, each with its settings.
struct QuantizationChoice {
  private var types: [(type: ClassObject, scheme: QuantizationScheme)] = []
  private var names: [String: QuantizationScheme] = [:]
  /// The classes of PyTorch's standard choice, by name.
  private var standard: Set<String> = []

  private static let quantizable: Set<String> = [
    "Linear", "LSTM", "GRU", "LSTMCell", "GRUCell", "RNNCell",
  ]

  /// Reads `qconfig_spec`: nothing, a set of classes and names, or a dict of such with settings.
  init(_ specification: Value, dtype: Value, in context: Context) throws {
    switch specification {
    case .none:
      try Self.check(dtype, standard: true, in: context)
      standard = Self.quantizable
    case .set(let set):
      try Self.check(dtype, standard: false, in: context)
      for element in set.elements { try add(element, .perTensor) }
    case .dict(let dictionary):
      for entry in dictionary.table.live {
        guard let settings = entry.value.native(as: QuantizationSettings.self) else {
          throw Raise(
            .typeError,
            "quantize_dynamic(): the settings of a layer must be a QConfig, "
              + "not \(entry.value.plainTypeName)",
            fix: "write torch.ao.quantization.default_dynamic_qconfig")
        }
        try add(entry.key, settings.scheme)
      }
    case .classObject(let type):
      throw Raise(
        .attributeError, "type object '\(type.name)' has no attribute 'get'",
        fix: "write a set: {nn.\(type.name)}")
    default:
      throw Raise(
        .attributeError, "'\(specification.plainTypeName)' object has no attribute 'get'",
        fix: "write a set: {nn.Linear, nn.LSTM}")
    }
  }

  private mutating func add(_ key: Value, _ scheme: QuantizationScheme) throws(Raise) {
    switch key {
    case .classObject(let type): types.append((type, scheme))
    case .string(let name): names[name.text] = scheme
    default:
      throw Raise(
        .typeError,
        "quantize_dynamic(): layers are named by class or dotted name, not \(key.plainTypeName)",
        fix: "write {nn.Linear, nn.LSTM}")
    }
  }

  private static func check(_ dtype: Value, standard: Bool, in context: Context) throws(Raise) {
    if dtype.native(as: QuantizedType.self) === QuantizedType.qint8 { return }
    let text = try context.text(dtype)
    guard dtype.native(as: QuantizedType.self) == nil, text != "torch.float16" else {
      throw .unsupported("quantize_dynamic(…, dtype=\(text))", fix: "write dtype=torch.qint8")
    }
    let fix = "write dtype=torch.qint8"
    throw standard
      ? Raise(
        .valueError,
        "Don't know how to quantize with default settings for \(text). "
          + "Provide full qconfig please", fix: fix)
      : Raise(
        .runtimeError, "('Unknown dtype specified for quantize_dynamic: ', '\(text)')", fix: fix)
  }

  /// The layers below a module that are chosen and can be quantized, with their scheme. A module's
  /// settings hold for what is inside of it, as in PyTorch; the module itself is not replaced.
  func layers(
    below root: ModuleInstance
  ) throws(Raise) -> [(module: ModuleInstance, scheme: QuantizationScheme)] {
    var found: [(module: ModuleInstance, scheme: QuantizationScheme)] = []
    var seen: Set<ObjectIdentifier> = []
    var waiting: [(module: ModuleInstance, name: String, inherited: QuantizationScheme?)] = [
      (root, "", nil)
    ]
    while let (module, name, inherited) = waiting.popLast() {
      guard seen.insert(ObjectIdentifier(module.object)).inserted else { continue }
      let scheme = scheme(of: module, name, inherited: inherited)
      if module.object !== root.object, let scheme, try isQuantizable(module) {
        found.append((module, scheme))
      }
      let prefix = name.isEmpty ? "" : name + "."
      for (childName, child) in module.children.reversed() {
        waiting.append((child, prefix + childName, scheme))
      }
    }
    return found
  }

  private func scheme(
    of module: ModuleInstance, _ name: String, inherited: QuantizationScheme?
  ) -> QuantizationScheme? {
    let type = module.object.classObject
    if let scheme = names[name] { return scheme }
    if let scheme = types.first(where: { $0.type === type })?.scheme { return scheme }
    return type.isLayer && standard.contains(type.name) ? .perTensor : inherited
  }

  private func isQuantizable(_ module: ModuleInstance) throws(Raise) -> Bool {
    let type = module.object.classObject
    guard type.isLayer, !module.body.isQuantized else { return false }
    guard type.name != "Embedding" else {
      throw Raise(
        .assertionError,
        "Embedding quantization is only supported with float_qparams_weight_only_qconfig.",
        fix: "leave nn.Embedding out, or quantize with rnn.quantize(model)")
    }
    if let layer = module.body as? RecurrentLayer, !layer.configuration.bias {
      throw Raise(
        .assertionError, "mod.bias must be True", fix: "quantize with rnn.quantize(model)")
    }
    return Self.quantizable.contains(type.name)
  }
}

extension ClassObject {
  /// Whether this is a class of `torch.nn` itself.
  var isLayer: Bool { isNative && module?.hasPrefix("torch.nn.modules.") == true }
}
