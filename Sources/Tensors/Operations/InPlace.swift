import CKernels

/// In-place changes. The new value is computed as by the operation that makes a tensor, then written
/// into the memory; the tensor takes over the new value's history.
extension Tensor {
  /// Writes the elements of `compute`'s result, given this tensor as it is now.
  ///
  /// - Throws: `TensorError.leafInPlace`, `.leafViewInPlace`, `.inPlaceShape`, `.inPlaceDType`.
  @discardableResult
  func replace(_ compute: (Tensor) throws -> Tensor) throws -> Tensor {
    try checkInPlace()
    if zip(shape, strides).contains(where: { $0 > 1 && $1 == 0 }), count > 0 {
      throw TensorError.internalOverlap
    }
    let recording = GradientMode.isEnabled
    let value = try compute(recording ? snapshot() : alias())
    guard value.shape == shape else {
      throw TensorError.inPlaceShape(output: shape, broadcast: value.shape)
    }
    guard value.dtype.category <= dtype.category else {
      throw TensorError.inPlaceDType(result: value.dtype, output: dtype)
    }
    let written = try recording ? value.to(dtype) : value.converted(to: dtype)
    assignElements(of: written)
    storage.version += 1
    if recording {
      storage.lastChange = value.gradientFunctionName
      takeHistory(of: written)
    }
    return self
  }

  /// A leaf that asks for its gradient cannot change while operations are recorded.
  func checkInPlace() throws {
    guard GradientMode.isEnabled else { return }
    if leafRequiresGrad { throw TensorError.leafInPlace }
    if let base, base.leafRequiresGrad { throw TensorError.leafViewInPlace }
  }

  /// This tensor's present value and history, which later changes do not touch.
  private func snapshot() throws -> Tensor {
    guard requiresGrad else { return try copied() }
    let copy = try copied()
    copy.ownNode = currentNode
    copy.outputIndex = outputIndex
    return copy
  }

  /// Gives this tensor, or the one that it is a view of, the history of the value written to it.
  private func takeHistory(of value: Tensor) {
    guard let base else {
      let wasRecorded = ownNode != nil
      ownNode = value.currentNode
      outputIndex = value.outputIndex
      if wasRecorded || ownNode != nil { historyCount += 1 }
      return
    }
    guard value.requiresGrad || base.requiresGrad else { return }
    let (shape, strides, offset) = (shape, strides, offset - base.offset)
    let (baseShape, baseStrides) = (base.shape, base.strides)
    let whole = base.alias()
    Tensor.record("CopySlices", inputs: [base, value], outputs: [whole]) { context in
      let rest = try Tensor.zeroGradient(baseShape, like: baseStrides, context.gradient.dtype)
      rest.assignElements(of: context.gradient)
      let window = rest.alias(shape: shape, strides: strides, offset: offset)
      let part = try window.copied()
      window.setAll(0)
      return [rest, part]
    }
    base.ownNode = whole.ownNode
    base.outputIndex = 0
    base.historyCount += 1
  }

  /// Adds another tensor, times `scale`.
  @discardableResult
  public func add_(_ other: Tensor, scale: Scalar = 1) throws -> Tensor {
    try checkOverlap(with: other)
    if try updatesDirectly(with: [other]) {
      return updated { y in
        other.withPointer(Float.self) { Kernels.active.add_scaled(count, scale.float, $0, y) }
      }
    }
    return try replace { try $0 + (scale == 1 ? other : other * scale) }
  }

  /// Subtracts another tensor.
  @discardableResult
  public func sub_(_ other: Tensor) throws -> Tensor {
    try checkOverlap(with: other)
    return try replace { try $0 - other }
  }
  /// Multiplies by another tensor.
  @discardableResult
  public func mul_(_ other: Tensor) throws -> Tensor {
    try checkOverlap(with: other)
    return try replace { try $0 * other }
  }
  /// Divides by another tensor.
  @discardableResult
  public func div_(_ other: Tensor) throws -> Tensor {
    try checkOverlap(with: other)
    return try replace { try $0 / other }
  }
  /// Adds a number.
  @discardableResult
  public func add_(_ other: Scalar) throws -> Tensor { try replace { try $0 + other } }
  /// Subtracts a number.
  @discardableResult
  public func sub_(_ other: Scalar) throws -> Tensor { try replace { try $0 - other } }
  /// Multiplies by a number.
  @discardableResult
  public func mul_(_ other: Scalar) throws -> Tensor { try replace { try $0 * other } }
  /// Divides by a number.
  @discardableResult
  public func div_(_ other: Scalar) throws -> Tensor { try replace { try $0 / other } }
  /// Bounds the numbers.
  @discardableResult
  public func clamp_(min: Scalar? = nil, max: Scalar? = nil) throws -> Tensor {
    try replace { try $0.clamp(min: min, max: max) }
  }

