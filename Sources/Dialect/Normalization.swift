/// The normal forms of Unicode (UAX #15), with the data of Unicode 14 as CPython 3.11 has them.
package enum NormalForm: String {
  case nfc = "NFC"
  case nfd = "NFD"
  case nfkc = "NFKC"
  case nfkd = "NFKD"

  /// The text in this form.
  package func normalized(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    let tables = DecompositionTables.shared
    let isCompatible = self == .nfkc || self == .nfkd
    var parts: [Unicode.Scalar] = []
    for scalar in scalars { tables.decompose(scalar, isCompatible: isCompatible, into: &parts) }
    Self.order(&parts)
    return self == .nfd || self == .nfkd ? parts : tables.composed(parts)
  }

  /// Sorts marks behind their base by combining class, equal ones left in place.
  private static func order(_ scalars: inout [Unicode.Scalar]) {
    var start = 0
    while start < scalars.count {
      if scalars[start].combiningClass == 0 {
        start += 1
        continue
      }
      var end = start
      while end < scalars.count, scalars[end].combiningClass != 0 { end += 1 }
      let marks = scalars[start..<end].enumerated().sorted {
        ($0.element.combiningClass, $0.offset) < ($1.element.combiningClass, $1.offset)
      }
      scalars.replaceSubrange(start..<end, with: marks.map(\.element))
      start = end
    }
  }
}

extension Unicode.Scalar {
  package var combiningClass: UInt8 { properties.canonicalCombiningClass.rawValue }
}

/// Decompositions and compositions by character.
struct DecompositionTables: Sendable {
  static let shared = DecompositionTables()

  struct Entry {
    let parts: [Unicode.Scalar]
    let isCompatible: Bool
  }

  private(set) var entries: [Unicode.Scalar: Entry] = [:]
  /// By the code points of a pair, the first in the upper half.
  private var compositions: [UInt64: Unicode.Scalar] = [:]

  private init() {
    for line in decompositionData.split(separator: ";") {
      let text = line.drop { $0 == "\n" }
      guard let mark = text.firstIndex(where: { "=!~".contains($0) }),
        let code = Self.scalar(text[..<mark])
      else { continue }
      let parts = text[text.index(after: mark)...].split(separator: " ").compactMap(Self.scalar)
      entries[code] = Entry(parts: parts, isCompatible: text[mark] == "~")
      if text[mark] == "=", parts.count == 2 { compositions[Self.key(parts[0], parts[1])] = code }
    }
  }

  private static func scalar(_ text: Substring) -> Unicode.Scalar? {
    UInt32(text, radix: 16).flatMap(Unicode.Scalar.init)
  }

  private static func key(_ a: Unicode.Scalar, _ b: Unicode.Scalar) -> UInt64 {
    UInt64(a.value) << 32 | UInt64(b.value)
  }

  func decompose(
    _ scalar: Unicode.Scalar, isCompatible: Bool, into parts: inout [Unicode.Scalar]
  ) {
    if scalar.value < 0xa0 { return parts.append(scalar) }
    if (0xac00...0xd7a3).contains(scalar.value) {
      let index = scalar.value - 0xac00
      let codes = [0x1100 + index / 588, 0x1161 + index % 588 / 28, 0x11a7 + index % 28]
      parts += codes.prefix(index % 28 == 0 ? 2 : 3).compactMap(Unicode.Scalar.init)
    } else if let entry = entries[scalar], isCompatible || !entry.isCompatible {
      for part in entry.parts { decompose(part, isCompatible: isCompatible, into: &parts) }
    } else {
      parts.append(scalar)
    }
  }

  /// Joins each base with the marks behind it that are not blocked.
  func composed(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    var base: Int?
    var lastClass = -1
    for scalar in scalars {
      let ownClass = Int(scalar.combiningClass)
      if let base, lastClass < ownClass, let joined = pair(result[base], scalar) {
        result[base] = joined
        continue
      }
      if ownClass == 0 {
        base = result.count
        lastClass = -1
      } else {
        lastClass = ownClass
      }
      result.append(scalar)
    }
    return result
  }

  private func pair(_ a: Unicode.Scalar, _ b: Unicode.Scalar) -> Unicode.Scalar? {
    if (0x1100..<0x1113).contains(a.value), (0x1161..<0x1176).contains(b.value) {
      return Unicode.Scalar(0xac00 + (a.value - 0x1100) * 588 + (b.value - 0x1161) * 28)
    }
    if (0xac00...0xd7a3).contains(a.value), (a.value - 0xac00) % 28 == 0,
      (0x11a8..<0x11c3).contains(b.value)
    {
      return Unicode.Scalar(a.value + b.value - 0x11a7)
    }
    return compositions[Self.key(a, b)]
  }
}
