import Tensors

extension Module {
  /// The square matrices that carry states from step to step, of this module and all below it.
  ///
  /// A weight of several gates is cut into theirs: `weight_hh_l0.i`, `.f`, `.g`, `.o` of an LSTM,
  /// `.r`, `.z`, `.n` of a GRU. Of a cell from equations they are the matrices that states are
  /// multiplied by.
  public func recurrentMatrices() throws -> [NamedTensor] {
    try namedModules.flatMap { name, module in
      let prefix = name.isEmpty ? "" : name + "."
      let carrying =
        (module as? GraphLayer)?.stateWeights
        ?? (module as? BidirectionalGraphLayer)?.stateWeights
      let own = module.namedParameters.filter { !$0.name.contains(".") }
      return try own.filter { entry in
        carrying?.contains(entry.name) ?? entry.name.hasPrefix("weight_hh")
      }.flatMap { try Self.blocks(of: $0.tensor, name: prefix + $0.name) }
    }
  }

  private static func blocks(of weight: Tensor, name: String) throws -> [NamedTensor] {
    guard weight.rank == 2, weight.shape[1] > 0, weight.shape[0].isMultiple(of: weight.shape[1])
    else { return [] }
    let count = weight.shape[0] / weight.shape[1]
    let letters: [Int: [String]] = [3: ["r", "z", "n"], 4: ["i", "f", "g", "o"]]
    return try weight.detach().chunk(count, 0).enumerated().map { place, block in
      let suffix = count == 1 ? "" : "." + (letters[count]?[place] ?? "\(place)")
      return NamedTensor(name: name + suffix, tensor: block)
    }
  }
}

extension GraphLayer {
  /// The names of the layer's own parameters that a state is multiplied by: `U`, `U_l1_reverse`.
  fileprivate var stateWeights: Set<String> {
    Set(
      places.flatMap { place in
        cell(of: place.layer).stateWeights.map { $0 + suffix(of: place) }
      })
  }
}

extension BidirectionalGraphLayer {
  /// The names of the parameters that a state of either run is multiplied by.
  fileprivate var stateWeights: Set<String> {
    forwardGraph.stateWeights.union(backwardGraph.stateWeights)
  }
}

extension CellGraph {
  /// The names of the parameters that a state is multiplied by.
  fileprivate var stateWeights: Set<String> {
    var found: Set<String> = []
    for node in nodes {
      guard let factors = node.operation.factors, nodes[factors.x].operation.isState,
        case .parameter(let place) = nodes[factors.weight].operation
      else { continue }
      found.insert(parameters[place].name)
    }
    return found
  }
}
