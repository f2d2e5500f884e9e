extension Tensor {
  /// Refuses a shape that no tensor may have, before anything is made for it.
  ///
  /// - Throws: `TensorError.negativeSize`, `.tooLarge`, `.tooManyDimensions`.
  package static func checkSize(of shape: [Int]) throws { _ = try Shape.count(shape) }

  /// Floats in order; the shape of a vector where none is given.
  ///
  /// - Precondition: There are as many values as the shape has elements.
  public convenience init(_ values: [Float], shape: [Int]? = nil) {
    self.init(elements: values, shape: shape)
  }

  /// Numbers in double precision in order; the shape of a vector where none is given.
  ///
  /// - Precondition: There are as many values as the shape has elements.
  public convenience init(doubles values: [Double], shape: [Int]? = nil) {
    self.init(elements: values, shape: shape)
  }

  /// Integers in order; the shape of a vector where none is given.
  ///
  /// - Precondition: There are as many values as the shape has elements.
  public convenience init(integers values: [Int], shape: [Int]? = nil) {
    self.init(elements: values.map(Int64.init), shape: shape)
  }

  /// Truth values in order; the shape of a vector where none is given.
  ///
  /// - Precondition: There are as many values as the shape has elements.
  public convenience init(booleans values: [Bool], shape: [Int]? = nil) {
    self.init(elements: values, shape: shape)
  }

  /// A tensor without dimensions: one number.
  public convenience init(_ scalar: Scalar, dtype: DType? = nil) {
    let kind = dtype ?? scalar.dtype
    switch kind.memory {
    case .float32: self.init(elements: [scalar.float], shape: [])
    case .float64: self.init(elements: [scalar.double], shape: [])
    case .int64:
      self.init(elements: [kind.wrapped(scalar.int64)], shape: [])
      declare(kind)
    case .bool: self.init(elements: [scalar.bool], shape: [])
    }
  }

  /// Numbers that may be of several kinds, in order; the highest of their kinds where none is given.
  ///
  /// - Throws: `TensorError.elementCount` when the shape has another number of elements, `.overflow`.
  public static func of(_ scalars: [Scalar], shape: [Int], dtype: DType? = nil) throws -> Tensor {
    guard try Shape.count(shape) == scalars.count else {
      throw TensorError.elementCount(given: scalars.count, shape: shape)
    }
    let highest = scalars.map(\.dtype).max { $0.category < $1.category }
    let kind = dtype ?? highest ?? .standard
    switch kind.memory {
    case .float32: return Tensor(elements: scalars.map(\.float), shape: shape)
    case .float64: return Tensor(elements: scalars.map(\.double), shape: shape)
    case .int64:
      for scalar in scalars { try kind.check(scalar, named: kind.rawValue) }
      return Tensor(elements: scalars.map(\.int64), shape: shape).narrowed(to: kind)
    case .bool: return Tensor(elements: scalars.map(\.bool), shape: shape)
    }
  }

  convenience init<Element: TensorElement>(elements: [Element], shape: [Int]?) {
    let shape = shape ?? [elements.count]
    precondition(
      shape.reduce(1, *) == elements.count, "as many values as the shape has elements")
    let storage = Storage(count: elements.count, dtype: Element.dtype)
    elements.withUnsafeBufferPointer { values in
      guard let first = values.baseAddress else { return }
      storage.pointer(Element.self).update(from: first, count: values.count)
    }
    self.init(
      storage: storage, dtype: Element.dtype, shape: shape, strides: Shape.strides(shape), offset: 0
    )
  }

  /// A number as an operand beside tensors: in double precision until it is known what it meets.
  public static func wrapped(_ scalar: Scalar) -> Tensor {
    let tensor = Tensor(scalar, dtype: scalar.dtype.isFloatingPoint ? .float64 : nil)
    tensor.isWrappedNumber = true
    return tensor
  }

  /// One value everywhere.
  public static func full(_ shape: [Int], _ value: Scalar, dtype: DType? = nil) throws -> Tensor {
    let kind = dtype ?? value.dtype
    try kind.check(value, named: kind.systemName)
    let tensor = try Tensor(uninitialized: shape, kind)
    tensor.setAll(value)
    return tensor
  }

  /// Zeros.
  public static func zeros(_ shape: [Int], dtype: DType = .standard) throws -> Tensor {
    try full(shape, 0, dtype: dtype)
  }

  /// Ones.
  public static func ones(_ shape: [Int], dtype: DType = .standard) throws -> Tensor {
    try full(shape, 1, dtype: dtype)
  }

  /// Ones on the diagonal of an otherwise zero matrix.
  public static func eye(_ rows: Int, _ columns: Int? = nil, dtype: DType = .standard) throws
    -> Tensor
  {
    let width = columns ?? rows
    let matrix = try zeros([rows, width], dtype: dtype)
    let diagonal = Swift.min(rows, width)
    matrix.alias(shape: [diagonal], strides: [width + 1]).setAll(1)
    return matrix
  }

  /// start, start + step, … below `end` (above, where the step is negative): ⌈(end − start)/step⌉
  /// values, integers where all three are.
  public static func arange(
    _ start: Scalar, _ end: Scalar, step: Scalar = 1, dtype: DType? = nil
  ) throws -> Tensor {
    let (from, to, by) = (start.double, end.double, step.double)
    guard from.isFinite, to.isFinite, by.isFinite else { throw TensorError.rangeBounds }
    guard by != 0 else { throw TensorError.rangeStep }
    guard (by > 0) == (to >= from) || from == to else { throw TensorError.rangeSign }
    let integral = [start, end, step].allSatisfy { !$0.dtype.isFloatingPoint }
    let length =
      integral
      ? Double(Int64.steps(from: start.int64, to: end.int64, by: step.int64))
      : ((to - from) / by).rounded(.up)
    guard length <= Double(Storage.largestCount) else {
      throw TensorError.tooLarge(shape: [Int(clamping: Int64(saturating: length))])
    }
    let count = Int(length)
    let kind = dtype ?? (integral ? .int64 : .standard)
    switch kind.memory {
    case .float32:
      return Tensor((0..<count).map { Float(from + by * Double($0)) })
    case .float64:
      return Tensor(doubles: (0..<count).map { from + by * Double($0) })
    case .int64:
      return Tensor(
        elements: (0..<count).map { start.int64 &+ Int64($0) &* step.int64 }, shape: nil
      ).narrowed(to: kind)
    case .bool: throw TensorError.notImplemented(operation: "arange", .bool)
    }
  }

  /// 0, 1, … below `end`.
  public static func arange(_ end: Scalar, dtype: DType? = nil) throws -> Tensor {
    try arange(0, end, dtype: dtype)
  }

  /// `count` values from `start` to `end`, both included, at equal distances.
  public static func linspace(
    _ start: Double, _ end: Double, _ count: Int, dtype: DType = .standard
  ) throws -> Tensor {
    guard count >= 0 else { throw TensorError.spaceCount(count) }
    _ = try Shape.count([count])
    for bound in [start, end] { try dtype.check(.float(bound), named: dtype.systemName) }
    return dtype == .float64
      ? spaced(start, end, count) : try spaced(Float(start), Float(end), count).to(dtype)
  }

  private static func spaced<Real: FloatingPointElement>(
    _ first: Real, _ last: Real, _ count: Int
  ) -> Tensor {
    let step = count > 1 ? (last - first) / Real(count - 1) : 0
    return Tensor(
      elements: (0..<count).map { i in
        i < count / 2 || count == 1
          ? first.addingProduct(step, Real(i)) : last.addingProduct(-step, Real(count - i - 1))
      }, shape: nil)
  }

  /// Writes one value everywhere, outside of the graph.
  func setAll(_ value: Scalar) {
    switch dtype.memory {
    case .float32: assignAll(value.float)
    case .float64: assignAll(value.double)
    case .int64: assignAll(dtype.wrapped(value.int64))
    case .bool: assignAll(value.bool)
    }
  }

  private func assignAll<Element: TensorElement>(_ value: Element) {
    withPointer(Element.self) { first in
      if isContiguous { return first.update(repeating: value, count: count) }
      let run = shape.last ?? 1
      let step = strides.last ?? 1
      Shape.forEachRun(shape, strides: [strides], offsets: [0]) { at in
        for i in 0..<run { first[at[0] + i * step] = value }
      }
    }
  }
}

extension Int64 {
  /// How many numbers there are from one on, in steps of the same sign, before another.
  fileprivate static func steps(from start: Int64, to end: Int64, by step: Int64) -> Int64 {
    let (distance, overflow) = end.subtractingReportingOverflow(start)
    guard !overflow else { return .max }
    let (quotient, rest) = (
      distance.dividedReportingOverflow(by: step),
      distance.remainderReportingOverflow(dividingBy: step)
    )
    return quotient.overflow ? .max : quotient.partialValue + (rest.partialValue == 0 ? 0 : 1)
  }
}
