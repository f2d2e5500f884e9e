import Tensors

extension Module {
  /// A module with the same settings and copies of all tensors, down through all its parts.
  ///
  /// What stands under several names here stands under the same names there, as one copy. Gradients
  /// are copied too.
  ///
  /// - Throws: ``ModuleError/notCopyable(layer:)``, ``ModuleError/copyOfNonLeaf``.
  public func copied() throws -> Module {
    var copies = ModuleCopies()
    return try copies.copy(of: self)
  }
}

extension Tensor {
  /// A leaf with its own memory, the same numbers, the same gradient and the same wish for one.
  ///
  /// - Throws: ``ModuleError/copyOfNonLeaf`` for a tensor that an operation computed.
  public func leafCopy() throws -> Tensor {
    guard isLeaf else { throw ModuleError.copyOfNonLeaf }
    let copy = try noGrad { try clone() }
    if requiresGrad { try copy.requiresGrad(true) }
    copy.grad = try noGrad { try grad?.clone() }
    return copy
  }
}

/// What has been copied so far, so that a thing with two names is copied once.
private struct ModuleCopies {
  private var modules: [ObjectIdentifier: Module] = [:]
  private var tensors: [ObjectIdentifier: Tensor] = [:]

  mutating func copy(of module: Module) throws -> Module {
    if let known = modules[ObjectIdentifier(module)] { return known }
    let made = try module.emptied()
    modules[ObjectIdentifier(module)] = made
    made.setMode(training: module.training)
    made.takeCompression(of: module)
    for (name, tensor) in module.parameterEntries {
      made.setParameter(name, try tensor.map { try copy(of: $0) })
    }
    for (name, tensor, isPersistent) in module.bufferEntries {
      made.setBuffer(name, try tensor.map { try copy(of: $0) }, persistent: isPersistent)
    }
    for (name, child) in module.namedChildren { made.setChild(name, try copy(of: child)) }
    return made
  }

  private mutating func copy(of tensor: Tensor) throws -> Tensor {
    if let known = tensors[ObjectIdentifier(tensor)] { return known }
    let made = try tensor.leafCopy()
    tensors[ObjectIdentifier(tensor)] = made
    return made
  }
}
