import CKernels

/// How elementwise operations walk over their operands.
extension Tensor {
  /// An operation of two tensors of one floating-point kind, broadcast.
  static func combine(_ operation: ck_binary, _ a: Tensor, _ b: Tensor) throws -> Tensor {
    a.dtype == .float64
      ? try combine(Double.self, operation, a, b) : try combine(Float.self, operation, a, b)
  }

  private static func combine<Real: FloatingPointElement>(
    _: Real.Type, _ operation: ck_binary, _ a: Tensor, _ b: Tensor
  ) throws -> Tensor {
    if let result = combineInOneRun(Real.self, operation, a, b) { return result }
    let shape = try Shape.broadcast(a.shape, b.shape)
    let result = try Tensor(uninitialized: shape, Real.dtype)
    let (left, right) = (try a.steppingEvenly(), try b.steppingEvenly())
    let (sizes, strides) = Shape.collapsed(
      shape,
      strides: [
        result.strides, Shape.broadcastStrides(left.strides, of: left.shape, to: shape),
        Shape.broadcastStrides(right.strides, of: right.shape, to: shape),
      ])
    let run = sizes.last ?? 1
    let (stepA, stepB) = (strides[1].last ?? 0, strides[2].last ?? 0)
    result.withPointer(Real.self) { y in
      left.withPointer(Real.self) { a in
        right.withPointer(Real.self) { b in
          Shape.forEachRun(sizes, strides: strides, offsets: [0, 0, 0]) { at in
            Real.combine(operation, run, a + at[1], stepA, b + at[2], stepB, y + at[0])
          }
        }
      }
    }
    return result
  }

  /// The commonest cases, one call of the kernel: equal shapes but for dimensions of size 1 in
  /// front, and a number on either side.
  private static func combineInOneRun<Real: FloatingPointElement>(
    _: Real.Type, _ operation: ck_binary, _ a: Tensor, _ b: Tensor
  ) -> Tensor? {
    let (stepA, stepB) = (a.rank == 0 ? 0 : 1, b.rank == 0 ? 0 : 1)
    guard a.isContiguous, b.isContiguous,
      a.rank == 0 || b.rank == 0 || a.isLike(b) || b.isLike(a)
    else { return nil }
    let result = Tensor(uninitializedLike: a.rank < b.rank ? b : a, Real.dtype)
    result.withPointer(Real.self) { y in
      a.withPointer(Real.self) { a in
        b.withPointer(Real.self) { Real.combine(operation, result.count, a, stepA, $0, stepB, y) }
      }
    }
    return result
  }

