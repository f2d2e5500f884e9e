import Tensors

extension Module {
  /// All parameters and buffers with their dotted names. The tensors share their storage with the
  /// module, but not its gradients.
  public var stateDictionary: [NamedTensor] {
    namedOccurrences.flatMap { name, module in
      let prefix = name.isEmpty ? "" : name + "."
      return module.ownTensors.map {
        NamedTensor(name: prefix + $0.name, tensor: $0.tensor.detach())
      }
    }
  }

  /// Copies values into this module's parameters and buffers.
  ///
  /// - Parameter strict: Whether both sides must have the same names.
  /// - Throws: ``LayerError/stateDictionary(layer:missing:unexpected:mismatched:)``, which lists all
  ///   that does not fit; nothing is copied then.
  public func load(_ state: [NamedTensor], strict: Bool = true) throws {
    var given: [String: Tensor] = [:]
    for entry in state { given[entry.name] = entry.tensor }
    let own = stateDictionary
    let ownNames = Set(own.map(\.name))
    let missing = own.map(\.name).filter { given[$0] == nil }
    let unexpected = state.map(\.name).filter { !ownNames.contains($0) }
    let mismatched = own.compactMap { entry -> LayerError.ShapeMismatch? in
      guard let source = given[entry.name], source.shape != entry.tensor.shape else { return nil }
      return LayerError.ShapeMismatch(
        name: entry.name, given: source.shape, wanted: entry.tensor.shape)
    }
    guard mismatched.isEmpty, !strict || (missing.isEmpty && unexpected.isEmpty) else {
      throw LayerError.stateDictionary(
        layer: typeName, missing: strict ? missing : [], unexpected: strict ? unexpected : [],
        mismatched: mismatched)
    }
    for entry in own {
      if let source = given[entry.name] { try entry.tensor.copy_(source) }
    }
  }
}
