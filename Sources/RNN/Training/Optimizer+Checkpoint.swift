import Tensors

extension Optimizer {
  /// All that training goes on from: the parameters, what is remembered of each, and the groups'
  /// learning rates. The parameters are copies.
  public func stored() throws -> StoredValue {
    .named([
      ("parameters", .list(try parameters.map { .tensor(try $0.detach().clone()) })),
      ("memory", .list(parameters.map { .tensors(state(of: $0)) })),
      ("learning_rates", .list(groups.map { .number($0.rule.learningRate) })),
    ])
  }

  /// Takes up what ``stored()`` gave; nothing changes where it does not fit.
  ///
  /// - Throws: ``CheckpointError/notATraining(missing:)``, and ``LayerError`` for memory that the
  ///   rules do not keep.
  public func restore(_ stored: StoredValue) throws {
    let own = parameters
    let given = (stored["parameters"]?.asList ?? []).compactMap(\.asTensor)
    guard given.map(\.shape) == own.map(\.shape) else {
      throw CheckpointError.notATraining(missing: "parameters")
    }
    let memories = (stored["memory"]?.asList ?? []).compactMap(\.namedTensors)
    guard memories.count == own.count else { throw CheckpointError.notATraining(missing: "memory") }
    let rates = (stored["learning_rates"]?.asList ?? []).compactMap(\.asNumber)
    guard rates.count == groups.count else {
      throw CheckpointError.notATraining(missing: "learning_rates")
    }
    let before = own.map { state(of: $0) }
    do {
      for (parameter, memory) in zip(own, memories) { try setState(memory, of: parameter) }
    } catch {
      for (parameter, memory) in zip(own, before) { try setState(memory, of: parameter) }
      throw error
    }
    for (place, rate) in rates.enumerated() { groups[place].rule.learningRate = rate }
    try noGrad { for (parameter, values) in zip(own, given) { try parameter.copy_(values) } }
  }

  private var parameters: [Tensor] { groups.flatMap(\.parameters) }
}
