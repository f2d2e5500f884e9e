import Tensors

/// What one layer of a network cost in the runs that a probe saw.
public struct LayerCost: Hashable, Sendable {
  /// The dotted name in the network; empty for the network itself.
  public let name: String
  /// The layer's kind, as printed.
  public let typeName: String
  /// The trained numbers that the layer itself owns.
  public let parameters: Int
  /// Multiply-adds of the layer's weights in the forward runs.
  public let multiplyAdds: Int
  /// Bytes that its recurrences keep for backward.
  public let keptBytes: Int

  /// Each layer of a network that owns parameters, in order.
  ///
  /// Counted are products with trained weights of recurrences and of ``Linear`` layers; those of two
  /// computed tensors, as in attention, are not.
  public static func all(of network: Module, in probe: RecurrenceProbe) -> [LayerCost] {
    network.namedModules.compactMap { name, module in
      let own = module.namedParameters.filter { !$0.name.contains(".") }.map(\.tensor)
      guard !own.isEmpty else { return nil }
      let runs = probe.runs.filter { run in
        run.parameters.contains { parameter in own.contains { $0 === parameter } }
      }
      let products = probe.products.filter { product in own.contains { $0 === product.weight } }
      return LayerCost(
        name: name, typeName: module.typeName, parameters: own.reduce(0) { $0 + $1.count },
        multiplyAdds: runs.reduce(0) { $0 + $1.graph.cost.multiplyAdds * $1.steps * $1.batch }
          + products.reduce(0) { $0 + $1.weight.count * $1.rows },
        keptBytes: runs.reduce(0) { $0 + $1.graph.cost.keptValues * $1.steps * $1.batch * 4 })
    }
  }
}
