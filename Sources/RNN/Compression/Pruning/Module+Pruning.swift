import Tensors

extension Module {
  /// Prunes a parameter: from now on the layer computes with `name_orig ⊙ name_mask`.
  ///
  /// As in PyTorch, the parameter is called `name_orig` afterwards and stands last, the mask is a
  /// buffer `name_mask`, and training changes the original alone, so that what is pruned stays zero
  /// in use. Pruning again takes from what is left.
  ///
  /// - Parameters:
  ///   - name: A parameter that this module itself owns.
  ///   - scores: What a method goes by instead of the values, of the same shape.
  ///   - generator: What a random method draws from.
  /// - Throws: ``PruningError``; nothing is changed then.
  public func prune(
    _ name: String, _ method: PruningMethod, scores: Tensor? = nil, generator: RandomGenerator
  ) throws {
    let value = try prunableValue(name)
    let scores = scores ?? value
    guard scores.shape == value.shape else {
      throw PruningError.scoresShape(
        layer: description, name: name, wanted: value.shape, got: scores.shape)
    }
    let left = try pruningMask(name) ?? Tensor.ones(value.shape)
    try setMask(name, method.mask(of: scores, in: left, generator: generator).to(value.dtype))
  }

  /// Prunes several parameters as if they were one: the method goes by all of them together.
  ///
  /// - Throws: ``PruningError/method(name:)`` for a method that is not unstructured.
  public static func pruneTogether(
    _ parameters: [(module: Module, name: String)], _ method: PruningMethod,
    scores: [Tensor]? = nil, generator: RandomGenerator
  ) throws {
    guard method.isUnstructured else { throw PruningError.method(name: "\(method)") }
    guard !parameters.isEmpty else { throw PruningError.nothingToPrune }
    let values = try parameters.map { try $0.module.prunableValue($0.name) }
    let masks = try zip(parameters, values).map { parameter, value in
      try parameter.module.pruningMask(parameter.name) ?? Tensor.ones(value.shape)
    }
    let all = (scores ?? values).flatMap(\.elements)
    let left = masks.flatMap(\.elements)
    guard all.count == left.count else {
      throw PruningError.maskShape(wanted: [left.count], got: [all.count])
    }
    let mask = try method.mask(
      of: Tensor(all), in: Tensor(left), generator: generator
    ).elements
    var start = 0
    for ((module, name), value) in zip(parameters, values) {
      let part = Array(mask[start..<(start + value.count)])
      try module.setMask(name, Tensor(part, shape: value.shape).to(value.dtype))
      start += value.count
    }
  }

  /// Makes pruning permanent: the parameter has its old name again, and zeros where it was pruned.
  ///
  /// - Throws: ``PruningError/notPruned(layer:name:)``.
  public func removePruning(_ name: String) throws {
    guard prunedNames.contains(name), let original = parameter(name + "_orig"),
      let value = try prunedValue(name)
    else { throw PruningError.notPruned(layer: description, name: name) }
    _ = try noGrad { try original.copy_(value) }
    prunedNames.removeAll { $0 == name }
    remove(name + "_orig")
    remove(name + "_mask")
    setParameter(name, original)
  }

  /// Whether this module or one below it has a pruned parameter.
  public var isPruned: Bool { namedModules.contains { !$0.module.prunedNames.isEmpty } }

  /// The value of a pruned parameter, `name_orig ⊙ name_mask`, through which gradients flow back to
  /// the original; nothing for a parameter that is not pruned.
  package func prunedValue(_ name: String) throws -> Tensor? {
    guard prunedNames.contains(name), let original = parameter(name + "_orig"),
      let mask = buffer(name + "_mask")
    else { return nil }
    guard original.shape == mask.shape else {
      throw PruningError.originalShape(name: name, original: original.shape, mask: mask.shape)
    }
    return try mask * original
  }

  /// The parameter with which a layer computes.
  func usedParameter(_ name: String) throws -> Tensor? {
    prunedNames.isEmpty ? parameter(name) : try prunedValue(name) ?? parameter(name)
  }

  private func pruningMask(_ name: String) -> Tensor? {
    prunedNames.contains(name) ? buffer(name + "_mask") : nil
  }

  private func prunableValue(_ name: String) throws -> Tensor {
    if let value = try usedParameter(name) { return value.detach() }
    throw hasParameter(name)
      ? PruningError.absentParameter(name: name)
      : PruningError.noParameter(layer: typeName, name: name)
  }

  private func setMask(_ name: String, _ mask: Tensor) {
    if !prunedNames.contains(name), let parameter = parameter(name) {
      remove(name)
      setParameter(name + "_orig", parameter)
      prunedNames.append(name)
    }
    setBuffer(name + "_mask", mask)
  }
}
