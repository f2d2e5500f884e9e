import CKernels

/// Rows of a table, copied and added up as whole runs of memory, outside of the graph. All tensors
/// here are contiguous.
extension Tensor {
  /// Writes row `indices[i]` of a table of the same kind to row i of this tensor.
  func assignRows(_ indices: [Int], of table: Tensor) {
    let width = table.shape.dropFirst().reduce(1, *) * dtype.stored.stride
    guard width > 0 else { return }
    let target = storage.base + offset * dtype.stored.stride
    let source = table.storage.base + table.offset * dtype.stored.stride
    withExtendedLifetime(table) {
      for (position, index) in indices.enumerated() {
        (target + position * width).copyMemory(from: source + index * width, byteCount: width)
      }
    }
  }

  /// Adds row i of float rows to row `indices[i]` of this float table, i ascending.
  func addRows(_ indices: [Int], of rows: Tensor, without padding: Int?) {
    let width = shape.dropFirst().reduce(1, *)
    withPointer(Float.self) { target in
      rows.withPointer(Float.self) { source in
        for (position, index) in indices.enumerated() where index != padding {
          let row = target + index * width
          ck_combine(ck_add, width, row, 1, source + position * width, 1, row)
        }
      }
    }
  }
}
