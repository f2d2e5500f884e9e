import CKernels

/// The memory that a tensor and its views share.
final class Storage {
  /// The kind of number in memory: int64 for all integers.
  let dtype: DType
  let count: Int
  let base: UnsafeMutableRawPointer
  /// How often the memory was changed in place; what backward saved must still have its number.
  var version = 0
  /// How many tensors show the memory.
  var tensorCount = 0
  /// The recorded operation that last changed the memory in place, for the message about it.
  var lastChange: String?

  /// The most elements that one tensor may have: a gigabyte of float32.
  static let largestCount = 1 << 28

  /// Uninitialized memory for `count` elements, which the caller has checked.
  init(count: Int, dtype: DType) {
    self.count = count
    self.dtype = dtype.stored
    guard let memory = ck_allocate(count * dtype.stored.stride) else {
      preconditionFailure("the system has memory for a tensor's elements")
    }
    base = memory
  }

  deinit { ck_release(base, count * dtype.stride) }

  /// The elements as their Swift type, which must be the dtype's own.
  func pointer<Element: TensorElement>(_: Element.Type = Element.self)
    -> UnsafeMutablePointer<Element>
  {
    precondition(Element.dtype == dtype, "memory is read as what it holds")
    return base.assumingMemoryBound(to: Element.self)
  }
}
