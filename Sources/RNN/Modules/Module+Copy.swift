import Tensors

extension Module {
  /// A module with the same settings and copies of all tensors, down through all its parts.
  ///
  /// What stands under several names here stands under the same names there, as one copy. The
  /// parameters' gradients stay behind.
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

  /// A parameter with its own memory and the same numbers, but no gradient yet.
  ///
  /// - Throws: ``ModuleError/copyOfNonLeaf`` for a tensor that an operation computed.
  public func parameterCopy() throws -> Tensor {
    let copy = try leafCopy()
    copy.grad = nil
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
      made.setParameter(name, try tensor.map { try copy(of: $0, by: Tensor.parameterCopy) })
    }
    for (name, tensor, isPersistent) in module.bufferEntries {
      let copied = try tensor.map { try copy(of: $0, by: Tensor.leafCopy) }
      made.setBuffer(name, copied, persistent: isPersistent)
    }
    for (name, child) in module.namedChildren { made.setChild(name, try copy(of: child)) }
    return made
  }

  private mutating func copy(
    of tensor: Tensor, by copied: (Tensor) -> () throws -> Tensor
  ) throws -> Tensor {
    if let known = tensors[ObjectIdentifier(tensor)] { return known }
    let made = try copied(tensor)()
    tensors[ObjectIdentifier(tensor)] = made
    return made
  }
}
