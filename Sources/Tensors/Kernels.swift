import CKernels
import Glibc

/// The kernels of this CPU, or of the level that the environment variable `UNROLL_CPU` names.
package enum Kernels {
  package static let active: ck_kernels = ck_kernels_named(getenv("UNROLL_CPU")).pointee

  /// c = start + a·b for `m` × `k` and `k` × `n` elements, shared out to threads where that pays.
  ///
  /// Each element is one accumulator that takes its terms in ascending order by fused multiply-add:
  /// bits depend on no number of threads and no CPU level.
  ///
  /// - Parameters:
  ///   - a: The left matrix, with the distances of its rows and of its columns.
  ///   - b: The right matrix, likewise.
  ///   - start: Rows that sums start from, `start.row` apart (0 repeats one row for all); zeros
  ///     where there are none. It may be `c` itself.
  ///   - c: Rows of `n` contiguous elements, `c.row` apart, which overlap neither `a` nor `b`.
  package static func multiply(
    _ m: Int, _ n: Int, _ k: Int,
    _ a: (first: UnsafePointer<Float>, row: Int, column: Int),
    _ b: (first: UnsafePointer<Float>, row: Int, column: Int),
    start: (first: UnsafePointer<Float>, row: Int)?,
    to c: (first: UnsafeMutablePointer<Float>, row: Int)
  ) {
    ck_shared_product(
      active.product_from, m, n, k, a.first, a.row, a.column, b.first, b.row, b.column,
      start?.first,
      start?.row ?? 0, c.first, c.row)
  }

  /// Calls `part` with each number below `count`, in any order, on several threads at once.
  ///
  /// The parts write to different memory, record no operations, and make or drop no tensors that
  /// other parts see. One thread does them all while another call runs, and within a part. It pays
  /// from about 50 µs of work on.
  package static func share(_ count: Int, _ part: (Int) -> Void) {
    withoutActuallyEscaping(part) { part in
      var job = part
      withUnsafeMutablePointer(to: &job) { context in
        ck_share(
          count,
          { context, index in
            context?.assumingMemoryBound(to: ((Int) -> Void).self).pointee(index)
          }, context)
      }
    }
  }

  /// Calls `body` with ranges that make up `0 ..< count`, on several threads where there are many
  /// elements. All ranges but the last have `rangeLength` elements, whatever the number of threads.
  package static func forEachRange(_ count: Int, _ body: (Range<Int>) -> Void) {
    let pieces = (count + rangeLength - 1) / rangeLength
    func part(_ piece: Int) {
      body(piece * rangeLength..<min((piece + 1) * rangeLength, count))
    }
    if pieces > 2 { share(pieces, part) } else { (0..<pieces).forEach(part) }
  }

  /// The elements of a range; a page of them and more, so that threads share no cache line.
  package static let rangeLength = 1 << 16
}

/// The memory of tensors.
public enum TensorMemory {
  /// The bytes of dropped tensors that wait to be taken for new ones, 128 MB at most: the process has
  /// them, but no tensor does.
  public static var waitingBytes: Int { ck_waiting_bytes() }
}

/// How many threads large operations are shared out to. Results do not depend on it.
public enum Threads {
  /// The number in use, from 1 to 64: what was set, else what the environment variable
  /// `UNROLL_THREADS` says, else the CPUs that this process may use.
  ///
  /// Small operations run on one thread in any case.
  public static var count: Int {
    get { ck_threads() }
    set { ck_set_threads(bounded(newValue)) }
  }

  /// The nearest number of threads that can be set.
  package static func bounded(_ count: Int) -> Int { min(max(count, 1), 64) }

  /// What was set; nil before.
  public static var chosen: Int? {
    let threads = ck_chosen_threads()
    return threads > 0 ? threads : nil
  }
}
