import Tensors

/// What one layer of a network holds, and what it took in the runs that a probe saw.
public struct LayerCost: Hashable, Sendable {
  /// The dotted name in the network; empty for the network itself.
  public let name: String
  /// The layer's kind, as printed.
  public let typeName: String
  /// The trained numbers that the layer itself owns, be they float numbers or 8-bit integers.
  public let parameters: Int
  /// How many of them are zero in use.
  public let zeros: Int
  /// The bytes of all that the layer itself owns: parameters, masks, factors, other buffers.
  public let bytes: Int
  /// The products with the layer's weights in the forward runs.
  public let products: ProductCount
  /// Bytes that its recurrences keep for backward.
  public let keptBytes: Int

  /// Each layer of a network that owns numbers or multiplies with them, in order. What layers share
  /// counts for the first of them, so that sums are those of ``Module/storedNumbers()``,
  /// ``Module/trainedCount`` and ``ProductCount``.
  public static func all(of network: Module, in probe: RecurrenceProbe) throws -> [LayerCost] {
    var seen: Set<ObjectIdentifier> = []
    return try network.namedModules.compactMap { name, module in
      let zeros = try module.ownSparsity(seen).reduce(0) { $0 + $1.zeros }
      let (trained, bytes) = module.ownSize(&seen)
      let products = probe.products[ObjectIdentifier(module)]?.count ?? ProductCount()
      guard bytes > 0 || products != ProductCount() else { return nil }
      return LayerCost(
        name: name, typeName: module.typeName, parameters: trained,
        zeros: zeros + module.ownQuantizedZeros, bytes: bytes, products: products,
        keptBytes: probe.runs.reduce(0) { $1.owner?.layer === module ? $0 + $1.keptBytes : $0 })
    }
  }
}

extension RecurrenceProbe.Run {
  /// The bytes of float numbers that backward needs of this run; 8-bit products have no backward.
  fileprivate var keptBytes: Int {
    graph.isQuantized ? 0 : graph.cost.keptValues &* steps &* batch &* 4
  }
}
