extension Tensor {
  /// The elements in order as the bytes of their kind, each with its lowest byte first.
  public func bytes() throws -> [UInt8] {
    guard dtype == dtype.stored else {
      return integers.flatMap { number in
        (0..<dtype.stride).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
      }
    }
    let packed = try packed()
    return withExtendedLifetime(packed.storage) {
      let start = packed.storage.base + packed.offset * dtype.stride
      return [UInt8](UnsafeRawBufferPointer(start: start, count: count * dtype.stride))
    }
  }

  /// A tensor of elements that ``bytes()`` gave. A truth value is any byte other than zero.
  ///
  /// - Throws: `TensorError.elementCount` where there are not as many bytes as the shape needs, and
  ///   what a shape too large throws.
  public convenience init(bytes: UnsafeRawBufferPointer, shape: [Int], dtype: DType) throws {
    try self.init(uninitialized: shape, dtype)
    guard bytes.count == count * dtype.stride else {
      throw TensorError.elementCount(given: bytes.count / dtype.stride, shape: shape)
    }
    guard dtype == dtype.stored else {
      assign(integersIn: bytes)
      return
    }
    guard let first = bytes.baseAddress else { return }
    storage.base.copyMemory(from: first, byteCount: bytes.count)
    if dtype == .bool {
      let flags = storage.base.assumingMemoryBound(to: UInt8.self)
      for index in 0..<bytes.count where flags[index] > 1 { flags[index] = 1 }
    }
  }

  private func assign(integersIn bytes: UnsafeRawBufferPointer) {
    let (size, kind) = (dtype.stride, dtype)
    withPointer(Int64.self) { x in
      for i in 0..<count {
        let parts = (0..<size).map { Int64(bytes[i * size + $0]) << Int64(8 * $0) }
        x[i] = kind.wrapped(parts.reduce(0, |))
      }
    }
  }
}
