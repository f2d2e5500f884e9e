import Tensors

extension Optimizer {
  /// What is remembered of a parameter, under PyTorch's names: `step`, `exp_avg`, `exp_avg_sq`.
  ///
  /// The tensors are copies. Nothing before the parameter's first step, but for rules that start
  /// from more than nothing.
  public func state(of parameter: Tensor) -> [NamedTensor] {
    guard let rule = rule(of: parameter), let own = memory[ObjectIdentifier(parameter)] else {
      return []
    }
    return rule.remembered.compactMap { name, part in
      own.tensor(part, shape: parameter.shape).map { NamedTensor(name: name, tensor: $0) }
    }
  }

  /// Goes on from what ``state(of:)`` gave; nothing makes the parameter start anew.
  ///
  /// Names that the rule does not keep are passed over.
  ///
  /// - Throws: ``LayerError/optimizerState(name:wanted:got:)`` for a tensor of another shape, and
  ///   ``LayerError/optimizerStateMissing(name:)``.
  public func setState(_ state: [NamedTensor], of parameter: Tensor) throws(LayerError) {
    guard let rule = rule(of: parameter) else { return }
    let key = ObjectIdentifier(parameter)
    guard !state.isEmpty else {
      memory[key] = rule.memoryAtStart(of: parameter)
      return
    }
    if parameter.dtype == .float64 {
      memory[key] = MemoryBox<Double>(try made(of: state, for: parameter, rule))
    } else {
      memory[key] = MemoryBox<Float>(try made(of: state, for: parameter, rule))
    }
  }

  private func made<Element: UpdateElement>(
    of state: [NamedTensor], for parameter: Tensor, _ rule: any UpdateRule
  ) throws(LayerError) -> UpdateMemory<Element> {
    var made = UpdateMemory<Element>(count: parameter.count)
    for (name, part) in rule.remembered {
      guard let given = state.first(where: { $0.name == name })?.tensor else {
        throw .optimizerStateMissing(name: name)
      }
      let wanted = part.shape(of: parameter.shape)
      guard given.shape == wanted else {
        throw .optimizerState(name: name, wanted: wanted, got: given.shape)
      }
      made.set(part, to: given)
    }
    return made
  }

  private func rule(of parameter: Tensor) -> (any UpdateRule)? {
    groups.first { $0.parameters.contains { $0 === parameter } }?.rule
  }
}
