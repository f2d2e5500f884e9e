import CKernels
import Tensors

extension QuantizedMatrix {
  /// `x·Wᵀ` for rows `[m, k]` of float32: `[m, n]`, outside of any graph.
  ///
  /// Each element is an exact sum of products of 8-bit integers, multiplied once by the product of
  /// both factors. Rows with a number that is not finite become NaN; with inputs `perTensor`, all do.
  package func product(_ x: Tensor) throws -> Tensor {
    let x = try x.packed().detach()
    let result = try Tensor(uninitialized: [x.shape[0], rows])
    let scratch = try scratch(rows: x.shape[0])
    Kernels.active.int8_product(
      x.shape[0], x.floats, columns, matrix, scratch.floats, result.floats, rows)
    return result
  }

  /// The matrix as a loop's operand, which holds for as long as the matrix lives.
  var operand: ck_operand {
    ck_operand(
      base: UnsafeMutableRawPointer(matrix).assumingMemoryBound(to: Float.self), first: nil,
      step: 0,
      flip: 0, block: 0, row: 0, column: 1)
  }

  /// Memory in which `rows` rows of an input become bytes.
  func scratch(rows: Int) throws -> Tensor {
    try Tensor(uninitialized: [rows * (3 + (columns + 3) / 4)])
  }
}
