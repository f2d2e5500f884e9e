import CKernels
import Tensors

/// A matrix in panels, as the recurrent product takes it.
struct PackedMatrix {
  let rows: Int
  let columns: Int
  let operand: ck_operand
  private let source: Tensor
  private let transposed: Bool
  private let memory: Tensor

  /// Elements from which threads share the packing, about 60 µs.
  private static let leastShared = 1 << 16

  /// Makes memory for `matrix`, or its transpose, which ``pack(_:)`` fills.
  init(_ matrix: Tensor, transposed: Bool) throws {
    let (height, width) = (matrix.shape[0], matrix.shape[1])
    (rows, columns) = transposed ? (width, height) : (height, width)
    (source, self.transposed) = (matrix, transposed)
    let panel = Kernels.active.panel_width
    memory = try Tensor(uninitialized: [(columns + panel - 1) / panel * panel * rows])
    operand = ck_operand(vector: memory)
  }

  /// Fills the panels of all matrices.
  static func pack(_ matrices: [PackedMatrix]) {
    let elements = matrices.reduce(0) { $0 + $1.memory.count }
    let parts = elements < leastShared ? 1 : Threads.count
    func part(_ index: Int) {
      for matrix in matrices { matrix.pack(part: index, of: parts) }
    }
    if parts > 1 { Kernels.share(parts, part) } else { part(0) }
  }

  private func pack(part: Int, of parts: Int) {
    let panel = Kernels.active.panel_width
    let panels = (columns + panel - 1) / panel
    let first = panels * part / parts * panel
    let end = min(panels * (part + 1) / parts * panel, columns)
    guard first < end else { return }
    let (row, column) = transposed ? (1, source.shape[1]) : (source.shape[1], 1)
    Kernels.active.pack(
      end - first, rows, source.floats + first * column, row, column,
      memory.floats + first * rows)
  }
}
