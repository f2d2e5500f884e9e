import CKernels
import Tensors
import Testing

@Suite struct MemoryTests {
  /// From a few bytes to pieces that the system maps in huge pages.
  private static let sizes = [1, 64, 65_536, 70_000, 1 << 20, 5_000_001, 17 << 20]

  @Test func `pieces are aligned and apart, taken again and again`() {
    for round in UInt8(0)..<3 {
      let pieces = Self.sizes.compactMap { ck_allocate($0) }
      for (index, piece) in pieces.enumerated() {
        piece.initializeMemory(
          as: UInt8.self, repeating: round &+ UInt8(index), count: Self.sizes[index])
      }
      let ends = zip(pieces, Self.sizes).map { $0.load(fromByteOffset: $1 - 1, as: UInt8.self) }
      let starts = pieces.map { $0.load(as: UInt8.self) }
      for (piece, size) in zip(pieces, Self.sizes) { ck_release(piece, size) }

      let expected = Self.sizes.indices.map { round &+ UInt8($0) }
      #expect(starts == expected)
      #expect(ends == expected)
      #expect(pieces.allSatisfy { UInt(bitPattern: $0) % 64 == 0 })
    }
  }

  @Test func `what waits stays within its bound`() {
    let pieces = (0..<30).compactMap { _ in ck_allocate(5 << 20) }
    for piece in pieces { ck_release(piece, 5 << 20) }

    #expect(pieces.count == 30)
    #expect(0...(128 << 20) ~= TensorMemory.waitingBytes)
  }

  @Test func `threads take and give back pieces at once`() async {
    let sums = await withTaskGroup(of: Int.self) { group in
      for task in 0..<4 {
        group.addTask {
          (0..<200).reduce(0) { sum, turn in
            let size = 70_000 + turn * 4_000
            guard let piece = ck_allocate(size) else { return sum }
            piece.initializeMemory(as: UInt8.self, repeating: UInt8(task + 1), count: size)
            defer { ck_release(piece, size) }
            return sum + Int(piece.load(fromByteOffset: size / 2, as: UInt8.self))
          }
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }

    #expect(sums.sorted() == [200, 400, 600, 800])
  }

  @Test func `more than a process can have is refused`() { #expect(ck_allocate(.max) == nil) }
}
