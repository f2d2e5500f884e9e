extension CellGraph {
  /// A value of one step while its graph is built.
  public struct Value {
    let builder: Builder
    let index: NodeIndex
    /// The value's shape; known at once, since all declared sizes are.
    public let shape: ValueShape
  }
}

/// `x·W`: `[B, k]·[k, n]` is `[B, n]`.
public func matmul(
  _ x: CellGraph.Value, _ weight: CellGraph.Value
) throws(CellGraphError) -> CellGraph.Value {
  try x.product(weight, transposed: false)
}

/// `x·Wᵀ`: `[B, k]·[n, k]ᵀ` is `[B, n]`.
public func matmul(
  _ x: CellGraph.Value, transposed weight: CellGraph.Value
) throws(CellGraphError) -> CellGraph.Value {
  try x.product(weight, transposed: true)
}

/// `x·Wᵀ` with W in 8-bit integers: `[B, k]·[n, k]ᵀ` is `[B, n]`. It has no gradient.
public func matmul(
  _ x: CellGraph.Value, quantized weight: QuantizedMatrix
) throws(CellGraphError) -> CellGraph.Value {
  let shape = ValueShape.matrix(weight.rows, weight.columns)
  let operand = CellGraphError.Operand(name: "W", shape: shape)
  guard case .features(let size) = x.shape else {
    throw .productOperand(x.builder.operand(x), operand)
  }
  guard size == weight.columns else {
    throw .product(x.builder.operand(x), operand, transposed: true)
  }
  return x.builder.append(.quantizedProduct(x.index, weight), .features(weight.rows))
}

/// The features of several values side by side: `[B, n₁ + n₂ + …]`.
public func concatenate(_ values: [CellGraph.Value]) throws(CellGraphError) -> CellGraph.Value {
  guard let builder = values.first?.builder else { throw .concatenation([]) }
  var size = 0
  for value in values {
    try builder.check(value)
    guard case .features(let n) = value.shape else {
      throw .concatenation(values.map(builder.operand))
    }
    size += n
  }
  return builder.append(.concatenation(values.map(\.index)), .features(size))
}

extension CellGraph.Value {
  /// The features from the range's lower bound up to its upper one.
  public subscript(range: Range<Int>) -> CellGraph.Value {
    get throws(CellGraphError) {
      guard case .features(let size) = shape, !range.isEmpty, range.lowerBound >= 0,
        range.upperBound <= size
      else {
        throw .slice(
          builder.operand(self), lowerBound: range.lowerBound, upperBound: range.upperBound)
      }
      return builder.append(.slice(index, range), .features(range.count))
    }
  }

  /// The rows of a matrix from the range's lower bound up to its upper one.
  public func rows(_ range: Range<Int>) throws(CellGraphError) -> CellGraph.Value {
    guard case .matrix(let count, let width) = shape, !range.isEmpty, range.lowerBound >= 0,
      range.upperBound <= count
    else {
      throw .slice(
        builder.operand(self), lowerBound: range.lowerBound, upperBound: range.upperBound)
    }
    return builder.append(.rows(index, range), .matrix(range.count, width))
  }

  /// Cuts the features into `count` values of equal size, first to last.
  public func chunks(_ count: Int) throws(CellGraphError) -> [CellGraph.Value] {
    guard case .features(let size) = shape, count > 0, size.isMultiple(of: count) else {
      throw .slice(builder.operand(self), lowerBound: 0, upperBound: count)
    }
    let width = size / count
    var parts: [CellGraph.Value] = []
    for part in 0..<count { parts.append(try self[part * width..<(part + 1) * width]) }
    return parts
  }

  func product(
    _ weight: CellGraph.Value, transposed: Bool
  ) throws(CellGraphError) -> CellGraph.Value {
    try builder.check(weight)
    guard case .features(let size) = shape, case .matrix(let rows, let columns) = weight.shape
    else { throw .productOperand(builder.operand(self), builder.operand(weight)) }
    guard size == (transposed ? columns : rows) else {
      throw .product(builder.operand(self), builder.operand(weight), transposed: transposed)
    }
    return transposed
      ? builder.append(.transposedProduct(index, weight.index), .features(rows))
      : builder.append(.product(index, weight.index), .features(columns))
  }

  func elementwise(
    _ function: CellGraph.BinaryFunction, _ other: CellGraph.Value
  ) throws(CellGraphError) -> CellGraph.Value {
    try builder.check(other)
    guard let result = shape.broadcast(with: other.shape) else {
      throw .elementwise(function, builder.operand(self), builder.operand(other))
    }
    return builder.append(.elementwise(function, index, other.index), result)
  }

  /// A function of this value, element by element.
  public func map(_ function: CellGraph.UnaryFunction) -> CellGraph.Value {
    builder.append(.map(function, index), shape)
  }

  func overFeatures(
    _ name: String, size: (Int) -> Int, _ operation: CellGraph.Operation
  ) throws(CellGraphError) -> CellGraph.Value {
    guard case .features(let n) = shape else {
      throw .noFeatures(function: name, builder.operand(self))
    }
    return builder.append(operation, .features(size(n)))
  }
}
