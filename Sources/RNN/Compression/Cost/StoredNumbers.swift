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
    var seen: Set<ObjectIdentifier> = []
    return Self.storedNumbers(of: namedModules.map(\.module), &seen)
  }

  /// What modules themselves own, but for the tensors that were seen before.
  private static func storedNumbers(
    of modules: [Module], _ seen: inout Set<ObjectIdentifier>
  ) -> [StoredNumbers] {
    var kinds: [StoredNumbers] = []
    func add(_ kind: String, count: Int, bytes: Int) {
      if let place = kinds.firstIndex(where: { $0.kind == kind }) {
        kinds[place].count += count
        kinds[place].bytes += bytes
      } else {
        kinds.append(StoredNumbers(kind: kind, count: count, bytes: bytes))
      }
    }
    let weights = modules.compactMap(\.quantizedWeights)
    for matrix in weights.flatMap(\.matrices).map(\.matrix) {
      let integers = matrix.rows * matrix.columns
      add("torch.qint8", count: integers, bytes: integers)
      let factors = matrix.byteCount - integers
      add("torch.float32", count: factors / 4, bytes: factors)
    }
    let tensors =
      modules.flatMap(\.ownParameterTensors) + modules.flatMap(\.ownBufferTensors)
      + weights.flatMap(\.others).map(\.tensor)
    for tensor in tensors where seen.insert(ObjectIdentifier(tensor)).inserted {
      add("torch.\(tensor.dtype)", count: tensor.count, bytes: tensor.count * tensor.dtype.stride)
    }
    return kinds
  }

  /// How many trained numbers this module itself owns, and the bytes of all that it owns, but for
  /// the tensors that were seen before.
  func ownSize(_ seen: inout Set<ObjectIdentifier>) -> (trained: Int, bytes: Int) {
    let before = seen
    let bytes = Self.storedNumbers(of: [self], &seen).reduce(0) { $0 + $1.bytes }
    let parameters = ownParameterTensors.filter { !before.contains(ObjectIdentifier($0)) }
    let quantized = quantizedWeights.map(\.trainedCount) ?? 0
    return (parameters.reduce(quantized) { $0 + $1.count }, bytes)
  }

  private var ownParameterTensors: [Tensor] { parameterEntries.compactMap(\.tensor) }

  private var ownBufferTensors: [Tensor] { bufferEntries.compactMap(\.tensor) }

  /// The numbers that were trained: parameters, and what quantized layers made of theirs.
  public var trainedCount: Int {
    parameters.reduce(0) { $0 + $1.count }
      + namedModules.compactMap(\.module.quantizedWeights).reduce(0) { $0 + $1.trainedCount }
  }
}

extension QuantizedWeights {
  /// The numbers that were trained: weights and biases, without factors.
  fileprivate var trainedCount: Int {
    matrices.reduce(0) { $0 + $1.matrix.rows * $1.matrix.columns }
      + others.reduce(0) { $0 + $1.tensor.count }
  }
}
