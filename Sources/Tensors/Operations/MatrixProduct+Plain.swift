extension Tensor {
  /// Why this tensor cannot be multiplied by one of another kind, in the words of the product.
  func kindMismatch(with other: Tensor) -> TensorError {
    switch (rank, other.rank) {
    case (1, 1): .dotDTypes(dtype, other.dtype)
    case (2, 1): .vectorDTypes(matrix: dtype, vector: other.dtype)
    case (0...2, 0...2): .dtypes(dtype, other.dtype)
    default: .batchDTypes(dtype, other.dtype)
    }
  }

  /// A product and what it is added to are of one kind.
  func checkKinds(_ a: Tensor, _ b: Tensor) throws {
    // A linear layer's bias has the kind of its weight: there the input is the odd one.
    guard dtype == b.dtype else {
      throw TensorError.summandDTypes(name: "self", dtype, b.dtype)
    }
    guard a.dtype == b.dtype else {
      throw TensorError.summandDTypes(name: "mat1", a.dtype, b.dtype)
    }
  }

  /// Adds A·B to this matrix, of a kind that has no kernel, by the plain loop: each element takes its
  /// terms in ascending order.
  func accumulatePlainProduct(_ a: Tensor, _ b: Tensor) throws {
    let kind = dtype
    switch kind.memory {
    case .float64: addProduct(Double.self, a, b) { $0.addingProduct($1, $2) }
    case .int64: addProduct(Int64.self, a, b) { kind.wrapped($0 &+ $1 &* $2) }
    case .float32, .bool:
      throw TensorError.notImplemented(operation: "addmm_impl_cpu_", dtype)
    }
  }

  private func addProduct<Element: TensorElement>(
    _: Element.Type, _ a: Tensor, _ b: Tensor,
    _ adding: (_ sum: Element, _ a: Element, _ b: Element) -> Element
  ) {
    let (left, right) = (a.array(Element.self), b.array(Element.self))
    let (height, width, depth, row) = (shape[0], shape[1], a.shape[1], strides[0])
    withPointer(Element.self) { c in
      for i in 0..<height {
        let c = c + i * row
        for p in 0..<depth {
          let factor = left[i * depth + p]
          for j in 0..<width { c[j] = adding(c[j], factor, right[p * width + j]) }
        }
      }
    }
  }
}
