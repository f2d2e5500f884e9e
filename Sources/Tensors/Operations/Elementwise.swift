import CKernels

/// How elementwise operations walk over their operands.
extension Tensor {
  /// A float operation of two float tensors, broadcast.
  static func combine(_ operation: ck_binary, _ a: Tensor, _ b: Tensor) throws -> Tensor {
    if let result = try combineInOneRun(operation, a, b) { return result }
    let shape = try Shape.broadcast(a.shape, b.shape)
    let result = try Tensor(uninitialized: shape)
    let (left, right) = (try a.steppingEvenly(), try b.steppingEvenly())
    let (sizes, strides) = Shape.collapsed(
      shape,
      strides: [
        result.strides, Shape.broadcastStrides(left.strides, of: left.shape, to: shape),
        Shape.broadcastStrides(right.strides, of: right.shape, to: shape),
      ])
    let run = sizes.last ?? 1
    let (stepA, stepB) = (strides[1].last ?? 0, strides[2].last ?? 0)
    result.withPointer(Float.self) { y in
      left.withPointer(Float.self) { a in
        right.withPointer(Float.self) { b in
          Shape.forEachRun(sizes, strides: strides, offsets: [0, 0, 0]) { at in
            ck_combine(operation, run, a + at[1], stepA, b + at[2], stepB, y + at[0])
          }
        }
      }
    }
    return result
  }

  /// The commonest cases, one call of the kernel: equal shapes, and a number on either side.
  private static func combineInOneRun(_ operation: ck_binary, _ a: Tensor, _ b: Tensor) throws
    -> Tensor?
  {
    let (stepA, stepB) = (a.rank == 0 ? 0 : 1, b.rank == 0 ? 0 : 1)
    guard a.isContiguous, b.isContiguous, a.rank == 0 || b.rank == 0 || a.shape == b.shape else {
      return nil
    }
    let result = try Tensor(uninitialized: a.rank == 0 ? b.shape : a.shape)
    result.withPointer(Float.self) { y in
      a.withPointer(Float.self) { a in
        b.withPointer(Float.self) { ck_combine(operation, result.count, a, stepA, $0, stepB, y) }
      }
    }
    return result
  }

  /// This tensor where runs along its last dimension step by one or none, else a copy in order.
  private func steppingEvenly() throws -> Tensor {
    let (_, strides) = Shape.collapsed(shape, strides: [strides])
    let last = strides[0].last ?? 0
    // Broadcasting may make a shorter dimension the last one: then every stride has to be even.
    let even = last <= 1 && (self.strides.last ?? 0) <= 1
    return even ? self : try packed()
  }

  /// The elements in order of this tensor broadcast to `shape`.
  func packed(to shape: [Int]) throws -> Tensor {
    if self.shape == shape { return try packed() }
    return try alias(
      shape: shape, strides: Shape.broadcastStrides(strides, of: self.shape, to: shape)
    ).packed()
  }

  /// f of each pair of elements, broadcast; both operands hold `Element`s.
  static func pairwise<Element: TensorElement, Result: TensorElement>(
    _ a: Tensor, _ b: Tensor, _: Element.Type, _ function: (Element, Element) -> Result
  ) throws -> Tensor {
    let shape = try Shape.broadcast(a.shape, b.shape)
    let result = try Tensor(uninitialized: shape, Result.dtype)
    let (left, right) = (try a.packed(to: shape), try b.packed(to: shape))
    let count = result.count
    result.withPointer(Result.self) { y in
      left.withPointer(Element.self) { a in
        right.withPointer(Element.self) { b in
          for i in 0..<count { y[i] = function(a[i], b[i]) }
        }
      }
    }
    return result
  }

  /// f of each element.
  func map<Element: TensorElement, Result: TensorElement>(
    _: Element.Type, _ function: (Element) -> Result
  ) throws -> Tensor {
    let result = try Tensor(uninitialized: shape, Result.dtype)
    let source = try packed()
    let count = count
    result.withPointer(Result.self) { y in
      source.withPointer(Element.self) { x in
        for i in 0..<count { y[i] = function(x[i]) }
      }
    }
    return result
  }

  /// A kernel over all elements of a float tensor.
  func apply(_ kernel: (Int, UnsafePointer<Float>, UnsafeMutablePointer<Float>) -> Void) throws
    -> Tensor
  {
    let result = try Tensor(uninitialized: shape)
    let source = try packed()
    result.withPointer(Float.self) { y in
      source.withPointer(Float.self) { x in kernel(count, x, y) }
    }
    return result
  }

  /// The kind of numbers that an operation of two tensors computes in.
  static func promoted(_ a: Tensor, _ b: Tensor) -> DType {
    func highest(_ isMember: (Tensor) -> Bool) -> DType? {
      [a, b].filter(isMember).map(\.dtype).max { $0.category < $1.category }
    }
    func outranking(_ high: DType?, _ low: DType?) -> DType? {
      guard let high, let low else { return high ?? low }
      if high.isFloatingPoint { return high }
      return high == .bool || low.isFloatingPoint
        ? [high, low].max { $0.category < $1.category } : high
    }
    let dimensioned = highest { $0.rank > 0 }
    let single = highest { $0.rank == 0 && !$0.isWrappedNumber }
    let wrapped = highest { $0.rank == 0 && $0.isWrappedNumber }
    return outranking(dimensioned, outranking(single, wrapped)) ?? a.dtype
  }

  /// This gradient, of a broadcast operation, summed to the shape of one operand.
  func summed(to target: [Int]) throws -> Tensor {
    if shape == target { return self }
    let added = rank - target.count
    let axes = shape.indices.filter { $0 < added || target[$0 - added] == 1 && shape[$0] != 1 }
    return try sum(dimensions: axes, keepDimensions: true).reshape(target)
  }
}
