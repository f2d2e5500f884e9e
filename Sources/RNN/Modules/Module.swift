import Tensors

/// A part of a network: it owns parameters, buffers and other modules, each under a name.
///
/// Names keep the order in which they were first given, and that is the order in which
/// parameters are listed, stored, printed and handed to an optimizer, as in PyTorch.
open class Module {
  /// True while dropout and the like act.
  public private(set) var training = true

  private var ownParameters = NamedEntries<Tensor?>()
  private var ownBuffers = NamedEntries<Buffer>()
  private var ownChildren = NamedEntries<Module>()
  /// The weights of a quantized layer, which then owns no parameters.
  var quantizedWeights: QuantizedWeights?
  /// The parameters of this module that are pruned, each stored as an original and a mask.
  package internal(set) var prunedNames: [String] = []

  private struct Buffer {
    let tensor: Tensor?
    let isPersistent: Bool
  }

  /// A module that owns nothing yet.
  public init() {}

  /// The name of the module's kind, as printed.
  open var typeName: String { String(describing: type(of: self)) }

  /// The settings between the parentheses of the printed form.
  open var extraDescription: String { "" }

  /// The module's function of one tensor.
  ///
  /// - Throws: ``LayerError/forwardMissing(layer:)`` in a module that does not define it.
  open func forward(_ input: Tensor) throws -> Tensor {
    throw LayerError.forwardMissing(layer: typeName)
  }

  /// A module of the same kind and settings that owns no tensors and no parts yet: what
  /// ``copied()`` fills. A kind of module with settings of its own defines it.
  ///
  /// - Throws: ``ModuleError/notCopyable(layer:)`` in a kind of module that does not define it.
  open func emptied() throws -> Module {
    guard type(of: self) == Module.self else { throw ModuleError.notCopyable(layer: typeName) }
    return Module()
  }

  /// Makes this module alone, not those below it, behave as in training or as in use.
  public func setMode(training: Bool) { self.training = training }
}

// MARK: - What a module owns

extension Module {
  /// Registers a parameter, or with nil, that a parameter of this name is absent (`bias=None`).
  public func setParameter(_ name: String, _ tensor: Tensor?) {
    ownParameters[name] = .some(tensor)
  }

  /// Registers a tensor that is not trained, or with nil, that a buffer of this name is absent.
  ///
  /// - Parameter persistent: Whether ``stateDictionary`` has the tensor.
  public func setBuffer(_ name: String, _ tensor: Tensor?, persistent: Bool = true) {
    ownBuffers[name] = Buffer(tensor: tensor, isPersistent: persistent)
  }

  /// Registers a part of this module.
  public func setChild(_ name: String, _ module: Module) { ownChildren[name] = module }

  /// Forgets the parameter, buffer or child of this name, if there is one.
  public func remove(_ name: String) {
    ownParameters[name] = nil
    ownBuffers[name] = nil
    ownChildren[name] = nil
  }

  /// The parameter that this module itself owns under this name.
  public func parameter(_ name: String) -> Tensor? { ownParameters[name] ?? nil }

  /// The buffer that this module itself owns under this name.
  public func buffer(_ name: String) -> Tensor? { ownBuffers[name]?.tensor }

  /// Whether this module itself has a parameter of this name, be it an absent one.
  package func hasParameter(_ name: String) -> Bool { ownParameters[name] != nil }

  /// Whether this module itself has a buffer of this name, be it an absent one.
  package func hasBuffer(_ name: String) -> Bool { ownBuffers[name] != nil }

  /// Whether ``stateDictionary`` has the buffer of this name.
  package func isPersistent(_ name: String) -> Bool { ownBuffers[name]?.isPersistent ?? true }

  /// The parameter that a layer's function reads; nil where it is absent, as a bias may be.
  ///
  /// - Throws: ``ModuleError/missingTensor(layer:name:)`` for one that was removed.
  func optionalParameter(_ name: String) throws -> Tensor? {
    if let value = try prunedValue(name) { return value }
    guard let entry = ownParameters[name] else {
      throw ModuleError.missingTensor(layer: typeName, name: name)
    }
    return entry
  }

  /// The buffer that a layer's function reads; nil where it is absent.
  ///
  /// - Throws: ``ModuleError/missingTensor(layer:name:)`` for one that was removed.
  func optionalBuffer(_ name: String) throws(ModuleError) -> Tensor? {
    guard let entry = ownBuffers[name] else {
      throw .missingTensor(layer: typeName, name: name)
    }
    return entry.tensor
  }

  /// The parameter that a layer's function can't do without.
  ///
  /// - Parameters:
  ///   - function: PyTorch's function behind the layer, which its message names.
  ///   - place: The parameter's place among that function's arguments.
  func neededParameter(
    _ name: String, of function: String, at place: Int = 2
  ) throws -> Tensor {
    guard let tensor = try optionalParameter(name) else {
      throw ModuleError.absentTensor(function: function, name: name, place: place)
    }
    return tensor
  }

