import Interpreter
import RNN
import Tensors

/// A layer of `torch.nn` as one value: its class's name, its constructor, what it computes.
struct LayerType {
  typealias Make = (Arguments, CellLibrary, Context) throws -> Module
  typealias Forward = (ModuleInstance, Arguments, Context) throws -> Value

  let name: String
  /// The last part of the module's name that PyTorch gives the class: `linear`; nothing for a class
  /// of `rnn`.
  let file: String?
  /// The constructor's parameters behind `self`.
  let parameters: [BuiltinParameter]
  /// The parameters of `forward` behind `self`.
  var inputs: [BuiltinParameter] = [.required("input")]
  let documentation: String
  /// The class whose constructor messages name: `RNNBase` for `LSTM`.
  var constructorName: String?
  /// The attributes that are a tensor of the layer, or `None` where it has none.
  var tensors: [String] = []
  /// The settings that can't change once the layer is made.
  var fixed: [String] = []
  var methods: [BuiltinFunction] = []
  var attributes: [(String, Value)] = []
  /// Makes the part that owns the tensors.
  let make: Make
  let forward: Forward
  /// The settings as printed, where the part's own text would not do.
  var settings: ((ModuleInstance) -> String)?
  /// What is left to do once the instance has its settings and tensors.
  var finish: ((ModuleInstance, CellLibrary, Context) throws -> Void)?

  /// The class, a subclass of `nn.Module`.
  func classObject(_ library: CellLibrary, base: ClassObject) -> ClassObject {
    ClassObject(
      name: name, module: file.map { "torch.nn.modules.\($0)" } ?? "rnn", base: base,
      documentation: documentation,
      methods: [initializer(library), forwardMethod] + printing + guarding(base)
        + resetting(library) + methods,
      attributes: attributes)
  }

  private func initializer(_ library: CellLibrary) -> BuiltinFunction {
    let (make, tensors, finish) = (make, tensors, finish)
    // Placement is of no consequence here, so that it is not kept.
    let unkept = tensors + ["device", "dtype"]
    let takesDType = parameters.contains { $0.name == "dtype" }
    return BuiltinFunction(
      method: "__init__", of: constructorName ?? name, parameters, documentation
    ) { (arguments, context) in
      guard case .instance(let object) = arguments.receiver else { return .none }
      // New parameters are of the standard kind.
      let kind = try takesDType ? arguments.dtype() : nil
      object.payload = try DType.withStandard(kind ?? .standard) {
        try make(arguments, library, context)
      }
      for (parameter, value) in zip(arguments.function.parameters, arguments.values).dropFirst()
      where !unkept.contains(parameter.name) {
        object.attributes[parameter.name] = value
      }
      for name in tensors { object.attributes[name] = Value.none }
      ModuleInstance(object)?.adoptTensors(library)
      guard let module = ModuleInstance(object) else { return .none }
      try module.adoptParts(library, in: context)
      try finish?(module, library, context)
      return .none
    }
  }

  private var forwardMethod: BuiltinFunction {
    let forward = forward
    return BuiltinFunction(method: "forward", of: name, inputs, documentation) {
      (arguments, context) in
      try forward(arguments.module(), arguments, context)
    }
  }

  /// Refuses to change a setting that the layer read when it was made: the change would do nothing.
  private func guarding(_ base: ClassObject) -> [BuiltinFunction] {
    guard !fixed.isEmpty, let setter = base.lookup("__setattr__") else { return [] }
    let (fixed, type, module) = (fixed, name, file == nil ? "rnn" : "nn")
    return [
      BuiltinFunction(
        method: "__setattr__", of: name, [.positional("name"), .positional("value")],
        "Sets an attribute, but no setting that can't change."
      ) { (arguments, context) in
        let (name, value) = (try arguments.string("name"), arguments["value"])
        if fixed.contains(name), let instance = ModuleInstance(arguments.receiver),
          let old = instance.object.attributes[name], try !context.isSame(old, value)
        {
          throw Raise(
            .attributeError, "\(name) of a \(type) can't change once the layer is made",
            fix: "make a new layer: \(module).\(type)(…, \(name)=\(try context.repr(value)))")
        }
        return try context.call(setter, [arguments.receiver, Value(name), value])
      }
    ]
  }

  private var printing: [BuiltinFunction] {
    guard let settings else { return [] }
    return [
      BuiltinFunction(method: "extra_repr", of: name, "The settings, as printed.") {
        (arguments, _) in
        Value(settings(try arguments.module()))
      }
    ]
  }
}

extension BuiltinParameter {
  /// `device=None, dtype=None`, at the end of a layer's constructor.
  static var placement: [BuiltinParameter] { [.optional("device"), .optional("dtype")] }
}

extension Arguments {
  /// Checks where and of which kind a layer shall be: on the CPU, of float32.
  func checkPlacement() throws(Raise) {
    try checkDevice()
    if let dtype = try dtype(), !dtype.isFloatingPoint {
      throw Raise(
        .runtimeError, "Only Tensors of floating point and complex dtype can require gradients")
    }
  }
}
