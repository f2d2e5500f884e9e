import CKernels
import Foundation
import Tensors
import Testing

/// How often each part of a job was done.
private func counts(_ parts: Int, _ body: (UnsafeMutablePointer<Int32>) -> Void) -> [Int32] {
  [Int32](unsafeUninitializedCapacity: parts) { buffer, count in
    buffer.initialize(repeating: 0)
    count = parts
    buffer.baseAddress.map(body)
  }
}

@Suite struct ThreadTests {
  @Test func `each part of a job is done once, job after job`() {
    ck_set_threads(3)
    for parts in [0, 1, 2, 7, 100] {
      let done = counts(parts) { done in
        for _ in 0..<50 { Kernels.share(parts) { done[$0] += 1 } }
      }
      #expect(done == [Int32](repeating: 50, count: parts))
    }
  }

  @Test func `a job that pauses long enough for workers to sleep wakes them again`() {
    ck_set_threads(2)
    let done = counts(64) { done in
      for _ in 0..<5 {
        usleep(2000)
        Kernels.share(64) { done[$0] += 1 }
      }
    }

    #expect(done == [Int32](repeating: 5, count: 64))
  }

  @Test func `a job within a part is done by the part's thread`() {
    ck_set_threads(2)
    let done = counts(12) { done in
      Kernels.share(3) { outer in Kernels.share(4) { done[outer * 4 + $0] += 1 } }
    }

    #expect(done == [Int32](repeating: 1, count: 12))
  }

  @Test func `jobs of several threads at once are all done`() async {
    ck_set_threads(2)
    let sums = await withTaskGroup(of: Int32.self) { group in
      for _ in 0..<8 {
        group.addTask {
          counts(20) { done in
            for _ in 0..<100 { Kernels.share(20) { done[$0] += 1 } }
          }.reduce(0, +)
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }

    #expect(sums == [Int32](repeating: 2000, count: 8))
  }

  @Test func `ranges make up the whole, all but the last of one length`() {
    let count = 5 * Kernels.rangeLength + 3
    let lengths = counts(6) { lengths in
      Kernels.forEachRange(count) {
        lengths[$0.lowerBound / Kernels.rangeLength] = Int32($0.count)
      }
    }

    #expect(lengths == [Int32](repeating: Int32(Kernels.rangeLength), count: 5) + [3])
  }

  @Test func `a large tensor whose elements don't stand in order is copied in full`() throws {
    ck_set_threads(3)
    let (rows, columns) = (401, 350)
    let numbers = try Tensor.arange(.int(0), .int(rows * columns), dtype: .float32)

    let copy = try numbers.reshape([rows, columns]).transpose(0, 1).contiguous()

    let expected = (0..<rows * columns).map { Float($0 % rows * columns + $0 / rows) }
    #expect(copy.shape == [columns, rows])
    #expect(copy.elements == expected)
  }

  @Test func `the number of threads stays between 1 and 64`() {
    let numbers = [-3, 0, 1, 2, 64, .max].map { (count: Int) in
      Threads.bounded(count)
    }

    #expect(numbers == [1, 1, 1, 2, 64, 64])
  }
}
