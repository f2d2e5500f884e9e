/// The first place where bytes are no UTF-8, told as CPython tells it.
struct UTF8Fault {
  private var place = 0
  private var count = 1
  private var reason = "invalid start byte"
  private let bytes: [UInt8]

  /// - Parameter bytes: Bytes that are not UTF-8 as a whole.
  init(in bytes: [UInt8]) {
    self.bytes = bytes
    while place < bytes.count {
      let expected = Self.length(of: bytes[place])
      guard expected > 0 else { return }
      let good = Self.goodCount(bytes[place...], expected)
      if good == expected {
        place += expected
        continue
      }
      count = good
      reason =
        place + good == bytes.count ? "unexpected end of data" : "invalid continuation byte"
      return
    }
  }

  /// The bytes of a character that begins so; none for a byte that can't begin one.
  private static func length(of first: UInt8) -> Int {
    switch first {
    case 0..<0x80: 1
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 0
    }
  }

  /// How many bytes, from the first, can be a character's.
  private static func goodCount(_ bytes: ArraySlice<UInt8>, _ expected: Int) -> Int {
    var good = 1
    for byte in bytes.dropFirst().prefix(expected - 1) {
      let range: ClosedRange<UInt8> =
        switch (good, bytes.first ?? 0) {
        case (1, 0xE0): 0xA0...0xBF
        case (1, 0xED): 0x80...0x9F
        case (1, 0xF0): 0x90...0xBF
        case (1, 0xF4): 0x80...0x8F
        default: 0x80...0xBF
        }
      guard range.contains(byte) else { break }
      good += 1
    }
    return good
  }

  var raise: Raise {
    let what =
      count == 1
      ? "byte 0x\(String(bytes[min(place, bytes.count - 1)], radix: 16)) in position \(place)"
      : "bytes in position \(place)-\(place + count - 1)"
    return Raise(.unicodeDecodeError, "'utf-8' codec can't decode \(what): \(reason)")
  }
}
