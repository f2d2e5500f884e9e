import Tensors

/// How many of a layer's parameters are zero in use.
public struct Sparsity: Hashable, Sendable {
  /// The dotted name of the parameter, without `_orig`.
  public let name: String
  /// How many elements there are.
  public let count: Int
  /// How many of them are zero.
  public let zeros: Int

  /// The part that is zero; 0 for a parameter without elements.
  public var fraction: Double { count == 0 ? 0 : Double(zeros) / Double(count) }
}

extension Module {
  /// How many integers of quantized layers are zero.
  public var quantizedZeros: Int {
    namedModules.compactMap(\.module.quantizedWeights).flatMap(\.matrices)
      .reduce(0) { $0 + $1.matrix.elements.count { $0 == 0 } }
  }

  /// The zeros in each parameter as the layers use it, in the order of ``namedParameters``.
  public func sparsity() throws -> [Sparsity] {
    try namedModules.flatMap { path, module in
      let prefix = path.isEmpty ? "" : path + "."
      return try module.namedParameters.filter { !$0.name.contains(".") }.map { entry in
        let name = module.prunedNames.first { $0 + "_orig" == entry.name }
        let used = try name.flatMap { try module.prunedValue($0) } ?? entry.tensor
        return Sparsity(
          name: prefix + (name ?? entry.name), count: used.count,
          zeros: used.elements.count { $0 == 0 })
      }
    }
  }
}
