import Tensors

/// Where a value that a rule remembers is kept.
public enum UpdateMemoryPart: Hashable, Sendable {
  case steps, product, first, second, third

  /// The shape of the part's tensor for a parameter of a shape.
  func shape(of parameter: [Int]) -> [Int] {
    switch self {
    case .steps, .product: []
    case .first, .second, .third: parameter
    }
  }
}

extension UpdateMemory {
  /// A part as a tensor of the parameter's shape, or of one number; nothing where it is not there.
  func tensor(_ part: UpdateMemoryPart, shape: [Int]) -> Tensor? {
    switch part {
    case .steps: return Tensor(.float(Double(steps)), dtype: .standard)
    case .product: return Tensor(.float(Double(product)), dtype: .standard)
    case .first: return first.isEmpty ? nil : Self.tensor(first, shape)
    case .second: return second.isEmpty ? nil : Self.tensor(second, shape)
    case .third: return third.isEmpty ? nil : Self.tensor(third, shape)
    }
  }

  /// Takes a part over from a tensor of the right shape, whose elements become this memory's kind.
  mutating func set(_ part: UpdateMemoryPart, to tensor: Tensor) {
    switch part {
    case .steps: steps = tensor.integers.first ?? 0
    case .product: product = tensor.elements.first ?? 1
    case .first: first = tensor.doubles.map { Element($0) }
    case .second: second = tensor.doubles.map { Element($0) }
    case .third: third = tensor.doubles.map { Element($0) }
    }
  }

  private static func tensor(_ elements: [Element], _ shape: [Int]) -> Tensor {
    if let doubles = elements as? [Double] { return Tensor(doubles: doubles, shape: shape) }
    return Tensor(elements.map { Float($0) }, shape: shape)
  }
}
