/// Memory for texts that are being written, one inside the other: a text stands behind the one that
/// it is a part of.
final class TextRoom {
  private static let usualCapacity = 1 << 12

  // Unchecked: read and written in single steps.
  @exclusivity(unchecked) private var bytes = UnsafeMutablePointer<UInt8>.allocate(
    capacity: TextRoom.usualCapacity)
  @exclusivity(unchecked) private var capacity = TextRoom.usualCapacity
  /// How many bytes are written: where the next text begins.
  @exclusivity(unchecked) private(set) var count = 0

  deinit { bytes.deallocate() }

  @inline(__always)
  func append(_ other: UnsafeBufferPointer<UInt8>) {
    guard let source = other.baseAddress else { return }
    if other.count > capacity - count { grow(by: other.count) }
    (bytes + count).update(from: source, count: other.count)
    count += other.count
  }

  func append(_ text: String) {
    if text.utf8.withContiguousStorageIfAvailable({ append($0) }) == nil {
      Array(text.utf8).withUnsafeBufferPointer { append($0) }
    }
  }

  @inline(never)
  private func grow(by added: Int) {
    let wanted = max(capacity * 2, count + added)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: wanted)
    larger.update(from: bytes, count: count)
    bytes.deallocate()
    (bytes, capacity) = (larger, wanted)
  }

  /// The text from `start` on, which makes room for the next.
  func take(from start: Int) -> StringObject {
    let text = StringObject(utf8: UnsafeBufferPointer(start: bytes + start, count: count - start))
    drop(from: start)
    return text
  }

  /// Gives up the text from `start` on.
  func drop(from start: Int) {
    count = start
    guard start == 0, capacity > 64 * Self.usualCapacity else { return }
    bytes.deallocate()
    (bytes, capacity) = (.allocate(capacity: Self.usualCapacity), Self.usualCapacity)
  }
}