  /// Any operation, its result written into this tensor: `x.inPlace { try $0.exp() }`.
  @discardableResult
  public func inPlace(_ operation: (Tensor) throws -> Tensor) throws -> Tensor {
    try replace(operation)
  }

  /// Writes one number everywhere.
  @discardableResult
  public func fill_(_ value: Scalar) throws -> Tensor {
    try checkInPlace()
    try dtype.check(value, named: dtype.systemName)
    if !GradientMode.isEnabled || !(requiresGrad || base?.requiresGrad ?? false) {
      setAll(value)
      storage.version += 1
      return self
    }
    return try replace { now in
      try Tensor.full(now.shape, value, dtype: now.dtype).recorded("FillBackward0", [now]) { _ in
        [nil]
      }
    }
  }

  /// Writes zeros.
  @discardableResult
  public func zero_() throws -> Tensor { try fill_(0) }

  /// Writes the elements of another tensor, broadcast and converted to this one's kind.
  @discardableResult
  public func copy_(_ source: Tensor) throws -> Tensor {
    let target = try Shape.broadcast(shape, source.shape)
    guard target == shape else {
      throw TensorError.inPlaceShape(output: shape, broadcast: target)
    }
    return try overwrite(with: source)
  }

  /// As ``copy_(_:)``, with the words of an expansion for a source that doesn't fit: what an
  /// assignment to an index says.
  @discardableResult
  func overwrite(with source: Tensor) throws -> Tensor {
    if overlapsPartly(with: source) { throw TensorError.partialOverlap }
    return try replace { now in
      let shown = try source.expand(now.shape)
      return try shown.to(dtype).alias().recorded("CopyBackwards", [shown]) {
        [$0.gradient]
      }
    }
  }

  /// Refuses an operand whose memory meets this tensor's without being the same view.
  ///
  /// - Throws: `TensorError.partialOverlap`, after the errors of any in-place change.
  package func checkOverlap(with other: Tensor) throws {
    try checkInPlace()
    if overlapsPartly(with: other) { throw TensorError.partialOverlap }
  }

  /// Whether writing here would change elements of `source` before they are read: both fill ranges
  /// of the same memory that meet, and are not one view.
  private func overlapsPartly(with source: Tensor) -> Bool {
    guard storage === source.storage, count > 0, source.count > 0, fillsRange, source.fillsRange
    else { return false }
    let (own, other) = (offset..<offset + count, source.offset..<source.offset + source.count)
    return own == other ? strides != source.strides : own.overlaps(other)
  }

  /// Whether the elements, in some order of the dimensions, stand in memory without gaps.
  private var fillsRange: Bool {
    var expected = 1
    for (stride, size) in zip(strides, shape).filter({ $0.1 != 1 }).sorted(by: { $0.0 < $1.0 }) {
      guard stride == expected else { return false }
      expected *= size
    }
    return true
  }

  /// Moves towards another tensor: y ← y + weight·(x − y).
  @discardableResult
  public func lerp_(_ end: Tensor, weight: Double) throws -> Tensor {
    try checkOverlap(with: end)
    if try updatesDirectly(with: [end]) {
      return updated { y in
        end.withPointer(Float.self) { Kernels.active.interpolate(count, Float(weight), $0, y) }
      }
    }
    return try replace { try $0 + (end - $0) * .float(weight) }
  }

  /// Adds a scaled product: y ← y + (scale·a)·b, in one rounding.
  @discardableResult
  public func addcmul_(_ a: Tensor, _ b: Tensor, scale: Double = 1) throws -> Tensor {
    for operand in [a, b] { try checkOverlap(with: operand) }
    if try updatesDirectly(with: [a, b]) {
      return updated { y in
        a.withPointer(Float.self) { a in
          b.withPointer(Float.self) { b in
            Kernels.active.add_scaled_product(count, Float(scale), a, b, y)
          }
        }
      }
    }
    return try replace { try $0 + a * .float(scale) * b }
  }

  /// Adds a scaled quotient: y ← y + (scale·a)/b.
  @discardableResult
  public func addcdiv_(_ a: Tensor, _ b: Tensor, scale: Double = 1) throws -> Tensor {
    for operand in [a, b] { try checkOverlap(with: operand) }
    return try replace { try $0 + a * .float(scale) / b }
  }

  /// Whether an update needs no graph, no broadcast and no conversion: one pass over the memory.
  private func updatesDirectly(with others: [Tensor]) throws -> Bool {
    try checkInPlace()
    let involved = others + [self]
    let recorded = GradientMode.isEnabled && involved.contains(where: \.requiresGrad)
    return !recorded
      && involved.allSatisfy { $0.dtype == .float32 && $0.shape == shape && $0.isContiguous }
      && !others.contains { $0.sharesMemory(with: self) && $0.offset != offset }
  }

  private func updated(_ body: (UnsafeMutablePointer<Float>) -> Void) -> Tensor {
    withPointer(Float.self, body)
    storage.version += 1
    return self
  }
}
