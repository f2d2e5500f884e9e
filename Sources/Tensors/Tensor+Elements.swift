extension Tensor {
  /// Calls `body` with a pointer to the first element; valid while `body` runs.
  func withPointer<Element: TensorElement, Result>(
    _: Element.Type = Element.self, _ body: (UnsafeMutablePointer<Element>) throws -> Result
  ) rethrows -> Result {
    try withExtendedLifetime(storage) {
      try body(storage.pointer(Element.self) + offset)
    }
  }

  /// The first element of a float tensor whose elements stand in order; valid while the tensor lives.
  /// What is written there counts as no change in place: it is for tensors that nobody has seen yet.
  package var floats: UnsafeMutablePointer<Float> {
    precondition(dtype == .float32 && isContiguous, "floats in order have one pointer")
    return storage.pointer(Float.self) + offset
  }

  /// Calls `body` with the elements of a contiguous tensor, to be changed in place.
  ///
  /// - Throws: `TensorError.expectedKind` for elements of another type, `.notContiguous`, or what
  ///   `body` throws.
  public func withMutableElements<Element: TensorElement, Result>(
    _: Element.Type, _ body: (UnsafeMutableBufferPointer<Element>) throws -> Result
  ) throws -> Result {
    guard dtype == Element.dtype else { throw TensorError.expectedKind(Element.dtype, dtype) }
    guard isContiguous else { throw TensorError.notContiguous }
    try checkInPlace()
    storage.version += 1
    return try withPointer(Element.self) {
      try body(UnsafeMutableBufferPointer(start: $0, count: count))
    }
  }

  /// Calls `body` with the elements of a tensor in order.
  ///
  /// - Throws: `TensorError.expectedKind` for elements of another type, or what `body` throws.
  public func withElements<Element: TensorElement, Result>(
    _: Element.Type, _ body: (UnsafeBufferPointer<Element>) throws -> Result
  ) throws -> Result {
    guard dtype.stored == Element.dtype else {
      throw TensorError.expectedKind(Element.dtype, dtype)
    }
    let packed = try packed()
    return try packed.withPointer(Element.self) {
      try body(UnsafeBufferPointer(start: $0, count: count))
    }
  }

  /// Calls `body` with the elements of a contiguous float tensor, to be changed in place.
  ///
  /// - Throws: As ``withMutableElements(_:_:)`` does.
  public func withMutableFloats<Result>(
    _ body: (UnsafeMutableBufferPointer<Float>) throws -> Result
  ) throws -> Result {
    try withMutableElements(Float.self, body)
  }

  /// Calls `body` with the elements of a float tensor in order.
  ///
  /// - Throws: As ``withElements(_:_:)`` does.
  public func withFloats<Result>(
    _ body: (UnsafeBufferPointer<Float>) throws -> Result
  ) throws -> Result {
    try withElements(Float.self, body)
  }

  /// This tensor where its elements stand in order, else a copy where they do; no part of the graph.
  package func packed() throws -> Tensor {
    if isContiguous { return self }
    let copy = try Tensor(uninitialized: shape, dtype)
    copy.assignElements(of: self)
    return copy
  }

  /// A copy with its own memory; no part of the graph.
  func copied() throws -> Tensor {
    let copy = try Tensor(uninitialized: shape, dtype)
    copy.assignElements(of: self)
    return copy
  }

  /// Copies the elements of a tensor of the same shape and kind.
  func assignElements(of source: Tensor) {
    switch dtype.memory {
    case .float32: assign(Float.self, of: source)
    case .float64: assign(Double.self, of: source)
    case .int64: assign(Int64.self, of: source)
    case .bool: assign(Bool.self, of: source)
    }
  }

  private func assign<Element: TensorElement>(_: Element.Type, of source: Tensor) {
    source.withPointer(Element.self) { from in
      withPointer(Element.self) { to in
        if isContiguous && source.isContiguous {
          to.update(from: from, count: count)
          return
        }
        let rows = shape.first ?? 1
        let parts = count < Self.leastShared ? 1 : Swift.min(Threads.count, rows)
        func part(_ index: Int) {
          copy(rows * index / parts..<rows * (index + 1) / parts, from, of: source, to)
        }
        if parts > 1 { Kernels.share(parts, part) } else { part(0) }
      }
    }
  }

  /// Elements from which threads share the copying of tensors that don't stand in order.
  private static var leastShared: Int { 1 << 17 }

  /// Copies what the range of the first dimension has.
  private func copy<Element: TensorElement>(
    _ rows: Range<Int>, _ from: UnsafeMutablePointer<Element>, of source: Tensor,
    _ to: UnsafeMutablePointer<Element>
  ) {
    var part = shape
    if !part.isEmpty { part[0] = rows.count }
    let run = part.last ?? 1
    let (toStep, fromStep) = (strides.last ?? 1, source.strides.last ?? 1)
    let offsets = [strides, source.strides].map { rows.lowerBound * ($0.first ?? 0) }
    Shape.forEachRun(part, strides: [strides, source.strides], offsets: offsets) { at in
      let (to, from) = (to + at[0], from + at[1])
      if toStep == 1 && fromStep == 1 {
        to.update(from: from, count: run)
      } else {
        for i in 0..<run { to[i * toStep] = from[i * fromStep] }
      }
    }
  }

  /// The elements in order as an array of the dtype's own type.
  func array<Element: TensorElement>(_: Element.Type) -> [Element] {
    [Element](unsafeUninitializedCapacity: count) { buffer, initialized in
      initialized = count
      guard let target = buffer.baseAddress else { return }
      withPointer(Element.self) { from in
        let run = shape.last ?? 1
        let step = strides.last ?? 1
        var next = target
        Shape.forEachRun(shape, strides: [strides], offsets: [0]) { at in
          for i in 0..<run { (next + i).initialize(to: from[at[0] + i * step]) }
          next += run
        }
      }
    }
  }

  /// The elements in order, as floats whatever their kind.
  public var elements: [Float] {
    switch dtype.memory {
    case .float32: array(Float.self)
    case .float64: array(Double.self).map(Float.init)
    case .int64: array(Int64.self).map(Float.init)
    case .bool: array(Bool.self).map { $0 ? 1 : 0 }
    }
  }

  /// The elements in order, in double precision whatever their kind.
  public var doubles: [Double] {
    switch dtype.memory {
    case .float32: array(Float.self).map(Double.init)
    case .float64: array(Double.self)
    case .int64: array(Int64.self).map(Double.init)
    case .bool: array(Bool.self).map { $0 ? 1 : 0 }
    }
  }

  /// The elements in order, as integers whatever their kind; a fraction is cut off.
  public var integers: [Int] {
    switch dtype.memory {
    case .float32: array(Float.self).map { Int(Int64(saturating: Double($0))) }
    case .float64: array(Double.self).map { Int(Int64(saturating: $0)) }
    case .int64: array(Int64.self).map(Int.init)
    case .bool: array(Bool.self).map { $0 ? 1 : 0 }
    }
  }

  /// The elements in order, as truth values: whether each is other than zero.
  public var booleans: [Bool] {
    switch dtype.memory {
    case .float32: array(Float.self).map { $0 != 0 }
    case .float64: array(Double.self).map { $0 != 0 }
    case .int64: array(Int64.self).map { $0 != 0 }
    case .bool: array(Bool.self)
    }
  }

  /// The elements in order, each as a number of its kind.
  public var scalars: [Scalar] {
    switch dtype.memory {
    case .float32: array(Float.self).map { .float(Double($0)) }
    case .float64: array(Double.self).map { .float($0) }
    case .int64: array(Int64.self).map { .int(Int($0)) }
    case .bool: array(Bool.self).map { .bool($0) }
    }
  }

  /// The only element of a tensor with one.
  ///
  /// - Throws: `TensorError.itemOfMany`.
  public func item() throws -> Scalar {
    guard count == 1 else { throw TensorError.itemOfMany(count: count) }
    return scalars[0]
  }

  /// The truth of a tensor with one element.
  ///
  /// - Throws: `TensorError.truthOfMany`, `.truthOfNone`.
  public func truth() throws -> Bool {
    guard count != 0 else { throw TensorError.truthOfNone }
    guard count == 1 else { throw TensorError.truthOfMany }
    return booleans[0]
  }
}