  /// Whether this tensor has the other's shape, perhaps behind dimensions of size 1.
  private func isLike(_ other: Tensor) -> Bool {
    let added = rank - other.rank
    guard added >= 0 else { return false }
    for axis in shape.indices where shape[axis] != (axis < added ? 1 : other.shape[axis - added]) {
      return false
    }
    return true
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

  /// f of each element of a floating-point tensor; `single` and `double` are one generic function.
  func mapReal(
    _ single: (Float) -> Float, _ double: (Double) -> Double
  ) throws -> Tensor {
    dtype == .float64 ? try map(Double.self, double) : try map(Float.self, single)
  }

  /// f of each element of a floating-point tensor, computed in double precision.
  func mapDouble(_ function: (Double) -> Double) throws -> Tensor {
    dtype == .float64
      ? try map(Double.self, function) : try map(Float.self) { Float(function(Double($0))) }
  }

  /// f of each pair of elements of floating-point tensors of one kind, broadcast.
  static func pairwiseReal<Result: TensorElement>(
    _ a: Tensor, _ b: Tensor, _ single: (Float, Float) -> Result,
    _ double: (Double, Double) -> Result
  ) throws -> Tensor {
    a.dtype == .float64
      ? try pairwise(a, b, Double.self, double) : try pairwise(a, b, Float.self, single)
  }

  /// As `pairwiseReal`, with results of the operands' kind.
  static func pairwiseReal(
    _ a: Tensor, _ b: Tensor, _ single: (Float, Float) -> Float,
    _ double: (Double, Double) -> Double
  ) throws -> Tensor {
    a.dtype == .float64
      ? try pairwise(a, b, Double.self, double) : try pairwise(a, b, Float.self, single)
  }

  /// f of each pair of elements of floating-point tensors of one kind, computed in double precision.
  static func pairwiseDouble(
    _ a: Tensor, _ b: Tensor, _ function: (Double, Double) -> Double
  ) throws -> Tensor {
    try pairwiseReal(a, b, { Float(function(Double($0), Double($1))) }, function)
  }

  /// A kernel over all elements of a floating-point tensor.
  func apply(_ function: RealFunction) throws -> Tensor {
    dtype == .float64 ? try apply(Double.self, function) : try apply(Float.self, function)
  }

  private func apply<Real: FloatingPointElement>(
    _: Real.Type, _ function: RealFunction
  ) throws -> Tensor {
    let result = Tensor(uninitializedLike: self, Real.dtype)
    let source = try packed()
    result.withPointer(Real.self) { y in
      source.withPointer(Real.self) { x in Real.apply(function, count, x, y) }
    }
    return result
  }

  /// The kind of numbers that an operation of two tensors computes in.
  package static func promoted(_ a: Tensor, _ b: Tensor) -> DType {
    if a.dtype == b.dtype, !a.isWrappedNumber, !b.isWrappedNumber { return a.dtype }
    func highest(_ isMember: (Tensor) -> Bool) -> DType? {
      let kinds = [a, b].filter(isMember).map { $0.isWrappedNumber ? $0.wrappedKind : $0.dtype }
      return kinds.dropFirst().reduce(kinds.first) { $0?.promoted(with: $1) }
    }
    func outranking(_ high: DType?, _ low: DType?) -> DType? {
      guard let high, let low else { return high ?? low }
      if high.isFloatingPoint { return high }
      return high == .bool || low.isFloatingPoint ? high.promoted(with: low) : high
    }
    let dimensioned = highest { $0.rank > 0 }
    let single = highest { $0.rank == 0 && !$0.isWrappedNumber }
    let wrapped = highest { $0.rank == 0 && $0.isWrappedNumber }
    return outranking(dimensioned, outranking(single, wrapped)) ?? a.dtype
  }

  /// The kind that a number outside of tensors counts as: fractions as the standard kind.
  private var wrappedKind: DType { dtype.isFloatingPoint ? .standard : dtype }

  /// The kind of numbers with fractions that an operation of two tensors computes in.
  static func promotedFloating(_ a: Tensor, _ b: Tensor) -> DType { promoted(a, b).floating }

  /// Both operands of an operation in the kind that it computes in.
  static func operands(_ a: Tensor, _ b: Tensor, _ kind: DType) throws -> (Tensor, Tensor) {
    (try a.converted(to: kind), try b.converted(to: kind))
  }

  /// This gradient, of a broadcast operation, summed to the shape of one operand.
  func summed(to target: [Int]) throws -> Tensor {
    if shape == target { return self }
    let added = rank - target.count
    let axes = shape.indices.filter { $0 < added || target[$0 - added] == 1 && shape[$0] != 1 }
    return try sum(dimensions: axes, keepDimensions: true).reshape(target)
  }

  /// Sums over the dimensions along which a tensor of a shape was broadcast to this one's.
  ///
  /// - Throws: `TensorError.expandRank`, `.expand` when it would not broadcast.
  package func sum(to target: [Int]) throws -> Tensor {
    guard (try? Shape.broadcast(target, shape)) == shape, target.count <= rank else {
      throw TensorError.expandRank(target: shape, shape: target)
    }
    return try summed(to: target)
  }

  /// The shape that several shapes broadcast to.
  ///
  /// - Throws: `TensorError.broadcast`, `.tooLarge`.
  package static func broadcastShape(_ shapes: [[Int]]) throws -> [Int] {
    try shapes.reduce([]) { shape, next in
      _ = try Shape.count(next)
      return try Shape.broadcast(shape, next)
    }
  }
}
