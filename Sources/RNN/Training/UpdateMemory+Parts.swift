import Tensors

extension UpdateMemory {
  /// Where a value that a rule remembers is kept.
  public enum Part: Hashable, Sendable {
    case steps, product, first, second, third
  }

  /// A part as a tensor of the parameter's shape, or of one number; nothing where it is not there.
  func tensor(_ part: Part, shape: [Int]) -> Tensor? {
    switch part {
    case .steps: return Tensor([Float(steps)], shape: [])
    case .product: return Tensor([product], shape: [])
    case .first: return first.isEmpty ? nil : Tensor(first, shape: shape)
    case .second: return second.isEmpty ? nil : Tensor(second, shape: shape)
    case .third: return third.isEmpty ? nil : Tensor(third, shape: shape)
    }
  }

  /// Takes a part over from a tensor of the right shape.
  mutating func set(_ part: Part, to tensor: Tensor) {
    let values = tensor.elements
    switch part {
    case .steps: steps = tensor.integers.first ?? 0
    case .product: product = values.first ?? 1
    case .first: first = values
    case .second: second = values
    case .third: third = values
    }
  }
}

extension UpdateMemory.Part {
  /// The shape of the part's tensor for a parameter of a shape.
  func shape(of parameter: [Int]) -> [Int] {
    switch self {
    case .steps, .product: []
    case .first, .second, .third: parameter
    }
  }
}
