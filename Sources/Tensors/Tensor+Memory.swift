// For arrays of another kind that stand in a tensor's memory.
extension Tensor {
  /// The whole memory, in which `offset` and `strides` count; valid while the tensor lives.
  package func memory<Element: TensorElement>(_: Element.Type) -> UnsafeMutablePointer<Element> {
    storage.pointer(Element.self)
  }

  /// The number of elements of the whole memory.
  package var memoryCount: Int { storage.count }

  /// Another look at a tensor's memory, outside of its graph. The caller has checked that all places
  /// lie inside.
  package convenience init(sharing other: Tensor, shape: [Int], strides: [Int], offset: Int) {
    self.init(
      storage: other.storage, dtype: other.dtype, shape: shape, strides: strides, offset: offset)
  }

  /// The same memory outside of the graph, as numbers of another kind that stands alike there. The
  /// caller knows that they are such numbers.
  package func declared(as kind: DType) -> Tensor {
    let tensor = alias()
    tensor.declare(kind)
    return tensor
  }
}