  /// The part of this module with this name.
  public func child(_ name: String) -> Module? { ownChildren[name] }

  /// The parts of this module, in order.
  public var namedChildren: [(name: String, module: Module)] {
    ownChildren.map { ($0.name, $0.value) }
  }

  /// The parameters and buffers that this module itself owns and that are stored with it.
  var ownTensors: [NamedTensor] {
    ownParameters.compactMap { entry in
      entry.value.map { NamedTensor(name: entry.name, tensor: $0) }
    }
      + ownBuffers.compactMap { entry in
        guard entry.value.isPersistent else { return nil }
        return entry.value.tensor.map { NamedTensor(name: entry.name, tensor: $0) }
      }
  }

  /// Owns the same tensors and parts as another module, and is in the same mode.
  package func adoptContents(of other: Module) {
    (ownParameters, ownBuffers) = (other.ownParameters, other.ownBuffers)
    ownChildren = other.ownChildren
    training = other.training
  }

  /// This module's own parameters, the absent ones among them, in order.
  package var parameterEntries: [(name: String, tensor: Tensor?)] {
    ownParameters.map { ($0.name, $0.value) }
  }

  /// This module's own buffers, the absent ones among them, in order.
  package var bufferEntries: [(name: String, tensor: Tensor?, isPersistent: Bool)] {
    ownBuffers.map { ($0.name, $0.value.tensor, $0.value.isPersistent) }
  }

  /// This module and all below it with their dotted names, each once, parents first.
  public var namedModules: [(name: String, module: Module)] {
    var seen: Set<ObjectIdentifier> = []
    return modulePaths { module, _ in seen.insert(ObjectIdentifier(module)).inserted }
  }

  /// This module and all below it, parents first, each as often as it has a name; but not what
  /// contains itself again.
  var namedOccurrences: [(name: String, module: Module)] {
    modulePaths { module, parents in !parents.contains(ObjectIdentifier(module)) }
  }

  /// All paths from this module down, as far as `isEntered` agrees.
  private func modulePaths(
    _ isEntered: (_ module: Module, _ parents: Set<ObjectIdentifier>) -> Bool
  ) -> [(name: String, module: Module)] {
    var found: [(name: String, module: Module)] = []
    var waiting: [(name: String, module: Module, parents: Set<ObjectIdentifier>)] = [("", self, [])]
    while let (name, module, parents) = waiting.popLast() {
      guard isEntered(module, parents) else { continue }
      found.append((name, module))
      let prefix = name.isEmpty ? "" : name + "."
      let path = parents.union([ObjectIdentifier(module)])
      for child in module.ownChildren.reversed() {
        waiting.append((prefix + child.name, child.value, path))
      }
    }
    return found
  }

  /// All parameters with their dotted names, each tensor once.
  public var namedParameters: [NamedTensor] {
    var seen: Set<ObjectIdentifier> = []
    return allEntries { module in
      module.ownParameters.compactMap { entry in
        entry.value.map { NamedTensor(name: entry.name, tensor: $0) }
      }
    }.filter { seen.insert(ObjectIdentifier($0.tensor)).inserted }
  }

  /// All parameters, each once.
  public var parameters: [Tensor] { namedParameters.map(\.tensor) }

  /// All buffers with their dotted names, each tensor once.
  public var namedBuffers: [NamedTensor] {
    var seen: Set<ObjectIdentifier> = []
    return allEntries { module in
      module.ownBuffers.compactMap { entry in
        entry.value.tensor.map { NamedTensor(name: entry.name, tensor: $0) }
      }
    }.filter { seen.insert(ObjectIdentifier($0.tensor)).inserted }
  }

  private func allEntries(of own: (Module) -> [NamedTensor]) -> [NamedTensor] {
    namedModules.flatMap { name, module in
      let prefix = name.isEmpty ? "" : name + "."
      return own(module).map { NamedTensor(name: prefix + $0.name, tensor: $0.tensor) }
    }
  }
}

// MARK: - Mode and gradients

extension Module {
  /// Makes this module and all below it behave as in training.
  public func train(_ mode: Bool = true) {
    for (_, module) in namedModules { module.training = mode }
  }

  /// Makes this module and all below it behave as in use: no dropout.
  public func eval() { train(false) }

  /// Forgets the gradients of all parameters.
  public func zeroGradient() {
    for parameter in parameters { parameter.grad = nil }
  }
}

/// A tensor under the name that its module gives it.
public struct NamedTensor {
  /// The dotted name: `encoder.weight_ih_l0`.
  public let name: String
  /// The tensor itself, not a copy.
  public let tensor: Tensor

  /// A tensor with a name.
  public init(name: String, tensor: Tensor) {
    self.name = name
    self.tensor = tensor
  }
}
