import Tensors

extension Module {
  /// Makes all parameters, buffers and gradients with fractions numbers of another kind; an optimizer
  /// goes on with the same parameters.
  ///
  /// - Precondition: The kind has fractions.
  public func convert(to kind: DType) throws {
    precondition(kind.isFloatingPoint, "a network computes with fractions")
    try noGrad {
      for tensor in (namedParameters + namedBuffers).map(\.tensor)
      where tensor.dtype.isFloatingPoint && tensor.dtype != kind {
        let gradient = try tensor.grad?.to(kind)
        try tensor.setData(tensor.to(kind))
        tensor.grad = gradient
      }
    }
  }
}
