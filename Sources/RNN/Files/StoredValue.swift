import Tensors

/// A value that a ``Checkpoint`` can hold: numbers, text and tensors, nested as a program needs.
public indirect enum StoredValue {
  case none
  case bool(Bool)
  case integer(Int)
  case number(Double)
  case text(String)
  case list([StoredValue])
  case tuple([StoredValue])
  /// Values under keys, in order.
  case dictionary([StoredEntry], kind: DictionaryKind = .plain)
  /// A tensor's shape as a value of its own.
  case size([Int])
  /// The same tensor in several places is stored, and comes back, as one.
  case tensor(Tensor)
  /// A tensor that a network owns.
  case parameter(Tensor)
  /// The weights of a quantized layer.
  case integers(QuantizedMatrix)

  /// What kind of dictionary cells know a value as.
  public enum DictionaryKind: UInt8, Sendable {
    case plain, ordered, counter
  }
}

/// A key of a stored dictionary with its value.
public struct StoredEntry {
  /// The key: a number, a text, a tuple of such.
  public let key: StoredValue
  /// What is stored under it.
  public let value: StoredValue

  /// A value under a key.
  public init(_ key: StoredValue, _ value: StoredValue) {
    self.key = key
    self.value = value
  }
}

extension StoredValue {
  /// Named tensors as a dictionary: a module's ``Module/stateDictionary``.
  public static func tensors(_ tensors: [NamedTensor]) -> StoredValue {
    .dictionary(
      tensors.map { StoredEntry(.text($0.name), .tensor($0.tensor)) }, kind: .ordered)
  }

  /// Values under names.
  public static func named(_ values: [(String, StoredValue)]) -> StoredValue {
    .dictionary(values.map { StoredEntry(.text($0.0), $0.1) })
  }

  /// The value of a text key of a dictionary.
  public subscript(name: String) -> StoredValue? {
    guard case .dictionary(let entries, _) = self else { return nil }
    return entries.first { $0.key.asText == name }?.value
  }

  /// The tensors of a dictionary under their names; nothing where anything else stands there.
  public var namedTensors: [NamedTensor]? {
    guard case .dictionary(let entries, _) = self else { return nil }
    let tensors = entries.compactMap { entry -> NamedTensor? in
      guard let name = entry.key.asText, let tensor = entry.value.asTensor else { return nil }
      return NamedTensor(name: name, tensor: tensor)
    }
    return tensors.count == entries.count ? tensors : nil
  }

  /// The text that the value is, else nothing.
  public var asText: String? {
    if case .text(let text) = self { text } else { nil }
  }

  /// The whole number that the value is, else nothing.
  public var asInteger: Int? {
    if case .integer(let number) = self { number } else { nil }
  }

  /// The number that the value is, else nothing.
  public var asNumber: Double? {
    switch self {
    case .number(let number): number
    case .integer(let number): Double(number)
    default: nil
    }
  }

  /// The tensor that the value is, else nothing.
  public var asTensor: Tensor? {
    switch self {
    case .tensor(let tensor), .parameter(let tensor): tensor
    default: nil
    }
  }

  /// The elements of a list or a tuple, else nothing.
  public var asList: [StoredValue]? {
    switch self {
    case .list(let elements), .tuple(let elements): elements
    default: nil
    }
  }
}
