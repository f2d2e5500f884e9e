import Tensors

/// How many numbers of one kind a model consists of, and the bytes that they take.
public struct StoredNumbers: Hashable, Sendable {
  /// The kind as PyTorch calls it: `torch.float32`, `torch.qint8`.
  public let kind: String
  /// How many numbers there are.
  public internal(set) var count: Int
  /// The bytes that they take.
  public internal(set) var bytes: Int
}

extension Module {
  /// The numbers of all parameters, buffers and quantized weights, each tensor once, by kind.
  ///
  /// The factors of quantized weights count as `torch.float32`.
  public func storedNumbers() -> [StoredNumbers] {
    var kinds: [StoredNumbers] = []
    func add(_ kind: String, count: Int, bytes: Int) {
      if let place = kinds.firstIndex(where: { $0.kind == kind }) {
        kinds[place].count += count
        kinds[place].bytes += bytes
      } else {
        kinds.append(StoredNumbers(kind: kind, count: count, bytes: bytes))
      }
    }
    let weights = namedModules.compactMap(\.module.quantizedWeights)
    for matrix in weights.flatMap(\.matrices).map(\.matrix) {
      let integers = matrix.rows * matrix.columns
      add("torch.qint8", count: integers, bytes: integers)
      let factors = matrix.byteCount - integers
      add("torch.float32", count: factors / 4, bytes: factors)
    }
    let tensors =
      (namedParameters + namedBuffers).map(\.tensor) + weights.flatMap(\.others).map(\.tensor)
    for tensor in tensors {
      add("torch.\(tensor.dtype)", count: tensor.count, bytes: tensor.count * tensor.dtype.stride)
    }
    return kinds
  }

  /// The numbers that were trained: parameters, and what quantized layers made of theirs.
  public var trainedCount: Int {
    let weights = namedModules.compactMap(\.module.quantizedWeights)
    return parameters.reduce(0) { $0 + $1.count }
      + weights.flatMap(\.matrices).reduce(0) { $0 + $1.matrix.rows * $1.matrix.columns }
      + weights.flatMap(\.others).reduce(0) { $0 + $1.tensor.count }
  }
}
