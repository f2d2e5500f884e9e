extension Tensor {
  /// The elements in order as the bytes of their kind, each with its lowest byte first.
  public func bytes() throws -> [UInt8] {
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
    guard let first = bytes.baseAddress else { return }
    storage.base.copyMemory(from: first, byteCount: bytes.count)
    if dtype == .bool {
      let flags = storage.base.assumingMemoryBound(to: UInt8.self)
      for index in 0..<bytes.count where flags[index] > 1 { flags[index] = 1 }
    }
  }
}
