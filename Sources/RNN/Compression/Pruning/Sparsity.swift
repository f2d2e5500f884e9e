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
    namedModules.reduce(0) { $0 + $1.module.ownQuantizedZeros }
  }

  /// How many integers of this module itself are zero.
  var ownQuantizedZeros: Int {
    quantizedWeights?.matrices.reduce(0) { $0 + $1.matrix.elements.count { $0 == 0 } } ?? 0
  }

  /// The zeros in each parameter as the layers use it, in the order of ``namedParameters``.
  public func sparsity() throws -> [Sparsity] {
    var seen: Set<ObjectIdentifier> = []
    return try namedModules.flatMap { path, module in
      defer {
        seen.formUnion(module.parameterEntries.compactMap(\.tensor).map { ObjectIdentifier($0) })
      }
      return try module.ownSparsity(seen, prefix: path.isEmpty ? "" : path + ".")
    }
  }

  /// The zeros in each parameter of this module itself, but for those that were seen before.
  func ownSparsity(
    _ seen: Set<ObjectIdentifier>, prefix: String = ""
  ) throws -> [Sparsity] {
    let own = namedParameters.filter {
      !$0.name.contains(".") && !seen.contains(ObjectIdentifier($0.tensor))
    }
    return try own.map { entry in
      let name = prunedNames.first { $0 + "_orig" == entry.name }
      let used = try name.flatMap { try prunedValue($0) } ?? entry.tensor
      return Sparsity(
        name: prefix + (name ?? entry.name), count: used.count,
        zeros: used.elements.count { $0 == 0 })
    }
  }
}
