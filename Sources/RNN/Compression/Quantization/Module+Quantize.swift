import Tensors

extension Module {
  /// Turns the weights of this module's layers into 8-bit integers, in place, for use without
  /// training: linear, embedding and recurrent layers, their cells, and layers of any graph.
  ///
  /// A quantized layer owns no parameters, computes `x·Wᵀ` as `scheme` says, adds its biases as float
  /// numbers, and prints as PyTorch's does. The module is left in evaluation mode.
  ///
  /// - Parameter isIncluded: Which layers, by their dotted name and themselves; all where left out.
  /// - Returns: The names of the layers that were quantized, `""` being this module.
  /// - Throws: ``QuantizationError``; nothing is changed then.
  @discardableResult
  public func quantize(
    _ scheme: QuantizationScheme = .perRow,
    where isIncluded: (_ name: String, _ layer: Module) -> Bool = { _, _ in true }
  ) throws -> [String] {
    let layers = namedModules.filter { isIncluded($0.name, $0.module) }
    if let (name, layer) = layers.first(where: { $0.module.isQuantized }) {
      throw QuantizationError.alreadyQuantized(layer: layer.typeName, name: name)
    }
    let quantizable = layers.compactMap { name, module in
      (module as? any QuantizableLayer).map { (name, $0) }
    }
    guard !quantizable.isEmpty else {
      throw QuantizationError.nothingToQuantize(model: typeName)
    }
    let weights = try quantizable.map { try $0.1.quantizedWeights(scheme) }
    for ((_, layer), weights) in zip(quantizable, weights) { layer.takeQuantized(weights) }
    eval()
    return quantizable.map(\.0)
  }

  /// Puts integers in the place of this layer's parameters.
  private func takeQuantized(_ weights: QuantizedWeights) {
    for entry in namedParameters where !entry.name.contains(".") { remove(entry.name) }
    for name in prunedNames { remove(name + "_mask") }
    prunedNames = []
    quantizedWeights = weights
  }
}
