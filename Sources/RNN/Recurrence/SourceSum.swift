import CKernels
import Tensors

/// The gradient of a value that all steps and sequences read: a sum over them.
///
/// Threads share out its rows or columns. Every element is still one thread's, and takes its terms
/// in one order.
struct SourceSum {
  /// Rows that stand for steps and sequences, and how far apart they are.
  typealias Rows = (first: UnsafePointer<Float>, row: Int)

  /// Some of the steps and sequences. A weight's gradient takes Σ_r left[r]ᵀ·right[r], a vector's
  /// Σ_r right[r].
  struct Term {
    let count: Int
    let left: Rows?
    let right: Rows
  }

  /// Where the sum goes.
  let result: Tensor
  /// In the order in which they are added; a vector has one.
  let terms: [Term]

  /// What parts are whole multiples of, in rows or columns.
  private static let unit = 32
  /// Multiply-adds from which a sum is cut up, and from which sums are shared out, about 100 µs.
  private static let (leastDivided, leastShared) = (1e6, 4e6)
  /// What adding up an element costs beside a multiply-add of a product.
  private static let costOfElement = 20.0

  private var rows: Int { result.rank == 2 ? result.shape[0] : 1 }
  private var columns: Int { result.shape.last ?? 1 }

  private var work: Double {
    let elements = terms.reduce(0) { $0 + Double($1.count) * Double(columns) }
    return elements * (result.rank == 2 ? Double(rows) : Self.costOfElement)
  }

  /// Computes all sums.
  static func compute(_ sums: [SourceSum]) {
    let isShared = Threads.count > 1 && sums.reduce(0) { $0 + $1.work } >= leastShared
    let parts = sums.flatMap { sum in
      let count = isShared && sum.work >= leastDivided ? Threads.count : 1
      return (0..<count).map { (sum, $0, count) }
    }
    func run(_ index: Int) {
      let (sum, part, count) = parts[index]
      sum.compute(part: part, of: count)
    }
    if isShared { Kernels.share(parts.count, run) } else { parts.indices.forEach(run) }
  }

  private func compute(part: Int, of parts: Int) {
    let length = max(rows, columns)
    let units = (length + Self.unit - 1) / Self.unit
    let first = min(units * part / parts * Self.unit, length)
    let end = part + 1 == parts ? length : min(units * (part + 1) / parts * Self.unit, length)
    guard first < end else { return }
    if result.rank == 1 {
      addRows(first..<end)
    } else if rows > columns {
      multiply(first..<end, 0..<columns)
    } else {
      multiply(0..<rows, first..<end)
    }
  }

  private func multiply(_ rows: Range<Int>, _ columns: Range<Int>) {
    let target = result.floats + rows.lowerBound * self.columns + columns.lowerBound
    for (place, term) in terms.enumerated() {
      guard let left = term.left else { continue }
      Kernels.active.product_from(
        rows.count, columns.count, term.count, left.first + rows.lowerBound, 1, left.row,
        term.right.first + columns.lowerBound, term.right.row, 1,
        place == 0 ? nil : UnsafePointer(target), self.columns, target, self.columns)
    }
  }

  private func addRows(_ columns: Range<Int>) {
    guard let term = terms.first else { return }
    var sums = [Double](repeating: 0, count: columns.count)
    Kernels.active.add_rows(
      term.count, columns.count, term.right.first + columns.lowerBound, term.right.row, &sums)
    for (place, sum) in zip(columns, sums) { result.floats[place] = Float(sum) }
  }
}
