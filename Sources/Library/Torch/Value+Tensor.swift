import Interpreter
import NumPy
import Tensors

extension Value {
  /// A tensor as a value: the same tensor is the same value.
  package init(_ tensor: Tensor) { self = .native(tensor) }

  /// One number of a tensor as Python's own number.
  package init(_ scalar: Scalar) {
    switch scalar {
    case .float(let value): self = .float(value)
    case .int(let value): self = .int(value)
    case .bool(let value): self = .bool(value)
    }
  }

  /// A shape as PyTorch shows it: a tuple that prints as `torch.Size([2, 3])`.
  package init(size shape: [Int]) {
    self = .tuple(TupleObject(shape.map { .int($0) }, typeName: "torch.Size"))
  }

  /// Several tensors as a tuple.
  package init(tensors: [Tensor]) { self.init(tuple: tensors.map { Value($0) }) }

  /// The tensor that the value is, a parameter's too, else nothing.
  package var tensor: Tensor? {
    guard case .native(let object) = self else { return nil }
    return object as? Tensor ?? (object as? ParameterObject)?.tensor
  }

  /// The number that the value is, else nothing.
  package var scalar: Scalar? {
    switch self {
    case .float(let value): .float(value)
    case .int(let value): .int(value)
    case .bool(let value): .bool(value)
    case .native(let object as ArrayScalar): object.plain.scalar
    default: nil
    }
  }
}

extension Tensor {
  /// The elements as Python's numbers, in lists as deep as the tensor has dimensions.
  var nestedLists: Value {
    let values = scalars.map { Value($0) }
    func part(_ axis: Int, _ range: Range<Int>) -> Value {
      if axis == rank { return values[range.lowerBound] }
      let size = shape[axis]
      let step = size == 0 ? 0 : range.count / size
      let parts = (0..<size).map { index in
        let start = range.lowerBound + index * step
        return part(axis + 1, start..<start + step)
      }
      return Value(list: parts)
    }
    return part(0, 0..<values.count)
  }
}
