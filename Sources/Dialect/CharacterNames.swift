/// Unicode's names of characters, for `\N{GREEK SMALL LETTER ALPHA}`.
package enum CharacterNames {
  /// The character of a name, in whatever case; nothing for a name that Unicode 14 does not have.
  package static func scalar(named name: String) -> Unicode.Scalar? {
    let upper = name.uppercased()
    // CPython makes these names by rule, and only as they are written there.
    for start in ["CJK UNIFIED IDEOGRAPH-", "HANGUL SYLLABLE "] where upper.hasPrefix(start) {
      guard upper == name else { return nil }
    }
    return ideograph(upper) ?? table[upper]
  }

  /// The characters whose name ends with their own code.
  private static func ideograph(_ name: String) -> Unicode.Scalar? {
    guard name.hasPrefix("CJK UNIFIED IDEOGRAPH-"), let dash = name.lastIndex(of: "-"),
      let value = UInt32(name[name.index(after: dash)...], radix: 16),
      let scalar = Unicode.Scalar(value), scalar.properties.name == name, scalar.isKnown
    else { return nil }
    return scalar
  }

  /// All others, by name and by correction of a name; made when the first name is asked for.
  private static let table: [String: Unicode.Scalar] = {
    var table: [String: Unicode.Scalar] = [:]
    for block: ClosedRange<UInt32> in [
      0...0x33FF, 0x4DC0...0x4DFF, 0xA000...0x1FFFF, 0xE0000...0xE01FF,
    ] {
      for value in block {
        guard let scalar = Unicode.Scalar(value), scalar.isKnown else { continue }
        for name in [scalar.properties.name, scalar.properties.nameAlias].compactMap({ $0 }) {
          table[name] = scalar
        }
      }
    }
    return table
  }()
}

extension Unicode.Scalar {
  /// Whether Unicode 14, CPython 3.11's version, has the character.
  fileprivate var isKnown: Bool { properties.age.map { $0.major <= 14 } ?? false }
}
