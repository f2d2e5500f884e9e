import Interpreter
import RNN

extension ModuleInstance {
  /// Turns the weights of layers inside this module into 8-bit integers, and puts modules of the
  /// quantized classes in the place of those of `torch.nn`.
  ///
  /// - Returns: What stands in the place of this module itself.
  @discardableResult
  func quantize(
    _ layers: [ModuleInstance], _ scheme: QuantizationScheme, _ library: CellLibrary,
    _ context: Context
  ) throws -> ModuleInstance {
    let bodies = Set(layers.map { ObjectIdentifier($0.body) })
    do {
      try body.quantize(scheme) { _, layer in bodies.contains(ObjectIdentifier(layer)) }
    } catch QuantizationError.nothingToQuantize {
      throw QuantizationError.nothingToQuantize(model: name)
    }
    var replacements: [ObjectIdentifier: ModuleInstance] = [:]
    for layer in layers where replacements[ObjectIdentifier(layer.object)] == nil {
      replacements[ObjectIdentifier(layer.object)] = layer.quantizedInstance(library, context)
    }
    for (_, module) in descendants {
      for (name, child) in module.children {
        guard let made = replacements[ObjectIdentifier(child.object)] else { continue }
        module.registerChild(name, made)
      }
    }
    return replacements[ObjectIdentifier(object)] ?? self
  }

  /// A copy of this module that can be quantized: unlike `copy.deepcopy`, it takes pruned parameters,
  /// whose values have a history.
  func copyToQuantize(in context: Context) throws -> Value {
    var shown: [(object: InstanceObject, name: String, value: Value)] = []
    for (_, module) in descendants {
      for name in module.body.prunedNames {
        guard let value = module.object.attributes[name], let tensor = value.tensor else {
          continue
        }
        shown.append((module.object, name, value))
        module.object.attributes[name] = Value(tensor.detach())
      }
    }
    defer { for entry in shown { entry.object.attributes[entry.name] = entry.value } }
    return try context.deepCopy(of: value)
  }

  /// The layer's body, now of integers, as an instance of the quantized class.
  private func quantizedInstance(_ library: CellLibrary, _ context: Context) -> ModuleInstance? {
    guard object.classObject.isLayer else {
      removeTensorAttributes(of: object)
      return nil
    }
    let made = InstanceObject(
      of: quantizedType(of: object.classObject, library, in: context), payload: body)
    made.copyAttributes(of: object)
    removeTensorAttributes(of: made)
    if object.classObject.name == "Linear" { made.attributes["bias"] = nil }
    return ModuleInstance(made)
  }

  private func removeTensorAttributes(of object: InstanceObject) {
    for (name, value) in object.attributes.pairs where value.tensor != nil {
      object.attributes[name] = nil
    }
  }

  /// What a class of `torch.nn` does, on integers: a class of the same name, printed as
  /// `DynamicQuantizedLSTM`.
  private func quantizedType(
    of original: ClassObject, _ library: CellLibrary, in context: Context
  ) -> ClassObject {
    let path = "torch.ao.nn.quantized.dynamic.modules."
    let file = original.module?.split(separator: ".").last ?? ""
    let known = context.nativeClass(named: path + original.name)
    if known.documentation != nil { return known }
    let methods = ["forward", "flatten_parameters"].compactMap { method in
      original.lookup(method).map { (method, $0) }
    }
    let made = ClassObject(
      name: original.name, module: path + file,
      base: networkType(library, in: context),
      documentation: "A layer whose weights are 8-bit integers.",
      methods: original.name == "Linear" ? quantizedLinearMethods : [], attributes: methods)
    context.register(nativeClass: made, typeName: path + original.name)
    return made
  }
}

/// `weight()` and `bias()` of a quantized linear layer, as in PyTorch.
private var quantizedLinearMethods: [BuiltinFunction] {
  ["weight", "bias"].map { name in
    BuiltinFunction(method: name, of: "Linear", "What the layer computes with.") { (arguments, _) in
      let state = try arguments.module().body.fullState
      return state.first { $0.name == name }.map { Value($0.value) } ?? .none
    }
  }
}
